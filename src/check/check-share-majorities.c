/*
 * "Most of the 240 petitions (95) were admitted", "58 bodies; a majority of them, 24, had been audited": what a word
 * such as "most" or "half" says of a number, and the number that is set off behind it.
 *
 * In: such a word, the number that it is of, and another that stands by itself in brackets or commas behind it. Out:
 * findings where the one is no such part of the other.
 */
#include "check/rules.h"
#include "check/shares.h"
#include "lexicon/grammar.h"

enum {
	LEAD = 4,   /* tokens between the word and the number that it is of */
	BEFORE = 1, /* sentences before the word in which that may stand */
	REACH = 14, /* tokens from there to the number that is set off */
};

/* A word, and how many per cent it says at least and at most. */
typedef struct {
	DiaWordList list;
	gint64 least;
	gint64 most;
	const char *meaning;
} Word;

static const Word words[] = {
	{ DIA_LIST_MAJORITY, 50, 100, "more than half" },
	{ DIA_LIST_MINORITY, 0, 50, "less than half" },
	{ DIA_LIST_NEARLY_ALL, 75, 100, "nearly all" },
};

/* The word at a token; NULL for none. "All" says little without "nearly", and "at most" is none. */
static const Word *
find_word(const DiaCheckedReport *report, guint32 at, guint32 first)
{
	static const char *const others[] = { "at", "the", "two", "absolute", "qualified", "required", NULL };

	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		if (words[i].list == DIA_LIST_NEARLY_ALL) {
			if (at > first && dia_token_is(report, at, "all") &&
			    dia_token_is_in(report, at - 1, words[i].list))
				return &words[i];
		} else if (dia_token_is_in(report, at, words[i].list)) {
			return at > first && dia_token_is(report, at, "most") &&
					       dia_token_is_one_of(report, at - 1, others)
				       ? NULL
				       : &words[i];
		}
	}
	return NULL;
}

/* Do only articles and "of" stand among the tokens [first, end)? */
static gboolean
are_articles(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	for (guint32 at = first; at < end; at++)
		if (!dia_token_is(report, at, "of") && !dia_token_is(report, at, "all") &&
		    (dia_token_classes(report, at) & DIA_CLASS_DETERMINER) == 0)
			return FALSE;
	return end - first <= LEAD;
}

/* "(95)", ", 24,", ", namely 1,980,", ", 41 to be exact,", ", 365 in number,": does a number stand by itself? */
static gboolean
is_set_off(const DiaCheckedReport *report, const DiaQuantity *part)
{
	static const char *const openings[] = { ",", "(", ":", ";", NULL };
	static const char *const leads[] = { "namely", "i.e.", "or", "only", "just", "some", "that", "is", NULL };
	static const char *const closings[] = { ",", ")", ".", ";", NULL };
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[part->sentence];
	guint32 at = part->first;
	guint32 behind = part->end;

	while (at > sentence->first_token && dia_token_is_one_of(report, at - 1, leads))
		at--;
	if (at == sentence->first_token ||
	    !(dia_token_is_one_of(report, at - 1, openings) || dia_token_is_dash(report, at - 1)))
		return FALSE;
	if (dia_token_is(report, behind, "to") && dia_token_is(report, behind + 1, "be"))
		behind += 3;
	else if (dia_token_is(report, behind, "in") && dia_token_is(report, behind + 1, "number"))
		behind += 2;
	return behind >= sentence->end_token || dia_token_is_one_of(report, behind, closings) ||
	       dia_token_is_dash(report, behind);
}

/* The first number behind a token that is set off, before any other of its unit; NULL for none. */
static const DiaQuantity *
find_part(const DiaStatement *statement, guint32 from, const DiaQuantity *whole)
{
	const guint first = dia_statement_first_at(statement, from);

	for (guint i = first; i < statement->quantities->len; i++) {
		const DiaQuantity *part = dia_statement_quantity(statement, i);

		if (part->first - from > REACH || (whole->first < from && part == whole))
			break;
		if (!dia_quantities_share_unit(part, whole))
			continue;
		return dia_quantity_is_count(part) && is_set_off(statement->report, part) ? part : NULL;
	}
	return NULL;
}

/* What a word is of: the number behind it, "most of the 240", or before "of them"; NULL for none. @param end receives
 * where what is said of it starts */
