/* The ways to every screen. */
#include "config.h"

#include "screens.h"

#include <string.h>

#include "testlib.h"
#include "tui/agenda.h"
#include "tui/closing.h"
#include "tui/compare.h"
#include "tui/facts.h"
#include "tui/help.h"
#include "tui/home.h"
#include "tui/items.h"
#include "tui/lift.h"
#include "tui/matrix.h"
#include "tui/menu.h"
#include "tui/offers.h"
#include "tui/palette.h"
#include "tui/people.h"
#include "tui/register_forms.h"
#include "tui/trend.h"
#include "tui/verdict.h"
#include "tui/viewer.h"
#include "tui/vote.h"
#include "tui/walk.h"

static void open_home(struct tui_fixture *f)
{
	(void)f;
}

static void open_question(struct tui_fixture *f)
{
	walk_push(&f->tui, "billing");
}

static void open_begin(struct tui_fixture *f)
{
	walk_push(&f->tui, "search");
}

static void open_summary(struct tui_fixture *f)
{
	walk_push(&f->tui, "billing");
	tui_type(f, "S");
}

static void choose(struct screen *s, int option)
{
	(void)s;
	(void)option;
}

static void open_menu(struct tui_fixture *f)
{
	struct menu m = { .title = "Decided", .text = "How to go on?", .chosen = choose,
			  .options = { "Finish now", "Ask everything", NULL } };

	menu_ask(tui_top(&f->tui), &m);
}

static void open_vote(struct tui_fixture *f)
{
	walk_push(&f->tui, "billing");
	vote_push(&f->tui);
}

static void open_verdict(struct tui_fixture *f)
{
	verdict_push(&f->tui, "billing");
}

static void open_closing(struct tui_fixture *f)
{
	closing_push(&f->tui, "billing@a1");
}

static void open_agenda(struct tui_fixture *f)
{
	agenda_push(&f->tui, "billing");
}

static void open_offers(struct tui_fixture *f)
{
	offers_push(&f->tui, "billing");
}

static void open_people(struct tui_fixture *f)
{
	people_push(&f->tui, "billing");
}

static void open_items(struct tui_fixture *f)
{
	actions_push(&f->tui, "billing");
}

static void open_viewer(struct tui_fixture *f)
{
	viewer_push_about(&f->tui, "Report", "report", "billing");
}

static void open_compare(struct tui_fixture *f)
{
	compare_push(&f->tui, "billing", NULL);
}

static void open_trend(struct tui_fixture *f)
{
	trend_push(&f->tui, "billing");
}

static void open_facts(struct tui_fixture *f)
{
	facts_push(&f->tui, "billing");
}

static void open_matrix(struct tui_fixture *f)
{
	matrix_push(&f->tui, "shop", "billing");
}

static void open_lift(struct tui_fixture *f)
{
	g_autofree char *one = fixture_version("readiness-1.yaml");
	g_autofree char *two = fixture_version("readiness-2.yaml");
	struct ran r;

	ran_init(&r);
	g_assert_true(fixture_start(&f->base, &r, "search", one));
	ran_clear(&r);
	tui_fixture_run(f, "answer", "search", "O1=yes", "O2=yes");
	lift_push(&f->tui, "search", two);
}

static void open_form(struct tui_fixture *f)
{
	register_new_service(&f->tui, "shop");
}

static void open_help(struct tui_fixture *f)
{
	tui_push(&f->tui, &help_ops, NULL);
}

static void open_palette(struct tui_fixture *f)
{
	tui_push(&f->tui, &palette_ops, NULL);
}

static void open_prompt(struct tui_fixture *f)
{
	tui_type(f, "/");
}

static void open_confirm(struct tui_fixture *f)
{
	tui_type(f, "d");
}

const struct screen_row screen_rows[] = {
	{ "home", open_home },	       { "form", open_form },
	{ "begin", open_begin },       { "question", open_question },
	{ "vote", open_vote },	       { "summary", open_summary },
	{ "verdict", open_verdict },   { "closing", open_closing },
	{ "agenda", open_agenda },     { "offers", open_offers },
	{ "people", open_people },     { "items", open_items },
	{ "viewer", open_viewer },     { "help", open_help },
	{ "palette", open_palette },   { "prompt", open_prompt },
	{ "confirm", open_confirm },   { "menu", open_menu },
	{ "compare", open_compare },   { "trend", open_trend },
	{ "matrix", open_matrix },     { "lift", open_lift },	       { "facts", open_facts },
	{ NULL, NULL },
};

/* A service that was finished once, with all that can stand beside an assessment. */
static void fill(struct tui_fixture *f)
{
	tui_fixture_run(f, "new", "billing", "--from=shop", "--team=Payments");
	tui_fixture_run(f, "new", "search", "--from=shop");
	tui_fixture_run(f, "answer", "billing", "P1=no", "P2=partial", "P5=yes");
	tui_fixture_run(f, "people", "billing", "--count=5", "--missing=none");
	tui_fixture_run(f, "actions add", "billing", "an own pipeline", "--owner=Ana",
			"--due=2026-10-01", "--condition=P2");
	tui_fixture_run(f, "topic add", "billing", "who pays for the bus?");
	tui_fixture_run(f, "finish", "billing");
	tui_fixture_run(f, "answer", "billing", "P3=yes");
}

/* Made once, copied for each. */
static void take_database(struct tui_fixture *f)
{
	static char *bytes;
	static gsize length;
	g_autoptr(GError) error = NULL;

	if (bytes == NULL) {
		fill(f);
		bytes = test_read_file(f->base.db, &length);
		return;
	}
	g_file_set_contents(f->base.db, bytes, (gssize)length, &error);
	g_assert_no_error(error);
}

void screens_open(struct tui_fixture *f, const struct screen_row *row)
{
	tui_fixture_init(f);
	take_database(f);
	tui_fixture_start(f, &home_ops, "shop");
	tui_type(f, "g");
	row->open(f);
	if (strcmp(tui_top(&f->tui)->ops->name, row->name) != 0)
		g_error("%s did not open: %s", row->name, f->tui.status);
}
