#include "lexicon/heads.h"

#include <string.h>

#include "base/data.h"

static const struct {
	const char *section;
	DiaHeadKind kind;
} sections[] = {
	{ "law", DIA_HEAD_LAW },       { "institution", DIA_HEAD_INSTITUTION },
	{ "policy", DIA_HEAD_POLICY }, { "connector", DIA_HEAD_CONNECTOR },
	{ "opener", DIA_HEAD_OPENER }, { "foreign", DIA_HEAD_FOREIGN },
	{ "reform", DIA_HEAD_REFORM }, { "generic", DIA_HEAD_GENERIC },
	{ "purpose", DIA_HEAD_PURPOSE }, { "link", DIA_HEAD_LINK },
	{ "laws", DIA_HEAD_LAWS },     { "place", DIA_HEAD_PLACE },
};

void
dia_heads_free(DiaHeads *heads)
{
	if (heads == NULL)
		return;
	g_array_unref(heads->kinds);
	g_free(heads);
}

void
dia_heads_transfer(DiaHeads **heads, DiaImage *image)
{
	dia_image_part(image, heads, sizeof **heads);
	dia_image_array(image, &(*heads)->kinds, sizeof(guint16));
}

static DiaHeadKind
find_section(const char *name)
{
	for (guint i = 0; i < G_N_ELEMENTS(sections); i++)
		if (g_str_equal(sections[i].section, name))
			return sections[i].kind;
	return DIA_HEAD_NONE;
}

static void
add_word(DiaHeads *heads, DiaVocabulary *vocabulary, const char *word, DiaHeadKind kind)
{
	guint32 id = dia_vocabulary_intern(vocabulary, word, strlen(word));

	if (id >= heads->kinds->len)
		g_array_set_size(heads->kinds, id + 1);
	g_array_index(heads->kinds, guint16, id) |= (guint16)(1u << kind);
}

DiaHeads *
dia_heads_new(DiaVocabulary *vocabulary, GError **error)
{
	g_autoptr(GBytes) bytes = dia_data_builtin("heads.txt");
	g_auto(DiaDataReader) reader = { 0 };
	DiaHeads *heads = g_new0(DiaHeads, 1);
	DiaHeadKind kind = DIA_HEAD_NONE;
	GError *failure = NULL;
	DiaDataLine line;

	heads->kinds = g_array_new(FALSE, TRUE, sizeof(guint16));
	dia_data_reader_init(&reader, "heads.txt", g_bytes_get_data(bytes, NULL),
			     g_bytes_get_size(bytes), NULL);
	while (dia_data_reader_next(&reader, &line, &failure)) {
		if (line.kind == DIA_DATA_SECTION)
			kind = find_section(line.name);
		else if (kind != DIA_HEAD_NONE)
			add_word(heads, vocabulary, line.text, kind);
	}
	if (failure != NULL) {
		g_propagate_error(error, failure);
		g_clear_pointer(&heads, dia_heads_free);
	}
	return heads;
}
