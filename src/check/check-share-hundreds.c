/*
 * Shares of one whole, which make a hundred.
 *
 * In: lists of percentages, one that is the rest, and two that stand beside opposed words ("62 per cent of teachers are
 * men and 48 per cent women"). Out: findings where they make more or less. Lists in which several answers were
 * possible, shares with wholes of their own ("62 per cent of men and 48 per cent of women can read"), of two times,
 * and what is compared are left alone.
 */
#include "check/lists.h"
#include "check/rules.h"
#include "check/shares.h"

static gboolean
makes_hundred(const DiaStatement *statement, const DiaList *list)
{
	DiaInterval total = dia_interval_exact((DiaDecimal){ 0 });

	for (guint i = 0; i < list->n_parts; i++)
		total = dia_interval_add(total,
					 dia_share_interval(statement->report,
							    dia_statement_quantity(statement, list->parts[i])));
	return dia_interval_meets(total, dia_interval_exact(dia_hundred));
}

static void
add_hundred(DiaChecker *checker, const DiaStatement *statement, const DiaList *list)
{
	const DiaCheckedReport *report = statement->report;
	DiaDecimal sum = dia_list_add(statement, list);
	g_autofree char *workings = dia_list_describe(statement, list, sum);
	DiaFindingDraft draft = { .has_values = TRUE, .stated = dia_hundred, .computed = sum };

	draft.message = g_strdup_printf("%s, but the shares of a whole make 100 per cent", workings);
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_token_span(report, list->first, list->end));
	dia_checker_add(checker, &draft);
}

/* --- Lists, and what is left of them ----------------------------------------------------------------- */

static gboolean
is_rest(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	return dia_check_cue_find(report, quantity->first - MIN(quantity->first, 3), quantity->first,
			    DIA_CUE(DIA_CHECK_REST)) != NULL;
}

/* "40 per cent of men, 35 per cent of women", "40 per cent among men": shares of wholes of their own. */
static gboolean
has_bases(const DiaStatement *statement, const DiaList *list)
{
	guint n_among = 0;

	for (guint i = 0; i < list->n_parts; i++) {
		const DiaQuantity *part = dia_statement_quantity(statement, list->parts[i]);

		n_among += dia_token_is(statement->report, part->end, "among");
		if (i > 0 && dia_share_has_own_base(statement->report, statement->paragraph, part, NULL))
			return TRUE;
	}
	return n_among > 1;
}

/* "60, 25 and 12 per cent; others got 5 per cent": what is left stands behind the list, with its own share. */
static gboolean
goes_on(const DiaStatement *statement, const DiaList *list)
{
	enum { REACH = 12 };
	guint32 sentence = dia_statement_quantity(statement, list->parts[0])->sentence;

	for (guint i = dia_statement_first_at(statement, list->end); i < statement->quantities->len; i++) {
		const DiaQuantity *other = dia_statement_quantity(statement, i);

		if (other->sentence != sentence || other->first - list->end >= REACH)
			break;
		if (dia_quantity_is_percent(other))
			return TRUE;
	}
	return FALSE;
}

/* Are the shares of one time and one question? */
static gboolean
is_one_distribution(const DiaStatement *statement, const DiaList *list)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *first = dia_statement_quantity(statement, list->parts[0]);
	const DiaSentence sentence =
	    dia_sentence_around(&dia_analysis_sentences(report->analysis)[first->sentence], first->first);

	for (guint i = 1; i < list->n_parts; i++)
		if (dia_statement_quantity(statement, list->parts[i])->figure->period.first !=
		    first->figure->period.first)
			return FALSE;
	return dia_check_cue_find(report, sentence.first_token, sentence.end_token,
			    DIA_CUE(DIA_CHECK_SEVERAL_ANSWERS) | DIA_CUE(DIA_CHECK_COMPARED) |
				DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL) |
				DIA_CUE(DIA_CHECK_RESPECTIVELY)) == NULL;
}

/*
 * Does the list itself say that it leaves nothing out, by an item for all the rest; or that its items exclude each
 * other, by one for those who chose none?
 */
static gboolean
has_cue(const DiaStatement *statement, const DiaList *list, DiaCueSet kinds)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *first = dia_statement_quantity(statement, list->parts[0]);
	const DiaSentence sentence =
	    dia_sentence_around(&dia_analysis_sentences(report->analysis)[first->sentence], first->first);

	return dia_check_cue_find(report, sentence.first_token, MIN(list->end + 8, sentence.end_token), kinds) != NULL;
}

static void
check_list(DiaChecker *checker, const DiaStatement *statement, const DiaList *list)
{
	static const DiaDecimal low = { .coefficient = 96, .exponent = 0 };
	static const DiaDecimal lowest = { .coefficient = 88, .exponent = 0 };
	static const DiaDecimal high = { .coefficient = 104, .exponent = 0 };
	DiaDecimal sum = dia_list_add(statement, list);
	gboolean has_undecided;

	if (list->n_parts < 3 ||
	    is_rest(statement->report,
		    dia_statement_quantity(statement, list->parts[list->n_parts - 1])) ||
	    has_bases(statement, list) || goes_on(statement, list) ||
	    !dia_quantity_is_percent(dia_statement_quantity(statement, list->parts[0])) ||
	    !is_one_distribution(statement, list))
		return;
	has_undecided = has_cue(statement, list, DIA_CUE(DIA_CHECK_UNDECIDED));
	/* What is listed may be what is worth telling, and what is listed may overlap. */
	if (makes_hundred(statement, list) ||
	    (dia_decimal_compare(sum, dia_hundred) < 0 &&
	     !has_cue(statement, list, DIA_CUE(DIA_CHECK_RESIDUE))) ||
	    (dia_decimal_compare(sum, high) > 0 && !has_undecided) ||
	    dia_decimal_compare(sum, has_undecided ? lowest : low) < 0)
		return;
	add_hundred(checker, statement, list);
}

