/*
 * From a span of a document to a line of its source.
 */
#include <string.h>

#include "base/utf8.h"
#include "emit/findings.h"

DiaSourceText
dia_source_text_make(const GByteArray *bytes)
{
	DiaSourceText source = { .lines = g_array_new(FALSE, FALSE, sizeof(gsize)) };
	gsize start = 0;

	if (bytes == NULL || bytes->len == 0 ||
	    !g_utf8_validate_len((const char *)bytes->data, bytes->len, NULL))
		return source;
	source.text = g_strndup((const char *)bytes->data, bytes->len);
	for (gsize i = 0; i <= bytes->len; i++) {
		if (i < bytes->len && source.text[i] != '\n')
			continue;
		g_array_append_val(source.lines, start);
		start = i + 1;
	}
	return source;
}

void
dia_source_text_clear(DiaSourceText *source)
{
	g_free(source->text);
	g_array_unref(source->lines);
	*source = (DiaSourceText){ 0 };
}

gboolean
dia_finding_is_told(const DiaFindingRow *row)
{
	return !row->is_known && row->reason == NULL;
}

char *
dia_finding_flatten(const DiaDocument *document, DiaSpan span, guint32 at, gsize *offset)
{
	const char *text = dia_document_text(document, NULL);
	g_autoptr(GString) line = g_string_new(NULL);

	for (guint32 i = span.start; i < span.end; i++) {
		if (i == at && offset != NULL)
			*offset = line->len;
		if (text[i] == '\n')
			g_string_append(line, " | ");
		else
			g_string_append_c(line, text[i] == '\t' ? ' ' : text[i]);
	}
	if (at >= span.end && offset != NULL)
		*offset = line->len;
	return g_string_free(g_steal_pointer(&line), FALSE);
}

/* Matches a quotation at a place of the source, whatever white space stands in either.
 * @return one behind the match, or NULL */
static const char *
match(const char *at, const char *end, const char *quote, gsize length)
{
	const char *stop = quote + length;

	while (quote < stop) {
		if (g_ascii_isspace(*quote)) {
			quote++;
		} else if (at < end && g_ascii_isspace(*at)) {
			at++;
		} else if (at < end && *at == *quote) {
			at++;
			quote++;
		} else {
			return NULL;
		}
	}
	return at;
}

/* How many times does the quotation stand in [at, end) before its byte @limit? */
static guint
count_matches(const char *at, const char *limit, const char *end, const char *quote, gsize length)
{
	guint n = 0;

	for (; (at = memchr(at, *quote, (gsize)(limit - at))) != NULL; at++)
		n += match(at, end, quote, length) != NULL;
	return n;
}

static guint
count_characters(const char *text, gsize length)
{
	return dia_utf8_length(text, length);
}

/* The line that a byte of the source is on, from 1. */
static guint
find_line(const DiaSourceText *source, gsize offset)
{
	guint low = 0;
	guint high = source->lines->len;

	while (high - low > 1) {
		guint middle = low + (high - low) / 2;

		if (g_array_index(source->lines, gsize, middle) <= offset)
			low = middle;
		else
			high = middle;
	}
	return low + 1;
}

/* Where the paragraph ends in the source: where the next one with a line starts. */
static const char *
find_end(const DiaSourceText *source, const DiaDocument *document, guint paragraph)
{
	guint n_paragraphs;
	const DiaParagraph *paragraphs = dia_document_paragraphs(document, &n_paragraphs);
	guint32 line = paragraphs[paragraph].line;

	for (guint i = paragraph + 1; i < n_paragraphs; i++)
		if (paragraphs[i].line > line && paragraphs[i].line <= source->lines->len)
			return source->text +
			       g_array_index(source->lines, gsize, paragraphs[i].line - 1);
	return source->text + strlen(source->text);
}

static void
place_in_source(DiaSourcePlace *place, const DiaSourceText *source, const DiaDocument *document,
		const DiaFindingLocation *location)
{
	const DiaParagraph *paragraph =
	    &dia_document_paragraphs(document, NULL)[location->paragraph];
	const char *text = dia_document_text(document, NULL);
	const char *quote = text + location->span.start;
	gsize length = location->span.end - location->span.start;
	const char *at;
	const char *end;
	guint nth;

	place->line = place->end_line = paragraph->line;
	place->column = place->end_column = 1;
	if (source->text == NULL || paragraph->line > source->lines->len || length == 0)
		return;
	at = source->text + g_array_index(source->lines, gsize, paragraph->line - 1);
	end = find_end(source, document, location->paragraph);
	nth = count_matches(text + paragraph->span.start, quote, text + paragraph->span.end, quote,
			    length);
	for (; (at = memchr(at, *quote, (gsize)(end - at))) != NULL; at++) {
		const char *behind = match(at, end, quote, length);
		gsize line;

		if (behind == NULL || nth-- > 0)
			continue;
		place->line = find_line(source, (gsize)(at - source->text));
		line = g_array_index(source->lines, gsize, place->line - 1);
		place->column =
		    count_characters(source->text + line, (gsize)(at - source->text) - line) + 1;
		place->end_line = find_line(source, (gsize)(behind - source->text) - 1);
		line = g_array_index(source->lines, gsize, place->end_line - 1);
		place->end_column =
		    count_characters(source->text + line, (gsize)(behind - source->text) - line) + 1;
		return;
	}
}

static void
place_in_text_form(DiaSourcePlace *place, const DiaDocument *document,
		   const DiaFindingLocation *location)
{
	const char *id = dia_document_paragraphs(document, NULL)[location->paragraph].id;
	guint before = count_characters(id, strlen(id)) + 1;
	gsize offset = 0;
	gsize end = 0;
	DiaSpan whole = dia_document_paragraphs(document, NULL)[location->paragraph].span;
	g_autofree char *line = dia_finding_flatten(document, whole, location->span.start, &offset);
	g_autofree char *same = dia_finding_flatten(document, whole, location->span.end, &end);

	place->line = place->end_line = location->paragraph + 1;
	place->column = before + count_characters(line, offset) + 1;
	place->end_column = before + count_characters(same, end) + 1;
}

DiaSourcePlace
dia_findings_place(const DiaFindings *findings, const DiaFindingLocation *location)
{
	const DiaDocument *document = dia_analysis_document(findings->reports[location->report]);
	const DiaMetadata *metadata = dia_document_metadata(document);
	DiaSourcePlace place = { 0 };

	if (dia_document_paragraphs(document, NULL)[location->paragraph].line > 0) {
		place.path = g_strdup(metadata->path);
		place_in_source(&place, &findings->sources[location->report], document, location);
	} else {
		place.path = g_strconcat(metadata->path, ".txt", NULL);
		place_in_text_form(&place, document, location);
	}
	return place;
}
