/*
 * Parsing XML that nobody vouches for: no network, no entities, no document type.
 */
#pragma once

#include <libxml/tree.h>

#include "read/read.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlDoc, xmlFreeDoc)

/*
 * Parses a document.
 * @param name  of the file, and its part, for messages
 * @param error DIA_ERROR_FORMAT where it is not well-formed or has a document type;
 *              DIA_ERROR_LIMIT where it is nested too deeply
 * @return the document, or NULL; free with xmlFreeDoc()
 */
xmlDoc *dia_xml_parse(const char *name, const char *data, gsize length, GError **error);

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
