#include "check/terms.h"

#include <math.h>

#include "lexicon/grammar.h"
#include "lexicon/lexicon.h"

enum { MAX_COUNTED = 40 }; /* terms of a sentence */

struct _DiaTerms {
	const DiaTerms *counted; /* or NULL; its ids hold here too */
	GHashTable *ids;     /* stem -> id + 1, of stems that are not counted */
	GArray *classes;     /* of guint32: by the number of a class of words its id + 1, 0 for none */
	GArray *frequencies; /* of guint32: sentences with a term, by id */
	GArray *weights;     /* of double: what that makes each worth */
	guint n_sentences;
	GPtrArray *known; /* by report, what each word is as a term: its id + 1, NOT_TELLING, or 0 before it is read */
};

static const guint32 NOT_TELLING = G_MAXUINT32;

/* Rules weigh terms for each pair that they compare, so that each is weighed once. */
static void
weigh(DiaTerms *terms, guint32 id)
{
	g_array_index(terms->weights, double, id) =
	    log(1.0 + (double)terms->n_sentences / (1.0 + dia_terms_frequency(terms, id)));
}

static guint32
find_id(const DiaTerms *terms, const char *stem)
{
	return GPOINTER_TO_UINT(g_hash_table_lookup(terms->ids, stem));
}

/* @return its id */
static guint32
add(DiaTerms *terms, guint32 frequency)
{
	guint32 id = terms->frequencies->len;

	g_array_append_val(terms->frequencies, frequency);
	g_array_set_size(terms->weights, id + 1);
	weigh(terms, id);
	return id;
}

guint32
dia_terms_intern(DiaTerms *terms, const char *stem)
{
	guint32 id = terms->counted != NULL ? find_id(terms->counted, stem) : 0;

	if (id == 0)
		id = find_id(terms, stem);
	if (id != 0)
		return id - 1;
	id = add(terms, 0);
	g_hash_table_insert(terms->ids, (gpointer)stem, GUINT_TO_POINTER(id + 1));
	return id;
}

guint32
dia_terms_intern_token(DiaTerms *terms, const DiaCheckedReport *report, guint32 at)
{
	return dia_terms_intern(terms, dia_vocabulary_word(report->analysis->vocabulary, dia_token_stem(report, at)));
}

guint32
dia_terms_intern_class(DiaTerms *terms, guint32 number)
{
	enum { SOME = 20 };
	guint32 *known;

	if (number >= terms->classes->len)
		g_array_set_size(terms->classes, number + 1);
	known = &g_array_index(terms->classes, guint32, number);
	if (*known == 0)
		*known = add(terms, SOME) + 1;
	return *known - 1;
}

gboolean
dia_terms_contain(const guint32 *set, guint n, guint32 id)
{
	for (guint i = 0; i < n; i++)
		if (set[i] == id)
			return TRUE;
	return FALSE;
}

guint
dia_terms_count_common(const guint32 *a, guint n_a, const guint32 *b, guint n_b)
{
	guint n = 0;

	for (guint i = 0; i < n_a; i++)
		n += dia_terms_contain(b, n_b, a[i]);
	return n;
}

guint
dia_terms_count_shared(const DiaTerms *terms, const guint32 *a, guint n_a, const guint32 *b, guint n_b, guint some,
		       guint few, guint *n_few)
{
	guint n = 0;

	*n_few = 0;
	for (guint i = 0; i < n_a; i++) {
		guint32 frequency = dia_terms_frequency(terms, a[i]);

		if (frequency > some || !dia_terms_contain(b, n_b, a[i]))
			continue;
		n++;
		*n_few += frequency <= few;
	}
	return n;
}

void
dia_terms_add(guint32 id, guint32 *set, guint *n, guint max)
{
	if (*n < max && !dia_terms_contain(set, *n, id))
		set[(*n)++] = id;
}

gboolean
dia_term_is_telling(const DiaCheckedReport *report, guint32 word)
{
	return !(dia_grammar_classes(report->analysis->lexicon->grammar, word) &
		 (DIA_CLASS_FUNCTION | DIA_CLASS_ADVERB | DIA_CLASS_TRIVIAL));
}

/* What a word is by itself, as in DiaTerms.known. */
static guint32
read_word(DiaTerms *terms, const DiaCheckedReport *report, guint32 at)
{
	static const char *const scales[] = { "thousand", "million", "billion", "trillion", NULL };
	const DiaToken *token = &report->tokens[at];

	if (!dia_term_is_telling(report, token->word) || dia_token_is_one_of(report, at, scales))
		return NOT_TELLING;
	return dia_terms_intern(terms, dia_vocabulary_word(report->analysis->vocabulary, token->stem)) + 1;
}

