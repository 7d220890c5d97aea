#include "lexicon/matters.h"

#include <string.h>

#include "base/data.h"
#include "base/pool.h"
#include "diachron/error.h"

struct _DiaMatters {
	GArray *matters; /* of DiaMatter */
	GArray *terms;	 /* of DiaMatterTerm */
	DiaPhrases *names;
	DiaPhrases *contexts;
	DiaPhrases *statuses;
	DiaPool pool;
};

/* Besides these, the name of a status is a key: its phrases say what has become of the matter. */
static const char *const keys[] = { "kind",	   "topic",    "context",  "done",
				    "partial",	   "planned",  "refused",  "not-done",
				    "in-progress", "reversed", NULL };

void
dia_matters_free(DiaMatters *matters)
{
	if (matters == NULL)
		return;
	g_array_unref(matters->matters);
	g_array_unref(matters->terms);
	dia_phrases_free(matters->names);
	dia_phrases_free(matters->contexts);
	dia_phrases_free(matters->statuses);
	dia_pool_clear(&matters->pool);
	g_free(matters);
}

static void
add_term(DiaMatters *matters, DiaVocabulary *vocabulary, DiaPhrases *phrases, const char *text,
	 double weight, DiaStatus status)
{
	DiaMatterTerm term = { .matter = matters->matters->len - 1,
			       .status = status,
			       .weight = weight,
			       .text = dia_pool_string(&matters->pool, text) };

	g_array_append_val(matters->terms, term);
	dia_phrases_add(phrases, vocabulary, text, matters->terms->len - 1);
}

static void
add_list(DiaMatters *matters, DiaVocabulary *vocabulary, DiaPhrases *phrases, const char *list,
	 DiaStatus status)
{
	g_auto(GStrv) texts = g_strsplit(list, ",", -1);

	for (char **text = texts; *text != NULL; text++)
		if (*g_strstrip(*text) != '\0')
			add_term(matters, vocabulary, phrases, *text, 0.0, status);
}

static gboolean
read_key(DiaMatters *matters, DiaVocabulary *vocabulary, const DiaDataReader *reader,
	 const DiaDataLine *line, GError **error)
{
	DiaMatter *matter = &g_array_index(matters->matters, DiaMatter, matters->matters->len - 1);
	DiaStatus status;

	if (g_str_equal(line->name, "kind")) {
		if (dia_commitment_kind_parse(line->text, &matter->kind))
			return TRUE;
		dia_data_reader_fail(reader, error, "unknown kind \"%s\"", line->text);
		return FALSE;
	}
	if (g_str_equal(line->name, "topic"))
		matter->topic = dia_pool_string(&matters->pool, line->text);
	else if (g_str_equal(line->name, "context"))
		add_list(matters, vocabulary, matters->contexts, line->text, DIA_STATUS_STATES);
	else if (dia_status_parse(line->name, &status))
		add_list(matters, vocabulary, matters->statuses, line->text, status);
	return TRUE;
}

static gboolean
load(DiaMatters *matters, DiaVocabulary *vocabulary, GError **error)
{
	g_autoptr(GBytes) bytes = dia_data_builtin("matters.txt");
	g_auto(DiaDataReader) reader = { 0 };
	GError *failure = NULL;
	DiaDataLine line;

	dia_data_reader_init(&reader, "matters.txt", g_bytes_get_data(bytes, NULL),
			     g_bytes_get_size(bytes), keys);
	while (failure == NULL && dia_data_reader_next(&reader, &line, &failure)) {
		if (line.kind == DIA_DATA_SECTION) {
			DiaMatter fresh = { .id = dia_pool_string(&matters->pool, line.name),
					    .title = dia_pool_string(&matters->pool, line.text),
					    .kind = DIA_COMMITMENT_POLICY };

			g_array_append_val(matters->matters, fresh);
		} else if (matters->matters->len == 0) {
			dia_data_reader_fail(&reader, &failure,
					     "a section [matter] Title must come first");
		} else if (line.kind == DIA_DATA_KEY) {
			read_key(matters, vocabulary, &reader, &line, &failure);
		} else {
			add_term(matters, vocabulary, matters->names, line.text, line.weight,
				 DIA_STATUS_STATES);
		}
	}
	if (failure != NULL)
		g_propagate_error(error, failure);
	return failure == NULL;
}

DiaMatters *
dia_matters_new(DiaVocabulary *vocabulary, GError **error)
{
	DiaMatters *matters = g_new0(DiaMatters, 1);

	matters->matters = g_array_new(FALSE, TRUE, sizeof(DiaMatter));
	matters->terms = g_array_new(FALSE, TRUE, sizeof(DiaMatterTerm));
	matters->names = dia_phrases_new();
	matters->contexts = dia_phrases_new();
	matters->statuses = dia_phrases_new();
	dia_pool_init(&matters->pool);
	if (!load(matters, vocabulary, error))
		g_clear_pointer(&matters, dia_matters_free);
	return matters;
}

guint
dia_matters_length(const DiaMatters *matters)
{
	return matters->matters->len;
}

const DiaMatter *
dia_matters_get(const DiaMatters *matters, guint index)
{
	return &g_array_index(matters->matters, DiaMatter, index);
}

gint
dia_matters_find(const DiaMatters *matters, const char *id)
{
	for (guint i = 0; i < matters->matters->len; i++)
		if (strcmp(dia_matters_get(matters, i)->id, id) == 0)
			return (gint)i;
	return -1;
}

const DiaMatterTerm *
dia_matters_term(const DiaMatters *matters, guint32 term)
{
	return &g_array_index(matters->terms, DiaMatterTerm, term);
}

const DiaPhrases *
dia_matters_names(const DiaMatters *matters)
{
	return matters->names;
}

const DiaPhrases *
dia_matters_contexts(const DiaMatters *matters)
{
	return matters->contexts;
}

const DiaPhrases *
dia_matters_statuses(const DiaMatters *matters)
{
	return matters->statuses;
}
