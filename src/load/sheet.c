/*
 * Sheets line by line. Under a question stand boxes, then the fields in their order;
 * a field takes everything up to the next field or question, so a box that somebody
 * writes into a note is a word of the note.
 */
#include "config.h"

#include "load/sheet.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/kind.h"

/* What was found under one question. */
struct found {
	int question;		/* -1: of a question that is not asked any more */
	char *mark;		/* NULL before the first question */
	GPtrArray *ticked;	/* char *: values of boxes */
	GString *fields[SHEET_FIELD_COUNT];
	int field;		/* being read; -1 among the boxes */
	bool boxes;		/* one was seen */
	unsigned line, column;	/* of the first answer */
	unsigned note_line;
};

struct reading {
	const struct source *s;
	const struct questionnaire *q;
	bool same;		/* written for this very questionnaire */
	struct sheet *sheet;
	struct found now;
	struct diags *ds;
	bool ok;
};

static void clear_answer(gpointer data)
{
	struct sheet_answer *a = data;

	g_free(a->value);
	g_free(a->note);
	g_free(a->evidence);
}

void sheet_free(struct sheet *sheet)
{
	if (sheet == NULL)
		return;
	sheet_head_clear(&sheet->head);
	g_clear_pointer(&sheet->answers, g_array_unref);
	g_clear_pointer(&sheet->left_out, g_ptr_array_unref);
	g_free(sheet);
}

/* ---- shapes of lines ------------------------------------------------------------ */

/* One line without its end; yours to free. */
static char *line_of(const struct source *s, guint i)
{
	gsize from = g_array_index(s->lines, gsize, i);
	gsize to = i + 1 < s->lines->len ? g_array_index(s->lines, gsize, i + 1) : s->length;

	if (i == 0)
		from = MAX(from, s->skip);
	return g_strchomp(g_strndup(s->bytes + from, to - from));
}

static const char *skip_blanks(const char *p)
{
	return p + strspn(p, " \t");
}

/* Whether nothing but white space stands there. */
static bool is_blank(const char *text)
{
	while (g_ascii_isspace(*text))
		text++;
	return *text == '\0';
}

/* What stands in the code span at p; NULL when there is none, or nothing in it. Yours
 * to free. */
static char *code_span(const char *p, const char **rest)
{
	const char *end = *p == '`' ? strchr(p + 1, '`') : NULL;
	g_autofree char *text = NULL;

	if (end == NULL)
		return NULL;
	text = g_strstrip(g_strndup(p + 1, (gsize)(end - p - 1)));
	if (*text == '\0')
		return NULL;
	if (rest != NULL)
		*rest = end + 1;
	return g_steal_pointer(&text);
}

/* "# The question? `id`" -> id. */
static char *heading_mark(const char *line)
{
	gsize level = strspn(line, "#");
	const char *end = line + strlen(line);
	const char *start;

	if (level == 0 || level > 6 || (line[level] != ' ' && line[level] != '\t'))
		return NULL;
	while (end > line && (end[-1] == '#' || end[-1] == ' '))
		end--;
	if (end == line || end[-1] != '`')
		return NULL;
	for (start = end - 2; start > line && *start != '`'; start--)
		continue;
	return start > line ? code_span(start, NULL) : NULL;
}

/* "**Note** `note:` text": the field, and where its text starts. */
static int field_of(const char *line, const char **text)
{
	const char *p = skip_blanks(line), *end;
	g_autofree char *mark = NULL;

	if (!g_str_has_prefix(p, "**"))
		return -1;
	end = strstr(p + 2, "**");
	if (end == NULL || end == p + 2 || memchr(p, '`', (gsize)(end - p)) != NULL)
		return -1;
	mark = code_span(skip_blanks(end + 2), text);
	for (int f = 0; mark != NULL && f < SHEET_FIELD_COUNT; f++)
		if (strcmp(mark, sheet_field_mark(f)) == 0)
			return f;
	return -1;
}

