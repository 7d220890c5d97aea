/*
 * Hashing that is the same on each run and machine (GLib's string hash is too, but weak for ids).
 */
#pragma once

#include <glib.h>
#include <string.h>

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

/* Up to eight bytes as one number. */
static inline guint64
dia_hash_load(const char *bytes, gsize length)
{
	guint64 all = 0;
	guint32 first;
	guint32 last;

	if (length >= 8) {
		memcpy(&all, bytes, 8);
		return GUINT64_FROM_LE(all);
	}
	if (length >= 4) {
		memcpy(&first, bytes, 4);
		memcpy(&last, bytes + length - 4, 4);
		return ((guint64)GUINT32_FROM_LE(first) << 32) | GUINT32_FROM_LE(last);
	}
	if (length == 0)
		return 0;
	return ((guint64)(guchar)bytes[0] << 16) | ((guint64)(guchar)bytes[length / 2] << 8) |
	       (guchar)bytes[length - 1];
}

/* Eight bytes at a time, multiplied and folded; most words need one step. */
static inline guint32
dia_hash_bytes(const char *bytes, gsize length)
{
	guint64 hash = length * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);

	for (; length > 8; bytes += 8, length -= 8) {
		hash = (hash ^ dia_hash_load(bytes, 8)) * G_GUINT64_CONSTANT(0xbf58476d1ce4e5b9);
		hash ^= hash >> 32;
	}
	return dia_hash_u64(hash ^ dia_hash_load(bytes, length));
}
