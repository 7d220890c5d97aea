/*
 * The small parts of the page: citations, quotations, statuses in words, edits of words.
 */
#include <string.h>

#include "base/thresholds.h"
#include "emit/html-page.h"

/* Bytes from which a quotation counts as long, and to which it is cut then: two lines of a column
 * are not worth a cut. */
enum { LONG_QUOTE = 220, SHORT_QUOTE = 150 };

/* Marks of a paragraph that are looked at for what contradicts a date. */
enum { MAX_MARKS = 64 };

/* A summary that has so much of a quotation repeats it. */
enum { REPEATED_BYTES = 40 };

typedef struct {
	const char *name;
	const char *words;
} Wording;

/* Neutral words: what a report says, not what is so. */
static const Wording statuses[] = {
	{ "done", "done" },
	{ "partial", "done in part" },
	{ "in-progress", "in progress" },
	{ "planned", "planned" },
	{ "recommended", "recommended" },
	{ "refused", "refused" },
	{ "not-done", "not done" },
	{ "reversed", "reversed" },
	{ "states", "stated" },
	{ NULL, NULL },
};

static const Wording speakers[] = {
	{ "state", "State" }, { "un", "UN body" },
	{ "ngo", "NGO" },     { "reviewing-state", "reviewing State" },
	{ NULL, NULL },
};

static const Wording changes[] = {
	{ "new", "new" },
	{ "dropped", "no longer said" },
	{ "unchanged", "unchanged" },
	{ "figure-changed", "figure changed" },
	{ "figure-restated", "figure restated" },
	{ "status-advanced", "status advanced" },
	{ "status-reversed", "status reversed" },
	{ "contradicted", "contradicted" },
	{ "reworded", "reworded" },
	{ NULL, NULL },
};

static const Wording units[] = {
	{ "percent", "per cent" },
	{ "count", "" },
	{ "times", "times" },
	{ "year", "years" },
	{ "month", "months" },
	{ "day", "days" },
	{ "hour", "hours" },
	{ "km2", "km²" },
	{ "m2", "m²" },
	{ "rank", "rank" },
	{ "index", "index" },
	{ "MCI", "monthly calculation indices" },
	{ NULL, NULL },
};

static const Wording qualifiers[] = {
	{ "more-than", "more than" },
	{ "less-than", "less than" },
	{ "at-least", "at least" },
	{ "at-most", "at most" },
	{ "about", "about" },
	{ "almost", "almost" },
	{ NULL, NULL },
};

static const char *
find_words(const Wording *wording, const char *name)
{
	for (; wording->name != NULL; wording++)
		if (g_str_equal(wording->name, name))
			return wording->words;
	return name;
}

const char *
dia_page_status(const char *status)
{
	return find_words(statuses, status);
}

const char *
dia_page_speaker(const char *speaker)
{
	return find_words(speakers, speaker);
}

const char *
dia_page_change(const char *kind)
{
	return find_words(changes, kind);
}

/* A rate has its base with it: "per 100000 live births" */
void
dia_page_put_unit(DiaPage *page, const char *unit)
{
	const char *words = find_words(units, unit);
	char *end = NULL;
	guint64 base = g_str_has_prefix(words, "per ") ? g_ascii_strtoull(words + strlen("per "), &end, 10) : 0;
	g_autofree char *grouped = dia_page_group(base);

	if (base > 0)
		dia_markup_format(&page->markup, " (per %s%s)", grouped, end);
	else if (*words != '\0')
		dia_markup_format(&page->markup, " (%s)", words);
}

const char *
dia_page_qualifier(const char *qualifier)
{
	return find_words(qualifiers, qualifier);
}

const char *
dia_page_claim_status(const cJSON *claim)
{
	const char *status = dia_page_string(claim, "status");

	return g_str_equal(status, "recommended") && g_str_equal(dia_page_string(claim, "speaker"), "state")
		       ? "planned"
		       : status;
}

const char *
dia_page_trajectory(const cJSON *commitment)
{
	return dia_page_count_reports(dia_page_array(commitment, "statuses")) == 1
		       ? "in one report only"
		       : dia_page_string(commitment, "trajectory");
}

/* Only a known status becomes a class, which draws its sign beside the word; <b> as there are thousands. */
void
dia_page_put_status(DiaPage *page, const char *status)
{
	DiaMarkup *markup = &page->markup;
	const char *class_name = "st";

	for (const Wording *wording = statuses; wording->name != NULL; wording++)
		if (g_str_equal(wording->name, status))
			class_name = wording->name;
	dia_markup_open(markup, "b");
	dia_markup_attribute(markup, "class", class_name);
	dia_markup_text(markup, dia_page_status(status));
	dia_markup_close(markup, "b");
}