/* "- [x] `value` ...": what is in the brackets, and the value. NULL: no box. */
static char *box_of(const char *line, char **value)
{
	const char *p = skip_blanks(line), *end;

	*value = NULL;
	if (*p == '\0' || strchr("-*+", *p) == NULL || (p[1] != ' ' && p[1] != '\t'))
		return NULL;
	p = skip_blanks(p + 1);
	end = *p == '[' ? strchr(p, ']') : NULL;
	if (end == NULL)
		return NULL;
	*value = code_span(skip_blanks(end + 1), NULL);
	return g_strstrip(g_strndup(p + 1, (gsize)(end - p - 1)));
}

static bool is_ticked(const char *in)
{
	static const char *const ticks[] = { "x", "X", "✓", "✔", "✗", "✘", NULL };

	return g_strv_contains(ticks, in);
}

static bool is_blank_box(const char *in)
{
	return *in == '\0' || strcmp(in, "_") == 0;
}

/* ---- one question after the other ----------------------------------------------- */

static struct diag *complain(struct reading *r, unsigned line, unsigned column,
			     const char *code, const char *format, ...) G_GNUC_PRINTF(5, 6);

static struct diag *complain(struct reading *r, unsigned line, unsigned column,
			     const char *code, const char *format, ...)
{
	struct place at = source_place(r->s, line, column);
	struct diag *d;
	va_list ap;

	va_start(ap, format);
	d = diag_verror(r->ds, code, &at, format, ap);
	va_end(ap);
	r->ok = false;
	return d;
}

static unsigned column_of(const char *line, char first)
{
	const char *p = strchr(line, first);

	return p != NULL ? (unsigned)g_utf8_strlen(line, p - line) + 1 : 1;
}

static void found_clear(struct found *f)
{
	g_free(f->mark);
	g_clear_pointer(&f->ticked, g_ptr_array_unref);
	for (int i = 0; i < SHEET_FIELD_COUNT; i++)
		if (f->fields[i] != NULL)
			g_string_free(f->fields[i], TRUE);
	*f = (struct found){ .question = -1, .field = -1 };
}

/* What was typed into a field, or NULL; yours to free. */
static char *typed_into(const struct found *f, enum sheet_field field)
{
	char *text = f->fields[field] != NULL ? g_strdup(f->fields[field]->str) : NULL;

	if (text != NULL && *g_strstrip(text) == '\0')
		g_clear_pointer(&text, g_free);
	return text;
}

/* The value that boxes and answer field say together; NULL when nothing was said, or
 * it makes no sense. Yours to free. */
static char *value_of(struct reading *r, const char *answer)
{
	const struct found *f = &r->now;
	bool several = question_form(&r->q->questions[f->question]) == FORM_ITEMS;
	GPtrArray *words = f->ticked;

	if (words->len > 0 && answer != NULL) {
		diag_hint(complain(r, f->line, f->column, "answered-twice",
				   _("\"%s\" has a ticked box and an answer beside it"), f->mark),
			  _("leave one of them"));
		return NULL;
	}
	if (words->len == 0)
		return g_strdup(answer);
	for (guint i = 0; several && words->len > 1 && i < words->len; i++)
		several = question_find_choice(&r->q->questions[f->question],
					       words->pdata[i]) >= 0;
	if (words->len > 1 && !several) {
		diag_hint(complain(r, f->line, f->column, "answered-twice",
				   _("two boxes of \"%s\" are ticked: \"%s\" and \"%s\""), f->mark,
				   (char *)words->pdata[0], (char *)words->pdata[1]),
			  _("leave the x in one of them"));
		return NULL;
	}
	g_ptr_array_add(words, NULL);
	return g_strjoinv(",", (char **)words->pdata);
}

static bool fits(const struct reading *r, const char *value)
{
	struct value v = { 0 };
	bool ok = value_parse(&v, &r->q->questions[r->now.question], value, NULL);

	value_clear(&v);
	return ok;
}

