/*
 * Laws, bodies, plans and reforms that recur between reports, found without a list: names of one kind
 * whose words are nearly the same are one commitment; its statuses are those of the claims that hold
 * the name. A name that stands where one matter of the field is spoken of is a name of that matter.
 */
#include <string.h>

#include "align/commitments.h"

enum {
	MAX_WORDS = 12,	     /* of a name that count; longer names are lists */
	MAX_PER_WORD = 256,  /* names that share a word and are compared; more is no name */
	SAME_PER_CENT = 60,  /* of all words of two names must be in both */
	KNOWN_PER_CENT = 50, /* of its places a known commitment has: the name adds no other */
	MAX_ALIASES = 8,     /* places of a name whose matters are tried */
	ALIAS_PER_CENT = 60, /* of its places one matter has: the name is one of that matter */
	NAMED_PER_CENT = 25, /* ... where it is a law's own name, and no other matter has any */
};

/* A name as the set of its words: stems in order, without heads, connectors and the State's name.
 */
typedef struct {
	guint32 report;
	const DiaNameMark *mark;
	guint32 root; /* of the names that are one commitment */
	guint8 kind;
	guint8 n_words;
	gboolean is_form; /* of a root: it stands before the numbers of many laws */
	guint32 words[MAX_WORDS];
} Name;

typedef struct {
	DiaLedger *ledger;
	DiaVocabulary *vocabulary;
	GArray *names;	     /* of Name */
	GHashTable *by_word; /* stem -> GArray of indices of names */
} Joiner;

static gboolean
is_name_of_state(const DiaAnalysis *analysis, guint32 at, guint32 end)
{
	const DiaCountries *countries = analysis->lexicon->countries;
	DiaPhraseMatch match;

	return dia_phrases_match(dia_countries_names(countries), analysis->vocabulary,
				 analysis->document->text->str, dia_analysis_tokens(analysis), at,
				 end, &match) ||
	       dia_phrases_match(dia_countries_demonyms(countries), analysis->vocabulary,
				 analysis->document->text->str, dia_analysis_tokens(analysis), at,
				 end, &match);
}

static gboolean
counts(const DiaAnalysis *analysis, const DiaNameMark *mark, guint32 at)
{
	const DiaToken *token = &dia_analysis_tokens(analysis)[at];
	const DiaWordLists *lists = analysis->lexicon->lists;
	guint32 end = mark->end_token;

	if (mark->is_common && (token->kind == DIA_TOKEN_NUMBER ||
				dia_lists_hold(lists, token->word, DIA_LIST_GENERIC) ||
				dia_lists_hold(lists, token->word, DIA_LIST_PLACE)))
		return token->kind == DIA_TOKEN_NUMBER;
	return token->kind == DIA_TOKEN_WORD && token->length > 2 &&
	       !dia_lists_hold(lists, token->word, DIA_LIST_LAW) &&
	       !dia_lists_hold(lists, token->word, DIA_LIST_CONNECTOR) &&
	       !dia_lists_hold(lists, token->word, DIA_LIST_OPENER) &&
	       !is_name_of_state(analysis, at, end);
}

/* Does a word of a name tell what it is for? "Supreme Court" and "National Assembly" act in all reports. */
static gboolean
tells_task(const DiaAnalysis *analysis, const DiaNameMark *mark)
{
	const DiaWordLists *lists = analysis->lexicon->lists;

	for (guint32 at = mark->first_token; at < mark->end_token; at++) {
		guint32 word = dia_analysis_tokens(analysis)[at].word;
		gboolean is_bare = dia_lists_hold(lists, word, DIA_LIST_PLACE) ||
				   (mark->kind == DIA_COMMITMENT_INSTITUTION &&
				    dia_lists_hold(lists, word, DIA_LIST_INSTITUTION));

		if (!is_bare && counts(analysis, mark, at))
			return TRUE;
	}
	return FALSE;
}

static gint
compare_words(gconstpointer a, gconstpointer b)
{
	guint32 first = *(const guint32 *)a;
	guint32 second = *(const guint32 *)b;

	return first < second ? -1 : first > second;
}

