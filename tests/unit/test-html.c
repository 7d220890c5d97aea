/*
 * The page: the same for the same JSON, whole and harmless for any.
 *
 * Usage: test-html CASE-FOLDER, with report.json and the page.html expected from it. Style and
 * script are cut out of the page before it is compared. DIACHRON_UPDATE=1 writes page.html anew.
 */
#include <string.h>

#include "emit/html.h"
#include "support.h"

static char *folder;

static cJSON *
load_report(void)
{
	g_autofree char *path = g_build_filename(folder, "report.json", NULL);
	g_autofree char *data = NULL;
	cJSON *report;

	g_assert_true(g_file_get_contents(path, &data, NULL, NULL));
	report = cJSON_Parse(data);
	g_assert_nonnull(report);
	return report;
}

/* Takes out what stands between two strings; there must be one such place. */
static void
cut(GString *page, const char *from, const char *to)
{
	char *start = strstr(page->str, from);
	char *end;

	g_assert_nonnull(start);
	start += strlen(from);
	end = strstr(start, to);
	g_assert_nonnull(end);
	g_string_erase(page, start - page->str, end - start);
}

static void
test_golden(void)
{
	g_autofree char *path = g_build_filename(folder, "page.html", NULL);
	g_autofree char *expected = NULL;
	g_autoptr(cJSON) report = load_report();
	g_autoptr(GString) page = dia_emit_html(report);

	cut(page, "<style>", "</style>");
	cut(page, "<script>", "</script>");
	cut(page, "style-src 'sha256-", "'");
	cut(page, "script-src 'sha256-", "'");
	if (g_getenv("DIACHRON_UPDATE") != NULL)
		g_assert_true(g_file_set_contents(path, page->str, (gssize)page->len, NULL));
	g_assert_true(g_file_get_contents(path, &expected, NULL, NULL));
	g_assert_cmpstr(page->str, ==, expected);
}

static void
test_same_bytes(void)
{
	g_autoptr(cJSON) report = load_report();
	g_autofree char *printed = cJSON_PrintUnformatted(report);
	g_autoptr(cJSON) again = cJSON_Parse(printed);
	g_autoptr(GString) first = dia_emit_html(report);
	g_autoptr(GString) second = dia_emit_html(again);

	g_assert_cmpmem(first->str, first->len, second->str, second->len);
}

/* Every start tag has its end tag, in order. Style and script are skipped by their end tags. */
static void
check_nesting(const char *page)
{
	g_autoptr(GPtrArray) open = g_ptr_array_new_with_free_func(g_free);

	for (const char *at = strchr(page, '<'); at != NULL; at = strchr(at, '<')) {
		const char *end = strchr(at, '>');
		gsize length = strcspn(at + 1, " />");

		g_assert_nonnull(end);
		if (at[1] == '/') {
			const char *name = open->len > 0 ? open->pdata[open->len - 1] : "";

			g_assert_true(strncmp(at + 2, name, strlen(name)) == 0);
			g_assert_true(at[2 + strlen(name)] == '>');
			g_ptr_array_set_size(open, (gint)open->len - 1);
		} else if (at[1] != '!' && end[-1] != '/') {
			g_autofree char *name = g_strndup(at + 1, length);

			g_ptr_array_add(open, g_strdup(name));
			if (g_str_equal(name, "style") || g_str_equal(name, "script")) {
				g_autofree char *close = g_strconcat("</", name, ">", NULL);

				end = strstr(end, close) - 1;
			}
		}
		at = end;
	}
	g_assert_cmpuint(open->len, ==, 0);
}

/* The value of the attribute whose name and sign of equality end at @at; with or without quotes. */
static char *
attribute_at(const char *at)
{
	return *at == '"' ? g_strndup(at + 1, strcspn(at + 1, "\""))
			  : g_strndup(at, strcspn(at, " >"));
}

/* Ids are unique, and every link within the page has one to lead to. */
static void
check_links(const char *page)
{
	g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	const char *body = strstr(page, "<body");
	const char *end = strstr(body, "<script>");
	guint n_links = 0;

	for (const char *at = strstr(body, " id="); at != NULL && at < end;
	     at = strstr(at, " id=")) {
		at += strlen(" id=");
		g_assert_true(g_hash_table_add(ids, attribute_at(at)));
	}
	for (const char *at = strstr(body, " href="); at != NULL && at < end;
	     at = strstr(at, " href=")) {
		g_autofree char *href = NULL;

		at += strlen(" href=");
		href = attribute_at(at);
		if (*href != '#')
			continue;
		g_assert_true(g_hash_table_contains(ids, href + 1));
		n_links++;
	}
	g_assert_cmpuint(n_links, >, 0);
}

