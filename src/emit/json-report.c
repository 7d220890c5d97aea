/*
 * A comparison as JSON: every layer refers to paragraphs by the ids of report and paragraph.
 */
#include "emit/json.h"

#include <math.h>

#include "base/parallel.h"
#include "base/thresholds.h"
#include "base/utf8.h"
#include "version.h"

typedef struct {
	const DiaComparison *comparison;
	DiaAnalysis *const *reports;
	guint n_reports;
	const DiaLexicon *lexicon;
} Context;

/*
 * Where something stands. A table has no number of its own: it is cited by the paragraph that it follows,
 * and `table` names it; offsets are then into the table's text.
 */
static void
add_report_and_paragraph(cJSON *object, DiaAnalysis *const *reports, guint report, guint paragraph)
{
	const DiaDocument *document = dia_analysis_document(reports[report]);
	const DiaParagraph *paragraphs = dia_document_paragraphs(document, NULL);
	const DiaParagraph *here = &paragraphs[paragraph];
	gboolean is_table = here->kind == DIA_PARAGRAPH_TABLE && here->parent >= 0;

	dia_json_add_string(object, "report", dia_document_metadata(document)->id);
	dia_json_add_string(object, "paragraph", is_table ? paragraphs[here->parent].id : here->id);
	if (is_table)
		dia_json_add_string(object, "table", here->id);
}

static void
add_quote(cJSON *object, const char *key, const DiaPlace *place, DiaAnalysis *const *reports)
{
	const DiaDocument *document = dia_analysis_document(reports[place->report]);

	dia_json_add_text(object, key, dia_document_text(document, NULL) + place->span.start,
			  place->span.end - place->span.start);
}

static void
add_offsets(cJSON *object, DiaAnalysis *const *reports, guint report, guint paragraph, DiaSpan span)
{
	const DiaDocument *document = dia_analysis_document(reports[report]);

	dia_json_add_number(object, "start",
			    dia_document_character_offset(document, paragraph, span.start));
	dia_json_add_number(object, "end",
			    dia_document_character_offset(document, paragraph, span.end));
}

void
dia_emit_place(cJSON *object, const DiaPlace *place, DiaAnalysis *const *reports)
{
	g_autofree char *citation = dia_document_citation(
	    dia_analysis_document(reports[place->report]), place->paragraph);

	add_report_and_paragraph(object, reports, place->report, place->paragraph);
	add_quote(object, "quote", place, reports);
	add_offsets(object, reports, place->report, place->paragraph, place->span);
	dia_json_add_string(object, "citation", citation);
}

static void
add_topic_id(cJSON *object, const Context *context, gint32 topic)
{
	dia_json_add_string(object, "topic",
			    topic >= 0 ? dia_lexicon_topic_id(context->lexicon, (guint)topic) : NULL);
}

static void
add_topic_paragraphs(cJSON *object, const Context *context, guint topic)
{
	for (guint i = 0; i < context->n_reports; i++) {
		const DiaDocument *document = dia_analysis_document(context->reports[i]);
		const DiaParagraph *paragraphs = dia_document_paragraphs(document, NULL);
		cJSON *array = dia_json_add_array(object, dia_document_metadata(document)->id);
		guint n_marks;
		const DiaTopicMark *marks = dia_analysis_topics(context->reports[i], &n_marks);

		for (guint j = 0; j < n_marks; j++)
			if (marks[j].topic == topic)
				dia_json_append_string(array, paragraphs[marks[j].paragraph].id);
	}
}

static guint
count_words(const DiaDocument *document, guint paragraph)
{
	DiaSpan span = dia_document_paragraphs(document, NULL)[paragraph].span;

	return dia_utf8_count_words(dia_document_text(document, NULL) + span.start,
				    span.end - span.start);
}

/* How much of a report is on a topic, so that one that shrinks or vanishes is seen. */
typedef struct {
	guint n_paragraphs;
	guint n_words;
} Volume;

/* The volumes of all topics in one report, those of topic n at [n * n_reports]; and the words of all of it. */
static guint
measure_report(const DiaAnalysis *analysis, Volume *volumes, guint n_reports)
{
	const DiaDocument *document = dia_analysis_document(analysis);
	guint n_marks;
	const DiaTopicMark *marks = dia_analysis_topics(analysis, &n_marks);
	guint n_paragraphs;
	guint total = 0;
	guint mark = 0;

	dia_document_paragraphs(document, &n_paragraphs);
	for (guint i = 0; i < n_paragraphs; i++) {
		guint n_words = count_words(document, i);

		total += n_words;
		for (; mark < n_marks && marks[mark].paragraph == i; mark++) {
			Volume *volume = &volumes[marks[mark].topic * n_reports];

			volume->n_paragraphs++;
			volume->n_words += n_words;
		}
	}
	return total;
}

