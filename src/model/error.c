/*
 * The error domain of diachron/error.h.
 */
#include "diachron/error.h"

G_DEFINE_QUARK(dia-error-quark, dia_error)
