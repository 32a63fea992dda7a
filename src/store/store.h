/*
 * The database: one SQLite file that holds systems, teams, proposed services,
 * assessments, answers and what was decided about them. Speaks in the structs
 * below and in struct answer's words; knows no questionnaire, no verdict and no
 * clock: times come in as ISO text, texts of verdicts as they shall be kept.
 *
 * Everything a person edits is a row version that belongs to a change; what
 * counts is the newest version whose change has not been undone. A change is one
 * write transaction, store_begin() to store_commit(), made through at most one
 * service. Only the cursor, the summaries and questionnaires live outside it.
 *
 * Finding nothing is no failure: store_find_...() and store_get_...() return true
 * and leave *out NULL. False always means the database could not be read or
 * written, or that the write was refused, and a diagnostic says why. Results are
 * yours to free; arrays are GPtrArrays that free their elements.
 *
 * Numbers named id, and changes' seq, mean something in this file only: show and
 * export uids, slugs and labels instead.
 */
#ifndef SEAM_STORE_STORE_H
#define SEAM_STORE_STORE_H

#include <stdbool.h>

#include <glib.h>

#include "base/diag.h"
#include "base/uid.h"
#include "core/inputs.h"

struct store;

/* ---- opening ------------------------------------------------------------- */

enum store_mode {
	STORE_READ,		/* must exist; nothing is written, save to bring an older
				   file up to date */
	STORE_WRITE,		/* made with its folder when missing */
	STORE_NEW,		/* must not exist yet */
	STORE_MEMORY,		/* no file anybody sees: path is left aside, and what is written
				   goes with store_close() */
};

struct store_options {
	enum store_mode mode;
	const char *program;	/* version that writes: "0.1.0"; copied */
	/* Makes the ids: fills out as uid_v7() does. NULL = random bytes and the time
	 * given to store_begin(). */
	bool (*make_uid)(char out[UID_SIZE], const char *at, void *data, struct diags *ds);
	/* Told (true) when a write or read waits for another program for more than
	 * 300 ms, and (false) when the wait is over; may be NULL. */
	void (*waiting)(bool waiting, void *data);
	void *data;		/* for both */
	/* As if store_begin_read() had been called before the file was looked at:
	 * what is checked is what is read. */
	bool reading;
};

/* False when there is no file yet, or an empty one: nothing to read. Anything else is
 * for store_open() to open or refuse; nothing is opened here. */
bool store_exists(const char *path);

/*
 * Opens, and brings a file of an older version up to date after copying it to a
 * file beside it (a note in ds names the copy). Codes of refusals: "store-missing",
 * "store-name", "store-not-ours", "store-newer", "store-damaged", "store-file".
 */
bool store_open(struct store **out, const char *path, const struct store_options *options,
		struct diags *ds);
void store_close(struct store *st);	/* rolls back what was not committed */
typedef struct store store;		/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(store, store_close)

/* Version of SQLite as it runs: "3.40.1". */
const char *store_library_version(void);
/* Changes when another program has written since; own writes do not count. */
bool store_data_version(struct store *st, guint32 *out, struct diags *ds);

/* ---- changes ------------------------------------------------------------- */

enum { STORE_ANY_HEAD = -1 };	/* as expected head: whatever is there */

struct store_change {
	gint64 seq;
	char *uid;
	char *at, *who;		/* "2026-11-22T09:30:00Z", author */
	char *label;		/* what was done, in English: "answer P1: yes"; deed_words() of
				   core/deed.h says it to people */
	gint64 system, service;	/* made through; 0 = none */
	char *service_slug;	/* of `service' today, or NULL */
	gint64 undoes;		/* the change this one takes back; 0 = none */
	bool undone;		/* without effect now */
};
void store_change_free(struct store_change *c);
typedef struct store_change store_change;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(store_change, store_change_free)

/*
 * A write transaction: all or nothing, one change in the log (none if nothing was
 * versioned). The strings are copied. Every writing function below needs one open,
 * and all reads see what it has written so far. After a failed write the
 * transaction can only be rolled back; store_commit() then refuses.
 */
bool store_begin(struct store *st, const char *at, const char *who, const char *label,
		 struct diags *ds);
/* Which service (and its system) the change is made through: what undo goes by.
 * Any time before commit; service may be 0. */
bool store_through(struct store *st, gint64 system, gint64 service, struct diags *ds);
/* True: it is on the disk and survives a crash. */
bool store_commit(struct store *st, struct diags *ds);
void store_rollback(struct store *st);	/* does nothing without a transaction */

