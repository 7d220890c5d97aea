/*
 * Topic by topic: the threads as a synopsis, one column for each report, then the figures.
 */
#include "emit/html-page.h"

#include <string.h>

/* Words given for a link: more would be longer than what is linked. */
enum { MAX_WHY = 3 };
/* Sources of a change that a reader sees at once, where there are more than MAX_SOURCES. */
enum { FIRST_SOURCES = 3, MAX_SOURCES = 5 };

/* What the page says beside it anyway: the topic and the title of a thread; and the id of a commitment. */
static gboolean
is_known(const DiaPage *page, const DiaPageThread *thread, const char *word)
{
	return g_hash_table_contains(page->topics_by_id, word) || g_hash_table_contains(page->threads_by_id, word) ||
	       g_str_equal(word, thread->item.topic->title) ||
	       g_str_equal(word, dia_page_string(thread->item.json, "title"));
}

static void
put_why(DiaPage *page, const DiaPageThread *thread)
{
	DiaMarkup *markup = &page->markup;
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < thread->changes->len; i++) {
		const cJSON *change = g_ptr_array_index(thread->changes, i);
		const cJSON *word;

		cJSON_ArrayForEach (word, dia_page_array(change, "why")) {
			if (!cJSON_IsString(word) || g_hash_table_size(seen) == MAX_WHY ||
			    is_known(page, thread, word->valuestring) ||
			    !g_hash_table_add(seen, word->valuestring))
				continue;
			dia_markup_text(markup,
					g_hash_table_size(seen) == 1 ? "linked by: " : ", ");
			dia_markup_text(markup, word->valuestring);
		}
	}
}

/* The claims of a thread and the changes that lead to each, by report, paragraph and offset. */
typedef struct {
	DiaPage *page;
	const DiaPageThread *thread;
	DiaPageParts parts;  /* the claims by report */
	GHashTable *claims;  /* key -> cJSON */
	GHashTable *changes; /* key of `to` -> GPtrArray of cJSON */
} Synopsis;

static void
synopsis_init(Synopsis *synopsis, DiaPage *page, const DiaPageThread *thread)
{
	const cJSON *claim;

	*synopsis = (Synopsis){ .page = page, .thread = thread };
	dia_page_part(page, dia_page_array(thread->item.json, "claims"), &synopsis->parts);
	synopsis->claims = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	synopsis->changes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
						  (GDestroyNotify)g_ptr_array_unref);
	cJSON_ArrayForEach (claim, dia_page_array(thread->item.json, "claims"))
		g_hash_table_insert(synopsis->claims, dia_page_key(claim), (cJSON *)claim);
	for (guint i = 0; i < thread->changes->len; i++) {
		cJSON *change = g_ptr_array_index(thread->changes, i);
		g_autofree char *key = dia_page_key(dia_page_change_place(change));
		GPtrArray *list = g_hash_table_lookup(synopsis->changes, key);

		if (list == NULL) {
			list = g_ptr_array_new();
			g_hash_table_insert(synopsis->changes, g_steal_pointer(&key), list);
		}
		g_ptr_array_add(list, change);
	}
}

static void
synopsis_clear(Synopsis *synopsis)
{
	dia_page_parts_clear(&synopsis->parts);
	g_hash_table_unref(synopsis->claims);
	g_hash_table_unref(synopsis->changes);
}

static const cJSON *
claim_at(const Synopsis *synopsis, const cJSON *place)
{
	g_autofree char *key = dia_page_key(place);

	return g_hash_table_lookup(synopsis->claims, key);
}

static const char *
status_at(const Synopsis *synopsis, const cJSON *place)
{
	return dia_page_claim_status(claim_at(synopsis, place));
}

/*
 * Who recommends says nothing of where things stand: what is stated later differs from the
 * recommendation, and nobody has gone back on anything.
 */
static gboolean
is_answer(const Synopsis *synopsis, const cJSON *change, const cJSON *from)
{
	return g_str_equal(dia_page_string(change, "kind"), "status-reversed") &&
	       g_str_equal(dia_page_string(claim_at(synopsis, from), "status"), "recommended");
}

static gboolean
is_unchanged(const cJSON *change)
{
	return g_str_equal(dia_page_string(change, "kind"), "unchanged");
}

/* TRUE where the summary says what the two quotations beside it do not. */
static gboolean
says_more(const cJSON *change)
{
	const char *summary = dia_page_string(change, "summary");

	return *summary != '\0' && !dia_page_repeats(summary, dia_json_get(change, "from")) &&
	       !dia_page_repeats(summary, dia_json_get(change, "to"));
}

