#include "model/analysis.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "base/sorted.h"

DiaAnalysis *
dia_analysis_new(DiaDocument *document, DiaLexicon *lexicon)
{
	DiaAnalysis *analysis = g_new0(DiaAnalysis, 1);

	g_atomic_ref_count_init(&analysis->references_count);
	analysis->document = dia_document_ref(document);
	analysis->lexicon = dia_lexicon_ref(lexicon);
	analysis->vocabulary = dia_vocabulary_new(lexicon->vocabulary);
	analysis->tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	analysis->paragraph_tokens = g_array_new(FALSE, FALSE, sizeof(guint32));
	analysis->sentences = g_array_new(FALSE, FALSE, sizeof(DiaSentence));
	analysis->paragraph_sentences = g_array_new(FALSE, FALSE, sizeof(guint32));
	analysis->dates = g_array_new(FALSE, TRUE, sizeof(DiaDateMark));
	analysis->mentions = g_array_new(FALSE, TRUE, sizeof(DiaMention));
	analysis->matters = g_array_new(FALSE, TRUE, sizeof(DiaMatterMark));
	analysis->names = g_array_new(FALSE, TRUE, sizeof(DiaNameMark));
	analysis->terms = g_array_new(FALSE, TRUE, sizeof(DiaNameMark));
	analysis->figures = g_array_new(FALSE, TRUE, sizeof(DiaFigure));
	analysis->topics = g_array_new(FALSE, TRUE, sizeof(DiaTopicMark));
	analysis->touched = g_array_new(FALSE, TRUE, sizeof(DiaTopicMark));
	analysis->claims = g_array_new(FALSE, TRUE, sizeof(DiaClaim));
	analysis->answers = g_array_new(FALSE, TRUE, sizeof(guint32));
	analysis->codings = g_array_new(FALSE, TRUE, sizeof(DiaCoding));
	dia_pool_init(&analysis->pool);
	return analysis;
}

DiaAnalysis *
dia_analysis_ref(DiaAnalysis *analysis)
{
	g_atomic_ref_count_inc(&analysis->references_count);
	return analysis;
}

void
dia_analysis_unref(DiaAnalysis *analysis)
{
	if (analysis == NULL || !g_atomic_ref_count_dec(&analysis->references_count))
		return;
	g_array_unref(analysis->tokens);
	g_array_unref(analysis->paragraph_tokens);
	g_array_unref(analysis->sentences);
	g_array_unref(analysis->paragraph_sentences);
	g_array_unref(analysis->dates);
	g_array_unref(analysis->mentions);
	g_array_unref(analysis->matters);
	g_array_unref(analysis->names);
	g_array_unref(analysis->terms);
	g_array_unref(analysis->figures);
	g_array_unref(analysis->topics);
	g_array_unref(analysis->touched);
	g_array_unref(analysis->claims);
	g_array_unref(analysis->answers);
	g_array_unref(analysis->codings);
	dia_pool_clear(&analysis->pool);
	dia_vocabulary_free(analysis->vocabulary);
	dia_document_unref(analysis->document);
	dia_lexicon_unref(analysis->lexicon);
	g_free(analysis);
}

const DiaDocument *
dia_analysis_document(const DiaAnalysis *analysis)
{
	return analysis->document;
}

static gconstpointer
expose(const GArray *array, guint *length)
{
	if (length != NULL)
		*length = array->len;
	return array->data;
}

const DiaFigure *
dia_analysis_figures(const DiaAnalysis *analysis, guint *length)
{
	return expose(analysis->figures, length);
}

const DiaTopicMark *
dia_analysis_topics(const DiaAnalysis *analysis, guint *length)
{
	return expose(analysis->topics, length);
}

const DiaClaim *
dia_analysis_claims(const DiaAnalysis *analysis, guint *length)
{
	return expose(analysis->claims, length);
}

const DiaCoding *
dia_analysis_codings(const DiaAnalysis *analysis, guint *length)
{
	return expose(analysis->codings, length);
}

DiaSpan
dia_analysis_sentence_span(const DiaAnalysis *analysis, guint32 sentence)
{
	const DiaSentence *here = &dia_analysis_sentences(analysis)[sentence];
	const DiaToken *tokens = dia_analysis_tokens(analysis);

	return (DiaSpan){ .start = tokens[here->first_token].start,
			  .end = dia_token_end(&tokens[here->end_token - 1]) };
}