static void
add_word(Name *name, guint32 stem)
{
	for (guint i = 0; i < name->n_words; i++)
		if (name->words[i] == stem)
			return;
	if (name->n_words < MAX_WORDS)
		name->words[name->n_words++] = stem;
}

static void
read_name(Joiner *joiner, guint32 report, const DiaNameMark *mark)
{
	const DiaAnalysis *analysis = dia_comparison_report(joiner->ledger->comparison, report);
	Name name = { .report = report,
		      .mark = mark,
		      .kind = (guint8)mark->kind,
		      .root = joiner->names->len };

	if (mark->number != NULL) { /* its words are those of the name that stands there too */
		name.words[name.n_words++] = dia_vocabulary_intern(joiner->vocabulary, mark->number,
								   strlen(mark->number));
		g_array_append_val(joiner->names, name);
		return;
	}
	if (!tells_task(analysis, mark))
		return;
	for (guint32 at = mark->first_token; at < mark->end_token; at++) {
		const char *word;
		guint32 id;

		if (!counts(analysis, mark, at))
			continue;
		word = dia_vocabulary_word(analysis->vocabulary,
					   dia_analysis_tokens(analysis)[at].word);
		id = dia_vocabulary_intern(joiner->vocabulary, word, strlen(word));
		add_word(&name, dia_vocabulary_stem(joiner->vocabulary, id));
	}
	if (name.n_words < 1 || (name.n_words < 2 && name.kind != DIA_COMMITMENT_LAW))
		return;
	qsort(name.words, name.n_words, sizeof(guint32), compare_words);
	g_array_append_val(joiner->names, name);
}

static guint32
find_root(Joiner *joiner, guint32 name)
{
	for (;;) {
		Name *here = &g_array_index(joiner->names, Name, name);

		if (here->root == name)
			return name;
		name = here->root;
	}
}

/* One law by its number: no two years are told. */
static gboolean
is_same_number(const DiaNameMark *a, const DiaNameMark *b)
{
	return a->number != NULL && b->number != NULL && g_str_equal(a->number, b->number) &&
	       (a->year == b->year || a->year == 0 || b->year == 0);
}

static gboolean
is_same(const Name *a, const Name *b)
{
	guint shared = 0;

	if (a->mark->number != NULL || b->mark->number != NULL)
		return is_same_number(a->mark, b->mark);
	if (a->kind != b->kind)
		return FALSE;
	for (guint i = 0, j = 0; i < a->n_words && j < b->n_words;) {
		if (a->words[i] == b->words[j])
			shared++, i++, j++;
		else if (a->words[i] < b->words[j])
			i++;
		else
			j++;
	}
	return shared * 100 >= (guint)(a->n_words + b->n_words - shared) * SAME_PER_CENT;
}

static void
join(Joiner *joiner, guint32 a, guint32 b)
{
	guint32 first = find_root(joiner, a);
	guint32 second = find_root(joiner, b);

	g_array_index(joiner->names, Name, MAX(first, second)).root = MIN(first, second);
}

/* Compares each name with those before it that share a word. */
static void
join_names(Joiner *joiner)
{
	for (guint32 i = 0; i < joiner->names->len; i++) {
		const Name *name = &g_array_index(joiner->names, Name, i);

		for (guint j = 0; j < name->n_words; j++) {
			gpointer key = GUINT_TO_POINTER(name->words[j] + 1);
			GArray *others = g_hash_table_lookup(joiner->by_word, key);

			if (others == NULL) {
				others = g_array_new(FALSE, FALSE, sizeof(guint32));
				g_hash_table_insert(joiner->by_word, key, others);
			}
			for (guint k = 0; k < others->len; k++) {
				guint32 other = g_array_index(others, guint32, k);

				if (is_same(name, &g_array_index(joiner->names, Name, other)))
					join(joiner, i, other);
			}
			if (others->len < MAX_PER_WORD)
				g_array_append_val(others, i);
		}
	}
}

/* What stands before the numbers of laws: names of one root, as they are before numbers are joined. */
typedef struct {
	guint32 number; /* root of the first number that stands with it, + 1 */
	guint n_places;
	guint n_numbered;
	gboolean has_several; /* numbers */
} Form;

