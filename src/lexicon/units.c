#include "lexicon/units.h"

#include <string.h>

#include "base/data.h"
#include "base/pool.h"

enum { MAX_SHORT_SIGN = 2 }; /* letters: such a sign counts only in its own country */

/* How a kind of section is read. */
typedef struct {
	const char *kind;
	DiaCueGroup group;
	guint16 word_class; /* single words are of this class */
} Kind;

static const Kind kinds[] = {
	{ "currency", DIA_CUE_UNIT, 0 },
	{ "currency-word", DIA_CUE_UNIT, 0 },
	{ "unit", DIA_CUE_UNIT, 0 },
	{ "number", DIA_CUE_NUMBER, DIA_WORD_CARDINAL },
	{ "ordinal", DIA_CUE_NUMBER, DIA_WORD_ORDINAL },
	{ "scale", DIA_CUE_NUMBER, DIA_WORD_SCALE },
	{ "fraction", DIA_CUE_FRACTION, 0 },
	{ "denominator", DIA_CUE_FRACTION, DIA_WORD_DENOMINATOR },
	{ "multiple", DIA_CUE_MULTIPLE, 0 },
	{ "qualifier", DIA_CUE_QUALIFIER, 0 },
	{ "mask", DIA_CUE_MASK, 0 },
	{ "per", DIA_CUE_PER, 0 },
	{ "ratio", DIA_CUE_PER, 0 },
	{ "rank", DIA_CUE_RANK, 0 },
	{ "age", DIA_CUE_AGE, 0 },
	{ "index", DIA_CUE_INDEX, 0 },
	{ "compare", DIA_CUE_COMPARE, 0 },
	{ "total", DIA_CUE_TOTAL, 0 },
	{ "average", DIA_CUE_TOTAL, 0 },
	{ "month", DIA_CUE_PERIOD, DIA_WORD_MONTH },
	{ "weekday", DIA_CUE_PERIOD, 0 },
	{ "season", DIA_CUE_PERIOD, 0 },
	{ "part-of-year", DIA_CUE_PART_OF_YEAR, 0 },
	{ "period", DIA_CUE_PERIOD, 0 },
};

/* What it means of a word that a phrase of a group starts with it. */
static const guint16 start_classes[DIA_N_CUE_GROUPS] = {
	[DIA_CUE_NUMBER] = DIA_WORD_STARTS_NUMBER,
	[DIA_CUE_FRACTION] = DIA_WORD_STARTS_NUMBER,
	[DIA_CUE_MULTIPLE] = DIA_WORD_STARTS_MULTIPLE,
	[DIA_CUE_PART_OF_YEAR] = DIA_WORD_PART_OF_YEAR,
};

static const char *const keys[] = { "kind",   "country",   "code",	"word", "default",
				    "sign",   "subunit",   "unit",	"factor", "symbol",
				    "qualifier", "position", "direction", "mask", "role",
				    NULL };

typedef struct {
	const char *text;
	gsize length;
	gint32 unit;
	gboolean is_short;
} Sign;

/* What a currency's section says beside its unit, by unit. */
typedef struct {
	const char *word;     /* currency words that it shares, or NULL */
	const char *fallback; /* of a currency word: its default */
	const char *countries;
} Currency;

struct _DiaUnits {
	GArray *units;	    /* of DiaUnit */
	GArray *currencies; /* of Currency, beside units */
	GArray *cues;	    /* of DiaCue */
	const DiaNumberWord *words; /* by word id; of an image they are read where they are */
	guint32 n_words;
	GArray *built_words; /* what they point into while there is no image; else NULL */
	GArray *signs;	    /* of Sign, by last byte, then longest first */
	guint first_sign[257]; /* by last byte: its signs are [first_sign[b], first_sign[b + 1]) */
	GArray *symbols; /* of Sign, by text */
	DiaPhrases *phrases[DIA_N_CUE_GROUPS];
	DiaPool pool;
};

/* The section that is being read. */
typedef struct {
	DiaUnits *units;
	DiaVocabulary *vocabulary;
	const char *id;
	const Kind *kind;
	gint32 unit;
	gboolean is_code;
	DiaCue cue; /* what its phrases have in common */
} Section;

