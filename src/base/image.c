#include "base/image.h"

#include <string.h>

enum { ALIGNMENT = 8 };

/* What stands first; the texts stand behind the rest, so that this can be read in order. */
typedef struct {
	guint64 body;
	guint64 texts;
} Header;

struct _DiaImage {
	GByteArray *body;  /* NULL where the image is read */
	GByteArray *texts; /* strings with their NUL, each once */
	GHashTable *known; /* string -> its place in the texts + 1 */
	const char *at;	   /* the rest of what is read */
	const char *end;   /* and its texts */
};

DiaImage *
dia_image_new(void)
{
	DiaImage *image = g_new0(DiaImage, 1);

	image->body = g_byte_array_new();
	image->texts = g_byte_array_new();
	image->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return image;
}

DiaImage *
dia_image_open(const char *data, gsize length)
{
	DiaImage *image;
	Header header;

	if (length < sizeof header)
		return NULL;
	memcpy(&header, data, sizeof header);
	g_assert(header.body + header.texts == length - sizeof header);
	image = g_new0(DiaImage, 1);
	image->at = data + sizeof header;
	image->end = image->at + header.body;
	return image;
}

void
dia_image_free(DiaImage *image)
{
	if (image == NULL)
		return;
	g_clear_pointer(&image->body, g_byte_array_unref);
	g_clear_pointer(&image->texts, g_byte_array_unref);
	g_clear_pointer(&image->known, g_hash_table_unref);
	g_free(image);
}

GByteArray *
dia_image_finish(const DiaImage *image)
{
	Header header = { .body = image->body->len, .texts = image->texts->len };
	GByteArray *whole = g_byte_array_new();

	g_byte_array_append(whole, (const guint8 *)&header, sizeof header);
	g_byte_array_append(whole, image->body->data, image->body->len);
	g_byte_array_append(whole, image->texts->data, image->texts->len);
	return whole;
}

gboolean
dia_image_is_read(const DiaImage *image)
{
	return image->body == NULL;
}

/* The next bytes of an image that is read, and the gap up to where the next may stand. */
static gconstpointer
take(DiaImage *image, gsize size)
{
	gconstpointer taken = image->at;

	size = (size + ALIGNMENT - 1) & ~(gsize)(ALIGNMENT - 1);
	g_assert(size <= (gsize)(image->end - image->at));
	image->at += size;
	return taken;
}

static void
put(DiaImage *image, gconstpointer bytes, gsize size)
{
	static const guint8 zeros[ALIGNMENT] = { 0 };

	g_byte_array_append(image->body, bytes, (guint)size);
	g_byte_array_append(image->body, zeros, (guint)(-size & (ALIGNMENT - 1)));
}

void
dia_image_bytes(DiaImage *image, gpointer bytes, gsize size)
{
	gconstpointer place;

	if (dia_image_is_read(image)) {
		place = take(image, size);
		memcpy(bytes, &place, sizeof place);
	} else {
		memcpy(&place, bytes, sizeof place);
		put(image, place, size);
	}
}

/* A number, or anything else that stands in a variable itself. */
static void
transfer(DiaImage *image, gpointer value, gsize size)
{
	if (dia_image_is_read(image))
		memcpy(value, take(image, size), size);
	else
		put(image, value, size);
}

void
dia_image_number(DiaImage *image, guint32 *number)
{
	transfer(image, number, sizeof *number);
}

void
dia_image_bits(DiaImage *image, guint64 *bits)
{
	transfer(image, bits, sizeof *bits);
}

void
dia_image_double(DiaImage *image, double *number)
{
	transfer(image, number, sizeof *number);
}

/* Where a string stands in the texts, counted from 1; 0 for NULL. */
static guintptr
place_string(DiaImage *image, const char *string)
{
	guintptr place;

	if (string == NULL)
		return 0;
	place = GPOINTER_TO_SIZE(g_hash_table_lookup(image->known, string));
	if (place != 0)
		return place;
	place = image->texts->len + 1;
	g_hash_table_insert(image->known, g_strdup(string), GSIZE_TO_POINTER(place));
	g_byte_array_append(image->texts, (const guint8 *)string, (guint)strlen(string) + 1);
	return place;
}

