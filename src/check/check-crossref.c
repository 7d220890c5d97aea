/*
 * References to places that do not exist: paragraphs of the report itself, recommendations of a report of
 * the collection. Annexes, tables and sections: check-crossref-parts.c; "section 5.9": check-crossref-decimals.c.
 */
#include "check/references.h"
#include "check/rules.h"

#include <string.h>

/* --- Paragraphs of the report itself ----------------------------------------------------------- */

/* The numbers of the paragraphs of a report. */
typedef struct {
	GHashTable *labels; /* set of const char * */
	gint64 last;	    /* the highest number */
	gboolean is_unique; /* each number stands once: "above" and "below" can be judged */
} Labels;

static void
collect_labels(const DiaCheckedReport *report, Labels *labels)
{
	guint n_numbered = 0;

	*labels = (Labels){ .labels = g_hash_table_new(g_str_hash, g_str_equal) };
	for (guint i = 0; i < report->n_paragraphs; i++) {
		const DiaParagraph *paragraph = dia_document_paragraph(report->document, i);

		if (paragraph->label == NULL || (paragraph->kind != DIA_PARAGRAPH_NUMBERED &&
						 paragraph->kind != DIA_PARAGRAPH_RECOMMENDATION))
			continue;
		n_numbered++;
		g_hash_table_add(labels->labels, (gpointer)paragraph->label);
		labels->last =
		    MAX(labels->last, (gint64)g_ascii_strtoull(paragraph->label, NULL, 10));
	}
	labels->is_unique = n_numbered == g_hash_table_size(labels->labels);
}

static gboolean
is_paragraph_noun(const DiaCheckedReport *report, guint32 token)
{
	static const char *const nouns[] = { "paragraph", "paragraphs", "para", "paras", NULL };

	return dia_token_is_one_of(report, token, nouns);
}

static gboolean
follow_words(const DiaCheckedReport *report, guint32 at, guint32 end, const char *const *words)
{
	for (; *words != NULL; words++, at++)
		if (at >= end || !dia_token_is(report, at, *words))
			return FALSE;
	return TRUE;
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
	static const char *const own[][5] = {
		{ "of", "the", "present", "report", NULL },
		{ "of", "this", "report", NULL },
		{ "of", "the", "present", "document", NULL },
		{ "of", "this", "document", NULL },
		{ "of", "the", "current", "report", NULL },
	};

	at = pass_items(report, at, end);
	if (at < end && dia_token_is(report, at, ","))
		at++;
	if (at < end && dia_token_is(report, at, "above"))
		return DIA_PLACE_ABOVE;
	if (at < end && dia_token_is(report, at, "below"))
		return DIA_PLACE_BELOW;
	for (guint i = 0; i < G_N_ELEMENTS(own); i++)
		if (follow_words(report, at, end, own[i]))
			return DIA_PLACE_OWN;
	return DIA_PLACE_UNKNOWN;
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
	static const char *const texts[] = {
		"law",	       "laws",	     "act",	    "rules",	   "principles", "guidelines",
		"declaration", "treaty",     "section",	    "sections",	   "recommendation", "recommendations",
		"decree",      "list",	     "letter",	    "reports",	   "convention", "covenant",
		"review",      "submission", "submissions", "protocol",	   "opinion",	 "decision",
		"statement",   "regulation", "regulations", "bill",	   "agreement",	 "strategy",
		"study",       "publication", "commission", "panel",	   "summary",	 "compilation",
		"inquiry",     "outcome",    "document",   NULL };
	static const char *const own[] = { "this", "present", "current", "our", NULL };
	static const char *const verbs[] = { "on", "within", "back", NULL }; /* "asked to report within a year" */

	if (dia_names_cited_text(report, first, end))
		return TRUE;
	for (guint32 at = first; at < end; at++) {
		if (is_uncitable(report, at, first))
			continue;
		if (dia_token_is_one_of(report, at, texts))
			return TRUE;
		if (dia_token_is(report, at, "report") &&
		    !(at > first && dia_token_is_one_of(report, at - 1, own)) &&
		    !(at > first && dia_token_is(report, at - 1, "to") && dia_token_is_one_of(report, at + 1, verbs)))
			return TRUE;
	}
	return FALSE;
}

