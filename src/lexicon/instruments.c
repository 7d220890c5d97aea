#include "lexicon/instruments.h"

#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "base/pool.h"
#include "diachron/error.h"

struct _DiaInstruments {
	GArray *instruments; /* of DiaInstrument */
	DiaPhrases *names;
	DiaPool pool;
};

/* A section while it is read: helpers have no instrument, names may hold braces. */
typedef struct {
	char *id;
	gint instrument; /* -1: a helper */
	GPtrArray *names;
	char *parent;
	char *refers;
} Section;

static const char *const keys[] = { "kind",   "organization", "adopted", "articles", "topics",
				    "parent", "body",	      "refers",	 "elements", NULL };

static const struct {
	const char *name;
	DiaInstrumentKind kind;
} kinds[] = {
	{ "treaty", DIA_INSTRUMENT_TREATY },	 { "body", DIA_INSTRUMENT_BODY },
	{ "several", DIA_INSTRUMENT_SEVERAL },	 { "ellipsis", DIA_INSTRUMENT_ELLIPSIS },
	{ "declaration", DIA_INSTRUMENT_OTHER }, { "manual", DIA_INSTRUMENT_POLICY },
	{ "document", DIA_INSTRUMENT_OTHER },
};

static const struct {
	const char *name;
	DiaInstrumentElement element;
} elements[] = {
	{ "protocol", DIA_ELEMENT_PROTOCOL },
	{ "protocols", DIA_ELEMENT_PROTOCOLS },
	{ "first-protocol", DIA_ELEMENT_FIRST_PROTOCOL },
	{ "second-protocol", DIA_ELEMENT_SECOND_PROTOCOL },
	{ "third-protocol", DIA_ELEMENT_THIRD_PROTOCOL },
	{ "covenant", DIA_ELEMENT_COVENANT },
	{ "convention", DIA_ELEMENT_CONVENTION },
	{ "statute", DIA_ELEMENT_STATUTE },
	{ "treaty", DIA_ELEMENT_TREATY },
};

void
dia_instruments_free(DiaInstruments *instruments)
{
	if (instruments == NULL)
		return;
	g_array_unref(instruments->instruments);
	dia_phrases_free(instruments->names);
	dia_pool_clear(&instruments->pool);
	g_free(instruments);
}

void
dia_instruments_transfer(DiaInstruments **instruments, DiaImage *image)
{
	static const gsize strings[] = { offsetof(DiaInstrument, id),
					 offsetof(DiaInstrument, title),
					 DIA_IMAGE_LATER(offsetof(DiaInstrument, topics)),
					 DIA_IMAGE_LATER(offsetof(DiaInstrument, refers)),
					 DIA_IMAGE_LATER(offsetof(DiaInstrument, protocols)),
					 DIA_IMAGE_END };

	dia_image_part(image, instruments, sizeof **instruments);
	if (dia_image_is_read(image))
		dia_pool_init(&(*instruments)->pool);
	dia_image_records(image, &(*instruments)->instruments, sizeof(DiaInstrument), strings);
	for (guint i = 0; i < (*instruments)->instruments->len; i++) {
		DiaInstrument *instrument =
			&g_array_index((*instruments)->instruments, DiaInstrument, i);

		dia_image_strings(image, &(*instruments)->pool, &instrument->topics);
		dia_image_bytes(image, &instrument->refers,
				instrument->n_refers * sizeof *instrument->refers);
		dia_image_bytes(image, &instrument->protocols,
				instrument->n_protocols * sizeof *instrument->protocols);
	}
	dia_phrases_transfer(&(*instruments)->names, image);
}

static void
free_section(gpointer data)
{
	Section *section = data;

	g_free(section->id);
	g_free(section->parent);
	g_free(section->refers);
	g_ptr_array_unref(section->names);
	g_free(section);
}

static DiaInstrument *
get_instrument(DiaInstruments *instruments, gint index)
{
	return &g_array_index(instruments->instruments, DiaInstrument, index);
}

/* What "the Covenant" or "the Convention" can stand for is seen from the title. */
static DiaInstrumentElement
find_sort(const char *title)
{
	if (strstr(title, "Protocol") != NULL)
		return DIA_ELEMENT_PROTOCOL;
	if (strstr(title, "Covenant") != NULL)
		return DIA_ELEMENT_COVENANT;
	if (strstr(title, "Convention") != NULL)
		return DIA_ELEMENT_CONVENTION;
	if (strstr(title, "Statute") != NULL)
		return DIA_ELEMENT_STATUTE;
	if (strstr(title, "Treaty") != NULL)
		return DIA_ELEMENT_TREATY;
	return DIA_ELEMENT_NONE;
}

/* What is known while the file is read. */
typedef struct {
	DiaInstruments *instruments;
	DiaVocabulary *vocabulary;
	GPtrArray *sections;
	Section *section;  /* the one at hand */
	const char *title; /* of that one */
} Builder;

