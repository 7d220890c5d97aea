/*
 * What the sections of the page share: report.json with the look-ups that it does not have itself,
 * the id of each thing that can be linked to, and the small parts that occur everywhere.
 *
 * Every string is the JSON's or the page's; all are as hostile as the JSON.
 */
#pragma once

#include "base/json.h"
#include "emit/markup.h"

typedef struct _DiaPageTopic DiaPageTopic;

/* A thread, series, commitment or finding. */
typedef struct {
	const cJSON *json;
	const char *anchor;
	DiaPageTopic *topic;
} DiaPageItem;

/* A link in the margin of the full text to where the page speaks of the paragraph. */
typedef struct {
	const DiaPageItem *item;
	const char *places; /* the key of item->json that holds its places */
	const char *label;
} DiaPageMark;

typedef struct {
	const cJSON *json;
	const char *id;
	const char *anchor;
	guint report;
	guint index; /* in its report */
	guint n_words;
	GArray *marks; /* of DiaPageMark, or NULL */
	GArray *steps; /* of gsize: bytes before each so many characters of its text, see html-excerpt.c; or NULL */
	glong n_characters; /* of its text, once there are steps; 0 where it is no UTF-8 */
} DiaPageParagraph;

typedef struct {
	const cJSON *json;
	const char *id;
	const char *anchor;
	const char *key;      /* its number, for data-r="" in some thousand cells */
	const char *name;     /* short, for the head of a column: "2009, State" */
	const char *source;   /* as citations name it: the symbol, else title and year */
	const char *issuer;   /* "state", "un", "ngo" or "" */
	const char *language; /* for lang="", or NULL */
	gboolean is_right_to_left;
	guint n_words;
	GPtrArray *paragraphs; /* of DiaPageParagraph, in order */
	GHashTable *by_id;     /* id -> DiaPageParagraph */
} DiaPageReport;

typedef struct {
	guint n_paragraphs;
	guint n_words;
} DiaPageVolume;

struct _DiaPageTopic {
	const char *id; /* "" for what has no topic */
	const char *title;
	const char *anchor;
	gboolean is_headline;
	GPtrArray *threads;	/* of DiaPageThread */
	GPtrArray *series;	/* of DiaPageItem */
	GPtrArray *commitments; /* of DiaPageItem */
	GArray *paragraphs;	/* of DiaPageParagraph *, by report, then in order */
	GArray *volumes;	/* of DiaPageVolume, one for each report */
};

typedef struct {
	DiaPageItem item;
	GPtrArray *changes;  /* of const cJSON */
	guint n_reports;     /* with a claim in it */
	gboolean is_figures; /* follows a series, which shows the same as a picture and a table */
} DiaPageThread;

typedef struct {
	DiaMarkup markup;
	const cJSON *json;
	GPtrArray *reports; /* of DiaPageReport */
	GPtrArray *topics;  /* of DiaPageTopic: headline topics first; only those with content */
	GPtrArray *threads; /* of DiaPageThread */
	GPtrArray *series;  /* of DiaPageItem */
	GPtrArray *commitments; /* of DiaPageItem */
	GPtrArray *findings;	/* of DiaPageItem */
	GHashTable *reports_by_id;
	GHashTable *topics_by_id;
	GHashTable *threads_by_id;
	GHashTable *anchors; /* that are taken */
	GHashTable *quoted;  /* keys of the claims that stand on the page in full */
	GStringChunk *strings;
} DiaPage;

/* @param report belongs to the caller and outlives the page, which has no output yet */
DiaPage *dia_page_new(const cJSON *report);
/* The same with the reports only: no topic, nor what is said over the reports. */
DiaPage *dia_page_new_reports(const cJSON *report);
void dia_page_free(DiaPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaPage, dia_page_free)

/* @return the string under a key, "" where there is none */
const char *dia_page_string(const cJSON *object, const char *key);

/* @return the array under a key for cJSON_ArrayForEach, NULL where it is none */
const cJSON *dia_page_array(const cJSON *object, const char *key);

