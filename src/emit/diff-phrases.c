#include "emit/diff-phrases.h"

#include <math.h>
#include <string.h>

#include "diachron/pipeline.h"

enum { MIN_PERCENTAGE_BASE = 20 };

char *
dia_diff_summarize(const DiaDifference *difference)
{
	DiaDifferenceSummary summary = dia_difference_summary(difference);
	GString *line = g_string_new(NULL);

	for (guint kind = DIA_DIFFERENCE_INSERTED; kind < DIA_DIFFERENCE_RENUMBERED; kind++)
		if (summary.counts[kind] > 0)
			g_string_append_printf(line, "%s%u %s", line->len > 0 ? ", " : "",
					       summary.counts[kind],
					       dia_difference_kind_name((DiaDifferenceKind)kind));
	if (line->len == 0)
		g_string_append(line, "no change of text");
	if (summary.renumbered > 0)
		g_string_append_printf(line, "; %u renumbered", summary.renumbered);
	if (summary.figures > 0)
		g_string_append_printf(line, "; %u figure%s changed", summary.figures,
				       summary.figures > 1 ? "s" : "");
	if (summary.claims > 0)
		g_string_append_printf(line, "; %u claim%s of another status", summary.claims,
				       summary.claims > 1 ? "s" : "");
	return g_string_free(line, FALSE);
}

char *
dia_diff_make_id(const DiaDocument *document, const DiaPassage *passage)
{
	if (passage->n_paragraphs == 0)
		return g_strdup_printf("heading %d", passage->section + 1);
	return g_strdup(dia_document_paragraphs(document, NULL)[passage->paragraphs[0]].id);
}

char *
dia_diff_name_passage(const DiaDocument *document, const DiaPassage *passage)
{
	const DiaParagraph *paragraphs = dia_document_paragraphs(document, NULL);
	GString *name = g_string_new(NULL);

	if (passage->n_paragraphs == 0)
		g_string_append_printf(name, "heading %d", passage->section + 1);
	for (guint i = 0; i < passage->n_paragraphs; i++)
		g_string_append_printf(name, "%s%s", i > 0 ? ", " : "",
				       paragraphs[passage->paragraphs[i]].id);
	return g_string_free(name, FALSE);
}

char
dia_diff_get_break(const DiaAlignment *alignment)
{
	if (alignment->kind == DIA_DIFFERENCE_SPLIT)
		return '+';
	return alignment->kind == DIA_DIFFERENCE_MERGED ? '-' : '\0';
}

const char *
dia_diff_get_words(const DiaAlignment *alignment, const DiaEdit *edit, gsize *length)
{
	gboolean is_old = edit->operation == '-' ||
			  (edit->operation == '=' && alignment->kind == DIA_DIFFERENCE_MERGED);
	DiaSpan span = is_old ? edit->old_span : edit->new_span;

	*length = span.end - span.start;
	return (is_old ? alignment->old_passage.text : alignment->new_passage.text) + span.start;
}

char *
dia_diff_describe(const DiaAlignment *alignment, const char *old_name)
{
	GString *words = g_string_new(dia_difference_kind_name(alignment->kind));

	if (alignment->kind == DIA_DIFFERENCE_INSERTED || alignment->kind == DIA_DIFFERENCE_DELETED)
		return g_string_free(words, FALSE);
	if (alignment->is_moved && alignment->kind != DIA_DIFFERENCE_MOVED)
		g_string_append(words, ", moved");
	if (alignment->is_moved || alignment->kind == DIA_DIFFERENCE_SPLIT ||
	    alignment->kind == DIA_DIFFERENCE_MERGED)
		g_string_append_printf(words, " from %s", old_name);
	if (alignment->is_renumbered)
		g_string_append_printf(
		    words, "%s %s to %s",
		    alignment->kind == DIA_DIFFERENCE_RENUMBERED ? "" : ", renumbered",
		    alignment->old_passage.label, alignment->new_passage.label);
	if (alignment->is_modified && alignment->kind != DIA_DIFFERENCE_MODIFIED)
		g_string_append(words, ", modified");
	return g_string_free(words, FALSE);
}

