/*
 * Names of instruments in the text: the longest name at each place, names of several at once taken
 * apart, and shortened names ("the Covenant", "its Optional Protocol") led back to the instrument
 * that was named last before them.
 */
#include "annotate/annotate.h"

#include <string.h>

typedef struct {
	DiaAnalysis *analysis;
	const DiaInstruments *instruments;
	const DiaToken *tokens;
	const char *text;
	gint last_by_sort[DIA_ELEMENT_TREATY + 1]; /* last treaty of each sort, or -1 */
	gint last_parent;			   /* last treaty that has protocols, or -1 */
	gboolean is_ellipsis; /* of the match at hand */
	guint32 convention;   /* the word, and its plural */
	guint32 conventions;
	gboolean has_labour;  /* the report names the International Labour Organization */
} Finder;

static void
add_mention(Finder *finder, guint32 paragraph, guint32 first, guint32 n_tokens, guint32 instrument)
{
	DiaMention mention = {
		.span = { finder->tokens[first].start,
			  dia_token_end(&finder->tokens[first + n_tokens - 1]) },
		.paragraph = paragraph,
		.instrument = instrument,
		.is_ellipsis = finder->is_ellipsis,
	};
	const DiaInstrument *named = dia_instruments_get(finder->instruments, instrument);

	g_array_append_val(finder->analysis->mentions, mention);
	if (named->kind != DIA_INSTRUMENT_TREATY)
		return;
	finder->last_by_sort[named->sort] = (gint)instrument;
	if (named->n_protocols > 0)
		finder->last_parent = (gint)instrument;
	else if (named->parent >= 0)
		finder->last_parent = named->parent;
}

static void
add_protocol(Finder *finder, guint32 paragraph, guint32 first, guint32 n_tokens, guint nth)
{
	const DiaInstrument *parent;

	if (finder->last_parent < 0)
		return;
	parent = dia_instruments_get(finder->instruments, (guint)finder->last_parent);
	if (nth < parent->n_protocols)
		add_mention(finder, paragraph, first, n_tokens, parent->protocols[nth]);
}

static void
add_ellipsis(Finder *finder, guint32 paragraph, guint32 first, guint32 n_tokens,
	     DiaInstrumentElement element)
{
	const DiaInstrument *parent;

	switch (element) {
	case DIA_ELEMENT_PROTOCOL:
		/* "The Protocol" is the one named before, if one was; else the first of its treaty.
		 */
		if (finder->last_by_sort[DIA_ELEMENT_PROTOCOL] >= 0 && n_tokens == 1)
			add_mention(finder, paragraph, first, n_tokens,
				    (guint32)finder->last_by_sort[DIA_ELEMENT_PROTOCOL]);
		else
			add_protocol(finder, paragraph, first, n_tokens, 0);
		return;
	case DIA_ELEMENT_FIRST_PROTOCOL:
	case DIA_ELEMENT_SECOND_PROTOCOL:
	case DIA_ELEMENT_THIRD_PROTOCOL:
		add_protocol(finder, paragraph, first, n_tokens,
			     (guint)(element - DIA_ELEMENT_FIRST_PROTOCOL));
		return;
	case DIA_ELEMENT_PROTOCOLS:
		if (finder->last_parent < 0)
			return;
		parent = dia_instruments_get(finder->instruments, (guint)finder->last_parent);
		for (guint i = 0; i < parent->n_protocols; i++)
			add_mention(finder, paragraph, first, n_tokens, parent->protocols[i]);
		return;
	default:
		if (finder->last_by_sort[element] >= 0)
			add_mention(finder, paragraph, first, n_tokens,
				    (guint32)finder->last_by_sort[element]);
	}
}

static gboolean
is_sign(const Finder *finder, guint32 at)
{
	return dia_lists_is_number_sign(finder->analysis->lexicon->lists, &finder->tokens[at]);
}

/* The "Nos." before numbers, with its stop */
static gboolean
is_sign_or_stop(const Finder *finder, guint32 at)
{
	return is_sign(finder, at) || dia_token_mark(&finder->tokens[at], finder->text) == '.';
}

static gboolean
is_word(const Finder *finder, guint32 at, const char *word)
{
	const char *own = dia_vocabulary_word(finder->analysis->vocabulary, finder->tokens[at].word);

	return own[0] == word[0] && strcmp(own, word) == 0;
}

static gboolean
is_one_of(const Finder *finder, guint32 at, const char *const *words)
{
	return dia_words_hold(
		words, dia_vocabulary_word(finder->analysis->vocabulary, finder->tokens[at].word));
}

