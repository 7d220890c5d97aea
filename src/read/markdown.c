#include "read/read.h"
DiaBlocks *dia_read_markdown(const DiaReadInput *input, GError **error) { return dia_read_text(input, error); }
gboolean dia_is_markdown(const char *data, gsize length) { return FALSE; }
