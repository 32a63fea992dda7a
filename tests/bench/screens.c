/*
 * The full screen beside those of others, in one run: round by round each program is
 * started, moves its cursor and ends, so that a machine whose speed drifts slows all
 * alike; a start before the one that is timed brings its files into memory. First a table
 * of what each takes, then the rows with our limits.
 *
 *	screens FOLDER ROUNDS
 *
 * screens.sh fills the folder: what the others show, the databases, and a link to the
 * program. Others that are not installed are named and left out. Exit code 1 is a miss
 * of what does not depend on the machine, or a gross one of what does.
 */
#include "config.h"

#include "console.h"
#include "row.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ROUNDS_MAX = 100, KEYS = 16 };
enum { SETTLE_MS = 2000, REST_MS = 6000, SLICE_MS = 500 };
enum { FRAME_SILENCE_MS = 60, KEY_SILENCE_MS = 10, ANSWER_SILENCE_MS = 40,
	OPENING_SILENCE_MS = 200 };

/* How far a time may be over its limit before the run fails: others use the machine. */
static const double gross = 3.0;

enum side {
	FASTEST,	/* others that start at once */
	ABLE,		/* others that do as much */
	HOME, HOME_SMALL, QUESTION,
	MATRIX, MATRIX_SMALL, MATRIX_WRITING,
};

static const struct program {
	const char *name;
	enum side side;
	const char *folder;
	const char *argv[6];
	const char *expected;	/* in the first frame: what is drawn late */
	const char *opening;	/* keys to the screen that is measured, or NULL */
	const char *keys[2];	/* pressed in turn */
} programs[] = {
	{ "nnn", FASTEST, "files", { "nnn", "." }, "file-020", NULL, { "j", "j" } },
	{ "ncdu", FASTEST, "files", { "ncdu" }, "Items:", NULL, { "j", "j" } },
	{ "tig", ABLE, "repository", { "tig" }, "change 480", NULL, { "j", "j" } },
	{ "htop", ABLE, ".", { "htop" }, "Quit", NULL,
	  { "\033OB", "\033OB" } },
	{ "calcurse", ABLE, ".", { "calcurse", "-D", "calcurse" }, "Quit",
	  NULL, { "j", "l" } },
	{ "seam", HOME, ".", { "./seam", "--db", "big.db" }, "service-0004", NULL,
	  { "j", "j" } },
	{ "seam, 500 x 1", HOME_SMALL, ".", { "./seam", "--db", "small.db" },
	  "service-0004", NULL, { "j", "j" } },
	{ "seam, answering", QUESTION, ".", { "./seam", "service-0001", "--db", "answer.db" },
	  "service-0001", NULL, { "1", "2" } },
	{ "seam, matrix of 1,000", MATRIX, ".", { "./seam", "--db", "wide.db" }, "service-0004",
	  "M", { "l", "h" } },
	{ "seam, matrix of 6", MATRIX_SMALL, ".", { "./seam", "--db", "few.db" },
	  "service-0004", "M", { "l", "h" } },
	{ "seam, undoing there", MATRIX_WRITING, ".", { "./seam", "--db", "undo.db" },
	  "service-0004", "Mj", { "u", "\022" } },
};

enum { N_PROGRAMS = sizeof(programs) / sizeof(programs[0]) };

static struct measured {
	bool there;
	double frame_ms[ROUNDS_MAX], key_ms[ROUNDS_MAX], key_bytes[ROUNDS_MAX];
	double waits_per_s;
	long peak_kib;
} measured[N_PROGRAMS];

static double commit_ms[ROUNDS_MAX];
static int rounds;

/* ---- medians ------------------------------------------------------------------------- */

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(const double *values, int n)
{
	double sorted[ROUNDS_MAX];

	memcpy(sorted, values, n * sizeof(*values));
	qsort(sorted, n, sizeof(*sorted), by_size);
	return n % 2 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
}

/* Round by round. */
static double median_ratio(const double *a, const double *b)
{
	double ratio[ROUNDS_MAX];

	for (int i = 0; i < rounds; i++)
		ratio[i] = a[i] / b[i];
	return median(ratio, rounds);
}

