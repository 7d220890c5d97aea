/*
 * The words of changes between two claims: the edit script from one to the other, and the line that quotes both. They
 * cost more than all else about changes, and need nothing of each other, so that they are made on all threads; what is
 * made goes to the memory of the comparison afterwards, in order.
 */
#include "base/parallel.h"
#include "compare/changes.h"

enum { BLOCK = 128, BATCH = 64 * BLOCK };

typedef struct {
	GArray *edits; /* of DiaEdit */
	char *summary;
} Wording;

typedef struct {
	DiaComparison *comparison;
	const GArray *drafts;
	guint first; /* of the drafts */
	guint end;
	DiaChangeJudge judge;
	gpointer data;
	Wording wordings[BATCH]; /* by draft from first */
} Batch;

void
dia_changes_add_draft(DiaComparison *comparison, GArray *drafts, const DiaChange *change, const DiaClaim *from,
		      const DiaClaim *to)
{
	DiaChangeDraft draft = { .change = comparison->changes->len, .from = from, .to = to };

	g_array_append_vals(comparison->changes, change, 1);
	g_array_append_val(drafts, draft);
}

static const char *
get_text(const DiaComparison *comparison, const DiaPlace *place)
{
	return dia_comparison_report(comparison, place->report)->document->text->str + place->span.start;
}

static GArray *
compare_words(const DiaComparison *comparison, DiaWords *words, const DiaChange *change)
{
	GArray *edits = g_array_new(FALSE, FALSE, sizeof(DiaEdit));

	dia_words_compare(words, get_text(comparison, &change->from), change->from.span.end - change->from.span.start,
			  get_text(comparison, &change->to), change->to.span.end - change->to.span.start, edits);
	return edits;
}

/* What is the same of two texts, by an edit script from one to the other: 0 to 1. */
static double
measure_sameness(const GArray *edits)
{
	guint64 same = 0;
	guint64 all = 0;

	for (guint i = 0; i < edits->len; i++) {
		const DiaEdit *edit = &g_array_index(edits, DiaEdit, i);
		guint32 bytes = (edit->old_span.end - edit->old_span.start) +
				(edit->new_span.end - edit->new_span.start);

		all += bytes;
		same += edit->operation == '=' ? bytes : 0;
	}
	return all > 0 ? (double)same / (double)all : 1.0;
}

static void
word_block(guint block, gpointer data)
{
	Batch *batch = data;
	g_autoptr(DiaWords) words = dia_words_new(batch->comparison->lexicon, DIA_WORDS_TEXT);
	guint first = batch->first + block * BLOCK;

	for (guint i = first; i < MIN(first + BLOCK, batch->end); i++) {
		const DiaChangeDraft *draft = &g_array_index(batch->drafts, DiaChangeDraft, i);
		DiaChange *change = &g_array_index(batch->comparison->changes, DiaChange, draft->change);
		Wording *wording = &batch->wordings[i - batch->first];

		wording->edits = compare_words(batch->comparison, words, change);
		if (batch->judge != NULL)
			batch->judge(i, measure_sameness(wording->edits), change, batch->data);
		wording->summary = dia_changes_summarize(batch->comparison, change, draft->from, draft->to);
	}
}

/* The script as changes have it, with the words of the side that has them; of both the new one. */
static void
keep_words(DiaComparison *comparison, const GArray *edits, DiaChange *change)
{
	g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(DiaWordEdit));
	const char *old_text = get_text(comparison, &change->from);
	const char *new_text = get_text(comparison, &change->to);

	for (guint i = 0; i < edits->len; i++) {
		const DiaEdit *edit = &g_array_index(edits, DiaEdit, i);
		const char *text = edit->operation == '-' ? old_text : new_text;
		DiaSpan span = edit->operation == '-' ? edit->old_span : edit->new_span;
		DiaWordEdit word = { .operation = edit->operation,
				     .text = dia_pool_string_n(&comparison->pool, text + span.start,
							       span.end - span.start) };

		g_array_append_val(words, word);
	}
	change->n_words = words->len;
	change->words = dia_pool_array(&comparison->pool, words);
}

static void
keep_batch(const Batch *batch)
{
	for (guint i = batch->first; i < batch->end; i++) {
		guint index = g_array_index(batch->drafts, DiaChangeDraft, i).change;
		DiaChange *change = &g_array_index(batch->comparison->changes, DiaChange, index);
		g_autoptr(GArray) edits = batch->wordings[i - batch->first].edits;
		g_autofree char *summary = batch->wordings[i - batch->first].summary;

		keep_words(batch->comparison, edits, change);
		change->summary = dia_pool_string(&batch->comparison->pool, summary);
	}
}

void
dia_changes_word(DiaComparison *comparison, const GArray *drafts, guint jobs, DiaChangeJudge judge, gpointer data)
{
	g_autofree Batch *batch = g_new0(Batch, 1);

	batch->comparison = comparison;
	batch->drafts = drafts;
	batch->judge = judge;
	batch->data = data;
	for (; batch->first < drafts->len; batch->first = batch->end) {
		batch->end = MIN(batch->first + BATCH, drafts->len);
		dia_parallel((batch->end - batch->first + BLOCK - 1) / BLOCK, jobs, word_block, batch);
		keep_batch(batch);
	}
}
