/*
 * No image: what makes it is linked with this, and so is a program that is built for another machine than this one.
 */
#include "lexicon/lexicon.h"

const char dia_lexicon_image[] = "";
const gsize dia_lexicon_image_length = 0;
