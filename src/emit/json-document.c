/*
 * One report as JSON: paragraph by paragraph, with the marks of each in order.
 */
#include "emit/json.h"

#include <string.h>

/* Walks the marks, which are sorted by paragraph, along with the paragraphs. */
typedef struct {
	const DiaAnalysis *analysis;
	const DiaDocument *document;
	const DiaLexicon *lexicon;
	const char *text;
	guint paragraph;
	guint figure;
	guint topic;
	guint claim;
	guint coding;
} Walk;

static void
add_span(cJSON *object, const Walk *walk, DiaSpan span)
{
	dia_json_add_text(object, "text", walk->text + span.start, span.end - span.start);
	dia_json_add_number(object, "start",
			    dia_document_character_offset(walk->document, walk->paragraph, span.start));
	dia_json_add_number(object, "end",
			    dia_document_character_offset(walk->document, walk->paragraph, span.end));
}

static void
add_decimal(cJSON *object, const char *key, gboolean holds, DiaDecimal decimal)
{
	if (holds)
		dia_json_add_number(object, key, dia_decimal_to_double(decimal));
	else
		dia_json_add_null(object, key);
}

static void
add_figures(cJSON *object, Walk *walk)
{
	cJSON *array = dia_json_add_array(object, "figures");
	guint n_figures;
	const DiaFigure *figures = dia_analysis_figures(walk->analysis, &n_figures);

	for (; walk->figure < n_figures && figures[walk->figure].paragraph == walk->paragraph;
	     walk->figure++) {
		const DiaFigure *figure = &figures[walk->figure];
		cJSON *item = dia_json_append_object(array);

		add_span(item, walk, figure->span);
		add_decimal(item, "value", !figure->is_range, figure->value);
		add_decimal(item, "low", figure->is_range, figure->low);
		add_decimal(item, "high", figure->is_range, figure->high);
		dia_json_add_string(item, "unit", figure->unit);
		dia_json_add_string(item, "measure", figure->measure);
		dia_json_add_string(item, "as_of", figure->as_of);
		dia_json_add_string(item, "qualifier", dia_qualifier_name(figure->qualifier));
	}
}

static void
add_topics(cJSON *object, Walk *walk)
{
	cJSON *array = dia_json_add_array(object, "topics");
	guint n_topics;
	const DiaTopicMark *topics = dia_analysis_topics(walk->analysis, &n_topics);

	for (; walk->topic < n_topics && topics[walk->topic].paragraph == walk->paragraph;
	     walk->topic++) {
		const DiaTopicMark *topic = &topics[walk->topic];
		cJSON *item = dia_json_append_object(array);

		dia_json_add_string(item, "id", dia_lexicon_topic_id(walk->lexicon, topic->topic));
		/* Two digits: a score is a rank, and more would only look exact. */
		dia_json_add_number(item, "score", (double)(gint)(topic->score * 100 + 0.5) / 100);
		dia_json_add_strv(item, "evidence", topic->evidence);
	}
}

static void
add_claims(cJSON *object, Walk *walk)
{
	cJSON *array = dia_json_add_array(object, "claims");
	guint n_claims;
	const DiaClaim *claims = dia_analysis_claims(walk->analysis, &n_claims);

	for (; walk->claim < n_claims && claims[walk->claim].paragraph == walk->paragraph;
	     walk->claim++) {
		const DiaClaim *claim = &claims[walk->claim];
		cJSON *item = dia_json_append_object(array);

		add_span(item, walk, claim->span);
		dia_json_add_string(item, "speaker", dia_speaker_name(claim->speaker));
		dia_json_add_string(item, "status", dia_status_name(claim->status));
		dia_json_add_boolean(item, "negated", claim->is_negated);
		dia_json_add_strv(item, "commitments", claim->commitments);
		dia_json_add_strv(item, "dates", claim->dates);
	}
}

static void
add_recommendation(cJSON *object, Walk *walk, const DiaParagraph *paragraph)
{
	guint n_codings;
	const DiaCoding *codings = dia_analysis_codings(walk->analysis, &n_codings);
	const DiaRecommendation *recommendation;
	cJSON *item;

	if (paragraph->recommendation < 0)
		return;
	recommendation = &dia_document_recommendations(walk->document,
						       NULL)[paragraph->recommendation];
	item = dia_json_add_object(object, "recommendation");
	dia_json_add_strv(item, "states", recommendation->states);
	dia_json_add_string(item, "position", dia_position_name(recommendation->position));
	dia_json_add_number(item, "wording_end",
			    dia_document_character_offset(walk->document, walk->paragraph,
							  recommendation->wording.end));
	while (walk->coding < n_codings && codings[walk->coding].paragraph < walk->paragraph)
		walk->coding++;
	if (walk->coding < n_codings && codings[walk->coding].paragraph == walk->paragraph) {
		dia_json_add_number(item, "action", codings[walk->coding].action);
		dia_json_add_strv(item, "issues", codings[walk->coding].issues);
	}
}

static void
add_section(cJSON *object, const Walk *walk, gint32 section)
{
	cJSON *array = dia_json_add_array(object, "section");
	const DiaSection *sections = dia_document_sections(walk->document, NULL);

	for (; section >= 0; section = sections[section].parent)
		dia_json_prepend_string(array, sections[section].title);
}

