/*
 * The one error domain. An error says that there is no output; what deserves a look although there
 * is output is a finding (findings.h) or a count in `dropped` (document.h).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DIA_ERROR (dia_error_quark())

typedef enum {
	DIA_ERROR_READ,	    /* a file is missing, unreadable, a directory, or empty */
	DIA_ERROR_FORMAT,   /* a file's content is not what it has to be */
	DIA_ERROR_LIMIT,    /* a named limit of src/base/limits.h is exceeded */
	DIA_ERROR_MANIFEST, /* a manifest or data file says something it may not say */
	DIA_ERROR_WRITE,    /* output could not be written */
} DiaError;

GQuark dia_error_quark(void);

G_END_DECLS