double
dia_diff_round_percent(const DiaFigureChange *change)
{
	return change->ratio != 0 ? round((change->ratio - 1) * 1000) / 10 : 0;
}

/* A decimal as printed in reports, with commas between thousands: "+12,345.6". */
static char *
format_decimal(DiaDecimal decimal)
{
	g_autofree char *digits = NULL;
	GString *text = g_string_new(decimal.coefficient < 0 ? "-" : "+");
	gint n_decimals = MAX(-decimal.exponent, 0);
	gint n_digits;

	if (decimal.exponent > 18 || decimal.exponent < -18) {
		g_string_append_printf(text, "%g", fabs(dia_decimal_to_double(decimal)));
		return g_string_free(text, FALSE);
	}
	digits = g_strdup_printf("%0*" G_GINT64_MODIFIER "u", n_decimals + 1,
				 decimal.coefficient < 0 ? -(guint64)decimal.coefficient
							 : (guint64)decimal.coefficient);
	n_digits = (gint)strlen(digits) - n_decimals;
	for (gint i = 0; i < n_digits + MAX(decimal.exponent, 0); i++) {
		gint rest = n_digits + MAX(decimal.exponent, 0) - i;

		if (i > 0 && rest % 3 == 0)
			g_string_append_c(text, ',');
		g_string_append_c(text, i < n_digits ? digits[i] : '0');
	}
	if (n_decimals > 0)
		g_string_append_printf(text, ".%s", digits + n_digits);
	return g_string_free(text, FALSE);
}

static char *
copy_span(const DiaAnalysis *analysis, DiaSpan span)
{
	char *copy = g_strndup(dia_document_text(dia_analysis_document(analysis), NULL) + span.start,
			       span.end - span.start);

	return g_strdelimit(copy, "\n\t", ' ');
}

static char *
copy_figure(const DiaAnalysis *analysis, gint32 index)
{
	if (index < 0)
		return g_strdup("no figure");
	return copy_span(analysis, dia_analysis_figures(analysis, NULL)[index].span);
}

/* The bytes that a text has of "per cent" at its end, however it is spelled; 0 for none. */
static gsize
measure_percent(const char *text)
{
	static const char *const signs[] = { " per cent", " percent", " %", "%" };

	for (guint i = 0; i < G_N_ELEMENTS(signs); i++)
		if (g_str_has_suffix(text, signs[i]))
			return strlen(signs[i]);
	return 0;
}

/* "35.4→36.4 per cent": what both end in, from a blank on, is said once. */
static void
append_step(GString *phrase, const char *old_text, const char *new_text)
{
	gsize n_old = strlen(old_text);
	gsize n_new = strlen(new_text);
	gsize same = 0;
	gsize unit = measure_percent(new_text) > 0 ? measure_percent(old_text) : 0;

	while (same < n_old && same < n_new &&
	       old_text[n_old - 1 - same] == new_text[n_new - 1 - same]) {
		same++;
		if (old_text[n_old - same] == ' ')
			unit = same;
	}
	g_string_append_len(phrase, old_text, (gssize)(n_old - unit));
	g_string_append_printf(phrase, "\xe2\x86\x92%s", new_text);
}

/* Percentages of a few tell nothing: of twelve, two more are "+2" and not "+16.7 %". */
static gboolean
tells_percentage(const DiaDifference *difference, const DiaFigureChange *change)
{
	const DiaFigure *old_figure =
	    &dia_analysis_figures(dia_difference_old_analysis(difference), NULL)[change->old_figure];

	return change->ratio != 0 &&
	       (!g_str_equal(change->unit, "count") ||
		fabs(dia_decimal_to_double(old_figure->value)) >= MIN_PERCENTAGE_BASE);
}