void
dia_page_put_dated_status(DiaPage *page, const cJSON *place)
{
	dia_page_put_status(page, dia_page_claim_status(place));
	dia_page_put_status_date(page, place);
}

void
dia_page_put_status_date(DiaPage *page, const cJSON *place)
{
	const char *date = dia_page_string(place, "date");

	if (*date == '\0')
		return;
	dia_markup_text(&page->markup, " (");
	dia_page_date(page, date);
	dia_markup_text(&page->markup, ")");
}

void
dia_page_put_said_status(DiaPage *page, const cJSON *status)
{
	dia_page_put_dated_status(page, status);
	if (g_str_equal(dia_page_string(status, "speaker"), "reviewing-state"))
		dia_markup_text(&page->markup, ", by a reviewing State");
	dia_markup_text(&page->markup, ": ");
}

/* TRUE where one quotation has the other: a finding may rest on less, or more, than a status quotes. */
static gboolean
share_words(const cJSON *status, const cJSON *location)
{
	const char *quote = dia_page_string(status, "quote");
	const char *text = dia_page_string(location, "text");

	return *quote != '\0' && *text != '\0' && (strstr(quote, text) != NULL || strstr(text, quote) != NULL);
}

const DiaPageItem *
dia_page_find_date_conflict(const DiaPage *page, const cJSON *status)
{
	const DiaPageParagraph *paragraph = dia_page_find(page, status);
	guint n_marks = paragraph != NULL && paragraph->marks != NULL ? MIN(paragraph->marks->len, MAX_MARKS) : 0;

	if (*dia_page_string(status, "date") == '\0')
		return NULL;
	for (guint i = 0; i < n_marks; i++) {
		const DiaPageItem *item = g_array_index(paragraph->marks, DiaPageMark, i).item;
		const cJSON *location;

		if (!g_str_equal(dia_page_string(item->json, "rule"), "date"))
			continue;
		cJSON_ArrayForEach(location, dia_page_array(item->json, "locations"))
			if (dia_page_find(page, location) == paragraph && share_words(status, location))
				return item;
	}
	return NULL;
}

void
dia_page_put_conflict(DiaPage *page, const DiaPageItem *finding)
{
	if (finding == NULL)
		return;
	dia_markup_text(&page->markup, "; ");
	dia_markup_open(&page->markup, "a");
	dia_markup_link(&page->markup, finding->anchor);
	dia_markup_text(&page->markup, "dates differ");
	dia_markup_close(&page->markup, "a");
}

void
dia_page_put_report(DiaPage *page, const cJSON *place)
{
	gint report = dia_page_find_report(page, dia_page_string(place, "report"));

	if (report >= 0)
		dia_markup_attribute(&page->markup, "data-r", dia_page_report(page, (guint)report)->key);
}

void
dia_page_put_topics(DiaPage *page, const DiaPageParagraph *paragraph)
{
	g_autoptr(GString) anchors = g_string_new(NULL);
	const cJSON *json;

	cJSON_ArrayForEach(json, dia_page_array(paragraph->json, "topics")) {
		const DiaPageTopic *topic =
			g_hash_table_lookup(page->topics_by_id, dia_page_string(json, "id"));

		if (topic == NULL)
			continue;
		if (anchors->len > 0)
			g_string_append_c(anchors, ' ');
		g_string_append(anchors, topic->anchor);
	}
	if (anchors->len > 0)
		dia_markup_attribute(&page->markup, "data-t", anchors->str);
}

void
dia_page_language(DiaPage *page, const DiaPageReport *report)
{
	/* The page itself is in English, from left to right. */
	if (report->language != NULL && !g_str_equal(report->language, "en"))
		dia_markup_attribute(&page->markup, "lang", report->language);
	if (report->is_right_to_left)
		dia_markup_attribute(&page->markup, "dir", "rtl");
}

static void
put_citation(DiaPage *page, const DiaPageParagraph *paragraph, const char *text)
{
	dia_markup_open(&page->markup, "a");
	dia_markup_link(&page->markup, paragraph->anchor);
	dia_markup_text(&page->markup, text);
	dia_markup_close(&page->markup, "a");
}

