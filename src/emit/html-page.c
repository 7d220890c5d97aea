/*
 * From report.json to what the sections look up: reports and paragraphs by id, what belongs to each
 * topic, an id for each thing that can be linked to, and the marks in the margin of the full text.
 */
#include "emit/html-page.h"

#include <string.h>

#include "base/digits.h"
#include "base/utf8.h"

/* In the margin of one paragraph: more would be longer than it. */
enum { MAX_MARKS = 24 };

const char *
dia_page_string(const cJSON *object, const char *key)
{
	const char *string = dia_json_get_string(object, key);

	return string != NULL ? string : "";
}

const cJSON *
dia_page_array(const cJSON *object, const char *key)
{
	const cJSON *array = dia_json_get(object, key);

	return cJSON_IsArray(array) ? array : NULL;
}

static void
free_paragraph(gpointer data)
{
	DiaPageParagraph *paragraph = data;

	g_clear_pointer(&paragraph->marks, g_array_unref);
	g_clear_pointer(&paragraph->steps, g_array_unref);
	g_free(paragraph);
}

static void
free_report(gpointer data)
{
	DiaPageReport *report = data;

	g_hash_table_unref(report->by_id);
	g_ptr_array_unref(report->paragraphs);
	g_free(report);
}

static void
free_topic(gpointer data)
{
	DiaPageTopic *topic = data;

	g_ptr_array_unref(topic->threads);
	g_ptr_array_unref(topic->series);
	g_ptr_array_unref(topic->commitments);
	g_array_unref(topic->paragraphs);
	g_array_unref(topic->volumes);
	g_free(topic);
}

static void
free_thread(gpointer data)
{
	DiaPageThread *thread = data;

	g_ptr_array_unref(thread->changes);
	g_free(thread);
}

/*
 * An id for the page: letters, digits, dots and underscores of @name after @prefix, dashes for the
 * rest, made unique by a number. The table of anchors holds the last number given to each.
 */
static const char *
make_anchor(DiaPage *page, const char *prefix, const char *name)
{
	g_autoptr(GString) anchor = g_string_new(prefix);
	gsize length;
	guint number;
	char *made;

	for (; *name != '\0'; name++) {
		if (g_ascii_isalnum(*name) || *name == '.' || *name == '_')
			g_string_append_c(anchor, *name);
		else if (anchor->len > 0 && anchor->str[anchor->len - 1] != '-')
			g_string_append_c(anchor, '-');
	}
	if (anchor->len == 0 || !g_ascii_isalpha(anchor->str[0]))
		g_string_prepend(anchor, "x-");
	length = anchor->len;
	number = GPOINTER_TO_UINT(g_hash_table_lookup(page->anchors, anchor->str));
	if (number > 0) {
		made = g_string_chunk_insert(page->strings, anchor->str);
		do {
			g_string_truncate(anchor, length);
			g_string_append_printf(anchor, "-%u", ++number);
		} while (g_hash_table_contains(page->anchors, anchor->str));
		g_hash_table_insert(page->anchors, made, GUINT_TO_POINTER(number));
	}
	made = g_string_chunk_insert(page->strings, anchor->str);
	g_hash_table_insert(page->anchors, made, GUINT_TO_POINTER(1));
	return made;
}

static void
add_paragraph(DiaPage *page, DiaPageReport *report, const cJSON *json)
{
	const char *text = dia_page_string(json, "text");
	DiaPageParagraph *paragraph = g_new0(DiaPageParagraph, 1);
	g_autofree char *prefix = g_strconcat(report->anchor, "-p", NULL);

	paragraph->json = json;
	paragraph->id = dia_page_string(json, "id");
	paragraph->anchor = make_anchor(page, prefix, paragraph->id);
	paragraph->report = page->reports->len;
	paragraph->index = report->paragraphs->len;
	paragraph->n_words = dia_utf8_count_words(text, strlen(text));
	report->n_words += paragraph->n_words;
	g_ptr_array_add(report->paragraphs, paragraph);
	if (!g_hash_table_contains(report->by_id, paragraph->id))
		g_hash_table_insert(report->by_id, (char *)paragraph->id, paragraph);
}

