/*
 * Part of the build: reads the data files and writes the lexicon made of them as an image. image-maker FILE
 *
 * A file that is the same already is left alone, so that nothing is compiled anew.
 */
#include <stdlib.h>
#include <string.h>

#include "lexicon/lexicon.h"

static gboolean
is_same(const char *path, const GByteArray *image)
{
	g_autofree char *old = NULL;
	gsize length;

	return g_file_get_contents(path, &old, &length, NULL) && length == image->len &&
	       memcmp(old, image->data, length) == 0;
}

int
main(int argc, char **argv)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(DiaLexicon) lexicon = dia_lexicon_read(NULL, &error);
	g_autoptr(DiaImage) image = dia_image_new();
	g_autoptr(GByteArray) bytes = NULL;

	if (lexicon != NULL && argc == 2) {
		dia_lexicon_transfer(&lexicon, image);
		bytes = dia_image_finish(image);
		if (is_same(argv[1], bytes) ||
		    g_file_set_contents(argv[1], (const char *)bytes->data, bytes->len, &error))
			return EXIT_SUCCESS;
	}
	g_printerr("image-maker: %s\n", error != NULL ? error->message : "name one file to write");
	return EXIT_FAILURE;
}
