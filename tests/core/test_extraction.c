/*
 * Which service first: small pictures of calls and verdicts.
 */
#include "config.h"

#include "core/extraction.h"

#include "testlib.h"

enum { N = 5 };

static const struct {
	const char *name;
	const char *verdicts;	/* g, c, n, i; - = not judged */
	const char *calls[N];	/* digits */
	int max;
	const char *order;	/* service, waiting, asking, later */
} rows[] = {
	{ "none may go", "nni-", { "1", "0" }, 5, "" },
	{ "go before conditional, whatever they call", "cg", { "", "0" }, 5, "1:010 0:000" },
	{ "fewest callers first", "gg", { "1", "" }, 5, "0:010 1:000" },
	/* 1 is called by 0 and 2: once 0 is out, only 2 waits; as many calls: by index */
	{ "who is out waits no longer", "ggn", { "1", "", "1" }, 5, "0:010 1:100" },
	{ "then fewest calls", "ggn", { "2", "", "" }, 5, "1:000 0:010" },
	{ "the later ones", "gcn", { "", "0", "0" }, 5, "0:201 1:000" },
	{ "the same call twice counts once", "gn", { "", "00" }, 5, "0:100" },
	{ "itself does not count", "g", { "0" }, 5, "0:000" },
	{ "no more than asked for", "gggg", { "", "", "", "" }, 2, "0:000 1:000" },
};

static enum verdict_token token_of(char c)
{
	return c == 'g' ? VERDICT_GO : c == 'c' ? VERDICT_CONDITIONAL :
	       c == 'n' ? VERDICT_NO_GO : c == 'i' ? VERDICT_INCOMPLETE : VERDICT_COUNT;
}

static void test_order(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct portfolio_service services[N] = { 0 };
		struct portfolio p = { services, 0, NULL, 0, -1 };
		enum verdict_token tokens[N];
		int calls[N][N];
		g_autoptr(GString) found = g_string_new(NULL);
		g_autoptr(GArray) steps = NULL;

		for (int s = 0; rows[i].verdicts[s] != '\0'; s++) {
			tokens[s] = token_of(rows[i].verdicts[s]);
			services[s].slug = "s";
			services[s].calls = calls[s];
			for (const char *c = rows[i].calls[s]; c != NULL && *c != '\0'; c++)
				calls[s][services[s].n_calls++] = *c - '0';
			p.n_services++;
		}
		steps = extraction_order(&p, tokens, rows[i].max);
		for (guint k = 0; k < steps->len; k++) {
			const struct extraction_step *s =
				&g_array_index(steps, struct extraction_step, k);

			test_row(rows[i].name, s->token == tokens[s->service]);
			g_string_append_printf(found, "%s%d:%d%d%d", k > 0 ? " " : "", s->service,
					       s->waiting, s->asking, s->later);
		}
		test_row_str(rows[i].name, found->str, rows[i].order);
	}
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/core/extraction/order", test_order);
	return test_run();
}
