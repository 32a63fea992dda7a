/*
 * What stands beside the change log: the cursor, summaries, lines of lists and
 * figures. All of it can be lost or rebuilt without losing an answer.
 */
#include "config.h"

#include "store/private.h"

/* ---- cursor ---------------------------------------------------------------- */

void store_cursor_free(struct store_cursor *c)
{
	if (!c)
		return;
	g_free(c->view);
	g_free(c->question);
	g_free(c->field);
	g_free(c->text);
	g_free(c->extra);
	g_free(c->at);
	g_free(c->who);
	g_free(c);
}

bool store_put_cursor(struct store *st, gint64 service, const struct store_cursor *c,
		      struct diags *ds)
{
	struct query q;

	g_assert(st->writable);
	query_open(&q, st, CURSOR_PUT, ds);
	query_int(&q, ":service", service);
	query_text(&q, ":view", c->view);
	query_text(&q, ":question", c->question);
	query_text(&q, ":field", c->field);
	query_text(&q, ":text", c->text);
	query_int(&q, ":timer_ms", c->timer_ms);
	query_int(&q, ":timer_runs", c->timer_runs);
	query_text(&q, ":extra", c->extra);
	query_text(&q, ":at", c->at);
	query_text(&q, ":who", c->who);
	return query_run(&q);
}

bool store_get_cursor(struct store *st, gint64 service, struct store_cursor **out,
		      struct diags *ds)
{
	struct query q;

	*out = NULL;
	query_open(&q, st, CURSOR_GET, ds);
	query_int(&q, ":service", service);
	if (query_next(&q)) {
		struct store_cursor *c = g_new0(struct store_cursor, 1);

		c->view = column_string(&q);
		c->question = column_text(&q);
		c->field = column_text(&q);
		c->text = column_text(&q);
		c->timer_ms = column_int(&q);
		c->timer_runs = column_bool(&q);
		c->extra = column_text(&q);
		c->at = column_string(&q);
		c->who = column_string(&q);
		*out = c;
	}
	return query_close(&q);
}

static void bind_half_form(struct query *q, const struct store_half_form *key)
{
	query_text(q, ":form", key->form);
	query_text(q, ":subject", key->subject);
	query_text(q, ":who", key->who);
	if (key->sitting)
		query_text(q, ":sitting", key->sitting);
}

bool store_put_half_form(struct store *st, const struct store_half_form *key,
			 const char *fields, const char *at, struct diags *ds)
{
	struct query q;

	g_assert(st->writable);
	query_open(&q, st, fields ? HALF_FORM_PUT : HALF_FORM_DROP, ds);
	bind_half_form(&q, key);
	if (fields) {
		query_text(&q, ":fields", fields);
		query_text(&q, ":at", at);
	}
	return query_run(&q);
}

bool store_take_half_form(struct store *st, const struct store_half_form *key,
			  struct diags *ds)
{
	struct query q;

	g_assert(st->writable);
	query_open(&q, st, HALF_FORM_TAKE, ds);
	bind_half_form(&q, key);
	return query_run(&q);
}

bool store_get_half_form(struct store *st, const struct store_half_form *key, char **fields,
			 char **at, struct diags *ds)
{
	struct query q;

	*fields = *at = NULL;
	query_open(&q, st, key->sitting ? HALF_FORM_GET : HALF_FORM_NEWEST, ds);
	bind_half_form(&q, key);
	if (query_next(&q)) {
		*fields = column_string(&q);
		*at = column_string(&q);
	}
	if (query_close(&q))
		return true;
	g_clear_pointer(fields, g_free);
	g_clear_pointer(at, g_free);
	return false;
}

bool store_drop_half_forms(struct store *st, const char *before, struct diags *ds)
{
	struct query q;

	g_assert(st->writable);
	query_open(&q, st, HALF_FORMS_DROP_OLD, ds);
	query_text(&q, ":before", before);
	return query_run(&q);
}

/* ---- summaries ------------------------------------------------------------- */

void store_summary_free(struct store_summary *s)
{
	if (!s)
		return;
	g_free(s->questionnaire);
	g_free(s->day);
	g_free(s->valid_until);
	g_free(s->verdict);
	g_free(s->leaning);
	g_free(s->best);
	g_free(s->worst);
	g_free(s->path);
	g_free(s->extra);
	g_free(s);
}

