/*
 * DOCX: from a container of XML parts to blocks. Finds the parts, and sets up what the body needs.
 */
#include <string.h>

#include "diachron/error.h"
#include "read/archive.h"
#include "read/docx-body.h"

/* The parts of one document, by what they are to it. */
typedef struct {
	const DiaReadInput *input;
	GHashTable *parts; /* name to GBytes */
	char *folder;	   /* of the main part, with a '/' at its end */
	xmlDoc *links;	   /* what the main part refers to, or NULL */
} Package;

static void
clear_package(Package *package)
{
	g_hash_table_unref(package->parts);
	g_free(package->folder);
	dia_xml_free(package->links);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Package, clear_package)

/*
 * Parses a part.
 * @param document receives NULL where there is no such part
 * @return FALSE with an error where the part is there but damaged
 */
static gboolean
parse_part(const Package *package, const char *name, xmlDoc **document, GError **error)
{
	GBytes *part = g_hash_table_lookup(package->parts, name);
	g_autofree char *place = g_strconcat(package->input->name, ": ", name, NULL);
	gsize length = 0;
	const char *data;

	*document = NULL;
	if (part == NULL)
		return TRUE;
	data = g_bytes_get_data(part, &length);
	*document = dia_xml_parse(place, data != NULL ? data : "", length, error);
	return *document != NULL;
}

/* The target of a link to a part of this type, as a name of a part; NULL where there is none. */
static char *
find_target(const xmlDoc *links, const char *folder, const char *type)
{
	const xmlNode *root = links != NULL ? dia_xml_root(links) : NULL;

	for (const xmlNode *node = root != NULL ? root->children : NULL; node != NULL;
	     node = node->next) {
		const char *kind = dia_xml_attribute(node, "Type");
		const char *target = dia_xml_attribute(node, "Target");

		if (kind != NULL && target != NULL && g_str_has_suffix(kind, type))
			return *target == '/' ? g_strdup(target + 1)
					      : g_strconcat(folder, target, NULL);
	}
	return NULL;
}

static gboolean
fail(const Package *package, GError **error)
{
	gboolean is_open = g_hash_table_contains(package->parts, "content.xml");

	g_set_error(error, DIA_ERROR, DIA_ERROR_FORMAT, "%s: %s", package->input->name,
		    is_open ? "an OpenDocument file; save it as DOCX"
			    : "a ZIP archive that is no DOCX; unpack it, and name the reports in it");
	return FALSE;
}

static gboolean
open_package(Package *package, xmlDoc **main_part, GError **error)
{
	g_autoptr(xmlDoc) links = NULL;
	g_autofree char *name = NULL;
	g_autofree char *base = NULL;
	g_autofree char *links_name = NULL;

	if (!parse_part(package, "_rels/.rels", &links, error))
		return FALSE;
	name = find_target(links, "", "/officeDocument");
	if (name == NULL)
		name = g_strdup("word/document.xml");
	if (!g_str_has_suffix(name, ".xml") || !g_hash_table_contains(package->parts, name))
		return fail(package, error);
	base = g_path_get_basename(name);
	package->folder = g_strndup(name, strlen(name) - strlen(base));
	links_name = g_strconcat(package->folder, "_rels/", base, ".rels", NULL);
	if (!parse_part(package, links_name, &package->links, error) ||
	    !parse_part(package, name, main_part, error))
		return FALSE;
	if (!dia_xml_is(dia_xml_root(*main_part), "document")) {
		g_clear_pointer(main_part, dia_xml_free);
		return fail(package, error);
	}
	return TRUE;
}

/* The parts that the body needs beside itself. */
typedef struct {
	const char *type;
	xmlDoc *document;
} Part;

enum { PART_STYLES, PART_NUMBERING, PART_FOOTNOTES, PART_ENDNOTES, PART_SETTINGS, N_PARTS };

static void
clear_parts(Part *parts)
{
	for (guint i = 0; i < N_PARTS; i++)
		dia_xml_free(parts[i].document);
}

static gboolean
open_parts(const Package *package, Part *parts, GError **error)
{
	static const char *const types[N_PARTS] = { "/styles", "/numbering", "/footnotes",
						    "/endnotes", "/settings" };

	for (guint i = 0; i < N_PARTS; i++) {
		g_autofree char *name = find_target(package->links, package->folder, types[i]);

		if (name != NULL && !parse_part(package, name, &parts[i].document, error))
			return FALSE;
	}
	return TRUE;
}

