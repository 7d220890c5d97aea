#include "check/parts.h"

#include <string.h>

#include "check/terms.h"
#include "lexicon/lexicon.h"

/* The words of a part: from its number to the separator or the next part. */
static guint32
find_part_end(const DiaStatement *statement, const DiaList *list, guint nth)
{
	guint32 from = dia_statement_quantity(statement, list->parts[nth])->end;
	guint32 limit = nth + 1 < list->n_parts
			    ? dia_statement_quantity(statement, list->parts[nth + 1])->first
			    : MIN(from + 8, dia_analysis_end_token(statement->report->analysis,
								   statement->paragraph));

	return limit;
}

/* Which oppositions the words of a part belong to, a bit each; @sides gets the side of each. */
static guint32
get_aspects(const DiaStatement *statement, guint32 first, guint32 end, guint8 *sides)
{
	const DiaCheckedReport *report = statement->report;
	const DiaGrammar *grammar = report->analysis->lexicon->grammar;
	guint32 aspects = 0;

	for (guint32 at = first; at < end; at++) {
		guint aspect = 0;
		guint side = dia_grammar_aspect(grammar, report->tokens[at].word, &aspect);

		if (side == 0 || aspect >= DIA_MAX_ASPECTS)
			continue;
		aspects |= 1u << aspect;
		sides[aspect] = (guint8)side;
	}
	return aspects;
}

/* "712 women, 288 girls, 96 men and 58 boys"; "5,000 women, 4,500 men and 9,500 children": there are no others. */
static gboolean
is_of_sex_and_age(const DiaStatement *statement, const DiaList *list)
{
	enum { N = 5, SEX_AND_AGE = 0xf, ADULTS_AND_MINORS = 0x15 };
	static const char *const words[N][4] = { { "women", "woman", NULL },
						 { "girls", "girl", NULL },
						 { "men", "man", NULL },
						 { "boys", "boy", NULL },
						 { "children", "minors", "juveniles", NULL } };
	guint found = 0;

	for (guint i = 0; i < list->n_parts && list->n_parts <= 4; i++) {
		guint32 end = find_part_end(statement, list, i);

		for (guint32 at = dia_statement_quantity(statement, list->parts[i])->end; at < end; at++)
			for (guint k = 0; k < N; k++)
				if (dia_token_is_one_of(statement->report, at, words[k]))
					found |= 1u << k;
	}
	return (list->n_parts == 4 && found == SEX_AND_AGE) || (list->n_parts == 3 && found == ADULTS_AND_MINORS);
}

/* "men" and "women" exclude each other; "women" and "minors" overlap. */
DiaPartsKind
dia_list_judge(const DiaStatement *statement, const DiaList *list)
{
	guint8 first_sides[DIA_MAX_ASPECTS] = { 0 };
	guint32 all = G_MAXUINT32;
	guint32 any = 0;
	gboolean is_opposed = TRUE;
	guint32 opposed = 0;

	if (is_of_sex_and_age(statement, list))
		return DIA_PARTS_OPPOSED;
	for (guint i = 0; i < list->n_parts; i++) {
		guint8 sides[DIA_MAX_ASPECTS] = { 0 };
		guint32 aspects = get_aspects(
		    statement, dia_statement_quantity(statement, list->parts[i])->end,
		    find_part_end(statement, list, i), sides);

		if (i == 0)
			memcpy(first_sides, sides, sizeof(sides));
		for (guint k = 0; k < DIA_MAX_ASPECTS && i > 0; k++)
			if (sides[k] != 0 && first_sides[k] != 0 && sides[k] != first_sides[k])
				opposed |= 1u << k;
		is_opposed = is_opposed && aspects != 0;
		all &= aspects;
		any |= aspects;
	}
	if ((all & opposed) != 0)
		return list->n_parts == 2 ? DIA_PARTS_OPPOSED : DIA_PARTS_UNKNOWN;
	/* "96 men, 83 women and 31 minors": the minors are told apart from both. */
	if (opposed != 0 && list->n_parts >= 3)
		return DIA_PARTS_UNKNOWN;
	/* Each part speaks of something else: of sex here, of age there. */
	return any != 0 && all == 0 && (any & (any - 1)) != 0 ? DIA_PARTS_OVERLAP : DIA_PARTS_UNKNOWN;
}

/* The verb that a part is the subject of: "1,900 calls concerned ...", or DIA_WORD_NONE. */
static guint32
find_verb(const DiaStatement *statement, const DiaList *list, guint nth)
{
	const DiaCheckedReport *report = statement->report;
	guint32 from = dia_statement_quantity(statement, list->parts[nth])->end;
	guint32 end = MIN(find_part_end(statement, list, nth), from + 3);

	for (guint32 at = from; at < end; at++) {
		guint32 classes = dia_token_classes(report, at);

		if (classes & DIA_CLASS_FUNCTION)
			return DIA_WORD_NONE;
		if (classes & DIA_CLASS_VERB || g_str_has_suffix(dia_token_word(report, at), "ed"))
			return dia_token_stem(report, at);
	}
	return DIA_WORD_NONE;
}

