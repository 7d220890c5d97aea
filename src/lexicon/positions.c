#include "lexicon/positions.h"

#include "base/data.h"

/* What a phrase does to the answer that is being read. */
typedef enum {
	SUPPORTS,
	REFUSES,
	LEAVES_OPEN, /* in part, or later: what follows is no answer */
	IS_WEIGHED,  /* no answer, but one may follow */
	NEGATES,     /* an answer soon behind it */
} Effect;

enum { MAX_NEGATED = 9 }; /* tokens from a negation to the answer that it turns round */

struct _DiaPositions {
	DiaPhrases *phrases; /* payload: Effect */
};

static const struct {
	const char *section;
	Effect effect;
} sections[] = {
	{ "position-supported", SUPPORTS },   { "position-implemented", SUPPORTS },
	{ "position-in-process", SUPPORTS },  { "position-noted", REFUSES },
	{ "position-partly", LEAVES_OPEN },   { "position-pending", LEAVES_OPEN },
	{ "position-weighed", IS_WEIGHED },   { "position-negation", NEGATES },
};

void
dia_positions_free(DiaPositions *positions)
{
	if (positions == NULL)
		return;
	dia_phrases_free(positions->phrases);
	g_free(positions);
}

void
dia_positions_transfer(DiaPositions **positions, DiaImage *image)
{
	dia_image_part(image, positions, sizeof **positions);
	dia_phrases_transfer(&(*positions)->phrases, image);
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
	DiaPositions *positions;
	DiaVocabulary *vocabulary;
	gint section; /* index of the one at hand, or -1 */
} Builder;

static gboolean
take_line(gpointer data, const DiaDataLine *line, GError **error)
{
	Builder *builder = data;

	if (line->kind == DIA_DATA_SECTION)
		builder->section = find_section(line->name);
	else if (builder->section >= 0)
		dia_phrases_add(builder->positions->phrases, builder->vocabulary, line->text,
				sections[builder->section].effect);
	return TRUE;
}

DiaPositions *
dia_positions_new(DiaVocabulary *vocabulary, GError **error)
{
	DiaPositions *positions = g_new0(DiaPositions, 1);
	Builder builder = { .positions = positions, .vocabulary = vocabulary, .section = -1 };

	positions->phrases = dia_phrases_new();
	if (!dia_data_read_builtin("claims/cues.txt", NULL, take_line, &builder, error))
		g_clear_pointer(&positions, dia_positions_free);
	return positions;
}

DiaPosition
dia_positions_find(const DiaPositions *positions, DiaVocabulary *vocabulary, const char *text,
		   gsize length)
{
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	gint negation = -MAX_NEGATED - 1;

	dia_tokens_append(tokens, vocabulary, text, 0, length);
	for (guint i = 0; i < tokens->len; i++) {
		DiaPhraseMatch match;
		guint32 effect;

		if (!dia_phrases_match(positions->phrases, vocabulary, text,
				       (const DiaToken *)(const void *)tokens->data, i, tokens->len,
				       &match) ||
		    !dia_phrases_payload(positions->phrases, &match, 0, &effect))
			continue;
		/* The first answer counts: what follows only explains it. */
		if (effect == SUPPORTS)
			return (gint)i - negation <= MAX_NEGATED ? DIA_POSITION_NOTED
								 : DIA_POSITION_SUPPORTED;
		if (effect == REFUSES)
			return DIA_POSITION_NOTED;
		if (effect == LEAVES_OPEN)
			return DIA_POSITION_NONE;
		if (effect == NEGATES)
			negation = (gint)i;
		i += match.n_tokens - 1;
	}
	return DIA_POSITION_NONE;
}
