/*
 * Series: what is joined, what is kept apart, and what is said of each change.
 */
#include <string.h>

#include "align/align.h"
#include "annotate/annotate.h"

static DiaLexicon *lexicon;

/* A report of one paragraph. */
static DiaAnalysis *
make_report(const char *id, const char *date, const char *text)
{
	g_autoptr(DiaDocument) document = dia_document_new();
	DiaParagraph paragraph = { .id = "1",
				   .label = "1",
				   .kind = DIA_PARAGRAPH_NUMBERED,
				   .section = -1,
				   .recommendation = -1,
				   .parent = -1 };
	DiaAnalysis *analysis;

	document->metadata.id = dia_pool_string(&document->pool, id);
	document->metadata.date = dia_pool_string(&document->pool, date);
	g_string_append(document->text, text);
	paragraph.span.end = (guint32)strlen(text);
	paragraph.n_characters = (guint32)g_utf8_strlen(text, -1);
	g_array_append_val(document->paragraphs, paragraph);
	analysis = dia_analysis_new(document, lexicon);
	dia_annotate_sentences(analysis);
	dia_annotate_figures(analysis);
	return analysis;
}

/* The series of two reports; @second NULL for one report. */
static DiaComparison *
compare(const char *first, const char *second)
{
	g_autoptr(GPtrArray) analyses =
	    g_ptr_array_new_with_free_func((GDestroyNotify)dia_analysis_unref);
	DiaComparison *comparison;

	g_ptr_array_add(analyses, make_report("a", "2010-05-01", first));
	if (second != NULL)
		g_ptr_array_add(analyses, make_report("b", "2015-05-01", second));
	comparison = dia_comparison_new(analyses, lexicon);
	dia_align_series(comparison);
	return comparison;
}

static void
check_count(const char *first, const char *second, guint expected)
{
	g_autoptr(DiaComparison) comparison = compare(first, second);
	guint n_series;

	dia_comparison_series(comparison, &n_series);
	g_test_message("%s | %s", first, second);
	g_assert_cmpuint(n_series, ==, expected);
}

static void
test_joins(void)
{
	check_count("The prison service runs 14 juvenile colonies.",
		    "At present 11 juvenile colonies are run by the prison service.", 1);
	check_count("Some 4,200 religious associations are registered in the State.",
		    "The State has registered 3,900 religious associations.", 1);
	check_count("The country's prisons held 21,400 inmates.",
		    "Some 19,800 persons deprived of their liberty are held in prisons.", 1);
	check_count("Of all prisoners, 38 per cent were awaiting trial.",
		    "Pretrial detainees make up 31 per cent of prisoners.", 1);
	/* the words of a denial are of no side */
	check_count("Remand prisoners make up 31 per cent of all prisoners.",
		    "Of all prisoners 38 per cent are not yet convicted.", 1);
	check_count("Health receives 6.2 per cent of public spending.",
		    "The allocation to health was 7.1 per cent of the State budget.", 1);
	check_count("The National Water Commission (NWC) has a staff of 212.", "The staff of NWC numbers 240.",
		    1);
	check_count("There are 229 judges, 47 per cent of whom are women.",
		    "Of 319 judges, 171 (54 per cent) are women.", 2);
	/* the sentence before says what the rate is of */
	check_count("Ships on the lake had 142 collisions in 2007. The rate reached 5.4 per 1,000 crossings.",
		    "Ships on the lake had 139 collisions in 2013. The rate was 5.1 per 1,000 crossings.", 2);
	/* one value, and no word in common */
	check_count("The island measures 4,317 square kilometres.", "Some 60,100 people live on 4,317 km².", 1);
	check_count("Maternal mortality was 45.2 per 100,000 live births.",
		    "Maternal mortality fell to 31.7 per 100,000 live births.", 1);
}

/* One thing, told in sentences of different build. */
static void
test_indicators(void)
{
	check_count("The economy grew by 4.1 per cent in 2009.",
		    "Gross domestic product expanded by 3.8 per cent in 2014.", 1);
	check_count("In 2009, 31 per cent of judges were women.",
		    "Women made up 36 per cent of the judiciary in 2014.", 1);
	check_count("In 2009, 41 journalists were killed.",
		    "The number of media workers murdered was 38 in 2014.", 1);
	check_count("In 2009, 41 journalists were killed.",
		    "The number of imprisoned journalists was 38 in 2014.", 0);
	/* the stem of "execution" is no execution */
	check_count("The local executive authorities trained 31 persons in 2009.",
		    "Some 28 persons were put to death in 2014.", 0);
}

