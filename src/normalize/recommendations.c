#include "normalize/recommendations.h"

#include <string.h>

#include "base/token.h"
#include "normalize/references.h"

typedef struct {
	DiaDocument *document;
	const DiaLexicon *lexicon;
	DiaVocabulary *vocabulary; /* words of this document, only for the names of States */
	GArray *tokens;
	GPtrArray *states;
	const DiaParagraph *chapeau; /* the last numbered paragraph that is under no other */
	gboolean has_position;	     /* position is that of the chapeau */
	DiaPosition position;
} Finder;

static const char *
get_text(const Finder *finder, const DiaParagraph *paragraph)
{
	return finder->document->text->str + paragraph->span.start;
}

/* A name as printed; the bracket of "Iran (Islamic Republic of)" is its own. */
static char *
take_name(const char *text, const DiaToken *first, const DiaToken *last, gsize end)
{
	gsize stop = last->start + last->length;
	const char *open = memchr(text + first->start, '(', stop - first->start);

	if (open != NULL && stop < end && text[stop] == ')')
		stop++;
	return g_strndup(text + first->start, stop - first->start);
}

/*
 * Adds the names of States in a bracket, as printed; none where it holds more words than names, as
 * "(the second option)" does.
 * @param is_strict no other word may stand beside the names
 */
static void
collect_states(Finder *finder, const char *text, gsize start, gsize end, gboolean is_strict)
{
	const DiaPhrases *names = dia_countries_names(finder->lexicon->countries);
	const DiaToken *tokens;
	guint n_found = finder->states->len;
	guint others = 0;

	g_array_set_size(finder->tokens, 0);
	dia_tokens_append(finder->tokens, finder->vocabulary, text, start, end);
	tokens = (const DiaToken *)(const void *)finder->tokens->data;
	for (guint i = 0; i < finder->tokens->len;) {
		DiaPhraseMatch match;

		if (dia_phrases_match(names, finder->vocabulary, text, tokens, i,
				      finder->tokens->len, &match)) {
			g_ptr_array_add(finder->states,
					take_name(text, &tokens[i], &tokens[i + match.n_tokens - 1],
						  end));
			i += match.n_tokens;
			continue;
		}
		others += tokens[i].kind == DIA_TOKEN_WORD && tokens[i].length > 3;
		i++;
	}
	if (finder->states->len == n_found ||
	    others > (is_strict ? 0 : 2 * (finder->states->len - n_found)))
		g_ptr_array_set_size(finder->states, (gint)n_found);
}

/* Where the bracket that opens at @open closes, nested ones passed over; @length where it does not. */
static gsize
find_close(const char *text, gsize open, gsize length)
{
	guint depth = 0;

	for (gsize at = open; at < length; at++) {
		if (text[at] == '(')
			depth++;
		else if (text[at] == ')' && --depth == 0)
			return at;
	}
	return length;
}

/* Where the words of the text end and only brackets and stops follow. */
static gsize
find_tail(const char *text, gsize length)
{
	gsize tail = 0;

	for (gsize at = 0; at < length; at++) {
		if (text[at] == '(')
			at = find_close(text, at, length);
		else if (strchr(" ;.,:*\n/", text[at]) == NULL)
			tail = at + 1;
	}
	return tail;
}

/*
 * Reads the brackets with States: those at the end, and those in the middle that close one of several
 * recommendations in a paragraph, "... children (Philippines); step up ... (Indonesia);".
 * @return length of the text before the States at its end
 */
static gsize
find_states(Finder *finder, const char *text, gsize length)
{
	gsize tail = find_tail(text, length);
	gsize n_wording = length;

	g_ptr_array_set_size(finder->states, 0);
	for (gsize at = 0; at < length; at++) {
		guint n_found = finder->states->len;
		gsize close;

		if (text[at] != '(')
			continue;
		close = find_close(text, at, length);
		if (close < length && (at >= tail || text[close + 1] == ';'))
			collect_states(finder, text, at + 1, close, at < tail);
		if (at >= tail && finder->states->len > n_found)
			n_wording = MIN(n_wording, at);
		at = close;
	}
	return n_wording;
}

