/*
 * What tests share. Every test program starts with test_init(), adds its cases
 * with g_test_add_func() or g_test_add_data_func(), and ends with test_run().
 *
 * Assertions are not fatal: a table reports all its wrong rows, not the first.
 * So never dereference what an assertion has just found to be NULL.
 */
#ifndef SEAM_TESTS_LIB_TESTLIB_H
#define SEAM_TESTS_LIB_TESTLIB_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

/* Fixed locale and zone, a home of its own that vanishes with the program, the
 * tree's data, none of the caller's SEAM_ variables. */
void test_init(int *argc, char ***argv);
int test_run(void);

/* Whether the big sweeps are asked for (make check-long). */
bool test_is_long(void);

/* A new empty folder, removed with all in it when the program ends. The result is
 * yours to free. */
char *test_dir(void);

/* Paths, yours to free: the shipped data, the source tree, the built tree. The
 * built program is at test_program(), which is not yours. */
char *test_data_path(const char *name);
char *test_src_path(const char *name);
char *test_build_path(const char *name);
const char *test_program(void);

/* Whole files; a failure here fails the test. The length is optional. */
char *test_read_file(const char *path, size_t *length);
void test_write_file(const char *path, const char *text);

/* Fails the test and says in which row of a table. */
#define test_row(row, condition) \
	do { \
		if (!(condition)) { \
			g_test_message("%s:%d: row \"%s\": %s", __FILE__, __LINE__, \
				       (row), #condition); \
			g_test_fail(); \
		} \
	} while (0)
#define test_row_str(row, got, expected) \
	test_row_str_at(__FILE__, __LINE__, (row), (got), (expected))
void test_row_str_at(const char *file, int line, const char *row, const char *got,
		     const char *expected);

/* A finished process: what it printed (always strings) and its exit status, or
 * 128 + the signal's number. */
struct test_process {
	char *out;
	char *err;
	int status;
};

/* argv ends with NULL; stdin_text may be NULL (then stdin is empty); env holds
 * "NAME=VALUE" pairs to add, or "NAME" to unset, ends with NULL, and may be NULL;
 * dir is where to run, NULL for here. Returns whether the process could be run. */
bool test_spawn(struct test_process *p, const char *const *argv, const char *stdin_text,
		const char *const *env, const char *dir);

/* The built program with these arguments (the list ends with NULL). */
bool test_seam(struct test_process *p, const char *first, ...) G_GNUC_NULL_TERMINATED;
void test_process_clear(struct test_process *p);

#endif
