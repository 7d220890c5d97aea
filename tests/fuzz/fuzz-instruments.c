/*
 * Fuzz target: any bytes as the file of instruments, which must give an error or a list whose members refer to
 * each other.
 */
#include "lexicon/instruments.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

static void
check_instruments(const DiaInstruments *instruments)
{
	guint length = dia_instruments_length(instruments);

	for (guint i = 0; i < length; i++) {
		const DiaInstrument *instrument = dia_instruments_get(instruments, i);

		g_assert_nonnull(instrument->id);
		g_assert_nonnull(instrument->title);
		g_assert_cmpint(instrument->parent, <, (gint)length);
		for (guint j = 0; j < instrument->n_refers; j++)
			g_assert_cmpuint(instrument->refers[j], <, length);
		for (guint j = 0; j < instrument->n_protocols; j++)
			g_assert_cmpuint(instrument->protocols[j], <, length);
	}
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autoptr(GError) error = NULL;
	DiaVocabulary *vocabulary = dia_vocabulary_new(NULL);
	DiaInstruments *instruments =
		dia_instruments_parse(vocabulary, "file", (const char *)data, size, &error);

	g_assert_true((instruments == NULL) == (error != NULL));
	if (instruments != NULL) {
		check_instruments(instruments);
		dia_instruments_free(instruments);
	} else {
		g_assert_true(g_utf8_validate(error->message, -1, NULL));
	}
	dia_vocabulary_free(vocabulary);
	return 0;
}
