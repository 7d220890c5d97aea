#include "compare/diff-segments.h"

#include <string.h>

#include "base/hash.h"
#include "compare/sequence.h"

/* Classes of segments with the same bytes: open addressing, by one segment of each class. */
typedef struct {
	const DiaSegment **slots;
	guint32 mask;
} Classes;

static guint32
find_slot(const Classes *classes, const DiaSegment *segment)
{
	guint32 at = dia_hash_bytes(segment->text, segment->length) & classes->mask;

	while (classes->slots[at] != NULL &&
	       (classes->slots[at]->length != segment->length ||
		memcmp(classes->slots[at]->text, segment->text, segment->length) != 0))
		at = (at + 1) & classes->mask;
	return at;
}

static void
classify(DiaSegments *segments)
{
	guint n = dia_segments_length(segments, DIA_OLD) + dia_segments_length(segments, DIA_NEW);
	Classes classes = { .mask = 63 };

	while (classes.mask < 2 * n)
		classes.mask = 2 * classes.mask + 1;
	classes.slots = g_new0(const DiaSegment *, classes.mask + 1);
	for (guint version = 0; version < DIA_N_VERSIONS; version++) {
		for (guint i = 0; i < dia_segments_length(segments, version); i++) {
			DiaSegment *segment = dia_segment(segments, version, i);
			guint32 at = find_slot(&classes, segment);

			if (classes.slots[at] == NULL) {
				segment->class = segments->n_classes++;
				classes.slots[at] = segment;
			} else {
				segment->class = classes.slots[at]->class;
			}
		}
	}
	g_free(classes.slots);
}

/* A label without the stop or bracket after it, so that "12." and "12" are one number. */
static const char *
make_label(DiaPool *pool, const char *label)
{
	gsize start;
	gsize length;

	if (label == NULL)
		return NULL;
	start = strspn(label, "([ ");
	length = strlen(label);
	while (length > start && strchr(".)] ", label[length - 1]) != NULL)
		length--;
	return length > start ? dia_pool_string_n(pool, label + start, length - start) : NULL;
}

/* The bytes of "V. ", "A. ", "2. " or "(b) " before the words of a heading; 0 for none. */
static gsize
measure_heading_label(const char *title)
{
	gsize start = title[0] == '(' ? 1 : 0;
	gsize length = strspn(title + start, "IVXLC");

	if (length == 0 || strchr(".)", title[start + length]) == NULL)
		length = strspn(title + start, "0123456789.");
	if (length == 0)
		length = g_ascii_isalpha(title[start]) ? 1 : 0;
	if (length == 0)
		return 0;
	length += start;
	if (title[length - 1] != '.') {
		if (title[length] == '\0' || strchr(".)", title[length]) == NULL)
			return 0;
		length++;
	}
	return title[length] == ' ' ? length + strspn(title + length, " ") : 0;
}

static void
add_heading(DiaSegments *segments, DiaVersion *version, guint section)
{
	const char *title = dia_document_sections(version->document, NULL)[section].title;
	gsize label = measure_heading_label(title);
	g_autofree char *number = g_strndup(title, label);
	DiaSegment segment = { .text = title + label,
			 .length = (guint32)strlen(title + label),
			 .label = label > 0 ? make_label(segments->pool, number) : NULL,
			 .paragraph = -1,
			 .section = (gint32)section,
			 .partner = -1,
			 .leader = -1,
			 .n_parts = 1,
			 .rest = -1 };

	g_array_append_val(version->segments, segment);
}

static void
add_paragraph(DiaSegments *segments, DiaVersion *version, guint index)
{
	const DiaParagraph *paragraph = &dia_document_paragraphs(version->document, NULL)[index];
	DiaSegment segment = { .text = dia_document_text(version->document, NULL) + paragraph->span.start,
			 .length = paragraph->span.end - paragraph->span.start,
			 .label = make_label(segments->pool, paragraph->label),
			 .paragraph = (gint32)index,
			 .section = -1,
			 .stream = paragraph->kind == DIA_PARAGRAPH_FOOTNOTE ? DIA_STREAM_FOOTNOTES
									     : DIA_STREAM_BODY,
			 .partner = -1,
			 .leader = -1,
			 .n_parts = 1,
			 .rest = -1 };

	g_array_append_val(version->segments, segment);
}

/* A heading stands before the first paragraph of its section; footnotes do not open sections. */
static void
add_segments(DiaSegments *segments, DiaVersion *version, const DiaDocument *document)
{
	guint n_paragraphs;
	guint n_sections;
	guint section = 0;
	const DiaParagraph *paragraphs = dia_document_paragraphs(document, &n_paragraphs);

	dia_document_sections(document, &n_sections);
	version->document = document;
	version->segments = g_array_new(FALSE, FALSE, sizeof(DiaSegment));
	version->rest = g_array_new(FALSE, FALSE, sizeof(guint32));
	for (guint i = 0; i < n_paragraphs; i++) {
		while (paragraphs[i].section >= 0 && section <= (guint)paragraphs[i].section &&
		       section < n_sections)
			add_heading(segments, version, section++);
		add_paragraph(segments, version, i);
	}
	while (section < n_sections)
		add_heading(segments, version, section++);
}

void
dia_segments_init(DiaSegments *segments, const DiaDocument *old_document, const DiaDocument *new_document,
	       DiaPool *pool, DiaWords *words)
{
	*segments = (DiaSegments){ .pool = pool, .words = words };
	add_segments(segments, &segments->versions[DIA_OLD], old_document);
	add_segments(segments, &segments->versions[DIA_NEW], new_document);
	classify(segments);
}

