/*
 * Matters that a sentence names. A strong name is enough; a weak one ("moratorium", "registration")
 * counts only where a phrase of its context stands in the sentence, before it in the paragraph or
 * in a heading above it, or where the paragraph has the topic of the matter; a very weak one only
 * where the context stands in the sentence.
 */
#include "annotate/annotate.h"
#include "base/sorted.h"

#include <string.h>

#include "base/limits.h"

enum {
	CITATION_REACH = 5, /* tokens from "article 10" or "under" to the law: "of the Estonian" */
	TITLE_REACH = 7,    /* tokens from "Rapporteur" to the end of his mandate */
	MAX_REFERENCE = 14, /* tokens of "No. 2017-58 of 11 August 2017", between a law and its subject */
	MAX_PURPOSE = 8,    /* tokens of "the elimination of all forms of" */
	MAX_SUBJECT = 10,   /* tokens of the subject of a law */
	SIGN_REACH = 10,    /* tokens between a subject and what is said of it */
};

static const double WEAK = 0.25; /* a name below it needs its context in the same sentence */

typedef struct {
	DiaAnalysis *analysis;
	const DiaMatters *matters;
	const DiaToken *tokens;
	const char *text;
	guint32 *in_heading;   /* by matter: not 0 where its context stands in a heading above */
	guint32 *in_paragraph; /* by matter: last sentence of the paragraph with its context, + 1 */
	guint32 *named;	       /* by matter: last sentence that names it, + 1 */
	guint mention;	       /* first mention that may still overlap */
	gint section;	       /* that in_heading is made for; -2 at first */
	guint32 end_sentence;  /* of the paragraph at hand */
} Finder;

/* Marks the matters whose context stands between two tokens of a text. */
static void
mark_contexts(const Finder *finder, const char *text, const DiaToken *tokens, guint32 at,
	      guint32 end, guint32 *marks, guint32 value)
{
	const DiaPhrases *contexts = dia_matters_contexts(finder->matters);

	for (at = dia_phrases_next(contexts, tokens, at, end); at < end;
	     at = dia_phrases_next(contexts, tokens, at + 1, end)) {
		DiaPhraseMatch match;
		guint32 term;

		if (!dia_phrases_match(contexts, finder->analysis->vocabulary, text, tokens, at,
				       end, &match))
			continue;
		for (guint n = 0; dia_phrases_payload(contexts, &match, n, &term); n++)
			marks[dia_matters_term(finder->matters, term)->matter] = value;
	}
}

static void
enter_section(Finder *finder, gint section)
{
	const GArray *sections = finder->analysis->document->sections;

	if (section == finder->section)
		return;
	finder->section = section;
	memset(finder->in_heading, 0, dia_matters_length(finder->matters) * sizeof(guint32));
	for (guint depth = 0; section >= 0 && depth < DIA_MAX_SECTION_DEPTH; depth++) {
		const DiaSection *heading = &g_array_index(sections, DiaSection, section);
		g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));

		dia_tokens_append(tokens, finder->analysis->vocabulary, heading->title, 0,
				  strlen(heading->title));
		mark_contexts(finder, heading->title, (const DiaToken *)(const void *)tokens->data,
			      0, tokens->len, finder->in_heading, 1);
		section = heading->parent;
	}
}

static gboolean
has_topic(const Finder *finder, guint32 paragraph, const char *topic)
{
	const GArray *marks = finder->analysis->touched;
	guint low = dia_sorted_find(marks, offsetof(DiaTopicMark, paragraph), paragraph);

	if (topic == NULL)
		return FALSE;
	for (; low < marks->len; low++) {
		const DiaTopicMark *mark = &g_array_index(marks, DiaTopicMark, low);

		if (mark->paragraph != paragraph)
			return FALSE;
		if (g_str_equal(dia_topics_get(finder->analysis->lexicon->topics, mark->topic)->id,
				topic))
			return TRUE;
	}
	return FALSE;
}

