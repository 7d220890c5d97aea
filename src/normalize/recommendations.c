#include "normalize/recommendations.h"

#include <string.h>

#include "base/token.h"
#include "normalize/references.h"
#include "normalize/states.h"

typedef struct {
	DiaDocument *document;
	const DiaLexicon *lexicon;
	DiaVocabulary *vocabulary; /* words of this document, only for what is read here */
	DiaStates states;
	const DiaParagraph *chapeau; /* the last paragraph that may announce recommendations, or NULL */
	gboolean has_position;	     /* position is that of the chapeau */
	DiaPosition position;
	gint32 section; /* that title_position is of, or -1 */
	DiaPosition title_position;
	gboolean is_titled; /* a heading above speaks of recommendations */
	GPtrArray *chapeaux; /* by recommendation: label of the chapeau, or "" */
} Finder;

enum { MIN_LONE_PREFIX = 30 }; /* "110.3" without 110 above it; chapters of other reports are fewer */

static const char *
get_text(const Finder *finder, const DiaParagraph *paragraph)
{
	return finder->document->text->str + paragraph->span.start;
}

static gsize
get_length(const DiaParagraph *paragraph)
{
	return paragraph->span.end - paragraph->span.start;
}

static DiaPosition
find_position(const Finder *finder, const char *text, gsize length)
{
	return dia_positions_find(finder->lexicon->positions, finder->vocabulary, text, length);
}

/* Reads the headings above a paragraph: do they speak of recommendations, and which answer do they give? */
static void
read_titles(Finder *finder, gint32 section)
{
	const DiaSection *sections = (const DiaSection *)(const void *)finder->document->sections->data;

	if (section == finder->section)
		return;
	finder->section = section;
	finder->title_position = DIA_POSITION_NONE;
	finder->is_titled = FALSE;
	for (gint32 i = section; i >= 0; i = sections[i].parent) {
		const char *title = sections[i].title;

		if (finder->title_position == DIA_POSITION_NONE)
			finder->title_position = find_position(finder, title, strlen(title));
		finder->is_titled |= dia_speaks_of_recommendations(title, strlen(title));
	}
	if (!finder->is_titled)
		finder->title_position = DIA_POSITION_NONE;
}

static DiaPosition
choose_position(Finder *finder, gboolean has_chapeau)
{
	if (has_chapeau && !finder->has_position) {
		/* Most paragraphs are no chapeau, so the answer is read when the first one asks. */
		finder->position = find_position(finder, get_text(finder, finder->chapeau),
						 get_length(finder->chapeau));
		finder->has_position = TRUE;
	}
	if (has_chapeau && finder->position != DIA_POSITION_NONE)
		return finder->position;
	return finder->title_position;
}

static void
add_recommendation(Finder *finder, DiaParagraph *paragraph, DiaPosition position, gsize n_wording)
{
	DiaRecommendation recommendation = {
		.position = position,
		.wording = { paragraph->span.start, paragraph->span.start + (guint32)n_wording },
	};
	g_autoptr(GPtrArray) states = g_ptr_array_new();
	const char *above = finder->chapeau != NULL ? finder->chapeau->label : NULL;

	for (guint i = 0; i < finder->states.names->len; i++)
		g_ptr_array_add(states, g_ptr_array_index(finder->states.names, i));
	g_ptr_array_add(states, NULL);
	recommendation.states =
	    dia_pool_strv(&finder->document->pool, (const char *const *)states->pdata);
	paragraph->kind = DIA_PARAGRAPH_RECOMMENDATION;
	paragraph->recommendation = (gint32)finder->document->recommendations->len;
	g_array_append_val(finder->document->recommendations, recommendation);
	g_ptr_array_add(finder->chapeaux, (gpointer)(above != NULL ? above : ""));
}

/* Is "124.17" under the chapeau "124"? */
static gboolean
is_under(const Finder *finder, const DiaParagraph *paragraph)
{
	const DiaParagraph *chapeau = finder->chapeau;
	const char *label = paragraph->label;
	gsize length = chapeau != NULL && chapeau->label != NULL ? strlen(chapeau->label) : 0;

	return length > 0 && strncmp(label, chapeau->label, length) == 0 && label[length] == '.' &&
	       label[length + 1] != '\0';
}

/* Does the chapeau announce recommendations, which then need not be numbered under it? */
static gboolean
is_listed(const Finder *finder, const DiaParagraph *paragraph)
{
	const DiaParagraph *chapeau = finder->chapeau;

	return chapeau != NULL && chapeau->section == paragraph->section &&
	       get_length(chapeau) > 0 &&
	       get_text(finder, chapeau)[get_length(chapeau) - 1] == ':' &&
	       dia_speaks_of_recommendations(get_text(finder, chapeau), get_length(chapeau));
}