/* "as paragraph 12 shows", "is described in paragraph 12": the report's own, whatever it speaks of. */
static gboolean
is_told_of(const DiaCheckedReport *report, guint32 noun, guint32 after, guint32 first, guint32 end)
{
	static const char *const shows[] = { "shows",	   "show",	  "explains",	"explain", "describes",
					     "describe",   "indicates",	  "indicate",	"sets",	   "set",
					     "tells",	   "tell",	  "details",	"refers",  "refer",
					     "illustrates", "makes",	  "gives",	"give",	   NULL };
	static const char *const told[] = { "described", "given",     "out",	  "explained", "discussed", "with",
					    "detailed",	 "outlined",  "treated",  "mentioned", "to",	    "presented",
					    "provided",	 "reported",  "covered",  "listed",    "found",	    "addressed",
					    "summarized", "noted",    "stated",	  "shown",     "indicated", "up",
					    "cited",	 "contained", "included", NULL };
	static const char *const closings[] = { ")",	"]",	"."	,";",	",",   "would", "will", "were",
						"are",	"is",	"was",	"shall", "have", "has",	  "had",  "may",
						"should", "must", "can",	NULL };
	static const char *const ins[] = { "in", "at", "under", NULL };

	if (noun > first && dia_token_is(report, noun - 1, "as"))
		return after < end && dia_token_is_one_of(report, after, shows);
	return noun >= first + 2 && dia_token_is_one_of(report, noun - 1, ins) &&
	       dia_token_is_one_of(report, noun - 2, told) &&
	       (after >= end || dia_token_is_one_of(report, after, closings));
}

/* "the recommendations in paragraph 122", "made in paragraphs 14 and 27", of a UN report, which has them. */
static gboolean
is_of_own_recommendations(const DiaCheckedReport *report, guint32 noun, guint32 first)
{
	static const char *const nouns[] = { "recommendation", "recommendations", NULL };
	static const char *const verbs[] = { "made", "contained", "given", "set", "out", "formulated", NULL };
	static const char *const earlier[] = { "previous", "earlier", "last", "prior", "former", "document", NULL };
	static const char *const about[] = { "on", "concerning", "regarding", "about", NULL };
	static const char *const asked[] = { "information", "report", "inform", "update", "steps", "measures", NULL };
	static const char *const asks[] = { "requests", "requested", "invites", "invited", "asks", "asked", "provide",
					    "reiterates", NULL };
	guint32 start = dia_reference_find_sentence(report, noun, first);
	guint32 at = noun;

	if (dia_document_metadata(report->document)->issuer != DIA_ISSUER_UN || noun < first + 2)
		return FALSE;
	/* "The Committee requests information, within one year, on paragraphs 14 and 27" */
	if (dia_token_is_one_of(report, noun - 1, about))
		return dia_tokens_have(report, start, noun, asked) && dia_tokens_have(report, start, noun, asks) &&
		       !dia_tokens_have(report, start, noun, earlier);
	if (!dia_token_is(report, noun - 1, "in"))
		return FALSE;
	for (at--; at > first && dia_token_is_one_of(report, at - 1, verbs);)
		at--;
	return at > first && dia_token_is_one_of(report, at - 1, nouns) &&
	       !dia_tokens_have(report, start, noun, earlier);
}

/* A paragraph is one of the report itself where the sentence and the one before it name no other text. */
static gboolean
is_alone(const DiaCheckedReport *report, guint32 noun, guint32 after, guint32 first, guint32 end)
{
	static const char *const behind[] = { "of", "to", "in", "and", "(", NULL };
	static const char *const whose[] = { "its", "their", "whose", "new", "s", NULL };
	static const char *const passives[] = { "are", "were", "read", "find", "have", NULL };
	static const char *const groups[] = { "group", "council", "panel", "commission", NULL };
	guint32 start = dia_reference_find_sentence(report, noun, first);
	guint32 before = start > first ? dia_reference_find_sentence(report, start - 1, first) : start;
	guint32 stop = after;

	while (stop < end && !dia_token_is(report, stop, "."))
		stop++;
	if ((after < end && dia_token_is_one_of(report, after, behind)) ||
	    (noun > first && dia_token_is_one_of(report, noun - 1, whose)))
		return FALSE;
	/* "In paragraph 97 the Working Group" */
	if (dia_token_is(report, after, "the") && dia_tokens_have(report, after, MIN(after + 4, stop), groups))
		return FALSE;
	if (is_of_own_recommendations(report, noun, first))
		return TRUE;
	/* "In paragraph 97 we list" */
	if (after + 1 < stop && dia_token_is(report, after, "we") && !dia_token_is_one_of(report, after + 1, passives))
		return !dia_names_any_text(report, before, noun) && !dia_names_cited_text(report, noun, stop);
	/* "The State's report is long. Paragraph 40 says" */
	if (noun <= start + 1 && dia_names_any_text(report, before, start))
		return FALSE;
	return !dia_names_cited_text(report, before, stop) &&
	       (is_told_of(report, noun, after, start, end) || !dia_names_any_text(report, start, stop));
}

