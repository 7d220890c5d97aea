/*
 * Hashing that is the same on each run and machine (GLib's string hash is too, but weak for ids).
 */
#pragma once

#include <glib.h>

/* FNV-1a, 64 bits (Fowler, Noll, Vo), folded with a final mix so that low bits can index tables. */
static inline guint32
dia_hash_bytes(const char *bytes, gsize length)
{
	guint64 hash = G_GUINT64_CONSTANT(14695981039346656037);

	for (gsize i = 0; i < length; i++) {
		hash ^= (guchar)bytes[i];
		hash *= G_GUINT64_CONSTANT(1099511628211);
	}
	hash ^= hash >> 32;
	return (guint32)(hash ^ (hash >> 15));
}

/* The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
static inline guint32
dia_hash_u64(guint64 key)
{
	key ^= key >> 30;
	key *= G_GUINT64_CONSTANT(0xbf58476d1ce4e5b9);
	key ^= key >> 27;
	key *= G_GUINT64_CONSTANT(0x94d049bb133111eb);
	return (guint32)(key ^ (key >> 31));
}
