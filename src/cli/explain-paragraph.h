/*
 * diachron explain REPORT#PARAGRAPH: the sums that led to the topics of a paragraph, or did not, and
 * the words that the status of each of its claims rests on.
 */
#pragma once

#include "cli/cli.h"

/*
 * @param place "kaz-2009#35": the id of a report of @paths, or a file where there are none; and a paragraph's id
 * @param paths NULL-terminated: a manifest, or reports; may be empty
 * @return FALSE with DIA_ERROR_READ where there is no such report or paragraph, or an error of reading
 */
gboolean dia_cli_explain_paragraph(const char *place, const char *const *paths,
				const DiaCliOptions *options, GString *output, GError **error);
