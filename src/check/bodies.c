/*
 * What predicates and nouns right beside the name of a body tell of it: its size, its term, and who chooses it.
 *
 * In: sentences of a report, in each of which the bodies are found by their names (body-names.c), "it" and "its
 * members" standing for that of the sentence before. Out: a feature for each number or chooser that is told as the
 * law sets it, and not of some members, of another time, or as a change. What stands further off: body-mentions.c.
 */
#include "check/body-names.h"

enum {
	MAX_FEATURES = 4096,
	MAX_TOKENS = 200, /* of a sentence that are read */
	REACH = 48,
};

/* "according to the Constitution": told by a law, and not said by others */
static gboolean
is_by_law(const DiaCheckedReport *report, const DiaCheckCue *cue)
{
	enum { TO_LAW = 4 };
	static const char *const laws[] = { "constitution", "charter", "rules", NULL };
	guint32 end = MIN(cue->end + TO_LAW, report->n_tokens);

	return dia_tokens_have_in(report, cue->end, end, DIA_LIST_LAW) || dia_tokens_have(report, cue->end, end, laws);
}

/* Does a sentence begin with words that leave open whether it is so? */
static gboolean
is_reported(const DiaBodyReader *reader, guint32 end)
{
	const DiaCueSet plans = DIA_CUE(DIA_CHECK_REPORTED) | DIA_CUE(DIA_CHECK_FUTURE);
	const DiaCheckCue *cue =
	    end > reader->start ? dia_check_cue_find_first(reader->report, reader->start, end, plans) : NULL;

	return cue != NULL && !is_by_law(reader->report, cue);
}

/* Is it told of another time, of a plan, or as a change? */
gboolean
dia_body_is_open(const DiaBodyReader *reader, const DiaBody *body, guint32 first, guint32 end)
{
	const DiaCueSet cues = DIA_CUE(DIA_CHECK_FUTURE) | DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL) |
			       DIA_CUE(DIA_CHECK_AT_TIME) | DIA_CUE(DIA_CHECK_RECENT);
	const DiaCheckedReport *report = reader->report;

	return is_reported(reader, body->first) ||
	       dia_check_cue_find_first(report, first, end, cues) != NULL ||
	       dia_tokens_have_in(report, first, end, DIA_LIST_OTHER_TIME);
}

void
dia_body_add_feature(DiaBodyReader *reader, const DiaBody *body, DiaBodyFeature *feature, guint32 first, guint32 end)
{
	feature->place = (DiaFindingLocation){ reader->report->index, reader->sentence->paragraph,
					       dia_token_span(reader->report, first, end) };
	memcpy(feature->words, body->words, sizeof(feature->words));
	feature->n_words = body->n_words;
	feature->is_chair = body->is_chair;
	feature->is_short = body->is_short;
	if (reader->features->len < MAX_FEATURES)
		g_array_append_val(reader->features, *feature);
}

static gboolean
is_number(const DiaCheckedReport *report, guint32 at)
{
	static const char *const ones[] = { "a", "an", "another", "half", NULL };
	guint32 end;

	return report->tokens[at].kind == DIA_TOKEN_NUMBER || dia_token_is_one_of(report, at, ones) ||
	       dia_figure_at(report, at, "count", &end) != NULL;
}

/* "seven members and a chair", "five members plus two": is more added to those counted before a token? */
gboolean
dia_body_has_more(const DiaBodyReader *reader, guint32 at)
{
	enum { NEAR = 14, TO_WHOM = 5 };
	static const char *const more[] = { "and", "plus", "as", "besides", NULL };
	static const char *const ends[] = { ";", ".", ":", "including", "whom", NULL };
	const DiaCheckedReport *report = reader->report;

	for (guint32 i = at; i + 1 < reader->end && i < at + NEAR && !dia_token_is_one_of(report, i, ends); i++)
		if (dia_token_is_one_of(report, i, more) && is_number(report, i + 1))
			return TRUE;
	/* ", half of whom are women": some of them */
	return dia_token_is(report, at, ",") && at + 1 < reader->end && is_number(report, at + 1) &&
	       dia_check_cue_find_first(report, at + 1, MIN(at + TO_WHOM, reader->end),
					DIA_CUE(DIA_CHECK_OF_THEM)) == NULL;
}

