#include "read/library.h"

#include <dlfcn.h>
#include <string.h>

#include "diachron/error.h"

gboolean
dia_library_load(const char *file, const char *const *names, guint n, gpointer functions,
		 const char *input, GError **error)
{
	/* Libraries with types of GObject cannot be taken out again. */
	gpointer library = dlopen(file, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);

	for (guint i = 0; i < n; i++) {
		gpointer function = library != NULL ? dlsym(library, names[i]) : NULL;

		if (function == NULL) {
			g_set_error(error, DIA_ERROR, DIA_ERROR_FORMAT,
				    "%s: cannot be read without %s; install it", input, file);
			return FALSE;
		}
		memcpy((char *)functions + i * sizeof function, &function, sizeof function);
	}
	return TRUE;
}
