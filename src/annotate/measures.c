/*
 * What a quantity measures, in the report's words.
 *
 * There is no grammar behind this: a noun phrase is what stands between words of closed classes
 * (data/grammar.txt). A count has its noun phrase after it ("seven people convicted of torture"); a share,
 * a sum or a bare number has it before ("the number of schools rose to 412") or after "of".
 */
#include "annotate/measure-parts.h"

#include <string.h>

enum {
	MAX_ASIDE = 5,	    /* tokens before the number of an aside: "(nearly 27 per cent)" */
	MAX_SUBJECT = 22,   /* tokens of the words before a number */
	MAX_OPENING = 40,   /* tokens of a sentence in which its subject begins */
	MAX_PREDICATE = 12, /* tokens of what is said of those counted */
	MAX_ATTRIBUTE = 2,  /* of the noun after "six-year" */
};

static gboolean
is_participle(const DiaScan *scan, guint32 at)
{
	const char *word;
	gsize length;

	if (!dia_scan_is_kind(scan, at, DIA_TOKEN_WORD))
		return FALSE;
	word = dia_scan_word(scan, at);
	length = strlen(word);
	return length > 4 && strcmp(word + length - 2, "ed") == 0;
}

static gboolean
is_word(const DiaScan *scan, guint32 at)
{
	return at < scan->end && at >= scan->first &&
	       (dia_scan_is_kind(scan, at, DIA_TOKEN_WORD) || dia_scan_is_kind(scan, at, DIA_TOKEN_MIXED));
}

static gboolean
is_row_break(const DiaScan *scan, guint32 at)
{
	return at < scan->end && (dia_scan_token(scan, at)->flags & DIA_TOKEN_LINE_START) != 0;
}

/* Prepositions that go on with a noun phrase; the others say when, or how much. */
gboolean
dia_measure_is_joining(const DiaScan *scan, guint32 at)
{
	static const char *const words[] = { "of", "for", "in", "with", "without", "by", "on",
					     "from", "among", "per", "against", "as", "to", NULL };

	return dia_words_hold(words, dia_scan_word(scan, at));
}

static guint32
skip_determiners(const DiaScan *scan, guint32 at)
{
	while (at < scan->end && (dia_scan_classes(scan, at) & DIA_CLASS_DETERMINER) &&
	       dia_scan_is_free(scan, at))
		at++;
	return at;
}

/* The noun phrase that starts at a token; returns the token after it. */
guint32
dia_measure_read_noun(const DiaScan *scan, guint32 first, guint32 limit)
{
	guint32 end = first;
	guint32 at = skip_determiners(scan, first);
	guint n_words = 0;

	for (; at < scan->end && at < first + limit; at++) {
		guint32 classes = dia_scan_classes(scan, at);
		gboolean is_plain;

		if (!dia_scan_is_free(scan, at) || (at > first && is_row_break(scan, at)))
			break;
		if (dia_scan_is_dash(scan, at) && dia_scan_is_glued(scan, at) && n_words > 0)
			continue;
		if (!is_word(scan, at))
			break;
		is_plain = !(classes & (DIA_CLASS_FUNCTION | DIA_CLASS_VERB | DIA_CLASS_ADVERB));
		/* "registered parties", "people registered" */
		if (!is_plain && (classes & DIA_CLASS_VERB) && is_participle(scan, at) &&
		    !(classes & DIA_CLASS_FUNCTION))
			is_plain = TRUE;
		if (!is_plain && n_words == 0 && (classes & DIA_CLASS_ADVERB))
			continue;
		if (is_plain) {
			n_words++;
			end = at + 1;
			continue;
		}
		if (n_words == 0)
			break;
		if ((classes & DIA_CLASS_CONJUNCTION) && !dia_scan_is_word(scan, at, "but") &&
		    is_word(scan, at + 1) &&
		    !(dia_scan_classes(scan, at + 1) & (DIA_CLASS_FUNCTION | DIA_CLASS_VERB)) &&
		    dia_scan_is_free(scan, at + 1) && dia_scan_cover(scan, at + 2) != DIA_COVER_FIGURE &&
		    !(at + 2 < scan->end &&
		      (dia_scan_classes(scan, at + 2) & DIA_CLASS_AUXILIARY)))
			continue;
		if (!dia_measure_is_joining(scan, at))
			break;
		at = skip_determiners(scan, at + 1) - 1;
		if (at + 1 >= scan->end || !is_word(scan, at + 1) || !dia_scan_is_free(scan, at + 1))
			break;
	}
	return end;
}