/* "The Protocol aiming at the abolition of the death penalty" names a treaty, not an abolition. */
static gboolean
is_in_instrument(Finder *finder, guint32 at)
{
	const GArray *mentions = finder->analysis->mentions;
	guint32 start = finder->tokens[at].start;

	for (; finder->mention < mentions->len; finder->mention++) {
		const DiaMention *mention = &g_array_index(mentions, DiaMention, finder->mention);
		const DiaInstrument *instrument = dia_instruments_get(
			finder->analysis->lexicon->instruments, mention->instrument);

		if (mention->span.end <= start)
			continue;
		return mention->span.start <= start && instrument->kind == DIA_INSTRUMENT_TREATY;
	}
	return FALSE;
}

static void
add_mark(const Finder *finder, guint32 sentence, guint32 at, guint32 n_tokens,
	 const DiaMatterTerm *term)
{
	DiaMatterMark mark = {
		.span = { finder->tokens[at].start,
			  dia_token_end(&finder->tokens[at + n_tokens - 1]) },
		.paragraph = dia_analysis_sentences(finder->analysis)[sentence].paragraph,
		.sentence = sentence,
		.matter = term->matter,
		.text = dia_matters_text(finder->matters, term),
	};

	g_array_append_val(finder->analysis->matters, mark);
	finder->named[term->matter] = sentence + 1;
}

static gboolean
has_context(const Finder *finder, guint32 sentence, const DiaMatterTerm *term)
{
	guint32 paragraph = dia_analysis_sentences(finder->analysis)[sentence].paragraph;
	guint32 seen = finder->in_paragraph[term->matter];

	if (term->weight <= 0.0) /* only covers its words */
		return FALSE;
	if (term->weight >= 1.0)
		return TRUE;
	if (term->weight < WEAK)
		return seen == sentence + 1;
	return seen > 0 || finder->in_heading[term->matter] > 0 ||
	       has_topic(finder, paragraph, dia_matters_get(finder->matters, term->matter)->topic);
}

static gboolean
is_word_of(const Finder *finder, guint32 at, const char *const *words)
{
	return finder->tokens[at].kind != DIA_TOKEN_PUNCTUATION &&
	       dia_words_hold(words, dia_vocabulary_word(finder->analysis->vocabulary,
							  finder->tokens[at].word));
}

static gboolean
is_in(const Finder *finder, guint32 at, DiaWordList list)
{
	return dia_lists_hold_token(finder->analysis->lexicon->lists, &finder->tokens[at], list);
}

/* "... on the abolition of": what is named is the subject of a speech or a meeting. */
static gboolean
follows_on(const Finder *finder, guint32 first, guint32 at)
{
	static const char *const on[] = { "on", "about", NULL };
	static const char *const articles[] = { "the", "a", "an", NULL };

	if (at > first && is_word_of(finder, at - 1, articles))
		at--;
	return at > first && is_word_of(finder, at - 1, on);
}

/* "The Special Rapporteur on contemporary forms of slavery", "a statement by the Union on the
 * abolition of": the title of an office or of an event, no matter. */
static gboolean
is_in_title(const Finder *finder, guint32 first, guint32 at)
{
	gboolean is_subject = follows_on(finder, first, at);

	for (guint32 back = 1; back <= TITLE_REACH && at >= first + back; back++) {
		if (finder->tokens[at - back].kind == DIA_TOKEN_PUNCTUATION)
			return FALSE;
		if (is_in(finder, at - back, DIA_LIST_OFFICE) ||
		    (is_subject && is_in(finder, at - back, DIA_LIST_GATHERING)))
			return TRUE;
	}
	return FALSE;
}

/* "Article 10 of the Law on Assemblies", "fined under the Media Act": the law is cited, its fate is
 * not spoken of. */