void
dia_units_free(DiaUnits *units)
{
	if (units == NULL)
		return;
	g_array_unref(units->units);
	g_array_unref(units->currencies);
	g_array_unref(units->cues);
	g_clear_pointer(&units->built_words, g_array_unref);
	g_array_unref(units->signs);
	g_array_unref(units->symbols);
	for (guint i = 0; i < DIA_N_CUE_GROUPS; i++)
		dia_phrases_free(units->phrases[i]);
	dia_pool_clear(&units->pool);
	g_free(units);
}

void
dia_units_transfer(DiaUnits **units, DiaImage *image)
{
	static const gsize ids[] = { offsetof(DiaUnit, id), DIA_IMAGE_END };
	static const gsize words[] = { offsetof(Currency, word), offsetof(Currency, fallback),
				       offsetof(Currency, countries), DIA_IMAGE_END };
	static const gsize cues[] = { offsetof(DiaCue, section), offsetof(DiaCue, direction),
				      offsetof(DiaCue, role), DIA_IMAGE_END };
	static const gsize texts[] = { offsetof(Sign, text), DIA_IMAGE_END };
	DiaUnits *whole;

	dia_image_part(image, units, sizeof **units);
	whole = *units;
	dia_image_records(image, &whole->units, sizeof(DiaUnit), ids);
	dia_image_records(image, &whole->currencies, sizeof(Currency), words);
	dia_image_records(image, &whole->cues, sizeof(DiaCue), cues);
	dia_image_number(image, &whole->n_words);
	dia_image_bytes(image, &whole->words, whole->n_words * sizeof(DiaNumberWord));
	dia_image_records(image, &whole->signs, sizeof(Sign), texts);
	dia_image_records(image, &whole->symbols, sizeof(Sign), texts);
	for (guint i = 0; i < G_N_ELEMENTS(whole->first_sign); i++)
		dia_image_number(image, &whole->first_sign[i]);
	for (guint i = 0; i < DIA_N_CUE_GROUPS; i++)
		dia_phrases_transfer(&whole->phrases[i], image);
}

static DiaNumberWord *
get_word(DiaUnits *units, guint32 word)
{
	if (word >= units->built_words->len)
		g_array_set_size(units->built_words, word + 1);
	return &g_array_index(units->built_words, DiaNumberWord, word);
}

/* "0.01" is 1 * 10^-2. Set in place: what lies between the members goes into the image. */
static void
parse_decimal(const char *text, DiaDecimal *decimal)
{
	gboolean has_point = FALSE;

	decimal->coefficient = 0;
	decimal->exponent = 0;
	for (; *text == '.' || g_ascii_isdigit(*text); text++) {
		if (*text == '.') {
			has_point = TRUE;
			continue;
		}
		if (decimal->coefficient > G_MAXINT64 / 10 - 10)
			break;
		decimal->coefficient = decimal->coefficient * 10 + (*text - '0');
		decimal->exponent -= has_point;
	}
}

static void
add_unit(Section *section, gboolean is_currency, gboolean is_word)
{
	DiaUnit unit = { .id = section->id,
			 .factor = { .coefficient = 1 },
			 .is_currency = is_currency,
			 .is_currency_word = is_word };
	Currency currency = { 0 };

	section->unit = (gint32)section->units->units->len;
	section->cue.unit = section->unit;
	g_array_append_val(section->units->units, unit);
	g_array_append_val(section->units->currencies, currency);
}

static gboolean
set_kind(Section *section, const DiaDataLine *line, GError **error)
{
	for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
		if (strcmp(kinds[i].kind, line->text) != 0)
			continue;
		section->kind = &kinds[i];
		section->cue.group = kinds[i].group;
		if (kinds[i].group == DIA_CUE_UNIT)
			add_unit(section, g_str_has_prefix(line->text, "currency"),
				 g_str_equal(line->text, "currency-word"));
		return TRUE;
	}
	return dia_data_fail(line, error, "unknown kind \"%s\"", line->text);
}