static struct store_summary *read_summary(struct query *q)
{
	struct store_summary *s = g_new0(struct store_summary, 1);

	s->service = column_int(q);
	s->assessment = column_int(q);
	s->questionnaire = column_text(q);
	s->engine = (int)column_int(q);
	s->day = column_string(q);
	s->valid_until = column_text(q);
	s->verdict = column_string(q);
	s->leaning = column_string(q);
	s->best = column_string(q);
	s->worst = column_string(q);
	s->path = column_text(q);
	s->decided = column_bool(q);
	s->gates = (int)column_int(q);
	s->gates_pass = (int)column_int(q);
	s->gates_open = (int)column_int(q);
	s->gates_stop = (int)column_int(q);
	s->questions = (int)column_int(q);
	s->answered = (int)column_int(q);
	s->conditions = (int)column_int(q);
	s->stops = (int)column_int(q);
	s->smells = (int)column_int(q);
	s->score_low = (int)column_int(q);
	s->score_high = (int)column_int(q);
	s->coverage = (int)column_int(q);
	s->extra = column_text(q);
	return s;
}

bool store_put_summary(struct store *st, const struct store_summary *s, struct diags *ds)
{
	struct query q;

	g_assert(st->writing);
	query_open(&q, st, SUMMARY_PUT, ds);
	query_int(&q, ":service", s->service);
	query_int(&q, ":assessment", s->assessment);
	query_text(&q, ":questionnaire", s->questionnaire);
	query_int(&q, ":engine", s->engine);
	query_text(&q, ":day", s->day);
	query_text(&q, ":valid_until", s->valid_until);
	query_text(&q, ":verdict", s->verdict);
	query_text(&q, ":leaning", s->leaning);
	query_text(&q, ":best", s->best);
	query_text(&q, ":worst", s->worst);
	query_text(&q, ":path", s->path);
	query_int(&q, ":decided", s->decided);
	query_int(&q, ":gates", s->gates);
	query_int(&q, ":gates_pass", s->gates_pass);
	query_int(&q, ":gates_open", s->gates_open);
	query_int(&q, ":gates_stop", s->gates_stop);
	query_int(&q, ":questions", s->questions);
	query_int(&q, ":answered", s->answered);
	query_int(&q, ":conditions", s->conditions);
	query_int(&q, ":stops", s->stops);
	query_int(&q, ":smells", s->smells);
	query_int(&q, ":score_low", s->score_low);
	query_int(&q, ":score_high", s->score_high);
	query_int(&q, ":coverage", s->coverage);
	query_text(&q, ":extra", s->extra);
	return query_run(&q);
}

bool store_get_summary(struct store *st, gint64 service, gint64 assessment,
		       struct store_summary **out, struct diags *ds)
{
	struct query q;

	*out = NULL;
	query_open(&q, st, SUMMARY_GET, ds);
	query_int(&q, ":service", service);
	query_int(&q, ":assessment", assessment);
	if (query_next(&q))
		*out = read_summary(&q);
	return query_close(&q);
}

bool store_summaries(struct store *st, gint64 service, GPtrArray **out, struct diags *ds)
{
	g_autoptr(GPtrArray) list =
		g_ptr_array_new_with_free_func((GDestroyNotify)store_summary_free);
	struct query q;

	*out = NULL;
	query_open(&q, st, SUMMARIES, ds);
	query_int(&q, ":service", service);
	while (query_next(&q))
		g_ptr_array_add(list, read_summary(&q));
	if (!query_close(&q))
		return false;
	*out = g_steal_pointer(&list);
	return true;
}

/* ---- lines ----------------------------------------------------------------- */

void store_line_free(struct store_line *l)
{
	if (!l)
		return;
	g_free(l->slug);
	g_free(l->system_name);
	g_free(l->teams);
	g_free(l->at);
	g_free(l->questionnaire);
	g_free(l->left_at);
	g_free(l->left_question);
	store_summary_free(l->summary);
	g_free(l);
}

