/*
 * Whether a file is what it says: its schema text for text, its pages, rows that
 * refer to nothing, and the bookkeeping of undo. The schema is compared at every
 * opening, the pages when another version wrote the file, all of it by doctor.
 */
#include "config.h"

#include "store/private.h"

#include <string.h>

#include <glib/gi18n.h>

const char store_schema[] =
#include "store/schema.inc"
;

/* ---- schema ----------------------------------------------------------------- */

/* The statement at or after *text, which moves behind it; NULL at the end. Statements
 * start a line with CREATE, and end at the first semicolon that ends a line. */
static char *next_statement(const char **text)
{
	const char *start = *text, *end;

	while (*start != '\0' && !g_str_has_prefix(start, "CREATE ")) {
		start = strchr(start, '\n');
		if (!start)
			return NULL;
		start++;
	}
	end = strstr(start, ";\n");
	if (!end)
		return NULL;
	*text = end + 2;
	return g_strndup(start, end - start);
}

/* "CREATE UNIQUE INDEX name ON ...", "CREATE TABLE name (...": the word before what
 * opens the body. */
static char *statement_subject(const char *sql)
{
	g_auto(GStrv) words = g_strsplit(sql, " ", 5);
	int i = 1;

	if (words[i] && strcmp(words[i], "UNIQUE") == 0)
		i++;
	return words[i] ? g_strdup(words[i + 1]) : NULL;
}

char *schema_statement(const char *name)
{
	const char *text = store_schema;
	char *sql;

	while ((sql = next_statement(&text))) {
		g_autofree char *subject = statement_subject(sql);

		if (g_strcmp0(subject, name) == 0)
			return sql;
		g_free(sql);
	}
	return NULL;
}

/* The statements, in their order. */
static GPtrArray *expected_schema(void)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
	const char *text = store_schema;
	char *sql;

	while ((sql = next_statement(&text)))
		g_ptr_array_add(list, sql);
	return list;
}

/* Takes a statement off those that are missing. A database is made in their order, and
 * migrations move a few: the next one is mostly behind the last. */
static bool take_off(GPtrArray *missing, unsigned *next, const char *sql)
{
	for (unsigned n = 0; n < missing->len; n++) {
		unsigned i = (*next + n) % missing->len;

		if (g_strcmp0(missing->pdata[i], sql) != 0)
			continue;
		g_clear_pointer(&missing->pdata[i], g_free);
		*next = i + 1;
		return true;
	}
	return false;
}

static bool damaged(struct store *st, struct diags *ds, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

static bool damaged(struct store *st, struct diags *ds, const char *format, ...)
{
	const struct place at = { .file = st->path };
	struct diag *d;
	va_list args;

	va_start(args, format);
	d = diag_verror(ds, "store-damaged", &at, format, args);
	va_end(args);
	diag_hint(d, _("the file was left as it is; put a backup in its place"));
	return false;
}

static bool compare_schema(struct store *st, struct query *q, struct diags *ds)
{
	g_autoptr(GPtrArray) missing = expected_schema();
	unsigned next = 0;

	while (query_next(q)) {
		g_autofree char *type = column_string(q);
		g_autofree char *found = column_string(q);
		g_autofree char *sql = column_string(q);

		/* SQLite's own, such as ANALYZE's tables. */
		if (g_str_has_prefix(found, "sqlite_"))
			continue;
		if (!take_off(missing, &next, sql))
			return damaged(st, ds, /* TRANSLATORS: "table", "trigger" ... and name */
				       _("the %s \"%s\" is not as seam makes it"),
				       type, found);
	}
	if (q->failed)
		return false;
	for (unsigned i = 0; i < missing->len; i++) {
		const char *sql = missing->pdata[i];
		g_autofree char *name = sql ? statement_subject(sql) : NULL;

		if (sql)
			return damaged(st, ds, _("\"%s\" is missing in the database"), name);
	}
	return true;
}

bool check_schema(struct store *st, struct diags *ds)
{
	struct query q;
	bool ok;

	query_open(&q, st, SCHEMA_LIST, ds);
	ok = compare_schema(st, &q, ds);
	return query_close(&q) && ok;
}

/* ---- pages ------------------------------------------------------------------ */

bool check_pages(struct store *st, bool thorough, int *findings, struct diags *ds)
{
	struct query q;

	*findings = 0;
	query_open(&q, st, thorough ? PAGES_BROKEN : PAGES_BROKEN_QUICK, ds);
	st->deadline_us = G_MAXINT64;
	while (query_next(&q)) {
		g_autofree char *finding = column_string(&q);

		if (strcmp(finding, "ok") == 0)
			continue;
		damaged(st, ds, _("the database is damaged: %s"), finding);
		(*findings)++;
	}
	return query_close(&q);
}

/* ---- rows ------------------------------------------------------------------- */

static bool check_references(struct store *st, int *findings, struct diags *ds)
{
	g_autofree char *last = NULL;
	struct query q;

	query_open(&q, st, FOREIGN_KEYS_BROKEN, ds);
	st->deadline_us = G_MAXINT64;
	while (query_next(&q)) {
		g_autofree char *table = column_string(&q);
		g_autofree char *parent = NULL;

		column_int(&q);
		parent = column_string(&q);
		/* One line a table says it. */
		if (g_strcmp0(table, last) != 0) {
			damaged(st, ds, _("\"%s\" has rows whose \"%s\" is not there"),
				table, parent);
			(*findings)++;
		}
		g_free(last);
		last = g_steal_pointer(&table);
	}
	return query_close(&q);
}

/* Each statement lists what is wrong; none is right. */
static const struct {
	enum statement statement;
	const char *message;	/* with the number of rows */
} row_checks[] = {
	{ UNDONE_BROKEN, N_("wrong places in the list of undone changes: %d") },
	{ DRAFTS_DOUBLED, N_("services with more than one draft: %d") },
	{ SUMMARIES_STRAY, N_("summaries that belong to no assessment: %d") },
	{ NAMES_DOUBLED, N_("names borne by more than one: %d") },
};

static bool check_rows(struct store *st, int *findings, struct diags *ds)
{
	for (gsize i = 0; i < G_N_ELEMENTS(row_checks); i++) {
		struct query q;
		int rows = 0;

		query_open(&q, st, row_checks[i].statement, ds);
		st->deadline_us = G_MAXINT64;
		while (query_next(&q))
			rows++;
		if (!query_close(&q))
			return false;
		if (rows == 0)
			continue;
		damaged(st, ds, _(row_checks[i].message), rows);
		(*findings)++;
	}
	return true;
}

bool store_check(struct store *st, int *findings, struct diags *ds)
{
	*findings = 0;
	if (!check_pages(st, true, findings, ds))
		return false;
	/* Rows on damaged pages say nothing new. */
	if (*findings > 0)
		return true;
	if (!check_schema(st, ds)) {
		(*findings)++;
		return true;
	}
	return check_references(st, findings, ds) && check_rows(st, findings, ds);
}
