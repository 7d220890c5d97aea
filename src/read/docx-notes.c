#include "read/docx-notes.h"

#include <string.h>

#include "read/docx-numbering.h"

static void
read_settings(DiaDocxNotes *notes, const xmlNode *place, const char *element)
{
	const xmlNode *settings = dia_xml_child(place, element);
	const char *format = dia_xml_value(settings, "numFmt");

	if (format != NULL)
		notes->numeral = dia_docx_numeral(format);
	notes->next = (guint)dia_xml_number(dia_xml_value(settings, "numStart"), 0, G_MAXINT32,
					    notes->next);
}

void
dia_docx_notes_init(DiaDocxNotes *notes, const xmlDoc *document, const char *name,
		    const xmlNode *const *places, guint n_places, DiaNumeral usual)
{
	const xmlNode *root = document != NULL ? dia_xml_root(document) : NULL;
	g_autofree char *element = g_strconcat(name, "Pr", NULL);

	notes->by_id = g_hash_table_new(g_str_hash, g_str_equal);
	notes->numeral = usual;
	notes->next = 1;
	while (n_places > 0)
		read_settings(notes, places[--n_places], element);
	for (xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next) {
		const char *id = dia_xml_is(node, name) ? dia_xml_attribute(node, "id") : NULL;

		if (id != NULL && !g_hash_table_contains(notes->by_id, id))
			g_hash_table_insert(notes->by_id, (gpointer)id, node);
	}
}

void
dia_docx_notes_clear(DiaDocxNotes *notes)
{
	g_hash_table_unref(notes->by_id);
}
