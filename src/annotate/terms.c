/*
 * What names a law, a body or a reform without being a name of its own: common nouns in lower case
 * around a word of data/words.txt ("compensatory remedy", "community mediators", "ban on early
 * marriage"), the abbreviation of a name that a bracket gave, and "the Commission" after its whole name.
 */
#include "annotate/annotate.h"

enum {
	MAX_MODIFIERS = 3,    /* content words before a head */
	MAX_SUBJECT = 5,      /* tokens after "ban on" */
	ABBREVIATION_MIN = 2, /* letters */
	ABBREVIATION_MAX = 10,
	REFERENCE_REACH = 12, /* paragraphs from a whole name to "the Commission" */
	SUBJECT_REACH = 5,    /* tokens at the head of a sentence in which its subject starts */
};

typedef struct {
	DiaAnalysis *analysis;
	const DiaWordLists *lists;
	const DiaGrammar *grammar;
	const DiaToken *tokens;
	const char *text;
	GHashTable *abbreviations; /* word -> index into names + 1 */
	GHashTable *last;	   /* head word -> index into names + 1, of the last name with it */
	guint name;		   /* the next of the names */
	guint subject;		   /* index into names + 1 of the subject of the sentence before, 0 for none */
	guint32 paragraph;	   /* of that sentence */
} Finder;

static const DiaNameMark *
get_name(const Finder *finder, guint index)
{
	return &g_array_index(finder->analysis->names, DiaNameMark, index);
}

static gboolean
is_kind(const Finder *finder, guint32 at, DiaWordList kind)
{
	return dia_lists_hold_token(finder->lists, &finder->tokens[at], kind);
}

static gboolean
is_capital(const Finder *finder, guint32 at)
{
	return finder->tokens[at].kind == DIA_TOKEN_WORD &&
	       (finder->tokens[at].flags & DIA_TOKEN_CAPITALIZED) != 0;
}

static gboolean
is_abbreviation(const Finder *finder, guint32 at)
{
	const DiaToken *token = &finder->tokens[at];

	return token->kind == DIA_TOKEN_WORD && (token->flags & DIA_TOKEN_ALL_CAPITALS) != 0 &&
	       token->length >= ABBREVIATION_MIN && token->length <= ABBREVIATION_MAX;
}

static gboolean
is_mark(const Finder *finder, guint32 at, char mark)
{
	return finder->tokens[at].kind == DIA_TOKEN_PUNCTUATION &&
	       finder->text[finder->tokens[at].start] == mark;
}

/* A noun or adjective that can tell one law, body or reform from others. */
static gboolean
is_content(const Finder *finder, guint32 at, guint32 end)
{
	const DiaToken *token = &finder->tokens[at];

	return token->kind == DIA_TOKEN_WORD && token->length > 2 &&
	       (dia_grammar_classes(finder->grammar, token->word) &
		(DIA_CLASS_FUNCTION | DIA_CLASS_VERB | DIA_CLASS_ADVERB | DIA_CLASS_OBLIGATION)) == 0 &&
	       !dia_claim_cues_is_status(finder->analysis->lexicon->cues,
					 finder->analysis->vocabulary, finder->text, finder->tokens, at,
					 end);
}

/* "2 per cent" before "mechanism", "threshold". @return its first token, or @at for none */
static guint32
find_share_start(const Finder *finder, guint32 first, guint32 at)
{
	static const char *const words[] = { "per", "cent" };

	if (at < first + 3 || finder->tokens[at - 3].kind != DIA_TOKEN_NUMBER)
		return at;
	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		if (!g_str_equal(dia_vocabulary_word(finder->analysis->vocabulary,
						     finder->tokens[at - 2 + i].word),
				 words[i]))
			return at;
	return at - 3;
}

/* The first of the words before a head that belong to it: "anti-propaganda" of "anti-propaganda law". */
static guint32
find_first_modifier(const Finder *finder, guint32 first, guint32 head, guint32 end)
{
	guint32 start = find_share_start(finder, first, head);
	guint n = 0;

	if (start < head)
		return start;
	for (guint32 at = head; at > first && n < MAX_MODIFIERS; at--) {
		if (n > 0 && is_mark(finder, at - 1, '-') &&
		    !(finder->tokens[at - 1].flags & DIA_TOKEN_SPACE_BEFORE))
			continue;
		if (!is_content(finder, at - 1, end) || is_kind(finder, at - 1, DIA_LIST_GENERIC))
			break;
		start = at - 1;
		n++;
	}
	return start;
}