/* ---- a bare commit -------------------------------------------------------------------- */

/* What an answer costs SQLite alone: its two rows, with the settings of the program. */
static double commit_once(sqlite3 *db)
{
	static const char rows[] =
		"BEGIN IMMEDIATE;"
		"INSERT INTO change (uid, at, who, label, system, service)"
		" SELECT hex(randomblob(16)), '2026-11-22T09:00:00Z', 'bench', 'one row',"
		" s.system, s.id FROM service s JOIN assessment a ON a.service = s.id"
		" WHERE a.id = 1;"
		"INSERT INTO answer (assessment, question, change, source, value)"
		" VALUES (1, 'bench', last_insert_rowid(), 'room', 'yes');"
		"COMMIT";
	double start = console_now_ms();

	return sqlite3_exec(db, rows, NULL, NULL, NULL) == SQLITE_OK ?
		       console_now_ms() - start : -1;
}

static sqlite3 *open_bare(void)
{
	sqlite3 *db;

	if (sqlite3_open_v2("bare.db", &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
	    sqlite3_exec(db, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;"
			 "PRAGMA foreign_keys = ON", NULL, NULL, NULL) == SQLITE_OK)
		return db;
	fprintf(stderr, "screens: bare.db: %s\n", sqlite3_errmsg(db));
	sqlite3_close(db);
	return NULL;
}

/* The newest change in a database; -1 when it cannot be read. */
static sqlite3_int64 newest_change(const char *path)
{
	sqlite3_int64 seq = -1;
	sqlite3_stmt *stmt = NULL;
	sqlite3 *db;

	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
	    sqlite3_prepare_v2(db, "SELECT max(seq) FROM change", -1, &stmt, NULL) == SQLITE_OK &&
	    sqlite3_step(stmt) == SQLITE_ROW)
		seq = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	return seq;
}

/* ---- measuring ------------------------------------------------------------------------ */

static bool start(struct console *c, const struct program *p, struct burst *frame)
{
	if (!console_start(c, (char *const *)p->argv, p->folder))
		return false;
	if (console_first_frame(c, p->expected, FRAME_SILENCE_MS, frame))
		return true;
	console_stop(c);
	return false;
}

/*
 * Pages of files that nobody has used for some seconds may be gone from memory, and each
 * program waits here for all others: without this its start is timed with the disk's.
 */
static bool warm_up(const struct program *p)
{
	struct console c;
	struct burst frame;

	if (!start(&c, p, &frame))
		return false;
	console_stop(&c);
	return true;
}

/* One start and a few keys; false when the program does not do what is expected of it. */
static bool run_once(int i, int round, sqlite3 *bare)
{
	const struct program *p = &programs[i];
	struct measured *m = &measured[i];
	bool writes = p->side == QUESTION || p->side == MATRIX_WRITING;
	int silence_ms = writes ? ANSWER_SILENCE_MS : KEY_SILENCE_MS;
	double ms[KEYS], bytes[KEYS], commits[KEYS];
	const char *written = p->side == QUESTION ? "answer.db" : "undo.db";
	sqlite3_int64 before = newest_change(written);
	struct console c;
	struct burst b;
	bool ok;

	if (!warm_up(p) || !start(&c, p, &b))
		return false;
	m->frame_ms[round] = b.ms;
	ok = p->opening == NULL || console_key(&c, p->opening, OPENING_SILENCE_MS, &b);
	for (int k = 0; k < KEYS && ok; k++) {
		ok = console_key(&c, p->keys[k % 2], silence_ms, &b);
		ms[k] = b.ms;
		bytes[k] = (double)b.bytes;
		/* Each after the same silence: what comes at once finds caches warm. */
		if (p->side == QUESTION) {
			ok = ok && (commits[k] = commit_once(bare)) >= 0;
			console_rest(&c, silence_ms);
		}
	}
	if (console_peak_kib(&c) > m->peak_kib)
		m->peak_kib = console_peak_kib(&c);
	console_stop(&c);
	/* Keys that save nothing are not what is measured; the first may say what was
	 * answered before. */
	if (writes)
		ok = ok && newest_change(written) >= before + KEYS - 1;
	if (!ok)
		return false;
	m->key_ms[round] = median(ms, KEYS);
	m->key_bytes[round] = median(bytes, KEYS);
	if (p->side == QUESTION)
		commit_ms[round] = median(commits, KEYS);
	return true;
}