/* "The Convention on mercury", "the Convention of the International Labour Organization" are names of their own,
 * whichever convention was named last; "the Convention on 5 March" is not. */
static gboolean
goes_on_as_name(const Finder *finder, guint32 paragraph, guint32 after)
{
	static const char *const links[] = { "concerning", "relating", "against", NULL };
	static const char *const makers[] = { "international", "council", "ilo", NULL };
	guint32 end = dia_analysis_end_token(finder->analysis, paragraph);

	if (after + 3 > end)
		return FALSE;
	if (is_word(finder, after, "on"))
		return finder->tokens[after + 1].kind == DIA_TOKEN_WORD &&
		       (is_word(finder, after + 1, "the") ||
			g_ascii_islower(finder->text[finder->tokens[after + 1].start]));
	if (!is_word(finder, after, "of"))
		return is_one_of(finder, after, links) || is_sign(finder, after);
	after += is_word(finder, after + 1, "the") ? 2 : 1;
	return after < end && is_one_of(finder, after, makers);
}

static void
add_match(Finder *finder, guint32 paragraph, guint32 first, guint32 n_tokens, guint32 index)
{
	const DiaInstrument *instrument = dia_instruments_get(finder->instruments, index);

	finder->is_ellipsis = instrument->kind == DIA_INSTRUMENT_ELLIPSIS;
	switch (instrument->kind) {
	case DIA_INSTRUMENT_SEVERAL:
		for (guint i = 0; i < instrument->n_refers; i++)
			add_mention(finder, paragraph, first, n_tokens, instrument->refers[i]);
		return;
	case DIA_INSTRUMENT_ELLIPSIS:
		if ((instrument->element != DIA_ELEMENT_CONVENTION &&
		     (instrument->element != DIA_ELEMENT_PROTOCOL || n_tokens > 1)) ||
		    !goes_on_as_name(finder, paragraph, first + n_tokens))
			add_ellipsis(finder, paragraph, first, n_tokens, instrument->element);
		return;
	case DIA_INSTRUMENT_TREATY:
	case DIA_INSTRUMENT_BODY:
	case DIA_INSTRUMENT_POLICY:
	case DIA_INSTRUMENT_OTHER:
		add_mention(finder, paragraph, first, n_tokens, index);
		return;
	}
}

/* "Conventions", "Nos.": the name holds for all numbers of a list. */
static gboolean
opens_list(const Finder *finder, guint32 first, guint32 end)
{
	static const char *const plurals[] = { "conventions", "protocols", "nos", NULL };

	for (guint32 at = first; at < end; at++)
		if (is_one_of(finder, at, plurals))
			return TRUE;
	return FALSE;
}

/* The next number of a list, after ", " or " and No. "; @return its token, or @end for none. */
static guint32
find_next_number(const Finder *finder, guint32 at, guint32 end)
{
	static const char *const joints[] = { ",", "and", "or", ".", NULL };
	enum { MAX_JOINTS = 4 };
	guint32 from = at;

	while (at < end && at - from < MAX_JOINTS &&
	       (is_one_of(finder, at, joints) || is_sign(finder, at)))
		at++;
	return at < end && at > from && finder->tokens[at].kind == DIA_TOKEN_NUMBER ? at : end;
}

/*
 * "ILO Conventions Nos. 29, 87 and 98": the numbers after the first stand without the prefix, which
 * is that of the id too ("ilo-29").
 * @return one past the last token that was read
 */
static guint32
add_numbers(Finder *finder, guint32 paragraph, guint32 first, guint32 at, guint32 end,
	    guint32 index)
{
	const char *id = dia_instruments_get(finder->instruments, index)->id;
	gsize length = strlen(id);
	guint32 next;

	while (length > 0 && g_ascii_isdigit(id[length - 1]))
		length--;
	if (id[length] == '\0' || !opens_list(finder, first, at))
		return at;
	while ((next = find_next_number(finder, at, end)) < end) {
		const DiaToken *token = &finder->tokens[next];
		g_autofree char *other =
			g_strdup_printf("%.*s%.*s", (int)length, id, (int)token->length,
					finder->text + token->start);
		gint found = dia_instruments_find(finder->instruments, other);

		if (found < 0)
			break;
		add_mention(finder, paragraph, next, 1, (guint32)found);
		at = next + 1;
	}
	return at;
}

/* "the Convention (140.101)" points to a recommendation; 140 is not the number of a convention. */
static gboolean
ends_within_number(const Finder *finder, const DiaToken *last)
{
	const char *after = finder->text + dia_token_end(last);

	return last->kind == DIA_TOKEN_NUMBER && after[0] == '.' && g_ascii_isdigit(after[1]);
}

