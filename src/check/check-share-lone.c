/*
 * "Of the 64 members 9 are women, which puts their share at 19 per cent", "144,000 workers, of whom 63,000, more than
 * half, have no papers": a percentage, the one count that it says again, and the larger count that this is a part of.
 *
 * In: a percentage or a share in words, the count that words or commas put beside it, and the counts before that in the
 * sentence and in the one before. Out: findings where the count is the share of none of them, and one of them is what
 * words say that it is a part of. check-share.c reads what words say of three numbers side by side; this one reads
 * numbers that can only mean each other.
 */
#include "check/rules.h"
#include "check/shares.h"

enum {
	REACH = 5,   /* tokens between "share" and the percentage */
	BESIDE = 12, /* tokens between a count and the percentage that says it again */
	MANY = 8,    /* counts that may be the whole; more are a list */
};

/* "their share at 19 per cent", "a recognition rate of 36 per cent" */
static gboolean
is_named_share(const DiaCheckedReport *report, const DiaQuantity *share)
{
	static const char *const ends[] = { "of", "at", "to", "is", "was", "being", "women", "men", NULL };
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[share->sentence];
	const guint32 near = MAX(sentence->first_token, share->first - MIN(share->first, REACH));

	if (share->first == near || !dia_token_is_one_of(report, share->first - 1, ends))
		return FALSE;
	for (guint32 at = share->first; at > near; at--) {
		if (dia_token_is_in(report, at - 1, DIA_LIST_SHARE_NOUN))
			return TRUE;
		if (report->tokens[at - 1].kind != DIA_TOKEN_WORD)
			return FALSE;
	}
	return FALSE;
}

/* Where the words begin that belong to a number: "roughly every third", "in every fourth one", "no fewer than 15" */
static guint32
skip_lead(const DiaCheckedReport *report, guint32 first, guint32 at)
{
	static const char *const words[] = { "about", "roughly", "some", "more",   "less", "than", "fewer", "no",
					     "in",    "almost",	 "over", "nearly", "just", "only", "well",  "for",
					     "one",   "a",	 "i.e.", "around", "not",  "even", "thus",  NULL };

	while (at > first && dia_token_is_one_of(report, at - 1, words))
		at--;
	return at;
}

/* ", more than half,", ": 19,700," - between stops of its own, or behind words that say it is the same */
static gboolean
is_set_off(const DiaCheckedReport *report, const DiaQuantity *quantity, guint32 first)
{
	static const char *const openings[] = { ",", ":", "(", "or", NULL };
	static const char *const joints[] = { ",", "which", "this", "thus", NULL };
	static const char *const endings[] = { ",", ".", ";", ")", "to", NULL };
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[quantity->sentence];
	const guint32 at = skip_lead(report, first, quantity->first);
	const DiaCheckCue *cue = dia_check_cue_find(report, first, at, DIA_CUE(DIA_CHECK_AMOUNTS));

	/* "i.e. 9 per cent", "which makes up 9 per cent"; not "women make up 9 per cent" */
	if (cue != NULL && cue->end == at && cue->first > first &&
	    (dia_token_is(report, cue->first, "or") || dia_token_is_one_of(report, cue->first - 1, joints)))
		return TRUE;
	return at > first && dia_token_is_one_of(report, at - 1, openings) &&
	       (quantity->end >= sentence->end_token || dia_token_is_one_of(report, quantity->end, endings) ||
		/* "every second report," */
		(quantity->end + 1 < sentence->end_token && dia_token_is_one_of(report, quantity->end + 1, endings)));
}

static gboolean
is_counted(const DiaQuantity *quantity)
{
	return dia_quantity_is_count(quantity) && !quantity->figure->is_former && !dia_unit_is_time(quantity->unit);
}

/* "310 of 1,240", "310 out of 1,240" */
static gboolean
is_told_of(const DiaCheckedReport *report, const DiaQuantity *part, const DiaQuantity *whole)
{
	return whole->first - part->end < REACH &&
	       (dia_token_is(report, part->end, "of") || dia_token_is(report, part->end, "out"));
}

/* Is a count what the one right before it is a part of? */
static gboolean
is_whole_of(const DiaStatement *statement, guint index)
{
	const DiaQuantity *whole = dia_statement_quantity(statement, index);
	const DiaQuantity *part = index > 0 ? dia_statement_quantity(statement, index - 1) : NULL;

	return part != NULL && part->sentence == whole->sentence && is_counted(part) &&
	       is_told_of(statement->report, part, whole);
}

/* The count that a percentage says again, as an index; -1 for none. */
static gint
find_count(const DiaStatement *statement, guint index)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *share = dia_statement_quantity(statement, index);
	const DiaQuantity *before = index > 0 ? dia_statement_quantity(statement, index - 1) : NULL;
	const DiaQuantity *after =
		index + 1 < statement->quantities->len ? dia_statement_quantity(statement, index + 1) : NULL;

	if (before != NULL && before->sentence == share->sentence && is_counted(before) &&
	    share->depth == before->depth &&
	    ((share->first - before->end <= BESIDE && is_set_off(report, share, before->end)) ||
	     is_named_share(report, share)))
		return is_whole_of(statement, index - 1) ? (gint)index - 2 : (gint)index - 1;
	if (after != NULL && after->sentence == share->sentence && is_counted(after) && after->depth == share->depth &&
	    after->first - share->end <= BESIDE && is_set_off(report, after, share->end))
		return (gint)index + 1;
	return -1;
}

