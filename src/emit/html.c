/*
 * The frame of the page: head with its Content-Security-Policy, contents, tools, the sections in
 * their order. Style and script are built in and stand in the page itself, with a style that names
 * the reports; the policy allows these three by their hashes, and nothing else.
 */
#include "emit/html.h"

#include <string.h>

#include "emit/html-page.h"

#define STYLE "html/report.css"
#define SCRIPT "html/report.js"

/* Sections that quote a statement in full where it comes first belong to one part, and follow one another. */
enum { PART_QUOTES, PART_OTHERS };

/* The sections; each function writes the section of the anchor beside it. */
static const struct {
	const char *anchor;
	const char *name;
	void (*write)(DiaPage *page);
	guint part;
} sections[] = {
	{ "reports", "The reports", dia_page_overview, PART_OTHERS },
	{ "glance", "At a glance", dia_page_glance, PART_OTHERS },
	{ "topics", "Topic by topic", dia_page_topics, PART_QUOTES },
	{ "commitments", "Commitments", dia_page_commitments, PART_QUOTES },
	{ "sides", "Side by side", dia_page_sides, PART_QUOTES },
	{ "recommendations", "Recommendations", dia_page_recommendations, PART_OTHERS },
	{ "dropped", "No longer said", dia_page_dropped, PART_OTHERS },
	{ "findings", "What does not add up", dia_page_findings, PART_OTHERS },
	{ "texts", "Full text", dia_page_texts, PART_OTHERS },
	{ "method", "Method", dia_page_method, PART_OTHERS },
};

struct _DiaHtml {
	DiaPage *page;
	GString *sections[G_N_ELEMENTS(sections)];
};

static const char *
title_of(const DiaPage *page)
{
	const cJSON *collection = dia_json_get(page->json, "collection");
	const char *title = dia_page_string(collection, "title");

	return *title != '\0' ? title : "Reports compared";
}

/* All but letters, digits and a few signs is written as a number, so no name can end the string. */
static void
append_css_string(GString *css, const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);

	g_string_append_c(css, '\'');
	for (const char *at = valid; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar character = g_utf8_get_char(at);

		if (character < 0x80 &&
		    (g_ascii_isalnum((char)character) || strchr(" ,.-_", (int)character) != NULL))
			g_string_append_c(css, (char)character);
		else
			g_string_append_printf(css, "\\%x ", character);
	}
	g_string_append_c(css, '\'');
}

/*
 * Where a table is too wide its cells stand below each other, and each says whose it is. A name for
 * each report takes much less room than one in each of some thousand cells.
 */
static char *
name_cells(const DiaPage *page)
{
	g_autoptr(GString) css = g_string_new(NULL);

	for (guint i = 0; i < page->reports->len; i++) {
		const DiaPageReport *report = dia_page_report(page, i);

		g_string_append_printf(css, ".synopsis:not(.pair) td:nth-of-type(%u){--name:", i + 1);
		append_css_string(css, report->name);
		g_string_append_c(css, '}');
	}
	return g_string_free(g_steal_pointer(&css), FALSE);
}

static void
put_head(DiaPage *page)
{
	DiaMarkup *markup = &page->markup;
	g_autofree char *names = name_cells(page);
	g_autofree char *names_hash = dia_markup_hash_text(names);
	g_autofree char *style = dia_markup_hash_builtin(STYLE);
	g_autofree char *script = dia_markup_hash_builtin(SCRIPT);
	g_autofree char *styles = g_strdup_printf("'%s' '%s'", style, names_hash);
	g_autofree char *scripts = g_strdup_printf("'%s'", script);

	dia_markup_open_page(markup, styles, scripts, title_of(page));
	dia_markup_raw(markup, "\n<style>");
	dia_markup_builtin(markup, STYLE);
	dia_markup_raw(markup, "</style>\n<style>");
	dia_markup_text(markup, names);
	dia_markup_raw(markup, "</style>\n</head>\n");
}

