#include "read/read.h"
DiaBlocks *dia_read_akn(const DiaReadInput *input, GError **error) { return dia_read_text(input, error); }
