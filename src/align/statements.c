#include "align/statements.h"

#include <math.h>
#include <string.h>

#include "align/subjects.h"

enum {
	MIN_WORD = 3,	/* letters; shorter words carry no subject */
	MIN_DIGITS = 3, /* of a number that can tell one subject from another */
	COMMON_PER_MILLE =
		60, /* a stem in more of the statements than this says nothing of the subject */
	MIN_COMMON = 12, /* but in a small collection nothing is common below this */
	BACKGROUND =
		1000, /* as if so many other statements had been read: few reports are no world */
	MAX_GAP = 2, /* function words inside a phrase: "freedom of the press" */
	MAX_POSTINGS =
		512, /* statements of one feature: bounds the work, which grows with their square */
};

/* How much what is not a word weighs against a word that is as rare. */
static const double MATTER_BOOST = 1.6;
static const double ARTICLE_BOOST = 1.2;
static const double NUMBER_BOOST = 0.5;
static const double TOPIC_BOOST = 0.6;
static const double NAME_BOOST = 0.8;

/* Marks in front of features that are not words; words never begin with them. */
#define MATTER_MARK "@"
#define TOPIC_MARK "#"
#define NAME_MARK "$"
#define ARTICLE_MARK "article "

typedef struct {
	DiaStatements *statements;
	const DiaAnalysis *analysis;
	guint32 report;
	GArray *stems; /* of guint32: id here + 1 by word id of the report, 0 where not yet known */
	GArray *ids;   /* of guint32: the features of the statement at hand */
	guint mention; /* first mention that the statement at hand can hold */
	guint32 last;  /* stem of the last word that a phrase can begin with, or DIA_WORD_NONE */
	guint gap;     /* words since */
	gboolean is_on_law; /* the statement at hand names a law */
} Builder;

void
dia_statements_free(DiaStatements *statements)
{
	if (statements == NULL)
		return;
	g_array_unref(statements->statements);
	g_array_unref(statements->features);
	g_array_unref(statements->phrases);
	g_array_unref(statements->counts);
	g_array_unref(statements->surfaces);
	g_array_unref(statements->empty);
	dia_vocabulary_free(statements->vocabulary);
	g_free(statements);
}

const DiaClaim *
dia_statements_claim(const DiaStatements *statements, const DiaStatement *statement)
{
	const DiaAnalysis *analysis =
		dia_comparison_report(statements->comparison, statement->report);

	return &g_array_index(analysis->claims, DiaClaim, statement->claim);
}

static guint32
intern_mark(Builder *builder, const char *mark, const char *name)
{
	g_autofree char *whole = g_strconcat(mark, name, NULL);

	return dia_vocabulary_intern_name(builder->statements->vocabulary, whole, strlen(whole));
}

void
dia_statements_set_surface(DiaStatements *statements, guint32 id, const char *text)
{
	if (id >= statements->surfaces->len)
		g_array_set_size(statements->surfaces, id + 1);
	if (g_array_index(statements->surfaces, guint32, id) == 0)
		g_array_index(statements->surfaces, guint32, id) =
			dia_vocabulary_intern_name(statements->vocabulary, text, strlen(text)) + 1;
}

/* The id here of the stem of a word of the report; DIA_WORD_NONE for one that carries no subject.
 */
static guint32
find_stem(Builder *builder, const DiaToken *token)
{
	static const guint32 empty = DIA_CLASS_FUNCTION | DIA_CLASS_GENRE;
	const DiaVocabulary *vocabulary = builder->analysis->vocabulary;
	const char *stem;
	guint32 *known;
	guint32 id;

	if (token->word >= builder->stems->len)
		g_array_set_size(builder->stems, token->word + 1);
	known = &g_array_index(builder->stems, guint32, token->word);
	if (*known > 0)
		return *known - 1;
	stem = dia_vocabulary_word(vocabulary, token->stem);
	id = dia_vocabulary_intern_name(builder->statements->vocabulary, stem, strlen(stem));
	dia_statements_set_surface(builder->statements, id, dia_vocabulary_word(vocabulary, token->word));
	if (dia_grammar_classes(builder->analysis->lexicon->grammar, token->word) & empty) {
		if (id >= builder->statements->empty->len)
			g_array_set_size(builder->statements->empty, id + 1);
		g_array_index(builder->statements->empty, guint8, id) = TRUE;
	}
	*known = id + 1;
	return id;
}