/* "41 in the north, 33 in the south and 24 for children": of places here, of people there. */
gboolean
dia_list_has_other_joints(const DiaStatement *statement, const DiaList *list)
{
	static const char *const places[] = { "in", "at", NULL };
	static const char *const joints[] = { "in", "at", "for", "with", "on", "by", "under", "against", NULL };
	const DiaCheckedReport *report = statement->report;
	guint n_places = 0;

	for (guint i = 0; i < list->n_parts; i++) {
		guint32 at = dia_statement_quantity(statement, list->parts[i])->end;

		if (at >= dia_analysis_end_token(report->analysis, statement->paragraph) ||
		    !dia_token_is_one_of(report, at, joints))
			return FALSE;
		n_places += dia_token_is_one_of(report, at, places);
	}
	return n_places > 0 && n_places < list->n_parts;
}

/* Does a noun follow a part at once, "24 television stations", rather than what is said of it, "11 appeared daily"? */
static gboolean
has_own_noun(const DiaStatement *statement, const DiaList *list, guint nth)
{
	const DiaCheckedReport *report = statement->report;
	guint32 from = dia_statement_quantity(statement, list->parts[nth])->end;
	guint32 end = MIN(find_part_end(statement, list, nth), from + 4);

	for (guint32 at = from; at < end; at++) {
		const char *word = dia_token_word(report, at);

		if (report->tokens[at].kind != DIA_TOKEN_WORD ||
		    (dia_token_classes(report, at) & DIA_CLASS_FUNCTION))
			return FALSE;
		if (g_str_has_suffix(word, "s") && !g_str_has_suffix(word, "ss"))
			return TRUE;
	}
	return FALSE;
}

/* "of which 11 appeared daily, 129 radio stations and 24 hospitals": the others are counted anew. */
gboolean
dia_list_has_other_nouns(const DiaStatement *statement, const DiaList *list)
{
	static const char *const joins[] = { "were", "are", "was", "is", NULL };
	const DiaCheckedReport *report = statement->report;
	guint32 at = dia_statement_quantity(statement, list->parts[0])->end;
	guint32 limit = dia_analysis_end_token(report->analysis, statement->paragraph);
	guint32 classes;

	/* "380 concerned delay, 160 fees": the verb holds for all, and what follows is its object. */
	if (at < limit && dia_token_is_in(report, at, DIA_LIST_TRANSITIVE))
		return FALSE;
	if (at + 1 >= limit || has_own_noun(statement, list, 0) || !has_own_noun(statement, list, 1))
		return FALSE;
	/* "712 were women, 288 girls": the verb holds for all; "392 were on air" has its own. */
	if (dia_token_is_one_of(report, at, joins))
		at++;
	classes = dia_token_classes(report, at);
	return report->tokens[at].kind == DIA_TOKEN_WORD &&
	       (classes & (DIA_CLASS_VERB | DIA_CLASS_FUNCTION) || g_str_has_suffix(dia_token_word(report, at), "ed"));
}

static const char *
get_word_behind(const DiaStatement *statement, const DiaList *list, guint nth)
{
	return dia_token_word(statement->report, dia_statement_quantity(statement, list->parts[nth])->end);
}

static gboolean
starts_with_copula(const DiaStatement *statement, const DiaList *list, guint nth)
{
	static const char *const copulas[] = { "are", "is", "have", "has", NULL };

	return g_strv_contains(copulas, get_word_behind(statement, list, nth));
}

/* "at least 2,100 headed by women", "1,900 concerned beatings and 1,200 came from villages": not counted out. */
gboolean
dia_list_may_overlap(const DiaStatement *statement, const DiaList *list)
{
	guint32 verb = find_verb(statement, list, 0);
	gboolean is_different = verb != DIA_WORD_NONE;
	guint n_copulas = 0;
	guint n_verbs = 0;

	for (guint i = 0; i < list->n_parts; i++) {
		DiaQualifier qualifier =
		    dia_statement_quantity(statement, list->parts[i])->figure->qualifier;
		guint32 here = find_verb(statement, list, i);

		if (qualifier == DIA_QUALIFIER_AT_LEAST || qualifier == DIA_QUALIFIER_MORE_THAN)
			return TRUE;
		is_different = is_different && here != DIA_WORD_NONE && (i == 0 || here != verb);
		n_copulas += starts_with_copula(statement, list, i);
		n_verbs += here != DIA_WORD_NONE && !g_str_has_suffix(get_word_behind(statement, list, i), "ed");
	}
	/* "30 are lawyers, 25 speak English and 40 are women" */
	return is_different || (n_copulas > 0 && n_verbs > 0);
}