/* All of them at once, drained in turn: nobody touches a key for some seconds. What is
 * put off at the start is over by then: to wait for the disk there is no waking up. */
static void measure_rest(void)
{
	struct console at[N_PROGRAMS];
	long before[N_PROGRAMS];
	struct burst b;

	for (int i = 0; i < N_PROGRAMS; i++)
		measured[i].there = measured[i].there && start(&at[i], &programs[i], &b);
	for (int t = 0; t < SETTLE_MS + REST_MS; t += SLICE_MS) {
		int n = 0;

		for (int i = 0; i < N_PROGRAMS; i++)
			n += measured[i].there;
		for (int i = 0; i < N_PROGRAMS && n > 0; i++) {
			if (measured[i].there)
				console_rest(&at[i], SLICE_MS / n);
			if (measured[i].there && t + SLICE_MS == SETTLE_MS)
				before[i] = console_waits(&at[i]);
		}
	}
	for (int i = 0; i < N_PROGRAMS; i++) {
		long waits;

		if (!measured[i].there)
			continue;
		/* What comes every second comes seven times in six, at worst. */
		waits = console_waits(&at[i]) - before[i];
		measured[i].waits_per_s = waits > 0 ? (double)(waits - 1) / (REST_MS / 1000.0) : 0;
		console_stop(&at[i]);
	}
}

/* The first round, which counts for nothing, shows which are there. */
static void measure(sqlite3 *bare)
{
	for (int i = 0; i < N_PROGRAMS; i++)
		measured[i].there = run_once(i, 0, bare);
	for (int round = 0; round < rounds; round++)
		for (int i = 0; i < N_PROGRAMS; i++)
			if (measured[i].there)
				measured[i].there = run_once(i, round, bare);
	measure_rest();
}

/* ---- printing -------------------------------------------------------------------------- */

static void print_table(void)
{
	printf("%-24s %9s %9s %9s %9s %6s\n", "full screen, 80 x 24", "first ms", "key ms",
	       "key bytes", "wakes/s", "MiB");
	for (int i = 0; i < N_PROGRAMS; i++) {
		const struct measured *m = &measured[i];

		if (m->there)
			printf("%-24s %9.2f %9.2f %9.0f %9.1f %6.1f\n", programs[i].name,
			       median(m->frame_ms, rounds), median(m->key_ms, rounds),
			       median(m->key_bytes, rounds), m->waits_per_s,
			       m->peak_kib / 1024.0);
		else
			printf("%-24s not there\n", programs[i].name);
	}
}

/* The one of a side that is there; the quickest by what is asked. */
static const struct measured *best(enum side side, bool by_key)
{
	const struct measured *found = NULL;
	double least = 0;

	for (int i = 0; i < N_PROGRAMS; i++) {
		const struct measured *m = &measured[i];
		double ms;

		if (programs[i].side != side || !m->there)
			continue;
		ms = median(by_key ? m->key_ms : m->frame_ms, rounds);
		if (found == NULL || ms < least) {
			found = m;
			least = ms;
		}
	}
	return found;
}

static const char *not_there(const struct measured *ours, const struct measured *other)
{
	return ours == NULL ? "ours" : other == NULL ? "the other" : NULL;
}

/* False on a gross miss. */
static bool compare(const char *name, const char *limit, const struct measured *ours,
		    const struct measured *other, bool by_key)
{
	struct bench_row row = { .name = name, .limit = limit };
	const double *a, *b;

	if (not_there(ours, other) != NULL) {
		printf("%-44s not there: %s\n", name, not_there(ours, other));
		return true;
	}
	a = by_key ? ours->key_ms : ours->frame_ms;
	b = by_key ? other->key_ms : other->frame_ms;
	row.ms = median(a, rounds);
	row.against_ms = median(b, rounds);
	row.ratio = median_ratio(a, b);
	row.peak_kib = ours->peak_kib;
	bench_row_print(&row);
	return row.ratio <= gross * atof(limit);
}