/* Several reads of one state, whatever others write meanwhile. Keep it short: others
 * cannot commit until it ends. They nest; inside a write transaction both do nothing,
 * but a write cannot begin inside a read: two such would wait for each other. */
bool store_begin_read(struct store *st, struct diags *ds);
void store_end_read(struct store *st);

/*
 * What changes are about: a service, what was done through it; a team or a system, what
 * says something about it, through whichever service it was made or none.
 */
enum store_scope { STORE_OF_SERVICE, STORE_OF_TEAM, STORE_OF_SYSTEM };

/* Newest first, with what took them back or brought them back. id 0 = all there are, of
 * whatever; limit 0 = no limit. */
bool store_changes(struct store *st, enum store_scope scope, gint64 id, int limit,
		   GPtrArray **out, struct diags *ds);

/*
 * Undo and redo by what a change is about: of a service since its last finish; of a team or
 * a system without regard to finishes, for a frozen verdict keeps what it was made of.
 * Inside store_begin() (whose label is kept), as the first write of the transaction. *out
 * NULL: there is nothing to take back. Refused ("store-conflict") when a later change made
 * elsewhere touched the same row or builds on it; the message names who, when and through
 * which service.
 */

struct store_undo {
	struct store_change *change;	/* what was taken back or brought back */
	GArray *teams;			/* gint64: that it says something about */
	int services;			/* that a system answer in it touches; 0 = none */
	bool registered;		/* it wrote services, teams, calls or the like */
};
void store_undo_free(struct store_undo *u);
typedef struct store_undo store_undo_result;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(store_undo_result, store_undo_free)

bool store_step(struct store *st, enum store_scope scope, gint64 id, bool redo,
		struct store_undo **out, struct diags *ds);
/* What it would take back or bring back, without doing it; for the status line. */
bool store_next_step(struct store *st, enum store_scope scope, gint64 id, bool redo,
		     struct store_change **out, struct diags *ds);

/* ---- systems, teams, services -------------------------------------------- */

/*
 * store_put_...() adds a row when id is 0 (and fills id, uid and head), else writes
 * a new version of it. `head' is the change the row was read at: if it has changed
 * since, the write is refused ("store-conflict"); STORE_ANY_HEAD writes anyway.
 * Names are unique ignoring case, archived ones included ("store-taken").
 */
struct store_system {
	gint64 id, head;
	char *uid, *name;
	gint64 running;		/* services already running; -1 = unknown */
	bool archived;
};
void store_system_free(struct store_system *s);
typedef struct store_system store_system;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(store_system, store_system_free)

bool store_put_system(struct store *st, struct store_system *s, struct diags *ds);
bool store_find_system(struct store *st, const char *name, struct store_system **out,
		       struct diags *ds);
bool store_get_system(struct store *st, gint64 id, struct store_system **out,
		      struct diags *ds);
/* The team, or the system, of that name; with undone, where there is none, the one that bore
 * it last and whose adding was undone. *stored is its name as it was given, yours to free;
 * id 0 and NULL = none. */
bool store_find_name(struct store *st, enum store_scope scope, const char *name,
		     bool undone, gint64 *id, char **stored, struct diags *ds);
/* All, archived ones included, by name. */
bool store_systems(struct store *st, GPtrArray **out, struct diags *ds);
/* Ids (gint64) of the systems in which the team owns a service. */
bool store_systems_of_team(struct store *st, gint64 team, GArray **out, struct diags *ds);

struct store_team {
	gint64 id, head;
	char *uid, *name;
	gint64 size;		/* heads; -1 = unknown */
	bool archived;
};
void store_team_free(struct store_team *t);
typedef struct store_team store_team;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(store_team, store_team_free)

bool store_put_team(struct store *st, struct store_team *t, struct diags *ds);
bool store_find_team(struct store *st, const char *name, struct store_team **out,
		     struct diags *ds);
bool store_get_team(struct store *st, gint64 id, struct store_team **out,
		    struct diags *ds);
bool store_teams(struct store *st, GPtrArray **out, struct diags *ds);

enum store_call_kind { STORE_CALL_SYNC, STORE_CALL_EVENT, STORE_CALL_COUNT };

struct store_owner { gint64 team; char *name; gint64 size; };	/* size as in store_team */
struct store_call {
	enum store_call_kind kind;	/* sync: calls it; event: listens to it */
	gint64 service;			/* target; 0 = outside the system */
	char *target;			/* its slug today, or the name without "ext:" */
};
struct store_service {
	gint64 id, head, system;
	char *uid, *slug, *system_name;
	char *purpose, *operations;	/* NULL = none given */
	bool archived;
	/* in the order they were added; by store_put_service() left as they are */
	GArray *owners;			/* struct store_owner */
	GArray *calls;			/* struct store_call */
	GPtrArray *writes;		/* char *: stores it writes */
};
struct store_service *store_service_new(void);	/* empty lists, all else zero */
void store_service_free(struct store_service *s);
typedef struct store_service store_service;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(store_service, store_service_free)