/* After "8,473,500 (53.4 per cent)" the noun stands behind the brackets. */
static guint32
skip_brackets(const DiaScan *scan, guint32 at)
{
	guint32 close = at + 1;
	gboolean has_figure = FALSE;

	if (dia_scan_mark(scan, at) != '(')
		return at;
	while (close < scan->end && close <= at + DIA_MAX_BRACKET && dia_scan_mark(scan, close) != ')') {
		has_figure |= dia_scan_cover(scan, close) == DIA_COVER_FIGURE;
		close++;
	}
	if (!has_figure || dia_scan_mark(scan, close) != ')' ||
	    !dia_scan_is_kind(scan, close + 1, DIA_TOKEN_WORD) ||
	    (!dia_scan_is_word(scan, close + 1, "of") &&
	     (dia_scan_classes(scan, close + 1) & (DIA_CLASS_FUNCTION | DIA_CLASS_VERB))))
		return at;
	return close + 1;
}

/* Nothing but a comma, "and" or "or" */
static gboolean
is_list_gap(const DiaScan *scan, guint32 first, guint32 end)
{
	for (guint32 at = first; at < end; at++)
		if (end - first > 2 || (dia_scan_mark(scan, at) != ',' && !dia_scan_is_word(scan, at, "and") &&
					!dia_scan_is_word(scan, at, "or")))
			return FALSE;
	return end > first;
}

/* "the country's" before a number: one or two words, the last with the mark of an owner */
static gboolean
is_owner(const DiaScan *scan, guint32 first, guint32 end)
{
	const DiaToken *last;

	if (end <= first || end - first > 2 || !dia_scan_is_kind(scan, end - 1, DIA_TOKEN_WORD))
		return FALSE;
	last = dia_scan_token(scan, end - 1);
	return dia_scan_is_noun(scan, first) && last->length > 2 &&
	       scan->text[dia_token_end(last) - 1] == 's' &&
	       !g_ascii_isalpha(scan->text[dia_token_end(last) - 2]);
}

static void
find_noun(const DiaScan *scan, DiaQuantity *quantity, const DiaQuantity *next)
{
	guint32 at = quantity->end;

	quantity->noun_first = quantity->noun_end = at;
	if (at >= scan->end || is_row_break(scan, at))
		return;
	if (dia_scan_is_dash(scan, at) && dia_scan_is_glued(scan, at) && dia_scan_is_glued(scan, at + 1))
		at++;
	/* "12, 15 and 18 calls" */
	if (next != NULL && quantity->unit == NULL && next->unit == NULL &&
	    next->noun_end > next->noun_first && is_list_gap(scan, at, next->first)) {
		quantity->noun_first = next->noun_first;
		quantity->noun_end = next->noun_end;
		return;
	}
	at = skip_brackets(scan, at);
	if (dia_scan_is_word(scan, at, "of")) {
		quantity->has_of = TRUE;
		at = skip_determiners(scan, at + 1);
		/* "three of the seven members", "six of the country's 52 districts" */
		if (next != NULL && next->noun_end > next->noun_first &&
		    (next->first == at || is_owner(scan, at, next->first))) {
			quantity->noun_first = next->noun_first;
			quantity->noun_end = next->noun_end;
			return;
		}
	} else if (dia_scan_classes(scan, at) & DIA_CLASS_DETERMINER) {
		if (dia_scan_is_word(scan, at, "a") || dia_scan_is_word(scan, at, "the"))
			return;
		at = skip_determiners(scan, at);
	} else if ((dia_scan_classes(scan, at) & (DIA_CLASS_FUNCTION | DIA_CLASS_VERB)) &&
		   !(is_participle(scan, at) &&
		     !(dia_scan_classes(scan, at + 1) & (DIA_CLASS_FUNCTION | DIA_CLASS_VERB)))) {
		return;
	}
	quantity->noun_first = at;
	quantity->noun_end = dia_measure_read_noun(scan, at, quantity->is_attribute ? MAX_ATTRIBUTE : DIA_MAX_NOUN);
}

