/*
 * Claims: each sentence, or each clause of it that has a status of its own, with its speaker, its
 * status, the commitments that it names and its dates.
 */
#include "annotate/claims.h"

#include <string.h>

enum {
	MAX_SENTENCE = 512, /* tokens; a longer sentence is taken in pieces, so that work stays linear */
	MIN_WORDS = 4,	    /* of a claim that has no status and names no commitment */
	ROW_MENTIONS = 3,   /* instruments that make a sentence a list or table of them */
};

/* What the sentences of one paragraph share. */
typedef struct {
	DiaClaimScan scan;
	DiaSpeakerContext speaker;
	guint32 paragraph;
	guint mention; /* next mention, date and matter of the paragraph, in order of text */
	guint date;
	guint matter;
	DiaJudgement lead; /* of a sentence that ended in a colon: its list goes on with it */
	gboolean has_lead;
} Annotator;

/* One claim in the making; the arrays hold strings that live elsewhere. */
typedef struct {
	guint32 first;
	guint32 end;
	DiaSpeaker speaker;
	DiaJudgement judgement;
	GPtrArray *commitments;
	GPtrArray *dates;
} Draft;

static void
add_unique(GPtrArray *strings, const char *string)
{
	for (guint i = 0; i < strings->len; i++)
		if (g_str_equal(g_ptr_array_index(strings, i), string))
			return;
	g_ptr_array_add(strings, (gpointer)string);
}

static DiaSpan
span_of(const Annotator *annotator, guint32 first, guint32 end)
{
	return (DiaSpan){ annotator->scan.tokens[first].start,
			  dia_token_end(&annotator->scan.tokens[end - 1]) };
}

static const char *const *
keep_strings(Annotator *annotator, GPtrArray *strings)
{
	const char *const *kept;

	g_ptr_array_add(strings, NULL);
	kept = dia_pool_strv(&annotator->scan.analysis->pool,
			     (const char *const *)strings->pdata);
	g_ptr_array_set_size(strings, (gint)strings->len - 1);
	return kept;
}

static void
add_claim(Annotator *annotator, const Draft *draft)
{
	DiaClaim claim = {
		.span = span_of(annotator, draft->first, draft->end),
		.paragraph = annotator->paragraph,
		.speaker = draft->speaker,
		.status = draft->judgement.status,
		.is_negated = draft->judgement.is_negated,
		.cue = draft->judgement.cue,
		.commitments = keep_strings(annotator, draft->commitments),
		.dates = keep_strings(annotator, draft->dates),
	};

	g_array_append_val(annotator->scan.analysis->claims, claim);
}

/* Does a clause speak of joining a treaty (or leaving it), not only of what it says? */
static gboolean
speaks_of_adhesion(const DiaClaimScan *scan, guint32 first, guint32 end)
{
	for (guint32 at = first; at < end; at++) {
		guint32 n_tokens;

		if (dia_claim_cues_match(scan->cues, DIA_CLAIM_CUE_ADHESION,
					 scan->analysis->vocabulary, scan->text, scan->tokens, at,
					 end, &n_tokens) != NULL)
			return TRUE;
	}
	return FALSE;
}

/* Token index of the first token at or after a byte. */
static guint32
find_token(const DiaClaimScan *scan, guint32 first, guint32 end, guint32 byte)
{
	while (first < end) {
		guint32 middle = first + (end - first) / 2;

		if (scan->tokens[middle].start < byte)
			first = middle + 1;
		else
			end = middle;
	}
	return first;
}

/*
 * A treaty in a list or table is followed by a date of ratification, or by a dash where there is none.
 * @return the status that this gives, DIA_STATUS_STATES for none
 */
