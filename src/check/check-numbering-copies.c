/*
 * Texts that stand under two numbers, nearly word for word.
 *
 * In: the words of the numbered paragraphs. Out: a finding for each run of paragraphs that stands twice. The smallest
 * hashes of a few words each lead from a text to its copies, so that the time grows with the length of the report only.
 */
#include <string.h>

#include "base/hash.h"
#include "check/rules.h"

enum {
	MIN_WORDS = 25,	 /* of a paragraph that is compared with others */
	SHINGLE = 5,	 /* words that are hashed together */
	N_SMALLEST = 8,	 /* hashes kept of a paragraph */
	MIN_SHARED = 85, /* per cent of the words that two paragraphs share */
	MAX_PAIRS = 4096,
};

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

/* @param words has room for those of all tokens */
static void
collect_wordings(const DiaCheckedReport *report, GArray *wordings, guint32 *words)
{
	guint32 n = 0;

	for (guint32 i = 0; i < report->n_paragraphs; i++) {
		Wording wording = { .paragraph = i, .first = n };

		if (!is_compared(dia_document_paragraph(report->document, i)))
			continue;
		for (guint32 at = dia_analysis_first_token(report->analysis, i);
		     at < dia_analysis_end_token(report->analysis, i); at++)
			if (report->tokens[at].kind != DIA_TOKEN_PUNCTUATION)
				words[n++] = report->tokens[at].word;
		wording.end = n;
		if (wording.end - wording.first >= MIN_WORDS)
			g_array_append_val(wordings, wording);
		else
			n = wording.first;
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
find_pairs(const GArray *wordings, const guint32 *words)
{
	g_autoptr(GArray) shingles = g_array_new(FALSE, FALSE, sizeof(Shingle));
	GArray *pairs = g_array_new(FALSE, FALSE, sizeof(Pair));

	for (guint32 i = 0; i < wordings->len; i++)
		add_shingles(shingles, words, &g_array_index(wordings, Wording, i), i);
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

		dia_draft_add_location(&draft, report, paragraph, dia_checked_report_start_of(report, paragraph));
	}
	dia_checker_add(checker, &draft);
}

static void
check_copies(DiaChecker *checker, const DiaCheckedReport *report)
{
	g_autoptr(GArray) wordings = g_array_new(FALSE, FALSE, sizeof(Wording));
	g_autofree guint32 *words = g_new(guint32, report->n_tokens);
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
		if (!is_near_copy(words, &g_array_index(wordings, Wording, pair.earlier),
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
dia_check_numbering_copies(DiaChecker *checker)
{
	for (guint i = 0; i < checker->reports->len; i++)
		check_copies(checker, dia_checker_report(checker, i));
}
