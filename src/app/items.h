/* Actions and parked topics of services. */
#ifndef SEAM_APP_ITEMS_H
#define SEAM_APP_ITEMS_H

#include "app/app.h"
#include "store/store.h"

enum exit_code items_run_actions(struct app *app, const struct args *args,
				 struct diags *ds);
enum exit_code items_run_action_add(struct app *app, const struct args *args,
				    struct diags *ds);
enum exit_code items_run_action_set(struct app *app, const struct args *args,
				    struct diags *ds);
enum exit_code items_run_topics(struct app *app, const struct args *args,
				struct diags *ds);
enum exit_code items_run_topic_add(struct app *app, const struct args *args,
				   struct diags *ds);
enum exit_code items_run_topic_action(struct app *app, const struct args *args,
				      struct diags *ds);
/* SERVICE NUMBER...: done, drop and reopen, of actions and of topics, by the row's id. */
enum exit_code items_run_move(struct app *app, const struct args *args, struct diags *ds);

/* struct store_item of one service, or of all when service is NULL, by service and
 * number, dropped ones left out unless asked for. */
bool items_list(GPtrArray **out, struct app *app, const char *service,
		enum store_item_kind kind, bool dropped, struct diags *ds);

/* Adds one; kind, text and what is set of owner, due (as typed), condition, question.
 * *number gets the number it is listed under. */
bool items_add(struct app *app, const char *service, const struct store_item *wanted,
	       int *number, const struct args *args, struct diags *ds);

/* What of an item changes, as typed: NULL = stays, "" = none any more. */
struct item_edit {
	const char *text, *owner, *due, *condition;
	gint64 head;		/* the version that was looked at; STORE_ANY_HEAD = any */
};
bool items_set(struct app *app, const char *service, int number, enum store_item_kind kind,
	       const struct item_edit *e, const struct args *args, struct diags *ds);
/* Ticks off, drops or opens again; nothing is done when it stands there already. */
bool items_move(struct app *app, const char *service, int number, enum store_item_kind kind,
		enum store_item_state to, const struct args *args, struct diags *ds);
/* Several by their numbers as typed, all or none, in one change; NULL-terminated. */
bool items_move_all(struct app *app, const char *service, const char *const *numbers,
		    enum store_item_kind kind, enum store_item_state to,
		    const struct args *args, struct diags *ds);
/* Makes an action of a parked topic, which is done by that, in one change; the action
 * remembers it. What the edit leaves NULL comes from the topic. *action gets its number. */
bool items_to_action(struct app *app, const char *service, int topic,
		     const struct item_edit *e, int *action, const struct args *args,
		     struct diags *ds);

/* Who may be meant: people in the room, owning teams, earlier owners, in this order and
 * each once; NULL-terminated, yours to g_strfreev(). */
char **items_owner_candidates(struct app *app, const char *service, struct diags *ds);

/* Open and past its day. */
bool item_is_overdue(const struct store_item *i, const char *today);

#endif
