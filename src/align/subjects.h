/*
 * Provisions of laws and proper names, which name a subject by themselves.
 */
#pragma once

#include "align/statements.h"

/* Adds them to the phrases of statements. */
void dia_subjects_add(DiaStatements *statements);
