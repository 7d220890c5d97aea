/*
 * Numbers of paragraphs and recommendations: missing, used twice, out of order; and texts that stand under
 * two numbers.
 */
#include "check/rules.h"

#include <string.h>

#include "base/hash.h"

enum {
	MAX_GAP = 5,	   /* a wider gap is another numbering, not a slip */
	LOOK_AHEAD = 4,	   /* paragraphs in which a missing number may still come */
	MIN_WORDS = 25,	   /* of a paragraph that is compared with others */
	SHINGLE = 5,	   /* words that are hashed together */
	N_SMALLEST = 8,	   /* hashes kept of a paragraph */
	MIN_SHARED = 85,   /* per cent of the words that two paragraphs share */
	MAX_PAIRS = 4096,
};

/* A label as prefix and number: "124.17" is "124." and 17. */
typedef struct {
	guint32 paragraph;
	guint32 prefix; /* bytes of the label before the number */
	gint64 number;
} Label;

/* @return FALSE where the label is not made of numbers */
static gboolean
parse_label(const char *text, Label *label)
{
	const char *point = strrchr(text, '.');
	const char *digits = point != NULL ? point + 1 : text;
	gsize length = strspn(digits, "0123456789");

	if (length == 0 || length > 4 || digits[length] != '\0' ||
	    strspn(text, "0123456789.") != strlen(text))
		return FALSE;
	label->prefix = (guint32)(digits - text);
	label->number = (gint64)g_ascii_strtoull(digits, NULL, 10);
	return TRUE;
}

/* The labels of one prefix that follow each other, in the order of the text. */
static GArray *
collect_labels(const DiaCheckedReport *report, DiaParagraphKind kind)
{
	GArray *labels = g_array_new(FALSE, FALSE, sizeof(Label));

	for (guint32 i = 0; i < report->n_paragraphs; i++) {
		const DiaParagraph *paragraph = dia_document_paragraph(report->document, i);
		Label label = { .paragraph = i };

		if (paragraph->kind == kind && paragraph->label != NULL &&
		    parse_label(paragraph->label, &label))
			g_array_append_val(labels, label);
	}
	return labels;
}

static const char *
get_label(const DiaCheckedReport *report, const Label *label)
{
	return dia_document_paragraph(report->document, label->paragraph)->label;
}

static gboolean
is_same_series(const DiaCheckedReport *report, const Label *a, const Label *b)
{
	return a->prefix == b->prefix &&
	       strncmp(get_label(report, a), get_label(report, b), a->prefix) == 0;
}

static DiaSpan
get_start(const DiaCheckedReport *report, guint32 paragraph)
{
	guint32 first = dia_analysis_first_token(report->analysis, paragraph);
	guint32 end = dia_analysis_end_token(report->analysis, paragraph);

	if (first == end)
		return dia_document_paragraph(report->document, paragraph)->span;
	return dia_token_span(report, first, MIN(end, first + 8));
}

/* Does "13." or "13)" stand in the text, as where a reader took a paragraph for part of another? */
static gboolean
is_hidden_in(const DiaCheckedReport *report, guint32 from, guint32 to, gint64 number)
{
	guint32 first = dia_analysis_first_token(report->analysis, from);
	guint32 end = dia_analysis_first_token(report->analysis, to);

	for (guint32 at = first; at + 1 < end; at++)
		if (dia_token_number(report, at) == number &&
		    (dia_token_is(report, at + 1, ".") || dia_token_is(report, at + 1, ")") ||
		     (report->tokens[at + 1].flags & DIA_TOKEN_CAPITALIZED)))
			return TRUE;
	return FALSE;
}

static void
add_numbering(DiaChecker *checker, const DiaCheckedReport *report, const Label *first,
	      const Label *second, char *message)
{
	DiaFindingDraft draft = { .message = message };

	dia_draft_add_location(&draft, report, second->paragraph,
			       get_start(report, second->paragraph));
	if (first != NULL)
		dia_draft_add_location(&draft, report, first->paragraph,
				       get_start(report, first->paragraph));
	dia_checker_add(checker, &draft);
}

/* Which of the next labels has a number? @return its distance, 0 where none has */
static guint
find_ahead(const DiaCheckedReport *report, const GArray *labels, guint from, gint64 number)
{
	const Label *here = &g_array_index(labels, Label, from);

	for (guint i = 1; i <= LOOK_AHEAD && from + i < labels->len; i++) {
		const Label *label = &g_array_index(labels, Label, from + i);

		if (label->number == number && is_same_series(report, here, label))
			return i;
	}
	return 0;
}

