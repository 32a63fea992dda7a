/*
 * Reports as their readers get them. Whole reports on a small questionnaire are
 * compared with files that people have read; what must hold for every report is
 * tried on the shipped questionnaire with many sets of answers. To accept changed
 * reports, run this with SEAM_TEST_ACCEPT=1 and read the difference.
 */
#include "config.h"

#include <string.h>

#include "cmark.h"
#include "judged.h"
#include "testlib.h"
#include "voted.h"

enum { CHANGES_MAX = 12, WIDTH_COLS = 72, BRIEF_LINES_MAX = 12 };

static const char *const roles_absent[] = { "product", NULL };

static const struct report_action actions[] = {
	{ .condition = "P1", .text = "Hire two", .owner = "Dana", .due = "2027-01-15" },
	{ .condition = "risk.logs", .owner = "Li", .due = "2026-12-04", .done = true },
};

/* Split and answered, of one mind at last, never agreed, and no matter at all. */
static const struct voted_round voted[] = {
	{ "why.wait", "3 0 2", VOTE_HANDS, "yes" },
	{ "own.team", "1 3 1 0", VOTE_HANDS, NULL },
	{ "own.team", "0 4 1 0", VOTE_HANDS, "partial" },
	{ "own.name", "Orders||orders||Checkout", VOTE_BLIND, NULL },
	{ "risk.down", "5 0 0", VOTE_SECRET, "yes" },
	{ NULL, NULL, VOTE_HANDS, NULL }
};

/* Whoever was there from the beginning is not told. */
static const struct report_person people[] = {
	{ "Ana", "product", "2026-11-20T09:00:00Z" },
	{ "Li", "operations", "2026-11-20T10:40:00Z" },
	{ "Max", NULL, "2026-11-20T10:50:00Z" },
};

static const struct scenario {
	const char *name;
	const char *changes[CHANGES_MAX];
	bool with_room;		/* actions, votes, roles that were not there */
} scenarios[] = {
	{ "go", { NULL }, false },
	{ "conditional",
	  { "own.team=partial:two people come in May", "risk.logs=version", "risk.down=partial",
	    "own.name=everyone", "risk.depth=5", NULL },
	  true },
	{ "waived",
	  { "own.team=no", "waive=P1:one team runs both until May", "own.name=everyone",
	    "justify=SM-NO-OWNER:it is a company of four", NULL },
	  false },
	{ "no-go",
	  { "why.wait=yes:Checkout waits nine days a month", "own.team=no", "own.name=",
	    "risk.logs=trace", "risk.down=no:nobody\nasked | them", "fact:team.name=Orders",
	    "fact:team.services=3", "fact:system.services=4", "fact:system.teams=2",
	    "fact:graph.depth=2", "ran-out=P1:was to be short", NULL },
	  true },
	{ "good-news", { "why.wait=no", "why.trigger=slow", NULL }, false },
	{ "overruled", { "fact:service.teams=2", NULL }, false },
	{ "incomplete", { "why.wait=unknown", "risk.logs=", "risk.down=", NULL }, true },
	{ "nothing", { "empty", NULL }, false },
};

static const struct {
	const char *name;
	struct doc *(*build)(const struct report_input *r);
	enum format format;
	const char *suffix;
} outputs[] = {
	{ "report", report_service, FORMAT_MD, "md" },
	{ "report", report_service, FORMAT_TEXT, "txt" },
	{ "report", report_service, FORMAT_HTML, "html" },
	{ "verdict", report_verdict, FORMAT_TEXT, "txt" },
	{ "explain", report_explain, FORMAT_TEXT, "txt" },
};

static void judge(struct judged *j, struct voted *t, const struct fixture *f,
		  const struct scenario *s)
{
	*t = (struct voted){ 0 };
	judged_init(j, f, s->changes);
	if (!s->with_room)
		return;
	j->r.actions = actions;
	j->r.n_actions = G_N_ELEMENTS(actions);
	voted_init(t, j, voted);
	j->in->answers[0].at = g_strdup("2026-11-20T09:30:00Z");
	j->in->answers[2].at = g_strdup("2026-11-20T10:45:00Z");
	j->r.people = people;
	j->r.n_people = G_N_ELEMENTS(people);
	j->r.roles_absent = roles_absent;
	j->r.whole = (struct report_system){ .services = 4, .call_edges = 5, .call_chains = 1 };
}