static gboolean
take_kind(const Builder *builder, const DiaDataLine *line, GError **error)
{
	DiaInstruments *instruments = builder->instruments;
	DiaInstrument fresh = { .parent = -1 };

	if (g_str_equal(line->text, "helper"))
		return TRUE;
	for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
		if (!g_str_equal(kinds[i].name, line->text))
			continue;
		fresh.id = dia_pool_string(&instruments->pool, builder->section->id);
		fresh.title = builder->title;
		fresh.kind = kinds[i].kind;
		fresh.sort = find_sort(fresh.title);
		builder->section->instrument = (gint)instruments->instruments->len;
		g_array_append_val(instruments->instruments, fresh);
		return TRUE;
	}
	return dia_data_fail(line, error, "unknown kind \"%s\"", line->text);
}

static gboolean
take_key(const Builder *builder, const DiaDataLine *line, GError **error)
{
	Section *section = builder->section;
	DiaInstrument *instrument;
	g_auto(GStrv) topics = NULL;

	if (g_str_equal(line->name, "kind"))
		return take_kind(builder, line, error);
	if (section->instrument < 0)
		return dia_data_fail(line, error, "\"kind:\" must come first");
	instrument = get_instrument(builder->instruments, section->instrument);
	if (g_str_equal(line->name, "adopted")) {
		instrument->adopted = (guint)g_ascii_strtoull(line->text, NULL, 10);
	} else if (g_str_equal(line->name, "articles")) {
		instrument->articles = (guint)g_ascii_strtoull(line->text, NULL, 10);
	} else if (g_str_equal(line->name, "topics")) {
		topics = g_strsplit(line->text, " ", -1);
		instrument->topics = dia_pool_strv(&builder->instruments->pool, (const char *const *)topics);
	} else if (g_str_equal(line->name, "parent")) {
		g_free(section->parent);
		section->parent = g_strdup(line->text);
	} else if (g_str_equal(line->name, "refers")) {
		g_free(section->refers);
		section->refers = g_strdup(line->text);
	} else if (g_str_equal(line->name, "elements")) {
		for (guint i = 0; i < G_N_ELEMENTS(elements); i++)
			if (g_str_equal(elements[i].name, line->text))
				instrument->element = elements[i].element;
	}
	return TRUE;
}

static gboolean
take_line(gpointer data, const DiaDataLine *line, GError **error)
{
	Builder *builder = data;

	if (line->kind == DIA_DATA_SECTION) {
		builder->section = g_new0(Section, 1);
		builder->section->id = g_strdup(line->name);
		builder->section->instrument = -1;
		builder->section->names = g_ptr_array_new_with_free_func(g_free);
		g_ptr_array_add(builder->sections, builder->section);
		builder->title = dia_pool_string(&builder->instruments->pool, line->text);
		return TRUE;
	}
	if (builder->section == NULL)
		return dia_data_fail(line, error, "a section [id] Title must come first");
	if (line->kind == DIA_DATA_KEY)
		return take_key(builder, line, error);
	g_ptr_array_add(builder->section->names, g_strdup(line->text));
	return TRUE;
}

/* The names without braces of all sections, which the others may hold; the payload is the section.
 */
static DiaPhrases *
make_parts(DiaVocabulary *vocabulary, const GPtrArray *sections)
{
	DiaPhrases *parts = dia_phrases_new();

	for (guint i = 0; i < sections->len; i++) {
		const Section *section = g_ptr_array_index(sections, i);

		for (guint j = 0; j < section->names->len; j++) {
			const char *name = g_ptr_array_index(section->names, j);

			if (strchr(name, '{') == NULL)
				dia_phrases_add(parts, vocabulary, name, i);
		}
	}
	return parts;
}

static gint
find_section(const GPtrArray *sections, const char *id, gsize length)
{
	for (guint i = 0; i < sections->len; i++) {
		const Section *section = g_ptr_array_index(sections, i);

		if (strlen(section->id) == length && strncmp(section->id, id, length) == 0)
			return (gint)i;
	}
	return -1;
}

/* "protocol to the {cedaw}" with the number of the section, as phrases want it; NULL where there is
 * none. */
static char *
number_parts(const GPtrArray *sections, const char *name)
{
	g_autoptr(GString) numbered = g_string_new(NULL);

	for (const char *at = name; *at != '\0'; at++) {
		const char *close = *at == '{' ? strchr(at, '}') : NULL;
		gint index;

		if (close == NULL) {
			g_string_append_c(numbered, *at);
			continue;
		}
		index = find_section(sections, at + 1, (gsize)(close - at) - 1);
		if (index < 0)
			return NULL;
		g_string_append_printf(numbered, "{%d}", index);
		at = close;
	}
	return g_string_free(g_steal_pointer(&numbered), FALSE);
}

static gboolean
add_all_names(const Builder *builder, GError **error)
{
	DiaInstruments *instruments = builder->instruments;
	const GPtrArray *sections = builder->sections;

	dia_phrases_set_inner(instruments->names, make_parts(builder->vocabulary, sections));
	for (guint i = 0; i < sections->len; i++) {
		const Section *section = g_ptr_array_index(sections, i);

		for (guint j = 0; section->instrument >= 0 && j < section->names->len; j++) {
			const char *name = g_ptr_array_index(section->names, j);
			g_autofree char *numbered = number_parts(sections, name);

			if (numbered == NULL ||
			    !dia_phrases_add(instruments->names, builder->vocabulary, numbered,
					     (guint32)section->instrument)) {
				g_set_error(error, DIA_ERROR, DIA_ERROR_MANIFEST,
					    "instruments/instruments.txt: [%s]: cannot use \"%s\"",
					    section->id, name);
				return FALSE;
			}
		}
	}
	return TRUE;
}