void
dia_segments_clear(DiaSegments *segments)
{
	for (guint version = 0; version < DIA_N_VERSIONS; version++) {
		g_array_unref(segments->versions[version].segments);
		g_array_unref(segments->versions[version].rest);
	}
}

void
dia_segments_swap(DiaSegments *segments)
{
	DiaVersion version = segments->versions[DIA_OLD];

	segments->versions[DIA_OLD] = segments->versions[DIA_NEW];
	segments->versions[DIA_NEW] = version;
}

void
dia_segments_pair(DiaSegments *segments, guint old_index, guint new_index, double score)
{
	DiaSegment *old_segment = dia_segment(segments, DIA_OLD, old_index);
	DiaSegment *new_segment = dia_segment(segments, DIA_NEW, new_index);

	old_segment->partner = (gint32)new_index;
	new_segment->partner = (gint32)old_index;
	old_segment->score = new_segment->score = score;
}

/* The segments of a stream whose class both versions have: their indices and classes. */
static void
collect_common(const DiaSegments *segments, guint version, DiaStream stream, const guint8 *seen,
	       GArray *indices, GArray *classes)
{
	for (guint i = 0; i < dia_segments_length(segments, version); i++) {
		const DiaSegment *segment = dia_segment(segments, version, i);

		if (segment->stream != stream || seen[segment->class] != 3)
			continue;
		g_array_append_val(indices, i);
		g_array_append_val(classes, segment->class);
	}
}

static void
match_stream(DiaSegments *segments, DiaStream stream, const guint8 *seen)
{
	GArray *indices[DIA_N_VERSIONS];
	GArray *classes[DIA_N_VERSIONS];
	g_autofree gint32 *matches = NULL;

	for (guint version = 0; version < DIA_N_VERSIONS; version++) {
		indices[version] = g_array_new(FALSE, FALSE, sizeof(guint));
		classes[version] = g_array_new(FALSE, FALSE, sizeof(guint32));
		collect_common(segments, version, stream, seen, indices[version], classes[version]);
	}
	matches = g_new(gint32, classes[DIA_OLD]->len + 1);
	dia_sequence_align((const guint32 *)(const void *)classes[DIA_OLD]->data,
			   classes[DIA_OLD]->len,
			   (const guint32 *)(const void *)classes[DIA_NEW]->data,
			   classes[DIA_NEW]->len, matches);
	for (guint i = 0; i < classes[DIA_OLD]->len; i++)
		if (matches[i] >= 0)
			dia_segments_pair(segments, g_array_index(indices[DIA_OLD], guint, i),
				       g_array_index(indices[DIA_NEW], guint, (guint)matches[i]),
				       1.0);
	for (guint version = 0; version < DIA_N_VERSIONS; version++) {
		g_array_unref(indices[version]);
		g_array_unref(classes[version]);
	}
}

static void
collect_rest(DiaSegments *segments, guint version)
{
	guint32 gaps[DIA_N_STREAMS] = { 0 };
	guint32 places[DIA_N_STREAMS] = { 0 };

	for (guint32 i = 0; i < dia_segments_length(segments, version); i++) {
		DiaSegment *segment = dia_segment(segments, version, i);

		gaps[segment->stream] += segment->partner >= 0;
		segment->gap = gaps[segment->stream];
		segment->place = places[segment->stream]++;
		if (segment->partner >= 0)
			continue;
		segment->rest = (gint32)segments->versions[version].rest->len;
		g_array_append_val(segments->versions[version].rest, i);
	}
}

void
dia_segments_renew_gaps(DiaSegments *segments)
{
	for (guint version = 0; version < DIA_N_VERSIONS; version++) {
		guint32 gaps[DIA_N_STREAMS] = { 0 };

		for (guint32 i = 0; i < dia_segments_length(segments, version); i++) {
			DiaSegment *segment = dia_segment(segments, version, i);

			gaps[segment->stream] += segment->partner >= 0 && !segment->is_moved;
			segment->gap = gaps[segment->stream];
		}
	}
}

static void
mark_repeated(DiaSegments *segments, guint version)
{
	g_autofree guint8 *counts = g_new0(guint8, segments->n_classes + 1);

	for (guint i = 0; i < dia_segments_length(segments, version); i++) {
		guint8 *count = &counts[dia_segment(segments, version, i)->class];

		*count = (guint8)MIN(*count + 1, 2);
	}
	for (guint i = 0; i < dia_segments_length(segments, version); i++) {
		DiaSegment *segment = dia_segment(segments, version, i);

		segment->is_repeated = counts[segment->class] > 1;
	}
}

void
dia_segments_match_exact(DiaSegments *segments)
{
	g_autofree guint8 *seen = g_new0(guint8, segments->n_classes + 1);

	for (guint version = 0; version < DIA_N_VERSIONS; version++) {
		for (guint i = 0; i < dia_segments_length(segments, version); i++)
			seen[dia_segment(segments, version, i)->class] |= (guint8)(1 << version);
		mark_repeated(segments, version);
	}
	for (guint stream = 0; stream < DIA_N_STREAMS; stream++)
		match_stream(segments, stream, seen);
	for (guint version = 0; version < DIA_N_VERSIONS; version++)
		collect_rest(segments, version);
}
