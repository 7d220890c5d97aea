/* Decimals and intervals. */
#include "base/decimal.h"
#include "base/digits.h"

#define D(coefficient_, exponent_) \
	((DiaDecimal){ .coefficient = (coefficient_), .exponent = (exponent_) })

static void
test_compare(void)
{
	g_assert_cmpint(dia_decimal_compare(D(27, 5), D(2700000, 0)), ==, 0);
	g_assert_cmpint(dia_decimal_compare(D(1, -1), D(1, -2)), >, 0);
	g_assert_cmpint(dia_decimal_compare(D(-5, 0), D(3, -3)), <, 0);
	g_assert_cmpint(dia_decimal_compare(D(0, 9), D(0, -9)), ==, 0);
	/* More than 18 digits apart. */
	g_assert_cmpint(dia_decimal_compare(D(1, 60), D(9, -60)), >, 0);
	g_assert_cmpint(dia_decimal_compare(D(G_MAXINT64, 0), D(G_MAXINT64 - 1, 0)), >, 0);
}

static void
test_arithmetic(void)
{
	DiaDecimal sum = dia_decimal_add(D(8226, 5), D(195, 8));

	g_assert_cmpint(dia_decimal_compare(sum, D(203226, 5)), ==, 0);
	/* 0.1 + 0.2 is 0.3, as it is not with floats. */
	g_assert_cmpint(dia_decimal_compare(dia_decimal_add(D(1, -1), D(2, -1)), D(3, -1)), ==, 0);
	g_assert_cmpint(dia_decimal_compare(dia_decimal_subtract(D(15595, 0), D(37725, 0)),
					    D(-22130, 0)),
			==, 0);
	g_assert_cmpint(dia_decimal_compare(dia_decimal_multiply(D(25, -1), D(4, 0)), D(10, 0)), ==,
			0);
	g_assert_cmpint(
	    dia_decimal_compare(dia_decimal_round(dia_decimal_divide(D(1, 0), D(3, 0)), -3),
				D(333, -3)),
	    ==, 0);
	g_assert_cmpint(dia_decimal_compare(dia_decimal_divide(D(1, 0), D(0, 0)), D(0, 0)), ==, 0);
	g_assert_cmpint(dia_decimal_compare(dia_decimal_round(D(-125, -2), -1), D(-13, -1)), ==, 0);
	/* Sums of the greatest numbers lose digits, not sense. */
	sum = dia_decimal_add(D(G_MAXINT64, 0), D(G_MAXINT64, 0));
	g_assert_cmpint(dia_decimal_compare(sum, D(G_MAXINT64, 0)), >, 0);
}

static void
test_format(void)
{
	static const struct {
		DiaDecimal decimal;
		const char *text;
	} cases[] = {
		{ { 2035, 0 }, "2,035" },	  { { 348, -1 }, "34.8" },
		{ { 203, 8 }, "20.3 billion" },	  { { 1060835, 0 }, "1,060,835" },
		{ { -22130, 0 }, "-22,130" },	  { { 5, -2 }, "0.05" },
		{ { 0, 0 }, "0" },		  { { 100, 0 }, "100" },
		{ { 13200, 0 }, "13,200" },	  { { 12, 6 }, "12 million" },
		{ { 3271, 5 }, "327.1 million" }, { { 500, -1 }, "50" },
		{ { 1234567, -2 }, "12,345.67" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text = dia_decimal_format(cases[i].decimal);

		g_assert_cmpstr(text, ==, cases[i].text);
	}
}

static void
test_intervals(void)
{
	DiaInterval million = dia_interval_of(D(27, 5), DIA_QUALIFIER_NONE);
	DiaInterval share = dia_interval_of(D(348, -1), DIA_QUALIFIER_NONE);
	DiaInterval computed =
	    dia_interval_divide(dia_interval_exact(D(14100, 0)), dia_interval_exact(D(405, 0)));

	g_assert_cmpint(dia_decimal_compare(million.low, D(265, 4)), ==, 0);
	g_assert_cmpint(dia_decimal_compare(million.high, D(275, 4)), ==, 0);
	g_assert_true(dia_interval_meets(share, computed));
	computed = dia_interval_divide(dia_interval_exact(D(14100, 0)), dia_interval_exact(D(450, 0)));
	g_assert_true(dia_interval_exceeds(share, computed));
	g_assert_false(dia_interval_meets(share, computed));
	/* A count in digits is exact; "about", "almost" and "more than" are not. */
	g_assert_false(dia_interval_meets(dia_interval_of(D(45, 0), DIA_QUALIFIER_NONE),
					  dia_interval_of(D(46, 0), DIA_QUALIFIER_NONE)));
	g_assert_true(dia_interval_meets(dia_interval_of(D(45, 0), DIA_QUALIFIER_ABOUT),
					 dia_interval_exact(D(46, 0))));
	g_assert_true(dia_interval_meets(dia_interval_of(D(30, 0), DIA_QUALIFIER_ALMOST),
					 dia_interval_exact(D(28, 0))));
	g_assert_false(dia_interval_meets(dia_interval_of(D(30, 0), DIA_QUALIFIER_ALMOST),
					  dia_interval_exact(D(247, -1))));
	g_assert_true(dia_interval_meets(dia_interval_of(D(50, 0), DIA_QUALIFIER_MORE_THAN),
					 dia_interval_exact(D(99, 0))));
	g_assert_true(dia_interval_divide(share, dia_interval_exact(D(0, 0))).is_unbounded);
}

static void
test_slips(void)
{
	g_assert_true(dia_decimal_is_slip(D(1712, 0), D(1721, 0)));
	g_assert_false(dia_decimal_is_slip(D(1712, 0), D(1712, 0)));
	g_assert_true(dia_decimal_has_same_digits(D(1712, 0), D(2711, 0)));
	g_assert_false(dia_decimal_has_same_digits(D(1712, 0), D(1722, 0)));
	g_assert_false(dia_decimal_has_same_digits(D(78, 0), D(87, -1)));
	g_assert_false(dia_decimal_has_same_digits(D(78, 0), D(870, 0)));
	g_assert_false(dia_decimal_has_same_digits(D(-78, 0), D(87, 0)));
}

static void
test_digits(void)
{
	char room[DIA_DIGITS_ROOM];

	g_assert_cmpuint(dia_digits_read("2024."), ==, 2024);
	g_assert_cmpuint(dia_digits_read("0012 of"), ==, 12);
	g_assert_cmpuint(dia_digits_read("(a)"), ==, 0);
	g_assert_cmpuint(dia_digits_read("18446744073709551615"), ==, G_MAXUINT64);
	g_assert_cmpuint(dia_digits_read("18446744073709551614"), ==, G_MAXUINT64 - 1);
	g_assert_cmpuint(dia_digits_read("99999999999999999999"), ==, G_MAXUINT64);
	g_assert_cmpstr(dia_digits_write(-18, room), ==, "-18");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/decimal/compare", test_compare);
	g_test_add_func("/decimal/arithmetic", test_arithmetic);
	g_test_add_func("/decimal/format", test_format);
	g_test_add_func("/decimal/intervals", test_intervals);
	g_test_add_func("/decimal/slips", test_slips);
	g_test_add_func("/decimal/digits", test_digits);
	return g_test_run();
}
