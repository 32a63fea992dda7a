/* See judging.h. */
#include "config.h"

#include "judging.h"

#include "load/questionnaire_load.h"
#include "testlib.h"

const struct questionnaire *judging_questionnaire(void)
{
	static struct questionnaire *shipped;
	g_autofree char *path = NULL;
	g_autoptr(diags) ds = NULL;

	if (shipped != NULL)
		return shipped;
	path = test_data_path("questionnaires/split-readiness.yaml");
	ds = diags_new();
	if (!questionnaire_load_file(&shipped, path, ds)) {
		g_autofree char *text = diags_format(ds, DIAGS_PLAIN);

		g_test_message("%s", text);
		g_test_fail();
	}
	return shipped;
}

void judging_set(struct inputs *in, const char *id, const char *typed, const char *note)
{
	g_autoptr(diags) ds = diags_new();

	if (!inputs_set(in, id, typed, note, ds)) {
		g_autofree char *text = diags_format(ds, DIAGS_PLAIN);

		g_test_message("%s=%s: %s", id, typed, text);
		g_test_fail();
	}
}

struct inputs *judging_all_pass(const struct questionnaire *q)
{
	struct inputs *in = inputs_new(q, JUDGING_DATE);

	for (int i = 0; i < q->n_questions; i++) {
		const struct question *qn = &q->questions[i];

		if (qn->role != ROLE_INFO)
			judging_set(in, qn->id, qn->kind == KIND_MULTI ? "all" :
						qn->choices[0].value, NULL);
	}
	return in;
}

static void dump_score(GString *s, const char *name, const struct score *score)
{
	g_string_append_printf(s, "score %s: %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
			       " %" G_GINT64_FORMAT " low %d high %d value %d cover %d\n",
			       name, score->total, score->known, score->points,
			       score_low(score), score_high(score), score_value(score),
			       score_coverage(score));
}

static void dump_lines(GString *s, const char *name, const GArray *lines,
		       const struct questionnaire *q)
{
	for (guint i = 0; i < lines->len; i++) {
		const struct gate_line *l = &g_array_index(lines, struct gate_line, i);

		g_string_append_printf(s, "%s %s: %s%s%s by %s\n", name,
				       q->questions[l->question].id, state_name(l->state),
				       l->answered ? " answered" : "",
				       l->waived ? " waived" : "",
				       l->by_rule < 0 ? "-" : q->rules[l->by_rule].id);
	}
}

static void dump_flips(GString *s, const char *name, const GArray *flips,
		       const struct questionnaire *q)
{
	for (guint i = 0; i < flips->len; i++) {
		const struct flip *f = &g_array_index(flips, struct flip, i);

		g_string_append_printf(s, "%s %s: %s -> %s\n", name,
				       f->question < 0 ? q->rules[f->rule].id :
							 q->questions[f->question].id,
				       f->from, f->to);
	}
}

static void dump_reasons(GString *s, const struct verdict *v, const struct questionnaire *q)
{
	for (guint i = 0; i < v->stops->len; i++)
		g_string_append_printf(s, "stop %s\n",
				       g_array_index(v->stops, struct stop, i).id);
	for (guint i = 0; i < v->conditions->len; i++) {
		const struct condition *c =
			&g_array_index(v->conditions, struct condition, i);

		g_string_append_printf(s, "condition %s: %s %s%s%s\n", c->id,
				       cause_name(c->cause), due_name(c->due),
				       c->counted ? " counted" : "", c->open ? " open" : "");
	}
	for (guint i = 0; i < v->smells->len; i++) {
		const struct smell_line *l =
			&g_array_index(v->smells, struct smell_line, i);

		g_string_append_printf(s, "smell %s: %s%s\n", q->rules[l->rule].id,
				       l->question < 0 ? "-" : q->questions[l->question].id,
				       l->justified ? " justified" : "");
	}
	for (guint i = 0; i < v->findings->len; i++)
		g_string_append_printf(s, "finding %s\n",
			q->rules[g_array_index(v->findings, struct finding, i).rule].id);
	for (guint i = 0; i < v->open->len; i++)
		g_string_append_printf(s, "open %s\n",
				       q->questions[g_array_index(v->open, int, i)].id);
	for (guint i = 0; i < v->expired->len; i++)
		g_string_append_printf(s, "expired %s\n",
			((const struct waiver *)g_ptr_array_index(v->expired, i))->id);
}

char *judging_dump(const struct verdict *v, const struct questionnaire *q)
{
	GString *s = g_string_new(NULL);

	g_string_append_printf(s, "%s, leaning %s, best %s, worst %s%s%s\n",
			       verdict_name(v->token), verdict_name(v->leaning),
			       verdict_name(v->best), verdict_name(v->worst),
			       v->decided ? ", decided" : "",
			       v->path_decided ? ", path decided" : "");
	dump_score(s, "all", &v->score);
	for (int i = 0; i < q->n_sections; i++)
		dump_score(s, q->sections[i].id, &v->sections[i]);
	g_string_append_printf(s, "path %s\n", v->path != NULL ? v->path : "-");
	for (guint i = 0; i < v->next_paths->len; i++)
		g_string_append_printf(s, "next %s\n",
				       (const char *)g_ptr_array_index(v->next_paths, i));
	dump_lines(s, "gate", v->gates, q);
	dump_lines(s, "baseline", v->baseline, q);
	dump_reasons(s, v, q);
	dump_flips(s, "flip", v->flips, q);
	dump_flips(s, "worse", v->worse, q);
	return g_string_free(s, FALSE);
}
