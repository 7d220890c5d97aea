/*
 * Threads that take the next item from a counter until there is none.
 */
#include "base/parallel.h"

typedef struct {
	DiaParallelFunction function;
	gpointer data;
	guint n_items;
	gint next; /* atomic */
} Work;

static gpointer
work_off(gpointer data)
{
	Work *work = data;

	for (;;) {
		guint item = (guint)g_atomic_int_add(&work->next, 1);

		if (item >= work->n_items)
			return NULL;
		work->function(item, work->data);
	}
}

void
dia_parallel(guint n_items, guint n_threads, DiaParallelFunction function, gpointer data)
{
	Work work = { .function = function, .data = data, .n_items = n_items };
	g_autoptr(GPtrArray) threads = g_ptr_array_new();

	for (guint i = 1; i < MIN(n_threads, n_items); i++) {
		GThread *thread = g_thread_try_new("worker", work_off, &work, NULL);

		if (thread == NULL)
			break;
		g_ptr_array_add(threads, thread);
	}
	work_off(&work);
	for (guint i = 0; i < threads->len; i++)
		g_thread_join(g_ptr_array_index(threads, i));
}
