/*
 * "31 of the 93 accused, exactly one third", "They heard 1,107 cases. In 159, or 14.4 per cent, ...": a count, and the
 * percentage that says it again beside it.
 *
 * In: such a pair, and the counts before it in the paragraph. Out: findings where the count is that percentage of no
 * number near by, and there is one that it should be a percentage of: a larger one of its unit that makes it about so
 * much, or that is told to be the whole. That nothing explains the percentage tells; the words between need not.
 */
#include "check/rules.h"
#include "check/shares.h"
#include "check/terms.h"

enum {
	BESIDE = 12,   /* tokens between a count and the percentage that says it again */
	REACH = 8,     /* tokens from a percentage to the whole behind it, "of a national budget of" */
	EARLIER = 9,   /* sentences that the whole may stand before the count */
	LABEL = 5,     /* tokens between "share" and the percentage */
	MANY = 40,     /* counts before and behind that may explain a percentage */
	MOST_OFF = 2,  /* how many times another share than the one that is told may be that of a whole near by */
};

static gboolean
is_counted(const DiaQuantity *quantity)
{
	return dia_quantity_is_count(quantity) && !quantity->figure->is_former && !dia_unit_is_time(quantity->unit);
}

/* Where the words begin that belong to a number: "roughly every third", "a little more than a half", "just 15" */
static guint32
skip_lead(const DiaCheckedReport *report, guint32 first, guint32 at)
{
	static const char *const words[] = { "about",  "roughly", "some",     "more",	   "less",  "than",   "fewer",
					     "no",     "in",	  "almost",   "over",	   "nearly", "just",   "only",
					     "well",   "for",	  "one",      "a",	   "an",    "around", "not",
					     "even",   "thus",	  "exactly",  "precisely", "slightly", "little", "mere",
					     "hardly", "barely",  "i.e.",     "close",	   "to",    "under",  "being",
					     "making", "hence",	  "therefore", NULL };

	while (at > first && dia_token_is_one_of(report, at - 1, words))
		at--;
	return at;
}

