/*
 * Clauses that say again what the one before them counted, at another time: "In 2008 there had been 61 and 24",
 * "by March the share had slipped to 48 per cent", "but it was 18 litres in 2001".
 *
 * Such a clause has no news: its subject is a pronoun or a noun like "figure", and its verb says no more than how
 * much. Its numbers take unit and measure from those that it points back to.
 */
#include <string.h>

#include "annotate/measures.h"

enum {
	MAX_LEAD = 20,	 /* tokens of the clause before its first number */
	MAX_BACK = 8,	 /* quantities looked back at */
	MAX_AFTER = 6,	 /* tokens from a number to the date of its clause */
	MAX_SENTENCES = 2, /* back to what is meant */
};

/* What stands before the first number of a clause. */
typedef struct {
	gboolean has_date;
	gboolean has_noun;	/* "the figure" */
	gboolean is_existential; /* "there were": things are counted, nothing is measured */
	gboolean has_pronoun;
} Lead;

/* A clause ends before a token: behind a semicolon, or at a conjunction that sets one clause against another. */
static gboolean
is_boundary(const DiaScan *scan, guint32 at)
{
	static const char *const openers[] = { "but", "whereas", "while", "when", "where", "though", "although", NULL };
	char mark = dia_scan_mark(scan, at - 1);

	return mark == ';' || mark == ':' || mark == '(' || dia_words_hold(openers, dia_scan_word(scan, at)) ||
	       (mark == ',' && dia_scan_is_word(scan, at, "and"));
}

/* The first token of the clause of a quantity; that of the one before, where both stand in one clause. */
static guint32
find_clause(const DiaScan *scan, guint index, const guint32 *clauses)
{
	const DiaQuantity *quantity = dia_scan_quantity(scan, index);
	const DiaQuantity *before = index > 0 ? quantity - 1 : NULL;
	guint32 start = dia_analysis_sentences(scan->analysis)[quantity->sentence].first_token;
	gboolean is_near = before != NULL && before->sentence == quantity->sentence;

	if (is_near)
		start = before->end;
	for (guint32 at = quantity->first; at > start; at--)
		if (is_boundary(scan, at))
			return at;
	return is_near ? clauses[index - 1] : start;
}

/* "of them", "of these" */
static gboolean
is_of_those(const DiaScan *scan, guint32 at)
{
	static const char *const those[] = { "these", "those", "them", "whom", "which", NULL };

	return dia_scan_is_word(scan, at, "of") && dia_words_hold(those, dia_scan_word(scan, at + 1));
}

/* "had taken", "had formerly been put": a participle, whatever the verb, which only the subject makes clear */
static gboolean
is_perfect(const DiaScan *scan, guint32 at)
{
	while (at > scan->first && (dia_scan_classes(scan, at - 1) & DIA_CLASS_ADVERB))
		at--;
	return dia_scan_is_word(scan, at - 1, "had");
}

/*
 * Reads the words before the first number of a clause; FALSE where one of them brings something new. What stands
 * before "the figure" may be new: "the ministry puts the figure for 2011 at 72,000".
 */
static gboolean
read_lead(const DiaScan *scan, guint32 start, guint32 end, Lead *lead)
{
	static const char *const pronouns[] = { "it", "they", "we", "he", "she", "this", "these", "those", NULL };

	gboolean has_news = FALSE;

	if (end - start > MAX_LEAD)
		return FALSE;
	lead->has_date = dia_scan_is_word(scan, start, "when") && dia_scan_cover(scan, start - 2) == DIA_COVER_DATE;
	for (guint32 at = start; at < end; at++) {
		const char *word = dia_scan_word(scan, at);

		if (dia_scan_cover(scan, at) == DIA_COVER_DATE) {
			lead->has_date = TRUE;
		} else if (dia_scan_is_in(scan, at, DIA_LIST_EARLIER) && dia_scan_is_noun(scan, at + 1) &&
			   !dia_scan_is_in(scan, at + 1, DIA_LIST_FIGURE_NOUN)) {
			lead->has_date = TRUE; /* "in the previous parliament" */
			at++;
		} else if (!dia_scan_is_free(scan, at)) {
			return FALSE;
		} else if (dia_scan_is_in(scan, at, DIA_LIST_FIGURE_NOUN)) {
			lead->has_noun = !dia_scan_is_word(scan, at + 1, "of") || is_of_those(scan, at + 1);
			has_news &= !(lead->has_noun && (dia_scan_classes(scan, at - 1) & DIA_CLASS_DETERMINER));
		} else if (dia_words_hold(pronouns, word)) {
			lead->has_pronoun = TRUE;
		} else if (dia_scan_is_word(scan, at, "there")) {
			lead->is_existential = TRUE;
		} else if (dia_scan_is_noun(scan, at) && !dia_scan_is_in(scan, at, DIA_LIST_FIGURE_KNOWN) &&
			   !is_perfect(scan, at)) {
			has_news = TRUE;
		}
	}
	return !has_news && (lead->has_noun || lead->has_pronoun || lead->is_existential);
}

