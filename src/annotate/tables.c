#include "annotate/tables.h"

void
dia_scan_table(DiaScan *scan)
{
	dia_scan_dates(scan);
}
