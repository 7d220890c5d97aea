#include "base/vocabulary.h"

#include <libstemmer.h>
#include <string.h>

#include "base/hash.h"

typedef struct {
	const char *text;
	guint32 length;
	guint32 hash;
	guint32 stem;
} Entry;

struct _DiaVocabulary {
	const DiaVocabulary *base;
	guint32 base_size;
	GArray *entries; /* of Entry; index + base_size = id */
	guint32 *slots;	 /* open addressing: index of an entry + 1, or 0 */
	guint32 mask;
	GStringChunk *texts;
	struct sb_stemmer *stemmer;
};

enum { INITIAL_SLOTS = 1024 };

DiaVocabulary *
dia_vocabulary_new(const DiaVocabulary *base)
{
	DiaVocabulary *vocabulary = g_new0(DiaVocabulary, 1);

	vocabulary->base = base;
	vocabulary->base_size = base != NULL ? dia_vocabulary_size(base) : 0;
	vocabulary->entries = g_array_new(FALSE, FALSE, sizeof(Entry));
	vocabulary->slots = g_new0(guint32, INITIAL_SLOTS);
	vocabulary->mask = INITIAL_SLOTS - 1;
	vocabulary->texts = g_string_chunk_new(16 * 1024);
	vocabulary->stemmer = sb_stemmer_new("english", "UTF_8");
	return vocabulary;
}

void
dia_vocabulary_free(DiaVocabulary *vocabulary)
{
	if (vocabulary == NULL)
		return;
	g_array_unref(vocabulary->entries);
	g_free(vocabulary->slots);
	g_string_chunk_free(vocabulary->texts);
	sb_stemmer_delete(vocabulary->stemmer);
	g_free(vocabulary);
}

static guint32
find_hashed(const DiaVocabulary *vocabulary, const char *word, gsize length, guint32 hash)
{
	const Entry *entries = (const Entry *)(const void *)vocabulary->entries->data;

	for (guint32 i = hash & vocabulary->mask; vocabulary->slots[i] != 0;
	     i = (i + 1) & vocabulary->mask) {
		const Entry *entry = &entries[vocabulary->slots[i] - 1];

		if (entry->hash == hash && entry->length == length &&
		    memcmp(entry->text, word, length) == 0)
			return vocabulary->base_size + vocabulary->slots[i] - 1;
	}
	return vocabulary->base != NULL ? find_hashed(vocabulary->base, word, length, hash)
					: DIA_WORD_NONE;
}

static void
insert_slot(DiaVocabulary *vocabulary, guint32 index)
{
	guint32 i = g_array_index(vocabulary->entries, Entry, index).hash & vocabulary->mask;

	while (vocabulary->slots[i] != 0)
		i = (i + 1) & vocabulary->mask;
	vocabulary->slots[i] = index + 1;
}

static void
grow_slots(DiaVocabulary *vocabulary)
{
	guint32 size = (vocabulary->mask + 1) * 2;

	g_free(vocabulary->slots);
	vocabulary->slots = g_new0(guint32, size);
	vocabulary->mask = size - 1;
	for (guint32 i = 0; i < vocabulary->entries->len; i++)
		insert_slot(vocabulary, i);
}

/* Adds without looking up; the stem of a word without letters that change is the word itself. */
static guint32
add_entry(DiaVocabulary *vocabulary, const char *word, gsize length, guint32 hash)
{
	guint32 index = vocabulary->entries->len;
	Entry entry = {
		.text = g_string_chunk_insert_len(vocabulary->texts, word, (gssize)length),
		.length = (guint32)length,
		.hash = hash,
		.stem = vocabulary->base_size + index,
	};

	if ((index + 1) * 2 > vocabulary->mask)
		grow_slots(vocabulary);
	g_array_append_val(vocabulary->entries, entry);
	insert_slot(vocabulary, index);
	return vocabulary->base_size + index;
}

/*
 * The stem of a word that is there. It is interned as a word, with a stem of its own: "governmental"
 * has the stem "government", and that "govern", whichever came first. Each step shortens the word
 * or ends, so the depth is below DIA_MAX_WORD_BYTES.
 */
static guint32
intern_stem(DiaVocabulary *vocabulary, const char *word, gsize length)
{
	const sb_symbol *stem =
	    sb_stemmer_stem(vocabulary->stemmer, (const sb_symbol *)word, (int)length);

	return dia_vocabulary_intern(vocabulary, (const char *)stem,
				     (gsize)sb_stemmer_length(vocabulary->stemmer));
}

guint32
dia_vocabulary_intern(DiaVocabulary *vocabulary, const char *word, gsize length)
{
	guint32 hash = dia_hash_bytes(word, length);
	guint32 id = find_hashed(vocabulary, word, length, hash);
	guint32 index;
	guint32 stem;

	if (id != DIA_WORD_NONE)
		return id;
	id = add_entry(vocabulary, word, length, hash);
	if (length == 0 || g_ascii_isdigit(word[0]))
		return id;
	index = id - vocabulary->base_size;
	/* Until here @word may have been the stemmer's own buffer. */
	word = g_array_index(vocabulary->entries, Entry, index).text;
	stem = intern_stem(vocabulary, word, length);
	g_array_index(vocabulary->entries, Entry, index).stem = stem;
	return id;
}

guint32
dia_vocabulary_find(const DiaVocabulary *vocabulary, const char *word, gsize length)
{
	return find_hashed(vocabulary, word, length, dia_hash_bytes(word, length));
}

guint32
dia_vocabulary_size(const DiaVocabulary *vocabulary)
{
	return vocabulary->base_size + vocabulary->entries->len;
}

static const Entry *
find_entry(const DiaVocabulary *vocabulary, guint32 id)
{
	while (id < vocabulary->base_size)
		vocabulary = vocabulary->base;
	return &g_array_index(vocabulary->entries, Entry, id - vocabulary->base_size);
}

const char *
dia_vocabulary_word(const DiaVocabulary *vocabulary, guint32 id)
{
	return find_entry(vocabulary, id)->text;
}

guint32
dia_vocabulary_stem(const DiaVocabulary *vocabulary, guint32 id)
{
	return find_entry(vocabulary, id)->stem;
}
