/*
 * What lies beside the log of changes, and what keeps the file: where a service was left,
 * forms half typed, summaries for lists, counts; backup, purge and check. A part of
 * store/store.h, which includes it.
 */
#ifndef SEAM_STORE_KEEP_H
#define SEAM_STORE_KEEP_H

/* ---- beside the log ------------------------------------------------------ */

/* Where a service was left, with what was half typed. One per service, overwritten;
 * written alone it needs no store_begin(). */
struct store_cursor {
	char *view;		/* the caller's name of a screen */
	char *question;		/* or NULL */
	char *field, *text;	/* what was being typed, and into what; NULL = nothing */
	gint64 timer_ms;	/* time used */
	bool timer_runs;
	char *extra;		/* anything else of the caller's, or NULL */
	char *at, *who;
};
void store_cursor_free(struct store_cursor *c);
typedef struct store_cursor store_cursor;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(store_cursor, store_cursor_free)

bool store_put_cursor(struct store *st, gint64 service, const struct store_cursor *c,
		      struct diags *ds);
bool store_get_cursor(struct store *st, gint64 service, struct store_cursor **out,
		      struct diags *ds);

/* A form that was typed into and neither saved nor dropped: one per form, subject, person
 * and sitting, overwritten; written alone, too. */
struct store_half_form {
	const char *form;
	const char *subject;	/* uid of what it changes; "" = a new one */
	const char *who;
	const char *sitting;	/* any word that no other terminal has */
};
/* fields is the caller's; NULL takes it away. */
bool store_put_half_form(struct store *st, const struct store_half_form *key,
			 const char *fields, const char *at, struct diags *ds);
/* The newest of any sitting becomes this one's. A sitting that goes on finds its own gone,
 * and puts it again. */
bool store_take_half_form(struct store *st, const struct store_half_form *key,
			  struct diags *ds);
/* *fields NULL: there is none. A sitting NULL: the newest of any. */
bool store_get_half_form(struct store *st, const struct store_half_form *key, char **fields,
			 char **at, struct diags *ds);
/* Those typed into before a day or time. */
bool store_drop_half_forms(struct store *st, const char *before, struct diags *ds);

/*
 * What lists show without computing it: rebuildable, one row per assessment, and
 * one per service that has none (assessment 0). Up to date only if questionnaire
 * hash and engine are the reader's and its day is not after valid_until.
 */
struct store_summary {
	gint64 service, assessment;
	char *questionnaire;	/* hash; NULL when there was none */
	int engine;
	char *day;		/* judged as of */
	char *valid_until;	/* last day it holds; NULL = for good */
	char *verdict, *leaning, *best, *worst, *path;	/* tokens; path may be NULL */
	bool decided;
	int gates, gates_pass, gates_open, gates_stop;	/* stop = fail, not waived */
	int questions, answered;			/* visible ones */
	int conditions, stops, smells;
	int score_low, score_high, coverage;		/* thousandths; -1 = none */
	char *extra;		/* anything else of the caller's, or NULL */
};
void store_summary_free(struct store_summary *s);
typedef struct store_summary store_summary;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(store_summary, store_summary_free)

bool store_put_summary(struct store *st, const struct store_summary *s, struct diags *ds);
bool store_get_summary(struct store *st, gint64 service, gint64 assessment,
		       struct store_summary **out, struct diags *ds);
/* Of one service's assessments, oldest first. */
bool store_summaries(struct store *st, gint64 service, GPtrArray **out, struct diags *ds);

/* One line a service: everything `seam list' shows, in one query, by slug. */
struct store_line {
	gint64 service, system;
	char *slug, *system_name;
	bool archived;
	char *teams;		/* owners' names, a line each; NULL = none */
	gint64 assessment;	/* the draft, else the newest finished; 0 = none */
	int number;
	bool finished;
	char *at;		/* when it was finished, of a draft when it was begun, or NULL */
	char *questionnaire;		/* hash it uses, or NULL */
	int open_actions, parked;
	int overdue;			/* open actions due before the window's day */
	char *left_at, *left_question;	/* of the cursor, or NULL */
	struct store_summary *summary;	/* NULL = none stored */
};
void store_line_free(struct store_line *l);
/* Of one system, or of all (0), archived ones included. */
bool store_lines(struct store *st, gint64 system, GPtrArray **out, struct diags *ds);

/* A stretch of them, for a screen: only what is shown is read, so that its cost grows
 * neither with the number of assessments nor, but for a walk over names, of services. */
struct store_window {
	gint64 system;		/* 0 = all */
	bool archived;		/* those, too */
	const char *filter;	/* part of the slug, ignoring case; NULL = all */
	const char *today;	/* day that actions are overdue on; NULL = none is */
	int first, count;	/* from 0; count -1 = to the end */
};
bool store_lines_window(struct store *st, const struct store_window *w, GPtrArray **out,
			struct diags *ds);
/* How many it could show, first and count aside; with a slug, how many stand before it:
 * the place to show it at. */
bool store_count_lines(struct store *st, const struct store_window *w, const char *before,
		       int *out, struct diags *ds);

/* What needs somebody among all of them, first and count aside: how many services have
 * overdue actions, and the first of these by slug; without any, the draft that was left
 * last. NULL: nothing does. Yours to free. */
bool store_attention(struct store *st, const struct store_window *w, char **slug,
		     int *overdue, struct diags *ds);

/* The service whose draft was left last, a day or a time in UTC at the earliest; NULL: none
 * was. Yours to free. */
bool store_left_last(struct store *st, const char *since, char **slug, struct diags *ds);

struct store_counts {
	gint64 systems, teams, services, assessments, drafts, answers, changes;
	gint64 bytes;		/* of the file */
};
bool store_count(struct store *st, struct store_counts *out, struct diags *ds);

/* ---- keeping it -------------------------------------------------------------- */

/* A whole copy under this name, written beside it and renamed; an existing file is
 * refused. No transaction may be open. */
bool store_backup(struct store *st, const char *path, struct diags *ds);

/* Deletes a service with everything only it has, from the file's free pages too; the
 * one function that deletes. Inside store_begin(), as its only write. */
bool store_purge_service(struct store *st, gint64 service, struct diags *ds);

/* Integrity, schema, orphans, undo bookkeeping: each finding is an error in ds with
 * the code "store-damaged". *findings counts them. False: could not look. */
bool store_check(struct store *st, int *findings, struct diags *ds);

#endif