static gboolean
is_citation(const Finder *finder, guint32 first, guint32 at, const DiaMatterTerm *term)
{
	const DiaVocabulary *vocabulary = finder->analysis->vocabulary;
	DiaCommitmentKind kind = dia_matters_get(finder->matters, term->matter)->kind;

	if (kind != DIA_COMMITMENT_LAW && kind != DIA_COMMITMENT_POLICY)
		return FALSE;
	for (guint32 back = 1; back <= CITATION_REACH && at >= first + back; back++) {
		guint32 before = at - back;
		guint32 n_tokens;

		if (finder->tokens[before].kind == DIA_TOKEN_NUMBER && before > first &&
		    g_str_has_prefix(
			    dia_vocabulary_word(vocabulary, finder->tokens[before - 1].word),
			    "article"))
			return TRUE;
		if (dia_claim_cues_match(finder->analysis->lexicon->cues, DIA_CLAIM_CUE_CITATION,
					 vocabulary, finder->text, finder->tokens, before, at,
					 &n_tokens) != NULL)
			return TRUE;
	}
	return FALSE;
}

/* The longest of names that overlap counts, then the one that starts first. */
static gboolean
match_name(const Finder *finder, guint32 *at, guint32 end, DiaPhraseMatch *match)
{
	const DiaPhrases *names = dia_matters_names(finder->matters);
	guint32 first = *at;

	if (!dia_phrases_match(names, finder->analysis->vocabulary, finder->text, finder->tokens,
			       first, end, match))
		return FALSE;
	for (guint32 next = first + 1; next < *at + match->n_tokens; next++) {
		DiaPhraseMatch other;

		if (!dia_phrases_match(names, finder->analysis->vocabulary, finder->text,
				       finder->tokens, next, end, &other) ||
		    other.n_tokens <= match->n_tokens)
			continue;
		*match = other;
		*at = next;
	}
	return TRUE;
}

/* One past "No. 2017-58 of 11 August 2017", "No. 12, of 1969,"; or @at where nothing cites the law. */
static guint32
pass_reference(const Finder *finder, guint32 at, guint32 end)
{
	static const char *const words[] = { "of", "dated", "-", "/", ".", ",", "(", ")", NULL };
	const DiaUnits *units = finder->analysis->lexicon->units;
	guint32 stop = MIN(end, at + MAX_REFERENCE);
	guint32 start = at;
	guint32 past = at;

	for (; at < stop; at++) {
		const DiaToken *token = &finder->tokens[at];

		if (token->kind == DIA_TOKEN_NUMBER || token->kind == DIA_TOKEN_MIXED ||
		    (past == at && finder->text[token->start] == ')'))
			past = at + 1;
		else if (!dia_lists_is_number_sign(finder->analysis->lexicon->lists, token) &&
			 !(dia_units_word(units, token->word)->classes & DIA_WORD_MONTH) &&
			 !dia_words_hold(words, dia_vocabulary_word(finder->analysis->vocabulary, token->word)))
			break;
	}
	return past > start && past < end && finder->text[finder->tokens[past].start] == ',' ? past + 1 : past;
}

/* One past "the elimination of all forms of"; or @at where no purpose is told. */
static guint32
pass_purpose(const Finder *finder, guint32 at, guint32 end)
{
	static const char *const words[] = { "the", "and", "or", "of", "all", "forms", "against", "from", NULL };
	guint32 stop = MIN(end, at + MAX_PURPOSE);
	guint32 next = at;
	gboolean has_purpose = FALSE;

	for (; next < stop; next++) {
		if (is_in(finder, next, DIA_LIST_PURPOSE))
			has_purpose = TRUE;
		else if (!is_word_of(finder, next, words))
			break;
	}
	return has_purpose ? next : at;
}