static void
put_masthead(DiaPage *page)
{
	DiaMarkup *markup = &page->markup;

	dia_markup_raw(markup, "<header id=\"top\">");
	dia_markup_element(markup, "h1", title_of(page));
	dia_markup_raw(markup, "<p class=\"intro\">");
	dia_page_count(page, page->reports->len, "report", "reports");
	dia_markup_raw(markup,
		       " compared: what each says, and how claims and figures changed. Every "
		       "statement is cited to its paragraph, and every citation leads to it.</p>"
		       "</header>\n");
}

static void
put_contents(DiaPage *page)
{
	DiaMarkup *markup = &page->markup;

	dia_markup_raw(markup, "<nav id=\"contents\" aria-label=\"Contents\"><ul>");
	for (guint i = 0; i < G_N_ELEMENTS(sections); i++) {
		if (g_str_equal(sections[i].anchor, "commitments") && page->commitments->len == 0)
			continue;
		dia_markup_open(markup, "li");
		dia_markup_open(markup, "a");
		dia_markup_link(markup, sections[i].anchor);
		dia_markup_text(markup, sections[i].name);
		dia_markup_close(markup, "a");
		dia_markup_close(markup, "li");
	}
	dia_markup_raw(markup, "</ul></nav>\n");
}

static void
put_option(DiaMarkup *markup, const char *value, const char *text)
{
	dia_markup_open(markup, "option");
	dia_markup_attribute(markup, "value", value);
	dia_markup_text(markup, text);
	dia_markup_close(markup, "option");
}

static void
put_speaker_options(DiaMarkup *markup)
{
	static const char *const issuers[][2] = { { "state", "State" },
						  { "un", "UN" },
						  { "ngo", "NGO" } };

	for (guint i = 0; i < G_N_ELEMENTS(issuers); i++)
		put_option(markup, issuers[i][0], issuers[i][1]);
}

/* The tools work with the script only, which shows them. */
static void
put_tools(DiaPage *page)
{
	static const char *const kinds[] = { "new",
					     "dropped",
					     "figure-changed",
					     "figure-restated",
					     "status-advanced",
					     "status-reversed",
					     "contradicted",
					     "reworded",
					     "unchanged" };
	DiaMarkup *markup = &page->markup;

	dia_markup_raw(markup,
		       "<div id=\"tools\" role=\"search\" hidden=\"\">"
		       "<label>Search <input id=\"search\" type=\"search\"/></label>"
		       "<label>Topic <select id=\"by-topic\"><option value=\"\">all</option>");
	for (guint i = 0; i < page->topics->len; i++) {
		const DiaPageTopic *topic = g_ptr_array_index(page->topics, i);

		put_option(markup, topic->anchor, topic->title);
	}
	dia_markup_raw(markup,
		       "</select></label>"
		       "<label>Report <select id=\"by-report\"><option value=\"\">all</option>");
	for (guint i = 0; i < page->reports->len; i++) {
		const DiaPageReport *report = dia_page_report(page, i);

		dia_markup_open(markup, "option");
		dia_markup_attribute(markup, "value", report->key);
		dia_markup_attribute(markup, "data-speaker", report->issuer);
		dia_markup_text(markup, report->name);
		dia_markup_close(markup, "option");
	}
	dia_markup_raw(markup,
		       "</select></label>"
		       "<label>Speaker <select id=\"by-speaker\"><option value=\"\">all</option>");
	put_speaker_options(markup);
	dia_markup_raw(markup,
		       "</select></label>"
		       "<label>Change <select id=\"by-kind\"><option value=\"\">all</option>");
	for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
		put_option(markup, kinds[i], dia_page_change(kinds[i]));
	dia_markup_raw(markup,
		       "</select></label>"
		       "<span class=\"keys\"><button type=\"button\" id=\"previous\">‹ Previous"
		       "</button><button type=\"button\" id=\"next\">Next change ›</button>"
		       "<button type=\"button\" id=\"clear\">Show all</button>"
		       "<button type=\"button\" id=\"keys\">Keys</button></span>"
		       "<p id=\"status\" role=\"status\"></p></div>\n");
}

