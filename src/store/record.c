/*
 * The short lists of a service: waivers, justifications, outcomes; and of an
 * assessment: who was in the room. All are read whole.
 */
#include "config.h"

#include "store/private.h"

#include <string.h>

void store_waiver_free(struct store_waiver *w)
{
	if (!w)
		return;
	g_free(w->id);
	g_free(w->by);
	g_free(w->reason);
	g_free(w->given);
	g_free(w->until);
	g_free(w->said_in);
	g_free(w);
}

void store_justification_free(struct store_justification *j)
{
	if (!j)
		return;
	g_free(j->smell);
	g_free(j->by);
	g_free(j->reason);
	g_free(j->at);
	g_free(j);
}

void store_person_free(struct store_person *p)
{
	if (!p)
		return;
	g_free(p->name);
	g_free(p->role);
	g_free(p->since);
	g_free(p);
}

void store_room_free(struct store_room *r)
{
	if (!r)
		return;
	g_free(r->voting);
	g_free(r);
}

void store_outcome_free(struct store_outcome *o)
{
	if (!o)
		return;
	g_free(o->day);
	g_free(o->kind);
	g_free(o->text);
	g_free(o->by);
	g_free(o->at);
	g_free(o);
}

/* ---- waivers and justifications -------------------------------------------- */

bool store_put_waiver(struct store *st, gint64 service, const struct store_waiver *w,
		      struct diags *ds)
{
	struct query q;
	gint64 change;

	if (!change_need(st, &change, ds))
		return false;
	query_open(&q, st, WAIVER_SAY, ds);
	query_int(&q, ":service", service);
	query_text(&q, ":rule", w->id);
	query_int(&q, ":change", change);
	query_text(&q, ":given_by", w->by);
	query_text(&q, ":reason", w->reason);
	query_text(&q, ":given", w->given);
	query_text(&q, ":until", w->until);
	query_int(&q, ":withdrawn", w->withdrawn);
	return query_run(&q);
}

static bool withdraw(struct store *st, enum statement which, gint64 service,
		     const char *name, const char *id, struct diags *ds)
{
	struct query q;
	gint64 change;

	if (!change_need(st, &change, ds))
		return false;
	query_open(&q, st, which, ds);
	query_int(&q, ":service", service);
	query_text(&q, name, id);
	query_int(&q, ":change", change);
	return query_run(&q);
}

/* Takes w over, in the place of what was said before about the same. */
static void add_waiver(GPtrArray *list, struct store_waiver *w)
{
	for (guint i = 0; i < list->len; i++) {
		const struct store_waiver *old = list->pdata[i];

		if (strcmp(old->id, w->id) == 0 && g_strcmp0(old->said_in, w->said_in) == 0) {
			g_ptr_array_remove_index(list, i);
			break;
		}
	}
	g_ptr_array_add(list, w);
}

bool store_waivers(struct store *st, gint64 service, GPtrArray **out, struct diags *ds)
{
	g_autoptr(GPtrArray) list =
		g_ptr_array_new_with_free_func((GDestroyNotify)store_waiver_free);
	struct query q;

	*out = NULL;
	query_open(&q, st, WAIVERS, ds);
	query_int(&q, ":service", service);
	while (query_next(&q)) {
		struct store_waiver *w = g_new0(struct store_waiver, 1);

		w->id = column_string(&q);
		w->by = column_string(&q);
		w->reason = column_string(&q);
		w->given = column_string(&q);
		w->until = column_string(&q);
		w->head = column_int(&q);
		w->withdrawn = column_bool(&q);
		w->said_in = column_text(&q);
		add_waiver(list, w);
	}
	if (!query_close(&q))
		return false;
	*out = g_steal_pointer(&list);
	return true;
}

bool store_put_justification(struct store *st, gint64 service,
			     const struct store_justification *j, struct diags *ds)
{
	struct query q;
	gint64 change;

	if (!change_need(st, &change, ds))
		return false;
	query_open(&q, st, JUSTIFICATION_SAY, ds);
	query_int(&q, ":service", service);
	query_text(&q, ":smell", j->smell);
	query_int(&q, ":change", change);
	query_text(&q, ":given_by", j->by);
	query_text(&q, ":reason", j->reason);
	return query_run(&q);
}

bool store_withdraw_justification(struct store *st, gint64 service, const char *smell,
				  struct diags *ds)
{
	return withdraw(st, JUSTIFICATION_WITHDRAW, service, ":smell", smell, ds);
}

bool store_justifications(struct store *st, gint64 service, GPtrArray **out,
			  struct diags *ds)
{
	g_autoptr(GPtrArray) list =
		g_ptr_array_new_with_free_func((GDestroyNotify)store_justification_free);
	struct query q;

	*out = NULL;
	query_open(&q, st, JUSTIFICATIONS, ds);
	query_int(&q, ":service", service);
	while (query_next(&q)) {
		struct store_justification *j = g_new0(struct store_justification, 1);

		j->smell = column_string(&q);
		j->by = column_string(&q);
		j->reason = column_string(&q);
		j->at = column_string(&q);
		j->head = column_int(&q);
		g_ptr_array_add(list, j);
	}
	if (!query_close(&q))
		return false;
	*out = g_steal_pointer(&list);
	return true;
}

