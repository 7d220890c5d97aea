/*
 * Property: a quantity written in any notation is read back with its value, unit and place.
 */
#include <string.h>

#include "annotate-text.h"

enum { N_ROUNDS = 4000 };

static DiaLexicon *lexicon;

static const char *const small[] = {
	"zero", "one",	   "two",      "three",	  "four",     "five",	 "six",
	"seven", "eight",  "nine",     "ten",	  "eleven",   "twelve",	 "thirteen",
	"fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
};

static const char *const tens[] = { "",	     "",      "twenty",	 "thirty", "forty",
				    "fifty", "sixty", "seventy", "eighty", "ninety" };

static void
write_below_thousand(GString *output, gint64 value)
{
	if (value >= 100) {
		g_string_append_printf(output, "%s hundred", small[value / 100]);
		value %= 100;
		if (value == 0)
			return;
		g_string_append(output, g_test_rand_bit() ? " and " : " ");
	}
	if (value < 20) {
		g_string_append(output, small[value]);
		return;
	}
	g_string_append(output, tens[value / 10]);
	if (value % 10 != 0)
		g_string_append_printf(output, "%s%s", g_test_rand_bit() ? "-" : " ",
				       small[value % 10]);
}

/* "two million three hundred thousand and five" */
static void
write_words(GString *output, gint64 value)
{
	static const struct {
		gint64 scale;
		const char *name;
	} scales[] = { { 1000000000, "billion" }, { 1000000, "million" }, { 1000, "thousand" } };

	for (guint i = 0; i < G_N_ELEMENTS(scales); i++) {
		if (value < scales[i].scale)
			continue;
		write_below_thousand(output, value / scales[i].scale);
		g_string_append_printf(output, " %s", scales[i].name);
		value %= scales[i].scale;
		if (value == 0)
			return;
		g_string_append(output, value < 100 ? " and " : " ");
	}
	write_below_thousand(output, value);
}

/* Groups of three with a mark between. */
static void
write_groups(GString *output, gint64 value, const char *mark)
{
	if (value >= 1000) {
		write_groups(output, value / 1000, mark);
		g_string_append_printf(output, "%s%03d", mark, (int)(value % 1000));
	} else {
		g_string_append_printf(output, "%d", (int)value);
	}
}

/* Writes a random number in a random notation and returns its value. */
static double
write_number(GString *output)
{
	static const char *const marks[] = { ",", " ", "\xc2\xa0", "\xe2\x80\x89", "'" };
	static const gint64 limits[] = { 10, 100, 1000, 100000, 10000000, 1000000000 };
	gint64 value = 2 + (gint64)(g_test_rand_double() *
				    (double)limits[g_test_rand_int_range(0, G_N_ELEMENTS(limits))]);

	switch (g_test_rand_int_range(0, 4)) {
	case 0:
		write_words(output, value);
		return (double)value;
	case 1:
		write_groups(output, value, marks[g_test_rand_int_range(0, G_N_ELEMENTS(marks))]);
		return (double)value;
	case 2:
		value = value % 1000;
		g_string_append_printf(output, "%d.%d", (int)(value / 10), (int)(value % 10));
		return (double)value / 10.0;
	default:
		value = value % 10000;
		g_string_append_printf(output, "%d.%d million", (int)(value / 10), (int)(value % 10));
		return (double)value * 100000.0;
	}
}

static void
test_round_trip(void)
{
	static const struct {
		const char *before;
		const char *after;
		const char *unit;
	} units[] = {
		{ "", " schools", "count" },	     { "", " per cent", "percent" },
		{ "", "%", "percent" },		     { "US$ ", "", "USD" },
		{ "EUR ", "", "EUR" },		     { "", " euros", "EUR" },
		{ "", " square kilometres", "km2" }, { "", " days", "day" },
		{ "", " tonnes", "t" },		     { "", " per 1,000 live births", "per 1000 live births" },
	};
	static const char *const frames[] = { "The office reported %s in all.", "It gave (%s), he said.",
					      "There were more than %s; that is all.",
					      "In May 2015 there were %s." };

	for (guint round = 0; round < N_ROUNDS; round++) {
		guint unit = (guint)g_test_rand_int_range(0, G_N_ELEMENTS(units));
		const char *frame = frames[g_test_rand_int_range(0, G_N_ELEMENTS(frames))];
		g_autoptr(GString) quantity = g_string_new(units[unit].before);
		g_auto(GStrv) halves = g_strsplit(frame, "%s", 2);
		g_autofree char *text = NULL;
		g_autoptr(DiaAnalysis) analysis = NULL;
		const DiaFigure *figures;
		guint n_figures;
		double value = write_number(quantity);

		g_string_append(quantity, units[unit].after);
		text = g_strconcat(halves[0], quantity->str, halves[1], NULL);
		analysis = annotate_text(lexicon, text, strlen(text), NULL, DIA_PARAGRAPH_NUMBERED);
		figures = dia_analysis_figures(analysis, &n_figures);
		g_test_message("%s", text);
		g_assert_cmpuint(n_figures, ==, 1);
		g_assert_cmpfloat_with_epsilon(dia_decimal_to_double(figures[0].value), value,
					       1e-6 * value + 1e-9);
		g_assert_cmpstr(figures[0].unit, ==, units[unit].unit);
		g_assert_cmpuint(figures[0].span.start, ==, strlen(halves[0]));
	}
}

int
main(int argc, char **argv)
{
	int status;

	g_test_init(&argc, &argv, NULL);
	lexicon = dia_lexicon_new(NULL, NULL);
	g_assert_nonnull(lexicon);
	g_test_add_func("/figures/round-trip", test_round_trip);
	status = g_test_run();
	dia_lexicon_unref(lexicon);
	return status;
}
