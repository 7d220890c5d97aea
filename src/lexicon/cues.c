#include "lexicon/cues.h"

#include "base/data.h"
#include "base/pool.h"

struct _DiaClaimCues {
	DiaPhrases *layers[DIA_N_CLAIM_CUE_LAYERS]; /* payload: index into cues */
	GArray *cues;				    /* of DiaClaimCue */
	DiaPool pool;
};

/* Sections that are not named here are read by others (hedges by nobody yet). */
static const struct {
	const char *section;
	DiaClaimCueLayer layer;
	guint32 value;
} sections[] = {
	{ "done", DIA_CLAIM_CUE_STATUS, DIA_STATUS_DONE },
	{ "partial", DIA_CLAIM_CUE_STATUS, DIA_STATUS_PARTIAL },
	{ "in-progress", DIA_CLAIM_CUE_STATUS, DIA_STATUS_IN_PROGRESS },
	{ "planned", DIA_CLAIM_CUE_STATUS, DIA_STATUS_PLANNED },
	{ "recommended", DIA_CLAIM_CUE_STATUS, DIA_STATUS_RECOMMENDED },
	{ "refused", DIA_CLAIM_CUE_STATUS, DIA_STATUS_REFUSED },
	{ "not-done", DIA_CLAIM_CUE_STATUS, DIA_STATUS_NOT_DONE },
	{ "reversed", DIA_CLAIM_CUE_STATUS, DIA_STATUS_REVERSED },
	{ "shortfall", DIA_CLAIM_CUE_STATUS, DIA_STATUS_NOT_DONE | DIA_CLAIM_CUE_SHORTFALL },
	{ "kept", DIA_CLAIM_CUE_STATUS, DIA_STATUS_REFUSED | DIA_CLAIM_CUE_KEPT },
	{ "lasting", DIA_CLAIM_CUE_STATUS, DIA_STATUS_NOT_DONE | DIA_CLAIM_CUE_LASTS },
	{ "rule", DIA_CLAIM_CUE_STATUS, DIA_STATUS_DONE },
	{ "demand", DIA_CLAIM_CUE_STATUS, DIA_STATUS_RECOMMENDED | DIA_CLAIM_CUE_DEMAND },
	{ "imperative", DIA_CLAIM_CUE_IMPERATIVE, 0 },
	{ "act-noun", DIA_CLAIM_CUE_ACT, 0 },
	{ "appraise-done", DIA_CLAIM_CUE_APPRAISAL, DIA_APPRAISAL_DONE },
	{ "appraise-concern", DIA_CLAIM_CUE_APPRAISAL, DIA_APPRAISAL_CONCERN },
	{ "appraise-question", DIA_CLAIM_CUE_APPRAISAL, DIA_APPRAISAL_QUESTION },
	{ "adhesion", DIA_CLAIM_CUE_ADHESION, 0 },
	{ "citation", DIA_CLAIM_CUE_CITATION, 0 },
	{ "anaphor", DIA_CLAIM_CUE_ANAPHOR, FALSE },
	{ "anaphor-anywhere", DIA_CLAIM_CUE_ANAPHOR, TRUE },
	{ "exception", DIA_CLAIM_CUE_EXCEPTION, 0 },
	{ "paper", DIA_CLAIM_CUE_PAPER, DIA_PAPER_NAME },
	{ "paper-step", DIA_CLAIM_CUE_PAPER, DIA_PAPER_STEP },
	{ "paper-end", DIA_CLAIM_CUE_PAPER, DIA_PAPER_END },
	{ "paper-fall", DIA_CLAIM_CUE_PAPER, DIA_PAPER_FALL },
	{ "negation", DIA_CLAIM_CUE_NEGATION, TRUE },
	{ "negation-exception", DIA_CLAIM_CUE_NEGATION, FALSE },
	{ "report-verb", DIA_CLAIM_CUE_REPORT, 0 },
	{ "speaker-delegation", DIA_CLAIM_CUE_SPEAKER, DIA_SPEAKER_STATE },
	{ "speaker-reviewing", DIA_CLAIM_CUE_SPEAKER, DIA_SPEAKER_REVIEWING_STATE },
	{ "speaker-un", DIA_CLAIM_CUE_SPEAKER, DIA_SPEAKER_UN },
	{ "speaker-ngo", DIA_CLAIM_CUE_SPEAKER, DIA_SPEAKER_NGO },
	{ "position-supported", DIA_CLAIM_CUE_ANSWER, DIA_STATUS_PLANNED },
	{ "position-implemented", DIA_CLAIM_CUE_ANSWER, DIA_STATUS_DONE },
	{ "position-in-process", DIA_CLAIM_CUE_ANSWER, DIA_STATUS_IN_PROGRESS },
	{ "position-partly", DIA_CLAIM_CUE_ANSWER, DIA_STATUS_PARTIAL },
	{ "position-noted", DIA_CLAIM_CUE_ANSWER, DIA_STATUS_REFUSED },
	{ "position-pending", DIA_CLAIM_CUE_ANSWER, DIA_STATUS_PLANNED },
	{ "position-weighed", DIA_CLAIM_CUE_ANSWER, DIA_STATUS_PLANNED },
};

