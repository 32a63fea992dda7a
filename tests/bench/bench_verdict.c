/*
 * How long a verdict and its flips take on a typical set and on a bad one: every
 * class of flips is full, so that the search has most to try. Fails only when the
 * answer to a key press would be noticed to wait.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "core/verdict.h"
#include "load/questionnaire_load.h"
#include "row.h"

enum { ROUNDS = 2000, FLIP_ROUNDS = 20, VERDICT_MAX_US = 500, FLIPS_MAX_US = 200000 };

/* Answers that do not pass; all others do. */
static const char *const typical[] = { "mono.small-team=10", "own.on-call=no",
	"con.tested=no", "con.no-backdoor=unknown", "ops.tracing=no", "bnd.co-change=partial",
	"own.team-name=backend team", "own.team-size=6", "dep.coordinating-teams=billing, search",
	"bnd.operations=place_order, cancel_order, get_status", "con.form=both", NULL };
static const char *const bad[] = { "why.org-problem=partial", "own.named-team=partial",
	"dep.independent=partial", "chg.independent=partial", "con.defined=partial",
	"dom.context=partial", "bnd.business=partial", "bnd.everyone-calls=partial",
	"mono.small-team=10", "mono.domain-unstable=partial", "mono.no-ops-team=partial",
	"mono.modular-untried=yes", "own.team-size=12", "own.services-owned=2",
	"dst.sync-depth=6", "ops.logging=none", "ops.tracing=no", "ops.alerts=partial",
	"ops.pipeline=partial", "ops.endpoints=partial", "ops.before=no", "own.single-team=no",
	"own.distinct=no", "bnd.model-edge=no", "bnd.data-owned=no", "con.no-backdoor=no",
	"dst.txn-span=yes", "ops.capacity=no", "own.on-call=partial", "con.tested=no",
	"con.versioned=no", "dst.latency-budget=no", "dep.rollback=no", "org.matches=no",
	"bnd.co-change=no", "own.team-name=backend team", "bnd.operations=validate_user",
	NULL };

static struct inputs *make_inputs(const struct questionnaire *q, const char *const *changes)
{
	struct inputs *in = inputs_new(q, "2026-11-22");

	for (int i = 0; i < q->n_questions; i++)
		if (q->questions[i].role != ROLE_INFO)
			inputs_set(in, q->questions[i].id, q->questions[i].kind == KIND_MULTI ?
				   "all" : q->questions[i].choices[0].value, NULL, NULL);
	for (; *changes != NULL; changes++) {
		g_auto(GStrv) pair = g_strsplit(*changes, "=", 2);

		if (!inputs_set(in, pair[0], pair[1], NULL, NULL))
			fprintf(stderr, "bench_verdict: %s cannot be set\n", *changes);
	}
	return in;
}

static void print_row(const char *answers, const char *what, double us, const char *limit)
{
	g_autofree char *name = g_strdup_printf("%s, %s answers", what, answers);
	const struct bench_row row = { .name = name, .ms = us / 1000.0, .limit = limit };

	bench_row_print(&row);
}

/* Prints the figures; false when one is far over what anybody should wait. */
static bool measure(const char *name, const struct questionnaire *q,
		    const char *const *changes)
{
	g_autoptr(inputs) in = make_inputs(q, changes);
	g_autoptr(verdict) v = verdict_compute(in);
	gint64 start = g_get_monotonic_time();
	double verdict_us, flips_us;

	for (int i = 0; i < ROUNDS; i++)
		verdict_free(verdict_compute(in));
	verdict_us = (double)(g_get_monotonic_time() - start) / ROUNDS;
	start = g_get_monotonic_time();
	for (int i = 0; i < FLIP_ROUNDS; i++)
		verdict_add_flips(v, in);
	flips_us = (double)(g_get_monotonic_time() - start) / FLIP_ROUNDS;
	print_row(name, "verdict", verdict_us, "0.05 ms");
	print_row(name, "flips of it", flips_us, "20 ms");
	return verdict_us <= VERDICT_MAX_US && flips_us <= FLIPS_MAX_US;
}

int main(void)
{
	const char *dir = g_getenv("SEAM_DATA_DIR");
	g_autofree char *path = g_build_filename(dir != NULL ? dir : BENCH_DATADIR,
						 "questionnaires/split-readiness.yaml", NULL);
	g_autoptr(questionnaire) q = NULL;
	g_autoptr(diags) ds = diags_new();
	bool ok;

	if (!questionnaire_load_file(&q, path, ds)) {
		diags_print(ds, stderr);
		return 1;
	}
	ok = measure("typical", q, typical);
	return measure("bad", q, bad) && ok ? 0 : 1;
}
