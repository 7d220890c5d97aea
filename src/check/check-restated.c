/*
 * Values of one measure that cannot all be right, in a report or between reports.
 *
 * In: the figures of all reports as records.c reads them. Out: findings where one measure and period has two
 * values, where what is counted up to a day is less on a later day, and where a value is about a hundred or a
 * thousand times another: a point or a scale word too many or too few. Figures are put into buckets first, so that
 * only those are compared that can conflict.
 */
#include "check/rules.h"

#include <string.h>

#include "check/records.h"
#include "check/statement.h"

enum { MAX_BUCKET = 96 }; /* figures compared with each other */

/* One way for two figures to conflict. */
typedef struct {
	/* @return the bucket of a figure, to be freed, or NULL where it is not looked at */
	char *(*make_key)(const DiaRecord *record);
	gboolean (*is_conflict)(const DiaRecords *records, const DiaRecord *before, const DiaRecord *here);
	char *(*describe)(const DiaRecord *before, const DiaRecord *here);
} Conflict;

static gboolean
is_in_one_paragraph(const DiaRecord *a, const DiaRecord *b)
{
	return a->report == b->report && a->figure->paragraph == b->figure->paragraph;
}

static gboolean
is_undated(const DiaRecord *record)
{
	return record->figure->period.first == 0;
}

/* --- One period, two values ---------------------------------------------------------------------------- */

/* Do the periods say one thing? A day may stand for its month, but no month for its year. */
static gboolean
is_one_period(const DiaRecord *a, const DiaRecord *b, gboolean is_loose)
{
	enum { DAYS_OF_MONTH = 31, DAYS_OF_YEAR = 366 };
	DiaPeriod one = a->figure->period;
	DiaPeriod other = b->figure->period;
	guint32 longest = MAX(one.last - one.first, other.last - other.first);

	if (one.first == other.first && one.last == other.last)
		return TRUE;
	/* "1,647 in 2016", "at the end of 2016" */
	if (one.last == other.last && one.last != DIA_PERIOD_OPEN && longest < DAYS_OF_YEAR)
		return TRUE;
	return one.first <= other.last && other.first <= one.last &&
	       (is_loose || longest < DAYS_OF_MONTH);
}

static char *
make_year_key(const DiaRecord *record)
{
	if (is_undated(record) || record->figure->period.last == DIA_PERIOD_OPEN)
		return NULL;
	return g_strdup_printf("%s\n%d", record->figure->unit, dia_day_year(record->figure->period.last));
}

static gboolean
is_restated(const DiaRecords *records, const DiaRecord *before, const DiaRecord *here)
{
	enum { MANY_DIGITS = 4 };
	static const DiaDecimal half_more = { .coefficient = 15, .exponent = -1 };
	gboolean is_slip = dia_record_is_slip(before, here);
	DiaLikeness likeness;

	/* In one paragraph figures have their measure from each other. */
	if (is_in_one_paragraph(before, here) || !is_one_period(before, here, is_slip) ||
	    dia_interval_meets(before->interval, here->interval) || before->counting != here->counting)
		return FALSE;
	if (dia_records_share_number(before, here))
		return TRUE;
	likeness = dia_records_compare(records, before, here);
	if (is_slip && likeness >= DIA_LIKENESS_SOME)
		return TRUE;
	if (dia_records_are_misprinted(records, before, here) ||
	    (dia_record_is_transposed(before, here) && strlen(here->digits) >= MANY_DIGITS &&
	     dia_records_share_matter(records, before, here)))
		return TRUE;
	if (is_slip)
		return FALSE;
	return likeness >=
	       (dia_decimal_is_within(before->figure->value, here->figure->value, half_more)
		    ? DIA_LIKENESS_GOOD
		    : DIA_LIKENESS_SAME);
}

