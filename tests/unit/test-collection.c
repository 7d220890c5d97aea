/*
 * Manifests, and collections of the names on a command line.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "diachron/diachron.h"

typedef struct {
	char *folder;
	char *manifest;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
	g_autoptr(GError) error = NULL;

	fixture->folder = g_dir_make_tmp("diachron-XXXXXX", &error);
	g_assert_no_error(error);
	fixture->manifest = g_build_filename(fixture->folder, "reports.ini", NULL);
}

static void
tear_down(Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
	g_unlink(fixture->manifest);
	g_rmdir(fixture->folder);
	g_free(fixture->manifest);
	g_free(fixture->folder);
}

static DiaCollection *
load(Fixture *fixture, const char *content, GError **error)
{
	const char *const paths[] = { fixture->manifest, NULL };
	g_autoptr(GError) failure = NULL;

	g_file_set_contents(fixture->manifest, content, -1, &failure);
	g_assert_no_error(failure);
	return dia_collection_load(paths, error);
}

static void
test_manifest(Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(DiaCollection) collection =
	    load(fixture,
		 "# a comment\n\n[collection]\ntitle=Ruritania\ncountry=RUR\nheadline=media;torture\n"
		 "[report rur-2009]\nfile=a.txt\ntitle=First\nsymbol=A/HRC/1/2\ndate=2009-05-01\n"
		 "issuer=state\ncountry=RUR\nrevisions=original\n"
		 "[report rur-2014]\nfile=/tmp/b.txt\n",
		 &error);
	g_autofree char *path = g_build_filename(fixture->folder, "a.txt", NULL);
	const DiaReportSource *sources;
	guint n;

	g_assert_no_error(error);
	g_assert_true(dia_collection_has_manifest(collection));
	g_assert_cmpstr(dia_collection_title(collection), ==, "Ruritania");
	g_assert_cmpstr(dia_collection_country(collection), ==, "RUR");
	g_assert_cmpstr(dia_collection_headline(collection)[1], ==, "torture");
	sources = dia_collection_sources(collection, &n);
	g_assert_cmpuint(n, ==, 2);
	g_assert_cmpstr(sources[0].id, ==, "rur-2009");
	g_assert_cmpstr(sources[0].path, ==, path); /* beside the manifest */
	g_assert_cmpstr(sources[0].title, ==, "First");
	g_assert_cmpstr(sources[0].symbol, ==, "A/HRC/1/2");
	g_assert_cmpstr(sources[0].date, ==, "2009-05-01");
	g_assert_cmpstr(sources[0].issuer, ==, "state");
	g_assert_cmpint(sources[0].revisions, ==, DIA_REVISIONS_ORIGINAL);
	g_assert_cmpstr(sources[1].path, ==, "/tmp/b.txt");
	g_assert_null(sources[1].title);
	g_assert_null(sources[1].date);
}

/* Editors on Windows put a byte order mark first and CR before LF. */
static void
test_windows_manifest(Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(DiaCollection) collection =
	    load(fixture, "\xef\xbb\xbf[report one]\r\nfile=a.txt\r\ndate=2009\r\n", &error);

	g_assert_no_error(error);
	g_assert_cmpstr(dia_collection_sources(collection, NULL)[0].date, ==, "2009");
}