static void
check_page(const GString *page)
{
	g_assert_true(g_utf8_validate_len(page->str, page->len, NULL));
	g_assert_cmpuint(support_count(page->str, "<script"), ==, 1);
	g_assert_cmpuint(support_count(page->str, "<style"), ==, 2);
	g_assert_null(strstr(page->str, "<img"));
	g_assert_null(strstr(page->str, "javascript:"));
	g_assert_null(strstr(page->str, "\xe2\x80\xae"));
	check_nesting(page->str);
	check_links(page->str);
}

static void
test_whole(void)
{
	g_autoptr(cJSON) report = load_report();
	g_autoptr(GString) page = dia_emit_html(report);

	check_page(page);
}

/* Replaces every string below @json by @attack. */
static void
poison(cJSON *json, const char *attack)
{
	for (cJSON *child = json->child; child != NULL; child = child->next) {
		if (cJSON_IsString(child))
			cJSON_SetValuestring(child, attack);
		poison(child, attack);
	}
}

/* Puts @attack before every string, so that references between the parts still hold. */
static void
infect(cJSON *json, const char *attack)
{
	for (cJSON *child = json->child; child != NULL; child = child->next) {
		if (cJSON_IsString(child)) {
			g_autofree char *text = g_strconcat(attack, child->valuestring, NULL);

			cJSON_SetValuestring(child, text);
		}
		infect(child, attack);
	}
}

static void
test_hostile(void)
{
	static const char *const attacks[] = {
		"<script>alert(1)</script>",
		"\"><img src=x onerror=alert(1)>",
		"</script></style></title><style>*{display:none}</style>",
		"javascript:alert(1)",
		"' onmouseover='alert(1)",
		"\xe2\x80\xaetxet",
		"\xff\xfe\xc0\xbc",
		"<!--",
		"]]>",
		"{{7*7}}${7*7}%s%n",
		"",
	};

	for (guint i = 0; i < G_N_ELEMENTS(attacks); i++) {
		g_autoptr(cJSON) infected = load_report();
		g_autoptr(cJSON) poisoned = load_report();
		g_autoptr(GString) first = NULL;
		g_autoptr(GString) second = NULL;

		infect(infected, attacks[i]);
		poison(poisoned, attacks[i]);
		first = dia_emit_html(infected);
		second = dia_emit_html(poisoned);
		if (strstr(attacks[i], "javascript:") == NULL) {
			check_page(first);
			check_page(second);
		} else {
			/* It may be text, and never where a browser follows it. */
			g_assert_null(strstr(first->str, "href=\"javascript:"));
			g_assert_null(strstr(first->str, "href=javascript"));
			g_assert_null(strstr(first->str, "src=\"javascript:"));
		}
	}
}

/* Puts each of some values in the place of each node in turn, and makes the page. */
static void
replace_each(const cJSON *report, cJSON *parent)
{
	static const char *const values[] = { "null",	"[]",	 "{}",
					      "-1e308", "\"x\"", "[[0],{\"id\":1}]" };

	for (cJSON *child = parent->child; child != NULL; child = child->next) {
		for (guint i = 0; i < G_N_ELEMENTS(values); i++) {
			cJSON *other = cJSON_Parse(values[i]);
			cJSON kept = *child;
			g_autoptr(GString) page = NULL;

			child->type = other->type;
			child->child = other->child;
			child->valuestring = other->valuestring;
			child->valuedouble = other->valuedouble;
			child->valueint = other->valueint;
			page = dia_emit_html(report);
			check_nesting(page->str);
			*child = kept;
			cJSON_Delete(other);
		}
		/* What follows in an array is like its first element. */
		replace_each(report, child);
		if (cJSON_IsArray(parent))
			break;
	}
}

static void
test_wrong_types(void)
{
	static const char *const reports[] = { "null", "[]", "3",
					       "\"\"", "{}", "{\"reports\":[null]}" };
	g_autoptr(cJSON) report = load_report();

	for (guint i = 0; i < G_N_ELEMENTS(reports); i++) {
		g_autoptr(cJSON) json = cJSON_Parse(reports[i]);
		g_autoptr(GString) page = dia_emit_html(json);

		check_page(page);
	}
	replace_each(report, report);
}

