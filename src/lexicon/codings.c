#include "lexicon/codings.h"

#include <string.h>

#include "base/data.h"
#include "diachron/error.h"

enum { N_ACTIONS = 5 };

void
dia_codings_free(DiaCodings *codings)
{
	if (codings == NULL)
		return;
	dia_phrases_free(codings->groups);
	dia_weights_free(codings->issues);
	dia_weights_free(codings->action);
	g_free(codings);
}

void
dia_codings_transfer(DiaCodings **codings, DiaImage *image)
{
	dia_image_part(image, codings, sizeof **codings);
	dia_phrases_transfer(&(*codings)->groups, image);
	dia_weights_transfer(&(*codings)->issues, image);
	dia_weights_transfer(&(*codings)->action, image);
	dia_image_number(image, &(*codings)->start);
	dia_image_number(image, &(*codings)->first_3);
	dia_image_number(image, &(*codings)->first_8);
}

static guint32
intern(DiaVocabulary *vocabulary, const char *sign)
{
	return dia_vocabulary_intern(vocabulary, sign, strlen(sign));
}

typedef struct {
	DiaPhrases *groups;
	DiaVocabulary *vocabulary;
	guint32 group; /* of the section at hand */
} Builder;

static gboolean
take_line(gpointer data, const DiaDataLine *line, G_GNUC_UNUSED GError **error)
{
	Builder *builder = data;

	if (line->kind == DIA_DATA_SECTION) {
		g_autofree char *sign = g_strdup_printf("{%s}", line->name);

		builder->group = intern(builder->vocabulary, sign);
	} else if (builder->group != DIA_WORD_NONE) {
		dia_phrases_add(builder->groups, builder->vocabulary, line->text, builder->group);
	}
	return TRUE;
}

static DiaWeights *
read_weights(DiaVocabulary *vocabulary, const char *file, GError **error)
{
	g_autoptr(GBytes) bytes = dia_data_builtin(file);

	return dia_weights_new(vocabulary, file, g_bytes_get_data(bytes, NULL),
			       g_bytes_get_size(bytes), error);
}

DiaCodings *
dia_codings_new(DiaVocabulary *vocabulary, GError **error)
{
	g_autoptr(DiaCodings) codings = g_new0(DiaCodings, 1);
	Builder builder = { .groups = dia_phrases_new(), .vocabulary = vocabulary, .group = DIA_WORD_NONE };

	codings->groups = builder.groups;
	codings->start = intern(vocabulary, "^");
	codings->first_3 = intern(vocabulary, "first-3");
	codings->first_8 = intern(vocabulary, "first-8");
	if (!dia_data_read_builtin("upr-info/groups.txt", NULL, take_line, &builder, error))
		return NULL;
	codings->issues = read_weights(vocabulary, "upr-info/issues.txt", error);
	if (codings->issues == NULL)
		return NULL;
	codings->action = read_weights(vocabulary, "upr-info/action.txt", error);
	if (codings->action == NULL)
		return NULL;
	if (dia_weights_n_labels(codings->action) != N_ACTIONS) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_MANIFEST,
			    "upr-info/action.txt: %u sections, not %d",
			    dia_weights_n_labels(codings->action), N_ACTIONS);
		return NULL;
	}
	return g_steal_pointer(&codings);
}
