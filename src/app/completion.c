/*
 * Completion scripts from the rows. The scripts know commands and options; names
 * that live in the database (services, teams, questions ...) they ask seam for,
 * by `seam completion services` and its likes, which prints one a line.
 */
#include "config.h"

#include "app/help.h"

#include <string.h>

#include <glib/gi18n.h>

/* What completion asks seam for, by what a word names. */
static const char *const named_lists[] = {
	[NAMED_NOTHING] = NULL,
	[NAMED_SERVICE] = "services",
	[NAMED_SYSTEM] = "systems",
	[NAMED_TEAM] = "teams",
	[NAMED_QUESTION] = "questions",
	[NAMED_QUESTIONNAIRE] = "questionnaires",
	[NAMED_CASE] = "cases",
	[NAMED_FILE] = NULL,
	[NAMED_TOPIC] = "topics",
	[NAMED_WORDS] = NULL,
};
_Static_assert(G_N_ELEMENTS(named_lists) == NAMED_COUNT, "a list per kind of name");

struct script {
	GString *out;
	GString *firsts;	/* unique first words seen */
};

/* Every option spelling of an action, separated by blanks. */
static char *option_words(const struct action *a)
{
	const struct option_row *tables[OPTION_TABLES_MAX];
	GString *s = g_string_new(NULL);

	action_option_tables(a, tables);
	for (int t = 0; tables[t] != NULL; t++)
		for (const struct option_row *o = tables[t]; o->name != NULL; o++)
			g_string_append_printf(s, "%s--%s", s->len > 0 ? " " : "", o->name);
	return g_string_free(s, FALSE);
}

static void collect_first(const struct action *a, void *data)
{
	struct script *s = data;
	g_autofree char *first = g_strndup(a->command, strcspn(a->command, " "));
	g_autofree char *padded = g_strdup_printf(" %s ", first);

	if (strstr(s->firsts->str, padded) == NULL)
		g_string_append(s->firsts, padded + 1);
}

/* The second words of a two-word command's first word. */
static char *second_words(const char *first)
{
	g_autoptr(GPtrArray) found = action_with_word(first);
	GString *s = g_string_new(NULL);

	for (unsigned i = 0; i < found->len; i++) {
		const struct action *a = found->pdata[i];
		const char *space = strchr(a->command, ' ');

		if (space != NULL)
			g_string_append_printf(s, "%s%s", s->len > 0 ? " " : "", space + 1);
	}
	return g_string_free(s, FALSE);
}

/* How a shell lists what a word names: fixed words, files, or what seam prints. */
static char *shell_source(enum named names, const char *words, const char *files)
{
	if (names == NAMED_WORDS && words != NULL)
		return g_strdup_printf("printf '%%s\\n' %s", words);
	if (names == NAMED_FILE)
		return g_strdup(files);
	if (named_lists[names] != NULL)
		return g_strdup_printf("seam completion %s 2>/dev/null", named_lists[names]);
	return g_strdup(":");
}

static void bash_case(const struct action *a, void *data)
{
	struct script *s = data;
	g_autofree char *options = option_words(a);
	g_autofree char *source = shell_source(a->names[0], a->words, ":");
	g_autofree char *later = shell_source(a->names[1], NULL, ":");

	g_string_append_printf(s->out,
			       "\t'%s') options='%s'; words=$(%s); later=$(%s)%s ;;\n",
			       a->command, options, source, later,
			       a->names[0] == NAMED_FILE || a->names[1] == NAMED_FILE ?
				       "; files=1" : "");
}

/* The values of an option, as a case branch on the command and its spelling: --from is a
 * system for one and a file for another. command NULL: whatever the command. */
