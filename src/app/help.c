/*
 * Writes help from the rows of the action tables. Nothing here knows a command:
 * a text that is wrong is wrong in its row.
 */
#include "config.h"

#include "app/help.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/text.h"

enum { HELP_WIDTH_MAX = 90, HELP_INDENT_COLS = 26 };

/* "seam answer SERVICE [ID=VALUE[:NOTE]]..."; yours to free. */
static char *usage_of(const struct action *a)
{
	return *a->args != '\0' ? g_strdup_printf("seam %s %s", a->command, _(a->args))
				: g_strdup_printf("seam %s", a->command);
}

/* "  left      right ..." with right wrapped beside it; a long left gets a line. */
static void add_row(GString *out, const char *left, const char *right, int width_cols)
{
	g_autofree char *padded = text_pad_cols(left, HELP_INDENT_COLS - 3, TEXT_LEFT);
	g_autofree char *first = g_strdup_printf("  %s ", padded);
	g_autofree char *rest = g_strnfill(HELP_INDENT_COLS, ' ');
	g_autofree char *body = NULL;

	if (text_width_cols(left) > HELP_INDENT_COLS - 3) {
		g_string_append_printf(out, "  %s\n", left);
		body = text_fill(right, width_cols, rest, rest);
	} else {
		body = text_fill(right, width_cols, first, rest);
	}
	g_string_append(out, body);
}

/* Paragraphs, separated by an empty line in the text. */
static void add_paragraphs(GString *out, const char *text, int width_cols)
{
	g_auto(GStrv) parts = g_strsplit(text, "\n\n", -1);

	for (char **p = parts; *p != NULL; p++) {
		g_autofree char *body = text_fill(*p, width_cols, "", "");

		g_string_append_printf(out, "%s%s", p == parts ? "" : "\n", body);
	}
}

/* "-f, --format FORMAT" */
static char *option_spelling(const struct option_row *o)
{
	GString *s = g_string_new(NULL);

	if (o->letter != 0)
		g_string_append_printf(s, "-%c, ", o->letter);
	else
		g_string_append(s, "    ");
	g_string_append_printf(s, "--%s", o->name);
	if (o->kind != OPTION_FLAG)
		g_string_append_printf(s, " %s", _(o->value));
	return g_string_free(s, FALSE);
}

/* "text, md, json": what this action can write. */
static char *format_list(unsigned formats)
{
	GString *s = g_string_new(NULL);

	for (int f = 0; f < FORMAT_COUNT; f++)
		if (formats & 1u << f)
			g_string_append_printf(s, "%s%s", s->len > 0 ? ", " : "",
					       format_name(f));
	return g_string_free(s, FALSE);
}

/* The help of an option, with the formats of this action (or NULL) where it chooses
 * one. */
static char *option_help(const struct option_row *o, const struct action *a)
{
	g_autofree char *formats = NULL;

	if (a == NULL || o != options_format)	/* its first row is --format */
		return g_strdup(_(o->help));
	formats = format_list(a->formats);
	return g_strdup_printf("%s: %s", _(o->help), formats);
}

static void add_options(GString *out, const struct option_row *table,
			const struct action *a, int width_cols)
{
	for (const struct option_row *o = table; o->name != NULL; o++) {
		g_autofree char *left = option_spelling(o);
		g_autofree char *right = option_help(o, a);

		add_row(out, left, right, width_cols);
	}
}

static int usable_width(int width_cols)
{
	return CLAMP(width_cols, 40, HELP_WIDTH_MAX);
}

void help_action(GString *out, const struct action *a, int width_cols)
{
	const struct option_row *tables[OPTION_TABLES_MAX];
	g_autofree char *usage = usage_of(a);
	int width = usable_width(width_cols);

	g_string_append_printf(out, _("usage: %s"), usage);
	g_string_append(out, "\n\n");
	add_paragraphs(out, _(a->help), width);
	g_string_append_printf(out, "\n%s\n", _("Options:"));
	action_option_tables(a, tables);
	for (int t = 0; tables[t] != NULL; t++)
		add_options(out, tables[t], a, width);
	g_string_append_printf(out, "\n%s\n  %s\n", _("Example:"), a->example);
}

static void add_summary(GString *out, const struct action *a, int width_cols)
{
	add_row(out, a->command, _(a->summary), width_cols);
}

void help_word(GString *out, const char *word, int width_cols)
{
	g_autoptr(GPtrArray) found = action_with_word(word);

	for (unsigned i = 0; i < found->len; i++)
		add_summary(out, found->pdata[i], usable_width(width_cols));
}

