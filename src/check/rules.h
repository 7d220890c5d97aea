/*
 * The functions behind the rules; the table of rules is rules.c.
 *
 * A rule has one part or more, each in a file of its name: dia_check_sum_tables() is in check-sum-tables.c. The parts
 * run in the order of the table: later ones do not tell again what earlier ones told (dia_checker_find_told()).
 */
#pragma once

#include "check/checker.h"

void dia_check_sum(DiaChecker *checker);
void dia_check_sum_columns(DiaChecker *checker);
void dia_check_sum_answers(DiaChecker *checker);
void dia_check_sum_totals(DiaChecker *checker);
void dia_check_sum_items(DiaChecker *checker);
void dia_check_sum_tables(DiaChecker *checker);
void dia_check_sum_differences(DiaChecker *checker);
void dia_check_sum_slips(DiaChecker *checker);

void dia_check_share(DiaChecker *checker);
void dia_check_share_beside(DiaChecker *checker);
void dia_check_share_hundreds(DiaChecker *checker);
void dia_check_share_fractions(DiaChecker *checker);
void dia_check_share_occupancy(DiaChecker *checker);
void dia_check_share_populations(DiaChecker *checker);
void dia_check_share_majorities(DiaChecker *checker);
void dia_check_share_slips(DiaChecker *checker);

void dia_check_rate(DiaChecker *checker);
void dia_check_rate_averages(DiaChecker *checker);
void dia_check_rate_years(DiaChecker *checker);
void dia_check_rate_means(DiaChecker *checker);
void dia_check_rate_points(DiaChecker *checker);
void dia_check_rate_slips(DiaChecker *checker);
void dia_check_rate_per(DiaChecker *checker);
void dia_check_rate_conversions(DiaChecker *checker);

void dia_check_multiple(DiaChecker *checker);

void dia_check_direction(DiaChecker *checker);
void dia_check_direction_ranges(DiaChecker *checker);
void dia_check_direction_ranks(DiaChecker *checker);

void dia_check_date(DiaChecker *checker);
void dia_check_date_ranges(DiaChecker *checker);
void dia_check_date_report(DiaChecker *checker);
void dia_check_date_after(DiaChecker *checker);
void dia_check_date_durations(DiaChecker *checker);
void dia_check_date_events(DiaChecker *checker);
void dia_check_date_years(DiaChecker *checker);
void dia_check_date_sessions(DiaChecker *checker);
void dia_check_date_treaties(DiaChecker *checker);
void dia_check_date_steps(DiaChecker *checker);
void dia_check_date_before(DiaChecker *checker);
void dia_check_date_meetings(DiaChecker *checker);
void dia_check_date_acts(DiaChecker *checker);
void dia_check_date_near(DiaChecker *checker);
void dia_check_date_laws(DiaChecker *checker);

void dia_check_restated_items(DiaChecker *checker);
void dia_check_restated(DiaChecker *checker);
void dia_check_restated_counts(DiaChecker *checker);
void dia_check_restated_limits(DiaChecker *checker);
void dia_check_restated_ages(DiaChecker *checker);
void dia_check_restated_laws(DiaChecker *checker);
void dia_check_restated_articles(DiaChecker *checker);
void dia_check_restated_tables(DiaChecker *checker);
void dia_check_restated_series(DiaChecker *checker); /* once series are joined */

void dia_check_contradiction_answers(DiaChecker *checker);
void dia_check_contradiction_permissions(DiaChecker *checker);
void dia_check_contradiction(DiaChecker *checker);
void dia_check_contradiction_bills(DiaChecker *checker);
void dia_check_contradiction_passed(DiaChecker *checker);
void dia_check_contradiction_treaties(DiaChecker *checker);
void dia_check_contradiction_abbreviations(DiaChecker *checker);
void dia_check_contradiction_bodies(DiaChecker *checker);

void dia_check_stale(DiaChecker *checker);

void dia_check_crossref(DiaChecker *checker);
void dia_check_crossref_parts(DiaChecker *checker);
void dia_check_crossref_articles(DiaChecker *checker);
void dia_check_crossref_decimals(DiaChecker *checker);
void dia_check_crossref_recommendations(DiaChecker *checker);

void dia_check_numbering_order(DiaChecker *checker);
void dia_check_numbering(DiaChecker *checker);
void dia_check_numbering_copies(DiaChecker *checker);

void dia_check_footnote(DiaChecker *checker);

void dia_check_length(DiaChecker *checker);

void dia_check_citation(DiaChecker *checker);
