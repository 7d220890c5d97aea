/*
 * "567 of the 1,890 councillors elected were women, who now make up 20 per cent": a share that two counts near by all
 * but give.
 *
 * In: a percentage that tells of no change and no aim, and the counts of its sentence and the one before. Out: findings
 * where no two of them give it and two give a slip of it. The fewer digits, the more must words say.
 */
#include "check/rules.h"
#include "check/shares.h"
#include "check/slips.h"
#include "check/terms.h"

enum {
	LEAST = 1,	 /* points that words have to give */
	ENOUGH = 1,	 /* that digits and words have to give together */
	ENOUGH_PART = 2, /* the same where the part is a slip and not the share */
	BESIDE = 14, /* tokens between a share and the part that it tells again */
};

static gboolean
may_give(const DiaStatement *statement, const DiaQuantity *stated, const DiaQuantity *part, const DiaQuantity *whole)
{
	(void)statement;
	(void)stated;
	return dia_quantity_is_count(part) && dia_quantity_is_count(whole) && dia_quantities_share_unit(part, whole) &&
	       !dia_unit_is_time(part->unit) && !part->figure->is_former && !whole->figure->is_former &&
	       dia_decimal_compare(part->figure->value, whole->figure->value) < 0;
}

/* "113,884 persons in 75,726 places, an overcrowding of 50.4 per cent": by how much one is more */
static DiaInterval
compute_excess(DiaInterval part, DiaInterval whole)
{
	return dia_share_compute(dia_interval_subtract(whole, part), part);
}

static const DiaFormula share_formula = { dia_share_compute, dia_share_divide, compute_excess, may_give };

/* --- A part that its share of a whole gives --------------------------------------------------------------- */

/* A whole per cent is rounded too. */
static DiaInterval
compute_part(DiaInterval share, DiaInterval whole)
{
	const DiaDecimal half = { .coefficient = 5, .exponent = -1 };

	share.low = dia_decimal_subtract(share.low, half);
	share.high = dia_decimal_add(share.high, half);
	return dia_interval_divide(dia_interval_multiply(share, whole), dia_interval_exact(dia_hundred));
}

static DiaDecimal
take_share(DiaDecimal share, DiaDecimal whole)
{
	return dia_decimal_divide(dia_decimal_multiply(share, whole), dia_hundred);
}

static gboolean
may_give_part(const DiaStatement *statement, const DiaQuantity *stated, const DiaQuantity *share,
	      const DiaQuantity *whole)
{
	(void)statement;
	return dia_quantity_is_percent(share) && dia_quantity_is_count(whole) &&
	       dia_quantities_share_unit(whole, stated) && !dia_unit_is_time(whole->unit) && !whole->figure->is_former;
}

static const DiaFormula part_formula = { compute_part, take_share, NULL, may_give_part };

/* "a share of 20 per cent", "coverage of 20 per cent" */
static gboolean
is_called_share(const DiaCheckedReport *report, const DiaQuantity *share)
{
	enum { REACH = 5 };
	const guint32 first = MAX(dia_analysis_sentences(report->analysis)[share->sentence].first_token,
				  share->first - MIN(share->first, REACH));

	return dia_tokens_have_in(report, first, share->first, DIA_LIST_SHARE_NOUN);
}

/* Do words tell a share to be the part in other words? */
static gboolean
restates(const DiaCheckedReport *report, const DiaQuantity *part, const DiaQuantity *share)
{
	const DiaQuantity *first = part->first < share->first ? part : share;
	const DiaQuantity *second = first == part ? share : part;

	return second->first - first->end <= BESIDE && dia_quantities_restate(report, first, second);
}

/* "200 were admitted, and 60 per cent were women": does a share tell of something new? */
static gboolean
opens_clause(const DiaCheckedReport *report, const DiaQuantity *share)
{
	static const char *const joints[] = { "and", "while", "whereas", "but", ";", NULL };

	return share->first == dia_analysis_sentences(report->analysis)[share->sentence].first_token ||
	       dia_token_is_one_of(report, share->first - 1, joints);
}

/* How much words say that a share is that of a part and a whole. */
static gint
weigh_words(const DiaStatement *statement, const DiaQuantity *share, const DiaQuantity *part, const DiaQuantity *whole)
{
	enum { NEAR = 3 };
	static const char *const relatives[] = { "who", "that", "whose", "with", NULL };
	const DiaCheckedReport *report = statement->report;
	const guint32 end = MIN(share->end + NEAR, dia_analysis_end_token(report->analysis, statement->paragraph));
	guint32 noun;
	const DiaShareBase base = dia_share_read_base(report, statement->paragraph, share, &noun);
	/* What a sentence before counts need not be the whole. */
	gint points = whole->sentence == share->sentence ? 0 : -1;

	if (base == DIA_BASE_NAMED ? !dia_share_is_base(report, statement->paragraph, noun, whole)
				   : base == DIA_BASE_THEM && dia_token_is_one_of(report, noun, relatives))
		points--;
	else if (base == DIA_BASE_NAMED ||
		 (base == DIA_BASE_THEM && (!dia_token_is_telling(report, noun) ||
					    dia_share_is_base(report, statement->paragraph, noun, whole))))
		points++;
	if (restates(report, part, share) || restates(report, whole, share))
		points++;
	else if (opens_clause(report, share))
		points--;
	return points + is_called_share(report, share) +
	       (dia_check_cue_find(report, share->end, end, DIA_CUE(DIA_CHECK_OF_THEM)) != NULL);
}

