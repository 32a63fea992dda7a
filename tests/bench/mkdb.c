/*
 * Builds a big database through the store's own interface, for measurements:
 *
 *	mkdb FILE [SYSTEMS [SERVICES [ASSESSMENTS [ANSWERS]]]]
 *
 * By default 50 systems of 20 services, each assessed 20 times with 60 answers: 1.2
 * million answers. Every answer has a change of its own, as in life; all of it is
 * one transaction, which is not. The questionnaire is the shipped one, answered
 * with yes throughout, so it is read as any other.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/private.h"

struct size {
	int systems, services, assessments, answers;
};

static struct diags *ds;

static void need(bool ok, const char *what)
{
	if (ok)
		return;
	diags_print(ds, stderr);
	fprintf(stderr, "mkdb: %s failed\n", what);
	exit(3);
}

/* The next change of the same transaction: what only a test may do. */
static void next_change(struct store *st, const char *at, const char *label,
			gint64 system, gint64 service)
{
	st->change = 0;
	g_free(st->at);
	st->at = g_strdup(at);
	g_free(st->label);
	st->label = g_strdup(label);
	need(store_through(st, system, service, ds), "through");
}

/* Ids of the shipped questions, so that the program finds what it asks for. */
static char **question_ids(const char *text, gsize length)
{
	GPtrArray *ids = g_ptr_array_new();
	g_auto(GStrv) lines = NULL;
	g_autofree char *copy = g_strndup(text, length);

	lines = g_strsplit(copy, "\n", -1);
	for (int i = 0; lines[i]; i++)
		if (g_str_has_prefix(lines[i], "  - id: "))
			g_ptr_array_add(ids, g_strstrip(g_strdup(lines[i] + 8)));
	g_ptr_array_add(ids, NULL);
	return (char **)g_ptr_array_free(ids, FALSE);
}

static void put_questionnaire(struct store *st, char **hash, char ***ids)
{
	g_autofree char *path = g_build_filename(BENCH_DATADIR, "questionnaires",
						 "split-readiness.yaml", NULL);
	g_autofree char *text = NULL;
	struct store_questionnaire q = { .id = (char *)"split-readiness",
		.version = (char *)"1.0.0", .language = (char *)"en" };

	need(g_file_get_contents(path, &text, &q.length, NULL), path);
	*hash = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (guchar *)text, q.length);
	*ids = question_ids(text, q.length);
	q.hash = *hash;
	q.text = text;
	need(store_put_questionnaire(st, &q, ds), "questionnaire");
}

static void put_summary(struct store *st, gint64 service, gint64 assessment,
			const char *hash, const char *day)
{
	const struct store_summary s = { .service = service, .assessment = assessment,
		.questionnaire = (char *)hash, .engine = 1, .day = (char *)day,
		.verdict = (char *)"no-go", .leaning = (char *)"no-go",
		.best = (char *)"no-go", .worst = (char *)"no-go",
		.path = (char *)"form-team-first", .decided = true, .gates = 12,
		.gates_pass = 9, .gates_stop = 3, .questions = 60, .answered = 60,
		.score_low = 700, .score_high = 900, .coverage = 1000 };

	need(store_put_summary(st, &s, ds), "summary");
}

static void put_assessment(struct store *st, const struct size *n, gint64 system,
			   gint64 service, int number, const char *hash, char **ids)
{
	static const char snapshot[] = "{\"schema\":1}";
	const struct store_finish finish = { .snapshot = snapshot, .result = snapshot,
		.engine = 1 };
	g_autoptr(store_assessment) a = NULL;
	char at[] = "2020-01-15T09:30:00Z";
	int count = (int)g_strv_length(ids);

	/* A month each, from 2020 on. */
	g_snprintf(at, sizeof(at), "%04d-%02d-15T09:30:00Z", 2020 + number / 12,
		   number % 12 + 1);
	next_change(st, at, "start", system, service);
	need(store_start(st, service, hash, STORE_ROOM, &a, ds), "start");
	for (int i = 0; i < n->answers; i++) {
		g_autofree char *extra = i < count ? NULL : g_strdup_printf("x.q%d", i);
		const struct store_answer answer = {
			.question = i < count ? ids[i] : extra, .value = (char *)"yes",
			.note = i % 5 == 0 ? (char *)"as agreed with operations" : NULL,
			.head = STORE_ANY_HEAD,
			/* Given anew by every service: what grows longest. */
			.of_system = i % 4 == 0,
		};

		next_change(st, at, "answer", system, service);
		need(store_put_answer(st, a->id, &answer, ds), "answer");
	}
	/* The last one of every second service is still open. */
	if (number < n->assessments - 1 || service % 2) {
		next_change(st, at, "finish", system, service);
		need(store_finish(st, a->id, &finish, ds), "finish");
	}
	at[10] = '\0';
	put_summary(st, service, a->id, hash, at);
}

static gint64 put_service(struct store *st, gint64 system, gint64 team, gint64 before,
			  int number)
{
	g_autoptr(store_service) s = store_service_new();
	const struct store_call call = { .kind = STORE_CALL_SYNC, .service = before };

	s->system = system;
	s->slug = g_strdup_printf("service-%04d", number);
	s->purpose = g_strdup("does one thing and does it well");
	next_change(st, "2020-01-01T00:00:00Z", "new", 0, 0);
	need(store_put_service(st, s, ds), "service");
	need(store_through(st, system, s->id, ds), "through");
	need(store_set_owner(st, s->id, team, true, ds), "owner");
	if (before != 0)
		need(store_set_call(st, s->id, &call, true, ds), "call");
	return s->id;
}

static void fill(struct store *st, const struct size *n)
{
	g_autofree char *hash = NULL;
	g_auto(GStrv) ids = NULL;

	put_questionnaire(st, &hash, &ids);
	for (int i = 0; i < n->systems; i++) {
		g_autofree char *name = g_strdup_printf("system-%02d", i);
		struct store_system system = { .name = name, .running = 1 };
		gint64 service = 0;

		next_change(st, "2020-01-01T00:00:00Z", "system", 0, 0);
		need(store_put_system(st, &system, ds), "system");
		for (int j = 0; j < n->services; j++) {
			g_autofree char *team_name = g_strdup_printf("team-%02d-%02d", i, j);
			struct store_team team = { .name = team_name, .size = 6 };

			next_change(st, "2020-01-01T00:00:00Z", "team", 0, 0);
			need(store_put_team(st, &team, ds), "team");
			service = put_service(st, system.id, team.id, j ? service : 0,
					      i * n->services + j);
			for (int k = 0; k < n->assessments; k++)
				put_assessment(st, n, system.id, service, k, hash, ids);
			g_free(team.uid);
		}
		g_free(system.uid);
	}
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
		.answers = number(argv, argc, 5, 60),
	};
	struct store *st;

	if (argc < 2) {
		fprintf(stderr, "usage: mkdb FILE [SYSTEMS [SERVICES [ASSESSMENTS "
			"[ANSWERS]]]]\n");
		return 2;
	}
	ds = diags_new();
	need(store_open(&st, argv[1], &options, ds), "open");
	need(store_begin(st, "2020-01-01T00:00:00Z", "mkdb", "fill", ds), "begin");
	fill(st, &n);
	need(store_commit(st, ds), "commit");
	store_close(st);
	diags_free(ds);
	return 0;
}