static void
put_help(DiaMarkup *markup)
{
	dia_markup_raw(
		markup,
		"<dialog id=\"help\" aria-labelledby=\"help-title\"><h2 "
		"id=\"help-title\">Keys</h2><dl>"
		"<div><dt><kbd>n</kbd> <kbd>p</kbd></dt><dd>next, previous change</dd></div>"
		"<div><dt><kbd>/</kbd></dt><dd>search: each word, or \"words as they stand\"; Enter goes to the "
		"next place, Shift+Enter back</dd></div>"
		"<div><dt><kbd>w</kbd></dt><dd>open or close every comparison of words</dd></div>"
		"<div><dt><kbd>c</kbd></dt><dd>copy the citation of the paragraph or statement in "
		"focus</dd>"
		"</div><div><dt><kbd>q</kbd></dt><dd>copy its quotation with the "
		"citation</dd></div>"
		"<div><dt><kbd>Esc</kbd></dt><dd>show all again</dd></div>"
		"<div><dt><kbd>?</kbd></dt><dd>this help</dd></div></dl>"
		"<p><label><input id=\"use-keys\" type=\"checkbox\" checked=\"\"/> Use single "
		"keys</label></p>"
		"<p><button type=\"button\" id=\"close\">Close</button></p></dialog>\n");
}

/* What stands before the sections, and behind them. */
static void
put_start(DiaPage *page)
{
	DiaMarkup *markup = &page->markup;

	dia_markup_raw(markup, "<!DOCTYPE html>\n<html lang=\"en\">\n");
	put_head(page);
	dia_markup_raw(markup,
		       "<body>\n<a class=\"skip\" href=\"#main\">Skip to the content</a>\n");
	put_masthead(page);
	put_contents(page);
	put_tools(page);
	dia_markup_raw(markup, "<main id=\"main\">\n");
}

static void
put_end(DiaPage *page)
{
	DiaMarkup *markup = &page->markup;
	gsize length = page->reports->len;

	dia_markup_raw(markup, "</main>\n<footer>");
	dia_markup_format(markup, "Made by diachron from %" G_GSIZE_FORMAT " %s.", length,
			  length == 1 ? "file" : "files");
	dia_markup_raw(markup, "</footer>\n");
	put_help(markup);
	dia_markup_raw(markup, "<script>");
	dia_markup_builtin(markup, SCRIPT);
	dia_markup_raw(markup, "</script>\n</body>\n</html>\n");
}

DiaHtml *
dia_html_new(const cJSON *report)
{
	DiaHtml *html = g_new0(DiaHtml, 1);

	html->page = dia_page_new(report);
	for (guint i = 0; i < G_N_ELEMENTS(sections); i++)
		html->sections[i] = g_string_new(NULL);
	return html;
}

void
dia_html_free(DiaHtml *html)
{
	if (html == NULL)
		return;
	for (guint i = 0; i < G_N_ELEMENTS(sections); i++)
		if (html->sections[i] != NULL)
			g_string_free(html->sections[i], TRUE);
	dia_page_free(html->page);
	g_free(html);
}

void
dia_html_write(DiaHtml *html, guint part)
{
	/* The parts share what they look up, and each has an output of its own. */
	DiaPage own = *html->page;

	for (guint i = 0; i < G_N_ELEMENTS(sections); i++) {
		if (sections[i].part != part)
			continue;
		dia_markup_init(&own.markup, html->sections[i]);
		sections[i].write(&own);
	}
}

GString *
dia_html_finish(DiaHtml *html)
{
	GString *output = g_string_sized_new(1 << 20);

	dia_markup_init(&html->page->markup, output);
	put_start(html->page);
	/* What was copied is given back at once: the page of a large collection is large. */
	for (guint i = 0; i < G_N_ELEMENTS(sections); i++) {
		g_string_append_len(output, html->sections[i]->str, (gssize)html->sections[i]->len);
		g_string_free(html->sections[i], TRUE);
		html->sections[i] = NULL;
	}
	put_end(html->page);
	return output;
}

GString *
dia_emit_html(const cJSON *report)
{
	g_autoptr(DiaHtml) html = dia_html_new(report);

	for (guint part = 0; part < DIA_HTML_N_PARTS; part++)
		dia_html_write(html, part);
	return dia_html_finish(html);
}