static DiaStatus
judge_row(const DiaClaimScan *scan, guint32 at, guint32 end)
{
	const DiaToken *token;

	while (at < end && (dia_claims_mark(scan, at) == ')' ||
			    scan->tokens[at].kind == DIA_TOKEN_MIXED))
		at++;
	if (at >= end)
		return DIA_STATUS_STATES;
	token = &scan->tokens[at];
	if (token->kind == DIA_TOKEN_NUMBER && at + 1 < end &&
	    (token->length == 4 || scan->tokens[at + 1].kind == DIA_TOKEN_WORD))
		return DIA_STATUS_DONE;
	if (token->kind == DIA_TOKEN_PUNCTUATION && (token->flags & DIA_TOKEN_SPACE_BEFORE) &&
	    (scan->text[token->start] == '-' ||
	     g_str_has_prefix(scan->text + token->start, "\xe2\x80\x93") ||
	     g_str_has_prefix(scan->text + token->start, "\xe2\x80\x94")))
		return DIA_STATUS_NOT_DONE;
	return DIA_STATUS_STATES;
}

/* The treaties of a list, each with the status of its row, as claims of their own. */
static gboolean
add_rows(Annotator *annotator, const Draft *draft, guint first_mention)
{
	const DiaClaimScan *scan = &annotator->scan;
	const GArray *mentions = scan->analysis->mentions;
	gboolean has_rows = FALSE;

	for (guint i = first_mention; i < annotator->mention; i++) {
		const DiaMention *mention = &g_array_index(mentions, DiaMention, i);
		const DiaInstrument *instrument = dia_instruments_get(
		    scan->analysis->lexicon->instruments, mention->instrument);
		guint32 at = find_token(scan, draft->first, draft->end, mention->span.end);
		g_autoptr(GPtrArray) commitments = g_ptr_array_new();
		Draft row = *draft;

		row.judgement = (DiaJudgement){ .status = judge_row(scan, at, draft->end) };
		if (row.judgement.status == DIA_STATUS_STATES ||
		    instrument->kind != DIA_INSTRUMENT_TREATY)
			continue;
		row.first = find_token(scan, draft->first, draft->end, mention->span.start);
		row.end = MIN(draft->end, at + 1);
		row.judgement.is_negated = row.judgement.status == DIA_STATUS_NOT_DONE;
		g_ptr_array_add(commitments, (gpointer)instrument->id);
		row.commitments = commitments;
		add_claim(annotator, &row);
		has_rows = TRUE;
	}
	return has_rows;
}

/* The instruments that a clause names, where it speaks of joining them or applying them. */
static guint
take_mentions(Annotator *annotator, Draft *draft)
{
	const DiaClaimScan *scan = &annotator->scan;
	const GArray *mentions = scan->analysis->mentions;
	guint32 end = dia_token_end(&scan->tokens[draft->end - 1]);
	gboolean joins = speaks_of_adhesion(scan, draft->first, draft->end);
	guint n_mentions = 0;

	for (; annotator->mention < mentions->len; annotator->mention++) {
		const DiaMention *mention =
		    &g_array_index(mentions, DiaMention, annotator->mention);
		const DiaInstrument *instrument = dia_instruments_get(
		    scan->analysis->lexicon->instruments, mention->instrument);

		if (mention->span.start >= end)
			break;
		n_mentions += instrument->kind == DIA_INSTRUMENT_TREATY;
		if (instrument->kind == DIA_INSTRUMENT_POLICY ||
		    (instrument->kind == DIA_INSTRUMENT_TREATY && joins))
			add_unique(draft->commitments, instrument->id);
	}
	return n_mentions;
}

static void
take_dates(Annotator *annotator, Draft *draft)
{
	const GArray *dates = annotator->scan.analysis->dates;
	guint32 end = dia_token_end(&annotator->scan.tokens[draft->end - 1]);

	for (; annotator->date < dates->len; annotator->date++) {
		const DiaDateMark *date = &g_array_index(dates, DiaDateMark, annotator->date);

		if (date->span.start >= end)
			return;
		add_unique(draft->dates, date->iso);
	}
}

/* What a clause says of one matter in words that only count for this matter. */
static const DiaMatterTerm *
find_own_status(const DiaClaimScan *scan, guint32 matter, guint32 first, guint32 end)
{
	const DiaMatters *matters = scan->analysis->lexicon->matters;
	const DiaPhrases *statuses = dia_matters_statuses(matters);

	for (guint32 at = first; at < end; at++) {
		DiaPhraseMatch found;
		guint32 term;

		if (!dia_phrases_match(statuses, scan->analysis->vocabulary, scan->text,
				       scan->tokens, at, end, &found))
			continue;
		for (guint n = 0; dia_phrases_payload(statuses, &found, n, &term); n++)
			if (dia_matters_term(matters, term)->matter == matter)
				return dia_matters_term(matters, term);
	}
	return NULL;
}

