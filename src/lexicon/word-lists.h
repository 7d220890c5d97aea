/*
 * Lists of words that rules look for, one word by itself: what makes a name that of a law, what a
 * bill goes through, nouns of persons. A word may be in several. data/words.txt.
 *
 * Other than a cue such a word counts wherever it stands, whatever longer phrase it is part of.
 */
#pragma once

#include "base/token.h"
#include "base/vocabulary.h"

/* What each is stands in the data file, under the name that word-lists.c gives it. */
typedef enum {
	DIA_LIST_NONE,
	DIA_LIST_LAW,
	DIA_LIST_INSTITUTION,
	DIA_LIST_POLICY,
	DIA_LIST_CONNECTOR,
	DIA_LIST_OPENER,
	DIA_LIST_FOREIGN,
	DIA_LIST_REFORM,
	DIA_LIST_GENERIC,
	DIA_LIST_PURPOSE,
	DIA_LIST_LINK,
	DIA_LIST_LAWS,
	DIA_LIST_PLACE,
	/* looked for by the check */
	DIA_LIST_COMPARATIVE,
	DIA_LIST_COUNT_NOUN,
	DIA_LIST_CHANGE_NOUN,
	DIA_LIST_SHARE_NOUN,
	DIA_LIST_WHOLE_NOUN,
	DIA_LIST_AIM,
	DIA_LIST_NORM,
	DIA_LIST_EARLIER,
	DIA_LIST_OUTSET,
	DIA_LIST_CORRECTED,
	DIA_LIST_COURSE_NOUN,
	DIA_LIST_GIVEN,
	DIA_LIST_TRANSITIVE,
	DIA_LIST_ANSWERED_NOUN,
	DIA_LIST_WIDER_SCOPE,
	DIA_LIST_GENERAL_NOUN,
	DIA_LIST_GROUP_FIRST,
	DIA_LIST_GROUP_NOUN,
	DIA_LIST_GROUP_VERB,
	DIA_LIST_OCCUPANCY,
	DIA_LIST_OCCUPIED,
	DIA_LIST_ROOM_FOR,
	DIA_LIST_ROOM,
	DIA_LIST_RANGING,
	DIA_LIST_SCORE,
	DIA_LIST_RANK_NOUN,
	DIA_LIST_RANK_UP,
	DIA_LIST_RANK_DOWN,
	DIA_LIST_PROJECTED,
	DIA_LIST_SELECTED,
	/* of claims, names and laws */
	DIA_LIST_NUMBER_SIGN,
	DIA_LIST_NUMBER_SIGNS,
	DIA_LIST_OF_STATE,
	DIA_LIST_OFFICE,
	DIA_LIST_GATHERING,
	DIA_LIST_NOUN_OR_REQUEST,
	DIA_LIST_PROMISE,
	DIA_LIST_UNCHANGING,
	DIA_LIST_ACHIEVING,
	DIA_LIST_DRAFT,
	DIA_LIST_FIRST_STEP,
	DIA_LIST_DRAFTING,
	DIA_LIST_PASSING,
	DIA_LIST_EXECUTIVE,
	DIA_LIST_ASKING,
	DIA_LIST_REQUEST,
	DIA_LIST_JOINING,
	DIA_LIST_RATIFYING,
	DIA_LIST_SIGNING,
	DIA_LIST_LACKING,
	DIA_LIST_MAKING,
	DIA_LIST_UNDOING,
	DIA_LIST_SUCCESSOR,
	DIA_LIST_TRIAL,
	DIA_LIST_KEEPING,
	DIA_LIST_ENDING,
	/* of events, references and contradictions */
	DIA_LIST_PAGE_SIGN,
	DIA_LIST_FORBIDDING_TEXT,
	DIA_LIST_DECLARING,
	DIA_LIST_OFFENCE_WORD,
	DIA_LIST_WHOLLY,
	DIA_LIST_BAN_NEUTRAL,
	DIA_LIST_PASSED_TEXT,
	DIA_LIST_PERMIT_NOUN,
	DIA_LIST_NOT_PLACE,
	DIA_LIST_OTHER_PERMIT,
	DIA_LIST_BROADCASTING,
	DIA_LIST_NARROW_CASE,
	DIA_LIST_PARAGRAPH_NOUN,
	DIA_LIST_SHOWING,
	DIA_LIST_TOLD_IN,
	DIA_LIST_OTHER_DOCUMENT,
	DIA_LIST_ASKED_FOR,
	DIA_LIST_ASKING_FOR,
	DIA_LIST_BODY_OF_PARAGRAPHS,
	DIA_LIST_ANNEXED,
	DIA_LIST_NUMBERED_PART,
	DIA_LIST_LASTING_NOUN,
	DIA_LIST_LASTING,
	DIA_LIST_MEETING_VERB,
	DIA_LIST_OWN_TEXT,
	DIA_LIST_HEAD_OF_STATE,
	DIA_LIST_LIMIT_WORD,
	DIA_LIST_VAGUE_NOUN,
	DIA_LIST_EXISTING,
	DIA_LIST_WHOLE_COUNTRY,
	DIA_LIST_CHANGED_LIMIT,
	DIA_LIST_SHARE_VERB,
	DIA_LIST_LABEL_NOUN,
	DIA_LIST_BILL_WORD,
	DIA_LIST_OTHER_LAW,
	DIA_LIST_STEP_OF_JOINING,
	DIA_LIST_NO_LAW,
	DIA_LIST_DECREE,
	DIA_LIST_VOTE,
	DIA_LIST_KIND_OF_VOTE,
	DIA_LIST_NUMBERED_LAW,
	DIA_LIST_OTHER_NUMBERED,
	DIA_LIST_DATED_TEXT,
	DIA_LIST_PART_OF_COUNTRY,
	DIA_LIST_TIME_OF_WAR,
	DIA_LIST_ANY_CONVICT,
	DIA_LIST_AMENDED,
	DIA_LIST_CHANGED_LAW,
	DIA_LIST_STEP_TO_TREATY,
	DIA_LIST_DEPOSIT,
	DIA_LIST_CARRIED_OUT,
	DIA_LIST_UNDONE,
	DIA_LIST_ANY_TEXT,
	DIA_LIST_CONCLUSION,
	DIA_N_WORD_LISTS,
} DiaWordList;