/* "The Rapporteur praised the Council, comprising nine members": is a verb right behind another body? */
static gboolean
is_beside_other(const DiaBodyReader *reader, const DiaBody *body, guint32 at)
{
	for (guint i = 0; i < reader->n_bodies; i++) {
		const DiaBody *other = &reader->bodies[i];
		gboolean has_comma = other->end < at && (dia_token_is(reader->report, other->end, ",") ||
							 dia_token_is(reader->report, other->end, ")"));

		if (other->first > body->first && other->end <= at && at - other->end <= (has_comma ? 2u : 0u))
			return TRUE;
	}
	return FALSE;
}

/* "is composed of seven members", "has 547 seats" at a token */
static gboolean
read_size(DiaBodyReader *reader, const DiaBody *body, guint32 at, guint32 end)
{
	enum { FILLERS = 5, NEAR = 3 };
	const DiaCheckedReport *report = reader->report;
	DiaBodyFeature feature;
	guint32 from = at + 1;
	guint32 behind;

	if (!dia_token_is_in(report, at, DIA_LIST_SIZE_VERB) || is_beside_other(reader, body, at))
		return FALSE;
	while (from < end && from < at + FILLERS && dia_token_is_in(report, from, DIA_LIST_SIZE_FILLER))
		from++;
	if (from >= end || !dia_body_read_seats(reader, from, &feature, &behind) || dia_body_has_more(reader, behind) ||
	    dia_check_cue_find_first(report, behind, MIN(behind + NEAR, reader->end),
				     DIA_CUE(DIA_CHECK_RECENT)) != NULL ||
	    dia_body_is_open(reader, body, at > body->end ? at - 1 : at, behind))
		return FALSE;
	dia_body_add_feature(reader, body, &feature, from, behind);
	return TRUE;
}

/* "is a nine-member body", "is a collegiate body of nine members", the number being behind a token */
static gboolean
read_apposed_size(DiaBodyReader *reader, const DiaBody *body, guint32 from, guint32 at)
{
	enum { LONGEST = 8 };
	static const char *const before[] = { "of", "a", "an", NULL };
	const DiaCheckedReport *report = reader->report;
	DiaBodyFeature feature;
	guint32 end;

	if (at > from + LONGEST || !dia_token_is_one_of(report, at, before) ||
	    !(dia_token_is_one_of(report, from, before) || dia_token_is(report, from, "is")) ||
	    !dia_body_read_seats(reader, at + 1, &feature, &end) ||
	    dia_token_is_dash(report, end - 2) == dia_token_is(report, at, "of") || dia_body_has_more(reader, end) ||
	    !dia_tokens_have_in(report, from, MIN(end + 3, reader->end), DIA_LIST_ANY_BODY) ||
	    dia_body_is_open(reader, body, from, end))
		return FALSE;
	dia_body_add_feature(reader, body, &feature, at + 1, end);
	return TRUE;
}

/* "of the", "sit on the" between those who are counted and the name of their body */
static gboolean
is_seat_link(const DiaBodyReader *reader, guint32 at, guint32 name)
{
	static const char *const sits[] = { "sit", "serve", "make", NULL };
	static const char *const links[] = { "of", "in", "on", "up", "form", "constitute", "compose", "within", NULL };
	const DiaCheckedReport *report = reader->report;

	if (dia_token_classes(report, at) & DIA_CLASS_RELATIVE)
		at++;
	if (dia_token_is_one_of(report, at, sits) && dia_token_is_one_of(report, at + 1, links))
		at++;
	if (!dia_token_is_one_of(report, at, links))
		return FALSE;
	at++;
	return name == at || (name == at + 1 && dia_token_is(report, at, "the"));
}

/* "the nine members of the Commission work": all of them, and not "the nine members who left" */
static gboolean
is_whole(const DiaBodyReader *reader, const DiaBody *body, guint32 at)
{
	static const char *const some[] = { "present", "absent", "elect", "from", "in",
					    "on", "with", "at", "whose", NULL };
	static const char *const wholes[] = { "of", "all", "among", "the", NULL };
	const DiaCheckedReport *report = reader->report;
	const char *behind = body->end < reader->end ? dia_token_word(report, body->end) : ".";

	if (dia_token_is_one_of(report, body->end, some) || g_str_has_suffix(behind, "ed") ||
	    g_str_has_suffix(behind, "ing") ||
	    (body->end < reader->end && (dia_token_classes(report, body->end) & DIA_CLASS_RELATIVE)))
		return FALSE;
	return at > reader->start && dia_token_is_one_of(report, at - 1, wholes);
}

