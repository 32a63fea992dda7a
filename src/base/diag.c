/*
 * Diagnostics: keeping and printing them. What is a problem, and what helps, is
 * for the layer that finds it.
 */
#include "config.h"

#include "base/diag.h"

#include "base/text.h"

#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>

/* A source line is shown through a window this wide, the caret within it: an
 * entry must not carry a megabyte because the file has one long line. */
enum { WINDOW_COLS = 78, WINDOW_BEFORE_COLS = 50 };
enum { MESSAGE_MAX = 1200, MESSAGE_HEAD = 700, MESSAGE_TAIL = 400 };	/* bytes */

static const char *const severity_names[] = {
	[SEVERITY_ERROR] = NC_("severity", "error"),
	[SEVERITY_WARNING] = NC_("severity", "warning"),
	[SEVERITY_NOTE] = NC_("severity", "note"),
};
_Static_assert(G_N_ELEMENTS(severity_names) == SEVERITY_COUNT, "a name per severity");

static void diag_free(void *data)
{
	struct diag *d = data;

	g_free(d->code);
	g_free(d->file);
	g_free(d->source);
	g_free(d->message);
	g_free(d->hint);
	g_free(d);
}

static struct diag *add(struct diags *ds, enum severity severity, const char *code,
			const struct place *at, const char *format, va_list args)
	G_GNUC_PRINTF(5, 0);

static struct diag *add(struct diags *ds, enum severity severity, const char *code,
			const struct place *at, const char *format, va_list args)
{
	struct diag *d;

	if (ds == NULL)
		return NULL;
	d = g_new0(struct diag, 1);
	d->severity = severity;
	d->code = g_strdup(code);
	d->message = g_strdup_vprintf(format, args);
	if (at != NULL) {
		d->file = g_strdup(at->file);
		d->line = at->line;
		d->column = at->column;
		if (at->source != NULL)
			d->source = g_strndup(at->source, strcspn(at->source, "\r\n"));
	}
	g_ptr_array_add(ds->items, d);
	ds->counts[severity]++;
	return d;
}

/* The shown part of a source line and, under the column, a caret. */
static void append_source(GString *out, const struct diag *d)
{
	g_autofree char *line = text_sanitize(d->source, -1, TEXT_ONE_LINE);
	g_autofree char *before = NULL;
	g_autofree char *shown = NULL;
	const char *caret = line;
	const char *from = line;
	int before_cols;

	for (unsigned i = 1; i < d->column && *caret != '\0'; i++)
		caret = g_utf8_next_char(caret);
	before = g_strndup(line, caret - line);
	before_cols = text_width_cols(before);
	while (before_cols > WINDOW_BEFORE_COLS) {
		int cols;

		from += text_next_cluster(from, &cols);
		before_cols -= cols;
	}
	shown = text_truncate_cols(from, WINDOW_COLS);
	g_string_append_printf(out, "%s\n", shown);
	if (d->column > 0)
		g_string_append_printf(out, "%*s^\n", before_cols, "");
}

static const char *severity_label(enum severity s)
{
	return g_dpgettext2(NULL, "severity", severity_name(s));
}

static void append_place(GString *out, const struct diag *d)
{
	if (d->file == NULL) {
		g_string_append(out, PACKAGE ": ");
		if (d->severity != SEVERITY_ERROR)
			g_string_append_printf(out, "%s: ", severity_label(d->severity));
		return;
	}
	g_string_append(out, *d->file != '\0' ? d->file : "\"\"");
	if (d->line > 0)
		g_string_append_printf(out, ":%u", d->line);
	if (d->line > 0 && d->column > 0)
		g_string_append_printf(out, ":%u", d->column);
	g_string_append_printf(out, ": %s: ", severity_label(d->severity));
}

static void append_sanitized(GString *out, GString *line, enum diags_flags flags)
{
	if (flags & DIAGS_SANITIZE) {
		g_autofree char *safe = text_sanitize(line->str, line->len, TEXT_KEEP_LINES);

		g_string_append(out, safe);
	} else {
		g_string_append_len(out, line->str, line->len);
	}
	g_string_append_c(out, '\n');
	g_string_truncate(line, 0);
}

/* Where a character begins, at this byte or before it. */
static gsize character_at(const char *text, gsize i)
{
	while (i > 0 && ((unsigned char)text[i] & 0xc0) == 0x80)
		i--;
	return i;
}

/* Messages quote what was typed, and that may be a whole file on one line: its middle
 * goes, since the end says what is wrong with it. */
static void append_shortened(GString *out, const char *text)
{
	gsize n = strlen(text);

	if (n <= MESSAGE_MAX) {
		g_string_append(out, text);
		return;
	}
	g_string_append_len(out, text, (gssize)character_at(text, MESSAGE_HEAD));
	g_string_append(out, " ... ");
	g_string_append(out, text + character_at(text, n - MESSAGE_TAIL));
}

static void append_diag(GString *out, const struct diag *d, enum diags_flags flags)
{
	g_autoptr(GString) line = g_string_new(NULL);
	g_autofree char *hint = NULL;

	append_place(line, d);
	append_shortened(line, d->message);
	append_sanitized(out, line, flags);
	if (d->file != NULL && d->source != NULL)
		append_source(out, d);
	if (d->hint == NULL)
		return;
	hint = g_strdup_printf(_("hint: %s"), d->hint);
	append_shortened(line, hint);
	append_sanitized(out, line, flags);
}

/* Files keep the order in which they were first mentioned. */
static unsigned file_rank(GHashTable *ranks, const struct diag *d)
{
	return GPOINTER_TO_UINT(g_hash_table_lookup(ranks, d->file != NULL ? d->file : ""));
}