static void
report_gap(DiaChecker *checker, const DiaCheckedReport *report, const Label *last,
	   const Label *label, const char *noun)
{
	gint64 missing = last->number + 1;

	for (gint64 number = missing; number < label->number; number++)
		if (is_hidden_in(report, last->paragraph, label->paragraph, number))
			return;
	if (label->number - missing == 1)
		add_numbering(checker, report, last, label,
			      g_strdup_printf("%s %.*s%" G_GINT64_FORMAT
					      " is missing: %s is followed by %s",
					      noun, (int)last->prefix, get_label(report, last),
					      missing, get_label(report, last),
					      get_label(report, label)));
	else
		add_numbering(checker, report, last, label,
			      g_strdup_printf("%ss %.*s%" G_GINT64_FORMAT " to %.*s%" G_GINT64_FORMAT
					      " are missing: %s is followed by %s",
					      noun, (int)last->prefix, get_label(report, last),
					      missing, (int)last->prefix, get_label(report, last),
					      label->number - 1, get_label(report, last),
					      get_label(report, label)));
}

/*
 * Follows one numbering.
 * @return the label that the next one is to follow
 */
static guint
follow(DiaChecker *checker, const DiaCheckedReport *report, const GArray *labels, guint last_index,
       guint index, const char *noun)
{
	const Label *last = &g_array_index(labels, Label, last_index);
	const Label *label = &g_array_index(labels, Label, index);
	gint64 step = label->number - last->number;

	if (step == 1 || label->number == 1)
		return index;
	if (step == 0) {
		add_numbering(checker, report, last, label,
			      g_strdup_printf("%s number %s is used twice", noun,
					      get_label(report, label)));
		return index;
	}
	if (step > 1 && find_ahead(report, labels, index, last->number + 1) > 0) {
		add_numbering(checker, report, last, label,
			      g_strdup_printf("%s %s stands before %.*s%" G_GINT64_FORMAT, noun,
					      get_label(report, label), (int)last->prefix,
					      get_label(report, last), last->number + 1));
		return last_index;
	}
	if (step > 1 && step <= MAX_GAP + 1) {
		report_gap(checker, report, last, label, noun);
		return index;
	}
	/* 16, 17, 18, 17, 19: one of a few before, in the place of none. */
	if (step < 0 && -step < MAX_GAP && label->number > 1 && label->prefix > 0 &&
	    find_ahead(report, labels, index, last->number + 1) == 1) {
		add_numbering(checker, report, last, label,
			      g_strdup_printf("%s number %s is used twice, the second time after %s", noun,
					      get_label(report, label), get_label(report, last)));
		return last_index;
	}
	/* One number that the sequence passes over is not of it, such as one of a quotation. */
	if (find_ahead(report, labels, index, last->number + 1) > 0)
		return last_index;
	/* One number among its neighbours is another: 10, 21, 12. */
	if (find_ahead(report, labels, index, last->number + 2) == 1) {
		add_numbering(checker, report, last, label,
			      g_strdup_printf("%s %s stands where %.*s%" G_GINT64_FORMAT
					      " is to be expected, after %s",
					      noun, get_label(report, label), (int)last->prefix,
					      get_label(report, last), last->number + 1,
					      get_label(report, last)));
		return last_index + 1 == index ? index : last_index;
	}
	return index;
}

static void
check_labels(DiaChecker *checker, const DiaCheckedReport *report, DiaParagraphKind kind,
	     const char *noun)
{
	g_autoptr(GArray) labels = collect_labels(report, kind);
	guint last = 0;
	guint outer = G_MAXUINT; /* the last label before the numbering started again at 1 */

	for (guint i = 1; i < labels->len; i++) {
		const Label *before = &g_array_index(labels, Label, last);
		Label *label = &g_array_index(labels, Label, i);

		if (!is_same_series(report, before, label)) {
			last = i;
			outer = G_MAXUINT;
			continue;
		}
		/* A quoted list has numbers of its own; behind it the report goes on. */
		if (outer != G_MAXUINT &&
		    label->number == g_array_index(labels, Label, outer).number + 1 &&
		    label->number != before->number + 1) {
			last = i;
			outer = G_MAXUINT;
			continue;
		}
		if (label->number == 1 && before->number != 0)
			outer = last;
		last = follow(checker, report, labels, last, i, noun);
		/* A number out of place counts as the one that was to be expected. */
		if (last == i && label->number != before->number + 1 &&
		    find_ahead(report, labels, i, before->number + 2) == 1)
			label->number = before->number + 1;
	}
}