/* "60 per cent were acquitted and the remaining 30 per cent convicted" */
static void
check_rest(DiaChecker *checker, const DiaStatement *statement, guint index)
{
	const DiaQuantity *rest = dia_statement_quantity(statement, index);
	DiaList list = { .parts = { index }, .n_parts = 1, .end = rest->end };

	if (!dia_quantity_is_percent(rest) || !is_rest(statement->report, rest))
		return;
	for (guint i = index; i > 0 && list.n_parts < DIA_MAX_CANDIDATES; i--) {
		const DiaQuantity *before = dia_statement_quantity(statement, i - 1);

		if (before->sentence != rest->sentence)
			break;
		if (dia_quantity_is_percent(before) && before->depth == rest->depth)
			list.parts[list.n_parts++] = i - 1;
	}
	dia_list_turn_round(&list);
	list.first = dia_statement_quantity(statement, list.parts[0])->first;
	if (list.n_parts >= 2 && is_one_distribution(statement, &list) && !makes_hundred(statement, &list))
		add_hundred(checker, statement, &list);
}

/* --- Two halves ---------------------------------------------------------------------------------------- */

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
	return dia_check_cue_find(report, first, end, DIA_CUE(DIA_CHECK_AMOUNTS)) != NULL ||
	       dia_tokens_have_in(report, first, end, DIA_LIST_SHARE_VERB);
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
	enum { REACH = 10 /* tokens from a share to its word */ };
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
	static const char *const words[] = { "each",	 "respectively", "whereas",
					     "compared", "against",	 "than",
					     "only",	 "least",	 NULL };
	const DiaCheckedReport *report = statement->report;
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[one->sentence];

	return one->figure->period.first == other->figure->period.first &&
	       one->depth == other->depth &&
	       !dia_tokens_have(report, sentence->first_token, sentence->end_token, words) &&
	       !dia_tokens_have_in(report, sentence->first_token, sentence->end_token,
				   DIA_LIST_AIM) &&
	       dia_check_cue_find(report, sentence->first_token, sentence->end_token,
				  DIA_CUE(DIA_CHECK_COMPARED) | DIA_CUE(DIA_CHECK_RISE) |
					  DIA_CUE(DIA_CHECK_FALL) |
					  DIA_CUE(DIA_CHECK_SEVERAL_ANSWERS)) == NULL;
}

/* Is another percentage of its sentence beside a quantity? */
static gboolean
has_percent_beside(const DiaStatement *statement, guint index, guint other)
{
	return other < statement->quantities->len &&
	       dia_quantity_is_percent(dia_statement_quantity(statement, other)) &&
	       dia_statement_quantity(statement, other)->sentence == dia_statement_quantity(statement, index)->sentence;
}

/* Two shares side by side, where no third stands beside them, which may be the whole between them. */
static void
check_halves(DiaChecker *checker, const DiaStatement *statement, guint index)
{
	enum { FARTHEST = 14 /* tokens between the two */ };
	static const DiaDecimal low = { .coefficient = 85, .exponent = 0 };
	static const DiaDecimal high = { .coefficient = 120, .exponent = 0 };
	const DiaQuantity *one = dia_statement_quantity(statement, index);
	const DiaQuantity *other = one + 1;
	DiaList list = { .parts = { index, index + 1 }, .n_parts = 2, .first = one->first, .end = other->end };
	DiaDecimal sum = dia_list_add(statement, &list);

	if (!dia_quantity_is_percent(one) || !has_percent_beside(statement, index, index + 1) ||
	    (index > 0 && has_percent_beside(statement, index, index - 1)) ||
	    has_percent_beside(statement, index, index + 2) || other->first - one->end > FARTHEST ||
	    !are_halves(statement, one, other) || !is_plain(statement, one, other) ||
	    dia_decimal_compare(sum, low) < 0 || dia_decimal_compare(sum, high) > 0 ||
	    makes_hundred(statement, &list))
		return;
	add_hundred(checker, statement, &list);
}

/* --- All of a paragraph ------------------------------------------------------------------------------- */

static void
check_statement(DiaChecker *checker, const DiaStatement *statement)
{
	DiaList list;

	for (guint i = 1; i < statement->quantities->len; i++)
		check_rest(checker, statement, i);
	for (guint at = 0; dia_list_find(statement, &at, &list);)
		check_list(checker, statement, &list);
	for (guint i = 0; i + 1 < statement->quantities->len; i++)
		check_halves(checker, statement, i);
}

void
dia_check_share_hundreds(DiaChecker *checker)
{
	dia_statements_check(checker, check_statement);
}