/* "per 100,000 people" and "per 100,000 inhabitants" are one unit. */
static void
test_units_of_rates(void)
{
	check_count("In 2009 there were 4.2 murders per 100,000 people.",
		    "The murder rate was 3.9 per 100,000 inhabitants in 2014.", 1);
	check_count("Infant mortality was 21 per 1,000 born alive in 2009.",
		    "Infant mortality fell to 18 per 1,000 live births in 2014.", 1);
	check_count("Infant mortality was 21 per 1,000 live births in 2009.",
		    "Infant mortality was 18 per 100,000 live births in 2014.", 0);
}

/* An age that says of whom a share is does not end what is said of them. */
static void
test_ages_within(void)
{
	check_count("In 2009, 31 per cent of children under five were stunted.",
		    "The share of stunted children aged under five was 24 per cent in 2014.", 2); /* and the age */
}

static void
test_keeps_apart(void)
{
	check_count("The police employ 900 women officers.", "The police employ 4,100 men officers.", 0);
	check_count("The unemployment rate in rural areas was 9.1 per cent.",
		    "The unemployment rate in urban areas was 6.3 per cent.", 0);
	check_count("Infant mortality was 31 per 1,000 live births.",
		    "Under-five mortality was 39 per 1,000 live births.", 0);
	check_count("There are 63 television stations.", "There are 90 radio stations.", 0);
	check_count("Its prisons have an official capacity of 9,000.", "Prisons hold 11,500 inmates.", 0);
	check_count("The guild's hostels had 1,940 places.", "The guild's hostels held 2,310 apprentices.", 0);
	check_count("The guild's hostels had 1,940 places.", "The guild's hostels are fit for 2,310 apprentices.", 1);
	/* places of a rank are none to sleep in */
	check_count("In the chess index the State lost three places and ranked 61st.",
		    "In the chess index the State ranked 44th.", 1);
	check_count("Of its prisoners, 2,100 are awaiting trial.",
		    "Of its prisoners, 8,300 were convicted and serve their sentences.", 0);
	check_count("Women hold 22 per cent of the seats in Parliament.",
		    "Women hold 14 per cent of the seats in local councils.", 0);
	check_count("The number of pensioners grew by 40,000.",
		    "The number of pensioners is 52,000.", 0);
	check_count("The State ranked 61st of 180 in the press freedom index.",
		    "The State ranked 44th of 180 in the Corruption Perceptions Index.", 0);
	check_count("Courts convicted 40 officers of torture.",
		    "Courts acquitted 12 officers of torture.", 0);
	check_count("The fund spent 40 million euros on schools.",
		    "The fund has 40 million schools on file.", 0);
	check_count("Ten lighthouses were repaired.", "Wheat exports reached 10 shiploads.", 0);
	/* the same index on another scale */
	check_count("In the Corruption Perceptions Index the State scored 3.7.",
		    "In the Corruption Perceptions Index the State scored 41.2.", 0);
	/* an exclusion holds though the sentence names another kind of poverty */
	check_count("Multidimensional poverty was 21 per cent.",
		    "Poverty was 19 per cent, and extreme poverty 4 per cent.", 0);
	/* room for prisoners is no number of them */
	check_count("The prisons held 10,600 inmates.", "The prisons were made for 10,900 inmates.", 0);
}

/* What is a part in both reports, and what both parts are of, each follow on. */
static void
test_parts(void)
{
	g_autoptr(DiaComparison) comparison =
		compare("Roads received 57 million euros, that is 17 per cent of the budget of 340 million euros.",
			"Roads were allotted 98 million euros, or 12 per cent of the budget of 820 million euros.");
	guint n_series;
	const DiaSeries *series = dia_comparison_series(comparison, &n_series);

	g_assert_cmpuint(n_series, ==, 3);
	for (guint i = 0; i < n_series; i++) {
		const DiaSeriesPoint *points = series[i].points;

		g_assert_cmpuint(series[i].n_points, ==, 2);
		g_assert_cmpuint(points[0].figure, ==, points[1].figure);
	}
}

