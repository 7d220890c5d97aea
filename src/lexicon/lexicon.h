/*
 * The inside of a lexicon: one part for each kind of data file, all over one vocabulary.
 */
#pragma once

#include "base/vocabulary.h"
#include "diachron/lexicon.h"
#include "lexicon/abbreviations.h"
#include "lexicon/change-cues.h"
#include "lexicon/codings.h"
#include "lexicon/check-cues.h"
#include "lexicon/countries.h"
#include "lexicon/grammar.h"
#include "lexicon/cues.h"
#include "lexicon/word-lists.h"
#include "lexicon/instruments.h"
#include "lexicon/issuers.h"
#include "lexicon/matters.h"
#include "lexicon/positions.h"
#include "lexicon/synonyms.h"
#include "lexicon/topics.h"
#include "lexicon/units.h"
#include "lexicon/verbs.h"

struct _DiaLexicon {
	gatomicrefcount references_count;
	DiaVocabulary *vocabulary; /* the words of all data files; frozen once loaded */
	DiaAbbreviations *abbreviations;
	DiaCodings *codings;
	DiaChangeCues *change_cues;
	DiaCheckCues *check_cues;
	DiaCountries *countries;
	DiaGrammar *grammar;
	DiaClaimCues *cues;
	DiaVerbs *verbs;
	DiaWordLists *lists;
	DiaInstruments *instruments;
	DiaIssuers *issuers;
	DiaMatters *matters;
	DiaPositions *positions;
	DiaSynonyms *synonyms;
	DiaTopics *topics;
	DiaUnits *units;
};

/*
 * Reads the data files, which takes some fifty milliseconds; dia_lexicon_new() takes the image of them where it can.
 * Parameters and result are as there.
 */
DiaLexicon *dia_lexicon_read(const char *topics_path, GError **error);

/* Writes a lexicon to an image, or reads one from it, which lives no longer than the image's bytes. */
void dia_lexicon_transfer(DiaLexicon **lexicon, DiaImage *image);

/* The image of the data files that are built in, made with the program; of no length in what makes it. */
extern const char dia_lexicon_image[];
extern const gsize dia_lexicon_image_length;
