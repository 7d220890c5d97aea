/*
 * Parsing XML that nobody vouches for: no network, no entities, no document type; and HTML.
 *
 * Only here are functions of libxml2 called, which is loaded for the first report that needs it.
 */
#pragma once

#include <libxml/tree.h>

#include "read/read.h"


/*
 * Parses a document.
 * @param name  of the file, and its part, for messages
 * @param error DIA_ERROR_FORMAT where it is not well-formed or has a document type;
 *              DIA_ERROR_LIMIT where it is nested too deeply
 * @return the document, or NULL; free with dia_xml_free()
 */
xmlDoc *dia_xml_parse(const char *name, const char *data, gsize length, GError **error);

/*
 * The same for HTML, of which all is read that can be.
 * @param encoding of the data; NULL where they say it themselves
 */
xmlDoc *dia_xml_parse_html(const char *name, const char *data, gsize length, const char *encoding,
			   GError **error);

void dia_xml_free(xmlDoc *document); /* may be NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlDoc, dia_xml_free)

/* The outermost element, or NULL. */
xmlNode *dia_xml_root(const xmlDoc *document);

/* All text within a node; free with g_free(); may be NULL. */
char *dia_xml_content(const xmlNode *node);

/* The line that a node starts in, as far as the library knows it; 0 or -1 where it does not. */
long dia_xml_line(const xmlNode *node);

/* TRUE where a node is an element of this name, in whatever namespace. */
gboolean dia_xml_is(const xmlNode *node, const char *name);

/* The first child element of this name, or NULL; @node may be NULL. */
xmlNode *dia_xml_child(const xmlNode *node, const char *name);

/*
 * The value of an attribute, in whatever namespace.
 * @return belongs to the document; NULL where there is none
 */
const char *dia_xml_attribute(const xmlNode *node, const char *name);

/* The attribute `val` of a child element; NULL where either is missing. */
const char *dia_xml_value(const xmlNode *node, const char *child);

/*
 * A number as an attribute has it.
 * @return @otherwise where @value is NULL, no number, or not within [minimum, maximum]
 */
gint64 dia_xml_number(const char *value, gint64 minimum, gint64 maximum, gint64 otherwise);
