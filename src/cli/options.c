/*
 * getopt_long, fed from the rows. The command is found first, as the first word
 * that is neither an option nor the value of one; then everything is parsed with
 * the tables that this command takes, so that options may stand anywhere.
 */
#include "config.h"

#include "cli/options.h"

#include <getopt.h>
#include <string.h>

#include <glib/gi18n.h>

#include "base/near.h"
#include "base/slug.h"
#include "base/text.h"

/* Long option values: index into the list of rows, past any letter. */
enum { LONG_BASE = 256 };

struct spec {
	GArray *longs;		/* struct option, closed by a zero row */
	GPtrArray *rows;	/* const struct option_row * */
	GString *shorts;
};

static void spec_add(struct spec *s, const struct option_row *o)
{
	struct option row = {
		.name = o->name,
		.has_arg = o->kind == OPTION_FLAG ? no_argument : required_argument,
		.val = LONG_BASE + (int)s->rows->len,
	};

	g_array_append_val(s->longs, row);
	g_ptr_array_add(s->rows, (void *)o);
	if (o->letter != 0)
		g_string_append_printf(s->shorts, "%c%s", o->letter,
				       o->kind == OPTION_FLAG ? "" : ":");
}

/* `seam --system S' is `seam' of one system: the row is that of the bare command. */
static const struct option_row *system_row(void)
{
	const struct option_row *o = action_find_id(OPTIONS_BARE_ACTION)->options;

	while (strcmp(o->name, "system") != 0)
		o++;
	return o;
}

static void spec_init(struct spec *s, const struct action *a, bool stop_at_word)
{
	const struct option_row *tables[OPTION_TABLES_MAX];

	s->longs = g_array_new(TRUE, TRUE, sizeof(struct option));
	s->rows = g_ptr_array_new();
	s->shorts = g_string_new(stop_at_word ? "+:" : ":");
	action_option_tables(a, tables);
	for (int t = 0; tables[t] != NULL; t++)
		for (const struct option_row *o = tables[t]; o->name != NULL; o++)
			spec_add(s, o);
	if (a == NULL)
		spec_add(s, system_row());
}

static void spec_clear(struct spec *s)
{
	g_array_unref(s->longs);
	g_ptr_array_unref(s->rows);
	g_string_free(s->shorts, TRUE);
}

static const struct option_row *spec_row(const struct spec *s, int val)
{
	if (val >= LONG_BASE)
		return s->rows->pdata[val - LONG_BASE];
	for (unsigned i = 0; i < s->rows->len; i++) {
		const struct option_row *o = s->rows->pdata[i];

		if (o->letter == val)
			return o;
	}
	return NULL;
}

static const char *nearest_option(const struct spec *s, const char *typed)
{
	g_autofree char *name = g_strndup(typed + 2, strcspn(typed + 2, "="));
	struct near n;

	near_init(&n, name);
	for (unsigned i = 0; i < s->rows->len; i++)
		near_offer(&n, ((const struct option_row *)s->rows->pdata[i])->name);
	return n.best;
}

static void hint_help(struct diag *d, const struct action *a)
{
	if (a != NULL)
		diag_hint(d, _("\"seam help %s\" lists its options"), a->command);
	else
		diag_hint(d, _("\"seam help\" lists commands and options"));
}

/* What getopt refused: `typed' is the argument it stands in. */
static void refuse(const struct spec *s, const struct action *a, const char *typed,
		   struct diags *ds)
{
	const char *best;
	struct diag *d;

	/* A letter; inside "-zq" getopt is not past the argument yet: `typed' is another. */
	if (optopt != 0 && optopt < LONG_BASE) {
		d = diag_error(ds, "unknown-option", NULL, _("unknown option \"-%c\""),
			       g_ascii_isprint(optopt) ? optopt : '?');
		hint_help(d, a);
		return;
	}
	if (optopt >= LONG_BASE) {
		diag_error(ds, "option-value", NULL, _("option \"--%s\" takes no value"),
			   spec_row(s, optopt)->name);
		return;
	}
	d = diag_error(ds, "unknown-option", NULL, _("unknown option \"%s\""), typed);
	best = nearest_option(s, typed);
	if (best != NULL)
		diag_hint(d, _("did you mean \"--%s\"?"), best);
	else
		hint_help(d, a);
}

