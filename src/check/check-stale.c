/*
 * Text carried over from an earlier report with words in it that held on its day only.
 *
 * In: the sentences of the reports of one speaker. Out: findings where a sentence with "currently", "this
 * year" or the like stands word for word in an earlier report. Sentences are found by a hash of their words
 * and compared word by word, so that the time grows with the length of the reports only.
 */
#include "check/rules.h"

#include <string.h>

enum {
	MIN_WORDS = 8, /* shorter sentences are alike by chance */
};

typedef struct {
	const DiaCheckedReport *report;
	guint32 sentence;
} Place;

/* The words of a sentence in lower case, parted by blanks. @return the number of words */
static guint
get_words(const DiaCheckedReport *report, guint32 sentence, GString *words)
{
	const DiaSentence *here = &dia_analysis_sentences(report->analysis)[sentence];
	guint n = 0;

	g_string_truncate(words, 0);
	for (guint32 at = here->first_token; at < here->end_token; at++) {
		if (report->tokens[at].kind == DIA_TOKEN_PUNCTUATION)
			continue;
		g_string_append(words, dia_token_word(report, at));
		g_string_append_c(words, ' ');
		n++;
	}
	return n;
}

/* The word of a sentence that held on one day only, or NULL; "recently" is no word of a recommendation. */
static const DiaCheckCue *
find_day_word(const DiaCheckedReport *report, guint32 sentence)
{
	const DiaSentence *here = &dia_analysis_sentences(report->analysis)[sentence];

	if (!dia_paragraph_is_prose(report, here->paragraph))
		return NULL;
	return dia_check_cue_find_first(report, here->first_token, here->end_token,
					DIA_CUE(DIA_CHECK_RECENT));
}

static void
add_stale(DiaChecker *checker, const DiaCheckedReport *report, guint32 sentence,
	  const DiaCheckCue *cue, const Place *before)
{
	DiaSpan word = dia_token_span(report, cue->first, cue->end);
	const char *date = dia_document_metadata(before->report->document)->date;
	DiaFindingDraft draft = { 0 };

	draft.message = g_strdup_printf("\"%.*s\" stands in the same sentence in the report of %s",
					DIA_QUOTE(report, word),
					date != NULL ? date : "another day");
	dia_draft_add_location(&draft, report,
			       dia_analysis_sentences(report->analysis)[sentence].paragraph, word);
	dia_draft_add_location(
	    &draft, before->report,
	    dia_analysis_sentences(before->report->analysis)[before->sentence].paragraph,
	    dia_analysis_sentence_span(before->report->analysis, before->sentence));
	dia_checker_add(checker, &draft);
}

static void
check_report(DiaChecker *checker, const DiaCheckedReport *report, GHashTable *known)
{
	DiaIssuer issuer = dia_document_metadata(report->document)->issuer;
	g_autoptr(GString) words = g_string_new(NULL);

	for (guint32 i = 0; i < report->analysis->sentences->len; i++) {
		const DiaCheckCue *cue = find_day_word(report, i);
		const Place *before;
		Place *here;

		if (cue == NULL || get_words(report, i, words) < MIN_WORDS)
			continue;
		before = g_hash_table_lookup(known, words->str);
		if (before == NULL) {
			here = g_new(Place, 1);
			*here = (Place){ .report = report, .sentence = i };
			g_hash_table_insert(known, g_strdup(words->str), here);
		} else if (before->report != report &&
			   dia_document_metadata(before->report->document)->issuer == issuer) {
			add_stale(checker, report, i, cue, before);
		}
	}
}

void
dia_check_stale(DiaChecker *checker)
{
	g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

	for (guint i = 0; i < checker->reports->len; i++)
		check_report(checker, dia_checker_report(checker, i), known);
}
