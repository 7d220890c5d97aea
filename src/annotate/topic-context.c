/*
 * What stands around a paragraph: the headings above it, and the paragraph before where this one
 * points back to it.
 */
#include "annotate/topic-parts.h"

static const double HEADING_ENOUGH =
	1.0; /* a heading that names one topic, unless the text has another */
static const double HEADING_SHARE =
	0.8; /* of the innermost heading, where it names more or the text has another */
static const double PARENT_SHARE = 0.4; /* of the headings around it */
static const double ORIGIN_SHARE = 0.5; /* of what is said where a report tells of itself */
static const double NAMED = 0.4;	/* the sum from which a heading names a topic */
static const double RIVAL = 1.2;	/* the sum with which a text has a topic of its own */
static const double NEIGHBOUR_SHARE =
	0.5; /* of the paragraph before, where this one points back to it */
static const double ADVICE_SHARE =
	1.0; /* the same, where this one says what to do about it alone */
enum {
	ADVICE_TOKENS = 4,
	FEWEST_TOKENS = 8, /* less than a sentence: a heading alone does not say what it is about */
};

/* What the words of a heading speak for, found once: a part for each topic. */
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
	dia_topic_start_round(sums);
	dia_topic_count_phrases(sums, (const DiaToken *)(const void *)tokens->data, 0, tokens->len,
				title, parts);
	g_array_sort(parts, dia_topic_parts_compare);
	dia_topic_parts_merge(parts);
	g_ptr_array_index(sums->headings, section) = parts;
	return parts;
}

/* Topics that what is said of the report itself may well be on. */
static gboolean
is_on_reports(const DiaTopicSums *sums, guint32 topic)
{
	static const char *const ids[] = { "upr", "treaty-bodies", "special-procedures",
					   "civil-society", NULL };

	return dia_words_hold(ids, dia_topics_get(sums->analysis->lexicon->topics, topic)->id);
}

/* Does a heading announce how the report came about, and nothing that it is on? */
static gboolean
announces_report(DiaTopicSums *sums, gint32 section)
{
	static const char *const words[] = { "methodolog",	  "process of preparation",
					     "preparation of",	  "preparation process",
					     "drafting of",	  "drafting process",
					     "consultation",	  "dissemination",
					     "about this",	  "about the submi",
					     "about the author",  "about us",
					     "who we are",	  "who speaks",
					     "submitting organi", NULL };
	const GArray *heading = get_heading(sums, section);
	const DiaDocument *document = sums->analysis->document;
	g_autofree char *title = g_utf8_strdown(
		g_array_index(document->sections, DiaSection, section).title, -1);

	for (guint i = 0; i < heading->len; i++)
		if (!is_on_reports(sums, g_array_index(heading, DiaTopicPart, i).topic) &&
		    g_array_index(heading, DiaTopicPart, i).weight >= NAMED)
			return FALSE;
	for (guint i = 0; words[i] != NULL; i++)
		if (strstr(title, words[i]) != NULL)
			return TRUE;
	return FALSE;
}

/* Who was consulted on a report, and where it can be read, says little of what the report is on. */
void
dia_topic_weigh_origin(DiaTopicSums *sums, guint32 index)
{
	gint32 section = dia_document_paragraph(sums->analysis->document, index)->section;

	if (section < 0)
		return;
	if (sums->origins[section] == 0)
		sums->origins[section] = announces_report(sums, section) ? 1 : -1;
	if (sums->origins[section] < 0)
		return;
	for (guint i = 0; i < sums->parts->len; i++) {
		DiaTopicPart *part = &g_array_index(sums->parts, DiaTopicPart, i);

		if (!is_on_reports(sums, part->topic))
			part->weight *= ORIGIN_SHARE;
	}
}

/* Adds a share of what a heading or the paragraph before speaks for. */
static void
add_share(DiaTopicSums *sums, const DiaTopicPart *of, DiaTopicSource source, double share,
	  const char *text)
{
	DiaTopicPart part = { .topic = of->topic,
			      .source = source,
			      .weight = MIN(of->weight, 1.0) * share,
			      .text = text };

	g_array_append_val(sums->parts, part);
}

/* Has the text words for this topic, or at least none that make it one on another? */
static gboolean
follows_heading(const GArray *own, guint32 topic)
{
	gboolean has_rival = FALSE;

	for (guint i = 0; i < own->len; i++) {
		const DiaTopicPart *part = &g_array_index(own, DiaTopicPart, i);

		if (part->topic == topic && part->weight > 0)
			return TRUE;
		has_rival |= part->weight >= RIVAL;
	}
	return !has_rival;
}

/* Is one phrase in the other, as "child labour" is where it speaks for two topics? */
static gboolean
is_same_phrase(const char *a, const char *b)
{
	return (strstr(a, b) != NULL || strstr(b, a) != NULL) && strstr(a, " and ") == NULL &&
	       strstr(b, " and ") == NULL;
}

