#include "model/document.h"

gboolean
dia_dropped_is_furniture(const char *kind)
{
	static const char *const furniture[] = {
		"running-header", "running-footer", "page-number", "job-number", "contents",
		"stray-number",	  "navigation",	    "comment",	   "hidden-text", "notes-heading",
		"rule",		  NULL,
	};

	return g_strv_contains(furniture, kind);
}

DiaDocument *
dia_document_new(void)
{
	DiaDocument *document = g_new0(DiaDocument, 1);

	g_atomic_ref_count_init(&document->references_count);
	document->text = g_string_new(NULL);
	document->paragraphs = g_array_new(FALSE, TRUE, sizeof(DiaParagraph));
	document->sections = g_array_new(FALSE, TRUE, sizeof(DiaSection));
	document->recommendations = g_array_new(FALSE, TRUE, sizeof(DiaRecommendation));
	document->dropped = g_array_new(FALSE, TRUE, sizeof(DiaDropped));
	document->note_marks = g_array_new(FALSE, TRUE, sizeof(DiaNoteMark));
	document->references = g_ptr_array_new();
	document->character_counts = g_array_new(FALSE, FALSE, sizeof(guint32));
	dia_pool_init(&document->pool);
	return document;
}

DiaDocument *
dia_document_ref(DiaDocument *document)
{
	g_atomic_ref_count_inc(&document->references_count);
	return document;
}

void
dia_document_unref(DiaDocument *document)
{
	if (document == NULL || !g_atomic_ref_count_dec(&document->references_count))
		return;
	g_string_free(document->text, TRUE);
	g_array_unref(document->paragraphs);
	g_array_unref(document->sections);
	g_array_unref(document->recommendations);
	g_array_unref(document->dropped);
	g_array_unref(document->note_marks);
	g_ptr_array_unref(document->references);
	g_array_unref(document->character_counts);
	dia_pool_clear(&document->pool);
	g_free(document);
}

const DiaMetadata *
dia_document_metadata(const DiaDocument *document)
{
	return &document->metadata;
}

const char *
dia_document_text(const DiaDocument *document, gsize *length)
{
	if (length != NULL)
		*length = document->text->len;
	return document->text->str;
}

/* The elements of an array; its length where it is asked for. */
static gconstpointer
expose(const GArray *array, guint *length)
{
	if (length != NULL)
		*length = array->len;
	return array->data;
}

const DiaParagraph *
dia_document_paragraphs(const DiaDocument *document, guint *length)
{
	return expose(document->paragraphs, length);
}

const DiaSection *
dia_document_sections(const DiaDocument *document, guint *length)
{
	return expose(document->sections, length);
}

const DiaRecommendation *
dia_document_recommendations(const DiaDocument *document, guint *length)
{
	return expose(document->recommendations, length);
}

const char *const *
dia_document_references(const DiaDocument *document, guint *length)
{
	if (length != NULL)
		*length = document->references->len;
	return (const char *const *)document->references->pdata;
}

const DiaDropped *
dia_document_dropped(const DiaDocument *document, guint *length)
{
	return expose(document->dropped, length);
}

/* Characters that begin in a run of UTF-8: bytes that do not continue one. */
static guint32
count_characters(const char *text, gsize length)
{
	guint32 n = 0;

	for (gsize i = 0; i < length; i++)
		n += ((guchar)text[i] & 0xc0) != 0x80;
	return n;
}

void
dia_document_freeze(DiaDocument *document)
{
	const GString *text = document->text;
	guint32 count = 0;

	g_array_set_size(document->character_counts, 0);
	for (gsize at = 0; at < text->len; at += DIA_COUNTED_BYTES) {
		g_array_append_val(document->character_counts, count);
		count += count_characters(text->str + at, MIN(DIA_COUNTED_BYTES, text->len - at));
	}
}

/* Characters before a byte of the text. */
static guint32
count_before(const DiaDocument *document, guint32 offset)
{
	guint32 block = offset / DIA_COUNTED_BYTES;
	const char *start = document->text->str + (gsize)block * DIA_COUNTED_BYTES;

	if (block >= document->character_counts->len)
		return count_characters(document->text->str, offset);
	return g_array_index(document->character_counts, guint32, block) +
	       count_characters(start, offset % DIA_COUNTED_BYTES);
}

guint32
dia_document_character_offset(const DiaDocument *document, guint paragraph, guint32 offset)
{
	const DiaParagraph *here = dia_document_paragraph(document, paragraph);

	/* All ASCII, as most paragraphs are: bytes are characters. */
	if (here->n_characters == here->span.end - here->span.start)
		return offset - here->span.start;
	return count_before(document, offset) - count_before(document, here->span.start);
}

/* "A/HRC/28/10", else the title with its year, else the id. */
static char *
cite_report(const DiaMetadata *metadata)
{
	if (metadata->symbol != NULL)
		return g_strdup(metadata->symbol);
	if (metadata->title != NULL && metadata->date != NULL)
		return g_strdup_printf("%s (%.4s)", metadata->title, metadata->date);
	return g_strdup(metadata->title != NULL ? metadata->title : metadata->id);
}

/*
 * The number as people cite it: where the numbering starts anew below each heading the id is qualified, "Article 6/1",
 * which is "Article 6, para. 1". What has no number is called by its id, "text 14".
 */
char *
dia_document_name_paragraph(const DiaDocument *document, guint paragraph)
{
	const DiaParagraph *here = dia_document_paragraph(document, paragraph);
	const char *slash = here->label != NULL ? strrchr(here->id, '/') : NULL;

	if (here->kind == DIA_PARAGRAPH_TEXT)
		return g_strconcat("unnumbered ", here->id, NULL);
	if (here->kind != DIA_PARAGRAPH_NUMBERED && here->kind != DIA_PARAGRAPH_RECOMMENDATION)
		return g_strdup(here->id);
	if (slash != NULL && slash > here->id && g_str_has_prefix(slash + 1, here->label))
		return g_strdup_printf("%.*s, para. %s", (int)(slash - here->id), here->id, slash + 1);
	return g_strconcat("para. ", here->id, NULL);
}

char *
dia_document_citation(const DiaDocument *document, guint paragraph)
{
	const DiaParagraph *here = dia_document_paragraph(document, paragraph);
	g_autofree char *report = cite_report(&document->metadata);
	g_autofree char *name = NULL;

	/* What has no number is cited by page where there are pages, else by what it is. */
	if (here->kind == DIA_PARAGRAPH_TEXT && here->page > 0)
		return g_strdup_printf("%s, p. %u", report, here->page);
	name = dia_document_name_paragraph(document, paragraph);
	return g_strconcat(report, ", ", name, NULL);
}
