/*
 * From two documents to alignments: the steps in order, then what each aligned passage is.
 */
#include "compare/diff.h"

#include <string.h>

#include "base/parallel.h"
#include "compare/chain.h"
#include "compare/diff-bags.h"

/* What keeps a segment in place when others have to move: first of all its being there. */
static const double SEGMENT_WEIGHT = 1000;
static const double HEADING_WEIGHT = 500; /* text moves to another heading, not a heading to the text */
static const double LABEL_WEIGHT = 500;	  /* what keeps its number stays */
enum { MAX_LENGTH_WEIGHT = 400 };	  /* of two segments that changed places, the longer one stays */

typedef struct {
	DiaDifference *difference;
	DiaSegments segments;
	DiaBags bags;
} Differ;

/* Alignments whose words one thread compares, with a vocabulary of its own. */
typedef struct {
	DiaAlignment *alignments;
	guint n;
	const DiaWords *words; /* how words are compared */
	GArray *edits; /* of DiaEdit, those of each alignment behind those of the one before */
} Block;

static double
weigh_place(const DiaSegment *old_segment, const DiaSegment *new_segment)
{
	double weight = SEGMENT_WEIGHT + MIN(old_segment->length, MAX_LENGTH_WEIGHT);

	if (old_segment->paragraph < 0)
		weight += HEADING_WEIGHT;
	if (old_segment->label != NULL && new_segment->label != NULL &&
	    strcmp(old_segment->label, new_segment->label) == 0)
		weight += LABEL_WEIGHT;
	return weight;
}

/* Partners of one stream that are not in the heaviest chain have moved. */
static void
find_moved(DiaSegments *segments, DiaStream stream)
{
	g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(DiaChainItem));
	g_autoptr(GArray) indices = g_array_new(FALSE, FALSE, sizeof(guint));
	g_autofree guint8 *kept = NULL;

	for (guint i = 0; i < dia_segments_length(segments, DIA_OLD); i++) {
		const DiaSegment *segment = dia_segment(segments, DIA_OLD, i);
		DiaChainItem item = { .place = (guint32)segment->partner };

		if (segment->partner < 0 || segment->stream != stream ||
		    dia_segment(segments, DIA_NEW, item.place)->stream != stream)
			continue;
		item.weight = weigh_place(segment, dia_segment(segments, DIA_NEW, item.place));
		g_array_append_val(items, item);
		g_array_append_val(indices, i);
	}
	kept = g_new(guint8, items->len + 1);
	dia_chain_find((const DiaChainItem *)(const void *)items->data, items->len,
		       dia_segments_length(segments, DIA_NEW), kept);
	for (guint i = 0; i < items->len; i++) {
		DiaSegment *segment = dia_segment(segments, DIA_OLD, g_array_index(indices, guint, i));

		segment->is_moved = !kept[i];
		dia_segment(segments, DIA_NEW, (guint)segment->partner)->is_moved = !kept[i];
	}
}

static void
find_all_moved(DiaSegments *segments)
{
	for (guint stream = 0; stream < DIA_N_STREAMS; stream++)
		find_moved(segments, stream);
}

/* The text of the parts of a split or merge, one a line. */
static void
fill_parts(Differ *differ, guint version, guint index, DiaPassage *passage)
{
	const DiaSegments *segments = &differ->segments;
	const DiaSegment *segment = dia_segment(segments, version, index);
	g_autoptr(GArray) paragraphs = g_array_new(FALSE, FALSE, sizeof(guint32));
	g_autoptr(GString) text = g_string_new(NULL);
	guint n_found = 0;

	for (guint i = index; n_found < segment->n_parts && i < dia_segments_length(segments, version); i++) {
		const DiaSegment *part = dia_segment(segments, version, i);

		if (i > index && part->leader != (gint32)index)
			continue;
		n_found++;
		if (part->paragraph >= 0)
			g_array_append_val(paragraphs, part->paragraph);
		g_string_append_printf(text, i > index ? "\n%.*s" : "%.*s", (int)part->length, part->text);
	}
	passage->text = dia_pool_copy(&differ->difference->pool, text->str, text->len + 1);
	passage->length = (guint32)text->len;
	passage->n_paragraphs = paragraphs->len;
	passage->paragraphs = dia_pool_array(&differ->difference->pool, paragraphs);
}