/* --- Texts under two numbers ------------------------------------------------------------------- */

typedef struct {
	guint32 paragraph;
	guint32 first; /* into the words: [first, end) */
	guint32 end;
} Wording;

typedef struct {
	guint32 hash;
	guint32 wording;
} Shingle;

typedef struct {
	guint32 earlier; /* indexes of wordings */
	guint32 later;
} Pair;

static gboolean
is_compared(const DiaParagraph *paragraph)
{
	return paragraph->kind == DIA_PARAGRAPH_NUMBERED;
}

static void
collect_wordings(const DiaCheckedReport *report, GArray *wordings, GArray *words)
{
	for (guint32 i = 0; i < report->n_paragraphs; i++) {
		Wording wording = { .paragraph = i, .first = words->len };

		if (!is_compared(dia_document_paragraph(report->document, i)))
			continue;
		for (guint32 at = dia_analysis_first_token(report->analysis, i);
		     at < dia_analysis_end_token(report->analysis, i); at++)
			if (report->tokens[at].kind != DIA_TOKEN_PUNCTUATION)
				g_array_append_val(words, report->tokens[at].word);
		wording.end = words->len;
		if (wording.end - wording.first >= MIN_WORDS)
			g_array_append_val(wordings, wording);
		else
			g_array_set_size(words, wording.first);
	}
}

static int
compare_shingles(gconstpointer a, gconstpointer b)
{
	const Shingle *first = a;
	const Shingle *second = b;

	if (first->hash != second->hash)
		return first->hash < second->hash ? -1 : 1;
	return (first->wording > second->wording) - (first->wording < second->wording);
}

/* The smallest hashes of a text are likely to be those of a near copy of it (Broder 1997). */
static void
add_shingles(GArray *shingles, const guint32 *words, const Wording *wording, guint32 index)
{
	Shingle smallest[N_SMALLEST]; /* sorted */
	guint n = 0;

	for (guint32 at = wording->first; at + SHINGLE <= wording->end; at++) {
		Shingle shingle = { .wording = index,
				    .hash = dia_hash_bytes((const char *)(words + at),
							   SHINGLE * sizeof(guint32)) };
		guint place;

		if (n == N_SMALLEST && shingle.hash >= smallest[n - 1].hash)
			continue;
		for (place = MIN(n, N_SMALLEST - 1); place > 0 && smallest[place - 1].hash > shingle.hash; place--)
			smallest[place] = smallest[place - 1];
		smallest[place] = shingle;
		n = MIN(n + 1, N_SMALLEST);
	}
	g_array_append_vals(shingles, smallest, n);
}

static int
compare_words(gconstpointer a, gconstpointer b)
{
	guint32 first = *(const guint32 *)a;
	guint32 second = *(const guint32 *)b;

	return (first > second) - (first < second);
}

/* Do two texts share nearly all their words? */
static gboolean
is_near_copy(const guint32 *words, const Wording *a, const Wording *b)
{
	guint32 n_first = a->end - a->first;
	guint32 n_second = b->end - b->first;
	guint32 most = MAX(n_first, n_second);
	g_autofree guint32 *first = g_memdup2(words + a->first, n_first * sizeof(guint32));
	g_autofree guint32 *second = g_memdup2(words + b->first, n_second * sizeof(guint32));
	guint32 shared = 0;

	if (MIN(n_first, n_second) * 100 < most * MIN_SHARED)
		return FALSE;
	qsort(first, n_first, sizeof(guint32), compare_words);
	qsort(second, n_second, sizeof(guint32), compare_words);
	for (guint32 i = 0, k = 0; i < n_first && k < n_second;) {
		if (first[i] == second[k]) {
			shared++, i++, k++;
		} else if (first[i] < second[k]) {
			i++;
		} else {
			k++;
		}
	}
	return (guint64)shared * 100 >= (guint64)most * MIN_SHARED;
}

