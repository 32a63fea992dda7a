/*
 * Actions on a database of their own: each fixture has a folder, a fixed clock and
 * an author, and runs rows the way a command line would.
 */
#ifndef SEAM_TESTS_APP_FIXTURE_H
#define SEAM_TESTS_APP_FIXTURE_H

#include "app/app.h"

#define FIXTURE_NOW "2026-09-12T08:30:00Z"

struct fixture {
	char *dir, *db;
	const char *now;	/* the clock of the next action */
	const char *language;	/* NULL = as the files are */
};

/* What came of one action; text is what it printed, codes those of its diagnostics. */
struct ran {
	enum exit_code code;
	char *out, *hint;
	struct diags *ds;
};

void fixture_init(struct fixture *f);
void fixture_clear(struct fixture *f);

/*
 * Runs a command: its words, options as "--name" or "--name=value" anywhere, ended
 * by NULL. The result is replaced by the next call on the same ran.
 */
void fixture_run(struct fixture *f, struct ran *r, const char *command, ...)
	G_GNUC_NULL_TERMINATED;
void ran_init(struct ran *r);
void ran_clear(struct ran *r);

/* Starts a draft with a questionnaire, an id or a file, as `assess --questionnaire' does;
 * false with what was said in r. NULL = the default one. */
bool fixture_start(struct fixture *f, struct ran *r, const char *service,
		   const char *named);
/* A file of tests/data/versions; yours to free. */
char *fixture_version(const char *name);

/* Fails the test with what was said unless it ended with that code. */
void ran_expect(const struct ran *r, enum exit_code code);
bool ran_has(const struct ran *r, const char *diag_code);

/* The member at this path ("gates.0.state") of printed JSON, as text; NULL when it is
 * not there. Yours to free. */
char *ran_json(const struct ran *r, const char *path);
void ran_expect_json(const struct ran *r, const char *path, const char *expected);

/* An app on the fixture's database, for functions that are no actions. */
void fixture_app(struct fixture *f, struct app *app);

#endif
