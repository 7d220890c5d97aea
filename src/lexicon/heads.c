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

typedef struct {
	DiaHeads *heads;
	DiaVocabulary *vocabulary;
	DiaHeadKind kind; /* of the section at hand */
} Builder;

static void
add_word(const Builder *builder, const char *word)
{
	GArray *kinds = builder->heads->kinds;
	guint32 id = dia_vocabulary_intern(builder->vocabulary, word, strlen(word));

	if (id >= kinds->len)
		g_array_set_size(kinds, id + 1);
	g_array_index(kinds, guint16, id) |= (guint16)(1u << builder->kind);
}

static gboolean
take_line(gpointer data, const DiaDataLine *line, GError **error)
{
	Builder *builder = data;

	if (line->kind == DIA_DATA_SECTION)
		builder->kind = find_section(line->name);
	else if (builder->kind != DIA_HEAD_NONE)
		add_word(builder, line->text);
	return TRUE;
}

DiaHeads *
dia_heads_new(DiaVocabulary *vocabulary, GError **error)
{
	DiaHeads *heads = g_new0(DiaHeads, 1);
	Builder builder = { .heads = heads, .vocabulary = vocabulary };

	heads->kinds = g_array_new(FALSE, TRUE, sizeof(guint16));
	if (!dia_data_read_builtin("heads.txt", NULL, take_line, &builder, error))
		g_clear_pointer(&heads, dia_heads_free);
	return heads;
}