/* Is "law on" with the words from @at on a name of a matter? @return tokens from @at that belong to it, 0 for no */
static guint32
match_subject(const Finder *finder, guint32 at, guint32 end, DiaPhraseMatch *match)
{
	const DiaVocabulary *vocabulary = finder->analysis->vocabulary;
	DiaToken tokens[MAX_SUBJECT + 2] = { { .starts = G_MAXUINT64 } };
	guint32 n = 2;

	tokens[0].word = dia_vocabulary_find(vocabulary, "law", strlen("law"));
	tokens[1].word = dia_vocabulary_find(vocabulary, "on", strlen("on"));
	for (guint32 i = 0; i < n; i++)
		tokens[i].stem = dia_vocabulary_stem(vocabulary, tokens[i].word);
	for (; at < end && n < G_N_ELEMENTS(tokens); at++)
		tokens[n++] = finder->tokens[at];
	if (n == 2 || !dia_phrases_match(dia_matters_names(finder->matters), vocabulary, finder->text, tokens, 0,
					 n, match))
		return 0;
	return match->n_tokens > 2 ? match->n_tokens - 2 : 0;
}

/*
 * "Organic Act No. 2017-58 of 11 August 2017 on the elimination of violence against women" is a law on violence
 * against women.
 * @return one past the subject, or @head for none
 */
static guint32
match_law(const Finder *finder, guint32 head, guint32 end, DiaPhraseMatch *match)
{
	static const char *const passed[] = { "the", "to", NULL };
	guint32 at = pass_reference(finder, head + 1, end);
	guint32 starts[3];

	if (at >= end || !is_in(finder, at, DIA_LIST_LINK))
		return head;
	starts[0] = at + 1;
	starts[1] = at + 1 < end && is_word_of(finder, at + 1, passed) ? at + 2 : at + 1;
	starts[2] = pass_purpose(finder, is_in(finder, at, DIA_LIST_PURPOSE) ? at : starts[1], end);
	for (guint i = 0; i < G_N_ELEMENTS(starts); i++) {
		guint32 n = match_subject(finder, starts[i], end, match);

		if (n > 0)
			return starts[i] + n;
	}
	return head;
}

/* Marks of one sentence, [first, end), in order of place; those of one place have one span. */
typedef struct {
	guint first;
	guint end;
} Marks;

/* The first of the marks that ends behind a place. */
static guint
find_mark(const Finder *finder, Marks marks, guint32 start)
{
	const GArray *all = finder->analysis->matters;

	while (marks.first < marks.end) {
		guint middle = marks.first + (marks.end - marks.first) / 2;

		if (g_array_index(all, DiaMatterMark, middle).span.end <= start)
			marks.first = middle + 1;
		else
			marks.end = middle;
	}
	return marks.first;
}

/* Does a mark stand where [at, end) does: of a matter, or of any for G_MAXUINT32? Of "no quota for women" the women
 * say nothing more. */
static gboolean
is_marked(const Finder *finder, Marks marks, guint32 matter, guint32 at, guint32 end)
{
	const GArray *all = finder->analysis->matters;
	guint32 stop = dia_token_end(&finder->tokens[end - 1]);

	for (guint i = find_mark(finder, marks, finder->tokens[at].start); i < marks.end; i++) {
		const DiaMatterMark *mark = &g_array_index(all, DiaMatterMark, i);

		if (mark->span.start >= stop)
			return FALSE;
		if (mark->matter == matter || matter == G_MAXUINT32)
			return TRUE;
	}
	return FALSE;
}

static gint
compare_marks(gconstpointer a, gconstpointer b)
{
	guint32 first = ((const DiaMatterMark *)a)->span.start;
	guint32 second = ((const DiaMatterMark *)b)->span.start;

	return first < second ? -1 : first > second;
}

