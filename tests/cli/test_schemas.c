/*
 * Every --json result against its schema in data/schema: no command without one, no
 * schema without a command, and real output of a real database. The validator is tried
 * on small schemas first, since one that finds nothing proves nothing.
 */
#include "config.h"

#include <string.h>

#include "app/action.h"
#include "jsonschema.h"
#include "testlib.h"

static const struct {
	const char *name, *schema, *value;
	bool holds;
} controls[] = {
	{ "type", "{'type':'string'}", "'a'", true },
	{ "another type", "{'type':'string'}", "1", false },
	{ "one of two types", "{'type':['integer','null']}", "null", true },
	{ "none of two types", "{'type':['integer','null']}", "true", false },
	{ "a real is no integer", "{'type':'integer'}", "1.5", false },
	{ "an integer is a number", "{'type':'number'}", "1", true },
	{ "const", "{'const':1}", "1", true },
	{ "another const", "{'const':1}", "2", false },
	{ "enum", "{'enum':['a','b']}", "'b'", true },
	{ "no enum", "{'enum':['a','b']}", "'c'", false },
	{ "pattern", "{'pattern':'^a[0-9]$'}", "'a1'", true },
	{ "no pattern", "{'pattern':'^a[0-9]$'}", "'xa1'", false },
	{ "minimum", "{'minimum':0}", "-1", false },
	{ "maximum", "{'maximum':1000}", "1001", false },
	{ "items", "{'items':{'type':'string'}}", "['a','b']", true },
	{ "a wrong item", "{'items':{'type':'string'}}", "['a',1]", false },
	{ "too few", "{'minItems':2,'items':{}}", "[1]", false },
	{ "too many", "{'maxItems':2,'items':{}}", "[1,2,3]", false },
	{ "property", "{'properties':{'a':{'type':'string'}}}", "{'a':'x'}", true },
	{ "wrong property", "{'properties':{'a':{'type':'string'}}}", "{'a':1}", false },
	{ "missing", "{'properties':{'a':{}},'required':['a']}", "{}", false },
	{ "not described", "{'properties':{'a':{}}}", "{'a':1,'b':2}", false },
	{ "not described inside", "{'items':{'properties':{}}}", "[{'b':2}]", false },
	{ "additional", "{'additionalProperties':{'type':'integer'}}", "{'b':2}", true },
	{ "wrong additional", "{'additionalProperties':{'type':'integer'}}", "{'b':'2'}", false },
	{ "any of", "{'anyOf':[{'type':'null'},{'const':1}]}", "1", true },
	{ "none of", "{'anyOf':[{'type':'null'},{'const':1}]}", "2", false },
	{ "all of", "{'allOf':[{'properties':{'a':{}}}],'properties':{'b':{}}}", "{'a':1,'b':2}",
	  true },
	{ "not all of", "{'allOf':[{'properties':{'a':{'const':2}}}]}", "{'a':1}", false },
	{ "reference", "{'$ref':'#/$defs/x','$defs':{'x':{'const':1}}}", "1", true },
	{ "reference not met", "{'$ref':'#/$defs/x','$defs':{'x':{'const':1}}}", "2", false },
	{ "reference to a file", "{'$ref':'other.schema.json#/$defs/y'}", "3", true },
	{ "and not met", "{'$ref':'other.schema.json#/$defs/y'}", "4", false },
	{ "no such reference", "{'$ref':'#/$defs/z'}", "1", false },
	{ "no such keyword", "{'patternProperties':{}}", "{}", false },
};

/* JSON in single quotes, for tables. */
static json_t *read_json(const char *quoted)
{
	g_autofree char *text = g_strdelimit(g_strdup(quoted), "'", '"');
	json_error_t error;
	json_t *value = json_loads(text, JSON_DECODE_ANY, &error);

	if (value == NULL)
		g_test_message("%s: %s", text, error.text);
	g_assert_nonnull(value);
	return value;
}