void
dia_scan_nouns(DiaScan *scan)
{
	for (guint i = scan->quantities->len; i-- > 0;) {
		DiaQuantity *quantity = &g_array_index(scan->quantities, DiaQuantity, i);

		/* A rate has found its noun already. */
		if (quantity->noun_end == quantity->noun_first)
			find_noun(scan, quantity, i + 1 < scan->quantities->len ? quantity + 1 : NULL);
	}
}

static void
stitch(DiaStitch *stitch, guint32 first, guint32 end)
{
	const DiaScan *scan = stitch->scan;

	for (guint32 at = first; at < end; at++) {
		const DiaToken *token = dia_scan_token(scan, at);

		if (dia_scan_cover(scan, at) == DIA_COVER_DATE || dia_scan_cover(scan, at) == DIA_COVER_FIGURE)
			continue;
		if ((dia_scan_classes(scan, at) & DIA_CLASS_PREPOSITION) && at + 1 < scan->end &&
		    dia_scan_cover(scan, at + 1) == DIA_COVER_DATE)
			continue;
		if (stitch->text->len > 0 &&
		    (at != stitch->last + 1 || (token->flags & DIA_TOKEN_SPACE_BEFORE)))
			g_string_append_c(stitch->text, ' ');
		g_string_append_len(stitch->text, scan->text + token->start, token->length);
		stitch->last = at;
	}
}

/* Ends a clause for the words before a number. */
static gboolean
is_clause_end(const DiaScan *scan, guint32 at)
{
	char mark = dia_scan_mark(scan, at);

	/* "i.e. the gap" */
	if (mark == '.' && dia_scan_is_word(scan, at - 1, "e") && !dia_scan_is_glued(scan, at + 1))
		return TRUE;
	return mark == ';' || mark == ':' || mark == '(' || mark == ')' ||
	       (dia_scan_is_dash(scan, at) && !dia_scan_is_glued(scan, at)) || is_row_break(scan, at + 1);
}

/* The bracket that a number stands in, or the number's first token where it stands in none. */
guint32
dia_measure_find_bracket(const DiaScan *scan, const DiaQuantity *quantity, guint32 floor)
{
	for (guint32 at = quantity->first; at > floor && quantity->first - at < DIA_MAX_BRACKET; at--) {
		if (dia_scan_mark(scan, at - 1) == ')')
			break;
		if (dia_scan_mark(scan, at - 1) == '(')
			return at - 1;
	}
	return quantity->first;
}

/* A word that says what is measured, rather than how much, when or that. */
gboolean
dia_measure_is_telling(const DiaScan *scan, guint32 at)
{
	return dia_scan_is_free(scan, at) && dia_scan_is_kind(scan, at, DIA_TOKEN_WORD) &&
	       dia_scan_token(scan, at)->length > 1 &&
	       !(dia_scan_classes(scan, at) & (DIA_CLASS_FUNCTION | DIA_CLASS_VERB | DIA_CLASS_ADVERB));
}

