#include "read/xml.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "diachron/error.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlParserCtxt, xmlFreeParserCtxt)

/* None of the formats needs a document type, and entity bombs do. */
static void
refuse_document_type(void *context, const xmlChar *name G_GNUC_UNUSED,
		     const xmlChar *external G_GNUC_UNUSED, const xmlChar *system G_GNUC_UNUSED)
{
	xmlParserCtxt *parser = context;

	parser->_private = parser;
	xmlStopParser(parser);
}

static void
set_error(const char *name, xmlParserCtxt *parser, GError **error)
{
	const xmlError *failure = xmlCtxtGetLastError(parser);
	g_autofree char *message = NULL;

	if (parser->_private != NULL) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_FORMAT,
			    "%s: declares a document type, which is not read; remove it", name);
		return;
	}
	if (parser->nodeNr >= (int)xmlParserMaxDepth) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_LIMIT,
			    "%s: elements nested more than %u deep; save it anew", name,
			    xmlParserMaxDepth);
		return;
	}
	message = g_utf8_make_valid(
	    failure != NULL && failure->message != NULL ? failure->message : "damaged", -1);
	g_set_error(error, DIA_ERROR, DIA_ERROR_FORMAT,
		    "%s:%d: not well-formed XML (%s); open the report and save it anew", name,
		    failure != NULL ? failure->line : 0, g_strchomp(message));
}

xmlDoc *
dia_xml_parse(const char *name, const char *data, gsize length, GError **error)
{
	g_autoptr(xmlParserCtxt) parser = xmlNewParserCtxt();
	xmlDoc *document;

	if (length > G_MAXINT) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_LIMIT, "%s: too large", name);
		return NULL;
	}
	parser->sax->internalSubset = refuse_document_type;
	document = xmlCtxtReadMemory(parser, data, (int)length, NULL, NULL,
				     XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NOERROR |
					 XML_PARSE_NOWARNING | XML_PARSE_COMPACT | XML_PARSE_BIG_LINES);
	if (document == NULL || parser->_private != NULL || xmlDocGetRootElement(document) == NULL) {
		set_error(name, parser, error);
		xmlFreeDoc(document);
		return NULL;
	}
	return document;
}

gboolean
dia_xml_is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

xmlNode *
dia_xml_child(const xmlNode *node, const char *name)
{
	for (xmlNode *child = node != NULL ? node->children : NULL; child != NULL; child = child->next)
		if (dia_xml_is(child, name))
			return child;
	return NULL;
}

const char *
dia_xml_attribute(const xmlNode *node, const char *name)
{
	if (node->type != XML_ELEMENT_NODE)
		return NULL;
	for (const xmlAttr *attribute = node->properties; attribute != NULL;
	     attribute = attribute->next)
		if (strcmp((const char *)attribute->name, name) == 0)
			return attribute->children != NULL && attribute->children->content != NULL
				   ? (const char *)attribute->children->content
				   : "";
	return NULL;
}

const char *
dia_xml_value(const xmlNode *node, const char *child)
{
	const xmlNode *found = dia_xml_child(node, child);

	return found != NULL ? dia_xml_attribute(found, "val") : NULL;
}

gint64
dia_xml_number(const char *value, gint64 minimum, gint64 maximum, gint64 otherwise)
{
	gint64 number;

	if (value == NULL || !g_ascii_string_to_signed(value, 10, minimum, maximum, &number, NULL))
		return otherwise;
	return number;
}
