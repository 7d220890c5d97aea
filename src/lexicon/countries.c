#include "lexicon/countries.h"

#include <string.h>

#include "base/data.h"
#include "base/pool.h"

struct _DiaCountries {
	GArray *countries; /* of DiaCountry */
	DiaPhrases *names;
	DiaPhrases *demonyms;
	DiaPool pool;
};

static const char *const keys[] = { "kind", "demonym", NULL };

void
dia_countries_free(DiaCountries *countries)
{
	if (countries == NULL)
		return;
	g_array_unref(countries->countries);
	dia_phrases_free(countries->names);
	dia_phrases_free(countries->demonyms);
	dia_pool_clear(&countries->pool);
	g_free(countries);
}

void
dia_countries_transfer(DiaCountries **countries, DiaImage *image)
{
	static const gsize strings[] = { offsetof(DiaCountry, code), offsetof(DiaCountry, name),
					 DIA_IMAGE_END };

	dia_image_part(image, countries, sizeof **countries);
	dia_image_records(image, &(*countries)->countries, sizeof(DiaCountry), strings);
	dia_phrases_transfer(&(*countries)->names, image);
	dia_phrases_transfer(&(*countries)->demonyms, image);
}

typedef struct {
	DiaCountries *countries;
	DiaVocabulary *vocabulary;
} Builder;

static void
add_demonyms(const Builder *builder, const char *list, guint index)
{
	g_auto(GStrv) names = g_strsplit(list, ",", -1);

	for (char **name = names; *name != NULL; name++)
		dia_phrases_add(builder->countries->demonyms, builder->vocabulary, g_strstrip(*name), index);
}

static gboolean
take_line(gpointer data, const DiaDataLine *line, GError **error)
{
	const Builder *builder = data;
	DiaCountries *countries = builder->countries;
	guint index = countries->countries->len - 1;

	if (line->kind == DIA_DATA_SECTION) {
		DiaCountry country = { .code = dia_pool_string(&countries->pool, line->name),
				       .name = dia_pool_string(&countries->pool, line->text) };

		g_array_append_val(countries->countries, country);
		dia_phrases_add(countries->names, builder->vocabulary, line->text, index + 1);
		return TRUE;
	}
	if (countries->countries->len == 0)
		return dia_data_fail(line, error, "a section [CODE] Name must come first");
	if (line->kind == DIA_DATA_KEY && g_str_equal(line->name, "demonym"))
		add_demonyms(builder, line->text, index);
	else if (line->kind == DIA_DATA_PHRASE)
		dia_phrases_add(countries->names, builder->vocabulary, line->text, index);
	return TRUE;
}

DiaCountries *
dia_countries_new(DiaVocabulary *vocabulary, GError **error)
{
	DiaCountries *countries = g_new0(DiaCountries, 1);
	Builder builder = { .countries = countries, .vocabulary = vocabulary };

	countries->countries = g_array_new(FALSE, FALSE, sizeof(DiaCountry));
	countries->names = dia_phrases_new();
	countries->demonyms = dia_phrases_new();
	dia_pool_init(&countries->pool);
	if (!dia_data_read_builtin("countries.txt", keys, take_line, &builder, error))
		g_clear_pointer(&countries, dia_countries_free);
	return countries;
}

guint
dia_countries_length(const DiaCountries *countries)
{
	return countries->countries->len;
}

const DiaCountry *
dia_countries_get(const DiaCountries *countries, guint index)
{
	return &g_array_index(countries->countries, DiaCountry, index);
}

gint
dia_countries_find(const DiaCountries *countries, const char *code)
{
	for (guint i = 0; i < countries->countries->len; i++)
		if (strcmp(dia_countries_get(countries, i)->code, code) == 0)
			return (gint)i;
	return -1;
}

const DiaPhrases *
dia_countries_names(const DiaCountries *countries)
{
	return countries->names;
}

const DiaPhrases *
dia_countries_demonyms(const DiaCountries *countries)
{
	return countries->demonyms;
}
