/*
 * The sum for a topic in a paragraph: its own phrases, each once, which weigh more the shorter it is; those
 * of the names that stand in it in short; the instruments that it names; the headings above it; and a part
 * of what the paragraph before says, where this one points back to it.
 *
 * Each topic is matched by itself, longest phrase first, so that "women with disabilities" hides "women"
 * only where one topic has both. Work grows with the phrases found, not with the number of topics.
 */
#include "annotate/topic-sums.h"

#include <math.h>

/*
 * Measured on whole reports and on recommendations. A word says more where there are few: its weight times
 * the root of this, over the number of tokens.
 */
static const double PLAIN_LENGTH = 70.0;
static const double GREATEST_FACTOR = 1.8;

static const double HEADING_ENOUGH = 1.0;  /* a heading that names one topic, unless the text has another */
static const double HEADING_SHARE = 0.8;   /* of the innermost heading, where it names more or the text has another */
static const double PARENT_SHARE = 0.4;	   /* of the headings around it */
static const double NAMED = 0.4;	   /* the sum from which a heading names a topic */
static const double RIVAL = 1.2;	   /* the sum with which a text has a topic of its own */
static const double NEIGHBOUR_SHARE = 0.5; /* of the paragraph before, where this one points back to it */
static const double ADVICE_SHARE = 1.0;	   /* the same, where this one says what to do about it alone */
static const double LIST_SHARE = 0.5;	   /* of phrases in a sentence that lists many topics */
static const double LISTED_NAME = 0.5;	   /* the least weight of a phrase that is one of such a list */
static const double SHORT_SHARE = 0.8;	   /* of the phrases in a name that stands here in short */
static const double WEAK_WORD = 0.9;	   /* the weight below which a word alone makes no topic, but for shortness */
static const double RIVAL_TIMES = 2.0;	   /* so many times the sum of another topic outweighs it */
static const double INSTRUMENT_WEIGHT = 0.9; /* nearly enough: the words around decide */
static const double LISTED_WEIGHT = 0.4;     /* one of many, or "the Convention" */
enum {
	LIST_TOPICS = 5,	/* topics in one sentence that make it such a list */
	LIST_INSTRUMENTS = 4,	/* instruments in one paragraph that make it a list */
	COUNTED_MENTIONS = 100, /* of a paragraph; more change nothing but the time */
	PAIR_REACH = 20,	/* tokens between the two parts of a pair */
	ADVICE_TOKENS = 4,
	FEWEST_TOKENS = 8,	/* less than a sentence: a heading alone does not say what it is about */
};

/* Where a part of pairs was found last. */
typedef struct {
	guint32 run; /* of tokens that were looked through together; 0 for never */
	guint32 end; /* token behind it */
	const char *text;
} Part;

struct _DiaTopicSums {
	const DiaAnalysis *analysis;
	GArray *parts;	      /* of DiaTopicPart */
	GPtrArray *headings;  /* by section: GArray of DiaTopicPart, or NULL until asked for */
	GArray *own;	      /* what the paragraph itself says, a part for each topic */
	GArray *before;	      /* the same of the paragraph before */
	guint32 *covered;     /* by topic: end of the phrase matched last, in tokens */
	guint32 *counted;     /* by term: the round in which it was counted */
	Part *pair_parts;     /* by part of pairs: where it stood last */
	GStringChunk *texts;  /* of the pairs that were found */
	guint32 round;
	guint32 run; /* counts the sentences and headings that were looked through */
	guint32 n_topics;
	guint32 mention; /* index of the first mention that is not before the paragraph */
	guint32 term;	 /* the same of terms */
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
	sums->own = g_array_new(FALSE, FALSE, sizeof(DiaTopicPart));
	sums->before = g_array_new(FALSE, FALSE, sizeof(DiaTopicPart));
	sums->headings = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	g_ptr_array_set_size(sums->headings, (gint)analysis->document->sections->len);
	sums->covered = g_new0(guint32, sums->n_topics + 1);
	sums->counted = g_new0(guint32, n_terms);
	sums->pair_parts = g_new0(Part, dia_topics_n_parts(analysis->lexicon->topics));
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
	g_free(sums->covered);
	g_free(sums->counted);
	g_free(sums->pair_parts);
	g_string_chunk_free(sums->texts);
	g_free(sums);
}

