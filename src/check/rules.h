/*
 * The functions behind the rules; the table of rules is rules.c.
 */
#pragma once

#include "check/checker.h"

void dia_check_sums(DiaChecker *checker);
void dia_check_shares(DiaChecker *checker);
void dia_check_numbering(DiaChecker *checker);
void dia_check_references(DiaChecker *checker);
