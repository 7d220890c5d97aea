/*
 * The sum for a topic in a paragraph: its own phrases, each once; the instruments that it names; the
 * headings above it; and, where it goes on from the paragraph before, a part of that one's sum.
 *
 * Each topic is matched by itself, longest phrase first, so that "women with disabilities" hides "women"
 * only where one topic has both. Work grows with the phrases found, not with the number of topics.
 */
#include "annotate/topic-sums.h"

#include <math.h>

/* Measured on whole reports; see docs/topics.md. */
static const double HEADING_SHARE = 0.8;   /* of the sum of the innermost heading */
static const double PARENT_SHARE = 0.4;	   /* of that of the headings around it */
static const double NEIGHBOUR_SHARE = 0.5; /* of the paragraph before, at most 1 */
static const double LIST_SHARE = 0.5;	   /* of phrases in a sentence that lists many topics */
enum { LIST_TOPICS = 6 };		   /* topics in one sentence that make it such a list */
static const double INSTRUMENT_WEIGHT = 0.9; /* nearly enough: the words around decide */
static const double LISTED_WEIGHT = 0.4;     /* one of many instruments */
enum {
	LIST_INSTRUMENTS = 4,	/* instruments in one paragraph that make it a list */
	COUNTED_MENTIONS = 100, /* of a paragraph; more change nothing but the time */
};

struct _DiaTopicSums {
	const DiaAnalysis *analysis;
	GArray *parts;	      /* of DiaTopicPart */
	GPtrArray *headings;  /* by section: GArray of DiaTopicPart, or NULL until asked for */
	GArray *before;	      /* parts that hold for the paragraph before, one for each topic */
	guint32 *covered;     /* by topic: end of the phrase matched last, in tokens */
	guint32 *counted;     /* by term: the round in which it was counted */
	guint32 round;
	guint32 n_topics;
	guint32 mention; /* index of the first mention that is not before the paragraph */
};

DiaTopicSums *
dia_topic_sums_new(const DiaAnalysis *analysis)
{
	DiaTopicSums *sums = g_new0(DiaTopicSums, 1);
	guint n_terms;

	dia_topics_terms(analysis->lexicon->topics, &n_terms);
	sums->analysis = analysis;
	sums->n_topics = dia_topics_length(analysis->lexicon->topics);
	sums->parts = g_array_new(FALSE, FALSE, sizeof(DiaTopicPart));
	sums->before = g_array_new(FALSE, FALSE, sizeof(DiaTopicPart));
	sums->headings = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	g_ptr_array_set_size(sums->headings, (gint)analysis->document->sections->len);
	sums->covered = g_new0(guint32, sums->n_topics + 1);
	sums->counted = g_new0(guint32, n_terms);
	return sums;
}

void
dia_topic_sums_free(DiaTopicSums *sums)
{
	if (sums == NULL)
		return;
	g_array_unref(sums->parts);
	g_array_unref(sums->before);
	for (guint i = 0; i < sums->headings->len; i++)
		if (g_ptr_array_index(sums->headings, i) != NULL)
			g_array_unref(g_ptr_array_index(sums->headings, i));
	g_ptr_array_set_free_func(sums->headings, NULL);
	g_ptr_array_unref(sums->headings);
	g_free(sums->covered);
	g_free(sums->counted);
	g_free(sums);
}

/* Counts the phrase of a match for each of its topics that no longer phrase has covered. */
static void
count_match(DiaTopicSums *sums, const DiaPhraseMatch *match, guint32 at, GArray *parts)
{
	const DiaTopics *topics = sums->analysis->lexicon->topics;
	const DiaTopicTerm *terms = dia_topics_terms(topics, NULL);
	guint32 index;

	for (guint n = 0; dia_phrases_payload(dia_topics_phrases(topics), match, n, &index); n++) {
		const DiaTopicTerm *term = &terms[index];
		guint32 *covered =
		    &sums->covered[term->topic == DIA_TOPIC_ALL ? sums->n_topics : term->topic];
		DiaTopicPart part = { .topic = term->topic,
				      .source = DIA_TOPIC_FROM_WORDS,
				      .weight = term->weight,
				      .text = term->text };

		if (*covered > at || sums->covered[sums->n_topics] > at)
			continue;
		*covered = at + match->n_tokens;
		if (term->is_misleading || sums->counted[index] == sums->round)
			continue;
		sums->counted[index] = sums->round;
		g_array_append_val(parts, part);
	}
}

