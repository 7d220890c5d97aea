/*
 * A report, normalized: one NFC UTF-8 text, and numbered paragraphs as spans of it. Frozen once made.
 *
 * Everything that a struct here points to belongs to the document and lives as long as it.
 */
#pragma once

#include <diachron/types.h>

G_BEGIN_DECLS

/* A heading; `parent` is the index of the heading around it, -1 at the top. */
typedef struct {
	const char *title;
	gint32 parent;
} DiaSection;

/* What a recommendation paragraph has beside its text. */
typedef struct {
	const char *const *states; /* NULL-terminated, names as printed */
	DiaPosition position;
	DiaSpan wording; /* its text without the States at the end */
} DiaRecommendation;

typedef struct {
	const char *id;	   /* unique in the document, never NULL */
	const char *label; /* as printed, or NULL */
	DiaParagraphKind kind;
	DiaSpan span;		 /* its text, in bytes of dia_document_text() */
	gint32 section;		 /* index of the innermost section, or -1 */
	gint32 recommendation;	 /* index, or -1 */
	gint32 parent;		 /* footnotes, tables, items of a list within a paragraph: index of
				  * the numbered paragraph that they belong to or follow, or -1 */
	guint32 line;		 /* first line in the source, from 1; 0 where the source has none */
	guint32 page;		 /* first page in the source, from 1; 0 where the source has none */
	guint32 first_reference; /* its references are [first_reference, + n_references) */
	guint32 n_references;
	guint32 n_characters; /* length of its text in Unicode characters */
} DiaParagraph;

/* Something of the source that is not in the text; counted, never silent. */
typedef struct {
	const char *kind;     /* "running-header", "page-number", "image", ... */
	guint32 count;	      /* how often */
	const guint32 *lines; /* where, ascending; pages where the source has pages but no lines */
	guint32 n_lines;      /* at most DIA_MAX_DROPPED_LINES, so may be less than count */
} DiaDropped;

/* Where a document came from and what it says of itself; NULL for what is not known. */
typedef struct {
	const char *id;
	const char *title;
	const char *symbol;
	const char *date; /* "2009-11-23", "2016-06" or "2009" */
	const char *country; /* ISO 3166 alpha-3 */
	const char *language;
	const char *path;
	const char *media_type;
	const char *sha256; /* of the source's bytes, lower-case hexadecimal */
	gsize bytes;
	DiaIssuer issuer;
} DiaMetadata;

/*
 * Is what was left out no part of what the report says: page furniture, comments, hidden text?
 * All else is a loss, which --strict does not put up with.
 * @param kind of DiaDropped
 */
gboolean dia_dropped_is_furniture(const char *kind);

typedef struct _DiaDocument DiaDocument;

/*
 * Takes or gives back a reference.
 * @return ref: the same document; unref frees the document with its last reference.
 */
DiaDocument *dia_document_ref(DiaDocument *document);
void dia_document_unref(DiaDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaDocument, dia_document_unref)

/*
 * The parts of a document. All results belong to the document.
 * @param length receives the number of bytes (text) or elements (arrays); may be NULL
 */
const DiaMetadata *dia_document_metadata(const DiaDocument *document);
const char *dia_document_text(const DiaDocument *document, gsize *length);
const DiaParagraph *dia_document_paragraphs(const DiaDocument *document, guint *length);
const DiaSection *dia_document_sections(const DiaDocument *document, guint *length);
const DiaRecommendation *dia_document_recommendations(const DiaDocument *document, guint *length);
const char *const *dia_document_references(const DiaDocument *document, guint *length);
const DiaDropped *dia_document_dropped(const DiaDocument *document, guint *length);

/*
 * Converts a byte offset into a character offset, as JSON wants it.
 * @param paragraph index of a paragraph
 * @param offset    byte offset into dia_document_text(), within the paragraph's span
 * @return number of Unicode characters between the start of the paragraph and @offset
 */
guint32 dia_document_character_offset(const DiaDocument *document, guint paragraph, guint32 offset);

/*
 * How an author cites a paragraph: "A/HRC/28/10, para. 95", with the report's title and date or its
 * id where it has no symbol, and "p. 7", "annex" or "footnote" where it has no number.
 * @return newly allocated; free with g_free()
 */
char *dia_document_citation(const DiaDocument *document, guint paragraph);

/*
 * A paragraph within its report: "para. 95", and "text 4" or "footnote 3" where it has no number.
 * @return newly allocated; free with g_free()
 */
char *dia_document_name_paragraph(const DiaDocument *document, guint paragraph);

G_END_DECLS