/* One past the words after "ban on", "age of"; or @at where there are none. */
static guint32
find_subject_end(const Finder *finder, guint32 at, guint32 end)
{
	static const char *const openers[] = { "on", "of", "for", "against", NULL };
	guint32 last = at;

	if (at >= end || finder->tokens[at].kind != DIA_TOKEN_WORD ||
	    !dia_words_hold(openers, dia_vocabulary_word(finder->analysis->vocabulary,
							  finder->tokens[at].word)))
		return at;
	for (guint32 next = at + 1; next < end && next <= at + MAX_SUBJECT; next++) {
		if (is_content(finder, next, end))
			last = next + 1;
		else if (!is_kind(finder, next, DIA_LIST_CONNECTOR) &&
			 (dia_grammar_classes(finder->grammar, finder->tokens[next].word) &
			  DIA_CLASS_DETERMINER) == 0)
			break;
	}
	return last;
}

static DiaWordList
find_kind(const Finder *finder, guint32 at)
{
	static const DiaWordList kinds[] = { DIA_LIST_LAW, DIA_LIST_INSTITUTION, DIA_LIST_POLICY,
					     DIA_LIST_REFORM };

	if (!dia_lists_know(finder->lists, &finder->tokens[at]))
		return DIA_LIST_NONE;
	for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (is_kind(finder, at, kinds[i]))
			return kinds[i];
	return DIA_LIST_NONE;
}

static void
add_term(const Finder *finder, guint32 paragraph, guint32 first, guint32 end, DiaWordList kind)
{
	DiaNameMark mark = {
		.span = { finder->tokens[first].start, dia_token_end(&finder->tokens[end - 1]) },
		.paragraph = paragraph,
		.first_token = first,
		.end_token = end,
		.kind = kind == DIA_LIST_LAW	       ? DIA_COMMITMENT_LAW
			: kind == DIA_LIST_INSTITUTION ? DIA_COMMITMENT_INSTITUTION
			: kind == DIA_LIST_POLICY      ? DIA_COMMITMENT_POLICY
						       : DIA_COMMITMENT_PRACTICE,
		.is_common = TRUE,
	};

	g_array_append_val(finder->analysis->terms, mark);
}

/* An abbreviation or "the Commission" that stands for a whole name. */
static void
add_short(const Finder *finder, guint32 paragraph, guint32 at, guint index)
{
	DiaNameMark mark = *get_name(finder, index);

	mark.span = (DiaSpan){ finder->tokens[at].start, dia_token_end(&finder->tokens[at]) };
	mark.paragraph = paragraph;
	g_array_append_val(finder->analysis->terms, mark);
}

/* Remembers a whole name under its heads, and under the abbreviation that a bracket gives it. */
static void
remember(Finder *finder, const DiaNameMark *mark, guint32 end)
{
	gpointer value = GUINT_TO_POINTER(finder->name + 1);
	guint32 at = mark->end_token;

	for (guint32 word = mark->first_token; word < mark->end_token; word++)
		if (is_capital(finder, word) && find_kind(finder, word) != DIA_LIST_NONE)
			g_hash_table_insert(finder->last,
					    GUINT_TO_POINTER(finder->tokens[word].word + 1), value);
	if (at + 2 < end && is_mark(finder, at, '(') && is_abbreviation(finder, at + 1) &&
	    is_mark(finder, at + 2, ')'))
		g_hash_table_insert(finder->abbreviations,
				    GUINT_TO_POINTER(finder->tokens[at + 1].word + 1), value);
}

/* "The Council", but not "the Council of Europe" and not "Security Council". */
static gboolean
is_short_for_name(const Finder *finder, const DiaSentence *sentence, guint32 at)
{
	guint32 next = at + 1;

	if (at == sentence->first_token ||
	    (dia_grammar_classes(finder->grammar, finder->tokens[at - 1].word) &
	     DIA_CLASS_DETERMINER) == 0)
		return FALSE;
	while (next < sentence->end_token && is_kind(finder, next, DIA_LIST_CONNECTOR))
		next++;
	return next == sentence->end_token || !is_capital(finder, next);
}

/* The name that an abbreviation or a head with a capital stands for, as index + 1; 0 for none. */
static guint
find_whole(const Finder *finder, const DiaSentence *sentence, guint32 at)
{
	gpointer key = GUINT_TO_POINTER(finder->tokens[at].word + 1);
	guint index;

	if (is_abbreviation(finder, at))
		return GPOINTER_TO_UINT(g_hash_table_lookup(finder->abbreviations, key));
	if (!is_capital(finder, at) || find_kind(finder, at) == DIA_LIST_NONE)
		return 0;
	index = GPOINTER_TO_UINT(g_hash_table_lookup(finder->last, key));
	if (index == 0 || !is_short_for_name(finder, sentence, at)) {
		g_hash_table_remove(finder->last, key); /* a name of another sort comes between */
		return 0;
	}
	return get_name(finder, index - 1)->paragraph + REFERENCE_REACH >= sentence->paragraph
		       ? index
		       : 0;
}