/* Nothing but its date follows a number. */
static gboolean
is_bare(const DiaScan *scan, const DiaQuantity *quantity)
{
	guint32 at = quantity->end;

	if (quantity->noun_end > quantity->noun_first || quantity->is_attribute || quantity->is_age)
		return FALSE;
	return at >= scan->end || !dia_scan_is_free(scan, at) || !dia_scan_is_kind(scan, at, DIA_TOKEN_WORD) ||
	       dia_scan_is_word(scan, at, "and") ||
	       ((dia_scan_classes(scan, at) & (DIA_CLASS_PREPOSITION | DIA_CLASS_ADVERB)) &&
		(dia_scan_cover(scan, at + 1) == DIA_COVER_DATE || !dia_scan_is_kind(scan, at + 1, DIA_TOKEN_WORD)));
}

/* The date of a clause stands behind its last number. */
static gboolean
has_date_after(const DiaScan *scan, const DiaQuantity *quantity)
{
	for (guint32 at = quantity->end; at < scan->end && at < quantity->end + MAX_AFTER; at++) {
		if (dia_scan_cover(scan, at) == DIA_COVER_DATE)
			return TRUE;
		if (dia_scan_is_kind(scan, at, DIA_TOKEN_PUNCTUATION))
			return FALSE;
	}
	return FALSE;
}

/* Can the bare number give for another time what an earlier one gives? */
static gboolean
can_repeat(const DiaQuantity *quantity, const DiaQuantity *earlier, const Lead *lead)
{
	if (earlier->is_age || earlier->is_attribute || earlier->is_multiple || earlier->is_former)
		return FALSE;
	if (quantity->unit != NULL || earlier->unit == NULL)
		return g_strcmp0(quantity->unit, earlier->unit) == 0;
	return !lead->is_existential && !quantity->is_grouped && quantity->scale <= 1 &&
	       !g_str_equal(earlier->unit, "times");
}

/* "Of these 120 were women": a part is not what the next sentence goes on with. */
static gboolean
is_part(const DiaScan *scan, const DiaQuantity *quantity, guint32 clause)
{
	return is_of_those(scan, quantity->end) || is_of_those(scan, quantity->first - 2) || is_of_those(scan, clause);
}

/* "In 40 towns", but "a total of 40" */
static gboolean
is_behind_preposition(const DiaScan *scan, const DiaQuantity *quantity)
{
	guint32 at = dia_quantity_find_bound(scan, quantity);

	return at > scan->first && (dia_scan_classes(scan, at - 1) & DIA_CLASS_PREPOSITION) != 0 &&
	       !dia_scan_is_word(scan, at - 1, "of");
}

/* In brackets, or of a sentence before in "though it has room for 850": beside what is said there. */
static gboolean
is_beside(const DiaScan *scan, const DiaQuantity *quantity, const DiaQuantity *earlier, guint32 clause)
{
	static const char *const openers[] = { "while", "when", "where", "though", "although", "whereas", NULL };

	return dia_scan_mark(scan, clause - 1) == '(' ||
	       (earlier->sentence < quantity->sentence && dia_words_hold(openers, dia_scan_word(scan, clause)));
}

/*
 * Index + 1 of what the first number of the nearest clause before counts, rather than a place or a part; 0 for none.
 * Before a colon stands the whole of what follows it.
 */
static guint
find_meant(const DiaScan *scan, guint index, const guint32 *clauses, const Lead *lead)
{
	const DiaQuantity *quantity = dia_scan_quantity(scan, index);
	guint32 near = quantity->sentence;
	guint best = 0;

	for (guint i = index; i-- > 0 && index - i <= MAX_BACK;) {
		const DiaQuantity *earlier = dia_scan_quantity(scan, i);

		if (best > 0 && clauses[i] != clauses[best - 1] &&
		    (dia_scan_mark(scan, clauses[best - 1] - 1) != ':' ||
		     earlier->sentence != dia_scan_quantity(scan, best - 1)->sentence))
			break;
		if (clauses[i] == clauses[index])
			continue;
		/* a sentence without numbers lies between */
		if (earlier->sentence + 1 < near || earlier->sentence + MAX_SENTENCES < quantity->sentence)
			break;
		near = earlier->sentence;
		if (!can_repeat(quantity, earlier, lead) || is_part(scan, earlier, clauses[i]) ||
		    is_beside(scan, quantity, earlier, clauses[i]) ||
		    (best > 0 && is_behind_preposition(scan, earlier)))
			continue;
		best = i + 1;
	}
	return best;
}