/* The matters of a clause; one with a status of its own becomes a claim of its own. */
static void
take_matters(Annotator *annotator, Draft *draft)
{
	const DiaClaimScan *scan = &annotator->scan;
	const GArray *marks = scan->analysis->matters;
	guint32 end = dia_token_end(&scan->tokens[draft->end - 1]);

	for (; annotator->matter < marks->len; annotator->matter++) {
		const DiaMatterMark *mark =
		    &g_array_index(marks, DiaMatterMark, annotator->matter);
		const char *id;
		const DiaMatterTerm *own;
		g_autoptr(GPtrArray) commitments = NULL;
		Draft other = *draft;

		if (mark->span.start >= end)
			return;
		id = dia_matters_get(scan->analysis->lexicon->matters, mark->matter)->id;
		own = find_own_status(scan, mark->matter, draft->first, draft->end);
		if (own == NULL || own->status == draft->judgement.status ||
		    draft->judgement.status == DIA_STATUS_RECOMMENDED) {
			add_unique(draft->commitments, id);
			continue;
		}
		commitments = g_ptr_array_new();
		g_ptr_array_add(commitments, (gpointer)id);
		other.commitments = commitments;
		other.judgement.status = own->status;
		other.judgement.cue = own->text;
		add_claim(annotator, &other);
	}
}

static void
annotate_clause(Annotator *annotator, Draft *draft)
{
	guint first_mention = annotator->mention;
	guint n_mentions;

	g_ptr_array_set_size(draft->commitments, 0);
	g_ptr_array_set_size(draft->dates, 0);
	take_dates(annotator, draft);
	n_mentions = take_mentions(annotator, draft);
	if (n_mentions >= ROW_MENTIONS && add_rows(annotator, draft, first_mention))
		g_ptr_array_set_size(draft->commitments, 0);
	take_matters(annotator, draft);
	if (draft->judgement.status != DIA_STATUS_STATES || draft->commitments->len > 0 ||
	    draft->end - draft->first >= MIN_WORDS)
		add_claim(annotator, draft);
}

/* Passes over bullets, labels and adverbs to the verb that an item opens with: "- Strictly pursue". */
static gboolean
opens_with_imperative(const DiaClaimScan *scan, guint32 first, guint32 end)
{
	enum { MAX_PASSED = 5 };
	guint32 stop = MIN(end, first + MAX_PASSED);
	guint32 n_tokens;

	for (guint32 at = first; at < stop; at++) {
		const DiaToken *token = &scan->tokens[at];

		if (token->kind == DIA_TOKEN_WORD && token->length > 1)
			return dia_claim_cues_match(scan->cues, DIA_CLAIM_CUE_IMPERATIVE,
						    scan->analysis->vocabulary, scan->text,
						    scan->tokens, at, end, &n_tokens) != NULL ||
			       (g_str_has_suffix(dia_vocabulary_word(scan->analysis->vocabulary,
								     token->word),
						 "ly") &&
				at + 1 < end &&
				dia_claim_cues_match(scan->cues, DIA_CLAIM_CUE_IMPERATIVE,
						     scan->analysis->vocabulary, scan->text,
						     scan->tokens, at + 1, end, &n_tokens) != NULL);
	}
	return FALSE;
}

/* The answer that a chapeau gives to the recommendations below it. */
static gboolean
judge_answer(const DiaClaimScan *scan, const DiaSentence *sentence, DiaJudgement *judgement)
{
	const DiaClaimCue *best = NULL;

	for (guint32 at = sentence->first_token; at < sentence->end_token; at++) {
		guint32 n_tokens;
		const DiaClaimCue *cue = dia_claim_cues_match(
		    scan->cues, DIA_CLAIM_CUE_ANSWER, scan->analysis->vocabulary, scan->text,
		    scan->tokens, at, sentence->end_token, &n_tokens);

		if (cue == NULL)
			continue;
		/* "enjoy the support ..., which considers that they have already been implemented":
		 * the second says more; a refusal stays one, "and would thus be noted". */
		if (best == NULL || best->value == DIA_STATUS_PLANNED)
			best = cue;
		at += n_tokens - 1;
	}
	if (best == NULL)
		return FALSE;
	*judgement = (DiaJudgement){ .status = (DiaStatus)best->value,
				     .strength = best->strength,
				     .cue = best->text };
	return TRUE;
}