/* Many things of one name cost no more than many names: the page of 4n is about 4 times that of n.
 */
static double
time_duplicates(guint n_threads)
{
	g_autoptr(cJSON) report = cJSON_Parse("{\"threads\":[]}");
	g_autoptr(GString) page = NULL;
	cJSON *threads = cJSON_GetObjectItem(report, "threads");
	gint64 start;

	for (guint i = 0; i < n_threads; i++)
		cJSON_AddItemToArray(threads, cJSON_Parse("{\"id\":\"t\",\"title\":\"x\"}"));
	start = g_get_monotonic_time();
	page = dia_emit_html(report);
	return (double)(g_get_monotonic_time() - start) / 1e6;
}

static void
test_duplicates(void)
{
	/* Far below what a walk over all earlier names would need, far above noise. */
	g_assert_cmpfloat(time_duplicates(40000), <, 10.0);
}

/*
 * A State's report that plans a law, a treaty body's that recommends the same later, and where
 * @has_later another report of the State.
 */
static GString *
make_followed(gboolean has_later)
{
	g_autofree char *json = g_strdup_printf(
		"{\"reports\":[{\"id\":\"early\",\"issuer\":\"state\",\"date\":\"2010\",\"symbol\":\"S/1\","
		"\"paragraphs\":[{\"id\":\"4\",\"label\":\"4\",\"text\":\"A law is planned.\"}]},"
		"{\"id\":\"body\",\"issuer\":\"un\",\"date\":\"2013\",\"symbol\":\"U/1\",\"paragraphs\":"
		"[{\"id\":\"7\",\"label\":\"7\",\"kind\":\"recommendation\",\"text\":\"Pass the law.\"}]}%s],"
		"\"commitments\":[{\"id\":\"law\",\"title\":\"Law on courts\",\"followed_up\":false,\"statuses\":["
		"{\"report\":\"early\",\"paragraph\":\"4\",\"speaker\":\"state\",\"status\":\"planned\"},"
		"{\"report\":\"body\",\"paragraph\":\"7\",\"speaker\":\"un\",\"status\":\"recommended\"}]}]}",
		has_later ? ",{\"id\":\"late\",\"issuer\":\"state\",\"date\":\"2016\",\"paragraphs\":[]}" : "");
	g_autoptr(cJSON) report = cJSON_Parse(json);

	g_assert_nonnull(report);
	return dia_emit_html(report);
}

/* What no report could take up is not said to have been left; what could is cited to the State's own words. */
static void
test_follow_up(void)
{
	g_autoptr(GString) last = make_followed(FALSE);
	g_autoptr(GString) later = make_followed(TRUE);
	const char *list;

	g_assert_null(strstr(last->str, "no later report of the State"));
	g_assert_nonnull(strstr(last->str, "no later report yet"));
	g_assert_null(strstr(last->str, "nothing found in a later report"));
	list = strstr(later->str, "no later report of the State");
	g_assert_nonnull(list);
	g_assert_true(g_strstr_len(list, strcspn(list, "\n"), "S/1, para. 4") != NULL);
	g_assert_null(strstr(later->str, "no later report yet"));
	g_assert_nonnull(strstr(later->str, "nothing found in a later report"));
}

static char *
make_change(const char *kind, guint start)
{
	return g_strdup_printf("{\"thread\":\"t\",\"kind\":\"%s\",\"to\":{\"report\":\"r\",\"paragraph\":\"1\","
			       "\"start\":%u}}",
			       kind, start);
}

