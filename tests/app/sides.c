/*
 * Two databases, and what goes between them.
 */
#include "config.h"

#include "sides.h"

#include <string.h>

#include "base/calendar.h"
#include "testlib.h"

void side_init(struct side *s, gint64 skew_ms)
{
	*s = (struct side){ .skew_ms = skew_ms };
	fixture_init(&s->f);
	s->file = g_build_filename(s->f.dir, "side.seam", NULL);
}

void side_clear(struct side *s)
{
	g_free(s->now);
	g_free(s->file);
	fixture_clear(&s->f);
}

void side_at(struct side *s, gint64 ms)
{
	char text[CALENDAR_TIME_SIZE];

	calendar_format_time(text, ms + s->skew_ms);
	g_free(s->now);
	s->now = g_strdup(text);
	s->f.now = s->now;
}

char *side_export(struct side *s)
{
	g_autofree char *option = g_strconcat("--output=", s->file, NULL);
	struct ran r;

	ran_init(&r);
	fixture_run(&s->f, &r, "export", option, NULL);
	ran_expect(&r, EXIT_CODE_OK);
	ran_clear(&r);
	return test_read_file(s->file, NULL);
}

bool side_import(struct side *to, const struct side *from, bool *news, struct ran *r)
{
	g_autofree char *changes = NULL;
	g_autofree char *rows = NULL;

	fixture_run(&to->f, r, "import", from->file, "--json", NULL);
	*news = false;
	if (r->code != EXIT_CODE_OK)
		return false;
	changes = ran_json(r, "changes.new");
	rows = ran_json(r, "rows.new");
	*news = g_strcmp0(changes, "0") != 0 || g_strcmp0(rows, "0") != 0;
	return true;
}
