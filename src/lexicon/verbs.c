/*
 * From infinitives to forms: "set up" gives "sets up" and "setting up" by the rules of English and by the file's list
 * of what is irregular. Auxiliaries and adverbs stand in the file as they are.
 */
#include "lexicon/verbs.h"

#include <string.h>

#include "base/data.h"
#include "base/pool.h"

struct _DiaVerbs {
	DiaPhrases *phrases; /* payload: index into forms */
	GArray *forms;	     /* of DiaVerbForm */
	DiaPool pool;
};

static const char *const sections[DIA_N_VERB_CLASSES] = {
	[DIA_VERB_ACT] = "act",
	[DIA_VERB_UNDO] = "undo",
	[DIA_VERB_STEP] = "step",
	[DIA_VERB_WEIGH] = "weigh",
	[DIA_VERB_INTEND] = "intend",
	[DIA_VERB_PROMISE] = "promise",
	[DIA_VERB_ASK] = "ask",
	[DIA_VERB_REFUSE] = "refuse",
	[DIA_VERB_FAIL] = "fail",
	[DIA_VERB_ACHIEVE] = "achieve",
	[DIA_VERB_BEGIN] = "begin",
	[DIA_VERB_CONTINUE] = "continue",
	[DIA_VERB_STAND] = "stand",
	[DIA_VERB_WANT] = "want",
	[DIA_VERB_AWAIT] = "await",
	[DIA_VERB_BE] = "be",
	[DIA_VERB_HAVE] = "have",
	[DIA_VERB_DO] = "do",
	[DIA_VERB_FUTURE] = "future",
	[DIA_VERB_DUTY] = "duty",
	[DIA_VERB_ABILITY] = "ability",
	[DIA_VERB_TOWARDS] = "towards",
	[DIA_VERB_TO] = "to",
	[DIA_VERB_NOT] = "not",
	[DIA_VERB_LATE] = "late",
	[DIA_VERB_ADVERB] = "adverb",
};

void
dia_verbs_free(DiaVerbs *verbs)
{
	if (verbs == NULL)
		return;
	dia_phrases_free(verbs->phrases);
	g_array_unref(verbs->forms);
	dia_pool_clear(&verbs->pool);
	g_free(verbs);
}

void
dia_verbs_transfer(DiaVerbs **verbs, DiaImage *image)
{
	static const gsize strings[] = { offsetof(DiaVerbForm, text), DIA_IMAGE_END };

	dia_image_part(image, verbs, sizeof **verbs);
	dia_phrases_transfer(&(*verbs)->phrases, image);
	dia_image_records(image, &(*verbs)->forms, sizeof(DiaVerbForm), strings);
}

/* A verb as it stands in the file, kept until what is irregular has been read. */
typedef struct {
	char *infinitive;
	DiaVerbClass verb_class;
	double weight;
} Verb;

static void
clear_verb(gpointer data)
{
	g_free(((Verb *)data)->infinitive);
}

typedef struct {
	DiaVerbs *verbs;
	DiaVocabulary *vocabulary;
	GArray *read;		/* of Verb */
	GHashTable *irregular;	/* infinitive -> GStrv: infinitive, past, participle */
	GHashTable *doubled;	/* set of infinitives */
	gint verb_class;	/* of the section at hand, or -1 */
	gboolean is_irregular;
	gboolean is_doubled;
} Builder;

static void
add_form(Builder *builder, const Verb *verb, guint32 forms, const char *text)
{
	DiaVerbForm form = { .text = dia_pool_string(&builder->verbs->pool, text),
			     .verb_class = verb->verb_class,
			     .forms = forms,
			     .weight = verb->weight };

	g_array_append_val(builder->verbs->forms, form);
	dia_phrases_add(builder->verbs->phrases, builder->vocabulary, text, builder->verbs->forms->len - 1);
}

static gboolean
is_vowel(char c)
{
	return strchr("aeiou", c) != NULL;
}

/* "plan", "drop": one vowel between consonants doubles the last: "planned". */
static gboolean
doubles(const Builder *builder, const char *verb, gsize length)
{
	guint n_vowels = 0;

	if (g_hash_table_contains(builder->doubled, verb))
		return TRUE;
	for (gsize i = 0; i < length; i++)
		n_vowels += is_vowel(verb[i]);
	return length > 2 && n_vowels == 1 && is_vowel(verb[length - 2]) && !is_vowel(verb[length - 1]) &&
	       strchr("wxy", verb[length - 1]) == NULL;
}

/* "adopt", "-ing"; "study", "-ed"; "pass", "-s". */
static char *
append_suffix(const Builder *builder, const char *verb, const char *suffix)
{
	gsize length = strlen(verb);
	char last = length > 0 ? verb[length - 1] : '\0';
	gboolean is_consonant_y = last == 'y' && length > 1 && !is_vowel(verb[length - 2]);

	if (g_str_equal(suffix, "s")) {
		if (is_consonant_y)
			return g_strdup_printf("%.*sies", (int)length - 1, verb);
		if (strchr("sxzo", last) != NULL || g_str_has_suffix(verb, "ch") || g_str_has_suffix(verb, "sh"))
			suffix = "es";
		return g_strconcat(verb, suffix, NULL);
	}
	if (last == 'e' && (suffix[0] == 'e' || !g_str_has_suffix(verb, "ee")))
		return g_strdup_printf("%.*s%s", (int)length - 1, verb, suffix);
	if (is_consonant_y && suffix[0] == 'e')
		return g_strdup_printf("%.*si%s", (int)length - 1, verb, suffix);
	if (doubles(builder, verb, length))
		return g_strdup_printf("%s%c%s", verb, last, suffix);
	return g_strconcat(verb, suffix, NULL);
}