static gboolean
carries_subject(const DiaToken *token)
{
	if (token->kind == DIA_TOKEN_NUMBER)
		return token->length >= MIN_DIGITS;
	return token->kind != DIA_TOKEN_PUNCTUATION && token->length >= MIN_WORD;
}

/* The names of the States that make a recommendation are no part of what it asks for. */
static guint32
find_text_end(const Builder *builder, const DiaClaim *claim, guint32 first, guint32 end)
{
	const DiaToken *tokens = dia_analysis_tokens(builder->analysis);

	if (dia_document_paragraph(builder->analysis->document, claim->paragraph)->recommendation <
	    0)
		return end;
	for (guint32 at = end; at-- > first;)
		if (tokens[at].kind == DIA_TOKEN_PUNCTUATION &&
		    builder->analysis->document->text->str[tokens[at].start] == '(')
			return at > first ? at : end;
	return end;
}

/* "article 174", "articles 19 and 21": the number belongs to the subject. */
static void
add_article(Builder *builder, const DiaToken *tokens, guint32 at)
{
	const DiaVocabulary *vocabulary = builder->analysis->vocabulary;
	guint32 id;

	if (at == 0 || tokens[at].kind != DIA_TOKEN_NUMBER ||
	    !g_str_has_prefix(dia_vocabulary_word(vocabulary, tokens[at - 1].word), "article"))
		return;
	id = intern_mark(builder, ARTICLE_MARK, dia_vocabulary_word(vocabulary, tokens[at].word));
	g_array_append_val(builder->ids, id);
}

/* The words of a treaty's or committee's long name tell nothing; that it is named is one feature.
 */
static gboolean
is_in_name(Builder *builder, const DiaToken *token)
{
	const GArray *mentions = builder->analysis->mentions;
	const DiaMention *mention;
	guint32 id;

	while (builder->mention < mentions->len &&
	       g_array_index(mentions, DiaMention, builder->mention).span.end <= token->start)
		builder->mention++;
	if (builder->mention >= mentions->len)
		return FALSE;
	mention = &g_array_index(mentions, DiaMention, builder->mention);
	if (mention->span.start > token->start)
		return FALSE;
	if (mention->span.start == token->start) {
		id = intern_mark(builder, NAME_MARK,
				 dia_instruments_get(builder->analysis->lexicon->instruments,
						     mention->instrument)
					 ->id);
		g_array_append_val(builder->ids, id);
	}
	return TRUE;
}

/* Words of the genre ("paying particular attention") show no common subject. */
static gboolean
is_empty(const DiaStatements *statements, guint32 feature)
{
	return feature < statements->empty->len &&
	       g_array_index(statements->empty, guint8, feature);
}

/* A token that is no word of a subject: punctuation ends a phrase, a function word may stand in it. */
static void
skip_in_phrase(Builder *builder, const DiaToken *token)
{
	if (token->kind != DIA_TOKEN_WORD || ++builder->gap > MAX_GAP)
		builder->last = DIA_WORD_NONE;
}

static void
add_to_phrase(Builder *builder, const DiaToken *token, guint32 stem)
{
	DiaPhrase phrase = { .key = ((guint64)builder->last << 32) | stem,
			     .statement = builder->statements->statements->len };

	if (token->kind != DIA_TOKEN_WORD || is_empty(builder->statements, stem)) {
		skip_in_phrase(builder, token);
		return;
	}
	if (builder->last != DIA_WORD_NONE)
		g_array_append_val(builder->statements->phrases, phrase);
	builder->last = stem;
	builder->gap = 0;
}

/* "law", "bills" */
static gboolean
is_law(const Builder *builder, const DiaToken *token)
{
	const DiaWordLists *lists = builder->analysis->lexicon->lists;

	return token->kind == DIA_TOKEN_WORD &&
	       (dia_lists_hold(lists, token->word, DIA_LIST_LAW) ||
		dia_lists_hold(lists,
			     dia_vocabulary_stem(builder->analysis->vocabulary, token->word),
			     DIA_LIST_LAW));
}