/* Adds the phrases of a run of tokens; phrases count once until the next round. */
static void
count_phrases(DiaTopicSums *sums, const DiaToken *tokens, guint32 first, guint32 end,
	      const char *text, GArray *parts)
{
	const DiaPhrases *phrases = dia_topics_phrases(sums->analysis->lexicon->topics);

	for (guint32 at = dia_phrases_next(phrases, tokens, first, end); at < end;
	     at = dia_phrases_next(phrases, tokens, at + 1, end)) {
		DiaPhraseMatch matches[DIA_MAX_PHRASE_MATCHES];
		guint n = dia_phrases_match_all(phrases, sums->analysis->vocabulary, text, tokens, at,
						end, matches);

		for (guint i = 0; i < n; i++)
			count_match(sums, &matches[i], at, parts);
	}
}

static void
start_round(DiaTopicSums *sums)
{
	sums->round++;
	memset(sums->covered, 0, (sums->n_topics + 1) * sizeof(guint32));
}

static int
compare_parts(gconstpointer a, gconstpointer b)
{
	const DiaTopicPart *first = a;
	const DiaTopicPart *second = b;

	if (first->topic != second->topic)
		return first->topic < second->topic ? -1 : 1;
	if (first->weight != second->weight)
		return first->weight > second->weight ? -1 : 1;
	return g_strcmp0(first->text, second->text);
}

static guint
count_topics(const GArray *parts, guint first)
{
	guint n = 0;

	for (guint i = first; i < parts->len; i++) {
		gboolean is_new = TRUE;

		for (guint j = first; j < i && is_new; j++)
			is_new = g_array_index(parts, DiaTopicPart, j).topic !=
				 g_array_index(parts, DiaTopicPart, i).topic;
		n += is_new;
	}
	return n;
}

/* Sentence by sentence: one that lists many topics treats none of them. */
static void
add_words(DiaTopicSums *sums, guint32 paragraph)
{
	const DiaAnalysis *analysis = sums->analysis;
	guint32 end = dia_analysis_end_sentence(analysis, paragraph);

	start_round(sums);
	for (guint32 i = dia_analysis_first_sentence(analysis, paragraph); i < end; i++) {
		const DiaSentence *sentence = &dia_analysis_sentences(analysis)[i];
		guint first = sums->parts->len;

		count_phrases(sums, dia_analysis_tokens(analysis), sentence->first_token,
			      sentence->end_token, analysis->document->text->str, sums->parts);
		if (count_topics(sums->parts, first) < LIST_TOPICS)
			continue;
		for (guint j = first; j < sums->parts->len; j++)
			g_array_index(sums->parts, DiaTopicPart, j).weight *= LIST_SHARE;
	}
}

static gboolean
is_named_before(const GArray *mentions, guint32 first, guint32 index)
{
	for (guint32 i = first; i < index; i++)
		if (g_array_index(mentions, DiaMention, i).instrument ==
		    g_array_index(mentions, DiaMention, index).instrument)
			return TRUE;
	return FALSE;
}

/* Each instrument that the paragraph names speaks once for the topics that it is about. */
static void
add_instruments(DiaTopicSums *sums, guint32 paragraph)
{
	const DiaLexicon *lexicon = sums->analysis->lexicon;
	const GArray *mentions = sums->analysis->mentions;
	guint32 first;
	guint32 end;
	guint n_distinct = 0;

	while (sums->mention < mentions->len &&
	       g_array_index(mentions, DiaMention, sums->mention).paragraph < paragraph)
		sums->mention++;
	first = sums->mention;
	for (end = first; end < mentions->len && end - first < COUNTED_MENTIONS &&
			  g_array_index(mentions, DiaMention, end).paragraph == paragraph;
	     end++)
		n_distinct += !is_named_before(mentions, first, end);
	for (guint32 i = first; i < end; i++) {
		const DiaInstrument *instrument = dia_instruments_get(
		    lexicon->instruments, g_array_index(mentions, DiaMention, i).instrument);

		if (is_named_before(mentions, first, i))
			continue;
		for (const char *const *id = instrument->topics; id != NULL && *id != NULL; id++) {
			gint topic = dia_topics_find(lexicon->topics, *id);
			DiaTopicPart part = { .source = DIA_TOPIC_FROM_INSTRUMENT,
					      .text = instrument->title };

			if (topic < 0)
				continue;
			part.topic = (guint32)topic;
			part.weight = n_distinct >= LIST_INSTRUMENTS ? LISTED_WEIGHT
								     : INSTRUMENT_WEIGHT;
			g_array_append_val(sums->parts, part);
		}
	}
}