static void
fill_text(Differ *differ, guint version, guint index, DiaPassage *passage)
{
	const DiaSegment *segment = dia_segment(&differ->segments, version, index);

	if (segment->n_parts > 1) {
		fill_parts(differ, version, index, passage);
		return;
	}
	passage->text = segment->text;
	passage->length = segment->length;
	passage->n_paragraphs = segment->n_parts > 0 && segment->paragraph >= 0;
	if (passage->n_paragraphs > 0)
		passage->paragraphs = dia_pool_copy(&differ->difference->pool, &segment->paragraph,
						    sizeof segment->paragraph);
}

static void
fill_passage(Differ *differ, guint version, gint32 index, DiaPassage *passage)
{
	const DiaSegment *segment;

	passage->section = -1;
	if (index < 0)
		return;
	segment = dia_segment(&differ->segments, version, (guint)index);
	passage->label = segment->label;
	passage->section = segment->section;
	passage->position = (guint32)index;
	fill_text(differ, version, (guint)index, passage);
}

/* Have both versions a passage, with another text? */
static gboolean
has_changed(const DiaAlignment *alignment)
{
	const DiaPassage *a = &alignment->old_passage;
	const DiaPassage *b = &alignment->new_passage;

	return a->text != NULL && b->text != NULL &&
	       (a->length != b->length || memcmp(a->text, b->text, a->length) != 0);
}

static void
compare_block(guint item, gpointer data)
{
	Block *block = &((Block *)data)[item];
	g_autoptr(DiaWords) words = dia_words_copy(block->words);
	g_autoptr(GArray) edits = g_array_new(FALSE, FALSE, sizeof(DiaEdit));

	for (guint i = 0; i < block->n; i++) {
		DiaAlignment *alignment = &block->alignments[i];
		const DiaPassage *a = &alignment->old_passage;
		const DiaPassage *b = &alignment->new_passage;

		if (!has_changed(alignment))
			continue;
		g_array_set_size(edits, 0);
		alignment->is_modified =
		    dia_words_compare(words, a->text, a->length, b->text, b->length, edits);
		alignment->n_edits = edits->len;
		g_array_append_vals(block->edits, edits->data, edits->len);
	}
}

/* Compares the words of all alignments, on several threads. */
static void
add_edits(Differ *differ, guint jobs)
{
	enum { ALIGNMENTS = 1024 }; /* of a block */
	GArray *all = differ->difference->alignments;
	guint n_blocks = (all->len + ALIGNMENTS - 1) / ALIGNMENTS;
	g_autofree Block *blocks = g_new(Block, n_blocks);

	for (guint i = 0; i < n_blocks; i++)
		blocks[i] = (Block){ .alignments = &g_array_index(all, DiaAlignment, i * ALIGNMENTS),
				     .n = MIN(all->len - i * ALIGNMENTS, ALIGNMENTS),
				     .words = differ->segments.words,
				     .edits = g_array_new(FALSE, FALSE, sizeof(DiaEdit)) };
	dia_parallel(n_blocks, jobs, compare_block, blocks);
	for (guint i = 0; i < n_blocks; i++) {
		const DiaEdit *edits = dia_pool_array(&differ->difference->pool, blocks[i].edits);

		for (guint k = 0; k < blocks[i].n; k++) {
			DiaAlignment *alignment = &blocks[i].alignments[k];

			if (alignment->n_edits > 0)
				alignment->edits = edits;
			edits += alignment->n_edits;
		}
		g_array_unref(blocks[i].edits);
	}
}

static gboolean
has_references(const DiaAlignment *alignment)
{
	for (guint i = 0; i < alignment->n_edits; i++)
		if (alignment->edits[i].is_reference)
			return TRUE;
	return FALSE;
}