/* How the page calls a report: by the year and who speaks. */
static const char *
name_report(DiaPage *page, const DiaPageReport *report)
{
	static const struct {
		const char *issuer;
		const char *name;
	} names[] = { { "state", "State" }, { "un", "UN" }, { "ngo", "NGO" } };
	const char *date = dia_page_string(report->json, "date");
	const char *speaker = NULL;
	g_autofree char *name = NULL;

	for (guint i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_str_equal(names[i].issuer, report->issuer))
			speaker = names[i].name;
	if (*date == '\0')
		name = g_strdup(report->id);
	else if (speaker == NULL)
		name = g_strdup_printf("%.4s", date);
	else
		name = g_strdup_printf("%.4s, %s", date, speaker);
	return g_string_chunk_insert(page->strings, name);
}

static const char *
name_source(DiaPage *page, const DiaPageReport *report)
{
	const char *symbol = dia_json_get_string(report->json, "symbol");
	const char *title = dia_page_string(report->json, "title");
	const char *date = dia_page_string(report->json, "date");
	g_autofree char *name = NULL;

	if (symbol != NULL && *symbol != '\0')
		return symbol;
	if (*title == '\0')
		return report->id;
	if (*date == '\0')
		return title;
	name = g_strdup_printf("%s (%.4s)", title, date);
	return g_string_chunk_insert(page->strings, name);
}

