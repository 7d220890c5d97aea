/*
 * Who says it: the issuer of the report; in a report of the working group the State that a
 * paragraph opens with; and whoever a sentence opens with before a verb of saying ("The Committee
 * noted").
 */
#include "annotate/claims.h"

#include <string.h>

enum {
	HEAD_REACH = 12, /* tokens at the start of a sentence in which its speaker stands */
	VERB_REACH = 5,	 /* tokens between a speaker and his verb of saying */
	STATE_REACH = 4, /* tokens before the name of a reviewing State: "The former Yugoslav" */
};

/* The State that a sentence opens with, or -1; @next receives the token after its name. */
static gint
find_state(const DiaClaimScan *scan, guint32 first, guint32 end, guint32 *next)
{
	const DiaPhrases *names = dia_countries_names(scan->analysis->lexicon->countries);

	for (guint32 at = first; at < end && at < first + STATE_REACH; at++) {
		DiaPhraseMatch found;
		guint32 country;

		if (!(scan->tokens[at].flags & DIA_TOKEN_CAPITALIZED) ||
		    !dia_phrases_match(names, scan->analysis->vocabulary, scan->text, scan->tokens,
				       at, end, &found) ||
		    !dia_phrases_payload(names, &found, 0, &country))
			continue;
		*next = at + found.n_tokens;
		return (gint)country;
	}
	return -1;
}

static gboolean
is_country_of_report(const DiaClaimScan *scan, gint country)
{
	const char *code = scan->analysis->document->metadata.country;

	return code != NULL &&
	       g_str_equal(
		       dia_countries_get(scan->analysis->lexicon->countries, (guint)country)->code,
		       code);
}

/* A verb of saying, praise or concern soon after a token. */
static gboolean
has_verb(const DiaClaimScan *scan, guint32 at, guint32 end)
{
	guint32 stop = MIN(end, at + VERB_REACH);

	for (; at < stop; at++) {
		guint32 n_tokens;

		if (dia_claims_mark(scan, at) == ';')
			return FALSE;
		if (dia_claims_match(scan, DIA_CLAIM_CUE_REPORT, at, end, &n_tokens) != NULL ||
		    dia_claims_match(scan, DIA_CLAIM_CUE_APPRAISAL, at, end, &n_tokens) != NULL)
			return TRUE;
	}
	return FALSE;
}

/* "Norway asked why", "Fiji also wished to know": the State under review asks nothing. */
static gboolean
asks(const DiaClaimScan *scan, guint32 at, guint32 end)
{
	enum { ADVERB_REACH = 2 }; /* tokens from the name to its verb */
	guint32 stop = MIN(end, at + ADVERB_REACH);

	for (; at < stop; at++) {
		guint32 n_tokens;
		const DiaClaimCue *cue = dia_claims_match(scan, DIA_CLAIM_CUE_APPRAISAL, at, end, &n_tokens);

		if (cue != NULL)
			return cue->value == DIA_APPRAISAL_QUESTION;
	}
	return FALSE;
}

/* The country of the report may have been guessed from its text, so a State that asks is none under review. */
static gboolean
opens_with_reviewing_state(const DiaClaimScan *scan, guint32 first, guint32 end)
{
	guint32 next;
	gint country = find_state(scan, first, end, &next);

	return country >= 0 && ((!is_country_of_report(scan, country) && has_verb(scan, next, end)) ||
				asks(scan, next, end));
}

DiaSpeakerContext
dia_claims_paragraph_speaker(const DiaClaimScan *scan, guint32 paragraph)
{
	const DiaDocument *document = scan->analysis->document;
	DiaSpeakerContext context = { .speaker = DIA_SPEAKER_UN,
				      .is_dialogue = document->recommendations->len > 0 &&
						     document->metadata.issuer == DIA_ISSUER_UN };
	guint32 first = dia_analysis_first_token(scan->analysis, paragraph);
	guint32 end = dia_analysis_end_token(scan->analysis, paragraph);

	if (document->metadata.issuer == DIA_ISSUER_STATE) {
		context.speaker = DIA_SPEAKER_STATE;
	} else if (document->metadata.issuer == DIA_ISSUER_NGO) {
		context.speaker = DIA_SPEAKER_NGO;
	} else if (context.is_dialogue) {
		if (dia_document_paragraph(document, paragraph)->recommendation >= 0 ||
		    opens_with_reviewing_state(scan, first, end))
			context.speaker = DIA_SPEAKER_REVIEWING_STATE;
		else
			context.speaker = DIA_SPEAKER_STATE;
	}
	return context;
}

