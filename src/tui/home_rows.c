/*
 * Only rows in sight are read (overview_window()), with one row of the database each:
 * what home costs does not grow with what has been answered.
 */
#include "config.h"

#include "tui/home_rows.h"

#include <string.h>

#include "app/overview.h"
#include "app/questionnaires.h"
#include "app/summaries.h"

const struct home_line *home_rows_selected(const struct home_rows *r)
{
	return home_table_line(&r->table, r->table.list.at);
}

static struct store_window window_of(const struct home_rows *r, const struct app *app)
{
	return (struct store_window){
		.system = r->system,
		.filter = r->filter,
		.archived = r->archived,
		.today = app->today,
	};
}

/* As the room knows the question; only a draft that was left costs a look at its file. */
static char *left_at(struct app *app, const struct store_line *l)
{
	const struct questionnaire *q;
	int question;

	if (l->left_question == NULL || l->assessment == 0 || l->finished)
		return NULL;
	q = questionnaires_of(app, l->questionnaire, NULL);
	question = q != NULL ? questionnaire_find(q, l->left_question) : -1;
	return g_strdup(question >= 0 ? question_label(&q->questions[question]) :
					l->left_question);
}

/* Rows in sight, and how many there are in all. */
static bool read_rows(struct home_rows *r, struct app *app, int first, int count,
		      struct diags *ds)
{
	struct store_window w = window_of(r, app);
	GPtrArray *rows;
	GArray *lines;
	int total;

	w.first = first;
	w.count = MAX(count, 1);
	if (!overview_window(&rows, &total, app, &w, ds))
		return false;
	lines = g_array_new(FALSE, FALSE, sizeof(struct home_line));
	g_array_set_clear_func(lines, (GDestroyNotify)home_line_clear);
	for (guint i = 0; i < rows->len; i++) {
		struct store_line *row = rows->pdata[i];
		struct home_line l = {
			.line = row,
			.today = app->today,
			.way_on = overview_way_on(app, row),
			.reason = summary_reason(row->summary, app),
			.left_at = left_at(app, row),
		};

		home_line_fill(&l);
		g_array_append_val(lines, l);
	}
	g_clear_pointer(&r->table.lines, g_array_unref);
	g_clear_pointer(&r->rows, g_ptr_array_unref);
	r->table.lines = lines;
	r->table.first = first;
	r->table.systems = r->system == 0 && r->systems->len > 1;
	r->rows = rows;
	list_set_count(&r->table.list, total);
	return true;
}

/* Goes to a service, where it is in the list; else the cursor stays in its row. */
static bool go_to(struct home_rows *r, struct app *app, const char *slug,
		  struct diags *ds)
{
	g_autoptr(GPtrArray) one = NULL;
	struct store_window w = window_of(r, app);
	struct list *list = &r->table.list;
	struct store *st;

	if (!app_store_read(app, &st, ds))
		return false;
	if (st == NULL)
		return true;
	if (!store_count_lines(st, &w, slug, &w.first, ds))
		return false;
	w.count = 1;
	if (!store_lines_window(st, &w, &one, ds))
		return false;
	if (one->len == 0 || strcmp(((struct store_line *)one->pdata[0])->slug, slug) != 0)
		return true;
	list->count = MAX(list->count, w.first + 1);
	list_select(list, w.first);
	return true;
}

static bool is_in_sight(const struct home_rows *r)
{
	const struct list *l = &r->table.list;
	int read = r->table.first + (int)r->table.lines->len;

	return r->table.first <= l->top && read >= MIN(l->top + r->page, l->count) &&
	       (l->count == 0 || home_rows_selected(r) != NULL);
}

bool home_rows_look(struct home_rows *r, struct app *app, struct diags *ds)
{
	if (is_in_sight(r))
		return true;
	/* who scrolls goes on: a page before and behind is read along */
	if (!read_rows(r, app, MAX(r->table.list.top - r->page, 0), 3 * r->page, ds))
		return false;
	/* there may be fewer than before, and the list has moved */
	return is_in_sight(r) || read_rows(r, app, r->table.list.top, r->page, ds);
}

static void clear_first(struct home_rows *r)
{
	store_line_free(r->first.line);
	home_line_clear(&r->first);
	r->first = (struct home_line){ 0 };
	r->overdue = 0;
}

/* Where a workshop broke off today or yesterday, whatever ended it, somebody wants to go
 * on: that is where the cursor stands. */
char *home_rows_broken_off(struct app *app)
{
	g_autoptr(diags) ds = diags_new();
	char since[CALENDAR_DATE_SIZE];
	struct store *st;
	char *slug;

	calendar_format_date(since, calendar_add_days(calendar_day_of(app->now_ms), -1));
	if (!app_store_read(app, &st, ds) || st == NULL ||
	    !store_left_last(st, since, &slug, ds))
		return NULL;
	return slug;
}

bool home_rows_judge(struct home_rows *r, struct app *app, struct diags *ds)
{
	struct store_window w = window_of(r, app);
	struct store_line *line;
	int overdue;

	r->judged = true;
	if (!overview_attention(&line, &overdue, app, &w, ds))
		return false;
	clear_first(r);
	r->overdue = overdue;
	r->first.line = line;
	if (line != NULL)
		r->first.left_at = left_at(app, line);
	return true;
}

static bool read_systems(struct home_rows *r, struct app *app, struct diags *ds)
{
	GPtrArray *all = NULL;
	struct store *st;

	if (!app_store_read(app, &st, ds) ||
	    (st != NULL && !store_systems(st, &all, ds)))
		return false;
	if (all == NULL)
		all = g_ptr_array_new();
	for (guint i = all->len; i-- > 0;)
		if (((struct store_system *)all->pdata[i])->archived)
			g_ptr_array_remove_index(all, i);
	g_clear_pointer(&r->systems, g_ptr_array_unref);
	r->systems = all;
	return true;
}

bool home_rows_read(struct home_rows *r, struct app *app, const char *wanted,
		    struct diags *ds)
{
	r->judged = false;
	return read_systems(r, app, ds) && (wanted == NULL || go_to(r, app, wanted, ds)) &&
	       read_rows(r, app, r->table.list.top, r->page, ds) &&
	       home_rows_look(r, app, ds) &&
	       (r->table.list.count > r->page || home_rows_judge(r, app, ds));
}

void home_rows_init(struct home_rows *r, int page)
{
	r->page = page;
	r->table.list.page = page;
	r->table.lines = g_array_new(FALSE, FALSE, sizeof(struct home_line));
}

void home_rows_clear(struct home_rows *r)
{
	clear_first(r);
	g_clear_pointer(&r->systems, g_ptr_array_unref);
	g_clear_pointer(&r->table.lines, g_array_unref);
	g_clear_pointer(&r->rows, g_ptr_array_unref);
	g_clear_pointer(&r->filter, g_free);
}
