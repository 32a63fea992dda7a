/*
 * Nothing of a ballot is drawn before the reveal, not even by accident: the screen shows
 * how many are in. There is no average anywhere; the room agrees on one answer, or closes
 * the round without.
 */
#include "config.h"

#include "tui/vote.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/people.h"
#include "app/voting.h"
#include "app/workshop_settings.h"
#include "tui/key.h"
#include "tui/prompt.h"
#include "tui/walk.h"

/* ---- opening ---------------------------------------------------------------------- */

static struct room *room_of(const struct vote_screen *v)
{
	return walk_room(v->screen.tui);
}

static const struct question *question_of(const struct vote_screen *v)
{
	return v->vote->q;
}

static void take_labels(struct vote_screen *v, const struct room *r, const struct question *q)
{
	int n = vote_n_positions(q);

	v->text = placeholders_expand(q->text, &r->names);
	v->labels = g_new0(char *, n + 2);
	for (int i = 0; i < n; i++)
		v->labels[i] = placeholders_expand(vote_position_label(q, i), &r->names);
	v->labels[n] = g_strdup(_("Don't know"));
}

/* Names as the room's list has them; NULL when they are not to be shown. */
static char **names_of(const GPtrArray *people, const struct workshop_settings *settings)
{
	GPtrArray *names;

	if (!settings->names)
		return NULL;
	names = g_ptr_array_new();
	for (guint i = 0; i < people->len; i++) {
		const struct store_person *p = people->pdata[i];

		if (p->name != NULL)
			g_ptr_array_add(names, g_strdup(p->name));
	}
	g_ptr_array_add(names, NULL);
	return (char **)g_ptr_array_free(names, FALSE);
}

/* As the room votes; where that does not fit the question, as fits. */
static enum vote_kind kind_for(const struct question *q, enum vote_kind wanted)
{
	return vote_kind_fits(wanted, q) ? wanted : vote_kind_default(q);
}

static bool vote_open(struct screen *s, const void *arg, struct diags *ds)
{
	struct vote_screen *v = (struct vote_screen *)s;
	struct room *r = walk_room(s->tui);
	gint64 assessment = r->j->target.assessment->id;
	struct workshop_settings settings;
	g_autoptr(GPtrArray) people = NULL;

	(void)arg;
	edit_init(&v->field, NULL);
	v->question = r->question;
	v->head = room_head_of(r, r->question);
	if (!workshop_settings_get(&settings, r->app->store, assessment, ds) ||
	    !people_list(&people, r->app->store, assessment, ds) ||
	    !voting_rounds(&v->before, r->app, assessment, r->j->q, v->question, ds))
		return false;
	v->round = (int)v->before->len + 1;
	v->names = names_of(people, &settings);
	v->vote = vote_new(room_question(r), kind_for(room_question(r), settings.voting),
			   people_count(people));
	v->field.digits = v->vote->kind == VOTE_HANDS;
	take_labels(v, r, room_question(r));
	return true;
}

/* Who was told that somebody else answered meanwhile knows it: the next key decides. */
static bool vote_refresh(struct screen *s, struct diags *ds)
{
	struct vote_screen *v = (struct vote_screen *)s;

	(void)ds;
	if (v->refused && walk_room(s->tui) != NULL)
		v->head = room_head_of(walk_room(s->tui), v->question);
	v->refused = false;
	return true;
}

static void vote_close_screen(struct screen *s)
{
	struct vote_screen *v = (struct vote_screen *)s;

	edit_clear(&v->field);
	vote_result_clear(&v->result);
	vote_free(v->vote);
	g_clear_pointer(&v->before, g_ptr_array_unref);
	g_strfreev(v->names);
	g_strfreev(v->labels);
	g_free(v->error);
	g_free(v->text);
}

/* ---- voting ----------------------------------------------------------------------- */

static void refuse_take(struct vote_screen *v, struct diags *ds)
{
	g_free(v->error);
	v->error = tui_first_error(ds);
}

static void accept(struct vote_screen *v)
{
	g_clear_pointer(&v->error, g_free);
	edit_set(&v->field, NULL);
}

static void reveal(struct vote_screen *v)
{
	g_autoptr(diags) ds = diags_new();

	if (!vote_close(v->vote, ds)) {
		refuse_take(v, ds);
		return;
	}
	accept(v);
	vote_result(v->vote, &v->result);
}

/* Another way to vote, or another round: what was cast so far goes. */
static void begin(struct vote_screen *v, enum vote_kind kind)
{
	struct vote *old = v->vote;

	v->vote = vote_new(old->q, kind, old->people);
	vote_free(old);
	vote_result_clear(&v->result);
	v->result = (struct vote_result){ 0 };
	v->voter = 0;
	v->field.digits = kind == VOTE_HANDS;
	accept(v);
}

static const char *voter_name(const struct vote_screen *v)
{
	if (v->names == NULL || v->voter >= (int)g_strv_length(v->names))
		return NULL;
	return v->names[v->voter];
}

