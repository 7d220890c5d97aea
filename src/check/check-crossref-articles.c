/*
 * Articles of treaties that do not have so many: "article 62 of the Convention on the Rights of the Child".
 *
 * In: the treaties that a report names, how many articles each has (data/instruments), and the numbers of articles
 * before or behind their names. Out: findings where a number is higher.
 */
#include "check/rules.h"

#include "lexicon/instruments.h"

enum { REACH = 24 /* tokens of a list of articles, with their paragraphs */ };

static gboolean
is_article(const DiaCheckedReport *report, guint32 at)
{
	return dia_token_is_in(report, at, DIA_LIST_ARTICLE_NOUN);
}

/* "6", "(b)", "and", "paragraph 2": what may stand in a list of articles */
static gboolean
is_of_list(const DiaCheckedReport *report, guint32 at)
{
	static const char *const words[] = { ",", "and", "or", "to", "(", ")", ".", "bis", "ter", NULL };

	return report->tokens[at].kind == DIA_TOKEN_NUMBER || report->tokens[at].length == 1 ||
	       dia_token_is_one_of(report, at, words) || dia_token_is_dash(report, at) ||
	       dia_token_is_in(report, at, DIA_LIST_PARAGRAPH_NOUN);
}

/* The noun of the list of articles that ends right before a name, "articles 6 and 9 of the"; 0 for none. */
static guint32
find_noun_before(const DiaCheckedReport *report, guint32 name, guint32 first)
{
	static const char *const ofs[] = { "of", "to", NULL };
	guint32 at = name;

	if (at > first && dia_token_is(report, at - 1, "the"))
		at--;
	if (at <= first + 1 || !dia_token_is_one_of(report, at - 1, ofs))
		return 0;
	for (at--; at > first && name - at < REACH; at--) {
		if (is_article(report, at - 1))
			return at;
		if (!is_of_list(report, at - 1))
			return 0;
	}
	return 0;
}

/* "(art. 14)", ", article 14": one past the noun right behind a name; 0 for none */
static guint32
find_noun_behind(const DiaCheckedReport *report, guint32 behind, guint32 end)
{
	static const char *const openings[] = { "(", ",", NULL };

	return behind + 2 < end && dia_token_is_one_of(report, behind, openings) && is_article(report, behind + 1)
		       ? behind + 2
		       : 0;
}

static void
add_article(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph, guint32 token,
	    const DiaInstrument *treaty)
{
	DiaFindingDraft draft = { 0 };

	draft.message = g_strdup_printf("article %s is cited, but the last one of the %s is %u",
					dia_token_word(report, token), treaty->title, treaty->articles);
	dia_draft_add_location(&draft, report, paragraph, dia_token_span(report, token, token + 1));
	dia_checker_add(checker, &draft);
}

/* Reads the numbers of articles from behind their noun: what is in brackets, or of a paragraph, is none. */
static void
check_list(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph, guint32 at, guint32 end,
	   const DiaInstrument *treaty)
{
	static const char *const others[] = { "of", "in", NULL };
	guint32 first = at;
	guint32 stop = at;
	guint depth = 0;

	while (stop < end && stop - first < REACH && is_of_list(report, stop))
		stop++;
	/* "the Covenant, article 42 of the Constitution" */
	if (stop == first || (stop < end && dia_token_is_one_of(report, stop, others) && end - stop > 2))
		return;
	for (; at < stop; at++) {
		gint64 number = dia_token_number(report, at);

		if (dia_token_is(report, at, ")") && depth == 0)
			return;
		depth += dia_token_is(report, at, "(");
		depth -= dia_token_is(report, at, ")");
		/* "(art. 124 Penal Code)" */
		if (depth > 0 || number <= 0 ||
		    (at + 1 < end && (report->tokens[at + 1].flags & DIA_TOKEN_CAPITALIZED) != 0))
			continue;
		if (at > first && (dia_token_is_in(report, at - 1, DIA_LIST_PARAGRAPH_NOUN) ||
				   (at > first + 1 && dia_token_is_in(report, at - 2, DIA_LIST_PARAGRAPH_NOUN))))
			continue;
		if (number > treaty->articles && report->tokens[at].length <= 3)
			add_article(checker, report, paragraph, at, treaty);
	}
}

void
dia_check_crossref_articles(DiaChecker *checker)
{
	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		const DiaInstruments *instruments = report->analysis->lexicon->instruments;
		const GArray *mentions = report->analysis->mentions;

		for (guint k = 0; k < mentions->len; k++) {
			const DiaMention *mention = &g_array_index(mentions, DiaMention, k);
			const DiaInstrument *treaty = dia_instruments_get(instruments, mention->instrument);
			guint32 first = dia_analysis_first_token(report->analysis, mention->paragraph);
			guint32 end = dia_analysis_end_token(report->analysis, mention->paragraph);
			guint32 name = dia_token_at(report, first, end, mention->span.start);
			guint32 behind = dia_token_at(report, name, end, mention->span.end);
			guint32 noun;

			if (treaty->articles == 0 || mention->is_ellipsis)
				continue;
			noun = find_noun_before(report, name, first);
			if (noun != 0)
				check_list(checker, report, mention->paragraph, noun, name, treaty);
			noun = find_noun_behind(report, behind, end);
			if (noun != 0)
				check_list(checker, report, mention->paragraph, noun, end, treaty);
		}
	}
}