/* The "enlarged" of "was enlarged from", "had been cut to", the "narrowed" of "the gap narrowed from" */
static gboolean
is_changed(const DiaScan *scan, guint32 at)
{
	static const char *const prepositions[] = { "from", "to", "by", "at", NULL };

	return (is_participle(scan, at) || (dia_scan_is_in(scan, at, DIA_LIST_IRREGULAR_PARTICIPLE) &&
					    (dia_scan_classes(scan, at - 1) & DIA_CLASS_AUXILIARY))) &&
	       dia_words_hold(prepositions, dia_scan_word(scan, at + 1));
}

/* The "sharply" of "rose sharply to" */
static gboolean
is_manner(const DiaScan *scan, guint32 at)
{
	return g_str_has_suffix(dia_scan_word(scan, at), "ly") &&
	       ((dia_scan_classes(scan, at - 1) & (DIA_CLASS_VERB | DIA_CLASS_AUXILIARY)) ||
		is_participle(scan, at - 1));
}

/* Where "number of deputies" starts in "the result was an increase in the number of deputies", else @first */
static guint32
find_counted(const DiaScan *scan, guint32 first, guint32 end)
{
	gboolean has_verb = FALSE;
	guint32 start = first;

	for (guint32 at = first; at + 1 < end; at++) {
		has_verb |= (dia_scan_classes(scan, at) & (DIA_CLASS_VERB | DIA_CLASS_AUXILIARY)) != 0 ||
			    is_participle(scan, at) || dia_scan_is_in(scan, at, DIA_LIST_CHANGE_NOUN);
		if (!has_verb || !(dia_scan_classes(scan, at) & DIA_CLASS_RATE) ||
		    !dia_scan_is_word(scan, at + 1, "of"))
			continue;
		start = at;
		/* "minimum number" */
		while (start > first && dia_measure_is_telling(scan, start - 1) && !is_participle(scan, start - 1))
			start--;
	}
	return start;
}

/* "notes that", "was concerned that", "and that": what is told starts behind it; not so "the law that has". */
static gboolean
opens_told(const DiaScan *scan, guint32 at)
{
	return dia_scan_is_word(scan, at, "that") && at > scan->first &&
	       (dia_scan_is_in(scan, at - 1, DIA_LIST_TELLING) || dia_scan_is_word(scan, at - 1, "and")) &&
	       !(dia_scan_classes(scan, at + 1) & (DIA_CLASS_AUXILIARY | DIA_CLASS_VERB));
}

/* The words before a number that say what it is: the clause, less what only leads to the number. */
static void
find_subject(const DiaScan *scan, const DiaQuantity *quantity, guint32 floor, guint32 *first,
	     guint32 *end)
{
	guint32 sentence_first =
	    dia_analysis_sentences(scan->analysis)[quantity->sentence].first_token;
	guint32 start;
	guint32 stop;

	floor = MAX(floor, sentence_first);
	start = stop = dia_measure_find_bracket(scan, quantity, floor);
	while (start > floor && stop - start < MAX_SUBJECT && !is_clause_end(scan, start - 1) &&
	       !opens_told(scan, start - 1)) {
		if (dia_scan_mark(scan, start - 1) == ',' && !dia_scan_is_glued(scan, start) &&
		    (stop - start > 2 || dia_scan_cover(scan, start - 2) == DIA_COVER_DATE))
			break;
		start--;
	}
	/* "According to the census, 70 per cent": what leads in is no subject. */
	if (stop > start && dia_scan_mark(scan, stop - 1) == ',' &&
	    (dia_scan_classes(scan, start) & DIA_CLASS_PREPOSITION) &&
	    !dia_scan_is_word(scan, start, "of"))
		start = stop;
	/* Words that lead to the number: "was about", "for up to", "stood at", "was enlarged from". */
	while (stop > start && (!dia_measure_is_telling(scan, stop - 1) || is_changed(scan, stop - 1) ||
				is_manner(scan, stop - 1)))
		stop--;
	while (start < stop && !dia_scan_is_hyphen(scan, start + 1) && /* "under-five mortality" */
	       !dia_scan_is_word(scan, start + 1, "capita") &&
	       (!dia_scan_is_free(scan, start) || !dia_scan_is_kind(scan, start, DIA_TOKEN_WORD) ||
		(dia_scan_classes(scan, start) & (DIA_CLASS_FUNCTION | DIA_CLASS_ADVERB))))
		start++;
	*first = find_counted(scan, start, stop);
	*end = stop;
}

