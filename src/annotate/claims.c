/*
 * Claims: each sentence, or each clause of it that has a status of its own, with its speaker, its
 * status, the commitments that it names and its dates.
 */
#include "annotate/claims.h"

#include <string.h>

enum {
	MAX_SENTENCE =
		512,   /* tokens; a longer sentence is taken in pieces, so that work stays linear */
	MIN_WORDS = 4, /* of a claim that has no status and names no commitment */
};

/* What the sentences of one paragraph share. */
typedef struct {
	DiaClaimScan scan;
	DiaSpeakerContext speaker;
	guint32 paragraph;
	gboolean is_chapeau; /* recommendations follow */
	DiaCommitmentCursor cursor;
	guint date;	   /* next date of the document */
	guint title;	   /* next mention of an instrument that may be before it */
	GArray *named;	   /* of DiaNamedCommitment: what the clause at hand names */
	DiaJudgement lead; /* of a sentence that ended in a colon: its list goes on with it */
	gboolean has_lead;
	DiaStatus list; /* that a clause before, of the same sentence, gives to all items: a request or a promise */
} Annotator;

/* One claim in the making; the arrays hold strings that live elsewhere. */
typedef struct {
	guint32 first;
	guint32 end;
	DiaSpeaker speaker;
	DiaJudgement judgement;
	gboolean is_continued; /* it goes on about all of its commitments */
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
	kept = dia_pool_strv(&annotator->scan.analysis->pool, (const char *const *)strings->pdata);
	g_ptr_array_set_size(strings, (gint)strings->len - 1);
	return kept;
}

/* "The Act came into force"; but "the Bill was passed by the Senate". */
static gboolean
tells_of_enactment(const Annotator *annotator, const Draft *draft)
{
	return draft->judgement.status == DIA_STATUS_DONE && draft->judgement.end > draft->judgement.first &&
	       dia_claims_ends_in(&annotator->scan, &draft->judgement, DIA_LIST_ENACTING) &&
	       !dia_claims_has(&annotator->scan, draft->first, draft->end, DIA_LIST_BILL_WORD);
}

/* "The text was approved", "it became law"; but "the practice is liberal: the police approved 179". */
static gboolean
tells_of_completion(const Annotator *annotator, const Draft *draft)
{
	const char *verb = draft->judgement.cue;

	if (verb != NULL && g_str_has_suffix(verb, "ed") && !dia_claims_is_passive(&annotator->scan, &draft->judgement))
		return FALSE;
	return draft->judgement.status == DIA_STATUS_DONE && draft->judgement.end > draft->judgement.first &&
	       (dia_claims_ends_in(&annotator->scan, &draft->judgement, DIA_LIST_ENACTING) ||
		dia_claims_ends_in(&annotator->scan, &draft->judgement, DIA_LIST_COMPLETING));
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
		.is_enactment = tells_of_enactment(annotator, draft),
		.is_completion = tells_of_completion(annotator, draft),
		.is_continued = draft->is_continued,
		.cue = draft->judgement.cue,
		.commitments = keep_strings(annotator, draft->commitments),
		.dates = keep_strings(annotator, draft->dates),
	};

	g_array_append_val(annotator->scan.analysis->claims, claim);
}

/* One claim for each status that the clause gives to what it names; one for itself where it names
 * nothing. */
static void
add_clause(Annotator *annotator, Draft *draft)
{
	const GArray *named = annotator->named;

	draft->is_continued = FALSE;
	if (named->len == 0) {
		if (draft->judgement.status != DIA_STATUS_STATES ||
		    draft->end - draft->first >= MIN_WORDS)
			add_claim(annotator, draft);
		return;
	}
	for (guint i = 0; i < named->len; i++) {
		const DiaNamedCommitment *first = &g_array_index(named, DiaNamedCommitment, i);
		gboolean is_told = FALSE;

		g_ptr_array_set_size(draft->commitments, 0);
		draft->is_continued = TRUE;
		for (guint j = 0; j < named->len; j++) {
			const DiaNamedCommitment *other =
				&g_array_index(named, DiaNamedCommitment, j);

			if (other->judgement.status != first->judgement.status)
				continue;
			is_told |= j < i;
			draft->is_continued &= other->is_continued;
			add_unique(draft->commitments, other->id);
		}
		if (is_told)
			continue;
		draft->judgement = first->judgement;
		add_claim(annotator, draft);
	}
}

