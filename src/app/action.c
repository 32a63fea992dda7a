/*
 * The list of families, the options all commands share, and the search over
 * rows. What an action does stands beside its row in actions_*.c.
 */
#include "config.h"

#include "app/action.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/calculating.h"
#include "app/families.h"
#include "base/near.h"

const struct action_family *action_families(void)
{
	static struct action_family families[] = {
		{ "workshop", N_("Assess a service"), actions_workshop },
		{ "agreement", N_("Settle what stands in the way"), actions_agreement },
		{ "judgement", N_("Read the judgement"), actions_judgement },
		{ "register", N_("Systems, teams and services"), actions_register },
		{ "knowledge", N_("Questions and published cases"), actions_knowledge },
		{ "calculators", N_("Calculators"), NULL },
		{ "upkeep", N_("Look after the database"), actions_upkeep },
		{ NULL, NULL, NULL },
	};

	for (struct action_family *f = families; f->id != NULL; f++)
		if (f->actions == NULL)
			f->actions = calculating_actions();
	return families;
}

const struct option_row options_global[] = {
	{ "db", 0, OPTION_TEXT, N_("FILE"), NULL, NAMED_FILE,
	  N_("the database (else $SEAM_DB, else seam.db in the user's data folder)") },
	{ "lang", 0, OPTION_TEXT, N_("LANG"), NULL, NAMED_NOTHING,
	  N_("language of texts and reports, such as de") },
	{ "color", 0, OPTION_TEXT, N_("WHEN"), "auto always never", NAMED_WORDS,
	  N_("colour: auto, always or never") },
	{ "plain", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("line after line, for pipes and screen readers") },
	{ "ascii", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("draw the full screen with ASCII alone") },
	{ "quiet", 'q', OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("no hint about the next command") },
	{ "help", 'h', OPTION_FLAG, NULL, NULL, NAMED_NOTHING, N_("show this help") },
	{ "version", 'V', OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("show the version and those of its libraries") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

const struct option_row options_format[] = {
	{ "format", 'f', OPTION_TEXT, N_("FORMAT"), NULL, NAMED_WORDS,
	  N_("how to write the result") },
	{ "json", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, N_("the same as -f json") },
	{ "output", 'o', OPTION_TEXT, N_("FILE"), NULL, NAMED_FILE,
	  N_("write to this file, whole or not at all") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

const struct option_row options_write[] = {
	{ "by", 0, OPTION_TEXT, N_("WHO"), NULL, NAMED_NOTHING,
	  N_("who says so (else $SEAM_USER, else the login)") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

void action_option_tables(const struct action *a,
			  const struct option_row *tables[OPTION_TABLES_MAX])
{
	int n = 0;

	if (a != NULL && a->options != NULL)
		tables[n++] = a->options;
	if (a != NULL && a->writes)
		tables[n++] = options_write;
	if (a != NULL && a->formats != FORMATS_NONE)
		tables[n++] = options_format;
	tables[n++] = options_global;
	tables[n] = NULL;
}

const struct option_row *action_find_option(const struct action *a, const char *name)
{
	const struct option_row *tables[OPTION_TABLES_MAX];

	action_option_tables(a, tables);
	for (int t = 0; tables[t] != NULL; t++)
		for (const struct option_row *o = tables[t]; o->name != NULL; o++)
			if (strcmp(o->name, name) == 0)
				return o;
	return NULL;
}

void action_foreach(void (*f)(const struct action *a, void *data), void *data)
{
	for (const struct action_family *fam = action_families(); fam->id != NULL; fam++)
		for (const struct action *a = fam->actions; a->id != NULL; a++)
			f(a, data);
}

/* One search: command words given, rows that fit out. */
struct search {
	const char *first, *second;
	const struct action *one, *two, *list;
};

static void match_words(const struct action *a, void *data)
{
	struct search *s = data;
	const char *space = strchr(a->command, ' ');
	size_t length = space != NULL ? (size_t)(space - a->command) : strlen(a->command);

	if (strlen(s->first) != length || strncmp(a->command, s->first, length) != 0)
		return;
	if (space == NULL)
		s->one = a;
	else if (s->second != NULL && strcmp(space + 1, s->second) == 0)
		s->two = a;
	else if (strcmp(space + 1, "list") == 0)
		s->list = a;
}

const struct action *action_find(const char *first, const char *second, int *n_words)
{
	struct search s = { .first = first, .second = second };

	action_foreach(match_words, &s);
	*n_words = s.two != NULL ? 2 : 1;
	if (s.two != NULL)
		return s.two;
	if (s.one != NULL)
		return s.one;
	/* "team" alone is its list; "team ad" is a mistake the caller names. */
	return second == NULL ? s.list : NULL;
}

static void index_row(const struct action *a, void *data)
{
	g_hash_table_insert(data, (void *)a->id, (void *)a);
}

/* By an index: the full screen asks for the keys of some hundred rows with every frame. */
const struct action *action_find_id(const char *id)
{
	static GHashTable *rows;

	if (rows == NULL) {
		rows = g_hash_table_new(g_str_hash, g_str_equal);
		action_foreach(index_row, rows);
	}
	return g_hash_table_lookup(rows, id);
}

struct collect {
	const char *word;
	GPtrArray *found;
};

static void collect_word(const struct action *a, void *data)
{
	struct collect *c = data;
	size_t length = strlen(c->word);

	if (strncmp(a->command, c->word, length) == 0 &&
	    (a->command[length] == ' ' || a->command[length] == '\0'))
		g_ptr_array_add(c->found, (void *)a);
}

GPtrArray *action_with_word(const char *word)
{
	struct collect c = { word, g_ptr_array_new() };

	action_foreach(collect_word, &c);
	return c.found;
}

bool action_is_command_word(const char *word)
{
	g_autofree char *key = g_ascii_strdown(word, -1);
	g_autoptr(GPtrArray) found = action_with_word(key);

	return found->len > 0;
}

struct nearest {
	const char *word;
	const char *best;
	unsigned distance;
};

static void offer_command(const struct action *a, void *data)
{
	struct nearest *n = data;
	g_autofree char *first = g_strndup(a->command, strcspn(a->command, " "));
	const char *const one[] = { first, NULL };
	unsigned distance;

	if (near_find(n->word, one) == NULL)
		return;
	distance = near_distance(n->word, first, 8);
	if (n->best == NULL || distance < n->distance) {
		n->best = g_intern_string(first);
		n->distance = distance;
	}
}

const char *action_near(const char *word)
{
	struct nearest n = { .word = word };

	action_foreach(offer_command, &n);
	return n.best;
}
