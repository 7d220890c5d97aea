/*
 * An abbreviation that is introduced for two names, or that is introduced and then written with another letter.
 *
 * In: words in capitals, and those alone in a bracket behind a name whose initials they are. Out: findings where a
 * report gives two names for one, and where one that is never used again is a slip away from one that is never
 * introduced: "the Observatory (CNLPL)", "the ONLPL paid 68 visits".
 */
#include "check/rules.h"
#include "check/terms.h"

enum { MAX_LETTERS = 8, MAX_ABBREVIATIONS = 512 };

typedef struct {
	guint32 word;
	guint32 paragraph;
	DiaSpan span;  /* where it is first used, or introduced with its name */
	guint32 stems[MAX_LETTERS]; /* of the words whose first letters it has; of the first introduction */
	guint n_stems;
	guint n_introduced; /* in a bracket, behind whatever name */
	guint n_used;
} Abbreviation;

typedef struct {
	DiaChecker *checker;
	const DiaCheckedReport *report;
	GArray *all; /* of Abbreviation */
	GHashTable *index; /* word -> index + 1 */
} Reader;

static gboolean
is_abbreviation(const DiaCheckedReport *report, guint32 at)
{
	enum { LEAST = 3 };
	const DiaToken *token = &report->tokens[at];

	return token->kind == DIA_TOKEN_WORD && (token->flags & DIA_TOKEN_ALL_CAPITALS) != 0 &&
	       token->length >= LEAST && token->length <= MAX_LETTERS;
}

static gboolean
is_in_bracket(const DiaCheckedReport *report, guint32 at, const DiaSentence *sentence)
{
	return at > sentence->first_token && at + 1 < sentence->end_token && dia_token_is(report, at - 1, "(") &&
	       dia_token_is(report, at + 1, ")");
}

/*
 * Reads the name before the bracket, backwards, where its capitals are the letters.
 * @return its first token; @at where they are not
 */
static guint32
read_name(const DiaCheckedReport *report, const DiaSentence *sentence, guint32 at, Abbreviation *abbreviation)
{
	enum { LONGEST = 20 };
	const DiaToken *token = &report->tokens[at];
	guint left = token->length;
	guint32 back = at - 1;

	abbreviation->n_stems = 0;
	while (left > 0 && back > sentence->first_token && at - back < LONGEST) {
		const DiaToken *here = &report->tokens[--back];

		if (here->kind != DIA_TOKEN_WORD || (here->flags & DIA_TOKEN_CAPITALIZED) == 0) {
			if (here->kind == DIA_TOKEN_WORD && dia_token_is_telling(report, back))
				return at;
			continue;
		}
		if (report->text[here->start] != report->text[token->start + left - 1])
			return at;
		left--;
		abbreviation->stems[abbreviation->n_stems++] = dia_token_stem(report, back);
	}
	return left == 0 ? back : at;
}

static Abbreviation *
get_abbreviation(Reader *reader, guint32 at, guint32 paragraph)
{
	guint32 word = reader->report->tokens[at].word;
	guint known = GPOINTER_TO_UINT(g_hash_table_lookup(reader->index, GUINT_TO_POINTER(word)));
	Abbreviation fresh = { .word = word, .paragraph = paragraph };

	if (known != 0)
		return &g_array_index(reader->all, Abbreviation, known - 1);
	if (reader->all->len >= MAX_ABBREVIATIONS)
		return NULL;
	fresh.span = dia_token_span(reader->report, at, at + 1);
	g_array_append_val(reader->all, fresh);
	g_hash_table_insert(reader->index, GUINT_TO_POINTER(word), GUINT_TO_POINTER(reader->all->len));
	return &g_array_index(reader->all, Abbreviation, reader->all->len - 1);
}

static gboolean
has_same_name(const Abbreviation *a, const Abbreviation *b)
{
	return a->n_stems == b->n_stems && memcmp(a->stems, b->stems, a->n_stems * sizeof(a->stems[0])) == 0;
}