/* A cue that means only the section's unit; returns its index. */
static guint32
add_unit_cue(Section *section)
{
	g_array_append_val(section->units->cues, section->cue);
	return section->units->cues->len - 1;
}

static void
add_signs(Section *section, const char *list)
{
	g_auto(GStrv) signs = g_strsplit(list, " ", -1);

	for (char **text = signs; *text != NULL; text++) {
		Sign sign = { .text = dia_pool_string(&section->units->pool, *text),
			      .length = strlen(*text),
			      .unit = section->unit };

		if (sign.length == 0)
			continue;
		/* "300 €": a sign that is no letter may follow too. */
		if (!g_ascii_isalpha(sign.text[0]) && !g_ascii_isalpha(sign.text[sign.length - 1]) &&
		    sign.text[sign.length - 1] != '/')
			dia_phrases_add(section->units->phrases[DIA_CUE_UNIT], section->vocabulary,
					sign.text, add_unit_cue(section));
		/* "Rs" is of a few currencies, and no word. */
		sign.is_short = sign.length <= MAX_SHORT_SIGN && g_ascii_isalpha(sign.text[0]) &&
				g_ascii_isalpha(sign.text[sign.length - 1]) && !g_str_equal(sign.text, "Rs");
		g_array_append_val(section->units->signs, sign);
	}
}

/* Of one text the last unit counts. */
static void
add_symbol(Section *section, const char *text)
{
	GArray *symbols = section->units->symbols;
	Sign symbol = { .text = dia_pool_string(&section->units->pool, text),
			.length = strlen(text),
			.unit = section->unit };

	for (guint i = 0; i < symbols->len; i++) {
		if (g_str_equal(g_array_index(symbols, Sign, i).text, text)) {
			g_array_index(symbols, Sign, i).unit = section->unit;
			return;
		}
	}
	g_array_append_val(symbols, symbol);
}

static void
add_symbols(Section *section, const char *list)
{
	g_auto(GStrv) symbols = g_strsplit(list, " ", -1);

	for (char **text = symbols; *text != NULL; text++) {
		g_autofree char *exact = NULL;
		gboolean is_variant = FALSE;

		for (char **other = symbols; other < text; other++)
			is_variant |= g_ascii_strcasecmp(*other, *text) == 0;
		if (**text == '\0' || section->unit < 0)
			continue;
		add_symbol(section, *text);
		/* Letters count as written, a mark has no case; a trie holds one case of a word. */
		if (is_variant)
			continue;
		exact = g_ascii_isalpha(**text) ? g_strconcat("=", *text, NULL) : g_strdup(*text);
		dia_phrases_add(section->units->phrases[DIA_CUE_UNIT], section->vocabulary, exact,
				add_unit_cue(section));
	}
}

static gboolean
set_mask(Section *section, const DiaDataLine *line, GError **error)
{
	static const char *const names[] = { [DIA_MASK_NEXT] = "next",
					     [DIA_MASK_NEXT_BARE] = "next-bare",
					     [DIA_MASK_ITSELF] = "itself",
					     [DIA_MASK_PREVIOUS] = "previous" };

	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		if (strcmp(names[i], line->text) == 0) {
			section->cue.mask = i;
			return TRUE;
		}
	}
	return dia_data_fail(line, error, "unknown mask \"%s\"", line->text);
}

/* Keys of currencies and units. */
static void
add_unit_key(Section *section, const DiaDataLine *line)
{
	DiaUnits *units = section->units;
	DiaUnit *unit = &g_array_index(units->units, DiaUnit, (guint)section->unit);
	Currency *currency = &g_array_index(units->currencies, Currency, (guint)section->unit);
	const char *text = dia_pool_string(&units->pool, line->text);

	if (g_str_equal(line->name, "unit"))
		unit->id = text;
	else if (g_str_equal(line->name, "factor"))
		parse_decimal(text, &unit->factor);
	else if (g_str_equal(line->name, "word"))
		currency->word = text;
	else if (g_str_equal(line->name, "default"))
		currency->fallback = text;
	else if (g_str_equal(line->name, "country"))
		currency->countries = text;
	else if (g_str_equal(line->name, "code"))
		section->is_code = FALSE;
	else if (g_str_equal(line->name, "sign"))
		add_signs(section, text);
	else if (g_str_equal(line->name, "symbol"))
		add_symbols(section, text);
}