static DiaDifferenceKind
choose_kind(const DiaAlignment *alignment, const DiaSegment *old_segment, const DiaSegment *new_segment)
{
	if (old_segment == NULL)
		return DIA_DIFFERENCE_INSERTED;
	if (new_segment == NULL)
		return DIA_DIFFERENCE_DELETED;
	if (new_segment->n_parts > 1)
		return DIA_DIFFERENCE_SPLIT;
	if (old_segment->n_parts > 1)
		return DIA_DIFFERENCE_MERGED;
	if (alignment->is_moved)
		return DIA_DIFFERENCE_MOVED;
	if (alignment->is_modified)
		return DIA_DIFFERENCE_MODIFIED;
	return alignment->is_renumbered || has_references(alignment) ? DIA_DIFFERENCE_RENUMBERED
								      : DIA_DIFFERENCE_SAME;
}

static void
add_alignment(Differ *differ, gint32 old_index, gint32 new_index)
{
	const DiaSegment *old_segment =
	    old_index >= 0 ? dia_segment(&differ->segments, DIA_OLD, (guint)old_index) : NULL;
	const DiaSegment *new_segment =
	    new_index >= 0 ? dia_segment(&differ->segments, DIA_NEW, (guint)new_index) : NULL;
	DiaAlignment alignment = { .kind = DIA_DIFFERENCE_SAME };

	fill_passage(differ, DIA_OLD, old_index, &alignment.old_passage);
	fill_passage(differ, DIA_NEW, new_index, &alignment.new_passage);
	if (old_segment != NULL && new_segment != NULL) {
		alignment.is_moved = new_segment->is_moved;
		alignment.is_renumbered = (old_segment->section < 0) == (new_segment->section < 0) &&
					  old_segment->label != NULL && new_segment->label != NULL &&
					  strcmp(old_segment->label, new_segment->label) != 0;
		alignment.score = new_segment->score;
	}
	g_array_append_val(differ->difference->alignments, alignment);
}

/* The segment that a passage starts with, or NULL where a version has none. */
static const DiaSegment *
get_segment(const Differ *differ, guint version, const DiaPassage *passage)
{
	return passage->text != NULL ? dia_segment(&differ->segments, version, passage->position) : NULL;
}

/* Tells what an alignment is by its edits, and by which words it was found. */
static void
judge(Differ *differ, DiaAlignment *alignment)
{
	const DiaSegment *old_segment = get_segment(differ, DIA_OLD, &alignment->old_passage);
	const DiaSegment *new_segment = get_segment(differ, DIA_NEW, &alignment->new_passage);

	alignment->kind = choose_kind(alignment, old_segment, new_segment);
	if (old_segment != NULL && new_segment != NULL && alignment->kind != DIA_DIFFERENCE_SAME &&
	    old_segment->rest >= 0 && new_segment->rest >= 0)
		alignment->why =
		    dia_bags_explain(&differ->bags, (guint)old_segment->rest, (guint)new_segment->rest);
	if (alignment->kind == DIA_DIFFERENCE_SAME)
		alignment->n_edits = 0;
}

/* Adds the deleted segments from *old_at up to a segment of the old version. */
static void
add_deleted(Differ *differ, guint *old_at, guint end)
{
	for (; *old_at < end; (*old_at)++)
		if (!dia_segment_is_taken(dia_segment(&differ->segments, DIA_OLD, *old_at)))
			add_alignment(differ, (gint32)*old_at, -1);
}

static void
add_alignments(Differ *differ)
{
	const DiaSegments *segments = &differ->segments;
	guint old_at = 0;

	for (guint i = 0; i < dia_segments_length(segments, DIA_NEW); i++) {
		const DiaSegment *segment = dia_segment(segments, DIA_NEW, i);

		if (segment->leader >= 0)
			continue;
		if (segment->partner >= 0 && !segment->is_moved)
			add_deleted(differ, &old_at, (guint)segment->partner);
		add_alignment(differ, segment->partner, (gint32)i);
	}
	add_deleted(differ, &old_at, dia_segments_length(segments, DIA_OLD));
}

