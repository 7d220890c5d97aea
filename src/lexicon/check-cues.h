/*
 * Words by which the parts of a statement belong together: data/checks.txt.
 */
#pragma once

#include "base/phrases.h"

/* A section of the file, under the name that check-cues.c gives it. */
typedef enum {
	DIA_CHECK_OF_THEM,
	DIA_CHECK_INCLUDING,
	DIA_CHECK_MADE_OF,
	DIA_CHECK_TOTAL,
	DIA_CHECK_NET,
	DIA_CHECK_REST,
	DIA_CHECK_RESIDUE,
	DIA_CHECK_UNDECIDED,
	DIA_CHECK_AMOUNTS,
	DIA_CHECK_EACH,
	DIA_CHECK_RESPECTIVELY,
	DIA_CHECK_SEVERAL_ANSWERS,
	DIA_CHECK_PERSONS,
	DIA_CHECK_MATTERS,
	DIA_CHECK_RISE,
	DIA_CHECK_FALL,
	DIA_CHECK_COMPARED,
	DIA_CHECK_TIME_BEFORE,
	DIA_CHECK_RANKING,
	DIA_CHECK_A_YEAR,
	DIA_CHECK_AVERAGE,
	DIA_CHECK_FUTURE,
	DIA_CHECK_RECENT,
	DIA_CHECK_SO_FAR,
	DIA_CHECK_PAST,
	DIA_CHECK_CLOSED,
	DIA_CHECK_AS_BEFORE,
	DIA_CHECK_DEMAND_JOIN, /* what recommendations ask for, up to the last */
	DIA_CHECK_DEMAND_END,
	DIA_CHECK_DEMAND_BAN,
	DIA_CHECK_DEMAND_LIFT,
	DIA_CHECK_DEMAND_FOUND,
	DIA_CHECK_DEMAND_GIVE,
	DIA_CHECK_DEMAND_RAISE,
	DIA_CHECK_SOFTENED,
	DIA_CHECK_ACT_SIGN, /* acts that happen once and have a day, up to the last */
	DIA_CHECK_ACT_RATIFY,
	DIA_CHECK_ACT_ADOPT,
	DIA_CHECK_ACT_ASSENT,
	DIA_CHECK_ACT_ISSUE,
	DIA_CHECK_ACT_FORCE,
	DIA_CHECK_ACT_FOUND,
	DIA_CHECK_ACT_EXIST,
	DIA_CHECK_ACT_BEGIN,
	DIA_CHECK_ACT_ABOLISH,
	DIA_CHECK_ACT_INTRODUCE,
	DIA_CHECK_ACT_DESIGNATE,
	DIA_CHECK_ACT_LAST,
	DIA_CHECK_ACT_ELECT,
	DIA_CHECK_ACT_VOTE,
	DIA_CHECK_ACT_HAND,
	DIA_CHECK_BROAD,
	DIA_CHECK_NEGATOR,
	DIA_CHECK_REMAINS,
	DIA_CHECK_UNIVERSAL,
	DIA_CHECK_SOME,
	DIA_CHECK_EXCEPTION,
	DIA_CHECK_AT_TIME,
	DIA_CHECK_EVER,
	DIA_CHECK_REPORTED,
	DIA_CHECK_STATED,
	DIA_CHECK_SPEAKER,
	DIA_CHECK_ENTITLED,
	DIA_CHECK_PERMITTED,
	DIA_CHECK_PROHIBITED,
	DIA_CHECK_PERMISSION,
	DIA_CHECK_PENALTY,
	DIA_CHECK_PART_OF_LAW,
	DIA_CHECK_CHAMBER,
	DIA_CHECK_AGAIN,
	DIA_CHECK_PENDING,
	DIA_CHECK_HAPPENS,
	DIA_CHECK_CAUSE,
	DIA_CHECK_ORDINARY_OFFENCE,
	DIA_CHECK_COUNTED,
	DIA_CHECK_ALIKE, /* sections "alike-..." and "stricter-...", told apart by a number */
	DIA_CHECK_DEED,	 /* sections "deed-...", told apart by a number */
	DIA_CHECK_MISLEADING, /* looked for by no rule: a longer phrase that keeps its words from being one */
	DIA_CHECK_ANSWERED,
	DIA_CHECK_ASKS,
	DIA_CHECK_INTENDS,
	DIA_CHECK_SAID,
	DIA_CHECK_UNDONE,
	DIA_CHECK_TABLED,
	DIA_CHECK_LIMIT,
	DIA_N_CUE_KINDS,
} DiaCueKind;

/* A set of kinds, as bits; there are more than 64. */
__extension__ typedef unsigned __int128 DiaCueSet;
#define DIA_CUE(kind) ((DiaCueSet)1 << (kind))

/* Of sections that are told apart by their number in the file, from 1; 0 for none. */
typedef struct {
	guint32 alike; /* "alike-..." and "stricter-..." */
	gboolean is_stricter; /* "stricter-...": stands for what is in the section before it, too */
	guint32 deed;  /* "deed-..." */
} DiaCueNumbers;

typedef struct _DiaCheckCues DiaCheckCues;

/* @return newly allocated, or NULL with DIA_ERROR_MANIFEST; the vocabulary learns the words */
DiaCheckCues *dia_check_cues_new(DiaVocabulary *vocabulary, GError **error);
void dia_check_cues_free(DiaCheckCues *cues);
void dia_check_cues_transfer(DiaCheckCues **cues, DiaImage *image); /* writes to, or reads from */

/*
 * Finds the longest cue that starts at a token; parameters as for dia_phrases_match().
 * @param kinds   receives the kinds, DIA_CUE(kind) for each
 * @param numbers receives which of the numbered sections it stands in; or NULL
 * @return number of tokens of the cue, 0 where none starts there
 */
guint32 dia_check_cues_match(const DiaCheckCues *cues, const DiaVocabulary *vocabulary,
			     const char *text, const DiaToken *tokens, guint32 at, guint32 end,
			     DiaCueSet *kinds, DiaCueNumbers *numbers);