/* "their share at 19 per cent", "a recognition rate of 36 per cent" */
static gboolean
is_named_share(const DiaCheckedReport *report, const DiaQuantity *share)
{
	static const char *const ends[] = { "of", "at", "to", "is", "was", "being", "women", "men", NULL };
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[share->sentence];
	const guint32 near = MAX(sentence->first_token, share->first - MIN(share->first, LABEL));

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

/* Does nothing but a noun stand between a number and the next stop, or what it is one of? */
static gboolean
is_alone(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	static const char *const endings[] = { ",", ".", ";", ":", ")", "to", "of", NULL };
	const guint32 end = dia_analysis_sentences(report->analysis)[quantity->sentence].end_token;

	return quantity->end >= end || dia_token_is_one_of(report, quantity->end, endings) ||
	       (quantity->end + 1 < end && dia_token_is_one_of(report, quantity->end + 1, endings));
}

/* "i.e. 9 per cent", "which makes up 9 per cent"; not "women make up 9 per cent" */
static gboolean
is_led_to(const DiaCheckedReport *report, guint32 first, guint32 at)
{
	static const char *const joints[] = { ",", "which", "this", "thus", "that", NULL };
	const DiaCheckCue *cue = dia_check_cue_find(report, first, at, DIA_CUE(DIA_CHECK_AMOUNTS));

	return cue != NULL && cue->end == at && cue->first > first &&
	       (dia_token_is(report, cue->first, "or") || dia_token_is_one_of(report, cue->first - 1, joints));
}

/* "159, or 14.4 per cent,", "14 per cent (159)", "159: 14 per cent": is the later of the two the earlier one again? */
static gboolean
are_one(const DiaCheckedReport *report, const DiaQuantity *first, const DiaQuantity *second)
{
	static const char *const stops[] = { ",", ":", NULL };
	guint32 at;

	if (second->first < first->end || second->first - first->end > BESIDE)
		return FALSE;
	if (second->bracket != first->bracket)
		return dia_quantities_restate(report, first, second) &&
		       (!dia_token_is_kind(report, second->end, DIA_TOKEN_WORD) ||
			dia_token_is(report, second->end, "of"));
	at = skip_lead(report, first->end, second->first);
	return is_led_to(report, first->end, at) || is_led_to(report, first->end, second->first) ||
	       (at > first->end && (dia_token_is(report, at - 1, "or") ||
				    (dia_token_is_one_of(report, at - 1, stops) && is_alone(report, second))));
}

/* "of the 93", "out of some 93", "in a House of 93": the number is what the one before it is a part of */
static gboolean
is_behind_of(const DiaCheckedReport *report, const DiaQuantity *part, const DiaQuantity *whole)
{
	static const char *const breaks[] = { ",", ";", "and", "or", NULL };
	guint32 at = whole->first;

	if (part->sentence != whole->sentence || at <= part->end || at - part->end > REACH ||
	    dia_tokens_have(report, part->end, at, breaks))
		return FALSE;
	while (at > part->end + 1 && !dia_token_is(report, at - 1, "of") && !dia_token_is_telling(report, at - 1))
		at--;
	return dia_token_is(report, at - 1, "of");
}

/* "64 of the 150 members": from the number that the words before the percentage end with to the one that it is of. */
static gint
pass_wholes(const DiaStatement *statement, gint at)
{
	for (; at > 0; at--) {
		const DiaQuantity *here = dia_statement_quantity(statement, (guint)at);
		const DiaQuantity *earlier = dia_statement_quantity(statement, (guint)at - 1);

		if (!is_counted(earlier) || !is_behind_of(statement->report, earlier, here))
			break;
	}
	return at;
}

/* The count that a percentage says again, as an index; -1 for none. */
static gint
find_part(const DiaStatement *statement, guint index)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *share = dia_statement_quantity(statement, index);
	const DiaQuantity *before = index > 0 ? dia_statement_quantity(statement, index - 1) : NULL;
	const DiaQuantity *after =
		index + 1 < statement->quantities->len ? dia_statement_quantity(statement, index + 1) : NULL;

	if (before != NULL && before->sentence == share->sentence && is_counted(before) &&
	    (are_one(report, before, share) || is_named_share(report, share)))
		return pass_wholes(statement, (gint)index - 1);
	if (after != NULL && after->sentence == share->sentence && is_counted(after) && is_alone(report, after) &&
	    are_one(report, share, after))
		return (gint)index + 1;
	return -1;
}

/* "12 districts in 16 regions, 15 per cent of the districts": not of what it stands beside */
static gboolean
is_of_earlier(const DiaStatement *statement, guint index, guint part)
{
	static const char *const places[] = { "in", "at", "across", "within", "throughout", "for", NULL };
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *here = dia_statement_quantity(statement, part);
	const DiaQuantity *earlier = part > 0 ? dia_statement_quantity(statement, part - 1) : NULL;
	guint32 noun = 0;

	return earlier != NULL && earlier->sentence == here->sentence &&
	       dia_tokens_have(report, earlier->end, here->first, places) &&
	       dia_share_read_base(report, statement->paragraph, dia_statement_quantity(statement, index), &noun) ==
		       DIA_BASE_NAMED &&
	       dia_share_is_base(report, statement->paragraph, noun, earlier);
}

/*
 * Does a percentage follow from a count and another one, as that of the smaller in the larger? What a noun names may
 * also be that of the rest, of what is more, or of both together: "a rate of overcrowding of 32 per cent".
 */
