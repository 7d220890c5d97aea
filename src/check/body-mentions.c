/*
 * Numbers of seats and terms of office that stand apart from the name of their body.
 *
 * In: a sentence with its bodies. Out: features for the numbers that no predicate right behind a body has told
 * (bodies.c): they belong to the nearest body before them or, where none is, to the first one behind.
 */
#include "check/body-names.h"

enum { REACH = 24, BEHIND = 22 };

/* The body that something told at tokens [first, end) is of; NULL where none is near. */
static const DiaBody *
find_owner(const DiaBodyReader *reader, guint32 first, guint32 end)
{
	const DiaBody *owner = NULL;

	for (guint i = 0; i < reader->n_bodies; i++) {
		const DiaBody *body = &reader->bodies[i];

		if (body->end <= first && first - body->end <= REACH)
			owner = body;
		if (owner == NULL && body->first >= end && body->first - end <= BEHIND)
			return body;
	}
	for (guint32 at = owner != NULL ? owner->end : first; at < first; at++)
		if (dia_token_is(reader->report, at, ";"))
			return NULL;
	return owner;
}

static gboolean
is_told(const DiaBodyReader *reader, guint first, guint32 at, DiaBodyFeatureKind kind)
{
	guint32 byte = reader->report->tokens[at].start;

	for (guint i = first; i < reader->features->len; i++) {
		const DiaBodyFeature *feature = &g_array_index(reader->features, DiaBodyFeature, i);

		if (feature->kind == kind && feature->place.span.start <= byte && byte < feature->place.span.end)
			return TRUE;
	}
	return FALSE;
}

/* --- Seats ------------------------------------------------------------------------------------------------ */

/* "comprising 18 members", "a body of nine members", ", with 15 members": all of them, told of what is before? */
static gboolean
is_of_body(const DiaBodyReader *reader, guint32 at, const DiaBody *owner)
{
	enum { NEAR = 7 };
	const DiaCheckedReport *report = reader->report;
	guint32 verb = at - 1;

	/* "its board of nine members" is another body. */
	if (owner->end > at || at - owner->end > NEAR)
		return FALSE;
	while (verb > owner->end && dia_token_is_in(report, verb, DIA_LIST_SIZE_FILLER))
		verb--;
	if (dia_token_is_in(report, verb, DIA_LIST_SIZE_VERB) || dia_token_is(report, verb, "whose"))
		return verb == owner->end || !dia_token_is_telling(report, verb - 1) ||
		       dia_token_is_in(report, verb - 1, DIA_LIST_ANY_BODY);
	/* ", a body of nine members" */
	return dia_token_is(report, at - 1, "of") && at >= owner->end + 3 &&
	       dia_token_is_in(report, at - 2, DIA_LIST_ANY_BODY) &&
	       (dia_token_is(report, owner->end, ",") ||
		(dia_token_classes(report, owner->end) & DIA_CLASS_AUXILIARY) != 0);
}

/* "With 15 members, half of them women, the Board": told of what the clause behind is about? */
static gboolean
is_lead(const DiaBodyReader *reader, guint32 at, guint32 end, const DiaBody *owner)
{
	static const char *const leads[] = { "with", "comprising", "having", "numbering", NULL };
	const DiaCheckedReport *report = reader->report;

	return at == reader->start + 1 && owner->first >= end && owner->is_subject && owner->first > reader->start &&
	       dia_token_is_one_of(report, reader->start, leads) && dia_token_is(report, owner->first - 1, ",");
}

