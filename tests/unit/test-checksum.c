/*
 * Checksums against the examples of FIPS 180-4.
 */
#include <string.h>

#include "base/checksum.h"

static void
check(const char *text, const char *expected)
{
	g_autofree char *checksum = dia_checksum_text(text, strlen(text));

	g_assert_cmpstr(checksum, ==, expected);
}

static void
test_examples(void)
{
	check("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	check("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	check("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
	      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/checksum/examples", test_examples);
	return g_test_run();
}