void
dia_page_cite_paragraph(DiaPage *page, const DiaPageParagraph *paragraph)
{
	g_autofree char *citation = dia_page_citation(page, paragraph);

	put_citation(page, paragraph, citation);
}

static gboolean
has_symbol(const DiaPage *page, const DiaPageParagraph *paragraph)
{
	return *dia_page_string(dia_page_report(page, paragraph->report)->json, "symbol") != '\0';
}

void
dia_page_cite(DiaPage *page, const cJSON *place)
{
	const DiaPageParagraph *paragraph = dia_page_find(page, place);
	const char *citation = dia_page_string(place, "citation");

	if (paragraph != NULL && has_symbol(page, paragraph))
		dia_page_cite_paragraph(page, paragraph);
	else if (paragraph != NULL)
		dia_page_cite_named(page, place);
	else if (*citation != '\0')
		dia_markup_element_class(&page->markup, "span", "c", citation);
	else
		dia_markup_format(&page->markup, "%s %s", dia_page_string(place, "report"),
				  dia_page_string(place, "paragraph"));
}

void
dia_page_cite_short(DiaPage *page, const cJSON *place)
{
	const DiaPageParagraph *paragraph = dia_page_find(page, place);
	g_autofree char *citation = NULL;

	if (paragraph == NULL) {
		dia_page_cite(page, place);
		return;
	}
	citation = dia_page_citation(page, paragraph);
	put_citation(page, paragraph, dia_page_locator(page, paragraph, citation));
}

void
dia_page_cite_named(DiaPage *page, const cJSON *place)
{
	const DiaPageParagraph *paragraph = dia_page_find(page, place);
	g_autofree char *citation = NULL;
	g_autofree char *named = NULL;

	if (paragraph == NULL) {
		dia_page_cite(page, place);
		return;
	}
	citation = dia_page_citation(page, paragraph);
	named = g_strdup_printf("%s, %s", dia_page_report(page, paragraph->report)->name,
				dia_page_locator(page, paragraph, citation));
	put_citation(page, paragraph, named);
}

/* How long the sign is that an item of a list starts with; a quotation of the item does without it. */
static gsize
measure_bullet(const char *text)
{
	static const char *const bullets[] = { "- ", "– ", "— ", "• ", "· ", "* " };

	for (guint i = 0; i < G_N_ELEMENTS(bullets); i++)
		if (g_str_has_prefix(text, bullets[i]))
			return strlen(bullets[i]);
	return 0;
}

static void
put_quote(DiaPage *page, const cJSON *place, const char *text, gsize length)
{
	gint report = dia_page_find_report(page, dia_page_string(place, "report"));
	gsize bullet = MIN(measure_bullet(text), length);

	text += bullet;
	length -= bullet;
	dia_markup_open(&page->markup, "q");
	if (report >= 0)
		dia_page_language(page, dia_page_report(page, (guint)report));
	dia_markup_text_length(&page->markup, text, length);
	if (text[length] != '\0')
		dia_markup_text(&page->markup, " …");
	dia_markup_close(&page->markup, "q");
}

void
dia_page_quote(DiaPage *page, const cJSON *place, const char *key)
{
	const char *text = dia_page_string(place, key);

	put_quote(page, place, text, strlen(text));
}

void
dia_page_quote_start(DiaPage *page, const cJSON *place, const char *key)
{
	const char *text = dia_page_string(place, key);
	gsize length = strlen(text);

	if (length > LONG_QUOTE) {
		gsize cut = SHORT_QUOTE;

		while (cut > 0 && text[cut] != ' ')
			cut--;
		/* Words of that length are none: then the whole is better than half a character. */
		length = cut > 0 ? cut : length;
	}
	put_quote(page, place, text, length);
}

void
dia_page_quote_once(DiaPage *page, const cJSON *place, const char *key)
{
	if (g_hash_table_add(page->quoted, dia_page_key(place)))
		dia_page_quote(page, place, key);
	else
		dia_page_quote_start(page, place, key);
}

void
dia_page_report_heads(DiaPage *page, const char *corner)
{
	DiaMarkup *markup = &page->markup;

	dia_markup_open(markup, "thead");
	dia_markup_open(markup, "tr");
	if (corner != NULL) {
		dia_markup_open(markup, "th");
		dia_markup_attribute(markup, "scope", "col");
		dia_markup_text(markup, corner);
		dia_markup_close(markup, "th");
	}
	for (guint i = 0; i < page->reports->len; i++) {
		const DiaPageReport *report = dia_page_report(page, i);

		dia_markup_open(markup, "th");
		dia_markup_attribute(markup, "scope", "col");
		dia_markup_open(markup, "a");
		dia_markup_link(markup, report->anchor);
		dia_markup_text(markup, report->name);
		dia_markup_close(markup, "a");
		dia_markup_element_class(markup, "span", "src", report->source);
		dia_markup_close(markup, "th");
	}
	dia_markup_close(markup, "tr");
	dia_markup_close(markup, "thead");
}

