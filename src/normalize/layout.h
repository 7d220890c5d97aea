/*
 * The normalizer's working table: one entry for each line (or whole block) of the source, to which each
 * step adds what it finds out. The steps run in the order in which they stand here.
 */
#pragma once

#include <string.h>

#include "lexicon/lexicon.h"
#include "model/blocks.h"
#include "model/document.h"

/* What a line turned out to be. */
typedef enum {
	DIA_LINE_BODY,
	DIA_LINE_DROPPED, /* furniture: counted, not in the text */
	DIA_LINE_FOOTNOTE,
	DIA_LINE_LABEL, /* starts a numbered paragraph */
	DIA_LINE_HEADING,
	DIA_LINE_TABLE,
	DIA_LINE_REFERENCES, /* "Recommendations 139.23, 139.29", on its own */
} DiaLineRole;

/* How the number at the start of a line is printed; equal families may follow each other. */
typedef enum {
	DIA_LABEL_NONE,
	DIA_LABEL_DOT,	 /* "12." or "12.3." */
	DIA_LABEL_PAREN, /* "12)" */
	DIA_LABEL_BARE,	 /* "12" */
	DIA_LABEL_BRACKETS, /* "[12]" */
	DIA_LABEL_PARENS,   /* "(12)" */
	DIA_LABEL_SIGN,	    /* "\302\247 12", "\302\266 12", "Para. 12" */
	DIA_LABEL_DASH,	    /* "12 - " */
} DiaLabelStyle;

typedef struct {
	const char *text; /* NFC, trimmed, single blanks; '\t' where the source had wide gaps */
	guint32 length;
	guint32 line;
	guint32 page;
	guint32 gap; /* empty lines before it */
	guint8 kind; /* DiaBlockKind */
	guint8 role; /* DiaLineRole */
	guint8 level;
	guint8 is_whole : 1;	  /* a paragraph of its own, not a line of one */
	guint8 starts_page : 1;	  /* the first line after a page break, as far as can be told */
	guint8 is_bold : 1;
	guint8 is_item : 1;	  /* of a list, as the format says */
	guint8 begins_table : 1;
	guint8 begins_note : 1;	  /* the first line of a footnote, or one that raised digits say is */
	guint8 is_row : 1;	  /* a recommendation that was the row of a table */
	guint8 is_stranded : 1;	  /* a number with no text on its line */
	guint8 heading_class;	  /* of a heading: see headings.c */
	guint8 label_style;	  /* DiaLabelStyle of the number that the text starts with */
	guint16 label_length;	  /* bytes of that number as printed, with its dot */
	guint16 text_offset;	  /* where the text after the number starts */
	guint32 number;		  /* the last part of the number */
	guint32 prefix;		  /* the parts before it, hashed; 0 for none */
	const char *automatic;	  /* label that the format makes by itself, or NULL */
	const char *marks;	  /* of footnotes that the reader took out, or NULL */
	const char *drop;	  /* of a dropped line: what it is */
	const char *answers;	  /* the label of the recommendation that the line answers, or NULL */
} DiaLine;

typedef struct {
	GArray *lines; /* of DiaLine */
	const DiaBlocks *blocks;
	const DiaLexicon *lexicon;
	DiaPool *pool;	    /* for texts that had to be rewritten */
	guint32 line_gap;   /* empty lines between two lines of one paragraph: 0, or 1 if double-spaced */
	guint32 width;	    /* bytes of a full line */
	gboolean has_headings; /* stated by the format */
	gboolean is_flowing; /* lines are wrapped, so that a paragraph is several of them */
} DiaLayout;

static inline DiaLine *
dia_layout_line(const DiaLayout *layout, guint index)
{
	return &((DiaLine *)(void *)layout->lines->data)[index];
}

/* Is there more space before the line than between lines of a paragraph? */
static inline gboolean
dia_layout_has_break(const DiaLayout *layout, guint index)
{
	return index == 0 || dia_layout_line(layout, index)->gap > layout->line_gap;
}

/* Bytes before the digits of a printed label: the bold of Markdown, brackets, signs and words for paragraphs. */
static inline gsize
dia_label_start(const char *printed)
{
	static const char *const words[] = { "para ", "para. ", "paragraph ", "no. ", "nr. ", "n\xc2\xb0 ",
					     "n\xc2\xba " };
	gsize signs = g_ascii_isalnum(*printed) ? 0 : strspn(printed, "*_[( #\xc2\xa7\xb6");

	if (strchr("pPnN", printed[signs]) == NULL)
		return signs;
	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		if (g_ascii_strncasecmp(printed + signs, words[i], strlen(words[i])) == 0)
			return signs + strlen(words[i]);
	return signs;
}

