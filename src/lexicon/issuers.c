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

DiaIssuers *
dia_issuers_new(DiaVocabulary *vocabulary, GError **error)
{
	g_autoptr(GBytes) bytes = dia_data_builtin("metadata.txt");
	g_auto(DiaDataReader) reader = { 0 };
	DiaIssuers *issuers = g_new0(DiaIssuers, 1);
	GError *failure = NULL;
	Cue cue = { 0 };
	DiaDataLine line;

	issuers->phrases = dia_phrases_new();
	issuers->cues = g_array_new(FALSE, FALSE, sizeof(Cue));
	dia_data_reader_init(&reader, "metadata.txt", g_bytes_get_data(bytes, NULL),
			     g_bytes_get_size(bytes), NULL);
	while (failure == NULL && dia_data_reader_next(&reader, &line, &failure)) {
		if (line.kind == DIA_DATA_SECTION) {
			if (!dia_issuer_parse(line.name, &cue.issuer))
				dia_data_reader_fail(&reader, &failure, "no issuer \"%s\"", line.name);
			continue;
		}
		cue.weight = line.weight;
		g_array_append_val(issuers->cues, cue);
		dia_phrases_add(issuers->phrases, vocabulary, line.text, issuers->cues->len - 1);
	}
	if (failure != NULL) {
		g_propagate_error(error, failure);
		g_clear_pointer(&issuers, dia_issuers_free);
	}
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
