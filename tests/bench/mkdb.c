/*
 * Builds a big database through the store's own interface, for measurements:
 *
 *	mkdb FILE [SYSTEMS [SERVICES [ASSESSMENTS [CALLS]]]]
 *
 * By default 50 systems of 20 services, each assessed 20 times by the shipped
 * questionnaire: 1.2 million answers. Services stand in chains of four; with CALLS each
 * calls so many more, to anybody, the same on every machine. Answers get better from one
 * assessment to the next; verdicts and snapshots are computed. Every answer has a change
 * of its own, as in life; all of it is one transaction, which is not.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/summaries.h"
#include "load/questionnaire_load.h"
#include "load/snapshot.h"
#include "report/report.h"
#include "store/private.h"

struct size {
	int systems, services, assessments, calls;
};

/* What all of it is made with. */
static struct diags *ds;
static struct store *st;
static struct questionnaire *q;
static char **good, **bad;	/* stored values, per question */

static void need(bool ok, const char *what)
{
	if (ok)
		return;
	diags_print(ds, stderr);
	fprintf(stderr, "mkdb: %s failed\n", what);
	exit(3);
}

/* ---- answers ------------------------------------------------------------------- */

/* What a person might type, in the stored form. */
static char *stored_value(const struct question *question, bool good_one)
{
	const char *typed = question->kind == KIND_NUMBER ? good_one ? "4" : "11" :
			    question->kind == KIND_TEXT ? "Orders" :
			    question->kind == KIND_MULTI ? good_one ? "all" : "none" :
			    question->choices[good_one ? 0 : question->n_choices - 1].value;
	struct value value;
	char *stored;

	if (question->kind == KIND_MULTI && good_one && question->role == ROLE_INFO)
		typed = question->choices[0].value;
	need(value_parse(&value, question, typed, ds), question->id);
	stored = value_format(&value, question);
	value_clear(&value);
	return stored;
}

static void prepare_values(void)
{
	good = g_new0(char *, q->n_questions + 1);
	bad = g_new0(char *, q->n_questions + 1);
	for (int i = 0; i < q->n_questions; i++) {
		good[i] = stored_value(&q->questions[i], true);
		bad[i] = stored_value(&q->questions[i], false);
	}
}

/* Fewer bad ones from one assessment to the next. */
static const char *value_of(int question, gint64 service, int number)
{
	return (question * 7 + service * 3) % 23 > number + 4 ? bad[question]
							      : good[question];
}

static void put_questionnaire(const char *path)
{
	g_autofree char *text = NULL;
	struct store_questionnaire row = { 0 };

	need(questionnaire_load_file(&q, path, ds), path);
	need(g_file_get_contents(path, &text, &row.length, NULL), path);
	row.hash = (char *)questionnaire_hash(q);
	row.id = q->id;
	row.version = q->version;
	row.language = q->language;
	row.text = text;
	need(store_put_questionnaire(st, &row, ds), "questionnaire");
}

/* ---- assessments ---------------------------------------------------------------- */

/* The next change of the same transaction: what only a test may do. */
static void next_change(const char *at, const char *label, gint64 system, gint64 service)
{
	st->change = 0;
	g_free(st->at);
	st->at = g_strdup(at);
	g_free(st->label);
	st->label = g_strdup(label);
	need(store_through(st, system, service, ds), "through");
}

static struct inputs *judge(const char *slug, gint64 service, int number, const char *day)
{
	struct inputs *in = inputs_new(q, day);

	facts_set_text(&in->facts, MEASURE_SERVICE_SLUG, slug);
	for (int i = 0; i < q->n_questions; i++)
		need(inputs_set(in, q->questions[i].id, value_of(i, service, number), NULL,
				ds), q->questions[i].id);
	return in;
}

static void put_summary(gint64 service, struct store_assessment *a, struct inputs *in,
			struct verdict *v, const char *day)
{
	struct store_service row = { .id = service, .slug = (char *)"service" };
	g_autoptr(GPtrArray) services = g_ptr_array_new();
	g_autoptr(GArray) actions = g_array_new(FALSE, FALSE, sizeof(struct report_action));
	struct system_view alone = { .edges = 0 };
	const struct registry none = { .services = services, .view = &alone };
	struct judgement j = { .target = { .service = &row, .assessment = a },
		.q = q, .in = in, .v = v, .registry = &none, .actions = actions };
	struct app app = { 0 };
	g_autoptr(store_summary) s = NULL;

	app.store = st;
	need(room_record_load(&j.room, &app, 0, q, ds), "room");
	g_strlcpy(app.today, day, sizeof(app.today));
	s = summary_of(&j, &app);
	need(store_put_summary(st, s, ds), "summary");
	room_record_clear(&j.room);
}

static void put_answers(gint64 draft, gint64 system, gint64 service, int number,
			const char *at)
{
	for (int i = 0; i < q->n_questions; i++) {
		const struct store_answer answer = {
			.question = q->questions[i].id,
			.value = (char *)value_of(i, service, number),
			.note = i % 5 == 0 ? (char *)"as agreed with operations" : NULL,
			.of_system = q->questions[i].scope == SCOPE_SYSTEM,
			.head = STORE_ANY_HEAD,
		};

		next_change(at, "answer", system, service);
		need(store_put_answer(st, draft, &answer, ds), "answer");
	}
}

