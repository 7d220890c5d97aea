/*
 * What the rules share: the reports with what they need at hand, and the way to report a finding.
 */
#pragma once

#include <string.h>

#include "base/decimal.h"
#include "check/check.h"
#include "lexicon/check-cues.h"
#include "lexicon/grammar.h"
#include "lexicon/lexicon.h"

/* A cue of data/checks.txt in a report: its tokens are [first, end). */
typedef struct {
	guint32 first;
	guint32 end;
	DiaCueSet kinds; /* DIA_CUE(kind) for each */
	DiaCueNumbers numbers;
} DiaCheckCue;

typedef struct {
	guint32 index; /* into the reports of the comparison */
	const DiaAnalysis *analysis;
	const DiaDocument *document;
	const char *text;
	const DiaToken *tokens; /* and some that are no words behind the last */
	guint32 n_tokens;
	const char *const *words; /* by token, in lower case, and "" behind the last */
	const DiaFigure *figures;
	guint n_figures;
	guint n_paragraphs;
	guint32 day;		   /* see dia_checked_report_day() */
	GArray *cues;		   /* of DiaCheckCue, sorted */
	guint32 *cue_at;	   /* by token: index of the first cue that starts at it or behind it */
	GArray *paragraph_figures; /* of guint32: first figure by paragraph, and the end */
	GArray *statements;	   /* of DiaStatement (statement.h) */
} DiaCheckedReport;

/* Words that tell what a sentence is about (terms.h). */
typedef struct _DiaTerms DiaTerms;

struct _DiaChecker {
	DiaComparison *comparison;
	const DiaPipelineOptions *options;
	GArray *reports;  /* of DiaCheckedReport */
	DiaTerms *terms;  /* of all reports, counted; a rule makes its own of them */
	GMutex *mutex;	  /* held while a finding is added */
	const char *rule; /* the rule that is at work */
	DiaSeverity severity;
};

/* Prepares the reports of a comparison. @return free with dia_checker_free() */
DiaChecker *dia_checker_new(DiaComparison *comparison, const DiaPipelineOptions *options);
void dia_checker_free(DiaChecker *checker);

static inline const DiaCheckedReport *
dia_checker_report(const DiaChecker *checker, guint report)
{
	return &((const DiaCheckedReport *)(const void *)checker->reports->data)[report];
}

/* @return the last day that the report's date can stand for, as a Julian day; 0 where it has none */
guint32 dia_checked_report_day(const DiaCheckedReport *report);

/* Are two reports, by their indexes, one, or so near in time that few laws can have changed between them? */
gboolean dia_reports_are_of_one_time(const DiaChecker *checker, guint32 a, guint32 b);

/* The first words of a paragraph. */
DiaSpan dia_checked_report_start_of(const DiaCheckedReport *report, guint32 paragraph);

/* Do many speak in it, for and against, as in the report of a working group? A committee speaks with one voice. */
gboolean dia_checked_report_is_dialogue(const DiaCheckedReport *report);

/* A finding as a rule makes it. */
typedef struct {
	char *message; /* taken */
	gboolean has_values;
	DiaDecimal stated;
	DiaDecimal computed;
	gboolean is_milder; /* one step below the severity of the rule */
	DiaFindingLocation locations[4];
	guint n_locations;
} DiaFindingDraft;

/* Adds a finding of the rule at work; takes the message. */
void dia_checker_add(DiaChecker *checker, DiaFindingDraft *draft);

/* Adds a place to a draft; ignored beyond four. */
void dia_draft_add_location(DiaFindingDraft *draft, const DiaCheckedReport *report,
			    guint32 paragraph, DiaSpan span);

/* Adds a finding on the tokens [first, end) of a paragraph. @param message taken */
void dia_checker_tell(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph, guint32 first,
		      guint32 end, char *message);

/*
 * Adds a finding on one thing that is told in two ways: "one event with two dates: 3 May 2010 here, but 4 May 2010
 * there".
 * @param what before the words of the first place
 */
void dia_checker_tell_two(DiaChecker *checker, const char *what, DiaFindingLocation here, DiaFindingLocation there);

/*
 * Adds a finding on two places that say the opposite: "No bill ..." in para. 1, but "A bill ..." in 2; a milder
 * one where two speak, in a dialogue or in two reports.
 */
void dia_checker_tell_opposites(DiaChecker *checker, DiaFindingLocation denied, DiaFindingLocation affirmed);

/* Are two places in one paragraph of one report? */
static inline gboolean
dia_places_share_paragraph(const DiaFindingLocation *a, const DiaFindingLocation *b)
{
	return a->report == b->report && a->paragraph == b->paragraph;
}

/* A key of two places, the same for the same two in this order. @return newly allocated */
char *dia_places_key(guint32 report, DiaSpan span, guint32 other_report, DiaSpan other);

/*
 * The pairs of places that the rule at work has told of, either first, as keys; and the first place with itself.
 * @return a set, owned by the caller
 */
GHashTable *dia_checker_find_told(const DiaChecker *checker);

/* Is a pair of places in the set? For one place give it twice. */
gboolean dia_places_are_told(GHashTable *told, guint32 report, DiaSpan span, guint32 other_report, DiaSpan other);

/* How many bits of a set are on. */
static inline guint
dia_count_bits(guint64 bits)
{
	guint n = 0;

	for (; bits != 0; bits &= bits - 1)
		n++;
	return n;
}

/* Is a paragraph text of the report's own, and no heading, note, table or recommendation? */
static inline gboolean
dia_paragraph_is_prose(const DiaCheckedReport *report, guint32 paragraph)
{
	DiaParagraphKind kind = dia_document_paragraph(report->document, paragraph)->kind;

	return kind == DIA_PARAGRAPH_NUMBERED || kind == DIA_PARAGRAPH_TEXT;
}