static void
echo(DiaScan *scan, guint index, guint meant)
{
	dia_scan_quantity(scan, index)->unit = dia_scan_quantity(scan, meant)->unit;
	dia_scan_quantity(scan, index)->echoed = meant + 1;
}

/* "It had been 61 in 2008 and 24 in 2005": one measure at several times */
static gboolean
is_list_of_times(const DiaScan *scan, guint first)
{
	const DiaQuantity *quantity = dia_scan_quantity(scan, first);

	for (guint32 at = quantity->end; at < (quantity + 1)->first; at++)
		if (dia_scan_cover(scan, at) == DIA_COVER_DATE)
			return TRUE;
	return FALSE;
}

/* "In 2008 there had been 61 and 24": one for one with the numbers of the clause before, as many as there are. */
static void
echo_several(DiaScan *scan, guint first, guint end, const guint32 *clauses, const Lead *lead)
{
	guint n = end - first;

	if (first < n || clauses[first - n] != clauses[first - 1] ||
	    (first > n && clauses[first - n - 1] == clauses[first - 1]) ||
	    dia_scan_quantity(scan, first - 1)->sentence + 1 < dia_scan_quantity(scan, first)->sentence)
		return;
	for (guint i = first; i < end; i++)
		if (!can_repeat(dia_scan_quantity(scan, i), dia_scan_quantity(scan, i - n), lead))
			return;
	for (guint i = first; i < end; i++)
		echo(scan, i, i - n);
}

/*
 * "The figure is 40 per cent higher than in 2013 (2,228)": the clause of the number before, which only says how much
 * changed, is that of the bracket.
 */
static gboolean
is_base_in_bracket(const DiaScan *scan, guint index, guint32 *clauses)
{
	const DiaQuantity *quantity = dia_scan_quantity(scan, index);
	const DiaQuantity *change = quantity - 1;

	if (dia_scan_mark(scan, quantity->first - 1) != '(' || dia_scan_mark(scan, quantity->end) != ')' ||
	    dia_scan_cover(scan, quantity->first - 2) != DIA_COVER_DATE || change->sentence != quantity->sentence ||
	    !(change->is_multiple || g_strcmp0(change->unit, "percent") == 0 || g_strcmp0(change->unit, "times") == 0))
		return FALSE;
	clauses[index] = clauses[index - 1];
	return TRUE;
}

static void
echo_clause(DiaScan *scan, guint first, guint end, guint32 *clauses)
{
	Lead lead = { 0 };
	guint meant;
	guint lead_end = first;

	if (first > 0 && is_base_in_bracket(scan, first, clauses))
		lead_end--;
	for (guint i = first; i < end; i++)
		if (!is_bare(scan, dia_scan_quantity(scan, i)))
			return;
	if (first == 0 || !read_lead(scan, clauses[first], dia_scan_quantity(scan, lead_end)->first, &lead) ||
	    !(lead.has_date || lead.has_noun || has_date_after(scan, dia_scan_quantity(scan, end - 1))))
		return;
	if (end - first > 1 && !is_list_of_times(scan, first)) {
		echo_several(scan, first, end, clauses, &lead);
		return;
	}
	if (lead_end == first && !lead.has_date && !has_date_after(scan, dia_scan_quantity(scan, first)))
		return;
	meant = find_meant(scan, first, clauses, &lead);
	if (meant > 0)
		echo(scan, first, meant - 1);
}

void
dia_scan_echoes(DiaScan *scan)
{
	guint length = scan->quantities->len;
	g_autofree guint32 *clauses = NULL;
	guint first = 0;

	if (length < 2)
		return;
	clauses = g_new(guint32, length);
	for (guint i = 0; i < length; i++)
		clauses[i] = find_clause(scan, i, clauses);
	for (guint i = 1; i <= length; i++) {
		if (i < length && clauses[i] == clauses[first])
			continue;
		echo_clause(scan, first, i, clauses);
		first = i;
	}
}
