#include "check/checker.h"

#include <stdio.h>
#include <string.h>

#include "base/checksum.h"
#include "base/parallel.h"
#include "check/statement.h"
#include "check/terms.h"
#include "lexicon/lexicon.h"

enum {
	FIRST_YEAR = 1900,
	LAST_YEAR = 2100,
	N_BEHIND = 16, /* tokens behind the last that a rule may look at */
};

static GArray *
find_cues(const DiaAnalysis *analysis)
{
	GArray *cues = g_array_new(FALSE, FALSE, sizeof(DiaCheckCue));
	const DiaToken *tokens = dia_analysis_tokens(analysis);
	const DiaSentence *sentences = dia_analysis_sentences(analysis);

	for (guint i = 0; i < analysis->sentences->len; i++) {
		for (guint32 at = sentences[i].first_token; at < sentences[i].end_token;) {
			DiaCheckCue cue = { .first = at };
			guint32 length = dia_check_cues_match(
			    analysis->lexicon->check_cues, analysis->vocabulary,
			    analysis->document->text->str, tokens, at, sentences[i].end_token,
			    &cue.kinds, &cue.numbers);

			cue.end = at + length;
			if (length > 0)
				g_array_append_val(cues, cue);
			at += MAX(length, 1);
		}
	}
	return cues;
}

/* The cue at or behind each token: every rule asks for it again and again. */
static guint32 *
index_cues(const GArray *cues, guint32 n_tokens)
{
	const guint32 end = n_tokens + N_BEHIND;
	guint32 *cue_at = g_new(guint32, (gsize)end);
	guint32 at = 0;

	for (guint32 i = 0; i < cues->len; i++)
		while (at <= g_array_index(cues, DiaCheckCue, i).first)
			cue_at[at++] = i;
	while (at < end)
		cue_at[at++] = cues->len;
	return cue_at;
}

static GArray *
index_figures(const DiaFigure *figures, guint n_figures, guint n_paragraphs)
{
	GArray *index = g_array_sized_new(FALSE, FALSE, sizeof(guint32), n_paragraphs + 1);
	guint32 figure = 0;

	for (guint32 i = 0; i <= n_paragraphs; i++) {
		while (figure < n_figures && figures[figure].paragraph < i)
			figure++;
		g_array_append_val(index, figure);
	}
	return index;
}

/* The tokens of a report, and some that are no words behind the last: rules look at what follows a number. */
static DiaToken *
copy_tokens(const DiaAnalysis *analysis)
{
	const guint n = analysis->tokens->len;
	DiaToken *tokens = g_new0(DiaToken, (gsize)n + N_BEHIND);
	/* Its word has to be one that there is. */
	DiaToken none = { .start = (guint32)analysis->document->text->len, .kind = DIA_TOKEN_PUNCTUATION };

	if (n > 0) {
		memcpy(tokens, dia_analysis_tokens(analysis), n * sizeof(DiaToken));
		none.word = tokens[n - 1].word;
	}
	for (guint i = n; i < n + N_BEHIND; i++)
		tokens[i] = none;
	return tokens;
}

/* Rules compare words more often than anything, so that each is looked up once; "" for the tokens behind the last. */
static const char *const *
find_words(const DiaAnalysis *analysis)
{
	guint n = analysis->tokens->len;
	const DiaToken *tokens = dia_analysis_tokens(analysis);
	const char **words = g_new(const char *, (gsize)n + N_BEHIND);

	for (guint i = 0; i < n; i++)
		words[i] = dia_vocabulary_word(analysis->vocabulary, tokens[i].word);
	for (guint i = n; i < n + N_BEHIND; i++)
		words[i] = "";
	return words;
}