/* Ends the question that was being read. */
static void end_question(struct reading *r)
{
	struct found *f = &r->now;
	g_autofree char *answer = typed_into(f, SHEET_ANSWER);
	g_autofree char *note = typed_into(f, SHEET_NOTE);
	g_autofree char *evidence = typed_into(f, SHEET_EVIDENCE);
	bool said = f->mark != NULL && (f->ticked->len > 0 || answer != NULL);
	bool aside = note != NULL || evidence != NULL;
	struct sheet_answer a = { .line = f->line, .column = f->column };

	if (f->mark == NULL || (!said && !aside))
		return;
	if (f->question < 0) {
		g_ptr_array_add(r->sheet->left_out, g_strdup(f->mark));
		return;
	}
	if (!said) {
		diag_hint(complain(r, f->note_line, 0, "no-answer",
				   _("\"%s\" has a note but no answer"), f->mark),
			  _("tick a box as well; `%s' keeps the note"), SHEET_UNKNOWN);
		return;
	}
	a.value = value_of(r, answer);
	if (a.value == NULL)
		return;
	if (!r->same && !fits(r, a.value)) {
		g_ptr_array_add(r->sheet->left_out, g_strdup(f->mark));
		g_free(a.value);
		return;
	}
	a.question = f->question;
	a.note = g_steal_pointer(&note);
	a.evidence = g_steal_pointer(&evidence);
	g_array_append_val(r->sheet->answers, a);
}

/* Whether the line is the heading of a question; then that begins. In a sheet for
 * this questionnaire only its questions are, and all else may stand in a note. */
static bool begin_question(struct reading *r, const char *line)
{
	g_autofree char *mark = heading_mark(line);
	int question;

	if (mark == NULL || !sheet_question_is_mark(mark))
		return false;
	question = sheet_question_find(r->q, mark);
	if (question < 0 && r->same)
		return false;
	end_question(r);
	found_clear(&r->now);
	r->now.question = question;
	r->now.mark = g_steal_pointer(&mark);
	r->now.ticked = g_ptr_array_new_with_free_func(g_free);
	return true;
}

static void note_place(struct found *f, unsigned number, unsigned column)
{
	if (f->line == 0) {
		f->line = number;
		f->column = column;
	}
}

static bool begin_field(struct reading *r, const char *line, unsigned number)
{
	struct found *f = &r->now;
	const char *text;
	int field = field_of(line, &text);

	if (field < 0 || field <= f->field)
		return false;
	f->field = field;
	f->fields[field] = g_string_new(text);
	if (field == SHEET_ANSWER && !is_blank(text))
		note_place(f, number, (unsigned)g_utf8_strlen(line, skip_blanks(text) - line) + 1);
	if (field != SHEET_ANSWER && f->note_line == 0)
		f->note_line = number;
	return true;
}

/* False when the line is no box. */
static bool read_box(struct reading *r, const char *line, unsigned number)
{
	struct found *f = &r->now;
	g_autofree char *value = NULL;
	g_autofree char *in = box_of(line, &value);
	unsigned column = column_of(line, '[');

	if (in == NULL)
		return false;
	f->boxes = true;
	if (is_blank_box(in))
		return true;
	if (!is_ticked(in))
		diag_hint(complain(r, number, column, "box", _("\"%s\" is no tick"), in),
			  _("put an x into the box, or nothing"));
	else if (value == NULL)
		diag_hint(complain(r, number, column, "box",
				   _("this box has lost the word that says what it means")),
			  _("take it from a new sheet, or write under the note"));
	else
		g_ptr_array_add(f->ticked, g_steal_pointer(&value));
	if (f->ticked->len < 2 || question_form(&r->q->questions[MAX(f->question, 0)]) ==
					   FORM_ITEMS)
		note_place(f, number, column);
	else if (f->ticked->len == 2)	/* the one too many */
		f->line = number, f->column = column;
	return true;
}

