#include "lexicon/change-cues.h"

#include "base/data.h"

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

typedef struct {
	DiaChangeCues *cues;
	DiaVocabulary *vocabulary;
	guint kind; /* of the section at hand */
} Builder;

static gboolean
take_line(gpointer data, const DiaDataLine *line, GError **error)
{
	Builder *builder = data;

	if (line->kind == DIA_DATA_PHRASE) {
		dia_phrases_add(builder->cues->phrases, builder->vocabulary, line->text, builder->kind);
		return TRUE;
	}
	for (builder->kind = 0; builder->kind < G_N_ELEMENTS(names); builder->kind++)
		if (g_str_equal(names[builder->kind], line->name))
			return TRUE;
	return dia_data_fail(line, error, "no change is told by words of the kind \"%s\"", line->name);
}

DiaChangeCues *
dia_change_cues_new(DiaVocabulary *vocabulary, GError **error)
{
	DiaChangeCues *cues = g_new0(DiaChangeCues, 1);
	Builder builder = { .cues = cues, .vocabulary = vocabulary };

	cues->phrases = dia_phrases_new();
	if (!dia_data_read_builtin("changes.txt", NULL, take_line, &builder, error))
		g_clear_pointer(&cues, dia_change_cues_free);
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