/* Figures of two reports are joined in the order of the text, @n of them. */
static void
check_in_order(const char *first, const char *second, guint n)
{
	g_autoptr(DiaComparison) comparison = compare(first, second);
	guint n_series;
	const DiaSeries *series = dia_comparison_series(comparison, &n_series);

	g_test_message("%s | %s", first, second);
	g_assert_cmpuint(n_series, ==, n);
	for (guint i = 0; i < n_series; i++) {
		g_assert_cmpuint(series[i].n_points, ==, 2);
		g_assert_cmpuint(series[i].points[0].figure, ==, series[i].points[1].figure);
	}
}

static void
test_sides(void)
{
	/* each sex with itself, though the other stands right before the number */
	check_in_order("Literacy reached 70.4 per cent for males and 75.8 per cent for females.",
		       "Literacy is 75.9 per cent for men and 70.6 per cent for women.", 2);
	/* the total, told beside both parts, is neither of them */
	check_in_order("Unemployment was 9.9 per cent in 2009: 8.6 per cent for men and 14.8 per cent for women.",
		       "Unemployed were 8.3 per cent in 2014, namely 7.6 per cent among men and 10.2 per cent "
		       "among women.",
		       3);
	/* the phrase behind a number is its own, though both share the measure before */
	check_in_order("Net enrolment in piano classes was 79.8 per cent in 2007 (83.9 for boys and 75.6 for girls).",
		       "Net enrolment in piano classes was 87.4 per cent in 2014 (89.6 for boys and 85.1 for girls).",
		       3);
	check_in_order("The guild counts 17.0 million members in the mutual plan and 21.6 million in the public plan.",
		       "Members of the guild: 23.6 million in the mutual plan, 25.8 million in the public plan.", 2);
}

static void
test_within(void)
{
	g_autoptr(DiaComparison) comparison =
	    compare("The court closed 790 cases in 2019, 689 in 2020 and 689 in 2021.", NULL);
	guint n_series;
	const DiaSeries *series = dia_comparison_series(comparison, &n_series);

	g_assert_cmpuint(n_series, ==, 1);
	g_assert_cmpuint(series->n_points, ==, 3);
	g_assert_cmpuint(series->n_changes, ==, 2);
	g_assert_cmpint(series->changes[0].kind, ==, DIA_SERIES_FIGURE_CHANGED);
	g_assert_cmpfloat(series->changes[0].difference, ==, -101.0);
	g_assert_cmpstr(series->changes[0].summary, ==, "-12.8 per cent");
	g_assert_cmpint(series->changes[1].kind, ==, DIA_SERIES_UNCHANGED);
}