/* What is wrong, and words that the message has beside the name of the file. */
static const struct {
	const char *content;
	const char *words;
} mistakes[] = {
	{ "[reprot a]\nfile=a\n", "[reprot a]" },
	{ "[report a]\nfile=a\n[sources]\n", "[sources]" },
	{ "[report a]\nfile=a\n[report a]\nfile=b\n", "[report a] stands twice" },
	{ "[report a]\nfile=a\n[report  a]\nfile=b\n", "twice" },
	{ "[report a]\ntitle=x\n", "file=" },
	{ "[report a]\nfile=\n", "file=" },
	{ "[report a]\nfile=a\ndate=1 May 2009\n", "YYYY" },
	{ "[report a]\nfile=a\ndate=2009-02-30\n", "YYYY" },
	{ "[report a]\nfile=a\ndate=2009-1-1\n", "YYYY" },
	{ "[report a]\nfile=a\ndate=2009-13\n", "YYYY" },
	{ "[report a]\nfile=a\ndate=09\n", "YYYY" },
	{ "[report a]\nfile=a\nissuer=State\n", "state, un or ngo" },
	{ "[report a]\nfile=a\nrevisions=both\n", "final or original" },
	{ "[report a]\nfile=a\nsymbl=A/1/2\n", "symbl" },
	{ "[report a]\nfile=a\ncountry=Ruritania\n", "KAZ" },
	{ "[collection]\ncountry=rur\n[report a]\nfile=a\n", "KAZ" },
	{ "[collection]\nname=x\n[report a]\nfile=a\n", "name" },
	{ "[collection]\ntitle=x\n", "no report" },
	{ "", "no report" },
	{ "[report ]\nfile=a\n", "[report ID]" },
	{ "[report a]\nno equals sign\n", "equals" },
	{ "file=a\n", "start with a group" },
	{ "[report a]\nfile=a\ntitle=\xff\n", "UTF-8" },
	{ "[collection]\ntitle=\xff\n[report a]\nfile=a\n", "UTF-8" },
};

static void
test_mistakes(Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
	for (guint i = 0; i < G_N_ELEMENTS(mistakes); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(DiaCollection) collection = load(fixture, mistakes[i].content, &error);

		if (collection != NULL || !g_str_has_prefix(error->message, fixture->manifest) ||
		    strstr(error->message, mistakes[i].words) == NULL ||
		    strchr(error->message, '\n') != NULL) {
			g_test_message("%s: %s", mistakes[i].content,
				       error != NULL ? error->message : "accepted");
			g_test_fail();
			continue;
		}
		g_assert_error(error, DIA_ERROR, DIA_ERROR_MANIFEST);
	}
}

static void
test_names(void)
{
	const char *const paths[] = { "a/rur-2009.txt", "b/rur-2009.docx", "-", ".hidden", NULL };
	g_autoptr(GError) error = NULL;
	g_autoptr(DiaCollection) collection = dia_collection_load(paths, &error);
	const DiaReportSource *sources;
	guint n;

	g_assert_no_error(error);
	g_assert_false(dia_collection_has_manifest(collection));
	sources = dia_collection_sources(collection, &n);
	g_assert_cmpuint(n, ==, 4);
	g_assert_cmpstr(sources[0].id, ==, "rur-2009");
	g_assert_cmpstr(sources[1].id, ==, "rur-2009-2");
	g_assert_cmpstr(sources[2].id, ==, "stdin");
	g_assert_cmpstr(sources[3].id, ==, ".hidden");
	g_assert_cmpstr(sources[1].path, ==, "b/rur-2009.docx");
}

/* A manifest names all reports of its collection; beside other names it would be read as a report. */
static void
test_manifest_and_report(Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
	const char *const paths[] = { "a.txt", fixture->manifest, NULL };
	g_autoptr(GError) error = NULL;
	g_autoptr(DiaCollection) first = load(fixture, "[report a]\nfile=a\n", &error);
	g_autoptr(DiaCollection) both = NULL;

	g_assert_no_error(error);
	both = dia_collection_load(paths, &error);
	g_assert_null(both);
	g_assert_error(error, DIA_ERROR, DIA_ERROR_MANIFEST);
	g_assert_nonnull(strstr(error->message, fixture->manifest));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add("/collection/manifest", Fixture, NULL, set_up, test_manifest, tear_down);
	g_test_add("/collection/windows-manifest", Fixture, NULL, set_up, test_windows_manifest,
		   tear_down);
	g_test_add("/collection/mistakes", Fixture, NULL, set_up, test_mistakes, tear_down);
	g_test_add("/collection/manifest-and-report", Fixture, NULL, set_up, test_manifest_and_report,
		   tear_down);
	g_test_add_func("/collection/names", test_names);
	return g_test_run();
}