static void
add_words(Builder *builder, const DiaClaim *claim)
{
	const DiaAnalysis *analysis = builder->analysis;
	const DiaToken *tokens = dia_analysis_tokens(analysis);
	guint32 first;
	guint32 end;

	dia_analysis_find_tokens(analysis, claim->paragraph, claim->span, &first, &end);
	end = find_text_end(builder, claim, first, end);
	builder->last = DIA_WORD_NONE;
	builder->is_on_law = FALSE;
	for (guint32 at = first; at < end; at++) {
		guint32 id;

		if (is_law(builder, &tokens[at]))
			builder->is_on_law = TRUE;
		if (is_in_name(builder, &tokens[at])) {
			builder->last = DIA_WORD_NONE;
			continue;
		}
		add_article(builder, tokens, at);
		if (!carries_subject(&tokens[at])) {
			skip_in_phrase(builder, &tokens[at]);
			continue;
		}
		id = find_stem(builder, &tokens[at]);
		g_array_append_val(builder->ids, id);
		add_to_phrase(builder, &tokens[at], id);
	}
}

static void
add_topics(Builder *builder, guint32 paragraph, guint *cursor)
{
	const GArray *marks = builder->analysis->touched;
	guint at;

	while (*cursor < marks->len &&
	       g_array_index(marks, DiaTopicMark, *cursor).paragraph < paragraph)
		(*cursor)++;
	for (at = *cursor; at < marks->len; at++) {
		const DiaTopicMark *mark = &g_array_index(marks, DiaTopicMark, at);
		guint32 id;

		if (mark->paragraph != paragraph)
			return;
		id = intern_mark(
			builder, TOPIC_MARK,
			dia_topics_get(builder->analysis->lexicon->topics, mark->topic)->id);
		g_array_append_val(builder->ids, id);
	}
}

static gint
compare_ids(gconstpointer a, gconstpointer b)
{
	guint32 first = *(const guint32 *)a;
	guint32 second = *(const guint32 *)b;

	return first < second ? -1 : first > second;
}

/* Features once each, in order of id; their weights come when all are counted. */
static void
add_unit(Builder *builder, guint32 claim)
{
	DiaStatements *statements = builder->statements;
	DiaStatement statement = { .report = builder->report,
				   .claim = claim,
				   .first = statements->features->len,
				   .is_on_law = builder->is_on_law };

	g_array_sort(builder->ids, compare_ids);
	for (guint i = 0; i < builder->ids->len; i++) {
		guint32 id = g_array_index(builder->ids, guint32, i);
		DiaFeature feature = { .feature = id };

		if (i > 0 && id == g_array_index(builder->ids, guint32, i - 1))
			continue;
		if (id >= statements->counts->len)
			g_array_set_size(statements->counts, id + 1);
		g_array_index(statements->counts, guint32, id)++;
		g_array_append_val(statements->features, feature);
	}
	statement.n = statements->features->len - statement.first;
	g_array_append_val(statements->statements, statement);
}

static void
add_report(DiaStatements *statements, guint32 report)
{
	g_autoptr(GArray) stems = g_array_new(FALSE, TRUE, sizeof(guint32));
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(guint32));
	Builder builder = { .statements = statements,
			    .analysis = dia_comparison_report(statements->comparison, report),
			    .report = report,
			    .stems = stems,
			    .ids = ids };
	guint topic = 0;

	for (guint32 i = 0; i < builder.analysis->claims->len; i++) {
		const DiaClaim *claim = &g_array_index(builder.analysis->claims, DiaClaim, i);
		DiaParagraphKind kind =
			dia_document_paragraph(builder.analysis->document, claim->paragraph)->kind;

		g_array_set_size(ids, 0);
		if (kind == DIA_PARAGRAPH_FOOTNOTE || kind == DIA_PARAGRAPH_TABLE ||
		    dia_analysis_is_front_matter(builder.analysis, claim->paragraph))
			continue;
		add_words(&builder, claim);
		for (const char *const *id = claim->commitments; *id != NULL; id++) {
			guint32 feature = intern_mark(&builder, MATTER_MARK, *id);

			g_array_append_val(ids, feature);
		}
		add_topics(&builder, claim->paragraph, &topic);
		add_unit(&builder, i);
	}
}

