/*
 * One event with two dates where the event is told in other words.
 *
 * In: acts with their dates (dated-acts.c). Out: findings where two acts of one kind on one thing have dates that
 * differ as a slip differs from what was meant: in the day, the month or the year alone. The words of the object of
 * one must all stand with the other, so that what tells two things apart keeps them apart; and the dates must be a slip
 * apart, so that steps on the way of one law are not taken for each other.
 */
#include "check/rules.h"

#include "check/dated-acts.h"

enum {
	MAX_YEARS = 10,	     /* between the dates of a law whose year has slipped */
	MAX_SHARED = 60,     /* sentences with the rarest term that both have */
	MAX_LAW_SHARED = 160, /* of a law, whose kind tells it from others too */
	MAX_COMPARED = 2000,  /* acts before one that it is compared with */
};

/* --- Dates --------------------------------------------------------------------------------------------- */

/* Does it happen once, so that a year can slip? Votes and reports come again. */
static gboolean
is_once(DiaDatedKind kind)
{
	return kind != DIA_DATED_ELECT && kind != DIA_DATED_VOTE && kind != DIA_DATED_HAND;
}

/* An arrest or a hearing may be one of several in a year. */
static gboolean
is_told_once(DiaDatedKind kind)
{
	return kind != DIA_DATED_INTRODUCE && kind != DIA_DATED_SINCE;
}

/* Are both days of one year's steps that may well lie days apart: passed, and signed? */
static gboolean
is_step(const DiaDatedAct *a, const DiaDatedAct *b)
{
	return a->kind != b->kind && a->kind <= DIA_DATED_ASSENT && b->kind <= DIA_DATED_ASSENT;
}

static gboolean
is_slip(const DiaDatedAct *a, const DiaDatedAct *b)
{
	DiaActDay one = a->date;
	DiaActDay other = b->date;
	gint years = ABS(one.year - other.year);
	gint days = ABS(one.day - other.day);
	gboolean is_lasting = is_once(a->kind) && is_once(b->kind);

	if (one.day == 0 || other.day == 0)
		/* One report may well tell of an act twice, but of two months of it only by a slip. */
		return one.month == other.month
			       ? is_lasting && years == 1
			       : (is_lasting || a->kind == DIA_DATED_HAND) && years == 0 &&
					 a->report == b->report && is_told_once(a->kind);
	if (one.day == other.day && one.month == other.month)
		/* On the first of a month laws follow laws of the same name. */
		return is_lasting && years > 0 &&
		       years <= (one.day > 1 || a->report == b->report ? MAX_YEARS : 1);
	if (one.year != other.year)
		return FALSE;
	/* Much begins on the first of a month. */
	if (one.day == other.day)
		return one.day != 1 || (a->report == b->report && a->kind == b->kind);
	/* "3 August", "13 August": a digit lost */
	return one.month == other.month && (!is_step(a, b) || days == 10 || days == 20);
}

/* --- Two acts -------------------------------------------------------------------------------------------- */

static gboolean
is_one_kind(DiaDatedKind a, DiaDatedKind b)
{
	if (a == b)
		return TRUE;
	if (a <= DIA_DATED_ASSENT && b <= DIA_DATED_ASSENT)
		return TRUE;
	/* A commission is appointed as it is set up. */
	if ((a == DIA_DATED_FOUND && b == DIA_DATED_ELECT) || (a == DIA_DATED_ELECT && b == DIA_DATED_FOUND))
		return TRUE;
	/* A moratorium is introduced as it takes effect. */
	if ((a == DIA_DATED_INTRODUCE && b == DIA_DATED_FORCE) ||
	    (a == DIA_DATED_FORCE && b == DIA_DATED_INTRODUCE))
		return TRUE;
	return (a == DIA_DATED_SINCE && (b == DIA_DATED_INTRODUCE || b == DIA_DATED_FORCE || b == DIA_DATED_BEGIN)) ||
	       (b == DIA_DATED_SINCE && (a == DIA_DATED_INTRODUCE || a == DIA_DATED_FORCE || a == DIA_DATED_BEGIN));
}