/* ---- people ---------------------------------------------------------------- */

static bool say_person(struct store *st, gint64 assessment, const char *name,
		       const char *role, int count, struct diags *ds)
{
	struct query q;
	gint64 change;

	if (!change_need(st, &change, ds))
		return false;
	query_open(&q, st, PERSON_SAY, ds);
	query_int(&q, ":assessment", assessment);
	query_text(&q, ":name", name);
	query_text(&q, ":role", role);
	query_int(&q, ":change", change);
	query_int(&q, ":count", count);
	return query_run(&q);
}

/* A name has one role: giving another ends the first. */
static bool end_other_role(struct store *st, gint64 assessment, const char *name,
			   const char *role, struct diags *ds)
{
	g_autofree char *other = NULL;
	struct query q;

	query_open(&q, st, PERSON_OTHER_ROLE, ds);
	query_int(&q, ":assessment", assessment);
	query_text(&q, ":name", name);
	query_text(&q, ":role", role);
	if (query_next(&q))
		other = column_string(&q);
	if (!query_close(&q))
		return false;
	return !other || say_person(st, assessment, name, other, -1, ds);
}

bool store_put_person(struct store *st, gint64 assessment, const struct store_person *p,
		      struct diags *ds)
{
	g_autoptr(store_assessment) draft = NULL;
	const char *name = p->name ? p->name : "";
	const char *role = p->role ? p->role : "";

	if (!assessment_need_draft(st, assessment, &draft, ds))
		return false;
	if (*name != '\0' && !end_other_role(st, assessment, name, role, ds))
		return false;
	return say_person(st, assessment, name, role, p->count, ds);
}

bool store_people(struct store *st, gint64 assessment, GPtrArray **out, struct diags *ds)
{
	g_autoptr(GPtrArray) list =
		g_ptr_array_new_with_free_func((GDestroyNotify)store_person_free);
	struct query q;

	*out = NULL;
	query_open(&q, st, PEOPLE, ds);
	query_int(&q, ":assessment", assessment);
	while (query_next(&q)) {
		struct store_person *p = g_new0(struct store_person, 1);

		p->name = column_string(&q);
		if (*p->name == '\0')
			g_clear_pointer(&p->name, g_free);
		p->role = column_string(&q);
		if (*p->role == '\0')
			g_clear_pointer(&p->role, g_free);
		p->count = (int)column_int(&q);
		p->since = column_text(&q);
		g_ptr_array_add(list, p);
	}
	if (!query_close(&q))
		return false;
	*out = g_steal_pointer(&list);
	return true;
}

bool store_put_room(struct store *st, gint64 assessment, const struct store_room *r,
		    struct diags *ds)
{
	g_autoptr(store_assessment) draft = NULL;
	struct query q;
	gint64 change;

	if (!assessment_need_draft(st, assessment, &draft, ds) ||
	    !change_need(st, &change, ds))
		return false;
	query_open(&q, st, ROOM_SAY, ds);
	query_int(&q, ":assessment", assessment);
	query_int(&q, ":change", change);
	query_int(&q, ":names", r->names);
	query_text(&q, ":voting", r->voting);
	query_int(&q, ":timebox", r->timebox_min);
	return query_run(&q);
}

bool store_get_room(struct store *st, gint64 assessment, struct store_room **out,
		    struct diags *ds)
{
	struct query q;

	*out = NULL;
	query_open(&q, st, ROOM, ds);
	query_int(&q, ":assessment", assessment);
	if (query_next(&q)) {
		struct store_room *r = g_new0(struct store_room, 1);

		r->names = column_int(&q) != 0;
		r->voting = column_string(&q);
		r->timebox_min = (int)column_int(&q);
		*out = r;
	}
	return query_close(&q);
}

/* ---- outcomes -------------------------------------------------------------- */

bool store_put_outcome(struct store *st, gint64 service, const struct store_outcome *o,
		       struct diags *ds)
{
	struct query q;
	gint64 change;

	if (!change_need(st, &change, ds))
		return false;
	query_open(&q, st, OUTCOME_SAY, ds);
	query_int(&q, ":service", service);
	query_int(&q, ":change", change);
	query_text(&q, ":day", o->day);
	query_text(&q, ":kind", o->kind);
	query_text(&q, ":text", o->text);
	query_text(&q, ":given_by", o->by);
	return query_run(&q);
}

bool store_outcomes(struct store *st, gint64 service, GPtrArray **out, struct diags *ds)
{
	g_autoptr(GPtrArray) list =
		g_ptr_array_new_with_free_func((GDestroyNotify)store_outcome_free);
	struct query q;

	*out = NULL;
	query_open(&q, st, OUTCOMES, ds);
	query_int(&q, ":service", service);
	while (query_next(&q)) {
		struct store_outcome *o = g_new0(struct store_outcome, 1);

		o->day = column_string(&q);
		o->kind = column_string(&q);
		o->text = column_text(&q);
		o->by = column_string(&q);
		o->at = column_string(&q);
		o->head = column_int(&q);
		g_ptr_array_add(list, o);
	}
	if (!query_close(&q))
		return false;
	*out = g_steal_pointer(&list);
	return true;
}