/* "five-member Committee", "the 574 members of the House", "Nine members sit on the Council" */
static void
read_size_before(DiaBodyReader *reader, const DiaBody *body)
{
	enum { LONGEST = 8 };
	static const char *const parts[] = { "of", "in", "on", "within", NULL };
	const DiaCheckedReport *report = reader->report;
	DiaBodyFeature feature;
	guint32 end = 0;
	guint32 at = body->name;

	while (at > reader->start && body->name - at < LONGEST) {
		at--;
		if (dia_body_read_seats(reader, at, &feature, &end))
			break;
	}
	if (end == 0 || end > body->name || !dia_body_read_seats(reader, at, &feature, &end))
		return;
	if (end == body->name) {
		if (dia_token_is_dash(report, end - 2))
			dia_body_add_feature(reader, body, &feature, at, end);
		return;
	}
	if (is_seat_link(reader, end, body->name) &&
	    (is_whole(reader, body, at) || !dia_token_is_one_of(report, end, parts)) &&
	    !dia_body_is_open(reader, body, reader->start, end))
		dia_body_add_feature(reader, body, &feature, at, end);
}

/* "its nine members", "The Council's nine members", "the number of members of the Council is nine" */
static void
read_size_behind(DiaBodyReader *reader, const DiaBody *body)
{
	enum { TO_NUMBER = 4 };
	const DiaCheckedReport *report = reader->report;
	DiaBodyFeature feature = { .kind = DIA_BODY_SIZE, .seat = DIA_WORD_NONE };
	guint32 at = body->end;
	guint32 end;

	if (dia_body_read_seats(reader, at, &feature, &end)) {
		if (!dia_body_has_more(reader, end) && !dia_body_is_open(reader, body, at, end))
			dia_body_add_feature(reader, body, &feature, at, end);
		return;
	}
	for (; body->is_count && at < reader->end && at < body->end + TO_NUMBER; at++) {
		const DiaFigure *figure = dia_figure_at(report, at, "count", &end);

		if (figure == NULL)
			continue;
		feature = (DiaBodyFeature){ .kind = DIA_BODY_SIZE, .value = figure->value, .seat = DIA_WORD_NONE };
		if (!dia_body_is_open(reader, body, body->end, end))
			dia_body_add_feature(reader, body, &feature, at, end);
		return;
	}
}

/* "for a term of five years", "for a non-renewable five-year mandate", "their mandate is seven years" */
static void
read_term(DiaBodyReader *reader, const DiaBody *body, guint32 from, guint32 until)
{
	enum { BEFORE = 9 };
	const DiaCheckedReport *report = reader->report;
	guint32 end = 0;

	for (guint32 at = from; at < until; at++) {
		const DiaFigure *figure = dia_figure_at(report, at, "year", &end);
		DiaBodyFeature feature = { .kind = DIA_BODY_TERM };
		guint32 first = at;

		if (figure == NULL)
			continue;
		while (first > from && at - first < BEFORE && dia_token_is_in(report, first - 1, DIA_LIST_TERM_WORD))
			first--;
		if ((dia_token_is(report, first, "for") &&
		     (dia_tokens_have_in(report, from, first, DIA_LIST_CHOSEN) ||
		      dia_tokens_have_in(report, from, first, DIA_LIST_TERM_VERB))) ||
		    body->is_term || dia_body_is_term_of(reader, body->first) ||
		    dia_tokens_have_in(report, first, at, DIA_LIST_TERM_NOUN) ||
		    dia_token_is_in(report, end, DIA_LIST_TERM_NOUN)) {
			if (dia_tokens_have_in(report, from, MIN(end + 2, reader->end), DIA_LIST_PRISON_WORD))
				return;
			feature.value = figure->value;
			if (!dia_body_is_open(reader, body, from, at))
				dia_body_add_feature(reader, body, &feature, first, MIN(end, reader->end));
			return;
		}
	}
}