static gboolean
fits(const DiaStatement *statement, const DiaQuantity *share, const DiaQuantity *part, const DiaQuantity *other)
{
	const DiaInterval all = dia_interval_exact((DiaDecimal){ .coefficient = 100 });
	const DiaInterval stated = dia_share_interval(statement->report, share);
	const gboolean is_larger = dia_decimal_compare(other->figure->value, part->figure->value) >= 0;
	const DiaInterval low = dia_quantity_rounded(is_larger ? part : other);
	const DiaInterval high = dia_quantity_rounded(is_larger ? other : part);
	const gboolean is_named = is_named_share(statement->report, share);

	if (!is_larger && other->sentence != part->sentence)
		return FALSE;
	return dia_interval_meets(dia_share_compute(low, high), stated) ||
	       (is_named &&
		dia_interval_meets(dia_share_compute(dia_quantity_rounded(part), dia_interval_add(low, high)),
				   stated)) ||
	       (is_named &&
		(dia_interval_meets(dia_interval_subtract(all, dia_share_compute(low, high)), stated) ||
		 dia_interval_meets(dia_interval_subtract(dia_share_compute(high, low), all), stated)));
}

/* Does another count of the paragraph give it, with the one that it says again? */
static gboolean
is_explained(const DiaStatement *statement, const DiaQuantity *share, guint index)
{
	const DiaQuantity *part = dia_statement_quantity(statement, index);

	for (guint i = index - MIN(index, MANY); i < statement->quantities->len && i < index + MANY; i++) {
		const DiaQuantity *other = dia_statement_quantity(statement, i);

		if (i != index && dia_quantity_is_count(other) && fits(statement, share, part, other))
			return TRUE;
	}
	return FALSE;
}

/* Is there another count with its percentage that would be one of the same whole, "migrants (320, or 40 per cent)"? */
static gboolean
has_sibling(const DiaStatement *statement, const DiaQuantity *share, guint index)
{
	const DiaInterval all = dia_interval_exact((DiaDecimal){ .coefficient = 100 });
	const DiaQuantity *part = dia_statement_quantity(statement, index);
	const DiaInterval whole = dia_interval_divide(dia_interval_multiply(dia_quantity_rounded(part), all),
						      dia_share_interval(statement->report, share));

	for (guint i = index - MIN(index, MANY); i + 1 < statement->quantities->len && i < index + MANY; i++) {
		const DiaQuantity *other = dia_statement_quantity(statement, i);
		const DiaQuantity *own =
			other->share >= 0 ? dia_statement_quantity(statement, (guint)other->share) : NULL;

		if (i != index && own != NULL && own->figure->value.coefficient > 0 &&
		    dia_interval_meets(whole,
				       dia_interval_divide(dia_interval_multiply(dia_quantity_rounded(other), all),
							   dia_share_interval(statement->report, own))))
			return TRUE;
	}
	return FALSE;
}

/* "by 9 per cent", "a rise of 9 per cent", "9 per cent more", "a quota of 9 per cent" */
static gboolean
is_no_share(const DiaCheckedReport *report, const DiaQuantity *share)
{
	static const char *const signs[] = { "by", "plus", "minus", NULL };
	const DiaCueSet changes = DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL);
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[share->sentence];
	const guint32 at = skip_lead(report, sentence->first_token, share->first);
	const guint32 near = MAX(sentence->first_token, at - MIN(at, 5));

	return dia_share_is_aim(report, share) || (at > near && dia_token_is_one_of(report, at - 1, signs)) ||
	       dia_check_cue_find(report, near, at, changes) != NULL ||
	       dia_check_cue_find(report, share->end, MIN(share->end + 3, sentence->end_token), changes) != NULL;
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
		return is_behind_of(report, part, whole);
	return dia_quantity_opens(report, whole) || opens_with_of(statement, whole) ||
	       dia_check_cue_find(report, from, part->first, ties) != NULL ||
	       dia_check_cue_find(report, part->end, MIN(part->end + 3, sentence->end_token), ties) != NULL;
}

