#include "lexicon/positions.h"

#include "base/data.h"

struct _DiaPositions {
	DiaPhrases *phrases; /* payload: DiaPosition */
};

/* What each section comes to; partial or later answers are no position. */
static const struct {
	const char *section;
	DiaPosition position;
} sections[] = {
	{ "position-supported", DIA_POSITION_SUPPORTED },
	{ "position-implemented", DIA_POSITION_SUPPORTED },
	{ "position-in-process", DIA_POSITION_SUPPORTED },
	{ "position-noted", DIA_POSITION_NOTED },
	{ "position-partly", DIA_POSITION_NONE },
	{ "position-pending", DIA_POSITION_NONE },
};

void
dia_positions_free(DiaPositions *positions)
{
	if (positions == NULL)
		return;
	dia_phrases_free(positions->phrases);
	g_free(positions);
}

static gint
find_section(const char *name)
{
	for (guint i = 0; i < G_N_ELEMENTS(sections); i++)
		if (g_str_equal(sections[i].section, name))
			return (gint)i;
	return -1;
}

DiaPositions *
dia_positions_new(DiaVocabulary *vocabulary, GError **error)
{
	g_autoptr(GBytes) bytes = dia_data_builtin("claims/cues.txt");
	g_auto(DiaDataReader) reader = { 0 };
	DiaPositions *positions = g_new0(DiaPositions, 1);
	GError *failure = NULL;
	gint section = -1;
	DiaDataLine line;

	positions->phrases = dia_phrases_new();
	dia_data_reader_init(&reader, "claims/cues.txt", g_bytes_get_data(bytes, NULL),
			     g_bytes_get_size(bytes), NULL);
	while (dia_data_reader_next(&reader, &line, &failure)) {
		if (line.kind == DIA_DATA_SECTION)
			section = find_section(line.name);
		else if (section >= 0)
			dia_phrases_add(positions->phrases, vocabulary, line.text,
					sections[section].position);
	}
	if (failure != NULL) {
		g_propagate_error(error, failure);
		g_clear_pointer(&positions, dia_positions_free);
	}
	return positions;
}

DiaPosition
dia_positions_find(const DiaPositions *positions, DiaVocabulary *vocabulary, const char *text,
		   gsize length)
{
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));

	dia_tokens_append(tokens, vocabulary, text, 0, length);
	for (guint i = 0; i < tokens->len; i++) {
		DiaPhraseMatch match;
		guint32 position;

		if (!dia_phrases_match(positions->phrases, vocabulary, text,
				       (const DiaToken *)(const void *)tokens->data, i, tokens->len,
				       &match))
			continue;
		/* The first answer counts: what follows only explains it. */
		if (dia_phrases_payload(positions->phrases, &match, 0, &position) &&
		    position != DIA_POSITION_NONE)
			return position;
		i += match.n_tokens - 1;
	}
	return DIA_POSITION_NONE;
}