/* "(see para. 12)", "; see paragraph 12.": nothing else is named that the paragraph could be of. */
static gboolean
is_bare_reference(const DiaCheckedReport *report, guint32 noun, guint32 after, guint32 first,
		  guint32 end)
{
	static const char *const closings[] = { ")", "]", ".", ";", ",", "for", "where", "on", "concerning", NULL };
	static const char *const openings[] = { "(", "[", ";", NULL };
	static const char *const words[] = { "also", "please", NULL };
	guint32 start = dia_reference_find_sentence(report, noun, first);
	guint32 at = noun;

	if (after < end && !dia_token_is_one_of(report, after, closings))
		return FALSE;
	while (at > first && dia_token_is_one_of(report, at - 1, words))
		at--;
	if (at <= first + 1 || !dia_token_is(report, at - 1, "see"))
		return FALSE;
	return dia_token_is_one_of(report, at - 2, openings) ? !dia_token_is(report, at - 2, ";") ||
								   !dia_names_cited_text(report, start, at - 1)
							     : !dia_names_any_text(report, start, at - 1);
}

/* "14 (use of force), 27 (prisons)": the token behind what a bracket says of a number, or @at. */
static guint32
pass_gloss(const DiaCheckedReport *report, guint32 at, guint32 end)
{
	enum { MAX_GLOSS = 14 };

	if (at >= end || !dia_token_is(report, at, "("))
		return at;
	for (guint32 close = at + 1; close < end && close - at <= MAX_GLOSS; close++)
		if (dia_token_is(report, close, ")"))
			return close + 1;
	return at;
}

/*
 * Reads "12", "12 and 14", "12, 13 and 15-17", "12 (a) and 14 (prisons)" behind a noun.
 * @param numbers receives all that are named, the ends of ranges too
 * @return the token behind them
 */
static guint32
read_numbers(const DiaCheckedReport *report, guint32 at, guint32 end, GArray *numbers)
{
	static const char *const joints[] = { ",", "and", "or", "to", "&", NULL };

	while (at < end) {
		gint64 number = dia_token_number(report, at);

		/* "1,203" and "3.2" are no numbers of paragraphs. */
		if (number <= 0 || number > 9999 ||
		    (at + 2 < end && dia_token_is(report, at + 1, ".") &&
		     report->tokens[at + 2].kind == DIA_TOKEN_NUMBER &&
		     !(report->tokens[at + 2].flags & DIA_TOKEN_SPACE_BEFORE)))
			break;
		g_array_append_val(numbers, at);
		at = pass_gloss(report, at + 1, end);
		if (at + 1 < end && (dia_token_is_one_of(report, at, joints) || dia_token_is_dash(report, at)) &&
		    dia_token_number(report, at + 1) > 0)
			at++;
		else
			break;
	}
	return at;
}

static void
add_dead_paragraph(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph,
		   guint32 noun, guint32 token, const Labels *labels)
{
	DiaFindingDraft draft = { 0 };

	draft.message = g_strdup_printf("paragraph %s does not exist: the last one is %" G_GINT64_FORMAT,
					dia_token_word(report, token), labels->last);
	if (dia_token_number(report, token) <= labels->last) {
		g_free(draft.message);
		draft.message = g_strdup_printf("paragraph %s does not exist",
						dia_token_word(report, token));
	}
	dia_draft_add_location(&draft, report, paragraph, dia_token_span(report, noun, token + 1));
	dia_checker_add(checker, &draft);
}