static gboolean
add_key(Section *section, const DiaDataLine *line, GError **error)
{
	DiaPool *pool = &section->units->pool;

	if (g_str_equal(line->name, "kind"))
		return set_kind(section, line, error);
	if (section->kind == NULL)
		return dia_data_fail(line, error, "a section's kind comes first");
	if (g_str_equal(line->name, "mask"))
		return set_mask(section, line, error);
	if (g_str_equal(line->name, "qualifier"))
		return g_str_equal(line->text, "none") ||
		       dia_qualifier_parse(line->text, &section->cue.qualifier) ||
		       dia_data_fail(line, error, "unknown qualifier \"%s\"", line->text);
	if (g_str_equal(line->name, "position")) {
		section->cue.group = section->kind->group == DIA_CUE_AGE ? DIA_CUE_AGE_AFTER
									 : DIA_CUE_QUALIFIER_AFTER;
	} else if (g_str_equal(line->name, "direction")) {
		section->cue.direction = dia_pool_string(pool, line->text);
	} else if (g_str_equal(line->name, "role")) {
		section->cue.role = dia_pool_string(pool, line->text);
	} else if (section->unit >= 0) {
		add_unit_key(section, line);
	}
	return TRUE;
}

/* The id of a phrase's first word, or DIA_WORD_NONE. */
static guint32
find_first_word(DiaVocabulary *vocabulary, const char *phrase, gboolean *is_only)
{
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	guint32 word = DIA_WORD_NONE;
	guint n_words = 0;

	dia_tokens_append(tokens, vocabulary, phrase, 0, strlen(phrase));
	for (guint i = 0; i < tokens->len; i++) {
		const DiaToken *token = &g_array_index(tokens, DiaToken, i);

		if (token->kind != DIA_TOKEN_PUNCTUATION && n_words++ == 0)
			word = token->word;
	}
	*is_only = n_words == 1;
	return word;
}

static void
add_word(Section *section, guint32 id, const DiaDataLine *line)
{
	DiaNumberWord *word = get_word(section->units, id);
	gint64 value = line->number != NULL ? (gint64)(line->weight + 0.5) : 0;
	guint16 class = section->kind->word_class;

	if (class == DIA_WORD_SCALE && g_str_equal(section->id, "money-scale"))
		class = DIA_WORD_MONEY_SCALE;
	word->classes |= class;
	if (class == DIA_WORD_CARDINAL)
		word->cardinal = (gint32)value;
	else if (class == DIA_WORD_ORDINAL)
		word->ordinal = (gint32)value;
	else if (class == DIA_WORD_DENOMINATOR)
		word->denominator = (gint32)value;
	else if (class == DIA_WORD_MONTH)
		word->month = (guint8)CLAMP(value, 1, 12);
	else
		word->scale = value;
}

static void
add_phrase(Section *section, const DiaDataLine *line)
{
	DiaUnits *units = section->units;
	gboolean is_word;
	guint32 word = find_first_word(section->vocabulary, line->text, &is_word);
	DiaCue cue = section->cue;

	cue.denominator = 1;
	if (line->number != NULL) {
		const char *slash = strchr(line->number, '/');

		parse_decimal(line->number, &cue.value);
		if (slash != NULL)
			cue.denominator = (gint32)g_ascii_strtoll(slash + 1, NULL, 10);
	}
	if (is_word && section->kind->word_class != 0) {
		add_word(section, word, line);
		if (section->kind->word_class & (DIA_WORD_CARDINAL | DIA_WORD_ORDINAL))
			get_word(units, word)->classes |= DIA_WORD_STARTS_NUMBER;
		return;
	}
	if (word != DIA_WORD_NONE && start_classes[cue.group] != 0)
		get_word(units, word)->classes |= start_classes[cue.group];
	dia_phrases_add(units->phrases[cue.group], section->vocabulary, line->text,
			units->cues->len);
	g_array_append_val(units->cues, cue);
}