static bool is_one_of(const char *value, const char *words)
{
	g_auto(GStrv) list = g_strsplit(words, " ", -1);

	return g_strv_contains((const char *const *)list, value);
}

static bool check_value(const struct option_row *o, const char *value, struct diags *ds)
{
	struct diag *d;

	if (!text_is_valid(value, -1, NULL)) {
		diag_error(ds, "encoding", NULL,
			   _("the value of \"--%s\" is not valid UTF-8"), o->name);
		return false;
	}
	if (o->words == NULL || is_one_of(value, o->words))
		return true;
	d = diag_error(ds, "option-value", NULL, _("\"%s\" is no value of \"--%s\""), value,
		       o->name);
	diag_hint(d, _("it takes one of: %s"), o->words);
	return false;
}

/* Reads options (and words) until the end or, with stop_at_word, the first word. */
static bool read_options(struct args *args, const struct action *a, int argc, char **argv,
			 bool stop_at_word, struct diags *ds)
{
	struct spec s;
	bool ok = true;
	int val;

	spec_init(&s, a, stop_at_word);
	opterr = 0;
	optind = 0;	/* GNU: forget what an earlier scan left */
	while (ok && (val = getopt_long(argc, argv, s.shorts->str,
					(const struct option *)s.longs->data, NULL)) != -1) {
		const struct option_row *o = val == '?' || val == ':' ? NULL :
									spec_row(&s, val);

		if (val == '?') {
			refuse(&s, a, argv[optind - 1], ds);
			ok = false;
		} else if (val == ':') {
			diag_error(ds, "option-value", NULL, _("option \"%s\" needs a value"),
				   argv[optind - 1]);
			ok = false;
		} else if (optarg != NULL && !check_value(o, optarg, ds)) {
			ok = false;
		} else {
			args_add(args, o, optarg);
		}
	}
	spec_clear(&s);
	return ok;
}

static bool check_words(const struct args *args, struct diags *ds)
{
	const struct action *a = args->action;
	int n = (int)args->words->len;
	struct diag *d;

	for (int i = 0; i < n; i++)
		if (!text_is_valid(args->words->pdata[i], -1, NULL)) {
			diag_error(ds, "encoding", NULL,
				   _("argument %d of \"seam %s\" is not valid UTF-8"), i + 1,
				   a->command);
			return false;
		}
	if (n < a->min_words)
		d = diag_error(ds, "missing-argument", NULL,
			       _("\"seam %s\" needs more: %s"), a->command, _(a->args));
	else if (a->max_words >= 0 && n > a->max_words)
		d = diag_error(ds, "extra-argument", NULL,
			       _("\"seam %s\" takes no \"%s\""), a->command,
			       (const char *)args->words->pdata[a->max_words]);
	else
		return true;
	hint_help(d, a);
	return false;
}

/* "team ad": the first word is a family, the second none of its commands. */
static void refuse_second(const char *first, const char *second, struct diags *ds)
{
	g_autoptr(GPtrArray) found = action_with_word(first);
	g_autoptr(GString) known = g_string_new(NULL);
	struct near n;
	struct diag *d;

	near_init(&n, second);
	for (unsigned i = 0; i < found->len; i++) {
		const struct action *a = found->pdata[i];
		const char *word = strchr(a->command, ' ') + 1;

		near_offer(&n, word);
		g_string_append_printf(known, "%s%s", i > 0 ? ", " : "", word);
	}
	if (*second != '\0')
		d = diag_error(ds, "unknown-command", NULL, _("\"seam %s\" knows no \"%s\""),
			       first, second);
	else
		d = diag_error(ds, "unknown-command", NULL, _("\"seam %s\" needs a second word"),
			       first);
	if (n.best != NULL)
		diag_hint(d, _("did you mean \"seam %s %s\"?"), first, n.best);
	else
		diag_hint(d, _("it knows: %s"), known->str);
}

