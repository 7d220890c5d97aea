/*
 * Numbered lists within a numbered paragraph: "57. The following were made:", 1., 2., 3., then 58.
 */
#pragma once

#include "model/document.h"

/* Gives each item of such a list the paragraph that announces it as its parent. */
void dia_nested_find(DiaDocument *document);
