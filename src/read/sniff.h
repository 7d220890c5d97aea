/*
 * Which reader a file needs, told by its first bytes.
 */
#pragma once

#include "read/read.h"

typedef struct {
	const char *media_type;
	gboolean (*matches)(const char *data, gsize length);
	DiaReadFunction read; /* NULL where the format is known but not read */
	const char *advice;   /* then: what to do instead */
} DiaFormat;

/* @return the format of the bytes, or NULL where it is none that we read */
const DiaFormat *dia_sniff(const char *data, gsize length);
