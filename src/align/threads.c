#include "align/align.h"

void
dia_align_threads(DiaComparison *comparison G_GNUC_UNUSED)
{
}
