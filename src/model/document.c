#include "model/document.h"

gboolean
dia_dropped_is_furniture(const char *kind)
{
	static const char *const furniture[] = {
		"running-header", "running-footer", "page-number", "job-number", "contents",
		"stray-number",	  "navigation",	    "comment",	   "hidden-text", NULL,
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
	document->references = g_ptr_array_new();
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
	g_ptr_array_unref(document->references);
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

guint32
dia_document_character_offset(const DiaDocument *document, guint paragraph, guint32 offset)
{
	const DiaParagraph *here = dia_document_paragraph(document, paragraph);

	/* All ASCII, as most paragraphs are: bytes are characters. */
	if (here->n_characters == here->span.end - here->span.start)
		return offset - here->span.start;
	return (guint32)g_utf8_strlen(document->text->str + here->span.start,
				      (gssize)(offset - here->span.start));
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

char *
dia_document_citation(const DiaDocument *document, guint paragraph)
{
	const DiaParagraph *here = dia_document_paragraph(document, paragraph);
	g_autofree char *report = cite_report(&document->metadata);

	if (here->kind == DIA_PARAGRAPH_NUMBERED || here->kind == DIA_PARAGRAPH_RECOMMENDATION)
		return g_strdup_printf("%s, para. %s", report, here->id);
	/* What has no number is cited by page where there are pages, else by what it is. */
	if (here->kind == DIA_PARAGRAPH_TEXT && here->page > 0)
		return g_strdup_printf("%s, p. %u", report, here->page);
	return g_strdup_printf("%s, %s", report, here->id);
}
