/*
 * Actions: everything a person can do with seam, one row each. From the rows
 * come dispatch, `--help`, "did you mean", completion, the tables of the manual
 * and the keys of the full screen. Rows are grouped in one table per family;
 * action.c only lists the families and searches them.
 *
 * A row's run function writes its data to app->out, says at most one hint, and
 * adds diagnostics; streams, pager, files and exit belong to the front end.
 */
#ifndef SEAM_APP_ACTION_H
#define SEAM_APP_ACTION_H

#include <stdbool.h>

#include <glib.h>

#include "base/diag.h"
#include "base/exitcode.h"
#include "report/format.h"

struct app;

enum option_kind { OPTION_FLAG, OPTION_TEXT, OPTION_LIST /* may be given again */ };

/* What a word of the command line names; completion offers these. */
enum named { NAMED_NOTHING, NAMED_SERVICE, NAMED_SYSTEM, NAMED_TEAM, NAMED_QUESTION,
	NAMED_QUESTIONNAIRE, NAMED_CASE, NAMED_FILE, NAMED_TOPIC, NAMED_WORDS, NAMED_COUNT };

struct option_row {
	const char *name;	/* "max-age"; NULL ends a table */
	char letter;		/* 'o', or 0 */
	enum option_kind kind;
	const char *value;	/* N_("DAYS"): placeholder in help; NULL for flags */
	const char *words;	/* the only values allowed, separated by blanks, or NULL */
	enum named names;	/* what the value names */
	const char *help;	/* N_() */
};

/* One command line after parsing; strings are borrowed from argv. */
struct args {
	const struct action *action;
	GPtrArray *words;	/* const char *: what is no option */
	GPtrArray *given;	/* struct given *: options in the order given */
};
struct given { const struct option_row *option; const char *value; };

struct action {
	const char *id;		/* stable: "answer" */
	const char *keys;	/* what the full screen writes it with; NULL = not there */
	const char *command;	/* "team add": one or two words */
	const char *args;	/* N_("SERVICE [ID=VALUE[:NOTE]]..."), or "" */
	int min_words, max_words;	/* max -1: any number */
	enum named names[2];	/* what the first word names, and all others */
	const char *words;	/* NAMED_WORDS: the values, separated by blanks */
	const char *summary;	/* N_(): one line, lower case, no full stop */
	const char *help;	/* N_(): a paragraph or two */
	const char *example;	/* one line a shell can run */
	const char *next;	/* N_(): hint when run gives none of its own, or NULL */
	const struct option_row *options;	/* own options; NULL = none */
	unsigned formats;	/* AS_...: the first bit set is the default on a terminal */
	bool writes;		/* changes the database: takes --by */
	bool alone;		/* only as a program of its own: it has the terminal to
				   itself, or makes another database */
	enum exit_code (*run)(struct app *app, const struct args *args, struct diags *ds);
};

/* Families in the order help lists them; each table, also that of families, ends
 * with a NULL id. */
struct action_family {
	const char *id;
	const char *title;	/* N_() */
	const struct action *actions;
};
const struct action_family *action_families(void);

/* Options of every command, of those with formats, of those that write. */
extern const struct option_row options_global[];
extern const struct option_row options_format[];
extern const struct option_row options_write[];

/* The tables of options a command takes, in the order help shows; ends with NULL. */
enum { OPTION_TABLES_MAX = 5 };
void action_option_tables(const struct action *a,
			  const struct option_row *tables[OPTION_TABLES_MAX]);
/* The option of that name in one of them; NULL when the command does not take it. */
const struct option_row *action_find_option(const struct action *a, const char *name);

/*
 * The action these words call, and how many of them were its name; NULL when there
 * is none. A family's bare word ("team") means its list.
 */
const struct action *action_find(const char *first, const char *second, int *n_words);
const struct action *action_find_id(const char *id);
/* Whether a word is the first word of any command: no slug may be one. */
bool action_is_command_word(const char *word);
/* Commands whose name starts with this word ("team add", ...); free the array only. */
GPtrArray *action_with_word(const char *word);
/* The nearest command word, or NULL. */
const char *action_near(const char *word);

/*
 * Calls f for each row of each family; for tables, tests, completion.
 */
void action_foreach(void (*f)(const struct action *a, void *data), void *data);

struct args *args_new(const struct action *a);
void args_free(struct args *args);
typedef struct args parsed_args;	/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(parsed_args, args_free)

void args_add(struct args *args, const struct option_row *option, const char *value);

/* The option must be in one of the action's tables: else it is our mistake. */
bool args_has(const struct args *args, const char *option);
/* The file that -o names; NULL: standard output, as "-" says, too. Only where args_text()
 * may be asked for it. */
const char *args_output(const struct args *args);
/* The last value given, or NULL. */
const char *args_text(const struct args *args, const char *option);
/* Whether it was given and is not empty; else that the command needs it. */
bool args_need(const struct args *args, const char *option, struct diags *ds);
/* All values given, also those joined by commas in one; ends with NULL. */
char **args_list(const struct args *args, const char *option);
/* Word number i, or NULL. */
const char *args_word(const struct args *args, unsigned i);

#endif
