/*
 * A difference as JSON: diachron.diff/1 (data/schemas/diff.schema.json).
 */
#include "emit/diff.h"
#include "emit/json.h"

#include <string.h>

static const DiaParagraph *
get_paragraph(const DiaDocument *document, const DiaPassage *passage)
{
	if (passage->n_paragraphs == 0)
		return NULL;
	return &dia_document_paragraphs(document, NULL)[passage->paragraphs[0]];
}

/* The id of a paragraph, or "heading 3" for the third heading; free with g_free(). */
static char *
make_id(const DiaDocument *document, const DiaPassage *passage)
{
	const DiaParagraph *paragraph = get_paragraph(document, passage);

	return paragraph != NULL ? g_strdup(paragraph->id)
				 : g_strdup_printf("heading %d", passage->section + 1);
}

static void
add_passage(cJSON *object, const char *key, const DiaDocument *document, const DiaPassage *passage)
{
	const DiaParagraph *paragraph = get_paragraph(document, passage);
	g_autofree char *id = NULL;
	cJSON *item;
	cJSON *array;

	if (passage->text == NULL) {
		dia_json_add_null(object, key);
		return;
	}
	item = dia_json_add_object(object, key);
	id = make_id(document, passage);
	dia_json_add_string(item, "paragraph", id);
	dia_json_add_string(item, "label", passage->label);
	dia_json_add_string(item, "kind", paragraph != NULL ? dia_paragraph_kind_name(paragraph->kind)
							     : "heading");
	dia_json_add_text(item, "text", passage->text, passage->length);
	if (passage->n_paragraphs > 1) {
		array = dia_json_add_array(item, "paragraphs");
		for (guint i = 0; i < passage->n_paragraphs; i++)
			cJSON_AddItemToArray(
			    array, cJSON_CreateString(dia_document_paragraphs(
						document, NULL)[passage->paragraphs[i]].id));
	}
	dia_json_add_number(item, "position", passage->position);
	if (paragraph != NULL && paragraph->line > 0)
		dia_json_add_number(item, "line", paragraph->line);
	if (paragraph != NULL && paragraph->page > 0)
		dia_json_add_number(item, "page", paragraph->page);
}

static void
add_step(cJSON *array, const char *operation, const char *text, guint32 length)
{
	cJSON *step = cJSON_CreateArray();
	g_autofree char *copy = g_strndup(text, length);

	cJSON_AddItemToArray(step, cJSON_CreateString(operation));
	cJSON_AddItemToArray(step, cJSON_CreateString(copy));
	cJSON_AddItemToArray(array, step);
}

/* What is the same is given as the new version prints it. */
static void
add_words(cJSON *object, const DiaAlignment *alignment)
{
	cJSON *array = dia_json_add_array(object, "words");
	const DiaPassage *old_passage = &alignment->old_passage;
	const DiaPassage *new_passage = &alignment->new_passage;

	if (old_passage->text == NULL)
		add_step(array, "+", new_passage->text, new_passage->length);
	else if (new_passage->text == NULL)
		add_step(array, "-", old_passage->text, old_passage->length);
	else if (alignment->n_edits == 0)
		add_step(array, "=", new_passage->text, new_passage->length);
	for (guint i = 0; i < alignment->n_edits; i++) {
		const DiaEdit *edit = &alignment->edits[i];
		const char operation[] = { edit->operation, '\0' };

		if (edit->operation == '-')
			add_step(array, operation, old_passage->text + edit->old_span.start,
				 edit->old_span.end - edit->old_span.start);
		else if (edit->new_span.end > edit->new_span.start)
			add_step(array, operation, new_passage->text + edit->new_span.start,
				 edit->new_span.end - edit->new_span.start);
	}
}

