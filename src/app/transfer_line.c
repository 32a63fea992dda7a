/*
 * Lines as they are read, which may be anybody's: rows that are as they were written are
 * left to transfer_scan.c, all else to jansson, and a mistake is said at its place.
 */
#include "config.h"

#include "app/transfer_line.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "app/transfer_scan.h"
#include "base/near.h"
#include "load/source.h"

enum {
	LINE_BYTES_MAX = 32 << 20,	/* the largest text a database takes, escaped */
	SHOWN_BYTES_MAX = 400,		/* of a line that is shown with a mistake */
};

/* Lines that are no rows; a text has no members but is one. */
static const struct {
	const char *name;
	struct transfer_field fields[6];
} frames[LINE_KIND_COUNT] = {
	[LINE_HEAD] = { "seam", {
		[HEAD_FORMAT] = { "format", FIELD_NUMBER },
		[HEAD_SYSTEM] = { "system", FIELD_OWN },
	} },
	[LINE_QUESTIONNAIRE] = { "questionnaire", {
		[QUESTIONNAIRE_ADDED] = { "added", FIELD_TIME },
		[QUESTIONNAIRE_HASH] = { "hash", FIELD_TEXT },
		[QUESTIONNAIRE_ID] = { "id", FIELD_TEXT },
		[QUESTIONNAIRE_LANGUAGE] = { "language", FIELD_TEXT },
		[QUESTIONNAIRE_VERSION] = { "version", FIELD_TEXT },
	} },
	[LINE_SIDECAR] = { "sidecar", {
		[SIDECAR_LANGUAGE] = { "language", FIELD_TEXT },
		[SIDECAR_QUESTIONNAIRE] = { "questionnaire", FIELD_TEXT },
	} },
	[LINE_TEXT] = { "text", { { NULL } } },
	[LINE_END] = { "end", { { NULL } } },
};

const char *transfer_line_name(enum line_kind line, enum transfer_kind row)
{
	return line == LINE_ROW ? transfer_kind_name(row) : frames[line].name;
}

const struct transfer_field *transfer_line_fields(enum line_kind line,
						  enum transfer_kind row)
{
	return line == LINE_ROW ? transfer_fields(row) : frames[line].fields;
}

/* ---- places ---------------------------------------------------------------------- */

/* Behind the string that starts at the quote p; at the NUL when it does not end. */
static const char *skip_string(const char *p)
{
	for (p++; *p != '\0' && *p != '"'; p++)
		if (*p == '\\' && p[1] != '\0')
			p++;
	return *p == '"' ? p + 1 : p;
}

/* Where the member stands in a line that is JSON: a key two braces deep. NULL: nowhere. */
static const char *find_member(const char *line, const char *name)
{
	size_t length = strlen(name);
	int depth = 0;

	for (const char *p = line; *p != '\0';) {
		const char *after;

		depth += (*p == '{') - (*p == '}');
		if (*p != '"') {
			p++;
			continue;
		}
		after = skip_string(p);
		if (depth == 2 && (size_t)(after - p) == length + 2 &&
		    strncmp(p + 1, name, length) == 0 && (p[-1] == '{' || p[-1] == ',' || p[-1] == ' '))
			return p;
		p = after;
	}
	return NULL;
}

static struct place place_at(const struct transfer_reader *r, const char *p)
{
	struct place at = { .file = r->name, .line = r->line };

	if (p != NULL)
		at.column = 1 + (unsigned)g_utf8_strlen(r->text->str, p - r->text->str);
	/* A long one would bury what is said about it. */
	if (r->text != NULL && r->text->len <= SHOWN_BYTES_MAX)
		at.source = r->text->str;
	return at;
}

struct place transfer_reader_place(void *reader, int field)
{
	const struct transfer_reader *r = reader;

	if (field < 0)
		return place_at(r, NULL);
	return place_at(r, find_member(r->text->str,
				       transfer_line_fields(r->kind, r->row)[field].name));
}

static bool refuse(const struct transfer_reader *r, const char *p, const char *hint,
		   struct diags *ds, const char *format, ...) G_GNUC_PRINTF(5, 6);

static bool refuse(const struct transfer_reader *r, const char *p, const char *hint,
		   struct diags *ds, const char *format, ...)
{
	struct place at = place_at(r, p);
	struct diag *d;
	va_list args;

	va_start(args, format);
	d = diag_verror(ds, "import-line", &at, format, args);
	va_end(args);
	if (hint != NULL)
		diag_hint(d, "%s", hint);
	return false;
}

/* ---- reading --------------------------------------------------------------------- */