static void
check_direction(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph,
		guint32 noun, guint32 token, DiaReferencePlace place)
{
	const char *label = dia_document_paragraph(report->document, paragraph)->label;
	gint64 here = label != NULL ? (gint64)g_ascii_strtoull(label, NULL, 10) : 0;
	gint64 there = dia_token_number(report, token);
	DiaFindingDraft draft = { .is_milder = TRUE };

	if (here == 0 || (place == DIA_PLACE_ABOVE ? there < here : there > here))
		return;
	if (there == here)
		draft.message =
		    g_strdup_printf("paragraph %s refers to itself as \"%s\"", label,
				    place == DIA_PLACE_ABOVE ? "above" : "below");
	else
		draft.message = g_strdup_printf("paragraph %" G_GINT64_FORMAT " is not %s but %s", there,
						place == DIA_PLACE_ABOVE ? "above" : "below",
						place == DIA_PLACE_ABOVE ? "below" : "above");
	dia_draft_add_location(&draft, report, paragraph, dia_token_span(report, noun, token + 1));
	dia_checker_add(checker, &draft);
}

static void
check_own_paragraphs(DiaChecker *checker, const DiaCheckedReport *report, const Labels *labels,
		     guint32 paragraph, GArray *numbers)
{
	guint32 first = dia_analysis_first_token(report->analysis, paragraph);
	guint32 end = dia_analysis_end_token(report->analysis, paragraph);

	/* A note cites the works of others. */
	if (dia_document_paragraph(report->document, paragraph)->kind == DIA_PARAGRAPH_FOOTNOTE)
		return;
	for (guint32 at = first; at + 1 < end; at++) {
		guint32 noun = at;
		guint32 after;
		DiaReferencePlace place;

		if (!is_paragraph_noun(report, at))
			continue;
		if (at + 2 < end && dia_token_is(report, at + 1, "."))
			at++;
		g_array_set_size(numbers, 0);
		after = read_numbers(report, at + 1, end, numbers);
		place = dia_reference_find_place(report, after, end);
		if (numbers->len == 0 ||
		    (place == DIA_PLACE_UNKNOWN && !is_bare_reference(report, noun, after, first, end) &&
		     !is_alone(report, noun, after, first, end)))
			continue;
		for (guint i = 0; i < numbers->len; i++) {
			guint32 token = g_array_index(numbers, guint32, i);

			if (!g_hash_table_contains(labels->labels, dia_token_word(report, token)))
				add_dead_paragraph(checker, report, paragraph, noun, token, labels);
			else if (labels->is_unique && place >= DIA_PLACE_ABOVE)
				check_direction(checker, report, paragraph, noun, token, place);
		}
		at = MAX(at, after - 1);
	}
}

/* --- Recommendations --------------------------------------------------------------------------- */

/* The prefix of "139.68", "139.", or NULL where the label has none. */
static char *
get_prefix(const char *label)
{
	const char *point = strrchr(label, '.');

	return point != NULL ? g_strndup(label, (gsize)(point - label) + 1) : NULL;
}

/* The labels and prefixes of all recommendations of the collection. */
static GHashTable *
collect_recommendations(const DiaChecker *checker, GHashTable *prefixes)
{
	GHashTable *known = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);

		for (guint k = 0; k < report->n_paragraphs; k++) {
			const DiaParagraph *paragraph = dia_document_paragraph(report->document, k);
			char *prefix;

			if (paragraph->label == NULL ||
			    paragraph->kind != DIA_PARAGRAPH_RECOMMENDATION)
				continue;
			g_hash_table_add(known, (gpointer)paragraph->label);
			prefix = get_prefix(paragraph->label);
			if (prefix != NULL)
				g_hash_table_add(prefixes, prefix);
		}
	}
	return known;
}

static DiaSpan
find_text(const DiaCheckedReport *report, guint32 paragraph, const char *text)
{
	DiaSpan span = dia_document_paragraph(report->document, paragraph)->span;
	const char *found = g_strstr_len(report->text + span.start, span.end - span.start, text);

	if (found != NULL)
		return (DiaSpan){ (guint32)(found - report->text),
				  (guint32)(found - report->text + strlen(text)) };
	/* The reference stands in the heading above, or within a range. */
	span.end = MIN(span.end, dia_analysis_first_token(report->analysis, paragraph) <
					 dia_analysis_end_token(report->analysis, paragraph)
				     ? dia_token_end(&report->tokens[dia_analysis_first_token(
					   report->analysis, paragraph)])
				     : span.end);
	return span;
}