/* Bytes of the letter of "R12", as requests are numbered; 0 for none. @printed begins behind dia_label_start(). */
static inline gsize
dia_label_letter(const char *printed)
{
	return printed[0] == 'R' && g_ascii_isdigit(printed[1]) ? 1 : 0;
}

/* @return the nearest line before or after that is still text, or -1 */
gint dia_layout_previous(const DiaLayout *layout, guint index);
gint dia_layout_next(const DiaLayout *layout, guint index);

/* Words of a line, parted by blanks and tabs. */
guint dia_line_count_words(const DiaLine *line);

/* Is the line so much shorter than a full one that it need not be prose? */
gboolean dia_layout_is_short(const DiaLayout *layout, const DiaLine *line);

/* Does the text end as a sentence does, quotation marks and brackets aside? */
gboolean dia_text_is_ended(const char *text, gsize length);

/* Does the line end as no title does? A title may ask: "What has changed?" */
gboolean dia_line_is_sentence(const DiaLine *line);

/*
 * For a step that puts other lines in the place of some: @lines, or where it is NULL yet a copy of those before
 * @index. dia_layout_replace() takes it, or leaves all as it is where it is NULL still.
 */
GArray *dia_layout_rewrite_from(const DiaLayout *layout, GArray *lines, guint index);
void dia_layout_replace(DiaLayout *layout, GArray *lines);

/*
 * Reads "1.", "1)", "1", "1/", "\302\247 1", "1 -", "2.3", "A.1" in front of a title.
 * @param length of all of it, with the blanks behind it
 * @return how many parts it has, a last 0 aside; 0: there is none
 */
guint dia_enumerator_parse(const char *text, gsize *length);

enum { DIA_MAX_TITLE_BYTES = 110 }; /* of a title that only its form and place tell */

/* Is it a title above prose that no number begins: a short line by itself, without a stop? */
gboolean dia_layout_is_set_apart(const DiaLayout *layout, guint index);

/* Makes the lines of the blocks, cleans their text and measures the layout. */
void dia_layout_init(DiaLayout *layout, const DiaBlocks *blocks, const DiaLexicon *lexicon,
		     DiaPool *pool);
void dia_layout_clear(DiaLayout *layout);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DiaLayout, dia_layout_clear)

/* Takes lines of plain text that are drawn under for headings, as Markdown and reStructuredText have them. */
void dia_layout_take_underlined(DiaLayout *layout);

/* Drops running heads, page numbers and tables of contents. */
void dia_layout_drop_furniture(DiaLayout *layout);

/* Spells the numbers of notes in digits, where they are raised or Roman. */
void dia_layout_spell_note_signs(DiaLayout *layout);

/* Finds the notes at the end of the report. */
void dia_layout_find_endnotes(DiaLayout *layout);

/* Finds the footnotes that stand between lines of text, and takes out the marks of all notes. */
void dia_layout_find_footnotes(DiaLayout *layout);

/* Finds the rows of tables. */
void dia_layout_find_tables(DiaLayout *layout);

/* Makes recommendations and answers of the rows of tables of recommendations. */
void dia_layout_find_matrices(DiaLayout *layout);

/* Gives each recommendation of "6.1 Ratify ...; 6.2 Abolish ..." a line of its own. */
void dia_layout_split_inline_labels(DiaLayout *layout);

/* Finds which numbers at the start of lines are numbers of paragraphs. */
void dia_layout_find_labels(DiaLayout *layout);

/* Finds tables of words below a caption "Table 3", once the paragraphs are known. */
void dia_layout_find_captioned(DiaLayout *layout);

/* Finds tables of two columns: three lines and more of words, a wide gap and a number. */
void dia_layout_find_pairs(DiaLayout *layout);

/* Finds tables of words, told by a head "No." and numbered rows, once the paragraphs are known. */
void dia_layout_find_lists(DiaLayout *layout);

/* Drops numbers alone on a line that number no paragraph: what remained of a note or a page. */
void dia_layout_drop_stray_numbers(DiaLayout *layout);

/* Finds headings, once the paragraphs are known. */
void dia_layout_find_headings(DiaLayout *layout);

/* The rank of a heading's style: a heading closes all of equal or greater rank before it. */
guint dia_heading_rank(const DiaLine *line);

/* Joins lines into paragraphs and fills the document. */
void dia_layout_assemble(const DiaLayout *layout, DiaDocument *document);