/* The service's own columns; its system is fixed when it is added. */
bool store_put_service(struct store *st, struct store_service *s, struct diags *ds);
/* Its lists: adding what is there, or removing what is not, changes nothing. A call
 * goes to a service of the same system, or with service 0 to the name given. */
bool store_set_owner(struct store *st, gint64 service, gint64 team, bool owns,
		     struct diags *ds);
bool store_set_call(struct store *st, gint64 service, const struct store_call *call,
		    bool calls, struct diags *ds);
bool store_set_write(struct store *st, gint64 service, const char *name, bool writes,
		     struct diags *ds);

bool store_find_service(struct store *st, const char *slug, struct store_service **out,
			struct diags *ds);
/* The newest service that bore this slug and whose adding was undone: for redo. */
bool store_find_undone_service(struct store *st, const char *slug,
			       struct store_service **out, struct diags *ds);
/* The slug of the service that the newest change of all took away; NULL = it did something
 * else. Yours to free. */
bool store_service_taken_back(struct store *st, char **slug, struct diags *ds);
bool store_get_service(struct store *st, gint64 id, struct store_service **out,
		       struct diags *ds);
/* Of one system, or of all (0), with their lists, archived ones included, by slug. */
bool store_services(struct store *st, gint64 system, GPtrArray **out, struct diags *ds);

/* A text that changes whenever systems, teams, services or their lists do: who has read
 * them need not read them again while it is the same. Yours to free. */
bool store_registry_stamp(struct store *st, char **out, struct diags *ds);

/* ---- questionnaires ------------------------------------------------------ */

/* Kept as the bytes they were loaded from; adding one that is there does nothing. */
struct store_questionnaire {
	char *hash, *id, *version, *language;
	char *added;		/* when */
	char *text;		/* NULL in lists */
	gsize length;
};
void store_questionnaire_free(struct store_questionnaire *q);
typedef struct store_questionnaire store_questionnaire;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(store_questionnaire, store_questionnaire_free)

bool store_put_questionnaire(struct store *st, const struct store_questionnaire *q,
			     struct diags *ds);
bool store_get_questionnaire(struct store *st, const char *hash,
			     struct store_questionnaire **out, struct diags *ds);
bool store_questionnaires(struct store *st, GPtrArray **out, struct diags *ds);
/* The sidecar of a language; the one stored last counts. *text NULL = none. */
bool store_put_sidecar(struct store *st, const char *hash, const char *language,
		       const char *text, gsize length, struct diags *ds);
bool store_get_sidecar(struct store *st, const char *hash, const char *language,
		       char **text, gsize *length, struct diags *ds);

/* ---- assessments --------------------------------------------------------- */

enum store_draft_mode { STORE_ROOM, STORE_QUICK, STORE_DRAFT_MODE_COUNT };

struct store_assessment {
	gint64 id, service, system;
	int number;		/* label is a1, a2, ... per service */
	char *uid;
	char *questionnaire, *questionnaire_id, *questionnaire_version;	/* hash, ... */
	char *started, *started_by;
	enum store_draft_mode mode;
	char *finished, *finished_by;	/* NULL = draft */
	char *name;		/* given at finish, or NULL */
	int engine;		/* that computed the result; 0 = draft */
};
void store_assessment_free(struct store_assessment *a);
typedef struct store_assessment store_assessment;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(store_assessment, store_assessment_free)

/* Starts a draft; refused ("store-draft") while there is one. */
bool store_start(struct store *st, gint64 service, const char *questionnaire_hash,
		 enum store_draft_mode mode, struct store_assessment **out,
		 struct diags *ds);
bool store_set_mode(struct store *st, gint64 assessment, enum store_draft_mode mode,
		    struct diags *ds);

/* From now on the draft goes by another questionnaire that is kept; what becomes of its
 * answers is the caller's work, in the same change. */
bool store_lift(struct store *st, gint64 assessment, const char *questionnaire_hash,
		struct diags *ds);

/* Freezes a draft: canonical JSON of its inputs and of its result, kept as they are. */
struct store_finish {
	const char *name;	/* NULL = none; else free in the service ("store-taken")
				   and not like latest, a3 or a date ("store-name") */
	const char *snapshot, *result;
	int engine;
};
bool store_finish(struct store *st, gint64 assessment, const struct store_finish *f,
		  struct diags *ds);
