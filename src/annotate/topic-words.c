/*
 * What a paragraph says itself: its phrases, those of the names that stand in it in short, and the
 * instruments that it names.
 *
 * Each topic is matched by itself, longest phrase first, so that "women with disabilities" hides
 * "women" only where one topic has both. Work grows with the phrases found, not with the number of
 * topics.
 */
#include <math.h>

#include "annotate/topic-parts.h"

/*
 * Measured on whole reports and on recommendations. A word says more where there are few: its
 * weight times the root of this, over the number of tokens.
 */
static const double PLAIN_LENGTH = 110.0;
static const double GREATEST_FACTOR = 1.8;

/* The same for a sentence of a longer paragraph, for the topic that it is most about. */
static const double SENTENCE_LENGTH = 40.0;
static const double SENTENCE_FACTOR = 1.5;
static const double LEAD_SHARE = 0.9; /* of the greatest sum in a sentence, that makes it on a topic */

static const double LIST_SHARE = 0.5;  /* of phrases in a sentence that lists many topics */
static const double ASKED_SHARE = 0.85; /* the same in a recommendation, which asks for each */
static const double LISTED_NAME = 0.5; /* the least weight of a phrase that is one of such a list */
static const double SHORT_SHARE = 0.8; /* of the phrases in a name that stands here in short */
static const double INSTRUMENT_WEIGHT = 0.9; /* nearly enough: the words around decide */
static const double LISTED_WEIGHT = 0.4;     /* one of many, or "the Convention" */
static const double TREATY_SHARE = 0.55;     /* for the topic of treaties: named is not yet bound */
enum {
	LIST_TOPICS = 5,	/* topics in one sentence that make it such a list */
	MOST_LISTED = 16,	/* that are counted of them */
	LISTED_TOKENS = 7,	/* to each; with more, each is told of */
	LIST_INSTRUMENTS = 4,	/* instruments in one paragraph that make it a list */
	COUNTED_MENTIONS = 100, /* of a paragraph; more change nothing but the time */
	PAIR_REACH = 24,	/* tokens between the two parts of a pair */
	POINTER_BYTES = 200,	/* of the parenthesis behind the number of a paragraph */
};

static void
add_pair(DiaTopicSums *sums, const DiaTopicTerm *term, const char *before, const char *behind, GArray *parts)
{
	g_autofree char *text = g_strdup_printf("%s \u2026 %s", before, behind);
	DiaTopicPart found = { .topic = term->topic,
			       .source = DIA_TOPIC_FROM_WORDS,
			       .weight = term->weight,
			       .text = g_string_chunk_insert_const(sums->texts, text) };

	g_array_append_val(parts, found);
}

static void
add_decoy(DiaTopicSums *sums, guint32 topic, guint32 first, guint32 end)
{
	DiaTopicDecoy decoy = { .topic = topic, .first = first, .end = end };

	g_array_append_val(sums->decoys, decoy);
}

/* Does a part of a pair stand in a phrase that misleads for its topic? */
static gboolean
is_decoy(const DiaTopicSums *sums, guint32 topic, guint32 first)
{
	for (guint i = sums->decoys->len; i > 0; i--) {
		const DiaTopicDecoy *decoy = &g_array_index(sums->decoys, DiaTopicDecoy, i - 1);

		if (decoy->first + PAIR_REACH < first)
			break;
		if (decoy->topic == topic && decoy->first <= first && first < decoy->end)
			return TRUE;
	}
	return FALSE;
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
		const DiaTopicPairPart *other = &sums->pair_parts[pairs[i].other];
		const DiaTopicTerm *term = &terms[pairs[i].term];

		if (other->run != sums->run || other->end > at || at - other->end > PAIR_REACH ||
		    sums->counted[pairs[i].term] == sums->round ||
		    is_decoy(sums, term->topic, at) || is_decoy(sums, term->topic, other->first))
			continue;
		sums->counted[pairs[i].term] = sums->round;
		add_pair(sums, term, other->text, dia_topics_text(topics, part), parts);
	}
	sums->pair_parts[part->part] = (DiaTopicPairPart){
		.run = sums->run, .first = at, .end = end, .text = dia_topics_text(topics, part)
	};
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
		guint32 *covered = &sums->covered[term->topic >= DIA_TOPIC_PART ? sums->n_topics
										: term->topic];
		DiaTopicPart part = { .topic = term->topic,
				      .source = DIA_TOPIC_FROM_WORDS,
				      .weight = term->weight,
				      .text = dia_topics_text(topics, term) };

		if (*covered > at || sums->covered[sums->n_topics] > at)
			continue;
		if (term->topic == DIA_TOPIC_PART) {
			count_pairs(sums, term, at, at + match->n_tokens, parts);
			continue;
		}
		*covered = at + match->n_tokens;
		if (term->is_misleading)
			add_decoy(sums, term->topic, at, *covered);
		if (term->is_misleading || sums->counted[index] == sums->round)
			continue;
		sums->counted[index] = sums->round;
		g_array_append_val(parts, part);
	}
}