/* Marks the matters of a law from its head to the end of its subject, but for those that a name marks there. */
static void
add_law(const Finder *finder, guint32 index, Marks names, guint32 at, guint32 end, const DiaPhraseMatch *match)
{
	guint32 first = dia_analysis_sentences(finder->analysis)[index].first_token;
	guint32 payload;

	for (guint n = 0; dia_phrases_payload(dia_matters_names(finder->matters), match, n, &payload); n++) {
		const DiaMatterTerm *term = dia_matters_term(finder->matters, payload);

		Marks laws = { names.end, finder->analysis->matters->len };

		if (has_context(finder, index, term) && !is_citation(finder, first, at, term) &&
		    !is_marked(finder, names, term->matter, at, end) &&
		    !is_marked(finder, laws, term->matter, at, end))
			add_mark(finder, index, at, end - at, term);
	}
}

/*
 * "Bills on asylum, on trafficking and on the media", "bills on asylum, the conduct of officers and the media":
 * the next subject after one that ended at @at, before a verb. @first receives where it starts.
 * @return one past it, or 0 for none
 */
static guint32
match_next_subject(const Finder *finder, gboolean is_several, guint32 at, guint32 end, guint32 *first,
		   DiaPhraseMatch *match)
{
	enum { MAX_LIST = 16 }; /* tokens from one subject to the next */
	static const char *const joints[] = { "and", "or", "on", "the", NULL };
	static const char *const verbs[] = { "is",  "are",  "was",  "were",   "has",   "have",	 "had",
					     "will", "would", "should", "which", "that", "who", "to", NULL };
	guint32 stop = MIN(end, at + MAX_LIST);

	for (; at < stop && !is_word_of(finder, at, verbs); at++) {
		gboolean is_joint = is_word_of(finder, at, joints) || finder->text[finder->tokens[at].start] == ',';
		guint32 n = is_joint && at + 1 < end ? match_subject(finder, at + 1, end, match) : 0;

		*first = at + 1;
		if (n > 0)
			return at + 1 + n;
		if (!is_several && !is_joint)
			return 0;
	}
	return 0;
}

static gboolean
is_law(const Finder *finder, guint32 at)
{
	return is_in(finder, at, DIA_LIST_LAW) || is_in(finder, at, DIA_LIST_LAWS);
}

/* Laws that are told by number, date or purpose before their subject. */
static void
find_laws(const Finder *finder, guint32 index, Marks names)
{
	const DiaSentence *sentence = &dia_analysis_sentences(finder->analysis)[index];

	for (guint32 at = sentence->first_token; at < sentence->end_token; at++) {
		DiaPhraseMatch match;
		guint32 end;
		gboolean is_several;

		if (!dia_lists_know(finder->analysis->lexicon->lists, &finder->tokens[at]) || !is_law(finder, at))
			continue;
		end = match_law(finder, at, sentence->end_token, &match);
		is_several = is_in(finder, at, DIA_LIST_LAWS);
		for (guint32 from = at; end > from;) {
			add_law(finder, index, names, from, end, &match);
			at = end - 1;
			end = match_next_subject(finder, is_several, end, sentence->end_token, &from, &match);
		}
	}
}

/* Does a phrase that starts in [at, stop), ends by @limit and is no part of [first, end) tell what has become of a
 * matter? */
static gboolean
is_told_in(const Finder *finder, guint32 matter, guint32 at, guint32 stop, guint32 limit, guint32 first, guint32 end)
{
	const DiaPhrases *statuses = dia_matters_statuses(finder->matters);

	for (at = dia_phrases_next(statuses, finder->tokens, at, stop); at < stop;
	     at = dia_phrases_next(statuses, finder->tokens, at + 1, stop)) {
		DiaPhraseMatch match;
		guint32 term;

		if (!dia_phrases_match(statuses, finder->analysis->vocabulary, finder->text, finder->tokens, at, limit,
				       &match) ||
		    (at >= first && at + match.n_tokens <= end))
			continue;
		for (guint n = 0; dia_phrases_payload(statuses, &match, n, &term); n++)
			if (dia_matters_term(finder->matters, term)->matter == matter)
				return TRUE;
	}
	return FALSE;
}

/* "There is no separate law", "no legislation exists on the subject": a law is missing, and the sentence before says
 * on what. */