static void
add_topic_volume(cJSON *object, const Context *context, const Volume *volumes, const guint *totals)
{
	for (guint i = 0; i < context->n_reports; i++) {
		const DiaDocument *document = dia_analysis_document(context->reports[i]);
		cJSON *volume = dia_json_add_object(object, dia_document_metadata(document)->id);

		dia_json_add_number(volume, "paragraphs", volumes[i].n_paragraphs);
		dia_json_add_number(volume, "words", volumes[i].n_words);
		dia_json_add_number(volume, "share",
				    totals[i] > 0 ? round(volumes[i].n_words * 1e4 / totals[i]) / 1e4
						  : 0.0);
	}
}

static void
add_topics(cJSON *array, const Context *context)
{
	guint n_topics = dia_lexicon_n_topics(context->lexicon);
	guint n_reports = context->n_reports;
	g_autofree Volume *volumes = g_new0(Volume, (gsize)n_topics * n_reports);
	g_autofree guint *totals = g_new0(guint, n_reports);

	for (guint i = 0; i < n_reports; i++)
		totals[i] = measure_report(context->reports[i], volumes + i, n_reports);
	for (guint topic = 0; topic < n_topics; topic++) {
		cJSON *object = dia_json_append_object(array);

		dia_json_add_string(object, "id", dia_lexicon_topic_id(context->lexicon, topic));
		dia_json_add_string(object, "title",
				    dia_lexicon_topic_title(context->lexicon, topic));
		add_topic_paragraphs(dia_json_add_object(object, "paragraphs"), context, topic);
		add_topic_volume(dia_json_add_object(object, "volume"), context,
				 volumes + (gsize)topic * n_reports, totals);
	}
}

static void
add_threads(cJSON *array, const Context *context)
{
	guint n_threads;
	const DiaThread *threads = dia_comparison_threads(context->comparison, &n_threads);

	for (guint i = 0; i < n_threads; i++) {
		cJSON *object = dia_json_append_object(array);
		cJSON *claims;

		dia_json_add_string(object, "id", threads[i].id);
		add_topic_id(object, context, threads[i].topic);
		dia_json_add_string(object, "title", threads[i].title);
		if (threads[i].series != NULL)
			dia_json_add_string(object, "series", threads[i].series);
		claims = dia_json_add_array(object, "claims");
		for (guint j = 0; j < threads[i].n_claims; j++) {
			const DiaThreadClaim *claim = &threads[i].claims[j];
			cJSON *item = dia_json_append_object(claims);

			add_report_and_paragraph(item, context->reports, claim->place.report,
						 claim->place.paragraph);
			add_quote(item, "text", &claim->place, context->reports);
			add_offsets(item, context->reports, claim->place.report,
				    claim->place.paragraph, claim->place.span);
			dia_json_add_string(item, "status", dia_status_name(claim->status));
			dia_json_add_string(item, "speaker", dia_speaker_name(claim->speaker));
		}
	}
}

static void
add_words(cJSON *object, const DiaWordEdit *words, guint n_words)
{
	cJSON *array = dia_json_add_array(object, "words");

	for (guint i = 0; i < n_words; i++) {
		const char operation[] = { words[i].operation, '\0' };
		cJSON *pair = dia_json_append_array(array);

		dia_json_append_string(pair, operation);
		dia_json_append_string(pair, words[i].text);
	}
}

static void
add_place(cJSON *object, const char *key, const DiaPlace *place, const Context *context)
{
	if (place != NULL)
		dia_emit_place(dia_json_add_object(object, key), place, context->reports);
	else
		dia_json_add_null(object, key);
}

