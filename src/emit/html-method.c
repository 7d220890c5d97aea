/*
 * What was not read, and how the page came about: method, thresholds, versions, hashes of the
 * inputs.
 */
#include "emit/html-page.h"

#include <string.h>

static void
put_lines(DiaMarkup *markup, const cJSON *dropped)
{
	const cJSON *lines = dia_page_array(dropped, "lines");
	double n_listed = cJSON_GetArraySize(lines);
	const cJSON *line;
	gboolean has_any = FALSE;

	cJSON_ArrayForEach(line, lines) {
		if (!cJSON_IsNumber(line))
			continue;
		dia_markup_format(markup, "%s%.0f", has_any ? ", " : "", line->valuedouble);
		has_any = TRUE;
	}
	if (has_any && dia_json_get_number(dropped, "count", 0) > n_listed)
		dia_markup_text(markup, ", …");
}

/* "running-header" in words */
static void
put_kind(DiaMarkup *markup, const char *kind)
{
	g_autofree char *words = g_strdelimit(g_strdup(kind), "-", ' ');

	dia_markup_element(markup, "td", g_str_equal(kind, "rule") ? "ruled line" : words);
}

static void
put_unread(DiaPage *page)
{
	DiaMarkup *markup = &page->markup;
	gsize start;

	dia_page_open_section(page, "unread", "What was not read");
	dia_markup_raw(markup,
		       "<p class=lead>Taken out of the text, or not understood, when the "
		       "files were read. Nothing else was left out.</p>"
		       "<section class=scroll tabindex=0 "
		       "aria-label=\"What was not read\"><table class=plain><thead><tr>"
		       "<th scope=col>Report</th><th scope=col>What</th>"
		       "<th scope=col class=num>How often</th>"
		       "<th scope=col>Lines or pages of the file</th></tr></thead><tbody>");
	start = dia_markup_mark(markup);
	for (guint i = 0; i < page->reports->len; i++) {
		const DiaPageReport *report = dia_page_report(page, i);
		const cJSON *dropped;

		cJSON_ArrayForEach(dropped, dia_page_array(report->json, "dropped")) {
			dia_markup_open(markup, "tr");
			dia_markup_element(markup, "td", report->source);
			put_kind(markup, dia_page_string(dropped, "kind"));
			dia_markup_open_class(markup, "td", "num");
			dia_markup_format(markup, "%.0f", dia_json_get_number(dropped, "count", 0));
			dia_markup_close(markup, "td");
			dia_markup_open(markup, "td");
			put_lines(markup, dropped);
			dia_markup_close(markup, "td");
			dia_markup_close(markup, "tr");
		}
	}
	if (dia_markup_mark(markup) == start)
		dia_markup_raw(markup, "<tr><td colspan=4>Nothing.</td></tr>");
	dia_markup_raw(markup, "</tbody></table></section>");
	dia_page_close_section(page);
}

/* The name of the file: the folders that it lay in are nobody's business. */
static const char *
file_of(const cJSON *source)
{
	const char *path = dia_page_string(source, "path");
	const char *slash = strrchr(path, '/');

	return slash != NULL && slash[1] != '\0' ? slash + 1 : path;
}

static void
put_sources(DiaPage *page)
{
	DiaMarkup *markup = &page->markup;

	dia_markup_raw(markup,
		       "<h3>The files compared</h3><section class=scroll "
		       "tabindex=0 aria-label=\"The files compared\"><table class=plain>"
		       "<thead><tr><th scope=col>Report</th><th scope=col>File</th>"
		       "<th scope=col class=num>Bytes</th><th scope=col>SHA-256</th>"
		       "</tr></thead><tbody>");
	for (guint i = 0; i < page->reports->len; i++) {
		const DiaPageReport *report = dia_page_report(page, i);
		const cJSON *source = dia_json_get(report->json, "source");

		dia_markup_open(markup, "tr");
		dia_markup_element(markup, "td", report->source);
		dia_markup_element(markup, "td", file_of(source));
		dia_markup_open_class(markup, "td", "num");
		dia_markup_format(markup, "%.0f", dia_json_get_number(source, "bytes", 0));
		dia_markup_close(markup, "td");
		dia_markup_open(markup, "td");
		dia_markup_element_class(markup, "code", "hash", dia_page_string(source, "sha256"));
		dia_markup_close(markup, "td");
		dia_markup_close(markup, "tr");
	}
	dia_markup_raw(markup, "</tbody></table></section>");
}

static void
put_settings(DiaPage *page)
{
	DiaMarkup *markup = &page->markup;
	const cJSON *generator = dia_json_get(page->json, "generator");
	const cJSON *setting;

	if (!cJSON_IsObject(generator))
		return;
	dia_markup_raw(markup, "<h3>Version and thresholds</h3><dl>");
	dia_markup_open(markup, "div");
	dia_markup_element(markup, "dt", dia_page_string(generator, "name"));
	dia_markup_element(markup, "dd", dia_page_string(generator, "version"));
	dia_markup_close(markup, "div");
	cJSON_ArrayForEach(setting, dia_page_array(generator, "thresholds")) {
		dia_markup_open(markup, "div");
		dia_markup_element(markup, "dt", dia_page_string(setting, "name"));
		dia_markup_open(markup, "dd");
		dia_markup_format(markup, "%.6g", dia_json_get_number(setting, "value", 0));
		dia_markup_close(markup, "dd");
		dia_markup_close(markup, "div");
	}
	dia_markup_raw(markup, "</dl>");
}

void
dia_page_method(DiaPage *page)
{
	DiaMarkup *markup = &page->markup;

	put_unread(page);
	dia_page_open_section(page, "method", "How this page came about");
	dia_markup_raw(
		markup,
		"<p>Each file was read, its running headers, page numbers and line breaks taken "
		"out, and its "
		"text cut into the paragraphs that it numbers itself. In each paragraph the "
		"topics, figures, "
		"dates and claims were found by word lists and rules that are the same for every "
		"report; no "
		"language model was used, and the same files give the same page. Statements of "
		"different "
		"reports are taken for one subject where they share rare words, names, instruments "
		"or "
		"figures; the words are given beside each link. A link can be wrong, and a pair "
		"can be "
		"missed: before you cite a change, read both paragraphs.</p>"
		"<p>The volume of a topic counts the words of the paragraphs on it. More text on a "
		"subject "
		"need not mean that more of it happened, nor less text that less did: reports have "
		"limits on "
		"their length, and each follows an outline of its own.</p>"
		"<p>A status repeats what a speaker says. It does not say whether that is so.</p>");
	put_sources(page);
	put_settings(page);
	dia_page_close_section(page);
}