/* The last day that the date of a document can stand for, as a Julian day; 0 where it has none. */
static guint32
read_day(const DiaDocument *document)
{
	const char *date = dia_document_metadata(document)->date;
	guint year = 0;
	guint month = 12;
	guint day = 0;
	GDate last;

	if (date == NULL || sscanf(date, "%4u-%2u-%2u", &year, &month, &day) < 1 ||
	    year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12)
		return 0;
	if (day == 0)
		day = g_date_get_days_in_month((GDateMonth)month, (GDateYear)year);
	if (!g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
		return 0;
	g_date_clear(&last, 1);
	g_date_set_dmy(&last, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
	return g_date_get_julian(&last);
}

static void
read_report(guint index, gpointer data)
{
	const DiaChecker *checker = data;
	const DiaAnalysis *analysis = dia_comparison_report(checker->comparison, index);
	DiaCheckedReport *report = &g_array_index(checker->reports, DiaCheckedReport, index);

	*report = (DiaCheckedReport){ .index = index,
				    .analysis = analysis,
				    .document = analysis->document,
				    .text = analysis->document->text->str,
				    .tokens = copy_tokens(analysis),
				      .n_tokens = analysis->tokens->len,
				    .n_paragraphs = analysis->document->paragraphs->len,
				    .day = read_day(analysis->document) };

	report->figures = dia_analysis_figures(analysis, &report->n_figures);
	report->words = find_words(analysis);
	report->cues = find_cues(analysis);
	report->cue_at = index_cues(report->cues, analysis->tokens->len);
	report->paragraph_figures = index_figures(report->figures, report->n_figures, report->n_paragraphs);
	report->statements = dia_statements_read(report);
}

DiaChecker *
dia_checker_new(DiaComparison *comparison, const DiaPipelineOptions *options)
{
	DiaChecker *checker = g_new(DiaChecker, 1);

	*checker = (DiaChecker){ .comparison = comparison,
				 .options = options,
				 .mutex = g_new(GMutex, 1) };
	g_mutex_init(checker->mutex);
	checker->reports = g_array_new(FALSE, TRUE, sizeof(DiaCheckedReport));
	g_array_set_size(checker->reports, comparison->reports->len);
	dia_parallel(comparison->reports->len, options != NULL ? options->jobs : 1, read_report,
		     checker);
	checker->terms = dia_terms_count(checker->reports);
	return checker;
}

void
dia_checker_free(DiaChecker *checker)
{
	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);

		g_free((gpointer)report->words);
		g_free((gpointer)report->tokens);
		g_array_unref(report->cues);
		g_free(report->cue_at);
		g_array_unref(report->paragraph_figures);
		g_array_unref(report->statements);
	}
	dia_terms_free(checker->terms);
	g_array_unref(checker->reports);
	g_mutex_clear(checker->mutex);
	g_free(checker->mutex);
	g_free(checker);
}

guint32
dia_checked_report_day(const DiaCheckedReport *report)
{
	return report->day;
}

gboolean
dia_reports_are_of_one_time(const DiaChecker *checker, guint32 a, guint32 b)
{
	enum { DAYS_OF_ONE_TIME = 400 };
	const guint32 day = dia_checked_report_day(dia_checker_report(checker, a));
	const guint32 other = dia_checked_report_day(dia_checker_report(checker, b));

	return a == b || (day != 0 && other != 0 && MAX(day, other) - MIN(day, other) <= DAYS_OF_ONE_TIME);
}

gboolean
dia_span_is_said_to_last(const DiaCheckedReport *report, guint32 paragraph, DiaSpan span)
{
	const DiaSentence *sentences = dia_analysis_sentences(report->analysis);
	guint32 at = dia_token_at(report, dia_analysis_first_token(report->analysis, paragraph),
				  dia_analysis_end_token(report->analysis, paragraph), span.start);

	for (guint32 i = dia_analysis_first_sentence(report->analysis, paragraph);
	     i < dia_analysis_end_sentence(report->analysis, paragraph); i++) {
		const DiaSentence near = dia_sentence_around(&sentences[i], at);

		if (at >= sentences[i].first_token && at < sentences[i].end_token)
			return dia_check_cue_find(report, near.first_token, near.end_token,
						  DIA_CUE(DIA_CHECK_AS_BEFORE)) != NULL;
	}
	return FALSE;
}

DiaSpan
dia_checked_report_start_of(const DiaCheckedReport *report, guint32 paragraph)
{
	enum { SOME = 8 };
	guint32 first = dia_analysis_first_token(report->analysis, paragraph);
	guint32 end = dia_analysis_end_token(report->analysis, paragraph);

	if (first == end)
		return dia_document_paragraph(report->document, paragraph)->span;
	return dia_token_span(report, first, MIN(end, first + SOME));
}

