/*
 * Topics, and the words and phrases that speak for each: data/topics/topics.txt.
 */
#pragma once

#include "base/phrases.h"

typedef struct {
	const char *id;
	const char *title;
} DiaTopic;

/* One phrase of one topic; the payload of a match is the index of a term. */
typedef struct {
	guint32 topic;	       /* DIA_TOPIC_ALL: of no topic, covers its words for all */
	guint32 part;	       /* of a DIA_TOPIC_PART: which, from 0 */
	gboolean is_misleading; /* only covers its words, for its topic */
	guint32 text;	       /* see dia_topics_text() */
	double weight;	       /* 1: alone enough; negative: speaks against */
} DiaTopicTerm;

#define DIA_TOPIC_ALL G_MAXUINT32
#define DIA_TOPIC_PART (G_MAXUINT32 - 1) /* part of pairs, says nothing alone */

/* "{police} + {killed}": both parts in one sentence, near to each other, make a term. */
typedef struct {
	guint32 part;
	guint32 other;
	guint32 term; /* index into the terms; no match has it as payload */
} DiaTopicPair;

typedef struct _DiaTopics DiaTopics;

/*
 * @param path a file whose sections are added to those that are built in, or take their place where they
 *             say "replace: yes"; or NULL
 * @return newly allocated, or NULL with DIA_ERROR_READ or DIA_ERROR_MANIFEST
 */
DiaTopics *dia_topics_new(DiaVocabulary *vocabulary, const char *path, GError **error);
/*
 * As dia_topics_new() for other data.
 * @param builtin the file of all topics
 * @param path    for messages about @own
 * @param own     the file that adds to it, any bytes; or NULL
 */
DiaTopics *dia_topics_parse(DiaVocabulary *vocabulary, GBytes *builtin, const char *path, GBytes *own,
			    GError **error);
void dia_topics_free(DiaTopics *topics);
void dia_topics_transfer(DiaTopics **topics, DiaImage *image); /* writes to, or reads from */

guint dia_topics_length(const DiaTopics *topics);
const DiaTopic *dia_topics_get(const DiaTopics *topics, guint index);

/* @return the index of a topic by its id, or -1 */
gint dia_topics_find(const DiaTopics *topics, const char *id);

const DiaPhrases *dia_topics_phrases(const DiaTopics *topics);
const DiaTopicTerm *dia_topics_terms(const DiaTopics *topics, guint *length);

/* @return a phrase as in the data file */
const char *dia_topics_text(const DiaTopics *topics, const DiaTopicTerm *term);

/* @return how many parts there are: their numbers are below */
guint dia_topics_n_parts(const DiaTopics *topics);

/* @return the pairs that a part belongs to, on either side; @length receives how many */
const DiaTopicPair *dia_topics_pairs(const DiaTopics *topics, guint32 part, guint *length);