static const DiaQuantity *
find_whole(const DiaStatement *statement, guint32 word, guint32 *end)
{
	const DiaCheckedReport *report = statement->report;
	const guint32 limit = dia_analysis_end_token(report->analysis, statement->paragraph);
	const guint next = dia_statement_first_at(statement, word);
	const DiaCheckCue *them = dia_check_cue_at(report, word + 1, limit, DIA_CUE(DIA_CHECK_OF_THEM));
	const DiaQuantity *whole;

	if (next < statement->quantities->len) {
		whole = dia_statement_quantity(statement, next);
		*end = whole->end;
		if (dia_quantity_is_count(whole) && dia_token_is(report, word + 1, "of") &&
		    are_articles(report, word + 1, whole->first))
			return whole;
	}
	if (them == NULL || next == 0)
		return NULL;
	whole = dia_statement_quantity(statement, next - 1);
	*end = them->end;
	return dia_quantity_is_count(whole) && next < statement->quantities->len &&
			       whole->sentence + BEFORE >= dia_statement_quantity(statement, next)->sentence
		       ? whole
		       : NULL;
}

static void
tell(DiaChecker *checker, const DiaStatement *statement, guint32 at, const Word *word, const DiaQuantity *part,
     const DiaQuantity *whole)
{
	const DiaCheckedReport *report = statement->report;
	const DiaDecimal share = dia_share_divide(part->figure->value, whole->figure->value);
	g_autofree char *first = dia_decimal_format(part->figure->value);
	g_autofree char *second = dia_decimal_format(whole->figure->value);
	g_autofree char *computed = dia_decimal_format(dia_decimal_round(share, -1));
	const DiaSpan span = dia_token_span(report, at, at + 1);
	DiaFindingDraft draft = { 0 };

	draft.message = g_strdup_printf("%s out of %s is %s per cent, but \"%.*s\" is %s", first, second, computed,
					DIA_QUOTE(report, span), word->meaning);
	dia_draft_add_location(&draft, report, statement->paragraph, span);
	dia_draft_add_location(&draft, report, statement->paragraph, dia_quantity_span(report, part));
	dia_draft_add_location(&draft, report, statement->paragraph, dia_quantity_span(report, whole));
	dia_checker_add(checker, &draft);
}

static void
check_word(DiaChecker *checker, const DiaStatement *statement, guint32 at, const Word *word)
{
	guint32 from;
	const DiaQuantity *whole = find_whole(statement, at, &from);
	const DiaQuantity *part = whole == NULL ? NULL : find_part(statement, from, whole);
	DiaDecimal share;

	if (part == NULL || dia_decimal_compare(part->figure->value, whole->figure->value) > 0)
		return;
	share = dia_share_divide(part->figure->value, whole->figure->value);
	if (dia_decimal_compare(share, (DiaDecimal){ .coefficient = word->least }) < 0 ||
	    dia_decimal_compare(share, (DiaDecimal){ .coefficient = word->most }) > 0)
		tell(checker, statement, at, word, part, whole);
}

/* What a share in words is of: "half of the 90 districts"; "Of the 521 convicts, nine out of ten"; NULL for none. */
static const DiaQuantity *
find_whole_of_share(const DiaStatement *statement, guint index, guint32 *end)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *share = dia_statement_quantity(statement, index);
	const DiaQuantity *whole = share + 1;
	const DiaQuantity *first =
		dia_statement_quantity(statement, dia_statement_first_of(statement, share->sentence));

	*end = share->end;
	if (first < share && dia_quantity_is_count(first) && dia_quantity_opens(report, first))
		return first;
	if (index + 1 == statement->quantities->len || whole->sentence != share->sentence ||
	    !dia_quantity_is_count(whole) || !are_articles(report, share->end, whole->first))
		return NULL;
	*end = whole->end;
	return whole;
}

/* "More than half of the 90 districts, 41 to be exact": the same of a share in words */
static void
check_share_in_words(DiaChecker *checker, const DiaStatement *statement, guint index, GHashTable *told)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *share = dia_statement_quantity(statement, index);
	const DiaQuantity *whole;
	const DiaQuantity *part;
	guint32 end;

	if (!dia_quantity_is_percent(share) || report->tokens[share->first].kind == DIA_TOKEN_NUMBER ||
	    dia_quantity_is_told(report, share, told))
		return;
	whole = find_whole_of_share(statement, index, &end);
	part = whole == NULL ? NULL : find_part(statement, end, whole);
	if (part != NULL)
		dia_shares_compare(checker, statement, part, whole, share);
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement, GHashTable *told)
{
	const DiaCheckedReport *report = statement->report;
	const guint32 first = dia_analysis_first_token(report->analysis, statement->paragraph);
	const guint32 end = dia_analysis_end_token(report->analysis, statement->paragraph);

	for (guint32 at = first; at < end; at++) {
		const Word *word = find_word(report, at, first);

		if (word != NULL)
			check_word(checker, statement, at, word);
	}
	for (guint i = 0; i < statement->quantities->len; i++)
		check_share_in_words(checker, statement, i, told);
}

void
dia_check_share_majorities(DiaChecker *checker)
{
	dia_statements_check_untold(checker, check_statement);
}
