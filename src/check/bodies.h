/*
 * What reports tell of bodies and those who hold an office: how many sit in them, for how long, and who chooses them.
 */
#pragma once

#include "check/terms.h"

enum { DIA_MAX_BODY_WORDS = 8 };

typedef enum {
	DIA_BODY_SIZE,	 /* "composed of seven members" */
	DIA_BODY_TERM,	 /* "for a term of five years" */
	DIA_BODY_CHOICE, /* "appointed by the President" */
} DiaBodyFeatureKind;

/* One such feature of one body. */
typedef struct {
	DiaFindingLocation place; /* the words that tell it */
	DiaBodyFeatureKind kind;
	guint32 words[DIA_MAX_BODY_WORDS]; /* terms of the name, in their order */
	guint n_words;
	gboolean is_chair;   /* of who presides over it */
	gboolean is_short;   /* "its Council": the name may go on elsewhere */
	DiaDecimal value;    /* members, or years */
	guint32 seat;	     /* the noun that is counted; DIA_WORD_NONE for members of any kind */
	guint32 choosers;    /* sets of those who choose, a bit each */
} DiaBodyFeature;

/* @return array of DiaBodyFeature in the order of the text; free with g_array_unref() */
GArray *dia_body_features_find(DiaTerms *terms, const DiaCheckedReport *report);
