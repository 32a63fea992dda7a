/*
 * Summary rows. A finished assessment's row is written when it is finished and
 * stays; a draft's row, and that of a service nobody assessed yet, follow every
 * write that can touch them.
 */
#include "config.h"

#include "app/summaries.h"

#include <string.h>

#include "app/questionnaires.h"
#include "base/text.h"
#include "core/basis.h"

static void count_gates(struct store_summary *s, const struct verdict *v)
{
	for (guint i = 0; i < v->gates->len; i++) {
		const struct gate_line *g = &g_array_index(v->gates, struct gate_line, i);

		if (g->state == STATE_HIDDEN || g->state == STATE_NA)
			continue;
		s->gates++;
		if (g->state == STATE_PASS)
			s->gates_pass++;
		else if (g->state == STATE_UNKNOWN || g->state == STATE_UNANSWERED)
			s->gates_open++;
		else if (g->state == STATE_FAIL && !g->waived)
			s->gates_stop++;
	}
}

/*
 * The earliest end of a waiver that held. From the next day on the row of a draft is
 * old; a frozen one stays as it is and has lost what it relied on.
 */
static char *first_waiver_end(const struct judgement *j)
{
	const struct inputs *in = j->in;
	const char *first = NULL;

	for (guint i = 0; i < in->waivers->len; i++) {
		const struct waiver *w = &g_array_index(in->waivers, struct waiver, i);

		if (waiver_is_valid(w, in->date) &&
		    (!j->frozen || verdict_relies_on(j->v, in, w)) &&
		    (first == NULL || strcmp(w->until, first) < 0))
			first = w->until;
	}
	return g_strdup(first);
}

/*
 * What a row takes from what is registered, in facts and in names that texts bear: the
 * basis its judgement stands on. A hash, as it is only compared.
 */
static char *basis_of(const struct questionnaire *q, const struct facts *facts,
		      const struct store_service *s, const char *owners,
		      const char *consumers, const char *cycle)
{
	const char *const names[] = { s->slug, s->system_name, owners, consumers, cycle };
	g_autoptr(GString) text = g_string_new(NULL);

	basis_add(text, q, facts);
	for (guint i = 0; i < G_N_ELEMENTS(names); i++)
		g_string_append_printf(text, "\n%s", names[i] != NULL ? names[i] : "");
	return g_compute_checksum_for_string(G_CHECKSUM_SHA256, text->str, (gssize)text->len);
}

/*
 * What a row says beside tokens and numbers: the languages of the text and of the
 * questionnaire with the title of the way on, "de en Form the team first" (a reader who
 * asks for none means the latter), on a second line what decides first, and on a third
 * the basis of a row that is not frozen.
 */
static char *keep_texts(const struct judgement *j, const struct app *app)
{
	const struct path_text *p =
		j->v->path != NULL ? questionnaire_path(j->q, j->v->path) : NULL;
	g_autofree char *reason = NULL;
	g_autofree char *line = NULL;
	g_autofree char *basis = NULL;
	struct report_input r;

	judgement_report_input(j, app, &r);
	reason = report_first_reason(&r);
	line = reason != NULL ? text_sanitize(reason, -1, TEXT_ONE_LINE) : NULL;
	if (!j->frozen)
		basis = basis_of(j->q, &j->in->facts, j->target.service, j->owners,
				 j->consumers, j->cycle);
	return g_strdup_printf("%s %s %s\n%s\n%s", j->q->shown_language, j->q->language,
			       p != NULL ? p->title : "", line != NULL ? line : "",
			       basis != NULL ? basis : "");
}

/* One line of the texts; NULL when it is empty, or in another language. */
static char *kept_text(const struct store_summary *s, const struct app *app, guint line)
{
	g_auto(GStrv) parts = g_strsplit(s->extra != NULL ? s->extra : "", " ", 3);
	g_auto(GStrv) lines = NULL;
	const char *wanted;

	if (g_strv_length(parts) < 3)
		return NULL;
	wanted = app->language != NULL ? app->language : parts[1];
	lines = g_strsplit(parts[2], "\n", 3);
	if (strcmp(parts[0], wanted) != 0 || g_strv_length(lines) <= line ||
	    *lines[line] == '\0')
		return NULL;
	return g_strdup(lines[line]);
}

char *summary_path_title(const struct store_summary *s, const struct app *app)
{
	return kept_text(s, app, 0);
}

char *summary_reason(const struct store_summary *s, const struct app *app)
{
	return kept_text(s, app, 1);
}

struct store_summary *summary_of(const struct judgement *j, const struct app *app)
{
	const struct verdict *v = j->v;
	const struct store_assessment *a = j->target.assessment;
	struct store_summary *s = g_new0(struct store_summary, 1);

	s->service = j->target.service->id;
	s->assessment = a != NULL ? a->id : 0;
	s->questionnaire = g_strdup(questionnaire_hash(j->q));
	s->engine = VERDICT_ENGINE;
	s->day = g_strdup(j->frozen ? j->in->date : app->today);
	s->valid_until = first_waiver_end(j);
	s->verdict = g_strdup(verdict_name(v->token));
	s->leaning = g_strdup(verdict_name(v->leaning));
	s->best = g_strdup(verdict_name(v->best));
	s->worst = g_strdup(verdict_name(v->worst));
	s->path = g_strdup(v->path);
	s->extra = keep_texts(j, app);
	s->decided = v->decided;
	count_gates(s, v);
	inputs_count(j->in, 0, j->q->n_questions, &s->answered, &s->questions);
	s->conditions = (int)v->conditions->len;
	s->stops = (int)v->stops->len;
	s->smells = (int)v->smells->len;
	s->score_low = score_low(&v->score);
	s->score_high = score_high(&v->score);
	s->coverage = score_coverage(&v->score);
	return s;
}