/* Three statements changed in a way are "3 statuses advanced", one "1 status advanced". */
static void
test_plurals(void)
{
	static const char *const kinds[] = { "status-advanced", "status-reversed", "figure-changed", "figure-restated",
					     "new", "contradicted" };
	static const char *const one[] = { "1 status advanced", "1 status reversed", "1 figure changed",
					   "1 figure restated", "1 new", "1 contradiction" };
	static const char *const three[] = { "3 statuses advanced", "3 statuses reversed", "3 figures changed",
					     "3 figures restated", "3 new", "3 contradictions" };

	for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
		g_autofree char *change = make_change(kinds[i], 0);
		g_autofree char *json = g_strdup_printf(
			"{\"reports\":[{\"id\":\"r\",\"paragraphs\":[{\"id\":\"1\",\"text\":\"x\"}]}],"
			"\"topics\":[{\"id\":\"a\",\"title\":\"A\",\"paragraphs\":{\"r\":[\"1\"]}}],"
			"\"collection\":{\"headline\":[\"a\"]},"
			"\"threads\":[{\"id\":\"t\",\"topic\":\"a\",\"claims\":[]}],\"changes\":[%s]}",
			change);
		g_autoptr(cJSON) report = cJSON_Parse(json);
		g_autoptr(GString) page = dia_emit_html(report);
		cJSON *changes = cJSON_GetObjectItem(report, "changes");
		g_autoptr(GString) more = NULL;

		g_assert_nonnull(strstr(page->str, one[i]));
		/* The last is of the same statement, from another: it counts no further. */
		for (guint j = 1; j < 4; j++) {
			g_autofree char *next = make_change(kinds[i], MIN(j, 2));

			cJSON_AddItemToArray(changes, cJSON_Parse(next));
		}
		more = dia_emit_html(report);
		g_assert_nonnull(strstr(more->str, three[i]));
	}
}

/*
 * A thread without the State's claim that an NGO contradicts, which stands with its paragraph only.
 * @param speaker of that claim
 */
static GString *
make_contradicted(const char *speaker)
{
	g_autofree char *json = g_strdup_printf(
		"{\"reports\":[{\"id\":\"s\",\"paragraphs\":[{\"id\":\"1\",\"claims\":["
		"{\"start\":9,\"speaker\":\"%s\",\"status\":\"done\"}]}]},"
		"{\"id\":\"n\",\"issuer\":\"ngo\",\"paragraphs\":[{\"id\":\"2\"}]}],"
		"\"threads\":[{\"id\":\"t\",\"title\":\"Wells\",\"claims\":["
		"{\"report\":\"n\",\"paragraph\":\"2\",\"start\":0,\"speaker\":\"ngo\",\"status\":\"not-done\","
		"\"text\":\"No well was dug.\"}]}],"
		"\"changes\":[{\"thread\":\"t\",\"kind\":\"contradicted\","
		"\"from\":{\"report\":\"s\",\"paragraph\":\"1\",\"start\":9,\"quote\":\"Wells were dug.\"},"
		"\"to\":{\"report\":\"n\",\"paragraph\":\"2\",\"start\":0,\"quote\":\"No well was dug.\"}}]}",
		speaker);
	g_autoptr(cJSON) report = cJSON_Parse(json);

	g_assert_nonnull(report);
	return dia_emit_html(report);
}

/* Side by side stand a statement of the State and one of another, or nothing. */
static void
test_sides(void)
{
	g_autoptr(GString) both = make_contradicted("state");
	g_autoptr(GString) others = make_contradicted("reviewing-state");
	const char *sides = strstr(both->str, "id=sides");

	g_assert_nonnull(sides);
	g_assert_nonnull(strstr(sides, "Wells were dug."));
	g_assert_nonnull(strstr(sides, "No well was dug."));
	sides = strstr(others->str, "id=sides");
	g_assert_nonnull(strstr(sides, "No such place was found."));
}

/* At a glance stand up to three places that say the same: the second may say more than the first. */
static void
test_glance_places(void)
{
	g_autoptr(GString) json = g_string_new(
		"{\"reports\":[{\"id\":\"r\",\"symbol\":\"S\",\"paragraphs\":[{\"id\":\"1\"},{\"id\":\"2\"},"
		"{\"id\":\"3\"},{\"id\":\"4\"}]}],\"collection\":{\"headline\":[\"a\"]},"
		"\"topics\":[{\"id\":\"a\",\"title\":\"A\",\"paragraphs\":{\"r\":[\"1\"]}}],"
		"\"commitments\":[{\"id\":\"c\",\"title\":\"C\",\"topic\":\"a\",\"statuses\":[");
	g_autoptr(cJSON) report = NULL;
	g_autoptr(GString) page = NULL;
	g_autofree char *cell = NULL;
	const char *start;

	for (guint i = 1; i <= 4; i++)
		g_string_append_printf(json, "%s{\"report\":\"r\",\"paragraph\":\"%u\",\"speaker\":\"state\","
				       "\"status\":\"done\"}", i > 1 ? "," : "", i);
	g_string_append(json, "]}]}");
	report = cJSON_Parse(json->str);
	g_assert_nonnull(report);
	page = dia_emit_html(report);
	start = strstr(page->str, "<span class=one>");
	g_assert_nonnull(start);
	cell = g_strndup(start, (gsize)(strstr(start, "</td>") - start));
	g_assert_cmpuint(support_count(cell, "<a "), ==, 3);
	g_assert_cmpuint(support_count(cell, ">done<"), ==, 1);
}

