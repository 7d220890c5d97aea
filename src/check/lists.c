/*
 * Reads lists: quantities that separators part, or that close their items, and that words do not set apart.
 */
#include "check/lists.h"

#include "check/terms.h"

static gboolean
is_separator(const DiaCheckedReport *report, guint32 token)
{
	static const char *const separators[] = { ",", ";", "and", "plus", "|", NULL };

	return dia_token_is_one_of(report, token, separators);
}

/* What may stand between a separator and its number. */
static gboolean
is_lead(const DiaCheckedReport *report, guint32 token)
{
	static const char *const words[] = { "about",	  "some",	"approximately",
					     "around",	  "over",	"more",
					     "than",	  "almost",	"nearly",
					     "another",	  "a",		"further",
					     "the",	  "other",	"remaining",
					     "only",	  "just",	"up",
					     "to",	  "at",		"least",
					     "roughly",	  "additional", "rest",
					     "estimated", "an",		"us",
					     "$",	  "while",	"whereas",
					     NULL };

	return dia_token_is_one_of(report, token, words);
}

/* "accepted 212 and noted 39": each number with a verb of its own, right after "and". */
static gboolean
is_verb_of_next(const DiaCheckedReport *report, const DiaQuantity *quantity, guint32 at)
{
	return at + 1 == quantity->first && at > 0 && is_separator(report, at - 1) &&
	       g_str_has_suffix(dia_token_word(report, at), "ed") && report->tokens[at].length > 4;
}

/* "plus protection to a further 145", "and in the south another 96": told to come on top of what is before. */
static gboolean
is_added(const DiaCheckedReport *report, const DiaQuantity *quantity, guint32 after)
{
	enum { REACH = 8 };
	static const char *const words[] = { "further", "another", "additional", NULL };
	static const char *const joints[] = { "plus", "and", NULL };
	guint32 first = MAX(after, quantity->first - MIN(quantity->first, REACH));

	return quantity->first > after && dia_token_is_one_of(report, quantity->first - 1, words) &&
	       dia_tokens_have(report, first, quantity->first, joints);
}

/* Does the quantity open an item of a list: right after a comma or "and"? */
static gboolean
follows_separator(const DiaCheckedReport *report, const DiaQuantity *quantity, guint32 after)
{
	guint32 at = quantity->first;

	if (is_added(report, quantity, after))
		return TRUE;

	for (guint steps = 0; at > after && steps < 4; steps++, at--) {
		if (is_separator(report, at - 1))
			return TRUE;
		if (!is_lead(report, at - 1) && !is_verb_of_next(report, quantity, at - 1))
			return FALSE;
	}
	return FALSE;
}

/* Does a name of up to three words behind a separator or colon end with a token? */
static gboolean
is_item_before(const DiaCheckedReport *report, guint32 last)
{
	enum { MAX_WORDS = 3 };

	for (guint32 at = last; at > 0 && last - at < MAX_WORDS; at--) {
		if (is_separator(report, at - 1) || dia_token_is(report, at - 1, ":"))
			return TRUE;
		if (report->tokens[at - 1].kind != DIA_TOKEN_WORD ||
		    !(report->tokens[at - 1].flags & DIA_TOKEN_CAPITALIZED))
			return FALSE;
	}
	return FALSE;
}

/* Does the quantity close an item: "clinics (56)", "news - 32.2 per cent"? */
static gboolean
closes_item(const DiaCheckedReport *report, const DiaQuantity *quantity, guint32 limit)
{
	guint32 before = quantity->first - 1;

	if (quantity->first == 0 || quantity->end >= limit)
		return FALSE;
	if (dia_token_is(report, before, "("))
		return dia_token_is(report, quantity->end, ")");
	/* "Gafsa 58, Kairouan 42 and Tataouine 24" */
	if (report->tokens[before].kind == DIA_TOKEN_WORD &&
	    (report->tokens[before].flags & DIA_TOKEN_CAPITALIZED) != 0 && before > 1 &&
	    is_item_before(report, before))
		return is_separator(report, quantity->end) || dia_token_is(report, quantity->end, ".");
	/* "(police 120, prisons 70, courts 50)" */
	if (report->tokens[before].kind == DIA_TOKEN_WORD && before > 1 &&
	    (dia_token_is(report, before - 1, "(") ||
	     (quantity->bracket != 0 && is_separator(report, before - 1))) &&
	    dia_token_is_telling(report, before) && !is_lead(report, before))
		return is_separator(report, quantity->end) || dia_token_is(report, quantity->end, ")");
	return (dia_token_is_dash(report, before) || dia_token_is(report, before, ":")) &&
	       (is_separator(report, quantity->end) || dia_token_is(report, quantity->end, "."));
}