/* Is a term in both objects that is rare enough to lead from one to the other? */
static gboolean
share_rare(const DiaTerms *terms, const DiaDatedAct *a, const DiaDatedAct *b, gboolean *is_rare)
{
	gboolean is_law = a->kind <= DIA_DATED_ABOLISH;
	guint n = 0;
	guint32 least = G_MAXUINT32;

	for (guint i = 0; i < a->n_object; i++) {
		if (!dia_terms_contain(b->object, b->n_object, a->object[i]))
			continue;
		n++;
		least = MIN(least, dia_terms_frequency(terms, a->object[i]));
	}
	*is_rare = least <= MAX_SHARED;
	return is_law ? n > 0 && least <= MAX_LAW_SHARED : n > 1 && least <= MAX_SHARED;
}

/* How many terms both objects have that hardly any sentence has, as names. */
static guint
count_names(const DiaTerms *terms, const DiaDatedAct *a, const DiaDatedAct *b)
{
	enum { MOST = 8 };
	guint n = 0;

	for (guint i = 0; i < a->n_object; i++)
		n += dia_terms_contain(b->object, b->n_object, a->object[i]) &&
		     dia_terms_frequency(terms, a->object[i]) <= MOST;
	return n;
}

static gboolean
is_one_object(const DiaTerms *terms, const DiaDatedAct *a, const DiaDatedAct *b)
{
	double one;
	double other;
	gboolean is_rare;

	if (a->number[0] != '\0' && b->number[0] != '\0')
		return strcmp(a->number, b->number) == 0;
	if (a->kind == DIA_DATED_VOTE)
		return dia_terms_cover(terms, a->object, a->n_object, b->object, b->n_object) >
			       0.99 &&
		       a->n_object == b->n_object;
	if (!share_rare(terms, a, b, &is_rare))
		return FALSE;
	one = dia_terms_cover(terms, a->object, a->n_object, b->sentence, b->n_sentence);
	other = dia_terms_cover(terms, b->object, b->n_object, a->sentence, a->n_sentence);
	/* Who sets a body up is named here and not there; and so is what else is said of a person. */
	if ((a->kind != b->kind || a->kind >= DIA_DATED_HAND) && MIN(one, other) >= 0.5 &&
	    count_names(terms, a, b) >= 2)
		return TRUE;
	return MAX(one, other) > 0.99 && MIN(one, other) >= (is_rare ? 0.3 : 0.5);
}

/* --- Slips that tell by themselves
 * ------------------------------------------------------------------------ */

typedef enum { SLIP_NONE, SLIP_DAY, SLIP_MONTH, SLIP_YEAR, SLIP_TOLD } Slip;

/* "the Authority, of which paragraph 15 speaks, started work in": said again, and of one thing. */
static gboolean
refers_to(const DiaDatedAct *a, const DiaDatedAct *b)
{
	for (guint i = 0; i < DIA_MAX_ACT_CITED; i++)
		if (a->cited[i] > 0 && a->cited[i] == b->label && a->report == b->report)
			return TRUE;
	return FALSE;
}

/* "13 July 2018", "13 April 2018": two days that chance makes alike in all but one of three only
 * now and then. */
static Slip
get_slip(const DiaDatedAct *a, const DiaDatedAct *b)
{
	DiaActDay one = a->date;
	DiaActDay other = b->date;

	if (dia_periods_meet(a->period, b->period))
		return SLIP_NONE;
	if (refers_to(a, b) || refers_to(b, a))
		return SLIP_TOLD;
	if (one.day == 0 || other.day == 0)
		return SLIP_NONE;
	if (one.year != other.year)
		/* Years start and end on days on which much else does. */
		return one.day == other.day && one.month == other.month && one.day != 1 &&
				       one.day < 30 && is_once(a->kind) && is_once(b->kind) &&
				       ABS(one.year - other.year) <= MAX_YEARS
			       ? SLIP_YEAR
			       : SLIP_NONE;
	if (one.month != other.month)
		return one.day == other.day && one.day != 1 ? SLIP_MONTH : SLIP_NONE;
	return one.day != other.day ? SLIP_DAY : SLIP_NONE;
}