gboolean
dia_checked_report_is_dialogue(const DiaCheckedReport *report)
{
	guint n = 0;
	const DiaRecommendation *all = dia_document_recommendations(report->document, &n);

	if (dia_document_metadata(report->document)->issuer != DIA_ISSUER_UN)
		return FALSE;
	for (guint i = 0; i < n; i++)
		if (all[i].position != DIA_POSITION_NONE)
			return TRUE;
	return FALSE;
}

/* Lower-cased letters and digits of the quoted words, so that line breaks and quotes do not count. */
static void
append_words(GString *words, const char *text, gsize length)
{
	g_autofree char *folded = NULL;
	gsize n_ascii = 0;

	while (n_ascii < length && (guchar)text[n_ascii] < 0x80) {
		char c = g_ascii_tolower(text[n_ascii++]);

		g_string_append_c(words, g_ascii_isalnum(c) ? c : ' ');
	}
	/* No letter before it folds otherwise for what follows. */
	folded = g_utf8_casefold(text + n_ascii, (gssize)(length - n_ascii));
	for (const char *at = folded; *at != '\0'; at = g_utf8_next_char(at))
		if (g_unichar_isalnum(g_utf8_get_char(at)))
			g_string_append_len(words, at, g_utf8_skip[(guchar)*at]);
		else
			g_string_append_c(words, ' ');
	g_string_append_c(words, '\n');
}

/* The part of a span that is near a place in it, in whole characters. */
static DiaSpan
cut_around(const char *text, DiaSpan span, DiaSpan place)
{
	enum { MAX_REACH = 4096 }; /* bytes on either side; sentences are shorter */

	if (place.start - span.start > MAX_REACH)
		for (span.start = place.start - MAX_REACH; ((guchar)text[span.start] & 0xc0) == 0x80;)
			span.start++;
	if (span.end > place.end && span.end - place.end > MAX_REACH)
		for (span.end = place.end + MAX_REACH; ((guchar)text[span.end] & 0xc0) == 0x80;)
			span.end--;
	return (DiaSpan){ span.start, MAX(span.end, place.end) };
}

/* What the place quotes is often one number; the sentence around it tells it from others. */
static DiaSpan
widen_to_sentence(const DiaCheckedReport *report, const DiaFindingLocation *location)
{
	guint32 low = dia_analysis_first_sentence(report->analysis, location->paragraph);
	guint32 high = dia_analysis_end_sentence(report->analysis, location->paragraph);

	while (low < high) {
		guint32 middle = low + (high - low) / 2;
		DiaSpan span = dia_analysis_sentence_span(report->analysis, middle);

		if (span.end <= location->span.start)
			low = middle + 1;
		else if (span.start > location->span.start)
			high = middle;
		else
			return cut_around(report->text, span, location->span);
	}
	return location->span;
}

static char *
make_fingerprint(const DiaChecker *checker, const DiaFindingDraft *draft)
{
	enum { N_DIGITS = 16 };
	g_autoptr(GString) words = g_string_new(NULL);
	char *fingerprint;

	append_words(words, checker->rule, strlen(checker->rule));
	for (guint i = 0; i < draft->n_locations; i++) {
		const DiaCheckedReport *report =
		    dia_checker_report(checker, draft->locations[i].report);
		DiaSpan span = widen_to_sentence(report, &draft->locations[i]);

		append_words(words, report->text + span.start, span.end - span.start);
	}
	fingerprint = dia_checksum_text(words->str, words->len);
	fingerprint[N_DIGITS] = '\0';
	return fingerprint;
}

void
dia_checker_add(DiaChecker *checker, DiaFindingDraft *draft)
{
	DiaPool *pool = &checker->comparison->findings_pool;
	g_autofree char *message = g_steal_pointer(&draft->message);
	g_autofree char *fingerprint = make_fingerprint(checker, draft);
	DiaFinding finding = { .rule = checker->rule,
			       .severity = checker->severity,
			       .has_values = draft->has_values,
			       .stated = dia_decimal_to_double(draft->stated),
			       .computed = dia_decimal_to_double(draft->computed),
			       .n_locations = draft->n_locations };

	if (draft->is_milder && finding.severity > DIA_SEVERITY_NOTE)
		finding.severity--;
	g_mutex_lock(checker->mutex);
	finding.message = dia_pool_string(pool, message);
	finding.fingerprint = dia_pool_string(pool, fingerprint);
	finding.locations = dia_pool_copy(pool, draft->locations,
					  draft->n_locations * sizeof(DiaFindingLocation));
	g_array_append_val(checker->comparison->findings, finding);
	g_mutex_unlock(checker->mutex);
}

