/*
 * A body that has seven members here and five there, an office that is held for five years and for four, or is filled
 * by the President and by Parliament.
 *
 * In: features of bodies (bodies.h). Out: findings where a report, or two reports of one time, tell two values of one
 * feature of one body.
 */
#include "check/bodies.h"
#include "check/rules.h"

/* Is the name the same, or one the start of the other: "the Coordinating Council" of "the National Centre"? */
static gboolean
is_same_body(const DiaBodyFeature *a, const DiaBodyFeature *b)
{
	const DiaBodyFeature *lesser = a->n_words < b->n_words ? a : b;
	guint n = lesser->n_words;

	if (n == 0 || (a->n_words != b->n_words && (n < 2 || !lesser->is_short)))
		return FALSE;
	return memcmp(a->words, b->words, n * sizeof(a->words[0])) == 0;
}

/* Numbers of one order: of far others one counts something else. */
static gboolean
is_near(DiaDecimal a, DiaDecimal b)
{
	static const DiaDecimal twice = { .coefficient = 2, .exponent = 0 };

	return dia_decimal_compare(a, b) != 0 && dia_decimal_is_within(a, b, twice);
}

static gboolean
differs(const DiaBodyFeature *a, const DiaBodyFeature *b)
{
	if (a->kind != b->kind || a->is_chair != b->is_chair || !is_same_body(a, b))
		return FALSE;
	if (a->kind == DIA_BODY_CHOICE)
		return (a->choosers & b->choosers) == 0;
	if (a->kind == DIA_BODY_SIZE && a->seat != b->seat && a->seat != DIA_WORD_NONE && b->seat != DIA_WORD_NONE)
		return FALSE;
	return is_near(a->value, b->value);
}

/* "its composition has not changed": said in a later report, it holds since the earlier one. */
static gboolean
is_said_to_last(const DiaChecker *checker, const DiaBodyFeature *later)
{
	const DiaCheckedReport *report = dia_checker_report(checker, later->place.report);

	return dia_span_is_said_to_last(report, later->place.paragraph, later->place.span);
}

static gboolean
is_of_one_time(const DiaChecker *checker, const DiaBodyFeature *a, const DiaBodyFeature *b)
{
	guint32 day = dia_checked_report_day(dia_checker_report(checker, a->place.report));
	guint32 other = dia_checked_report_day(dia_checker_report(checker, b->place.report));

	return dia_reports_are_of_one_time(checker, a->place.report, b->place.report) ||
	       is_said_to_last(checker, day > other ? a : b);
}

static void
check_feature(DiaChecker *checker, const GArray *features, guint index)
{
	static const char *const whats[] = {
		[DIA_BODY_SIZE] = "the number of those who sit in a body",
		[DIA_BODY_TERM] = "a term of office",
		[DIA_BODY_CHOICE] = "who chooses",
	};
	const DiaBodyFeature *here = &g_array_index(features, DiaBodyFeature, index);

	for (guint i = 0; i < index; i++) {
		const DiaBodyFeature *before = &g_array_index(features, DiaBodyFeature, i);

		if (!differs(before, here) || !is_of_one_time(checker, before, here))
			continue;
		dia_checker_tell_two(checker, whats[here->kind], here->place, before->place);
		return;
	}
}

void
dia_check_contradiction_bodies(DiaChecker *checker)
{
	enum { MAX_COMPARED = 2048 };
	g_autoptr(DiaTerms) terms = dia_terms_new(checker->terms);
	g_autoptr(GArray) features = g_array_new(FALSE, FALSE, sizeof(DiaBodyFeature));

	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		g_autoptr(GArray) own = NULL;

		if (dia_checked_report_is_dialogue(report))
			continue;
		own = dia_body_features_find(terms, report);
		g_array_append_vals(features, own->data, own->len);
	}
	for (guint i = 1; i < MIN(features->len, MAX_COMPARED); i++)
		check_feature(checker, features, i);
}