/* Adds the phrases of a run of tokens; phrases count once until the next round. */
void
dia_topic_count_phrases(DiaTopicSums *sums, const DiaToken *tokens, guint32 first, guint32 end,
			const char *text, GArray *parts)
{
	const DiaPhrases *phrases = dia_topics_phrases(sums->analysis->lexicon->topics);

	sums->run++;
	g_array_set_size(sums->decoys, 0);
	for (guint32 at = dia_phrases_next(phrases, tokens, first, end); at < end;
	     at = dia_phrases_next(phrases, tokens, at + 1, end)) {
		DiaPhraseMatch matches[DIA_MAX_PHRASE_MATCHES];
		guint n = dia_phrases_match_all(phrases, sums->analysis->vocabulary, text, tokens,
						at, end, matches);

		for (guint i = 0; i < n; i++)
			count_match(sums, &matches[i], at, parts);
	}
}

void
dia_topic_start_round(DiaTopicSums *sums)
{
	sums->round++;
	memset(sums->covered, 0, (sums->n_topics + 1) * sizeof(guint32));
}

/* Do the parts from @first on speak for LIST_TOPICS topics and more, with few words for each? */
static gboolean
is_list(const GArray *parts, guint first, guint n_tokens)
{
	guint32 seen[MOST_LISTED];
	guint n = 0;

	for (guint i = first; i < parts->len && n < MOST_LISTED; i++) {
		guint j = 0;

		if (g_array_index(parts, DiaTopicPart, i).weight < LISTED_NAME)
			continue;
		seen[n] = g_array_index(parts, DiaTopicPart, i).topic;
		while (seen[j] != seen[n])
			j++;
		n += j == n;
	}
	return n >= LIST_TOPICS && n_tokens <= n * LISTED_TOKENS;
}

guint
dia_topic_count_tokens(const DiaAnalysis *analysis, guint32 paragraph)
{
	return dia_analysis_end_token(analysis, paragraph) -
	       dia_analysis_first_token(analysis, paragraph);
}

double
dia_topic_weigh_length(guint n_tokens)
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

/*
 * "paragraphs 18 (death penalty), 30 (cells)" of what is asked for points to matters treated elsewhere.
 * @return the token behind the parenthesis that @at is the number before, or @at
 */
static guint32
skip_pointer(const DiaAnalysis *analysis, guint32 at, guint32 end)
{
	const DiaToken *tokens = dia_analysis_tokens(analysis);
	const char *text = analysis->document->text->str;
	guint32 close = dia_token_end(&tokens[at]);
	guint32 last = MIN(dia_token_end(&tokens[end - 1]), close + POINTER_BYTES);
	guint32 after = at + 1;

	if (tokens[at].kind != DIA_TOKEN_NUMBER || text[close] != ' ' || text[close + 1] != '(')
		return at;
	while (close < last && text[close] != ')')
		close++;
	while (after < end && tokens[after].start < close)
		after++;
	return after;
}

/* Does the sentence point to several paragraphs in this way? */
static gboolean
lists_paragraphs(const DiaAnalysis *analysis, const DiaSentence *sentence)
{
	static const char *const words[] = { "paragraphs", "paras", "paras.", NULL };
	gboolean has_word = FALSE;
	guint n = 0;

	for (guint32 i = sentence->first_token; i < sentence->end_token; i++) {
		guint32 word = dia_analysis_tokens(analysis)[i].word;

		if (has_word && skip_pointer(analysis, i, sentence->end_token) > i)
			n++;
		has_word |= dia_words_hold(words, dia_vocabulary_word(analysis->vocabulary, word));
	}
	return n > 1;
}

static void
count_sentence(DiaTopicSums *sums, const DiaSentence *sentence)
{
	const DiaAnalysis *analysis = sums->analysis;
	const DiaToken *tokens = dia_analysis_tokens(analysis);
	const char *text = analysis->document->text->str;
	guint32 end = sentence->end_token;
	guint32 first = sentence->first_token;

	for (guint32 i = lists_paragraphs(analysis, sentence) ? first : end; i < end;) {
		guint32 after = skip_pointer(analysis, i, end);

		if (after > i) {
			dia_topic_count_phrases(sums, tokens, first, i, text, sums->parts);
			first = after;
		}
		i = MAX(after, i + 1);
	}
	dia_topic_count_phrases(sums, tokens, first, end, text, sums->parts);
}

static gboolean
is_table(const DiaAnalysis *analysis, guint32 paragraph)
{
	return dia_document_paragraph(analysis->document, paragraph)->kind == DIA_PARAGRAPH_TABLE;
}