void help_overview(GString *out, int width_cols)
{
	int width = usable_width(width_cols);

	g_string_append_printf(out, "%s\n", _("usage: seam [SERVICE]\n"
					      "       seam COMMAND [ARGUMENT]..."));
	g_string_append_c(out, '\n');
	add_paragraphs(out, _("Tells a team, before it splits a service out of an application, "
			      "whether it is ready to. \"seam demo\" makes a database to look "
			      "around in; \"seam assess NAME --quick\" takes ten minutes."),
		       width);
	for (const struct action_family *f = action_families(); f->id != NULL; f++) {
		g_string_append_printf(out, "\n%s\n", _(f->title));
		for (const struct action *a = f->actions; a->id != NULL; a++)
			add_summary(out, a, width);
	}
	g_string_append_printf(out, "\n%s\n", _("Options of every command"));
	add_options(out, options_global, NULL, width);
	g_string_append_c(out, '\n');
	add_paragraphs(out, _("\"seam help COMMAND\" says more about a command, \"seam help "
			      "TOPIC\" about an idea; \"seam help topics\" lists those."),
		       width);
}

/* Roff: a backslash and a leading dot or quote act, a minus is a hyphen. */
static void add_roff(GString *out, const char *text)
{
	bool at_start = true;

	for (const char *p = text; *p != '\0'; p++) {
		if (*p == '\n' && p[1] == '\n') {
			g_string_append(out, "\n.IP\n");
			p++;
			at_start = true;
			continue;
		}
		if (at_start && (*p == '.' || *p == '\''))
			g_string_append(out, "\\&");
		if (*p == '\\')
			g_string_append(out, "\\e");
		else if (*p == '-')
			g_string_append(out, "\\-");
		else
			g_string_append_c(out, *p);
		at_start = *p == '\n';
	}
}

static void add_roff_options(GString *out, const struct option_row *table,
			     const struct action *a)
{
	for (const struct option_row *o = table; o->name != NULL; o++) {
		g_autofree char *help = option_help(o, a);

		g_string_append(out, ".TP\n.BR ");
		if (o->letter != 0)
			g_string_append_printf(out, "\\-%c \", \" ", o->letter);
		g_string_append(out, "\\-\\-");
		add_roff(out, o->name);
		if (o->kind != OPTION_FLAG) {
			g_string_append(out, " \" \\fI");
			add_roff(out, _(o->value));
			g_string_append(out, "\\fR\"");
		}
		g_string_append_c(out, '\n');
		add_roff(out, help);
		g_string_append_c(out, '\n');
	}
}

static void add_roff_formats(GString *out, const struct action *a)
{
	g_autofree char *formats = format_list(a->formats);
	g_autofree char *line = g_strdup_printf(_("Formats: %s."), formats);

	g_string_append(out, ".IP\n");
	add_roff(out, line);
	g_string_append_c(out, '\n');
}

static void add_roff_action(GString *out, const struct action *a)
{
	g_string_append(out, ".TP\n.B seam ");
	add_roff(out, a->command);
	if (*a->args != '\0') {
		g_string_append(out, " \\fI");
		add_roff(out, _(a->args));
		g_string_append(out, "\\fR");
	}
	g_string_append_c(out, '\n');
	add_roff(out, _(a->help));
	g_string_append_c(out, '\n');
	if (a->formats != FORMATS_NONE)
		add_roff_formats(out, a);
	if (a->options != NULL) {
		g_string_append(out, ".RS\n");
		add_roff_options(out, a->options, a);
		g_string_append(out, ".RE\n");
	}
}

void help_roff(GString *out)
{
	g_string_append(out, ".SH COMMANDS\n");
	for (const struct action_family *f = action_families(); f->id != NULL; f++) {
		g_string_append(out, ".SS ");
		add_roff(out, _(f->title));
		g_string_append_c(out, '\n');
		for (const struct action *a = f->actions; a->id != NULL; a++)
			add_roff_action(out, a);
	}
	g_string_append(out, ".SH OPTIONS\n");
	add_roff(out, _("Of every command:"));
	g_string_append_c(out, '\n');
	add_roff_options(out, options_global, NULL);
	g_string_append(out, ".PP\n");
	add_roff(out, _("Of commands that write:"));
	g_string_append_c(out, '\n');
	add_roff_options(out, options_write, NULL);
	g_string_append(out, ".PP\n");
	add_roff(out, _("Of commands that print data (each names the formats it knows):"));
	g_string_append_c(out, '\n');
	add_roff_options(out, options_format, NULL);
}
