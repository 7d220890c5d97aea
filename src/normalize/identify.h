/*
 * The ids of paragraphs.
 */
#pragma once

#include "model/document.h"

/* Gives each paragraph of a document an id that no other has. */
void dia_identify(DiaDocument *document);