/* One sentence, whose numbers at another time point back to the first. */
static void
test_looks_back(void)
{
	static const char *const sentences[] = {
		"The fleet landed 5,200 salmon in 2008, against 4,600 in 2007.",
		"The fleet landed 5,200 salmon in 2008, nearly twice the 2,700 of 2007.",
		"Some 94 ferries were inspected in 2017, 20 per cent more than the 78 inspected in 2016.",
		"Free travel reached 9,100 cyclists in 2020, three times as many as in 2015 (3,045).",
		"The island slid from rank 95 in 2016 to rank 96 in 2018.",
		"In 2019, 46 per cent of farms had a well, compared with 39 per cent in 2012.",
		"In 2015 the vets saw 120 sick goats; in 2016 they saw 145 and in 2017, 162.",
		"In 2015, 2016 and 2017 the rangers took 5,120, 6,480 and 7,001 calls respectively.",
		"Spending on roads made up 3.4 per cent of GDP in 2010 and 4.6 per cent in 2016.",
		"The island ranked 98th in the index in 2014 and 87th in 2018.",
		"A total of 56 beekeepers were fined in 2018. The year before, 43 beekeepers had been fined.",
		"Mould ruined 52 loaves per 1,000 in 2009 and 39 per 1,000 in 2014.",
		"The museum kept 115 boats for 2,300 pupils in 2016, against 140 boats in 2011.",
		"Some 4,210 apprentices went to evening school, a figure up from 2,330 in 2013.",
		"In 2015, 1,720 swimmers below the age of 15 took the test, after 1,510 in 2014.",
		/* a clause that only points back */
		"The library lent 5,300 maps in 2014. In 2009 there were 4,100.",
		"At the count of 2004 there were 61,200 hives. Of these 3,100 were empty. The ministry puts the figure "
		"for 2011 at about 72,000.",
		"A cow gave 21.4 litres a day. This is little, but it was 18 litres in 2001.",
		"We gave the choir 40,000 euros; in 2008 we had given 31,000 euros.",
		"The ferry carried 3,120 bicycles in 2016. The figure is 40 per cent higher than in 2013 (2,228).",
		"Of bakers 61 per cent favoured rye in 2012; by March 2015, the share had slipped to 48 per cent.",
		"Aid reached 9,300 orchards in 2014. The number of orchards had grown threefold since 2009, when it "
		"was 3,100.",
		/* the subject, without what a clause within it says of it */
		"Late milk, which spoilt 49.7 per cent of the yield in 2003, fell to 34.5 per cent in 2012.",
	};

	for (guint i = 0; i < G_N_ELEMENTS(sentences); i++)
		check_count(sentences[i], NULL, 1);
	check_count("Claims on the ferry numbered 201 in 2015 (of which 34 were upheld), 188 in 2016 (41 upheld) "
		    "and 176 in 2017 (39 upheld).",
		    NULL, 2);
	check_count("The score went up by 0.8 points (56.1 points in 2023 compared with 55.3 points in 2022).",
		    NULL, 1);
	check_count("Calf deaths went from 52 in 2009 to 39 in 2014, under-five deaths from 74 to 53.", NULL, 2);
	check_count("There were 84 bus lines and 31 tram lines. In 2008 there had been 61 and 24, respectively.", NULL,
		    2);
	check_count("The Sailors' Line, number 180, took 204,514 calls in 2007, 31 per cent more than the 156,000 of "
		    "2006.",
		    NULL, 1);
	/* other things, as like as their sentences are */
	check_count("The guild heard 107 apprentices that spoke in 2012. It heard 96 complaints in 2014.", NULL, 0);
	check_count("The Dutch club has 340 members. In 2009 the figure for skaters was 120.", NULL, 0);
	check_count("Bakers shut 28 shops, though butchers opened 19. In 2009 they closed 12 dairies.", NULL, 0);
	check_count("The fleet landed 5,200 salmon in 2008, against 46 storms in 2007.", NULL, 0);
	check_count("The fleet landed 5,200 salmon in 2008; there were 12 wrecks in 2007.", NULL, 0);
}

static void
test_percentage_points(void)
{
	g_autoptr(DiaComparison) comparison =
	    compare("Literacy among adults rose from 61.5 to 74 per cent.", NULL);
	guint n_series;
	const DiaSeries *series = dia_comparison_series(comparison, &n_series);

	g_assert_cmpuint(n_series, ==, 1);
	g_assert_cmpstr(series->changes[0].summary, ==, "+12.5 percentage points");
}

static void
test_half_year(void)
{
	g_autoptr(DiaComparison) comparison =
	    compare("Trains struck 80 deer in 2019 and 31 in the first half of 2020.", NULL);
	guint n_series;
	const DiaSeries *series = dia_comparison_series(comparison, &n_series);

	g_assert_cmpuint(n_series, ==, 1);
	g_assert_false(series->changes[0].is_comparable);
	g_assert_cmpstr(series->changes[0].reason, ==, "the periods are of different length");
}

static void
test_restated(void)
{
	g_autoptr(DiaComparison) comparison =
	    compare("In 2008 the border guard turned back 1,200 migrant workers.",
		    "In 2008 the border guard turned back 1,350 migrant workers.");
	guint n_series;
	const DiaSeries *series = dia_comparison_series(comparison, &n_series);

	g_assert_cmpuint(n_series, ==, 1);
	g_assert_cmpint(series->changes[0].kind, ==, DIA_SERIES_FIGURE_RESTATED);
}

static void
test_rounding(void)
{
	g_autoptr(DiaComparison) comparison =
	    compare("The island republic covers an area of 2,724,900 square kilometres.",
		    "The island republic covers an area of 2.7 million square kilometres.");
	guint n_series;
	const DiaSeries *series = dia_comparison_series(comparison, &n_series);

	g_assert_cmpuint(n_series, ==, 1);
	g_assert_cmpint(series->changes[0].kind, ==, DIA_SERIES_UNCHANGED);
}