void
dia_claim_cues_free(DiaClaimCues *cues)
{
	if (cues == NULL)
		return;
	for (guint i = 0; i < DIA_N_CLAIM_CUE_LAYERS; i++)
		dia_phrases_free(cues->layers[i]);
	g_array_unref(cues->cues);
	dia_pool_clear(&cues->pool);
	g_free(cues);
}

void
dia_claim_cues_transfer(DiaClaimCues **cues, DiaImage *image)
{
	static const gsize strings[] = { offsetof(DiaClaimCue, text), DIA_IMAGE_END };

	dia_image_part(image, cues, sizeof **cues);
	for (guint i = 0; i < DIA_N_CLAIM_CUE_LAYERS; i++)
		dia_phrases_transfer(&(*cues)->layers[i], image);
	dia_image_records(image, &(*cues)->cues, sizeof(DiaClaimCue), strings);
}

static gint
find_section(const char *name)
{
	for (guint i = 0; i < G_N_ELEMENTS(sections); i++)
		if (g_str_equal(sections[i].section, name))
			return (gint)i;
	return -1;
}

typedef struct {
	DiaClaimCues *cues;
	DiaVocabulary *vocabulary;
	gint section; /* index of the one at hand, or -1 */
} Builder;

static gboolean
take_line(gpointer data, const DiaDataLine *line, GError **error)
{
	Builder *builder = data;
	DiaClaimCues *cues = builder->cues;
	DiaClaimCue cue = { .strength = line->weight };

	if (line->kind == DIA_DATA_SECTION)
		builder->section = find_section(line->name);
	if (line->kind == DIA_DATA_SECTION || builder->section < 0)
		return TRUE;
	cue.text = dia_pool_string(&cues->pool, line->text);
	cue.layer = sections[builder->section].layer;
	cue.value = sections[builder->section].value;
	g_array_append_val(cues->cues, cue);
	dia_phrases_add(cues->layers[cue.layer], builder->vocabulary, line->text, cues->cues->len - 1);
	return TRUE;
}

DiaClaimCues *
dia_claim_cues_new(DiaVocabulary *vocabulary, GError **error)
{
	DiaClaimCues *cues = g_new0(DiaClaimCues, 1);
	Builder builder = { .cues = cues, .vocabulary = vocabulary, .section = -1 };

	for (guint i = 0; i < DIA_N_CLAIM_CUE_LAYERS; i++)
		cues->layers[i] = dia_phrases_new();
	cues->cues = g_array_new(FALSE, FALSE, sizeof(DiaClaimCue));
	dia_pool_init(&cues->pool);
	if (!dia_data_read_builtin("claims/cues.txt", NULL, take_line, &builder, error))
		g_clear_pointer(&cues, dia_claim_cues_free);
	return cues;
}

const DiaPhrases *
dia_claim_cues_phrases(const DiaClaimCues *cues, DiaClaimCueLayer layer)
{
	return cues->layers[layer];
}

const DiaClaimCue *
dia_claim_cues_match(const DiaClaimCues *cues, DiaClaimCueLayer layer,
		     const DiaVocabulary *vocabulary, const char *text, const DiaToken *tokens,
		     guint32 at, guint32 end, guint32 *n_tokens)
{
	DiaPhraseMatch match;
	guint32 index;

	if (!dia_phrases_match(cues->layers[layer], vocabulary, text, tokens, at, end, &match) ||
	    !dia_phrases_payload(cues->layers[layer], &match, 0, &index))
		return NULL;
	*n_tokens = match.n_tokens;
	return &g_array_index(cues->cues, DiaClaimCue, index);
}

gboolean
dia_claim_cues_is_status(const DiaClaimCues *cues, const DiaVocabulary *vocabulary,
			 const char *text, const DiaToken *tokens, guint32 at, guint32 end)
{
	guint32 n_tokens;

	return dia_claim_cues_match(cues, DIA_CLAIM_CUE_STATUS, vocabulary, text, tokens, at, end,
				    &n_tokens) != NULL;
}