static double
weigh(const DiaStatements *statements, guint32 feature)
{
	const char *word = dia_vocabulary_word(statements->vocabulary, feature);
	double total = statements->statements->len;
	double count = g_array_index(statements->counts, guint32, feature);
	double idf = log((total + BACKGROUND) / count);

	if (count > MAX_POSTINGS)
		return 0.0;
	if (g_str_has_prefix(word, MATTER_MARK))
		return idf * MATTER_BOOST;
	if (g_str_has_prefix(word, TOPIC_MARK))
		return idf * TOPIC_BOOST;
	if (g_str_has_prefix(word, NAME_MARK))
		return idf * NAME_BOOST;
	if (g_str_has_prefix(word, ARTICLE_MARK))
		return idf * ARTICLE_BOOST;
	if (count > MAX(MIN_COMMON, total * COMMON_PER_MILLE / 1000))
		return 0.0;
	return g_ascii_isdigit(*word) ? idf * NUMBER_BOOST : idf;
}

static void
weigh_all(DiaStatements *statements)
{
	for (guint i = 0; i < statements->statements->len; i++) {
		DiaStatement *statement = &g_array_index(statements->statements, DiaStatement, i);
		double sum = 0.0;

		for (guint j = 0; j < statement->n; j++) {
			DiaFeature *feature = &g_array_index(statements->features, DiaFeature,
							     statement->first + j);

			feature->weight = (float)weigh(statements, feature->feature);
			sum += (double)feature->weight * feature->weight;
		}
		statement->norm = (float)sqrt(sum);
	}
}

DiaStatements *
dia_statements_new(const DiaComparison *comparison)
{
	DiaStatements *statements = g_new0(DiaStatements, 1);

	statements->comparison = comparison;
	statements->statements = g_array_new(FALSE, FALSE, sizeof(DiaStatement));
	/* With room for one, as places are counted from its address even where none is found. */
	statements->features = g_array_sized_new(FALSE, FALSE, sizeof(DiaFeature), 1);
	statements->phrases = g_array_new(FALSE, FALSE, sizeof(DiaPhrase));
	statements->counts = g_array_new(FALSE, TRUE, sizeof(guint32));
	statements->surfaces = g_array_new(FALSE, TRUE, sizeof(guint32));
	statements->empty = g_array_new(FALSE, TRUE, sizeof(guint8));
	/* Of its own, so that no order of features follows that of words in data files. */
	statements->vocabulary = dia_vocabulary_new(NULL);
	for (guint32 report = 0; report < comparison->reports->len; report++)
		add_report(statements, report);
	dia_subjects_add(statements);
	weigh_all(statements);
	return statements;
}

static gboolean
is_word(const DiaStatements *statements, guint32 feature)
{
	const char *word = dia_vocabulary_word(statements->vocabulary, feature);

	return strchr(MATTER_MARK TOPIC_MARK, *word) == NULL;
}

double
dia_statements_similarity(const DiaStatements *statements, const DiaStatement *a,
			  const DiaStatement *b)
{
	DiaSharedWalk walk = dia_statements_walk(statements, a, b);
	const DiaFeature *shared;
	double sum = 0.0;

	/* The weight of a feature is the same in all statements. */
	while ((shared = dia_statements_next_shared(&walk)) != NULL)
		sum += (double)shared->weight * shared->weight;
	return sum > 0.0 ? sum / ((double)a->norm * b->norm) : 0.0;
}

double
dia_statements_evidence(const DiaStatements *statements, const DiaStatement *a,
			const DiaStatement *b, guint *n_words)
{
	DiaSharedWalk walk = dia_statements_walk(statements, a, b);
	const DiaFeature *shared;
	double sum = 0.0;

	*n_words = 0;
	while ((shared = dia_statements_next_shared(&walk)) != NULL) {
		if (shared->weight <= 0.0f || !is_word(statements, shared->feature) ||
		    is_empty(statements, shared->feature))
			continue;
		sum += shared->weight;
		(*n_words)++;
	}
	return sum;
}

gboolean
dia_statements_is_topic(const DiaStatements *statements, guint32 feature)
{
	return g_str_has_prefix(dia_vocabulary_word(statements->vocabulary, feature), TOPIC_MARK);
}

gboolean
dia_statements_has(const DiaStatements *statements, const DiaStatement *statement, guint32 feature)
{
	const DiaFeature *features = dia_statements_features(statements, statement);

	for (guint i = 0; i < statement->n; i++)
		if (features[i].feature == feature)
			return TRUE;
	return FALSE;
}