/* A language tag goes into lang="" only where it has the form of one. */
static void
read_language(DiaPageReport *report)
{
	static const char *const right_to_left[] = { "ar", "fa", "he", "ur", "ps", "ckb", NULL };
	const char *tag = dia_page_string(report->json, "language");
	g_autofree char *primary = g_strndup(tag, strcspn(tag, "-"));

	if (!g_ascii_isalpha(*tag) || strlen(tag) > 35 ||
	    strspn(tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") !=
		    strlen(tag))
		return;
	report->language = tag;
	report->is_right_to_left = g_strv_contains(right_to_left, primary);
}

static void
add_report(DiaPage *page, const cJSON *json)
{
	DiaPageReport *report = g_new0(DiaPageReport, 1);
	const cJSON *paragraph;
	char key[16];

	report->json = json;
	report->id = dia_page_string(json, "id");
	report->issuer = dia_page_string(json, "issuer");
	report->anchor = make_anchor(page, "", report->id);
	g_snprintf(key, sizeof key, "%u", page->reports->len + 1);
	report->key = g_string_chunk_insert(page->strings, key);
	report->name = name_report(page, report);
	report->source = name_source(page, report);
	report->by_id = g_hash_table_new(g_str_hash, g_str_equal);
	report->paragraphs = g_ptr_array_new_with_free_func(free_paragraph);
	read_language(report);
	cJSON_ArrayForEach(paragraph, dia_page_array(json, "paragraphs"))
		add_paragraph(page, report, paragraph);
	g_ptr_array_add(page->reports, report);
	if (!g_hash_table_contains(page->reports_by_id, report->id))
		g_hash_table_insert(page->reports_by_id, (char *)report->id,
				    GUINT_TO_POINTER(page->reports->len));
}

const DiaPageReport *
dia_page_report(const DiaPage *page, guint report)
{
	return g_ptr_array_index(page->reports, report);
}

gint
dia_page_find_report(const DiaPage *page, const char *id)
{
	return (gint)GPOINTER_TO_UINT(g_hash_table_lookup(page->reports_by_id, id)) - 1;
}

static gint
find_report_of(const DiaPage *page, const cJSON *item)
{
	return dia_page_find_report(page, dia_page_string(item, "report"));
}

void
dia_page_part(const DiaPage *page, const cJSON *array, DiaPageParts *parts)
{
	guint n = page->reports->len;
	const cJSON *item;
	guint *ends;
	gint report;

	parts->starts = g_new0(guint, n + 2);
	/* While the items are put in place, the start of the next report's is the end of those that are there. */
	ends = parts->starts + 1;
	cJSON_ArrayForEach(item, array)
		if ((report = find_report_of(page, item)) >= 0)
			ends[report + 1]++;
	for (guint i = 1; i <= n; i++)
		ends[i] += ends[i - 1];
	parts->items = g_new(const cJSON *, ends[n] + 1);
	cJSON_ArrayForEach(item, array)
		if ((report = find_report_of(page, item)) >= 0)
			parts->items[ends[report]++] = item;
}

void
dia_page_parts_clear(DiaPageParts *parts)
{
	g_free(parts->items);
	g_free(parts->starts);
}

DiaPageParagraph *
dia_page_find(const DiaPage *page, const cJSON *place)
{
	gint report = dia_page_find_report(page, dia_page_string(place, "report"));
	const char *table = dia_json_get_string(place, "table");

	if (report < 0)
		return NULL;
	return g_hash_table_lookup(dia_page_report(page, (guint)report)->by_id,
				   table != NULL ? table : dia_page_string(place, "paragraph"));
}

const DiaPageThread *
dia_page_find_thread(const DiaPage *page, const DiaPageItem *commitment)
{
	return g_hash_table_lookup(page->threads_by_id, dia_page_string(commitment->json, "id"));
}

char *
dia_page_key(const cJSON *place)
{
	char room[DIA_DIGITS_ROOM];
	char printed[G_ASCII_DTOSTR_BUF_SIZE];
	const char *start;
	double number = dia_json_get_number(place, "start", -1);

	/* Nearly all are whole and small. */
	if (number >= 0 && number <= G_MAXINT && number == (gint)number)
		start = dia_digits_write((gint)number, room);
	else
		start = g_ascii_formatd(printed, sizeof printed, "%.0f", number);
	return g_strconcat(dia_page_string(place, "report"), "\x1f", dia_page_string(place, "paragraph"), "\x1f",
			   start, NULL);
}

char *
dia_page_citation(const DiaPage *page, const DiaPageParagraph *paragraph)
{
	const char *citation = dia_json_get_string(paragraph->json, "citation");

	if (citation != NULL)
		return g_strdup(citation);
	return g_strdup_printf("%s, para. %s", dia_page_report(page, paragraph->report)->source,
			       paragraph->id);
}

const cJSON *
dia_page_change_place(const cJSON *change)
{
	const cJSON *to = dia_json_get(change, "to");

	return cJSON_IsObject(to) ? to : dia_json_get(change, "from");
}

gboolean
dia_page_is_dropped(const DiaPageThread *thread)
{
	for (guint i = 0; i < thread->changes->len && thread->n_reports < 2; i++)
		if (g_str_equal(dia_page_string(g_ptr_array_index(thread->changes, i), "kind"),
				"dropped"))
			return TRUE;
	return FALSE;
}

const char *
dia_page_locator(const DiaPage *page, const DiaPageParagraph *paragraph, const char *citation)
{
	const char *source = dia_page_report(page, paragraph->report)->source;
	gsize length = strlen(source);

	if (strncmp(citation, source, length) == 0 && strncmp(citation + length, ", ", 2) == 0)
		return citation + length + 2;
	return citation;
}

static DiaPageTopic *
add_topic(DiaPage *page, const char *id, const char *title)
{
	DiaPageTopic *topic = g_new0(DiaPageTopic, 1);

	topic->id = id;
	topic->title = *title != '\0' ? title : id;
	topic->anchor = make_anchor(page, "", id);
	topic->threads = g_ptr_array_new();
	topic->series = g_ptr_array_new();
	topic->commitments = g_ptr_array_new();
	topic->paragraphs = g_array_new(FALSE, FALSE, sizeof(DiaPageParagraph *));
	topic->volumes = g_array_sized_new(FALSE, TRUE, sizeof(DiaPageVolume), page->reports->len);
	g_array_set_size(topic->volumes, page->reports->len);
	g_ptr_array_add(page->topics, topic);
	if (!g_hash_table_contains(page->topics_by_id, id))
		g_hash_table_insert(page->topics_by_id, (char *)id, topic);
	return topic;
}

static void
add_topic_paragraphs(DiaPage *page, DiaPageTopic *topic, const cJSON *ids)
{
	for (guint i = 0; i < page->reports->len; i++) {
		const DiaPageReport *report = dia_page_report(page, i);
		DiaPageVolume *volume = &g_array_index(topic->volumes, DiaPageVolume, i);
		const cJSON *id;

		cJSON_ArrayForEach(id, dia_page_array(ids, report->id)) {
			DiaPageParagraph *paragraph =
				cJSON_IsString(id)
					? g_hash_table_lookup(report->by_id, id->valuestring)
					: NULL;

			if (paragraph == NULL)
				continue;
			g_array_append_val(topic->paragraphs, paragraph);
			volume->n_paragraphs++;
			volume->n_words += paragraph->n_words;
		}
	}
}

static void
add_topics(DiaPage *page)
{
	const cJSON *json;

	cJSON_ArrayForEach(json, dia_page_array(page->json, "topics"))
		add_topic_paragraphs(page,
				     add_topic(page, dia_page_string(json, "id"),
					       dia_page_string(json, "title")),
				     dia_json_get(json, "paragraphs"));
	/* What has no topic, or one that is not listed. */
	add_topic(page, "", "Other subjects");
}

static DiaPageTopic *
find_topic(const DiaPage *page, const cJSON *json)
{
	DiaPageTopic *topic =
		g_hash_table_lookup(page->topics_by_id, dia_page_string(json, "topic"));

	return topic != NULL ? topic : g_ptr_array_index(page->topics, page->topics->len - 1);
}

/* Findings have no id; their fingerprint, cut to what tells them apart, outlives a new run. */
static DiaPageItem
make_item(DiaPage *page, const cJSON *json, const char *prefix)
{
	const char *id = dia_json_get_string(json, "id");
	g_autofree char *fingerprint = g_strndup(dia_page_string(json, "fingerprint"), 12);

	return (DiaPageItem){
		.json = json,
		.anchor = make_anchor(page, prefix, id != NULL ? id : fingerprint),
		.topic = find_topic(page, json),
	};
}

/* A thread that follows a commitment has its id: one mark for both. */
static gboolean
is_same(const DiaPageItem *first, const DiaPageItem *second)
{
	const char *id = dia_page_string(first->json, "id");

	return first == second ||
	       (*id != '\0' && g_str_equal(id, dia_page_string(second->json, "id")));
}

/* One mark for each thing that speaks of a paragraph, however often it does. */
static void
add_mark(const DiaPage *page, const cJSON *place, DiaPageMark mark)
{
	DiaPageParagraph *paragraph = dia_page_find(page, place);

	if (paragraph == NULL)
		return;
	if (paragraph->marks == NULL)
		paragraph->marks = g_array_new(FALSE, FALSE, sizeof mark);
	for (guint i = 0; i < paragraph->marks->len; i++)
		if (is_same(g_array_index(paragraph->marks, DiaPageMark, i).item, mark.item))
			return;
	if (paragraph->marks->len < MAX_MARKS)
		g_array_append_val(paragraph->marks, mark);
}

guint
dia_page_count_reports(const cJSON *claims)
{
	const cJSON *claim;
	const char *last = NULL;
	guint n_reports = 0;

	cJSON_ArrayForEach(claim, claims) {
		const char *report = dia_page_string(claim, "report");

		n_reports += last == NULL || !g_str_equal(last, report);
		last = report;
	}
	return n_reports;
}

/* Items by the ids of what they show. */
static GHashTable *
index_items(const GPtrArray *items)
{
	GHashTable *index = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < items->len; i++) {
		DiaPageItem *item = g_ptr_array_index(items, i);

		g_hash_table_insert(index, (char *)dia_page_string(item->json, "id"), item);
	}
	return index;
}