/* Headers and footers are on every page; that they are there is all that is said of them. */
static void
drop_headers(const Package *package, DiaBlocks *blocks)
{
	const xmlNode *root = package->links != NULL ? dia_xml_root(package->links) : NULL;

	for (const xmlNode *node = root != NULL ? root->children : NULL; node != NULL;
	     node = node->next) {
		const char *type = dia_xml_attribute(node, "Type");

		if (type != NULL && g_str_has_suffix(type, "/header"))
			dia_blocks_drop(blocks, "running-header", 0);
		else if (type != NULL && g_str_has_suffix(type, "/footer"))
			dia_blocks_drop(blocks, "running-footer", 0);
	}
}

static void
init_reader(DiaDocxReader *reader, const Package *package, const Part *parts, const xmlNode *body)
{
	const xmlDoc *settings = parts[PART_SETTINGS].document;
	const xmlNode *places[] = { dia_xml_child(body, "sectPr"),
				    settings != NULL ? dia_xml_root(settings)
						     : NULL };

	*reader = (DiaDocxReader){ .revisions = package->input->revisions };
	reader->blocks = dia_blocks_new(
	    "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
	reader->styles = dia_docx_styles_new(parts[PART_STYLES].document);
	reader->numbering = dia_docx_numbering_new(parts[PART_NUMBERING].document, reader->styles);
	dia_docx_notes_init(&reader->footnotes, parts[PART_FOOTNOTES].document, "footnote", places,
			    G_N_ELEMENTS(places), DIA_NUMERAL_DECIMAL);
	dia_docx_notes_init(&reader->endnotes, parts[PART_ENDNOTES].document, "endnote", places,
			    G_N_ELEMENTS(places), DIA_NUMERAL_LOWER_ROMAN);
	dia_gather_init(&reader->gather, reader->blocks);
	reader->references = g_array_new(FALSE, FALSE, sizeof(DiaDocxReference));
	reader->ends = g_array_new(FALSE, FALSE, sizeof(DiaDocxReference));
	reader->boxes = g_ptr_array_new();
	reader->instruction = g_string_new(NULL);
	reader->style = dia_docx_styles_find(reader->styles, NULL);
}

static void
clear_references(GArray *references)
{
	for (guint i = 0; i < references->len; i++)
		g_free(g_array_index(references, DiaDocxReference, i).mark);
	g_array_unref(references);
}

static DiaBlocks *
clear_reader(DiaDocxReader *reader)
{
	dia_docx_styles_free(reader->styles);
	dia_docx_numbering_free(reader->numbering);
	dia_docx_notes_clear(&reader->footnotes);
	dia_docx_notes_clear(&reader->endnotes);
	dia_gather_clear(&reader->gather);
	clear_references(reader->references);
	clear_references(reader->ends);
	g_ptr_array_unref(reader->boxes);
	g_string_free(reader->instruction, TRUE);
	return reader->blocks;
}

static void
note_revisions(const DiaDocxReader *reader, const DiaReadInput *input)
{
	gboolean is_original = input->revisions == DIA_REVISIONS_ORIGINAL;

	if (reader->n_revisions > 0 && input->notes != NULL)
		g_ptr_array_add(input->notes,
				g_strdup_printf("%s: has tracked changes; read %s them "
						"(--revisions=%s reads it %s)",
						input->name, is_original ? "without" : "with",
						is_original ? "final" : "original",
						is_original ? "with" : "without"));
}

static DiaBlocks *
read_document(const Package *package, const Part *parts, const xmlDoc *document)
{
	const xmlNode *body = dia_xml_child(dia_xml_root(document), "body");
	DiaDocxReader reader;

	init_reader(&reader, package, parts, body);
	if (body != NULL)
		dia_docx_read_blocks(&reader, body);
	/* Where the end of the last paragraph was removed. */
	dia_gather_end(&reader.gather, DIA_BLOCK_PARAGRAPH);
	while (reader.ends->len > 0) {
		GArray *ends = reader.ends;

		reader.ends = g_array_new(FALSE, FALSE, sizeof(DiaDocxReference));
		for (guint i = 0; i < ends->len; i++)
			dia_docx_read_note(&reader, &g_array_index(ends, DiaDocxReference, i));
		g_array_unref(ends);
	}
	drop_headers(package, reader.blocks);
	note_revisions(&reader, package->input);
	return clear_reader(&reader);
}

DiaBlocks *
dia_read_docx(const DiaReadInput *input, GError **error)
{
	g_auto(Package) package = { .input = input };
	g_autoptr(xmlDoc) document = NULL;
	Part parts[N_PARTS] = { 0 };
	DiaBlocks *blocks = NULL;

	package.parts = dia_archive_read(input, error);
	if (package.parts == NULL) {
		package.parts = g_hash_table_new(NULL, NULL);
		return NULL;
	}
	if (open_package(&package, &document, error) && open_parts(&package, parts, error))
		blocks = read_document(&package, parts, document);
	clear_parts(parts);
	return blocks;
}
