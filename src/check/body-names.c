#include "check/body-names.h"

enum { MAX_NAME = 16 };

/* One past the run of capitalized words from a token; "of", "for the" and the like may stand between two of them. */
static guint32
find_run_end(const DiaBodyReader *reader, guint32 at)
{
	const DiaCheckedReport *report = reader->report;
	guint32 last = at + 1;

	for (guint32 next = at + 1; next < reader->end && next < at + MAX_NAME; next++) {
		if (dia_token_is_capital(report, next))
			last = next + 1;
		else if (!dia_token_is_in(report, next, DIA_LIST_BODY_LINK) && !dia_token_is_dash(report, next))
			break;
		else if (dia_token_is(report, next, "and") && dia_token_is(report, next + 1, "the"))
			break;
	}
	return last;
}

/* Stems, and not what they mean: a National Assembly is not each Parliament. */
static guint32
read_stem(const DiaBodyReader *reader, guint32 at)
{
	return dia_terms_intern_token(reader->terms, reader->report, at);
}

static void
read_words(const DiaBodyReader *reader, guint32 first, guint32 end, DiaBody *body)
{
	guint32 behind;

	for (guint32 at = first; at < end; at = MAX(behind, at + 1)) {
		behind = dia_token_pass_state(reader->report, at, end);
		if (behind == at && dia_token_is_telling(reader->report, at))
			dia_terms_add(read_stem(reader, at), body->words, &body->n_words, DIA_MAX_BODY_WORDS);
	}
}

/* "the Commission", "NHRC": the name that it is short for. */
static void
read_short(DiaBodyReader *reader, DiaBody *body)
{
	const GArray *names = reader->report->analysis->names;
	guint32 byte = reader->report->tokens[body->name].start;

	while (reader->name < names->len && g_array_index(names, DiaNameMark, reader->name).span.start < byte)
		reader->name++;
	if (reader->name < names->len) {
		const DiaNameMark *mark = &g_array_index(names, DiaNameMark, reader->name);

		if (mark->span.start == byte && !mark->is_common)
			read_words(reader, mark->first_token, mark->end_token, body);
	}
}

/* "the mandate of", "the term of office of" before a token */
gboolean
dia_body_is_term_of(const DiaBodyReader *reader, guint32 at)
{
	return at >= reader->start + 2 && dia_token_is(reader->report, at - 1, "of") &&
	       dia_token_is_in(reader->report, at - 2, DIA_LIST_TERM_NOUN);
}

/* "the membership of", "the number of members of" before a token */
static gboolean
is_count_of(const DiaBodyReader *reader, guint32 at)
{
	static const char *const counts[] = { "membership", "size", NULL };
	const DiaCheckedReport *report = reader->report;

	if (at < reader->start + 2 || !dia_token_is(report, at - 1, "of"))
		return FALSE;
	return dia_token_is_one_of(report, at - 2, counts) ||
	       (at >= reader->start + 4 && dia_token_is_in(report, at - 2, DIA_LIST_SEAT_NOUN) &&
		dia_token_is(report, at - 3, "of") && dia_token_is(report, at - 4, "number"));
}

/*
 * "Members of the", "the chair of the" before a name: takes it into the body.
 * @return FALSE where what stands there makes it another thing: "the budget of the Commission", "by the Commission"
 */
static gboolean
read_role(const DiaBodyReader *reader, DiaBody *body)
{
	const DiaCheckedReport *report = reader->report;
	static const char *const determiners[] = { "the", "a", "an", "this", "its", "such", "each", NULL };
	guint32 at = body->name;

	if (at > reader->start && dia_token_is_one_of(report, at - 1, determiners))
		at--;
	body->first = at;
	body->is_short = dia_token_is(report, at, "its");
	if (dia_body_is_term_of(reader, at))
		return TRUE;
	body->is_count = is_count_of(reader, at);
	if (body->is_count)
		return TRUE;
	if (at > reader->start + 1 && dia_token_is(report, at - 1, "of") &&
	    (dia_token_is_in(report, at - 2, DIA_LIST_SEAT_NOUN) || dia_token_is_in(report, at - 2, DIA_LIST_CHAIR))) {
		body->is_chair = dia_token_is_in(report, at - 2, DIA_LIST_CHAIR);
		at -= 2;
		/* "three members of", "other members of", but "appoints members of" */
		body->is_part = at > reader->start && report->tokens[at - 1].kind != DIA_TOKEN_PUNCTUATION &&
				!dia_token_is_in(report, at - 1, DIA_LIST_CHOOSES) &&
				!(dia_token_classes(report, at - 1) &
				  (DIA_CLASS_CONJUNCTION | DIA_CLASS_RELATIVE | DIA_CLASS_DETERMINER));
		if (at > reader->start && dia_token_is(report, at - 1, "the"))
			at--;
		body->first = at;
	}
	if (at == reader->start)
		return TRUE;
	return !(dia_token_classes(report, at - 1) & DIA_CLASS_PREPOSITION);
}

