#include "lexicon/weights.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "base/data.h"
#include "base/hash.h"
#include "base/pool.h"
#include "base/token.h"
#include "diachron/error.h"

enum { MAX_TERM_WORDS = 3, INITIAL_SLOTS = 1024 };

typedef struct {
	guint32 words[MAX_TERM_WORDS]; /* DIA_WORD_NONE where there are fewer */
	guint32 first;		       /* its weights are [first, + n) */
	guint32 n;
} Term;

typedef struct {
	const char *name;
	double bias;
} Label;

typedef struct {
	guint32 term; /* index + 1; 0 where the slot is empty */
	guint32 hash;
} Slot;

struct _DiaWeights {
	GArray *labels;	     /* of Label */
	GArray *terms;	     /* of Term */
	GArray *weights;     /* of DiaWeight, term after term */
	GByteArray *skipped; /* by word id: 1 where it is skipped */
	double nearest;
	GArray *singles; /* of guint32: by word id, the term of this one word + 1, or 0 */
	Slot *slots;	 /* open addressing; the longer terms */
	guint32 mask;
	gboolean is_image; /* which owns the slots */
	DiaPool pool;
};

/* A line of the file, before the lines are sorted by term. */
typedef struct {
	guint32 term;
	DiaWeight weight;
} Line;

/* What is known while the file is read. */
typedef struct {
	DiaWeights *weights;
	DiaVocabulary *vocabulary;
	GArray *lines;	/* of Line */
	GArray *tokens; /* of the word at hand */
} Builder;

static const char *const keys[] = { "skip", "nearest", "bias", NULL };
static const char *const signs[] = { "^", "first-3", "first-8" };

void
dia_weights_free(DiaWeights *weights)
{
	if (weights == NULL)
		return;
	g_array_unref(weights->labels);
	g_array_unref(weights->terms);
	g_array_unref(weights->weights);
	g_array_unref(weights->singles);
	g_byte_array_unref(weights->skipped);
	if (!weights->is_image)
		g_free(weights->slots);
	dia_pool_clear(&weights->pool);
	g_free(weights);
}

void
dia_weights_transfer(DiaWeights **weights, DiaImage *image)
{
	static const gsize names[] = { offsetof(Label, name), DIA_IMAGE_END };
	DiaWeights *whole;

	dia_image_part(image, weights, sizeof **weights);
	whole = *weights;
	dia_image_records(image, &whole->labels, sizeof(Label), names);
	dia_image_array(image, &whole->terms, sizeof(Term));
	dia_image_array(image, &whole->weights, sizeof(DiaWeight));
	dia_image_byte_array(image, &whole->skipped);
	dia_image_double(image, &whole->nearest);
	dia_image_array(image, &whole->singles, sizeof(guint32));
	dia_image_number(image, &whole->mask);
	dia_image_bytes(image, &whole->slots, ((gsize)whole->mask + 1) * sizeof *whole->slots);
	whole->is_image = dia_image_is_read(image);
}

static inline guint32
hash_words(const guint32 *words)
{
	guint64 pair = ((guint64)words[0] << 32) | words[1];

	return dia_hash_u64(pair * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15) + words[2]);
}

/* The slot of a term, or the empty one where it would go. */
static inline Slot *
find_slot(const DiaWeights *weights, const guint32 *words, guint32 hash)
{
	guint32 i = hash & weights->mask;

	for (; weights->slots[i].term != 0; i = (i + 1) & weights->mask) {
		const Term *term;

		if (weights->slots[i].hash != hash)
			continue;
		term = &g_array_index(weights->terms, Term, weights->slots[i].term - 1);
		if (memcmp(term->words, words, sizeof term->words) == 0)
			break;
	}
	return &weights->slots[i];
}

static void
grow_slots(DiaWeights *weights)
{
	g_autofree Slot *old = weights->slots;
	guint32 size = weights->mask + 1;

	weights->mask = size * 2 - 1;
	weights->slots = g_new0(Slot, size * 2);
	for (guint32 i = 0; i < size; i++) {
		const Term *term;

		if (old[i].term == 0)
			continue;
		term = &g_array_index(weights->terms, Term, old[i].term - 1);
		*find_slot(weights, term->words, old[i].hash) = old[i];
	}
}

static guint32
append_term(DiaWeights *weights, const guint32 *words)
{
	Term term = { .n = 0 };

	memcpy(term.words, words, sizeof term.words);
	g_array_append_val(weights->terms, term);
	return weights->terms->len - 1;
}

/* A term of one word, as most of those that are looked for. */
static guint32
add_single(DiaWeights *weights, const guint32 *words)
{
	guint32 *index;

	if (words[0] >= weights->singles->len)
		g_array_set_size(weights->singles, words[0] + 1);
	index = &g_array_index(weights->singles, guint32, words[0]);
	if (*index == 0)
		*index = append_term(weights, words) + 1;
	return *index - 1;
}

