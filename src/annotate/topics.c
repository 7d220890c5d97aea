/*
 * What each paragraph is about: the topics whose sum reaches the threshold.
 */
#include <math.h>

#include "annotate/annotate.h"
#include "annotate/topic-sums.h"

enum { MAX_EVIDENCE = 6 }; /* the strongest words; `diachron explain` shows all */

/* The parts of one topic, from @first on; *sum receives their sum, *passing what it lost as a mention in passing. */
static guint
find_end(const GArray *parts, guint first, double *sum, double *passing)
{
	guint32 topic = g_array_index(parts, DiaTopicPart, first).topic;
	guint end = first;

	*sum = 0.0;
	*passing = 0.0;
	for (; end < parts->len && g_array_index(parts, DiaTopicPart, end).topic == topic; end++) {
		const DiaTopicPart *part = &g_array_index(parts, DiaTopicPart, end);

		*sum += part->weight;
		if (part->source == DIA_TOPIC_FROM_PASSING)
			*passing -= part->weight;
	}
	return end;
}

static void
add_mark(DiaAnalysis *analysis, guint32 paragraph, const GArray *parts, guint first, guint end,
	 double sum)
{
	const char *evidence[MAX_EVIDENCE + 1] = { NULL };
	DiaTopicMark mark = { .paragraph = paragraph };
	guint n = 0;

	mark.topic = (guint16)g_array_index(parts, DiaTopicPart, first).topic;
	for (guint i = first; i < end; i++) {
		const DiaTopicPart *part = &g_array_index(parts, DiaTopicPart, i);

		mark.is_headed |= part->source == DIA_TOPIC_FROM_HEADING;
		if (n < MAX_EVIDENCE && part->weight > 0)
			evidence[n++] = part->text;
	}
	mark.evidence = dia_pool_strv(&analysis->pool, evidence);
	/* From 0 to 1, 0.7 at the threshold: enough to rank by, no probability. */
	mark.score = 1.0 - exp(-1.2 * sum);
	g_array_append_val(analysis->topics, mark);
}

/* What only stands in passing still tells statements and figures on one matter from others. */
static void
add_touched(DiaAnalysis *analysis, guint32 paragraph, const GArray *parts, guint first)
{
	DiaTopicMark mark = { .paragraph = paragraph };

	mark.topic = (guint16)g_array_index(parts, DiaTopicPart, first).topic;
	g_array_append_val(analysis->touched, mark);
}

void
dia_annotate_topics(DiaAnalysis *analysis)
{
	g_autoptr(DiaTopicSums) sums = dia_topic_sums_new(analysis);

	for (guint i = 0; i < analysis->document->paragraphs->len; i++) {
		const GArray *parts = dia_topic_sums_get(sums, i);

		for (guint first = 0; first < parts->len;) {
			double sum;
			double passing;
			guint end = find_end(parts, first, &sum, &passing);

			if (sum + passing >= DIA_TOPIC_THRESHOLD)
				add_touched(analysis, i, parts, first);
			if (sum >= DIA_TOPIC_THRESHOLD)
				add_mark(analysis, i, parts, first, end, sum);
			first = end;
		}
	}
}
