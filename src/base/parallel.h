/*
 * The same work on several items, on several threads.
 */
#pragma once

#include <glib.h>

/* @param item index, from 0; each comes once, on whatever thread is free */
typedef void (*DiaParallelFunction)(guint item, gpointer data);

/*
 * Calls a function for each item, and returns when all are done. The caller's thread takes part, so that
 * it ends also where the system has no memory for another thread.
 * @param n_threads at most so many at a time, the caller's among them; with 0 or 1 the items come in order
 */
void dia_parallel(guint n_items, guint n_threads, DiaParallelFunction function, gpointer data);
