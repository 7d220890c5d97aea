/*
 * The thresholds that decide what a page shows: report.json and the page name them, so that a reader in ten years
 * knows what was taken for the same. What each means stands where it is used.
 */
#pragma once

#define DIA_MIN_TOPIC_SUM 1.0		   /* weights of words and headings, for a paragraph to be on a topic */
#define DIA_MIN_STATEMENT_SIMILARITY 0.33  /* of two statements, for one subject */
#define DIA_MIN_SERIES_LIKENESS 0.25	   /* of measures of different reports, for one series */
#define DIA_MIN_SERIES_LIKENESS_WITHIN 0.75 /* of measures of one report */
#define DIA_UNCHANGED_WORDS 0.85	   /* of the words of two statements, from which they count as unchanged */
#define DIA_MIN_COMPARED_WORDS 0.3	   /* of the words of both, from which the page compares word by word */