/* Terms that both sentences have, or one sentence and what is around the other in the same report.
 */
typedef struct {
	guint n_names; /* that hardly any sentence has */
	guint n_some;
	guint n_around; /* among these, those that stand around one only */
} Shared;

static Shared
count_shared(const DiaTerms *terms, const DiaDatedAct *a, const DiaDatedAct *b)
{
	enum { FEW = 8, SOME = 60 };
	Shared shared = { 0 };

	for (guint i = 0; i < a->n_context; i++) {
		guint32 term = a->context[i];
		guint32 frequency = dia_terms_frequency(terms, term);
		gboolean is_here = dia_terms_contain(a->sentence, a->n_sentence, term);
		gboolean is_there = dia_terms_contain(b->sentence, b->n_sentence, term);

		if (frequency > SOME || (!is_here && !is_there) ||
		    !(is_there || (a->report == b->report &&
				   dia_terms_contain(b->context, b->n_context, term))) ||
		    !(is_here || a->report == b->report))
			continue;
		shared.n_some++;
		shared.n_names += frequency <= FEW;
		shared.n_around += !is_here || !is_there;
	}
	return shared;
}

/* "the Rapporteur on housing", "the Rapporteur on dykes": two things of which each report knows
 * one. */
static gboolean
is_told_apart(const DiaDatedAct *a, const DiaDatedAct *b)
{
	for (guint i = 0; i < a->n_ties; i++)
		for (guint k = 0; k < b->n_ties; k++)
			if (a->ties[i].head == b->ties[k].head &&
			    a->ties[i].link == b->ties[k].link &&
			    a->ties[i].tail != b->ties[k].tail &&
			    !dia_terms_contain(b->sentence, b->n_sentence, a->ties[i].tail) &&
			    !dia_terms_contain(a->sentence, a->n_sentence, b->ties[k].tail))
				return TRUE;
	return FALSE;
}

/* "the women's prison" and "the prison", or the men's; "two journalists" and "three" */
static gboolean
has_other_side(const DiaDatedAct *a, const DiaDatedAct *b)
{
	return a->kind >= DIA_DATED_BEGIN && a->kind == b->kind && a->kind != DIA_DATED_VOTE &&
	       (a->sides != b->sides || (a->count != b->count && a->count != 0 && b->count != 0));
}

/* The same where one of two may be left out. */
static gboolean
has_opposite_side(const DiaDatedAct *a, const DiaDatedAct *b)
{
	return a->kind >= DIA_DATED_BEGIN &&
	       ((a->sides != b->sides && a->sides != 0 && b->sides != 0) ||
		(a->count != b->count && a->count != 0 && b->count != 0));
}

/* "the reporter Ana Til", "the reporter Max Orn" */
static gboolean
has_other_name(const DiaDatedAct *a, const DiaDatedAct *b)
{
	if (a->kind < DIA_DATED_DEED || a->n_proper == 0 || b->n_proper == 0 ||
	    (a->count != 0 && a->count == b->count))
		return FALSE;
	for (guint i = 0; i < a->n_proper; i++)
		if (dia_terms_contain(b->sentence, b->n_sentence, a->proper[i]))
			return FALSE;
	for (guint i = 0; i < b->n_proper; i++)
		if (dia_terms_contain(a->sentence, a->n_sentence, b->proper[i]))
			return FALSE;
	return TRUE;
}

