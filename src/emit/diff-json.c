/*
 * A difference as JSON: diachron.diff/1 (data/schemas/diff.schema.json).
 */
#include "emit/diff-phrases.h"
#include "emit/json.h"

#include <string.h>

static const DiaParagraph *
get_paragraph(const DiaDocument *document, const DiaPassage *passage)
{
	if (passage->n_paragraphs == 0)
		return NULL;
	return &dia_document_paragraphs(document, NULL)[passage->paragraphs[0]];
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
	id = dia_diff_make_id(document, passage);
	dia_json_add_string(item, "paragraph", id);
	dia_json_add_string(item, "label", passage->label);
	dia_json_add_string(item, "kind", paragraph != NULL ? dia_paragraph_kind_name(paragraph->kind)
							     : "heading");
	dia_json_add_text(item, "text", passage->text, passage->length);
	if (passage->n_paragraphs > 1) {
		array = dia_json_add_array(item, "paragraphs");
		for (guint i = 0; i < passage->n_paragraphs; i++)
			dia_json_append_string(array, dia_document_paragraphs(
							  document, NULL)[passage->paragraphs[i]]
							  .id);
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
	cJSON *step = dia_json_append_array(array);

	dia_json_append_string(step, operation);
	dia_json_append_text(step, text, length);
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

/* The value of a figure, null for a range or none; with its text as printed. */
static void
add_figure_side(cJSON *object, const char *value_key, const char *text_key,
		const DiaAnalysis *analysis, gint32 index)
{
	const DiaFigure *figure = index >= 0 ? &dia_analysis_figures(analysis, NULL)[index] : NULL;

	if (figure == NULL || figure->is_range)
		dia_json_add_null(object, value_key);
	else
		dia_json_add_number(object, value_key, dia_decimal_to_double(figure->value));
	if (figure == NULL)
		dia_json_add_null(object, text_key);
	else
		dia_json_add_text(object, text_key,
				  dia_document_text(dia_analysis_document(analysis), NULL) +
				      figure->span.start,
				  figure->span.end - figure->span.start);
}

static void
add_figures(cJSON *object, const DiaDifference *difference, const DiaAlignment *alignment)
{
	cJSON *array = dia_json_add_array(object, "figures");

	for (guint i = 0; i < alignment->n_figures; i++) {
		const DiaFigureChange *change = &alignment->figures[i];
		cJSON *item = dia_json_append_object(array);

		dia_json_add_string(item, "measure", change->measure);
		dia_json_add_string(item, "unit", change->unit);
		add_figure_side(item, "old", "old_text", dia_difference_old_analysis(difference),
				change->old_figure);
		add_figure_side(item, "new", "new_text", dia_difference_new_analysis(difference),
				change->new_figure);
		if (!change->is_comparable) {
			dia_json_add_null(item, "difference");
			dia_json_add_null(item, "percent");
			continue;
		}
		dia_json_add_number(item, "difference", dia_decimal_to_double(change->difference));
		if (change->ratio != 0)
			dia_json_add_number(item, "percent", dia_diff_round_percent(change));
		else
			dia_json_add_null(item, "percent");
	}
}

static void
add_claim_side(cJSON *object, const char *key, const DiaAnalysis *analysis, gint32 index)
{
	const DiaClaim *claim = &dia_analysis_claims(analysis, NULL)[index];
	cJSON *item = dia_json_add_object(object, key);

	dia_json_add_text(item, "text",
			  dia_document_text(dia_analysis_document(analysis), NULL) +
			      claim->span.start,
			  claim->span.end - claim->span.start);
	dia_json_add_string(item, "status", dia_status_name(claim->status));
}

static void
add_claims(cJSON *object, const DiaDifference *difference, const DiaAlignment *alignment)
{
	const DiaAnalysis *old_analysis = dia_difference_old_analysis(difference);
	const DiaAnalysis *new_analysis = dia_difference_new_analysis(difference);
	cJSON *array;

	if (alignment->n_claims == 0) {
		dia_json_add_null(object, "status");
	} else {
		cJSON *status = dia_json_add_object(object, "status");
		gint32 old_claim = alignment->claims[0].old_claim;
		gint32 new_claim = alignment->claims[0].new_claim;

		dia_json_add_string(status, "old",
				    dia_status_name(
					dia_analysis_claims(old_analysis, NULL)[old_claim].status));
		dia_json_add_string(status, "new",
				    dia_status_name(
					dia_analysis_claims(new_analysis, NULL)[new_claim].status));
	}
	array = dia_json_add_array(object, "claims");
	for (guint i = 0; i < alignment->n_claims; i++) {
		cJSON *item = dia_json_append_object(array);

		add_claim_side(item, "old", old_analysis, alignment->claims[i].old_claim);
		add_claim_side(item, "new", new_analysis, alignment->claims[i].new_claim);
	}
}

static void
add_topics(cJSON *object, const DiaAlignment *alignment, const DiaLexicon *lexicon)
{
	cJSON *array = dia_json_add_array(object, "topics");

	for (guint i = 0; i < alignment->n_topics; i++)
		dia_json_append_string(array, dia_lexicon_topic_id(lexicon, alignment->topics[i]));
}

static void
add_change(cJSON *array, const DiaDifference *difference, const DiaAlignment *alignment,
	   const DiaLexicon *lexicon)
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
	add_figures(object, difference, alignment);
	add_claims(object, difference, alignment);
	add_topics(object, alignment, lexicon);
}

static void
add_id(cJSON *pair, const DiaDocument *document, const DiaPassage *passage)
{
	g_autofree char *id = dia_diff_make_id(document, passage);

	dia_json_append_string(pair, id);
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
add_commitments(cJSON *object, const DiaDifference *difference)
{
	cJSON *array = dia_json_add_array(object, "commitments");
	guint n;
	const DiaCommitmentChange *changes = dia_difference_commitments(difference, &n);

	for (guint i = 0; i < n; i++) {
		cJSON *item = dia_json_append_object(array);

		dia_json_add_string(item, "id", changes[i].commitment->id);
		dia_json_add_string(item, "title", changes[i].commitment->title);
		dia_json_add_string(item, "change", changes[i].is_added ? "added" : "gone");
	}
}

static void
add_topic_changes(cJSON *object, const DiaDifference *difference, const DiaLexicon *lexicon)
{
	cJSON *array = dia_json_add_array(object, "topics");
	guint n;
	const DiaTopicChange *changes = dia_difference_topics(difference, &n);

	for (guint i = 0; i < n; i++) {
		cJSON *item = dia_json_append_object(array);

		dia_json_add_string(item, "id", dia_lexicon_topic_id(lexicon, changes[i].topic));
		dia_json_add_string(item, "title",
				    dia_lexicon_topic_title(lexicon, changes[i].topic));
		dia_json_add_number(item, "added", changes[i].added);
		dia_json_add_number(item, "removed", changes[i].removed);
	}
}

static void
add_findings(cJSON *object, const char *key, const DiaFinding *const *findings, guint n,
	     DiaAnalysis *analysis)
{
	cJSON *array = dia_json_add_array(object, key);

	for (guint i = 0; i < n; i++)
		dia_emit_finding(dia_json_append_object(array), findings[i], &analysis);
}

static void
add_all_findings(cJSON *object, const DiaDifference *difference)
{
	cJSON *findings = dia_json_add_object(object, "findings");
	guint n_added;
	guint n_cleared;
	const DiaFinding *const *added = dia_difference_findings_added(difference, &n_added);
	const DiaFinding *const *cleared = dia_difference_findings_cleared(difference, &n_cleared);

	add_findings(findings, "added", added, n_added, dia_difference_new_analysis(difference));
	add_findings(findings, "cleared", cleared, n_cleared,
		     dia_difference_old_analysis(difference));
}

static void
add_version(cJSON *object, const char *key, const DiaDocument *document)
{
	dia_emit_head(dia_json_add_object(object, key), document);
}

DiaJson *
dia_emit_diff_json(const DiaDifference *difference, const DiaLexicon *lexicon)
{
	DiaJson *json = dia_json_new_object();
	cJSON *object = dia_json_root(json);
	cJSON *changes;
	cJSON *unchanged;
	guint n;
	const DiaAlignment *alignments = dia_difference_alignments(difference, &n);

	dia_json_add_string(object, "format", "diachron.diff/1");
	add_version(object, "old", dia_difference_old_document(difference));
	add_version(object, "new", dia_difference_new_document(difference));
	add_summary(object, difference);
	add_commitments(object, difference);
	add_topic_changes(object, difference, lexicon);
	add_all_findings(object, difference);
	changes = dia_json_add_array(object, "changes");
	unchanged = dia_json_add_array(object, "unchanged");
	for (guint i = 0; i < n; i++) {
		cJSON *pair;

		if (alignments[i].kind != DIA_DIFFERENCE_SAME) {
			add_change(changes, difference, &alignments[i], lexicon);
			continue;
		}
		pair = dia_json_append_array(unchanged);
		add_id(pair, dia_difference_old_document(difference),
			     &alignments[i].old_passage);
		add_id(pair, dia_difference_new_document(difference),
			     &alignments[i].new_passage);
	}
	return json;
}
