#include "annotate/scan.h"

#include <string.h>

enum { MAX_CUE_TOKENS = 7 }; /* of a phrase looked for backwards */

gunichar
dia_scan_sign(const DiaScan *scan, guint32 at)
{
	if (!dia_scan_is_kind(scan, at, DIA_TOKEN_PUNCTUATION))
		return 0;
	return g_utf8_get_char(scan->text + scan->tokens[at].start);
}

gboolean
dia_scan_is_dash(const DiaScan *scan, guint32 at)
{
	gunichar sign = dia_scan_sign(scan, at);

	return sign == '-' || (sign >= 0x2010 && sign <= 0x2015) || sign == 0x2212;
}

void
dia_scan_take(DiaScan *scan, guint32 first, guint32 end, DiaCover cover)
{
	for (guint32 at = first; at < end; at++)
		scan->covers[at - scan->first] = (guint8)cover;
}

guint32
dia_scan_classes(const DiaScan *scan, guint32 at)
{
	if (at < scan->first || at >= scan->end)
		return 0;
	return dia_grammar_classes(scan->grammar, scan->tokens[at].word);
}

gint64
dia_scan_digits(const DiaScan *scan, guint32 at)
{
	const DiaToken *token = dia_scan_token(scan, at);
	gint64 value = 0;

	if (token->length > 9)
		return -1;
	for (guint i = 0; i < token->length; i++)
		value = value * 10 + (scan->text[token->start + i] - '0');
	return value;
}

gboolean
dia_scan_is_hyphen(const DiaScan *scan, guint32 at)
{
	return dia_scan_is_dash(scan, at) && dia_scan_is_glued(scan, at) &&
	       dia_scan_is_glued(scan, at + 1);
}

gboolean
dia_scan_starts_cell(const DiaScan *scan, guint32 at)
{
	return at < scan->end && (dia_scan_token(scan, at)->flags &
				  (DIA_TOKEN_TAB_BEFORE | DIA_TOKEN_LINE_START)) != 0;
}

gboolean
dia_scan_is_noun(const DiaScan *scan, guint32 at)
{
	return dia_scan_is_kind(scan, at, DIA_TOKEN_WORD) && !dia_scan_starts_cell(scan, at) &&
	       !(dia_scan_classes(scan, at) &
		 (DIA_CLASS_FUNCTION | DIA_CLASS_VERB | DIA_CLASS_ADVERB)) &&
	       dia_scan_token(scan, at)->length > 1;
}

guint32
dia_scan_sentence(const DiaScan *scan, guint32 at)
{
	const DiaSentence *sentences = dia_analysis_sentences(scan->analysis);
	guint32 low = dia_analysis_first_sentence(scan->analysis, scan->paragraph);
	guint32 high = dia_analysis_end_sentence(scan->analysis, scan->paragraph);

	while (high - low > 1) {
		guint32 middle = low + (high - low) / 2;

		if (sentences[middle].first_token <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

const DiaCue *
dia_scan_read_cue(const DiaScan *scan, DiaCueGroup group, guint32 at, guint32 *n_tokens)
{
	const DiaPhrases *phrases = scan->phrases[group];
	DiaPhraseMatch match;
	guint32 payload;

	if (!dia_phrases_match(phrases, scan->vocabulary, scan->text, scan->tokens, at, scan->end,
			       &match) ||
	    !dia_phrases_payload(phrases, &match, 0, &payload))
		return NULL;
	*n_tokens = match.n_tokens;
	return dia_units_cue(scan->units, payload);
}

const DiaCue *
dia_scan_match_before(const DiaScan *scan, DiaCueGroup group, guint32 end, guint32 *first)
{
	const DiaPhrases *phrases = scan->phrases[group];
	guint32 start = end - scan->first > MAX_CUE_TOKENS ? end - MAX_CUE_TOKENS : scan->first;

	for (guint32 at = dia_phrases_next(phrases, scan->tokens, start, end); at < end;
	     at = dia_phrases_next(phrases, scan->tokens, at + 1, end)) {
		DiaPhraseMatch match;
		guint32 payload;

		if (!dia_phrases_match(phrases, scan->vocabulary, scan->text, scan->tokens, at, end,
				       &match) ||
		    match.n_tokens != end - at ||
		    !dia_phrases_payload(phrases, &match, 0, &payload))
			continue;
		*first = at;
		return dia_units_cue(scan->units, payload);
	}
	return NULL;
}