/* A thread of figures stands where its series does. */
static void
add_thread(DiaPage *page, const cJSON *json, const DiaPageItem *series)
{
	DiaPageThread *thread = g_new0(DiaPageThread, 1);
	const char *id = dia_page_string(json, "id");

	thread->is_figures = series != NULL;
	thread->item = series != NULL ? *series : make_item(page, json, "t-");
	thread->item.json = json;
	thread->changes = g_ptr_array_new();
	thread->n_reports = dia_page_count_reports(dia_page_array(json, "claims"));
	g_ptr_array_add(page->threads, thread);
	g_ptr_array_add(thread->item.topic->threads, thread);
	if (!g_hash_table_contains(page->threads_by_id, id))
		g_hash_table_insert(page->threads_by_id, (char *)id, thread);
}

static void
add_change(DiaPage *page, const cJSON *json)
{
	DiaPageThread *thread =
		g_hash_table_lookup(page->threads_by_id, dia_page_string(json, "thread"));
	DiaPageMark mark = { .places = "claims" };

	if (thread == NULL)
		return;
	g_ptr_array_add(thread->changes, (cJSON *)json);
	/* The series has marks of its own. */
	if (thread->is_figures)
		return;
	mark.item = &thread->item;
	mark.label = dia_page_change(dia_page_string(json, "kind"));
	add_mark(page, dia_json_get(json, "from"), mark);
	add_mark(page, dia_json_get(json, "to"), mark);
}

