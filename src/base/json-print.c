/*
 * JSON as text. What cJSON prints, with its digits and its escapes, an order of magnitude faster: runs
 * of plain bytes are copied at once, and numbers of a few decimals need no printf().
 */
#include <float.h>
#include <math.h>
#include <string.h>

#include "base/json.h"

enum { LARGEST_NUMBER = 32, N_DECIMALS = 3 };

/* The byte after the backslash; 'u' for \u00xx; 0 where the byte stands as it is. */
static const char escapes[256] = {
	'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u', 'b', 't', 'n', 'u', 'f', 'r', 'u',	'u',
	'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u',	'u',
	['"'] = '"', ['\\'] = '\\',
};

static void
print_string(const char *string, GString *output)
{
	g_string_append_c(output, '"');
	for (;;) {
		const char *stop = string;

		/* NUL is among the escapes, so the run ends there too. */
		while (escapes[(guchar)*stop] == 0)
			stop++;
		g_string_append_len(output, string, stop - string);
		if (*stop == '\0')
			break;
		g_string_append_c(output, '\\');
		g_string_append_c(output, escapes[(guchar)*stop]);
		if (escapes[(guchar)*stop] == 'u')
			g_string_append_printf(output, "%04x", (guchar)*stop);
		string = stop + 1;
	}
	g_string_append_c(output, '"');
}

/* Writes a number with @n_decimals digits after the point, less the zeros that it ends in. */
static void
print_fixed(guint64 number, guint n_decimals, gboolean is_negative, GString *output)
{
	char digits[LARGEST_NUMBER];
	char *at = digits + sizeof digits;
	guint n = 0;

	for (; n_decimals > 0 && number % 10 == 0; n_decimals--)
		number /= 10;
	do {
		if (n > 0 && n == n_decimals)
			*--at = '.';
		*--at = (char)('0' + number % 10);
		number /= 10;
	} while (n++ < n_decimals || number > 0);
	if (is_negative)
		*--at = '-';
	g_string_append_len(output, at, digits + sizeof digits - at);
}

/* Fifteen digits where they give the number back but for its last bit, else seventeen. */
static void
print_any_number(double number, GString *output)
{
	char text[LARGEST_NUMBER];

	g_ascii_formatd(text, sizeof text, "%.15g", number);
	if (fabs(g_ascii_strtod(text, NULL) - number) > fabs(number) * DBL_EPSILON)
		g_ascii_formatd(text, sizeof text, "%.17g", number);
	g_string_append(output, text);
}

static void
print_number(double number, GString *output)
{
	static const double scale = 1000.0; /* 10 to the power of N_DECIMALS */
	double scaled = fabs(number) * scale;

	if (!isfinite(number)) {
		g_string_append(output, "null");
		return;
	}
	/* A decimal of up to fifteen digits is the only one of so few that is nearest to its double. */
	if (scaled < 1e15 && (double)(guint64)(scaled + 0.5) / scale == fabs(number) && number != 0.0)
		print_fixed((guint64)(scaled + 0.5), N_DECIMALS, number < 0.0, output);
	else if (number == 0.0 && !signbit(number))
		g_string_append_c(output, '0');
	else
		print_any_number(number, output);
}

static void
print_children(const cJSON *container, GString *output)
{
	for (const cJSON *child = container->child; child != NULL; child = child->next) {
		if (child != container->child)
			g_string_append_c(output, ',');
		if (child->string != NULL) {
			print_string(child->string, output);
			g_string_append_c(output, ':');
		}
		dia_json_print(child, output);
	}
}

/* Recursion is as deep as the tree: what the program makes is flat, and cJSON reads no deep ones. */
void
dia_json_print(const cJSON *json, GString *output)
{
	switch (json->type & 0xff) {
	case cJSON_Object:
		g_string_append_c(output, '{');
		print_children(json, output);
		g_string_append_c(output, '}');
		break;
	case cJSON_Array:
		g_string_append_c(output, '[');
		print_children(json, output);
		g_string_append_c(output, ']');
		break;
	case cJSON_String:
		print_string(json->valuestring, output);
		break;
	case cJSON_Number:
		print_number(json->valuedouble, output);
		break;
	case cJSON_True:
		g_string_append(output, "true");
		break;
	case cJSON_False:
		g_string_append(output, "false");
		break;
	default:
		g_string_append(output, "null");
	}
}
