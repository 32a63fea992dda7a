/*
 * Runs a fuzz target over its seeds and over mutations of them, without libFuzzer.
 * The mutations are the same in each run: this is a regression test, finding is for
 * `make fuzz'.
 */
#include "config.h"

#include "fuzz.h"

#include <string.h>

#include "testlib.h"

enum {
	MUTATIONS = 40,
	MUTATIONS_LONG = 4000,
	SEED = 20261122,
};

static void run(const GByteArray *input)
{
	LLVMFuzzerTestOneInput(input->data, input->len);
}

/* Cuts, doubles, flips or splices in what parsers trip over. */
static void mutate(GByteArray *input, GRand *random)
{
	static const char *const tokens[] = {
		"\n", "\t", "\"", "'", "[", "{", "- ", ": ", "#", "&a", "*a", "!!", "---\n",
		"\xff", "\x1b[2J", "\u202e", "\xe2\x82", "((((((((", "-1", "99999999999999999999",
	};
	const char *token = tokens[g_rand_int_range(random, 0, G_N_ELEMENTS(tokens))];
	guint at = input->len > 0 ? g_rand_int_range(random, 0, input->len) : 0;
	guint rest = input->len - at;
	guint n = rest > 0 ? g_rand_int_range(random, 0, MIN(rest, 64)) : 0;
	g_autofree uint8_t *tail = rest > 0 ? g_memdup2(input->data + at, rest) : NULL;

	switch (g_rand_int_range(random, 0, 5)) {
	case 0:
		g_byte_array_set_size(input, at);
		break;
	case 1:
		g_byte_array_remove_range(input, at, n);
		break;
	case 2:
		g_byte_array_append(input, tail, n);
		break;
	case 3:
		if (rest > 0)
			input->data[at] ^= 1 << g_rand_int_range(random, 0, 8);
		break;
	default:
		g_byte_array_set_size(input, at);
		g_byte_array_append(input, (const guint8 *)token, strlen(token));
		g_byte_array_append(input, tail, rest);
		break;
	}
}

static void replay_file(const char *path)
{
	int rounds = test_is_long() ? MUTATIONS_LONG : MUTATIONS;
	g_autoptr(GByteArray) input = g_byte_array_new();
	g_autoptr(GRand) random = g_rand_new_with_seed(SEED);
	g_autofree char *text = NULL;
	size_t length;

	text = test_read_file(path, &length);
	if (text == NULL)
		return;
	for (int i = 0; i < rounds; i++) {
		/* Start over from time to time: mutations pile up. */
		if (i % 8 == 0) {
			g_byte_array_set_size(input, 0);
			g_byte_array_append(input, (const guint8 *)text, length);
		}
		run(input);
		mutate(input, random);
	}
}

static void replay(const void *data)
{
	g_autofree char *path = test_src_path(data);
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const char *name;

	if (dir == NULL) {
		replay_file(path);
		return;
	}
	while ((name = g_dir_read_name(dir)) != NULL) {
		g_autofree char *file = g_build_filename(path, name, NULL);

		replay_file(file);
	}
}

static void test_nothing(void)
{
	g_assert_cmpint(LLVMFuzzerTestOneInput((const uint8_t *)"", 0), ==, 0);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/fuzz/nothing", test_nothing);
	for (size_t i = 0; fuzz_seeds[i] != NULL; i++) {
		g_autofree char *path = g_strconcat("/fuzz/", fuzz_seeds[i], NULL);

		g_test_add_data_func(path, fuzz_seeds[i], replay);
	}
	return test_run();
}
