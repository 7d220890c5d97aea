/*
 * The parts of topic-sums.c that stand in files of their own: what a paragraph itself says
 * (topic-words.c), and what its headings and the paragraph before add (topic-context.c).
 */
#pragma once

#include "annotate/topic-sums.h"

/* A phrase that misleads for a topic. */
typedef struct {
	guint32 topic;
	guint32 first; /* of its tokens */
	guint32 end;   /* token behind it */
} DiaTopicDecoy;

/* Where a part of pairs was found last. */
typedef struct {
	guint32 run; /* of tokens that were looked through together; 0 for never */
	guint32 first; /* of its tokens */
	guint32 end;   /* token behind it */
	const char *text;
} DiaTopicPairPart;

struct _DiaTopicSums {
	const DiaAnalysis *analysis;
	GArray *parts;	     /* of DiaTopicPart */
	GPtrArray *headings; /* by section: GArray of DiaTopicPart, or NULL until asked for */
	gint8 *origins;	     /* by section: 1 where it tells how the report was made, -1 not, 0 until asked for */
	GArray *own;	     /* what the paragraph itself says, a part for each topic */
	GArray *before;	     /* the same of the paragraph before */
	guint32 *covered;    /* by topic: end of the phrase matched last, in tokens */
	GArray *decoys;	     /* of DiaTopicDecoy: those of this run, in ascending order of their first tokens */
	double *said;	     /* by topic: sum of its parts in the sentence that is weighed */
	guint32 *counted;    /* by term: the round in which it was counted */
	DiaTopicPairPart *pair_parts; /* by part of pairs: where it stood last */
	GStringChunk *texts;	      /* of the pairs that were found */
	guint32 round;
	guint32 run; /* counts the sentences and headings that were looked through */
	guint32 n_topics;
	guint32 mention; /* index of the first mention that is not before the paragraph */
	guint32 term;	 /* the same of terms */
};

/* The phrases of a run of tokens, and the pairs that they make, as parts; each counts once until
 * the next round starts. */
void dia_topic_start_round(DiaTopicSums *sums);
void dia_topic_count_phrases(DiaTopicSums *sums, const DiaToken *tokens, guint32 first, guint32 end,
			     const char *text, GArray *parts);

/* What weights of phrases are multiplied with in a text of so many tokens: a word says more where
 * there are few. */
double dia_topic_weigh_length(guint n_tokens);
guint dia_topic_count_tokens(const DiaAnalysis *analysis, guint32 paragraph);

/* By topic, then by weight, greatest first; and adds up parts so sorted to one for each topic. */
int dia_topic_parts_compare(gconstpointer a, gconstpointer b);
void dia_topic_parts_merge(GArray *parts);

/* Add to the parts of the paragraph: its words, the names that stand in it in short, its
 * instruments; ask in ascending order. */
void dia_topic_add_words(DiaTopicSums *sums, guint32 paragraph);
void dia_topic_add_names(DiaTopicSums *sums, guint32 paragraph);
void dia_topic_add_instruments(DiaTopicSums *sums, guint32 paragraph);

/* The same for the headings above it and the paragraph that it points back to. These look at what
 * its words say. */
void dia_topic_add_headings(DiaTopicSums *sums, guint32 index);
void dia_topic_add_neighbour(DiaTopicSums *sums, guint32 index);

/* Lessens the parts so far where the heading says that the report tells how it was made. */
void dia_topic_weigh_origin(DiaTopicSums *sums, guint32 index);
