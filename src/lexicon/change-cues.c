#include "lexicon/change-cues.h"

#include "base/data.h"

#define FILE_NAME "changes.txt"

static const char *const names[] = { "criticism", "given-up", "plea" };

struct _DiaChangeCues {
	DiaPhrases *phrases; /* payload: DiaChangeCue */
};

void
dia_change_cues_free(DiaChangeCues *cues)
{
	if (cues == NULL)
		return;
	dia_phrases_free(cues->phrases);
	g_free(cues);
}

void
dia_change_cues_transfer(DiaChangeCues **cues, DiaImage *image)
{
	dia_image_part(image, cues, sizeof **cues);
	dia_phrases_transfer(&(*cues)->phrases, image);
}

static gboolean
find_kind(const DiaDataReader *reader, const char *name, guint *kind, GError **error)
{
	for (*kind = 0; *kind < G_N_ELEMENTS(names); (*kind)++)
		if (g_str_equal(names[*kind], name))
			return TRUE;
	dia_data_reader_fail(reader, error, "no change is told by words of the kind \"%s\"", name);
	return FALSE;
}

DiaChangeCues *
dia_change_cues_new(DiaVocabulary *vocabulary, GError **error)
{
	g_autoptr(GBytes) bytes = dia_data_builtin(FILE_NAME);
	g_auto(DiaDataReader) reader = { 0 };
	DiaChangeCues *cues = g_new0(DiaChangeCues, 1);
	GError *failure = NULL;
	guint kind = 0;
	DiaDataLine line;

	cues->phrases = dia_phrases_new();
	dia_data_reader_init(&reader, FILE_NAME, g_bytes_get_data(bytes, NULL),
			     g_bytes_get_size(bytes), NULL);
	while (failure == NULL && dia_data_reader_next(&reader, &line, &failure)) {
		if (line.kind == DIA_DATA_SECTION)
			find_kind(&reader, line.name, &kind, &failure);
		else
			dia_phrases_add(cues->phrases, vocabulary, line.text, kind);
	}
	if (failure != NULL) {
		g_propagate_error(error, failure);
		g_clear_pointer(&cues, dia_change_cues_free);
	}
	return cues;
}

gboolean
dia_change_cues_find(const DiaChangeCues *cues, DiaChangeCue kind, const DiaVocabulary *vocabulary,
		     const char *text, const DiaToken *tokens, guint32 first, guint32 end)
{
	DiaPhraseMatch match;
	guint32 found;

	for (guint32 at = first; at < end; at++) {
		if (!dia_phrases_match(cues->phrases, vocabulary, text, tokens, at, end, &match))
			continue;
		for (guint n = 0; dia_phrases_payload(cues->phrases, &match, n, &found); n++)
			if (found == kind)
				return TRUE;
	}
	return FALSE;
}