/* The subject of the sentence: its first words up to a verb. */
void
dia_measure_find_subject(const DiaScan *scan, const DiaQuantity *quantity, guint32 *first, guint32 *end)
{
	guint32 start = dia_analysis_sentences(scan->analysis)[quantity->sentence].first_token;
	guint32 stop = MIN(quantity->first, start + MAX_OPENING);
	guint32 at;

	for (at = start; at < stop; at++)
		if (opens_told(scan, at))
			start = at + 1;
	while (start < stop && !dia_measure_is_telling(scan, start) &&
	       !dia_scan_is_hyphen(scan, start + 1)) /* "under-five mortality" */
		start++;
	for (at = start; at < quantity->first && at < start + MAX_SUBJECT; at++)
		if (!dia_scan_is_free(scan, at) ||
		    (dia_scan_classes(scan, at) & (DIA_CLASS_AUXILIARY | DIA_CLASS_VERB | DIA_CLASS_RELATIVE)) ||
		    (dia_scan_is_kind(scan, at, DIA_TOKEN_PUNCTUATION) && !dia_scan_is_hyphen(scan, at)))
			break;
	while (at > start && !dia_measure_is_telling(scan, at - 1))
		at--;
	*first = start;
	*end = at;
}

/* Over ", or 27 per cent," and "(27 per cent)", which say the number before in another unit. */
guint32
dia_measure_skip_aside(const DiaScan *scan, guint32 at)
{
	guint32 next = at;
	gboolean is_bracket = dia_scan_mark(scan, at) == '(';

	if (is_bracket)
		next++;
	else if (dia_scan_mark(scan, at) == ',' && dia_scan_is_word(scan, at + 1, "or"))
		next += 2;
	else
		return at;
	while (next < at + MAX_ASIDE && next < scan->end && dia_scan_cover(scan, next) != DIA_COVER_FIGURE &&
	       dia_scan_is_kind(scan, next, DIA_TOKEN_WORD))
		next++;
	if (next >= scan->end || dia_scan_cover(scan, next) != DIA_COVER_FIGURE)
		return at;
	while (next < scan->end && dia_scan_cover(scan, next) == DIA_COVER_FIGURE)
		next++;
	return dia_scan_mark(scan, next) == (is_bracket ? ')' : ',') ? next + 1 : at;
}

