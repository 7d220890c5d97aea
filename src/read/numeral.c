#include "read/numeral.h"

/* After "z" comes "aa", after "az" Word prints "bb": one letter, repeated. */
#define MAX_REPEATS 8
#define MAX_ROMAN 3999

static const char *const latin[] = { "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ" };
static const char *const russian[] = { "абвгдежзиклмнопрстуфхцчшщыэюя",
				       "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ" };
static const char *const symbols = "*†‡§";

/* Appends the letter of an alphabet as often as the number is over its end. */
static gboolean
append_repeated(GString *string, const char *alphabet, guint number)
{
	guint n_letters = (guint)g_utf8_strlen(alphabet, -1);
	guint repeats = number > 0 ? (number - 1) / n_letters + 1 : 0;
	const char *letter;

	if (repeats == 0 || repeats > MAX_REPEATS)
		return FALSE;
	letter = g_utf8_offset_to_pointer(alphabet, (glong)((number - 1) % n_letters));
	while (repeats-- > 0)
		g_string_append_unichar(string, g_utf8_get_char(letter));
	return TRUE;
}

static gboolean
append_roman(GString *string, gboolean is_upper, guint number)
{
	static const struct {
		guint value;
		const char *upper;
		const char *lower;
	} parts[] = {
		{ 1000, "M", "m" }, { 900, "CM", "cm" }, { 500, "D", "d" }, { 400, "CD", "cd" },
		{ 100, "C", "c" },  { 90, "XC", "xc" },	 { 50, "L", "l" },  { 40, "XL", "xl" },
		{ 10, "X", "x" },   { 9, "IX", "ix" },	 { 5, "V", "v" },   { 4, "IV", "iv" },
		{ 1, "I", "i" },
	};

	if (number == 0 || number > MAX_ROMAN)
		return FALSE;
	for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
		for (; number >= parts[i].value; number -= parts[i].value)
			g_string_append(string, is_upper ? parts[i].upper : parts[i].lower);
	return TRUE;
}

static void
append_ordinal(GString *string, guint number)
{
	static const char *const endings[] = { "th", "st", "nd", "rd" };
	guint last = number % 10;
	gboolean is_teen = number / 10 % 10 == 1;

	g_string_append_printf(string, "%u%s", number, endings[last <= 3 && !is_teen ? last : 0]);
}

void
dia_numeral_append(GString *string, DiaNumeral numeral, guint number)
{
	gboolean is_done = FALSE;

	switch (numeral) {
	case DIA_NUMERAL_UPPER_ROMAN:
	case DIA_NUMERAL_LOWER_ROMAN:
		is_done = append_roman(string, numeral == DIA_NUMERAL_UPPER_ROMAN, number);
		break;
	case DIA_NUMERAL_UPPER_LETTER:
	case DIA_NUMERAL_LOWER_LETTER:
		is_done = append_repeated(string, latin[numeral == DIA_NUMERAL_UPPER_LETTER], number);
		break;
	case DIA_NUMERAL_UPPER_RUSSIAN:
	case DIA_NUMERAL_LOWER_RUSSIAN:
		is_done =
		    append_repeated(string, russian[numeral == DIA_NUMERAL_UPPER_RUSSIAN], number);
		break;
	case DIA_NUMERAL_SYMBOLS:
		is_done = append_repeated(string, symbols, number);
		break;
	case DIA_NUMERAL_ORDINAL:
		append_ordinal(string, number);
		return;
	case DIA_NUMERAL_DECIMAL_ZERO:
		g_string_append_printf(string, "%02u", number);
		return;
	case DIA_NUMERAL_BULLET:
		g_string_append(string, "•");
		return;
	case DIA_NUMERAL_NONE:
		return;
	case DIA_NUMERAL_DECIMAL:
		break;
	}
	if (!is_done)
		g_string_append_printf(string, "%u", number);
}

gboolean
dia_numeral_is_letter(DiaNumeral numeral)
{
	return numeral >= DIA_NUMERAL_UPPER_ROMAN && numeral <= DIA_NUMERAL_LOWER_RUSSIAN;
}