gboolean
dia_statements_share_topic(const DiaStatements *statements, const DiaStatement *a,
			   const DiaStatement *b)
{
	DiaSharedWalk walk = dia_statements_walk(statements, a, b);
	const DiaFeature *shared;

	while ((shared = dia_statements_next_shared(&walk)) != NULL)
		if (dia_statements_is_topic(statements, shared->feature))
			return TRUE;
	return FALSE;
}

gint
dia_statements_topic(const DiaStatements *statements, const DiaStatement *statement)
{
	const DiaFeature *features = dia_statements_features(statements, statement);

	for (guint i = 0; i < statement->n; i++) {
		const char *word = dia_vocabulary_word(statements->vocabulary, features[i].feature);

		if (g_str_has_prefix(word, TOPIC_MARK))
			return dia_topics_find(statements->comparison->lexicon->topics,
					       word + strlen(TOPIC_MARK));
	}
	return -1;
}

const char *
dia_statements_commitment(const DiaStatements *statements, guint32 feature)
{
	const char *word = dia_vocabulary_word(statements->vocabulary, feature);

	return g_str_has_prefix(word, MATTER_MARK) ? word + strlen(MATTER_MARK) : NULL;
}

/* What readers call a topic, an instrument or a matter; the id itself of what only this collection has. */
static const char *
title_of(const DiaLexicon *lexicon, const char *marked)
{
	const char *id = marked + 1;
	gint topic = g_str_has_prefix(marked, TOPIC_MARK) ? dia_topics_find(lexicon->topics, id) : -1;
	gint instrument = dia_instruments_find(lexicon->instruments, id);
	gint matter = dia_matters_find(lexicon->matters, id);

	return topic >= 0	 ? dia_topics_get(lexicon->topics, (guint)topic)->title
	       : instrument >= 0 ? dia_instruments_get(lexicon->instruments, (guint)instrument)->title
	       : matter >= 0	 ? dia_matters_get(lexicon->matters, (guint)matter)->title
				 : id;
}

/* A word to show for a feature: its surface form, or the title of what is no word. */
static const char *
show(const DiaStatements *statements, guint32 feature)
{
	const char *word = dia_vocabulary_word(statements->vocabulary, feature);
	guint32 surface = feature < statements->surfaces->len
				  ? g_array_index(statements->surfaces, guint32, feature)
				  : 0;

	if (strchr(MATTER_MARK TOPIC_MARK NAME_MARK, *word) != NULL)
		return title_of(statements->comparison->lexicon, word);
	return surface > 0 ? dia_vocabulary_word(statements->vocabulary, surface - 1) : word;
}

char *
dia_statements_show_phrase(const DiaStatements *statements, guint64 key)
{
	guint32 first = (guint32)(key >> 32);

	if (dia_phrase_kind(key) != DIA_PHRASE_WORDS)
		return g_strdup(show(statements, (guint32)key));
	return g_strdup_printf("%s %s", show(statements, first), show(statements, (guint32)key));
}

/* The weightiest first. */
static gint
compare_features(gconstpointer a, gconstpointer b)
{
	const DiaFeature *first = a;
	const DiaFeature *second = b;

	if (first->weight != second->weight)
		return first->weight > second->weight ? -1 : 1;
	return first->feature < second->feature ? -1 : first->feature > second->feature;
}

const char **
dia_statements_explain(const DiaStatements *statements, const DiaStatement *a,
		       const DiaStatement *b, guint limit)
{
	g_autoptr(GArray) shared = g_array_new(FALSE, FALSE, sizeof(DiaFeature));
	DiaFeature topic = { 0 };
	DiaSharedWalk walk = dia_statements_walk(statements, a, b);
	const DiaFeature *feature;
	const char **words;

	while ((feature = dia_statements_next_shared(&walk)) != NULL) {
		if (feature->weight <= 0.0f)
			continue;
		if (dia_statements_is_topic(statements, feature->feature))
			topic = *feature; /* says less than any word, which is of the topic too */
		else
			g_array_append_vals(shared, feature, 1);
	}
	if (shared->len == 0 && topic.weight > 0.0f)
		g_array_append_val(shared, topic);
	g_array_sort(shared, compare_features);
	words = g_new0(const char *, MIN(shared->len, limit) + 1);
	for (guint i = 0; i < shared->len && i < limit; i++)
		words[i] = show(statements, g_array_index(shared, DiaFeature, i).feature);
	return words;
}