/* After the series. */
static void
add_threads(DiaPage *page)
{
	g_autoptr(GHashTable) series = index_items(page->series);
	const cJSON *json;

	cJSON_ArrayForEach(json, dia_page_array(page->json, "threads")) {
		const char *id = dia_json_get_string(json, "series");

		add_thread(page, json, id != NULL ? g_hash_table_lookup(series, id) : NULL);
	}
	cJSON_ArrayForEach(json, dia_page_array(page->json, "changes"))
		add_change(page, json);
}

/* Series, commitments and findings: one item each, and a mark at each of its places. */
static void
add_items(DiaPage *page, GPtrArray *items, const char *key, const char *places, const char *label)
{
	/* Its first letter: some five thousand links lead to them. */
	const char prefix[] = { label[0], '-', '\0' };
	const cJSON *json;

	cJSON_ArrayForEach(json, dia_page_array(page->json, key)) {
		DiaPageItem *item = g_new(DiaPageItem, 1);
		DiaPageMark mark = { .item = item, .places = places, .label = label };
		const cJSON *place;

		*item = make_item(page, json, prefix);
		g_ptr_array_add(items, item);
		cJSON_ArrayForEach(place, dia_page_array(json, places))
			add_mark(page, place, mark);
	}
}

static void
share_items(const GPtrArray *items, gsize offset)
{
	for (guint i = 0; i < items->len; i++) {
		DiaPageItem *item = g_ptr_array_index(items, i);

		g_ptr_array_add(G_STRUCT_MEMBER(GPtrArray *, item->topic, offset), item);
	}
}

static gboolean
is_empty(const DiaPageTopic *topic)
{
	return topic->threads->len + topic->series->len + topic->commitments->len +
		       topic->paragraphs->len ==
	       0;
}

