/*
 * Who is in the room, and how it votes, in lines: hands are counted and typed in one line,
 * cards are read out and typed. Everything is revealed at once; what is said about it is
 * what the full screen says (app/room_text.h). Secret ballots need the full screen.
 */
#include "config.h"

#include "cli/line_room.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "app/people.h"
#include "app/room_text.h"
#include "cli/line_answer.h"
#include "core/who.h"

/* ---- who is here ----------------------------------------------------------------- */

/* What a line says about the room; the lists borrow from its words. */
struct said {
	GPtrArray *names, *missing;
	int count;		/* -1 = nothing */
};

static bool read_word(struct said *s, const char *word, struct diags *ds)
{
	const char *role = who_from_word(word);
	guint64 n;

	if (g_ascii_string_to_unsigned(word, 10, 1, PEOPLE_MAX, &n, NULL)) {
		s->count = (int)n;
	} else if (role != NULL || strcmp(word, "none") == 0 || strcmp(word, _("none")) == 0) {
		g_ptr_array_add(s->missing, (gpointer)(role != NULL ? role : "none"));
	} else if (strchr(word, ':') != NULL) {
		g_ptr_array_add(s->names, (gpointer)word);
	} else {
		diag_hint(diag_error(ds, "role", NULL, _("\"%s\" is no role"), word),
			  _("roles are operations, developers, product and leadership; a name "
			    "takes its role behind it: Ana:product"));
		return false;
	}
	return true;
}

static bool store_said(struct room *r, const struct said *s, struct diags *ds)
{
	struct people_edit e = {
		.names = (const char *const *)s->names->pdata,
		.count = s->count,
	};

	g_ptr_array_add(s->names, NULL);
	g_ptr_array_add(s->missing, NULL);
	if (s->missing->len > 1)
		e.missing = (const char *const *)s->missing->pdata;
	return people_set(r->app, r->w->service, &e, r->w->args, ds);
}

static void say_people(struct line_io *io, const struct room *r)
{
	g_autoptr(GPtrArray) people = NULL;
	g_autoptr(diags) ds = diags_new();
	g_autofree char *text = NULL;

	if (!people_list(&people, r->app->store, r->j->target.assessment->id, ds)) {
		line_complain(io, ds);
		return;
	}
	text = people_text(people);
	line_show(io, text);
}

bool line_room_say(struct line_io *io, struct room *r, const char *typed)
{
	g_auto(GStrv) words = g_strsplit_set(typed, ", ", -1);
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_autoptr(GPtrArray) missing = g_ptr_array_new();
	g_autoptr(diags) ds = diags_new();
	struct said s = { names, missing, -1 };
	bool ok = true;

	for (char **w = words; ok && *w != NULL; w++)
		ok = **w == '\0' || read_word(&s, *w, ds);
	if (!ok || !store_said(r, &s, ds)) {
		line_complain(io, ds);
		return false;
	}
	line_say(io, "%s", _("Saved."));
	say_people(io, r);
	return true;
}

void line_room_people(struct line_io *io, struct room *r, const char *rest)
{
	g_autofree char *line = NULL;

	if (*rest == '\0')
		say_people(io, r);
	line = line_rest_or_ask(io, rest, _("Who is here (7, operations, Ana:product)? "));
	if (line != NULL)
		line_room_say(io, r, line);
}

/* ---- votes ------------------------------------------------------------------------ */

/* "7 Payments, Orders": cards one by one. */
static bool write_cards(struct vote *v, const char *typed, struct diags *ds)
{
	g_auto(GStrv) cards = g_strsplit(typed, ",", -1);

	for (char **card = cards; *card != NULL; card++)
		if (!vote_write(v, -1, NULL, g_strstrip(*card), ds))
			return false;
	return true;
}

static bool read_vote(struct vote *v, const char *typed, struct diags *ds)
{
	return (v->kind == VOTE_BLIND ? write_cards(v, typed, ds) : vote_set_tally(v, typed, ds)) &&
	       vote_close(v, ds);
}

