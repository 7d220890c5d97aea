#include "lexicon/issuers.h"

#include "base/data.h"

typedef struct {
	DiaIssuer issuer;
	double weight;
} Cue;

struct _DiaIssuers {
	DiaPhrases *phrases; /* payload: index of a cue */
	GArray *cues;
};

void
dia_issuers_free(DiaIssuers *issuers)
{
	if (issuers == NULL)
		return;
	dia_phrases_free(issuers->phrases);
	g_array_unref(issuers->cues);
	g_free(issuers);
}

void
dia_issuers_transfer(DiaIssuers **issuers, DiaImage *image)
{
	dia_image_part(image, issuers, sizeof **issuers);
	dia_phrases_transfer(&(*issuers)->phrases, image);
	dia_image_array(image, &(*issuers)->cues, sizeof(Cue));
}

typedef struct {
	DiaIssuers *issuers;
	DiaVocabulary *vocabulary;
	DiaIssuer issuer; /* of the section at hand */
} Builder;

static gboolean
take_line(gpointer data, const DiaDataLine *line, GError **error)
{
	Builder *builder = data;
	DiaIssuers *issuers = builder->issuers;
	guint index = issuers->cues->len;

	if (line->kind == DIA_DATA_SECTION)
		return dia_issuer_parse(line->name, &builder->issuer) ||
		       dia_data_fail(line, error, "no issuer \"%s\"", line->name);
	g_array_set_size(issuers->cues, index + 1); /* and set in place: what lies between goes into the image */
	g_array_index(issuers->cues, Cue, index).issuer = builder->issuer;
	g_array_index(issuers->cues, Cue, index).weight = line->weight;
	dia_phrases_add(issuers->phrases, builder->vocabulary, line->text, index);
	return TRUE;
}

DiaIssuers *
dia_issuers_new(DiaVocabulary *vocabulary, GError **error)
{
	DiaIssuers *issuers = g_new0(DiaIssuers, 1);
	Builder builder = { .issuers = issuers, .vocabulary = vocabulary };

	issuers->phrases = dia_phrases_new();
	issuers->cues = g_array_new(FALSE, TRUE, sizeof(Cue));
	if (!dia_data_read_builtin("metadata.txt", NULL, take_line, &builder, error))
		g_clear_pointer(&issuers, dia_issuers_free);
	return issuers;
}

DiaIssuer
dia_issuers_find(const DiaIssuers *issuers, const DiaVocabulary *vocabulary, const char *text,
		 const GArray *tokens)
{
	double sums[DIA_ISSUER_NGO + 1] = { 0 };
	DiaIssuer best = DIA_ISSUER_UNKNOWN;

	for (guint i = 0; i < tokens->len; i++) {
		DiaPhraseMatch match;
		guint32 index;

		if (!dia_phrases_match(issuers->phrases, vocabulary, text,
				       (const DiaToken *)(const void *)tokens->data, i, tokens->len,
				       &match) ||
		    !dia_phrases_payload(issuers->phrases, &match, 0, &index))
			continue;
		sums[g_array_index(issuers->cues, Cue, index).issuer] +=
		    g_array_index(issuers->cues, Cue, index).weight;
		i += match.n_tokens - 1;
	}
	for (guint i = 1; i < G_N_ELEMENTS(sums); i++)
		if (sums[i] > sums[best])
			best = i;
	return best;
}
