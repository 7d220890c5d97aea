/*
 * Reads what the words around a reference say of the text that it leads into.
 */
#include "check/references.h"

/* "of the present report", "to this submission" */
static gboolean
is_of_this_text(const DiaCheckedReport *report, guint32 at, guint32 end)
{
	static const char *const ofs[] = { "of", "to", "in", NULL };
	static const char *const these[] = { "present", "current", "this", NULL };
	static const char *const texts[] = { "report",	     "document", "submission", "text",
					     "observations", "paper",	 "note",       NULL };

	if (at >= end || !dia_token_is_one_of(report, at, ofs))
		return FALSE;
	at += 1 + (at + 1 < end && dia_token_is(report, at + 1, "the"));
	if (at >= end || !dia_token_is_one_of(report, at, these))
		return FALSE;
	at += 1 + (at + 1 < end && dia_token_is(report, at + 1, "concluding"));
	return at < end && dia_token_is_one_of(report, at, texts);
}

/* "(b)", "(a) to (c)", "(a) and (b)": the token behind the items of a paragraph that are named, if any. */
static guint32
pass_items(const DiaCheckedReport *report, guint32 at, guint32 end)
{
	static const char *const joints[] = { "and", "or", "to", ",", NULL };

	while (at + 2 < end && dia_token_is(report, at, "(") && report->tokens[at + 1].length <= 4 &&
	       dia_token_is(report, at + 2, ")")) {
		at += 3;
		if (at + 2 < end && (dia_token_is_one_of(report, at, joints) || dia_token_is_dash(report, at)) &&
		    dia_token_is(report, at + 1, "("))
			at++;
	}
	return at;
}

DiaReferencePlace
dia_reference_find_place(const DiaCheckedReport *report, guint32 at, guint32 end)
{
	at = pass_items(report, at, end);
	if (at < end && dia_token_is(report, at, ","))
		at++;
	if (at < end && dia_token_is(report, at, "above"))
		return DIA_PLACE_ABOVE;
	if (at < end && dia_token_is(report, at, "below"))
		return DIA_PLACE_BELOW;
	return is_of_this_text(report, at, end) ? DIA_PLACE_OWN : DIA_PLACE_UNKNOWN;
}

guint32
dia_reference_find_sentence(const DiaCheckedReport *report, guint32 at, guint32 first)
{
	const DiaSentence *sentences = dia_analysis_sentences(report->analysis);
	guint low = 0;
	guint high = report->analysis->sentences->len;

	while (high - low > 1) {
		guint middle = low + (high - low) / 2;

		if (sentences[middle].first_token <= at)
			low = middle;
		else
			high = middle;
	}
	return high > 0 ? MAX(first, sentences[low].first_token) : first;
}

gboolean
dia_names_cited_text(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	static const char *const texts[] = {
		"committee",	"court",   "tribunal", "rapporteur", "observations", "comment", "resolution",
		"judgment",	"judgement", "article", "articles",  "/",	     "ibid",	"cit",
		"constitution", "code",	   "questionnaire", "communication", "ruling", "views",	NULL };
	static const char *const own[] = { "present", "these", NULL };

	for (guint32 at = first; at < end; at++)
		/* "the present concluding observations" */
		if (dia_token_is_one_of(report, at, texts) &&
		    !(dia_token_is(report, at, "observations") && at >= first + 2 &&
		      dia_tokens_have(report, at - 2, at, own)))
			return TRUE;
	return FALSE;
}

/* "publish a mid-term report", "law enforcement", "its rules of procedure": nothing with such paragraphs. */
static gboolean
is_uncitable(const DiaCheckedReport *report, guint32 at, guint32 first)
{
	enum { REACH = 5 };
	static const char *const articles[] = { "a", "an", NULL };

	if (dia_token_is(report, at, "law") && dia_token_is(report, at + 1, "enforcement"))
		return TRUE;
	if (dia_token_is(report, at, "rules") && dia_token_is(report, at + 1, "of") &&
	    dia_token_is(report, at + 2, "procedure"))
		return TRUE;
	for (guint32 before = at; before > first && at - before < REACH; before--) {
		if (dia_token_is_one_of(report, before - 1, articles))
			return TRUE;
		if (report->tokens[before - 1].kind != DIA_TOKEN_WORD && !dia_token_is_dash(report, before - 1))
			return FALSE;
	}
	return FALSE;
}

gboolean
dia_names_any_text(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	static const char *const own[] = { "this", "present", "current", "our", NULL };
	static const char *const verbs[] = { "on", "within", "back", NULL }; /* "asked to report within a year" */

	if (dia_names_cited_text(report, first, end))
		return TRUE;
	for (guint32 at = first; at < end; at++) {
		if (is_uncitable(report, at, first))
			continue;
		if (dia_token_is_in(report, at, DIA_LIST_ANY_TEXT))
			return TRUE;
		if (dia_token_is(report, at, "report") &&
		    !(at > first && dia_token_is_one_of(report, at - 1, own)) &&
		    !(at > first && dia_token_is(report, at - 1, "to") && dia_token_is_one_of(report, at + 1, verbs)))
			return TRUE;
	}
	return FALSE;
}

gsize
dia_reference_label_length(const char *text, gsize limit)
{
	gsize whole = 0;
	gsize length;

	while (whole < limit && g_ascii_isdigit(text[whole]))
		whole++;
	if (whole == 0 || whole > 3 || whole + 1 >= limit || text[whole] != '.')
		return 0;
	length = whole + 1;
	while (length < limit && g_ascii_isdigit(text[length]))
		length++;
	if (length == whole + 1 || length > whole + 4 ||
	    (length + 1 < limit && text[length] == '.' && g_ascii_isdigit(text[length + 1])))
		return 0;
	return length;
}
