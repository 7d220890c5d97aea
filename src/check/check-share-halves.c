/*
 * "Men make up 62 per cent of teachers and women 48 per cent": the shares of two that are the whole
 * between them.
 *
 * In: two percentages of one sentence, each beside one of two opposed words. Out: findings where
 * they do not make a hundred. Shares of wholes of their own ("62 per cent of men and 48 per cent of
 * women can read"), of two times, and what is compared are left alone.
 */
#include "check/rules.h"
#include "check/shares.h"

enum {
	REACH = 10,    /* tokens from a share to its word */
	FARTHEST = 14, /* tokens between the two shares */
};

/* Words that part a whole in two: no third is left. */
static const char *const pairs[][2] = {
	{ "men", "women" },   { "boys", "girls" },  { "males", "females" },
	{ "male", "female" }, { "urban", "rural" }, { "minors", "adults" },
};

/* The pair and side of a word: 2 * pair + side, or -1. */
static gint
get_side(const DiaCheckedReport *report, guint32 at)
{
	for (guint i = 0; i < G_N_ELEMENTS(pairs); i++)
		for (guint side = 0; side < 2; side++)
			if (dia_token_is(report, at, pairs[i][side]))
				return (gint)(2 * i + side);
	return -1;
}

/* The only opposed word within tokens [first, end); -1 for none or several. */
static gint
find_side(const DiaCheckedReport *report, guint32 first, guint32 end, guint32 *place)
{
	gint found = -1;

	for (guint32 at = first; at < end; at++) {
		gint side = get_side(report, at);

		if (side < 0)
			continue;
		if (found >= 0)
			return -1;
		found = side;
		*place = at;
	}
	return found;
}

/* "make up", "account for", "are", "hold": what says that the share is theirs of something */
static gboolean
has_verb(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	static const char *const verbs[] = { "are",  "were",   "hold",	   "held",	"is",
					     "form", "formed", "comprise", "comprised", NULL };

	return dia_check_cue_find(report, first, end, DIA_CUE(DIA_CHECK_AMOUNTS)) != NULL ||
	       dia_tokens_have(report, first, end, verbs);
}

/* "among women", "of women": one whole for each */
static gboolean
is_base(const DiaCheckedReport *report, guint32 place)
{
	static const char *const words[] = { "among",	"of",  "for", "in", "by",
					     "amongst", "the", "all", "to", NULL };

	return place > 0 && dia_token_is_one_of(report, place - 1, words) &&
	       !dia_token_is(report, place - 1, "the");
}

static gboolean
is_place(const DiaCheckedReport *report, guint32 at)
{
	static const char *const words[] = { "in", "at", "among", "for", "on", NULL };

	return dia_token_is_one_of(report, at, words);
}

/* Are the two shares of opposed sides of one whole? */
static gboolean
are_halves(const DiaStatement *statement, const DiaQuantity *one, const DiaQuantity *other)
{
	const DiaCheckedReport *report = statement->report;
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[one->sentence];
	guint32 low = MAX(sentence->first_token, one->first - MIN(one->first, REACH));
	guint32 high = MIN(other->end + REACH, sentence->end_token);
	guint32 first_place = 0;
	guint32 second_place = 0;
	gint first = find_side(report, low, one->first, &first_place);
	gint second = find_side(report, one->end, other->first, &second_place);
	guint32 noun;

	if (first >= 0 && second >= 0) {
		/* "Men make up 62 per cent of teachers and women 48 per cent" */
		if (!has_verb(report, first_place + 1, one->first) ||
		    is_base(report, first_place) || find_side(report, other->end, high, &noun) >= 0)
			return FALSE;
	} else if (first < 0 && second >= 0) {
		/* "62 per cent are women and 48 per cent men" */
		first = second;
		first_place = second_place;
		second = find_side(report, other->end, high, &second_place);
		if (second < 0 || first_place - one->end > 5 || second_place - other->end > 3 ||
		    !has_verb(report, one->end, first_place) || is_base(report, first_place) ||
		    is_base(report, second_place))
			return FALSE;
	}
	if (first < 0 || second < 0 || first == second || first / 2 != second / 2)
		return FALSE;
	/* "of dropouts in towns", and "48 per cent in villages" */
	if (other->end < sentence->end_token && is_place(report, other->end))
		return FALSE;
	/* "men 62 per cent of teachers and women 48 per cent of doctors" */
	return dia_share_read_base(report, statement->paragraph, one, &noun) != DIA_BASE_NAMED ||
	       dia_share_read_base(report, statement->paragraph, other, &noun) != DIA_BASE_NAMED;
}

