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
	return dia_token_is_kind(report, at, DIA_TOKEN_WORD) && (report->tokens[at].flags & DIA_TOKEN_CAPITALIZED) != 0;
}

/* The figure that starts at a token, in a unit; NULL where there is none. @param end receives its last token + 1 */
const DiaFigure *dia_figure_at(const DiaCheckedReport *report, guint32 at, const char *unit, guint32 *end);

/* Reads "seven members" at a token. @param end receives its last token + 1 */
gboolean dia_body_read_seats(const DiaBodyReader *reader, guint32 at, DiaBodyFeature *feature, guint32 *end);

/* "the mandate of", "the term of office of" before a token? */
gboolean dia_body_is_term_of(const DiaBodyReader *reader, guint32 at);

/* Reads the bodies of the sentence at hand. */
void dia_bodies_read(DiaBodyReader *reader);

/* Is what tokens tell of a body told of another time, of a plan, or as a change? */
gboolean dia_body_is_open(const DiaBodyReader *reader, const DiaBody *body, guint32 first, guint32 end);

/* "seven members and a chair": is more added to those counted before a token? */
gboolean dia_body_has_more(const DiaBodyReader *reader, guint32 at);

/* Adds a feature of a body that tokens tell. */
void dia_body_add_feature(DiaBodyReader *reader, const DiaBody *body, DiaBodyFeature *feature, guint32 first,
			  guint32 end);

/*
 * Adds what the sentence at hand tells of a body wherever in it: "With nine members, ..., the Council".
 * @param first the first feature of the sentence: what was told with them is not told again
 */
void dia_body_mentions_read(DiaBodyReader *reader, guint first);