/* Strings of a finished assessment; both NULL for a draft. */
bool store_get_frozen(struct store *st, gint64 assessment, char **snapshot, char **result,
		      struct diags *ds);

/* The draft if there is one, else the newest finished: what a bare SERVICE means. */
bool store_current_assessment(struct store *st, gint64 service,
			      struct store_assessment **out, struct diags *ds);
bool store_draft(struct store *st, gint64 service, struct store_assessment **out,
		 struct diags *ds);
/* What stands after the @: "a3", "latest" (finished), "2026-09-12" (newest finished on
 * or before that day), or a name. */
bool store_find_assessment(struct store *st, gint64 service, const char *label,
			   struct store_assessment **out, struct diags *ds);
bool store_get_assessment(struct store *st, gint64 id, struct store_assessment **out,
			  struct diags *ds);
/* Oldest first. */
bool store_assessments(struct store *st, gint64 service, GPtrArray **out,
		       struct diags *ds);

/* ---- answers ------------------------------------------------------------- */

struct store_answer {
	char *question;
	char *value;		/* stored form; "" = withdrawn */
	char *note, *evidence;	/* NULL = none */
	char *by, *at;
	enum confidence confidence;
	enum answer_source source;
	gint64 head;		/* the change that gave it */
	bool of_system;		/* given once for the system, inherited live */
	char *through;		/* slug of the service it was given through, or NULL */
	char *questionnaire;	/* of_system: hash of the one that asked; NULL = not recorded */
	bool undone;		/* in a history: without effect now */
	int shared;		/* lists that have it, too, beside the first */
};
void store_answer_free(struct store_answer *a);
typedef struct store_answer store_answer;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(store_answer, store_answer_free)

/*
 * Writes an answer of a draft. `head' is the change of the answer that counted when
 * the person looked (0 = there was none): when another one counts now, the write is
 * refused ("store-conflict"). It is not compared for offers (prepared, carried).
 * With of_system a room answer is given to the draft's system, for all its services;
 * offers and quick answers always stay with the draft. by NULL = who makes the
 * change, at NULL = when it is made. a->through, a->undone and a->questionnaire (it is
 * that of the draft) are not read.
 */
bool store_put_answer(struct store *st, gint64 assessment, const struct store_answer *a,
		      struct diags *ds);

/* What counts for an assessment, system answers included, by question id. Withdrawn
 * answers are in it with an empty value: their head is needed to answer again. Others may
 * have the same list: do not alter it. */
bool store_answers(struct store *st, gint64 assessment, GPtrArray **out,
		   struct diags *ds);
/* Prepared and carried answers, and in a room draft the quick ones, that are newer
 * than what counts: shown, never counted. The newest per question. */
bool store_offers(struct store *st, gint64 assessment, GPtrArray **out, struct diags *ds);
/* Live answers of a system. */
bool store_system_answers(struct store *st, gint64 system, GPtrArray **out,
			  struct diags *ds);
/* All versions given in an assessment or to its system, newest first, undone ones
 * marked; question NULL = of all questions. */
bool store_answer_history(struct store *st, gint64 assessment, const char *question,
			  GPtrArray **out, struct diags *ds);
/* Services a system answer touches: those of the system that are not archived. */
bool store_count_services(struct store *st, gint64 system, int *out, struct diags *ds);

/* ---- votes --------------------------------------------------------------- */

struct store_vote {
	char *question;
	int round;		/* from 1, per question and assessment; set on writing */
	char *kind;		/* token: "hands", "secret", "blind" */
	char *tally;		/* what was counted, in the caller's form */
	char *agreed;		/* stored value, or NULL: closed without agreement */
	char *by, *at;
	gint64 head;
	char *questionnaire;	/* hash: whose question it was about; set on reading */
};
void store_vote_free(struct store_vote *v);
bool store_put_vote(struct store *st, gint64 assessment, const struct store_vote *v,
		    struct diags *ds);
/* Of all questions, each question's rounds in order. */
bool store_votes(struct store *st, gint64 assessment, GPtrArray **out, struct diags *ds);

/* ---- what stays with the service ----------------------------------------- */