static void put_assessment(const struct size *n, gint64 system, gint64 service,
			   const char *slug, int number)
{
	g_autofree char *day = g_strdup_printf("%04d-%02d-15", 2020 + number / 12,
					       number % 12 + 1);
	g_autofree char *at = g_strconcat(day, "T09:30:00Z", NULL);
	g_autoptr(inputs) in = judge(slug, service, number, day);
	g_autoptr(verdict) v = verdict_compute(in);
	g_autoptr(store_assessment) a = NULL;

	next_change(at, "start", system, service);
	need(store_start(st, service, questionnaire_hash(q), STORE_ROOM, &a, ds), "start");
	put_answers(a->id, system, service, number, at);
	/* The last one of every second service is still open. */
	if (number < n->assessments - 1 || service % 2) {
		g_autofree char *snapshot = snapshot_write(in);
		g_autofree char *result = report_result_text(in, v);
		const struct store_finish finish = { .snapshot = snapshot,
			.result = result, .engine = VERDICT_ENGINE };

		next_change(at, "finish", system, service);
		need(store_finish(st, a->id, &finish, ds), "finish");
	}
	put_summary(service, a, in, v, day);
}

/* ---- systems ---------------------------------------------------------------------- */

static gint64 put_service(gint64 system, gint64 team, gint64 before, const char *slug)
{
	g_autoptr(store_service) s = store_service_new();
	const struct store_call call = { .kind = STORE_CALL_SYNC, .service = before };

	s->system = system;
	s->slug = g_strdup(slug);
	s->purpose = g_strdup("does one thing and does it well");
	next_change("2020-01-01T00:00:00Z", "new", 0, 0);
	need(store_put_service(st, s, ds), "service");
	need(store_through(st, system, s->id, ds), "through");
	need(store_set_owner(st, s->id, team, true, ds), "owner");
	if (before != 0)
		need(store_set_call(st, s->id, &call, true, ds), "call");
	return s->id;
}

static gint64 put_team(const char *name)
{
	struct store_team team = { .name = (char *)name, .size = 6 };

	next_change("2020-01-01T00:00:00Z", "team", 0, 0);
	need(store_put_team(st, &team, ds), "team");
	g_free(team.uid);
	return team.id;
}

/* The generator of Numerical Recipes: enough to be anybody. */
static guint32 next_random(void)
{
	static guint32 state = 1;

	state = state * 1664525u + 1013904223u;
	return state >> 8;
}

static void put_calls(const struct size *n, const gint64 *services)
{
	for (int i = 0; i < n->services; i++)
		for (int k = 0; k < n->calls; k++) {
			const struct store_call call = { .kind = STORE_CALL_SYNC,
				.service = services[next_random() % (guint32)n->services] };

			if (call.service != services[i])
				need(store_set_call(st, services[i], &call, true, ds), "call");
		}
}

static void put_system(const struct size *n, int number)
{
	g_autofree char *name = g_strdup_printf("system-%02d", number);
	g_autofree gint64 *services = g_new0(gint64, (gsize)n->services + 1);
	struct store_system system = { .name = name, .running = 1 };
	gint64 service = 0;

	next_change("2020-01-01T00:00:00Z", "system", 0, 0);
	need(store_put_system(st, &system, ds), "system");
	for (int i = 0; i < n->services; i++) {
		g_autofree char *team = g_strdup_printf("team-%02d-%02d", number, i);
		g_autofree char *slug = g_strdup_printf("service-%04d",
							number * n->services + i);

		/* Chains of four. */
		service = put_service(system.id, put_team(team), i % 4 ? service : 0, slug);
		services[i] = service;
		for (int k = 0; k < n->assessments; k++)
			put_assessment(n, system.id, service, slug, k);
	}
	if (n->calls > 0) {
		next_change("2020-01-01T00:00:00Z", "calls", system.id, 0);
		put_calls(n, services);
	}
	g_free(system.uid);
}

static int number(char **argv, int argc, int i, int fallback)
{
	return i < argc ? atoi(argv[i]) : fallback;
}

int main(int argc, char **argv)
{
	const struct store_options options = { .mode = STORE_NEW };
	const struct size n = {
		.systems = number(argv, argc, 2, 50),
		.services = number(argv, argc, 3, 20),
		.assessments = number(argv, argc, 4, 20),
		.calls = number(argv, argc, 5, 0),
	};

	if (argc < 2) {
		fprintf(stderr, "usage: mkdb FILE [SYSTEMS [SERVICES [ASSESSMENTS [CALLS]]]]\n");
		return 2;
	}
	ds = diags_new();
	need(store_open(&st, argv[1], &options, ds), "open");
	need(store_begin(st, "2020-01-01T00:00:00Z", "mkdb", "fill", ds), "begin");
	put_questionnaire(BENCH_DATADIR "/questionnaires/split-readiness.yaml");
	prepare_values();
	for (int i = 0; i < n.systems; i++)
		put_system(&n, i);
	need(store_commit(st, ds), "commit");
	store_close(st);
	g_strfreev(good);
	g_strfreev(bad);
	questionnaire_free(q);
	diags_free(ds);
	return 0;
}
