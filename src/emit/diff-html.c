/*
 * The page of a difference: its head with a Content-Security-Policy, a summary of what changed in meaning,
 * tools, and the changes. Style and script are built in and stand in the page itself.
 */
#include <string.h>

#include "emit/diff-html.h"

#define BASE_STYLE "html/report.css"
#define STYLE "html/diff.css"
#define SCRIPT "html/diff.js"

static void
put_head(DiaMarkup *markup, const char *title)
{
	g_autofree char *base = dia_markup_hash_builtin(BASE_STYLE);
	g_autofree char *style = dia_markup_hash_builtin(STYLE);
	g_autofree char *script = dia_markup_hash_builtin(SCRIPT);
	g_autofree char *styles = g_strdup_printf("'%s' '%s'", base, style);
	g_autofree char *scripts = g_strdup_printf("'%s'", script);

	dia_markup_raw(markup, "<!DOCTYPE html>\n<html lang=\"en\">\n");
	dia_markup_open_page(markup, styles, scripts, title);
	dia_markup_raw(markup, "\n<style>");
	dia_markup_builtin(markup, BASE_STYLE);
	dia_markup_raw(markup, "</style>\n<style>");
	dia_markup_builtin(markup, STYLE);
	dia_markup_raw(markup, "</style>\n</head>\n");
}

/* What a version is called: its title or file, and where it says so its symbol and date. */
static void
put_version(DiaMarkup *markup, const char *role, const DiaDocument *document)
{
	const DiaMetadata *metadata = dia_document_metadata(document);
	guint n_dropped;
	const DiaDropped *dropped = dia_document_dropped(document, &n_dropped);

	dia_markup_raw(markup, "<tr><th scope=\"row\">");
	dia_markup_text(markup, role);
	dia_markup_raw(markup, "</th>");
	dia_markup_element(markup, "td", metadata->path);
	dia_markup_element(markup, "td", metadata->title);
	dia_markup_element(markup, "td", metadata->symbol);
	dia_markup_element(markup, "td", metadata->date);
	dia_markup_raw(markup, "<td>");
	for (guint i = 0; i < n_dropped; i++)
		dia_markup_format(markup, "%s%u %s", i > 0 ? ", " : "", dropped[i].count,
				  dropped[i].kind);
	dia_markup_raw(markup, "</td></tr>");
}

static void
put_versions(DiaDiffPage *page)
{
	DiaMarkup *markup = &page->markup;

	dia_markup_raw(markup, "<section id=\"versions\"><h2>The versions</h2>"
			       "<section class=\"scroll\" tabindex=\"0\" aria-label=\"Files of the versions\">"
			       "<table class=\"plain\"><thead><tr><th scope=\"col\">Version</th>"
			       "<th scope=\"col\">File</th><th scope=\"col\">Title</th><th scope=\"col\">Symbol</th>"
			       "<th scope=\"col\">Date</th><th scope=\"col\">Not in the text</th>"
			       "</tr></thead><tbody>");
	put_version(markup, "Old", dia_difference_old_document(page->difference));
	put_version(markup, "New", dia_difference_new_document(page->difference));
	dia_markup_raw(markup, "</tbody></table></section></section>\n");
}

/* A row for each figure or claim that changed, linked to its paragraph. */
static gboolean
put_rows(DiaDiffPage *page)
{
	DiaMarkup *markup = &page->markup;
	gboolean has_rows = FALSE;

	for (guint i = 0; i < page->n; i++) {
		const DiaAlignment *alignment = &page->alignments[i];
		g_autofree char *name = dia_diff_name_passage(
		    dia_difference_new_document(page->difference), &alignment->new_passage);

		for (guint j = 0; j < alignment->n_figures + alignment->n_claims; j++) {
			gboolean is_figure = j < alignment->n_figures;
			g_autofree char *phrase =
			    is_figure ? dia_diff_phrase_figure(page->difference, &alignment->figures[j])
				      : dia_diff_phrase_claim(
					    page->difference,
					    &alignment->claims[j - alignment->n_figures]);

			dia_markup_raw(markup, "<tr><td>");
			dia_diff_page_link(page, i, name);
			dia_markup_raw(markup, "</td><td>");
			dia_markup_text(markup, is_figure ? "Figure" : "Claim");
			dia_markup_raw(markup, "</td><td>");
			dia_markup_text(markup, phrase);
			dia_markup_raw(markup, "</td></tr>");
			has_rows = TRUE;
		}
	}
	return has_rows;
}