static gboolean
has_separator(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	for (guint32 at = first; at < end; at++)
		if (is_separator(report, at))
			return TRUE;
	return FALSE;
}

/* "against 350", "compared with only 350"; not "310 against police officers, 200 against" */
static gboolean
is_compared_with(const DiaCheckedReport *report, const DiaQuantity *quantity, guint32 after)
{
	guint32 near = MAX(after, quantity->first - MIN(quantity->first, 4));
	const DiaCheckCue *cue = dia_check_cue_find(report, near, quantity->first, DIA_CUE(DIA_CHECK_COMPARED));

	if (cue == NULL || cue->end != cue->first + 1 || !dia_token_is(report, cue->first, "against"))
		return cue != NULL;
	for (guint32 at = cue->end; at < quantity->first; at++)
		if (!is_lead(report, at))
			return FALSE;
	return TRUE;
}

/* A number that holds for each of several, an earlier value or the end of a range is no part. */
static gboolean
is_foreign(const DiaCheckedReport *report, const DiaQuantity *quantity, guint32 after, guint32 limit)
{
	static const char *const words[] = { "from", "to", "by", "every", "per", "between", NULL };
	/* "up to 12", "given to 12 farmers" */
	guint32 next = MIN(quantity->end + 3, limit);

	if (quantity->figure->is_range || quantity->figure->is_former)
		return TRUE;
	if (quantity->first > after && dia_token_is_one_of(report, quantity->first - 1, words) &&
	    !(dia_token_is(report, quantity->first - 1, "to") && quantity->first > after + 1 &&
	      dia_token_is_in(report, quantity->first - 2, DIA_LIST_GIVEN)))
		return TRUE;
	return is_compared_with(report, quantity, after) ||
	       dia_check_cue_find(report, quantity->end, next, DIA_CUE(DIA_CHECK_EACH)) != NULL;
}

static gboolean
add_part(DiaList *list, const DiaQuantity *quantity, guint index)
{
	if (list->n_parts == DIA_MAX_PARTS)
		return FALSE;
	list->parts[list->n_parts++] = index;
	list->end = quantity->end;
	return TRUE;
}

static gboolean
is_of_them(const DiaCheckedReport *report, const DiaQuantity *quantity, guint32 limit)
{
	return dia_check_cue_find(report, quantity->end, MIN(quantity->end + 2, limit), DIA_CUE(DIA_CHECK_OF_THEM)) !=
	       NULL;
}

/* "on 14 occasions in 2010, on 16 in 2011 and on 11 in 2012": each behind the preposition of the first. */
static gboolean
has_preposition_of(const DiaCheckedReport *report, const DiaQuantity *quantity, const DiaQuantity *first, guint32 after)
{
	return quantity->first > after + 1 && first->first > 0 && is_separator(report, quantity->first - 2) &&
	       (dia_token_classes(report, quantity->first - 1) & DIA_CLASS_PREPOSITION) != 0 &&
	       dia_token_is(report, first->first - 1, dia_token_word(report, quantity->first - 1));
}

/* "5 million boys and 1 million men; another 2 million ...": "and" leads to the last item before a stop. */
static gboolean
is_closed(const DiaCheckedReport *report, const DiaQuantity *last, const DiaQuantity *next)
{
	enum { REACH = 4 };
	gboolean has_stop = FALSE;

	for (guint32 at = last->end; at < next->first; at++)
		has_stop = has_stop || dia_token_is(report, at, ";");
	for (guint32 at = last->first; has_stop && at > 0 && last->first - at < REACH; at--) {
		if (dia_token_is(report, at - 1, "and"))
			return at < 2 || !dia_token_is(report, at - 2, ";");
		if (!is_lead(report, at - 1))
			return FALSE;
	}
	return FALSE;
}