/* Is the share of a part in a whole about the size of the one that is told? */
static gboolean
is_like(const DiaQuantity *share, const DiaQuantity *part, const DiaQuantity *whole)
{
	const DiaDecimal factor = { .coefficient = MOST_OFF };
	const DiaDecimal own = dia_share_divide(part->figure->value, whole->figure->value);
	const DiaDecimal told = share->figure->value;

	return dia_decimal_compare(own, dia_decimal_multiply(told, factor)) <= 0 &&
	       dia_decimal_compare(told, dia_decimal_multiply(own, factor)) <= 0;
}

/*
 * What the count should be a percentage of: the number behind the percentage, "12 per cent of 93", else the last one
 * before it that is larger. @return NULL where there is none
 */
static const DiaQuantity *
find_whole(const DiaStatement *statement, guint index, guint count)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *share = dia_statement_quantity(statement, index);
	const DiaQuantity *part = dia_statement_quantity(statement, count);
	const DiaQuantity *found = NULL;
	const guint32 earliest = part->sentence - MIN(part->sentence, EARLIER);
	guint32 noun = 0;
	const DiaShareBase base = dia_share_read_base(report, statement->paragraph, share, &noun);

	for (guint i = MAX(dia_statement_first_of(statement, earliest), count - MIN(count, MANY));
	     i < statement->quantities->len && i < count + MANY; i++) {
		const DiaQuantity *whole = dia_statement_quantity(statement, i);

		if (whole->sentence > part->sentence)
			break;
		if (whole == part || !is_counted(whole) || !dia_quantities_share_unit(whole, part) ||
		    dia_decimal_compare(whole->figure->value, part->figure->value) <= 0)
			continue;
		if (i == index + 1 && is_behind_of(report, share, whole))
			return whole;
		if ((base == DIA_BASE_NAMED && !dia_share_is_base(report, statement->paragraph, noun, whole)) ||
		    (!is_like(share, part, whole) && !are_tied(statement, whole, part)))
			continue;
		found = whole;
	}
	return found;
}

/* "of those who answered": a whole that no number may stand for */
static gboolean
is_of_some(const DiaCheckedReport *report, const DiaQuantity *share)
{
	static const char *const some[] = { "those", "people", "persons", "these", NULL };
	static const char *const clauses[] = { "who", "that", "which", "whose", "for", "with", "in", NULL };

	return dia_token_is(report, share->end, "of") && dia_token_is_one_of(report, share->end + 1, some) &&
	       dia_token_is_one_of(report, share->end + 2, clauses);
}

static void
check_share(DiaChecker *checker, const DiaStatement *statement, guint index)
{
	const DiaQuantity *share = dia_statement_quantity(statement, index);
	const gint part = find_part(statement, index);
	const DiaQuantity *whole;

	if (part < 0 || is_of_earlier(statement, index, (guint)part) || is_explained(statement, share, (guint)part) ||
	    has_sibling(statement, share, (guint)part))
		return;
	whole = find_whole(statement, index, (guint)part);
	if (whole != NULL)
		dia_shares_compare(checker, statement, dia_statement_quantity(statement, (guint)part), whole, share);
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement, GHashTable *told)
{
	const DiaCheckedReport *report = statement->report;
	const DiaDecimal all = { .coefficient = 100 };
	guint32 sentence = G_MAXUINT32; /* that has a share of a whole of its own, and so may those behind it */

	for (guint i = 0; i < statement->quantities->len; i++) {
		const DiaQuantity *share = dia_statement_quantity(statement, i);

		if (!dia_quantity_is_percent(share))
			continue;
		if (is_of_some(report, share))
			sentence = share->sentence;
		/* What is more than all is told of a capacity: check-share-occupancy.c */
		if (share->sentence != sentence && dia_decimal_compare(share->figure->value, all) <= 0 &&
		    !dia_quantity_is_told(report, share, told) && !is_no_share(report, share))
			check_share(checker, statement, i);
	}
}

void
dia_check_share_beside(DiaChecker *checker)
{
	dia_statements_check_untold(checker, check_statement);
}
