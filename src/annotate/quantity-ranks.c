/*
 * Places in a ranking: "ranked sixty-sixth", "was 17th of 156 countries".
 */
#include "annotate/quantity-parts.h"

enum {
	MAX_RANK_GAP = 10,    /* tokens between an ordinal and "ranking" */
	MAX_RANKS = 4,	      /* quantities looked at for a rank before */
};

gboolean
dia_quantity_is_superlative(const DiaScan *scan, guint32 at)
{
	return dia_scan_is_in(scan, at, DIA_LIST_SUPERLATIVE);
}

/* "climbed 12 places to 65th", "from 70th to 65th in the ranking" */
static gboolean
is_place_in_ranking(const DiaScan *scan, const DiaNumber *number)
{
	static const char *const before[] = { "to",    "from",	"at",	"of",	 "is",	     "was",
					      "been",  "being", "came", "comes", "stands",   "stood",
					      "lies",  "lay",	"sits", "sat",	 "finished", "remains",
					      "remained", NULL };
	guint32 at = number->first;
	guint32 first = at - MIN(at - scan->first, MAX_RANK_GAP);
	guint32 end = MIN(scan->end, number->end + MAX_RANK_GAP);

	if (at > scan->first && dia_scan_is_word(scan, at - 1, "the"))
		at--;
	/* "its rank in the index, 41st in 2012, had improved" */
	if (at == scan->first ||
	    (!dia_words_hold(before, dia_scan_word(scan, at - 1)) && dia_scan_mark(scan, at - 1) != ',') ||
	    dia_scan_is_noun(scan, number->end))
		return FALSE;
	for (guint32 word = first; word < end; word++)
		if (dia_scan_is_in(scan, word, DIA_LIST_RANKING))
			return TRUE;
	return FALSE;
}

/* A rank stands before in the sentence. */
static gboolean
has_rank_before(const DiaScan *scan, guint32 sentence)
{
	for (guint n = 1; n <= MAX_RANKS && n <= scan->quantities->len; n++) {
		const DiaQuantity *quantity =
		    &g_array_index(scan->quantities, DiaQuantity, scan->quantities->len - n);

		if (quantity->sentence != sentence)
			return FALSE;
		if (g_strcmp0(quantity->unit, "rank") == 0)
			return TRUE;
	}
	return FALSE;
}

/* "ranked 98th in the index in 2014 and 87th in 2018", "the 89th position, below the 81st of 2016" */
static gboolean
is_next_rank(const DiaScan *scan, const DiaNumber *number)
{
	guint32 at = number->first;
	gboolean has_name;

	if (at > scan->first + 1 && !number->in_words && dia_scan_is_word(scan, at - 1, "the"))
		at--;
	if (at == scan->first || !has_rank_before(scan, dia_scan_sentence(scan, number->first)))
		return FALSE;
	/* ", Chad 31st": another country */
	has_name = dia_scan_is_kind(scan, at - 1, DIA_TOKEN_WORD) &&
		   (dia_scan_token(scan, at - 1)->flags & DIA_TOKEN_CAPITALIZED) &&
		   !dia_scan_is_glued(scan, at);
	return (has_name || (dia_scan_classes(scan, at - 1) & (DIA_CLASS_CONJUNCTION | DIA_CLASS_PREPOSITION |
							       DIA_CLASS_ADVERB | DIA_CLASS_AUXILIARY))) &&
	       !dia_scan_is_noun(scan, number->end);
}

/* "was 17th of 156 countries", "places it 117th among 180" */
static gboolean
is_rank_of_number(const DiaScan *scan, const DiaNumber *number)
{
	DiaNumber whole;
	gboolean is_among = dia_scan_is_word(scan, number->end, "among") ||
			    dia_scan_is_word(scan, number->end, "amongst");

	return (is_among || dia_scan_is_word(scan, number->end, "of")) && number->first > scan->first &&
	       (is_among || (dia_scan_classes(scan, number->first - 1) &
			     (DIA_CLASS_AUXILIARY | DIA_CLASS_VERB | DIA_CLASS_PRONOUN))) &&
	       dia_scan_is_free(scan, number->end + 1) &&
	       dia_number_read(scan, number->end + 1, FALSE, &whole) && !whole.is_ordinal && !whole.is_fraction &&
	       dia_decimal_to_double(whole.value) > dia_decimal_to_double(number->value);
}