const DiaPageReport *dia_page_report(const DiaPage *page, guint report);

/* @return the index of a report, or -1 */
gint dia_page_find_report(const DiaPage *page, const char *id);

/* Finds the paragraph that a claim, point, status, place or location names; NULL where none is. */
DiaPageParagraph *dia_page_find(const DiaPage *page, const cJSON *place);

/* The items of an array in their order, those of each report apart: of report i they are [starts[i], starts[i + 1]). */
typedef struct {
	const cJSON **items;
	guint *starts;
} DiaPageParts;

/*
 * Parts claims, statuses or places by the reports that they name; those of no report of the page are left out.
 * @param parts free with dia_page_parts_clear()
 */
void dia_page_part(const DiaPage *page, const cJSON *array, DiaPageParts *parts);
void dia_page_parts_clear(DiaPageParts *parts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DiaPageParts, dia_page_parts_clear)

/* @return how many reports claims, statuses or places name, which stand in their order */
guint dia_page_count_reports(const cJSON *claims);

/* @return what tells a claim or place from others: report, paragraph, offset; free with g_free() */
char *dia_page_key(const cJSON *place);

/* @return the citation of a paragraph; free with g_free() */
char *dia_page_citation(const DiaPage *page, const DiaPageParagraph *paragraph);

/* @return what of a citation follows the report's own part, "para. 95"; all where there is none */
const char *dia_page_locator(const DiaPage *page, const DiaPageParagraph *paragraph,
			     const char *citation);

/* The thread that follows a commitment, which has its id; or NULL. */
const DiaPageThread *dia_page_find_thread(const DiaPage *page, const DiaPageItem *commitment);

/* Where a change stands: at the later text, or for what is no longer said at the last. */
const cJSON *dia_page_change_place(const cJSON *change);

/* TRUE for a thread of one report that says of it that nothing later takes it up. */
gboolean dia_page_is_dropped(const DiaPageThread *thread);

/* The parts, html-parts.c. */

/*
 * A citation, linked where the page has the paragraph: "A/HRC/28/10, para. 95". A report without a
 * symbol has a long title; the page calls it as in the heads of columns: "2016, NGO, para. 12".
 * @place as for dia_page_find()
 */
void dia_page_cite(DiaPage *page, const cJSON *place);
/* The same without the report, where the head of the column names it: "para. 95". */
void dia_page_cite_short(DiaPage *page, const cJSON *place);
/* The same with the report as the heads of columns name it: "2009, State, para. 95". */
void dia_page_cite_named(DiaPage *page, const cJSON *place);
void dia_page_cite_paragraph(DiaPage *page, const DiaPageParagraph *paragraph);

/* A quotation with its language. @key names the string of @place that is quoted */
void dia_page_quote(DiaPage *page, const cJSON *place, const char *key);

/* The start of a quotation, cut between words where it is long; the citation leads to the rest. */
void dia_page_quote_start(DiaPage *page, const cJSON *place, const char *key);
/*
 * The whole where the page has not quoted the place yet, else its start: a statement on several matters stands in the
 * thread of each.
 */
void dia_page_quote_once(DiaPage *page, const cJSON *place, const char *key);

/*
 * The places in one paragraph that a finding rests on, marked in one quotation with the words around them.
 * @param place the first location, with report, paragraph and the offsets start and end in characters
 * @return the location behind those quoted, or NULL
 */
const cJSON *dia_page_excerpt(DiaPage *page, const cJSON *place);

/* TRUE where a summary repeats the words of a place that the page quotes beside it. */
gboolean dia_page_repeats(const char *summary, const cJSON *place);

/* lang and dir of a report's words, for the element just opened. */
void dia_page_language(DiaPage *page, const DiaPageReport *report);

/* The words for the names that JSON uses; the name itself where it is not known. */
const char *dia_page_status(const char *status);
const char *dia_page_speaker(const char *speaker);
const char *dia_page_change(const char *kind);
const char *dia_page_qualifier(const char *qualifier);