/* Counts the pairs that a part makes with those that stand before it. */
static void
count_pairs(DiaTopicSums *sums, const DiaTopicTerm *part, guint32 at, guint32 end, GArray *parts)
{
	const DiaTopics *topics = sums->analysis->lexicon->topics;
	const DiaTopicTerm *terms = dia_topics_terms(topics, NULL);
	guint n;
	const DiaTopicPair *pairs = dia_topics_pairs(topics, part->part, &n);

	for (guint i = 0; i < n; i++) {
		const Part *other = &sums->pair_parts[pairs[i].other];
		const DiaTopicTerm *term = &terms[pairs[i].term];
		g_autofree char *text = NULL;
		DiaTopicPart found = { .topic = term->topic,
				       .source = DIA_TOPIC_FROM_WORDS,
				       .weight = term->weight };

		if (other->run != sums->run || other->end > at || at - other->end > PAIR_REACH ||
		    sums->counted[pairs[i].term] == sums->round)
			continue;
		sums->counted[pairs[i].term] = sums->round;
		text = g_strdup_printf("%s \u2026 %s", other->text, part->text);
		found.text = g_string_chunk_insert_const(sums->texts, text);
		g_array_append_val(parts, found);
	}
	sums->pair_parts[part->part] = (Part){ .run = sums->run, .end = end, .text = part->text };
}

