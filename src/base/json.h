/*
 * Shorthand over cJSON for what interface.md writes. A tree that is made here lives in one pool and is
 * printed by dia_json_print(); cJSON's functions read it as they read a tree that cJSON has parsed, but
 * must not change it. Keys are not copied, so they must outlive the tree: most are literals.
 */
#pragma once

#include <cjson/cJSON.h>
#include <glib.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(cJSON, cJSON_Delete)

/* Makes cJSON allocate with GLib, which ends the program where memory runs out. Call once. */
void dia_json_init(void);

typedef struct _DiaJson DiaJson;

/* A tree with an empty object, or an empty array, as root. */
DiaJson *dia_json_new_object(void);
DiaJson *dia_json_new_array(void);
void dia_json_free(DiaJson *json);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaJson, dia_json_free)

/* @return the root; belongs to the tree, as all below it */
cJSON *dia_json_root(DiaJson *json);

/*
 * Gives an empty array or object, and all that comes below it, memory of its own, so that a thread may
 * fill it while others fill the rest of the tree.
 */
void dia_json_set_apart(DiaJson *json, cJSON *container);

/* Adds a string, or null where it is NULL. */
void dia_json_add_string(cJSON *object, const char *key, const char *string);

/* As dia_json_add_string() for @length bytes. */
void dia_json_add_text(cJSON *object, const char *key, const char *text, gsize length);

void dia_json_add_number(cJSON *object, const char *key, double number);
void dia_json_add_boolean(cJSON *object, const char *key, gboolean value);
void dia_json_add_null(cJSON *object, const char *key);

/* Adds an array of the strings; an empty one where @strings is NULL. */
void dia_json_add_strv(cJSON *object, const char *key, const char *const *strings);

/* Adds an empty array or object and returns it. */
cJSON *dia_json_add_array(cJSON *object, const char *key);
cJSON *dia_json_add_object(cJSON *object, const char *key);

/* The same at the end of an array. */
void dia_json_append_string(cJSON *array, const char *string);
void dia_json_append_text(cJSON *array, const char *text, gsize length);
void dia_json_append_number(cJSON *array, double number);
cJSON *dia_json_append_array(cJSON *array);
cJSON *dia_json_append_object(cJSON *array);

/* Adds a string before all others. */
void dia_json_prepend_string(cJSON *array, const char *string);

/* Appends the text of a tree without needless white space, byte for byte as cJSON prints it. */
void dia_json_print(const cJSON *json, GString *output);

/* @return what is under a key, or NULL; belongs to @object, which may be NULL */
cJSON *dia_json_get(const cJSON *object, const char *key);

/* @return the string under a key, or NULL; belongs to @object */
const char *dia_json_get_string(const cJSON *object, const char *key);

/* @return the number under a key, or @fallback */
double dia_json_get_number(const cJSON *object, const char *key, double fallback);