static gboolean
misses_law(const Finder *finder, const DiaSentence *sentence)
{
	enum { OPENING = 8, MAX_MODIFIERS = 3 }; /* tokens up to "no"; words from it to the law */
	static const char *const none[] = { "no", NULL };
	static const char *const laws[] = { "legislation", "provision", "provisions", NULL };
	static const char *const links[] = { "on", "against", "for", "to", "of", "concerning", "governing", NULL };
	static const char *const again[] = { "subject", "matter", "this", "its", "their", "question", NULL };
	guint32 end = sentence->end_token;

	for (guint32 at = sentence->first_token; at < MIN(end, sentence->first_token + OPENING); at++) {
		if (!is_word_of(finder, at, none))
			continue;
		for (guint32 noun = at + 1; noun < MIN(end, at + 2 + MAX_MODIFIERS); noun++) {
			if (!is_in(finder, noun, DIA_LIST_LAW) && !is_word_of(finder, noun, laws))
				continue;
			return noun + 2 >= end || !is_word_of(finder, noun + 1, links) ||
			       is_word_of(finder, noun + 2, again) ||
			       (noun + 3 < end && is_word_of(finder, noun + 3, again));
		}
	}
	return FALSE;
}

/* Is what is told of a matter in the next sentence of the paragraph, which opens with "there", "no" or what stands for
 * the subject of this one? */
static gboolean
has_sign_behind(const Finder *finder, guint32 sentence, guint32 matter)
{
	enum { OPENING = 14 }; /* tokens of that sentence in which it must be told */
	static const char *const openers[] = { "there", "no", "it", "they", "this", "these", "such", "its", "their",
					       NULL };
	const DiaSentence *here = &dia_analysis_sentences(finder->analysis)[sentence];
	const DiaSentence *next = here + 1;

	if (sentence + 1 >= finder->end_sentence || next->end_token - next->first_token < 4 ||
	    !is_word_of(finder, next->first_token, openers))
		return FALSE;
	if (dia_matters_get(finder->matters, matter)->kind == DIA_COMMITMENT_LAW && misses_law(finder, next))
		return TRUE;
	return is_told_in(finder, matter, next->first_token, MIN(next->end_token, next->first_token + OPENING),
			  next->end_token, 0, 0);
}

/* Is something said near [at, end), and not by these words themselves, that tells what has become of a matter? */
static gboolean
has_sign(const Finder *finder, guint32 sentence, guint32 matter, guint32 at, guint32 end)
{
	const DiaSentence *whole = &dia_analysis_sentences(finder->analysis)[sentence];
	guint32 from = at - whole->first_token > SIGN_REACH ? at - SIGN_REACH : whole->first_token;

	return is_told_in(finder, matter, from, MIN(whole->end_token, end + SIGN_REACH), whole->end_token, at, end) ||
	       has_sign_behind(finder, sentence, matter);
}

/* What a sentence is about, where something is said of it that tells of its matter: "torture ... in its own right". */
static void
find_subjects(Finder *finder, guint32 index, Marks marks)
{
	const DiaSentence *sentence = &dia_analysis_sentences(finder->analysis)[index];
	const DiaPhrases *subjects = dia_matters_subjects(finder->matters);

	for (guint32 at = dia_phrases_next(subjects, finder->tokens, sentence->first_token, sentence->end_token);
	     at < sentence->end_token;
	     at = dia_phrases_next(subjects, finder->tokens, at + 1, sentence->end_token)) {
		DiaPhraseMatch match;
		guint32 payload;

		if (!dia_phrases_match(subjects, finder->analysis->vocabulary, finder->text, finder->tokens, at,
				       sentence->end_token, &match) ||
		    is_marked(finder, marks, G_MAXUINT32, at, at + match.n_tokens) ||
		    is_in_instrument(finder, at) || is_in_title(finder, sentence->first_token, at))
			continue;
		for (guint n = 0; dia_phrases_payload(subjects, &match, n, &payload); n++) {
			const DiaMatterTerm *term = dia_matters_term(finder->matters, payload);

			if (finder->named[term->matter] != index + 1 &&
			    has_sign(finder, index, term->matter, at, at + match.n_tokens))
				add_mark(finder, index, at, match.n_tokens, term);
		}
	}
}