static void
read_introduction(Reader *reader, const DiaSentence *sentence, guint32 at, Abbreviation *abbreviation)
{
	/* A committee and its convention share letters. */
	const DiaCheckedReport *report = reader->report;
	Abbreviation here = { .word = abbreviation->word, .paragraph = sentence->paragraph };
	guint32 first = read_name(report, sentence, at, &here);

	abbreviation->n_introduced++;
	if (first == at || dia_tokens_have_in(report, first, at, DIA_LIST_TREATY_NOUN))
		return;
	here.span = dia_token_span(report, first, at + 2);
	if (abbreviation->n_stems == 0) {
		memcpy(abbreviation->stems, here.stems, sizeof(here.stems));
		abbreviation->n_stems = here.n_stems;
		abbreviation->paragraph = here.paragraph;
		abbreviation->span = here.span;
	} else if (!has_same_name(abbreviation, &here)) {
		dia_checker_tell_two(reader->checker, "one abbreviation for two names",
				     (DiaFindingLocation){ report->index, here.paragraph, here.span },
				     (DiaFindingLocation){ report->index, abbreviation->paragraph,
							   abbreviation->span });
	}
}

static void
read_sentence(Reader *reader, const DiaSentence *sentence)
{
	for (guint32 at = sentence->first_token; at < sentence->end_token; at++) {
		Abbreviation *abbreviation;

		if (!is_abbreviation(reader->report, at))
			continue;
		abbreviation = get_abbreviation(reader, at, sentence->paragraph);
		if (abbreviation == NULL)
			return;
		if (is_in_bracket(reader->report, at, sentence))
			read_introduction(reader, sentence, at, abbreviation);
		else
			abbreviation->n_used++;
	}
}

/* CNLPL and ONLPL, NHRCM and NHRMC: one letter is another, or two have changed their places. */
static gboolean
is_slip(const char *a, const char *b)
{
	enum { LEAST = 5 };
	gsize length = strlen(a);
	guint n_other = 0;
	gsize last = 0;

	if (length < LEAST || strlen(b) != length)
		return FALSE;
	for (gsize i = 0; i < length; i++) {
		if (a[i] == b[i])
			continue;
		/* The second place that differs must undo the first. */
		if (++n_other > 2 || (n_other == 2 && (i != last + 1 || a[i] != b[last] || a[last] != b[i])))
			return FALSE;
		last = i;
	}
	return n_other > 0;
}

/* Is it the name of a treaty or a body of the United Nations, which need no introduction? */
static gboolean
is_known(const DiaCheckedReport *report, const Abbreviation *abbreviation)
{
	const GArray *mentions = report->analysis->mentions;

	for (guint i = 0; i < mentions->len; i++) {
		const DiaMention *mention = &g_array_index(mentions, DiaMention, i);

		if (mention->span.start <= abbreviation->span.start && abbreviation->span.start < mention->span.end)
			return TRUE;
	}
	return g_str_has_prefix(dia_vocabulary_word(report->analysis->vocabulary, abbreviation->word), "un");
}

static void
check_slips(const Reader *reader)
{
	const DiaCheckedReport *report = reader->report;
	const DiaVocabulary *vocabulary = report->analysis->vocabulary;

	for (guint i = 0; i < reader->all->len; i++) {
		const Abbreviation *introduced = &g_array_index(reader->all, Abbreviation, i);

		if (introduced->n_introduced != 1 || introduced->n_used > 0 || is_known(report, introduced))
			continue;
		for (guint k = 0; k < reader->all->len; k++) {
			const Abbreviation *used = &g_array_index(reader->all, Abbreviation, k);

			if (used->n_introduced > 0 ||
			    !is_slip(dia_vocabulary_word(vocabulary, introduced->word),
				     dia_vocabulary_word(vocabulary, used->word)) ||
			    is_known(report, used))
				continue;
			dia_checker_tell_two(reader->checker, "one abbreviation in two spellings",
					     (DiaFindingLocation){ report->index, used->paragraph, used->span },
					     (DiaFindingLocation){ report->index, introduced->paragraph,
								   introduced->span });
			break;
		}
	}
}

void
dia_check_contradiction_abbreviations(DiaChecker *checker)
{
	for (guint i = 0; i < checker->reports->len; i++) {
		g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Abbreviation));
		g_autoptr(GHashTable) index = g_hash_table_new(NULL, NULL);
		Reader reader = { checker, dia_checker_report(checker, i), all, index };

		for (guint k = 0; k < reader.report->analysis->sentences->len; k++) {
			const DiaSentence *sentence = &dia_analysis_sentences(reader.report->analysis)[k];

			if (dia_paragraph_is_prose(reader.report, sentence->paragraph))
				read_sentence(&reader, sentence);
		}
		check_slips(&reader);
	}
}