/* Is a part counted in things of these kinds: "5 men", "9 young women", but not "520 the police", "66 of defenders"? */
static gboolean
has_part_in(const DiaStatement *statement, const DiaList *list, DiaCueSet kinds)
{
	static const char *const others[] = { "the", "in",   "at",	"by",	 "on", "for",  "to",
					      "of",  "with", "against", "under", "from", "among", NULL };
	const DiaCheckedReport *report = statement->report;

	for (guint i = 0; i < list->n_parts; i++) {
		guint32 from = dia_statement_quantity(statement, list->parts[i])->end;
		guint32 end = MIN(from + 3, find_part_end(statement, list, i));

		if (from < end && !dia_token_is_one_of(report, from, others) &&
		    dia_check_cue_find(report, from, end, kinds) != NULL)
			return TRUE;
	}
	return FALSE;
}

/* "12 cases (5 men and 9 women)": people are no parts of cases. */
gboolean
dia_list_is_of_another_kind(const DiaStatement *statement, const DiaQuantity *total, const DiaList *list)
{
	const DiaCheckedReport *report = statement->report;
	guint32 first = dia_statement_quantity(statement, list->parts[0])->first;
	guint32 noun_end = MIN(total->end + 5, first);
	const DiaCueSet persons = DIA_CUE(DIA_CHECK_PERSONS);
	const DiaCueSet matters = DIA_CUE(DIA_CHECK_MATTERS);
	gboolean is_matter = dia_check_cue_find(report, total->end, noun_end, matters) != NULL;
	gboolean is_person = dia_check_cue_find(report, total->end, noun_end, persons) != NULL;

	if (!dia_quantity_has_unit(total, "count") || is_matter == is_person)
		return FALSE;
	return has_part_in(statement, list, is_matter ? persons : matters) &&
	       !has_part_in(statement, list, is_matter ? matters : persons);
}

/* "1,500 houses: 600 in 2015, 500 in 2016 and 400 in 2017": has the total its year from the first of them? */
static gboolean
is_year_of_first(const DiaStatement *statement, DiaPeriod whole, const DiaList *list)
{
	DiaPeriod first = dia_statement_quantity(statement, list->parts[0])->figure->period;
	DiaPeriod second = dia_statement_quantity(statement, list->parts[1])->figure->period;

	return list->n_parts >= 2 && first.first == whole.first && first.last == whole.last && second.first != 0 &&
	       second.first != first.first;
}

/* Do the parts hold for years of their own and the total for another? */
gboolean
dia_list_is_of_other_years(const DiaStatement *statement, const DiaQuantity *total, const DiaList *list)
{
	DiaPeriod whole = total->figure->period;

	/* A total has the year of the part that stands next to it only because it stands there. */
	if (whole.first == 0 || total->first >= list->end || is_year_of_first(statement, whole, list))
		return FALSE;
	for (guint i = 0; i < list->n_parts; i++) {
		DiaPeriod part =
		    dia_statement_quantity(statement, list->parts[i])->figure->period;

		if (part.first != 0 && (part.first < whole.first || part.last > whole.last))
			return TRUE;
	}
	return FALSE;
}

gboolean
dia_total_counts_same(const DiaStatement *statement, const DiaQuantity *total, const DiaList *parts)
{
	const DiaCheckedReport *report = statement->report;
	guint32 end = dia_analysis_end_token(report->analysis, statement->paragraph);
	guint32 stem;

	if (total->end >= end || report->tokens[total->end].kind != DIA_TOKEN_WORD ||
	    !dia_token_is_telling(report, total->end))
		return TRUE;
	stem = dia_token_stem(report, total->end);
	for (guint i = 0; i < parts->n_parts; i++) {
		guint32 noun = dia_statement_quantity(statement, parts->parts[i])->end;

		if (noun < end && report->tokens[noun].kind == DIA_TOKEN_WORD &&
		    dia_token_stem(report, noun) == stem)
			return TRUE;
	}
	return FALSE;
}

gboolean
dia_sentence_has_wider_scope(const DiaCheckedReport *report, const DiaSentence *sentence)
{
	const DiaSentence *before = sentence - 1;

	if (dia_tokens_have_in(report, sentence->first_token, sentence->end_token,
			       DIA_LIST_WIDER_SCOPE))
		return TRUE;
	for (guint32 at = sentence->first_token; at < sentence->end_token; at++) {
		gint64 year = dia_token_year(report, at);
		gboolean is_told = year < 0;

		for (guint32 other = before->first_token; other < before->end_token && !is_told;
		     other++)
			is_told = dia_token_year(report, other) == year;
		if (!is_told)
			return TRUE;
	}
	return FALSE;
}