/*
 * What the sources of a group are gathered by, each: its report and, where that changed, what it says of where things
 * stand.
 */
static GPtrArray *
make_source_keys(const Synopsis *synopsis, const GPtrArray *group)
{
	GPtrArray *keys = g_ptr_array_new_full(group->len, g_free);

	for (guint i = 0; i < group->len; i++) {
		const cJSON *change = g_ptr_array_index(group, i);
		const cJSON *from = dia_json_get(change, "from");

		g_ptr_array_add(keys, g_strconcat(dia_page_string(from, "report"), "\x1f",
						  is_unchanged(change) ? "" : status_at(synopsis, from), NULL));
	}
	return keys;
}

/* " (planned)", where the statement changed from says another status than the one changed to. */
static void
put_status_before(const Synopsis *synopsis, const cJSON *change, const cJSON *from)
{
	const char *before = status_at(synopsis, from);
	const char *after = status_at(synopsis, dia_json_get(change, "to"));

	if (*before != '\0' && *after != '\0' && !g_str_equal(before, after) &&
	    !is_unchanged(change))
		dia_markup_format(&synopsis->page->markup, " (%s)", dia_page_status(before));
}

/*
 * "2014, UN, para. 74, para. 75 (recommended); 2009, State, para. 37 (planned)": each report is
 * named once for each status.
 * @param seen what was put before, and is now; ends once it has put @max sources
 */
static void
put_sources(const Synopsis *synopsis, const GPtrArray *group, GHashTable *seen, guint max)
{
	DiaPage *page = synopsis->page;
	g_autoptr(GPtrArray) keys = make_source_keys(synopsis, group);
	guint n_put = 0;

	for (guint i = 0; i < group->len && n_put < max; i++) {
		const cJSON *from = dia_json_get(g_ptr_array_index(group, i), "from");
		g_autoptr(GHashTable) cited = NULL;
		const char *key = g_ptr_array_index(keys, i);

		if (g_hash_table_contains(seen, key))
			continue;
		cited = g_hash_table_new(NULL, NULL);
		dia_markup_text(&page->markup, n_put > 0 ? "; " : "");
		dia_page_cite_named(page, from);
		g_hash_table_add(cited, dia_page_find(page, from));
		for (guint k = i + 1; k < group->len; k++) {
			const cJSON *other = dia_json_get(g_ptr_array_index(group, k), "from");

			if (!g_str_equal(g_ptr_array_index(keys, k), key) ||
			    !g_hash_table_add(cited, dia_page_find(page, other)))
				continue;
			dia_markup_text(&page->markup, ", ");
			dia_page_cite_short(page, other);
		}
		put_status_before(synopsis, g_ptr_array_index(group, i), from);
		n_put += g_hash_table_size(cited);
		g_hash_table_add(seen, g_strdup(key));
	}
}

static guint
count_keys(const Synopsis *synopsis, const GPtrArray *group)
{
	g_autoptr(GPtrArray) keys = make_source_keys(synopsis, group);
	g_autoptr(GHashTable) distinct = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < keys->len; i++)
		g_hash_table_add(distinct, g_ptr_array_index(keys, i));
	return g_hash_table_size(distinct);
}

/* The sources that were not put yet, folded up. */
static void
put_more_sources(const Synopsis *synopsis, const GPtrArray *group, GHashTable *seen)
{
	DiaMarkup *markup = &synopsis->page->markup;

	if (count_keys(synopsis, group) == g_hash_table_size(seen))
		return;
	dia_markup_raw(markup, "<details class=more><summary>and from others</summary>");
	put_sources(synopsis, group, seen, G_MAXUINT);
	dia_markup_raw(markup, "</details>");
}

/*
 * Changes of one kind that lead to one claim: "status advanced against A, B (planned); C
 * (recommended)". The words are compared with the first, which is the nearest.
 * @param n_claims how many claims one after the other this holds for, the last of which stands above
 */