/* The labels "100.1" in a bracket that has nothing else; FALSE where it has. */
static gboolean
read_bracket(const char *text, gsize length, GPtrArray *labels)
{
	g_autofree char *inside = g_strndup(text, length);
	g_auto(GStrv) parts = NULL;

	if (strspn(inside, "0123456789., ;and-") != length)
		return FALSE;
	parts = g_strsplit_set(inside, ", ;-and", -1);
	for (guint i = 0; parts[i] != NULL; i++) {
		const char *point = strchr(parts[i], '.');

		if (*parts[i] == '\0')
			continue;
		if (point == NULL || point == parts[i] || point[1] == '\0' || strchr(point + 1, '.') != NULL)
			return FALSE;
		g_ptr_array_add(labels, g_strdup(parts[i]));
	}
	return labels->len > 1;
}

/* "(100.1, 100.17)": where one of them is a recommendation, all are. */
static void
check_bracket(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph, DiaSpan span,
	      GHashTable *known, GHashTable *prefixes)
{
	g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func(g_free);
	guint n_known = 0;

	if (!read_bracket(report->text + span.start, span.end - span.start, labels))
		return;
	for (guint i = 0; i < labels->len; i++)
		n_known += g_hash_table_contains(known, labels->pdata[i]);
	for (guint i = 0; i < labels->len && n_known > 0; i++) {
		const char *label = labels->pdata[i];
		g_autofree char *prefix = get_prefix(label);
		DiaFindingDraft draft = { 0 };

		if (g_hash_table_contains(known, label) || !g_hash_table_contains(prefixes, prefix))
			continue;
		draft.message = g_strdup_printf("recommendation %s does not exist", label);
		dia_draft_add_location(&draft, report, paragraph, span);
		dia_checker_add(checker, &draft);
	}
}

static void
check_brackets(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph, GHashTable *known,
	       GHashTable *prefixes)
{
	enum { LONGEST = 160 };
	const DiaParagraph *here = dia_document_paragraph(report->document, paragraph);
	gint64 open = -1;

	if (here->n_references > 0 || here->kind == DIA_PARAGRAPH_TABLE)
		return;
	for (guint32 at = here->span.start; at < here->span.end; at++) {
		if (report->text[at] == '(')
			open = at + 1;
		if (report->text[at] != ')' || open < 0)
			continue;
		if (at - open <= LONGEST)
			check_bracket(checker, report, paragraph, (DiaSpan){ (guint32)open, at }, known, prefixes);
		open = -1;
	}
}