/* "the five-year mandate of the Ombudsman", "the Ombudsman's six-year term" */
static void
read_term_beside(DiaBodyReader *reader, const DiaBody *body)
{
	enum { LONGEST = 8 };
	const DiaCheckedReport *report = reader->report;
	DiaBodyFeature feature = { .kind = DIA_BODY_TERM };
	const DiaFigure *figure =
	    body->end < reader->end ? dia_figure_at(report, body->end, "year", &(guint32){ 0 }) : NULL;
	guint32 end = body->end + 1;
	guint32 at = figure != NULL ? body->end : body->first;

	while (figure == NULL && dia_body_is_term_of(reader, body->first) && at > reader->start &&
	       body->first - at < LONGEST)
		figure = dia_figure_at(report, --at, "year", &end);
	while (figure != NULL && end < reader->end && end < at + 5 && !dia_token_is_in(report, end, DIA_LIST_TERM_NOUN))
		end++;
	if (figure == NULL || !dia_token_is_in(report, end, DIA_LIST_TERM_NOUN) ||
	    dia_body_is_open(reader, body, at, end))
		return;
	feature.value = figure->value;
	dia_body_add_feature(reader, body, &feature, at, end + 1);
}

/* Sets of those who choose: a bit for each that is named within tokens. */
static guint32
read_choosers(const DiaBodyReader *reader, guint32 first, guint32 end)
{
	static const DiaWordList lists[] = { DIA_LIST_CHOOSER_HEAD, DIA_LIST_CHOOSER_PARLIAMENT,
					     DIA_LIST_CHOOSER_GOVERNMENT, DIA_LIST_CHOOSER_COURT,
					     DIA_LIST_CHOOSER_PEOPLE };
	enum { PARLIAMENT = 1 << 1, COURT = 1 << 3, PEOPLE = 1 << 4 };
	const guint32 unknown = PARLIAMENT | COURT | PEOPLE;
	guint32 choosers = 0;

	for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
		if (dia_tokens_have_in(reader->report, first, end, lists[i]))
			choosers |= 1u << i;
	/* A name that is not known is that of a parliament or council as likely as not. */
	for (guint32 at = first + 1; at < end && choosers == 0; at++)
		if (dia_token_is_capital(reader->report, at))
			choosers = unknown;
	return choosers;
}

/* "of whom five are appointed by": some of them only */
static gboolean
has_part(const DiaBodyReader *reader, guint32 from, guint32 by)
{
	static const char *const parts[] = { "whom", "half", "third", "thirds", "some",
					     "others", "other", "two", NULL };
	const DiaCheckedReport *report = reader->report;
	guint32 end;

	for (guint32 at = from; at < by; at++)
		if (dia_token_is_one_of(report, at, parts) ||
		    (dia_figure_at(report, at, "count", &end) != NULL &&
		     !dia_token_is_in(report, end, DIA_LIST_SEAT_NOUN)))
			return TRUE;
	return FALSE;
}

/* One past the words that name who chooses, as far as nothing else begins. */
static guint32
find_chooser_end(const DiaBodyReader *reader, guint32 by, guint32 until)
{
	enum { LONGEST = 12 };
	static const char *const ends[] = { ",", ".", ";", "from", "on", "for", "and", "at",
					    "upon", "in", "by", "(", NULL };
	guint32 at = by + 1;

	while (at < until && at < by + LONGEST && !dia_token_is_one_of(reader->report, at, ends))
		at++;
	return at;
}

/* "is appointed by the President on the proposal of Parliament" */
static void
read_choice(DiaBodyReader *reader, const DiaBody *body, guint32 from, guint32 until)
{
	enum { TO_BY = 12 };
	const DiaCheckedReport *report = reader->report;
	DiaBodyFeature feature = { .kind = DIA_BODY_CHOICE };
	guint32 at = from;
	guint32 by;

	while (at < until && !dia_token_is_in(report, at, DIA_LIST_CHOSEN))
		at++;
	/* "was designated by the Government as preventive mechanism" gives it a task. */
	if (dia_token_is(report, at, "designated"))
		return;
	for (by = at; by < until && by < at + TO_BY && !dia_token_is(report, by, "by"); by++)
		;
	if (at >= until || by >= until || by == at + TO_BY || has_part(reader, from, by) ||
	    dia_body_is_open(reader, body, body->first, by))
		return;
	/* "is elected by Parliament and is accountable to the President" */
	for (guint32 joint = by + 1; joint + 1 < until; joint++)
		if (dia_token_is(report, joint, "and") &&
		    (dia_token_classes(report, joint + 1) & DIA_CLASS_AUXILIARY) != 0)
			until = joint;
	feature.choosers = read_choosers(reader, by, until);
	if (feature.choosers != 0)
		feature.choosers |= read_choosers(reader, from, at);
	if (feature.choosers != 0)
		dia_body_add_feature(reader, body, &feature, at, find_chooser_end(reader, by, until));
}