enum { DIA_WORD_LISTS_BYTES = (DIA_N_WORD_LISTS + 7) / 8 };

/* Which lists a word is in, a bit each. */
typedef struct {
	guint8 bits[DIA_WORD_LISTS_BYTES];
} DiaWordSet;

/* Only the functions below look inside; of an image both tables are read in place. */
typedef struct {
	const guint16
		*numbers; /* by word id: of the word among those of the file; 0 for all others */
	guint32 n_words;
	const DiaWordSet *sets; /* by that number */
	guint32 n_sets;
	GArray *built_numbers; /* what they point into while there is no image; else NULL */
	GArray *built_sets;
} DiaWordLists;

/* @return newly allocated, or NULL with DIA_ERROR_MANIFEST; the vocabulary learns the words */
DiaWordLists *dia_word_lists_new(DiaVocabulary *vocabulary, GError **error);
void dia_word_lists_free(DiaWordLists *lists);
void dia_word_lists_transfer(DiaWordLists **lists, DiaImage *image); /* writes to, or reads from */

/* @return the lists that a word, known by its id, stands in */
static inline const DiaWordSet *
dia_lists_of(const DiaWordLists *lists, guint32 word)
{
	return &lists->sets[word < lists->n_words ? lists->numbers[word] : 0];
}

static inline gboolean
dia_word_set_has(const DiaWordSet *set, DiaWordList list)
{
	return (set->bits[list / 8] >> list % 8 & 1) != 0;
}

/* @return TRUE where a word, known by its id, stands in a list */
static inline gboolean
dia_lists_hold(const DiaWordLists *lists, guint32 word, DiaWordList list)
{
	return dia_word_set_has(dia_lists_of(lists, word), list);
}

/* @return TRUE where a token is a word that stands in a list */
static inline gboolean
dia_lists_hold_token(const DiaWordLists *lists, const DiaToken *token, DiaWordList list)
{
	return token->kind == DIA_TOKEN_WORD && dia_lists_hold(lists, token->word, list);
}

/* @return TRUE where a token is a sign before one number or several: "No", "Nos" */
static inline gboolean
dia_lists_is_number_sign(const DiaWordLists *lists, const DiaToken *token)
{
	return dia_lists_hold_token(lists, token, DIA_LIST_NUMBER_SIGN) ||
	       dia_lists_hold_token(lists, token, DIA_LIST_NUMBER_SIGNS);
}