static void test_validator(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(controls); i++) {
		json_t *value = read_json(controls[i].value);
		struct schemas s;

		schemas_init(&s);
		schemas_add(&s, "it", read_json(controls[i].schema));
		schemas_add(&s, "other.schema.json", read_json("{'$defs':{'y':{'const':3}}}"));
		test_row(controls[i].name,
			 schemas_hold(&s, "it", value) == controls[i].holds);
		test_row(controls[i].name, (s.problems->len == 0) == controls[i].holds);
		schemas_clear(&s);
		json_decref(value);
	}
}

static void test_sound(void)
{
	static const char *const unsound[] = {
		"{'pattern2':1}", "{'properties':{'a':{'x':1}}}", "{'items':{'$ref':'#/$defs/a'}}",
		"{'properties':{'a':{}},'required':['b']}", "{'$defs':{'a':[]}}",
	};
	struct schemas s;

	schemas_init(&s);
	schemas_load(&s);
	g_assert_true(schemas_are_sound(&s));
	g_assert_cmpstr(s.problems->str, ==, "");
	schemas_clear(&s);
	for (gsize i = 0; i < G_N_ELEMENTS(unsound); i++) {
		schemas_init(&s);
		schemas_add(&s, "it", read_json(unsound[i]));
		test_row(unsound[i], !schemas_are_sound(&s));
		schemas_clear(&s);
	}
}

/* Run one after the other in a database that starts as the demo. A command is named by
 * the id of its action; one without a schema prepares the next. */
static const struct {
	const char *action, *schema, *arguments;
	int status;
} results[] = {
	{ "list", "list", "", 0 },
	{ "matrix", "matrix", "--system shop-monolith", 0 },
	{ "matrix", "matrix", "--system city-library", 0 },
	{ "report", "portfolio", "--system shop-monolith", 0 },
	{ "report", "portfolio", "--system city-library", 0 },
	{ "verdict", "verdict", "billing", 0 },
	{ "verdict", "verdict", "Fulfilment", 0 },
	{ "report", "report", "billing", 0 },
	{ "report", "report", "Catalogue --names", 0 },
	{ "check", "check", "--all", 1 },
	{ "check", "check", "Fulfilment", 4 },
	{ "actions", "actions", "", 0 },
	{ "topic-list", "topic-list", "", 0 },
	{ "team-list", "team-list", "", 0 },
	{ "team-show", "team-show", "Core", 0 },
	{ "service-list", "service-list", "", 0 },
	{ "service-show", "service-show", "billing", 0 },
	{ "system-list", "system-list", "", 0 },
	{ "system-show", "system-show", "six-services-one-team", 0 },
	{ "facts", "facts", "Fulfilment", 0 },
	{ "facts", "facts", "Returns", 0 },
	{ "questionnaire-list", "questionnaire-list", "", 0 },
	{ "questionnaire-show", "questionnaire-show", "split-readiness", 0 },
	{ "questionnaire-diff", "questionnaire-diff", "split-readiness starter", 0 },
	{ "cases-list", "cases-list", "", 0 },
	{ "cases-show", "cases-show", "segment", 0 },
	{ "cases-check", "cases-check", "", 0 },
	{ "doctor", "doctor", "", 0 },
	{ "agenda", "agenda", "Seating", 0 },
	{ "compare", "compare", "Seating", 0 },
	{ "trend", "trend", "Seating", 0 },
	{ "lift", "lift", "Payment --dry-run", 0 },
	{ "history", "history", "billing", 0 },
	{ "history", "history", "billing S1", 0 },
	{ "history", "history", "--team Core", 0 },
	{ "team-set", NULL, "Core --size 7", 0 },
	{ "undo", "history", "--team Core", 0 },
	{ "redo", "history", "--team core", 0 },
	{ "history", "history", "--system shop-monolith", 0 },
	{ "outcome", NULL, "billing merged-back --on 2026-11-20 --note x", 0 },
	{ "outcomes", "outcomes", "", 0 },
	{ "report", "report", "billing", 0 },
	/* a room at work */
	{ "new", NULL, "ledger --from shop --team Payments", 0 },
	{ "assess", NULL, "ledger --quick", 0 },
	{ "assess", NULL, "ledger", 0 },
	{ "confirm", "offers", "ledger", 0 },
	{ "confirm", "verdict", "ledger --all", 0 },
	{ "answer", "verdict", "ledger P1=yes B2=yes:a=note", 0 },
	{ "answer", "verdict", "ledger why.trigger=slow-deploys", 0 },
	{ "history", "history", "ledger P1", 0 },
	{ "undo", "verdict", "ledger", 0 },
	{ "redo", "verdict", "ledger", 0 },
	{ "room", "room", "ledger --voting secret --timebox 15", 0 },
	{ "vote", "vote", "ledger P1 1 3 1 0 --agreed partial", 0 },
	{ "vote", "vote", "ledger", 0 },
	{ "history", "history", "ledger P1", 0 },
	{ "verdict", "verdict", "ledger", 0 },
	{ "people", "people", "ledger Ana:product Ben:developers --missing operations", 0 },
	{ "waive", "verdict", "ledger S1 --by Dana --reason x --until +2m", 0 },
	{ "actions-add", NULL, "ledger what --condition P4 --owner Dana --due +2w", 0 },
	{ "topic-add", NULL, "ledger something", 0 },
	{ "actions", "actions", "ledger", 0 },
	{ "topic-list", "topic-list", "ledger", 0 },
	{ "report", "report", "ledger", 0 },
	{ "finish", "verdict", "ledger", 0 },
	{ "assess", NULL, "ledger --new", 0 },
	{ "compare", "compare", "ledger", 0 },
	{ "compare", "compare", "billing ledger@a1", 0 },
	{ "trend", "trend", "ledger", 0 },
	{ "trend", "trend", "--all", 0 },
	{ "list", "list", "", 0 },
	/* calculators are run by their examples */
};