/* Text among the boxes would be lost: say so. Indented, it belongs to a box. */
static void pass_over(struct reading *r, const char *line, unsigned number)
{
	struct place at = source_place(r->s, number, 1);

	if (!r->now.boxes || *line == '\0' || *line == ' ' || *line == '\t')
		return;
	diag_hint(diag_warning(r->ds, "not-read", &at,
			       _("what stands between the boxes of \"%s\" is not read"),
			       r->now.mark),
		  _("write it behind `%s'"), sheet_field_mark(SHEET_NOTE));
}

static void read_line(struct reading *r, const char *line, unsigned number)
{
	struct found *f = &r->now;
	bool fresh;

	if (g_str_has_prefix(line, SHEET_SEAL) || begin_question(r, line) || f->mark == NULL ||
	    begin_field(r, line, number))
		return;
	if (f->field < 0) {
		if (!read_box(r, line, number))
			pass_over(r, line, number);
		return;
	}
	fresh = is_blank(f->fields[f->field]->str) && !is_blank(line);
	g_string_append_printf(f->fields[f->field], "\n%s", line);
	if (fresh && f->field == SHEET_ANSWER)
		note_place(f, number, 1);
}

/* ---- the head ------------------------------------------------------------------- */

unsigned sheet_find_head(struct sheet_head *h, const struct source *s)
{
	*h = (struct sheet_head){ 0 };
	for (guint i = 0; i < s->lines->len; i++) {
		g_autofree char *line = line_of(s, i);
		g_autofree char *mark = NULL;

		if (g_strrstr(line, SHEET_HEAD) == NULL)
			continue;
		mark = code_span(skip_blanks(line), NULL);
		if (mark != NULL && sheet_head_parse(h, mark))
			return i + 1;
	}
	return 0;
}

bool sheet_is(const struct source *s)
{
	struct sheet_head h;
	bool is = sheet_find_head(&h, s) > 0;

	sheet_head_clear(&h);
	return is;
}

static bool check_head(struct reading *r)
{
	const struct sheet_head *h = &r->sheet->head;
	unsigned line = r->sheet->head_line;

	if (h->format != SHEET_FORMAT)
		diag_hint(complain(r, line, 0, "sheet-format",
				   _("this sheet is of the form %d, and only form %d is known"),
				   h->format, SHEET_FORMAT),
			  _("read it with the version of seam that wrote it"));
	else if (strcmp(h->questionnaire, r->q->id) != 0)
		diag_hint(complain(r, line, 0, "sheet-questionnaire",
				   _("this sheet is of the questionnaire \"%s\", and the service is "
				     "asked \"%s\""), h->questionnaire, r->q->id),
			  _("\"seam prepare %s\" writes one that fits"), h->service);
	return r->ok;
}

bool sheet_read(struct sheet **out, const struct source *s, const struct questionnaire *q,
		struct diags *ds)
{
	g_autoptr(filled_sheet) sheet = g_new0(struct sheet, 1);
	struct reading r = { .s = s, .q = q, .sheet = sheet, .ds = ds, .ok = true };

	*out = NULL;
	sheet->answers = g_array_new(FALSE, FALSE, sizeof(struct sheet_answer));
	g_array_set_clear_func(sheet->answers, clear_answer);
	sheet->left_out = g_ptr_array_new_with_free_func(g_free);
	sheet->head_line = sheet_find_head(&sheet->head, s);
	g_assert(sheet->head_line > 0);
	if (!check_head(&r))
		return false;
	r.same = sheet_head_fits(&sheet->head, q);
	found_clear(&r.now);
	for (guint i = sheet->head_line; i < s->lines->len; i++) {
		g_autofree char *line = line_of(s, i);

		read_line(&r, line, i + 1);
	}
	end_question(&r);
	found_clear(&r.now);
	if (r.ok)
		*out = g_steal_pointer(&sheet);
	return r.ok;
}