static gboolean
resolve(DiaInstruments *instruments, const Section *section, const char *id, gint *index,
	GError **error)
{
	*index = dia_instruments_find(instruments, id);
	if (*index >= 0)
		return TRUE;
	g_set_error(error, DIA_ERROR, DIA_ERROR_MANIFEST,
		    "instruments/instruments.txt: [%s]: no section [%s]", section->id, id);
	return FALSE;
}

static gboolean
resolve_section(DiaInstruments *instruments, const Section *section, GError **error)
{
	DiaInstrument *instrument;
	g_auto(GStrv) ids = NULL;
	g_autoptr(GArray) refers = g_array_new(FALSE, FALSE, sizeof(guint32));

	if (section->instrument < 0)
		return TRUE;
	instrument = get_instrument(instruments, section->instrument);
	if (section->parent != NULL &&
	    !resolve(instruments, section, section->parent, &instrument->parent, error))
		return FALSE;
	ids = g_strsplit(section->refers != NULL ? section->refers : "", " ", -1);
	for (char **id = ids; *id != NULL; id++) {
		gint index;
		guint32 value;

		if (!resolve(instruments, section, *id, &index, error))
			return FALSE;
		value = (guint32)index;
		g_array_append_val(refers, value);
	}
	instrument->n_refers = refers->len;
	instrument->refers = dia_pool_array(&instruments->pool, refers);
	return TRUE;
}

static void
link_protocols(DiaInstruments *instruments, guint parent)
{
	DiaInstrument *instrument = get_instrument(instruments, (gint)parent);
	g_autoptr(GArray) protocols = g_array_new(FALSE, FALSE, sizeof(guint32));

	for (guint32 i = 0; i < instruments->instruments->len; i++) {
		const DiaInstrument *child = get_instrument(instruments, (gint)i);
		guint at = protocols->len;

		if (child->parent != (gint)parent || child->sort != DIA_ELEMENT_PROTOCOL)
			continue;
		while (at > 0 &&
		       get_instrument(instruments, (gint)g_array_index(protocols, guint32, at - 1))
				       ->adopted > child->adopted)
			at--;
		g_array_insert_val(protocols, at, i);
	}
	instrument->n_protocols = protocols->len;
	instrument->protocols = dia_pool_array(&instruments->pool, protocols);
}

static gboolean
finish(const Builder *builder, GError **error)
{
	DiaInstruments *instruments = builder->instruments;

	if (!add_all_names(builder, error))
		return FALSE;
	for (guint i = 0; i < builder->sections->len; i++)
		if (!resolve_section(instruments, g_ptr_array_index(builder->sections, i), error))
			return FALSE;
	for (guint i = 0; i < instruments->instruments->len; i++)
		link_protocols(instruments, i);
	return TRUE;
}

DiaInstruments *
dia_instruments_parse(DiaVocabulary *vocabulary, const char *file, const char *data, gsize length,
		      GError **error)
{
	g_autoptr(GPtrArray) sections = g_ptr_array_new_with_free_func(free_section);
	DiaInstruments *instruments = g_new0(DiaInstruments, 1);
	Builder builder = { .instruments = instruments, .vocabulary = vocabulary, .sections = sections };

	instruments->instruments = g_array_new(FALSE, TRUE, sizeof(DiaInstrument));
	instruments->names = dia_phrases_new();
	dia_pool_init(&instruments->pool);
	if (!dia_data_read(file, data, length, keys, take_line, &builder, error) || !finish(&builder, error))
		g_clear_pointer(&instruments, dia_instruments_free);
	return instruments;
}

DiaInstruments *
dia_instruments_new(DiaVocabulary *vocabulary, GError **error)
{
	static const char name[] = "instruments/instruments.txt";
	g_autoptr(GBytes) bytes = dia_data_builtin(name);

	return dia_instruments_parse(vocabulary, name, g_bytes_get_data(bytes, NULL),
				     g_bytes_get_size(bytes), error);
}

guint
dia_instruments_length(const DiaInstruments *instruments)
{
	return instruments->instruments->len;
}

const DiaInstrument *
dia_instruments_get(const DiaInstruments *instruments, guint index)
{
	return &g_array_index(instruments->instruments, DiaInstrument, index);
}

gint
dia_instruments_find(const DiaInstruments *instruments, const char *id)
{
	for (guint i = 0; i < instruments->instruments->len; i++) {
		const char *own = g_array_index(instruments->instruments, DiaInstrument, i).id;

		if (own[0] == id[0] && strcmp(own, id) == 0)
			return (gint)i;
	}
	return -1;
}

const DiaPhrases *
dia_instruments_names(const DiaInstruments *instruments)
{
	return instruments->names;
}
