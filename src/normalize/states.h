/*
 * The States in the brackets of a recommendation: "... (Chile, Iran (Islamic Republic of)) (Nepal);".
 */
#pragma once

#include "lexicon/lexicon.h"

typedef struct {
	const DiaLexicon *lexicon;
	DiaVocabulary *vocabulary; /* learns the words of the brackets */
	GArray *tokens;
	GPtrArray *names; /* of char, as printed */
} DiaStates;

/* @param vocabulary built on that of the lexicon; both must outlive it */
void dia_states_init(DiaStates *states, const DiaLexicon *lexicon, DiaVocabulary *vocabulary);
void dia_states_clear(DiaStates *states);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DiaStates, dia_states_clear)

/*
 * Reads the brackets with States into @names: those at the end, and those in the middle that close one of
 * several recommendations in a paragraph, "... children (Philippines); step up ... (Indonesia);".
 * @param text      @length bytes of UTF-8
 * @param n_wording receives the bytes of the text before the States at its end
 * @return whether there are States at its end
 */
gboolean dia_states_find(DiaStates *states, const char *text, gsize length, gsize *n_wording);

/* Reads a cell that holds nothing but names of States; @return whether there are any */
gboolean dia_states_read(DiaStates *states, const char *text, gsize length);