static struct store_line *read_line(struct query *q)
{
	struct store_line *l = g_new0(struct store_line, 1);

	l->service = column_int(q);
	l->system = column_int(q);
	l->slug = column_string(q);
	l->system_name = column_string(q);
	l->archived = column_bool(q);
	l->teams = column_text(q);
	l->assessment = column_int(q);
	l->number = (int)column_int(q);
	l->finished = column_bool(q);
	l->at = column_text(q);
	l->questionnaire = column_text(q);
	l->open_actions = (int)column_int(q);
	l->parked = (int)column_int(q);
	l->overdue = (int)column_int(q);
	l->left_at = column_text(q);
	l->left_question = column_text(q);
	l->summary = read_summary(q);
	/* The outer join gives NULLs where none is stored. */
	if (l->summary->service == 0)
		g_clear_pointer(&l->summary, store_summary_free);
	return l;
}

static void bind_window(struct query *q, const struct store_window *w)
{
	query_id(q, ":system", w->system);
	query_int(q, ":archived", w->archived);
	query_text(q, ":filter", w->filter);
}

bool store_lines_window(struct store *st, const struct store_window *w, GPtrArray **out,
			struct diags *ds)
{
	g_autoptr(GPtrArray) list =
		g_ptr_array_new_with_free_func((GDestroyNotify)store_line_free);
	struct query q;

	*out = NULL;
	query_open(&q, st, LINES, ds);
	bind_window(&q, w);
	query_text(&q, ":today", w->today);
	query_int(&q, ":first", w->first);
	query_int(&q, ":count", w->count);
	while (query_next(&q))
		g_ptr_array_add(list, read_line(&q));
	if (!query_close(&q))
		return false;
	*out = g_steal_pointer(&list);
	return true;
}

bool store_lines(struct store *st, gint64 system, GPtrArray **out, struct diags *ds)
{
	const struct store_window all = { .system = system, .archived = true, .count = -1 };

	return store_lines_window(st, &all, out, ds);
}

bool store_count_lines(struct store *st, const struct store_window *w, const char *before,
		       int *out, struct diags *ds)
{
	struct query q;
	gint64 n;

	*out = 0;
	query_open(&q, st, LINES_COUNT, ds);
	bind_window(&q, w);
	query_text(&q, ":before", before);
	if (!query_number(&q, &n))
		return false;
	*out = (int)n;
	return true;
}

bool store_attention(struct store *st, const struct store_window *w, char **slug,
		     int *overdue, struct diags *ds)
{
	struct query q;

	*slug = NULL;
	*overdue = 0;
	query_open(&q, st, ATTENTION, ds);
	bind_window(&q, w);
	query_text(&q, ":today", w->today);
	if (query_next(&q)) {
		*overdue = (int)column_int(&q);
		*slug = column_text(&q);
	}
	return query_close(&q);
}

bool store_left_last(struct store *st, const char *since, char **slug, struct diags *ds)
{
	struct query q;

	*slug = NULL;
	query_open(&q, st, LEFT_LAST, ds);
	query_text(&q, ":since", since);
	if (query_next(&q))
		*slug = column_text(&q);
	return query_close(&q);
}

/* ---- figures --------------------------------------------------------------- */

bool file_bytes(struct store *st, gint64 *bytes, struct diags *ds)
{
	struct query q;
	gint64 pages, size;

	*bytes = 0;
	query_open(&q, st, PAGE_COUNT, ds);
	if (!query_number(&q, &pages))
		return false;
	query_open(&q, st, PAGE_SIZE, ds);
	if (!query_number(&q, &size))
		return false;
	*bytes = pages * size;
	return true;
}

bool store_count(struct store *st, struct store_counts *out, struct diags *ds)
{
	struct query q;

	*out = (struct store_counts){ 0 };
	query_open(&q, st, COUNTS, ds);
	if (query_next(&q)) {
		out->systems = column_int(&q);
		out->teams = column_int(&q);
		out->services = column_int(&q);
		out->assessments = column_int(&q);
		out->drafts = column_int(&q);
		out->answers = column_int(&q);
		out->changes = column_int(&q);
	}
	return query_close(&q) && file_bytes(st, &out->bytes, ds);
}
