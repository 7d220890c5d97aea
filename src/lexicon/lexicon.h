/*
 * The inside of a lexicon: one part for each kind of data file, all over one vocabulary.
 */
#pragma once

#include "base/vocabulary.h"
#include "diachron/lexicon.h"
#include "lexicon/abbreviations.h"
#include "lexicon/codings.h"
#include "lexicon/check-cues.h"
#include "lexicon/countries.h"
#include "lexicon/grammar.h"
#include "lexicon/cues.h"
#include "lexicon/heads.h"
#include "lexicon/instruments.h"
#include "lexicon/issuers.h"
#include "lexicon/matters.h"
#include "lexicon/positions.h"
#include "lexicon/synonyms.h"
#include "lexicon/topics.h"
#include "lexicon/units.h"

struct _DiaLexicon {
	gatomicrefcount references_count;
	DiaVocabulary *vocabulary; /* the words of all data files; frozen once loaded */
	DiaAbbreviations *abbreviations;
	DiaCodings *codings;
	DiaCheckCues *check_cues;
	DiaCountries *countries;
	DiaGrammar *grammar;
	DiaClaimCues *cues;
	DiaHeads *heads;
	DiaInstruments *instruments;
	DiaIssuers *issuers;
	DiaMatters *matters;
	DiaPositions *positions;
	DiaSynonyms *synonyms;
	DiaTopics *topics;
	DiaUnits *units;
};