/* Puts the headline topics first, in the order of the collection, and takes empty ones out. */
static void
order_topics(DiaPage *page)
{
	const cJSON *collection = dia_json_get(page->json, "collection");
	GPtrArray *ordered = g_ptr_array_new_with_free_func(free_topic);
	const cJSON *id;

	cJSON_ArrayForEach(id, dia_page_array(collection, "headline")) {
		DiaPageTopic *topic = cJSON_IsString(id) ? g_hash_table_lookup(page->topics_by_id,
									       id->valuestring)
							 : NULL;

		if (topic == NULL || topic->is_headline)
			continue;
		topic->is_headline = TRUE;
		g_ptr_array_add(ordered, topic);
	}
	for (guint i = 0; i < page->topics->len; i++) {
		DiaPageTopic *topic = g_ptr_array_index(page->topics, i);

		if (topic->is_headline)
			continue;
		if (is_empty(topic))
			free_topic(topic);
		else
			g_ptr_array_add(ordered, topic);
	}
	g_ptr_array_set_free_func(page->topics, NULL);
	g_ptr_array_unref(page->topics);
	page->topics = ordered;
	/* It may name topics that are gone. */
	g_hash_table_remove_all(page->topics_by_id);
	for (guint i = 0; i < ordered->len; i++) {
		DiaPageTopic *topic = g_ptr_array_index(ordered, i);

		g_hash_table_insert(page->topics_by_id, (char *)topic->id, topic);
	}
}

/* The ids that the sections have, so that no report can take one. */
static void
reserve_anchors(DiaPage *page)
{
	static const char *const names[] = {
		"top",	 "reports",  "glance",	   "topics",   "figures", "commitments", "sides",
		"main",	 "dropped",  "findings",   "texts",    "unread",  "method",	 "recommendations",
		"help",	 "search",   "contents",   "filter",   "status",  "tools",	 "by-topic",
		"next",	 "previous", "by-report",  "by-kind",  "clear",	  "keys",	 "by-speaker",
		"close", "use-keys", "help-title",
	};

	for (guint i = 0; i < G_N_ELEMENTS(names); i++)
		g_hash_table_insert(page->anchors, (char *)names[i], GUINT_TO_POINTER(1));
}

DiaPage *
dia_page_new_reports(const cJSON *report)
{
	DiaPage *page = g_new0(DiaPage, 1);
	const cJSON *json;

	page->json = report;
	page->reports = g_ptr_array_new_with_free_func(free_report);
	page->topics = g_ptr_array_new_with_free_func(free_topic);
	page->threads = g_ptr_array_new_with_free_func(free_thread);
	page->series = g_ptr_array_new_with_free_func(g_free);
	page->commitments = g_ptr_array_new_with_free_func(g_free);
	page->findings = g_ptr_array_new_with_free_func(g_free);
	page->reports_by_id = g_hash_table_new(g_str_hash, g_str_equal);
	page->topics_by_id = g_hash_table_new(g_str_hash, g_str_equal);
	page->threads_by_id = g_hash_table_new(g_str_hash, g_str_equal);
	page->anchors = g_hash_table_new(g_str_hash, g_str_equal);
	page->quoted = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	page->strings = g_string_chunk_new(4096);
	reserve_anchors(page);
	cJSON_ArrayForEach(json, dia_page_array(report, "reports"))
		add_report(page, json);
	return page;
}

DiaPage *
dia_page_new(const cJSON *report)
{
	DiaPage *page = dia_page_new_reports(report);

	add_topics(page);
	add_items(page, page->series, "series", "points", "figure");
	add_threads(page);
	add_items(page, page->commitments, "commitments", "statuses", "commitment");
	add_items(page, page->findings, "findings", "locations", "finding");
	share_items(page->series, G_STRUCT_OFFSET(DiaPageTopic, series));
	share_items(page->commitments, G_STRUCT_OFFSET(DiaPageTopic, commitments));
	order_topics(page);
	return page;
}

void
dia_page_free(DiaPage *page)
{
	g_ptr_array_unref(page->reports);
	g_ptr_array_unref(page->topics);
	g_ptr_array_unref(page->threads);
	g_ptr_array_unref(page->series);
	g_ptr_array_unref(page->commitments);
	g_ptr_array_unref(page->findings);
	g_hash_table_unref(page->reports_by_id);
	g_hash_table_unref(page->topics_by_id);
	g_hash_table_unref(page->threads_by_id);
	g_hash_table_unref(page->anchors);
	g_hash_table_unref(page->quoted);
	g_string_chunk_free(page->strings);
	g_free(page);
}