/* Counts the phrase of a match for each of its topics that no longer phrase has covered. */
static void
count_match(DiaTopicSums *sums, const DiaPhraseMatch *match, guint32 at, GArray *parts)
{
	const DiaTopics *topics = sums->analysis->lexicon->topics;
	const DiaTopicTerm *terms = dia_topics_terms(topics, NULL);
	const DiaPhrases *phrases = dia_topics_phrases(topics);
	guint32 link = match->entry;
	guint32 index;

	while (dia_phrases_next_payload(phrases, &link, &index)) {
		const DiaTopicTerm *term = &terms[index];
		guint32 *covered =
		    &sums->covered[term->topic >= DIA_TOPIC_PART ? sums->n_topics : term->topic];
		DiaTopicPart part = { .topic = term->topic,
				      .source = DIA_TOPIC_FROM_WORDS,
				      .weight = term->weight,
				      .text = term->text };

		if (*covered > at || sums->covered[sums->n_topics] > at)
			continue;
		if (term->topic == DIA_TOPIC_PART) {
			count_pairs(sums, term, at, at + match->n_tokens, parts);
			continue;
		}
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

	sums->run++;
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

/* Do the parts from @first on speak for LIST_TOPICS topics and more? */
static gboolean
is_list(const GArray *parts, guint first)
{
	guint32 seen[LIST_TOPICS];
	guint n = 0;

	for (guint i = first; i < parts->len && n < LIST_TOPICS; i++) {
		guint j = 0;

		if (g_array_index(parts, DiaTopicPart, i).weight < LISTED_NAME)
			continue;
		seen[n] = g_array_index(parts, DiaTopicPart, i).topic;
		while (seen[j] != seen[n])
			j++;
		n += j == n;
	}
	return n == LIST_TOPICS;
}

static guint
count_tokens(const DiaAnalysis *analysis, guint32 paragraph)
{
	return dia_analysis_end_token(analysis, paragraph) -
	       dia_analysis_first_token(analysis, paragraph);
}

static double
weigh_length(guint n_tokens)
{
	return CLAMP(sqrt(PLAIN_LENGTH / MAX(n_tokens, 1)), 1.0, GREATEST_FACTOR);
}

/* "(a) Abolish ...;" is as short as it is, however many items there are. */
static gboolean
is_item(const DiaAnalysis *analysis, const DiaSentence *sentence)
{
	const char *text = analysis->document->text->str +
			   dia_analysis_tokens(analysis)[sentence->first_token].start;

	return text[0] == '(' && g_ascii_isalnum(text[1]) &&
	       (text[2] == ')' || (g_ascii_isalnum(text[2]) && text[3] == ')'));
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
		double weight =
		    weigh_length(is_item(analysis, sentence)
				     ? sentence->end_token - sentence->first_token
				     : count_tokens(analysis, paragraph));

		count_phrases(sums, dia_analysis_tokens(analysis), sentence->first_token,
			      sentence->end_token, analysis->document->text->str, sums->parts);
		if (is_list(sums->parts, first))
			weight *= LIST_SHARE;
		for (guint j = first; j < sums->parts->len; j++)
			g_array_index(sums->parts, DiaTopicPart, j).weight *= weight;
	}
}

/* "NHRC", but not "the Commission", which often stands for what is only in passing. */
static gboolean
is_abbreviation(const DiaAnalysis *analysis, const DiaNameMark *term)
{
	const char *text = analysis->document->text->str;

	return term->span.end - term->span.start >= 2 && g_ascii_isupper(text[term->span.start]) &&
	       g_ascii_isupper(text[term->span.start + 1]);
}

/* What the whole name says that an abbreviation stands for: each phrase once. */
static void
add_names(DiaTopicSums *sums, guint32 paragraph)
{
	const DiaAnalysis *analysis = sums->analysis;
	double weight = SHORT_SHARE * weigh_length(count_tokens(analysis, paragraph));
	guint first = sums->parts->len;

	for (; sums->term < analysis->terms->len; sums->term++) {
		const DiaNameMark *term = &g_array_index(analysis->terms, DiaNameMark, sums->term);

		if (term->paragraph > paragraph)
			break;
		if (term->paragraph < paragraph || !is_abbreviation(analysis, term) ||
		    term->first_token >= dia_analysis_first_token(analysis, paragraph))
			continue;
		memset(sums->covered, 0, (sums->n_topics + 1) * sizeof(guint32));
		count_phrases(sums, dia_analysis_tokens(analysis), term->first_token, term->end_token,
			      analysis->document->text->str, sums->parts);
	}
	for (guint i = first; i < sums->parts->len; i++) {
		DiaTopicPart *part = &g_array_index(sums->parts, DiaTopicPart, i);

		part->source = DIA_TOPIC_FROM_NAME;
		part->weight *= weight;
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

static void
add_instrument(DiaTopicSums *sums, guint32 index, double weight)
{
	const DiaLexicon *lexicon = sums->analysis->lexicon;
	const DiaInstrument *instrument = dia_instruments_get(lexicon->instruments, index);

	for (const char *const *id = instrument->topics; id != NULL && *id != NULL; id++) {
		gint topic = dia_topics_find(lexicon->topics, *id);
		DiaTopicPart part = { .topic = (guint32)topic,
				      .source = DIA_TOPIC_FROM_INSTRUMENT,
				      .weight = weight,
				      .text = instrument->title };

		if (topic >= 0)
			g_array_append_val(sums->parts, part);
	}
}

static gboolean
is_table(const DiaAnalysis *analysis, guint32 paragraph)
{
	return dia_document_paragraph(analysis->document, paragraph)->kind == DIA_PARAGRAPH_TABLE;
}

/* Takes out what was counted for the topics of an instrument: words of its name. */
static void
drop_instrument(DiaTopicSums *sums, guint32 index)
{
	const DiaLexicon *lexicon = sums->analysis->lexicon;
	const DiaInstrument *instrument = dia_instruments_get(lexicon->instruments, index);

	for (const char *const *id = instrument->topics; id != NULL && *id != NULL; id++)
		for (guint i = sums->parts->len; i > 0; i--)
			if ((gint)g_array_index(sums->parts, DiaTopicPart, i - 1).topic ==
			    dia_topics_find(lexicon->topics, *id))
				g_array_remove_index_fast(sums->parts, i - 1);
}

/* Each instrument that the paragraph names speaks once for the topics that it is about; in a table of
 * treaties none does, and the words are those of their names. */
static void
add_instruments(DiaTopicSums *sums, guint32 paragraph)
{
	const GArray *mentions = sums->analysis->mentions;
	guint32 first;
	guint32 end;
	guint n_distinct = 0;
	double factor = weigh_length(count_tokens(sums->analysis, paragraph));

	while (sums->mention < mentions->len &&
	       g_array_index(mentions, DiaMention, sums->mention).paragraph < paragraph)
		sums->mention++;
	first = sums->mention;
	for (end = first; end < mentions->len && end - first < COUNTED_MENTIONS &&
			  g_array_index(mentions, DiaMention, end).paragraph == paragraph;
	     end++)
		n_distinct += !is_named_before(mentions, first, end);
	if (n_distinct >= LIST_INSTRUMENTS && is_table(sums->analysis, paragraph)) {
		for (guint32 i = first; i < end; i++)
			drop_instrument(sums, g_array_index(mentions, DiaMention, i).instrument);
		return;
	}
	for (guint32 i = first; i < end; i++) {
		const DiaMention *mention = &g_array_index(mentions, DiaMention, i);
		gboolean is_weak = mention->is_ellipsis || n_distinct >= LIST_INSTRUMENTS;

		if (!is_named_before(mentions, first, i))
			add_instrument(sums, mention->instrument,
				       factor * (is_weak ? LISTED_WEIGHT : INSTRUMENT_WEIGHT));
	}
}

/* Adds up parts, which are sorted, to one for each topic. */
static void
merge_parts(GArray *parts)
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
	start_round(sums);
	count_phrases(sums, (const DiaToken *)(const void *)tokens->data, 0, tokens->len, title,
		      parts);
	g_array_sort(parts, compare_parts);
	merge_parts(parts);
	g_ptr_array_index(sums->headings, section) = parts;
	return parts;
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
		while (j < i && (parts[j].weight < NAMED || !is_same_phrase(parts[i].text, parts[j].text)))
			j++;
		n += j == i;
	}
	return n;
}

/* The innermost heading. Where it names one topic only, it says what each paragraph under it is about. */
static void
add_innermost_heading(DiaTopicSums *sums, guint32 index, const GArray *heading, const char *title)
{
	const DiaParagraph *paragraph = dia_document_paragraph(sums->analysis->document, index);
	gboolean is_sentence = paragraph->kind != DIA_PARAGRAPH_TABLE &&
			       count_tokens(sums->analysis, index) >= FEWEST_TOKENS;
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

static void
add_headings(DiaTopicSums *sums, guint32 index)
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

/* "The State party should", "The Committee recommends": what is to be done about the concern before. */
static gboolean
is_advice(const DiaAnalysis *analysis, guint32 paragraph)
{
	static const char *const advice[] = {
		"the state party should", "the committee recommends", "the committee urges",
		"the committee calls",	  "the committee requests",   "the committee encourages",
		"the committee invites",  "the committee therefore",  "the committee reiterates",
		NULL
	};
	guint32 first = dia_analysis_first_token(analysis, paragraph);
	guint32 end = MIN(first + ADVICE_TOKENS, dia_analysis_end_token(analysis, paragraph));
	g_autoptr(GString) opening = g_string_new(NULL);

	for (guint32 i = first; i < end; i++)
		g_string_append_printf(opening, i == first ? "%s" : " %s",
				       dia_vocabulary_word(analysis->vocabulary,
							   dia_analysis_tokens(analysis)[i].word));
	for (guint i = 0; advice[i] != NULL; i++)
		if (g_str_has_prefix(opening->str, advice[i]))
			return TRUE;
	return FALSE;
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
	return dia_words_hold(openers, dia_vocabulary_word(analysis->vocabulary, token->word));
}

static void
add_neighbour(DiaTopicSums *sums, guint32 index)
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

/* The topic that the parts from @first on are for: their sum, and whether one word alone makes it up. */
static guint
find_topic_end(const GArray *parts, guint first, double *sum, gboolean *is_single)
{
	guint32 topic = g_array_index(parts, DiaTopicPart, first).topic;
	guint end = first;
	guint n = 0;

	*sum = 0.0;
	for (; end < parts->len && g_array_index(parts, DiaTopicPart, end).topic == topic; end++) {
		*sum += g_array_index(parts, DiaTopicPart, end).weight;
		n += g_array_index(parts, DiaTopicPart, end).weight > 0;
	}
	*is_single = n == 1 && g_array_index(parts, DiaTopicPart, first).source == DIA_TOPIC_FROM_WORDS;
	return end;
}

/*
 * What a single weak word gains by standing in a short paragraph, it loses again where that is
 * clearly about something else: "a prison for women" in a paragraph on the death penalty.
 */
static void
weigh_rivals(DiaTopicSums *sums, double factor)
{
	const DiaTopics *topics = sums->analysis->lexicon->topics;
	guint length = sums->parts->len;
	gboolean is_single;
	double best = 0.0;
	guint32 rival = 0;
	double sum;

	for (guint i = 0, end; i < length; i = end) {
		end = find_topic_end(sums->parts, i, &sum, &is_single);
		if (sum > best)
			rival = g_array_index(sums->parts, DiaTopicPart, i).topic;
		best = MAX(best, sum);
	}
	for (guint i = 0, end; i < length; i = end) {
		DiaTopicPart part = { .topic = g_array_index(sums->parts, DiaTopicPart, i).topic,
				      .source = DIA_TOPIC_FROM_RIVAL };

		end = find_topic_end(sums->parts, i, &sum, &is_single);
		if (!is_single || sum < DIA_TOPIC_THRESHOLD || sum >= WEAK_WORD * factor ||
		    best < RIVAL_TIMES * sum)
			continue;
		part.weight = sum / factor - sum;
		part.text = dia_topics_get(topics, rival)->title;
		g_array_append_val(sums->parts, part);
	}
}

/* The source of a table, and the cover of a document of the United Nations, name bodies and treaties only. */
static gboolean
is_furniture(const DiaAnalysis *analysis, guint32 paragraph)
{
	const DiaParagraph *here = dia_document_paragraph(analysis->document, paragraph);
	const char *text = analysis->document->text->str + here->span.start;
	gsize length = here->span.end - here->span.start;

	return g_str_has_prefix(text, "Source: ") || g_str_has_prefix(text, "Sources: ") ||
	       (dia_analysis_is_front_matter(analysis, paragraph) &&
		g_strstr_len(text, (gssize)length, "Distr.") != NULL);
}

const GArray *
dia_topic_sums_get(DiaTopicSums *sums, guint32 paragraph)
{
	const DiaParagraph *here = dia_document_paragraph(sums->analysis->document, paragraph);
	GArray *before = sums->before;

	g_array_set_size(sums->parts, 0);
	if (here->kind == DIA_PARAGRAPH_FOOTNOTE || is_furniture(sums->analysis, paragraph)) {
		g_array_set_size(sums->before, 0);
		return sums->parts;
	}
	add_words(sums, paragraph);
	add_names(sums, paragraph);
	add_instruments(sums, paragraph);
	g_array_sort(sums->parts, compare_parts);
	g_array_set_size(sums->own, 0);
	g_array_append_vals(sums->own, sums->parts->data, sums->parts->len);
	merge_parts(sums->own);
	add_headings(sums, paragraph);
	add_neighbour(sums, paragraph);
	g_array_sort(sums->parts, compare_parts);
	weigh_rivals(sums, weigh_length(count_tokens(sums->analysis, paragraph)));
	g_array_sort(sums->parts, compare_parts);
	/* Only what the paragraph says itself goes to the next one: inheritance does not run on. */
	sums->before = sums->own;
	sums->own = before;
	return sums->parts;
}
