/*
 * The functions behind the rules; the table of rules is rules.c.
 */
#pragma once

#include "check/terms.h"

void dia_check_sums(DiaChecker *checker);
void dia_check_shares(DiaChecker *checker);
void dia_check_numbering(DiaChecker *checker);
void dia_check_references(DiaChecker *checker);
void dia_check_rates(DiaChecker *checker);
void dia_check_multiples(DiaChecker *checker);
void dia_check_directions(DiaChecker *checker);
void dia_check_dates(DiaChecker *checker);
void dia_check_restated(DiaChecker *checker);
void dia_check_contradictions(DiaChecker *checker);
void dia_check_stale(DiaChecker *checker);
void dia_check_footnotes(DiaChecker *checker);
void dia_check_length(DiaChecker *checker);
void dia_check_citations(DiaChecker *checker);

/* A part of the rule on numbering. */
void dia_check_order(DiaChecker *checker);

/* Two parts of the rule on references. */
void dia_check_cited_decimals(DiaChecker *checker);
void dia_check_cited_parts(DiaChecker *checker);

/* Two parts of the rule on directions. */
void dia_check_ranks(DiaChecker *checker);
void dia_check_ranges(DiaChecker *checker);

/* Parts of the rule on dates. */
void dia_check_deadlines(DiaChecker *checker);
void dia_check_reviews(DiaChecker *checker);
void dia_check_law_years(DiaChecker *checker);
void dia_check_sittings(DiaChecker *checker);
void dia_check_steps(DiaChecker *checker);
void dia_check_durations(DiaChecker *checker);
void dia_check_events(DiaChecker *checker);
void dia_check_dated_acts(DiaChecker *checker);

/* Four parts of the rule on restated measures. */
void dia_check_recounted(DiaChecker *checker);
void dia_check_measures(DiaChecker *checker);
void dia_check_cited_tables(DiaChecker *checker);
void dia_check_series(DiaChecker *checker);

/* Two parts of the rule on contradictions; its terms: terms.h. */
void dia_check_answers(DiaChecker *checker, DiaTerms *terms);
void dia_check_limits(DiaChecker *checker);
void dia_check_permissions(DiaChecker *checker);
void dia_check_bills(DiaChecker *checker, DiaTerms *terms, const DiaCheckedReport *report);

/* Five parts of the rule on shares. */
void dia_check_halves(DiaChecker *checker);
void dia_check_hundreds(DiaChecker *checker);
void dia_check_fractions(DiaChecker *checker);
void dia_check_occupancy(DiaChecker *checker);
void dia_check_populations(DiaChecker *checker);

/* Six parts of the rule on sums. */
void dia_check_columns(DiaChecker *checker);
void dia_check_responses(DiaChecker *checker);
void dia_check_near_sums(DiaChecker *checker);
void dia_check_totals(DiaChecker *checker);
void dia_check_counts(DiaChecker *checker);
void dia_check_tables(DiaChecker *checker);

/* Five parts of the rule on rates. */
void dia_check_apposed(DiaChecker *checker);
void dia_check_spans(DiaChecker *checker);
void dia_check_per(DiaChecker *checker);
void dia_check_averages(DiaChecker *checker);
void dia_check_conversions(DiaChecker *checker);
