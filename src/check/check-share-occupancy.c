/*
 * "90,212 prisoners for 41,018 places, an occupancy rate of 220 per cent": how full places are.
 *
 * In: a percentage of which a word beside it says that it is an occupancy, and the counts of its sentence or the one
 * before: one of them with a word for room, and one that is of its size. Out: findings where it is not what the two
 * make, counted as the share that is filled or as what is over it.
 */
#include "check/rules.h"
#include "check/shares.h"

enum {
	MAX_LABEL = 5, /* tokens from "occupancy" to its percentage */
	MAX_ROOM = 4,  /* tokens from "capacity" to its count */
	MAX_COUNTS = 6,
	LEAST = 40,    /* per cent: fewer are the women or the prisons among what is counted, not all */
	MOST = 600,
};

/* "an occupancy rate of 220 per cent", "220 per cent of their capacity", "overcrowding of 120 per cent" */
static gboolean
is_occupancy(const DiaCheckedReport *report, const DiaQuantity *share, const DiaSentence *sentence)
{
	guint32 first = MAX(sentence->first_token, share->first - MIN(share->first, MAX_LABEL));

	return dia_tokens_have_in(report, first, share->first, DIA_LIST_OCCUPANCY) ||
	       dia_tokens_have_in(report, share->end,
				  MIN(share->end + MAX_ROOM, sentence->end_token),
				  DIA_LIST_OCCUPIED);
}

/* "a capacity of 41,018", "fit for 41,018", "41,018 places" */
static gboolean
is_room(const DiaCheckedReport *report, const DiaQuantity *quantity, const DiaSentence *sentence)
{
	guint32 first = MAX(sentence->first_token, quantity->first - MIN(quantity->first, MAX_ROOM));

	return dia_tokens_have_in(report, first, quantity->first, DIA_LIST_ROOM_FOR) ||
	       dia_tokens_have_in(report, quantity->end,
				  MIN(quantity->end + 2, sentence->end_token), DIA_LIST_ROOM);
}

static void
compare(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *held, const DiaQuantity *room,
	const DiaQuantity *share)
{
	DiaInterval filled = dia_share_compute(dia_quantity_rounded(held), dia_quantity_rounded(room));
	DiaInterval stated = dia_share_interval(statement->report, share);
	DiaDecimal value = dia_share_divide(held->figure->value, room->figure->value);
	g_autofree char *people = dia_decimal_format(held->figure->value);
	g_autofree char *places = dia_decimal_format(room->figure->value);
	g_autofree char *computed = dia_share_format(value, share->figure->value);
	g_autofree char *given = dia_decimal_format(share->figure->value);
	DiaFindingDraft draft = { .has_values = TRUE,
				  .stated = share->figure->value,
				  .computed = dia_decimal_round(value, -4) };

	if (dia_interval_meets(filled, stated) ||
	    dia_interval_meets(dia_interval_subtract(filled, dia_interval_exact(dia_hundred)), stated))
		return;
	draft.message =
		g_strdup_printf("%s for %s places is %s per cent, but the share is given as %s per cent",
				people, places, computed, given);
	dia_draft_add_location(&draft, statement->report, statement->paragraph,
			       dia_quantity_span(statement->report, share));
	dia_draft_add_location(&draft, statement->report, statement->paragraph,
			       dia_quantity_span(statement->report, held));
	dia_draft_add_location(&draft, statement->report, statement->paragraph,
			       dia_quantity_span(statement->report, room));
	dia_checker_add(checker, &draft);
}

/* Could so many be what so much room holds, rather than the prisons or the women among them? */
static gboolean
is_held(const DiaQuantity *held, const DiaQuantity *room)
{
	DiaDecimal value = dia_share_divide(held->figure->value, room->figure->value);

	return dia_decimal_compare(value, (DiaDecimal){ LEAST, 0 }) >= 0 &&
	       dia_decimal_compare(value, (DiaDecimal){ MOST, 0 }) <= 0;
}

/* Compares a share with the counts before it, where just one of them is room and one can be what it holds. */
static void
check_share(DiaChecker *checker, const DiaStatement *statement, guint index)
{
	const DiaCheckedReport *report = statement->report;
	const DiaSentence *sentences = dia_analysis_sentences(report->analysis);
	const DiaQuantity *share = dia_statement_quantity(statement, index);
	const DiaQuantity *counts[MAX_COUNTS];
	const DiaQuantity *held = NULL;
	const DiaQuantity *room = NULL;
	guint n = 0;

	if (!dia_quantity_is_percent(share) || !is_occupancy(report, share, &sentences[share->sentence]))
		return;
	for (guint i = index; i > 0 && n < MAX_COUNTS; i--) {
		const DiaQuantity *count = dia_statement_quantity(statement, i - 1);

		if (count->sentence + 1 < share->sentence || !dia_quantity_has_unit(count, "count") ||
		    !dia_quantity_is_count(count))
			break;
		if (!is_room(report, count, &sentences[count->sentence]))
			counts[n++] = count;
		else if (room != NULL)
			return;
		else
			room = count;
	}
	for (guint i = 0; i < n && room != NULL; i++) {
		if (!is_held(counts[i], room))
			continue;
		if (held != NULL)
			return;
		held = counts[i];
	}
	if (held != NULL)
		compare(checker, statement, held, room, share);
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement)
{
	for (guint i = 2; i < statement->quantities->len; i++)
		check_share(checker, statement, i);
}

void
dia_check_share_occupancy(DiaChecker *checker)
{
	dia_statements_check(checker, check_statement);
}
