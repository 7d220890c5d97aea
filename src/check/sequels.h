/*
 * What a sentence says of values that the sentence before it gives.
 */
#pragma once

#include "check/movements.h"

/*
 * Calls a function on each pair of values of which the sentence behind them tells: "60 in 2017 and 102 in 2019. The
 * number thus fell", "They hold 740. The number has tripled: it stood at 330". The movement's tokens are those of the
 * sentence that tells.
 */
void dia_sequels_visit(DiaChecker *checker, const DiaStatement *statement, DiaMovementFunction function);
