/*
 * Lays assessments side by side. Gates are followed backwards from the newest
 * version that asks them; verdicts and scores are taken as they were judged.
 */
#include "config.h"

#include "core/trend.h"

#include <string.h>

#include "base/calendar.h"
#include "core/expr.h"
#include "core/qdiff.h"

static void gate_clear(void *data)
{
	g_free(((struct trend_gate *)data)->marks);
}

static void section_clear(void *data)
{
	struct trend_section *s = data;

	g_free(s->scores);
	g_free(s->asked);
}

static const struct questionnaire *q_at(const struct trend *t, int point)
{
	return t->points[point].in->q;
}

static bool is_other_version(const struct trend *t, int point)
{
	const struct questionnaire *a, *b;

	if (point == 0)
		return false;
	a = q_at(t, point - 1);
	b = q_at(t, point);
	return a != b && strcmp(questionnaire_hash(a), questionnaire_hash(b)) != 0;
}

static void count_point(struct trend *t, int point)
{
	struct trend_count *count = &t->counts[point];
	const struct trend_point *p = &t->points[point];
	g_autofree unsigned char *states = g_malloc(MAX(1, p->in->q->n_questions));

	inputs_states(p->in, states);
	for (int i = 0; i < p->in->q->n_questions; i++)
		count->unanswered += states[i] == EVAL_OPEN;
	for (guint i = 0; i < p->v->gates->len; i++) {
		const struct gate_line *g = &g_array_index(p->v->gates, struct gate_line, i);

		count->gates += g->state != STATE_HIDDEN;
		count->ready += g->state == STATE_PASS;
		count->open += g->state == STATE_UNKNOWN || g->state == STATE_UNANSWERED;
		count->waived += g->waived;
		count->stop += g->state == STATE_FAIL && !g->waived;
	}
	count->other_version = is_other_version(t, point);
}

/* ---- gates ------------------------------------------------------------------------- */

/* The question of the point before that this one continues, or -1; *same when answers to
 * both mean the same. */
static int find_earlier(const struct trend *t, int point, int question, bool *same)
{
	const struct qdiff *d = t->diffs[point];
	const struct qdiff_line *l;

	*same = true;
	if (point == 0)
		return -1;
	if (d == NULL)
		return question;
	l = &d->lines[question];
	*same = l->carries;
	return l->n_from > 0 ? l->from[0] : -1;
}

static bool is_asked(const struct trend_mark *m)
{
	return m->state != STATE_NONE && m->state != STATE_HIDDEN;
}

/* Ready or not; an assessment that did not ask it is passed over, a change of its meaning
 * begins anew. */
static void find_turn(struct trend_gate *g, int n_points)
{
	int before = -1;

	g->turned = -1;
	for (int i = 0; i < n_points; i++) {
		const struct trend_mark *m = &g->marks[i];
		bool ready = m->state == STATE_PASS;

		if (m->broken)
			before = -1;
		if (!is_asked(m))
			continue;
		if (before >= 0 && ready != (g->marks[before].state == STATE_PASS)) {
			g->turned = i;
			g->to_ready = ready;
		}
		before = i;
	}
}

static void add_gate(struct trend *t, int point, int question, bool baseline)
{
	struct trend_gate g = {
		.question = question, .point = point, .baseline = baseline,
		.marks = g_new0(struct trend_mark, t->n_points),
	};
	int at = question;

	for (int i = 0; i < t->n_points; i++)
		g.marks[i].state = STATE_NONE;
	for (int i = point; i >= 0 && at >= 0; i--) {
		const struct gate_line *line = verdict_find_line(t->points[i].v, at);
		bool same;
		int earlier;

		earlier = find_earlier(t, i, at, &same);
		t->told[i][at] = true;
		if (line != NULL) {
			g.marks[i].state = line->state;
			g.marks[i].waived = line->waived;
		}
		g.marks[i].broken = earlier >= 0 && !same;
		at = earlier;
	}
	find_turn(&g, t->n_points);
	g_array_append_val(t->gates, g);
}

static void add_gates_of(struct trend *t, int point, const GArray *lines, bool baseline)
{
	for (guint i = 0; i < lines->len; i++) {
		int question = g_array_index(lines, struct gate_line, i).question;

		if (!t->told[point][question])
			add_gate(t, point, question, baseline);
	}
}

static void add_gates(struct trend *t)
{
	for (int i = t->n_points - 1; i >= 0; i--)
		add_gates_of(t, i, t->points[i].v->gates, false);
	for (int i = t->n_points - 1; i >= 0; i--)
		add_gates_of(t, i, t->points[i].v->baseline, true);
}

/* ---- sections ---------------------------------------------------------------------- */