/* Actions that print a verdict like others of the table, and what they need is told by
 * the questionnaire. */
static const char *const alike[] = { "justify" };

static const char calculator[] = "calc-";
static const char export_schema[] = "export.schema.json", import_action[] = "import";

static json_t *run(struct test_process *p, const struct action *a, const char *arguments,
		   const char *db, bool json)
{
	static const char *const env[] = { "SEAM_NOW=2026-11-22T09:00:00Z", "SEAM_USER=Ana", NULL };
	g_auto(GStrv) command = g_strsplit(a->command, " ", -1);
	g_auto(GStrv) words = g_strsplit(arguments, " ", -1);
	g_autoptr(GPtrArray) argv = g_ptr_array_new();

	g_ptr_array_add(argv, (char *)test_program());
	g_ptr_array_add(argv, (char *)"--db");
	g_ptr_array_add(argv, (char *)db);
	for (char **word = command; *word != NULL; word++)
		g_ptr_array_add(argv, *word);
	for (char **word = words; *word != NULL && **word != '\0'; word++)
		g_ptr_array_add(argv, *word);
	if (json)
		g_ptr_array_add(argv, (char *)"--json");
	g_ptr_array_add(argv, NULL);
	/* the first answer to whatever is asked */
	g_assert_true(test_spawn(p, (const char *const *)argv->pdata, "1\n1\n1\n1\n", env, NULL));
	return json ? json_loads(p->out, 0, NULL) : NULL;
}

/* Schemas and the database they are tried on. */
struct trial {
	struct schemas s;
	const char *db;
};

static void try_command(struct trial *t, const struct action *a, const char *arguments,
			const char *schema, int status)
{
	g_autofree char *name = g_strdup_printf("%s %s", a->id, arguments);
	struct test_process p = { 0 };
	json_t *value = run(&p, a, arguments, t->db, schema != NULL);

	if (p.status != status)
		g_test_message("%s: exit %d: %s", name, p.status, p.err);
	test_row(name, p.status == status);
	if (schema != NULL) {
		g_autofree char *file = g_strconcat(schema, ".schema.json", NULL);

		g_string_truncate(t->s.problems, 0);
		test_row(name, value != NULL && schemas_hold(&t->s, file, value));
		if (t->s.problems->len > 0)
			g_test_message("%s: %s", name, t->s.problems->str);
	}
	json_decref(value);
	test_process_clear(&p);
}