/* Of "from 22 to 5" the first is told to be a former value, and the picture names what holds. */
static void
test_former(void)
{
	g_autoptr(cJSON) report = cJSON_Parse(
		"{\"reports\":[{\"id\":\"r\",\"date\":\"2004\",\"paragraphs\":[{\"id\":\"1\"}]},"
		"{\"id\":\"s\",\"date\":\"2010\",\"paragraphs\":[{\"id\":\"1\"}]}],"
		"\"series\":[{\"id\":\"a\",\"measure\":\"days\",\"unit\":\"day\",\"points\":["
		"{\"report\":\"r\",\"paragraph\":\"1\",\"text\":\"30\",\"value\":30},"
		"{\"report\":\"s\",\"paragraph\":\"1\",\"text\":\"22\",\"value\":22,\"former\":true},"
		"{\"report\":\"s\",\"paragraph\":\"1\",\"text\":\"5\",\"value\":5}]}]}");
	g_autoptr(GString) page = dia_emit_html(report);

	g_assert_cmpuint(support_count(page->str, "former value"), ==, 1);
	g_assert_nonnull(strstr(strstr(page->str, "<q>22</q>"), "former value"));
	g_assert_null(strstr(page->str, ">22</text>"));
	g_assert_nonnull(strstr(page->str, ">5</text>"));
}

/*
 * Changes of one kind that lead to one statement, each from a report of its own.
 * @return where the page tells of them
 */
static char *
put_sources(guint n_sources)
{
	g_autoptr(GString) json = g_string_new("{\"reports\":[");
	g_autoptr(cJSON) report = NULL;
	g_autoptr(GString) page = NULL;
	const char *start;

	for (guint i = 0; i <= n_sources; i++)
		g_string_append_printf(json, "%s{\"id\":\"r%u\",\"paragraphs\":[{\"id\":\"1\"}]}", i > 0 ? "," : "", i);
	g_string_append(json, "],\"threads\":[{\"id\":\"t\",\"claims\":[");
	for (guint i = 0; i <= n_sources; i++)
		g_string_append_printf(json, "%s{\"report\":\"r%u\",\"paragraph\":\"1\",\"start\":0}", i > 0 ? "," : "",
				       i);
	g_string_append(json, "]}],\"changes\":[");
	for (guint i = 0; i < n_sources; i++)
		g_string_append_printf(json,
				       "%s{\"thread\":\"t\",\"kind\":\"reworded\",\"from\":{\"report\":\"r%u\","
				       "\"paragraph\":\"1\",\"start\":0},\"to\":{\"report\":\"r%u\","
				       "\"paragraph\":\"1\",\"start\":0}}",
				       i > 0 ? "," : "", i, n_sources);
	g_string_append(json, "]}");
	report = cJSON_Parse(json->str);
	g_assert_nonnull(report);
	page = dia_emit_html(report);
	start = strstr(page->str, "<div class=chg");
	g_assert_nonnull(start);
	return g_strndup(start, (gsize)(strstr(start, "</div>") - start));
}

/* A long list of sources is folded up but for its first, and none is lost. */
static void
test_sources(void)
{
	g_autofree char *few = put_sources(5);
	g_autofree char *many = put_sources(9);
	const char *fold = strstr(many, "<details class=more>");

	g_assert_null(strstr(few, "<details"));
	g_assert_cmpuint(support_count(few, "<a "), ==, 5);
	g_assert_nonnull(fold);
	g_assert_cmpuint(support_count(many, "<a "), ==, 9);
	g_assert_cmpuint(support_count(fold, "<a "), ==, 6);
}