static void
find_names(Finder *finder, guint32 index)
{
	const DiaSentence *sentence = &dia_analysis_sentences(finder->analysis)[index];
	const DiaPhrases *names = dia_matters_names(finder->matters);
	guint32 at = sentence->first_token;

	while ((at = dia_phrases_next(names, finder->tokens, at, sentence->end_token)) <
	       sentence->end_token) {
		DiaPhraseMatch match;
		guint32 payload;

		if (!match_name(finder, &at, sentence->end_token, &match)) {
			at++;
			continue;
		}
		if (is_in_instrument(finder, at) ||
		    is_in_title(finder, sentence->first_token, at)) {
			at += match.n_tokens;
			continue;
		}
		for (guint n = 0; dia_phrases_payload(names, &match, n, &payload); n++) {
			const DiaMatterTerm *term = dia_matters_term(finder->matters, payload);

			if (has_context(finder, index, term) &&
			    !is_citation(finder, sentence->first_token, at, term))
				add_mark(finder, index, at, match.n_tokens, term);
		}
		at += match.n_tokens;
	}
}

/* Puts the marks from @first on in order of place, where there are more than the first @n_sorted of all. */
static Marks
sort_marks(const Finder *finder, guint first, guint n_sorted)
{
	const GArray *marks = finder->analysis->matters;

	if (marks->len > n_sorted)
		qsort(&g_array_index(marks, DiaMatterMark, first), marks->len - first, sizeof(DiaMatterMark),
		      compare_marks);
	return (Marks){ first, marks->len };
}

static void
find_in_sentence(Finder *finder, guint32 index)
{
	const DiaSentence *sentence = &dia_analysis_sentences(finder->analysis)[index];
	guint first_mention = finder->mention;
	Marks marks = { .first = finder->analysis->matters->len };
	guint mention;

	mark_contexts(finder, finder->text, finder->tokens, sentence->first_token, sentence->end_token,
		      finder->in_paragraph, index + 1);
	find_names(finder, index);
	marks.end = finder->analysis->matters->len;
	find_laws(finder, index, marks);
	marks = sort_marks(finder, marks.first, marks.end);
	mention = finder->mention;
	finder->mention = first_mention;
	find_subjects(finder, index, marks);
	finder->mention = mention;
	sort_marks(finder, marks.first, marks.end);
}

void
dia_annotate_matters(DiaAnalysis *analysis)
{
	guint n_matters = dia_matters_length(analysis->lexicon->matters);
	g_autofree guint32 *in_heading = g_new0(guint32, n_matters + 1);
	g_autofree guint32 *in_paragraph = g_new0(guint32, n_matters + 1);
	g_autofree guint32 *named = g_new0(guint32, n_matters + 1);
	Finder finder = { .analysis = analysis,
			  .matters = analysis->lexicon->matters,
			  .tokens = dia_analysis_tokens(analysis),
			  .text = analysis->document->text->str,
			  .in_heading = in_heading,
			  .in_paragraph = in_paragraph,
			  .named = named,
			  .section = -2 };

	for (guint i = 0; i < analysis->document->paragraphs->len; i++) {
		guint32 end = dia_analysis_end_sentence(analysis, i);

		memset(in_paragraph, 0, n_matters * sizeof(guint32));
		enter_section(&finder, dia_document_paragraph(analysis->document, i)->section);
		finder.end_sentence = end;
		for (guint32 j = dia_analysis_first_sentence(analysis, i); j < end; j++)
			find_in_sentence(&finder, j);
	}
}
