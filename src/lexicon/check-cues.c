#include "lexicon/check-cues.h"

#include "base/data.h"

#define FILE_NAME "checks.txt"

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
	"permission", "penalty", "part-of-law", "chamber", "happens", "cause", "counted", "alike",
	"deed", "misleading", "answered", "asks", "intends", "said", "undone", "tabled", "limit",
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

static gboolean
find_kind(const DiaDataReader *reader, const char *name, guint *kind, GError **error)
{
	if (g_str_has_prefix(name, "alike-") || g_str_has_prefix(name, "deed-")) {
		*kind = g_str_has_prefix(name, "deed-") ? DIA_CHECK_DEED : DIA_CHECK_ALIKE;
		return TRUE;
	}
	for (*kind = 0; *kind < G_N_ELEMENTS(names); (*kind)++)
		if (g_str_equal(names[*kind], name))
			return TRUE;
	dia_data_reader_fail(reader, error, "no check knows words of the kind \"%s\"", name);
	return FALSE;
}

DiaCheckCues *
dia_check_cues_new(DiaVocabulary *vocabulary, GError **error)
{
	g_autoptr(GBytes) bytes = dia_data_builtin(FILE_NAME);
	g_auto(DiaDataReader) reader = { 0 };
	DiaCheckCues *cues = g_new0(DiaCheckCues, 1);
	GError *failure = NULL;
	guint kind = 0;
	guint n_alike = 0;
	guint n_deeds = 0;
	DiaDataLine line;

	cues->phrases = dia_phrases_new();
	dia_data_reader_init(&reader, FILE_NAME, g_bytes_get_data(bytes, NULL),
			     g_bytes_get_size(bytes), NULL);
	while (failure == NULL && dia_data_reader_next(&reader, &line, &failure)) {
		if (line.kind == DIA_DATA_SECTION) {
			if (!find_kind(&reader, line.name, &kind, &failure))
				continue;
			if (kind == DIA_CHECK_ALIKE)
				kind |= ++n_alike << NUMBER_SHIFT;
			else if (kind == DIA_CHECK_DEED)
				kind |= ++n_deeds << NUMBER_SHIFT;
		} else {
			dia_phrases_add(cues->phrases, vocabulary, line.text, kind);
		}
	}
	if (failure != NULL) {
		g_propagate_error(error, failure);
		g_clear_pointer(&cues, dia_check_cues_free);
	}
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