static void
finish_section(Section *section)
{
	g_autofree char *code = NULL;
	g_autofree char *exact = NULL;
	guint32 id;
	DiaNumberWord *word;

	if (section->kind == NULL || !g_str_equal(section->kind->kind, "currency"))
		return;
	if (!section->is_code) { /* "ALL 4,000": a sign in its own country */
		Sign sign = { .text = section->id,
			      .length = strlen(section->id),
			      .unit = section->unit,
			      .is_short = TRUE };

		g_array_append_val(section->units->signs, sign);
		return;
	}
	code = g_ascii_strdown(section->id, -1);
	id = dia_vocabulary_intern(section->vocabulary, code, strlen(code));
	word = get_word(section->units, id);
	word->classes |= DIA_WORD_CODE;
	word->code = section->unit;
	exact = g_strconcat("=", section->id, NULL);
	dia_phrases_add(section->units->phrases[DIA_CUE_UNIT], section->vocabulary, exact,
			add_unit_cue(section));
}

static guint
last_byte(const Sign *sign)
{
	return (guchar)sign->text[sign->length - 1];
}

static int
compare_signs(gconstpointer a, gconstpointer b)
{
	const Sign *first = a;
	const Sign *second = b;

	if (last_byte(first) != last_byte(second))
		return last_byte(first) < last_byte(second) ? -1 : 1;
	if (first->length != second->length)
		return first->length > second->length ? -1 : 1;
	return strcmp(first->text, second->text);
}

static int
compare_texts(gconstpointer a, gconstpointer b)
{
	const Sign *first = a;
	const Sign *second = b;
	int order = memcmp(first->text, second->text, MIN(first->length, second->length));

	return order != 0 ? order : (first->length > second->length) - (first->length < second->length);
}

/* Signs are looked for before every number, so only those that can end there are compared. */
static void
index_signs(DiaUnits *units)
{
	guint at = 0;

	g_array_sort(units->symbols, compare_texts);
	g_array_sort(units->signs, compare_signs);
	for (guint byte = 0; byte <= 256; byte++) {
		while (at < units->signs->len &&
		       last_byte(&g_array_index(units->signs, Sign, at)) < byte)
			at++;
		units->first_sign[byte] = at;
	}
}

static gboolean
take_line(gpointer data, const DiaDataLine *line, GError **error)
{
	Section *section = data;

	if (line->kind == DIA_DATA_KEY)
		return add_key(section, line, error);
	if (line->kind == DIA_DATA_PHRASE) {
		if (section->kind == NULL)
			return dia_data_fail(line, error, "a section with a kind must come first");
		add_phrase(section, line);
		return TRUE;
	}
	finish_section(section);
	section->id = dia_pool_string(&section->units->pool, line->name);
	section->kind = NULL;
	section->unit = -1;
	section->is_code = TRUE;
	section->cue = (DiaCue){ .section = section->id, .unit = -1 };
	return TRUE;
}

DiaUnits *
dia_units_new(DiaVocabulary *vocabulary, GError **error)
{
	DiaUnits *units = g_new0(DiaUnits, 1);
	Section section = { .units = units, .vocabulary = vocabulary };

	units->units = g_array_new(FALSE, TRUE, sizeof(DiaUnit));
	units->currencies = g_array_new(FALSE, TRUE, sizeof(Currency));
	units->cues = g_array_new(FALSE, TRUE, sizeof(DiaCue));
	units->built_words = g_array_new(FALSE, TRUE, sizeof(DiaNumberWord));
	units->signs = g_array_new(FALSE, TRUE, sizeof(Sign));
	units->symbols = g_array_new(FALSE, TRUE, sizeof(Sign));
	for (guint i = 0; i < DIA_N_CUE_GROUPS; i++)
		units->phrases[i] = dia_phrases_new();
	dia_pool_init(&units->pool);
	if (!dia_data_read_builtin("units.txt", keys, take_line, &section, error)) {
		dia_units_free(units);
		return NULL;
	}
	finish_section(&section);
	index_signs(units);
	units->words = (const DiaNumberWord *)(const void *)units->built_words->data;
	units->n_words = units->built_words->len;
	return units;
}

