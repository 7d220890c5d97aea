/*
 * A limit told twice: "up to five years" and "up to eight years" for one offence, a term of office of six years
 * and of seven, an age, a fine, a quota.
 *
 * In: figures without a date, each the only one of its unit in its sentence, with the words of the sentence but
 * those by which limits are told (data/checks.txt). Out: findings where a report has two values for just the same
 * words. A sentence with conditions, of others or of what is to come has a limit of its own.
 */
#include "check/rules.h"

#include "check/records.h"
#include "check/statement.h"

enum { MAX_BUCKET = 96, MAX_WORDS = 16, LEAST_WORDS = 1, MAX_SENTENCE = 40, MAX_LIMITS = 8192, MAX_RARE = 30 };

typedef struct {
	const DiaFigure *figure;
	guint32 words[MAX_WORDS]; /* terms that say whose limit it is */
	guint n_words;
	guint kinds; /* of limit, by bits of the words that tell it */
} Limit;

typedef struct {
	const DiaCheckedReport *report;
	DiaTerms *terms;
	GArray *limits;
} Reader;

/* --- One limit ------------------------------------------------------------------------------------------- */

/* A term and a punishment are both told in years: the words tell them apart. */
static guint
get_kinds(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	static const char *const words[][8] = {
		{ "age", "aged", "ages", "old", NULL },
		{ "term", "terms", "mandate", "tenure", "office", "serve", "serves", NULL },
		{ "sentence", "imprisonment", "imprisoned", "prison", "punishable", "punished", "fine", NULL },
	};
	guint kinds = 0;

	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		if (dia_tokens_have(report, first, end, words[i]))
			kinds |= 1u << i;
	return kinds;
}

static gboolean
is_only(const DiaCheckedReport *report, guint index)
{
	const DiaFigure *figure = &report->figures[index];

	return (index == 0 || report->figures[index - 1].sentence != figure->sentence) &&
	       (index + 1 >= report->n_figures || report->figures[index + 1].sentence != figure->sentence);
}

static gboolean
is_open(const DiaCheckedReport *report, const DiaSentence *sentence)
{
	static const char *const limits[] = { "not", "no", "once", NULL };
	const DiaCueSet cues = DIA_CUE(DIA_CHECK_REPORTED) | DIA_CUE(DIA_CHECK_STATED) |
			       DIA_CUE(DIA_CHECK_FUTURE) | DIA_CUE(DIA_CHECK_AT_TIME) |
			       DIA_CUE(DIA_CHECK_EXCEPTION) |
			       DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL) | DIA_CUE(DIA_CHECK_SO_FAR);
	const DiaCheckCue *cue =
	    dia_check_cue_find_first(report, sentence->first_token, sentence->end_token, cues);

	/* "may not exceed", "not more than", "renewable once" tell a limit. */
	while (cue != NULL && dia_token_is_one_of(report, cue->first, limits))
		cue = dia_check_cue_find_first(report, cue->end, sentence->end_token, cues);
	return cue != NULL ||
	       dia_tokens_have_in(report, sentence->first_token, sentence->end_token, DIA_LIST_CHANGED_LIMIT);
}

static void
read_words(const Reader *reader, const DiaSentence *sentence, Limit *limit)
{
	const DiaCheckedReport *report = reader->report;
	DiaTerm term;

	for (guint32 at = sentence->first_token; at < sentence->end_token; at = term.end) {
		const DiaCheckCue *cue = dia_check_cue_at(report, at, MIN(at + 3, sentence->end_token),
							  DIA_CUE(DIA_CHECK_LIMIT));

		if (cue != NULL) {
			term.end = cue->end;
			continue;
		}
		term.end = dia_token_pass_state(report, at, sentence->end_token);
		if (term.end > at)
			continue;
		if (dia_terms_read(reader->terms, report, at, sentence->end_token, &term))
			dia_terms_add(term.id, limit->words, &limit->n_words, MAX_WORDS);
	}
}