/*
 * The status of a claim. What a State itself says must be done is planned, as in the ledger: nobody else recommends it.
 */
const char *dia_page_claim_status(const cJSON *claim);

/* " (per cent)": a unit in words, with a blank before; nothing where what is counted needs no unit. */
void dia_page_put_unit(DiaPage *page, const char *unit);

/* How the statuses of a commitment developed; of one report this cannot be told. */
const char *dia_page_trajectory(const cJSON *commitment);

/* A status in words, marked up. */
void dia_page_put_status(DiaPage *page, const char *status);

/* The status of a place, with its date where it has one: "done (8 June 2022)". */
void dia_page_put_dated_status(DiaPage *page, const cJSON *place);

/* The date alone, " (8 June 2022)"; nothing where there is none. */
void dia_page_put_status_date(DiaPage *page, const cJSON *place);

/* The dated status as it stands before a quotation: "done (4 July 2019): ", "not done, by a reviewing State: ". */
void dia_page_put_said_status(DiaPage *page, const cJSON *status);

/* The finding that says that what the status dates has another date elsewhere; or NULL. */
const DiaPageItem *dia_page_find_date_conflict(const DiaPage *page, const cJSON *status);
/* "; dates differ", linked to the finding; nothing for NULL. */
void dia_page_put_conflict(DiaPage *page, const DiaPageItem *finding);

/* data-r with the report of a place, for the element just opened. */
void dia_page_put_report(DiaPage *page, const cJSON *place);
/* data-t with the topics of a paragraph, for the element just opened. */
void dia_page_put_topics(DiaPage *page, const DiaPageParagraph *paragraph);

/* A date or an interval of dates as people write it: "23 November 2009", "January to June 2008". */
void dia_page_date(DiaPage *page, const char *date);

/* The head of a table with a column for each report: its year, who speaks, what it is cited as.
 * @corner is the head of a column before these, or NULL for none */
void dia_page_report_heads(DiaPage *page, const char *corner);

/* A section: <section id><h2>. The name stands in the table of contents, so it is a literal there.
 */
void dia_page_open_section(DiaPage *page, const char *anchor, const char *title);
void dia_page_close_section(DiaPage *page);

/* "1 paragraph", "12 paragraphs", "1,240 words": grouped by thousands. */
void dia_page_count(DiaPage *page, guint number, const char *one, const char *many);
char *dia_page_group(guint64 number); /* free with g_free() */

/* The sections, in the order of the page; each writes nothing where there is nothing to say. */
void dia_page_overview(DiaPage *page);			      /* html-overview.c */
void dia_page_glance(DiaPage *page);			      /* html-glance.c */
void dia_page_topics(DiaPage *page);			      /* html-topics.c */
void dia_page_index(DiaPage *page, const DiaPageTopic *topic); /* html-index.c */
void dia_page_series(DiaPage *page, const GPtrArray *series); /* html-series.c */
void dia_page_commitments(DiaPage *page);		      /* html-commitments.c */
void dia_page_sides(DiaPage *page);			      /* html-sides.c */
void dia_page_recommendations(DiaPage *page);		      /* html-recommendations.c */
void dia_page_dropped(DiaPage *page);			      /* html-findings.c */
void dia_page_findings(DiaPage *page);			      /* html-findings.c */
void dia_page_texts(DiaPage *page);			      /* html-text.c */
void dia_page_method(DiaPage *page);			      /* html-method.c */

/* The picture of a series; nothing where there are not two dates to draw between. */
void dia_page_chart(DiaPage *page, const cJSON *series);

/* A word-level edit script, folded up; nothing where the two have too little in common to help. */
void dia_page_words(DiaPage *page, const cJSON *words);

/*
 * Reads a date or interval of ISO 8601 as years with a fraction.
 * @param first receives the start of the (first) day, month or year; @param last the end
 * @return FALSE where it is neither
 */
gboolean dia_page_parse_date(const char *date, double *first, double *last);