/* Is a figure, by its index, the only one of its unit in its sentence? */
gboolean dia_figure_is_only(const DiaCheckedReport *report, guint index);

/* --- Tokens ------------------------------------------------------------------------------------ */

/* The word of a token, in lower case; owned by the analysis. */
static inline const char *
dia_token_word(const DiaCheckedReport *report, guint32 token)
{
	return report->words[token];
}

/* TRUE where the token is of this kind; a rule may look behind the last, which is of none. */
static inline gboolean
dia_token_is_kind(const DiaCheckedReport *report, guint32 token, DiaTokenKind kind)
{
	return token < report->n_tokens && report->tokens[token].kind == kind;
}

/* The grammatical classes of a token's word, DIA_CLASS_*, none behind the last, and its stem. */
static inline guint32
dia_token_classes(const DiaCheckedReport *report, guint32 token)
{
	return token < report->n_tokens
		       ? dia_grammar_classes(report->analysis->lexicon->grammar, report->tokens[token].word)
		       : 0;
}

static inline guint32
dia_token_stem(const DiaCheckedReport *report, guint32 token)
{
	return dia_vocabulary_stem(report->analysis->vocabulary, report->tokens[token].word);
}

/* TRUE where the token is this word, in lower case, or this punctuation mark. */
static inline gboolean
dia_token_is(const DiaCheckedReport *report, guint32 token, const char *word)
{
	const char *own = dia_token_word(report, token);

	/* Nearly all differ in their first letter. */
	return own[0] == word[0] && strcmp(own, word) == 0;
}

/* TRUE where the token is one of the words, NULL-terminated. */
static inline gboolean
dia_token_is_one_of(const DiaCheckedReport *report, guint32 token, const char *const *words)
{
	return dia_words_hold(words, dia_token_word(report, token));
}

/* TRUE where the token is in a list of data/words.txt; a rule may look behind the last. */
static inline gboolean
dia_token_is_in(const DiaCheckedReport *report, guint32 token, DiaWordList list)
{
	return token < report->n_tokens &&
	       dia_lists_hold(report->analysis->lexicon->lists, report->tokens[token].word, list);
}

/* TRUE where one of the tokens [first, end) is in such a list. */
static inline gboolean
dia_tokens_have_in(const DiaCheckedReport *report, guint32 first, guint32 end, DiaWordList list)
{
	for (guint32 at = first; at < end; at++)
		if (dia_token_is_in(report, at, list))
			return TRUE;
	return FALSE;
}

/* TRUE where one of the tokens [first, end) is one of the words, NULL-terminated. */
gboolean dia_tokens_have(const DiaCheckedReport *report, guint32 first, guint32 end,
			 const char *const *words);

/* TRUE where the tokens [first, end) are words, with no number and no stop between them. */
gboolean dia_tokens_are_words(const DiaCheckedReport *report, guint32 first, guint32 end);

/* TRUE where it is a hyphen or dash of any length. */
gboolean dia_token_is_dash(const DiaCheckedReport *report, guint32 token);

/* Its number, or -1 where it is not one or has more than nine digits. */
gint64 dia_token_number(const DiaCheckedReport *report, guint32 token);

/* The year that it writes in four digits, from 1900 to 2100; -1 where it is none. */
gint64 dia_token_year(const DiaCheckedReport *report, guint32 token);

/* The date of a day of a period (GDate's Julian day), which is neither 0 nor DIA_PERIOD_OPEN; and its year. */
GDate dia_day_date(guint32 day);
gint dia_day_year(guint32 day);

/* Have two periods a day in common? */
static inline gboolean
dia_periods_meet(DiaPeriod a, DiaPeriod b)
{
	return a.first <= b.last && b.first <= a.last;
}

/* One past the name of a State, or of its people, that starts at a token; @at where none does. */
guint32 dia_token_pass_state(const DiaCheckedReport *report, guint32 at, guint32 end);

/* The index of the first token at or after a byte offset, within [first, end). */
guint32 dia_token_at(const DiaCheckedReport *report, guint32 first, guint32 end, guint32 offset);

/* The text of tokens [first, end) as a span. */
DiaSpan dia_token_span(const DiaCheckedReport *report, guint32 first, guint32 end);

/*
 * A sentence as far as it is near to one of its tokens. None has so many words, but for one that never ends, as a list
 * may; what is read of a sentence for each of its figures must not grow with their number.
 */
static inline DiaSentence
dia_sentence_around(const DiaSentence *sentence, guint32 at)
{
	enum { REACH = 500 };
	DiaSentence near = *sentence;

	near.first_token = MAX(near.first_token, at - MIN(at, REACH));
	near.end_token = MIN(near.end_token, at + REACH);
	return near;
}

/* Does the sentence of a span say that it is as it was: "still", "unchanged", "has not changed"? */
gboolean dia_span_is_said_to_last(const DiaCheckedReport *report, guint32 paragraph, DiaSpan span);

/* The words of a span, for "%.*s". */
#define DIA_QUOTE(report, span) (int)((span).end - (span).start), (report)->text + (span).start

/* The last cue of a kind within tokens [first, end), or NULL. */
const DiaCheckCue *dia_check_cue_find(const DiaCheckedReport *report, guint32 first, guint32 end,
			   DiaCueSet kinds);
/* The cue of a kind that starts with a token and ends before @end, or NULL. */
const DiaCheckCue *dia_check_cue_at(const DiaCheckedReport *report, guint32 at, guint32 end, DiaCueSet kinds);
/* As dia_check_cue_find() for the first one. */
const DiaCheckCue *dia_check_cue_find_first(const DiaCheckedReport *report, guint32 first, guint32 end,
				 DiaCueSet kinds);