/* What is said of those counted: "were convicted of torture"; returns where it ends. */
guint32
dia_measure_find_predicate(const DiaScan *scan, guint32 at, guint32 *first)
{
	guint32 end = at;
	guint32 start;

	if (dia_scan_mark(scan, at) == ')')
		at++;
	if (dia_scan_mark(scan, at) == ',' && (dia_scan_classes(scan, at + 1) & DIA_CLASS_AUXILIARY))
		at++;
	if (dia_scan_is_word(scan, at, "of") && (dia_scan_is_word(scan, at + 1, "whom") ||
						  dia_scan_is_word(scan, at + 1, "which") ||
						  dia_scan_is_word(scan, at + 1, "them")))
		at += 2;
	if (dia_scan_is_word(scan, at, "who") || dia_scan_is_word(scan, at, "that") ||
	    dia_scan_is_word(scan, at, "which"))
		at++;
	while (at < scan->end && (dia_scan_classes(scan, at) & (DIA_CLASS_AUXILIARY | DIA_CLASS_ADVERB)) &&
	       dia_scan_is_free(scan, at))
		at++;
	/* "had a clinic": there it is no auxiliary */
	if (at > scan->first && g_str_has_prefix(dia_scan_word(scan, at - 1), "ha") &&
	    (dia_scan_classes(scan, at - 1) & DIA_CLASS_AUXILIARY) &&
	    (dia_scan_classes(scan, at) & DIA_CLASS_DETERMINER))
		at--;
	start = at;
	for (; at < scan->end && at < start + MAX_PREDICATE; at++) {
		if (!dia_scan_is_free(scan, at) || (!is_word(scan, at) && !dia_scan_is_dash(scan, at)) ||
		    is_row_break(scan, at) || (dia_scan_classes(scan, at) & DIA_CLASS_RELATIVE))
			break;
		/* "were meant for 21,600 and held 132,000": the verb of the next number */
		if (dia_scan_is_word(scan, at, "and") && dia_scan_cover(scan, at + 2) == DIA_COVER_FIGURE)
			break;
		if (!(dia_scan_classes(scan, at) & DIA_CLASS_FUNCTION))
			end = at + 1;
	}
	*first = start;
	return MAX(end, start);
}

/* "was raised", "the past": nothing but words that say how, not what. */
gboolean
dia_measure_is_trivial(const DiaScan *scan, guint32 first, guint32 end)
{
	for (guint32 at = first; at < end; at++)
		if (dia_measure_is_telling(scan, at) && !is_participle(scan, at) &&
		    !(dia_scan_classes(scan, at) & DIA_CLASS_TRIVIAL))
			return FALSE;
	return TRUE;
}

static gboolean
is_time_unit(const char *unit)
{
	static const char *const units[] = { "year", "month", "week", "day", "hour", "minute", NULL };

	return unit != NULL && dia_words_hold(units, unit);
}

void
dia_measure_add(DiaStitch *parts, guint32 first, guint32 end, const char *joint)
{
	if (end <= first)
		return;
	if (parts->text->len > 0)
		g_string_append(parts->text, joint);
	parts->last = G_MAXUINT32 - 1;
	stitch(parts, first, end);
}

/* "The Council has seven members": whose members they are stands before. */
static gboolean
find_owner(const DiaScan *scan, const DiaQuantity *quantity, guint32 *first, guint32 *end)
{
	guint32 at = quantity->first;

	for (guint n = 0; n < 4 && at > scan->first; n++) {
		at--;
		if (dia_scan_is_in(scan, at, DIA_LIST_HAVING)) {
			dia_measure_find_subject(scan, quantity, first, end);
			/* "Instead of 500 members, guilds now have 400" */
			if (*first > scan->first && dia_scan_cover(scan, *first - 1) == DIA_COVER_FIGURE)
				return FALSE;
			return *end > *first && *end <= at && !dia_measure_is_trivial(scan, *first, *end);
		}
		if (!(dia_scan_classes(scan, at) &
		      (DIA_CLASS_ADVERB | DIA_CLASS_PREPOSITION | DIA_CLASS_DETERMINER)))
			return FALSE;
	}
	return FALSE;
}

/* A count is of its noun, and of what is said of it. */
static void
write_count(const DiaScan *scan, const DiaQuantity *quantity, DiaStitch *parts)
{
	guint32 first;
	guint32 end = dia_measure_find_predicate(scan, quantity->noun_end, &first);

	dia_measure_add(parts, quantity->noun_first, quantity->noun_end, "");
	dia_measure_add(parts, first, end, "");
	if (find_owner(scan, quantity, &first, &end))
		dia_measure_add(parts, first, end, ",");
}

