#include "base/checksum.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>

/* Nettle and not GLib: it uses the instructions that processors have for this, and is ten times as fast. */
void
dia_checksum(const void *bytes, gsize length, guint8 *digest)
{
	struct sha256_ctx context;

	sha256_init(&context);
	sha256_update(&context, length, bytes);
	sha256_digest(&context, DIA_CHECKSUM_BYTES, digest);
}

char *
dia_checksum_text(const void *bytes, gsize length)
{
	guint8 digest[DIA_CHECKSUM_BYTES];
	char *text = g_malloc0(BASE16_ENCODE_LENGTH(DIA_CHECKSUM_BYTES) + 1);

	dia_checksum(bytes, length, digest);
	base16_encode_update(text, DIA_CHECKSUM_BYTES, digest);
	return text;
}
