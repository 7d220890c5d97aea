#include "lexicon/abbreviations.h"

#include "base/data.h"
#include "base/token.h"

static const char *const section_names[] = {
	[DIA_ABBREVIATION_BEFORE_ANY] = "before-any",
	[DIA_ABBREVIATION_BEFORE_NUMBER] = "before-number",
	[DIA_ABBREVIATION_BEFORE_NAME] = "before-name",
	[DIA_ABBREVIATION_WITHIN] = "within",
};

struct _DiaAbbreviations {
	GByteArray *kinds; /* DiaAbbreviation by word id */
};

void
dia_abbreviations_free(DiaAbbreviations *abbreviations)
{
	if (abbreviations == NULL)
		return;
	g_byte_array_unref(abbreviations->kinds);
	g_free(abbreviations);
}

void
dia_abbreviations_transfer(DiaAbbreviations **abbreviations, DiaImage *image)
{
	dia_image_part(image, abbreviations, sizeof **abbreviations);
	dia_image_byte_array(image, &(*abbreviations)->kinds);
}

typedef struct {
	DiaAbbreviations *abbreviations;
	DiaVocabulary *vocabulary;
	DiaAbbreviation kind; /* of the section at hand */
} Builder;

static gboolean
start_section(Builder *builder, const DiaDataLine *line, GError **error)
{
	for (guint i = 1; i < G_N_ELEMENTS(section_names); i++) {
		if (g_str_equal(section_names[i], line->name)) {
			builder->kind = i;
			return TRUE;
		}
	}
	return dia_data_fail(line, error, "unknown section \"%s\"", line->name);
}

/* Only the last word before the last stop counts: "op. cit." is known by "cit". */
static void
add(const Builder *builder, const char *phrase)
{
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	GByteArray *kinds = builder->abbreviations->kinds;

	dia_tokens_append(tokens, builder->vocabulary, phrase, 0, strlen(phrase));
	for (guint i = tokens->len; i-- > 0;) {
		const DiaToken *token = &g_array_index(tokens, DiaToken, i);
		guint old = kinds->len;

		if (token->kind == DIA_TOKEN_PUNCTUATION)
			continue;
		if (token->word >= old) {
			g_byte_array_set_size(kinds, token->word + 1);
			memset(kinds->data + old, 0, token->word + 1 - old);
		}
		if (token->length > 1) /* single letters are initials, by rule */
			kinds->data[token->word] = (guint8)builder->kind;
		return;
	}
}

static gboolean
take_line(gpointer data, const DiaDataLine *line, GError **error)
{
	Builder *builder = data;

	if (line->kind == DIA_DATA_SECTION)
		return start_section(builder, line, error);
	add(builder, line->text);
	return TRUE;
}

DiaAbbreviations *
dia_abbreviations_new(DiaVocabulary *vocabulary, GError **error)
{
	DiaAbbreviations *abbreviations = g_new0(DiaAbbreviations, 1);
	Builder builder = { .abbreviations = abbreviations, .vocabulary = vocabulary };

	abbreviations->kinds = g_byte_array_new();
	if (!dia_data_read_builtin("abbreviations/en.txt", NULL, take_line, &builder, error))
		g_clear_pointer(&abbreviations, dia_abbreviations_free);
	return abbreviations;
}

DiaAbbreviation
dia_abbreviations_get(const DiaAbbreviations *abbreviations, guint32 word)
{
	return word < abbreviations->kinds->len ? abbreviations->kinds->data[word]
						: DIA_ABBREVIATION_NONE;
}