static void
put_group(const Synopsis *synopsis, const GPtrArray *group, guint n_claims)
{
	DiaPage *page = synopsis->page;
	DiaMarkup *markup = &page->markup;
	const cJSON *first = g_ptr_array_index(group, 0);
	const cJSON *from = dia_json_get(first, "from");
	const cJSON *to = dia_json_get(first, "to");
	gboolean answers = is_answer(synopsis, first, from);
	gboolean has_both = cJSON_IsObject(from) && cJSON_IsObject(to);
	gboolean contradicts = has_both && g_str_equal(dia_page_string(first, "kind"), "contradicted");
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	dia_markup_open_class(markup, "div", "chg");
	dia_markup_attribute(markup, "data-k", dia_page_string(first, "kind"));
	dia_markup_element(markup, "b",
			   answers       ? "differs from the recommendation"
			   : contradicts ? "contradicts"
					 : dia_page_change(dia_page_string(first, "kind")));
	if (n_claims > 1)
		dia_markup_format(markup, " (these %u)", n_claims);
	if (has_both) {
		dia_markup_text(markup, answers ? " of " : contradicts ? " " : " from ");
		put_sources(synopsis, group, seen, group->len > MAX_SOURCES ? FIRST_SOURCES : G_MAXUINT);
	}
	if (says_more(first))
		dia_markup_format(markup, ": %s", dia_page_string(first, "summary"));
	if (has_both)
		put_more_sources(synopsis, group, seen);
	if (!is_unchanged(first))
		dia_page_words(page, dia_page_array(first, "words"));
	dia_markup_close(markup, "div");
}

/* The groups in the order of their first changes. */
static GPtrArray *
group_changes(const Synopsis *synopsis, const GPtrArray *changes)
{
	GPtrArray *groups = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	g_autoptr(GHashTable) by_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < changes->len; i++) {
		const cJSON *change = g_ptr_array_index(changes, i);
		const cJSON *from = dia_json_get(change, "from");
		g_autofree char *key = g_strdup_printf("%s\x1f%d", dia_page_string(change, "kind"),
						       is_answer(synopsis, change, from));
		GPtrArray *group = g_hash_table_lookup(by_key, key);

		if (group == NULL) {
			group = g_ptr_array_new();
			g_ptr_array_add(groups, group);
			g_hash_table_insert(by_key, g_steal_pointer(&key), group);
		}
		g_ptr_array_add(group, (cJSON *)change);
	}
	return groups;
}

/*
 * TRUE where both claims are unchanged from the same places: a dozen States may recommend one thing, and what it is
 * unchanged from needs saying once.
 */
static gboolean
are_unchanged_alike(const Synopsis *synopsis, const cJSON *first, const cJSON *second)
{
	g_autofree char *first_key = dia_page_key(first);
	g_autofree char *second_key = dia_page_key(second);
	const GPtrArray *of_first = g_hash_table_lookup(synopsis->changes, first_key);
	const GPtrArray *of_second = g_hash_table_lookup(synopsis->changes, second_key);

	if (of_first == NULL || of_second == NULL || of_first == of_second || of_first->len != of_second->len)
		return FALSE;
	for (guint i = 0; i < of_first->len; i++) {
		const cJSON *change = of_first->pdata[i];
		const cJSON *other = of_second->pdata[i];
		g_autofree char *from = dia_page_key(dia_json_get(change, "from"));
		g_autofree char *other_from = dia_page_key(dia_json_get(other, "from"));

		if (!is_unchanged(change) || !is_unchanged(other) || !g_str_equal(from, other_from) ||
		    says_more(change) || says_more(other))
			return FALSE;
	}
	return TRUE;
}

/* The changes that lead to a claim, or for what is no longer said start from it; @n_claims as for put_group(). */
static void
put_changes(const Synopsis *synopsis, const cJSON *claim, guint n_claims)
{
	g_autofree char *key = dia_page_key(claim);
	const GPtrArray *changes = g_hash_table_lookup(synopsis->changes, key);
	g_autoptr(GPtrArray) groups = NULL;

	if (changes == NULL)
		return;
	groups = group_changes(synopsis, changes);
	for (guint i = 0; i < groups->len; i++)
		put_group(synopsis, g_ptr_array_index(groups, i), n_claims);
	/* Once, although another claim may stand at the same place. */
	g_hash_table_remove(synopsis->changes, key);
}

static void
put_claim(DiaPage *page, const cJSON *claim)
{
	DiaMarkup *markup = &page->markup;
	const char *speaker = dia_page_string(claim, "speaker");

	dia_markup_open_class(markup, "p", "s");
	dia_page_quote_once(page, claim, "text");
	dia_markup_text(markup, " ");
	dia_page_cite_short(page, claim);
	dia_markup_text(markup, " ");
	if (g_str_equal(speaker, "reviewing-state"))
		dia_markup_element_class(markup, "span", "by", "reviewing State");
	dia_page_put_status(page, dia_page_claim_status(claim));
	dia_markup_close(markup, "p");
}

static void
put_cell(const Synopsis *synopsis, guint index)
{
	DiaPage *page = synopsis->page;
	DiaMarkup *markup = &page->markup;
	guint first = synopsis->parts.starts[index];
	guint end = synopsis->parts.starts[index + 1];
	guint n_alike = 1;

	dia_markup_open(markup, "td");
	for (guint i = first; i < end; i++) {
		const cJSON *claim = synopsis->parts.items[i];

		put_claim(page, claim);
		if (i + 1 < end && are_unchanged_alike(synopsis, claim, synopsis->parts.items[i + 1])) {
			n_alike++;
			continue;
		}
		put_changes(synopsis, claim, n_alike);
		n_alike = 1;
	}
	dia_markup_close(markup, "td");
}

