#include "model/document-load.h"

#include <string.h>

#include "base/json.h"
#include "base/limits.h"
#include "diachron/error.h"

#define FORMAT "diachron.document/1"

typedef struct {
	DiaDocument *document;
	GHashTable *ids;      /* id to index + 1 */
	GHashTable *sections; /* path to index + 1 */
	GPtrArray *parents;   /* by paragraph: id of its parent, or NULL */
	const char *problem;  /* the first thing that is wrong */
} Loader;

gboolean
dia_document_is_json(const char *data, gsize length)
{
	static const char start[] = "{\"format\":\"" FORMAT "\"";

	return length >= sizeof(start) - 1 && memcmp(data, start, sizeof(start) - 1) == 0;
}

/* A string of the document, NULL where there is none or where it is no text. */
static const char *
take_string(Loader *loader, const cJSON *object, const char *key)
{
	const char *string = dia_json_get_string(object, key);

	if (string != NULL && !g_utf8_validate(string, -1, NULL)) {
		loader->problem = "a string that is not UTF-8";
		return NULL;
	}
	return dia_pool_string(&loader->document->pool, string);
}

static guint32
count_of(double number)
{
	return number > 0.0 && number < (double)G_MAXUINT32 ? (guint32)number : 0;
}

static guint32
take_number(const cJSON *object, const char *key)
{
	return count_of(dia_json_get_number(object, key, 0.0));
}

static void
load_metadata(Loader *loader, const cJSON *json)
{
	DiaMetadata *metadata = &loader->document->metadata;
	const cJSON *source = dia_json_get(json, "source");
	const char *issuer = dia_json_get_string(json, "issuer");

	metadata->id = take_string(loader, json, "id");
	metadata->title = take_string(loader, json, "title");
	metadata->symbol = take_string(loader, json, "symbol");
	metadata->date = take_string(loader, json, "date");
	metadata->country = take_string(loader, json, "country");
	metadata->language = take_string(loader, json, "language");
	metadata->path = take_string(loader, source, "path");
	metadata->media_type = take_string(loader, source, "media_type");
	metadata->sha256 = take_string(loader, source, "sha256");
	metadata->bytes = take_number(source, "bytes");
	if (issuer != NULL && !dia_issuer_parse(issuer, &metadata->issuer))
		loader->problem = "an unknown issuer";
	if (metadata->id == NULL || metadata->path == NULL)
		loader->problem = "no id or no source";
}

static void
load_dropped(Loader *loader, const cJSON *json)
{
	const cJSON *item;

	cJSON_ArrayForEach(item, dia_json_get(json, "dropped"))
	{
		g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(guint32));
		DiaDropped dropped = { .kind = take_string(loader, item, "kind"),
				       .count = take_number(item, "count") };
		const cJSON *line;

		cJSON_ArrayForEach(line, dia_json_get(item, "lines"))
		{
			guint32 number = cJSON_IsNumber(line) ? count_of(line->valuedouble) : 0;

			if (lines->len < DIA_MAX_DROPPED_LINES)
				g_array_append_val(lines, number);
		}
		if (dropped.kind == NULL)
			continue;
		dropped.n_lines = lines->len;
		dropped.lines = dia_pool_array(&loader->document->pool, lines);
		g_array_append_val(loader->document->dropped, dropped);
	}
}

/* The section of a path of headings; one path is one section. */
static gint32
load_section(Loader *loader, const cJSON *path)
{
	g_autoptr(GString) key = g_string_new(NULL);
	gint32 parent = -1;
	const cJSON *title;
	guint depth = 0;

	cJSON_ArrayForEach(title, path)
	{
		DiaSection section = { .parent = parent };
		guint known;

		if (!cJSON_IsString(title) || depth++ >= DIA_MAX_SECTION_DEPTH)
			break;
		g_string_append_printf(key, "%s\n", title->valuestring);
		known = GPOINTER_TO_UINT(g_hash_table_lookup(loader->sections, key->str));
		if (known > 0) {
			parent = (gint32)known - 1;
			continue;
		}
		if (!g_utf8_validate(title->valuestring, -1, NULL)) {
			loader->problem = "a heading that is not UTF-8";
			break;
		}
		section.title = dia_pool_string(&loader->document->pool, title->valuestring);
		g_array_append_val(loader->document->sections, section);
		parent = (gint32)loader->document->sections->len - 1;
		g_hash_table_insert(loader->sections, g_strdup(key->str),
				    GUINT_TO_POINTER((guint)parent + 1));
	}
	return parent;
}

static const char *const *
take_strv(Loader *loader, const cJSON *array)
{
	g_autoptr(GPtrArray) strings = g_ptr_array_new();
	const cJSON *item;

	cJSON_ArrayForEach(item, array)
	{
		if (cJSON_IsString(item) && g_utf8_validate(item->valuestring, -1, NULL))
			g_ptr_array_add(strings, item->valuestring);
	}
	g_ptr_array_add(strings, NULL);
	return dia_pool_strv(&loader->document->pool, (const char *const *)strings->pdata);
}