static bool find_command(struct command_line *cl, char **words, int *n_words,
			 struct diags *ds)
{
	const char *second = words[0] != NULL && words[1] != NULL && *words[1] != '-' ?
				     words[1] : NULL;
	const char *best;
	struct diag *d;

	*n_words = 0;
	if (words[0] == NULL)
		return true;
	if (!text_is_valid(words[0], -1, NULL)) {
		diag_error(ds, "encoding", NULL, _("the command is not valid UTF-8"));
		return false;
	}
	cl->action = action_find(words[0], second, n_words);
	if (cl->action != NULL)
		return true;
	if (action_is_command_word(words[0])) {
		refuse_second(words[0], second != NULL ? second : "", ds);
		return false;
	}
	best = action_near(words[0]);
	if (second == NULL && slug_is_valid(words[0])) {
		cl->service = words[0];
		*n_words = 1;
		return true;
	}
	d = diag_error(ds, "unknown-command", NULL, _("unknown command \"%s\""), words[0]);
	if (best != NULL)
		diag_hint(d, _("did you mean \"seam %s\"?"), best);
	else if (second == NULL && strchr(words[0], '@') != NULL)
		diag_hint(d, _("\"seam verdict %s\" shows an assessment"), words[0]);
	else
		diag_hint(d, _("\"seam help\" lists the commands"));
	return false;
}

/* With a command its own options stand behind it. */
static bool check_early(const struct command_line *cl, const struct args *early,
			struct diags *ds)
{
	for (unsigned i = 0; i < early->given->len; i++) {
		const struct given *g = early->given->pdata[i];

		if (g->option != system_row() || (cl->action == NULL && cl->service == NULL))
			continue;
		diag_hint(diag_error(ds, "unknown-option", NULL, _("unknown option \"%s\""),
				     "--system"),
			  _("an option of a command stands behind it"));
		return false;
	}
	return true;
}

/* Options before the command are those every command has. */
static bool parse(struct command_line *cl, int argc, char **argv, struct diags *ds)
{
	g_autoptr(parsed_args) early = args_new(NULL);
	g_autoptr(GPtrArray) rest = g_ptr_array_new();
	int n_words, first;

	if (!read_options(early, NULL, argc, argv, true, ds))
		return false;
	first = optind;
	if (!find_command(cl, argv + first, &n_words, ds) || !check_early(cl, early, ds))
		return false;
	cl->args = args_new(cl->action);
	for (unsigned i = 0; i < early->given->len; i++) {
		const struct given *g = early->given->pdata[i];

		args_add(cl->args, g->option, g->value);
	}
	/* getopt wants a program name in front of what is left */
	g_ptr_array_add(rest, argv[0]);
	for (int i = first + n_words; i < argc; i++)
		g_ptr_array_add(rest, argv[i]);
	g_ptr_array_add(rest, NULL);
	if (!read_options(cl->args, cl->action, (int)rest->len - 1, (char **)rest->pdata,
			  false, ds))
		return false;
	for (unsigned i = (unsigned)optind; i + 1 < rest->len; i++)
		g_ptr_array_add(cl->args->words, rest->pdata[i]);
	return true;
}

bool options_parse(struct command_line *cl, int argc, char **argv, struct diags *ds)
{
	*cl = (struct command_line){ 0 };
	if (!parse(cl, argc, argv, ds))
		return false;
	if (cl->action == NULL || args_has(cl->args, "help"))
		return true;
	return check_words(cl->args, ds);
}

void command_line_clear(struct command_line *cl)
{
	args_free(cl->args);
	*cl = (struct command_line){ 0 };
}