/* What the words of a heading speak for, found once. */
static const GArray *
get_heading(DiaTopicSums *sums, gint32 section)
{
	GArray *parts = g_ptr_array_index(sums->headings, section);
	g_autoptr(GArray) tokens = NULL;
	const char *title;

	if (parts != NULL)
		return parts;
	title = g_array_index(sums->analysis->document->sections, DiaSection, section).title;
	tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	parts = g_array_new(FALSE, FALSE, sizeof(DiaTopicPart));
	dia_tokens_append(tokens, sums->analysis->vocabulary, title, 0, strlen(title));
	start_round(sums);
	count_phrases(sums, (const DiaToken *)(const void *)tokens->data, 0, tokens->len, title,
		      parts);
	g_array_sort(parts, compare_parts);
	g_ptr_array_index(sums->headings, section) = parts;
	return parts;
}

/* Adds a share of the sum of each topic of a list, as one part. */
static void
add_share(DiaTopicSums *sums, const GArray *parts, DiaTopicSource source, double share,
	  const char *text)
{
	for (guint i = 0; i < parts->len;) {
		DiaTopicPart part = { .topic = g_array_index(parts, DiaTopicPart, i).topic,
				      .source = source,
				      .text = text };

		for (; i < parts->len && g_array_index(parts, DiaTopicPart, i).topic == part.topic; i++)
			part.weight += g_array_index(parts, DiaTopicPart, i).weight;
		part.weight = MIN(part.weight, 1.25) * share;
		g_array_append_val(sums->parts, part);
	}
}

static void
add_headings(DiaTopicSums *sums, const DiaParagraph *paragraph)
{
	double share = HEADING_SHARE;

	for (gint32 i = paragraph->section; i >= 0;) {
		const DiaSection *section =
		    &g_array_index(sums->analysis->document->sections, DiaSection, i);

		add_share(sums, get_heading(sums, i), DIA_TOPIC_FROM_HEADING, share, section->title);
		share = PARENT_SHARE;
		i = section->parent;
	}
}

/* Does a paragraph begin with a word that points back to the one before? */
static gboolean
goes_on(const DiaAnalysis *analysis, guint32 paragraph)
{
	static const char *const openers[] = { "this",	   "these",    "such",	 "they",
					       "it",	   "moreover", "furthermore", "however",
					       "therefore", "thus",    "also",	 "nevertheless",
					       "consequently", "similarly", "those", "their", NULL };
	guint32 first = dia_analysis_first_token(analysis, paragraph);
	const DiaToken *token = &dia_analysis_tokens(analysis)[first];

	if (first == dia_analysis_end_token(analysis, paragraph))
		return FALSE;
	return g_strv_contains(openers, dia_vocabulary_word(analysis->vocabulary, token->word));
}

static void
add_neighbour(DiaTopicSums *sums, guint32 index)
{
	const DiaDocument *document = sums->analysis->document;
	const DiaParagraph *paragraph = dia_document_paragraph(document, index);
	const DiaParagraph *before;

	if (index == 0 || sums->before->len == 0)
		return;
	before = dia_document_paragraph(document, index - 1);
	if (before->section != paragraph->section || before->kind != paragraph->kind ||
	    paragraph->recommendation >= 0 || !goes_on(sums->analysis, index))
		return;
	add_share(sums, sums->before, DIA_TOPIC_FROM_NEIGHBOUR, NEIGHBOUR_SHARE, before->id);
}

/* Keeps what the paragraph says itself for the next one: inheritance does not run on. */
static void
keep_for_next(DiaTopicSums *sums)
{
	g_array_set_size(sums->before, 0);
	for (guint i = 0; i < sums->parts->len; i++) {
		DiaTopicPart part = g_array_index(sums->parts, DiaTopicPart, i);

		if (part.source != DIA_TOPIC_FROM_NEIGHBOUR)
			g_array_append_val(sums->before, part);
	}
}

const GArray *
dia_topic_sums_get(DiaTopicSums *sums, guint32 paragraph)
{
	const DiaParagraph *here = dia_document_paragraph(sums->analysis->document, paragraph);

	g_array_set_size(sums->parts, 0);
	if (here->kind == DIA_PARAGRAPH_FOOTNOTE)
		return sums->parts;
	add_words(sums, paragraph);
	add_instruments(sums, paragraph);
	add_headings(sums, here);
	add_neighbour(sums, paragraph);
	g_array_sort(sums->parts, compare_parts);
	keep_for_next(sums);
	return sums->parts;
}