static gboolean
is_lone_recommendation(const DiaParagraph *paragraph)
{
	return strchr(paragraph->label, '.') != NULL &&
	       g_ascii_strtoull(paragraph->label, NULL, 10) >= MIN_LONE_PREFIX;
}

/* Does the answer to this paragraph alone stand below it? */
static gboolean
is_answered(const Finder *finder, const DiaParagraph *paragraph)
{
	const DiaParagraph *all = (const DiaParagraph *)(const void *)finder->document->paragraphs->data;
	const DiaParagraph *below = paragraph + 1;

	return below < all + finder->document->paragraphs->len && below->kind == DIA_PARAGRAPH_TEXT &&
	       below->n_references == 1 &&
	       g_str_equal(paragraph->label, g_ptr_array_index(finder->document->references,
							       below->first_reference));
}

static void
take_chapeau(Finder *finder, const DiaParagraph *paragraph)
{
	finder->chapeau = paragraph;
	finder->has_position = FALSE;
}

static void
visit(Finder *finder, DiaParagraph *paragraph)
{
	const char *text = get_text(finder, paragraph);
	gsize length = get_length(paragraph);
	gboolean has_chapeau;
	gboolean has_states;
	gsize n_wording;

	read_titles(finder, paragraph->section);
	if (paragraph->kind == DIA_PARAGRAPH_TEXT && length > 0 && text[length - 1] == ':' &&
	    dia_speaks_of_recommendations(text, length))
		take_chapeau(finder, paragraph);
	if (paragraph->kind != DIA_PARAGRAPH_NUMBERED)
		return;
	has_states = dia_states_find(&finder->states, text, length, &n_wording);
	has_chapeau = is_under(finder, paragraph);
	if (has_chapeau && (finder->states.names->len > 0 ||
			    choose_position(finder, TRUE) != DIA_POSITION_NONE)) {
		add_recommendation(finder, paragraph, choose_position(finder, TRUE), n_wording);
		return;
	}
	has_chapeau = is_listed(finder, paragraph);
	if ((has_states && (has_chapeau || finder->is_titled || is_lone_recommendation(paragraph))) ||
	    is_answered(finder, paragraph))
		add_recommendation(finder, paragraph, choose_position(finder, has_chapeau), n_wording);
	else if (strchr(paragraph->label, '.') == NULL && paragraph->parent < 0)
		take_chapeau(finder, paragraph);
}

/* Does a text hold "para", as in "paragraph" and "paras."? A look for its rarest letter passes over the rest. */
static gboolean
has_para(const char *text, gsize length)
{
	const char *end = text + length;

	for (const char *at = text; (at = memchr(at, 'p', (gsize)(end - at))) != NULL; at++)
		if (end - at >= 4 && memcmp(at, "para", 4) == 0)
			return TRUE;
	return FALSE;
}

/* Is there a number of two parts, as recommendations have: "126.31"? */
static gboolean
has_number_of_parts(const char *text, gsize length)
{
	const char *end = text + length;

	for (const char *at = text; (at = memchr(at, '.', (gsize)(end - at))) != NULL; at++)
		if (at > text && at + 1 < end && g_ascii_isdigit(at[-1]) && g_ascii_isdigit(at[1]))
			return TRUE;
	return FALSE;
}