static void
put_topics(DiaDiffPage *page)
{
	DiaMarkup *markup = &page->markup;
	guint n;
	const DiaTopicChange *topics = dia_difference_topics(page->difference, &n);

	if (n == 0)
		return;
	dia_markup_raw(markup, "<h3>Topics</h3><table class=\"plain\"><thead><tr><th scope=\"col\">Topic</th>"
			       "<th scope=\"col\" class=\"num\">Words more</th>"
			       "<th scope=\"col\" class=\"num\">Words less</th></tr>"
			       "</thead><tbody>");
	for (guint i = 0; i < n; i++) {
		dia_markup_raw(markup, "<tr><td>");
		dia_markup_text(markup, dia_lexicon_topic_title(page->lexicon, topics[i].topic));
		dia_markup_raw(markup, "</td><td class=\"num\">");
		dia_markup_format(markup, "%u", topics[i].added);
		dia_markup_raw(markup, "</td><td class=\"num\">");
		dia_markup_format(markup, "%u", topics[i].removed);
		dia_markup_raw(markup, "</td></tr>");
	}
	dia_markup_raw(markup, "</tbody></table>");
}

static void
put_meaning(DiaDiffPage *page)
{
	DiaMarkup *markup = &page->markup;
	g_autoptr(GPtrArray) lines = dia_diff_phrase_whole(page->difference);
	gsize mark;

	dia_markup_raw(markup, "<section id=\"meaning\"><h2>What changed in meaning</h2>");
	mark = dia_markup_mark(markup);
	dia_markup_raw(markup, "<table class=\"plain\"><thead><tr><th scope=\"col\">Paragraph</th>"
			       "<th scope=\"col\">What</th><th scope=\"col\">Change</th></tr></thead><tbody>");
	if (put_rows(page))
		dia_markup_raw(markup, "</tbody></table>");
	else
		dia_markup_rewind(markup, mark);
	if (lines->len > 0)
		dia_markup_raw(markup, "<ul>");
	for (guint i = 0; i < lines->len; i++)
		dia_markup_element(markup, "li", g_ptr_array_index(lines, i));
	if (lines->len > 0)
		dia_markup_raw(markup, "</ul>");
	put_topics(page);
	dia_markup_raw(markup, "</section>\n");
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
put_tools(DiaDiffPage *page)
{
	DiaMarkup *markup = &page->markup;
	guint n;
	const DiaTopicChange *topics = dia_difference_topics(page->difference, &n);

	dia_markup_raw(markup,
		       "<fieldset class=\"views\"><legend>View</legend>"
		       "<label><input type=\"radio\" name=\"view\" id=\"view-inline\" checked=\"\"/> inline"
		       "</label><label><input type=\"radio\" name=\"view\" id=\"view-side\"/> side by side"
		       "</label></fieldset>\n"
		       "<div id=\"tools\" role=\"search\" hidden=\"\"><label>Kind <select id=\"by-kind\">"
		       "<option value=\"\">all</option>");
	for (guint kind = DIA_DIFFERENCE_INSERTED; kind < DIA_N_DIFFERENCE_KINDS; kind++)
		put_option(markup, dia_difference_kind_name((DiaDifferenceKind)kind),
			   dia_difference_kind_name((DiaDifferenceKind)kind));
	put_option(markup, "figure", "figure changed");
	put_option(markup, "claim", "claim changed");
	dia_markup_raw(markup, "</select></label><label>Topic <select id=\"by-topic\">"
			       "<option value=\"\">all</option>");
	for (guint i = 0; i < n; i++)
		put_option(markup, dia_lexicon_topic_id(page->lexicon, topics[i].topic),
			   dia_lexicon_topic_title(page->lexicon, topics[i].topic));
	dia_markup_raw(markup,
		       "</select></label><span class=\"keys\">"
		       "<button type=\"button\" id=\"previous\">‹ Previous</button>"
		       "<button type=\"button\" id=\"next\">Next change ›</button>"
		       "<button type=\"button\" id=\"clear\">Show all</button></span>"
		       "<p id=\"status\" role=\"status\"></p></div>\n");
}

void
dia_emit_diff_html(const DiaDifference *difference, const DiaLexicon *lexicon, GString *output)
{
	DiaDiffPage page = { .difference = difference, .lexicon = lexicon };
	DiaMarkup *markup = &page.markup;
	const DiaMetadata *metadata =
	    dia_document_metadata(dia_difference_new_document(difference));
	g_autofree char *summary = dia_diff_summarize(difference);
	g_autofree char *title = g_strdup_printf(
	    "What changed: %s", metadata->title != NULL ? metadata->title : metadata->id);

	page.alignments = dia_difference_alignments(difference, &page.n);
	dia_markup_init(markup, output);
	put_head(markup, title);
	dia_markup_raw(markup, "<body>\n<a class=\"skip\" href=\"#main\">Skip to the content</a>\n"
			       "<header id=\"top\">");
	dia_markup_element(markup, "h1", title);
	dia_markup_element_class(markup, "p", "intro", summary);
	dia_markup_raw(markup, "</header>\n<main id=\"main\">\n");
	put_versions(&page);
	put_meaning(&page);
	dia_markup_raw(markup, "<section id=\"changes\"><h2>The changes</h2>\n");
	put_tools(&page);
	dia_diff_page_changes(&page);
	dia_markup_raw(markup, "</section>\n</main>\n<footer>Made by diachron.</footer>\n<script>");
	dia_markup_builtin(markup, SCRIPT);
	dia_markup_raw(markup, "</script>\n</body>\n</html>\n");
}