/* How it looks is not in question here: a change of the style sheet changes no report. */
static char *without_style(const char *html)
{
	g_autoptr(GRegex) style = g_regex_new("<style>.*</style>|sha256-[^']*", G_REGEX_DOTALL, 0,
					      NULL);

	return g_regex_replace_literal(style, html, -1, 0, "", 0, NULL);
}

static void compare_with_file(const char *file, const char *got)
{
	g_autofree char *name = g_strconcat("tests/report/golden/", file, NULL);
	g_autofree char *path = test_src_path(name);
	g_autofree char *expected = NULL;

	if (g_getenv("SEAM_TEST_ACCEPT") != NULL) {
		test_write_file(path, got);
		return;
	}
	expected = test_read_file(path, NULL);
	test_row_str(file, got, expected);
}

static void test_golden(void)
{
	const struct doc_options options = { .width_cols = WIDTH_COLS };
	struct fixture f;

	fixture_load_small(&f);
	for (gsize i = 0; i < G_N_ELEMENTS(scenarios); i++) {
		struct judged j;
		struct voted t;
		g_autofree char *brief = NULL;
		g_autofree char *brief_name = g_strconcat(scenarios[i].name, ".brief.txt", NULL);

		judge(&j, &t, &f, &scenarios[i]);
		for (gsize k = 0; k < G_N_ELEMENTS(outputs); k++) {
			g_autoptr(document) d = outputs[k].build(&j.r);
			g_autofree char *whole = doc_write(d, outputs[k].format, &options);
			g_autofree char *got = without_style(whole);
			g_autofree char *name = g_strdup_printf("%s.%s.%s", scenarios[i].name,
								outputs[k].name,
								outputs[k].suffix);

			compare_with_file(name, got);
		}
		brief = report_brief(&j.r);
		compare_with_file(brief_name, brief);
		voted_clear(&t);
		judged_clear(&j);
	}
	fixture_clear(&f);
}

/* A format that no report is compared in is one whose pages nobody has read. */
static void test_formats(void)
{
	for (int f = 0; f < FORMAT_COUNT; f++) {
		bool is_there = !(AS_DOCUMENT & 1 << f);

		for (gsize k = 0; k < G_N_ELEMENTS(outputs); k++)
			is_there |= (int)outputs[k].format == f &&
				    outputs[k].build == report_service;
		test_row(format_name(f), is_there);
	}
}

static void test_cards(void)
{
	const struct doc_options options = { .width_cols = WIDTH_COLS };
	const struct placeholders names = { .service = "billing", .team = "Orders" };
	struct fixture f;
	g_autoptr(document) whole = NULL;
	g_autoptr(document) card = NULL;
	g_autofree char *markdown = NULL;
	g_autofree char *text = NULL;

	fixture_load_small(&f);
	whole = report_questionnaire(f.q);
	markdown = doc_write(whole, FORMAT_MD, NULL);
	compare_with_file("questionnaire.md", markdown);
	card = report_question_card(f.q, questionnaire_find(f.q, "own.team"), &names);
	text = doc_write(card, FORMAT_TEXT, &options);
	compare_with_file("card.txt", text);
	fixture_clear(&f);
}

static int count_lines(const char *text)
{
	int n = 0;

	for (const char *c = text; *c != '\0'; c++)
		n += *c == '\n';
	return n;
}

/* What holds whatever was answered. */
static void check_report(const struct judged *j, const char *row)
{
	const struct doc_options options = { .width_cols = 80 };
	g_autoptr(document) d = report_service(&j->r);
	g_autoptr(document) again = report_service(&j->r);
	g_autofree char *markdown = doc_write(d, FORMAT_MD, NULL);
	g_autofree char *second = doc_write(again, FORMAT_MD, NULL);
	g_autofree char *text = doc_write(d, FORMAT_TEXT, &options);
	g_autofree char *brief = report_brief(&j->r);
	g_autofree char *headline = report_headline(&j->r);
	g_autofree char *title = g_strdup_printf("(%s)", verdict_word(j->v->token));
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	char *gates = strstr(markdown, "\n## Gates\n");

	test_row_str(row, second, markdown);
	test_row(row, g_str_has_suffix(headline, title));
	test_row(row, gates != NULL);
	/* no percent on the first page; the one in the questionnaire's own words is
	 * followed by its full stop */
	for (char *c = markdown; gates != NULL && c < gates; c++)
		test_row(row, *c != '%' || strchr(".;<", c[1]) != NULL);
	test_row(row, strstr(markdown, "{service}") == NULL);
	test_row(row, strstr(markdown, "{team}") == NULL);
	test_row(row, count_lines(brief) <= BRIEF_LINES_MAX);
	test_row(row, strchr(text, '\033') == NULL);
	for (char **line = lines; *line != NULL; line++)
		test_row(row, text_width_cols(*line) <= options.width_cols);
}