/* "The President appoints the Commissioner": who stands before the verb before the name */
static void
read_active_choice(DiaBodyReader *reader, const DiaBody *body)
{
	enum { BEFORE = 10, BEHIND = 14, GAP = 8 };
	const DiaCheckedReport *report = reader->report;
	DiaBodyFeature feature = { .kind = DIA_BODY_CHOICE };
	guint32 verb = body->first;

	if (body->is_part || body->first < reader->start + 2)
		return;
	do
		verb--;
	while (verb > reader->start + 1 && body->first - verb < GAP &&
	       !dia_token_is_in(report, verb, DIA_LIST_CHOOSES));
	if (!dia_token_is_in(report, verb, DIA_LIST_CHOOSES) || has_part(reader, verb, body->first) ||
	    dia_tokens_have_in(report, verb, body->first, DIA_LIST_SEATED_BODY))
		return;
	if (dia_body_is_open(reader, body, reader->start, verb))
		return;
	feature.choosers = read_choosers(reader, verb - MIN(verb - reader->start, BEFORE), verb);
	if (feature.choosers == 0)
		return;
	feature.choosers |= read_choosers(reader, body->end, MIN(body->end + BEHIND, reader->end));
	dia_body_add_feature(reader, body, &feature, verb, body->end);
}

/* "the appointment of the Ombudsman by the King", "the election of the Ombudsman rests with Parliament" */
static void
read_noun_choice(DiaBodyReader *reader, const DiaBody *body)
{
	enum { TO_LINK = 10, BEHIND = 16 };
	static const char *const links[] = { "by", "with", "to", NULL };
	const DiaCheckedReport *report = reader->report;
	DiaBodyFeature feature = { .kind = DIA_BODY_CHOICE };
	guint32 at = body->end;
	guint32 limit = MIN(at + BEHIND, reader->end);

	if (body->is_part || body->first < reader->start + 2 || !dia_token_is(report, body->first - 1, "of") ||
	    !dia_token_is_in(report, body->first - 2, DIA_LIST_CHOICE_NOUN))
		return;
	while (at < limit && at < body->end + TO_LINK && !dia_token_is_one_of(report, at, links))
		at++;
	if (at == limit || !dia_token_is_one_of(report, at, links) || has_part(reader, body->end, at) ||
	    dia_body_is_open(reader, body, body->first, at))
		return;
	feature.choosers = read_choosers(reader, at, limit);
	if (feature.choosers != 0)
		dia_body_add_feature(reader, body, &feature, body->first - 2, find_chooser_end(reader, at, limit));
}

/* What is told of a body within tokens, which begin with a verb or participle. */
static void
read_predicate(DiaBodyReader *reader, const DiaBody *body, guint32 from, guint32 until)
{
	static const char *const joints[] = { "and", ",", NULL };
	const DiaCheckedReport *report = reader->report;

	until = MIN(until, from + REACH);
	for (guint32 at = from; at < until; at++) {
		gboolean is_opening = at == from || dia_token_is_one_of(report, at - 1, joints) ||
				      (dia_token_classes(report, at - 1) & (DIA_CLASS_AUXILIARY | DIA_CLASS_ADVERB));

		if (body->is_chair)
			break;
		if ((is_opening && read_size(reader, body, at, until)) || read_apposed_size(reader, body, from, at))
			break;
	}
	if (body->is_part || from >= until)
		return;
	if (dia_token_is_in(report, from, DIA_LIST_CHOSEN) || dia_token_is_in(report, from, DIA_LIST_SIZE_VERB) ||
	    (dia_token_classes(report, from) & DIA_CLASS_AUXILIARY) != 0 ||
	    dia_token_is_in(report, from, DIA_LIST_TERM_VERB)) {
		read_term(reader, body, from, until);
		read_choice(reader, body, from, until);
	}
}