static gpointer
make_token_key(guint32 report, guint32 token)
{
	return GSIZE_TO_POINTER(((gsize)report << 32) + token + 1);
}

/*
 * What a law with a number is called where it stands: "Act No. 12 of 2006, known as the Baker Act".
 * @param by_token names by the keys of their first tokens
 * @return the index of the name, + 1, or NULL
 */
static gpointer
find_byname(const Joiner *joiner, GHashTable *by_token, const Name *name)
{
	enum { REACH = 12, OPENERS = 3 }; /* tokens to "known as", and to the name behind it */
	const DiaAnalysis *analysis = dia_comparison_report(joiner->ledger->comparison, name->report);
	const DiaToken *tokens = dia_analysis_tokens(analysis);
	guint32 end = dia_analysis_end_token(analysis, name->mark->paragraph);
	guint32 at = name->mark->end_token;
	guint32 stop;

	while (at < end && tokens[at].start < name->mark->span.end)
		at++;
	stop = MIN(end, at + REACH);
	while (at < stop && !dia_lists_hold_token(analysis->lexicon->lists, &tokens[at], DIA_LIST_NAMING))
		at++;
	if (at == stop)
		return NULL;
	for (guint32 next = at + 1; next < MIN(end, at + 2 + OPENERS); next++) {
		gpointer other = g_hash_table_lookup(by_token, make_token_key(name->report, next));

		if (other != NULL)
			return other;
	}
	return NULL;
}

/* Counts the numbers that stand with each name; @names_of receives the root of the name of each number, + 1. */
static void
count_numbers(Joiner *joiner, Form *forms, guint32 *names_of)
{
	g_autoptr(GHashTable) by_token = g_hash_table_new(NULL, NULL);

	for (guint32 i = 0; i < joiner->names->len; i++) {
		const Name *name = &g_array_index(joiner->names, Name, i);
		gpointer key = make_token_key(name->report, name->mark->first_token);
		gpointer other = g_hash_table_lookup(by_token, key);
		guint32 number = find_root(joiner, i) + 1;
		Form *form;

		if (name->mark->number == NULL) {
			g_hash_table_insert(by_token, key, GUINT_TO_POINTER(i + 1));
			forms[number - 1].n_places++;
			continue;
		}
		if (other == NULL)
			other = find_byname(joiner, by_token, name);
		if (other == NULL)
			continue;
		names_of[i] = find_root(joiner, GPOINTER_TO_UINT(other) - 1) + 1;
		form = &forms[names_of[i] - 1];
		form->has_several |= form->number != 0 && form->number != number;
		form->number = number;
		form->n_numbered++;
	}
}

/* "The Law on Legal Aid, No. 12 of 2015": the name and the number are one law. What stands before several numbers
 * ("Organic Act") names none of them, and where it mostly does it is no name at all. */
static void
join_numbers(Joiner *joiner)
{
	g_autofree Form *forms = g_new0(Form, joiner->names->len + 1);
	g_autofree guint32 *names_of = g_new0(guint32, joiner->names->len + 1);

	count_numbers(joiner, forms, names_of);
	for (guint32 i = 0; i < joiner->names->len; i++) {
		if (names_of[i] > 0 && !forms[names_of[i] - 1].has_several)
			join(joiner, i, names_of[i] - 1);
		if (forms[i].has_several && forms[i].n_numbered * 2 >= forms[i].n_places)
			g_array_index(joiner->names, Name, i).is_form = TRUE;
	}
}

/* The claim that holds a name: its status is the name's. */
static const DiaClaim *
find_claim(const DiaAnalysis *analysis, const DiaNameMark *mark)
{
	guint low = dia_analysis_first_claim(analysis, mark->paragraph);

	for (; low < analysis->claims->len; low++) {
		const DiaClaim *claim = &g_array_index(analysis->claims, DiaClaim, low);

		if (claim->paragraph != mark->paragraph)
			return NULL;
		if (claim->span.start <= mark->span.start && mark->span.start < claim->span.end)
			return claim;
	}
	return NULL;
}

