#include "normalize/metadata.h"

#include <string.h>

#include "base/file.h"
#include "base/token.h"
#include "base/months.h"
#include "normalize/symbols.h"
#include "normalize/title-date.h"
#include "normalize/title-page.h"

enum {
	OPENING_TOKENS = 900,  /* of the text, in which a report says what it is */
	OPENING_BYTES = 32768, /* of the text, in which the State is named most */
};

typedef struct {
	DiaDocument *document;
	const DiaLayout *layout;
	guint n_title; /* lines of the title page */
	const DiaLexicon *lexicon;
	DiaVocabulary *vocabulary;
	GArray *tokens; /* of the opening of the text: see read_opening() */
	GPtrArray *notes;
} Finder;

static void
note(const Finder *finder, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void
note(const Finder *finder, const char *format, ...)
{
	const char *path = finder->document->metadata.path;
	g_autofree char *message = NULL;
	va_list arguments;

	if (finder->notes == NULL)
		return;
	va_start(arguments, format);
	message = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_ptr_array_add(finder->notes,
			g_strdup_printf("%s: %s", dia_file_name(path), message));
}

/* The words of the title page. */
static char *
copy_cover(const Finder *finder)
{
	g_autoptr(GString) cover = g_string_new(NULL);

	for (guint i = 0; i < finder->n_title; i++) {
		const DiaLine *line = dia_layout_line(finder->layout, i);

		if (line->role != DIA_LINE_FOOTNOTE)
			g_string_append_printf(cover, "%s\n", line->text);
	}
	return g_strdup(cover->str);
}

/* The bytes of "United Nations" in front of the symbol. */
static gsize
skip_organization(const char *text)
{
	static const char name[] = "united nations";

	return g_ascii_strncasecmp(text, name, strlen(name)) == 0 ? strlen(name) : 0;
}

/* On the title page, else the symbol that running heads repeat. */
static const char *
find_symbol(const Finder *finder)
{
	for (guint i = 0; i < finder->layout->lines->len; i++) {
		const DiaLine *line = dia_layout_line(finder->layout, i);
		g_autofree char *symbol = NULL;

		if (i >= finder->n_title && (line->role != DIA_LINE_DROPPED ||
				     g_strcmp0(line->drop, "running-header") != 0))
			continue;
		/* A head may name other documents; one alone on its line is the report's own. */
		symbol = dia_symbol_find(line->text);
		if (symbol != NULL && line->length < strlen(symbol) + 8 + skip_organization(line->text))
			return dia_pool_string(&finder->document->pool, symbol);
	}
	return NULL;
}

/* Reads "18 October 2024" at the start of a text; FALSE where none stands there. */
static gboolean
parse_day(const char *text, GDate *date, gsize *length)
{
	gsize digits = strspn(text, "0123456789");
	gsize month_length = 0;
	gsize at = digits + 1;
	guint month;
	guint year;

	if (digits == 0 || digits > 2 || text[digits] != ' ')
		return FALSE;
	month = dia_month_parse(text + at, &month_length);
	if (month == 0)
		return FALSE;
	at += month_length;
	if (text[at] != ' ' || strspn(text + at + 1, "0123456789") != 4)
		return FALSE;
	year = (guint)g_ascii_strtoull(text + at + 1, NULL, 10);
	*length = at + 5;
	if (!g_date_valid_dmy((GDateDay)g_ascii_strtoull(text, NULL, 10), (GDateMonth)month,
			      (GDateYear)year) ||
	    year < 1945 || year > 2200)
		return FALSE;
	g_date_set_dmy(date, (GDateDay)g_ascii_strtoull(text, NULL, 10), (GDateMonth)month,
		       (GDateYear)year);
	return TRUE;
}

/* The year in a file name, as people name their files. */
static guint
find_named_year(const char *id)
{
	for (const char *at = id; *at != '\0'; at++) {
		gsize digits = strspn(at, "0123456789");

		if (digits == 4 && (g_str_has_prefix(at, "19") || g_str_has_prefix(at, "20")))
			return (guint)g_ascii_strtoull(at, NULL, 10);
		at += digits > 0 ? digits - 1 : 0;
	}
	return 0;
}

/* The latest year of a full date in the text: a report tells what happened shortly before it. */
static guint
find_latest_year(const Finder *finder)
{
	static const char digits[] = "0123456789";
	const char *text = finder->document->text->str;
	guint latest = 0;

	for (const char *at = strpbrk(text, digits); at != NULL; at = strpbrk(at, digits)) {
		GDate date;
		gsize length;

		if ((at == text || !g_ascii_isalnum(at[-1])) && parse_day(at, &date, &length))
			latest = MAX(latest, g_date_get_year(&date));
		at += strspn(at, digits);
	}
	return latest;
}

static const char *
find_date(const Finder *finder)
{
	g_autofree char *date = dia_title_date_find(finder->layout, finder->n_title);
	guint year;

	if (date != NULL)
		return dia_pool_string(&finder->document->pool, date);
	year = find_named_year(finder->document->metadata.id);
	if (year == 0)
		year = find_latest_year(finder);
	if (year == 0) {
		note(finder, "no date found; give date= in a manifest");
		return NULL;
	}
	date = g_strdup_printf("%04u", year);
	note(finder, "no date on a title page; taken to be of %s", date);
	return dia_pool_string(&finder->document->pool, date);
}

/* The first lines of the text, up to a line break. */
static gsize
cut_opening(const GString *text)
{
	const char *stop;

	if (text->len <= OPENING_BYTES)
		return text->len;
	stop = strchr(text->str + OPENING_BYTES, '\n');
	return stop != NULL ? (gsize)(stop - text->str) : text->len;
}

/* The words are needed only for what neither the manifest nor the symbol tells. */
static const GArray *
read_opening(const Finder *finder)
{
	const GString *text = finder->document->text;

	if (finder->tokens->len == 0)
		dia_tokens_append(finder->tokens, finder->vocabulary, text->str, 0, cut_opening(text));
	return finder->tokens;
}

/* Adds to the count of each State how often a text names it. */
static void
count_names(const Finder *finder, const char *text, const GArray *tokens, guint *counts)
{
	const DiaPhrases *names = dia_countries_names(finder->lexicon->countries);

	for (guint i = 0; i < tokens->len; i++) {
		DiaPhraseMatch match;
		guint32 index;

		if (!dia_phrases_match(names, finder->vocabulary, text, (const DiaToken *)(const void *)tokens->data, i,
				       tokens->len, &match) ||
		    !dia_phrases_payload(names, &match, 0, &index))
			continue;
		counts[index]++;
		i += match.n_tokens - 1;
	}
}

/*
 * The State that a text names most, with the namings in all the report to decide between equals; -1 where it names
 * none, or where these are equal too.
 */
static gint
find_named(const Finder *finder, const char *text, const guint *all)
{
	g_autofree guint *counts = g_new0(guint, dia_countries_length(finder->lexicon->countries));
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	gboolean is_equal = FALSE;
	guint best = 0;

	dia_tokens_append(tokens, finder->vocabulary, text, 0, strlen(text));
	count_names(finder, text, tokens, counts);
	for (guint i = 1; i < dia_countries_length(finder->lexicon->countries); i++) {
		if (counts[i] < counts[best] || (counts[i] == counts[best] && all[i] < all[best]))
			continue;
		is_equal = counts[i] == counts[best] && all[i] == all[best];
		best = i;
	}
	return counts[best] > 0 && !is_equal ? (gint)best : -1;
}

/*
 * The State that is named by far the most: in more than half of all namings, or several times as often as the next.
 * One of many that ask questions is not.
 */
static gint
find_majority(const Finder *finder, const guint *all)
{
	enum { MIN_NAMINGS = 4, MIN_OF_MANY = 8, TIMES_NEXT = 3 };
	guint best = 0;
	guint next = 0;
	guint sum = 0;

	for (guint i = 0; i < dia_countries_length(finder->lexicon->countries); i++) {
		sum += all[i];
		if (all[i] > all[best])
			best = i;
	}
	for (guint i = 0; i < dia_countries_length(finder->lexicon->countries); i++)
		next = i != best ? MAX(next, all[i]) : next;
	if (all[best] >= MIN_NAMINGS && all[best] * 2 > sum)
		return (gint)best;
	return all[best] >= MIN_OF_MANY && all[best] >= next * TIMES_NEXT ? (gint)best : -1;
}

/* The code of a State anywhere in the symbol (CRC/C/OPAC/KAZ/1), to be freed with g_free(), or NULL. */
static char *
find_known_code(const Finder *finder)
{
	const char *symbol = finder->document->metadata.symbol;
	g_auto(GStrv) parts = g_strsplit(symbol != NULL ? symbol : "", "/", -1);

	for (char **part = parts; *part != NULL; part++)
		if (strlen(*part) == 3 && dia_countries_find(finder->lexicon->countries, *part) >= 0)
			return g_strdup(*part);
	return NULL;
}

/* The code in the symbol (A/HRC/WG.6/48/KAZ/1), else the State that the title, the cover or most of the text names. */
static const char *
find_country(const Finder *finder)
{
	const DiaCountries *countries = finder->lexicon->countries;
	g_autofree guint *all = g_new0(guint, dia_countries_length(countries));
	const DiaMetadata *metadata = &finder->document->metadata;
	g_autofree char *code = metadata->symbol != NULL ? dia_symbol_country(metadata->symbol) : NULL;
	g_autofree char *cover = NULL;
	gint found = -1;

	if (code == NULL)
		code = find_known_code(finder);
	if (code != NULL)
		return dia_pool_string(&finder->document->pool, code);
	cover = copy_cover(finder);
	count_names(finder, finder->document->text->str, read_opening(finder), all);
	if (metadata->title != NULL)
		found = find_named(finder, metadata->title, all);
	if (found < 0)
		found = find_named(finder, cover, all);
	if (found < 0)
		found = find_majority(finder, all);
	if (found < 0) {
		note(finder, "country not found; give country= in a manifest");
		return NULL;
	}
	/* The document outlives the lexicon. */
	return dia_pool_string(&finder->document->pool, dia_countries_get(countries, (guint)found)->code);
}

static DiaIssuer
find_issuer_in(const Finder *finder, const char *text, gsize length)
{
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));

	dia_tokens_append(tokens, finder->vocabulary, text, 0, length);
	return dia_issuers_find(finder->lexicon->issuers, finder->vocabulary, text, tokens);
}

