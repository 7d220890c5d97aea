/*
 * What two versions are aligned by: their paragraphs and headings, as one sequence a version.
 */
#pragma once

#include "compare/diff.h"

enum { DIA_OLD, DIA_NEW, DIA_N_VERSIONS };

/* Footnotes are a sequence of their own: where a page ends moves them among the paragraphs. */
typedef enum { DIA_STREAM_BODY, DIA_STREAM_FOOTNOTES, DIA_N_STREAMS } DiaStream;

typedef struct {
	const char *text;
	guint32 length;
	guint32 class; /* the same for the same bytes, in both versions */
	const char *label; /* without its stop: "12", "V"; or NULL */
	gint32 paragraph; /* index into the document, or -1 for a heading */
	gint32 section;	  /* of a heading: its index, or -1 */
	guint8 stream;
	guint8 is_repeated; /* its version has the same bytes elsewhere too */
	guint8 is_moved;
	guint32 place; /* among the segments of its stream */
	guint32 gap; /* partners of its stream before it that are in the same order in both versions */
	gint32 partner; /* index of the segment of the other version, or -1 */
	gint32 leader;	/* of the later parts of a split or merge: the first part, which has the partner; or -1 */
	guint32 n_parts; /* of a first part: how many there are; else 1 */
	gint32 rest;	/* index among the segments without exact partner, or -1 */
	double score;	/* of the partner */
} DiaSegment;

typedef struct {
	const DiaDocument *document;
	GArray *segments; /* of DiaSegment */
	GArray *rest; /* of guint32: segments that have no exact partner in the same place */
} DiaVersion;

typedef struct {
	DiaVersion versions[DIA_N_VERSIONS];
	DiaPool *pool;
	DiaWords *words;
	guint n_classes;
} DiaSegments;

static inline DiaSegment *
dia_segment(const DiaSegments *segments, guint version, guint index)
{
	return &((DiaSegment *)(void *)segments->versions[version].segments->data)[index];
}

static inline guint
dia_segments_length(const DiaSegments *segments, guint version)
{
	return segments->versions[version].segments->len;
}

/* The segment at an index of the rest. */
static inline DiaSegment *
dia_segments_rest(const DiaSegments *segments, guint version, guint index)
{
	return dia_segment(segments, version,
			g_array_index(segments->versions[version].rest, guint32, index));
}

/* Do two segments, one of each version, lie between the same exact matches? */
static inline gboolean
dia_segments_are_in_place(const DiaSegment *old_segment, const DiaSegment *new_segment)
{
	return old_segment->stream == new_segment->stream && old_segment->gap == new_segment->gap;
}

/* Has a segment a partner, or is it part of one that has? */
static inline gboolean
dia_segment_is_taken(const DiaSegment *segment)
{
	return segment->partner >= 0 || segment->leader >= 0;
}

/* Makes two segments, by index, partners. */
void dia_segments_pair(DiaSegments *segments, guint old_index, guint new_index, double score);

/* Makes the segments of both documents. */
void dia_segments_init(DiaSegments *segments, const DiaDocument *old_document,
		    const DiaDocument *new_document, DiaPool *pool, DiaWords *words);
void dia_segments_clear(DiaSegments *segments);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DiaSegments, dia_segments_clear)

/* Lets the versions change places. */
void dia_segments_swap(DiaSegments *segments);

/* Pairs segments with the same bytes in the same order; the others become the rest. */
void dia_segments_match_exact(DiaSegments *segments);

/* Counts the gaps anew, by all partners that did not move. */
void dia_segments_renew_gaps(DiaSegments *segments);
