#include "compare/compare.h"

void
dia_compare_changes(DiaComparison *comparison G_GNUC_UNUSED)
{
}
