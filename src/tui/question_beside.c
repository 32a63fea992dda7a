/*
 * What stands beside an answer: note, evidence, confidence, actions, parked topics, the
 * reason why it does not apply, and the justification of a smell. Each is a line asked
 * for in the status row, and leads back to the question as it was.
 */
#include "config.h"

#include "tui/question.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/items.h"
#include "app/settling.h"
#include "tui/prompt.h"

static struct question_screen *of(struct screen *s)
{
	return (struct question_screen *)s;
}

/* ---- the lines that are asked for -------------------------------------------- */

/* What is typed is kept under this name, so that a crash loses no note. */
struct field {
	const char *name;	/* stable: in the database */
	const char *label;	/* N_() */
	bool lines;
	bool (*done)(struct screen *screen, const char *text, struct diags *ds);
	void (*cancelled)(struct screen *screen);
};

static const char *begins_with(const struct question_screen *s, const char *name);

/* What another terminal wrote beside the answer while this was typed is not replaced
 * unasked; another answer alone is no reason to ask. */
static const gint64 *head_if_moved(const struct question_screen *s, const char *name)
{
	return g_strcmp0(begins_with(s, name), s->begun_with) != 0 ? &s->begun : NULL;
}

static bool done_note(struct screen *screen, const char *text, struct diags *ds)
{
	const struct room_answer beside = {
		.note = text,
		.head = head_if_moved(of(screen), "note"),
	};

	return question_give_beside(of(screen), &beside, ds);
}

static bool done_evidence(struct screen *screen, const char *text, struct diags *ds)
{
	const struct room_answer beside = {
		.evidence = text,
		.head = head_if_moved(of(screen), "evidence"),
	};

	return question_give_beside(of(screen), &beside, ds);
}

static bool done_na(struct screen *screen, const char *text, struct diags *ds)
{
	struct room_answer a = { .value = "na", .note = text, .head = &of(screen)->begun };

	if (*text != '\0')
		return question_give(of(screen), of(screen)->room->question, &a, ds);
	diag_error(ds, "na-reason", NULL, _("without a reason it is not taken"));
	return false;
}

/* The first smell that this question raised and nobody has justified; NULL = none. */
static const struct rule *smell_of(const struct question_screen *s)
{
	const struct judgement *j = s->room->j;

	for (guint i = 0; i < j->v->smells->len; i++) {
		const struct smell_line *line =
			&g_array_index(j->v->smells, struct smell_line, i);

		if (line->question == s->room->question && !line->justified)
			return &j->q->rules[line->rule];
	}
	return NULL;
}

bool question_has_smell(const struct screen *screen)
{
	return smell_of((const struct question_screen *)screen) != NULL;
}

static bool done_smell(struct screen *screen, const char *text, struct diags *ds)
{
	struct question_screen *s = of(screen);
	const struct rule *smell = smell_of(s);

	if (*text == '\0' || smell == NULL)
		return true;
	if (!settling_justify(s->room->app, s->workshop.service, smell->id, text,
			      s->workshop.args, ds))
		return false;
	tui_saved(screen->tui, _("the reason for %s"), smell->id);
	return true;
}

static bool add_item(struct question_screen *s, const struct store_item *wanted,
		     struct diags *ds)
{
	int number;

	if (!items_add(s->room->app, s->workshop.service, wanted, &number, s->workshop.args, ds))
		return false;
	if (wanted->kind == STORE_TOPIC)
		tui_saved(s->screen.tui, _("parked as topic %d"), number);
	else
		tui_saved(s->screen.tui, _("action %d"), number);
	return true;
}

static bool done_park(struct screen *screen, const char *text, struct diags *ds)
{
	struct question_screen *s = of(screen);
	struct store_item wanted = {
		.kind = STORE_TOPIC,
		.text = (char *)text,
		.question = question_of(s)->id,
	};

	return *text == '\0' || add_item(s, &wanted, ds);
}

static void ask(struct question_screen *s, const char *name, const char *text,
		const char *half);

static bool done_action(struct screen *screen, const char *text, struct diags *ds)
{
	struct question_screen *s = of(screen);

	(void)ds;
	g_free(s->action);
	s->action = *text != '\0' ? g_strdup(text) : NULL;
	if (s->action != NULL)
		ask(s, "action-owner", NULL, NULL);
	return true;
}

static bool done_owner(struct screen *screen, const char *text, struct diags *ds)
{
	struct question_screen *s = of(screen);

	(void)ds;
	g_free(s->action_owner);
	s->action_owner = *text != '\0' ? g_strdup(text) : NULL;
	ask(s, "action-due", NULL, NULL);
	return true;
}

/* The condition an action at this question fulfils is that of its gate. */
static bool done_due(struct screen *screen, const char *text, struct diags *ds)
{
	struct question_screen *s = of(screen);
	const struct question *q = question_of(s);
	struct store_item wanted = {
		.kind = STORE_ACTION,
		.text = s->action,
		.owner = s->action_owner,
		.due = *text != '\0' ? (char *)text : NULL,
		.question = q->id,
		.condition = (char *)question_label(q),
	};

	if (!add_item(s, &wanted, ds))
		return false;
	g_clear_pointer(&s->action, g_free);
	g_clear_pointer(&s->action_owner, g_free);
	return true;
}

