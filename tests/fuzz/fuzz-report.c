/*
 * Fuzz target: any JSON as the report.json that `render` makes a page of. The page must be UTF-8, and no text of the
 * report may open an element of its own.
 */
#include <string.h>

#include "emit/html.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

static guint
count_scripts(const char *page)
{
	guint count = 0;

	for (; (page = strstr(page, "<script")) != NULL; page++)
		count++;
	return count;
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autoptr(cJSON) report = cJSON_ParseWithLength((const char *)data, size);
	g_autoptr(cJSON) nothing = cJSON_CreateObject();
	g_autoptr(GString) page = NULL;
	g_autoptr(GString) empty = NULL;

	if (report == NULL)
		return 0;
	page = dia_emit_html(report);
	empty = dia_emit_html(nothing);
	g_assert_true(g_utf8_validate(page->str, (gssize)page->len, NULL));
	g_assert_cmpuint(count_scripts(page->str), <=, count_scripts(empty->str));
	return 0;
}