/* No report or topic takes the id of a part of the page, nor that of another. */
static void
test_anchors(void)
{
	static const char *const ids[] = { "main",   "next",	 "tools", "keys",     "close",	   "by-topic",
					   "search", "use-keys", "help",  "help-title", "findings", "status" };

	for (guint i = 0; i < G_N_ELEMENTS(ids); i++) {
		g_autofree char *json = g_strdup_printf(
			"{\"reports\":[{\"id\":\"%s\",\"paragraphs\":[{\"id\":\"1\"}]}],"
			"\"topics\":[{\"id\":\"%s\",\"paragraphs\":{\"%s\":[\"1\"]}},"
			"{\"id\":\"%s-p1\",\"paragraphs\":{\"%s\":[\"1\"]}}]}",
			ids[i], ids[i], ids[i], ids[i], ids[i]);
		g_autoptr(cJSON) report = cJSON_Parse(json);
		g_autoptr(GString) page = dia_emit_html(report);

		check_page(page);
	}
}

/* A page of one commitment, done on two days, with or without the finding that says so. */
static GString *
make_dated(gboolean has_finding)
{
	g_autofree char *json = g_strdup_printf(
		"{\"reports\":[{\"id\":\"r\",\"paragraphs\":[{\"id\":\"1\"},{\"id\":\"2\"}]}],"
		"\"topics\":[{\"id\":\"a\",\"title\":\"A\",\"paragraphs\":{\"r\":[\"1\",\"2\"]}}],"
		"\"collection\":{\"headline\":[\"a\"]},"
		"\"commitments\":[{\"id\":\"c\",\"title\":\"C\",\"topic\":\"a\",\"statuses\":["
		"{\"report\":\"r\",\"paragraph\":\"1\",\"speaker\":\"state\",\"status\":\"done\",\"date\":null,"
		"\"quote\":\"It is.\"},"
		"{\"report\":\"r\",\"paragraph\":\"1\",\"speaker\":\"state\",\"status\":\"done\","
		"\"date\":\"2001-02-03\",\"quote\":\"The bridge opened on 3 February 2001.\"},"
		"{\"report\":\"r\",\"paragraph\":\"2\",\"speaker\":\"state\",\"status\":\"done\","
		"\"date\":\"2001-03-04\",\"quote\":\"The bridge opened on 4 March 2001.\"}]}],"
		"\"findings\":[%s]}",
		has_finding ? "{\"rule\":\"date\",\"locations\":["
			      "{\"report\":\"r\",\"paragraph\":\"1\",\"text\":\"3 February 2001\"},"
			      "{\"report\":\"r\",\"paragraph\":\"2\",\"text\":\"4 March 2001\"}]}"
			    : "");
	g_autoptr(cJSON) report = cJSON_Parse(json);

	g_assert_nonnull(report);
	return dia_emit_html(report);
}

/* Both dates stand at a glance, and a finding on them is named there and in the ledger. */
static void
test_dates_differ(void)
{
	g_autoptr(GString) with = make_dated(TRUE);
	g_autoptr(GString) without = make_dated(FALSE);
	const char *glance = strstr(with->str, "id=glance");
	const char *ledger = strstr(with->str, "id=commitments");
	const char *cell;

	g_assert_true(glance != NULL && ledger != NULL && glance < ledger);
	cell = g_strstr_len(glance, ledger - glance, "(3 February 2001)");
	g_assert_nonnull(cell);
	g_assert_nonnull(g_strstr_len(cell, ledger - cell, "(4 March 2001)"));
	g_assert_nonnull(g_strstr_len(cell, ledger - cell, "dates differ"));
	g_assert_nonnull(strstr(ledger, "dates differ"));
	g_assert_null(strstr(without->str, "dates differ"));
	g_assert_nonnull(strstr(without->str, "(4 March 2001)"));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	dia_json_init();
	g_assert_cmpint(argc, ==, 2);
	folder = argv[1];
	g_test_add_func("/html/golden", test_golden);
	g_test_add_func("/html/same-bytes", test_same_bytes);
	g_test_add_func("/html/whole", test_whole);
	g_test_add_func("/html/hostile", test_hostile);
	g_test_add_func("/html/wrong-types", test_wrong_types);
	g_test_add_func("/html/duplicates", test_duplicates);
	g_test_add_func("/html/follow-up", test_follow_up);
	g_test_add_func("/html/plurals", test_plurals);
	g_test_add_func("/html/dates-differ", test_dates_differ);
	g_test_add_func("/html/sides", test_sides);
	g_test_add_func("/html/glance-places", test_glance_places);
	g_test_add_func("/html/former", test_former);
	g_test_add_func("/html/sources", test_sources);
	g_test_add_func("/html/anchors", test_anchors);
	return g_test_run();
}