/* "81 from January to October", where "90 in that year" counts two months more. */
static gboolean
is_part_of_year(const DiaRecord *a, const DiaRecord *b)
{
	enum { DAYS_OF_MONTH = 31 };
	DiaPeriod one = a->figure->period;
	DiaPeriod other = b->figure->period;

	return (one.first != other.first || one.last != other.last) &&
	       (one.last == DIA_PERIOD_OPEN || other.last == DIA_PERIOD_OPEN ||
		MIN(one.last - one.first, other.last - other.first) >= DAYS_OF_MONTH);
}

/* "107th of 180", "41 of 60 points" */
static gboolean
is_of_scale(const DiaRecord *record)
{
	const DiaCheckedReport *report = record->report;
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[record->figure->sentence];
	guint32 at = dia_token_at(report, sentence->first_token, sentence->end_token, record->figure->span.start);

	return strcmp(record->figure->unit, "count") == 0 && at > sentence->first_token &&
	       dia_token_is(report, at - 1, "of");
}

/* Is the value of a figure told in the paragraph of the other too? Then they are two. */
static gboolean
is_told_there(const DiaRecords *records, const DiaRecord *record, const DiaRecord *there)
{
	enum { NEAR = 50 };
	const DiaCheckedReport *report = there->report;
	guint32 paragraph = there->figure->paragraph;
	guint32 own = (guint32)(there->figure - report->figures);
	guint32 first = g_array_index(report->paragraph_figures, guint32, paragraph);
	guint32 end = MIN(own + NEAR, g_array_index(report->paragraph_figures, guint32, paragraph + 1));

	for (guint32 i = MAX(own - MIN(own, NEAR), first); i < end; i++)
		if (g_strcmp0(report->figures[i].unit, record->figure->unit) == 0 &&
		    dia_interval_meets(record->interval, dia_records_interval(records, report->index, i)))
			return TRUE;
	return FALSE;
}

/* "The storm cost 1.99 billion", "In 2016 it cost 2.98 billion": one thing, known by rare words, in one year. */
static gboolean
is_named_twice(const DiaRecords *records, const DiaRecord *before, const DiaRecord *here)
{
	static const DiaDecimal half_more = { .coefficient = 15, .exponent = -1 };

	return !is_in_one_paragraph(before, here) && is_one_period(before, here, TRUE) &&
	       !is_part_of_year(before, here) && !is_of_scale(before) && !is_of_scale(here) &&
	       !dia_interval_meets(before->interval, here->interval) && before->counting == here->counting &&
	       before->figure->table_row < 0 && here->figure->table_row < 0 &&
	       before->is_cumulative == here->is_cumulative &&
	       dia_decimal_is_within(before->figure->value, here->figure->value, half_more) &&
	       dia_records_share_name(records, before, here) && !is_told_there(records, before, here) &&
	       !is_told_there(records, here, before) && !is_restated(records, before, here);
}

static char *
describe_restated(const DiaRecord *before, const DiaRecord *here)
{
	g_autofree char *there = dia_decimal_format(before->figure->value);
	g_autofree char *value = dia_decimal_format(here->figure->value);

	return g_strdup_printf("\"%s\" for %s is %s here, but %s there%s", here->figure->measure,
			       here->figure->as_of, value, there,
			       dia_record_is_transposed(before, here) ? " (the same digits)" : "");
}

static char *
describe_named(const DiaRecord *before, const DiaRecord *here)
{
	g_autofree char *there = dia_decimal_format(before->figure->value);
	g_autofree char *value = dia_decimal_format(here->figure->value);

	if (strcmp(before->figure->measure, here->figure->measure) == 0)
		return describe_restated(before, here);
	return g_strdup_printf("\"%s\" for %s is %s here, but \"%s\" is %s there", here->figure->measure,
			       here->figure->as_of, value, before->figure->measure, there);
}

/* --- The digits of one number, in another order -------------------------------------------------------- */

static int
compare_digits(gconstpointer a, gconstpointer b)
{
	return *(const char *)a - *(const char *)b;
}