static guint32
find_word(const Finder *finder, const char *word)
{
	return dia_vocabulary_find(finder->analysis->vocabulary, word, strlen(word));
}

/* Does a report name the organization whose conventions go by numbers? */
static gboolean
names_labour_organization(const Finder *finder)
{
	guint32 abbreviation = find_word(finder, "ilo");
	guint32 first = find_word(finder, "international");
	guint32 second = find_word(finder, "labour");

	for (guint32 at = 0; at < finder->analysis->tokens->len; at++)
		if (finder->tokens[at].word == abbreviation ||
		    (at > 0 && finder->tokens[at].word == second && finder->tokens[at - 1].word == first))
			return TRUE;
	return FALSE;
}

/* "Conventions 87 and 98", "Convention No. 105", and "Nos. 87, 98 and 105" after @has_plural "conventions".
 * @return the token of the first number, or @end for none */
static guint32
find_bare_number(const Finder *finder, guint32 at, guint32 end, gboolean has_plural)
{
	enum { MAX_SIGNS = 2 };
	guint32 number = at + 1;

	if (finder->tokens[at].word != finder->convention && finder->tokens[at].word != finder->conventions &&
	    !(has_plural && is_sign_or_stop(finder, at)))
		return end;
	while (number < end && number <= at + MAX_SIGNS && is_sign_or_stop(finder, number))
		number++;
	return number < end && finder->tokens[number].kind == DIA_TOKEN_NUMBER ? number : end;
}

/* Conventions of the International Labour Organization by their numbers alone. @return where to go on, @at for none */
static guint32
add_bare_numbers(Finder *finder, guint32 paragraph, guint32 at, guint32 end, gboolean has_plural)
{
	guint32 number = finder->has_labour ? find_bare_number(finder, at, end, has_plural) : end;
	const DiaToken *token;
	char id[16]; /* what is longer is no number of a convention */
	gint found;

	if (number == end || (number + 1 < end && is_word(finder, number + 1, "of")))
		return at; /* "Convention No. 108 of the Council of Europe" */
	token = &finder->tokens[number];
	if (ends_within_number(finder, token))
		return at;
	g_snprintf(id, sizeof id, "ilo-%.*s", (int)token->length, finder->text + token->start);
	found = dia_instruments_find(finder->instruments, id);
	if (found < 0)
		return at;
	finder->is_ellipsis = FALSE;
	/* A stop after "Nos" may seem to end a sentence. */
	add_mention(finder, paragraph, has_plural ? number : at, has_plural ? 1 : number + 1 - at, (guint32)found);
	return add_numbers(finder, paragraph, at, number + 1, end, (guint32)found);
}

static void
find_in_paragraph(Finder *finder, guint32 paragraph)
{
	const DiaPhrases *names = dia_instruments_names(finder->instruments);
	guint32 at = dia_analysis_first_token(finder->analysis, paragraph);
	guint32 end = dia_analysis_end_token(finder->analysis, paragraph);
	gboolean has_plural = FALSE;

	while (at < end) {
		DiaPhraseMatch match;
		guint32 first = at;
		guint32 index;

		if (dia_phrases_next(names, finder->tokens, at, at + 1) > at ||
		    !dia_phrases_match(names, finder->analysis->vocabulary, finder->text,
				       finder->tokens, at, end, &match) ||
		    ends_within_number(finder, &finder->tokens[at + match.n_tokens - 1])) {
			at = add_bare_numbers(finder, paragraph, first, end, has_plural);
			has_plural |= finder->tokens[first].word == finder->conventions;
			at += at == first;
			continue;
		}
		at += match.n_tokens;
		if (!dia_phrases_payload(names, &match, 0, &index))
			continue;
		add_match(finder, paragraph, first, match.n_tokens, index);
		at = add_numbers(finder, paragraph, first, at, end, index);
	}
}

void
dia_annotate_instruments(DiaAnalysis *analysis)
{
	Finder finder = { .analysis = analysis,
			  .instruments = analysis->lexicon->instruments,
			  .tokens = dia_analysis_tokens(analysis),
			  .text = analysis->document->text->str,
			  .last_parent = -1 };

	for (guint i = 0; i < G_N_ELEMENTS(finder.last_by_sort); i++)
		finder.last_by_sort[i] = -1;
	finder.convention = find_word(&finder, "convention");
	finder.conventions = find_word(&finder, "conventions");
	finder.has_labour = names_labour_organization(&finder);
	for (guint i = 0; i < analysis->document->paragraphs->len; i++)
		find_in_paragraph(&finder, i);
}