/* "The State party should": treaty bodies write so, whoever quotes them. */
static gboolean
asks_the_state_party(const DiaClaimScan *scan, guint32 first, guint32 end)
{
	for (guint32 at = first; at + 2 < end; at++)
		if (dia_claims_is_word(scan, at, "state") &&
		    dia_claims_is_word(scan, at + 1, "party") &&
		    (dia_claims_is_word(scan, at + 2, "should") ||
		     dia_claims_is_word(scan, at + 2, "is")))
			return TRUE;
	return FALSE;
}

/* "The State party is, moreover, urged to": in a report of a treaty body it is the body that asks. */
static gboolean
is_addressed(const DiaClaimScan *scan, guint32 first, guint32 end)
{
	enum { ASKING_REACH = 4 }; /* tokens from "is" to the verb of asking */

	for (guint32 at = first; at + 3 < end; at++) {
		guint32 stop = MIN(end, at + 3 + ASKING_REACH);

		if (!dia_claims_is_word(scan, at, "state") || !dia_claims_is_word(scan, at + 1, "party") ||
		    !dia_claims_is_word(scan, at + 2, "is"))
			continue;
		for (guint32 next = at + 3; next < stop; next++) {
			guint32 n_tokens;
			const DiaVerbForm *form =
				dia_verbs_match(scan->analysis->lexicon->verbs, scan->analysis->vocabulary,
						scan->text, scan->tokens, next, end, &n_tokens);

			if ((form != NULL && form->verb_class == DIA_VERB_ASK) ||
			    dia_claims_is_in(scan, next, DIA_LIST_ASKING))
				return TRUE;
		}
	}
	return FALSE;
}

/* "According to the Government": needs no verb of saying. */
static gboolean
follows_according_to(const DiaClaimScan *scan, guint32 first, guint32 at)
{
	return dia_claims_is_word(scan, at, "according") ||
	       (at >= first + 2 && dia_claims_is_word(scan, at - 1, "to") &&
		dia_claims_is_word(scan, at - 2, "according"));
}

DiaSpeaker
dia_claims_sentence_speaker(const DiaClaimScan *scan, DiaSpeakerContext *context,
			    const DiaSentence *sentence)
{
	guint32 first = sentence->first_token;
	guint32 end = sentence->end_token;
	guint32 stop = MIN(end, first + HEAD_REACH);

	if (dia_document_paragraph(scan->analysis->document, sentence->paragraph)->recommendation >=
	    0)
		return DIA_SPEAKER_REVIEWING_STATE;
	if (context->is_dialogue && opens_with_reviewing_state(scan, first, end)) {
		context->speaker = DIA_SPEAKER_REVIEWING_STATE;
		return context->speaker;
	}
	if (context->speaker == DIA_SPEAKER_NGO && asks_the_state_party(scan, first, stop))
		return DIA_SPEAKER_UN;
	if (context->speaker == DIA_SPEAKER_UN && is_addressed(scan, first, stop))
		return DIA_SPEAKER_UN;
	for (guint32 at = first; at < stop; at++) {
		guint32 n_tokens;
		const DiaClaimCue *cue = dia_claims_match(scan, DIA_CLAIM_CUE_SPEAKER, at, end, &n_tokens);

		if (cue == NULL)
			continue;
		if (has_verb(scan, at + n_tokens, end) || follows_according_to(scan, first, at)) {
			if (context->is_dialogue && cue->value != DIA_SPEAKER_UN)
				context->speaker = (DiaSpeaker)cue->value;
			return (DiaSpeaker)cue->value;
		}
		at += n_tokens - 1;
	}
	return context->speaker;
}