static void try_calculator(const struct action *a, void *data)
{
	g_autofree char *start = g_strdup_printf("seam %s ", a->command);

	if (!g_str_has_prefix(a->id, calculator))
		return;
	test_row(a->id, g_str_has_prefix(a->example, start));
	try_command(data, a, a->example + strlen(start), "calc", 0);
}

static void test_results(void)
{
	g_autofree char *dir = test_dir();
	g_autofree char *db = g_build_filename(dir, "demo.db", NULL);
	struct trial t = { .db = db };

	schemas_init(&t.s);
	schemas_load(&t.s);
	try_command(&t, action_find_id("demo"), "", NULL, 0);
	for (gsize i = 0; i < G_N_ELEMENTS(results); i++) {
		const struct action *a = action_find_id(results[i].action);

		test_row(results[i].action, a != NULL);
		if (a != NULL)
			try_command(&t, a, results[i].arguments, results[i].schema,
				    results[i].status);
	}
	action_foreach(try_calculator, &t);
	schemas_clear(&t.s);
}

/* Lines of an export, taken in again: the objects of one schema, a key each. */
static void test_export(void)
{
	static const char *const systems[] = { "shop-monolith", "ticket-shop" };
	g_autofree char *dir = test_dir();
	g_autofree char *db = g_build_filename(dir, "demo.db", NULL);
	struct trial t = { .db = db };

	schemas_init(&t.s);
	schemas_load(&t.s);
	try_command(&t, action_find_id("demo"), "", NULL, 0);
	for (gsize i = 0; i < G_N_ELEMENTS(systems); i++) {
		g_autofree char *file = g_build_filename(dir, systems[i], NULL);
		g_autofree char *arguments =
			g_strdup_printf("--system %s -o %s", systems[i], file);
		g_autofree char *text = NULL;
		g_auto(GStrv) lines = NULL;

		try_command(&t, action_find_id("export"), arguments, NULL, 0);
		g_assert_true(g_file_get_contents(file, &text, NULL, NULL));
		lines = g_strsplit(text, "\n", -1);
		for (char **line = lines; **line != '\0'; line++) {
			json_t *value = json_loads(*line, 0, NULL);

			test_row(*line, json_object_size(value) == 1 &&
					schemas_hold(&t.s, export_schema, value));
			json_decref(value);
		}
		try_command(&t, action_find_id("import"), file, "import", 0);
	}
	schemas_clear(&t.s);
}

static void check_action(const struct action *a, void *data)
{
	bool found = !(a->formats & AS_JSON) || g_str_has_prefix(a->id, calculator) ||
		     g_str_equal(a->id, import_action);

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(results); i++)
		found = found || (results[i].schema != NULL &&
				  g_str_equal(results[i].action, a->id));
	for (gsize i = 0; i < G_N_ELEMENTS(alike); i++)
		found = found || g_str_equal(alike[i], a->id);
	test_row(a->id, found);
}

/* The table above has every command, and every schema but the one others refer to. */
static void test_complete(void)
{
	struct schemas s;
	GHashTableIter iter;
	gpointer name;

	action_foreach(check_action, NULL);
	schemas_init(&s);
	schemas_load(&s);
	g_hash_table_iter_init(&iter, s.files);
	while (g_hash_table_iter_next(&iter, &name, NULL)) {
		bool found = g_str_equal(name, "common.schema.json") ||
			     g_str_equal(name, "calc.schema.json") ||
			     g_str_equal(name, "import.schema.json") ||
			     g_str_equal(name, export_schema);

		for (gsize i = 0; i < G_N_ELEMENTS(results); i++) {
			g_autofree char *file = g_strconcat(results[i].schema != NULL
					? results[i].schema : "", ".schema.json", NULL);

			found = found || g_str_equal(file, name);
		}
		test_row((char *)name, found);
	}
	schemas_clear(&s);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/schemas/validator", test_validator);
	g_test_add_func("/schemas/sound", test_sound);
	g_test_add_func("/schemas/complete", test_complete);
	g_test_add_func("/schemas/results", test_results);
	g_test_add_func("/schemas/export", test_export);
	return test_run();
}
