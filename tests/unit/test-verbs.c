/*
 * Verbs of claims: what forms the data file's infinitives have.
 */
#include "lexicon/lexicon.h"

#include <string.h>

/* The form that a text opens with, of which it must be the whole; NULL where no verb is so written. */
static const DiaVerbForm *
find(const DiaLexicon *lexicon, const char *text)
{
	g_autoptr(DiaVocabulary) vocabulary = dia_vocabulary_new(lexicon->vocabulary);
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	const DiaVerbForm *form;
	guint32 n_tokens = 0;

	dia_tokens_append(tokens, vocabulary, text, 0, strlen(text));
	form = dia_verbs_match(lexicon->verbs, vocabulary, text, (const DiaToken *)(const void *)tokens->data, 0,
			       tokens->len, &n_tokens);
	return form != NULL && n_tokens == tokens->len ? form : NULL;
}

static void
test_forms(void)
{
	static const struct {
		const char *text;
		DiaVerbClass verb_class;
		guint32 forms;
	} cases[] = {
		{ "adopts", DIA_VERB_ACT, DIA_FORM_PRESENT },
		{ "adopted", DIA_VERB_ACT, DIA_FORM_PAST | DIA_FORM_PARTICIPLE },
		{ "passes", DIA_VERB_ACT, DIA_FORM_PRESENT },
		{ "ratified", DIA_VERB_ACT, DIA_FORM_PAST | DIA_FORM_PARTICIPLE },
		{ "enshrining", DIA_VERB_ACT, DIA_FORM_GERUND },
		{ "setting up", DIA_VERB_ACT, DIA_FORM_GERUND },
		{ "set up", DIA_VERB_ACT, DIA_FORM_BASE | DIA_FORM_PAST | DIA_FORM_PARTICIPLE },
		{ "came into force", DIA_VERB_ACT, DIA_FORM_PAST },
		{ "come into force", DIA_VERB_ACT, DIA_FORM_BASE | DIA_FORM_PARTICIPLE },
		{ "scrapping", DIA_VERB_UNDO, DIA_FORM_GERUND },
		{ "planned", DIA_VERB_INTEND, DIA_FORM_PAST | DIA_FORM_PARTICIPLE },
		{ "agreed to", DIA_VERB_INTEND, DIA_FORM_PAST | DIA_FORM_PARTICIPLE },
		{ "willing to", DIA_VERB_INTEND, DIA_FORM_GERUND },
		{ "no longer", DIA_VERB_NOT, 0 },
	};
	g_autoptr(DiaLexicon) lexicon = dia_lexicon_new(NULL, NULL);

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		const DiaVerbForm *form = find(lexicon, cases[i].text);

		g_test_message("%s", cases[i].text);
		g_assert_nonnull(form);
		g_assert_cmpuint(form->verb_class, ==, cases[i].verb_class);
		g_assert_cmpuint(form->forms, ==, cases[i].forms);
	}
	g_assert_null(find(lexicon, "adoptes"));
	g_assert_null(find(lexicon, "comed into force"));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/verbs/forms", test_forms);
	return g_test_run();
}