/* What was typed so far is an action already: it is stored without the rest. */
static void store_unfinished(struct screen *screen)
{
	g_autoptr(diags) ds = diags_new();

	if (!done_due(screen, "", ds))
		tui_complain(screen->tui, ds);
}

static const struct field fields[] = {
	{ "note", N_("Note:"), true, done_note, NULL },
	{ "evidence", N_("Evidence, such as a link:"), false, done_evidence, NULL },
	{ "na", N_("Why does it not apply?"), true, done_na, NULL },
	{ "smell", N_("A reason settles it:"), true, done_smell, NULL },
	{ "park", N_("Park a topic:"), false, done_park, NULL },
	{ "action", N_("What is to be done?"), false, done_action, NULL },
	{ "action-owner", N_("Who does it?"), false, done_owner, store_unfinished },
	{ "action-due", N_("By when (2026-12-11, +2w, fri)?"), false, done_due,
	  store_unfinished },
};

/* Of the prompt that is open: there is one at a time. */
static void typed(struct screen *screen, const char *text)
{
	struct question_screen *s = of(screen);

	question_keep(s, s->room->place.field, text);
}

static const struct field *find_field(const char *name)
{
	for (gsize i = 0; i < G_N_ELEMENTS(fields); i++)
		if (strcmp(fields[i].name, name) == 0)
			return &fields[i];
	return NULL;
}

/* Every prompt ends here or in cancel(): what was typed needs no keeping any more. */
static bool done(struct screen *screen, const char *text, struct diags *ds)
{
	struct question_screen *s = of(screen);
	const struct field *f = find_field(s->room->place.field);
	g_autofree char *kept = g_strdup(s->room->place.text);

	question_keep(s, NULL, NULL);
	if (f->done(screen, text, ds))
		return true;
	question_keep(s, f->name, kept);
	return false;
}

static void cancel(struct screen *screen)
{
	struct question_screen *s = of(screen);
	const struct field *f = find_field(s->room->place.field);

	question_keep(s, NULL, NULL);
	if (f->cancelled != NULL)
		f->cancelled(screen);
}

/* half: what was typed before a restart, or NULL. */
static void ask(struct question_screen *s, const char *name, const char *text,
		const char *half)
{
	const struct field *f = find_field(name);
	g_auto(GStrv) owners = NULL;
	struct prompt p = {
		.label = _(f->label),
		.text = text,
		.half = half,
		.lines = f->lines,
		.guarded = true,
		.done = done,
		.typed = typed,
		.cancelled = cancel,
	};

	if (strcmp(name, "action-owner") == 0)
		owners = items_owner_candidates(s->room->app, s->workshop.service, NULL);
	p.words = owners;
	s->begun = room_head_of(s->room, s->room->question);
	g_free(s->begun_with);
	s->begun_with = g_strdup(begins_with(s, name));
	question_keep(s, f->name, half != NULL ? half : text != NULL ? text : "");
	prompt_ask(&s->screen, &p);
}

/* What stands there before anything is typed. */
static const char *begins_with(const struct question_screen *s, const char *name)
{
	const struct store_answer *a = question_answer(s);
	const struct room_beside *early = question_early(s);

	if (strcmp(name, "note") == 0)
		return early->note != NULL ? early->note : a != NULL ? a->note : NULL;
	if (strcmp(name, "evidence") == 0)
		return early->evidence != NULL ? early->evidence : a != NULL ? a->evidence : NULL;
	return NULL;
}

bool question_reopen(struct question_screen *s, const char *field, const char *text)
{
	if (find_field(field) == NULL)
		return false;
	/* the steps before it are gone: what there is becomes the action */
	if (g_str_has_prefix(field, "action-"))
		field = "action";
	ask(s, field, begins_with(s, field), text);
	return true;
}

/* ---- keys -------------------------------------------------------------------- */

void question_ask_na(struct question_screen *s)
{
	ask(s, "na", NULL, NULL);
}

void question_run_note(struct screen *screen, int key)
{
	(void)key;
	ask(of(screen), "note", begins_with(of(screen), "note"), NULL);
}

void question_run_evidence(struct screen *screen, int key)
{
	(void)key;
	ask(of(screen), "evidence", begins_with(of(screen), "evidence"), NULL);
}

void question_run_justify(struct screen *screen, int key)
{
	(void)key;
	ask(of(screen), "smell", NULL, NULL);
}

/* Not said, low, medium, high, and round again. */
void question_run_confidence(struct screen *screen, int key)
{
	struct question_screen *s = of(screen);
	const struct store_answer *a = question_answer(s);
	enum confidence now = a != NULL ? a->confidence : question_early(s)->confidence;
	g_autoptr(diags) ds = diags_new();

	(void)key;
	now = now + 1 < CONFIDENCE_COUNT ? now + 1 : CONFIDENCE_LOW;
	if (!question_give_beside(s, &(struct room_answer){ .confidence = now }, ds))
		tui_complain(screen->tui, ds);
}

void question_run_action(struct screen *screen, int key)
{
	(void)key;
	ask(of(screen), "action", NULL, NULL);
}

void question_run_park(struct screen *screen, int key)
{
	(void)key;
	ask(of(screen), "park", NULL, NULL);
}