/* ", and 42 per cent": the number goes on from the one before. */
static gboolean
is_coordinated(const DiaScan *scan, const DiaQuantity *quantity)
{
	guint32 at = quantity->first;

	while (at > scan->first && (dia_scan_classes(scan, at - 1) &
				    (DIA_CLASS_ADVERB | DIA_CLASS_DETERMINER)))
		at--;
	return at > scan->first && ((dia_scan_classes(scan, at - 1) & DIA_CLASS_CONJUNCTION) ||
				    dia_scan_mark(scan, at - 1) == ',' ||
				    dia_scan_mark(scan, at - 1) == ';');
}

/* A share, a sum or a bare number is of what stands before it, else of what comes after. */
static void
write_other(const DiaScan *scan, DiaQuantity *quantity, guint32 floor, DiaStitch *parts)
{
	gboolean has_noun = quantity->noun_end > quantity->noun_first;
	gboolean has_subject;
	guint32 first;
	guint32 end;

	find_subject(scan, quantity, floor, &first, &end);
	/* After "and" the words before belong to the number before. */
	if (floor > scan->first && is_coordinated(scan, quantity))
		end = first;
	has_subject = end > first && !dia_measure_is_trivial(scan, first, end);
	if (!has_subject && !has_noun && !quantity->is_attribute &&
	    dia_measure_is_joining(scan, quantity->end)) {
		dia_measure_find_subject(scan, quantity, &first, &end);
		has_subject = end > first;
	}
	if (has_subject)
		dia_measure_add(parts, first, end, "");
	if (has_noun && !(is_time_unit(quantity->unit) && has_subject && !quantity->is_attribute))
		dia_measure_add(parts, quantity->noun_first, quantity->noun_end,
			 quantity->has_of ? ", of" : ",");
	/* "42 per cent in rural areas", "75 per cent are women", "98 of whom are elected" */
	if (!has_noun && dia_measure_is_joining(scan, quantity->end)) {
		end = dia_measure_read_noun(scan, quantity->end + 1, DIA_MAX_NOUN);
		if (has_subject)
			quantity->shared_measure = dia_pool_string(&scan->analysis->pool, parts->text->str);
		if (end > quantity->end + 1)
			dia_measure_add(parts, quantity->end, end, "");
	} else if (!has_subject || quantity->unit == NULL) {
		end = dia_measure_find_predicate(scan, MAX(quantity->noun_end, quantity->end), &first);
		dia_measure_add(parts, first, end, has_noun ? "" : ",");
	}
}

/* "Infant mortality was 52 deaths per 1,000", "maternal mortality fell from 488 deaths per ..." */
static gboolean
is_value_of_subject(const DiaScan *scan, const DiaQuantity *quantity)
{
	static const char *const words[] = { "was", "is", "were", "at", "to", "from", "of", "reached", NULL };
	guint32 at = quantity->first;

	while (at > scan->first && (dia_scan_classes(scan, at - 1) & (DIA_CLASS_ADVERB | DIA_CLASS_DETERMINER)))
		at--;
	if (dia_scan_is_word(scan, at - 1, "about") || dia_scan_is_word(scan, at - 1, "around"))
		at--;
	return at > scan->first && dia_words_hold(words, dia_scan_word(scan, at - 1)) &&
	       !dia_scan_is_word(scan, at - 2, "there") && !dia_scan_is_word(scan, at - 2, "up");
}

void
dia_measure_write(DiaScan *scan, DiaQuantity *quantity, guint32 floor)
{
	g_autoptr(GString) text = g_string_new(NULL);
	DiaStitch parts = { .scan = scan, .text = text };
	gboolean is_rate = quantity->unit != NULL && g_str_has_prefix(quantity->unit, "per ");
	gboolean is_count = quantity->unit == NULL || (is_rate && !is_value_of_subject(scan, quantity));

	if (is_count && quantity->noun_end > quantity->noun_first)
		write_count(scan, quantity, &parts);
	else
		write_other(scan, quantity, floor, &parts);
	if (text->len > 0)
		quantity->measure = dia_pool_string(&scan->analysis->pool, text->str);
}