gboolean
dia_quantity_is_numbered_rank(const DiaScan *scan, guint32 at)
{
	enum { MAX_GAP = 4 };
	guint32 first = at;

	if (first > scan->first && dia_scan_mark(scan, first - 1) == '.')
		first--;
	if (first <= scan->first + 1 || !dia_scan_is_number(scan, at) ||
	    !(dia_scan_is_word(scan, first - 1, "no") || dia_scan_is_word(scan, first - 1, "number")))
		return FALSE;
	first--;
	if (g_str_has_prefix(dia_scan_word(scan, first - 1), "rank") ||
	    dia_scan_is_word(scan, first - 1, "as") || dia_scan_is_word(scan, first - 1, "at")) {
		for (guint32 n = 1; n <= MAX_GAP && first >= scan->first + n; n++)
			if (g_str_has_prefix(dia_scan_word(scan, first - n), "rank"))
				return TRUE;
		return FALSE;
	}
	if (dia_scan_mark(scan, first - 1) != '(')
		return FALSE;
	for (guint32 n = 2; n <= MAX_GAP && first >= scan->first + n; n++)
		if (dia_scan_is_word(scan, first - n, "index") || dia_scan_is_word(scan, first - n, "ranking"))
			return TRUE;
	return FALSE;
}

/* "ranked sixty-sixth", "66th place", "ranks 12 out of 140" */
gboolean
dia_quantity_is_rank(const DiaScan *scan, const DiaNumber *number)
{
	guint32 next = number->end;
	guint32 first;

	if (dia_quantity_is_numbered_rank(scan, number->first))
		return TRUE;
	if (dia_scan_match_before(scan, DIA_CUE_RANK, number->first, &first) != NULL)
		return number->is_ordinal || g_str_has_prefix(dia_scan_word(scan, first), "rank") ||
		       (g_str_has_prefix(dia_scan_word(scan, first), "position") &&
			(dia_scan_classes(scan, number->end) & DIA_CLASS_PREPOSITION));
	for (guint32 n = 1; n <= 4 && number->first >= scan->first + n; n++) {
		guint32 at = number->first - n;

		if (dia_scan_cover(scan, at) == DIA_COVER_FIGURE)
			break;
		if (g_str_has_prefix(dia_scan_word(scan, at), "rank"))
			return number->is_ordinal || dia_scan_is_word(scan, number->first - 1, "at") ||
			       dia_scan_is_word(scan, number->first - 1, "of") ||
			       dia_scan_is_word(scan, number->first - 1, "number");
		if (dia_scan_is_kind(scan, at, DIA_TOKEN_PUNCTUATION))
			break;
	}
	if (!number->is_ordinal)
		return FALSE;
	if (is_place_in_ranking(scan, number) || is_next_rank(scan, number) ||
	    is_rank_of_number(scan, number))
		return TRUE;
	if (dia_scan_is_word(scan, next, "to") && dia_scan_is_word(scan, next + 1, "the") &&
	    (dia_scan_is_kind(scan, next + 2, DIA_TOKEN_MIXED) ||
	     dia_scan_is_kind(scan, next + 2, DIA_TOKEN_WORD)))
		next += 3;
	return dia_scan_is_word(scan, next, "place") || dia_scan_is_word(scan, next, "position") ||
	       dia_scan_is_word(scan, next, "rank") || dia_scan_is_word(scan, next, "spot") ||
	       dia_quantity_is_superlative(scan, next) || (dia_scan_is_word(scan, next, "out") &&
					      dia_scan_is_word(scan, next + 1, "of"));
}
