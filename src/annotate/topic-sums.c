/*
 * The sum for a topic in a paragraph: its own phrases, each once, which weigh more the shorter it
 * is; those of the names that stand in it in short; the instruments that it names; the headings
 * above it; and a part of what the paragraph before says, where this one points back to it.
 */
#include "annotate/topic-parts.h"

static const double WEAK_WORD =
	0.9; /* the weight below which a word alone makes no topic, but for shortness */
static const double RIVAL_TIMES = 2.0; /* so many times the sum of another topic outweighs it */
static const double PASSING_TIMES = 2.5; /* the same of what several words make up */
static const double RIVAL_MOST = 4.0; /* what is gone into at length is no greater rival than that */
static const double PASSING_MOST = 1.8;	 /* more than that is no mention in passing */
static const double PASSING_SHARE = 0.5; /* of its sum that such a mention keeps */

DiaTopicSums *
dia_topic_sums_new(const DiaAnalysis *analysis)
{
	DiaTopicSums *sums = g_new0(DiaTopicSums, 1);
	guint n_terms;

	dia_topics_terms(analysis->lexicon->topics, &n_terms);
	sums->analysis = analysis;
	sums->n_topics = dia_topics_length(analysis->lexicon->topics);
	sums->parts = g_array_new(FALSE, FALSE, sizeof(DiaTopicPart));
	sums->own = g_array_new(FALSE, FALSE, sizeof(DiaTopicPart));
	sums->before = g_array_new(FALSE, FALSE, sizeof(DiaTopicPart));
	sums->headings = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	g_ptr_array_set_size(sums->headings, (gint)analysis->document->sections->len);
	sums->origins = g_new0(gint8, analysis->document->sections->len + 1);
	sums->covered = g_new0(guint32, sums->n_topics + 1);
	sums->decoys = g_array_new(FALSE, FALSE, sizeof(DiaTopicDecoy));
	sums->said = g_new0(double, sums->n_topics + 1);
	sums->counted = g_new0(guint32, n_terms);
	sums->pair_parts = g_new0(DiaTopicPairPart, dia_topics_n_parts(analysis->lexicon->topics));
	sums->texts = g_string_chunk_new(1024);
	return sums;
}

void
dia_topic_sums_free(DiaTopicSums *sums)
{
	if (sums == NULL)
		return;
	g_array_unref(sums->parts);
	g_array_unref(sums->own);
	g_array_unref(sums->before);
	for (guint i = 0; i < sums->headings->len; i++)
		if (g_ptr_array_index(sums->headings, i) != NULL)
			g_array_unref(g_ptr_array_index(sums->headings, i));
	g_ptr_array_set_free_func(sums->headings, NULL);
	g_ptr_array_unref(sums->headings);
	g_free(sums->origins);
	g_free(sums->covered);
	g_array_unref(sums->decoys);
	g_free(sums->said);
	g_free(sums->counted);
	g_free(sums->pair_parts);
	g_string_chunk_free(sums->texts);
	g_free(sums);
}

int
dia_topic_parts_compare(gconstpointer a, gconstpointer b)
{
	const DiaTopicPart *first = a;
	const DiaTopicPart *second = b;

	if (first->topic != second->topic)
		return first->topic < second->topic ? -1 : 1;
	if (first->weight != second->weight)
		return first->weight > second->weight ? -1 : 1;
	return g_strcmp0(first->text, second->text);
}

/* Sorts the parts, where there are more than the first @n_sorted of all, which are in order. */
static void
sort_parts(GArray *parts, guint n_sorted)
{
	if (parts->len > n_sorted)
		g_array_sort(parts, dia_topic_parts_compare);
}

/* Adds up parts, which are sorted, to one for each topic. */
void
dia_topic_parts_merge(GArray *parts)
{
	guint end = 0;

	for (guint i = 0; i < parts->len; i++) {
		DiaTopicPart part = g_array_index(parts, DiaTopicPart, i);

		if (end > 0 && g_array_index(parts, DiaTopicPart, end - 1).topic == part.topic)
			g_array_index(parts, DiaTopicPart, end - 1).weight += part.weight;
		else
			g_array_index(parts, DiaTopicPart, end++) = part;
	}
	g_array_set_size(parts, end);
}

/* What is said for one topic. */
typedef struct {
	guint32 topic;
	guint end; /* of its parts */
	double sum;
	gboolean is_single; /* one word alone makes it up */
	gboolean is_named; /* by a heading, or by an instrument */
} TopicSum;

static TopicSum
sum_topic(const GArray *parts, guint first)
{
	TopicSum found = { .topic = g_array_index(parts, DiaTopicPart, first).topic, .end = first };
	guint n = 0;

	for (; found.end < parts->len; found.end++) {
		const DiaTopicPart *part = &g_array_index(parts, DiaTopicPart, found.end);

		if (part->topic != found.topic)
			break;
		found.sum += part->weight;
		n += part->weight > 0;
		found.is_named |= part->source == DIA_TOPIC_FROM_HEADING ||
				  part->source == DIA_TOPIC_FROM_INSTRUMENT;
	}
	found.is_single =
		n == 1 && g_array_index(parts, DiaTopicPart, first).source == DIA_TOPIC_FROM_WORDS;
	return found;
}