/* Numbers of the same digits meet, whatever their order. */
static char *
make_digits_key(const DiaRecord *record)
{
	enum { LEAST_DIGITS = 4 };
	char digits[sizeof(record->digits)];
	gsize length = strlen(record->digits);

	if (length < LEAST_DIGITS || record->figure->table_row >= 0)
		return NULL;
	memcpy(digits, record->digits, length + 1);
	qsort(digits, length, 1, compare_digits);
	return g_strdup_printf("%s\n%d\n%s", record->figure->unit, record->figure->value.exponent, digits);
}

/* Of one matter, and at least one of them without a date that could keep them apart. */
static gboolean
is_transposed(const DiaRecords *records, const DiaRecord *before, const DiaRecord *here)
{
	return (is_undated(before) || is_undated(here)) && !is_in_one_paragraph(before, here) &&
	       dia_record_is_transposed(before, here) &&
	       before->counting == here->counting &&
	       (dia_records_compare(records, before, here) >= DIA_LIKENESS_SOME ||
		dia_records_share_matter(records, before, here));
}

static char *
describe_undated(const DiaRecord *before, const DiaRecord *here)
{
	g_autofree char *there = dia_decimal_format(before->figure->value);
	g_autofree char *value = dia_decimal_format(here->figure->value);

	return g_strdup_printf("\"%s\" is %s here, but %s there%s", here->figure->measure, value, there,
			       dia_record_is_transposed(before, here) ? " (the same digits)" : "");
}

/* --- One digit of a number, another ---------------------------------------------------------------------- */

/* Numbers with the same last digits meet. */
static char *
make_end_key(const DiaRecord *record)
{
	gsize length = strlen(record->digits);

	return length > DIA_N_LAST_DIGITS + 1 && record->figure->table_row < 0
		       ? g_strdup_printf("%s\n%u\n%s", record->figure->unit, (guint)length,
					 record->digits + length - DIA_N_LAST_DIGITS)
		       : NULL;
}

static gboolean
is_of_land(const DiaRecord *record)
{
	return strcmp(record->figure->unit, "km2") == 0 || strcmp(record->figure->unit, "km") == 0;
}

/* Does no date keep them apart, without being the same, of which is_restated() tells? */
static gboolean
may_be_of_one_time(const DiaRecord *a, const DiaRecord *b)
{
	DiaPeriod one = a->figure->period;
	DiaPeriod other = b->figure->period;

	return is_undated(a) || is_undated(b) ||
	       (dia_periods_meet(one, other) &&
		(one.last == DIA_PERIOD_OPEN || other.last == DIA_PERIOD_OPEN ||
		 dia_day_year(one.last) != dia_day_year(other.last)));
}

/* "41,018 places", "places for 41,218": hardly grown by just two hundred. */
static gboolean
is_digit_off(const DiaRecords *records, const DiaRecord *before, const DiaRecord *here)
{
	enum { MANY_DIGITS = 5 };

	return may_be_of_one_time(before, here) && !is_in_one_paragraph(before, here) &&
	       dia_record_has_other_digit_inside(before, here) && before->counting == here->counting &&
	       (is_of_land(here) || dia_records_compare(records, before, here) >= DIA_LIKENESS_SOME ||
		(strlen(here->digits) >= MANY_DIGITS && dia_records_share_matter(records, before, here)));
}

/* --- Always so, with two values ------------------------------------------------------------------------- */

/* What a report tells without a date holds on its day: a term of office, a deadline, a leave. */
static char *
make_standing_key(const DiaRecord *record)
{
	return is_undated(record) && record->figure->table_row < 0 &&
			       dia_unit_is_time(record->figure->unit)
		       ? g_strdup_printf("%s\n%u", record->figure->unit, record->report->index)
		       : NULL;
}

static guint
get_role(const DiaRecord *record)
{
	static const char *const heads[] = { "chair", "chairperson", "chairman", "chairwoman", "president", "head",
					     "deputy", "director", "speaker", "secretary", NULL };
	const DiaCheckedReport *report = record->report;
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[record->figure->sentence];

	for (guint i = 0; heads[i] != NULL; i++)
		if (dia_tokens_have(report, sentence->first_token, sentence->end_token,
				    (const char *const[]){ heads[i], NULL }))
			return i + 1;
	return 0;
}