/* "It", "Its members", "The plan", "This law" at the head of a sentence. */
static gboolean
stands_for(const Finder *finder, const DiaSentence *sentence, const DiaNameMark *name)
{
	static const char *const pronouns[] = { "it", "its", NULL };
	guint32 at = sentence->first_token;
	const char *word = dia_vocabulary_word(finder->analysis->vocabulary, finder->tokens[at].word);
	DiaWordList kind = DIA_LIST_NONE;

	if (dia_words_hold(pronouns, word))
		return TRUE;
	if (at + 1 < sentence->end_token && !is_capital(finder, at + 1) &&
	    (dia_grammar_classes(finder->grammar, finder->tokens[at].word) & DIA_CLASS_DETERMINER) != 0)
		kind = find_kind(finder, at + 1);
	return (kind == DIA_LIST_LAW && name->kind == DIA_COMMITMENT_LAW) ||
	       (kind == DIA_LIST_INSTITUTION && name->kind == DIA_COMMITMENT_INSTITUTION) ||
	       (kind == DIA_LIST_POLICY && name->kind == DIA_COMMITMENT_POLICY);
}

/* A sentence that goes on about the subject of the one before it in its paragraph speaks of that name. */
static void
follow_subject(Finder *finder, const DiaSentence *sentence)
{
	const GArray *names = finder->analysis->names;
	guint next = finder->name;

	if (finder->subject > 0 && finder->paragraph == sentence->paragraph &&
	    stands_for(finder, sentence, get_name(finder, finder->subject - 1))) {
		add_short(finder, sentence->paragraph, sentence->first_token, finder->subject - 1);
		return; /* the subject stays the same */
	}
	while (next < names->len && get_name(finder, next)->end_token <= sentence->first_token)
		next++;
	finder->paragraph = sentence->paragraph;
	finder->subject =
		next < names->len && get_name(finder, next)->first_token < sentence->end_token &&
				get_name(finder, next)->first_token <= sentence->first_token + SUBJECT_REACH
			? next + 1
			: 0;
}

/* The term around a head in lower case. @return one past its last token, or @at for none */
static guint32
find_term(const Finder *finder, const DiaSentence *sentence, guint32 first, guint32 at)
{
	DiaWordList kind = find_kind(finder, at);
	guint32 start;
	guint32 end;

	if (is_capital(finder, at) ||
	    (kind != DIA_LIST_LAW && !is_kind(finder, at, DIA_LIST_REFORM)))
		return at;
	start = find_first_modifier(finder, first, at, sentence->end_token);
	end = kind == DIA_LIST_LAW ? at + 1
				   : MAX(at + 1, find_subject_end(finder, at + 1, sentence->end_token));
	if (end - start < 2)
		return at;
	add_term(finder, sentence->paragraph, start, end, kind);
	return end;
}

static void
find_in_sentence(Finder *finder, const DiaSentence *sentence)
{
	const GArray *names = finder->analysis->names;
	guint32 first = sentence->first_token; /* after the last name or term */

	follow_subject(finder, sentence);
	for (guint32 at = first; at < sentence->end_token;) {
		guint whole;
		guint32 end;

		while (finder->name < names->len && get_name(finder, finder->name)->end_token <= at)
			finder->name++;
		if (finder->name < names->len && get_name(finder, finder->name)->first_token <= at) {
			remember(finder, get_name(finder, finder->name), sentence->end_token);
			at = first = get_name(finder, finder->name)->end_token;
			continue;
		}
		whole = find_whole(finder, sentence, at);
		if (whole > 0)
			add_short(finder, sentence->paragraph, at, whole - 1);
		end = find_term(finder, sentence, first, at);
		if (end > at)
			first = end;
		at = MAX(end, at + 1);
	}
}

void
dia_annotate_terms(DiaAnalysis *analysis)
{
	g_autoptr(GHashTable) abbreviations = g_hash_table_new(NULL, NULL);
	g_autoptr(GHashTable) last = g_hash_table_new(NULL, NULL);
	Finder finder = { .analysis = analysis,
			  .lists = analysis->lexicon->lists,
			  .grammar = analysis->lexicon->grammar,
			  .tokens = dia_analysis_tokens(analysis),
			  .text = analysis->document->text->str,
			  .abbreviations = abbreviations,
			  .last = last };

	for (guint i = 0; i < analysis->sentences->len; i++)
		find_in_sentence(&finder, &dia_analysis_sentences(analysis)[i]);
}
