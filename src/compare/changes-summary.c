/*
 * One neutral line for a change: both sides in their own words, with who said it and when; never
 * who is right.
 */
#include "compare/changes.h"

#include <string.h>

#include "base/vocabulary.h"

enum {
	MAX_QUOTE = 140, /* characters; a longer quotation ends at a word before, with an ellipsis */
	YEAR_LENGTH = 4, /* of the date of a report that is told */
};

/* Passes the mark of an item of a list: "- ", "• ", "(a) ", "b) ". */
static const char *
skip_item(const char *text)
{
	static const char *const marks[] = { "- ", "– ", "• ", "· ", "* " };

	for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
		if (g_str_has_prefix(text, marks[i]))
			return text + strlen(marks[i]);
	if (text[0] == '(' && g_ascii_isalpha(text[1]) && text[2] == ')' && text[3] == ' ')
		return text + 4;
	return g_ascii_isalpha(text[0]) && text[1] == ')' && text[2] == ' ' ? text + 3 : text;
}

/* No quotation is cut behind a word that leads on, nor inside a bracket. */
static void
trim_cut(char *quote)
{
	static const char *const leading[] = { "a",    "an",   "and", "as",  "at",   "but", "by",
					       "for",  "from", "her", "his", "in",   "its", "nor",
					       "of",   "on",   "or",  "that", "the", "their", "to",
					       "which", "who", "whose", "with", NULL };
	char *bracket = strrchr(quote, '(');

	if (bracket != NULL && bracket > quote + MAX_QUOTE / 2 && strchr(bracket, ')') == NULL)
		*bracket = '\0';
	for (;;) {
		char *space;

		g_strchomp(quote);
		space = strrchr(quote, ' ');
		if (space == NULL || !dia_words_hold(leading, space + 1))
			break;
		*space = '\0';
	}
	while (*quote != '\0' && strchr(",;:(", quote[strlen(quote) - 1]) != NULL)
		quote[strlen(quote) - 1] = '\0';
}

/* Quotation marks inside a quotation are single ones. */
static void
append_inner(GString *line, const char *quote)
{
	gboolean is_open = FALSE;

	for (;;) {
		/* 0xe2 leads curved quotation marks, and other signs. */
		gsize plain = strcspn(quote, "\"\n\t\xe2");
		gunichar letter = g_utf8_get_char(quote + plain);

		g_string_append_len(line, quote, (gssize)plain);
		quote += plain;
		if (letter == '\0')
			return;
		quote = g_utf8_next_char(quote);
		if (letter == '"') {
			g_string_append(line, is_open ? "’" : "‘");
			is_open = !is_open;
		} else if (letter == 0x201c) {
			g_string_append(line, "‘");
		} else if (letter == 0x201d) {
			g_string_append(line, "’");
		} else {
			g_string_append_unichar(line, letter == '\n' || letter == '\t' ? ' ' : letter);
		}
	}
}

/* What starts inside a sentence has an ellipsis before it, and what a clause ends with is left out. */
static void
append_quote(GString *line, const char *text, DiaSpan span)
{
	g_autofree char *whole = g_strndup(text + span.start, span.end - span.start);
	const char *past_mark = skip_item(whole);
	g_autofree char *quote = g_strstrip(g_strdup(past_mark));
	gboolean is_inside = past_mark == whole && g_unichar_islower(g_utf8_get_char(quote));
	gboolean is_cut = g_utf8_strlen(quote, -1) > MAX_QUOTE;
	gsize length = strlen(quote);

	if (is_cut) {
		char *cut = g_utf8_offset_to_pointer(quote, MAX_QUOTE);

		while (cut > quote && *cut != ' ' && *cut != '\n')
			cut--;
		*cut = '\0';
		trim_cut(quote);
	} else if (length > 0 && strchr(",;:", quote[length - 1]) != NULL) {
		quote[length - 1] = '\0';
	}
	g_string_append(line, is_inside ? "“… " : "“");
	append_inner(line, quote);
	g_string_append(line, is_cut ? " …”" : "”");
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

/* What has not moved is said again only where both sides tell the same of it. */
static const char *
name_sameness(const DiaClaim *from, const DiaClaim *to)
{
	if (from->status == to->status)
		return " is said again: ";
	return from->status == DIA_STATUS_STATES || to->status == DIA_STATUS_STATES ? " stands beside: "
										     : " is where it was: ";
}

char *
dia_changes_summarize(const DiaComparison *comparison, const DiaChange *change, const DiaClaim *from,
		      const DiaClaim *to)
{
	static const char *const verbs[] = {
		[DIA_CHANGE_NEW] = "First said",
		[DIA_CHANGE_DROPPED] = "No longer mentioned",
		[DIA_CHANGE_FIGURE_CHANGED] = " has another figure later: ",
		[DIA_CHANGE_FIGURE_RESTATED] = " differs for the same period from ",
		[DIA_CHANGE_STATUS_ADVANCED] = " is followed by ",
		[DIA_CHANGE_STATUS_REVERSED] = " is followed by less: ",
		[DIA_CHANGE_CONTRADICTED] = " differs from ",
		[DIA_CHANGE_REWORDED] = " is put in other words: ",
	};
	GString *line = g_string_new(NULL);

	if (from != NULL && to != NULL) {
		append_side(line, comparison, &change->from, from);
		g_string_append(line, change->kind == DIA_CHANGE_UNCHANGED
					      ? name_sameness(from, to)
					      : verbs[change->kind]);
		append_side(line, comparison, &change->to, to);
	} else {
		g_string_append_printf(line, "%s: ", verbs[change->kind]);
		if (from != NULL)
			append_side(line, comparison, &change->from, from);
		else
			append_side(line, comparison, &change->to, to);
	}
	return g_string_free(line, FALSE);
}