/* Where the next body starts that may have a predicate of its own, or a clause ends. */
static guint32
find_limit(const DiaBodyReader *reader, guint index)
{
	const DiaCheckedReport *report = reader->report;
	guint32 at = reader->bodies[index].end;
	guint32 until = reader->end;

	for (guint i = index + 1; i < reader->n_bodies; i++)
		if (reader->bodies[i].is_subject) {
			until = reader->bodies[i].first;
			break;
		}
	while (at < until && !dia_token_is(report, at, ";"))
		at++;
	return at;
}

static void
read_features(DiaBodyReader *reader, guint index)
{
	enum { LONGEST = 24 };
	const DiaCheckedReport *report = reader->report;
	const DiaBody *body = &reader->bodies[index];
	guint32 limit = find_limit(reader, index);
	guint32 at = body->end;

	/* "(NHRC)" */
	if (at + 2 < limit && dia_token_is(report, at, "(") && dia_token_is(report, at + 2, ")"))
		at += 3;
	if (at < limit && dia_token_is(report, at, ",")) {
		guint32 close = at + 1;

		while (close < limit && close - at < LONGEST && !dia_token_is(report, close, ","))
			close++;
		at++;
		if (at < limit && (dia_token_classes(report, at) & DIA_CLASS_RELATIVE))
			at++;
		read_predicate(reader, body, at, close);
		at = close + 1;
	} else if (at < limit && (dia_token_classes(report, at) & DIA_CLASS_RELATIVE)) {
		at++;
	}
	if (at < limit)
		read_predicate(reader, body, at, limit);
}

/* "an office like that of the Defender, who is chosen by Parliament", "As the members of the Board are elected by" */
static void
read_choice_behind(DiaBodyReader *reader, guint index)
{
	enum { TO_VERB = 3 };
	const DiaCheckedReport *report = reader->report;
	guint32 limit = find_limit(reader, index);
	guint32 at = reader->bodies[index].end;

	at += at < limit && dia_token_is(report, at, ",") ? 1 : 0;
	at += at < limit && (dia_token_classes(report, at) & DIA_CLASS_RELATIVE) ? 1 : 0;
	if (at < limit && (dia_token_classes(report, at) & DIA_CLASS_AUXILIARY) && !reader->bodies[index].is_part &&
	    dia_tokens_have_in(report, at, MIN(at + TO_VERB, limit), DIA_LIST_CHOSEN))
		read_choice(reader, &reader->bodies[index], at, limit);
}

static void
read_sentence(DiaBodyReader *reader)
{
	guint first = reader->features->len;

	dia_bodies_read(reader);
	for (guint i = 0; i < reader->n_bodies; i++) {
		read_size_before(reader, &reader->bodies[i]);
		read_size_behind(reader, &reader->bodies[i]);
		read_noun_choice(reader, &reader->bodies[i]);
		read_term_beside(reader, &reader->bodies[i]);
		read_active_choice(reader, &reader->bodies[i]);
		if (reader->bodies[i].is_subject)
			read_features(reader, i);
		else
			read_choice_behind(reader, i);
	}
	dia_body_mentions_read(reader, first);
}

GArray *
dia_body_features_find(DiaTerms *terms, const DiaCheckedReport *report)
{
	GArray *features = g_array_new(FALSE, FALSE, sizeof(DiaBodyFeature));
	DiaBodyReader reader = { .terms = terms, .report = report, .features = features };
	const DiaSentence *sentences = dia_analysis_sentences(report->analysis);

	for (guint i = 0; i < report->analysis->sentences->len; i++) {
		reader.sentence = &sentences[i];
		reader.start = sentences[i].first_token;
		reader.end = MIN(sentences[i].end_token, reader.start + MAX_TOKENS);
		if (i == 0 || sentences[i].paragraph != sentences[i - 1].paragraph)
			reader.antecedent = (DiaBody){ 0 };
		else if (reader.n_bodies > 0)
			reader.antecedent = reader.bodies[0];
		reader.n_bodies = 0;
		if (dia_paragraph_is_prose(report, sentences[i].paragraph))
			read_sentence(&reader);
	}
	return features;
}