/* By topic, what the parts from @first on add up to. @return the greatest of these sums */
static double
sum_sentence(DiaTopicSums *sums, guint first)
{
	double best = 0.0;

	for (guint i = first; i < sums->parts->len; i++)
		sums->said[g_array_index(sums->parts, DiaTopicPart, i).topic] = 0.0;
	for (guint i = first; i < sums->parts->len; i++) {
		const DiaTopicPart *part = &g_array_index(sums->parts, DiaTopicPart, i);

		sums->said[part->topic] += part->weight;
		best = MAX(best, sums->said[part->topic]);
	}
	return best;
}

/*
 * Weighs the parts of a sentence, from @first on. In a paragraph that goes from matter to matter a
 * short sentence says as much on its own as a short paragraph does; but no row of a table.
 * @param weight that of the paragraph's length
 * @param share of the weights that is left in a list
 */
static void
weigh_sentence(DiaTopicSums *sums, const DiaSentence *sentence, guint first, double weight, double share)
{
	double lead = LEAD_SHARE * sum_sentence(sums, first);
	double n_tokens = MAX(sentence->end_token - sentence->first_token, 1);
	double alone = is_table(sums->analysis, sentence->paragraph)
			       ? 1.0
			       : CLAMP(sqrt(SENTENCE_LENGTH / n_tokens), 1.0, SENTENCE_FACTOR);

	for (guint i = first; i < sums->parts->len; i++) {
		DiaTopicPart *part = &g_array_index(sums->parts, DiaTopicPart, i);

		part->weight *= share * (sums->said[part->topic] >= lead ? MAX(weight, alone) : weight);
	}
}

/* What the length of its paragraph or item makes of the words of a sentence; a table is no short text. */
static double
weigh_words(const DiaAnalysis *analysis, const DiaSentence *sentence)
{
	if (is_table(analysis, sentence->paragraph))
		return 1.0;
	return dia_topic_weigh_length(is_item(analysis, sentence)
					      ? sentence->end_token - sentence->first_token
					      : dia_topic_count_tokens(analysis, sentence->paragraph));
}

/* Sentence by sentence: one that lists many topics treats none of them, unless it is a recommendation. */
void
dia_topic_add_words(DiaTopicSums *sums, guint32 paragraph)
{
	const DiaAnalysis *analysis = sums->analysis;
	guint32 end = dia_analysis_end_sentence(analysis, paragraph);
	gboolean is_asked = dia_document_paragraph(analysis->document, paragraph)->recommendation >= 0;

	dia_topic_start_round(sums);
	for (guint32 i = dia_analysis_first_sentence(analysis, paragraph); i < end; i++) {
		const DiaSentence *sentence = &dia_analysis_sentences(analysis)[i];
		guint first = sums->parts->len;
		double weight = weigh_words(analysis, sentence);
		double share = 1.0;

		count_sentence(sums, sentence);
		if (is_list(sums->parts, first, sentence->end_token - sentence->first_token))
			share = is_asked ? ASKED_SHARE : LIST_SHARE;
		weigh_sentence(sums, sentence, first, weight, share);
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
void
dia_topic_add_names(DiaTopicSums *sums, guint32 paragraph)
{
	const DiaAnalysis *analysis = sums->analysis;
	double weight =
		SHORT_SHARE * dia_topic_weigh_length(dia_topic_count_tokens(analysis, paragraph));
	guint first = sums->parts->len;

	for (; sums->term < analysis->terms->len; sums->term++) {
		const DiaNameMark *term = &g_array_index(analysis->terms, DiaNameMark, sums->term);

		if (term->paragraph > paragraph)
			break;
		if (term->paragraph < paragraph || !is_abbreviation(analysis, term) ||
		    term->first_token >= dia_analysis_first_token(analysis, paragraph))
			continue;
		memset(sums->covered, 0, (sums->n_topics + 1) * sizeof(guint32));
		dia_topic_count_phrases(sums, dia_analysis_tokens(analysis), term->first_token,
					term->end_token, analysis->document->text->str,
					sums->parts);
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

		if (g_str_equal(*id, "instruments"))
			part.weight *= TREATY_SHARE;
		if (topic >= 0)
			g_array_append_val(sums->parts, part);
	}
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

/* Each instrument that the paragraph names speaks once for the topics that it is about; in a table
 * of treaties none does, and the words are those of their names. */
void
dia_topic_add_instruments(DiaTopicSums *sums, guint32 paragraph)
{
	const GArray *mentions = sums->analysis->mentions;
	guint32 first;
	guint32 end;
	guint n_distinct = 0;
	double factor = dia_topic_weigh_length(dia_topic_count_tokens(sums->analysis, paragraph));

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