static void
add_references(cJSON *object, const Walk *walk, const DiaParagraph *paragraph)
{
	cJSON *array = dia_json_add_array(object, "refers_to");
	const char *const *references = dia_document_references(walk->document, NULL);

	for (guint i = 0; i < paragraph->n_references; i++)
		dia_json_append_string(array, references[paragraph->first_reference + i]);
}

/* Fills an empty object with the paragraph that the walk has come to. */
static void
fill_paragraph(cJSON *object, Walk *walk)
{
	const DiaParagraph *paragraph =
	    &dia_document_paragraphs(walk->document, NULL)[walk->paragraph];
	g_autofree char *citation = dia_document_citation(walk->document, walk->paragraph);

	dia_json_add_string(object, "id", paragraph->id);
	dia_json_add_string(object, "label", paragraph->label);
	dia_json_add_string(object, "kind", dia_paragraph_kind_name(paragraph->kind));
	add_section(object, walk, paragraph->section);
	dia_json_add_text(object, "text", walk->text + paragraph->span.start,
			  paragraph->span.end - paragraph->span.start);
	dia_json_add_string(object, "citation", citation);
	if (paragraph->line > 0)
		dia_json_add_number(object, "line", paragraph->line);
	if (paragraph->page > 0)
		dia_json_add_number(object, "page", paragraph->page);
	if (paragraph->parent >= 0)
		dia_json_add_string(
		    object, "parent",
		    dia_document_paragraphs(walk->document, NULL)[paragraph->parent].id);
	add_recommendation(object, walk, paragraph);
	add_references(object, walk, paragraph);
	add_topics(object, walk);
	add_figures(object, walk);
	add_claims(object, walk);
}

static void
add_dropped(cJSON *object, const DiaDocument *document)
{
	cJSON *array = dia_json_add_array(object, "dropped");
	guint n_dropped;
	const DiaDropped *dropped = dia_document_dropped(document, &n_dropped);

	for (guint i = 0; i < n_dropped; i++) {
		cJSON *item = dia_json_append_object(array);
		cJSON *lines;

		dia_json_add_string(item, "kind", dropped[i].kind);
		dia_json_add_number(item, "count", dropped[i].count);
		lines = dia_json_add_array(item, "lines");
		for (guint j = 0; j < dropped[i].n_lines; j++)
			dia_json_append_number(lines, dropped[i].lines[j]);
	}
}

static void
add_metadata(cJSON *object, const DiaDocument *document)
{
	const DiaMetadata *metadata = dia_document_metadata(document);
	cJSON *source;

	dia_json_add_string(object, "id", metadata->id);
	dia_json_add_string(object, "title", metadata->title);
	dia_json_add_string(object, "symbol", metadata->symbol);
	dia_json_add_string(object, "date", metadata->date);
	dia_json_add_string(object, "issuer", dia_issuer_name(metadata->issuer));
	dia_json_add_string(object, "country", metadata->country);
	dia_json_add_string(object, "language", metadata->language);
	source = dia_json_add_object(object, "source");
	dia_json_add_string(source, "path", metadata->path);
	dia_json_add_string(source, "media_type", metadata->media_type);
	dia_json_add_number(source, "bytes", (double)metadata->bytes);
	dia_json_add_string(source, "sha256", metadata->sha256);
}

void
dia_emit_head(cJSON *object, const DiaDocument *document)
{
	dia_json_add_string(object, "format", "diachron.document/1");
	add_metadata(object, document);
	add_dropped(object, document);
}

static Walk
start_walk(const DiaAnalysis *analysis, const DiaLexicon *lexicon)
{
	const DiaDocument *document = dia_analysis_document(analysis);

	return (Walk){ .analysis = analysis,
		       .document = document,
		       .lexicon = lexicon,
		       .text = dia_document_text(document, NULL) };
}

void
dia_emit_document(cJSON *object, const DiaAnalysis *analysis, const DiaLexicon *lexicon)
{
	Walk walk = start_walk(analysis, lexicon);
	guint n_paragraphs;
	cJSON *array;

	dia_emit_head(object, walk.document);
	dia_document_paragraphs(walk.document, &n_paragraphs);
	array = dia_json_add_array(object, "paragraphs");
	for (; walk.paragraph < n_paragraphs; walk.paragraph++)
		fill_paragraph(dia_json_append_object(array), &walk);
}

void
dia_emit_print_document(const DiaAnalysis *analysis, const DiaLexicon *lexicon, GString *output)
{
	Walk walk = start_walk(analysis, lexicon);
	g_autoptr(DiaJson) head = dia_json_new_object();
	guint n_paragraphs;

	dia_emit_head(dia_json_root(head), walk.document);
	dia_json_add_array(dia_json_root(head), "paragraphs");
	dia_json_print(dia_json_root(head), output);
	/* The paragraphs come last: their array and the object are open again. */
	g_string_truncate(output, output->len - strlen("]}"));
	dia_document_paragraphs(walk.document, &n_paragraphs);
	for (; walk.paragraph < n_paragraphs; walk.paragraph++) {
		g_autoptr(DiaJson) json = dia_json_new_object();

		fill_paragraph(dia_json_root(json), &walk);
		if (walk.paragraph > 0)
			g_string_append_c(output, ',');
		dia_json_print(dia_json_root(json), output);
	}
	g_string_append(output, "]}");
}

void
dia_emit_print(DiaJson *json, GString *output)
{
	dia_json_print(dia_json_root(json), output);
	g_string_append_c(output, '\n');
}