/*
 * What a single weak word gains by standing in a short paragraph, it loses again where that is
 * clearly about something else: "a prison for women" in a paragraph on the death penalty. So does
 * what no heading and no instrument names and has little beside the topic of the paragraph; but a
 * recommendation is one sentence that asks for all that it names.
 * @param is_asked whether the paragraph is a recommendation
 * @param source what the loss is for
 * @return what another topic with the sum @best takes from it
 */
static double
find_loss(const TopicSum *here, double best, double factor, gboolean is_asked,
	  DiaTopicSource *source)
{
	*source = DIA_TOPIC_FROM_RIVAL;
	if (here->sum < DIA_TOPIC_THRESHOLD)
		return 0.0;
	if (here->is_single && here->sum < WEAK_WORD * factor && best >= RIVAL_TIMES * here->sum)
		return here->sum - here->sum / factor;
	*source = DIA_TOPIC_FROM_PASSING;
	if (!is_asked && !here->is_named && here->sum < PASSING_MOST &&
	    MIN(best, RIVAL_MOST) > PASSING_TIMES * here->sum)
		return here->sum * (1.0 - PASSING_SHARE);
	return 0.0;
}

static void
weigh_rivals(DiaTopicSums *sums, double factor, gboolean is_asked)
{
	const DiaTopics *topics = sums->analysis->lexicon->topics;
	guint length = sums->parts->len;
	TopicSum best = { 0 };
	TopicSum here;

	for (guint i = 0; i < length; i = here.end) {
		here = sum_topic(sums->parts, i);
		if (here.sum > best.sum)
			best = here;
	}
	for (guint i = 0; i < length; i = here.end) {
		DiaTopicPart part = { 0 };

		here = sum_topic(sums->parts, i);
		part.weight = -find_loss(&here, best.sum, factor, is_asked, &part.source);
		if (part.weight >= 0.0)
			continue;
		part.topic = here.topic;
		part.text = dia_topics_get(topics, best.topic)->title;
		g_array_append_val(sums->parts, part);
	}
}

/* What stands on the cover names the report and its body, and tells of nothing: it is no sentence. */
static gboolean
is_cover(const DiaAnalysis *analysis, guint32 paragraph, const char *text, gsize length)
{
	return length > 0 && strchr(".;:!?", text[length - 1]) == NULL &&
	       dia_analysis_is_front_matter(analysis, paragraph);
}

/* The source of a table, and the cover of a document of the United Nations, name bodies and
 * treaties only; a list of abbreviations, all that the report goes into. */
static gboolean
is_furniture(const DiaAnalysis *analysis, guint32 paragraph)
{
	const DiaParagraph *here = dia_document_paragraph(analysis->document, paragraph);
	const char *text = analysis->document->text->str + here->span.start;
	gsize length = here->span.end - here->span.start;

	return g_str_has_prefix(text, "Source: ") || g_str_has_prefix(text, "Sources: ") ||
	       is_cover(analysis, paragraph, text, length) ||
	       (dia_analysis_is_front_matter(analysis, paragraph) &&
		(g_strstr_len(text, (gssize)length, "Distr.") != NULL ||
		 g_strstr_len(text, (gssize)length, "Abbreviations") != NULL ||
		 g_strstr_len(text, (gssize)length, "Acronyms") != NULL));
}

const GArray *
dia_topic_sums_get(DiaTopicSums *sums, guint32 paragraph)
{
	const DiaParagraph *here = dia_document_paragraph(sums->analysis->document, paragraph);
	GArray *before = sums->before;
	guint n_sorted;

	g_array_set_size(sums->parts, 0);
	if (here->kind == DIA_PARAGRAPH_FOOTNOTE || is_furniture(sums->analysis, paragraph)) {
		g_array_set_size(sums->before, 0);
		return sums->parts;
	}
	dia_topic_add_words(sums, paragraph);
	dia_topic_add_names(sums, paragraph);
	dia_topic_add_instruments(sums, paragraph);
	dia_topic_weigh_origin(sums, paragraph);
	sort_parts(sums->parts, 1);
	n_sorted = sums->parts->len;
	g_array_set_size(sums->own, 0);
	g_array_append_vals(sums->own, sums->parts->data, sums->parts->len);
	dia_topic_parts_merge(sums->own);
	dia_topic_add_headings(sums, paragraph);
	dia_topic_add_neighbour(sums, paragraph);
	sort_parts(sums->parts, n_sorted);
	n_sorted = sums->parts->len;
	weigh_rivals(sums,
		     dia_topic_weigh_length(dia_topic_count_tokens(sums->analysis, paragraph)),
		     here->recommendation >= 0);
	sort_parts(sums->parts, n_sorted);
	/* Only what the paragraph says itself goes to the next one: inheritance does not run on. */
	sums->before = sums->own;
	sums->own = before;
	return sums->parts;
}
