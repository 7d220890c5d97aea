#include "base/json.h"

void
dia_json_init(void)
{
	cJSON_Hooks hooks = { .malloc_fn = g_malloc, .free_fn = g_free };

	cJSON_InitHooks(&hooks);
}

static void
add(cJSON *object, const char *key, cJSON *item)
{
	cJSON_AddItemToObjectCS(object, key, item);
}

void
dia_json_add_string(cJSON *object, const char *key, const char *string)
{
	add(object, key, string != NULL ? cJSON_CreateString(string) : cJSON_CreateNull());
}

void
dia_json_add_text(cJSON *object, const char *key, const char *text, gsize length)
{
	cJSON *item = cJSON_CreateNull();

	/* Saves the second copy that cJSON_CreateString() would make of a terminated string. */
	item->type = cJSON_String;
	item->valuestring = g_strndup(text, length);
	add(object, key, item);
}

void
dia_json_add_number(cJSON *object, const char *key, double number)
{
	add(object, key, cJSON_CreateNumber(number));
}

void
dia_json_add_boolean(cJSON *object, const char *key, gboolean value)
{
	add(object, key, cJSON_CreateBool(value));
}

void
dia_json_add_null(cJSON *object, const char *key)
{
	add(object, key, cJSON_CreateNull());
}

void
dia_json_add_strv(cJSON *object, const char *key, const char *const *strings)
{
	cJSON *array = dia_json_add_array(object, key);

	for (; strings != NULL && *strings != NULL; strings++)
		cJSON_AddItemToArray(array, cJSON_CreateString(*strings));
}

cJSON *
dia_json_add_array(cJSON *object, const char *key)
{
	cJSON *array = cJSON_CreateArray();

	add(object, key, array);
	return array;
}

cJSON *
dia_json_add_object(cJSON *object, const char *key)
{
	cJSON *child = cJSON_CreateObject();

	add(object, key, child);
	return child;
}

cJSON *
dia_json_append_object(cJSON *array)
{
	cJSON *object = cJSON_CreateObject();

	cJSON_AddItemToArray(array, object);
	return object;
}

const char *
dia_json_get_string(const cJSON *object, const char *key)
{
	return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, key));
}

double
dia_json_get_number(const cJSON *object, const char *key, double fallback)
{
	const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, key);

	return cJSON_IsNumber(item) ? item->valuedouble : fallback;
}
