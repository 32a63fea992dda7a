/*
 * Which conditions and facts these are is in the plan of the questionnaire.
 */
#include "config.h"

#include "core/basis.h"

#include <inttypes.h>

#include "core/expr.h"
#include "core/inputs.h"
#include "core/plan.h"

static void add_fact(GString *to, enum measure m, const struct fact *f)
{
	if (!f->known)
		return;
	if (f->text != NULL)
		g_string_append_printf(to, "%d=%s\n", m, f->text);
	else
		g_string_append_printf(to, "%d=%" PRId64 "\n", m, f->number);
}

void basis_add(GString *to, const struct questionnaire *q, const struct facts *facts)
{
	/* borrows all of it, and is only read */
	const struct inputs in = { .q = q, .facts = *facts };
	const struct eval_env env = { .in = &in, .it = -1 };
	const struct int_list *rows = &q->plan->fact_rows;

	for (int i = 0; i < rows->n; i++)
		g_string_append_c(to, (char)('0' + expr_eval(q->rules[rows->at[i]].when, &env)));
	g_string_append_c(to, '\n');
	for (int m = 0; m < MEASURE_FACT_COUNT; m++)
		if (q->plan->facts_read & G_GUINT64_CONSTANT(1) << m)
			add_fact(to, (enum measure)m, &facts->fact[m]);
}