const DiaClaim *
dia_analysis_answer(const DiaAnalysis *analysis, guint32 paragraph)
{
	guint32 claim = paragraph < analysis->answers->len
				? g_array_index(analysis->answers, guint32, paragraph)
				: 0;

	return claim > 0 ? &g_array_index(analysis->claims, DiaClaim, claim - 1) : NULL;
}

gboolean
dia_analysis_is_front_matter(const DiaAnalysis *analysis, guint32 paragraph)
{
	enum { MAX_FRONT = 64 }; /* paragraphs; reports without numbers have no front matter */
	const DiaDocument *document = analysis->document;
	guint32 end = MIN(document->paragraphs->len, MAX_FRONT);

	if (paragraph >= end ||
	    dia_document_paragraph(document, paragraph)->kind != DIA_PARAGRAPH_TEXT)
		return FALSE;
	for (guint32 i = 0; i < end; i++)
		if (dia_document_paragraph(document, i)->kind == DIA_PARAGRAPH_NUMBERED)
			return i > paragraph;
	return FALSE;
}

guint
dia_analysis_first_claim(const DiaAnalysis *analysis, guint32 paragraph)
{
	return dia_sorted_find(analysis->claims, offsetof(DiaClaim, paragraph), paragraph);
}

guint
dia_analysis_first_topic(const DiaAnalysis *analysis, guint32 paragraph)
{
	return dia_sorted_find(analysis->topics, offsetof(DiaTopicMark, paragraph), paragraph);
}

guint
dia_analysis_first_matter(const DiaAnalysis *analysis, guint32 paragraph)
{
	return dia_sorted_find(analysis->matters, offsetof(DiaMatterMark, paragraph), paragraph);
}

guint
dia_analysis_first_date(const DiaAnalysis *analysis, guint32 byte)
{
	return dia_sorted_find(analysis->dates, offsetof(DiaDateMark, span.start), byte);
}

guint
dia_analysis_first_figure(const DiaAnalysis *analysis, guint32 byte)
{
	return dia_sorted_find(analysis->figures, offsetof(DiaFigure, span.start), byte);
}

void
dia_analysis_find_tokens(const DiaAnalysis *analysis, guint32 paragraph, DiaSpan span,
			 guint32 *first, guint32 *end)
{
	const DiaToken *tokens = dia_analysis_tokens(analysis);
	guint32 last = dia_analysis_end_token(analysis, paragraph);

	*first = dia_tokens_find(tokens, dia_analysis_first_token(analysis, paragraph), last,
				 span.start);
	*end = dia_tokens_find(tokens, *first, last, span.end);
}

DiaStatus
dia_claim_settle(const DiaClaim *claim)
{
	if (claim->speaker != DIA_SPEAKER_STATE)
		return claim->status;
	if (claim->status == DIA_STATUS_STATES)
		return DIA_STATUS_DONE;
	return claim->status == DIA_STATUS_RECOMMENDED ? DIA_STATUS_PLANNED : claim->status;
}

gboolean
dia_cue_tells_of_act(const char *cue)
{
	static const char *const verbs[] = { "was",  "were", "has",    "have",	"had",	    "came",
					     "went", "took", "became", "set",	"put",	    "made",
					     "gave", "sent", "held",   "built", "withdrew", NULL };
	g_autofree char *first = g_strndup(cue, strcspn(cue, " "));

	return g_str_has_suffix(first, "ed") || g_strv_contains(verbs, first);
}

gboolean
dia_claim_is_act(const DiaClaim *claim)
{
	return claim->status == DIA_STATUS_DONE && claim->cue != NULL &&
	       dia_cue_tells_of_act(claim->cue);
}

const char *
dia_claim_last_date(const DiaClaim *claim)
{
	const char *last = NULL;

	for (const char *const *date = claim->dates; date != NULL && *date != NULL; date++)
		if (last == NULL || strcmp(*date, last) > 0)
			last = *date;
	return last;
}

double
dia_decimal_to_double(DiaDecimal decimal)
{
	static const double powers[] = { 1e0,  1e1,  1e2,  1e3,	 1e4,  1e5,  1e6,  1e7,
					 1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
					 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };
	guint size = (guint)ABS(decimal.exponent);

	/* Powers to 10^22 are exact, so one correctly rounded operation gives the nearest double.
	 */
	if (size < G_N_ELEMENTS(powers))
		return decimal.exponent < 0 ? (double)decimal.coefficient / powers[size]
					    : (double)decimal.coefficient * powers[size];
	return (double)decimal.coefficient * pow(10.0, decimal.exponent);
}