/* From the symbol, else the title with what stands around it on the cover: "Addendum" makes another of it. */
static DiaIssuer
find_stated_issuer(const Finder *finder)
{
	const DiaMetadata *metadata = &finder->document->metadata;
	DiaIssuer issuer = metadata->symbol != NULL ? dia_symbol_issuer(metadata->symbol) : DIA_ISSUER_UNKNOWN;
	g_autofree char *cover = NULL;
	g_autofree char *page = NULL;

	if (issuer != DIA_ISSUER_UNKNOWN || metadata->title == NULL ||
	    find_issuer_in(finder, metadata->title, strlen(metadata->title)) == DIA_ISSUER_UNKNOWN)
		return issuer;
	cover = copy_cover(finder);
	page = g_strconcat(metadata->title, "\n", cover, NULL);
	return find_issuer_in(finder, page, strlen(page));
}

/* From the first headings and the first words of the text. */
static DiaIssuer
find_issuer(const Finder *finder)
{
	enum { OPENING_SECTIONS = 8 };
	g_autoptr(GString) opening = g_string_new(NULL);
	const GArray *sections = finder->document->sections;
	const GArray *tokens = read_opening(finder);
	gsize length = 0;

	for (guint i = 0; i < MIN(sections->len, OPENING_SECTIONS); i++)
		g_string_append_printf(opening, "%s\n", g_array_index(sections, DiaSection, i).title);
	if (tokens->len > 0) {
		guint last = MIN(tokens->len, OPENING_TOKENS) - 1;
		const DiaToken *token = &g_array_index(tokens, DiaToken, last);

		length = token->start + token->length;
	}
	g_string_append_len(opening, finder->document->text->str, (gssize)length);
	return find_issuer_in(finder, opening->str, opening->len);
}