/* Judges one service and stores its row; services are copied by id, because a
 * judgement owns its rows and the registry is shared. */
static bool refresh_one(struct judgement **out, struct app *app, struct store *st,
			const struct registry *r, gint64 service, struct diags *ds)
{
	const struct store_assessment *a;
	struct target t;
	g_autoptr(judgement) j = NULL;
	g_autoptr(store_summary) row = NULL;

	if (!target_of_service(&t, app, service, ds))
		return false;
	a = t.assessment;
	if (a != NULL && a->finished != NULL) {
		g_autoptr(store_summary) kept = NULL;

		/* its row stays as it is; only one that was imported has none yet */
		if (!store_get_summary(st, service, a->id, &kept, ds) || kept != NULL) {
			target_clear(&t);
			return kept != NULL;
		}
	}
	if (!judgement_with(&j, app, &t, r, ds))
		return false;
	row = summary_of(j, app);
	if (out != NULL)
		*out = g_steal_pointer(&j);
	return store_put_summary(st, row, ds);
}

bool summaries_refresh_service(struct judgement **out, struct app *app, struct store *st,
			       gint64 system, gint64 service, struct diags *ds)
{
	g_autoptr(registry) r = NULL;
	g_autoptr(judgement) j = NULL;

	if (out != NULL)
		*out = NULL;
	if (!registry_shared(&r, app, system, ds) ||
	    (r != NULL && !refresh_one(&j, app, st, r, service, ds)))
		return false;
	if (out != NULL && j != NULL) {
		j->own = g_steal_pointer(&r);	/* it reads there */
		*out = g_steal_pointer(&j);
	}
	return true;
}

static bool refresh_each(struct app *app, struct store *st, const struct registry *r,
			 const GPtrArray *services, struct diags *ds)
{
	for (guint i = 0; i < services->len; i++) {
		const struct store_service *s = services->pdata[i];

		if (!refresh_one(NULL, app, st, r, s->id, ds))
			return false;
	}
	return true;
}

bool summaries_refresh(struct app *app, struct store *st, gint64 system, struct diags *ds)
{
	g_autoptr(registry) r = NULL;

	/* archived ones too: the portfolio they have left no longer counts for them */
	return registry_shared(&r, app, system, ds) &&
	       (r == NULL || (refresh_each(app, st, r, r->services, ds) &&
			      refresh_each(app, st, r, r->archived, ds)));
}

/* Whether its row still says what a new judgement would: on the same answers, since what
 * was changed is registered. */
static bool is_kept(bool *kept, struct app *app, const struct registry *r, int at,
		    const struct store_service *s, const struct store_line *l,
		    struct diags *ds)
{
	static const struct facts nothing;
	const struct questionnaire *q = questionnaires_of(app, l->questionnaire, ds);
	const char *stored = l->summary != NULL && l->summary->extra != NULL ?
				     strrchr(l->summary->extra, '\n') : NULL;
	g_autofree char *owners = NULL, *consumers = NULL, *cycle = NULL;
	g_autofree char *basis = NULL;

	*kept = false;
	if (q == NULL)
		return false;
	if (stored == NULL || !summary_is_current(l->summary, questionnaire_hash(q), app->today))
		return true;
	owners = registry_owners(s);
	consumers = registry_consumers(r, s->id);
	if (at >= 0 && r->view->cycle[at] >= 0)
		cycle = registry_cycle(r, at);
	basis = basis_of(q, at >= 0 ? &r->facts[at] : &nothing, s, owners, consumers, cycle);
	*kept = strcmp(stored + 1, basis) == 0;
	return true;
}

bool summaries_refresh_registered(struct app *app, struct store *st, gint64 system,
				  struct diags *ds)
{
	g_autoptr(registry) r = NULL;
	g_autoptr(GPtrArray) lines = NULL;

	if (!registry_shared(&r, app, system, ds) || !store_lines(st, system, &lines, ds))
		return false;
	for (guint i = 0; r != NULL && i < lines->len; i++) {
		const struct store_line *l = lines->pdata[i];
		int at = registry_find(r, l->service);
		bool kept = l->finished && l->summary != NULL;

		if (!kept && !is_kept(&kept, app, r, at, registry_service(r, l->service), l, ds))
			return false;
		if (!kept && !refresh_one(NULL, app, st, r, l->service, ds))
			return false;
	}
	return true;
}

bool summaries_refresh_team(struct app *app, struct store *st, gint64 team,
			    struct diags *ds)
{
	g_autoptr(GArray) systems = NULL;

	if (!store_systems_of_team(st, team, &systems, ds))
		return false;
	for (guint i = 0; i < systems->len; i++)
		if (!summaries_refresh_registered(app, st, g_array_index(systems, gint64, i),
						  ds))
			return false;
	return true;
}

bool summary_is_current(const struct store_summary *s, const char *hash,
			const char *today)
{
	return s != NULL && s->engine == VERDICT_ENGINE &&
	       g_strcmp0(s->questionnaire, hash) == 0 &&
	       (s->valid_until == NULL || strcmp(today, s->valid_until) <= 0);
}
