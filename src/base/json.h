/*
 * Shorthand over cJSON for what interface.md writes. Keys must be string literals: they are not copied.
 */
#pragma once

#include <cjson/cJSON.h>
#include <glib.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(cJSON, cJSON_Delete)

/* Makes cJSON allocate with GLib, which ends the program where memory runs out. Call once. */
void dia_json_init(void);

/* Adds a string, or null where it is NULL. */
void dia_json_add_string(cJSON *object, const char *key, const char *string);

/* As dia_json_add_string() for @length bytes. */
void dia_json_add_text(cJSON *object, const char *key, const char *text, gsize length);

void dia_json_add_number(cJSON *object, const char *key, double number);
void dia_json_add_boolean(cJSON *object, const char *key, gboolean value);
void dia_json_add_null(cJSON *object, const char *key);

/* Adds an array of the strings; an empty one where @strings is NULL. */
void dia_json_add_strv(cJSON *object, const char *key, const char *const *strings);

/* Adds an empty array or object and returns it; it belongs to @object. */
cJSON *dia_json_add_array(cJSON *object, const char *key);
cJSON *dia_json_add_object(cJSON *object, const char *key);

/* Adds an empty object at the end of an array and returns it. */
cJSON *dia_json_append_object(cJSON *array);

/* @return the string under a key, or NULL; belongs to @object */
const char *dia_json_get_string(const cJSON *object, const char *key);

/* @return the number under a key, or @fallback */
double dia_json_get_number(const cJSON *object, const char *key, double fallback);
