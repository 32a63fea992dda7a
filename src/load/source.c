/*
 * Reading bytes with limits, and finding places in them. What the text means is
 * the business of tree.c; this file knows lines, columns and UTF-8.
 */
#include "config.h"

#include "load/source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>

/* Diagnostics copy the line they show: a hundred of them over one line of a
 * megabyte would not be small any more. Nobody reads a line this long. */
enum { SHOWN_LINE_MAX = 4096 };

static const char utf8_mark[] = "\xef\xbb\xbf";

static const char *not_a_file(mode_t mode)
{
	if (S_ISDIR(mode))
		return _("this is a folder, not a file");
	if (S_ISFIFO(mode))
		return _("this is a pipe, not a file");
	if (S_ISSOCK(mode))
		return _("this is a socket, not a file");
	return _("this is a device, not a file");
}

static bool too_large(const char *name, gsize limit, struct diags *ds)
{
	struct place at = { .file = name };
	struct diag *d = diag_error(ds, "file-too-large", &at,
				    _("the file is larger than %u MiB"),
				    (unsigned)(limit >> 20));

	diag_hint(d, _("no file of this kind needs that much; is it the right one?"));
	return false;
}

/* Up to limit + 1 bytes, so that the caller sees when there is more. */
static bool read_bytes(int fd, GByteArray *bytes, gsize limit)
{
	guint8 block[16384];
	gssize n;

	while (bytes->len <= limit) {
		n = read(fd, block, sizeof(block));
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		if (n == 0)
			break;
		g_byte_array_append(bytes, block, n);
	}
	return true;
}

static void find_lines(struct source *s)
{
	gsize start = 0;
	const char *end;

	s->lines = g_array_new(FALSE, FALSE, sizeof(gsize));
	g_array_append_val(s->lines, start);
	while ((end = memchr(s->bytes + start, '\n', s->length - start)) != NULL) {
		start = end - s->bytes + 1;
		g_array_append_val(s->lines, start);
	}
}

const char *source_skip_plain(const char *p, const char *end)
{
	const guint64 ones = G_GUINT64_CONSTANT(0x0101010101010101);
	const guint64 tops = ones * 0x80;
	guint64 word, below, delete;

	/* Eight bytes at a time while all are plain; a borrow from a lower byte can
	 * only make a word look odd, and then the bytes decide. */
	for (; end - p >= 8; p += 8) {
		memcpy(&word, p, 8);
		below = word - ones * 0x20;
		delete = (word ^ ones * 0x7f) - ones;
		if ((word | below | delete) & tops)
			break;
	}
	while (p < end && *p >= 0x20 && *p < 0x7f)
		p++;
	return p;
}

/*
 * The first byte that must not be there, or NULL. Tabs and line ends may; NEL and
 * the Unicode line separators may not, because YAML would count lines at them
 * that no editor shows.
 */
static const char *find_forbidden(const char *p, const char *end)
{
	for (p = source_skip_plain(p, end); p < end; p = source_skip_plain(p + 1, end)) {
		unsigned char c = *p;

		if (c == '\t' || c == '\n' || (c == '\r' && p + 1 < end && p[1] == '\n'))
			continue;
		if (c < 0x20 || c == 0x7f)
			return p;
		if (c == 0xc2 && (unsigned char)p[1] < 0xa0)
			return p;
		if (c == 0xe2 && (p[1] == '\x80') && (p[2] == '\xa8' || p[2] == '\xa9'))
			return p;
		if (c == 0xef && memcmp(p, utf8_mark, 3) == 0)
			return p;
	}
	return NULL;
}

/* The first byte from p on that is NUL or not ASCII, or end. */
static const char *skip_ascii(const char *p, const char *end)
{
	const guint64 ones = G_GUINT64_CONSTANT(0x0101010101010101);
	guint64 word;

	/* As in source_skip_plain(). */
	for (; end - p >= 8; p += 8) {
		memcpy(&word, p, 8);
		if ((word | (word - ones)) & ones * 0x80)
			break;
	}
	while (p < end && *p != '\0' && !(*p & 0x80))
		p++;
	return p;
}

/* The first byte that is no UTF-8, or NUL; end when all is well. */
static const char *find_invalid(const char *p, const char *end)
{
	while ((p = skip_ascii(p, end)) < end) {
		if (*p == '\0' || g_utf8_get_char_validated(p, end - p) >= (gunichar)-2)
			break;
		p = g_utf8_next_char(p);
	}
	return p;
}

static bool check_encoding(const struct source *s, struct diags *ds)
{
	const char *end = s->bytes + s->length;
	struct place at = { .file = s->name };
	const char *bad;
	struct diag *d;

	if (s->length >= 2 && (memcmp(s->bytes, "\xff\xfe", 2) == 0 ||
			       memcmp(s->bytes, "\xfe\xff", 2) == 0)) {
		d = diag_error(ds, "utf16", &at, _("the file is UTF-16"));
		diag_hint(d, _("save it as UTF-8"));
		return false;
	}
	bad = find_invalid(s->bytes + s->skip, end);
	if (bad == end)
		return true;
	at = source_place_at(s, bad - s->bytes);
	if (*bad == '\0') {
		diag_error(ds, "control", &at, _("the character U+0000 is not allowed"));
		return false;
	}
	d = diag_error(ds, "not-utf8", &at, _("the byte 0x%02x is not UTF-8"),
		       (unsigned char)*bad);
	diag_hint(d, _("save the file as UTF-8"));
	return false;
}

