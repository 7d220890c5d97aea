#include "base/json.h"

#include <string.h>

#include "base/pool.h"

struct _DiaJson {
	cJSON *root;
	DiaPool pool;
	GPtrArray *parts; /* of DiaPool, of what is filled apart */
};

void
dia_json_init(void)
{
	cJSON_Hooks hooks = { .malloc_fn = g_malloc, .free_fn = g_free };

	cJSON_InitHooks(&hooks);
}

/* An array or object keeps the pool of its tree where a string keeps its text. */
static DiaPool *
get_pool(const cJSON *container)
{
	g_assert(container->valuestring != NULL);
	return (DiaPool *)(gpointer)container->valuestring;
}

static cJSON *
make_item(DiaPool *pool, int type)
{
	cJSON *item = dia_pool_allocate(pool, sizeof *item);

	*item = (cJSON){ .type = type };
	if (type == cJSON_Array || type == cJSON_Object)
		item->valuestring = (char *)(gpointer)pool;
	return item;
}

static void
free_part(gpointer pool)
{
	dia_pool_clear(pool);
	g_free(pool);
}

static DiaJson *
make_tree(int type)
{
	DiaJson *json = g_new0(DiaJson, 1);

	dia_pool_init(&json->pool);
	json->parts = g_ptr_array_new_with_free_func(free_part);
	json->root = make_item(&json->pool, type);
	return json;
}

DiaJson *
dia_json_new_object(void)
{
	return make_tree(cJSON_Object);
}

DiaJson *
dia_json_new_array(void)
{
	return make_tree(cJSON_Array);
}

void
dia_json_free(DiaJson *json)
{
	if (json == NULL)
		return;
	g_ptr_array_unref(json->parts);
	dia_pool_clear(&json->pool);
	g_free(json);
}

void
dia_json_set_apart(DiaJson *json, cJSON *container)
{
	DiaPool *pool = g_new0(DiaPool, 1);

	dia_pool_init(pool);
	g_ptr_array_add(json->parts, pool);
	container->valuestring = (char *)(gpointer)pool;
}

cJSON *
dia_json_root(DiaJson *json)
{
	return json->root;
}

/* Adds an item at the end; the first child's `prev` is the last, as in cJSON. */
static cJSON *
append(cJSON *container, const char *key, int type)
{
	cJSON *item = make_item(get_pool(container), type);

	item->string = (char *)key;
	if (container->child == NULL) {
		container->child = item;
	} else {
		item->prev = container->child->prev;
		item->prev->next = item;
	}
	container->child->prev = item;
	return item;
}

static void
append_string(cJSON *container, const char *key, const char *text, gsize length)
{
	append(container, key, cJSON_String)->valuestring =
	    dia_pool_text(get_pool(container), text, length);
}

static void
append_string_or_null(cJSON *container, const char *key, const char *string)
{
	if (string != NULL)
		append_string(container, key, string, strlen(string));
	else
		append(container, key, cJSON_NULL);
}

void
dia_json_add_string(cJSON *object, const char *key, const char *string)
{
	append_string_or_null(object, key, string);
}

void
dia_json_add_text(cJSON *object, const char *key, const char *text, gsize length)
{
	append_string(object, key, text, length);
}

void
dia_json_add_number(cJSON *object, const char *key, double number)
{
	append(object, key, cJSON_Number)->valuedouble = number;
}

void
dia_json_add_boolean(cJSON *object, const char *key, gboolean value)
{
	append(object, key, value ? cJSON_True : cJSON_False);
}

void
dia_json_add_null(cJSON *object, const char *key)
{
	append(object, key, cJSON_NULL);
}

void
dia_json_add_strv(cJSON *object, const char *key, const char *const *strings)
{
	cJSON *array = dia_json_add_array(object, key);

	for (; strings != NULL && *strings != NULL; strings++)
		dia_json_append_string(array, *strings);
}

cJSON *
dia_json_add_array(cJSON *object, const char *key)
{
	return append(object, key, cJSON_Array);
}

cJSON *
dia_json_add_object(cJSON *object, const char *key)
{
	return append(object, key, cJSON_Object);
}

void
dia_json_append_string(cJSON *array, const char *string)
{
	append_string_or_null(array, NULL, string);
}

void
dia_json_append_text(cJSON *array, const char *text, gsize length)
{
	append_string(array, NULL, text, length);
}

void
dia_json_append_number(cJSON *array, double number)
{
	append(array, NULL, cJSON_Number)->valuedouble = number;
}

cJSON *
dia_json_append_array(cJSON *array)
{
	return append(array, NULL, cJSON_Array);
}

cJSON *
dia_json_append_object(cJSON *array)
{
	return append(array, NULL, cJSON_Object);
}

void
dia_json_prepend_string(cJSON *array, const char *string)
{
	cJSON *first = array->child;
	cJSON *item;

	append_string_or_null(array, NULL, string);
	if (first == NULL)
		return;
	/* The ring from the last to the first is there already; only the ends move. */
	item = first->prev;
	item->prev->next = NULL;
	item->next = first;
	array->child = item;
}

cJSON *
dia_json_get(const cJSON *object, const char *key)
{
	cJSON *item = object != NULL ? object->child : NULL;

	while (item != NULL && (item->string == NULL || item->string[0] != key[0] ||
				strcmp(item->string, key) != 0))
		item = item->next;
	return item;
}

const char *
dia_json_get_string(const cJSON *object, const char *key)
{
	return cJSON_GetStringValue(dia_json_get(object, key));
}

double
dia_json_get_number(const cJSON *object, const char *key, double fallback)
{
	const cJSON *item = dia_json_get(object, key);

	return cJSON_IsNumber(item) ? item->valuedouble : fallback;
}
