/*
 * The names of bodies in a sentence, with what stands around them: "the members of the Commission", "its chair".
 */
#pragma once

#include "check/bodies.h"

enum { DIA_MAX_BODIES = 12 }; /* of a sentence */

/* A name of a body in a sentence. */
typedef struct {
	guint32 first; /* its tokens, with those of a role before it ("members of the"), are [first, end) */
	guint32 name;  /* where the name itself starts */
	guint32 end;
	guint32 words[DIA_MAX_BODY_WORDS];
	guint n_words;
	gboolean is_chair;
	gboolean is_subject; /* may have a predicate behind it */
	gboolean is_part;    /* "three members of the Commission" */
	gboolean is_short;   /* "its Council" */
	gboolean is_term;    /* "its term of office" */
	gboolean is_count;   /* "the number of members of the Commission" */
} DiaBody;

typedef struct {
	DiaTerms *terms;
	const DiaCheckedReport *report;
	const DiaSentence *sentence;
	guint32 start; /* tokens of the sentence */
	guint32 end;
	DiaBody bodies[DIA_MAX_BODIES];
	guint n_bodies;
	DiaBody antecedent; /* the first body of the sentence before, in one paragraph: what "it" stands for */
	guint name;	 /* the first mark of a name that may stand in the sentence */
	GArray *features;
} DiaBodyReader;

static inline gboolean
dia_token_is_capital(const DiaCheckedReport *report, guint32 at)
{
	return report->tokens[at].kind == DIA_TOKEN_WORD && (report->tokens[at].flags & DIA_TOKEN_CAPITALIZED) != 0;
}

/* The figure that starts at a token, in a unit; NULL where there is none. @param end receives its last token + 1 */
const DiaFigure *dia_figure_at(const DiaCheckedReport *report, guint32 at, const char *unit, guint32 *end);

/* Reads "seven members" at a token. @param end receives its last token + 1 */
gboolean dia_body_read_seats(const DiaBodyReader *reader, guint32 at, DiaBodyFeature *feature, guint32 *end);

/* "the mandate of", "the term of office of" before a token? */
gboolean dia_body_is_term_of(const DiaBodyReader *reader, guint32 at);

/* Reads the bodies of the sentence at hand. */
void dia_bodies_read(DiaBodyReader *reader);
