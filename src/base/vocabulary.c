#include "base/vocabulary.h"

#include <libstemmer.h>
#include <string.h>

#include "base/hash.h"
#include "base/spelling.h"

enum { INITIAL_SLOTS = 1024, INITIAL_WORDS = 256, N_SET_BITS = 64 };

DiaVocabulary *
dia_vocabulary_new(const DiaVocabulary *base)
{
	DiaVocabulary *vocabulary = g_new0(DiaVocabulary, 1);

	vocabulary->base = base;
	vocabulary->base_size = base != NULL ? dia_vocabulary_size(base) : 0;
	vocabulary->slots = g_new0(DiaVocabularySlot, INITIAL_SLOTS);
	vocabulary->mask = INITIAL_SLOTS - 1;
	dia_pool_init(&vocabulary->texts);
	return vocabulary;
}

void
dia_vocabulary_free(DiaVocabulary *vocabulary)
{
	if (vocabulary == NULL)
		return;
	if (!vocabulary->is_frozen) {
		g_free(vocabulary->words);
		g_free(vocabulary->slots);
	}
	dia_pool_clear(&vocabulary->texts);
	sb_stemmer_delete(vocabulary->stemmer);
	g_free(vocabulary);
}

void
dia_vocabulary_transfer(DiaVocabulary **vocabulary, DiaImage *image)
{
	g_autofree DiaVocabularyWord *placed = NULL; /* the words with places of the image */
	DiaVocabulary *whole;

	dia_image_part(image, vocabulary, sizeof **vocabulary);
	whole = *vocabulary;
	if (!dia_image_is_read(image)) {
		placed = g_memdup2(whole->words, whole->n_words * sizeof *placed);
		for (guint32 i = 0; i < whole->n_words; i++)
			placed[i].text = dia_image_place(image, dia_vocabulary_word(whole, i));
	}
	dia_image_number(image, &whole->n_words);
	dia_image_bytes(image, dia_image_is_read(image) ? &whole->words : &placed,
			whole->n_words * sizeof *placed);
	dia_image_number(image, &whole->n_slots);
	dia_image_number(image, &whole->mask);
	dia_image_number(image, &whole->n_sets);
	dia_image_bytes(image, &whole->slots, ((gsize)whole->mask + 1) * sizeof *whole->slots);
	if (!dia_image_is_read(image))
		return;
	dia_pool_init(&whole->texts);
	whole->is_frozen = TRUE;
	whole->texts_start = dia_image_texts(image);
}

/* What a slot knows a word by: a word of up to eight bytes needs no second look. */
static inline guint64
make_key(const char *word, gsize length)
{
	return length <= 8 ? dia_hash_load(word, length)
			   : ((guint64)dia_hash_bytes(word, length) << 32) | length;
}

static inline guint32
first_slot(const DiaVocabulary *vocabulary, guint64 key)
{
	return dia_hash_u64(key) & vocabulary->mask;
}

static gboolean
is_word(const DiaVocabulary *vocabulary, guint32 id, const char *word, gsize length)
{
	return memcmp(dia_vocabulary_word(vocabulary, id), word, length) == 0;
}

/* The slot of a word, or the empty one where it would go. */
static inline DiaVocabularySlot *
find_slot(const DiaVocabulary *vocabulary, const char *word, gsize length, guint64 key)
{
	guint32 i = first_slot(vocabulary, key);

	for (; vocabulary->slots[i].word != 0; i = (i + 1) & vocabulary->mask) {
		const DiaVocabularySlot *slot = &vocabulary->slots[i];

		if (slot->key == key && slot->length == length &&
		    (length <= 8 || is_word(vocabulary, slot->word - 1, word, length)))
			break;
	}
	return &vocabulary->slots[i];
}

static void
grow_slots(DiaVocabulary *vocabulary)
{
	g_autofree DiaVocabularySlot *old = vocabulary->slots;
	guint32 n_old = vocabulary->mask + 1;

	vocabulary->mask = n_old * 2 - 1;
	vocabulary->slots = g_new0(DiaVocabularySlot, n_old * 2);
	for (guint32 i = 0; i < n_old; i++) {
		guint32 at = first_slot(vocabulary, old[i].key);

		if (old[i].word == 0)
			continue;
		while (vocabulary->slots[at].word != 0)
			at = (at + 1) & vocabulary->mask;
		vocabulary->slots[at] = old[i];
	}
}

static void
fill_slot(DiaVocabulary *vocabulary, DiaVocabularySlot *slot, guint32 id, gsize length, guint64 key)
{
	*slot = (DiaVocabularySlot){ .key = key, .word = id + 1, .length = length & G_MAXINT };
	if (++vocabulary->n_slots * 2 > vocabulary->mask)
		grow_slots(vocabulary);
}