static void
load_recommendation(Loader *loader, const cJSON *json, DiaParagraph *paragraph)
{
	const char *position = dia_json_get_string(json, "position");
	const char *text = loader->document->text->str + paragraph->span.start;
	guint32 n_wording = take_number(json, "wording_end");
	DiaRecommendation recommendation = {
		.states = take_strv(loader, dia_json_get(json, "states")),
		.wording = { .start = paragraph->span.start },
	};

	if (json == NULL)
		return;
	for (guint i = DIA_POSITION_SUPPORTED; i <= DIA_POSITION_NOTED; i++)
		if (g_strcmp0(position, dia_position_name(i)) == 0)
			recommendation.position = i;
	n_wording = MIN(n_wording, paragraph->n_characters);
	recommendation.wording.end =
	    paragraph->span.start + (guint32)(g_utf8_offset_to_pointer(text, n_wording) - text);
	paragraph->recommendation = (gint32)loader->document->recommendations->len;
	g_array_append_val(loader->document->recommendations, recommendation);
}

static void
load_references(Loader *loader, const cJSON *array, DiaParagraph *paragraph)
{
	const char *const *labels = take_strv(loader, array);

	paragraph->first_reference = loader->document->references->len;
	for (guint i = 0; labels[i] != NULL && i < DIA_MAX_REFERENCES; i++)
		g_ptr_array_add(loader->document->references, (gpointer)labels[i]);
	paragraph->n_references =
	    loader->document->references->len - paragraph->first_reference;
}

static gboolean
parse_kind(const char *name, DiaParagraphKind *kind)
{
	for (guint i = DIA_PARAGRAPH_NUMBERED; i <= DIA_PARAGRAPH_FOOTNOTE; i++) {
		if (g_strcmp0(name, dia_paragraph_kind_name(i)) == 0) {
			*kind = i;
			return TRUE;
		}
	}
	return FALSE;
}

static void
load_text(Loader *loader, const cJSON *json, DiaParagraph *paragraph)
{
	const char *string = dia_json_get_string(json, "text");
	GString *text = loader->document->text;

	if (string == NULL || !g_utf8_validate(string, -1, NULL) ||
	    text->len + strlen(string) > DIA_MAX_SOURCE_BYTES) {
		loader->problem = "a paragraph without text, or with too much of it";
		string = "";
	}
	paragraph->span.start = (guint32)text->len;
	g_string_append(text, string);
	paragraph->span.end = (guint32)text->len;
	paragraph->n_characters = (guint32)g_utf8_strlen(string, -1);
	g_string_append_c(text, '\n');
}

static void
load_paragraph(Loader *loader, const cJSON *json)
{
	DiaParagraph paragraph = { .recommendation = -1, .parent = -1 };
	guint index = loader->document->paragraphs->len;

	if (!parse_kind(dia_json_get_string(json, "kind"), &paragraph.kind))
		loader->problem = "a paragraph of no known kind";
	paragraph.id = take_string(loader, json, "id");
	paragraph.label = take_string(loader, json, "label");
	paragraph.line = take_number(json, "line");
	paragraph.page = take_number(json, "page");
	if (paragraph.id == NULL ||
	    !g_hash_table_insert(loader->ids, (gpointer)paragraph.id, GUINT_TO_POINTER(index + 1))) {
		loader->problem = "a paragraph without an id of its own";
		return;
	}
	load_text(loader, json, &paragraph);
	paragraph.section = load_section(loader, dia_json_get(json, "section"));
	load_recommendation(loader, dia_json_get(json, "recommendation"),
			    &paragraph);
	load_references(loader, dia_json_get(json, "refers_to"), &paragraph);
	g_ptr_array_add(loader->parents, (gpointer)dia_json_get_string(json, "parent"));
	g_array_append_val(loader->document->paragraphs, paragraph);
}

static void
link_parents(Loader *loader)
{
	for (guint i = 0; i < loader->parents->len; i++) {
		const char *id = g_ptr_array_index(loader->parents, i);
		guint parent = id != NULL
				   ? GPOINTER_TO_UINT(g_hash_table_lookup(loader->ids, id))
				   : 0;

		g_array_index(loader->document->paragraphs, DiaParagraph, i).parent =
		    (gint32)parent - 1;
	}
}

static void
load_all(Loader *loader, const cJSON *json)
{
	const cJSON *paragraph;

	if (g_strcmp0(dia_json_get_string(json, "format"), FORMAT) != 0) {
		loader->problem = "not of the format " FORMAT;
		return;
	}
	load_metadata(loader, json);
	load_dropped(loader, json);
	cJSON_ArrayForEach(paragraph, dia_json_get(json, "paragraphs"))
	{
		load_paragraph(loader, paragraph);
		if (loader->problem != NULL)
			return;
	}
	link_parents(loader);
	dia_document_freeze(loader->document);
}

DiaDocument *
dia_document_load(const char *file, guint line, const char *json, gsize length, GError **error)
{
	g_autoptr(cJSON) parsed = cJSON_ParseWithLength(json, length);
	g_autoptr(DiaDocument) document = dia_document_new();
	g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) sections =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GPtrArray) parents = g_ptr_array_new();
	Loader loader = { .document = document,
			  .ids = ids,
			  .sections = sections,
			  .parents = parents };

	if (parsed != NULL)
		load_all(&loader, parsed);
	else
		loader.problem = "not JSON";
	if (loader.problem == NULL)
		return g_steal_pointer(&document);
	g_set_error(error, DIA_ERROR, DIA_ERROR_FORMAT,
		    "%s:%u: no document: %s; give lines of diachron extract -f jsonl", file, line,
		    loader.problem);
	return NULL;
}