/* Does a label number a paragraph that text may refer to? */
static gboolean
is_citable(const DiaSegments *segments, guint version, const DiaSegment *segment)
{
	DiaParagraphKind kind;

	if (segment->paragraph < 0 || segment->label == NULL)
		return FALSE;
	kind = dia_document_paragraphs(segments->versions[version].document, NULL)[segment->paragraph].kind;
	return kind == DIA_PARAGRAPH_NUMBERED || kind == DIA_PARAGRAPH_RECOMMENDATION;
}

/* Which new number follows each old one. A number that two paragraphs have is left out. */
static GHashTable *
map_labels(const DiaSegments *segments)
{
	g_autoptr(GHashTable) labels = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) ambiguous = g_hash_table_new(g_str_hash, g_str_equal);
	GHashTableIter iter;
	gpointer key;

	for (guint i = 0; i < dia_segments_length(segments, DIA_OLD); i++) {
		const DiaSegment *segment = dia_segment(segments, DIA_OLD, i);
		const DiaSegment *partner =
		    segment->partner >= 0 ? dia_segment(segments, DIA_NEW, (guint)segment->partner) : NULL;
		const char *known;

		if (partner == NULL || !is_citable(segments, DIA_OLD, segment) ||
		    !is_citable(segments, DIA_NEW, partner))
			continue;
		known = g_hash_table_lookup(labels, segment->label);
		if (known != NULL && strcmp(known, partner->label) != 0)
			g_hash_table_add(ambiguous, (gpointer)segment->label);
		g_hash_table_insert(labels, (gpointer)segment->label, (gpointer)partner->label);
	}
	g_hash_table_iter_init(&iter, ambiguous);
	while (g_hash_table_iter_next(&iter, &key, NULL))
		g_hash_table_remove(labels, key);
	return g_steal_pointer(&labels);
}

/* Which version is searched for the other's segments: the same whichever is the old one. */
static gboolean
is_mirrored(const DiaDifference *difference)
{
	const GString *old_text = difference->old_document->text;
	const GString *new_text = difference->new_document->text;

	if (old_text->len != new_text->len)
		return old_text->len > new_text->len;
	return memcmp(old_text->str, new_text->str, old_text->len) > 0;
}

/*
 * Finds the partners. Of partners that are equally good the search takes the first, so it always runs in
 * one direction: the difference from B to A is that from A to B in the mirror.
 */
static void
match(Differ *differ)
{
	DiaSegments *segments = &differ->segments;
	gboolean must_swap = is_mirrored(differ->difference);
	g_autoptr(GArray) candidates = NULL;

	if (must_swap)
		dia_segments_swap(segments);
	dia_segments_match_exact(segments);
	dia_bags_init(&differ->bags, segments);
	candidates = dia_bags_find_candidates(&differ->bags);
	dia_segments_match_parts(segments, &differ->bags, candidates, TRUE);
	dia_segments_match_similar(segments, &differ->bags, candidates);
	/* What was exact may have moved, and others turn out to be in place. */
	find_all_moved(segments);
	dia_segments_renew_gaps(segments);
	dia_bags_add_candidates(&differ->bags, candidates);
	dia_segments_match_similar(segments, &differ->bags, candidates);
	dia_segments_match_parts(segments, &differ->bags, candidates, FALSE);
	find_all_moved(segments);
	if (!must_swap)
		return;
	dia_segments_swap(segments);
	dia_bags_swap(&differ->bags);
}

void
dia_diff_align(DiaDifference *difference, const DiaLexicon *lexicon, DiaWordsMode mode, guint jobs)
{
	g_autoptr(DiaWords) words = dia_words_new(lexicon, mode);
	g_autoptr(GHashTable) labels = NULL;
	Differ differ = { .difference = difference };
	GArray *alignments = difference->alignments;

	dia_segments_init(&differ.segments, difference->old_document, difference->new_document,
		       &difference->pool, words);
	match(&differ);
	if (mode == DIA_WORDS_TEXT) {
		labels = map_labels(&differ.segments);
		dia_words_set_labels(words, labels);
	}
	add_alignments(&differ);
	add_edits(&differ, jobs);
	for (guint i = 0; i < alignments->len; i++)
		judge(&differ, &g_array_index(alignments, DiaAlignment, i));
	dia_bags_clear(&differ.bags);
	dia_segments_clear(&differ.segments);
}
