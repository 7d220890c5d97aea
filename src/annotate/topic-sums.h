/*
 * What speaks for each topic in a paragraph, term by term, so that a result can be explained.
 */
#pragma once

#include "base/thresholds.h"
#include "model/analysis.h"

/* Where a contribution to a topic's sum comes from. */
typedef enum {
	DIA_TOPIC_FROM_WORDS,
	DIA_TOPIC_FROM_NAME, /* that an abbreviation stands for */
	DIA_TOPIC_FROM_INSTRUMENT,
	DIA_TOPIC_FROM_HEADING,
	DIA_TOPIC_FROM_NEIGHBOUR,
	DIA_TOPIC_FROM_PASSING, /* what is gone into, beside which a topic is mentioned in passing */
	DIA_TOPIC_FROM_RIVAL, /* of which the paragraph clearly is: speaks against the others */
} DiaTopicSource;

typedef struct {
	guint32 topic;
	DiaTopicSource source;
	double weight;
	const char *text; /* the phrase, the heading, the id of the instrument or of the neighbour; lives as
			   * long as the table */
} DiaTopicPart;

typedef struct _DiaTopicSums DiaTopicSums;

/* @return a table for the paragraphs of an analysis, to be asked in ascending order; free with _free() */
DiaTopicSums *dia_topic_sums_new(const DiaAnalysis *analysis);
void dia_topic_sums_free(DiaTopicSums *sums);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaTopicSums, dia_topic_sums_free)

/*
 * Adds up what speaks for each topic in a paragraph.
 * @return array of DiaTopicPart sorted by topic, then by weight, greatest first; belongs to @sums and holds
 *         until the next call
 */
const GArray *dia_topic_sums_get(DiaTopicSums *sums, guint32 paragraph);

/* A sum of this and more makes a topic; weights of data/topics/topics.txt are made for it. */
#define DIA_TOPIC_THRESHOLD (DIA_MIN_TOPIC_SUM - 0.000001) /* but for the rounding of 0.7 + 0.2 + 0.1 */