gboolean
dia_terms_read(DiaTerms *terms, const DiaCheckedReport *report, guint32 at, guint32 end,
	       DiaTerm *term)
{
	const DiaTerms *counted = terms->counted != NULL ? terms->counted : terms;
	guint32 *known;
	guint32 word;
	const DiaVocabulary *vocabulary = report->analysis->vocabulary;
	const DiaSynonyms *synonyms = report->analysis->lexicon->synonyms;
	const DiaToken *token = &report->tokens[at];
	DiaPhraseMatch match;
	guint32 payload;

	*term = (DiaTerm){ .first = at, .end = at + 1 };
	if (token->kind != DIA_TOKEN_WORD || token->length < 3)
		return FALSE;
	if (dia_phrases_match(dia_synonyms_phrases(synonyms), vocabulary, report->text,
			      report->tokens, at, end, &match) &&
	    dia_phrases_payload(dia_synonyms_phrases(synonyms), &match, 0, &payload)) {
		term->meaning = dia_synonyms_meaning(synonyms, payload);
		term->end = at + match.n_tokens;
		term->id =
		    dia_terms_intern(terms, dia_vocabulary_word(vocabulary, term->meaning->word));
		return TRUE;
	}
	known = g_ptr_array_index(counted->known, report->index);
	word = known[token->word];
	if (word == 0)
		word = read_word(terms, report, at);
	if (counted == terms)
		known[token->word] = word;
	term->id = word - 1;
	return word != NOT_TELLING;
}

static void
count_sentence(DiaTerms *terms, const DiaCheckedReport *report, const DiaSentence *sentence)
{
	guint32 set[MAX_COUNTED];
	guint n = 0;
	DiaTerm term;

	for (guint32 at = sentence->first_token; at < sentence->end_token; at = term.end)
		if (dia_terms_read(terms, report, at, sentence->end_token, &term))
			dia_terms_add(term.id, set, &n, MAX_COUNTED);
	for (guint i = 0; i < n; i++)
		g_array_index(terms->frequencies, guint32, set[i])++;
	terms->n_sentences++;
}

static DiaTerms *
make_terms(void)
{
	DiaTerms *terms = g_new0(DiaTerms, 1);

	terms->ids = g_hash_table_new(g_str_hash, g_str_equal);
	terms->classes = g_array_new(FALSE, TRUE, sizeof(guint32));
	terms->frequencies = g_array_new(FALSE, FALSE, sizeof(guint32));
	terms->weights = g_array_new(FALSE, FALSE, sizeof(double));
	terms->known = g_ptr_array_new_with_free_func(g_free);
	return terms;
}

DiaTerms *
dia_terms_new(const DiaTerms *counted)
{
	DiaTerms *terms = make_terms();

	terms->counted = counted;
	terms->n_sentences = counted->n_sentences;
	g_array_append_vals(terms->frequencies, counted->frequencies->data, counted->frequencies->len);
	g_array_append_vals(terms->weights, counted->weights->data, counted->weights->len);
	return terms;
}

DiaTerms *
dia_terms_count(const GArray *reports)
{
	DiaTerms *terms = make_terms();

	for (guint i = 0; i < reports->len; i++) {
		const DiaCheckedReport *report = &g_array_index(reports, DiaCheckedReport, i);

		g_ptr_array_add(terms->known, g_new0(guint32, dia_vocabulary_size(report->analysis->vocabulary)));
		for (guint k = 0; k < report->analysis->sentences->len; k++)
			count_sentence(terms, report,
				       &dia_analysis_sentences(report->analysis)[k]);
	}
	for (guint32 id = 0; id < terms->weights->len; id++)
		weigh(terms, id);
	return terms;
}

void
dia_terms_free(DiaTerms *terms)
{
	if (terms == NULL)
		return;
	g_hash_table_unref(terms->ids);
	g_array_unref(terms->classes);
	g_array_unref(terms->frequencies);
	g_array_unref(terms->weights);
	g_ptr_array_unref(terms->known);
	g_free(terms);
}

guint32
dia_terms_frequency(const DiaTerms *terms, guint32 id)
{
	return g_array_index(terms->frequencies, guint32, id);
}

double
dia_terms_weight(const DiaTerms *terms, guint32 id)
{
	return g_array_index(terms->weights, double, id);
}

double
dia_terms_cover(const DiaTerms *terms, const guint32 *a, guint n_a, const guint32 *b, guint n_b)
{
	double all = 0;
	double shared = 0;

	for (guint i = 0; i < n_a; i++) {
		double weight = dia_terms_weight(terms, a[i]);

		all += weight;
		if (dia_terms_contain(b, n_b, a[i]))
			shared += weight;
	}
	return all > 0 ? shared / all : 0;
}

GHashTable *
dia_postings_new(void)
{
	return g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
}

void
dia_postings_add(GHashTable *postings, guint32 term, guint index)
{
	enum { MAX_POSTINGS = 64 }; /* so that what many have costs no more than that */
	GArray *list = g_hash_table_lookup(postings, GUINT_TO_POINTER(term));

	if (list == NULL) {
		list = g_array_new(FALSE, FALSE, sizeof(guint));
		g_hash_table_insert(postings, GUINT_TO_POINTER(term), list);
	}
	if (list->len < MAX_POSTINGS)
		g_array_append_val(list, index);
}
