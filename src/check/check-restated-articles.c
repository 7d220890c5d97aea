/*
 * One article of a national law with two numbers: "article 143 of the Criminal Code, on trafficking", and then
 * "trafficking under article 134 of the Criminal Code".
 *
 * In: articles by their number with the law that they are of and the terms around them. Out: findings where two
 * numbers differ as a slip differs from what was meant, each is told in one paragraph only, and rare terms tell that
 * one matter is spoken of. Numbers that follow each other are left alone: neighbours are of one matter.
 */
#include "check/rules.h"

#include "check/terms.h"

enum {
	MAX_ARTICLES = 4096,
	MAX_COMPARED = 300, /* articles before one that it is compared with */
	MAX_TERMS = 24,
	MAX_LAW = 4,
	AROUND = 22, /* tokens around a number */
	FEW = 8,     /* sentences with a term that all but names a thing */
	SOME = 30,
};

typedef struct {
	DiaFindingLocation place;
	gint64 number;
	guint32 law[MAX_LAW]; /* terms of the law's name; none where it is not named */
	guint n_law;
	guint32 terms[MAX_TERMS];
	guint n_terms;
	guint n_told; /* in how many paragraphs its number is told */
} Article;

typedef struct {
	const DiaCheckedReport *report;
	const DiaSentence *sentence;
	DiaTerms *terms;
	GArray *articles; /* of Article */
} Reader;

/* --- Articles --------------------------------------------------------------------------------------------- */

static gboolean
is_law_noun(const Reader *reader, guint32 at)
{
	return dia_token_is_in(reader->report, at, DIA_LIST_LAW) || dia_token_is(reader->report, at, "constitution");
}

/* "263 bis of the Penal Code": the law behind a number. @return one past it, or @at */
static guint32
read_law(const Reader *reader, guint32 at, Article *article)
{
	enum { LONGEST = 9 };
	static const char *const suffixes[] = { "bis", "ter", ",", "(", ")", NULL };
	const DiaCheckedReport *report = reader->report;
	guint32 end = reader->sentence->end_token;
	guint32 from = at;

	while (from < end && from < at + LONGEST &&
	       (dia_token_is_one_of(report, from, suffixes) || report->tokens[from].kind == DIA_TOKEN_NUMBER ||
		report->tokens[from].length == 1))
		from++;
	if (from + 2 >= end || !dia_token_is(report, from, "of"))
		return at;
	for (guint32 i = from + 1; i < end && i < from + LONGEST; i++) {
		if (report->tokens[i].kind != DIA_TOKEN_WORD)
			break;
		if (dia_token_is_telling(report, i) || is_law_noun(reader, i))
			dia_terms_add(dia_terms_intern_token(reader->terms, report, i), article->law, &article->n_law,
				      MAX_LAW);
		if (is_law_noun(reader, i))
			return i + 1;
	}
	article->n_law = 0;
	return at;
}

static void
read_terms(const Reader *reader, Article *article, guint32 first, guint32 end)
{
	const DiaSentence *sentence = reader->sentence;
	guint32 from = first - MIN(first - sentence->first_token, AROUND);
	guint32 until = MIN(end + AROUND, sentence->end_token);
	DiaTerm term;

	for (guint32 at = from; at < until; at = MAX(term.end, at + 1)) {
		term.end = at + 1;
		if (at >= first && at < end)
			continue;
		term.end = dia_token_pass_state(reader->report, at, until);
		if (term.end > at)
			continue;
		if (dia_terms_read(reader->terms, reader->report, at, until, &term) &&
		    !dia_token_is_in(reader->report, at, DIA_LIST_LAW))
			dia_terms_add(term.id, article->terms, &article->n_terms, MAX_TERMS);
	}
}

static void
read_sentence(const Reader *reader)
{
	const DiaCheckedReport *report = reader->report;

	for (guint32 at = reader->sentence->first_token; at + 1 < reader->sentence->end_token; at++) {
		Article article = { .place = { report->index, reader->sentence->paragraph, { 0 } }, .n_told = 1 };
		guint32 number = at + 1;
		guint32 end;

		if (!dia_token_is_in(report, at, DIA_LIST_ARTICLE_NOUN) || reader->articles->len >= MAX_ARTICLES)
			continue;
		number += dia_token_is(report, number, ".") ? 1 : 0;
		if (number >= reader->sentence->end_token)
			break;
		article.number = dia_token_number(report, number);
		if (article.number <= 0)
			continue;
		end = read_law(reader, number + 1, &article);
		article.place.span = dia_token_span(report, at, number + 1);
		read_terms(reader, &article, at, end);
		g_array_append_val(reader->articles, article);
	}
}

/* --- Two articles ----------------------------------------------------------------------------------------- */

static gboolean
is_slip(gint64 a, gint64 b)
{
	return a / 10 != b / 10 && (a % 10 == b % 10 || a > 10) && (b % 10 == a % 10 || b > 10) &&
	       dia_decimal_is_slip((DiaDecimal){ .coefficient = a }, (DiaDecimal){ .coefficient = b });
}

static gboolean
is_of_one_law(const Article *a, const Article *b)
{
	for (guint i = 0; i < a->n_law; i++)
		if (!dia_terms_contain(b->law, b->n_law, a->law[i]))
			return FALSE;
	return a->n_law > 0 && a->n_law == b->n_law;
}

static gboolean
is_one_article(const DiaTerms *terms, const Article *a, const Article *b)
{
	guint n_names;
	guint n_some;

	if (a->place.report != b->place.report || dia_places_share_paragraph(&a->place, &b->place) ||
	    a->n_told > 1 || b->n_told > 1 || !is_slip(a->number, b->number) || !is_of_one_law(a, b))
		return FALSE;
	n_some = dia_terms_count_shared(terms, a->terms, a->n_terms, b->terms, b->n_terms, SOME, FEW, &n_names);
	return n_names > 0 || n_some > 1;
}

static void
count_told(Article *articles, guint n)
{
	for (guint i = 0; i < n; i++)
		for (guint k = i + 1; k < n && k < i + MAX_COMPARED; k++) {
			if (articles[i].number != articles[k].number || !is_of_one_law(&articles[i], &articles[k]) ||
			    dia_places_share_paragraph(&articles[i].place, &articles[k].place))
				continue;
			articles[i].n_told++;
			articles[k].n_told++;
		}
}

/* --- The rule --------------------------------------------------------------------------------------------- */

static void
check_articles(DiaChecker *checker, const DiaTerms *terms, const Article *articles, guint n)
{
	for (guint i = 1; i < n; i++) {
		for (guint k = i - MIN(i, MAX_COMPARED); k < i; k++) {
			if (!is_one_article(terms, &articles[k], &articles[i]))
				continue;
			dia_checker_tell_two(checker, "what looks like one article has two numbers",
					     articles[i].place, articles[k].place);
			break;
		}
	}
}

void
dia_check_restated_articles(DiaChecker *checker)
{
	g_autoptr(DiaTerms) terms = dia_terms_new(checker->terms);

	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		const DiaSentence *sentences = dia_analysis_sentences(report->analysis);
		g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(Article));
		Reader reader = { .report = report, .terms = terms, .articles = found };

		for (guint k = 0; k < report->analysis->sentences->len; k++) {
			reader.sentence = &sentences[k];
			if (dia_paragraph_is_prose(report, sentences[k].paragraph))
				read_sentence(&reader);
		}
		count_told((Article *)(void *)found->data, found->len);
		check_articles(checker, terms, (const Article *)(const void *)found->data, found->len);
	}
}
