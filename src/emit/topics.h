/*
 * The list of topics with the words that speak for each.
 */
#pragma once

#include "diachron/lexicon.h"

gboolean dia_emit_has_topic(const DiaLexicon *lexicon, const char *id);

/*
 * Appends the topics with their strongest words, or, for topics named, with all of them.
 * @param ids NULL-terminated ids of topics, or NULL for all topics
 */
void dia_emit_topics_text(const DiaLexicon *lexicon, const char *const *ids, GString *output);
void dia_emit_topics_json(const DiaLexicon *lexicon, const char *const *ids, GString *output);