void
dia_checker_tell(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph, guint32 first, guint32 end,
		 char *message)
{
	DiaFindingDraft draft = { .message = message };

	dia_draft_add_location(&draft, report, paragraph, dia_token_span(report, first, end));
	dia_checker_add(checker, &draft);
}

void
dia_checker_tell_two(DiaChecker *checker, const char *what, DiaFindingLocation here, DiaFindingLocation there)
{
	const DiaCheckedReport *report = dia_checker_report(checker, here.report);
	const DiaCheckedReport *other = dia_checker_report(checker, there.report);
	DiaFindingDraft draft = { .locations = { here, there }, .n_locations = 2 };

	draft.message = g_strdup_printf("%s: %.*s here, but %.*s there", what, DIA_QUOTE(report, here.span),
					DIA_QUOTE(other, there.span));
	dia_checker_add(checker, &draft);
}

void
dia_checker_tell_opposites(DiaChecker *checker, DiaFindingLocation denied, DiaFindingLocation affirmed)
{
	const DiaCheckedReport *report = dia_checker_report(checker, denied.report);
	const DiaCheckedReport *other_report = dia_checker_report(checker, affirmed.report);
	g_autofree char *place = dia_document_name_paragraph(report->document, denied.paragraph);
	g_autofree char *other = dia_document_name_paragraph(other_report->document, affirmed.paragraph);
	gboolean is_across = report != other_report;
	DiaFindingDraft draft = { .locations = { denied, affirmed }, .n_locations = 2 };

	/* Two who speak, or two reports, may disagree. */
	draft.is_milder = is_across || dia_checked_report_is_dialogue(report);
	draft.message = g_strdup_printf("\"%.*s\" in %s, but \"%.*s\" in %s%s", DIA_QUOTE(report, denied.span), place,
					DIA_QUOTE(other_report, affirmed.span), other,
					is_across ? " of another report" : "");
	dia_checker_add(checker, &draft);
}

char *
dia_places_key(guint32 report, DiaSpan span, guint32 other_report, DiaSpan other)
{
	return g_strdup_printf("%u:%u %u:%u", report, span.start, other_report, other.start);
}

gboolean
dia_places_are_told(GHashTable *told, guint32 report, DiaSpan span, guint32 other_report, DiaSpan other)
{
	g_autofree char *key = dia_places_key(report, span, other_report, other);

	return g_hash_table_contains(told, key);
}

GHashTable *
dia_checker_find_told(const DiaChecker *checker)
{
	GHashTable *told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	const GArray *findings = checker->comparison->findings;

	g_mutex_lock(checker->mutex);
	for (guint i = 0; i < findings->len; i++) {
		const DiaFinding *finding = &g_array_index(findings, DiaFinding, i);
		const DiaFindingLocation *one = &finding->locations[0];
		const DiaFindingLocation *other = &finding->locations[1];

		if (strcmp(finding->rule, checker->rule) != 0)
			continue;
		g_hash_table_add(told, dia_places_key(one->report, one->span, one->report, one->span));
		if (finding->n_locations < 2)
			continue;
		g_hash_table_add(told, dia_places_key(one->report, one->span, other->report, other->span));
		g_hash_table_add(told, dia_places_key(other->report, other->span, one->report, one->span));
	}
	g_mutex_unlock(checker->mutex);
	return told;
}

void
dia_draft_add_location(DiaFindingDraft *draft, const DiaCheckedReport *report, guint32 paragraph,
		       DiaSpan span)
{
	if (draft->n_locations < G_N_ELEMENTS(draft->locations))
		draft->locations[draft->n_locations++] = (DiaFindingLocation){
			.report = report->index, .paragraph = paragraph, .span = span
		};
}

gboolean
dia_figure_is_only(const DiaCheckedReport *report, guint index)
{
	const DiaFigure *figure = &report->figures[index];

	for (guint i = index; i > 0 && report->figures[i - 1].sentence == figure->sentence; i--)
		if (g_strcmp0(report->figures[i - 1].unit, figure->unit) == 0)
			return FALSE;
	for (guint i = index + 1; i < report->n_figures && report->figures[i].sentence == figure->sentence; i++)
		if (g_strcmp0(report->figures[i].unit, figure->unit) == 0)
			return FALSE;
	return TRUE;
}