static gboolean
continues(const DiaStatement *statement, const DiaList *list, const DiaQuantity *last,
	  const DiaQuantity *next, guint32 limit)
{
	const DiaCheckedReport *report = statement->report;

	if (!dia_quantities_share_unit(last, next) || is_foreign(report, next, last->end, limit) ||
	    is_closed(report, last, next) ||
	    /* "30 were passed, 12 of them on taxes": a part of the part before */
	    (is_of_them(report, next, limit) && !is_of_them(report, last, limit)))
		return FALSE;
	if (list->is_closing)
		return closes_item(report, next, limit) &&
		       has_separator(report, last->end, next->first);
	return follows_separator(report, next, last->end) ||
	       has_preposition_of(report, next, dia_statement_quantity(statement, list->parts[0]), last->end);
}

gboolean
dia_list_read(const DiaStatement *statement, guint from, DiaList *list)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *first = dia_statement_quantity(statement, from);
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[first->sentence];
	const DiaQuantity *last = first;

	*list = (DiaList){ .first = first->first };
	list->is_closing = closes_item(report, first, sentence->end_token);
	if (is_foreign(report, first, sentence->first_token, sentence->end_token))
		return FALSE;
	add_part(list, first, from);
	list->next = from + 1;
	for (guint i = from + 1; i < statement->quantities->len; i++) {
		const DiaQuantity *next = dia_statement_quantity(statement, i);

		if (next->sentence != first->sentence)
			break;
		/* What stands in brackets within an item is about the item. */
		if (next->depth > first->depth && (!list->is_closing || next->bracket == last->bracket))
			continue;
		if (!list->is_closing && next->bracket != first->bracket)
			break;
		if (dia_statement_quantity(statement, list->parts[list->n_parts - 1])->share ==
		    (gint)i)
			continue;
		if (!continues(statement, list, last, next, sentence->end_token) ||
		    !add_part(list, next, i))
			break;
		last = next;
		list->next = i + 1;
	}
	return list->n_parts >= 2;
}

gboolean
dia_list_find(const DiaStatement *statement, guint *at, DiaList *list)
{
	while (*at + 1 < statement->quantities->len) {
		gboolean is_list = dia_list_read(statement, *at, list);

		*at = is_list ? MAX(list->next, *at + 1) : *at + 1;
		if (is_list)
			return TRUE;
	}
	return FALSE;
}

void
dia_list_turn_round(DiaList *list)
{
	for (guint i = 0; i < list->n_parts / 2; i++) {
		guint swap = list->parts[i];

		list->parts[i] = list->parts[list->n_parts - 1 - i];
		list->parts[list->n_parts - 1 - i] = swap;
	}
}

DiaInterval
dia_list_sum(const DiaStatement *statement, const DiaList *list)
{
	DiaInterval sum = dia_interval_exact((DiaDecimal){ 0 });

	for (guint i = 0; i < list->n_parts; i++)
		sum = dia_interval_add(sum, dia_quantity_interval(dia_statement_quantity(
						statement, list->parts[i])));
	return sum;
}

DiaDecimal
dia_list_add(const DiaStatement *statement, const DiaList *list)
{
	DiaDecimal sum = { 0 };

	for (guint i = 0; i < list->n_parts; i++)
		sum = dia_decimal_add(sum, dia_statement_quantity(statement, list->parts[i])->figure->value);
	return sum;
}

gboolean
dia_list_has_rising_years(const DiaStatement *statement, const DiaList *list)
{
	for (guint i = 0; i < list->n_parts; i++) {
		const DiaFigure *figure =
		    dia_statement_quantity(statement, list->parts[i])->figure;

		if (figure->period.first == 0 ||
		    (i > 0 && figure->period.first <=
				  dia_statement_quantity(statement, list->parts[i - 1])
				      ->figure->period.first))
			return FALSE;
	}
	return TRUE;
}

char *
dia_list_describe(const DiaStatement *statement, const DiaList *list, DiaDecimal sum)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autofree char *result = dia_decimal_format(sum);

	for (guint i = 0; i < list->n_parts; i++) {
		const DiaQuantity *part = dia_statement_quantity(statement, list->parts[i]);
		g_autofree char *value = dia_decimal_format(part->figure->value);

		g_string_append_printf(text, "%s%s", i > 0 ? " + " : "", value);
	}
	g_string_append_printf(text, " = %s", result);
	return g_string_free(g_steal_pointer(&text), FALSE);
}