static void answer_at_random(struct inputs *in)
{
	for (int i = 0; i < in->q->n_questions; i++) {
		const struct question *q = &in->q->questions[i];
		int dice = g_test_rand_int_range(0, 5);
		const char *typed = dice == 0 ? "" : dice == 1 ? "unknown"
			: q->kind == KIND_NUMBER ? "4" : q->kind == KIND_TEXT ? "everyone"
			: q->choices[g_test_rand_int_range(0, q->n_choices)].value;

		g_assert_true(inputs_set(in, q->id, typed, dice == 2 ? "said so" : NULL, NULL));
	}
}

static void test_any_answers(void)
{
	const int rounds = test_is_long() ? 400 : 40;
	static const char *const none[] = { NULL };
	struct fixture f;

	fixture_load_shipped(&f);
	for (int round = 0; round < rounds; round++) {
		g_autofree char *row = g_strdup_printf("round %d", round);
		struct judged j;

		judged_init(&j, &f, none);
		answer_at_random(j.in);
		verdict_free(j.v);
		j.v = verdict_compute(j.in);
		verdict_add_flips(j.v, j.in);
		j.r.v = j.v;
		check_report(&j, row);
		judged_clear(&j);
	}
	fixture_clear(&f);
}

/* Each line of the table: what a reader of that report must find, and must not. */
static const struct {
	const char *name;
	const char *changes[CHANGES_MAX];
	const char *has, *has_not;
} facts[] = {
	{ "no-go says the way on", { "own.named-team=no", NULL },
	  "# billing: not yet. Form the team first (NO-GO)\n", "Conditions\n" },
	{ "small team is good news", { "mono.small-team=7", NULL }, "Good news: nothing has to be",
	  "## What stops it" },
	{ "open gates are no yes", { "empty", "own.named-team=yes", NULL },
	  "Gates: 1 of 12 ready, 11 open.", "## Conditions" },
	{ "a note opens the report", { "why.org-problem=yes:Ana waits for Ben", NULL },
	  "**The reason given:** Ana waits for Ben", NULL },
	{ "overruled gates name the rule", { "con.form=shared-database", NULL },
	  "(by SM-SHARED-DB)", NULL },
	{ "a rule in the way", { "fact:system.services=6", "fact:system.teams=1",
	  "fact:system.engineers=6", "fact:system.sole_team_services=6", NULL },
	  "a rule about the whole plan stands in the way", NULL },
	{ "a rule in the way has a name", { "bnd.everyone-calls=yes", "fact:graph.callers=4",
	  "fact:system.services=6", NULL },
	  "stands in the way.\n\n- **Everybody calls it:** At least", NULL },
	{ "open and heavy is to be answered", { "con.no-backdoor=unknown", NULL },
	  "So far: asked, nobody knows. Needed: an answer, from developers.", NULL },
	{ "an owner is open", { "ops.tracing=partial", NULL }, "Owner: open; date: open;", NULL },
	{ "a cheaper remedy", { "why.trigger=slow-deploys", NULL },
	  "## Cheaper remedies to try first", NULL },
	{ "a chain has its price", { "dst.sync-depth=2", NULL }, "is up 99.7003 %: 129.5 minutes",
	  NULL },
	{ "precedents are no proof", { "own.named-team=no", "why.org-problem=no", NULL },
	  "chosen by their authors", NULL },
	{ "a go is looked at again", { NULL }, "Assess again by 2027-05-22.", "## Conditions" },
	{ "names stay away", { NULL }, "| Note | Evidence |\n", "| By |" },
};

static void test_facts(void)
{
	struct fixture f;

	fixture_load_shipped(&f);
	for (gsize i = 0; i < G_N_ELEMENTS(facts); i++) {
		struct judged j;
		g_autoptr(document) d = NULL;
		g_autofree char *got = NULL;

		judged_init(&j, &f, facts[i].changes);
		d = report_service(&j.r);
		got = doc_write(d, FORMAT_MD, NULL);
		test_row(facts[i].name, strstr(got, facts[i].has) != NULL);
		test_row(facts[i].name, facts[i].has_not == NULL ||
					strstr(got, facts[i].has_not) == NULL);
		judged_clear(&j);
	}
	fixture_clear(&f);
}