static gboolean
has_other_number(const DiaDatedAct *a, const DiaDatedAct *b)
{
	if (a->plain[0] != '\0' && b->plain[0] != '\0' && a->is_decree != b->is_decree)
		return TRUE;
	return (a->number[0] != '\0' && b->number[0] != '\0' &&
		strcmp(a->number, b->number) != 0) ||
	       (a->plain[0] != '\0' && b->plain[0] != '\0' && strcmp(a->plain, b->plain) != 0);
}

/*
 * Are two acts of one kind so close in their dates and their words that they are one? Chance makes
 * the days of two of them alike in two of day, month and year so seldom that a few telling words
 * are enough.
 */
static gboolean
is_likely(const DiaTerms *terms, const DiaDatedAct *a, const DiaDatedAct *b)
{
	Slip slip = get_slip(a, b);
	Shared shared;

	if (slip == SLIP_NONE || a->kind == DIA_DATED_VOTE)
		return FALSE;
	shared = count_shared(terms, a, b);
	if (a->kind == DIA_DATED_SOME)
		return slip != SLIP_TOLD && shared.n_names > 1 &&
		       shared.n_some > shared.n_around + 2;
	switch (slip) {
	case SLIP_MONTH:
		return shared.n_names > 0 || shared.n_some > 1 ||
		       (shared.n_some > shared.n_around && a->kind == b->kind &&
			a->kind != DIA_DATED_LAW_OF_DAY);
	case SLIP_TOLD:
		return a->kind == b->kind && shared.n_some > shared.n_around;
	case SLIP_YEAR:
		return shared.n_names > 0 && (a->report == b->report || shared.n_some > 1);
	default:
		return shared.n_names > 0 && shared.n_some - shared.n_around > 2 && !is_step(a, b);
	}
}

/* A vote is told of with another day in the report itself: later reports tell of others. */
static gboolean
may_be_one(const DiaDatedAct *a, const DiaDatedAct *b)
{
	return a->kind != DIA_DATED_SOME && is_slip(a, b) &&
	       (a->kind != DIA_DATED_VOTE || a->report == b->report);
}

static gboolean
is_one(const DiaTerms *terms, const DiaDatedAct *a, const DiaDatedAct *b)
{
	if (!is_one_kind(a->kind, b->kind) || (a->kind == DIA_DATED_RATIFY && (a->is_step || b->is_step)))
		return FALSE;
	return !has_other_number(a, b) && !has_other_name(a, b) && !is_told_apart(a, b) &&
	       ((may_be_one(a, b) && !has_other_side(a, b) && is_one_object(terms, a, b)) ||
		(!has_opposite_side(a, b) && is_likely(terms, a, b)));
}

/* --- The rule ---------------------------------------------------------------------------------------------- */

static void
add_conflict(DiaChecker *checker, const DiaDatedAct *before, const DiaDatedAct *here)
{
	dia_checker_tell_two(checker, "what looks like one event has two dates",
			     (DiaFindingLocation){ here->report, here->paragraph, here->span },
			     (DiaFindingLocation){ before->report, before->paragraph, before->span });
}

void
dia_check_date_acts(DiaChecker *checker)
{
	g_autoptr(DiaTerms) terms = dia_terms_new(checker->terms);
	g_autoptr(GArray) found = dia_dated_acts_find(checker, terms);
	g_autoptr(GHashTable) told = dia_checker_find_told(checker);
	const DiaDatedAct *acts = (const DiaDatedAct *)(const void *)found->data;

	for (guint i = 1; i < found->len; i++) {
		for (guint k = i - MIN(i, MAX_COMPARED); k < i; k++) {
			if ((acts[k].report == acts[i].report &&
			     acts[k].paragraph == acts[i].paragraph) ||
			    !is_one(terms, &acts[k], &acts[i]))
				continue;
			if (!dia_places_are_told(told, acts[k].report, acts[k].span, acts[i].report,
						 acts[i].span))
				add_conflict(checker, &acts[k], &acts[i]);
			break;
		}
	}
}