static void bash_option_values(GString *out, const char *command,
			       const struct option_row *table)
{
	g_autofree char *before = command == NULL ? g_strdup("*'") :
		g_strdup_printf("'%s%s", command, strchr(command, ' ') != NULL ? "" : " '*'");

	for (const struct option_row *o = table; o->name != NULL; o++) {
		g_autofree char *source = NULL;

		if (o->kind == OPTION_FLAG || o->names == NAMED_NOTHING ||
		    (o->names == NAMED_WORDS && o->words == NULL))
			continue;
		source = shell_source(o->names, o->words, "compgen -f -- \"$cur\"");
		g_string_append_printf(out,
				       "\t%s --%s') COMPREPLY=($(compgen -W \"$(%s)\" -- "
				       "\"$cur\")); return ;;\n",
				       before, o->name, source);
	}
}

static void bash_action_values(const struct action *a, void *data)
{
	struct script *s = data;

	if (a->options != NULL)
		bash_option_values(s->out, a->command, a->options);
}

static void bash_second(GString *out, const char *firsts)
{
	g_auto(GStrv) words = g_strsplit(firsts, " ", -1);

	for (char **w = words; *w != NULL; w++) {
		g_autofree char *seconds = **w != '\0' ? second_words(*w) : NULL;

		if (seconds != NULL && *seconds != '\0')
			g_string_append_printf(out, "\t%s) seconds='%s' ;;\n", *w, seconds);
	}
}

static void write_bash(struct script *s)
{
	GString *o = s->out;

	g_string_append(o, "# bash completion of seam; put it where bash-completion looks, "
			   "as \"seam\"\n"
			   "_seam() {\n"
			   "\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n"
			   "\tlocal first= second= n=0 i w seconds= options= words= later= files=\n"
			   "\tCOMPREPLY=()\n"
			   "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
			   "\t\tw=${COMP_WORDS[i]}\n"
			   "\t\tcase $w in -*) continue ;; esac\n"
			   "\t\tif [[ -z $first ]]; then first=$w\n"
			   "\t\telif [[ -z $second ]]; then second=$w; n=1\n"
			   "\t\telse n=$((n + 1)); fi\n"
			   "\tdone\n"
			   "\tcase \"$first $second $prev\" in\n");
	action_foreach(bash_action_values, s);
	bash_option_values(o, NULL, options_format);
	bash_option_values(o, NULL, options_global);
	g_string_append_printf(o, "\tesac\n"
				  "\tif [[ -z $first ]]; then\n"
				  "\t\tCOMPREPLY=($(compgen -W '%s' -- \"$cur\")); return\n"
				  "\tfi\n"
				  "\tcase $first in\n", s->firsts->str);
	bash_second(o, s->firsts->str);
	g_string_append(o, "\tesac\n"
			   "\tif [[ -n $seconds && -z $second ]]; then\n"
			   "\t\tCOMPREPLY=($(compgen -W \"$seconds\" -- \"$cur\")); return\n"
			   "\tfi\n"
			   "\tif [[ -n $seconds ]]; then first=\"$first $second\"; n=$((n - 1)); fi\n"
			   "\tcase $first in\n");
	action_foreach(bash_case, s);
	g_string_append(o, "\tesac\n"
			   "\tif [[ $cur == -* ]]; then words=$options\n"
			   "\telif [[ $n -gt 0 ]]; then words=$later; fi\n"
			   "\tCOMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
			   "\t[[ -n $files ]] && COMPREPLY+=($(compgen -f -- \"$cur\"))\n"
			   "}\n"
			   "complete -o filenames -F _seam seam\n");
}

static void zsh_line(const struct action *a, void *data)
{
	struct script *s = data;
	g_autofree char *options = option_words(a);
	g_autofree char *source = shell_source(a->names[0], a->words, ":");

	g_string_append_printf(s->out, "\t'%s') options=(%s); names=(${(f)\"$(%s)\"}) ;;\n",
			       a->command, options,
			       source);
}