struct store_waiver {
	char *id;		/* gate label, question id or rule id */
	char *by, *reason;
	char *given, *until;	/* ISO days */
	gint64 head;
	bool withdrawn;		/* it is taken back */
	char *said_in;		/* hash of the questionnaire whose name id is; NULL = the service
				   had no assessment yet. Reading alone sets it */
};
void store_waiver_free(struct store_waiver *w);
/* Gives it, or takes it back. `head' is not compared. */
bool store_put_waiver(struct store *st, gint64 service, const struct store_waiver *w,
		      struct diags *ds);
/* What was said last of each id in each questionnaire, run out, withdrawn or not, oldest
 * first: the same id of two questionnaires may be two things, and two ids one. */
bool store_waivers(struct store *st, gint64 service, GPtrArray **out, struct diags *ds);

struct store_justification {
	char *smell, *by, *reason;
	char *at;
	gint64 head;
};
void store_justification_free(struct store_justification *j);
bool store_put_justification(struct store *st, gint64 service,
			     const struct store_justification *j, struct diags *ds);
bool store_withdraw_justification(struct store *st, gint64 service, const char *smell,
				  struct diags *ds);
bool store_justifications(struct store *st, gint64 service, GPtrArray **out,
			  struct diags *ds);

enum store_item_kind { STORE_ACTION, STORE_TOPIC, STORE_ITEM_KIND_COUNT };
enum store_item_state { STORE_OPEN, STORE_DONE, STORE_DROPPED, STORE_ITEM_STATE_COUNT };
const char *store_item_state_name(enum store_item_state s);	/* "open" "done" "dropped" */

/* An action or a parked topic: outlasts assessments. */
struct store_item {
	gint64 id, head, service;
	char *uid, *service_slug;
	int number;		/* from 1 per service and kind, never given twice */
	enum store_item_kind kind;
	enum store_item_state state;
	char *text;
	char *owner, *due;	/* who, ISO day; NULL = open */
	char *condition;	/* id of the condition it fulfils, or NULL */
	char *question;		/* where it came up, or NULL */
	char *raised_by;	/* or NULL */
	int topic;		/* of an action: number of the parked topic it grew out of;
				   0 = none */
	char *created;		/* when */
	char *closed;		/* when it was done or dropped, or NULL */
	char *said_in;		/* hash of the questionnaire whose names condition and question
				   are; NULL as in struct store_waiver. Reading alone sets it */
};
struct store_item *store_item_new(void);
void store_item_free(struct store_item *i);
typedef struct store_item store_item;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(store_item, store_item_free)

/* As store_put_system(); also sets number, created and closed. Service and kind are
 * fixed when it is added. */
bool store_put_item(struct store *st, struct store_item *i, struct diags *ds);
bool store_find_item(struct store *st, gint64 service, enum store_item_kind kind,
		     int number, struct store_item **out, struct diags *ds);
/* service 0 = of all services that are not archived; by service and number. */
bool store_items(struct store *st, gint64 service, enum store_item_kind kind,
		 GPtrArray **out, struct diags *ds);

/* Who was in the room. Nameless people of one role are one row with their count. */
struct store_person {
	char *name;		/* NULL = nameless */
	char *role;		/* token (operations ...), or NULL */
	int count;		/* 1 for a name; nameless: how many; 0 = known to be missing;
				   -1 takes the row away; not in lists */
	char *since;		/* when they came; set on reading */
};
void store_person_free(struct store_person *p);
/* Rows are found by name, nameless ones by role. A name that comes back is new. */
bool store_put_person(struct store *st, gint64 assessment, const struct store_person *p,
		      struct diags *ds);
bool store_people(struct store *st, gint64 assessment, GPtrArray **out, struct diags *ds);

/* How the workshop of an assessment is run. */
struct store_room {
	bool names;		/* who voted is shown */
	char *voting;		/* token of a kind of vote */
	int timebox_min;	/* a section; 0 = no timer */
};
void store_room_free(struct store_room *r);
typedef struct store_room store_room;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(store_room, store_room_free)
bool store_put_room(struct store *st, gint64 assessment, const struct store_room *r,
		    struct diags *ds);
bool store_get_room(struct store *st, gint64 assessment, struct store_room **out,
		    struct diags *ds);

/* What became of a service after its assessment. */
struct store_outcome {
	char *day, *kind, *text;	/* ISO day; the caller's token; text or NULL */
	char *by, *at;
	gint64 head;
};
void store_outcome_free(struct store_outcome *o);
typedef struct store_outcome store_outcome;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(store_outcome, store_outcome_free)

bool store_put_outcome(struct store *st, gint64 service, const struct store_outcome *o,
		       struct diags *ds);
/* Oldest day first. */
bool store_outcomes(struct store *st, gint64 service, GPtrArray **out, struct diags *ds);

#include "store/keep.h"

#endif