guintptr
dia_image_place(DiaImage *image, const char *string)
{
	return place_string(image, string) - 1;
}

guintptr
dia_image_texts(const DiaImage *image)
{
	return (guintptr)image->end;
}

/* Turns the pointers of an element into places, or back. */
static void
transfer_strings(DiaImage *image, char *element, const gsize *strings)
{
	for (; *strings != DIA_IMAGE_END; strings++) {
		gpointer field = element + (*strings & ~DIA_IMAGE_LATER(0));
		const char *string = NULL;
		guintptr place;

		if (*strings & DIA_IMAGE_LATER(0)) {
			memcpy(field, &string, sizeof string);
		} else if (dia_image_is_read(image)) {
			memcpy(&place, field, sizeof place);
			string = place != 0 ? image->end + place - 1 : NULL;
			memcpy(field, &string, sizeof string);
		} else {
			memcpy(&string, field, sizeof string);
			place = place_string(image, string);
			memcpy(field, &place, sizeof place);
		}
	}
}

void
dia_image_string(DiaImage *image, const char **string)
{
	static const gsize strings[] = { 0, DIA_IMAGE_END };
	const char *copy = dia_image_is_read(image) ? NULL : *string;

	if (!dia_image_is_read(image))
		transfer_strings(image, (char *)&copy, strings);
	transfer(image, &copy, sizeof copy);
	if (!dia_image_is_read(image))
		return;
	transfer_strings(image, (char *)&copy, strings);
	*string = copy;
}

void
dia_image_strings(DiaImage *image, DiaPool *pool, const char *const **strings)
{
	const gboolean is_read = dia_image_is_read(image);
	guint32 length = is_read || *strings == NULL ? 0 : g_strv_length((char **)*strings) + 1;
	const char **copy;

	dia_image_number(image, &length);
	copy = is_read && length > 0 ? dia_pool_allocate(pool, length * sizeof *copy) : NULL;
	for (guint i = 0; i < length; i++) {
		const char *string = is_read ? NULL : (*strings)[i];

		dia_image_string(image, &string);
		if (is_read)
			copy[i] = string;
	}
	if (is_read)
		*strings = copy;
}

void
dia_image_part(DiaImage *image, gpointer part, gsize size)
{
	gpointer place;

	if (!dia_image_is_read(image))
		return;
	place = g_malloc0(size);
	memcpy(part, &place, sizeof place);
}

void
dia_image_array(DiaImage *image, GArray **array, gsize element_size)
{
	static const gsize none[] = { DIA_IMAGE_END };

	dia_image_records(image, array, element_size, none);
}

void
dia_image_records(DiaImage *image, GArray **array, gsize element_size, const gsize *strings)
{
	g_autoptr(GArray) copy = g_array_new(FALSE, TRUE, (guint)element_size);
	guint32 length = dia_image_is_read(image) ? 0 : (*array)->len;

	dia_image_number(image, &length);
	if (dia_image_is_read(image))
		g_array_append_vals(copy, take(image, length * element_size), length);
	else
		g_array_append_vals(copy, (*array)->data, length);
	for (guint i = 0; i < length && *strings != DIA_IMAGE_END; i++)
		transfer_strings(image, copy->data + i * element_size, strings);
	if (dia_image_is_read(image))
		*array = g_steal_pointer(&copy);
	else
		put(image, copy->data, length * element_size);
}

void
dia_image_byte_array(DiaImage *image, GByteArray **array)
{
	guint32 length = dia_image_is_read(image) ? 0 : (*array)->len;
	gconstpointer data = dia_image_is_read(image) ? NULL : (*array)->data;

	dia_image_number(image, &length);
	dia_image_bytes(image, &data, length);
	if (!dia_image_is_read(image))
		return;
	*array = g_byte_array_new();
	g_byte_array_append(*array, data, length);
}