/* Is it a share of something, and no change, aim or share in words? */
static gboolean
is_share(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	enum { BEFORE = 6, BEHIND = 3 };
	const DiaCueSet changes = DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL) | DIA_CUE(DIA_CHECK_COMPARED);
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[quantity->sentence];
	const guint32 first = MAX(sentence->first_token, quantity->first - MIN(quantity->first, BEFORE));

	return dia_quantity_is_percent(quantity) && report->tokens[quantity->first].kind == DIA_TOKEN_NUMBER &&
	       dia_quantity_is_plain(quantity) && !quantity->figure->is_former &&
	       !dia_share_is_aim(report, quantity) && !dia_quantity_follows(report, quantity, "by") &&
	       !dia_token_is_in(report, quantity->end, DIA_LIST_COMPARATIVE) &&
	       dia_check_cue_find(report, first, MIN(quantity->end + BEHIND, sentence->end_token), changes) == NULL;
}

static void
tell_share(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *share, const DiaSlip *slip)
{
	const DiaDecimal value = dia_share_divide(slip->a->figure->value, slip->b->figure->value);
	g_autofree char *part = dia_decimal_format(slip->a->figure->value);
	g_autofree char *whole = dia_decimal_format(slip->b->figure->value);
	g_autofree char *computed = dia_share_format(value, share->figure->value);
	g_autofree char *stated = dia_decimal_format(share->figure->value);

	dia_slip_tell(checker, statement, share, slip,
		      g_strdup_printf("%s out of %s is %s per cent, but %s per cent is given beside them", part, whole,
				    computed, stated));
}

static void
tell_part(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *part, const DiaSlip *slip)
{
	g_autofree char *share = dia_decimal_format(slip->a->figure->value);
	g_autofree char *whole = dia_decimal_format(slip->b->figure->value);
	g_autofree char *computed = dia_decimal_format(slip->computed);
	g_autofree char *stated = dia_decimal_format(part->figure->value);

	dia_slip_tell(checker, statement, part, slip,
		      g_strdup_printf("%s per cent of %s is %s, but %s is given beside them", share, whole, computed,
				    stated));
}

/* Is a percentage a slip of what two counts give? */
static gboolean
is_slip_of_share(const DiaStatement *statement, const DiaQuantity *share, DiaSlip *slip)
{
	gint words;

	if (!is_share(statement->report, share) || !dia_slip_find(statement, share, &share_formula, slip) ||
	    /* A whole is told before its parts, or beside them. */
	    slip->a->sentence < slip->b->sentence ||
	    /* "209 were done (86.7 per cent) and 30 in part (12.4)": one part beside another */
	    slip->b->share >= 0 || dia_count_is_bracketed_part(statement, slip->b))
		return FALSE;
	words = weigh_words(statement, share, slip->a, slip->b);
	return words >= LEAST && words + dia_slip_weigh(share, slip) >= ENOUGH;
}

/* Is a count a slip of what a percentage gives that is that of no two counts? */
static gboolean
is_slip_of_part(const DiaStatement *statement, const DiaQuantity *part, DiaSlip *slip)
{
	gint words;

	if (!dia_quantity_is_count(part) || !dia_slip_find(statement, part, &part_formula, slip) ||
	    !is_share(statement->report, slip->a) || dia_formula_explains(statement, slip->a, &share_formula))
		return FALSE;
	words = weigh_words(statement, slip->a, part, slip->b);
	return words >= LEAST && words + dia_slip_weigh(part, slip) >= ENOUGH_PART;
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement, GHashTable *told)
{
	for (guint i = 0; i < statement->quantities->len; i++) {
		const DiaQuantity *stated = dia_statement_quantity(statement, i);
		DiaSlip slip;

		if (dia_quantity_is_told(statement->report, stated, told))
			continue;
		if (is_slip_of_share(statement, stated, &slip))
			tell_share(checker, statement, stated, &slip);
		else if (is_slip_of_part(statement, stated, &slip) &&
			 !dia_quantity_is_told(statement->report, slip.a, told))
			tell_part(checker, statement, stated, &slip);
	}
}

void
dia_check_share_slips(DiaChecker *checker)
{
	dia_statements_check_untold(checker, check_statement);
}
