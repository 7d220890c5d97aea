#include "read/xml.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "diachron/error.h"
#include "read/library.h"

#define LIBXML "libxml2.so.2"
#define FUNCTIONS(use)                                                                             \
	use(xmlNewParserCtxt)                                                                      \
	use(xmlFreeParserCtxt)                                                                     \
	use(xmlCtxtReadMemory)                                                                     \
	use(xmlCtxtGetLastError)                                                                   \
	use(xmlStopParser)                                                                         \
	use(xmlParserMaxDepth)                                                                     \
	use(htmlNewParserCtxt)                                                                     \
	use(htmlFreeParserCtxt)                                                                    \
	use(htmlCtxtReadMemory)                                                                    \
	use(xmlFreeDoc)                                                                            \
	use(xmlNodeGetContent)                                                                     \
	use(xmlGetLineNo)

/* What is called of the library; a document keeps it as its private data. */
typedef struct {
	FUNCTIONS(DIA_LIBRARY_MEMBER)
} Library;

static const char *const function_names[] = { FUNCTIONS(DIA_LIBRARY_NAME) };

static Library *
load_library(const char *name, GError **error)
{
	g_autofree Library *library = g_new0(Library, 1);

	if (!dia_library_load(LIBXML, function_names, G_N_ELEMENTS(function_names), library, name, error))
		return NULL;
	return g_steal_pointer(&library);
}

static const Library *
get_library(const xmlDoc *document)
{
	return document->_private;
}

/* What a parser has as its private data. */
typedef struct {
	const Library *library;
	gboolean has_document_type;
} Parse;

/* None of the formats needs a document type, and entity bombs do. */
static void
refuse_document_type(void *context, const xmlChar *name G_GNUC_UNUSED,
		     const xmlChar *external G_GNUC_UNUSED, const xmlChar *system G_GNUC_UNUSED)
{
	xmlParserCtxt *parser = context;
	Parse *parse = parser->_private;

	parse->has_document_type = TRUE;
	parse->library->xmlStopParser(parser);
}

static void
set_error(const char *name, xmlParserCtxt *parser, GError **error)
{
	const Parse *parse = parser->_private;
	const xmlError *failure = parse->library->xmlCtxtGetLastError(parser);
	g_autofree char *message = NULL;

	if (parse->has_document_type) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_FORMAT,
			    "%s: declares a document type, which is not read; remove it", name);
		return;
	}
	if (parser->nodeNr >= (int)*parse->library->xmlParserMaxDepth) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_LIMIT,
			    "%s: elements nested more than %u deep; save it anew", name,
			    *parse->library->xmlParserMaxDepth);
		return;
	}
	message = g_utf8_make_valid(
	    failure != NULL && failure->message != NULL ? failure->message : "damaged", -1);
	g_set_error(error, DIA_ERROR, DIA_ERROR_FORMAT,
		    "%s:%d: not well-formed XML (%s); open the report and save it anew", name,
		    failure != NULL ? failure->line : 0, g_strchomp(message));
}

/* Gives the library to the document; an unfinished one is freed, and so is the library then. */
static xmlDoc *
finish(Library *library, xmlDoc *document, gboolean is_whole)
{
	if (document != NULL)
		document->_private = library;
	else
		g_free(library);
	if (is_whole)
		return document;
	dia_xml_free(document);
	return NULL;
}

xmlDoc *
dia_xml_parse(const char *name, const char *data, gsize length, GError **error)
{
	Library *library;
	Parse parse = { 0 };
	xmlParserCtxt *parser;
	xmlDoc *document;
	gboolean is_whole;

	if (length > G_MAXINT) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_LIMIT, "%s: too large", name);
		return NULL;
	}
	library = load_library(name, error);
	if (library == NULL)
		return NULL;
	parse.library = library;
	parser = library->xmlNewParserCtxt();
	parser->_private = &parse;
	parser->sax->internalSubset = refuse_document_type;
	document = library->xmlCtxtReadMemory(parser, data, (int)length, NULL, NULL,
					      XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NOERROR |
						  XML_PARSE_NOWARNING | XML_PARSE_COMPACT | XML_PARSE_BIG_LINES);
	is_whole = document != NULL && !parse.has_document_type && dia_xml_root(document) != NULL;
	if (!is_whole)
		set_error(name, parser, error);
	library->xmlFreeParserCtxt(parser);
	return finish(library, document, is_whole);
}

xmlDoc *
dia_xml_parse_html(const char *name, const char *data, gsize length, const char *encoding, GError **error)
{
	Library *library = load_library(name, error);
	htmlParserCtxt *parser;
	xmlDoc *document;
	gboolean is_whole;

	if (library == NULL)
		return NULL;
	parser = library->htmlNewParserCtxt();
	document = library->htmlCtxtReadMemory(parser, data, (int)length, NULL, encoding,
					       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
						   HTML_PARSE_NONET | HTML_PARSE_COMPACT);
	is_whole = document != NULL && parser->disableSAX == 0 && dia_xml_root(document) != NULL;
	if (!is_whole)
		g_set_error(error, DIA_ERROR, document != NULL ? DIA_ERROR_LIMIT : DIA_ERROR_FORMAT,
			    "%s: HTML that cannot be read: damaged, or elements nested too deeply; save the "
			    "page anew",
			    name);
	library->htmlFreeParserCtxt(parser);
	return finish(library, document, is_whole);
}

void
dia_xml_free(xmlDoc *document)
{
	Library *library;

	if (document == NULL)
		return;
	library = document->_private;
	library->xmlFreeDoc(document);
	g_free(library);
}

xmlNode *
dia_xml_root(const xmlDoc *document)
{
	xmlNode *node = document->children;

	while (node != NULL && node->type != XML_ELEMENT_NODE)
		node = node->next;
	return node;
}

char *
dia_xml_content(const xmlNode *node)
{
	return (char *)get_library(node->doc)->xmlNodeGetContent(node);
}

long
dia_xml_line(const xmlNode *node)
{
	return get_library(node->doc)->xmlGetLineNo(node);
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