static const DiaClaim *
get_claim(const Joiner *joiner, const Name *name)
{
	const DiaAnalysis *analysis =
		dia_comparison_report(joiner->ledger->comparison, name->report);

	return find_claim(analysis, name->mark);
}

/* What is said of the names of a group. */
typedef struct {
	guint n_known;		  /* places where a commitment of the field is named too */
	guint n_common;		  /* names of common nouns */
	guint n_explicit;	  /* places that tell a status in so many words */
	guint n_reports;	  /* reports that tell a status */
	guint n_explicit_reports; /* reports that do so in so many words */
} Tally;

static Tally
tally(const Joiner *joiner, const GArray *members)
{
	Tally all = { 0 };
	gint report = -1; /* last that says something of it */
	gint explicit_report = -1;

	for (guint i = 0; i < members->len; i++) {
		const Name *name =
			&g_array_index(joiner->names, Name, g_array_index(members, guint32, i));
		const DiaClaim *claim = get_claim(joiner, name);

		all.n_known += claim != NULL && claim->commitments[0] != NULL;
		all.n_common += name->mark->is_common;
		if (claim == NULL || dia_claim_settle(claim) == DIA_STATUS_STATES)
			continue;
		all.n_reports += (gint)name->report != report;
		report = (gint)name->report;
		if (claim->status == DIA_STATUS_STATES)
			continue;
		all.n_explicit++;
		all.n_explicit_reports += (gint)name->report != explicit_report;
		explicit_report = (gint)name->report;
	}
	return all;
}

/* A name is followed where two reports tell its status, twice in so many words, and where it is not
 * followed already as a matter of the field. Common nouns name much that is only spoken of: of them two
 * reports, and most places, must tell a status in so many words. */
static gboolean
recurs(const Joiner *joiner, const GArray *members)
{
	Tally all = tally(joiner, members);

	if (all.n_known * 100 > members->len * KNOWN_PER_CENT)
		return FALSE;
	if (all.n_common == members->len)
		return all.n_explicit_reports > 1 && all.n_explicit * 2 > members->len;
	return all.n_reports > 1 && all.n_explicit > 1;
}

/* "law-legal-aid": the kind and the words of the shortest name. */
static char *
make_id(const Joiner *joiner, const Name *name)
{
	const DiaAnalysis *analysis =
		dia_comparison_report(joiner->ledger->comparison, name->report);
	const DiaNameMark *mark = name->mark;
	GString *id = g_string_new(dia_commitment_kind_name((DiaCommitmentKind)name->kind));

	if (mark->number != NULL) {
		g_string_append_printf(id, "-no-%s", mark->number);
		if (mark->year != 0)
			g_string_append_printf(id, "-%u", mark->year);
		return g_string_free(id, FALSE);
	}

	for (guint32 at = mark->first_token; at < mark->end_token; at++)
		if (counts(analysis, mark, at))
			g_string_append_printf(
				id, "-%s",
				dia_vocabulary_word(analysis->vocabulary,
						    dia_analysis_tokens(analysis)[at].word));
	return g_string_free(id, FALSE);
}

static void
add_statuses(Joiner *joiner, DiaLedgerEntry *entry, const GArray *members)
{
	for (guint i = 0; i < members->len; i++) {
		const Name *name =
			&g_array_index(joiner->names, Name, g_array_index(members, guint32, i));
		const DiaClaim *claim = get_claim(joiner, name);
		const DiaAnalysis *analysis =
			dia_comparison_report(joiner->ledger->comparison, name->report);

		if (claim != NULL)
			dia_ledger_add_claim(entry, analysis, name->report, claim);
	}
}