/* The chair of a body may well serve longer than its members. */
static gboolean
is_of_other_role(const DiaRecord *a, const DiaRecord *b)
{
	return get_role(a) != get_role(b);
}

static gboolean
is_standing_twice(const DiaRecords *records, const DiaRecord *before, const DiaRecord *here)
{
	static const DiaDecimal twice = { .coefficient = 2, .exponent = 0 };

	return !is_in_one_paragraph(before, here) &&
	       !dia_interval_meets(before->interval, here->interval) &&
	       dia_decimal_is_within(before->figure->value, here->figure->value, twice) &&
	       before->counting == here->counting &&
	       dia_records_compare(records, before, here) >= DIA_LIKENESS_GOOD &&
	       !is_of_other_role(before, here);
}

/* --- Less than before ------------------------------------------------------------------------------------ */

static char *
make_sum_key(const DiaRecord *record)
{
	return record->is_cumulative && !is_undated(record) ? g_strdup(record->figure->unit) : NULL;
}

/* Counted from the same day to a later one; of an open period the later report has the later day. */
static gboolean
is_counted_longer(const DiaRecord *before, const DiaRecord *here)
{
	DiaPeriod one = before->figure->period;
	DiaPeriod other = here->figure->period;

	if (one.last == DIA_PERIOD_OPEN || other.last == DIA_PERIOD_OPEN)
		return one.last == other.last && one.first == other.first &&
		       before->report->index < here->report->index;
	return one.last < other.last;
}

/* "had decreased to 10,985 by the end of 2013": told to fall, so what is there, and not all that there ever was */
static gboolean
is_told_to_fall(const DiaRecord *record)
{
	const DiaCheckedReport *report = record->report;
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[record->figure->sentence];
	const DiaSentence near = dia_sentence_around(
	    sentence, dia_token_at(report, sentence->first_token, sentence->end_token, record->figure->span.start));

	return dia_check_cue_find(report, near.first_token, near.end_token, DIA_CUE(DIA_CHECK_FALL)) != NULL;
}

static gboolean
is_fallen(const DiaRecords *records, const DiaRecord *before, const DiaRecord *here)
{
	return is_counted_longer(before, here) && !is_told_to_fall(here) &&
	       dia_interval_exceeds(before->interval, here->interval) &&
	       dia_records_compare(records, before, here) >= DIA_LIKENESS_SAME;
}

static char *
describe_fall(const DiaRecord *before, const DiaRecord *here)
{
	g_autofree char *there = dia_decimal_format(before->figure->value);
	g_autofree char *value = dia_decimal_format(here->figure->value);

	return g_strdup_printf("\"%s\" is counted up to a day, but falls from %s to %s",
			       here->figure->measure, there, value);
}

/* --- A thousand times as much ------------------------------------------------------------------------------ */

static char *
make_measure_key(const DiaRecord *record)
{
	/* Small numbers may well grow a thousandfold. */
	static const DiaDecimal least = { .coefficient = 1000, .exponent = 0 };

	/* A row of a table that lost its columns reads as one long number. */
	return record->figure->table_row < 0 && !is_undated(record) &&
		       dia_decimal_compare(record->figure->value, least) >= 0
		   ? g_strdup_printf("%s\n%u", record->figure->unit, record->measure[0])
		   : NULL;
}

/* Do two periods start within so many days of each other? */
static gboolean
is_near(const DiaRecord *a, const DiaRecord *b, guint32 days)
{
	guint32 one = a->figure->period.first;
	guint32 other = b->figure->period.first;

	return one <= other + days && other <= one + days;
}