static guint32
add_term(DiaWeights *weights, const guint32 *words)
{
	guint32 hash = hash_words(words);
	Slot *slot = find_slot(weights, words, hash);
	guint32 index;

	if (slot->term != 0)
		return slot->term - 1;
	index = append_term(weights, words);
	*slot = (Slot){ .term = index + 1, .hash = hash };
	if (weights->terms->len * 2 > weights->mask)
		grow_slots(weights);
	return index;
}

/* Adds a term after its beginnings, which have no weights: a search can end where none is found. */
static guint32
add_with_beginnings(DiaWeights *weights, const guint32 *words)
{
	guint32 beginning[MAX_TERM_WORDS] = { DIA_WORD_NONE, DIA_WORD_NONE, DIA_WORD_NONE };
	guint32 term = 0;

	for (guint n = 0; n < MAX_TERM_WORDS && words[n] != DIA_WORD_NONE; n++) {
		beginning[n] = words[n];
		term = n == 0 ? add_single(weights, beginning) : add_term(weights, beginning);
	}
	return term;
}

/* The id that stands for one part of a term; DIA_WORD_NONE where it is neither sign nor single
 * word. */
static guint32
read_part(const Builder *builder, const char *part, gsize length)
{
	const DiaToken *token;

	for (guint i = 0; i < G_N_ELEMENTS(signs); i++)
		if (strlen(signs[i]) == length && memcmp(part, signs[i], length) == 0)
			return dia_vocabulary_intern(builder->vocabulary, part, length);
	if (*part == '{')
		return dia_vocabulary_find(builder->vocabulary, part, length);
	g_array_set_size(builder->tokens, 0);
	dia_tokens_append(builder->tokens, builder->vocabulary, part, 0, length);
	token = (const DiaToken *)(const void *)builder->tokens->data;
	if (builder->tokens->len != 1 || token->kind == DIA_TOKEN_PUNCTUATION)
		return DIA_WORD_NONE;
	return dia_vocabulary_stem(builder->vocabulary, token->word);
}

/* Of a pair of groups the smaller id stands first. */
static gboolean
read_term(const Builder *builder, const DiaDataLine *line, guint32 *words, GError **error)
{
	const char *text = line->text;
	gboolean is_pair = *text == '{' && strstr(text, " {") != NULL;
	guint n = 0;

	for (guint i = 0; i < MAX_TERM_WORDS; i++)
		words[i] = DIA_WORD_NONE;
	for (;;) {
		gsize length = strcspn(text, " ");

		if (n == MAX_TERM_WORDS)
			return dia_data_fail(line, error, "a term has at most %d words", MAX_TERM_WORDS);
		words[n] = read_part(builder, text, length);
		if (words[n++] == DIA_WORD_NONE)
			return dia_data_fail(line, error, "\"%.*s\" is neither a word nor a group", (int)length,
					     text);
		if (text[length] == '\0')
			break;
		text += length + 1;
	}
	if (is_pair && words[0] > words[1]) {
		guint32 first = words[0];

		words[0] = words[1];
		words[1] = first;
	}
	return TRUE;
}

static gboolean
read_number(const DiaDataLine *line, double *number, GError **error)
{
	char *end;

	errno = 0;
	*number = g_ascii_strtod(line->text, &end);
	return (end != line->text && *end == '\0' && errno == 0 && isfinite(*number)) ||
	       dia_data_fail(line, error, "\"%s\" is not a number", line->text);
}

static void
read_skipped(const Builder *builder, const char *text)
{
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	GByteArray *skipped = builder->weights->skipped;

	dia_tokens_append(tokens, builder->vocabulary, text, 0, strlen(text));
	for (guint i = 0; i < tokens->len; i++) {
		guint32 word = g_array_index(tokens, DiaToken, i).word;
		guint old = skipped->len;

		if (word >= old) {
			g_byte_array_set_size(skipped, word + 1);
			memset(skipped->data + old, 0, word + 1 - old);
		}
		skipped->data[word] = 1;
	}
}

static gboolean
take_key(const Builder *builder, const DiaDataLine *line, GError **error)
{
	GArray *labels = builder->weights->labels;
	gboolean is_bias = strcmp(line->name, "bias") == 0;

	if (is_bias != (labels->len > 0))
		return dia_data_fail(line, error, "`%s` stands %s", line->name,
				     is_bias ? "below a section" : "above the first section");
	if (strcmp(line->name, "skip") == 0) {
		read_skipped(builder, line->text);
		return TRUE;
	}
	return read_number(line,
			   is_bias ? &g_array_index(labels, Label, labels->len - 1).bias
				   : &builder->weights->nearest,
			   error);
}