static void
read_seats(DiaBodyReader *reader, guint first, guint32 at)
{
	static const char *const parts[] = { "of", "in", "on", "from", "within", NULL };
	const DiaCheckedReport *report = reader->report;
	DiaBodyFeature feature;
	const DiaBody *owner;
	guint32 end;

	if (at == reader->start || !dia_body_read_seats(reader, at, &feature, &end) ||
	    is_told(reader, first, at, DIA_BODY_SIZE) || dia_token_is_one_of(report, end, parts) ||
	    dia_token_is_dash(report, end - 2) || dia_body_has_more(reader, end))
		return;
	owner = find_owner(reader, at, end);
	if (owner == NULL || owner->is_chair || owner->is_part || owner->is_term ||
	    !(is_of_body(reader, at, owner) || is_lead(reader, at, end, owner)) ||
	    dia_body_is_open(reader, owner, MIN(at, owner->end), end))
		return;
	dia_body_add_feature(reader, owner, &feature, at, end);
}

/* --- Terms ------------------------------------------------------------------------------------------------ */

/* Is a figure of years the only one of the sentence? Else it must be told by its predicate whose it is. */
static gboolean
is_only_of_years(const DiaBodyReader *reader, guint32 at)
{
	guint index = dia_analysis_first_figure(reader->report->analysis, reader->report->tokens[at].start);

	return index < reader->report->n_figures && dia_figure_is_only(reader->report, index);
}

/* "the mandate of four years", "tenure, which lasts six years", "a term that runs for six years" */
static gboolean
is_term(const DiaBodyReader *reader, guint32 at, guint32 end)
{
	enum { BEFORE = 5, BY = 2 };
	static const char *const breaks[] = { ",", ";", "(", NULL };
	const DiaCheckedReport *report = reader->report;
	guint32 from = at;

	if (dia_tokens_have_in(report, end, MIN(end + BY, reader->end), DIA_LIST_TERM_NOUN))
		return TRUE;
	while (from > reader->start && at - from < BEFORE && !dia_token_is_one_of(report, from - 1, breaks))
		from--;
	return dia_tokens_have_in(report, from, at, DIA_LIST_TERM_NOUN);
}

/* "The term of the Ombudsman, whom Parliament may remove, lasts five years" */
static const DiaBody *
find_term_owner(const DiaBodyReader *reader, guint32 at, guint32 end)
{
	for (guint i = 0; i < reader->n_bodies && reader->bodies[i].end <= at; i++)
		if (reader->bodies[i].is_term || dia_body_is_term_of(reader, reader->bodies[i].first))
			return &reader->bodies[i];
	return find_owner(reader, at, end);
}

static void
read_term(DiaBodyReader *reader, guint first, guint32 at)
{
	enum { AROUND = 12 };
	const DiaCheckedReport *report = reader->report;
	DiaBodyFeature feature = { .kind = DIA_BODY_TERM };
	guint32 end;
	const DiaFigure *figure = dia_figure_at(report, at, "year", &end);
	const DiaBody *owner;

	if (figure == NULL || is_told(reader, first, at, DIA_BODY_TERM) || !is_only_of_years(reader, at))
		return;
	owner = find_term_owner(reader, at, end);
	if (owner == NULL || owner->is_chair || owner->is_count ||
	    !(is_term(reader, at, end) || owner->is_term || dia_body_is_term_of(reader, owner->first)) ||
	    dia_tokens_have_in(report, MAX(reader->start, at - MIN(at, AROUND)), MIN(end + AROUND, reader->end),
			       DIA_LIST_PRISON_WORD) ||
	    dia_body_is_open(reader, owner, MAX(reader->start, at - MIN(at, AROUND)), MIN(end + 1, reader->end)))
		return;
	feature.value = figure->value;
	dia_body_add_feature(reader, owner, &feature, at, end);
}

/* --- Sentences -------------------------------------------------------------------------------------------- */

void
dia_body_mentions_read(DiaBodyReader *reader, guint first)
{
	/* "has only twelve judges at present" */
	if (reader->n_bodies == 0 || dia_check_cue_find_first(reader->report, reader->start, reader->end,
							      DIA_CUE(DIA_CHECK_RECENT)) != NULL)
		return;
	for (guint32 at = reader->start; at < reader->end; at++) {
		read_seats(reader, first, at);
		read_term(reader, first, at);
	}
}