/* Each row: when two gates and a weighted question were answered, the day of the reader,
 * and what the report says of it. It was judged on 2026-11-22. */
static const struct {
	const char *p1, *s1, *heavy, *today;
	const char *has, *has_not;
} ages[] = {
	{ NULL, NULL, NULL, NULL, "\n## When to look again\n", "The oldest answer" },
	{ "2026-11-22T09:00:00Z", NULL, NULL, NULL,
	  "The oldest answer is of 2026-11-22, 0 days ago: P1.\n", "answered more than" },
	{ "2026-11-22T09:00:00Z", "2026-11-21T23:59:59Z", NULL, NULL,
	  "The oldest answer is of 2026-11-21, 1 day ago: S1.\n", "answered more than" },
	/* 90 days before is not more than 90 days before; a weighted one is no gate */
	{ "2026-08-24T00:00:00Z", NULL, "2026-01-01T00:00:00Z", NULL,
	  "The oldest answer is of 2026-01-01, 325 days ago: bnd.data-owned.\n",
	  "answered more than" },
	{ "2026-08-23T23:59:59Z", "2026-08-23T00:00:00Z", NULL, NULL,
	  "The oldest answer is of 2026-08-23, 91 days ago: P1. Gates and baseline items answered "
	  "more than 90 days before: P1, S1.\n", NULL },
	/* who reads it later counts further; what was old on that day stays the same */
	{ "2026-08-24T00:00:00Z", "2026-08-23T00:00:00Z", NULL, "2027-01-22",
	  "The oldest answer is of 2026-08-23, 152 days ago: S1. Gates and baseline items answered "
	  "more than 90 days before: S1.\n", NULL },
};

static void answered_at(struct judged *j, const char *label, const char *at)
{
	int question = questionnaire_find_label(j->in->q, label);

	g_assert_cmpint(question, >=, 0);
	j->in->answers[question].at = g_strdup(at);
}

static void test_age(void)
{
	static const char *const none[] = { NULL };
	struct fixture f;

	fixture_load_shipped(&f);
	for (gsize i = 0; i < G_N_ELEMENTS(ages); i++) {
		struct judged j;
		g_autoptr(document) d = NULL;
		g_autofree char *got = NULL;

		judged_init(&j, &f, none);
		answered_at(&j, "P1", ages[i].p1);
		answered_at(&j, "S1", ages[i].s1);
		answered_at(&j, "bnd.data-owned", ages[i].heavy);
		j.r.today = ages[i].today;
		d = report_service(&j.r);
		got = doc_write(d, FORMAT_MD, NULL);
		test_row(ages[i].has, strstr(got, ages[i].has) != NULL);
		test_row(ages[i].has, ages[i].has_not == NULL ||
				      strstr(got, ages[i].has_not) == NULL);
		judged_clear(&j);
	}
	fixture_clear(&f);
}

/* Every place of a report that holds what somebody typed. */
static char *report_with(const struct fixture *f, const char *typed, enum format format)
{
	static const char *const changes[] = { "ops.tracing=partial", "mono.no-ops-team=yes",
		"own.team-name=", NULL };
	const struct report_action action = { .condition = "ops.tracing", .text = typed,
		.owner = typed, .due = "2027-01-15" };
	const struct voted_round cards[] = {
		{ "own.team-name", typed, VOTE_BLIND, NULL },
		{ NULL, NULL, VOTE_HANDS, NULL }
	};
	struct voted t;
	g_autoptr(document) d = NULL;
	struct judged j;

	judged_init(&j, f, changes);
	inputs_add_waiver(j.in, "S3", typed, typed, "2026-11-01", "2027-03-01");
	g_assert_true(inputs_set(j.in, "why.org-problem", "yes", typed, NULL));
	g_assert_true(inputs_set(j.in, "dep.coordinating-teams", typed, NULL, NULL));
	facts_set_text(&j.in->facts, MEASURE_TEAM_NAME, typed);
	j.in->answers[1].evidence = g_strdup(typed);
	j.r.purpose = j.r.team = j.r.consumers = j.r.system = j.r.name = typed;
	j.r.actions = &action;
	j.r.n_actions = 1;
	voted_init(&t, &j, cards);
	d = report_service(&j.r);
	voted_clear(&t);
	judged_clear(&j);
	return doc_write(d, format, NULL);
}