static int
compare_pairs(gconstpointer a, gconstpointer b)
{
	const Pair *first = a;
	const Pair *second = b;

	if (first->earlier != second->earlier)
		return first->earlier < second->earlier ? -1 : 1;
	return (first->later > second->later) - (first->later < second->later);
}

static GArray *
find_pairs(const GArray *wordings, const GArray *words)
{
	g_autoptr(GArray) shingles = g_array_new(FALSE, FALSE, sizeof(Shingle));
	GArray *pairs = g_array_new(FALSE, FALSE, sizeof(Pair));
	const guint32 *all = (const guint32 *)(const void *)words->data;

	for (guint32 i = 0; i < wordings->len; i++)
		add_shingles(shingles, all, &g_array_index(wordings, Wording, i), i);
	g_array_sort(shingles, compare_shingles);
	/* Neighbours only: of many copies each is paired with the next. */
	for (guint i = 1; i < shingles->len && pairs->len < MAX_PAIRS; i++) {
		const Shingle *one = &g_array_index(shingles, Shingle, i - 1);
		const Shingle *two = &g_array_index(shingles, Shingle, i);
		Pair pair = { .earlier = one->wording, .later = two->wording };

		if (one->hash == two->hash && one->wording != two->wording)
			g_array_append_val(pairs, pair);
	}
	g_array_sort(pairs, compare_pairs);
	return pairs;
}

static const char *
get_id(const DiaCheckedReport *report, const GArray *wordings, guint32 wording)
{
	return dia_document_paragraph(report->document,
				      g_array_index(wordings, Wording, wording).paragraph)
	    ->id;
}

/* A run of copies, from..to beside from + distance..to + distance, is one finding. */
static void
add_run(DiaChecker *checker, const DiaCheckedReport *report, const GArray *wordings, Pair first,
	Pair last)
{
	DiaFindingDraft draft = { .is_milder = TRUE };
	guint32 places[] = { first.earlier, first.later, last.earlier, last.later };
	guint n_places = first.earlier == last.earlier ? 2 : 4;

	if (n_places == 2)
		draft.message = g_strdup_printf("paragraph %s is repeated, nearly word for word, as %s",
						get_id(report, wordings, first.earlier),
						get_id(report, wordings, first.later));
	else
		draft.message = g_strdup_printf(
		    "paragraphs %s to %s are repeated, nearly word for word, as %s to %s",
		    get_id(report, wordings, first.earlier), get_id(report, wordings, last.earlier),
		    get_id(report, wordings, first.later), get_id(report, wordings, last.later));
	for (guint i = 0; i < n_places; i++) {
		guint32 paragraph = g_array_index(wordings, Wording, places[i]).paragraph;

		dia_draft_add_location(&draft, report, paragraph, get_start(report, paragraph));
	}
	dia_checker_add(checker, &draft);
}

static void
check_copies(DiaChecker *checker, const DiaCheckedReport *report)
{
	g_autoptr(GArray) wordings = g_array_new(FALSE, FALSE, sizeof(Wording));
	g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(guint32));
	g_autoptr(GArray) pairs = NULL;
	Pair first = { 0 };
	Pair last = { 0 };
	gboolean is_open = FALSE;

	collect_wordings(report, wordings, words);
	pairs = find_pairs(wordings, words);
	for (guint i = 0; i < pairs->len; i++) {
		Pair pair = g_array_index(pairs, Pair, i);

		if (is_open && pair.earlier == last.earlier && pair.later == last.later)
			continue;
		if (!is_near_copy((const guint32 *)(const void *)words->data,
				  &g_array_index(wordings, Wording, pair.earlier),
				  &g_array_index(wordings, Wording, pair.later)))
			continue;
		if (is_open && pair.earlier == last.earlier + 1 && pair.later == last.later + 1) {
			last = pair;
			continue;
		}
		if (is_open)
			add_run(checker, report, wordings, first, last);
		first = last = pair;
		is_open = TRUE;
	}
	if (is_open)
		add_run(checker, report, wordings, first, last);
}

void
dia_check_numbering(DiaChecker *checker)
{
	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);

		check_labels(checker, report, DIA_PARAGRAPH_NUMBERED, "paragraph");
		check_labels(checker, report, DIA_PARAGRAPH_RECOMMENDATION, "recommendation");
		check_copies(checker, report);
	}
}
