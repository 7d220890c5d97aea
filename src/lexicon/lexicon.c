#include "lexicon/lexicon.h"

DiaLexicon *
dia_lexicon_read(const char *topics_path, GError **error)
{
	g_autoptr(DiaLexicon) lexicon = g_new0(DiaLexicon, 1);
	DiaVocabulary *vocabulary = dia_vocabulary_new(NULL);

	g_atomic_ref_count_init(&lexicon->references_count);
	lexicon->vocabulary = vocabulary;
	/* First, so that they have the smallest ids. */
	if ((lexicon->lists = dia_word_lists_new(vocabulary, error)) == NULL ||
	    (lexicon->abbreviations = dia_abbreviations_new(vocabulary, error)) == NULL ||
	    (lexicon->codings = dia_codings_new(vocabulary, error)) == NULL ||
	    (lexicon->countries = dia_countries_new(vocabulary, error)) == NULL ||
	    (lexicon->change_cues = dia_change_cues_new(vocabulary, error)) == NULL ||
	    (lexicon->check_cues = dia_check_cues_new(vocabulary, error)) == NULL ||
	    (lexicon->cues = dia_claim_cues_new(vocabulary, error)) == NULL ||
	    (lexicon->verbs = dia_verbs_new(vocabulary, error)) == NULL ||
	    (lexicon->instruments = dia_instruments_new(vocabulary, error)) == NULL ||
	    (lexicon->issuers = dia_issuers_new(vocabulary, error)) == NULL ||
	    (lexicon->matters = dia_matters_new(vocabulary, error)) == NULL ||
	    (lexicon->positions = dia_positions_new(vocabulary, error)) == NULL ||
	    (lexicon->synonyms = dia_synonyms_new(vocabulary, error)) == NULL ||
	    (lexicon->topics = dia_topics_new(vocabulary, topics_path, error)) == NULL ||
	    (lexicon->grammar = dia_grammar_new(vocabulary, error)) == NULL ||
	    (lexicon->units = dia_units_new(vocabulary, error)) == NULL)
		return NULL;
	return g_steal_pointer(&lexicon);
}

void
dia_lexicon_transfer(DiaLexicon **lexicon, DiaImage *image)
{
	DiaLexicon *whole;

	dia_image_part(image, lexicon, sizeof **lexicon);
	whole = *lexicon;
	dia_vocabulary_transfer(&whole->vocabulary, image);
	dia_abbreviations_transfer(&whole->abbreviations, image);
	dia_codings_transfer(&whole->codings, image);
	dia_countries_transfer(&whole->countries, image);
	dia_change_cues_transfer(&whole->change_cues, image);
	dia_check_cues_transfer(&whole->check_cues, image);
	dia_claim_cues_transfer(&whole->cues, image);
	dia_verbs_transfer(&whole->verbs, image);
	dia_word_lists_transfer(&whole->lists, image);
	dia_instruments_transfer(&whole->instruments, image);
	dia_issuers_transfer(&whole->issuers, image);
	dia_matters_transfer(&whole->matters, image);
	dia_positions_transfer(&whole->positions, image);
	dia_synonyms_transfer(&whole->synonyms, image);
	dia_topics_transfer(&whole->topics, image);
	dia_grammar_transfer(&whole->grammar, image);
	dia_units_transfer(&whole->units, image);
}

DiaLexicon *
dia_lexicon_new(const char *topics_path, GError **error)
{
	g_autoptr(DiaImage) image = dia_image_open(dia_lexicon_image, dia_lexicon_image_length);
	DiaLexicon *lexicon;

	/* Topics of the user bring words of their own. */
	if (image == NULL || topics_path != NULL)
		return dia_lexicon_read(topics_path, error);
	dia_lexicon_transfer(&lexicon, image);
	g_atomic_ref_count_init(&lexicon->references_count);
	return lexicon;
}

DiaLexicon *
dia_lexicon_ref(DiaLexicon *lexicon)
{
	g_atomic_ref_count_inc(&lexicon->references_count);
	return lexicon;
}

void
dia_lexicon_unref(DiaLexicon *lexicon)
{
	if (lexicon == NULL || !g_atomic_ref_count_dec(&lexicon->references_count))
		return;
	dia_abbreviations_free(lexicon->abbreviations);
	dia_codings_free(lexicon->codings);
	dia_change_cues_free(lexicon->change_cues);
	dia_check_cues_free(lexicon->check_cues);
	dia_countries_free(lexicon->countries);
	dia_grammar_free(lexicon->grammar);
	dia_claim_cues_free(lexicon->cues);
	dia_verbs_free(lexicon->verbs);
	dia_word_lists_free(lexicon->lists);
	dia_instruments_free(lexicon->instruments);
	dia_issuers_free(lexicon->issuers);
	dia_matters_free(lexicon->matters);
	dia_positions_free(lexicon->positions);
	dia_synonyms_free(lexicon->synonyms);
	dia_topics_free(lexicon->topics);
	dia_units_free(lexicon->units);
	dia_vocabulary_free(lexicon->vocabulary);
	g_free(lexicon);
}

guint
dia_lexicon_n_topics(const DiaLexicon *lexicon)
{
	return dia_topics_length(lexicon->topics);
}

const char *
dia_lexicon_topic_id(const DiaLexicon *lexicon, guint topic)
{
	return dia_topics_get(lexicon->topics, topic)->id;
}

const char *
dia_lexicon_topic_title(const DiaLexicon *lexicon, guint topic)
{
	return dia_topics_get(lexicon->topics, topic)->title;
}