/* Cross-references that follow the new numbering, in the order of the text. */
static void
add_references(cJSON *object, const DiaAlignment *alignment)
{
	cJSON *array = dia_json_add_array(object, "references");

	for (guint i = 0; i + 1 < alignment->n_edits; i++) {
		const DiaEdit *edit = &alignment->edits[i];
		const DiaEdit *next = edit + 1;
		cJSON *item;

		if (!edit->is_reference || edit->operation != '-')
			continue;
		item = dia_json_append_object(array);
		dia_json_add_text(item, "old", alignment->old_passage.text + edit->old_span.start,
				  edit->old_span.end - edit->old_span.start);
		dia_json_add_text(item, "new", alignment->new_passage.text + next->new_span.start,
				  next->new_span.end - next->new_span.start);
	}
}

static void
add_change(cJSON *array, const DiaDifference *difference, const DiaAlignment *alignment)
{
	cJSON *object = dia_json_append_object(array);

	dia_json_add_string(object, "kind", dia_difference_kind_name(alignment->kind));
	dia_json_add_boolean(object, "moved", alignment->is_moved);
	dia_json_add_boolean(object, "modified", alignment->is_modified);
	dia_json_add_boolean(object, "renumbered", alignment->is_renumbered);
	add_passage(object, "old", dia_difference_old_document(difference),
		    &alignment->old_passage);
	add_passage(object, "new", dia_difference_new_document(difference),
		    &alignment->new_passage);
	/* Two digits: it is a rank. */
	dia_json_add_number(object, "score", (double)(gint)(alignment->score * 100 + 0.5) / 100);
	dia_json_add_strv(object, "why", alignment->why);
	add_words(object, alignment);
	add_references(object, alignment);
	dia_json_add_array(object, "figures");
	dia_json_add_null(object, "status");
}

static void
add_id(cJSON *pair, const DiaDocument *document, const DiaPassage *passage)
{
	g_autofree char *id = make_id(document, passage);

	cJSON_AddItemToArray(pair, cJSON_CreateString(id));
}

static void
add_summary(cJSON *object, const DiaDifference *difference)
{
	cJSON *summary = dia_json_add_object(object, "summary");
	DiaDifferenceSummary counts = dia_difference_summary(difference);

	for (guint kind = DIA_DIFFERENCE_INSERTED; kind < DIA_N_DIFFERENCE_KINDS; kind++)
		dia_json_add_number(summary, dia_difference_kind_name(kind), counts.counts[kind]);
	dia_json_add_number(summary, "unchanged", counts.counts[DIA_DIFFERENCE_SAME]);
	dia_json_add_number(summary, "numbers", counts.renumbered);
	dia_json_add_number(summary, "figures", counts.figures);
	dia_json_add_number(summary, "claims", counts.claims);
}

static void
add_version(cJSON *object, const char *key, const DiaDocument *document)
{
	cJSON_AddItemToObjectCS(object, key, dia_emit_head(document));
}

cJSON *
dia_emit_diff_json(const DiaDifference *difference, const DiaLexicon *lexicon G_GNUC_UNUSED)
{
	cJSON *object = cJSON_CreateObject();
	cJSON *changes;
	cJSON *unchanged;
	guint n;
	const DiaAlignment *alignments = dia_difference_alignments(difference, &n);

	dia_json_add_string(object, "format", "diachron.diff/1");
	add_version(object, "old", dia_difference_old_document(difference));
	add_version(object, "new", dia_difference_new_document(difference));
	add_summary(object, difference);
	changes = dia_json_add_array(object, "changes");
	unchanged = dia_json_add_array(object, "unchanged");
	for (guint i = 0; i < n; i++) {
		cJSON *pair;

		if (alignments[i].kind != DIA_DIFFERENCE_SAME) {
			add_change(changes, difference, &alignments[i]);
			continue;
		}
		pair = cJSON_CreateArray();
		add_id(pair, dia_difference_old_document(difference),
			     &alignments[i].old_passage);
		add_id(pair, dia_difference_new_document(difference),
			     &alignments[i].new_passage);
		cJSON_AddItemToArray(unchanged, pair);
	}
	return object;
}