/* Does a sentence speak of what went before: "Half of them", "Of these"? */
static gboolean
refers_back(const DiaCheckedReport *report, guint32 sentence)
{
	enum { OPENING = 6 };
	const DiaSentence *own = &dia_analysis_sentences(report->analysis)[sentence];

	return dia_check_cue_find(report, own->first_token, MIN(own->first_token + OPENING, own->end_token),
				  DIA_CUE(DIA_CHECK_OF_THEM)) != NULL;
}

/* "Out of the jobseekers registered in 2009, 142,000 in all, ...": the first number of a sentence that begins so */
static gboolean
opens_with_of(const DiaStatement *statement, const DiaQuantity *whole)
{
	const DiaCheckedReport *report = statement->report;
	const guint32 first = dia_analysis_sentences(report->analysis)[whole->sentence].first_token;

	return (dia_token_is(report, first, "of") || dia_token_is(report, first, "out")) &&
	       dia_statement_quantity(statement, dia_statement_first_of(statement, whole->sentence)) == whole;
}

/* "Of the 64 members 9", "9 of the 64", "64, of whom 9" */
static gboolean
are_tied(const DiaStatement *statement, const DiaQuantity *whole, const DiaQuantity *part)
{
	const DiaCheckedReport *report = statement->report;
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[part->sentence];
	const guint32 from = MAX(MIN(whole->end, part->first), sentence->first_token);
	const DiaCueSet ties = DIA_CUE(DIA_CHECK_OF_THEM);

	if (whole->sentence != part->sentence)
		return refers_back(report, part->sentence);
	if (whole->first > part->first)
		return is_told_of(report, part, whole);
	return dia_quantity_opens(report, whole) || opens_with_of(statement, whole) ||
	       dia_check_cue_find(report, from, part->first, ties) != NULL ||
	       dia_check_cue_find(report, part->end, MIN(part->end + 3, sentence->end_token), ties) != NULL;
}

/*
 * Is the percentage that of the part or, where a noun names it and not the part, of the rest, of what is more, or of
 * both together, "7.1 million had work and 908,000 had not, a rate of 11.4 per cent"?
 */
static gboolean
fits(const DiaStatement *statement, const DiaQuantity *share, const DiaQuantity *part, const DiaQuantity *whole)
{
	const DiaInterval all = dia_interval_exact((DiaDecimal){ .coefficient = 100 });
	DiaInterval computed = dia_share_compute(dia_quantity_rounded(part), dia_quantity_rounded(whole));
	DiaInterval more = dia_share_compute(dia_quantity_rounded(whole), dia_quantity_rounded(part));
	DiaInterval both = dia_interval_add(dia_quantity_rounded(part), dia_quantity_rounded(whole));
	DiaInterval stated = dia_share_interval(statement->report, share);

	return dia_interval_meets(computed, stated) ||
	       (is_named_share(statement->report, share) &&
		(dia_interval_meets(dia_interval_subtract(all, computed), stated) ||
		 dia_interval_meets(dia_interval_subtract(more, all), stated) ||
		 dia_interval_meets(dia_share_compute(dia_quantity_rounded(part), both), stated)));
}

/*
 * What the count is a part of: the one larger count before it that words tie it to, of this sentence or the one before.
 * @return NULL where there is none, or the percentage is right of any count there
 */
static const DiaQuantity *
find_whole(const DiaStatement *statement, const DiaQuantity *share, const DiaQuantity *part)
{
	const DiaQuantity *found = NULL;
	const guint32 earliest = part->sentence - MIN(part->sentence, 1);

	for (guint i = dia_statement_first_of(statement, earliest), n = 0; i < statement->quantities->len; i++) {
		const DiaQuantity *whole = dia_statement_quantity(statement, i);
		gboolean is_larger;

		if (whole->sentence > part->sentence || n > MANY)
			break;
		if (whole == part || !is_counted(whole) || !dia_quantities_share_unit(whole, part))
			continue;
		n++;
		is_larger = dia_decimal_compare(whole->figure->value, part->figure->value) > 0;
		if (!is_larger && whole->sentence != part->sentence)
			continue;
		if (is_larger ? fits(statement, share, part, whole) : fits(statement, share, whole, part))
			return NULL;
		if (is_larger && are_tied(statement, whole, part))
			found = whole;
	}
	return found;
}

/* "by 9 per cent", "a rise of 9 per cent" */
static gboolean
is_change(const DiaCheckedReport *report, const DiaQuantity *share)
{
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[share->sentence];
	const guint32 at = skip_lead(report, sentence->first_token, share->first);
	const guint32 near = MAX(sentence->first_token, at - MIN(at, REACH));

	return (at > near && dia_token_is(report, at - 1, "by")) ||
	       dia_check_cue_find(report, near, at, DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL)) != NULL;
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement, GHashTable *told)
{
	const DiaCheckedReport *report = statement->report;
	const DiaDecimal all = { .coefficient = 100 };

	for (guint i = 0; i < statement->quantities->len; i++) {
		const DiaQuantity *share = dia_statement_quantity(statement, i);
		const DiaQuantity *whole;
		const DiaQuantity *part;
		gint count;

		/* What is more than all is told of a capacity: check-share-occupancy.c */
		if (!dia_quantity_is_percent(share) || dia_decimal_compare(share->figure->value, all) > 0 ||
		    dia_quantity_is_told(report, share, told) || is_change(report, share) ||
		    dia_share_has_own_base(report, statement->paragraph, share, NULL))
			continue;
		count = find_count(statement, i);
		if (count < 0)
			continue;
		part = dia_statement_quantity(statement, (guint)count);
		whole = find_whole(statement, share, part);
		if (whole != NULL)
			dia_shares_compare(checker, statement, part, whole, share);
	}
}

void
dia_check_share_lone(DiaChecker *checker)
{
	dia_statements_check_untold(checker, check_statement);
}
