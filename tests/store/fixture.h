/*
 * What the tests of the store share: a new database in a temp folder with one
 * system, team, service and draft, and short ways to write to it. All times are
 * fixed; a failure in here fails the test and says so.
 */
#ifndef SEAM_TESTS_STORE_FIXTURE_H
#define SEAM_TESTS_STORE_FIXTURE_H

#include "store/store.h"
#include "testlib.h"

#define FIXTURE_AT "2026-11-22T09:30:00Z"
#define FIXTURE_HASH "hash-of-the-questionnaire"

struct fixture {
	char *dir, *path;
	struct store *st;
	gint64 system, team, service, draft;	/* shop, Orders, billing, a1 */
};

/* Filled: with all of the above; else with an empty database. */
void fixture_init(struct fixture *f, bool filled);
void fixture_clear(struct fixture *f);
/* Closes and opens again, as a program started later would. */
void fixture_reopen(struct fixture *f);

/* Opens what must open; NULL fails the test. */
struct store *fixture_open(const char *path, enum store_mode mode);

/* Each asserts; "ok" prints what ds says when it is false. */
void fixture_ok(bool ok, struct diags *ds, const char *what);
void fixture_begin(struct store *st, const char *label);
void fixture_commit(struct store *st);

/* One change each. Returns the new service's id. */
gint64 fixture_service(struct store *st, gint64 system, const char *slug);
gint64 fixture_system(struct store *st, const char *name);
gint64 fixture_team(struct store *st, const char *name, gint64 size);
gint64 fixture_draft(struct store *st, gint64 service);
/* Whatever was answered before. Through the service the draft belongs to. */
void fixture_answer(struct store *st, gint64 draft, const char *question,
		    const char *value);
void fixture_system_answer(struct store *st, gint64 draft, const char *question,
			   const char *value);
void fixture_finish(struct store *st, gint64 draft, const char *name, const char *at);

/* "q1=yes q2=no" of what counts; withdrawn ones as "q3=". Yours to free. */
char *fixture_answers(struct store *st, gint64 assessment);
/* The value that counts, or NULL. Yours to free. */
char *fixture_value(struct store *st, gint64 assessment, const char *question);

#define fixture_assert_answers(st, assessment, expected) \
	do { \
		g_autofree char *answers_ = fixture_answers((st), (assessment)); \
		g_assert_cmpstr(answers_, ==, (expected)); \
	} while (0)

#endif
