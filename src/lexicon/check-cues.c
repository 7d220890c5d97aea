#include "lexicon/check-cues.h"

#include "base/data.h"

static const char *const names[] = {
	"of-them", "including", "made-of", "total", "net", "rest", "residue", "undecided",
	"amounts", "each", "respectively", "several-answers", "persons", "matters", "rise",
	"fall", "compared", "time-before", "ranking", "a-year", "average", "future", "recent", "so-far",
	"past", "closed", "demand-join", "demand-end", "demand-ban", "demand-lift",
	"demand-found", "demand-give", "demand-raise", "softened", "act-sign", "act-ratify", "act-adopt", "act-assent",
	"act-issue", "act-force", "act-found", "act-exist", "act-begin", "act-abolish",
	"act-introduce", "act-designate", "act-last", "act-elect", "act-vote", "act-hand",
	"broad", "negator", "remains",
	"universal", "some", "exception", "reported", "entitled", "permitted", "prohibited",
	"permission", "penalty", "part-of-law", "chamber", "again", "pending", "happens", "cause", "counted", "alike",
	"deed", "misleading", "answered", "asks", "intends", "said", "undone", "tabled", "limit",
	"share-noun",
};
G_STATIC_ASSERT(G_N_ELEMENTS(names) <= 128);

enum { NUMBER_SHIFT = 8 };

struct _DiaCheckCues {
	DiaPhrases *phrases; /* payload: DiaCueKind, and the number of an "alike" or "deed" section above it */
};

void
dia_check_cues_free(DiaCheckCues *cues)
{
	if (cues == NULL)
		return;
	dia_phrases_free(cues->phrases);
	g_free(cues);
}

void
dia_check_cues_transfer(DiaCheckCues **cues, DiaImage *image)
{
	dia_image_part(image, cues, sizeof **cues);
	dia_phrases_transfer(&(*cues)->phrases, image);
}

typedef struct {
	DiaCheckCues *cues;
	DiaVocabulary *vocabulary;
	guint kind; /* of the section at hand, with its number */
	guint n_alike;
	guint n_deeds;
} Builder;

static gboolean
start_section(Builder *builder, const DiaDataLine *line, GError **error)
{
	if (g_str_has_prefix(line->name, "alike-")) {
		builder->kind = DIA_CHECK_ALIKE | ++builder->n_alike << NUMBER_SHIFT;
		return TRUE;
	}
	if (g_str_has_prefix(line->name, "deed-")) {
		builder->kind = DIA_CHECK_DEED | ++builder->n_deeds << NUMBER_SHIFT;
		return TRUE;
	}
	for (builder->kind = 0; builder->kind < G_N_ELEMENTS(names); builder->kind++)
		if (g_str_equal(names[builder->kind], line->name))
			return TRUE;
	return dia_data_fail(line, error, "no check knows words of the kind \"%s\"", line->name);
}

static gboolean
take_line(gpointer data, const DiaDataLine *line, GError **error)
{
	Builder *builder = data;

	if (line->kind == DIA_DATA_SECTION)
		return start_section(builder, line, error);
	dia_phrases_add(builder->cues->phrases, builder->vocabulary, line->text, builder->kind);
	return TRUE;
}

DiaCheckCues *
dia_check_cues_new(DiaVocabulary *vocabulary, GError **error)
{
	DiaCheckCues *cues = g_new0(DiaCheckCues, 1);
	Builder builder = { .cues = cues, .vocabulary = vocabulary };

	cues->phrases = dia_phrases_new();
	if (!dia_data_read_builtin("checks.txt", NULL, take_line, &builder, error))
		g_clear_pointer(&cues, dia_check_cues_free);
	return cues;
}

guint32
dia_check_cues_match(const DiaCheckCues *cues, const DiaVocabulary *vocabulary, const char *text,
		     const DiaToken *tokens, guint32 at, guint32 end, DiaCueSet *kinds, DiaCueNumbers *numbers)
{
	DiaPhraseMatch match;
	DiaCueNumbers found = { 0 };
	guint32 payload;

	if (!dia_phrases_match(cues->phrases, vocabulary, text, tokens, at, end, &match))
		return 0;
	*kinds = 0;
	for (guint n = 0; dia_phrases_payload(cues->phrases, &match, n, &payload); n++) {
		guint32 kind = payload & ((1u << NUMBER_SHIFT) - 1);

		*kinds |= DIA_CUE(kind);
		if (kind == DIA_CHECK_ALIKE)
			found.alike = payload >> NUMBER_SHIFT;
		else if (kind == DIA_CHECK_DEED)
			found.deed = payload >> NUMBER_SHIFT;
	}
	if (numbers != NULL)
		*numbers = found;
	return match.n_tokens;
}