/* Adds "came into force" of "come into force": @tail is what follows the first word, with its space. */
static void
add_inflected(Builder *builder, const Verb *verb, guint32 forms, const char *word, const char *tail)
{
	g_autofree char *text = g_strconcat(word, tail, NULL);

	add_form(builder, verb, forms, text);
}

/* Adds the past and the participle, which are one form where they are alike; either may be the infinitive too. */
static void
add_pasts(Builder *builder, const Verb *verb, const char *infinitive, const char *past, const char *participle,
	  const char *tail)
{
	guint32 base = DIA_FORM_BASE;

	if (g_str_equal(past, participle)) {
		guint32 forms = DIA_FORM_PAST | DIA_FORM_PARTICIPLE;

		if (g_str_equal(past, infinitive))
			base |= forms;
		else
			add_inflected(builder, verb, forms, past, tail);
	} else {
		add_inflected(builder, verb, DIA_FORM_PAST, past, tail);
		if (g_str_equal(participle, infinitive))
			base |= DIA_FORM_PARTICIPLE;
		else
			add_inflected(builder, verb, DIA_FORM_PARTICIPLE, participle, tail);
	}
	add_inflected(builder, verb, base, infinitive, tail);
}

static void
inflect(Builder *builder, const Verb *verb)
{
	const char *tail = verb->infinitive + strcspn(verb->infinitive, " ");
	g_autofree char *first = g_strndup(verb->infinitive, (gsize)(tail - verb->infinitive));
	char **irregular = g_hash_table_lookup(builder->irregular, first);
	g_autofree char *present = append_suffix(builder, first, "s");
	g_autofree char *past = append_suffix(builder, first, "ed");
	g_autofree char *gerund = append_suffix(builder, first, "ing");

	if (g_str_equal(first, "be")) { /* "be busy": what stands before it is an auxiliary */
		add_form(builder, verb, DIA_FORM_GERUND, tail + 1);
		return;
	}
	if (irregular != NULL)
		add_pasts(builder, verb, first, irregular[1], irregular[2], tail);
	else
		add_pasts(builder, verb, first, past, past, tail);
	add_inflected(builder, verb, DIA_FORM_PRESENT, present, tail);
	add_inflected(builder, verb, DIA_FORM_GERUND, gerund, tail);
}

static void
enter_section(Builder *builder, const char *name)
{
	builder->verb_class = -1;
	builder->is_irregular = g_str_equal(name, "irregular");
	builder->is_doubled = g_str_equal(name, "doubled");
	for (guint i = 0; i < G_N_ELEMENTS(sections); i++)
		if (g_str_equal(sections[i], name))
			builder->verb_class = (gint)i;
}

static gboolean
take_irregular(Builder *builder, const DiaDataLine *line, GError **error)
{
	g_auto(GStrv) forms = g_strsplit(line->text, " ", -1);

	if (g_strv_length(forms) != 3)
		return dia_data_fail(line, error, "\"%s\" is not an infinitive, a past and a participle", line->text);
	g_hash_table_insert(builder->irregular, g_strdup(forms[0]), forms);
	forms = NULL;
	return TRUE;
}

static gboolean
take_line(gpointer data, const DiaDataLine *line, GError **error)
{
	Builder *builder = data;
	Verb verb = { .verb_class = (DiaVerbClass)builder->verb_class, .weight = line->weight };

	if (line->kind == DIA_DATA_SECTION) {
		enter_section(builder, line->name);
	} else if (builder->is_irregular) {
		return take_irregular(builder, line, error);
	} else if (builder->is_doubled) {
		g_hash_table_add(builder->doubled, g_strdup(line->text));
	} else if (builder->verb_class >= DIA_VERB_BE) {
		add_form(builder, &verb, 0, line->text);
	} else if (builder->verb_class >= 0) {
		verb.infinitive = g_strdup(line->text);
		g_array_append_val(builder->read, verb);
	}
	return TRUE;
}

DiaVerbs *
dia_verbs_new(DiaVocabulary *vocabulary, GError **error)
{
	DiaVerbs *verbs = g_new0(DiaVerbs, 1);
	g_autoptr(GArray) read = g_array_new(FALSE, FALSE, sizeof(Verb));
	g_autoptr(GHashTable) irregular =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_strfreev);
	g_autoptr(GHashTable) doubled = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	Builder builder = { .verbs = verbs,
			    .vocabulary = vocabulary,
			    .read = read,
			    .irregular = irregular,
			    .doubled = doubled,
			    .verb_class = -1 };

	verbs->phrases = dia_phrases_new();
	verbs->forms = g_array_new(FALSE, FALSE, sizeof(DiaVerbForm));
	dia_pool_init(&verbs->pool);
	g_array_set_clear_func(read, clear_verb);
	if (!dia_data_read_builtin("claims/verbs.txt", NULL, take_line, &builder, error)) {
		g_clear_pointer(&verbs, dia_verbs_free);
		return NULL;
	}
	for (guint i = 0; i < read->len; i++)
		inflect(&builder, &g_array_index(read, Verb, i));
	return verbs;
}

const DiaPhrases *
dia_verbs_phrases(const DiaVerbs *verbs)
{
	return verbs->phrases;
}

const DiaVerbForm *
dia_verbs_match(const DiaVerbs *verbs, const DiaVocabulary *vocabulary, const char *text, const DiaToken *tokens,
		guint32 at, guint32 end, guint32 *n_tokens)
{
	DiaPhraseMatch match;
	guint32 index;

	if (!dia_phrases_match(verbs->phrases, vocabulary, text, tokens, at, end, &match) ||
	    !dia_phrases_payload(verbs->phrases, &match, 0, &index))
		return NULL;
	*n_tokens = match.n_tokens;
	return &g_array_index(verbs->forms, DiaVerbForm, index);
}