static void
check_change(const char *first, const char *second, const char *summary, const char *reason)
{
	g_autoptr(DiaComparison) comparison = compare(first, second);
	guint n_series;
	const DiaSeries *series = dia_comparison_series(comparison, &n_series);

	g_test_message("%s | %s", first, second);
	g_assert_cmpuint(n_series, ==, 1);
	g_assert_cmpstr(series->changes[0].summary, ==, summary);
	g_assert_cmpstr(series->changes[0].reason, ==, reason);
	g_assert_cmpint(series->changes[0].is_comparable, ==, reason == NULL);
}

static void
test_changes(void)
{
	check_change("The term of office of the auditor is five years.",
		     "The term of office of the auditor is seven years.", "+2 years", NULL);
	check_change("In 2012, 47 per cent of pupils learned a trade.",
		     "In 2012, 46.6 per cent of pupils learned a trade.", "unchanged", NULL);
	check_change("The fine for poaching is 4,000 euros.", "The fine for poaching is 4,340 euros.",
		     "+8.5 per cent", NULL);
	check_change("The island was in 61st place in the press freedom index.",
		     "The island was in 58th place in the press freedom index.", "-3 places", NULL);
	check_change("Each cell of the old prison has 3.5 square metres.",
		     "Each cell of the old prison has 4 square metres.", "+14.3 per cent", NULL);
	check_change("Poverty was 31 per cent in 2009.", "Poverty was 32 per cent in 2012.",
		     "+1.0 percentage points", NULL);
}

/* The words that reports share, without those of the sentence around them. */
static void
test_name(void)
{
	static const struct {
		const char *first;
		const char *second;
		const char *name;
	} cases[] = {
		{ "Norway noted that unemployment stood at 12 per cent.", "Unemployment among adults was 14 per cent.",
		  "Unemployment among adults" },
		{ "Infant mortality had gone down to 31 per 1,000 live births.",
		  "Infant mortality was 24 per 1,000 live births.", "Infant mortality" },
		{ "Some 263,000 registered displaced persons live in the north.",
		  "There are 273,000 displaced persons.", "displaced persons" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(DiaComparison) comparison = compare(cases[i].first, cases[i].second);
		guint n_series;
		const DiaSeries *series = dia_comparison_series(comparison, &n_series);

		g_assert_cmpuint(n_series, ==, 1);
		g_assert_cmpstr(series->measure, ==, cases[i].name);
	}
}

static void
test_not_comparable(void)
{
	check_change("Nurseries reach 22 per cent of toddlers in mountain valleys.",
		     "Nurseries reach 26 per cent of parishes in mountain valleys.", "not comparable",
		     "they are shares of different wholes");
	check_change("Unemployment among women was 12.1 per cent.", "Unemployment was 10.4 per cent.",
		     "not comparable", "one is of a part, the other perhaps of the whole");
	check_change("The ferry carried 2,000 bicycles in the first half of 2010.",
		     "The ferry carried 3,900 bicycles in 2011.", "not comparable",
		     "the periods are of different length");
	check_change("A permit takes up to 30 days.", "A permit takes 20 days.", "not comparable",
		     "one is only a bound");
	check_change("A permit takes up to 30 days.", "A permit takes 30 days.", "unchanged", NULL);
}

int
main(int argc, char **argv)
{
	int status;

	g_test_init(&argc, &argv, NULL);
	lexicon = dia_lexicon_new(NULL, NULL);
	g_assert_nonnull(lexicon);
	g_test_add_func("/series/joins", test_joins);
	g_test_add_func("/series/indicators", test_indicators);
	g_test_add_func("/series/units-of-rates", test_units_of_rates);
	g_test_add_func("/series/ages-within", test_ages_within);
	g_test_add_func("/series/keeps-apart", test_keeps_apart);
	g_test_add_func("/series/parts", test_parts);
	g_test_add_func("/series/sides", test_sides);
	g_test_add_func("/series/within", test_within);
	g_test_add_func("/series/looks-back", test_looks_back);
	g_test_add_func("/series/percentage-points", test_percentage_points);
	g_test_add_func("/series/half-year", test_half_year);
	g_test_add_func("/series/changes", test_changes);
	g_test_add_func("/series/name", test_name);
	g_test_add_func("/series/not-comparable", test_not_comparable);
	g_test_add_func("/series/restated", test_restated);
	g_test_add_func("/series/rounding", test_rounding);
	status = g_test_run();
	dia_lexicon_unref(lexicon);
	return status;
}
