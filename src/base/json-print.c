/*
 * JSON as text. What cJSON prints, with its digits and its escapes, an order of magnitude faster: runs
 * of plain bytes are copied at once, and numbers of a few decimals need no printf().
 */
#include <float.h>
#include <math.h>
#include <string.h>

#include "base/json.h"

enum { LARGEST_NUMBER = 32, N_DECIMALS = 3, BLOCK = 16 * 1024 };

/* The byte after the backslash; 'u' for \u00xx; 0 where the byte stands as it is. */
static const char escapes[256] = {
	'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u', 'b', 't', 'n', 'u', 'f', 'r', 'u',	'u',
	'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u',	'u',
	['"'] = '"', ['\\'] = '\\',
};

/* Text on its way to the output, which takes much at once. */
typedef struct {
	char bytes[BLOCK];
	gsize n;
	GString *output;
} Printer;

static void
flush(Printer *printer)
{
	g_string_append_len(printer->output, printer->bytes, (gssize)printer->n);
	printer->n = 0;
}

static inline void
put(Printer *printer, const char *bytes, gsize length)
{
	if (G_UNLIKELY(length > BLOCK - printer->n)) {
		flush(printer);
		if (length > BLOCK) {
			g_string_append_len(printer->output, bytes, (gssize)length);
			return;
		}
	}
	memcpy(printer->bytes + printer->n, bytes, length);
	printer->n += length;
}

static inline void
put_byte(Printer *printer, char byte)
{
	if (G_UNLIKELY(printer->n == BLOCK))
		flush(printer);
	printer->bytes[printer->n++] = byte;
}

static void
put_escape(Printer *printer, char byte)
{
	static const char hex[] = "0123456789abcdef";
	const char letter = escapes[(guchar)byte];

	put_byte(printer, '\\');
	put_byte(printer, letter);
	if (letter != 'u')
		return;
	put(printer, "00", 2);
	put_byte(printer, hex[(guchar)byte / 16]);
	put_byte(printer, hex[(guchar)byte % 16]);
}

static void
print_string(const char *string, Printer *printer)
{
	put_byte(printer, '"');
	for (;;) {
		const char *stop = string;

		/* NUL is among the escapes, so the run ends there too. */
		while (escapes[(guchar)*stop] == 0)
			stop++;
		put(printer, string, (gsize)(stop - string));
		if (*stop == '\0')
			break;
		put_escape(printer, *stop);
		string = stop + 1;
	}
	put_byte(printer, '"');
}

/* Writes a number with @n_decimals digits after the point, less the zeros that it ends in. */
static void
print_fixed(guint64 number, guint n_decimals, gboolean is_negative, Printer *printer)
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
	put(printer, at, (gsize)(digits + sizeof digits - at));
}

/* Fifteen digits where they give the number back but for its last bit, else seventeen. */
static void
print_any_number(double number, Printer *printer)
{
	char text[LARGEST_NUMBER];

	g_ascii_formatd(text, sizeof text, "%.15g", number);
	if (fabs(g_ascii_strtod(text, NULL) - number) > fabs(number) * DBL_EPSILON)
		g_ascii_formatd(text, sizeof text, "%.17g", number);
	put(printer, text, strlen(text));
}

static void
print_number(double number, Printer *printer)
{
	static const double scale = 1000.0; /* 10 to the power of N_DECIMALS */
	double scaled = fabs(number) * scale;

	if (!isfinite(number)) {
		put(printer, "null", 4);
		return;
	}
	/* A decimal of up to fifteen digits is the only one of so few that is nearest to its double. */
	if (scaled < 1e15 && (double)(guint64)(scaled + 0.5) / scale == fabs(number) && number != 0.0)
		print_fixed((guint64)(scaled + 0.5), N_DECIMALS, number < 0.0, printer);
	else if (number == 0.0 && !signbit(number))
		put_byte(printer, '0');
	else
		print_any_number(number, printer);
}

static void print_value(const cJSON *json, Printer *printer);

static void
print_children(const cJSON *container, Printer *printer)
{
	for (const cJSON *child = container->child; child != NULL; child = child->next) {
		if (child != container->child)
			put_byte(printer, ',');
		if (child->string != NULL) {
			print_string(child->string, printer);
			put_byte(printer, ':');
		}
		print_value(child, printer);
	}
}

/* Recursion is as deep as the tree: what the program makes is flat, and cJSON reads no deep ones. */
static void
print_value(const cJSON *json, Printer *printer)
{
	switch (json->type & 0xff) {
	case cJSON_Object:
		put_byte(printer, '{');
		print_children(json, printer);
		put_byte(printer, '}');
		break;
	case cJSON_Array:
		put_byte(printer, '[');
		print_children(json, printer);
		put_byte(printer, ']');
		break;
	case cJSON_String:
		print_string(json->valuestring, printer);
		break;
	case cJSON_Number:
		print_number(json->valuedouble, printer);
		break;
	case cJSON_True:
		put(printer, "true", 4);
		break;
	case cJSON_False:
		put(printer, "false", 5);
		break;
	default:
		put(printer, "null", 4);
	}
}

void
dia_json_print(const cJSON *json, GString *output)
{
	Printer printer;

	printer.n = 0;
	printer.output = output;
	print_value(json, &printer);
	flush(&printer);
}