/* A saved answer against a key that saves nothing and a bare commit. */
static bool compare_answer(const struct measured *answer, const struct measured *other)
{
	struct bench_row row = { .name = "question: answer to saved and settled / bare",
		.limit = "1.3" };
	double bare[ROUNDS_MAX];

	if (not_there(answer, other) != NULL) {
		printf("%-44s not there: %s\n", row.name, not_there(answer, other));
		return true;
	}
	for (int i = 0; i < rounds; i++)
		bare[i] = 1.5 * other->key_ms[i] + commit_ms[i];
	row.ms = median(answer->key_ms, rounds);
	row.against_ms = median(bare, rounds);
	row.ratio = median_ratio(answer->key_ms, bare);
	row.peak_kib = answer->peak_kib;
	bench_row_print(&row);
	return row.ratio <= gross * 1.3;
}

/* After a write, in milliseconds: what is shown of all services is read again. */
static bool compare_writing(const struct measured *ours, double limit_ms)
{
	struct bench_row row = { .name = "matrix of 1,000: undo to saved and settled",
		.limit = "100 ms" };

	if (ours == NULL) {
		printf("%-44s not there: ours\n", row.name);
		return true;
	}
	row.ms = median(ours->key_ms, rounds);
	row.peak_kib = ours->peak_kib;
	bench_row_print(&row);
	return row.ms <= gross * limit_ms;
}

/* A figure that is the same on every machine: a miss is one. */
static bool hold(const char *name, const struct measured *ours, double value, double limit)
{
	char text[16];

	if (ours == NULL) {
		printf("%-44s not there: ours\n", name);
		return true;
	}
	snprintf(text, sizeof(text), "%.0f", limit);
	printf("%-44s %9.1f %9s %6s %8s %6s\n", name, value, "-", "-", text, "-");
	return value <= limit;
}

static bool print_rows(void)
{
	const struct measured *home = best(HOME, false), *question = best(QUESTION, true);
	bool ok;

	ok = compare("home: first frame / nnn or ncdu", "1.5", home, best(FASTEST, false),
		     false);
	ok &= compare("home: first frame / tig, htop or calcurse", "1", home,
		      best(ABLE, false), false);
	ok &= compare("home: first frame, 500 x 20 / 500 x 1", "1.2", home,
		      best(HOME_SMALL, false), false);
	ok &= compare("home: key to settled / nnn or ncdu", "1.5", home, best(FASTEST, true),
		      true);
	ok &= compare_answer(question, best(FASTEST, true));
	ok &= compare("matrix: key to settled, 1,000 services / 6", "1.2", best(MATRIX, true),
		      best(MATRIX_SMALL, true), true);
	ok &= compare_writing(best(MATRIX_WRITING, true), 100);
	ok &= hold("home: bytes of a cursor move", home,
		   home != NULL ? median(home->key_bytes, rounds) : 0, 400);
	ok &= hold("home: wake-ups a second at rest", home,
		   home != NULL ? home->waits_per_s : 0, 1);
	ok &= hold("home: memory, MiB", home, home != NULL ? home->peak_kib / 1024.0 : 0, 24);
	ok &= hold("question: memory, MiB", question,
		   question != NULL ? question->peak_kib / 1024.0 : 0, 24);
	return ok;
}

int main(int argc, char **argv)
{
	sqlite3 *bare;
	bool ok;

	rounds = argc == 3 ? atoi(argv[2]) : 0;
	if (rounds < 1 || rounds > ROUNDS_MAX) {
		fputs("usage: screens FOLDER ROUNDS\n", stderr);
		return 2;
	}
	if (chdir(argv[1]) != 0 || (bare = open_bare()) == NULL) {
		perror(argv[1]);
		return 3;
	}
	measure(bare);
	sqlite3_close(bare);
	print_table();
	ok = print_rows();
	if (!ok)
		puts("screens: a figure is far from what it should be");
	return ok ? 0 : 1;
}