static void
add_entry(Joiner *joiner, const GArray *members)
{
	const Name *shortest = NULL;
	const DiaAnalysis *analysis;
	const DiaNameMark *mark;
	DiaLedgerEntry *entry;
	g_autofree char *id = NULL;

	for (guint i = 0; i < members->len; i++) {
		const Name *name =
			&g_array_index(joiner->names, Name, g_array_index(members, guint32, i));

		if (shortest == NULL || (shortest->mark->number != NULL && name->mark->number == NULL) ||
		    (name->n_words < shortest->n_words && name->mark->number == NULL))
			shortest = name; /* a number only where there is no name */
	}
	id = make_id(joiner, shortest);
	entry = dia_ledger_get(joiner->ledger, id);
	if (entry->title == NULL) {
		analysis = dia_comparison_report(joiner->ledger->comparison, shortest->report);
		mark = shortest->mark;
		entry->title = dia_pool_string_n(&joiner->ledger->comparison->pool,
						 analysis->document->text->str + mark->span.start,
						 mark->span.end - mark->span.start);
		entry->kind = (DiaCommitmentKind)shortest->kind;
	}
	add_statuses(joiner, entry, members);
}

/* How many of the names stand in claims on a matter of their kind. */
static guint
count_matter(const Joiner *joiner, const GArray *members, const char *id)
{
	guint n = 0;

	for (guint i = 0; i < members->len; i++) {
		const DiaClaim *claim = get_claim(
			joiner,
			&g_array_index(joiner->names, Name, g_array_index(members, guint32, i)));

		n += claim != NULL && g_strv_contains(claim->commitments, id);
	}
	return n;
}

/* Is the group one law with a name of its own, and not of common nouns? */
static gboolean
is_named_law(const Joiner *joiner, const GArray *members)
{
	for (guint i = 0; i < members->len; i++) {
		const Name *name = &g_array_index(joiner->names, Name, g_array_index(members, guint32, i));

		if (name->kind != DIA_COMMITMENT_LAW || name->mark->is_common)
			return FALSE;
	}
	return TRUE;
}

/*
 * The matter that most places of a name speak of: "the Council for Equality" where it is called the
 * equality body again and again. A law with a name of its own ("the Baker Act") need not be told each
 * time what it is on: for it some places are enough, where none speaks of another.
 * @return its entry, or NULL
 */
static DiaLedgerEntry *
find_alias(const Joiner *joiner, const GArray *members)
{
	const DiaMatters *matters = joiner->ledger->comparison->lexicon->matters;
	const Name *first = &g_array_index(joiner->names, Name, g_array_index(members, guint32, 0));
	const char *best = NULL;
	guint n_best = 0;
	gboolean has_rival = FALSE;
	guint least;

	for (guint i = 0; i < MIN(members->len, MAX_ALIASES); i++) {
		const DiaClaim *claim = get_claim(
			joiner,
			&g_array_index(joiner->names, Name, g_array_index(members, guint32, i)));

		for (guint j = 0; claim != NULL && claim->commitments[j] != NULL; j++) {
			gint matter = dia_matters_find(matters, claim->commitments[j]);
			guint n;

			if (matter < 0 || dia_matters_get(matters, (guint)matter)->is_broad ||
			    dia_matters_get(matters, (guint)matter)->kind != first->kind)
				continue;
			n = count_matter(joiner, members, claim->commitments[j]);
			has_rival |= best != NULL && !g_str_equal(best, claim->commitments[j]);
			if (n > n_best) {
				best = claim->commitments[j];
				n_best = n;
			}
		}
	}
	least = has_rival || !is_named_law(joiner, members) ? ALIAS_PER_CENT : NAMED_PER_CENT;
	return n_best > 1 && n_best * 100 >= members->len * least ? dia_ledger_get(joiner->ledger, best) : NULL;
}

/* The matter that a law with a number is said to be on where it stands: "Act No. 2017-58 on violence against women",
 * "the Anti-Trafficking Act (Act No. 12 of 2015)". @return its index, or -1 */
static gint
find_subject(const Joiner *joiner, const Name *name)
{
	enum { BRACKET = 3 }; /* bytes from the name of a law to its number */
	const DiaAnalysis *analysis = dia_comparison_report(joiner->ledger->comparison, name->report);
	DiaSpan span = name->mark->span;

	for (guint i = dia_analysis_first_matter(analysis, name->mark->paragraph); i < analysis->matters->len; i++) {
		const DiaMatterMark *mark = &g_array_index(analysis->matters, DiaMatterMark, i);
		const DiaMatter *matter = dia_matters_get(joiner->ledger->comparison->lexicon->matters, mark->matter);

		if (mark->paragraph != name->mark->paragraph)
			break;
		if (matter->kind == DIA_COMMITMENT_LAW && !matter->is_broad && mark->span.start < span.end &&
		    span.start <= mark->span.end + BRACKET)
			return (gint)mark->matter;
	}
	return -1;
}

