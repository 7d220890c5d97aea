/*
 * One neutral line for a change: both sides in their own words, with who said it and when; never
 * who is right.
 */
#include "compare/changes.h"

#include <string.h>

enum {
	MAX_QUOTE = 140, /* characters; a longer quotation ends at a word before, with an ellipsis */
	YEAR_LENGTH = 4,
};

static void
append_quote(GString *line, const char *text, DiaSpan span)
{
	gsize start = line->len + strlen("“");

	g_string_append(line, "“");
	g_string_append_len(line, text + span.start, span.end - span.start);
	for (char *at = line->str + start; *at != '\0'; at++)
		if (*at == '\n' || *at == '\t')
			*at = ' ';
	if (g_utf8_strlen(line->str + start, -1) > MAX_QUOTE) {
		const char *cut = g_utf8_offset_to_pointer(line->str + start, MAX_QUOTE);

		while (cut > line->str + start && *cut != ' ')
			cut--;
		g_string_truncate(line, (gsize)(cut - line->str));
		g_string_append(line, " …");
	}
	g_string_append(line, "”");
}

static const char *
name_speaker(DiaSpeaker speaker)
{
	static const char *const names[] = { [DIA_SPEAKER_STATE] = "State",
					     [DIA_SPEAKER_UN] = "United Nations",
					     [DIA_SPEAKER_NGO] = "NGO",
					     [DIA_SPEAKER_REVIEWING_STATE] = "reviewing State" };

	return names[speaker];
}

static void
append_report(GString *line, const DiaComparison *comparison, guint32 report)
{
	const DiaMetadata *metadata =
		&dia_comparison_report(comparison, report)->document->metadata;

	if (metadata->date != NULL)
		g_string_append_len(line, metadata->date, (gssize)MIN(strlen(metadata->date), YEAR_LENGTH));
	else
		g_string_append(line, metadata->id);
}

static void
append_side(GString *line, const DiaComparison *comparison, const DiaPlace *place,
	    const DiaClaim *claim)
{
	const DiaDocument *document = dia_comparison_report(comparison, place->report)->document;

	append_quote(line, document->text->str, place->span);
	g_string_append(line, " (");
	g_string_append(line, name_speaker(claim->speaker));
	g_string_append(line, ", ");
	append_report(line, comparison, place->report);
	if (claim->status != DIA_STATUS_STATES) {
		g_string_append(line, ": ");
		g_string_append(line, dia_status_name(claim->status));
	}
	g_string_append_c(line, ')');
}

const char *
dia_changes_summarize(DiaComparison *comparison, const DiaChange *change, const DiaClaim *from,
		      const DiaClaim *to)
{
	static const char *const verbs[] = {
		[DIA_CHANGE_NEW] = "First said",
		[DIA_CHANGE_DROPPED] = "No longer mentioned",
		[DIA_CHANGE_UNCHANGED] = " is said again: ",
		[DIA_CHANGE_FIGURE_CHANGED] = " has another figure later: ",
		[DIA_CHANGE_FIGURE_RESTATED] = " differs for the same period from ",
		[DIA_CHANGE_STATUS_ADVANCED] = " is followed by ",
		[DIA_CHANGE_STATUS_REVERSED] = " is followed by less: ",
		[DIA_CHANGE_CONTRADICTED] = " differs from ",
		[DIA_CHANGE_REWORDED] = " is put in other words: ",
	};
	g_autoptr(GString) line = g_string_new(NULL);

	if (from != NULL && to != NULL) {
		append_side(line, comparison, &change->from, from);
		g_string_append(line, verbs[change->kind]);
		append_side(line, comparison, &change->to, to);
	} else {
		g_string_append_printf(line, "%s: ", verbs[change->kind]);
		if (from != NULL)
			append_side(line, comparison, &change->from, from);
		else
			append_side(line, comparison, &change->to, to);
	}
	return dia_pool_string(&comparison->pool, line->str);
}