void
dia_page_open_section(DiaPage *page, const char *anchor, const char *title)
{
	dia_markup_open(&page->markup, "section");
	dia_markup_attribute(&page->markup, "id", anchor);
	dia_markup_element(&page->markup, "h2", title);
}

void
dia_page_close_section(DiaPage *page)
{
	dia_markup_close(&page->markup, "section");
	dia_markup_raw(&page->markup, "\n");
}

char *
dia_page_group(guint64 number)
{
	g_autofree char *digits = g_strdup_printf("%" G_GUINT64_FORMAT, number);
	GString *grouped = g_string_new(NULL);
	gsize length = strlen(digits);

	for (gsize i = 0; i < length; i++) {
		if (i > 0 && (length - i) % 3 == 0)
			g_string_append_c(grouped, ',');
		g_string_append_c(grouped, digits[i]);
	}
	return g_string_free(grouped, FALSE);
}

void
dia_page_count(DiaPage *page, guint number, const char *one, const char *many)
{
	g_autofree char *grouped = dia_page_group(number);

	dia_markup_format(&page->markup, "%s %s", grouped, number == 1 ? one : many);
}

/* Of the words on both sides, the share that stays must be this high: below, nothing but names and
 * small words stays, and the two sentences side by side say more. */
#define MIN_SHARED DIA_MIN_COMPARED_WORDS

static gboolean
has_enough_in_common(const cJSON *words)
{
	gsize shared = 0;
	gsize total = 0;
	const cJSON *pair;

	cJSON_ArrayForEach(pair, words) {
		const char *operation = cJSON_GetStringValue(cJSON_GetArrayItem(pair, 0));
		const char *text = cJSON_GetStringValue(cJSON_GetArrayItem(pair, 1));
		gsize length = text != NULL ? strlen(text) : 0;

		if (operation != NULL && *operation == '=') {
			shared += 2 * length;
			total += 2 * length;
		} else {
			total += length;
		}
	}
	return total > 0 && (double)shared >= MIN_SHARED * (double)total;
}

/* A blank stands between two parts, but not before what closes or after what opens. */
static void
put_blank(DiaMarkup *markup, const char *before, const char *after)
{
	gsize length = strlen(before);

	if (length > 0 && strchr("([/-", before[length - 1]) == NULL &&
	    strchr(".,;:!?)]%/", *after) == NULL && !g_str_has_prefix(after, "”") &&
	    !g_str_has_prefix(after, "’"))
		dia_markup_text(markup, " ");
}

void
dia_page_words(DiaPage *page, const cJSON *words)
{
	DiaMarkup *markup = &page->markup;
	const char *before = "";
	const cJSON *pair;

	if (!has_enough_in_common(words))
		return;
	dia_markup_raw(markup, "<details><summary>Words compared</summary><p class=words>");
	cJSON_ArrayForEach(pair, words) {
		const char *operation = cJSON_GetStringValue(cJSON_GetArrayItem(pair, 0));
		const char *text = cJSON_GetStringValue(cJSON_GetArrayItem(pair, 1));

		if (operation == NULL || text == NULL)
			continue;
		put_blank(markup, before, text);
		before = text;
		/* Screen readers pass over <ins> and <del>: the words for them are text. */
		if (*operation == '+') {
			dia_markup_raw(markup, "<ins><i>inserted: </i>");
			dia_markup_text(markup, text);
			dia_markup_raw(markup, "<i> end of insertion</i></ins>");
		} else if (*operation == '-') {
			dia_markup_raw(markup, "<del><i>deleted: </i>");
			dia_markup_text(markup, text);
			dia_markup_raw(markup, "<i> end of deletion</i></del>");
		} else {
			dia_markup_text(markup, text);
		}
	}
	dia_markup_raw(markup, "</p></details>");
}

gboolean
dia_page_repeats(const char *summary, const cJSON *place)
{
	g_autofree char *start = g_strndup(dia_page_string(place, "quote"), REPEATED_BYTES);

	return *start != '\0' && strstr(summary, start) != NULL;
}