/* Do the words between an instrument and "of 1956" go on with its title? All but the smallest have capitals. */
static gboolean
continues_title(const char *text, guint32 start, guint32 end)
{
	static const char *const small[] = { "and", "the", "of", "to", "on", "for", "in", NULL };
	g_auto(GStrv) words = NULL;
	g_autofree char *between = g_strndup(text + start, end - start);

	if (!g_str_has_suffix(between, " of "))
		return FALSE;
	words = g_strsplit_set(between, " ,", -1);
	for (char **word = words; *word != NULL; word++)
		if (**word != '\0' && !g_ascii_isupper(**word) && !g_strv_contains(small, *word))
			return FALSE;
	return TRUE;
}

/* "the 1954 Convention", "the Slavery Convention of 1926": the year belongs to the title, and dates no act. */
static gboolean
is_of_title(Annotator *annotator, const DiaDateMark *date)
{
	enum { REACH = 100 }; /* bytes of what is left of a title */
	const GArray *mentions = annotator->scan.analysis->mentions;
	const char *text = annotator->scan.analysis->document->text->str;

	for (; annotator->title < mentions->len; annotator->title++) {
		const DiaMention *mention = &g_array_index(mentions, DiaMention, annotator->title);

		if (mention->span.end + REACH < date->span.start)
			continue;
		if (annotator->title + 1 < mentions->len &&
		    g_array_index(mentions, DiaMention, annotator->title + 1).span.end <= date->span.start)
			continue;
		if (mention->span.start <= date->span.start && date->span.end <= mention->span.end)
			return TRUE;
		return strlen(date->iso) == strlen("1926") && mention->span.end < date->span.start &&
		       continues_title(text, mention->span.end, date->span.start);
	}
	return FALSE;
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
		if (!is_of_title(annotator, date))
			add_unique(draft->dates, date->iso);
	}
}

static void
annotate_clause(Annotator *annotator, Draft *draft)
{
	g_ptr_array_set_size(draft->commitments, 0);
	g_ptr_array_set_size(draft->dates, 0);
	take_dates(annotator, draft);
	dia_claims_name_commitments(&annotator->scan, &annotator->cursor, draft->first, draft->end,
				    &draft->judgement, annotator->named);
	add_clause(annotator, draft);
}

/* "A draft was": an article, unlike the letter of an item, "a) Draft a law". */
static gboolean
is_article(const DiaClaimScan *scan, guint32 at, guint32 end)
{
	return dia_claims_is_word(scan, at, "a") && at + 1 < end &&
	       scan->tokens[at + 1].kind == DIA_TOKEN_WORD;
}

/* "Act No. 12", "Act concerning": the name of a law, unlike "act without delay". */
static gboolean
is_name_of_act(const DiaClaimScan *scan, guint32 at, guint32 end)
{
	static const char *const links[] = { "of", "concerning", "amending", "relating", NULL };
	const DiaToken *next = &scan->tokens[at + 1];

	return dia_claims_is_word(scan, at, "act") && at + 1 < end &&
	       (next->kind == DIA_TOKEN_NUMBER || next->kind == DIA_TOKEN_MIXED ||
		dia_claims_mark(scan, at + 1) == '(' || dia_claims_is_one_of(scan, at + 1, links) ||
		dia_lists_is_number_sign(scan->analysis->lexicon->lists, next));
}

/* "Press offences are", "Support services have": a noun that looks like the verb of a request. */
static gboolean
is_subject(const DiaClaimScan *scan, guint32 at, guint32 end)
{
	enum { SUBJECT_REACH = 4 }; /* tokens from the noun to its verb */
	static const char *const verbs[] = { "is",  "are",  "was",    "were",	 "has",
					     "have", "had", "remain", "remains", NULL };
	static const char *const links[] = { "that", "which", "who", "where", "what", "how", "to", NULL };

	if (!dia_claims_is_in(scan, at, DIA_LIST_NOUN_OR_REQUEST))
		return FALSE;
	for (guint32 next = at + 1; next < MIN(end, at + 1 + SUBJECT_REACH); next++) {
		if (scan->tokens[next].kind == DIA_TOKEN_PUNCTUATION || dia_claims_is_one_of(scan, next, links))
			return FALSE;
		if (dia_claims_is_one_of(scan, next, verbs))
			return TRUE;
	}
	return FALSE;
}

