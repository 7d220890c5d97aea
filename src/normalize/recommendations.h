/*
 * Which paragraphs are recommendations, who makes them, and what the State answers.
 */
#pragma once

#include "lexicon/lexicon.h"
#include "model/document.h"

/*
 * Marks the recommendations of a document and collects the references of all paragraphs.
 * A recommendation is a paragraph whose number is under that of its chapeau (124.17 under 124) and that ends
 * with the States that make it, or whose chapeau says how the State answers.
 */
void dia_recommendations_find(DiaDocument *document, const DiaLexicon *lexicon);