static void
add_changes(cJSON *array, const Context *context)
{
	const DiaThread *threads = dia_comparison_threads(context->comparison, NULL);
	guint n_changes;
	const DiaChange *changes = dia_comparison_changes(context->comparison, &n_changes);

	for (guint i = 0; i < n_changes; i++) {
		const DiaChange *change = &changes[i];
		cJSON *object = dia_json_append_object(array);

		dia_json_add_string(object, "thread", threads[change->thread].id);
		add_topic_id(object, context, change->topic);
		dia_json_add_string(object, "kind", dia_change_kind_name(change->kind));
		add_place(object, "from", change->has_from ? &change->from : NULL, context);
		add_place(object, "to", change->has_to ? &change->to : NULL, context);
		dia_json_add_string(object, "summary", change->summary);
		dia_json_add_number(object, "score", change->score);
		dia_json_add_strv(object, "why", change->why);
		add_words(object, change->words, change->n_words);
	}
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
add_points(cJSON *object, const DiaSeries *series, const Context *context)
{
	cJSON *array = dia_json_add_array(object, "points");

	for (guint i = 0; i < series->n_points; i++) {
		const DiaSeriesPoint *point = &series->points[i];
		const DiaAnalysis *analysis = context->reports[point->report];
		const DiaFigure *figure = &dia_analysis_figures(analysis, NULL)[point->figure];
		DiaPlace place = { .report = point->report,
				   .paragraph = figure->paragraph,
				   .span = figure->span };
		cJSON *item = dia_json_append_object(array);

		add_report_and_paragraph(item, context->reports, point->report, figure->paragraph);
		add_quote(item, "text", &place, context->reports);
		add_offsets(item, context->reports, point->report, figure->paragraph, figure->span);
		add_decimal(item, "value", !figure->is_range, figure->value);
		add_decimal(item, "low", figure->is_range, figure->low);
		add_decimal(item, "high", figure->is_range, figure->high);
		dia_json_add_string(item, "measure", figure->measure);
		dia_json_add_string(item, "as_of", figure->as_of);
		dia_json_add_string(item, "qualifier", dia_qualifier_name(figure->qualifier));
		if (figure->is_former)
			dia_json_add_boolean(item, "former", TRUE);
	}
}

static void
add_series_changes(cJSON *object, const DiaSeries *series)
{
	static const char *const kinds[] = { "unchanged", "figure-changed", "figure-restated" };
	cJSON *array = dia_json_add_array(object, "changes");

	for (guint i = 0; i < series->n_changes; i++) {
		const DiaSeriesChange *change = &series->changes[i];
		cJSON *item = dia_json_append_object(array);

		dia_json_add_number(item, "from", change->from);
		dia_json_add_number(item, "to", change->to);
		dia_json_add_string(item, "kind", kinds[change->kind]);
		dia_json_add_boolean(item, "comparable", change->is_comparable);
		dia_json_add_string(item, "reason", change->reason);
		if (change->is_comparable) {
			dia_json_add_number(item, "difference", change->difference);
			dia_json_add_number(item, "ratio", change->ratio);
		} else {
			dia_json_add_null(item, "difference");
			dia_json_add_null(item, "ratio");
		}
		dia_json_add_string(item, "summary", change->summary);
	}
}

static void
add_series(cJSON *array, const Context *context)
{
	guint n_series;
	const DiaSeries *series = dia_comparison_series(context->comparison, &n_series);

	for (guint i = 0; i < n_series; i++) {
		cJSON *object = dia_json_append_object(array);

		dia_json_add_string(object, "id", series[i].id);
		add_topic_id(object, context, series[i].topic);
		dia_json_add_string(object, "measure", series[i].measure);
		dia_json_add_string(object, "unit", series[i].unit);
		add_points(object, &series[i], context);
		add_series_changes(object, &series[i]);
	}
}

static void
add_statuses(cJSON *object, const DiaCommitment *commitment, const Context *context)
{
	cJSON *array = dia_json_add_array(object, "statuses");

	for (guint i = 0; i < commitment->n_statuses; i++) {
		const DiaCommitmentStatus *status = &commitment->statuses[i];
		cJSON *item = dia_json_append_object(array);

		add_report_and_paragraph(item, context->reports, status->place.report,
					 status->place.paragraph);
		dia_json_add_string(item, "speaker", dia_speaker_name(status->speaker));
		dia_json_add_string(item, "status", dia_status_name(status->status));
		add_quote(item, "quote", &status->place, context->reports);
		dia_json_add_string(item, "date", status->date);
	}
}

static void
add_commitments(cJSON *array, const Context *context)
{
	guint n_commitments;
	const DiaCommitment *commitments = dia_comparison_commitments(context->comparison, &n_commitments);

	for (guint i = 0; i < n_commitments; i++) {
		cJSON *object = dia_json_append_object(array);

		dia_json_add_string(object, "id", commitments[i].id);
		dia_json_add_string(object, "title", commitments[i].title);
		dia_json_add_string(object, "kind", dia_commitment_kind_name(commitments[i].kind));
		add_topic_id(object, context, commitments[i].topic);
		add_statuses(object, &commitments[i], context);
		dia_json_add_string(object, "trajectory",
				    dia_trajectory_name(commitments[i].trajectory));
		dia_json_add_boolean(object, "followed_up", commitments[i].is_followed_up);
	}
}

void
dia_emit_finding(cJSON *object, const DiaFinding *finding, DiaAnalysis *const *reports)
{
	cJSON *array;

	dia_json_add_string(object, "rule", finding->rule);
	dia_json_add_string(object, "severity", dia_severity_name(finding->severity));
	dia_json_add_string(object, "message", finding->message);
	if (finding->has_values) {
		dia_json_add_number(object, "stated", finding->stated);
		dia_json_add_number(object, "computed", finding->computed);
	} else {
		dia_json_add_null(object, "stated");
		dia_json_add_null(object, "computed");
	}
	dia_json_add_string(object, "fingerprint", finding->fingerprint);
	array = dia_json_add_array(object, "locations");
	for (guint i = 0; i < finding->n_locations; i++) {
		const DiaFindingLocation *location = &finding->locations[i];
		const DiaDocument *document = dia_analysis_document(reports[location->report]);
		DiaPlace place = { .report = location->report,
				   .paragraph = location->paragraph,
				   .span = location->span };
		guint32 line = dia_document_paragraphs(document, NULL)[location->paragraph].line;
		cJSON *item = dia_json_append_object(array);

		add_report_and_paragraph(item, reports, location->report, location->paragraph);
		add_quote(item, "text", &place, reports);
		if (line > 0)
			dia_json_add_number(item, "line", line);
		else
			dia_json_add_null(item, "line");
		add_offsets(item, reports, location->report, location->paragraph, location->span);
	}
}

static void
add_findings(cJSON *array, const Context *context)
{
	guint n_findings;
	const DiaFinding *findings = dia_comparison_findings(context->comparison, &n_findings);

	for (guint i = 0; i < n_findings; i++)
		dia_emit_finding(dia_json_append_object(array), &findings[i], context->reports);
}

/* The layers over the reports. */
static const struct {
	const char *key;
	void (*fill)(cJSON *array, const Context *context);
} layers[] = {
	{ "topics", add_topics }, { "threads", add_threads },	      { "changes", add_changes },
	{ "series", add_series }, { "commitments", add_commitments }, { "findings", add_findings },
};

/* The layers and, after them, the reports: filled beside one another, each in a place that is there before. */
typedef struct {
	const Context *context;
	cJSON **places;
} Filling;

static void
fill_part(guint part, gpointer data)
{
	const Filling *filling = data;
	const Context *context = filling->context;

	if (part < G_N_ELEMENTS(layers))
		layers[part].fill(filling->places[part], context);
	else
		dia_emit_document(filling->places[part],
				  context->reports[part - G_N_ELEMENTS(layers)], context->lexicon);
}

static void
add_parts(DiaJson *json, const Context *context, guint jobs)
{
	guint n_parts = G_N_ELEMENTS(layers) + context->n_reports;
	g_autofree cJSON **places = g_new(cJSON *, n_parts);
	Filling filling = { context, places };
	cJSON *reports = dia_json_add_array(dia_json_root(json), "reports");

	for (guint i = 0; i < context->n_reports; i++)
		places[G_N_ELEMENTS(layers) + i] = dia_json_append_object(reports);
	for (guint i = 0; i < G_N_ELEMENTS(layers); i++)
		places[i] = dia_json_add_array(dia_json_root(json), layers[i].key);
	for (guint i = 0; i < n_parts; i++)
		dia_json_set_apart(json, places[i]);
	dia_parallel(n_parts, jobs, fill_part, &filling);
}

static void
add_thresholds(cJSON *array)
{
	static const struct {
		const char *name;
		double value;
	} thresholds[] = {
		{ "Weights of words and headings for a paragraph to be on a topic", DIA_MIN_TOPIC_SUM },
		{ "Similarity of statements on one subject", DIA_MIN_STATEMENT_SIMILARITY },
		{ "Likeness of measures of different reports in one series", DIA_MIN_SERIES_LIKENESS },
		{ "Likeness of measures of one report in one series", DIA_MIN_SERIES_LIKENESS_WITHIN },
		{ "Share of words from which statements count as unchanged", DIA_UNCHANGED_WORDS },
		{ "Share of words from which they are compared word by word", DIA_MIN_COMPARED_WORDS },
	};

	for (guint i = 0; i < G_N_ELEMENTS(thresholds); i++) {
		cJSON *threshold = dia_json_append_object(array);

		dia_json_add_string(threshold, "name", thresholds[i].name);
		dia_json_add_number(threshold, "value", thresholds[i].value);
	}
}

DiaJson *
dia_emit_report(const DiaComparison *comparison, const DiaCollection *collection,
		const DiaLexicon *lexicon, guint jobs)
{
	Context context = { .comparison = comparison, .lexicon = lexicon };
	DiaJson *json = dia_json_new_object();
	cJSON *report = dia_json_root(json);
	cJSON *object;

	context.reports = dia_comparison_reports(comparison, &context.n_reports);
	dia_json_add_string(report, "format", "diachron.report/1");
	object = dia_json_add_object(report, "generator");
	dia_json_add_string(object, "name", "diachron");
	dia_json_add_string(object, "version", DIA_VERSION);
	add_thresholds(dia_json_add_array(object, "thresholds"));
	object = dia_json_add_object(report, "collection");
	dia_json_add_string(object, "title", dia_collection_title(collection));
	dia_json_add_string(object, "country", dia_collection_country(collection));
	dia_json_add_strv(object, "headline", dia_collection_headline(collection));
	add_parts(json, &context, jobs);
	return json;
}