/* The figure that starts at a token, in a unit; NULL where there is none. @param end receives its last token + 1 */
const DiaFigure *
dia_figure_at(const DiaCheckedReport *report, guint32 at, const char *unit, guint32 *end)
{
	guint i = dia_analysis_first_figure(report->analysis, report->tokens[at].start);
	const DiaFigure *figure;
	guint32 first;

	if (i >= report->n_figures)
		return NULL;
	figure = &report->figures[i];
	if (figure->span.start != report->tokens[at].start || figure->is_range || g_strcmp0(figure->unit, unit) != 0 ||
	    figure->qualifier != DIA_QUALIFIER_NONE)
		return NULL;
	dia_analysis_find_tokens(report->analysis, figure->paragraph, figure->span, &first, end);
	return figure;
}

/* Reads "seven members" at a token. */
gboolean
dia_body_read_seats(const DiaBodyReader *reader, guint32 at, DiaBodyFeature *feature, guint32 *end)
{
	const DiaCheckedReport *report = reader->report;
	const DiaFigure *figure = at < reader->end ? dia_figure_at(report, at, "count", end) : NULL;

	if (figure == NULL)
		return FALSE;
	if (*end < reader->end && dia_token_is_dash(report, *end))
		(*end)++;
	if (*end >= reader->end || !dia_token_is_in(report, *end, DIA_LIST_SEAT_NOUN))
		return FALSE;
	*feature = (DiaBodyFeature){ .kind = DIA_BODY_SIZE, .value = figure->value, .seat = DIA_WORD_NONE };
	if (!dia_token_is_in(report, *end, DIA_LIST_ANY_SEAT))
		feature->seat = read_stem(reader, *end);
	(*end)++;
	return TRUE;
}

/* "nine members" at a token */
static gboolean
is_seats(const DiaBodyReader *reader, guint32 at)
{
	DiaBodyFeature feature;
	guint32 end;

	return dia_body_read_seats(reader, at, &feature, &end);
}

/* "its members", "whose Chairperson", "its nine members": of the body before. */
static gboolean
read_possessed(const DiaBodyReader *reader, guint32 at, DiaBody *body)
{
	const DiaCheckedReport *report = reader->report;
	const DiaBody *owner = reader->n_bodies > 0 ? &reader->bodies[reader->n_bodies - 1] : &reader->antecedent;
	static const char *const anaphors[] = { "the", "their", NULL };
	gboolean is_whose = dia_token_is(report, at, "whose");

	if (!is_whose && !dia_token_is(report, at, "its") &&
	    !(at == reader->start && dia_token_is_one_of(report, at, anaphors)))
		return FALSE;
	if (!is_whose && reader->n_bodies > 0)
		owner = &reader->bodies[0];
	if (owner->n_words > 0 && at + 1 < reader->end && is_seats(reader, at + 1)) {
		*body = *owner;
		body->first = body->name = at;
		body->end = at + 1;
		body->is_chair = body->is_subject = body->is_count = FALSE;
		return TRUE;
	}
	if (owner->n_words > 0 && at + 1 < reader->end && dia_token_is_in(report, at + 1, DIA_LIST_TERM_NOUN)) {
		*body = *owner;
		body->first = body->name = at;
		body->end = at + 2;
		if (body->end + 1 < reader->end && dia_token_is(report, body->end, "of"))
			body->end += 2;
		body->is_subject = body->is_term = TRUE;
		body->is_part = body->is_count = FALSE;
		return TRUE;
	}
	if (owner->n_words == 0 || at + 1 >= reader->end ||
	    !(dia_token_is_in(report, at + 1, DIA_LIST_SEAT_NOUN) || dia_token_is_in(report, at + 1, DIA_LIST_CHAIR)))
		return FALSE;
	*body = *owner;
	body->first = body->name = at;
	body->end = at + 2;
	body->is_chair = dia_token_is_in(report, at + 1, DIA_LIST_CHAIR);
	body->is_subject = TRUE;
	body->is_part = body->is_count = FALSE;
	return TRUE;
}

/* "the national preventive mechanism", "a commission on human rights": a body in lower case, by its noun at a token. */
static gboolean
read_common(DiaBodyReader *reader, guint32 at, DiaBody *body)
{
	enum { BEFORE = 5, BEHIND = 6 };
	static const char *const links[] = { "of", "for", "on", "against", NULL };
	const DiaCheckedReport *report = reader->report;
	guint32 first = at;
	guint32 end = at + 1;

	if (dia_token_is_capital(report, at) || !dia_token_is_in(report, at, DIA_LIST_SEATED_BODY))
		return FALSE;
	while (first > reader->start && at - first < BEFORE && !dia_token_is_capital(report, first - 1) &&
	       (dia_token_is_telling(report, first - 1) || dia_token_is_dash(report, first - 1)))
		first--;
	/* "holds office" is no body. */
	if (first == reader->start || !(dia_token_classes(report, first - 1) & DIA_CLASS_DETERMINER))
		return FALSE;
	if (end + 1 < reader->end && dia_token_is_one_of(report, end, links)) {
		guint32 next = end + 1;

		next += dia_token_is(report, next, "the") ? 1 : 0;
		while (next < reader->end && next < end + BEHIND && dia_token_is_telling(report, next))
			end = ++next;
	}
	body->name = first;
	body->end = end;
	read_words(reader, first, end, body);
	return body->n_words > 1;
}