static void write_zsh(struct script *s)
{
	GString *o = s->out;

	g_string_append_printf(o, "#compdef seam\n"
				  "# zsh completion of seam; put it into a folder of $fpath, "
				  "as \"_seam\"\n"
				  "local -a options names seconds\n"
				  "local command=$words[2]\n"
				  "if (( CURRENT == 2 )); then\n"
				  "\tcompadd -- %s\n\treturn\nfi\n"
				  "case $command in\n", s->firsts->str);
	{
		g_auto(GStrv) words = g_strsplit(s->firsts->str, " ", -1);

		for (char **w = words; *w != NULL; w++) {
			g_autofree char *seconds = **w != '\0' ? second_words(*w) : NULL;

			if (seconds != NULL && *seconds != '\0')
				g_string_append_printf(o, "\t%s) seconds=(%s) ;;\n", *w, seconds);
		}
	}
	g_string_append(o, "esac\n"
			   "if (( $#seconds )); then\n"
			   "\tif (( CURRENT == 3 )); then compadd -- $seconds; return; fi\n"
			   "\tcommand=\"$command $words[3]\"\n"
			   "fi\n"
			   "case $command in\n");
	action_foreach(zsh_line, s);
	g_string_append(o, "esac\n"
			   "if [[ $PREFIX == -* ]]; then compadd -- $options\n"
			   "else compadd -- $names; _files; fi\n");
}

static void fish_line(const struct action *a, void *data)
{
	struct script *s = data;
	g_autofree char *first = g_strndup(a->command, strcspn(a->command, " "));
	const char *space = strchr(a->command, ' ');
	g_autofree char *summary = g_strdelimit(g_strdup(_(a->summary)), "'", ' ');
	g_autofree char *source = shell_source(a->names[0], a->words, ":");
	const char *condition = "__fish_seen_subcommand_from";

	if (space == NULL)
		g_string_append_printf(s->out,
				       "complete -c seam -n __fish_use_subcommand -a %s "
				       "-d '%s'\n",
				       first, summary);
	else
		g_string_append_printf(s->out, "complete -c seam -n '%s %s' -a %s -d '%s'\n",
				       condition, first, space + 1, summary);
	if (strcmp(source, ":") != 0)
		g_string_append_printf(s->out, "complete -c seam -n '%s %s' -a '(%s)'\n",
				       condition, space != NULL ? space + 1 : first, source);
	if (a->options != NULL)
		for (const struct option_row *o = a->options; o->name != NULL; o++)
			g_string_append_printf(s->out, "complete -c seam -n '%s %s' -l %s%s\n",
					       condition, first, o->name,
					       o->kind == OPTION_FLAG ? "" : " -r");
}

static void write_fish(struct script *s)
{
	g_auto(GStrv) words = g_strsplit(s->firsts->str, " ", -1);

	g_string_append(s->out, "# fish completion of seam; put it into "
				"~/.config/fish/completions/seam.fish\n"
				"complete -c seam -f\n");
	for (char **w = words; *w != NULL; w++) {
		g_autofree char *seconds = **w != '\0' ? second_words(*w) : NULL;

		if (seconds != NULL && *seconds != '\0')
			g_string_append_printf(
				s->out, "complete -c seam -n __fish_use_subcommand -a %s\n", *w);
	}
	action_foreach(fish_line, s);
	for (const struct option_row *o = options_global; o->name != NULL; o++)
		g_string_append_printf(s->out, "complete -c seam -l %s%s\n", o->name,
				       o->kind == OPTION_FLAG ? "" : " -r");
}

bool completion_write(GString *out, const char *shell)
{
	static const struct {
		const char *shell;
		void (*write)(struct script *s);
	} shells[] = {
		{ "bash", write_bash },
		{ "zsh", write_zsh },
		{ "fish", write_fish },
	};
	g_autoptr(GString) firsts = g_string_new(" ");
	struct script s = { out, firsts };

	action_foreach(collect_first, &s);
	for (size_t i = 0; i < G_N_ELEMENTS(shells); i++)
		if (strcmp(shell, shells[i].shell) == 0) {
			shells[i].write(&s);
			return true;
		}
	return false;
}