static void cast(struct vote_screen *v, int position)
{
	g_autoptr(diags) ds = diags_new();

	if (!vote_cast(v->vote, -1, voter_name(v), position, ds)) {
		refuse_take(v, ds);
		return;
	}
	accept(v);
	v->voter++;
}

/* 1 is the best choice, 0 "don't know"; -1 when the key is no ballot. */
static int position_of(const struct vote_screen *v, int key)
{
	int n = vote_n_positions(question_of(v));

	if (key == '0')
		return n;
	return key >= '1' && key <= '9' && key - '1' < n ? key - '1' : -1;
}

static void take_tally(struct vote_screen *v)
{
	g_autoptr(diags) ds = diags_new();
	g_autofree char *typed = edit_text(&v->field);

	if (vote_set_tally(v->vote, typed, ds))
		reveal(v);
	else
		refuse_take(v, ds);
}

/* An empty card after the last one reveals. */
static void take_card(struct vote_screen *v)
{
	g_autoptr(diags) ds = diags_new();
	g_autofree char *typed = edit_text(&v->field);

	if (*typed == '\0') {
		reveal(v);
		return;
	}
	if (!vote_write(v->vote, -1, voter_name(v), typed, ds)) {
		refuse_take(v, ds);
		return;
	}
	accept(v);
	v->voter++;
}

static void run_enter(struct screen *s, int key)
{
	static void (*const takes[])(struct vote_screen *) = {
		[VOTE_HANDS] = take_tally, [VOTE_SECRET] = reveal, [VOTE_BLIND] = take_card,
	};
	struct vote_screen *v = (struct vote_screen *)s;

	G_STATIC_ASSERT(G_N_ELEMENTS(takes) == VOTE_KIND_COUNT);
	(void)key;
	takes[v->vote->kind](v);
}

static void run_ballot(struct screen *s, int key)
{
	struct vote_screen *v = (struct vote_screen *)s;
	int position = position_of(v, key);

	if (position >= 0) {
		cast(v, position);
		return;
	}
	g_free(v->error);
	v->error = g_strdup_printf(_("1 to %d, or 0 for \"don't know\""),
				   vote_n_positions(question_of(v)));
}

static void run_take_back(struct screen *s, int key)
{
	struct vote_screen *v = (struct vote_screen *)s;

	(void)key;
	if (v->vote->ballots->len == 0)
		return;
	vote_take_back(v->vote, (int)v->vote->ballots->len - 1);
	v->voter = MAX(v->voter - 1, 0);
	accept(v);
}

static void run_skip(struct screen *s, int key)
{
	(void)key;
	((struct vote_screen *)s)->voter++;
}

static void run_kind(struct screen *s, int key)
{
	struct vote_screen *v = (struct vote_screen *)s;
	enum vote_kind kind = v->vote->kind;

	(void)key;
	do
		kind = (kind + 1) % VOTE_KIND_COUNT;
	while (!vote_kind_fits(kind, question_of(v)));
	begin(v, kind);
}

static bool vote_input(struct screen *s, int key)
{
	struct vote_screen *v = (struct vote_screen *)s;

	if (vote_is_revealed(v) || v->vote->kind == VOTE_SECRET)
		return false;
	return edit_key(&v->field, key);
}

static void vote_paste(struct screen *s, const char *text)
{
	struct vote_screen *v = (struct vote_screen *)s;

	if (!vote_is_revealed(v) && v->vote->kind != VOTE_SECRET)
		edit_paste(&v->field, text);
}

/* ---- after the reveal --------------------------------------------------------------- */

/* Keeps the round; with an answer, the room's answer too, in one change. */
static bool keep_round(struct vote_screen *v, const char *agreed, int *services)
{
	const struct room *r = room_of(v);
	g_autoptr(diags) ds = diags_new();
	g_autoptr(judgement) j = NULL;
	struct voting_close how = {
		.agreed = agreed,
		.source = r->w->quick ? SOURCE_QUICK : SOURCE_ROOM,
		.draft = r->j->target.assessment->id,
		.head = v->head,
	};
	bool ok = voting_store(&j, r->app, r->w->service, v->vote, &how, services, ds);

	if (diags_find(ds, "store-conflict") != NULL) {
		v->refused = true;
		tui_changed(v->screen.tui);
	}
	if (!ok)
		refuse_take(v, ds);
	return ok;
}

static void agree(struct vote_screen *v, const char *value)
{
	struct tui *t = v->screen.tui;
	int question = v->question, services = 0;

	if (!keep_round(v, value, &services))
		return;
	tui_pop(t);
	walk_answered(t, question, services);
}

static void run_agree(struct screen *s, int key)
{
	struct vote_screen *v = (struct vote_screen *)s;
	int position = position_of(v, key);

	if (vote_n_positions(question_of(v)) == 0) {
		/* cards on a question without choices: one of the texts */
		if (key >= '1' && v->result.texts != NULL && key - '1' < (int)v->result.texts->len)
			agree(v, g_array_index(v->result.texts, struct vote_text,
					       (guint)(key - '1')).text);
		return;
	}
	if (position >= 0)
		agree(v, vote_position_value(question_of(v), position));
}