/* The matter of the first place that says what a law with a number is on. */
static DiaLedgerEntry *
find_defined(const Joiner *joiner, const GArray *members)
{
	const DiaMatters *matters = joiner->ledger->comparison->lexicon->matters;

	for (guint i = 0; i < members->len; i++) {
		const Name *name = &g_array_index(joiner->names, Name, g_array_index(members, guint32, i));
		gint matter = name->mark->number != NULL ? find_subject(joiner, name) : -1;

		if (matter >= 0)
			return dia_ledger_get(joiner->ledger, dia_matters_get(matters, (guint)matter)->id);
	}
	return NULL;
}

static gpointer
make_place_key(const DiaPlace *place)
{
	return GSIZE_TO_POINTER(((gsize)place->report << 32) + place->paragraph + 1);
}

/* Gives a matter the places of a name of it, where it has none. */
static void
add_to_alias(Joiner *joiner, DiaLedgerEntry *entry, const GArray *members)
{
	g_autoptr(GHashTable) places = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < entry->statuses->len; i++)
		g_hash_table_add(places,
				 make_place_key(&g_array_index(entry->statuses, DiaLedgerStatus, i)
							 .status.place));
	for (guint i = 0; i < members->len; i++) {
		const Name *name =
			&g_array_index(joiner->names, Name, g_array_index(members, guint32, i));
		DiaPlace place = { .report = name->report, .paragraph = name->mark->paragraph };
		const DiaClaim *claim = get_claim(joiner, name);

		if (claim != NULL && !g_hash_table_contains(places, make_place_key(&place)))
			dia_ledger_add_claim(
				entry, dia_comparison_report(joiner->ledger->comparison, name->report),
				name->report, claim);
	}
}

static void
add_entries(Joiner *joiner)
{
	g_autofree GArray **groups = g_new0(GArray *, joiner->names->len + 1);

	for (guint32 i = 0; i < joiner->names->len; i++) {
		guint32 root = find_root(joiner, i);

		if (groups[root] == NULL)
			groups[root] = g_array_new(FALSE, FALSE, sizeof(guint32));
		g_array_append_val(groups[root], i);
	}
	for (guint32 i = 0; i < joiner->names->len; i++) {
		DiaLedgerEntry *alias;

		if (groups[i] == NULL)
			continue;
		if (g_array_index(joiner->names, Name, i).is_form) {
			g_array_unref(groups[i]);
			continue;
		}
		alias = find_defined(joiner, groups[i]);
		if (alias == NULL)
			alias = find_alias(joiner, groups[i]);
		if (alias != NULL)
			add_to_alias(joiner, alias, groups[i]);
		else if (recurs(joiner, groups[i]))
			add_entry(joiner, groups[i]);
		g_array_unref(groups[i]);
	}
}

void
dia_ledger_add_names(DiaLedger *ledger)
{
	g_autoptr(GArray) names = g_array_new(FALSE, FALSE, sizeof(Name));
	g_autoptr(DiaVocabulary) vocabulary =
		dia_vocabulary_new(ledger->comparison->lexicon->vocabulary);
	g_autoptr(GHashTable) by_word =
		g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
	Joiner joiner = {
		.ledger = ledger, .vocabulary = vocabulary, .names = names, .by_word = by_word
	};

	for (guint32 report = 0; report < ledger->comparison->reports->len; report++) {
		const DiaAnalysis *analysis = dia_comparison_report(ledger->comparison, report);

		for (guint32 i = 0; i < analysis->names->len; i++)
			read_name(&joiner, report, &g_array_index(analysis->names, DiaNameMark, i));
		for (guint32 i = 0; i < analysis->terms->len; i++)
			read_name(&joiner, report, &g_array_index(analysis->terms, DiaNameMark, i));
	}
	join_names(&joiner);
	join_numbers(&joiner);
	add_entries(&joiner);
}