static int compare(const void *a, const void *b, void *ranks)
{
	const struct diag *x = *(const struct diag *const *)a;
	const struct diag *y = *(const struct diag *const *)b;
	unsigned xs[] = { file_rank(ranks, x), x->line, x->column };
	unsigned ys[] = { file_rank(ranks, y), y->line, y->column };

	for (size_t i = 0; i < G_N_ELEMENTS(xs); i++) {
		if (xs[i] != ys[i])
			return xs[i] < ys[i] ? -1 : 1;
	}
	return 0;
}

struct diags *diags_new(void)
{
	struct diags *ds = g_new0(struct diags, 1);

	ds->items = g_ptr_array_new_with_free_func(diag_free);
	return ds;
}

void diags_free(struct diags *ds)
{
	if (ds == NULL)
		return;
	g_ptr_array_free(ds->items, TRUE);
	g_free(ds);
}

struct diag *diag_verror(struct diags *ds, const char *code, const struct place *at,
			 const char *format, va_list args)
{
	return add(ds, SEVERITY_ERROR, code, at, format, args);
}

struct diag *diag_error(struct diags *ds, const char *code, const struct place *at,
			const char *format, ...)
{
	struct diag *d;
	va_list args;

	va_start(args, format);
	d = diag_verror(ds, code, at, format, args);
	va_end(args);
	return d;
}

struct diag *diag_warning(struct diags *ds, const char *code, const struct place *at,
			  const char *format, ...)
{
	struct diag *d;
	va_list args;

	va_start(args, format);
	d = add(ds, SEVERITY_WARNING, code, at, format, args);
	va_end(args);
	return d;
}

struct diag *diag_note(struct diags *ds, const char *code, const struct place *at,
		       const char *format, ...)
{
	struct diag *d;
	va_list args;

	va_start(args, format);
	d = add(ds, SEVERITY_NOTE, code, at, format, args);
	va_end(args);
	return d;
}

void diag_hint(struct diag *d, const char *format, ...)
{
	va_list args;

	if (d == NULL)
		return;
	g_free(d->hint);
	va_start(args, format);
	d->hint = g_strdup_vprintf(format, args);
	va_end(args);
}

const char *severity_name(enum severity s)
{
	g_assert((unsigned)s < SEVERITY_COUNT);
	return severity_names[s];
}

bool diags_has_errors(const struct diags *ds)
{
	return ds->counts[SEVERITY_ERROR] > 0;
}

bool diags_is_empty(const struct diags *ds)
{
	return ds->items->len == 0;
}

const struct diag *diags_find(const struct diags *ds, const char *code)
{
	for (unsigned i = 0; i < ds->items->len; i++) {
		const struct diag *d = ds->items->pdata[i];

		if (g_strcmp0(d->code, code) == 0)
			return d;
	}
	return NULL;
}

void diags_move(struct diags *to, struct diags *from)
{
	g_ptr_array_extend_and_steal(to->items, g_steal_pointer(&from->items));
	from->items = g_ptr_array_new_with_free_func(diag_free);
	for (int s = 0; s < SEVERITY_COUNT; s++) {
		to->counts[s] += from->counts[s];
		from->counts[s] = 0;
	}
}

void diags_drop(struct diags *ds, const char *code)
{
	for (guint i = 0; ds != NULL && i < ds->items->len;) {
		const struct diag *d = g_ptr_array_index(ds->items, i);

		if (strcmp(d->code, code) != 0) {
			i++;
			continue;
		}
		ds->counts[d->severity]--;
		g_ptr_array_remove_index(ds->items, i);
	}
}

void diags_sort(struct diags *ds)
{
	g_autoptr(GHashTable) ranks = g_hash_table_new(g_str_hash, g_str_equal);

	for (unsigned i = 0; i < ds->items->len; i++) {
		const struct diag *d = ds->items->pdata[i];
		const char *file = d->file != NULL ? d->file : "";

		if (!g_hash_table_contains(ranks, file))
			g_hash_table_insert(ranks, (void *)file, GUINT_TO_POINTER(i));
	}
	/* Not g_ptr_array_sort: only this one promises to be stable. */
	g_qsort_with_data(ds->items->pdata, ds->items->len, sizeof(void *), compare, ranks);
}

void diags_clear(struct diags *ds)
{
	g_ptr_array_set_size(ds->items, 0);
	memset(ds->counts, 0, sizeof(ds->counts));
}

char *diags_format(const struct diags *ds, enum diags_flags flags)
{
	g_autoptr(GString) out = g_string_new(NULL);
	unsigned shown = MIN(ds->items->len, (unsigned)DIAGS_SHOWN_MAX);
	unsigned rest = ds->items->len - shown;

	for (unsigned i = 0; i < shown; i++)
		append_diag(out, ds->items->pdata[i], flags);
	if (rest > 0) {
		g_string_append(out, PACKAGE ": ");
		g_string_append_printf(out, ngettext("%u more is not shown",
						     "%u more are not shown", rest),
				       rest);
		g_string_append_c(out, '\n');
	}
	return g_string_free(g_steal_pointer(&out), FALSE);
}

bool diags_print(const struct diags *ds, FILE *out)
{
	bool terminal = isatty(fileno(out));
	g_autofree char *text = diags_format(ds, terminal ? DIAGS_SANITIZE : DIAGS_PLAIN);
	g_autofree char *shown = text_for_locale(text);

	return fputs(shown, out) >= 0 && fflush(out) == 0;
}
