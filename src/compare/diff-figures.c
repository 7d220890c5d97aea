/*
 * Figures and claims of aligned passages: a mark of the old passage is carried through the edits to where
 * it would lie in the new one; the marks that lie there are its partners.
 */
#include <math.h>

#include "compare/diff-marks.h"

/* A mark within a passage; offsets are bytes of the passage's text. */
typedef struct {
	guint32 index; /* into the figures or claims of the analysis */
	DiaSpan span;
	DiaSpan carried; /* of the old version: where it lies in the new one */
	gint32 partner;	 /* index among the marks of the other version, or -1 */
} Mark;

/* Where a paragraph's text starts in a passage. */
static guint32
find_start(const DiaDocument *document, const DiaPassage *passage, guint nth)
{
	const DiaParagraph *paragraphs = dia_document_paragraphs(document, NULL);
	guint32 start = 0;

	for (guint i = 0; i < nth; i++) {
		DiaSpan span = paragraphs[passage->paragraphs[i]].span;

		start += span.end - span.start + 1;
	}
	return start;
}

static void
add_mark(GArray *marks, const DiaDocument *document, const DiaPassage *passage, guint nth,
	 guint32 index, DiaSpan span)
{
	guint32 from =
	    dia_document_paragraphs(document, NULL)[passage->paragraphs[nth]].span.start;
	guint32 start = find_start(document, passage, nth);
	Mark mark = { .index = index,
		      .span = { span.start - from + start, span.end - from + start },
		      .partner = -1 };

	g_array_append_val(marks, mark);
}