static void run_again(struct screen *s, int key)
{
	struct vote_screen *v = (struct vote_screen *)s;
	const struct room *r = room_of(v);
	g_autoptr(diags) ds = diags_new();
	GPtrArray *rounds;
	int services;

	(void)key;
	if (!keep_round(v, NULL, &services))
		return;
	tui_changed(s->tui);
	if (voting_rounds(&rounds, r->app, r->j->target.assessment->id, r->j->q,
			  v->question, ds)) {
		g_ptr_array_unref(v->before);
		v->before = rounds;
	}
	v->round++;
	begin(v, v->vote->kind);
}

static void run_end(struct screen *s, int key)
{
	struct vote_screen *v = (struct vote_screen *)s;
	int services;

	(void)key;
	if (!keep_round(v, NULL, &services))
		return;
	tui_saved(s->tui, _("round %d, without an agreed answer"), v->round);
	tui_pop(s->tui);
}

static void answer_drop(struct screen *s, bool yes)
{
	if (yes)
		tui_pop(s->tui);
}

static void run_drop(struct screen *s, int key)
{
	struct vote_screen *v = (struct vote_screen *)s;

	(void)key;
	if (vote_cast_count(v->vote) == 0 && v->field.text->len == 0)
		tui_pop(s->tui);
	else
		prompt_confirm(s, _("Drop this round? Nothing of it is kept."), answer_drop);
}

/* Hands that were counted are not raised again for a draft that went meanwhile. */
static bool vote_hold(struct screen *s, const char *why)
{
	struct vote_screen *v = (struct vote_screen *)s;

	if (vote_cast_count(v->vote) == 0 && v->field.text->len == 0)
		return false;
	if (v->error == NULL)
		v->error = g_strdup(why);
	return true;
}

/* ---- keys ------------------------------------------------------------------------- */

static bool is_open(const struct screen *s)
{
	return !vote_is_revealed((const struct vote_screen *)s);
}

static bool is_revealed(const struct screen *s)
{
	return vote_is_revealed((const struct vote_screen *)s);
}

static bool is_secret(const struct screen *s)
{
	return is_open(s) && ((const struct vote_screen *)s)->vote->kind == VOTE_SECRET;
}

/* Enter takes what was typed before it reveals. */
static bool has_card(const struct screen *s)
{
	const struct vote_screen *v = (const struct vote_screen *)s;

	return is_open(s) && v->vote->kind == VOTE_BLIND && v->field.text->len > 0;
}

static bool can_skip(const struct screen *s)
{
	return is_secret(s) && voter_name((const struct vote_screen *)s) != NULL;
}

static bool can_change_kind(const struct screen *s)
{
	const struct vote_screen *v = (const struct vote_screen *)s;

	return is_open(s) && vote_cast_count(v->vote) == 0;
}

static const struct binding vote_bindings[] = {
	{ "agree", "1-9 0", NULL, N_("agreed answer"), N_("what the room agrees on"),
	  GROUP_ANSWER, run_agree, is_revealed },
	{ "again", "v", NULL, N_("vote again"), N_("keep this round and vote again"),
	  GROUP_ANSWER, run_again, is_revealed },
	{ "end", "Enter Esc", NULL, N_("close without"),
	  N_("keep the round, without an agreed answer"), GROUP_ANSWER, run_end, is_revealed },
	{ "ballot", "1-9 0", NULL, N_("vote"), N_("a ballot; it is not shown"), GROUP_ANSWER,
	  run_ballot, is_secret },
	{ "card", "Enter", NULL, N_("take the card"), N_("take what the card says"),
	  GROUP_ANSWER, run_enter, has_card },
	{ "reveal", "Enter", NULL, N_("reveal"), N_("reveal all votes at once"), GROUP_ANSWER,
	  run_enter, is_open },
	{ "take-back", "Backspace", NULL, N_("take back"), N_("take the last ballot back"),
	  GROUP_ANSWER, run_take_back, is_secret },
	{ "skip", "s", NULL, N_("skip"), N_("this person does not vote"), GROUP_ANSWER, run_skip,
	  can_skip },
	{ "kind", "Tab", NULL, N_("other kind"), N_("hands, secret ballots or cards"),
	  GROUP_ANSWER, run_kind, can_change_kind },
	{ "drop", "Esc", NULL, N_("drop"), N_("drop the round"), GROUP_ANSWER, run_drop,
	  is_open },
	{ .id = NULL },
};

const struct screen_ops vote_ops = {
	.name = "vote",
	.size = sizeof(struct vote_screen),
	.bindings = vote_bindings,
	.overlay = true,
	.open = vote_open,
	.close = vote_close_screen,
	.refresh = vote_refresh,
	.input = vote_input,
	.paste = vote_paste,
	.hold = vote_hold,
	.draw = vote_draw,
};

bool vote_push(struct tui *t)
{
	g_assert(walk_room(t) != NULL);
	return tui_push(t, &vote_ops, NULL);
}