/* Puts the weights into the order of their terms; weights of one term keep the order of the file.
 */
static void
sort_lines(DiaWeights *weights, const GArray *lines)
{
	Term *terms = (Term *)(void *)weights->terms->data;
	guint32 next = 0;

	for (guint i = 0; i < lines->len; i++)
		terms[g_array_index(lines, Line, i).term].n++;
	for (guint i = 0; i < weights->terms->len; i++) {
		terms[i].first = next;
		next += terms[i].n;
		terms[i].n = 0;
	}
	g_array_set_size(weights->weights, lines->len);
	for (guint i = 0; i < lines->len; i++) {
		const Line *line = &g_array_index(lines, Line, i);
		Term *term = &terms[line->term];

		g_array_index(weights->weights, DiaWeight, term->first + term->n++) = line->weight;
	}
}

static gboolean
take_line(gpointer data, const DiaDataLine *line, GError **error)
{
	const Builder *builder = data;
	DiaWeights *weights = builder->weights;
	guint32 words[MAX_TERM_WORDS];
	Line fresh = { .weight.weight = (float)line->weight };

	if (line->kind == DIA_DATA_SECTION) {
		Label label = { .name = dia_pool_string(&weights->pool, line->text) };

		g_array_append_val(weights->labels, label);
		return TRUE;
	}
	if (line->kind == DIA_DATA_KEY)
		return take_key(builder, line, error);
	if (weights->labels->len == 0)
		return dia_data_fail(line, error, "a section [id] Label must come first");
	if (!read_term(builder, line, words, error))
		return FALSE;
	fresh.term = add_with_beginnings(weights, words);
	fresh.weight.label = weights->labels->len - 1;
	g_array_append_val(builder->lines, fresh);
	return TRUE;
}

DiaWeights *
dia_weights_new(DiaVocabulary *vocabulary, const char *file, const char *data, gsize length,
		GError **error)
{
	g_autoptr(DiaWeights) weights = g_new0(DiaWeights, 1);
	g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(Line));
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	Builder builder = { .weights = weights, .vocabulary = vocabulary, .lines = lines, .tokens = tokens };

	weights->labels = g_array_new(FALSE, FALSE, sizeof(Label));
	weights->terms = g_array_new(FALSE, FALSE, sizeof(Term));
	weights->weights = g_array_new(FALSE, FALSE, sizeof(DiaWeight));
	weights->singles = g_array_new(FALSE, TRUE, sizeof(guint32));
	weights->skipped = g_byte_array_new();
	weights->mask = INITIAL_SLOTS - 1;
	weights->slots = g_new0(Slot, INITIAL_SLOTS);
	dia_pool_init(&weights->pool);
	if (!dia_data_read(file, data, length, keys, take_line, &builder, error))
		return NULL;
	if (weights->labels->len == 0) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_MANIFEST, "%s: no section [id] Label", file);
		return NULL;
	}
	sort_lines(weights, lines);
	return g_steal_pointer(&weights);
}

guint
dia_weights_n_labels(const DiaWeights *weights)
{
	return weights->labels->len;
}

const char *
dia_weights_label(const DiaWeights *weights, guint label)
{
	return g_array_index(weights->labels, Label, label).name;
}

double
dia_weights_bias(const DiaWeights *weights, guint label)
{
	return g_array_index(weights->labels, Label, label).bias;
}

guint
dia_weights_n_terms(const DiaWeights *weights)
{
	return weights->terms->len;
}

double
dia_weights_nearest(const DiaWeights *weights)
{
	return weights->nearest;
}

gboolean
dia_weights_skips(const DiaWeights *weights, guint32 word)
{
	return word < weights->skipped->len && weights->skipped->data[word];
}

guint32
dia_weights_find(const DiaWeights *weights, const guint32 *words, guint n_words)
{
	guint32 key[MAX_TERM_WORDS] = { words[0], DIA_WORD_NONE, DIA_WORD_NONE };
	const Slot *slot;

	if (n_words == 1)
		return words[0] < weights->singles->len
			   ? g_array_index(weights->singles, guint32, words[0]) - 1
			   : DIA_WORD_NONE;
	key[1] = words[1];
	if (n_words > 2)
		key[2] = words[2];
	slot = find_slot(weights, key, hash_words(key));
	return slot->term != 0 ? slot->term - 1 : DIA_WORD_NONE;
}

const DiaWeight *
dia_weights_get(const DiaWeights *weights, guint32 term, guint *n_weights)
{
	const Term *found = &g_array_index(weights->terms, Term, term);

	*n_weights = found->n;
	return &g_array_index(weights->weights, DiaWeight, found->first);
}