/* "Lastly, open", "Second, close": what tells the place of a request in a list. */
static gboolean
is_ordinal(const DiaClaimScan *scan, guint32 at, guint32 end)
{
	static const char *const ordinals[] = { "first",  "firstly", "second", "secondly", "third", "thirdly",
						"fourth", "finally", "lastly", "last",	   "also",  NULL };

	return dia_claims_is_one_of(scan, at, ordinals) && at + 1 < end && dia_claims_mark(scan, at + 1) == ',';
}

/* Passes over bullets, labels, "to" and adverbs to the verb that an item opens with: "- Strictly pursue",
 * "To repeal". */
static gboolean
opens_with_imperative(const DiaClaimScan *scan, guint32 first, guint32 end)
{
	enum { MAX_PASSED = 5 };
	guint32 stop = MIN(end, first + MAX_PASSED);
	guint32 n_tokens;

	for (guint32 at = first; at < stop; at++) {
		const DiaToken *token = &scan->tokens[at];

		if (dia_claims_is_word(scan, at, "to") || is_ordinal(scan, at, end))
			continue;
		if (is_article(scan, at, end) || is_name_of_act(scan, at, end) || is_subject(scan, at, end))
			return FALSE;
		if (token->kind == DIA_TOKEN_WORD && token->length > 1)
			return dia_claims_match(scan, DIA_CLAIM_CUE_IMPERATIVE, at, end, &n_tokens) != NULL ||
			       (g_str_has_suffix(dia_vocabulary_word(scan->analysis->vocabulary, token->word), "ly") &&
				dia_claims_match(scan, DIA_CLAIM_CUE_IMPERATIVE, at + 1, end, &n_tokens) != NULL);
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
		const DiaClaimCue *cue =
			dia_claims_match(scan, DIA_CLAIM_CUE_ANSWER, at, sentence->end_token, &n_tokens);

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
	const DiaParagraph *here = dia_document_paragraph(document, paragraph);
	guint32 next = paragraph + 1;

	if (here->recommendation >= 0 ||
	    (here->kind != DIA_PARAGRAPH_NUMBERED && here->kind != DIA_PARAGRAPH_TEXT))
		return FALSE;
	/* A note of the page may stand between. */
	while (next < document->paragraphs->len &&
	       dia_document_paragraph(document, next)->kind == DIA_PARAGRAPH_FOOTNOTE)
		next++;
	return next < document->paragraphs->len &&
	       dia_document_paragraph(document, next)->recommendation >= 0;
}

/* "We ask the Government to: repeal the decree; close the camps", "it commits itself to: (a) ...; and (b) ...": an
 * item of a list of requests or of promises. */
static gboolean
goes_on_with(const Annotator *annotator, const Draft *draft, DiaStatus status)
{
	static const char *const joints[] = { "and", "or", "to", NULL };
	guint32 first = draft->first;

	if (annotator->list != status)
		return FALSE;
	while (first + 1 < draft->end && dia_claims_is_one_of(&annotator->scan, first, joints))
		first++;
	return dia_claims_mark(&annotator->scan, first) == '(' ||
	       opens_with_imperative(&annotator->scan, first, draft->end);
}

/* "On prisons: close the old wing; train the guards": a subject, and what is asked for. "Note: release of data". */
static gboolean
asks_behind_colon(const DiaClaimScan *scan, guint32 first, guint32 end)
{
	enum { MAX_SUBJECT = 12 }; /* tokens up to the colon */
	static const char *const links[] = { "of", "in", "by", "and", "for", "is", "was", "has", NULL };
	guint32 at = first + 1;

	while (at < MIN(end, first + MAX_SUBJECT) && dia_claims_mark(scan, at) != ':')
		at++;
	return at + 2 < MIN(end, first + MAX_SUBJECT) && scan->tokens[at + 1].kind == DIA_TOKEN_WORD &&
	       (scan->tokens[at + 1].flags & DIA_TOKEN_CAPITALIZED) == 0 &&
	       !dia_claims_is_one_of(scan, at + 2, links) && opens_with_imperative(scan, at + 1, end);
}

/* "To promote mediation, the Ministry opened": why something was done, and no request. */
static gboolean
tells_purpose(const DiaClaimScan *scan, const Draft *draft)
{
	return dia_claims_is_word(scan, draft->first, "to") &&
	       (draft->judgement.status == DIA_STATUS_DONE ||
		draft->judgement.status == DIA_STATUS_IN_PROGRESS);
}

/* "The Government undertakes:", of which the items tell to do what. */
static gboolean
promises(const DiaClaimScan *scan, guint32 end)
{
	return end >= 2 && dia_claims_is_in(scan, end - 2, DIA_LIST_PROMISE);
}

/* "The Government undertakes: (a) to join ...; (b) to build": the promise stands before its first item. */
static gboolean
opens_promises(const DiaClaimScan *scan, guint32 first, guint32 end)
{
	enum { MAX_PROMISE = 24 }; /* tokens up to the first item */

	for (guint32 at = first + 1; at + 2 < MIN(end, first + MAX_PROMISE); at++) {
		char mark = dia_claims_mark(scan, at);

		if ((mark == ':' || mark == '(') && promises(scan, at + 1))
			return opens_with_imperative(scan, at + 1, end);
	}
	return FALSE;
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
	if (draft->speaker != DIA_SPEAKER_STATE && /* whose "work on this" is a noun */
	    (goes_on_with(annotator, draft, DIA_STATUS_RECOMMENDED) ||
	     (draft->first == sentence->first_token &&
	      asks_behind_colon(&annotator->scan, draft->first, draft->end)) ||
	     (opens_with_imperative(&annotator->scan, draft->first, draft->end) &&
	      (draft->first == sentence->first_token ||
	       dia_claims_is_word(&annotator->scan, sentence->first_token, "to")) &&
	      !tells_purpose(&annotator->scan, draft)))) {
		draft->judgement =
			(DiaJudgement){ .status = DIA_STATUS_RECOMMENDED, .strength = 1.0 };
	} else if (goes_on_with(annotator, draft, DIA_STATUS_PLANNED) ||
		   opens_promises(&annotator->scan, draft->first, draft->end)) {
		draft->judgement =
			(DiaJudgement){ .status = DIA_STATUS_PLANNED, .strength = 1.0, .governs = TRUE };
	} else if (annotator->has_lead && annotator->lead.status == DIA_STATUS_PLANNED &&
		   opens_with_imperative(&annotator->scan, draft->first, draft->end)) {
		draft->judgement = annotator->lead; /* "The Government undertakes: (a) To bring ... into line" */
		draft->judgement.governs = TRUE;
	} else if (annotator->has_lead && draft->judgement.strength < annotator->lead.strength) {
		draft->judgement = annotator->lead;
	}
}

/* A lead-in hands its status to the items below it: "Kazakhstan has ratified:". */
static void
keep_lead(Annotator *annotator, guint32 end, const DiaJudgement *judgement)
{
	if (dia_claims_mark(&annotator->scan, end - 1) != ':')
		return;
	annotator->lead = *judgement;
	if (judgement->status == DIA_STATUS_STATES && promises(&annotator->scan, end))
		annotator->lead = (DiaJudgement){ .status = DIA_STATUS_PLANNED, .strength = 1.0 };
	annotator->has_lead = annotator->lead.status != DIA_STATUS_STATES;
}

/* A clause that ends in a semicolon hands its request or its promise, "commits itself to", to the next. */
static void
follow_list(Annotator *annotator, const Draft *draft)
{
	const DiaJudgement *judgement = &draft->judgement;

	if (dia_claims_mark(&annotator->scan, draft->end - 1) != ';')
		return;
	if (judgement->status == DIA_STATUS_RECOMMENDED ||
	    (judgement->status == DIA_STATUS_PLANNED && annotator->list == DIA_STATUS_STATES &&
	     (judgement->governs || (judgement->cue != NULL && g_str_has_suffix(judgement->cue, " to")))))
		annotator->list = judgement->status;
}

static void
annotate_sentence(Annotator *annotator, const DiaSentence *sentence, Draft *draft)
{
	DiaClaimScan *scan = &annotator->scan;
	guint32 first = sentence->first_token;

	draft->speaker = dia_claims_sentence_speaker(scan, &annotator->speaker, sentence);
	scan->speaker = draft->speaker;
	if (draft->speaker == DIA_SPEAKER_REVIEWING_STATE) /* where "it" is the State that speaks */
		annotator->cursor.n_last = 0;
	annotator->cursor.sentence = first;
	annotator->list = DIA_STATUS_STATES;
	while (first < sentence->end_token) {
		guint32 end = MIN(sentence->end_token, first + MAX_SENTENCE);
		guint32 from = first;

		dia_claims_find_cues(scan, first, end);
		while (from < end) {
			draft->first = from;
			draft->end = dia_claims_find_clause_end(scan, from, end);
			judge_clause(annotator, sentence, draft);
			if (annotator->is_chapeau && judge_answer(scan, sentence, &draft->judgement))
				draft->speaker = DIA_SPEAKER_STATE;
			follow_list(annotator, draft);
			annotate_clause(annotator, draft);
			from = draft->end;
		}
		first = end;
	}
	keep_lead(annotator, sentence->end_token, &draft->judgement);
}

/* Is a sentence only the brackets with the States that made a recommendation? They claim nothing. */
static gboolean
names_only_makers(const DiaAnalysis *analysis, const DiaParagraph *paragraph, guint32 sentence)
{
	return paragraph->recommendation >= 0 &&
	       dia_analysis_sentence_span(analysis, sentence).start >=
		   dia_document_recommendations(analysis->document, NULL)[paragraph->recommendation]
		       .wording.end;
}

/* The claim of a chapeau in which the State answers, as index + 1; 0 for none. */
static guint32
find_answer(const DiaAnalysis *analysis, guint first)
{
	for (guint32 i = first; i < analysis->claims->len; i++) {
		const DiaClaim *claim = &g_array_index(analysis->claims, DiaClaim, i);

		if (claim->speaker == DIA_SPEAKER_STATE && claim->status != DIA_STATUS_STATES)
			return i + 1;
	}
	return 0;
}

void
dia_annotate_claims(DiaAnalysis *analysis)
{
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(DiaFoundCue));
	g_autoptr(GArray) named = g_array_new(FALSE, FALSE, sizeof(DiaNamedCommitment));
	g_autoptr(GPtrArray) commitments = g_ptr_array_new();
	g_autoptr(GPtrArray) dates = g_ptr_array_new();
	Draft draft = { .commitments = commitments, .dates = dates };
	guint32 answer = 0;
	Annotator annotator = { .named = named,
				.scan = { .analysis = analysis,
					  .cues = analysis->lexicon->cues,
					  .tokens = dia_analysis_tokens(analysis),
					  .text = analysis->document->text->str,
					  .found = found } };

	g_array_set_size(analysis->answers, analysis->document->paragraphs->len);
	for (guint i = 0; i < analysis->document->paragraphs->len; i++) {
		const DiaParagraph *paragraph = dia_document_paragraph(analysis->document, i);
		guint32 end = dia_analysis_end_sentence(analysis, i);
		guint first = analysis->claims->len;

		annotator.paragraph = i;
		annotator.is_chapeau = is_chapeau(analysis->document, i);
		annotator.has_lead = FALSE;
		annotator.cursor.n_last = 0;
		annotator.speaker = dia_claims_paragraph_speaker(&annotator.scan, i);
		for (guint32 j = dia_analysis_first_sentence(analysis, i); j < end; j++)
			if (!names_only_makers(analysis, paragraph, j))
				annotate_sentence(&annotator, &dia_analysis_sentences(analysis)[j],
						  &draft);
		if (annotator.is_chapeau)
			answer = find_answer(analysis, first);
		else if (paragraph->recommendation < 0 && paragraph->kind == DIA_PARAGRAPH_NUMBERED)
			answer = 0;
		if (paragraph->recommendation >= 0)
			g_array_index(analysis->answers, guint32, i) = answer;
	}
}