bool source_take(struct source *s, char *text, gsize length, const char *name, gsize limit,
		 struct diags *ds)
{
	*s = (struct source){ .bytes = text, .length = length };
	if (length > limit) {
		source_clear(s);
		return too_large(name, limit, ds);
	}
	s->name = g_strdup(name);
	if (length >= 3 && memcmp(s->bytes, utf8_mark, 3) == 0)
		s->skip = 3;
	find_lines(s);
	if (check_encoding(s, ds))
		return true;
	source_clear(s);
	return false;
}

bool source_is_stdin(const char *path)
{
	return strcmp(path, "-") == 0;
}

/* Takes the bytes over, and reports why they are none. */
static bool take_bytes(struct source *s, GByteArray *bytes, bool ok, const char *name,
		       gsize limit, struct diags *ds)
{
	const struct place at = { .file = name };
	gsize length = bytes->len;

	if (!ok) {
		diag_error(ds, "cannot-read", &at, _("cannot read the file: %s"),
			   g_strerror(errno));
		g_byte_array_unref(bytes);
		return false;
	}
	g_byte_array_append(bytes, (const guint8 *)"", 1);
	return source_take(s, (char *)g_byte_array_free(bytes, FALSE), length, name, limit, ds);
}

static bool read_stdin(struct source *s, gsize limit, struct diags *ds)
{
	GByteArray *bytes = g_byte_array_new();
	bool ok = read_bytes(STDIN_FILENO, bytes, limit);

	return take_bytes(s, bytes, ok, "stdin", limit, ds);
}

bool source_read(struct source *s, const char *path, gsize limit, struct diags *ds)
{
	struct place at = { .file = path };
	GByteArray *bytes;
	struct diag *d;
	struct stat st;
	bool ok;
	int fd, error;

	*s = (struct source){ 0 };
	if (source_is_stdin(path))
		return read_stdin(s, limit, ds);
	/* Without O_NONBLOCK opening a pipe waits for somebody to write to it. */
	fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (fd < 0 || fstat(fd, &st) != 0) {
		diag_error(ds, "cannot-read", &at, _("cannot read the file: %s"),
			   g_strerror(errno));
		if (fd >= 0)
			close(fd);
		return false;
	}
	if (!S_ISREG(st.st_mode)) {
		d = diag_error(ds, "not-a-file", &at, "%s", not_a_file(st.st_mode));
		if (S_ISFIFO(st.st_mode))
			diag_hint(d, _("- in place of a name reads what is piped in"));
		close(fd);
		return false;
	}
	if (st.st_size > (off_t)limit) {
		close(fd);
		return too_large(path, limit, ds);
	}
	bytes = g_byte_array_sized_new(st.st_size + 2);
	ok = read_bytes(fd, bytes, limit);
	error = errno;
	close(fd);
	errno = error;
	return take_bytes(s, bytes, ok, path, limit, ds);
}

bool source_set(struct source *s, const char *text, gsize length, const char *name,
		gsize limit, struct diags *ds)
{
	char *copy;

	*s = (struct source){ 0 };
	if (length > limit)
		return too_large(name, limit, ds);
	copy = g_malloc(length + 1);
	memcpy(copy, text, length);
	copy[length] = '\0';
	return source_take(s, copy, length, name, limit, ds);
}

void source_clear(struct source *s)
{
	g_clear_pointer(&s->name, g_free);
	g_clear_pointer(&s->bytes, g_free);
	g_clear_pointer(&s->lines, g_array_unref);
	s->length = s->skip = 0;
}

struct place source_place(const struct source *s, unsigned line, unsigned column)
{
	struct place at = { .file = s->name, .line = line, .column = column };
	gsize start, end;

	if (line < 1 || line > s->lines->len)
		return at;
	start = line == 1 ? s->skip : g_array_index(s->lines, gsize, line - 1);
	end = line < s->lines->len ? g_array_index(s->lines, gsize, line) : s->length;
	if (end - start <= SHOWN_LINE_MAX)
		at.source = s->bytes + start;
	return at;
}

struct place source_place_at(const struct source *s, gsize offset)
{
	guint low = 0, high = s->lines->len;
	unsigned column = 1;

	while (high - low > 1) {
		guint middle = low + (high - low) / 2;

		if (g_array_index(s->lines, gsize, middle) <= offset)
			low = middle;
		else
			high = middle;
	}
	for (gsize i = g_array_index(s->lines, gsize, low); i < offset; i++)
		if (i >= s->skip && (s->bytes[i] & 0xc0) != 0x80)
			column++;
	return source_place(s, low + 1, column);
}

bool source_check_controls(const struct source *s, struct diags *ds)
{
	const char *bad = find_forbidden(s->bytes + s->skip, s->bytes + s->length);
	struct place at;
	struct diag *d;

	if (bad == NULL)
		return true;
	at = source_place_at(s, bad - s->bytes);
	if (*bad == '\r') {
		d = diag_error(ds, "control", &at,
			       _("a carriage return without a line feed"));
		diag_hint(d, _("save the file with Unix line ends"));
		return false;
	}
	d = diag_error(ds, "control", &at, _("the character U+%04X is not allowed"),
		       (unsigned)g_utf8_get_char(bad));
	diag_hint(d, _("remove it; texts have no invisible characters"));
	return false;
}