/* The kinds of change in a thread, each once, for the filter. */
static void
put_kinds(DiaPage *page, const DiaPageThread *thread)
{
	g_autoptr(GString) kinds = g_string_new(NULL);
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < thread->changes->len; i++) {
		const char *kind = dia_page_string(g_ptr_array_index(thread->changes, i), "kind");

		if (!g_hash_table_add(seen, (char *)kind))
			continue;
		if (kinds->len > 0)
			g_string_append_c(kinds, ' ');
		g_string_append(kinds, kind);
	}
	dia_markup_attribute(&page->markup, "data-k", kinds->str);
}

static void
put_thread(DiaPage *page, const DiaPageThread *thread)
{
	DiaMarkup *markup = &page->markup;
	Synopsis synopsis;

	synopsis_init(&synopsis, page, thread);
	dia_markup_open_class(markup, "tbody", "u");
	dia_markup_attribute(markup, "id", thread->item.anchor);
	put_kinds(page, thread);
	dia_markup_raw(markup, "<tr class=head>");
	dia_markup_open(markup, "th");
	dia_markup_attribute_number(markup, "colspan", MAX(page->reports->len, 1));
	dia_markup_attribute(markup, "scope", "rowgroup");
	dia_markup_open(markup, "a");
	dia_markup_link(markup, thread->item.anchor);
	dia_markup_text(markup, dia_page_string(thread->item.json, "title"));
	dia_markup_close(markup, "a");
	dia_markup_open_class(markup, "span", "why");
	put_why(page, thread);
	dia_markup_close(markup, "span");
	dia_markup_close(markup, "th");
	dia_markup_raw(markup, "</tr><tr>");
	for (guint i = 0; i < page->reports->len; i++)
		put_cell(&synopsis, i);
	dia_markup_raw(markup, "</tr>");
	dia_markup_close(markup, "tbody");
	dia_markup_raw(markup, "\n");
	synopsis_clear(&synopsis);
}

static double
best_score(const DiaPageThread *thread)
{
	double best = 0;

	for (guint i = 0; i < thread->changes->len; i++)
		best = MAX(best,
			   dia_json_get_number(g_ptr_array_index(thread->changes, i), "score", 0));
	return best;
}

typedef struct {
	const DiaPageThread *thread;
	double score;
	guint position;
} Ranked;

static int
compare_ranked(gconstpointer a, gconstpointer b)
{
	const Ranked *first = a;
	const Ranked *second = b;

	if (first->score != second->score)
		return first->score > second->score ? -1 : 1;
	return first->position < second->position ? -1 : first->position > second->position;
}

static void
put_synopsis(DiaPage *page, const DiaPageTopic *topic)
{
	DiaMarkup *markup = &page->markup;
	g_autoptr(GArray) ranked = g_array_new(FALSE, FALSE, sizeof(Ranked));

	for (guint i = 0; i < topic->threads->len; i++) {
		Ranked entry = { .thread = g_ptr_array_index(topic->threads, i), .position = i };

		if (entry.thread->n_reports < 2 || entry.thread->is_figures)
			continue;
		entry.score = best_score(entry.thread);
		g_array_append_val(ranked, entry);
	}
	if (ranked->len == 0)
		return;
	g_array_sort(ranked, compare_ranked);
	dia_markup_raw(markup, "<div class=wide><table class=\"synopsis threads\">");
	dia_markup_open_class(markup, "caption", "hid");
	dia_markup_format(markup, "%s: statements followed through the reports", topic->title);
	dia_markup_close(markup, "caption");
	dia_page_report_heads(page, NULL);
	for (guint i = 0; i < ranked->len; i++)
		put_thread(page, g_array_index(ranked, Ranked, i).thread);
	dia_markup_raw(markup, "</table></div>");
}

/* Threads of one report fill no synopsis; those no longer said have a section of their own. */
static gboolean
is_single(const DiaPageThread *thread)
{
	return thread->n_reports < 2 && !thread->is_figures && !dia_page_is_dropped(thread);
}