static void
add_recommendation(Finder *finder, DiaParagraph *paragraph, gsize n_wording)
{
	DiaRecommendation recommendation = {
		.position = finder->position,
		.wording = { paragraph->span.start, paragraph->span.start + (guint32)n_wording },
	};
	g_autoptr(GPtrArray) states = g_ptr_array_new();

	for (guint i = 0; i < finder->states->len; i++)
		g_ptr_array_add(states, g_ptr_array_index(finder->states, i));
	g_ptr_array_add(states, NULL);
	recommendation.states =
	    dia_pool_strv(&finder->document->pool, (const char *const *)states->pdata);
	paragraph->kind = DIA_PARAGRAPH_RECOMMENDATION;
	paragraph->recommendation = (gint32)finder->document->recommendations->len;
	g_array_append_val(finder->document->recommendations, recommendation);
}

/* Is "124.17" under the chapeau "124"? */
static gboolean
is_under(const char *label, const DiaParagraph *chapeau)
{
	gsize length = chapeau != NULL ? strlen(chapeau->label) : 0;

	return length > 0 && strncmp(label, chapeau->label, length) == 0 && label[length] == '.' &&
	       label[length + 1] != '\0';
}

/* References within the text, beside those of the line above it. */
static void
add_references(Finder *finder, DiaParagraph *paragraph)
{
	g_autofree char *text = g_strndup(get_text(finder, paragraph),
					  paragraph->span.end - paragraph->span.start);
	g_autoptr(GPtrArray) labels = NULL;
	GPtrArray *references = finder->document->references;
	guint first = references->len;

	if (strstr(text, "ecommendation") == NULL && strstr(text, "para") == NULL)
		return;
	labels = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < paragraph->n_references; i++)
		g_ptr_array_add(labels, g_strdup(g_ptr_array_index(
					    references, paragraph->first_reference + i)));
	dia_references_collect(text, labels);
	if (labels->len == paragraph->n_references)
		return;
	for (guint i = 0; i < labels->len; i++)
		g_ptr_array_add(references, (gpointer)dia_pool_string(&finder->document->pool,
								      g_ptr_array_index(labels, i)));
	paragraph->first_reference = first;
	paragraph->n_references = references->len - first;
}

static void
visit(Finder *finder, DiaParagraph *paragraph)
{
	const char *text = get_text(finder, paragraph);
	gsize length = paragraph->span.end - paragraph->span.start;
	gsize n_wording;

	if (paragraph->kind != DIA_PARAGRAPH_NUMBERED)
		return;
	if (strchr(paragraph->label, '.') == NULL) {
		finder->chapeau = paragraph;
		finder->has_position = FALSE;
		return;
	}
	if (!is_under(paragraph->label, finder->chapeau))
		return;
	/* Most paragraphs are no chapeau, so the answer is read when the first recommendation asks. */
	if (!finder->has_position)
		finder->position = dia_positions_find(
		    finder->lexicon->positions, finder->vocabulary, get_text(finder, finder->chapeau),
		    finder->chapeau->span.end - finder->chapeau->span.start);
	finder->has_position = TRUE;
	n_wording = find_states(finder, text, length);
	if (finder->states->len > 0 || finder->position != DIA_POSITION_NONE)
		add_recommendation(finder, paragraph, n_wording);
}

void
dia_recommendations_find(DiaDocument *document, const DiaLexicon *lexicon)
{
	g_autoptr(DiaVocabulary) vocabulary = dia_vocabulary_new(lexicon->vocabulary);
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func(g_free);
	Finder finder = { .document = document,
			  .lexicon = lexicon,
			  .vocabulary = vocabulary,
			  .tokens = tokens,
			  .states = states };

	for (guint i = 0; i < document->paragraphs->len; i++) {
		DiaParagraph *paragraph = &g_array_index(document->paragraphs, DiaParagraph, i);

		visit(&finder, paragraph);
		add_references(&finder, paragraph);
	}
}