/* All that is piped in, as a file: whoever reads its lines may hold a lock, and does not
 * wait with it for who writes them. */
static int keep_stdin(void)
{
	FILE *kept = tmpfile();
	char buffer[READER_BYTES];
	int fd = -1, error;
	ssize_t n;

	if (kept == NULL)
		return -1;
	while ((n = read(STDIN_FILENO, buffer, sizeof buffer)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 || fwrite(buffer, 1, (size_t)n, kept) != (size_t)n)
			break;
	}
	if (n == 0 && fflush(kept) == 0 && lseek(fileno(kept), 0, SEEK_SET) == 0)
		fd = fcntl(fileno(kept), F_DUPFD_CLOEXEC, 0);
	error = errno;
	fclose(kept);
	errno = error;
	return fd;
}

static int open_to_read(const char *path)
{
	/* A pipe that nobody writes to would keep us waiting. */
	return source_is_stdin(path) ? keep_stdin() :
				       open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
}

static bool is_database(int fd)
{
	static const char mark[] = "SQLite format 3";
	char start[sizeof mark];

	return pread(fd, start, sizeof start, 0) == sizeof start &&
	       memcmp(start, mark, sizeof mark) == 0;
}

bool transfer_reader_open(struct transfer_reader *r, const char *path, struct diags *ds)
{
	int fd = open_to_read(path);
	struct stat st;
	struct place at;

	*r = (struct transfer_reader){ .name = source_is_stdin(path) ? "stdin" : path };
	at = (struct place){ .file = r->name };
	if (fd < 0 || fstat(fd, &st) != 0) {
		diag_error(ds, "no-file", &at, "%s", g_strerror(errno));
		if (fd >= 0)
			close(fd);
		return false;
	}
	if (!S_ISREG(st.st_mode)) {
		struct diag *d = diag_error(ds, "not-a-file", &at, _("is no regular file"));

		if (S_ISFIFO(st.st_mode))
			diag_hint(d, _("- in place of a name reads what is piped in"));
		close(fd);
		return false;
	}
	if (is_database(fd)) {
		diag_hint(diag_error(ds, "not-an-export", &at, _("is a database, not an export")),
			  _("\"seam --db FILE export\" writes one of it"));
		close(fd);
		return false;
	}
	r->size = st.st_size;
	r->file = fdopen(fd, "r");
	r->text = g_string_new(NULL);
	r->room = g_string_new(NULL);
	return true;
}

void transfer_reader_clear(struct transfer_reader *r)
{
	if (r->file != NULL)
		fclose(r->file);
	if (r->text != NULL)
		g_string_free(r->text, TRUE);
	if (r->room != NULL)
		g_string_free(r->room, TRUE);
	json_decref(r->root);
	*r = (struct transfer_reader){ 0 };
}

/* The next stretch of the file, without looking for lines; false at its end. */
static bool fill(struct transfer_reader *r)
{
	r->at = 0;
	r->filled = fread(r->buffer, 1, READER_BYTES, r->file);
	return r->filled > 0;
}

static bool read_line(struct transfer_reader *r, bool *end, struct diags *ds)
{
	bool whole = false;

	*end = false;
	g_string_truncate(r->text, 0);
	r->line++;
	while (!whole && (r->at < r->filled || fill(r))) {
		const char *start = r->buffer + r->at;
		const char *eol = memchr(start, '\n', r->filled - r->at);
		gsize n = eol != NULL ? (gsize)(eol - start) : r->filled - r->at;

		if (r->text->len + n > LINE_BYTES_MAX)
			return refuse(r, NULL, NULL, ds, _("this line is too long"));
		g_string_append_len(r->text, start, (gssize)n);
		whole = eol != NULL;
		r->at += n + whole;
	}
	if (ferror(r->file))
		return refuse(r, NULL, NULL, ds, "%s", g_strerror(errno));
	r->read += (gint64)r->text->len + 1;
	*end = !whole && r->text->len == 0;
	if (!whole && !*end)
		return refuse(r, r->text->str + r->text->len, _("export again: the file was cut off"),
			      ds, _("this line has no end"));
	return true;
}

static bool parse(struct transfer_reader *r, struct diags *ds)
{
	json_error_t error;
	const char *p;

	json_decref(r->root);
	r->root = json_loadb(r->text->str, r->text->len, JSON_REJECT_DUPLICATES, &error);
	if (r->root != NULL)
		return true;
	p = r->text->str + CLAMP(error.position, 0, (int)r->text->len);
	/* jansson counts into a character that it refuses */
	while (p > r->text->str && ((guchar)*p & 0xc0) == 0x80)
		p--;
	if (!g_utf8_validate(r->text->str, (gssize)r->text->len, NULL))
		return refuse(r, NULL, NULL, ds, _("this line is not valid UTF-8"));
	return refuse(r, p, NULL, ds, _("this is no JSON: %s"), error.text);
}