static char *ask_votes(struct line_io *io, const struct question *q, const char *rest)
{
	g_autofree char *example = vote_tally_example(q);
	g_autofree char *prompt =
		vote_kind_default(q) == VOTE_BLIND ?
			g_strdup(_("What stands on the cards, by commas: ")) :
			g_strdup_printf(_("How many for each, in this order (%s): "), example);

	return line_rest_or_ask(io, rest, prompt);
}

static void say_counts(struct line_io *io, const struct vote_result *result)
{
	for (guint i = 0; result->texts != NULL && i < result->texts->len; i++) {
		const struct vote_text *t = &g_array_index(result->texts, struct vote_text, i);

		line_say_behind(io, "  ", "%s: %d", t->text, t->cards);
	}
	for (int i = 0; result->texts == NULL && i <= result->n_positions; i++) {
		g_autofree char *key = g_strdup_printf("  %d  ",
						       i < result->n_positions ? i + 1 : 0);

		line_say_behind(io, key, ngettext("%d vote", "%d votes", (gulong)result->counts[i]),
				result->counts[i]);
	}
}

static void say_result(struct line_io *io, const struct vote *v)
{
	struct vote_result result;
	g_autofree char *spread = NULL;
	g_autofree char *speakers = NULL;

	vote_result(v, &result);
	spread = room_text_spread(&result);
	speakers = room_text_speakers(&result);
	say_counts(io, &result);
	line_say(io, "%s", spread);
	if (speakers != NULL)
		line_say(io, "%s", speakers);
	vote_result_clear(&result);
}

/* What a line agrees on: a number is a choice as they are counted, with a note behind it;
 * else a value as it is spelled. False: it is neither. */
static bool read_agreed(const struct question *q, const char *line, struct room_answer *a)
{
	int n = vote_n_positions(q);
	char *end;
	long choice = strtol(line, &end, 10);
	struct value v = { 0 };
	bool is;

	if (n > 0 && end != line && choice >= 0 && choice <= n &&
	    (*end == '\0' || *end == ':' || g_ascii_isspace(*end))) {
		a->value = vote_position_value(q, choice == 0 ? n : (int)choice - 1);
		end += strspn(end, ": \t");
		a->note = *end != '\0' ? end : NULL;
		return true;
	}
	a->value = line;
	is = value_parse(&v, q, line, NULL);
	value_clear(&v);
	return is;
}

/* Until it is understood: the votes are counted, and not to be counted again. *line keeps
 * what the answer is made of; false: nothing is agreed. */
static bool ask_agreed(struct line_io *io, const struct question *q, char **line,
		       struct room_answer *a)
{
	for (;;) {
		g_free(*line);
		*line = line_rest_or_ask(io, "", _("What did the room agree on? Enter: nothing "
						   "yet. "));
		if (*line == NULL)
			return false;
		if (read_agreed(q, *line, a))
			return true;
		line_say(io, _("\"%s\" is no answer to it; take a number as above, or Enter."),
			 *line);
	}
}

static void keep_votes(struct line_io *io, struct room *r, const struct vote *v)
{
	const struct room_answer none = { .vote = v };
	g_autoptr(diags) ds = diags_new();
	int services, smell;

	if (room_give(r, r->question, &none, &services, &smell, ds))
		line_say(io, "%s", _("Saved: the votes. Talk, then vote again with h, or answer."));
	else
		line_complain(io, ds);
}

void line_room_vote(struct line_io *io, struct room *r, struct line_turn *turn,
		    const char *rest)
{
	const struct question *q = room_question(r);
	g_autofree char *typed = ask_votes(io, q, rest);
	g_autoptr(GPtrArray) people = NULL;
	g_autoptr(diags) ds = diags_new();
	g_autoptr(vote) v = NULL;
	struct room_answer a = { .value = NULL };
	g_autofree char *line = NULL;

	if (typed == NULL)
		return;
	if (people_list(&people, r->app->store, r->j->target.assessment->id, ds))
		v = vote_new(q, vote_kind_default(q), people_count(people));
	if (v == NULL || !read_vote(v, typed, ds)) {
		line_complain(io, ds);
		return;
	}
	say_result(io, v);
	a.vote = v;
	if (ask_agreed(io, q, &line, &a))
		line_answer_give(io, r, turn, &a);
	else
		keep_votes(io, r, v);
}