/* A scale word is a factor of a thousand or a million, and nothing grows a hundredfold within a year. */
static gboolean
is_leap(const DiaRecords *records, const DiaRecord *before, const DiaRecord *here)
{
	enum { YEAR = 366, YEARS = 6 * YEAR };
	static const DiaDecimal three = { .coefficient = 3, .exponent = 0 };
	static const DiaDecimal ninety = { .coefficient = 90, .exponent = 0 };
	DiaDecimal one = before->figure->value;
	DiaDecimal other = here->figure->value;

	if (dia_decimal_is_within(one, other, ninety) ||
	    (is_in_one_paragraph(before, here) && is_one_period(before, here, TRUE)) ||
	    before->figure->period.last == DIA_PERIOD_OPEN ||
	    !is_near(before, here, YEARS) ||
	    dia_records_compare(records, before, here) < DIA_LIKENESS_SAME)
		return FALSE;
	if (is_near(before, here, YEAR))
		return TRUE;
	for (guint i = 0; i < 2; i++) {
		DiaDecimal *less = dia_decimal_compare(one, other) < 0 ? &one : &other;

		less->exponent += 3;
		if (dia_decimal_is_within(one, other, three))
			return TRUE;
	}
	return FALSE;
}

static char *
describe_leap(const DiaRecord *before, const DiaRecord *here)
{
	g_autofree char *there = dia_decimal_format(before->figure->value);
	g_autofree char *value = dia_decimal_format(here->figure->value);

	return g_strdup_printf("\"%s\" is %s here and %s there: is it thousands, millions or billions?",
			       here->figure->measure, value, there);
}

/* --- The rule ---------------------------------------------------------------------------------------------- */

static const Conflict conflicts[] = {
	{ make_year_key, is_restated, describe_restated },
	{ make_year_key, is_named_twice, describe_named },
	{ make_standing_key, is_standing_twice, describe_undated },
	{ make_digits_key, is_transposed, describe_undated },
	{ make_end_key, is_digit_off, describe_undated },
	{ make_sum_key, is_fallen, describe_fall },
	{ make_measure_key, is_leap, describe_leap },
};

static void
add_conflict(DiaChecker *checker, const Conflict *conflict, const DiaRecord *before,
	     const DiaRecord *here)
{
	DiaFindingDraft draft = { .has_values = TRUE,
				  .stated = here->figure->value,
				  .computed = before->figure->value };

	draft.message = conflict->describe(before, here);
	dia_draft_add_location(&draft, here->report, here->figure->paragraph, here->figure->span);
	dia_draft_add_location(&draft, before->report, before->figure->paragraph,
			       before->figure->span);
	dia_checker_add(checker, &draft);
}

/* Compares a figure with those before it in its bucket; what it conflicts with first is told. */
static void
compare_bucket(DiaChecker *checker, const DiaRecords *records, const Conflict *conflict,
	       const GArray *bucket, const DiaRecord *here)
{
	for (guint i = 0; i < bucket->len; i++) {
		const DiaRecord *before = dia_records_get(records, g_array_index(bucket, guint, i));

		if (!conflict->is_conflict(records, before, here))
			continue;
		add_conflict(checker, conflict, before, here);
		return;
	}
}

static void
check_conflicts(DiaChecker *checker, const DiaRecords *records, const Conflict *conflict)
{
	g_autoptr(GHashTable) buckets =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);

	for (guint i = 0; i < records->records->len; i++) {
		const DiaRecord *here = dia_records_get(records, i);
		g_autofree char *key = conflict->make_key(here);
		GArray *bucket = key != NULL ? g_hash_table_lookup(buckets, key) : NULL;

		if (key == NULL)
			continue;
		if (bucket == NULL) {
			bucket = g_array_new(FALSE, FALSE, sizeof(guint));
			g_hash_table_insert(buckets, g_steal_pointer(&key), bucket);
		}
		compare_bucket(checker, records, conflict, bucket, here);
		if (bucket->len < MAX_BUCKET)
			g_array_append_val(bucket, i);
	}
}

void
dia_check_restated(DiaChecker *checker)
{
	g_autoptr(DiaRecords) records = dia_records_new(checker);

	for (guint i = 0; i < G_N_ELEMENTS(conflicts); i++)
		check_conflicts(checker, records, &conflicts[i]);
}