/* Is nothing in the sentence that sets one beside the other, or tells of a change? */
static gboolean
is_plain(const DiaStatement *statement, const DiaQuantity *one, const DiaQuantity *other)
{
	static const char *const words[] = { "each",	"respectively", "whereas", "compared",
					     "against", "than",		"only",	   "least",
					     "quota",	"target",	"minimum", NULL };
	const DiaCheckedReport *report = statement->report;
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[one->sentence];

	return one->figure->period.first == other->figure->period.first &&
	       one->depth == other->depth &&
	       !dia_tokens_have(report, sentence->first_token, sentence->end_token, words) &&
	       dia_check_cue_find(report, sentence->first_token, sentence->end_token,
				  DIA_CUE(DIA_CHECK_COMPARED) | DIA_CUE(DIA_CHECK_RISE) |
					  DIA_CUE(DIA_CHECK_FALL) |
					  DIA_CUE(DIA_CHECK_SEVERAL_ANSWERS)) == NULL;
}

static void
compare(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *one,
	const DiaQuantity *other)
{
	static const DiaDecimal low = { .coefficient = 85, .exponent = 0 };
	static const DiaDecimal high = { .coefficient = 120, .exponent = 0 };
	static const DiaDecimal hundred = { .coefficient = 100, .exponent = 0 };
	const DiaCheckedReport *report = statement->report;
	DiaDecimal sum = dia_decimal_add(one->figure->value, other->figure->value);
	DiaFindingDraft draft = { .has_values = TRUE, .stated = hundred, .computed = sum };
	g_autofree char *first = dia_decimal_format(one->figure->value);
	g_autofree char *second = dia_decimal_format(other->figure->value);
	g_autofree char *total = dia_decimal_format(sum);

	if (dia_decimal_compare(sum, low) < 0 || dia_decimal_compare(sum, high) > 0 ||
	    dia_interval_meets(dia_interval_add(dia_share_interval(report, one),
						dia_share_interval(report, other)),
			       dia_interval_exact(hundred)))
		return;
	draft.message = g_strdup_printf("%s + %s = %s, but the shares of a whole make 100 per cent",
					first, second, total);
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_token_span(report, one->first, other->end));
	dia_checker_add(checker, &draft);
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement)
{
	guint n = statement->quantities->len;

	for (guint i = 0; i + 1 < n; i++) {
		const DiaQuantity *one = dia_statement_quantity(statement, i);
		const DiaQuantity *other = dia_statement_quantity(statement, i + 1);
		gboolean has_third =
			(i > 0 &&
			 dia_quantity_is_percent(dia_statement_quantity(statement, i - 1)) &&
			 dia_statement_quantity(statement, i - 1)->sentence == one->sentence) ||
			(i + 2 < n &&
			 dia_quantity_is_percent(dia_statement_quantity(statement, i + 2)) &&
			 dia_statement_quantity(statement, i + 2)->sentence == one->sentence);

		if (!has_third && one->sentence == other->sentence &&
		    dia_quantity_is_percent(one) && dia_quantity_is_percent(other) &&
		    other->first - one->end <= FARTHEST && are_halves(statement, one, other) &&
		    is_plain(statement, one, other))
			compare(checker, statement, one, other);
	}
}

void
dia_check_share_halves(DiaChecker *checker)
{
	dia_statements_check(checker, check_statement);
}
