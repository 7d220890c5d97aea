/*
 * An image of tables: what was made of data files when the program was built, as it stands in memory.
 *
 * One function of each table both writes it and reads it back, field by field, so that the two cannot differ. The large
 * tables of numbers are read where they are; of arrays with strings a copy is made with places turned into pointers.
 * An image is part of the program, made by the same compiler from the same headers: it is no format for files, and must
 * not be read from one.
 */
#pragma once

#include <glib.h>

#include "base/pool.h"

typedef struct _DiaImage DiaImage;

/* What ends a list of offsets of strings. */
#define DIA_IMAGE_END G_MAXSIZE
/* Of a pointer among them to something else, which the caller transfers after the elements. */
#define DIA_IMAGE_LATER(offset) ((offset) | (gsize)1 << (8 * sizeof(gsize) - 1))

/* @return an empty image to write to; free with dia_image_free() */
DiaImage *dia_image_new(void);

/*
 * @param data what dia_image_finish() gave, at an address that is a multiple of eight; must outlive all that is read
 * @return newly allocated, or NULL where @length says that there is none
 */
DiaImage *dia_image_open(const char *data, gsize length);
void dia_image_free(DiaImage *image);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaImage, dia_image_free)

/* @return all that was written, to be freed by the caller with g_byte_array_unref() */
GByteArray *dia_image_finish(const DiaImage *image);

gboolean dia_image_is_read(const DiaImage *image);

/* Each of these writes what it points to, or sets it to what is read. */
void dia_image_number(DiaImage *image, guint32 *number);
void dia_image_bits(DiaImage *image, guint64 *bits);
void dia_image_double(DiaImage *image, double *number);
void dia_image_string(DiaImage *image, const char **string);

/*
 * For elements that hold a string by its place in the texts, so that they can be read where they are.
 * @param string written once, however often it is asked for
 * @return the place, counted from dia_image_texts() of the image when it is read
 */
guintptr dia_image_place(DiaImage *image, const char *string);
/* @return the address of the texts of an image that is read */
guintptr dia_image_texts(const DiaImage *image);

/* A NULL-terminated array of strings, or NULL. @param pool what owns the array that is read */
void dia_image_strings(DiaImage *image, DiaPool *pool, const char *const **strings);

/*
 * Plain bytes without pointers.
 * @param bytes is set to the image's own, which nobody may change or free
 * @param size  the same when written and read
 */
void dia_image_bytes(DiaImage *image, gpointer bytes, gsize size);

/* A part, a struct of @size bytes: where the image is read it is made, with zeros. */
void dia_image_part(DiaImage *image, gpointer part, gsize size);

/* An array of plain elements; where the image is read a new one. */
void dia_image_array(DiaImage *image, GArray **array, gsize element_size);
void dia_image_byte_array(DiaImage *image, GByteArray **array);

/* The same, of elements with strings. @param strings their offsets in an element, and DIA_IMAGE_END */
void dia_image_records(DiaImage *image, GArray **array, gsize element_size, const gsize *strings);