/* Adds without looking up; the stem of a word without letters that change is the word itself. */
static guint32
add_word(DiaVocabulary *vocabulary, const char *word, gsize length)
{
	guint32 id = dia_vocabulary_size(vocabulary);

	if (vocabulary->n_words == vocabulary->room) {
		vocabulary->room = MAX(vocabulary->room * 2, INITIAL_WORDS);
		vocabulary->words = g_renew(DiaVocabularyWord, vocabulary->words, vocabulary->room);
	}
	vocabulary->words[vocabulary->n_words++] =
	    (DiaVocabularyWord){ .text = (guintptr)dia_pool_text(&vocabulary->texts, word, length),
		       .length = (guint32)length,
		       .stem = id };
	return id;
}

static guint32
find_below(const DiaVocabulary *vocabulary, const char *word, gsize length, guint64 key)
{
	for (; vocabulary != NULL; vocabulary = vocabulary->base) {
		const DiaVocabularySlot *slot = find_slot(vocabulary, word, length, key);

		if (slot->word != 0)
			return slot->word - 1;
	}
	return DIA_WORD_NONE;
}

/*
 * The stem of a word that is there. It is interned as a word, with a stem of its own: "governmental"
 * has the stem "government", and that "govern", whichever came first. Each step shortens the word
 * or ends, so the depth is below DIA_MAX_WORD_BYTES.
 */
static guint32
intern_stem(DiaVocabulary *vocabulary, const char *word, gsize length)
{
	const sb_symbol *stem;

	if (vocabulary->stemmer == NULL)
		vocabulary->stemmer = sb_stemmer_new("english", "UTF_8");
	stem = sb_stemmer_stem(vocabulary->stemmer, (const sb_symbol *)word, (int)length);
	return dia_vocabulary_intern(vocabulary, (const char *)stem,
				     (gsize)sb_stemmer_length(vocabulary->stemmer));
}

guint32
dia_vocabulary_intern_name(DiaVocabulary *vocabulary, const char *name, gsize length)
{
	guint64 key = make_key(name, length);
	DiaVocabularySlot *slot = find_slot(vocabulary, name, length, key);
	guint32 id;

	if (slot->word != 0)
		return slot->word - 1;
	id = find_below(vocabulary->base, name, length, key);
	if (id == DIA_WORD_NONE) {
		g_assert(!vocabulary->is_frozen);
		id = add_word(vocabulary, name, length);
	}
	fill_slot(vocabulary, slot, id, length, key);
	return id;
}

guint32
dia_vocabulary_intern(DiaVocabulary *vocabulary, const char *word, gsize length)
{
	guint32 size = dia_vocabulary_size(vocabulary);
	guint32 id = dia_vocabulary_intern_name(vocabulary, word, length);
	guint32 stem;

	if (id < size || length == 0 || g_ascii_isdigit(word[0]))
		return id;
	/* Until here @word may have been the stemmer's own buffer. */
	stem = intern_stem(vocabulary, dia_vocabulary_word(vocabulary, id), length);
	vocabulary->words[id - vocabulary->base_size].stem = stem;
	return id;
}

guint32
dia_vocabulary_intern_unified(DiaVocabulary *vocabulary, char *word, gsize length)
{
	guint64 key = make_key(word, length);
	const DiaVocabularySlot *slot = find_slot(vocabulary, word, length, key);
	gboolean is_changed;
	guint32 id;

	/* Most words were met before. */
	if (slot->is_unified)
		return slot->word - 1;
	is_changed = dia_spelling_unify(word, &length);
	id = dia_vocabulary_intern(vocabulary, word, length);
	if (!is_changed)
		find_slot(vocabulary, word, length, key)->is_unified = TRUE;
	return id;
}

guint32
dia_vocabulary_find(const DiaVocabulary *vocabulary, const char *word, gsize length)
{
	return find_below(vocabulary, word, length, make_key(word, length));
}

guint64
dia_vocabulary_add_set(DiaVocabulary *vocabulary)
{
	return G_GUINT64_CONSTANT(1) << (vocabulary->n_sets++ % N_SET_BITS);
}

void
dia_vocabulary_mark(DiaVocabulary *vocabulary, guint32 id, gboolean is_stem, DiaWordRole role, guint64 set)
{
	DiaVocabularyWord *word;

	g_assert(id >= vocabulary->base_size);
	word = &vocabulary->words[id - vocabulary->base_size];
	if (is_stem)
		word->stem_sets[role] |= set;
	else
		word->sets[role] |= set;
}