/* "Judges are appointed": those who hold an office, at the start of a clause */
static gboolean
read_holders(DiaBodyReader *reader, guint32 at, DiaBody *body)
{
	const DiaCheckedReport *report = reader->report;
	guint32 first = at;

	if (!dia_token_is_in(report, at, DIA_LIST_OFFICE_HOLDER) || at + 1 >= reader->end ||
	    !(dia_token_classes(report, at + 1) & DIA_CLASS_AUXILIARY))
		return FALSE;
	while (first > reader->start && at - first < 4 && dia_token_is_telling(report, first - 1))
		first--;
	body->name = body->first = first;
	body->end = at + 1;
	read_words(reader, first, at + 1, body);
	if (first > reader->start && dia_token_is(report, first - 1, "the"))
		first--;
	body->is_subject = first == reader->start || report->tokens[first - 1].kind == DIA_TOKEN_PUNCTUATION ||
			   (dia_token_classes(report, first - 1) & (DIA_CLASS_CONJUNCTION | DIA_CLASS_RELATIVE)) != 0;
	return body->n_words > 0 && body->is_subject;
}

static gboolean
read_named(DiaBodyReader *reader, guint32 at, DiaBody *body)
{
	const DiaCheckedReport *report = reader->report;

	*body = (DiaBody){ .first = at, .name = at, .end = at + 1 };
	/* "It comprises", "The body has": what the sentence before began with */
	if (at == reader->start && reader->antecedent.n_words > 0 &&
	    (dia_token_is(report, at, "it") ||
	     (dia_token_is(report, at, "the") && at + 1 < reader->end && !dia_token_is_capital(report, at + 1) &&
	      dia_token_is_in(report, at + 1, DIA_LIST_ANY_BODY)))) {
		*body = reader->antecedent;
		body->first = body->name = at;
		body->end = dia_token_is(report, at, "it") ? at + 1 : at + 2;
		body->is_subject = TRUE;
		body->is_part = body->is_count = FALSE;
		return TRUE;
	}
	if (read_holders(reader, at, body))
		return TRUE;
	if (read_common(reader, at, body)) {
		body->is_subject = read_role(reader, body);
		return TRUE;
	}
	if (!dia_token_is_capital(report, at))
		return FALSE;
	body->end = find_run_end(reader, at);
	/* "Members of the Board", "The Board" at the start of a sentence */
	while (body->name < body->end && !dia_token_is_telling(report, body->name))
		body->name++;
	while (body->end > body->name + 2 && dia_token_is(report, body->name + 1, "of") &&
	       (dia_token_is_in(report, body->name, DIA_LIST_SEAT_NOUN) ||
		dia_token_is_in(report, body->name, DIA_LIST_CHAIR)))
		body->name += dia_token_is(report, body->name + 2, "the") ? 3 : 2;
	/* "Decisions of the Board" */
	if (body->name == reader->start && body->end > body->name + 3 && dia_token_is(report, body->name + 1, "of") &&
	    dia_token_is(report, body->name + 2, "the") && !dia_token_is_in(report, body->name, DIA_LIST_SEATED_BODY) &&
	    dia_tokens_have_in(report, body->name + 3, body->end, DIA_LIST_SEATED_BODY))
		body->name += 3;
	if (body->name >= body->end)
		return FALSE;
	read_short(reader, body);
	if (body->n_words == 0) {
		read_words(reader, body->name, body->end, body);
		if (body->n_words < 2 && !dia_tokens_have_in(report, body->name, body->end, DIA_LIST_SEATED_BODY))
			return FALSE;
	}
	body->is_subject = read_role(reader, body);
	/* "the Council's members", "Commission members" */
	if (body->end < reader->end && body->is_subject &&
	    (dia_token_is_in(report, body->end, DIA_LIST_SEAT_NOUN) ||
	     dia_token_is_in(report, body->end, DIA_LIST_CHAIR))) {
		body->is_chair = dia_token_is_in(report, body->end, DIA_LIST_CHAIR);
		body->end++;
	}
	return body->n_words > 0;
}

void
dia_bodies_read(DiaBodyReader *reader)
{
	reader->n_bodies = 0;
	for (guint32 at = reader->start; at < reader->end && reader->n_bodies < DIA_MAX_BODIES;) {
		DiaBody *body = &reader->bodies[reader->n_bodies];

		if (read_possessed(reader, at, body) || read_named(reader, at, body)) {
			at = MAX(body->end, at + 1);
			reader->n_bodies++;
		} else {
			at = dia_token_is_capital(reader->report, at) ? MAX(find_run_end(reader, at), at + 1) : at + 1;
		}
	}
}