/* From the name of the file, whose words are divided by signs: "common-core-document". */
static DiaIssuer
find_named_issuer(const Finder *finder)
{
	g_autofree char *name = g_strdup(finder->document->metadata.id);

	g_strdelimit(name, "-_.", ' ');
	return find_issuer_in(finder, name, strlen(name));
}

static const char *
find_title(const Finder *finder)
{
	g_autofree char *title = dia_title_page_title(finder->layout, finder->n_title);

	return title != NULL ? dia_pool_string(&finder->document->pool, title) : NULL;
}

static void
find_missing(Finder *finder, const DiaReportSource *source)
{
	DiaMetadata *metadata = &finder->document->metadata;

	metadata->symbol = source->symbol != NULL
			       ? dia_pool_string(&finder->document->pool, source->symbol)
			       : find_symbol(finder);
	metadata->date = source->date != NULL
			     ? dia_pool_string(&finder->document->pool, source->date)
			     : find_date(finder);
	metadata->title = source->title != NULL
			      ? dia_pool_string(&finder->document->pool, source->title)
			      : find_title(finder);
	metadata->country = source->country != NULL
				? dia_pool_string(&finder->document->pool, source->country)
				: find_country(finder);
	if (source->issuer == NULL) {
		metadata->issuer = find_stated_issuer(finder);
		if (metadata->issuer == DIA_ISSUER_UNKNOWN)
			metadata->issuer = find_issuer(finder);
		if (metadata->issuer == DIA_ISSUER_UNKNOWN)
			metadata->issuer = find_named_issuer(finder);
		if (metadata->issuer == DIA_ISSUER_UNKNOWN)
			note(finder, "issuer not found; give issuer= in a manifest");
		else
			note(finder, "taken to be issued by: %s", dia_issuer_name(metadata->issuer));
	} else {
		dia_issuer_parse(source->issuer, &metadata->issuer);
	}
}

void
dia_metadata_find(DiaDocument *document, const DiaLayout *layout, const DiaReportSource *source,
		  GPtrArray *notes)
{
	g_autoptr(DiaVocabulary) vocabulary = dia_vocabulary_new(layout->lexicon->vocabulary);
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	Finder finder = { .document = document,
			  .layout = layout,
			  .n_title = dia_title_page_length(layout),
			  .lexicon = layout->lexicon,
			  .vocabulary = vocabulary,
			  .tokens = tokens,
			  .notes = notes };
	DiaMetadata *metadata = &document->metadata;

	metadata->id = dia_pool_string(&document->pool, source->id);
	metadata->path = dia_pool_string(&document->pool, source->path);
	metadata->media_type = layout->blocks->media_type;
	metadata->sha256 = dia_pool_string(&document->pool, layout->blocks->sha256);
	metadata->bytes = layout->blocks->bytes;
	metadata->language =
	    layout->blocks->language != NULL
		? dia_pool_string(&document->pool, layout->blocks->language)
		: "en";
	find_missing(&finder, source);
}
