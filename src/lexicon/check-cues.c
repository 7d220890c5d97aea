#include "lexicon/check-cues.h"

#include "base/data.h"

static const char *const names[] = {
	[DIA_CHECK_OF_THEM] = "of-them",
	[DIA_CHECK_INCLUDING] = "including",
	[DIA_CHECK_MADE_OF] = "made-of",
	[DIA_CHECK_TOTAL] = "total",
	[DIA_CHECK_NET] = "net",
	[DIA_CHECK_REST] = "rest",
	[DIA_CHECK_RESIDUE] = "residue",
	[DIA_CHECK_UNDECIDED] = "undecided",
	[DIA_CHECK_AMOUNTS] = "amounts",
	[DIA_CHECK_EACH] = "each",
	[DIA_CHECK_RESPECTIVELY] = "respectively",
	[DIA_CHECK_SEVERAL_ANSWERS] = "several-answers",
	[DIA_CHECK_PERSONS] = "persons",
	[DIA_CHECK_MATTERS] = "matters",
	[DIA_CHECK_RISE] = "rise",
	[DIA_CHECK_FALL] = "fall",
	[DIA_CHECK_COMPARED] = "compared",
	[DIA_CHECK_TIME_BEFORE] = "time-before",
	[DIA_CHECK_RANKING] = "ranking",
	[DIA_CHECK_A_YEAR] = "a-year",
	[DIA_CHECK_AVERAGE] = "average",
	[DIA_CHECK_FUTURE] = "future",
	[DIA_CHECK_RECENT] = "recent",
	[DIA_CHECK_SO_FAR] = "so-far",
	[DIA_CHECK_PAST] = "past",
	[DIA_CHECK_CLOSED] = "closed",
	[DIA_CHECK_AS_BEFORE] = "as-before",
	[DIA_CHECK_DEMAND_JOIN] = "demand-join",
	[DIA_CHECK_DEMAND_END] = "demand-end",
	[DIA_CHECK_DEMAND_BAN] = "demand-ban",
	[DIA_CHECK_DEMAND_LIFT] = "demand-lift",
	[DIA_CHECK_DEMAND_FOUND] = "demand-found",
	[DIA_CHECK_DEMAND_GIVE] = "demand-give",
	[DIA_CHECK_DEMAND_RAISE] = "demand-raise",
	[DIA_CHECK_SOFTENED] = "softened",
	[DIA_CHECK_ACT_SIGN] = "act-sign",
	[DIA_CHECK_ACT_RATIFY] = "act-ratify",
	[DIA_CHECK_ACT_ADOPT] = "act-adopt",
	[DIA_CHECK_ACT_ASSENT] = "act-assent",
	[DIA_CHECK_ACT_ISSUE] = "act-issue",
	[DIA_CHECK_ACT_FORCE] = "act-force",
	[DIA_CHECK_ACT_FOUND] = "act-found",
	[DIA_CHECK_ACT_EXIST] = "act-exist",
	[DIA_CHECK_ACT_BEGIN] = "act-begin",
	[DIA_CHECK_ACT_ABOLISH] = "act-abolish",
	[DIA_CHECK_ACT_INTRODUCE] = "act-introduce",
	[DIA_CHECK_ACT_DESIGNATE] = "act-designate",
	[DIA_CHECK_ACT_LAST] = "act-last",
	[DIA_CHECK_ACT_ELECT] = "act-elect",
	[DIA_CHECK_ACT_VOTE] = "act-vote",
	[DIA_CHECK_ACT_HAND] = "act-hand",
	[DIA_CHECK_BROAD] = "broad",
	[DIA_CHECK_NEGATOR] = "negator",
	[DIA_CHECK_REMAINS] = "remains",
	[DIA_CHECK_UNIVERSAL] = "universal",
	[DIA_CHECK_SOME] = "some",
	[DIA_CHECK_EXCEPTION] = "exception",
	[DIA_CHECK_AT_TIME] = "at-time",
	[DIA_CHECK_EVER] = "ever",
	[DIA_CHECK_REPORTED] = "reported",
	[DIA_CHECK_STATED] = "stated",
	[DIA_CHECK_SPEAKER] = "speaker",
	[DIA_CHECK_ENTITLED] = "entitled",
	[DIA_CHECK_PERMITTED] = "permitted",
	[DIA_CHECK_PROHIBITED] = "prohibited",
	[DIA_CHECK_PERMISSION] = "permission",
	[DIA_CHECK_PENALTY] = "penalty",
	[DIA_CHECK_PART_OF_LAW] = "part-of-law",
	[DIA_CHECK_CHAMBER] = "chamber",
	[DIA_CHECK_AGAIN] = "again",
	[DIA_CHECK_PENDING] = "pending",
	[DIA_CHECK_HAPPENS] = "happens",
	[DIA_CHECK_CAUSE] = "cause",
	[DIA_CHECK_ORDINARY_OFFENCE] = "ordinary-offence",
	[DIA_CHECK_COUNTED] = "counted",
	[DIA_CHECK_ALIKE] = "alike",
	[DIA_CHECK_DEED] = "deed",
	[DIA_CHECK_MISLEADING] = "misleading",
	[DIA_CHECK_ANSWERED] = "answered",
	[DIA_CHECK_ASKS] = "asks",
	[DIA_CHECK_INTENDS] = "intends",
	[DIA_CHECK_SAID] = "said",
	[DIA_CHECK_UNDONE] = "undone",
	[DIA_CHECK_TABLED] = "tabled",
	[DIA_CHECK_LIMIT] = "limit",
};
G_STATIC_ASSERT(G_N_ELEMENTS(names) == DIA_N_CUE_KINDS && DIA_N_CUE_KINDS <= 8 * sizeof(DiaCueSet));

enum {
	NUMBER_SHIFT = 8,
	IS_STRICTER = 1 << 24, /* of an "alike" section: its name starts with "stricter-" */
	NUMBER_MASK = (1 << 16) - 1,
};

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
	gboolean is_stricter = builder->n_alike > 0 && g_str_has_prefix(line->name, "stricter-");

	if (is_stricter || g_str_has_prefix(line->name, "alike-")) {
		builder->kind = DIA_CHECK_ALIKE | ++builder->n_alike << NUMBER_SHIFT | (is_stricter ? IS_STRICTER : 0);
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
		if (kind == DIA_CHECK_ALIKE) {
			found.alike = (payload >> NUMBER_SHIFT) & NUMBER_MASK;
			found.is_stricter = (payload & IS_STRICTER) != 0;
		} else if (kind == DIA_CHECK_DEED)
			found.deed = payload >> NUMBER_SHIFT;
	}
	if (numbers != NULL)
		*numbers = found;
	return match.n_tokens;
}
