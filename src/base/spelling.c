#include "base/spelling.h"

#include <string.h>

enum {
	MIN_LENGTH = 5,	/* of a word that has two spellings */
	MAX_OTHER = 12, /* of one that stands in the table */
	MIN_ROOT = 4,	/* letters before "is": "raise", "advise" and "revise" have fewer */
};

/* Other spellings, by their first letter. */
static const struct {
	const char *other;
	const char *here;
} words[] = {
	{ "behavior", "behaviour" },   { "canceled", "cancelled" },    { "center", "centre" },
	{ "centers", "centres" },      { "color", "colour" },	       { "counseling", "counselling" },
	{ "counselor", "counsellor" }, { "counselors", "counsellors" }, { "defense", "defence" },
	{ "enrollment", "enrolment" }, { "favor", "favour" },	       { "fulfill", "fulfil" },
	{ "honor", "honour" },	       { "judgement", "judgment" },    { "judgements", "judgments" },
	{ "labeled", "labelled" },     { "labor", "labour" },	       { "laborer", "labourer" },
	{ "laborers", "labourers" },   { "licenses", "licences" },     { "neighbor", "neighbour" },
	{ "neighbors", "neighbours" }, { "offense", "offence" },       { "offenses", "offences" },
	{ "pediatric", "paediatric" }, { "program", "programme" },     { "programs", "programmes" },
	{ "traveler", "traveller" },   { "travelers", "travellers" },
};

/* Before "is" these make words that are never written with a z. */
static const char *const roots[] = {
	"advert",  "appra",   "circumc", "chast",  "clockw", "compr", "comprom", "conc",   "crossw",  "desp",
	"disgu",   "enfranch", "enterpr", "exerc", "expert", "franch", "improv", "lengthw", "likew",  "merchand",
	"mort",	   "otherw",  "parad",	 "porpo",  "pract",  "prec",  "prem",	 "prom",   "repr",    "superv",
	"surm",	   "surpr",   "telev",	 "treat",  "turquo", NULL,
};

static gboolean
replace_word(char *word, gsize *length)
{
	for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
		gsize grown;

		if (words[i].other[0] < word[0])
			continue;
		if (words[i].other[0] > word[0])
			return FALSE;
		if (strlen(words[i].other) != *length || memcmp(words[i].other, word, *length) != 0)
			continue;
		grown = strlen(words[i].here);
		g_assert(grown <= *length + DIA_SPELLING_GROWTH);
		memcpy(word, words[i].here, grown);
		*length = grown;
		return TRUE;
	}
	return FALSE;
}

static gboolean
is_root(const char *word, gsize length)
{
	for (const char *const *root = roots; *root != NULL; root++)
		if (strlen(*root) == length && memcmp(*root, word, length) == 0)
			return TRUE;
	return FALSE;
}

/* Where the s of "organised", "organisations" stands, or 0. */
static gsize
find_suffix(const char *word, gsize length)
{
	static const char *const suffixes[] = { "ise",	 "ised",  "iser",   "ising",
						"isation", "isable", NULL };
	gsize end = word[length - 1] == 's' ? length - 1 : length;

	for (const char *const *suffix = suffixes; *suffix != NULL; suffix++) {
		gsize n = strlen(*suffix);

		if (end >= n + MIN_ROOT && memcmp(word + end - n, *suffix, n) == 0)
			return is_root(word, end - n) ? 0 : end - n + 1;
	}
	return 0;
}

gboolean
dia_spelling_unify(char *word, gsize *length)
{
	gsize at;

	if (*length < MIN_LENGTH)
		return FALSE;
	at = memchr("edrsgn", word[*length - 1], 6) != NULL ? find_suffix(word, *length) : 0;
	if (at > 0) {
		word[at] = 'z';
		return TRUE;
	}
	return *length <= MAX_OTHER && replace_word(word, length);
}