static void
read_limit(Reader *reader, guint index)
{
	const DiaCheckedReport *report = reader->report;
	const DiaFigure *figure = &report->figures[index];
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[figure->sentence];
	Limit limit = { .figure = figure };
	gboolean is_limit = dia_unit_is_time(figure->unit) || dia_unit_is_money(figure->unit) ||
			    g_strcmp0(figure->unit, "percent") == 0;

	if (!is_limit || figure->is_range || figure->period.first != 0 || figure->table_row >= 0 ||
	    !dia_paragraph_is_prose(report, figure->paragraph) ||
	    reader->limits->len >= MAX_LIMITS || !is_only(report, index) ||
	    sentence->end_token - sentence->first_token > MAX_SENTENCE || is_open(report, sentence))
		return;
	limit.kinds = get_kinds(report, sentence->first_token, sentence->end_token);
	read_words(reader, sentence, &limit);
	if (limit.n_words >= LEAST_WORDS && limit.n_words < MAX_WORDS)
		g_array_append_val(reader->limits, limit);
}

/* --- Two limits ------------------------------------------------------------------------------------------- */

static gboolean
has_words_of(const Limit *a, const Limit *b)
{
	for (guint i = 0; i < b->n_words; i++)
		if (!dia_terms_contain(a->words, a->n_words, b->words[i]))
			return FALSE;
	return TRUE;
}

/* One word may be shared by limits of many things, unless it is rare. */
static gboolean
is_telling(const DiaTerms *terms, const Limit *limit)
{
	return limit->n_words >= 2 || dia_terms_frequency(terms, limit->words[0]) <= MAX_RARE;
}

static gboolean
is_told_twice(const DiaTerms *terms, const Limit *before, const Limit *here)
{
	static const DiaDecimal thrice = { .coefficient = 3, .exponent = 0 };

	return before->figure->paragraph != here->figure->paragraph && before->kinds == here->kinds &&
	       dia_decimal_compare(before->figure->value, here->figure->value) != 0 &&
	       dia_decimal_is_within(before->figure->value, here->figure->value, thrice) &&
	       has_words_of(before, here) && has_words_of(here, before) && is_telling(terms, here);
}

static void
add_limit(DiaChecker *checker, const DiaCheckedReport *report, const Limit *before, const Limit *here)
{
	DiaFindingDraft draft = { .has_values = TRUE,
				  .stated = here->figure->value,
				  .computed = before->figure->value };
	const char *measure = here->figure->measure != NULL ? here->figure->measure : "the limit";
	g_autofree char *there = dia_decimal_format(before->figure->value);
	g_autofree char *value = dia_decimal_format(here->figure->value);
	g_autofree char *place = dia_document_name_paragraph(report->document, before->figure->paragraph);

	draft.message = g_strdup_printf("\"%s\" is %s here, but %s in %s", measure, value, there, place);
	dia_draft_add_location(&draft, report, here->figure->paragraph, here->figure->span);
	dia_draft_add_location(&draft, report, before->figure->paragraph, before->figure->span);
	dia_checker_add(checker, &draft);
}

static int
compare_units(gconstpointer a, gconstpointer b)
{
	const Limit *first = a;
	const Limit *second = b;
	int order = strcmp(first->figure->unit, second->figure->unit);

	return order != 0 ? order : (first->figure > second->figure) - (first->figure < second->figure);
}

static void
check_report(DiaChecker *checker, DiaTerms *terms, const DiaCheckedReport *report)
{
	g_autoptr(GArray) limits = g_array_new(FALSE, FALSE, sizeof(Limit));
	Reader reader = { .report = report, .terms = terms, .limits = limits };
	const Limit *all;

	for (guint i = 0; i < report->n_figures; i++)
		read_limit(&reader, i);
	g_array_sort(limits, compare_units);
	all = (const Limit *)(const void *)limits->data;
	for (guint i = 1; i < limits->len; i++) {
		for (guint k = i; k > 0 && i - k < MAX_BUCKET; k--) {
			if (strcmp(all[k - 1].figure->unit, all[i].figure->unit) != 0)
				break;
			if (!is_told_twice(terms, &all[k - 1], &all[i]))
				continue;
			add_limit(checker, report, &all[k - 1], &all[i]);
			break;
		}
	}
}

void
dia_check_restated_limits(DiaChecker *checker)
{
	g_autoptr(DiaTerms) terms = dia_terms_new(checker->terms);

	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);

		if (!dia_checked_report_is_dialogue(report))
			check_report(checker, terms, report);
	}
}