/* The first figure of a paragraph: figures are sorted by paragraph. */
static guint
find_first_figure(const DiaFigure *figures, guint n, guint32 paragraph)
{
	guint low = 0;
	guint high = n;

	while (low < high) {
		guint middle = (low + high) / 2;

		if (figures[middle].paragraph < paragraph)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static GArray *
collect_figures(const DiaAnalysis *analysis, const DiaPassage *passage)
{
	GArray *marks = g_array_new(FALSE, FALSE, sizeof(Mark));
	guint n;
	const DiaFigure *figures = dia_analysis_figures(analysis, &n);

	for (guint nth = 0; nth < passage->n_paragraphs; nth++) {
		guint32 paragraph = passage->paragraphs[nth];

		for (guint i = find_first_figure(figures, n, paragraph);
		     i < n && figures[i].paragraph == paragraph; i++)
			add_mark(marks, dia_analysis_document(analysis), passage, nth, i,
				 figures[i].span);
	}
	return marks;
}

static GArray *
collect_claims(const DiaAnalysis *analysis, const DiaPassage *passage)
{
	GArray *marks = g_array_new(FALSE, FALSE, sizeof(Mark));
	guint n;
	const DiaClaim *claims = dia_analysis_claims(analysis, &n);

	for (guint nth = 0; nth < passage->n_paragraphs; nth++) {
		guint32 paragraph = passage->paragraphs[nth];

		for (guint i = dia_analysis_first_claim(analysis, paragraph);
		     i < n && claims[i].paragraph == paragraph; i++)
			add_mark(marks, dia_analysis_document(analysis), passage, nth, i,
				 claims[i].span);
	}
	return marks;
}

/*
 * Carries an offset of the old passage to the new one. Within what was replaced it goes to the start, or
 * where @is_end to the end, of what it was replaced by.
 */
static guint32
carry(const DiaAlignment *alignment, guint32 offset, gboolean is_end)
{
	for (guint i = 0; i < alignment->n_edits; i++) {
		const DiaEdit *edit = &alignment->edits[i];
		const DiaEdit *next = i + 1 < alignment->n_edits ? edit + 1 : NULL;
		guint32 into = offset - edit->old_span.start;

		if (edit->operation == '+' ||
		    (is_end ? offset > edit->old_span.end : offset >= edit->old_span.end))
			continue;
		if (edit->operation == '=')
			return edit->new_span.start +
			       MIN(into, edit->new_span.end - edit->new_span.start);
		if (is_end && next != NULL && next->operation == '+')
			return next->new_span.end;
		return edit->new_span.start;
	}
	return alignment->new_passage.length;
}

static void
carry_marks(const DiaAlignment *alignment, GArray *marks)
{
	for (guint i = 0; i < marks->len; i++) {
		Mark *mark = &g_array_index(marks, Mark, i);

		mark->carried.start = carry(alignment, mark->span.start, FALSE);
		mark->carried.end = carry(alignment, mark->span.end, TRUE);
	}
}

static guint32
measure_overlap(DiaSpan a, DiaSpan b)
{
	guint32 start = MAX(a.start, b.start);
	guint32 end = MIN(a.end, b.end);

	return end > start ? end - start : 0;
}

static gboolean
have_one_unit(const DiaFigure *a, const DiaFigure *b)
{
	return g_strcmp0(a->unit, b->unit) == 0;
}

/* Pairs figures in order: the next old one that lies where a new one does, of the same unit if there is. */
static void
pair_figures(GArray *old_marks, const DiaFigure *old_figures, GArray *new_marks,
	     const DiaFigure *new_figures)
{
	guint next = 0;

	for (guint j = 0; j < new_marks->len; j++) {
		Mark *mark = &g_array_index(new_marks, Mark, j);
		gint chosen = -1;

		for (guint i = next; i < old_marks->len; i++) {
			const Mark *other = &g_array_index(old_marks, Mark, i);

			if (other->carried.start >= mark->span.end)
				break;
			if (measure_overlap(other->carried, mark->span) == 0)
				continue;
			if (have_one_unit(&old_figures[other->index], &new_figures[mark->index])) {
				chosen = (gint)i;
				break;
			}
			if (chosen < 0)
				chosen = (gint)i;
		}
		if (chosen < 0)
			continue;
		mark->partner = chosen;
		g_array_index(old_marks, Mark, (guint)chosen).partner = (gint32)j;
		next = (guint)chosen + 1;
	}
}

/* a - b, exact where both fit into 64 bits at the smaller exponent. */
static DiaDecimal
subtract(DiaDecimal a, DiaDecimal b)
{
	DiaDecimal result = { .exponent = MIN(a.exponent, b.exponent) };
	gboolean overflows = FALSE;

	for (gint32 i = result.exponent; i < a.exponent && !overflows; i++)
		overflows = __builtin_mul_overflow(a.coefficient, 10, &a.coefficient);
	for (gint32 i = result.exponent; i < b.exponent && !overflows; i++)
		overflows = __builtin_mul_overflow(b.coefficient, 10, &b.coefficient);
	overflows = overflows ||
		    __builtin_sub_overflow(a.coefficient, b.coefficient, &result.coefficient);
	return overflows ? (DiaDecimal){ .coefficient = 0 } : result;
}

static gboolean
is_same_figure(const DiaFigure *a, const DiaFigure *b)
{
	return have_one_unit(a, b) && a->is_range == b->is_range &&
	       subtract(a->value, b->value).coefficient == 0 &&
	       subtract(a->low, b->low).coefficient == 0 &&
	       subtract(a->high, b->high).coefficient == 0;
}

/* Does a span lie in what was replaced? Then a figure there came or went with it. */
static gboolean
is_replaced(const DiaAlignment *alignment, DiaSpan span, gboolean is_new)
{
	for (guint i = 0; i + 1 < alignment->n_edits; i++) {
		const DiaEdit *edit = &alignment->edits[i];

		if (edit->operation == '-' && edit[1].operation == '+' &&
		    measure_overlap(span, is_new ? edit[1].new_span : edit->old_span) > 0)
			return TRUE;
	}
	return FALSE;
}

/* Is any of a span in an edit? What stands unchanged is no change, even if it is now read otherwise. */
static gboolean
is_edited(const DiaAlignment *alignment, DiaSpan span, gboolean is_new)
{
	for (guint i = 0; i < alignment->n_edits; i++) {
		const DiaEdit *edit = &alignment->edits[i];

		if (edit->operation == (is_new ? '+' : '-') &&
		    measure_overlap(span, is_new ? edit->new_span : edit->old_span) > 0)
			return TRUE;
	}
	return FALSE;
}

static void
add_figure_pair(GArray *changes, const DiaFigure *old_figure, const DiaFigure *new_figure,
		guint32 old_index, guint32 new_index)
{
	DiaFigureChange change = { .old_figure = (gint32)old_index,
				   .new_figure = (gint32)new_index,
				   .measure = new_figure->measure != NULL ? new_figure->measure
									  : old_figure->measure,
				   .unit = new_figure->unit };
	double old_value = dia_decimal_to_double(old_figure->value);

	if (is_same_figure(old_figure, new_figure))
		return;
	change.is_comparable = have_one_unit(old_figure, new_figure) && !old_figure->is_range &&
			       !new_figure->is_range;
	if (change.is_comparable) {
		change.difference = subtract(new_figure->value, old_figure->value);
		change.ratio = old_value != 0 ? dia_decimal_to_double(new_figure->value) / old_value
					      : 0;
	}
	g_array_append_val(changes, change);
}

void
dia_diff_add_figures(DiaDifference *difference, DiaAlignment *alignment)
{
	const DiaAnalysis *old_analysis = dia_difference_old_analysis(difference);
	const DiaAnalysis *new_analysis = dia_difference_new_analysis(difference);
	const DiaFigure *old_figures = dia_analysis_figures(old_analysis, NULL);
	const DiaFigure *new_figures = dia_analysis_figures(new_analysis, NULL);
	g_autoptr(GArray) old_marks = collect_figures(old_analysis, &alignment->old_passage);
	g_autoptr(GArray) new_marks = collect_figures(new_analysis, &alignment->new_passage);
	g_autoptr(GArray) changes = g_array_new(FALSE, FALSE, sizeof(DiaFigureChange));
	guint old_at = 0;

	carry_marks(alignment, old_marks);
	pair_figures(old_marks, old_figures, new_marks, new_figures);
	for (guint j = 0; j <= new_marks->len; j++) {
		const Mark *mark = j < new_marks->len ? &g_array_index(new_marks, Mark, j) : NULL;
		guint old_end = mark == NULL ? old_marks->len
					     : mark->partner >= 0 ? (guint)mark->partner : old_at;

		for (; old_at < old_end; old_at++) {
			const Mark *gone = &g_array_index(old_marks, Mark, old_at);
			DiaFigureChange change = { .old_figure = (gint32)gone->index,
						   .new_figure = -1,
						   .measure = old_figures[gone->index].measure,
						   .unit = old_figures[gone->index].unit };

			if (gone->partner < 0 && is_replaced(alignment, gone->span, FALSE))
				g_array_append_val(changes, change);
		}
		if (mark == NULL)
			break;
		if (mark->partner >= 0) {
			const Mark *partner =
			    &g_array_index(old_marks, Mark, (guint)mark->partner);

			if (is_edited(alignment, partner->span, FALSE) ||
			    is_edited(alignment, mark->span, TRUE))
				add_figure_pair(changes, &old_figures[partner->index],
						&new_figures[mark->index], partner->index,
						mark->index);
			old_at = (guint)mark->partner + 1;
		} else if (is_replaced(alignment, mark->span, TRUE)) {
			DiaFigureChange change = { .old_figure = -1,
						   .new_figure = (gint32)mark->index,
						   .measure = new_figures[mark->index].measure,
						   .unit = new_figures[mark->index].unit };

			g_array_append_val(changes, change);
		}
	}
	alignment->n_figures = changes->len;
	alignment->figures = dia_pool_array(&difference->pool, changes);
}

void
dia_diff_add_claims(DiaDifference *difference, DiaAlignment *alignment)
{
	const DiaAnalysis *old_analysis = dia_difference_old_analysis(difference);
	const DiaAnalysis *new_analysis = dia_difference_new_analysis(difference);
	const DiaClaim *old_claims = dia_analysis_claims(old_analysis, NULL);
	const DiaClaim *new_claims = dia_analysis_claims(new_analysis, NULL);
	g_autoptr(GArray) old_marks = collect_claims(old_analysis, &alignment->old_passage);
	g_autoptr(GArray) new_marks = collect_claims(new_analysis, &alignment->new_passage);
	g_autoptr(GArray) changes = g_array_new(FALSE, FALSE, sizeof(DiaClaimChange));

	carry_marks(alignment, old_marks);
	for (guint i = 0, j = 0; i < old_marks->len && j < new_marks->len;) {
		const Mark *a = &g_array_index(old_marks, Mark, i);
		const Mark *b = &g_array_index(new_marks, Mark, j);
		guint32 overlap = measure_overlap(a->carried, b->span);
		DiaClaimChange change = { .old_claim = (gint32)a->index,
					  .new_claim = (gint32)b->index };

		/* Most of the shorter one has to be the same place. */
		if (2 * overlap > MIN(a->carried.end - a->carried.start, b->span.end - b->span.start)) {
			if (old_claims[a->index].status != new_claims[b->index].status)
				g_array_append_val(changes, change);
			i++;
			j++;
		} else if (a->carried.end <= b->span.end) {
			i++;
		} else {
			j++;
		}
	}
	alignment->n_claims = changes->len;
	alignment->claims = dia_pool_array(&difference->pool, changes);
}