/* References within the text, beside those of the line above it. */
static void
add_references(Finder *finder, DiaParagraph *paragraph)
{
	static const char word[] = "ecommendation";
	const char *start = get_text(finder, paragraph);
	gsize length = get_length(paragraph);
	/* A list of numbers alone is one of recommendations where the heading above it says so. */
	gboolean is_list = finder->is_titled && g_ascii_isdigit(*start) &&
			   paragraph->kind == DIA_PARAGRAPH_TEXT;
	g_autofree char *text = NULL;
	g_autoptr(GPtrArray) labels = NULL;
	GPtrArray *references = finder->document->references;
	guint first = references->len;

	if (!is_list && memmem(start, length, word, sizeof word - 1) == NULL && !has_para(start, length) &&
	    !has_number_of_parts(start, length))
		return;
	text = is_list ? g_strdup_printf("recommendations: %.*s", (int)length, start) : g_strndup(start, length);
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

/* Recommendations without an answer, by their label and by that of their chapeau. */
typedef struct {
	GHashTable *by_label; /* to the index of the recommendation plus one */
	GHashTable *by_chapeau; /* to a GArray of indices */
} Unanswered;

static void
collect_unanswered(const Finder *finder, Unanswered *unanswered)
{
	for (guint i = 0; i < finder->document->paragraphs->len; i++) {
		const DiaParagraph *paragraph = dia_document_paragraph(finder->document, i);
		const char *above;
		GArray *list;

		if (paragraph->recommendation < 0 ||
		    g_array_index(finder->document->recommendations, DiaRecommendation,
				  paragraph->recommendation).position != DIA_POSITION_NONE)
			continue;
		g_hash_table_insert(unanswered->by_label, (gpointer)paragraph->label,
				    GINT_TO_POINTER(paragraph->recommendation + 1));
		above = g_ptr_array_index(finder->chapeaux, (guint)paragraph->recommendation);
		list = g_hash_table_lookup(unanswered->by_chapeau, above);
		if (list == NULL) {
			list = g_array_new(FALSE, FALSE, sizeof(gint32));
			g_hash_table_insert(unanswered->by_chapeau, (gpointer)above, list);
		}
		g_array_append_val(list, paragraph->recommendation);
	}
}

static void
set_position(Finder *finder, gint32 index, DiaPosition position)
{
	DiaRecommendation *recommendation =
	    &g_array_index(finder->document->recommendations, DiaRecommendation, index);

	if (recommendation->position == DIA_POSITION_NONE)
		recommendation->position = position;
}

/* "Recommendations 5 and 7 above enjoy the support ...", "those in paragraph 57 above do not ...". */
static void
read_answer(Finder *finder, const Unanswered *unanswered, const char *sentence)
{
	g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func(g_free);
	DiaPosition position;

	dia_references_collect(sentence, labels);
	position = labels->len > 0 && strstr(sentence, "ecommendation") != NULL
		       ? find_position(finder, sentence, strlen(sentence))
		       : DIA_POSITION_NONE;
	for (guint i = 0; position != DIA_POSITION_NONE && i < labels->len; i++) {
		const char *label = g_ptr_array_index(labels, i);
		gint32 index = GPOINTER_TO_INT(g_hash_table_lookup(unanswered->by_label, label)) - 1;
		GArray *list = g_hash_table_lookup(unanswered->by_chapeau, label);

		if (index >= 0)
			set_position(finder, index, position);
		for (guint j = 0; list != NULL && j < list->len; j++)
			set_position(finder, g_array_index(list, gint32, j), position);
		/* Answered once, so that many such sentences cost no more than one. */
		g_hash_table_remove(unanswered->by_chapeau, label);
	}
}

/* An answer right below its recommendation, in whose row it stood. */
static void
read_answer_below(Finder *finder, guint index)
{
	DiaParagraph *answer = &g_array_index(finder->document->paragraphs, DiaParagraph, index);
	const DiaParagraph *above = index > 0 ? dia_document_paragraph(finder->document, index - 1) : NULL;

	if (above == NULL || above->recommendation < 0 || !is_answered(finder, above))
		return;
	set_position(finder, above->recommendation,
		     find_position(finder, get_text(finder, answer), get_length(answer)));
	/* A plain number names a row of this table alone. */
	if (strchr(above->label, '.') == NULL)
		answer->n_references = 0;
}

/* Answers that stand in paragraphs after the recommendations, as in the first cycle. */
static void
read_answers(Finder *finder)
{
	g_autoptr(GHashTable) by_label = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) by_chapeau =
	    g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref);
	Unanswered unanswered = { .by_label = by_label, .by_chapeau = by_chapeau };

	for (guint i = 0; i < finder->document->paragraphs->len; i++)
		read_answer_below(finder, i);
	collect_unanswered(finder, &unanswered);
	if (g_hash_table_size(by_label) == 0)
		return;
	for (guint i = 0; i < finder->document->paragraphs->len; i++) {
		const DiaParagraph *paragraph = dia_document_paragraph(finder->document, i);
		g_autofree char *text = NULL;
		g_auto(GStrv) sentences = NULL;

		if (paragraph->n_references == 0 || paragraph->kind == DIA_PARAGRAPH_RECOMMENDATION ||
		    paragraph->kind == DIA_PARAGRAPH_FOOTNOTE)
			continue;
		text = g_strndup(get_text(finder, paragraph), get_length(paragraph));
		sentences = g_strsplit(text, ". ", -1);
		for (char **sentence = sentences; *sentence != NULL; sentence++)
			read_answer(finder, &unanswered, *sentence);
	}
}

void
dia_recommendations_find(DiaDocument *document, const DiaLexicon *lexicon)
{
	g_autoptr(DiaVocabulary) vocabulary = dia_vocabulary_new(lexicon->vocabulary);
	g_autoptr(GPtrArray) chapeaux = g_ptr_array_new();
	Finder finder = { .document = document,
			  .lexicon = lexicon,
			  .vocabulary = vocabulary,
			  .section = -2, /* not read yet */
			  .chapeaux = chapeaux };

	dia_states_init(&finder.states, lexicon, vocabulary);
	for (guint i = 0; i < document->paragraphs->len; i++) {
		DiaParagraph *paragraph = &g_array_index(document->paragraphs, DiaParagraph, i);

		visit(&finder, paragraph);
		add_references(&finder, paragraph);
	}
	read_answers(&finder);
	dia_states_clear(&finder.states);
}