/* The things that a heading names: topics for which one phrase speaks are one. */
static guint
count_named(const GArray *heading)
{
	const DiaTopicPart *parts = (const DiaTopicPart *)(const void *)heading->data;
	guint n = 0;

	for (guint i = 0; i < heading->len; i++) {
		guint j = 0;

		if (parts[i].weight < NAMED)
			continue;
		while (j < i &&
		       (parts[j].weight < NAMED || !is_same_phrase(parts[i].text, parts[j].text)))
			j++;
		n += j == i;
	}
	return n;
}

/* The innermost heading. Where it names one topic only, it says what each paragraph under it is
 * about. */
static void
add_innermost_heading(DiaTopicSums *sums, guint32 index, const GArray *heading, const char *title)
{
	const DiaParagraph *paragraph = dia_document_paragraph(sums->analysis->document, index);
	gboolean is_sentence = paragraph->kind != DIA_PARAGRAPH_TABLE &&
			       dia_topic_count_tokens(sums->analysis, index) >= FEWEST_TOKENS;
	guint n_named = count_named(heading);

	for (guint i = 0; i < heading->len; i++) {
		DiaTopicPart part = g_array_index(heading, DiaTopicPart, i);
		gboolean is_enough = n_named == 1 && part.weight >= NAMED && is_sentence &&
				     follows_heading(sums->own, part.topic);

		if (part.weight >= NAMED)
			part.weight = 1.0;
		add_share(sums, &part, DIA_TOPIC_FROM_HEADING,
			  is_enough ? HEADING_ENOUGH : HEADING_SHARE, title);
	}
}

void
dia_topic_add_headings(DiaTopicSums *sums, guint32 index)
{
	const DiaDocument *document = sums->analysis->document;
	gint32 innermost = dia_document_paragraph(document, index)->section;

	for (gint32 i = innermost; i >= 0;) {
		const DiaSection *section = &g_array_index(document->sections, DiaSection, i);
		const GArray *heading = get_heading(sums, i);

		if (i == innermost)
			add_innermost_heading(sums, index, heading, section->title);
		for (guint j = 0; i != innermost && j < heading->len; j++)
			add_share(sums, &g_array_index(heading, DiaTopicPart, j),
				  DIA_TOPIC_FROM_HEADING, PARENT_SHARE, section->title);
		i = section->parent;
	}
}

/* "The State party should", "The Committee recommends": what is to be done about the concern
 * before. */
static gboolean
is_advice(const DiaAnalysis *analysis, guint32 paragraph)
{
	static const char *const advice[] = {
		"the state party should",   "the committee recommends",
		"the committee urges",	    "the committee calls",
		"the committee requests",   "the committee encourages",
		"the committee invites",    "the committee therefore",
		"the committee reiterates", NULL
	};
	guint32 first = dia_analysis_first_token(analysis, paragraph);
	guint32 end = MIN(first + ADVICE_TOKENS, dia_analysis_end_token(analysis, paragraph));
	g_autoptr(GString) opening = g_string_new(NULL);

	for (guint32 i = first; i < end; i++) {
		if (i > first)
			g_string_append_c(opening, ' ');
		g_string_append(opening, dia_vocabulary_word(analysis->vocabulary,
							     dia_analysis_tokens(analysis)[i].word));
	}
	for (guint i = 0; advice[i] != NULL; i++)
		if (g_str_has_prefix(opening->str, advice[i]))
			return TRUE;
	return FALSE;
}

/* Does a paragraph begin with a word that points back to the one before? */
static gboolean
goes_on(const DiaAnalysis *analysis, guint32 paragraph)
{
	static const char *const openers[] = {
		"this",		"these",     "such",	  "they",  "it",   "moreover",
		"furthermore",	"however",   "therefore", "thus",  "also", "nevertheless",
		"consequently", "similarly", "those",	  "their", NULL
	};
	guint32 first = dia_analysis_first_token(analysis, paragraph);
	const DiaToken *token = &dia_analysis_tokens(analysis)[first];

	if (first == dia_analysis_end_token(analysis, paragraph))
		return FALSE;
	return dia_words_hold(openers, dia_vocabulary_word(analysis->vocabulary, token->word));
}

void
dia_topic_add_neighbour(DiaTopicSums *sums, guint32 index)
{
	const DiaDocument *document = sums->analysis->document;
	const DiaParagraph *paragraph = dia_document_paragraph(document, index);
	const DiaParagraph *before;
	gboolean advises;

	if (index == 0 || sums->before->len == 0)
		return;
	before = dia_document_paragraph(document, index - 1);
	if (before->section != paragraph->section || before->kind != paragraph->kind ||
	    paragraph->recommendation >= 0)
		return;
	advises = is_advice(sums->analysis, index);
	if (!advises && !goes_on(sums->analysis, index))
		return;
	for (guint i = 0; i < sums->before->len; i++) {
		const DiaTopicPart *part = &g_array_index(sums->before, DiaTopicPart, i);

		add_share(sums, part, DIA_TOPIC_FROM_NEIGHBOUR,
			  advises && follows_heading(sums->own, part->topic) ? ADVICE_SHARE
									     : NEIGHBOUR_SHARE,
			  before->id);
	}
}
