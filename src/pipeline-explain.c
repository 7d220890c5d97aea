/*
 * Why a result is what it is: the work of an annotator once more, with its parts shown.
 */
#include "annotate/topic-sums.h"
#include "diachron/pipeline.h"

static void
clear_reason(gpointer reason)
{
	g_free(((DiaTopicReason *)reason)->text);
}

GArray *
dia_pipeline_explain_topics(const DiaAnalysis *analysis, guint paragraph)
{
	static const char *const sources[] = {
		[DIA_TOPIC_FROM_WORDS] = "words",
		[DIA_TOPIC_FROM_NAME] = "name in full",
		[DIA_TOPIC_FROM_INSTRUMENT] = "instrument",
		[DIA_TOPIC_FROM_HEADING] = "heading",
		[DIA_TOPIC_FROM_NEIGHBOUR] = "paragraph",
		[DIA_TOPIC_FROM_PASSING] = "other topic",
		[DIA_TOPIC_FROM_RIVAL] = "other topic",
	};
	g_autoptr(DiaTopicSums) sums = dia_topic_sums_new(analysis);
	GArray *reasons = g_array_new(FALSE, FALSE, sizeof(DiaTopicReason));
	const GArray *parts = dia_topic_sums_get(sums, 0);

	g_array_set_clear_func(reasons, clear_reason);
	/* In order, as a paragraph may inherit from the one before. */
	for (guint i = 1; i <= paragraph; i++)
		parts = dia_topic_sums_get(sums, i);
	for (guint i = 0; i < parts->len; i++) {
		const DiaTopicPart *part = &g_array_index(parts, DiaTopicPart, i);
		DiaTopicReason reason = { .topic = part->topic,
					  .source = sources[part->source],
					  .text = g_strdup(part->text),
					  .weight = part->weight };

		g_array_append_val(reasons, reason);
	}
	return reasons;
}
