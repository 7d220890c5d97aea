/*
 * Lists of words that rules look for, one word by itself: what makes a name that of a law, what a
 * bill goes through, nouns of persons. A word may be in several. data/words.txt.
 *
 * Other than a cue such a word counts wherever it stands, whatever longer phrase it is part of.
 */
#pragma once

#include "base/token.h"
#include "base/vocabulary.h"

/* Each list, and its name in the data file, which says what it is. */
#define DIA_WORD_LISTS(X)                               \
	X(LAW, "law")                                   \
	X(INSTITUTION, "institution")                   \
	X(POLICY, "policy")                             \
	X(CONNECTOR, "connector")                       \
	X(OPENER, "opener")                             \
	X(FOREIGN, "foreign")                           \
	X(REFORM, "reform")                             \
	X(GENERIC, "generic")                           \
	X(PURPOSE, "purpose")                           \
	X(LINK, "link")                                 \
	X(LAWS, "laws")                                 \
	X(PLACE, "place")                               \
	/* looked for by the check */                   \
	X(COMPARATIVE, "comparative")                   \
	X(COUNT_NOUN, "count-noun")                     \
	X(CHANGE_NOUN, "change-noun")                   \
	X(SHARE_NOUN, "share-noun")                     \
	X(MAJORITY, "majority")                         \
	X(MINORITY, "minority")                         \
	X(NEARLY_ALL, "nearly-all")                     \
	X(WHOLE_NOUN, "whole-noun")                     \
	X(AIM, "aim")                                   \
	X(NORM, "norm")                                 \
	X(EARLIER, "earlier")                           \
	X(OUTSET, "outset")                             \
	X(CORRECTED, "corrected")                       \
	X(COURSE_NOUN, "course-noun")                   \
	X(GIVEN, "given")                               \
	X(TRANSITIVE, "transitive")                     \
	X(ANSWERED_NOUN, "answered-noun")               \
	X(WIDER_SCOPE, "wider-scope")                   \
	X(GENERAL_NOUN, "general-noun")                 \
	X(GROUP_FIRST, "group-first")                   \
	X(GROUP_NOUN, "group-noun")                     \
	X(GROUP_VERB, "group-verb")                     \
	X(OCCUPANCY, "occupancy")                       \
	X(OCCUPIED, "occupied")                         \
	X(ROOM_FOR, "room-for")                         \
	X(ROOM, "room")                                 \
	X(DIFFERENCE_NOUN, "difference-noun")           \
	X(RANGING, "ranging")                           \
	X(SCORE, "score")                               \
	X(RANK_NOUN, "rank-noun")                       \
	X(RANK_UP, "rank-up")                           \
	X(RANK_DOWN, "rank-down")                       \
	X(PROJECTED, "projected")                       \
	X(SELECTED, "selected")                         \
	/* of claims, names and laws */                 \
	X(NUMBER_SIGN, "number-sign")                   \
	X(NUMBER_SIGNS, "number-signs")                 \
	X(OF_STATE, "of-state")                         \
	X(OFFICE, "office")                             \
	X(GATHERING, "gathering")                       \
	X(NOUN_OR_REQUEST, "noun-or-request")           \
	X(PROMISE, "promise")                           \
	X(UNCHANGING, "unchanging")                     \
	X(ACHIEVING, "achieving")                       \
	X(DRAFT, "draft")                               \
	X(FIRST_STEP, "first-step")                     \
	X(DRAFTING, "drafting")                         \
	X(PASSING, "passing")                           \
	X(EXECUTIVE, "executive")                       \
	X(ASKING, "asking")                             \
	X(REQUEST, "request")                           \
	X(JOINING, "joining")                           \
	X(RATIFYING, "ratifying")                       \
	X(SIGNING, "signing")                           \
	X(LACKING, "lacking")                           \
	X(MAKING, "making")                             \
	X(UNDOING, "undoing")                           \
	X(SUCCESSOR, "successor")                       \
	X(AIMING, "aiming")                             \
	X(REALIZING, "realizing")                       \
	X(PREPARER, "preparer")                         \
	X(TRIAL, "trial")                               \
	X(KEEPING, "keeping")                           \
	X(ENDING, "ending")                             \
	X(PROCEDURE, "procedure")                       \
	X(CONDITION, "condition")                       \
	X(TREATY_NOUN, "treaty-noun")                   \
	X(PENAL, "penal")                               \
	X(CODE_SUBJECT, "code-subject")                 \
	X(PROCEDURAL, "procedural")                     \
	X(LAW_HEAD, "law-head")                         \
	X(BEFORE_LAW, "before-law")                     \
	X(PART_SIGN, "part-sign")                       \
	X(ARTICLE_SIGN, "article-sign")                 \
	X(SECTION_SIGN, "section-sign")                 \
	X(NAMING, "naming")                             \
	X(CLAUSE_JOINT, "clause-joint")                 \
	X(CONTRAST, "contrast")                         \
	X(ENACTING, "enacting")                         \
	X(AFTERLIFE, "afterlife")                       \
	X(COMPLETING, "completing")                     \
	X(COMING, "coming")                             \
	X(ALTERING, "altering")                         \
	X(RESTORING, "restoring")                       \
	X(FITTING, "fitting")                           \
	X(RESUMED, "resumed")                           \
	X(RESUMED_TREATY, "resumed-treaty")             \
	X(RESUMED_BODY, "resumed-body")                 \
	/* of events, references and contradictions */  \
	X(PAGE_SIGN, "page-sign")                       \
	X(FORBIDDING_TEXT, "forbidding-text")           \
	X(DECLARING, "declaring")                       \
	X(OFFENCE_WORD, "offence-word")                 \
	X(WHOLLY, "wholly")                             \
	X(BAN_NEUTRAL, "ban-neutral")                   \
	X(PASSED_TEXT, "passed-text")                   \
	X(PERMIT_NOUN, "permit-noun")                   \
	X(NOT_PLACE, "not-place")                       \
	X(OTHER_PERMIT, "other-permit")                 \
	X(BROADCASTING, "broadcasting")                 \
	X(NARROW_CASE, "narrow-case")                   \
	X(PARAGRAPH_NOUN, "paragraph-noun")             \
	X(SHOWING, "showing")                           \
	X(TOLD_BEFORE, "told-before")                   \
	X(TOLD_BEHIND, "told-behind")                   \
	X(STRIKING_DOWN, "striking-down")               \
	X(DEED_NOUN, "deed-noun")                       \
	X(ARTICLE_NOUN, "article-noun")                 \
	X(RESTING_ON, "resting-on")                     \
	X(FIRST_OF_ITS, "first-of-its")                 \
	X(EARLIER_ONE, "earlier-one")                   \
	X(ACTING, "acting")                             \
	X(TOLD_IN, "told-in")                           \
	X(OTHER_DOCUMENT, "other-document")             \
	X(ASKED_FOR, "asked-for")                       \
	X(ASKING_FOR, "asking-for")                     \
	X(BODY_OF_PARAGRAPHS, "body-of-paragraphs")     \
	X(ANNEXED, "annexed")                           \
	X(NUMBERED_PART, "numbered-part")               \
	X(LASTING_NOUN, "lasting-noun")                 \
	X(LASTING, "lasting")                           \
	X(ELAPSED, "elapsed")                           \
	X(NO_DISTANCE, "no-distance")                   \
	X(DAY_TO_COME, "day-to-come")                   \
	X(PRESENT_VERB, "present-verb")                 \
	X(PAST_VERB, "past-verb")                       \
	X(PLAN_WORD, "plan-word")                       \
	X(LENGTH_TELLER, "length-teller")               \
	X(LENGTH_FILLER, "length-filler")               \
	X(LENGTH_END, "length-end")                     \
	X(MEETING_VERB, "meeting-verb")                 \
	X(OWN_TEXT, "own-text")                         \
	X(HEAD_OF_STATE, "head-of-state")               \
	X(LIMIT_WORD, "limit-word")                     \
	X(VAGUE_NOUN, "vague-noun")                     \
	X(EXISTING, "existing")                         \
	X(WHOLE_COUNTRY, "whole-country")               \
	X(CHANGED_LIMIT, "changed-limit")               \
	X(SHARE_VERB, "share-verb")                     \
	X(LABEL_NOUN, "label-noun")                     \
	X(BILL_WORD, "bill-word")                       \
	X(OTHER_LAW, "other-law")                       \
	X(STEP_OF_JOINING, "step-of-joining")           \
	X(NO_LAW, "no-law")                             \
	X(DECREE, "decree")                             \
	X(VOTE, "vote")                                 \
	X(KIND_OF_VOTE, "kind-of-vote")                 \
	X(NUMBERED_LAW, "numbered-law")                 \
	X(OTHER_NUMBERED, "other-numbered")             \
	X(DATED_TEXT, "dated-text")                     \
	X(PART_OF_COUNTRY, "part-of-country")           \
	X(TIME_OF_WAR, "time-of-war")                   \
	X(ANY_CONVICT, "any-convict")                   \
	X(AMENDED, "amended")                           \
	X(CHANGED_LAW, "changed-law")                   \
	X(STEP_TO_TREATY, "step-to-treaty")             \
	X(DEPOSIT, "deposit")                           \
	X(CARRIED_OUT, "carried-out")                   \
	X(UNDONE, "undone")                             \
	X(ANY_TEXT, "any-text")                         \
	X(CONCLUSION, "conclusion")                     \
	X(TREATY_LINK, "treaty-link")                   \
	X(JOINED, "joined")                             \
	X(JOINING_GROUP, "joining-group")               \
	X(SEATED_BODY, "seated-body")                   \
	X(BODY_LINK, "body-link")                       \
	X(SEAT_NOUN, "seat-noun")                       \
	X(ANY_SEAT, "any-seat")                         \
	X(CHAIR, "chair")                               \
	X(SIZE_VERB, "size-verb")                       \
	X(SIZE_FILLER, "size-filler")                   \
	X(TERM_WORD, "term-word")                       \
	X(TERM_NOUN, "term-noun")                       \
	X(CHOSEN, "chosen")                             \
	X(CHOOSES, "chooses")                           \
	X(CHOOSER_HEAD, "chooser-head")                 \
	X(CHOOSER_PARLIAMENT, "chooser-parliament")     \
	X(CHOOSER_GOVERNMENT, "chooser-government")     \
	X(CHOOSER_COURT, "chooser-court")               \
	X(CHOOSER_PEOPLE, "chooser-people")             \
	X(OFFICE_HOLDER, "office-holder")               \
	X(TERM_VERB, "term-verb")                       \
	X(ANY_BODY, "any-body")                         \
	X(CHOICE_NOUN, "choice-noun")                   \
	X(PRISON_WORD, "prison-word")                   \
	X(OTHER_TIME, "other-time")                     \
	X(AGE_RESPONSIBILITY, "age-responsibility")     \
	X(AGE_MARRIAGE, "age-marriage")                 \
	X(AGE_WORK, "age-work")                         \
	X(AGE_VOTE, "age-vote")                         \
	X(AGE_DRIVING, "age-driving")                   \
	X(AGE_CONSENT, "age-consent")                   \
	X(AGE_MAJORITY, "age-majority")                 \
	X(AGE_RECRUITMENT, "age-recruitment")           \
	X(AGE_LIMIT, "age-limit")                       \
	X(AGE_EXCEPTION, "age-exception")               \
	/* of figures */                                \
	X(FIGURE_NOUN, "figure-noun")                   \
	X(FIGURE_KNOWN, "figure-known")                 \
	X(LEVEL_NOUN, "level-noun")                     \
	X(LINE_TO_CALL, "line-to-call")                 \
	X(IRREGULAR_PARTICIPLE, "irregular-participle") \
	X(HAVING, "having")                             \
	X(PENALTY, "penalty")                           \
	X(OVER_VERB, "over-verb")                       \
	X(ANYONE_AGED, "anyone-aged")                   \
	X(PERSON_AGED, "person-aged")                   \
	X(AGE_LEAD, "age-lead")                         \
	X(HEAD_COUNT, "head-count")                     \
	X(BIRTH_COUNT, "birth-count")                   \
	X(YOUNG_PEOPLE, "young-people")                 \
	X(TURNING, "turning")                           \
	X(SUPERLATIVE, "superlative")                   \
	X(RANKING, "ranking")                           \
	X(ENGLISH_MONEY, "english-money")               \
	X(MULTIPLE_OF, "multiple-of")                   \
	X(MULTIPLIED, "multiplied")                     \
	X(TELLING, "telling")

typedef enum {
	DIA_LIST_NONE,
#define DIA_WORD_LIST_ID(id, name) DIA_LIST_##id,
	DIA_WORD_LISTS(DIA_WORD_LIST_ID)
#undef DIA_WORD_LIST_ID
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

/* @return TRUE where a token is a word of any list, as few are: one look before each list is asked for */
static inline gboolean
dia_lists_know(const DiaWordLists *lists, const DiaToken *token)
{
	return token->kind == DIA_TOKEN_WORD && token->word < lists->n_words && lists->numbers[token->word] > 0;
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