gboolean
dia_tokens_have(const DiaCheckedReport *report, guint32 first, guint32 end,
		const char *const *words)
{
	for (guint32 at = first; at < end; at++)
		if (dia_token_is_one_of(report, at, words))
			return TRUE;
	return FALSE;
}

gboolean
dia_tokens_are_words(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	for (guint32 at = first; at < end; at++)
		if (report->tokens[at].kind != DIA_TOKEN_WORD)
			return FALSE;
	return TRUE;
}

gboolean
dia_token_is_dash(const DiaCheckedReport *report, guint32 token)
{
	static const char *const dashes[] = { "-", "\xe2\x80\x90", "\xe2\x80\x91", "\xe2\x80\x93",
					      "\xe2\x80\x94", NULL };

	return dia_token_is_one_of(report, token, dashes);
}

guint32
dia_token_pass_state(const DiaCheckedReport *report, guint32 at, guint32 end)
{
	const DiaCountries *countries = report->analysis->lexicon->countries;
	const DiaVocabulary *vocabulary = report->analysis->vocabulary;
	DiaPhraseMatch match;

	return dia_phrases_match(dia_countries_names(countries), vocabulary, report->text, report->tokens,
				 at, end, &match) ||
			       dia_phrases_match(dia_countries_demonyms(countries), vocabulary, report->text,
						 report->tokens, at, end, &match)
		       ? at + match.n_tokens
		       : at;
}

gint64
dia_token_number(const DiaCheckedReport *report, guint32 token)
{
	const DiaToken *here = &report->tokens[token];

	if (here->kind != DIA_TOKEN_NUMBER || here->length > 9)
		return -1;
	return (gint64)g_ascii_strtoull(report->text + here->start, NULL, 10);
}

gint64
dia_token_year(const DiaCheckedReport *report, guint32 token)
{
	gint64 year = report->tokens[token].length == 4 ? dia_token_number(report, token) : -1;

	return year >= FIRST_YEAR && year <= LAST_YEAR ? year : -1;
}

GDate
dia_day_date(guint32 day)
{
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_julian(&date, day);
	return date;
}

gint
dia_day_year(guint32 day)
{
	const GDate date = dia_day_date(day);

	return (gint)g_date_get_year(&date);
}

guint32
dia_token_at(const DiaCheckedReport *report, guint32 first, guint32 end, guint32 offset)
{
	return dia_tokens_find(report->tokens, first, end, offset);
}

DiaSpan
dia_token_span(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	return (DiaSpan){ .start = report->tokens[first].start,
			  .end = dia_token_end(&report->tokens[end - 1]) };
}

static guint
get_cue_at(const DiaCheckedReport *report, guint32 token)
{
	return report->cue_at[MIN(token, report->analysis->tokens->len)];
}

const DiaCheckCue *
dia_check_cue_at(const DiaCheckedReport *report, guint32 at, guint32 end, DiaCueSet kinds)
{
	const DiaCheckCue *cues = (const DiaCheckCue *)(const void *)report->cues->data;
	guint i = get_cue_at(report, at);

	return i < report->cues->len && cues[i].first == at && cues[i].end <= end && (cues[i].kinds & kinds) != 0
		   ? &cues[i]
		   : NULL;
}

const DiaCheckCue *
dia_check_cue_find_first(const DiaCheckedReport *report, guint32 first, guint32 end, DiaCueSet kinds)
{
	const DiaCheckCue *cues = (const DiaCheckCue *)(const void *)report->cues->data;

	for (guint i = get_cue_at(report, first); i < report->cues->len && cues[i].end <= end; i++)
		if (cues[i].kinds & kinds)
			return &cues[i];
	return NULL;
}

const DiaCheckCue *
dia_check_cue_find(const DiaCheckedReport *report, guint32 first, guint32 end, DiaCueSet kinds)
{
	const DiaCheckCue *cues = (const DiaCheckCue *)(const void *)report->cues->data;
	const DiaCheckCue *found = NULL;

	for (guint i = get_cue_at(report, first); i < report->cues->len && cues[i].end <= end; i++)
		if (cues[i].kinds & kinds)
			found = &cues[i];
	return found;
}
