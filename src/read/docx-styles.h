/*
 * styles.xml: what a paragraph gets from its style, with what styles inherit worked out.
 */
#pragma once

#include "read/xml.h"

typedef struct {
	const char *id;	     /* belongs to the document that it was read from */
	const char *name;
	const char *based_on;
	gint16 outline;	     /* level of a heading, from 0; -1 for text */
	gint8 level;	     /* of numbering, from 0; -1 where unset */
	gint8 is_bold;	     /* -1 where unset */
	gint8 is_hidden;     /* -1 where unset */
	gint16 size;	     /* of the font in half-points; -1 where unset */
	gint32 numbering;    /* id of the numbering; 0 for none, -1 where unset */
	guint8 is_contents : 1; /* an entry of a table of contents, or its heading */
	guint8 is_title : 1;
	guint8 is_resolved : 1;
} DiaDocxStyle;

typedef struct _DiaDocxStyles DiaDocxStyles;

/*
 * @param document styles.xml, or NULL where there is none; must outlive the result
 * @return newly allocated; free with dia_docx_styles_free()
 */
DiaDocxStyles *dia_docx_styles_new(const xmlDoc *document);
void dia_docx_styles_free(DiaDocxStyles *styles);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaDocxStyles, dia_docx_styles_free)

/* @return the style of this id, else of the default, never NULL; NULL for @id means the default */
const DiaDocxStyle *dia_docx_styles_find(const DiaDocxStyles *styles, const char *id);

/* Reads the run properties that matter into a style; those that are unset stay as they are. */
void dia_docx_styles_read_run(DiaDocxStyle *style, const xmlNode *properties);

/* The value of an element that is on or off, such as <w:b/>; -1 where it is missing. */
gint8 dia_docx_styles_toggle(const xmlNode *properties, const char *name);