/* The paragraph above recommendations. */
static gboolean
is_chapeau(const DiaDocument *document, guint32 paragraph)
{
	return paragraph + 1 < document->paragraphs->len &&
	       dia_document_paragraph(document, paragraph)->recommendation < 0 &&
	       dia_document_paragraph(document, paragraph + 1)->recommendation >= 0;
}

static void
judge_clause(Annotator *annotator, const DiaSentence *sentence, Draft *draft)
{
	const DiaDocument *document = annotator->scan.analysis->document;
	const DiaParagraph *paragraph = dia_document_paragraph(document, annotator->paragraph);

	draft->judgement = dia_claims_judge(&annotator->scan, draft->first, draft->end);
	if (paragraph->recommendation >= 0) {
		draft->judgement.status = DIA_STATUS_RECOMMENDED;
		draft->judgement.is_negated = FALSE;
		return;
	}
	if (document->metadata.issuer != DIA_ISSUER_STATE &&
	    opens_with_imperative(&annotator->scan, draft->first, draft->end) &&
	    draft->first == sentence->first_token) {
		draft->judgement =
		    (DiaJudgement){ .status = DIA_STATUS_RECOMMENDED, .strength = 1.0 };
	} else if (annotator->has_lead && draft->judgement.strength < annotator->lead.strength) {
		draft->judgement = annotator->lead;
	}
}

/* A lead-in hands its status to the items below it: "Kazakhstan has ratified:". */
static void
keep_lead(Annotator *annotator, guint32 end, const DiaJudgement *judgement)
{
	if (dia_claims_mark(&annotator->scan, end - 1) == ':') {
		annotator->lead = *judgement;
		annotator->has_lead = judgement->status != DIA_STATUS_STATES;
	}
}

static void
annotate_sentence(Annotator *annotator, const DiaSentence *sentence, Draft *draft)
{
	DiaClaimScan *scan = &annotator->scan;
	guint32 first = sentence->first_token;

	draft->speaker = dia_claims_sentence_speaker(scan, &annotator->speaker, sentence);
	while (first < sentence->end_token) {
		guint32 end = MIN(sentence->end_token, first + MAX_SENTENCE);
		guint32 from = first;

		dia_claims_find_cues(scan, first, end);
		while (from < end) {
			draft->first = from;
			draft->end = dia_claims_find_clause_end(scan, from, end);
			judge_clause(annotator, sentence, draft);
			if (is_chapeau(scan->analysis->document, annotator->paragraph) &&
			    judge_answer(scan, sentence, &draft->judgement))
				draft->speaker = DIA_SPEAKER_STATE;
			annotate_clause(annotator, draft);
			from = draft->end;
		}
		first = end;
	}
	keep_lead(annotator, sentence->end_token, &draft->judgement);
}

void
dia_annotate_claims(DiaAnalysis *analysis)
{
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(DiaFoundCue));
	g_autoptr(GPtrArray) commitments = g_ptr_array_new();
	g_autoptr(GPtrArray) dates = g_ptr_array_new();
	Draft draft = { .commitments = commitments, .dates = dates };
	Annotator annotator = { .scan = { .analysis = analysis,
					  .cues = analysis->lexicon->cues,
					  .tokens = dia_analysis_tokens(analysis),
					  .text = analysis->document->text->str,
					  .found = found } };

	for (guint i = 0; i < analysis->document->paragraphs->len; i++) {
		guint32 end = dia_analysis_end_sentence(analysis, i);

		annotator.paragraph = i;
		annotator.has_lead = FALSE;
		annotator.speaker = dia_claims_paragraph_speaker(&annotator.scan, i);
		for (guint32 j = dia_analysis_first_sentence(analysis, i); j < end; j++)
			annotate_sentence(&annotator, &dia_analysis_sentences(analysis)[j],
					  &draft);
	}
}
