#include "check/rules.h"

#include <string.h>

#define TEXTS(...) (const char *const[]){ __VA_ARGS__, NULL }

static const DiaRule rules[] = {
	{ .id = "sum",
	  .severity = DIA_SEVERITY_ERROR,
	  .title = "Parts do not make their total",
	  .explanation =
	      "Parts that are enumerated with their total must add up to it. The words decide whether "
	      "they belong together: \"including\", \"of whom\", \"comprising\", \"a total of\", a "
	      "bracket or a colon after the total. A list after \"including\" or \"of whom\" need not "
	      "be whole: it is only told where it exceeds the total, or misses it by next to nothing. "
	      "Each number counts as any value that rounds to it as printed.",
	  .fires = TEXTS("1. The library has 2,031 readers, including 1,473 pupils and 562 students.\n",
			 "1. There were 590 talks (350 on housing and 250 on family law).\n",
			 "1. The office received 120 letters and 35 calls, a total of 165.\n"),
	  .rests = TEXTS("1. The library has 2,031 readers, including 1,400 pupils and 562 students.\n",
			 "1. There were 590 talks (350 on housing and 240 on family law).\n",
			 "1. The court heard 12 cases (5 men and 9 women were accused).\n"),
	  .check = dia_check_sums },
	{ .id = "share",
	  .severity = DIA_SEVERITY_ERROR,
	  .title = "A percentage does not fit its counts",
	  .explanation =
	      "Where a count, its whole and its percentage are all printed, the percentage must be that "
	      "of the counts, to the digits printed. Shares of one whole must make 100; lists in which "
	      "several answers were possible are left alone.",
	  .fires = TEXTS("1. Women hold 34.8 per cent of the posts (141 out of 450).\n",
			 "1. In 2020, 733 children were adopted abroad, more than half of whom (335) "
			 "went to one country.\n"),
	  .rests = TEXTS("1. Women hold 34.8 per cent of the posts (141 out of 405).\n",
			 "1. Of the 896 villages, 448 (50 per cent) have a school.\n"),
	  .check = dia_check_shares },
	{ .id = "crossref",
	  .severity = DIA_SEVERITY_ERROR,
	  .title = "A reference leads nowhere",
	  .explanation = "A paragraph of the report itself, a recommendation of a report of the "
			 "collection, an annex or a table that is referred to must exist; \"above\" must "
			 "be above.",
	  .fires = TEXTS("1. The plan is described in paragraph 9 below.\n2. It was adopted in May.\n"),
	  .rests = TEXTS("1. The plan is described in paragraph 2 below.\n2. It was adopted in May.\n",
			 "1. See paragraph 9 of the concluding observations.\n2. It was adopted.\n"),
	  .check = dia_check_references },
	{ .id = "numbering",
	  .severity = DIA_SEVERITY_ERROR,
	  .title = "Paragraph numbers have a gap or repeat",
	  .explanation =
	      "Paragraphs are cited by number, so numbers must follow each other, each once. A text that "
	      "stands under two numbers, nearly word for word, is told as a warning.",
	  .fires = TEXTS("1. The country is large.\n\n2. It has lakes.\n\n4. It has hills.\n\n5. It has "
			 "a coast.\n"),
	  .rests = TEXTS("1. The country is large.\n\n2. It has lakes.\n\n3. It has hills.\n"),
	  .check = dia_check_numbering },
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