static void
put_single(DiaPage *page, const DiaPageThread *thread)
{
	DiaMarkup *markup = &page->markup;
	const cJSON *claim;

	dia_markup_open_class(markup, "li", "u");
	dia_markup_attribute(markup, "id", thread->item.anchor);
	put_kinds(page, thread);
	dia_page_put_report(page, cJSON_GetArrayItem(dia_page_array(thread->item.json, "claims"), 0));
	cJSON_ArrayForEach (claim, dia_page_array(thread->item.json, "claims")) {
		dia_page_quote_start(page, claim, "text");
		dia_markup_text(markup, " ");
		dia_page_cite(page, claim);
		dia_markup_text(markup, " ");
		dia_page_put_status(page, dia_page_claim_status(claim));
	}
	dia_markup_close(markup, "li");
}

static void
put_singles(DiaPage *page, const DiaPageTopic *topic)
{
	DiaMarkup *markup = &page->markup;
	guint n_singles = 0;

	for (guint i = 0; i < topic->threads->len; i++)
		n_singles += is_single(g_ptr_array_index(topic->threads, i));
	if (n_singles == 0)
		return;
	dia_markup_raw(markup, "<details class=singles><summary>");
	dia_page_count(page, n_singles, "statement that one report makes and no other",
		       "statements that one report makes and no other");
	dia_markup_raw(markup, "</summary><ul>");
	for (guint i = 0; i < topic->threads->len; i++)
		if (is_single(g_ptr_array_index(topic->threads, i)))
			put_single(page, g_ptr_array_index(topic->threads, i));
	dia_markup_raw(markup, "</ul></details>");
}

static void
put_commitment_links(DiaPage *page, const DiaPageTopic *topic)
{
	DiaMarkup *markup = &page->markup;

	if (topic->commitments->len == 0)
		return;
	dia_markup_raw(markup, "<p class=see>Commitments: ");
	for (guint i = 0; i < topic->commitments->len; i++) {
		const DiaPageItem *item = g_ptr_array_index(topic->commitments, i);

		if (i > 0)
			dia_markup_raw(markup, " · ");
		dia_markup_open(markup, "a");
		dia_markup_link(markup, item->anchor);
		dia_markup_text(markup, dia_page_string(item->json, "title"));
		dia_markup_close(markup, "a");
	}
	dia_markup_raw(markup, "</p>");
}

/* What a reader finds on opening the topic. */
static void
put_contents(DiaPage *page, const DiaPageTopic *topic)
{
	struct {
		guint count;
		const char *one;
		const char *many;
	} contents[] = {
		{ topic->threads->len, "subject", "subjects" },
		{ topic->series->len, "series of figures", "series of figures" },
		{ topic->commitments->len, "commitment", "commitments" },
		{ topic->paragraphs->len, "paragraph", "paragraphs" },
	};
	gboolean has_any = FALSE;

	for (guint i = 0; i < topic->threads->len; i++)
		contents[0].count -=
			((const DiaPageThread *)g_ptr_array_index(topic->threads, i))->is_figures;
	dia_markup_open_class(&page->markup, "span", "src");
	for (guint i = 0; i < G_N_ELEMENTS(contents); i++) {
		if (contents[i].count == 0)
			continue;
		if (has_any)
			dia_markup_text(&page->markup, ", ");
		dia_page_count(page, contents[i].count, contents[i].one, contents[i].many);
		has_any = TRUE;
	}
	dia_markup_close(&page->markup, "span");
}

static void
put_topic(DiaPage *page, const DiaPageTopic *topic)
{
	DiaMarkup *markup = &page->markup;

	/* The headline topics are open, the others a reader opens. */
	dia_markup_open_class(markup, "details", "topic");
	dia_markup_attribute(markup, "id", topic->anchor);
	dia_markup_attribute(markup, "data-t", topic->anchor);
	if (topic->is_headline)
		dia_markup_attribute(markup, "open", "");
	dia_markup_open(markup, "summary");
	dia_markup_element(markup, "h3", topic->title);
	put_contents(page, topic);
	dia_markup_close(markup, "summary");
	put_commitment_links(page, topic);
	put_synopsis(page, topic);
	dia_page_series(page, topic->series);
	put_singles(page, topic);
	if (topic->is_headline)
		dia_page_index(page, topic);
	dia_markup_close(markup, "details");
	dia_markup_raw(markup, "\n");
}

void
dia_page_topics(DiaPage *page)
{
	dia_page_open_section(page, "topics", "Topic by topic");
	dia_markup_raw(&page->markup,
		       "<p class=lead>Each row follows one subject through the reports. Below a statement stands how "
		       "it differs from earlier ones. That a status advanced means that the later speaker says that "
		       "more was done, not that it was.</p>");
	for (guint i = 0; i < page->topics->len; i++)
		put_topic(page, g_ptr_array_index(page->topics, i));
	dia_page_close_section(page);
}