char *
dia_diff_phrase_figure(const DiaDifference *difference, const DiaFigureChange *change)
{
	g_autofree char *old_text =
	    copy_figure(dia_difference_old_analysis(difference), change->old_figure);
	g_autofree char *new_text =
	    copy_figure(dia_difference_new_analysis(difference), change->new_figure);
	GString *phrase = g_string_new(NULL);

	if (change->measure != NULL)
		g_string_append_printf(phrase, "%s: ", change->measure);
	append_step(phrase, old_text, new_text);
	if (change->is_comparable) {
		g_autofree char *step = format_decimal(change->difference);

		g_string_append_printf(phrase, " (%s", step);
		if (g_str_equal(change->unit, "percent"))
			g_string_append_printf(phrase, " percentage point%s",
					       fabs(dia_decimal_to_double(change->difference)) == 1
						   ? ""
						   : "s");
		else if (tells_percentage(difference, change))
			g_string_append_printf(phrase, ", %+.1f %%", dia_diff_round_percent(change));
		g_string_append_c(phrase, ')');
	}
	return g_string_free(phrase, FALSE);
}

char *
dia_diff_phrase_claim(const DiaDifference *difference, const DiaClaimChange *change)
{
	const DiaAnalysis *old_analysis = dia_difference_old_analysis(difference);
	const DiaAnalysis *new_analysis = dia_difference_new_analysis(difference);
	const DiaClaim *old_claim = &dia_analysis_claims(old_analysis, NULL)[change->old_claim];
	const DiaClaim *new_claim = &dia_analysis_claims(new_analysis, NULL)[change->new_claim];
	g_autofree char *text = copy_span(new_analysis, new_claim->span);

	return g_strdup_printf("%s\xe2\x86\x92%s: %s", dia_status_name(old_claim->status),
			       dia_status_name(new_claim->status), text);
}

char *
dia_diff_phrase_references(const DiaAlignment *alignment)
{
	GString *phrase = g_string_new(NULL);

	for (guint i = 0; i + 1 < alignment->n_edits; i++) {
		DiaSpan from = alignment->edits[i].old_span;
		DiaSpan to = alignment->edits[i + 1].new_span;

		if (!alignment->edits[i].is_reference || alignment->edits[i].operation != '-')
			continue;
		g_string_append_printf(phrase, "%s%.*s\xe2\x86\x92%.*s", phrase->len > 0 ? ", " : "",
				       (int)(from.end - from.start),
				       alignment->old_passage.text + from.start,
				       (int)(to.end - to.start),
				       alignment->new_passage.text + to.start);
	}
	if (phrase->len > 0)
		g_string_append(phrase, " follows the numbering");
	return g_string_free(phrase, phrase->len == 0);
}

char *
dia_diff_phrase_topics(const DiaDifference *difference, const DiaLexicon *lexicon)
{
	GString *phrase = g_string_new(NULL);
	guint n;
	const DiaTopicChange *topics = dia_difference_topics(difference, &n);

	for (guint i = 0; i < n; i++) {
		g_string_append(phrase, i > 0 ? "; " : "topics, by words: ");
		g_string_append(phrase, dia_lexicon_topic_title(lexicon, topics[i].topic));
		if (topics[i].added > 0)
			g_string_append_printf(phrase, " +%u", topics[i].added);
		if (topics[i].removed > 0)
			g_string_append_printf(phrase, " -%u", topics[i].removed);
	}
	return g_string_free(phrase, n == 0);
}

static void
add_findings(GPtrArray *lines, const char *verb, const DiaFinding *const *findings, guint n)
{
	for (guint i = 0; i < n; i++)
		g_ptr_array_add(lines, g_strdup_printf("%s finding: %s: %s [%s]", verb,
						       dia_severity_name(findings[i]->severity),
						       findings[i]->message, findings[i]->rule));
}

GPtrArray *
dia_diff_phrase_whole(const DiaDifference *difference)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	guint n;
	const DiaCommitmentChange *commitments = dia_difference_commitments(difference, &n);
	const DiaFinding *const *findings;

	for (guint i = 0; i < n; i++)
		g_ptr_array_add(lines, g_strdup_printf("%s commitment: %s",
						       commitments[i].is_added ? "added" : "gone",
						       commitments[i].commitment->title));
	findings = dia_difference_findings_added(difference, &n);
	add_findings(lines, "added", findings, n);
	findings = dia_difference_findings_cleared(difference, &n);
	add_findings(lines, "cleared", findings, n);
	return lines;
}