static int find_section(const struct questionnaire *q, const char *id)
{
	int i = 0;

	while (i < q->n_sections && strcmp(q->sections[i].id, id) != 0)
		i++;
	return i < q->n_sections ? i : -1;
}

static bool has_section(const struct trend *t, const char *id)
{
	for (guint i = 0; i < t->sections->len; i++) {
		const struct trend_section *s =
			&g_array_index(t->sections, struct trend_section, i);

		if (strcmp(q_at(t, s->point)->sections[s->section].id, id) == 0)
			return true;
	}
	return false;
}

static void add_section(struct trend *t, int point, int section)
{
	const char *id = q_at(t, point)->sections[section].id;
	struct trend_section s = {
		.section = section, .point = point,
		.scores = g_new0(struct score, t->n_points),
		.asked = g_new0(bool, t->n_points),
	};

	for (int i = 0; i < t->n_points; i++) {
		int at = find_section(q_at(t, i), id);

		s.asked[i] = at >= 0;
		if (at >= 0)
			s.scores[i] = t->points[i].v->sections[at];
	}
	g_array_append_val(t->sections, s);
}

static void add_sections(struct trend *t)
{
	for (int i = t->n_points - 1; i >= 0; i--)
		for (int s = 0; s < q_at(t, i)->n_sections; s++)
			if (!has_section(t, q_at(t, i)->sections[s].id))
				add_section(t, i, s);
}

struct trend *trend_new(const struct trend_point *points, int n_points)
{
	struct trend *t = g_new0(struct trend, 1);

	t->points = points;
	t->n_points = n_points;
	t->counts = g_new0(struct trend_count, n_points);
	t->gates = g_array_new(FALSE, FALSE, sizeof(struct trend_gate));
	g_array_set_clear_func(t->gates, gate_clear);
	t->sections = g_array_new(FALSE, FALSE, sizeof(struct trend_section));
	g_array_set_clear_func(t->sections, section_clear);
	t->verdict_turned = -1;
	t->diffs = g_new0(struct qdiff *, n_points + 1);
	t->told = g_new0(bool *, n_points + 1);
	for (int i = 0; i < n_points; i++) {
		count_point(t, i);
		t->told[i] = g_new0(bool, q_at(t, i)->n_questions + 1);
		if (t->counts[i].other_version)
			t->diffs[i] = qdiff_new(q_at(t, i - 1), q_at(t, i));
		if (i > 0 && points[i].v->token != points[i - 1].v->token)
			t->verdict_turned = i;
	}
	add_gates(t);
	add_sections(t);
	return t;
}

bool trend_is_scored(const struct trend *t, const struct trend_section *s)
{
	for (int i = 0; i < t->n_points; i++)
		if (s->scores[i].total > 0)
			return true;
	return false;
}

void trend_free(struct trend *t)
{
	if (t == NULL)
		return;
	for (int i = 0; i < t->n_points; i++) {
		qdiff_free(t->diffs[i]);
		g_free(t->told[i]);
	}
	g_free(t->diffs);
	g_free(t->told);
	g_free(t->counts);
	g_array_unref(t->gates);
	g_array_unref(t->sections);
	g_free(t);
}

/* ---- actions ------------------------------------------------------------------------- */

static int day_of(const char *text)
{
	g_autofree char *day = g_strndup(text != NULL ? text : "", CALENDAR_DATE_SIZE - 1);
	int number;

	return calendar_parse_date(&number, day) ? number : -1;
}

static int compare_ints(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

/* The middle one; of an even number the lower of the two in the middle, so that it is a
 * time that was really taken. */
static void take_middle(GArray *days, int *median, int *longest)
{
	*median = *longest = -1;
	if (days->len == 0)
		return;
	g_array_sort(days, compare_ints);
	*median = g_array_index(days, int, (days->len - 1) / 2);
	*longest = g_array_index(days, int, days->len - 1);
}

struct trend_ages trend_ages(const struct trend_action *actions, int n, const char *day)
{
	g_autoptr(GArray) closed = g_array_new(FALSE, FALSE, sizeof(int));
	g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(int));
	struct trend_ages ages = { 0 };

	for (int i = 0; i < n; i++) {
		bool is_open = actions[i].closed == NULL;
		int from = day_of(actions[i].created);
		int to = day_of(is_open ? day : actions[i].closed);
		int days = MAX(0, to - from);

		if (from >= 0 && to >= 0)
			g_array_append_val(is_open ? open : closed, days);
	}
	ages.closed = (int)closed->len;
	ages.open = (int)open->len;
	take_middle(closed, &ages.closed_median, &ages.closed_longest);
	take_middle(open, &ages.open_median, &ages.open_longest);
	return ages;
}
