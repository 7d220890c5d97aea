/*
 * Findings as a compiler prints them: the place, the message, the words with the figure underlined.
 */
#include <string.h>

#include "emit/findings.h"

enum { BEFORE = 44, AROUND = 100 }; /* characters of a paragraph that are quoted */

static const struct {
	const char *name;
	const char *color; /* SGR */
} severities[] = {
	[DIA_SEVERITY_NOTE] = { "note", "36" },
	[DIA_SEVERITY_WARNING] = { "warning", "35" },
	[DIA_SEVERITY_ERROR] = { "error", "31" },
};

static void
append_colored(GString *output, gboolean use_color, const char *color, const char *text)
{
	if (use_color)
		g_string_append_printf(output, "\033[1;%sm%s\033[0m", color, text);
	else
		g_string_append(output, text);
}

/* Control characters of a hostile report must not reach the terminal. */
static void
append_plain(GString *output, const char *text, const char *end)
{
	for (const char *at = text; at < end; at = g_utf8_next_char(at)) {
		gunichar character = g_utf8_get_char(at);

		if (g_unichar_iscntrl(character) || g_unichar_type(character) == G_UNICODE_FORMAT)
			g_string_append_c(output, ' ');
		else
			g_string_append_len(output, at, g_utf8_skip[(guchar)*at]);
	}
}

/* Moves up to @n characters back, to the start of a word. */
static const char *
go_back(const char *line, const char *at, guint n)
{
	const char *start = at;

	while (start > line && n-- > 0)
		start = g_utf8_prev_char(start);
	while (start > line && start < at && *start != ' ')
		start = g_utf8_next_char(start);
	return *start == ' ' && start < at ? start + 1 : start;
}

static const char *
go_on(const char *at, guint n)
{
	while (*at != '\0' && n-- > 0)
		at = g_utf8_next_char(at);
	return at;
}

/* The part of the paragraph that may be quoted, with a character more to either side: a paragraph may be very long. */
static DiaSpan
find_part(const DiaDocument *document, const DiaFindingLocation *location)
{
	enum { MAX_BYTES = 4 }; /* of a character */
	DiaSpan part = dia_document_paragraphs(document, NULL)[location->paragraph].span;

	part.end = MIN(part.end, location->span.start + (AROUND + 2) * MAX_BYTES);
	if (location->span.start - part.start > (BEFORE + 2) * MAX_BYTES)
		part.start = location->span.start - (BEFORE + 2) * MAX_BYTES;
	return part;
}

static void
append_quotation(GString *output, const DiaFindings *findings, const DiaFindingLocation *location,
		 gboolean is_elsewhere)
{
	const DiaDocument *document = dia_analysis_document(findings->reports[location->report]);
	g_autofree char *citation = dia_document_citation(document, location->paragraph);
	DiaSpan part = find_part(document, location);
	gsize first = 0;
	gsize last = 0;
	g_autofree char *line = dia_finding_flatten(document, part, location->span.start, &first);
	g_autofree char *same = dia_finding_flatten(document, part, location->span.end, &last);
	const char *start = go_back(line, line + first, BEFORE);
	const char *end = go_on(start, AROUND);
	const char *stop = MIN(line + last, end);
	guint width = (guint)g_utf8_strlen(line + first, stop - (line + first));
	gboolean is_cut = start > line;

	if (is_elsewhere)
		g_string_append_printf(output, "    %s\n", citation);
	g_string_append_printf(output, "    | %s", is_cut ? "... " : "");
	append_plain(output, start, end);
	g_string_append_printf(output, "%s\n    | %s%*s", *end != '\0' ? " ..." : "",
			       is_cut ? "    " : "",
			       (int)g_utf8_strlen(start, line + first - start), "");
	if (findings->use_color)
		g_string_append(output, "\033[1;32m");
	g_string_append_c(output, '^');
	for (guint i = 1; i < width; i++)
		g_string_append_c(output, '~');
	if (findings->use_color)
		g_string_append(output, "\033[0m");
	g_string_append_c(output, '\n');
}

static void
append_finding(GString *output, const DiaFindings *findings, const DiaFinding *finding)
{
	DiaSourcePlace place = dia_findings_place(findings, &finding->locations[0]);
	g_autofree char *path = place.path;

	append_plain(output, path, path + strlen(path));
	g_string_append_printf(output, ":%u:%u: ", place.line, place.column);
	append_colored(output, findings->use_color, severities[finding->severity].color,
		       severities[finding->severity].name);
	g_string_append(output, ": ");
	append_plain(output, finding->message, finding->message + strlen(finding->message));
	g_string_append_printf(output, " [%s]\n", finding->rule);
	for (guint i = 0; i < finding->n_locations; i++) {
		const DiaFindingLocation *here = &finding->locations[i];

		append_quotation(output, findings, here,
				 i == 0 || here->report != here[-1].report ||
				     here->paragraph != here[-1].paragraph);
	}
}

static void
append_count(GString *output, const DiaFindings *findings)
{
	guint counts[G_N_ELEMENTS(severities)] = { 0 };
	guint n_known = 0;
	guint n_ignored = 0;
	const char *comma = "";

	for (guint i = 0; i < findings->n_rows; i++) {
		n_known += findings->rows[i].is_known;
		n_ignored += !findings->rows[i].is_known && findings->rows[i].reason != NULL;
		if (dia_finding_is_told(&findings->rows[i]))
			counts[findings->rows[i].finding.severity]++;
	}
	for (guint i = G_N_ELEMENTS(severities); i > 0; i--) {
		if (counts[i - 1] == 0)
			continue;
		g_string_append_printf(output, "%s%u %s%s", comma, counts[i - 1],
				       severities[i - 1].name, counts[i - 1] == 1 ? "" : "s");
		comma = ", ";
	}
	if (n_known > 0) {
		g_string_append_printf(output, "%s%u known from the baseline", comma, n_known);
		comma = ", ";
	}
	if (n_ignored > 0) {
		g_string_append_printf(output, "%s%u ignored", comma, n_ignored);
		comma = ", ";
	}
	if (*comma != '\0')
		g_string_append_c(output, '\n');
}

void
dia_emit_findings_text(const DiaFindings *findings, GString *output)
{
	for (guint i = 0; i < findings->n_rows; i++)
		if (dia_finding_is_told(&findings->rows[i]))
			append_finding(output, findings, &findings->rows[i].finding);
	append_count(output, findings);
}