/* The labels of the recommendations that a report itself holds, and the highest and lowest paragraphs with such. */
static GHashTable *
collect_own_recommendations(const DiaCheckedReport *report, gint64 *low, gint64 *high)
{
	GHashTable *labels = g_hash_table_new(g_str_hash, g_str_equal);

	*low = G_MAXINT64;
	*high = 0;
	for (guint k = 0; k < report->n_paragraphs; k++) {
		const DiaParagraph *paragraph = dia_document_paragraph(report->document, k);

		if (paragraph->label == NULL || paragraph->kind != DIA_PARAGRAPH_RECOMMENDATION ||
		    strchr(paragraph->label, '.') == NULL)
			continue;
		g_hash_table_add(labels, (gpointer)paragraph->label);
		*low = MIN(*low, (gint64)g_ascii_strtoull(paragraph->label, NULL, 10));
		*high = MAX(*high, (gint64)g_ascii_strtoull(paragraph->label, NULL, 10));
	}
	return labels;
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

/* "64.4 is noted", not "61.7 per cent" */
static gboolean
is_closed_label(const char *behind, gsize limit)
{
	static const char *const units[] = { "%", " %", " per cent", " percent", " million", " billion", NULL };

	for (guint i = 0; units[i] != NULL; i++)
		if (strlen(units[i]) <= limit && strncmp(behind, units[i], strlen(units[i])) == 0)
			return FALSE;
	return limit == 0 || strchr(" .,;:)]\n", *behind) != NULL;
}

/* "recommendation 64.4", "paragraph 64.4", "(see 81.17)" in a report that holds such, and not of an earlier review. */
static void
check_bare_labels(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph, GHashTable *own,
		  gint64 low, gint64 high)
{
	enum { NEAR = 3 };
	static const char *const openings[] = { "recommendation ", "recommendations ", "(see also ", "(see ",
						"paragraph ", "paragraphs ", "para. ", "paras. ", NULL };
	static const char *const earlier[] = { "previous", "earlier", "last",	"first",  "second", "cycle",
					       "review",   "former",  "received", NULL };
	DiaSpan span = dia_document_paragraph(report->document, paragraph)->span;

	for (guint32 at = span.start; at < span.end; at++) {
		const char *opening = NULL;
		g_autofree char *label = NULL;
		DiaFindingDraft draft = { 0 };
		gsize length;
		gint64 number;
		guint32 place;

		for (guint i = 0; openings[i] != NULL && opening == NULL; i++)
			if (strlen(openings[i]) < span.end - at &&
			    g_ascii_strncasecmp(report->text + at, openings[i], strlen(openings[i])) == 0)
				opening = openings[i];
		if (opening == NULL)
			continue;
		at += (guint32)strlen(opening);
		length = dia_reference_label_length(report->text + at, span.end - at);
		if (length == 0)
			continue;
		label = g_strndup(report->text + at, length);
		number = (gint64)g_ascii_strtoull(label, NULL, 10);
		place = dia_token_at(report, dia_analysis_first_token(report->analysis, paragraph),
				     dia_analysis_end_token(report->analysis, paragraph), at);
		if (!is_closed_label(report->text + at + length, span.end - at - length) ||
		    g_hash_table_contains(own, label) || number < low ||
		    number > high + (opening[0] == 'r' ? NEAR : 0) ||
		    dia_tokens_have(report, dia_analysis_first_token(report->analysis, paragraph),
				    dia_analysis_end_token(report->analysis, paragraph), earlier))
			continue;
		draft.message = g_strdup_printf("recommendation %s does not exist", label);
		dia_draft_add_location(&draft, report, paragraph,
				       (DiaSpan){ report->tokens[place].start, at + (guint32)length });
		dia_checker_add(checker, &draft);
	}
}

static void
check_bare_recommendations(DiaChecker *checker, const DiaCheckedReport *report)
{
	gint64 low;
	gint64 high;
	g_autoptr(GHashTable) own = collect_own_recommendations(report, &low, &high);

	for (guint32 k = 0; k < report->n_paragraphs && g_hash_table_size(own) > 0; k++)
		if (dia_document_paragraph(report->document, k)->kind == DIA_PARAGRAPH_NUMBERED)
			check_bare_labels(checker, report, k, own, low, high);
}

void
dia_check_crossref_recommendations(DiaChecker *checker)
{
	g_autoptr(GHashTable) prefixes =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) known = collect_recommendations(checker, prefixes);

	for (guint i = 0; i < checker->reports->len && g_hash_table_size(known) > 0; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);
		const char *const *references = dia_document_references(report->document, NULL);

		check_bare_recommendations(checker, report);
		for (guint k = 0; k < report->n_paragraphs; k++) {
			const DiaParagraph *paragraph = dia_document_paragraph(report->document, k);

			check_brackets(checker, report, k, known, prefixes);
			for (guint n = 0; n < paragraph->n_references; n++) {
				const char *label = references[paragraph->first_reference + n];
				g_autofree char *prefix = get_prefix(label);
				DiaFindingDraft draft = { 0 };

				if (prefix == NULL || !g_hash_table_contains(prefixes, prefix) ||
				    g_hash_table_contains(known, label) ||
				    !g_hash_table_add(told, (gpointer)label))
					continue;
				draft.message =
				    g_strdup_printf("recommendation %s does not exist", label);
				dia_draft_add_location(&draft, report, k,
						       find_text(report, k, label));
				dia_checker_add(checker, &draft);
			}
		}
	}
}

/* --- The rule ---------------------------------------------------------------------------------------- */

void
dia_check_crossref(DiaChecker *checker)
{
	g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(guint32));

	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		Labels labels;

		collect_labels(report, &labels);
		for (guint32 k = 0; k < report->n_paragraphs && labels.last > 0; k++)
			check_own_paragraphs(checker, report, &labels, k, numbers);
		g_hash_table_unref(labels.labels);
	}
}
