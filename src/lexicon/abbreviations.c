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

static gboolean
find_section(const DiaDataReader *reader, const char *name, DiaAbbreviation *kind, GError **error)
{
	for (guint i = 1; i < G_N_ELEMENTS(section_names); i++) {
		if (g_str_equal(section_names[i], name)) {
			*kind = i;
			return TRUE;
		}
	}
	dia_data_reader_fail(reader, error, "unknown section \"%s\"", name);
	return FALSE;
}

/* Only the last word before the last stop counts: "op. cit." is known by "cit". */
static void
add(DiaAbbreviations *abbreviations, DiaVocabulary *vocabulary, const char *phrase,
    DiaAbbreviation kind)
{
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));

	dia_tokens_append(tokens, vocabulary, phrase, 0, strlen(phrase));
	for (guint i = tokens->len; i-- > 0;) {
		const DiaToken *token = &g_array_index(tokens, DiaToken, i);
		guint old = abbreviations->kinds->len;

		if (token->kind == DIA_TOKEN_PUNCTUATION)
			continue;
		if (token->word >= old) {
			g_byte_array_set_size(abbreviations->kinds, token->word + 1);
			memset(abbreviations->kinds->data + old, 0, token->word + 1 - old);
		}
		if (token->length > 1) /* single letters are initials, by rule */
			abbreviations->kinds->data[token->word] = (guint8)kind;
		return;
	}
}

DiaAbbreviations *
dia_abbreviations_new(DiaVocabulary *vocabulary, GError **error)
{
	g_autoptr(GBytes) bytes = dia_data_builtin("abbreviations/en.txt");
	g_auto(DiaDataReader) reader = { 0 };
	DiaAbbreviations *abbreviations = g_new0(DiaAbbreviations, 1);
	DiaAbbreviation kind = DIA_ABBREVIATION_NONE;
	GError *failure = NULL;
	DiaDataLine line;

	abbreviations->kinds = g_byte_array_new();
	dia_data_reader_init(&reader, "abbreviations/en.txt", g_bytes_get_data(bytes, NULL),
			     g_bytes_get_size(bytes), NULL);
	while (failure == NULL && dia_data_reader_next(&reader, &line, &failure)) {
		if (line.kind == DIA_DATA_SECTION)
			find_section(&reader, line.name, &kind, &failure);
		else if (kind != DIA_ABBREVIATION_NONE)
			add(abbreviations, vocabulary, line.text, kind);
	}
	if (failure != NULL) {
		g_propagate_error(error, failure);
		g_clear_pointer(&abbreviations, dia_abbreviations_free);
	}
	return abbreviations;
}

DiaAbbreviation
dia_abbreviations_get(const DiaAbbreviations *abbreviations, guint32 word)
{
	return word < abbreviations->kinds->len ? abbreviations->kinds->data[word]
						: DIA_ABBREVIATION_NONE;
}
