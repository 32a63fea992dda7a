/*
 * "did you mean" by edit distance. Names are ASCII words of ours; what the user
 * typed may be anything, so it is compared byte by byte and long words are not
 * compared at all.
 */
#include "config.h"

#include "base/near.h"

#include <string.h>

#include <glib.h>

enum { WORD_MAX = 64 };

static unsigned min3(unsigned a, unsigned b, unsigned c)
{
	return MIN(a, MIN(b, c));
}

/* A third of the word may be wrong, but never all of it. */
static unsigned limit_for(const char *word)
{
	size_t length = strnlen(word, WORD_MAX + 1);

	return length <= 1 ? 0 : MAX(1, length / 3);
}

unsigned near_distance(const char *a, const char *b, unsigned limit)
{
	size_t n = strnlen(a, WORD_MAX + 1);
	size_t m = strnlen(b, WORD_MAX + 1);
	unsigned rows[3][WORD_MAX + 1];

	if (n > WORD_MAX || m > WORD_MAX)
		return limit + 1;
	for (size_t j = 0; j <= m; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= n; i++) {
		unsigned *now = rows[i % 3];
		const unsigned *last = rows[(i + 2) % 3];
		const unsigned *before = rows[(i + 1) % 3];

		now[0] = i;
		for (size_t j = 1; j <= m; j++) {
			char x = g_ascii_tolower(a[i - 1]);
			char y = g_ascii_tolower(b[j - 1]);

			now[j] = min3(last[j] + 1, now[j - 1] + 1, last[j - 1] + (x != y));
			/* two neighbours swapped */
			if (i > 1 && j > 1 && x == g_ascii_tolower(b[j - 2]) &&
			    g_ascii_tolower(a[i - 2]) == y)
				now[j] = MIN(now[j], before[j - 2] + 1);
		}
	}
	return MIN(rows[n % 3][m], limit + 1);
}

void near_init(struct near *n, const char *word)
{
	*n = (struct near){ .word = word, .distance = limit_for(word) + 1 };
}

void near_offer(struct near *n, const char *name)
{
	unsigned distance = near_distance(n->word, name, n->distance);

	/* Of equals, the first offered wins. */
	if (distance >= n->distance)
		return;
	n->best = name;
	n->distance = distance;
}

const char *near_find(const char *word, const char *const *names)
{
	struct near n;

	near_init(&n, word);
	for (size_t i = 0; names[i] != NULL; i++)
		near_offer(&n, names[i]);
	return n.best;
}
