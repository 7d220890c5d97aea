/*
 * Links by number: a later report that cites a recommendation ("recommendations 139.68 and 139.69")
 * speaks of it, whatever its words.
 */
#include "align/links.h"

/* Where a recommendation stands. */
typedef struct {
	guint32 report;
	guint32 paragraph;
} Place;

static GHashTable *
index_recommendations(const DiaComparison *comparison)
{
	GHashTable *index =
		g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref);

	for (guint32 i = 0; i < comparison->reports->len; i++) {
		const DiaDocument *document = dia_comparison_report(comparison, i)->document;

		for (guint32 j = 0; j < document->paragraphs->len; j++) {
			const DiaParagraph *paragraph = dia_document_paragraph(document, j);
			Place place = { .report = i, .paragraph = j };
			GArray *places;

			if (paragraph->recommendation < 0 || paragraph->label == NULL)
				continue;
			places = g_hash_table_lookup(index, paragraph->label);
			if (places == NULL) {
				places = g_array_new(FALSE, FALSE, sizeof(Place));
				g_hash_table_insert(index, (gpointer)paragraph->label, places);
			}
			g_array_append_val(places, place);
		}
	}
	return index;
}

/* The recommendation of this label in the last report before @report, or NULL. */
static const Place *
find_place(GHashTable *index, const char *label, guint32 report)
{
	const GArray *places = g_hash_table_lookup(index, label);

	for (guint i = places != NULL ? places->len : 0; i-- > 0;)
		if (g_array_index(places, Place, i).report < report)
			return &g_array_index(places, Place, i);
	return NULL;
}

/* The statements of a paragraph are [first, result). */
static guint32
find_statements(const DiaStatements *statements, guint32 report, guint32 paragraph, guint32 *first)
{
	guint32 low = 0;
	guint32 high = statements->statements->len;

	while (low < high) {
		guint32 middle = low + (high - low) / 2;
		const DiaStatement *here = dia_statements_get(statements, middle);

		if (here->report < report ||
		    (here->report == report &&
		     dia_statements_claim(statements, here)->paragraph < paragraph))
			low = middle + 1;
		else
			high = middle;
	}
	*first = low;
	while (low < statements->statements->len &&
	       dia_statements_get(statements, low)->report == report &&
	       dia_statements_claim(statements, dia_statements_get(statements, low))->paragraph ==
		       paragraph)
		low++;
	return low;
}

/* A heading that names recommendations stands above paragraphs on each of them: which is on which, two
 * words in common tell, or a commitment; one word ("women") does not. */
static const guint WORDS_BELOW_HEADING = 2;

/*
 * The two statements of the two paragraphs that share most; the first of each where none share.
 * @param is_sole no other paragraph of the report cites it, so that nothing need be shared
 */
static void
add_link(const DiaStatements *statements, const Place *cited, guint32 report, guint32 paragraph,
	 const char *label, gboolean is_sole, GArray *links)
{
	guint32 from;
	guint32 to;
	guint32 from_end = find_statements(statements, cited->report, cited->paragraph, &from);
	guint32 to_end = find_statements(statements, report, paragraph, &to);
	DiaStatementLink link = { .score = 1.0, .label = label, .matter = DIA_WORD_NONE };
	double best = -1.0;
	guint best_words = 0;

	for (guint32 i = from; i < from_end; i++) {
		for (guint32 j = to; j < to_end; j++) {
			const DiaStatement *a = dia_statements_get(statements, i);
			const DiaStatement *b = dia_statements_get(statements, j);
			guint n_words;
			double evidence = dia_statements_evidence(statements, a, b, &n_words);

			if (evidence <= best)
				continue;
			best = evidence;
			best_words = n_words;
			link.from = i;
			link.to = j;
			link.matter = dia_links_find_matter(statements, a, b);
		}
	}
	if (best >= 0.0 &&
	    (is_sole || link.matter != DIA_WORD_NONE || best_words >= WORDS_BELOW_HEADING))
		g_array_append_val(links, link);
}

/* How many paragraphs cite a recommendation, by label. */
static GHashTable *
count_references(const DiaDocument *document)
{
	GHashTable *counts = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < document->references->len; i++) {
		gpointer label = g_ptr_array_index(document->references, i);
		guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, label));

		g_hash_table_insert(counts, label, GUINT_TO_POINTER(count + 1));
	}
	return counts;
}

void
dia_links_add_citations(const DiaStatements *statements, GArray *links)
{
	const DiaComparison *comparison = statements->comparison;
	g_autoptr(GHashTable) index = index_recommendations(comparison);

	for (guint32 i = 0; i < comparison->reports->len; i++) {
		const DiaDocument *document = dia_comparison_report(comparison, i)->document;
		g_autoptr(GHashTable) counts = count_references(document);

		for (guint32 j = 0; j < document->paragraphs->len; j++) {
			const DiaParagraph *paragraph = dia_document_paragraph(document, j);

			for (guint k = 0; k < paragraph->n_references; k++) {
				const char *label = g_ptr_array_index(
					document->references, paragraph->first_reference + k);
				const Place *cited = find_place(index, label, i);

				if (cited != NULL)
					add_link(statements, cited, i, j, label,
						 GPOINTER_TO_UINT(
							 g_hash_table_lookup(counts, label)) == 1,
						 links);
			}
		}
	}
}