const DiaNumberWord *
dia_units_word(const DiaUnits *units, guint32 word)
{
	static const DiaNumberWord none = { 0 };

	return word < units->n_words ? &units->words[word] : &none;
}

const DiaUnit *
dia_units_get(const DiaUnits *units, gint32 unit)
{
	return &g_array_index(units->units, DiaUnit, (guint)unit);
}

const DiaPhrases *
dia_units_phrases(const DiaUnits *units, DiaCueGroup group)
{
	return units->phrases[group];
}

const DiaCue *
dia_units_cue(const DiaUnits *units, guint32 index)
{
	return &g_array_index(units->cues, DiaCue, index);
}

gint32
dia_units_find_symbol(const DiaUnits *units, const char *text, gsize length)
{
	Sign symbol = { .text = text, .length = length };
	guint index;

	if (!g_array_binary_search(units->symbols, &symbol, compare_texts, &index))
		return -1;
	return g_array_index(units->symbols, Sign, index).unit;
}

/* "franc" of "cfa-franc franc" */
static gboolean
has_word(const Currency *currency, const char *word)
{
	gsize length = strlen(word);
	const char *at = currency->word;

	while (at != NULL && (strncmp(at, word, length) != 0 || (at[length] != ' ' && at[length] != '\0'))) {
		at = strchr(at, ' ');
		if (at != NULL)
			at++;
	}
	return at != NULL;
}

static gboolean
has_country(const Currency *currency, const char *country)
{
	return country != NULL && currency->countries != NULL &&
	       strstr(currency->countries, country) != NULL;
}

/* Whether a currency, or one that shares the currency word, is used in a country. */
static gboolean
is_used_in(const DiaUnits *units, gint32 unit, const char *country)
{
	const char *word = dia_units_get(units, unit)->id;

	if (!dia_units_get(units, unit)->is_currency_word)
		return has_country(&g_array_index(units->currencies, Currency, (guint)unit), country);
	for (guint i = 0; i < units->currencies->len; i++) {
		const Currency *currency = &g_array_index(units->currencies, Currency, i);

		if (has_word(currency, word) && has_country(currency, country))
			return TRUE;
	}
	return FALSE;
}

gint32
dia_units_find_sign(const DiaUnits *units, const char *text, gsize start, gsize end,
		    const char *country, gsize *length)
{
	gint32 best = -1;
	guint byte;

	if (end <= start)
		return -1;
	byte = (guchar)text[end - 1];
	for (guint i = units->first_sign[byte]; i < units->first_sign[byte + 1]; i++) {
		const Sign *sign = &g_array_index(units->signs, Sign, i);
		gboolean is_home;

		if (best >= 0 && sign->length < *length)
			break;
		if (end - start < sign->length ||
		    memcmp(text + end - sign->length, sign->text, sign->length) != 0)
			continue;
		/* "EUR", not the end of "BUREAUX". */
		if (g_ascii_isalpha(sign->text[0]) && end - sign->length > start &&
		    g_ascii_isalnum(text[end - sign->length - 1]))
			continue;
		is_home = is_used_in(units, sign->unit, country);
		if (sign->is_short && !is_home)
			continue;
		if (best < 0 || is_home) {
			best = sign->unit;
			*length = sign->length;
		}
	}
	return best;
}

const char *
dia_units_resolve(const DiaUnits *units, gint32 unit, const char *country)
{
	const DiaUnit *here = dia_units_get(units, unit);
	const Currency *fallback = &g_array_index(units->currencies, Currency, (guint)unit);

	if (!here->is_currency_word)
		return here->id;
	for (guint i = 0; i < units->currencies->len; i++) {
		const Currency *currency = &g_array_index(units->currencies, Currency, i);

		if (has_word(currency, here->id) && has_country(currency, country))
			return dia_units_get(units, (gint32)i)->id;
	}
	return fallback->fallback != NULL ? fallback->fallback : here->id;
}
