/*
 * The words that the annotators know: topics, instruments, units, cue words, abbreviations, countries.
 * Read from data files (data/README.md), frozen, shared by all threads.
 */
#pragma once

#include <diachron/types.h>

G_BEGIN_DECLS

typedef struct _DiaLexicon DiaLexicon;

/*
 * Loads the built-in data files.
 * @param topics_path a topics file that replaces or extends the built-in topics, or NULL
 * @param error       DIA_ERROR_READ, DIA_ERROR_MANIFEST: names the file and the line
 * @return newly allocated, or NULL; give back with dia_lexicon_unref()
 */
DiaLexicon *dia_lexicon_new(const char *topics_path, GError **error);
DiaLexicon *dia_lexicon_ref(DiaLexicon *lexicon);
void dia_lexicon_unref(DiaLexicon *lexicon);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaLexicon, dia_lexicon_unref)

/* Topics by index, in the order of the data file. */
guint dia_lexicon_n_topics(const DiaLexicon *lexicon);
const char *dia_lexicon_topic_id(const DiaLexicon *lexicon, guint topic);
const char *dia_lexicon_topic_title(const DiaLexicon *lexicon, guint topic);

G_END_DECLS