/* What the line is, by its only key. */
static bool find_kind(struct transfer_reader *r, json_t **value, struct diags *ds)
{
	void *member = json_object_iter(r->root);
	const char *name;

	if (!json_is_object(r->root) || json_object_size(r->root) != 1)
		return refuse(r, NULL, NULL, ds, _("this is no object with one key"));
	name = json_object_iter_key(member);
	*value = json_object_iter_value(member);
	r->row = transfer_kind_find(name);
	r->kind = LINE_ROW;
	if (r->row != TRANSFER_KIND_COUNT)
		return true;
	for (r->kind = LINE_HEAD; r->kind < LINE_KIND_COUNT; r->kind++)
		if (strcmp(frames[r->kind].name, name) == 0)
			return true;
	return refuse(r, NULL, _("this may be from a newer seam, or no export at all"), ds,
		      _("there are no lines about \"%s\""), name);
}

static const char *type_of(const struct transfer_field *f)
{
	return f->type == FIELD_NUMBER ? "integer" : f->type == FIELD_FLAG ? "boolean" : "string";
}

static bool take_value(struct transfer_reader *r, int i, const struct transfer_field *f,
		       const json_t *v, struct diags *ds)
{
	struct transfer_value *out = &r->values[i];
	bool ok;

	*out = (struct transfer_value){ .given = v != NULL };
	if (v == NULL)
		return true;
	if (f->type == FIELD_NUMBER) {
		ok = json_is_integer(v);
		out->number = json_integer_value(v);
	} else if (f->type == FIELD_FLAG) {
		ok = json_is_boolean(v);
		out->number = json_is_true(v);
	} else {
		ok = json_is_string(v);
		out->text = json_string_value(v);
	}
	return ok || refuse(r, find_member(r->text->str, f->name),
			    _("what is not given is left out"), ds,
			    _("\"%s\" must be of the type %s"), f->name, type_of(f));
}

static bool refuse_member(struct transfer_reader *r, json_t *object, struct diags *ds)
{
	const struct transfer_field *fields = transfer_line_fields(r->kind, r->row);
	const char *name;
	json_t *value;

	json_object_foreach(object, name, value) {
		struct near n;
		int i = 0;

		near_init(&n, name);
		for (; fields[i].name != NULL && strcmp(fields[i].name, name) != 0; i++)
			near_offer(&n, fields[i].name);
		if (fields[i].name == NULL) {
			g_autofree char *hint = n.best != NULL
				? g_strdup_printf(_("did you mean \"%s\"?"), n.best) : NULL;

			return refuse(r, find_member(r->text->str, name), hint, ds,
				      _("unknown key \"%s\""), name);
		}
	}
	return false;
}

static bool take_members(struct transfer_reader *r, json_t *object, struct diags *ds)
{
	const struct transfer_field *fields = transfer_line_fields(r->kind, r->row);
	size_t given = 0;

	if (!json_is_object(object))
		return refuse(r, NULL, NULL, ds, _("\"%s\" must be an object"),
			      transfer_line_name(r->kind, r->row));
	for (int i = 0; fields[i].name != NULL; i++) {
		if (!take_value(r, i, &fields[i], json_object_get(object, fields[i].name), ds))
			return false;
		given += r->values[i].given;
		if (r->kind != LINE_ROW && !r->values[i].given)
			return refuse(r, NULL, NULL, ds, _("\"%s\" is missing"), fields[i].name);
	}
	return given == json_object_size(object) || refuse_member(r, object, ds);
}

bool transfer_reader_next(struct transfer_reader *r, bool *end, struct diags *ds)
{
	json_t *value;

	if (!read_line(r, end, ds))
		return false;
	if (*end)
		return true;
	r->kind = LINE_ROW;
	if (transfer_scan(r->text->str, r->text->len, r->room, &r->row, r->values))
		return true;
	if (!parse(r, ds) || !find_kind(r, &value, ds))
		return false;
	if (r->kind != LINE_TEXT)
		return take_members(r, value, ds);
	r->plain = json_string_value(value);
	return r->plain != NULL ||
	       refuse(r, NULL, NULL, ds, _("\"%s\" must be of the type %s"), "text", "string");
}
