/*
 * Abbreviations that a report explains: "National Human Rights Commission (NHRC)".
 *
 * The letters of the abbreviation are found backwards as initials of the words before the bracket
 * (Schwartz and Hearst 2003, for initials only).
 */
#include "align/series.h"

enum {
	MIN_LETTERS = 3,
	MAX_LETTERS = 8,
	MAX_SKIPPED = 3, /* small words in a row: "of the" */
	MAX_ABBREVIATIONS = 4096,
};

/* The words before a bracket whose initials are those of the abbreviation within it, or NULL. */
static GArray *
find_words(DiaMeasures *measures, guint32 report, guint32 floor, guint32 bracket)
{
	const DiaAnalysis *analysis = dia_comparison_report(measures->comparison, report);
	const DiaToken *tokens = dia_analysis_tokens(analysis);
	const char *text = analysis->document->text->str;
	const DiaToken *short_form = &tokens[bracket + 1];
	guint n_left = short_form->length;
	guint n_skipped = 0;
	g_autoptr(GArray) stems = g_array_new(FALSE, FALSE, sizeof(guint32));

	for (guint32 at = bracket; at > floor && n_left > 0; at--) {
		const DiaToken *token = &tokens[at - 1];

		if (token->kind != DIA_TOKEN_WORD)
			return NULL;
		if (text[token->start] == text[short_form->start + n_left - 1]) {
			guint32 stem = dia_measures_stem(measures, report, token->word);

			g_array_append_val(stems, stem);
			n_left--;
			n_skipped = 0;
		} else if ((token->flags & DIA_TOKEN_CAPITALIZED) || ++n_skipped > MAX_SKIPPED) {
			return NULL;
		}
	}
	return n_left == 0 ? g_steal_pointer(&stems) : NULL;
}

static gboolean
is_bracketed(const DiaAnalysis *analysis, guint32 at, guint32 end)
{
	const DiaToken *tokens = dia_analysis_tokens(analysis);
	const char *text = analysis->document->text->str;

	return at + 2 < end && text[tokens[at].start] == '(' && text[tokens[at + 2].start] == ')' &&
	       (tokens[at + 1].flags & DIA_TOKEN_ALL_CAPITALS) &&
	       tokens[at + 1].length >= MIN_LETTERS && tokens[at + 1].length <= MAX_LETTERS;
}

void
dia_measures_read_abbreviations(DiaMeasures *measures, guint32 report)
{
	const DiaAnalysis *analysis = dia_comparison_report(measures->comparison, report);

	for (guint i = 0; i < analysis->sentences->len; i++) {
		const DiaSentence *sentence = &dia_analysis_sentences(analysis)[i];

		for (guint32 at = sentence->first_token; at < sentence->end_token; at++) {
			GArray *stems;
			guint32 word;

			if (!is_bracketed(analysis, at, sentence->end_token) ||
			    g_hash_table_size(measures->abbreviations) >= MAX_ABBREVIATIONS)
				continue;
			stems = find_words(measures, report, sentence->first_token, at);
			if (stems == NULL)
				continue;
			word = dia_measures_stem(measures, report,
						 dia_analysis_tokens(analysis)[at + 1].word);
			g_hash_table_insert(measures->abbreviations, GUINT_TO_POINTER(word + 1),
					    stems);
		}
	}
}
