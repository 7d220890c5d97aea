#include "normalize/nested.h"

#include "base/digits.h"

#include <string.h>

enum { MAX_ITEMS = 500 }; /* of one list */

static gboolean
is_plain_number(const DiaParagraph *paragraph)
{
	return paragraph->kind == DIA_PARAGRAPH_NUMBERED && paragraph->label != NULL &&
	       strchr(paragraph->label, '.') == NULL;
}

static guint64
get_number(const DiaParagraph *paragraph)
{
	return dia_digits_read(paragraph->label);
}

static gboolean
announces(const DiaDocument *document, const DiaParagraph *paragraph)
{
	return paragraph->span.end > paragraph->span.start &&
	       document->text->str[paragraph->span.end - 1] == ':';
}

/*
 * One past the last item of the list that starts at @first: where the numbers of the chapeau go on, or
 * its section ends.
 */
static guint
find_end(const DiaDocument *document, const DiaParagraph *chapeau, guint first)
{
	guint64 after = get_number(chapeau) + 1;
	guint64 last = 0;
	guint n_items = 0;

	for (guint i = first; i < document->paragraphs->len && n_items < MAX_ITEMS; i++) {
		const DiaParagraph *paragraph = dia_document_paragraph(document, i);
		guint64 number;

		if (paragraph->section != chapeau->section)
			return i;
		if (!is_plain_number(paragraph))
			continue;
		number = get_number(paragraph);
		if (number != last + 1)
			return number == after ? i : first;
		last = number;
		n_items++;
	}
	return n_items < MAX_ITEMS ? document->paragraphs->len : first;
}

void
dia_nested_find(DiaDocument *document)
{
	gint chapeau = -1;

	for (guint i = 0; i < document->paragraphs->len; i++) {
		DiaParagraph *paragraph = &g_array_index(document->paragraphs, DiaParagraph, i);
		const DiaParagraph *above;
		guint end;

		if (!is_plain_number(paragraph))
			continue;
		above = chapeau >= 0 ? dia_document_paragraph(document, (guint)chapeau) : NULL;
		end = above != NULL && get_number(paragraph) == 1 && get_number(above) > 1 &&
			      announces(document, above)
			  ? find_end(document, above, i)
			  : i;
		for (guint j = i; j < end; j++) {
			DiaParagraph *item = &g_array_index(document->paragraphs, DiaParagraph, j);

			if (is_plain_number(item))
				item->parent = chapeau;
		}
		if (end > i)
			i = end - 1;
		else
			chapeau = (gint)i;
	}
}
