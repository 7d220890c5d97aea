/*
 * Input of a fuzz target as a file that has a name, for what reads files that users name.
 */
#pragma once

#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Of a file in memory: it has no name elsewhere, and goes with the process. */
typedef struct {
	int descriptor;
	char path[32];
} MemoryFile;

static inline void
memory_file_open(MemoryFile *file, const guint8 *data, gsize size)
{
	file->descriptor = memfd_create("fuzz", MFD_CLOEXEC);
	g_assert_cmpint(file->descriptor, >=, 0);
	for (gsize at = 0; at < size;) {
		gssize written = write(file->descriptor, data + at, size - at);

		g_assert_cmpint(written, >, 0);
		at += (gsize)written;
	}
	snprintf(file->path, sizeof file->path, "/proc/self/fd/%d", file->descriptor);
}

static inline void
memory_file_close(MemoryFile *file)
{
	close(file->descriptor);
}