static const char *const hostile[] = {
	"a | b", "<script>alert(1)</script>", "</details>", "# head", "- item", "> quote", "***",
	"```\nfence\n```", "[a](javascript:b)", "![a](b)", "<!-- x", "line\n\nline", "@all #12",
	"|---|", "=====", "https://example.org", "\\", "`", "&lt;", "{service} {team}", "1. x",
};

/* Whatever was typed, GitHub shows the tree of a report in which "x" was. */
static void test_hostile(void)
{
	g_autofree char *harmless = NULL;
	struct cmark_tree plain;
	struct fixture f;

	if (!cmark_is_there())
		return;
	fixture_load_shipped(&f);
	harmless = report_with(&f, "x", FORMAT_MD);
	cmark_parse(&plain, harmless);
	g_assert_nonnull(strstr(plain.tree->str, "tasklist(paragraph(strong()))"));
	for (gsize i = 0; i < G_N_ELEMENTS(hostile); i++) {
		g_autofree char *markdown = report_with(&f, hostile[i], FORMAT_MD);
		struct cmark_tree got;

		cmark_parse(&got, markdown);
		test_row_str(hostile[i], got.tree->str, plain.tree->str);
		cmark_tree_clear(&got);
	}
	cmark_tree_clear(&plain);
	fixture_clear(&f);
}

/* The tags of a page, without line breaks in texts. */
static char *tags_of(const char *html)
{
	GString *tags = g_string_new(NULL);
	bool inside = false;

	for (const char *c = html; *c != '\0'; c++) {
		if (g_str_has_prefix(c, "<br/>")) {
			c += strlen("<br/>") - 1;
			continue;
		}
		inside = inside || *c == '<';
		if (inside)
			g_string_append_c(tags, *c);
		inside = inside && *c != '>';
	}
	return g_string_free(tags, FALSE);
}

/* Nor does a browser get another tag, or another attribute of one. */
static void test_hostile_html(void)
{
	g_autofree char *harmless = NULL;
	g_autofree char *plain = NULL;
	struct fixture f;

	fixture_load_shipped(&f);
	harmless = report_with(&f, "x", FORMAT_HTML);
	plain = tags_of(harmless);
	g_assert_nonnull(strstr(plain, "<ul class=\"tasks\"><li>"));
	for (gsize i = 0; i < G_N_ELEMENTS(hostile); i++) {
		g_autofree char *html = report_with(&f, hostile[i], FORMAT_HTML);
		g_autofree char *got = tags_of(html);

		test_row_str(hostile[i], got, plain);
	}
	fixture_clear(&f);
}

/* A frozen verdict keeps a waiver that has run out since, and says so. */
static void test_waiver_since(void)
{
	static const char *const changes[] = { "mono.no-ops-team=yes", "waive=S3:bought",
					       "waive=S1:nothing to lift", NULL };
	struct fixture f;
	struct judged j;
	g_autoptr(document) then = NULL;
	g_autoptr(document) later = NULL;
	g_autofree char *in_time = NULL;
	g_autofree char *too_late = NULL;

	fixture_load_shipped(&f);
	judged_init(&j, &f, changes);
	then = report_service(&j.r);
	j.r.today = "2027-03-02";
	later = report_service(&j.r);
	in_time = doc_write(then, FORMAT_MD, NULL);
	too_late = doc_write(later, FORMAT_MD, NULL);
	g_assert_nonnull(strstr(in_time, "| holds |"));
	g_assert_null(strstr(in_time, "run out"));
	g_assert_nonnull(strstr(too_late, "1 waiver has run out since then: assess again."));
	g_assert_nonnull(strstr(too_late, "| held then, has run out since |"));
	judged_clear(&j);
	fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/report/golden", test_golden);
	g_test_add_func("/report/formats", test_formats);
	g_test_add_func("/report/cards", test_cards);
	g_test_add_func("/report/facts", test_facts);
	g_test_add_func("/report/age", test_age);
	g_test_add_func("/report/any", test_any_answers);
	g_test_add_func("/report/waiver-since", test_waiver_since);
	g_test_add_func("/report/hostile", test_hostile);
	g_test_add_func("/report/hostile-html", test_hostile_html);
	return test_run();
}
