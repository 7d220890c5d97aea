#include "read/read.h"
DiaBlocks *dia_read_html(const DiaReadInput *input, GError **error) { return dia_read_text(input, error); }
