/*
 * The words for what an act was done to, read from the sentence that dates it.
 */
#pragma once

#include "check/dated-acts.h"
#include "check/event-marks.h"

/* The acts of one report. */
typedef struct {
	DiaEventMarks marks; /* of the sentence that is read */
	const DiaCheckedReport *report;
	DiaTerms *terms;
	GArray *acts;
} DiaActReader;

/* The words for acts. */
static const DiaCueSet dia_act_cues =
	DIA_CUE(DIA_CHECK_ACT_ADOPT) | DIA_CUE(DIA_CHECK_ACT_ASSENT) |
	DIA_CUE(DIA_CHECK_ACT_FORCE) | DIA_CUE(DIA_CHECK_ACT_ABOLISH) |
	DIA_CUE(DIA_CHECK_ACT_FOUND) | DIA_CUE(DIA_CHECK_ACT_BEGIN) |
	DIA_CUE(DIA_CHECK_ACT_INTRODUCE) | DIA_CUE(DIA_CHECK_ACT_ELECT) |
	DIA_CUE(DIA_CHECK_ACT_VOTE) | DIA_CUE(DIA_CHECK_ACT_HAND) | DIA_CUE(DIA_CHECK_ACT_SIGN) |
	DIA_CUE(DIA_CHECK_ACT_RATIFY) | DIA_CUE(DIA_CHECK_DEED);

/*
 * Reads the term at a token where it tells one thing from another: no State, no act, no "law" or
 * "general".
 * @param term receives it; its `end` is where to read on, whether there is one or not
 */
gboolean dia_act_read_term(const DiaActReader *reader, guint32 at, guint32 end, DiaTerm *term);

/* Adds the terms of tokens [first, end) that tell one thing from another. */
void dia_act_add_terms(const DiaActReader *reader, DiaDatedAct *act, guint32 first, guint32 end);

/* The head of the law that an act is done to: the nearest before it, or right behind it; -1 for
 * none. */
gint64 dia_act_find_law(const DiaActReader *reader, const DiaCheckCue *cue);

/* "the law of 13 July 2018", "Law No. 66 of 13 April 2018": the head of the law; -1 where it is
 * none. */
gint64 dia_act_find_law_of_day(const DiaActReader *reader, const DiaEventDate *date);

/* Adds the terms of the law with this head. */
void dia_act_read_law(const DiaActReader *reader, DiaDatedAct *act, guint32 head);

/* Reads "17/2023" of "No. 17 of 2023" and "2016-61", and "4057" of "Decree 4057". */
void dia_act_read_number(const DiaActReader *reader, DiaDatedAct *act, guint32 head);

/* The end of "on torture", "against sexual harassment", "that set up the Board": the verb of the
 * sentence. */
guint32 dia_act_find_subject_end(const DiaActReader *reader, guint32 at);

/* The end of the few words behind a date that say what the law does. */
guint32 dia_act_find_statement_end(const DiaActReader *reader, guint32 at);

/* "presidential elections", "a referendum": adds the kind of a vote. @return FALSE where there is none */
gboolean dia_act_read_vote(const DiaActReader *reader, DiaDatedAct *act, guint32 first, guint32 end);
