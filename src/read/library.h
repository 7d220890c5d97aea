/*
 * Libraries that few reports need and that take long to load (Poppler ten milliseconds): the reader of a format loads
 * its own. Their headers are used as always, so that the compiler checks each call.
 */
#pragma once

#include <glib.h>

/*
 * For a list of functions, FUNCTIONS(use), of the form `use(first) use(second)`: the members of a struct of pointers to
 * them, and their names in the same order.
 */
#define DIA_LIBRARY_MEMBER(function) __typeof__(function) *function;
#define DIA_LIBRARY_NAME(function) #function,

/*
 * Loads a library, which then stays, and finds functions of it or of those that it needs.
 * @param file      its name for the loader, with the version of its interface: "libarchive.so.13"
 * @param names     of the functions
 * @param functions a struct of @n pointers, in the order of the names
 * @param error     DIA_ERROR_FORMAT: says that the library is missing and which report needed it, @input
 */
gboolean dia_library_load(const char *file, const char *const *names, guint n, gpointer functions,
			  const char *input, GError **error);
