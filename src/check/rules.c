#include "check/rules.h"

#include <string.h>

#define TEXTS(...) (const char *const[]){ __VA_ARGS__, NULL }
#define PARTS(...) (void (*const[])(DiaChecker *)){ __VA_ARGS__, NULL }

static const DiaRule rules[] = {
	{ .id = "sum",
	  .severity = DIA_SEVERITY_ERROR,
	  .title = "Parts do not make their total",
	  .explanation =
	      "Parts that are enumerated with their total must add up to it. The words decide whether "
	      "they belong together: \"including\", \"of whom\", \"comprising\", \"a total of\", a "
	      "bracket or a colon after the total. A list after \"including\" or \"of whom\" need not "
	      "be whole: it is only told where it exceeds the total, or misses it by next to nothing. "
	      "In a table a row called \"Total\" must be the sum of its rows where it is in another "
	      "column, each run of rows that makes it in most columns must make it in all, a column called "
	      "\"Total\" must be the sum of the others, and a relation between columns that holds in most rows "
	      "must hold in all. "
	      "A number before a list must be that of its items, whether a colon, a bracket, a dash or a comma opens "
	      "it (a warning). "
	      "\"In total 557 were ...\" must be the sum of the numbers of its unit in the sentence before. "
	      "Where numbers beside one make it but for a digit, that is told too (a warning). "
	      "Each number counts as any value that rounds to it as printed.",
	  .fires = TEXTS("1. Three bodies visit prisons: the Ombudsman, the Prosecutor, the Health Board and "
			 "the Bar.\n",
			 "1. The library has 2,031 readers, including 1,473 pupils and 562 students.\n",
			 "1. There were 590 talks (350 on housing and 250 on family law).\n",
			 "1. The office received 120 letters and 35 calls, a total of 165.\n",
			 "1. The numbers are as follows.\n\nTable 1\nPupils by grade\n\t2017\t2018\t2019\n"
			 "First\t120\t120\t130\nSecond\t100\t110\t105\nThird\t80\t90\t100\n"
			 "Total\t300\t320\t345\n"),
	  .rests = TEXTS("1. The Board has seven members: the Chair, the Deputy Chair and five judges.\n",
			 "1. The library has 2,031 readers, including 1,400 pupils and 562 students.\n",
			 "1. There were 590 talks (350 on housing and 240 on family law).\n",
			 "1. The court heard 12 cases (5 men and 9 women were accused).\n"),
	  .parts = PARTS(dia_check_sum, dia_check_sum_columns, dia_check_sum_answers,
			 dia_check_sum_totals, dia_check_sum_items, dia_check_sum_tables,
			 dia_check_sum_differences, dia_check_sum_slips) },
	{ .id = "share",
	  .severity = DIA_SEVERITY_ERROR,
	  .title = "A percentage does not fit its counts",
	  .explanation =
	      "Where a count, its whole and its percentage are all printed, the percentage must be that of "
	      "the counts, to the digits printed, and what \"one in four\" says must be what is printed "
	      "beside it. Shares of one whole must make 100; lists in which several answers were possible "
	      "are left alone. The shares of two that are the whole between them, \"62 per cent of teachers are men "
	      "and 48 per cent women\", must make 100 too. A count that its percentage stands beside, "
	      "\"25 seats, or 14 per cent\", must be that percentage of some number of its paragraph. Where two "
	      "numbers near by give a percentage, or the part that it is, but for a digit or two that changed "
	      "places, that is told too (a warning). What \"most\", \"a minority\" or \"nearly all\" of a number "
	      "are must be so many. A count that is told as a share of the population is "
	      "measured against the population that the report gives.",
	  .fires = TEXTS("1. Women hold 34.8 per cent of the posts (141 out of 450).\n",
			 "1. One in four women (20 per cent) had suffered violence.\n",
			 "1. In 2020, 733 children were adopted abroad, more than half of whom (335) "
			 "went to one country.\n",
			 "1. The population of Norland was 18.2 million in 2018.\n\n2. There are 4.5 "
			 "million pupils, which amounts to 30 per cent of the total population.\n"),
	  .rests = TEXTS("1. Women hold 34.8 per cent of the posts (141 out of 405).\n",
			 "1. Of the 896 villages, 448 (50 per cent) have a school.\n"),
	  .parts = PARTS(dia_check_share, dia_check_share_hundreds, dia_check_share_fractions,
			 dia_check_share_occupancy, dia_check_share_populations, dia_check_share_beside,
			 dia_check_share_majorities, dia_check_share_slips) },
	{ .id = "rate",
	  .severity = DIA_SEVERITY_ERROR,
	  .title = "A change in per cent does not fit its values",
	  .explanation =
	      "Where an earlier and a later value are printed with the change between them, the change "
	      "must follow from them, in per cent of the earlier one or, between percentages, in points. "
	      "A yearly average is taken as the mean of the yearly changes or as compound growth, "
	      "whichever fits; an average of counts is that of the years that are told, or of a total over its time, "
	      "to three in a hundred. What one currency is worth in another is told where it differs by half "
	      "and more within a report. \"12 per 1,000 births\" must follow from the counts beside it. A change that "
	      "two values near by give but for a digit is told too (a warning).",
	  .fires = TEXTS("1. Infant mortality was 12 per 1,000 births: 480 deaths for 60,000 births.\n",
			 "1. Enrolment rose by 15 per cent, from 12,400 to 15,500.\n",
			 "1. The number of judges increased by 40, from 350 to 380.\n",
			 "1. In the four years 2015-2018 some 2,400 judges were trained, an average of 720 a year.\n"),
	  .rests = TEXTS("1. Infant mortality was 8 per 1,000 births: 480 deaths for 60,000 births.\n",
			 "1. Enrolment rose by 25 per cent, from 12,400 to 15,500.\n",
			 "1. Poverty fell by 3 per cent, from 12 per cent to 9 per cent.\n"),
	  .parts = PARTS(dia_check_rate, dia_check_rate_averages, dia_check_rate_years,
			 dia_check_rate_means, dia_check_rate_points, dia_check_rate_per, dia_check_rate_conversions,
			 dia_check_rate_slips) },
	{ .id = "multiple",
	  .severity = DIA_SEVERITY_ERROR,
	  .title = "\"Doubled\" or \"three times less\" does not fit its values",
	  .explanation = "A multiple is measured against the two values beside it. Words are taken "
			 "generously: \"doubled\" may stand for 1.8 as for 2.4 times, and \"three times "
			 "more\" for three or four times as much.",
	  .fires = TEXTS("1. The budget doubled, from 2.1 million euros to 3.2 million euros.\n",
			 "1. In 2023 the police registered 514 thefts, which is three times less than "
			 "in 2022 (821).\n"),
	  .rests = TEXTS("1. The budget doubled, from 2.1 million euros to 4.3 million euros.\n",
			 "1. In 2023 the police registered 514 thefts, which is three times less than "
			 "in 2022 (1,521).\n"),
	  .parts = PARTS(dia_check_multiple) },
	{ .id = "direction",
	  .severity = DIA_SEVERITY_ERROR,
	  .title = "Up is said of numbers that go down, or down of numbers that go up",
	  .explanation = "\"Rose\", \"fell\" and their like must agree with the values that are named "
			 "from one to the other. Of ranks, where less is better, a climb must lead to a smaller number "
			 "and a fall to a greater one (a warning). Where the "
			 "values stand in a list of years or in another sentence, \"such reports have therefore "
			 "fallen\", it is a warning, and so "
			 "it is where a range starts at its end.",
	  .fires = TEXTS("1. The number of thefts rose from 350 in 2019 to 320 in 2020.\n",
			 "1. Poverty decreased from 12 per cent to 15 per cent.\n",
			 "1. The fine is 5,000 to 500 euros.\n"),
	  .rests = TEXTS("1. The number of thefts fell from 350 in 2019 to 320 in 2020.\n",
			 "1. The country rose in the ranking from place 71 to place 65.\n"),
	  .parts = PARTS(dia_check_direction, dia_check_direction_ranges,
			 dia_check_direction_ranks) },
	{ .id = "date",
	  .severity = DIA_SEVERITY_WARNING,
	  .title = "A date that cannot be, or one event with two",
	  .explanation =
	      "Periods end after they start and are as long as they are said to be, ages fit the day of birth, "
	      " days are days of the calendar, what happened did so before "
	      "the report, and what will happen does so after it; of the steps of one matter, \"arrested on 12 May and "
	      "released on 3 May\", the later one has the later date. An event that happens once (a treaty is "
	      "ratified, a law adopted or put into force, a body established, the last execution) has one "
	      "date, in a report and from report to report; nothing is signed or takes effect before it is adopted, "
	      "no treaty is ratified after its instrument was deposited, "
	      "nor does anything happen behind the day on which the report says that it was finished. "
	      "Where other words tell of what looks like one event, its dates are told where they are a slip apart: "
	      "where only the day, the month or the year differs; of two months of one year only where much else "
	      "is the same. "
	      "So is an event told with a reference to the paragraph that gives it another date, and a law by its "
	      "number, or its name, with another year. Meetings come in the order of their numbers. "
	      "Nothing is done under a law before it was made, or by a body before it was there; anniversaries and "
	      "years of a term or plan are counted from the year that is told with them, and days of the week are "
	      "those of the calendar. No treaty is joined before it was adopted, and sessions and resolutions of the "
	      "United Nations are of the years that go with their numbers. "
	      "Laws that are called new, first or amended, and plans that follow each other, are left alone.",
	  .fires = TEXTS("1. The Ombudsman was in office for six years, from 2009 to 2013.\n",
			 "1. Mr. Orlan, born in 1985, was 24 years old when he was arrested in 2014.\n",
			 "1. The plan for 2018-2012 was adopted.\n",
			 "1. The law was signed on 31 April 2019.\n",
			 "1. In 2027, the court was reformed.\n",
			 "1. The bill on legal aid will be adopted by the end of 2012.\n",
			 "1. On 8 June 2012, the State abolished the death penalty.\n\n2. The death "
			 "penalty was abolished by a law of 29 December 2011.\n",
			 "1. The Legal Aid Act was adopted on 4 May 2012.\n===\n1. The Legal Aid "
			 "Act, adopted on 4 May 2013, has helped many.\n",
			 "1. The Stalking (Prevention) Act came into operation on 4 June 2012.\n\n2. The Act against "
			 "stalking has applied since 2 June 2012.\n"),
	  .rests = TEXTS("1. The Ombudsman was in office for five years, from 2009 to 2013.\n",
			 "1. The plan for 2012-2018 was adopted on 30 April 2019.\n",
			 "1. In 2027, the court will be reformed.\n",
			 "1. On 8 June 2012, the State abolished the death penalty.\n\n2. The death "
			 "penalty was abolished in 2012.\n",
			 "1. The Legal Aid Act was adopted on 4 May 2012.\n\n2. The new Legal Aid "
			 "Act was adopted on 4 June 2016.\n"),
	  .parts = PARTS(dia_check_date, dia_check_date_ranges, dia_check_date_report, dia_check_date_after,
			 dia_check_date_durations,
			 dia_check_date_years, dia_check_date_sessions, dia_check_date_treaties,
			 dia_check_date_events, dia_check_date_steps, dia_check_date_before,
			 dia_check_date_meetings, dia_check_date_acts, dia_check_date_laws, dia_check_date_near) },
	{ .id = "restated",
	  .severity = DIA_SEVERITY_WARNING,
	  .title = "Values of one measure that cannot all be right",
	  .explanation =
	      "What is counted in nearly the same words for the same period should have one value, in a "
	      "report and from report to report; a list should not name one item twice; what is counted "
	      "since a day, or up to one, cannot be less on a later day; and a value about a thousand or a "
	      "million times another usually has a scale word too many or too few. Values that can be "
	      "rounded to each other, parts of what the other counts, and changes are left alone. A "
	      "sentence that cites a table must give what the row that it tells of has. Where a report counts one "
	      "noun with two numbers that are close, and one refers back (\"the 87 delegations\", \"all 17 prisons\"), "
	      "it is told. So are two numbers of one matter with the same digits, one of which has no date to keep "
	      "them apart, and a limit that a report tells twice in the same words but those for limits: "
	      "an age, a term of office, a deadline, a punishment, a fine, a quota. A law that rare words tell to be "
	      "one should have one number, and so should an article of a law.",
	  .fires = TEXTS("1. Since 2008, 15,000 judges have been trained.\n===\n1. Since 2008, 12,500 "
			 "judges have been trained.\n",
			 "1. The budget for shelters was 45 million euros in 2012.\n===\n1. The budget for "
			 "shelters was 61 billion euros in 2014.\n",
			 "1. In 2017, the reform changed 25 articles of the Constitution.\n\n2. In 2017, "
			 "the reform changed 19 articles of the Constitution.\n",
			 "1. Some 300 children attend nursery schools, 450 primary schools and 120 "
			 "nursery schools, and 200 children attend primary schools, 634 state colleges, "
			 "111 vocational schools and 12 state colleges.\n",
			 "1. Police custody may not exceed 48 hours.\n\n2. A suspect may be held in police custody "
			 "for up to 72 hours.\n"),
	  .rests = TEXTS("1. Arson is punished by up to ten years in prison.\n\n2. Arson in a dwelling is punished "
			 "by up to fifteen years in prison.\n",
			 "1. In 2017, the reform changed 25 articles of the Constitution.\n\n2. In 1998, "
			 "the reform changed 19 articles of the Constitution.\n"),
	  .parts = PARTS(dia_check_restated_items, dia_check_restated, dia_check_restated_counts,
			 dia_check_restated_limits,
			 dia_check_restated_ages, dia_check_restated_tables, dia_check_restated_laws,
			 dia_check_restated_articles),
	  .check_series = dia_check_restated_series },
	{ .id = "contradiction",
	  .severity = DIA_SEVERITY_WARNING,
	  .title = "A statement and its opposite",
	  .explanation =
	      "What a report denies in one place it should not affirm in another, of the same things "
	      "and the same time, nor should another report (a note, as is what two say in one dialogue): that "
	      "something exists, that there were none of it, or none since a day, "
	      "that it is allowed, that a treaty was ratified or acceded to, in whatever verb or noun, and by the "
	      "day of an earlier report, that permission is needed, "
	      "that a bill was tabled. A bill is not pending once a law of its name was passed. A number of "
	      "cases refutes \"no\", \"none\", \"nobody\" and \"never\", and so does a single one "
	      "that has its month or year. Sentences with "
	      "exceptions, of others, or of what should be are left alone. A body has one number of "
	      "members, its office one term, and one who fills it, in a report and in reports "
	      "of one year; an abbreviation stands for one name. "
	      "Where two recommendations ask "
	      "for the same act on the same matter or treaty, in whatever verbs, or in nearly the same "
	      "words, the State's answer to both should be one; \"consider ratifying\" is another act than "
	      "\"ratify\".",
	  .fires = TEXTS("1. There is no overcrowding in prisons.\n\n2. Two prisons remain overcrowded.\n",
			 "1. No cases of torture were registered in 2017.\n\n2. In 2017, fourteen cases of "
			 "torture were registered by the prosecutor.\n",
			 "1. There is no bill on witness protection before Parliament.\n\n2. The Minister tabled the "
			 "witness protection bill in June 2019.\n",
			 "1. No authorization is needed for a peaceful assembly.\n\n2. Organizers of a "
			 "peaceful assembly must obtain authorization from the council.\n",
			 "1. The Media Council has nine members.\n\n2. The 11-member Media Council hears complaints.\n",
			 "1. The State has ratified the Convention against Torture.\n\n2. The Convention "
			 "against Torture has not been ratified.\n",
			 "II. Conclusions and/or recommendations\n\n"
			 "10. The following recommendations enjoy the support of Norland:\n\n"
			 "10.1. Eliminate capital punishment (Sudland);\n\n"
			 "11. The following recommendations did not enjoy the support of Norland:\n\n"
			 "11.1. Abolish the death penalty for all crimes (Westland);\n"),
	  .rests = TEXTS("1. No cases of torture were registered in 2017.\n\n2. In 2016, fourteen cases of "
			 "torture were registered by the prosecutor.\n",
			 "1. Women may not be dismissed when they are pregnant.\n\n2. Women dismissed when "
			 "pregnant may appeal to a court.\n",
			 "1. There is no law on legal aid, according to some lawyers.\n\n2. The Law on Legal "
			 "Aid of 2011 pays for lawyers.\n",
			 "1. The Media Council has nine members.\n\n2. The Media Council had 11 members.\n",
			 "II. Conclusions and/or recommendations\n\n"
			 "10. The following recommendations enjoy the support of Norland:\n\n"
			 "10.1. Consider ratifying the Rome Statute (Sudland);\n\n"
			 "10.2. Maintain the moratorium on the death penalty (Sudland);\n\n"
			 "11. The following recommendations did not enjoy the support of Norland:\n\n"
			 "11.1. Ratify the Rome Statute (Westland);\n\n"
			 "11.2. Abolish the death penalty for all crimes (Westland);\n"),
	  .parts = PARTS(dia_check_contradiction_answers, dia_check_contradiction_permissions,
			 dia_check_contradiction, dia_check_contradiction_bills,
			 dia_check_contradiction_passed, dia_check_contradiction_treaties,
			 dia_check_contradiction_bodies,
			 dia_check_contradiction_abbreviations) },
	{ .id = "stale",
	  .severity = DIA_SEVERITY_WARNING,
	  .title = "Text of an earlier report that held on its day only",
	  .explanation =
	      "A sentence with \"currently\", \"recently\", \"this year\" or the like that stands word for "
	      "word in an earlier report of the same speaker was true on the day of that report: an editor "
	      "will want to see whether it still is. Sentences without such words may be carried over.",
	  .fires = TEXTS("1. Parliament is currently looking into a bill on legal aid in all regions.\n===\n"
			 "1. Parliament is currently looking into a bill on legal aid in all regions.\n"),
	  .rests = TEXTS("1. The Constitution protects the freedom of all who live in the country.\n===\n"
			 "1. The Constitution protects the freedom of all who live in the country.\n"),
	  .parts = PARTS(dia_check_stale) },
	{ .id = "crossref",
	  .severity = DIA_SEVERITY_ERROR,
	  .title = "A reference leads nowhere",
	  .explanation = "A paragraph of the report itself, a recommendation of a report of the "
			 "collection, an annex, a table, a figure, a box or a section that is referred to must "
			 "exist; \"above\" must be above, and no range of paragraphs ends before it starts; nor has a "
			 "treaty more articles than its text. One "
			 "annex that is cited, and not as the first, by a report "
			 "that has none and tells of none is a warning.",
	  .fires = TEXTS("1. The plan is described in paragraph 9 below.\n2. It was adopted in May.\n"),
	  .rests = TEXTS("1. The plan is described in paragraph 2 below.\n2. It was adopted in May.\n",
			 "1. See paragraph 9 of the concluding observations.\n2. It was adopted.\n"),
	  .parts = PARTS(dia_check_crossref, dia_check_crossref_parts,
			 dia_check_crossref_articles, dia_check_crossref_decimals,
			 dia_check_crossref_recommendations) },
	{ .id = "numbering",
	  .severity = DIA_SEVERITY_ERROR,
	  .title = "Paragraph numbers have a gap or repeat",
	  .explanation =
	      "Paragraphs are cited by number, so numbers must follow each other, each once. A text that "
	      "stands under two numbers, nearly word for word, is told as a warning, and so is one section, item "
	      "of a list or table that is left out of an order, or stands in it twice.",
	  .fires = TEXTS("1. The country is large.\n\n2. It has lakes.\n\n4. It has hills.\n\n5. It has "
			 "a coast.\n",
			 "1. The Council may:\n\n(a) Hear complaints;\n\n(b) Visit prisons;\n\n(d) Advise "
			 "Parliament.\n"),
	  .rests = TEXTS("1. The country is large.\n\n2. It has lakes.\n\n3. It has hills.\n",
			 "1. The Council may:\n\n(a) Hear complaints;\n\n(b) Visit prisons;\n\n(c) Advise "
			 "Parliament.\n"),
	  .parts = PARTS(dia_check_numbering_order, dia_check_numbering,
			 dia_check_numbering_copies) },
	{ .id = "footnote",
	  .severity = DIA_SEVERITY_WARNING,
	  .title = "Footnotes skip or repeat a number",
	  .explanation =
	      "Footnotes are numbered through, each number once. It is only told where nearly all of the notes "
	      "were found: else a gap is more likely one of reading. Each mark in the text must have its note, and "
	      "each note its mark, once. A note that is cited must exist. Notes with stars are left alone.",
	  .fires = TEXTS("1. The law is new.1 It is good.2 It is long.3 It is dear.5\n\n2. It is strict.6\n\n"
			 "Notes\n\n1 Act 1.\n\n2 Act 2.\n\n3 Act 3.\n\n5 Act 5.\n\n6 Act 6.\n"),
	  .rests = TEXTS("1. The law is new.1 It is good.2 It is long.3 It is dear.4\n\n2. It is strict.5\n\n"
			 "Notes\n\n1 Act 1.\n\n2 Act 2.\n\n3 Act 3.\n\n4 Act 4.\n\n5 Act 5.\n"),
	  .parts = PARTS(dia_check_footnote) },
	{ .id = "length",
	  .severity = DIA_SEVERITY_NOTE,
	  .title = "The report is longer than the limit",
	  .explanation =
	      "A national report to the universal periodic review may have 10,700 words, notes and tables not "
	      "counted. --max-words sets another limit, for reports of all kinds; in the examples it is 8.",
	  .max_words = 8,
	  .fires = TEXTS("1. The law that is in force is new, long and dear.\n"),
	  .rests = TEXTS("1. The law that is in force is new.\n"),
	  .parts = PARTS(dia_check_length) },
	{ .id = "citation",
	  .severity = DIA_SEVERITY_NOTE,
	  .title = "A document is cited by page",
	  .explanation =
	      "Documents of the United Nations are cited by paragraph: pages differ from language to language "
	      "and from format to format. Books and articles are left alone.",
	  .fires = TEXTS("1. The Committee welcomed the law (A/HRC/28/10, p. 12).\n"),
	  .rests = TEXTS("1. The Committee welcomed the law (A/HRC/28/10, para. 12).\n",
			 "1. This was shown by Smith (The Law, p. 12).\n"),
	  .parts = PARTS(dia_check_citation) },
};

const DiaRule *
dia_rules(guint *length)
{
	*length = G_N_ELEMENTS(rules);
	return rules;
}

const DiaRule *
dia_rule_find(const char *id)
{
	for (guint i = 0; i < G_N_ELEMENTS(rules); i++)
		if (strcmp(rules[i].id, id) == 0)
			return &rules[i];
	return NULL;
}
