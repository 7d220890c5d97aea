/*
 * A difference in each of its formats.
 */
#pragma once

#include "base/json.h"
#include "diachron/difference.h"
#include "diachron/lexicon.h"

typedef struct {
	gboolean has_color;
	guint width;   /* columns of the terminal */
	guint context; /* unchanged paragraphs to show before and after a change */
} DiaDiffStyle;

/* For a terminal: a summary line, then each change. Appends to @output. */
void dia_emit_diff_text(const DiaDifference *difference, const DiaLexicon *lexicon,
			const DiaDiffStyle *style, GString *output);

/* diachron.diff/1, newly allocated */
DiaJson *dia_emit_diff_json(const DiaDifference *difference, const DiaLexicon *lexicon);

/* For the comment on a pull request or a summary of a workflow; says what it leaves out. */
void dia_emit_diff_markdown(const DiaDifference *difference, const DiaLexicon *lexicon,
			    GString *output);

/* Annotations of a GitHub workflow: ten of each level, the rest counted. */
void dia_emit_diff_github(const DiaDifference *difference, GString *output);

/* One page that needs no other file. */
void dia_emit_diff_html(const DiaDifference *difference, const DiaLexicon *lexicon, GString *output);
