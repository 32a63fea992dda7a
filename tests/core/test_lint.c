/*
 * Lint: one bad questionnaire per rule, with the findings expected and no others.
 * The places are made up here: item, index and key, as the loader would be asked.
 */
#include "config.h"

#include "core/lint.h"

#include "fixture.h"
#include "testlib.h"

static const char *const item_names[] = { "file", "section", "question", "rule", "path",
	"word-list" };

/* The place of a thing, as the name of a file: "question 3 grades 1". */
static void find_place(void *data, enum lint_item item, int index, const char *key,
		       int member, struct place *at)
{
	GPtrArray *names = data;
	char *name = member >= 0 ? g_strdup_printf("%s %d %s %d", item_names[item], index,
						   key != NULL ? key : "-", member) :
				   g_strdup_printf("%s %d %s", item_names[item], index,
						   key != NULL ? key : "-");

	g_ptr_array_add(names, name);
	*at = (struct place){ .file = name, .line = 1, .column = 1 };
}

#define QUESTIONS(...) (const struct fixture_question[]){ __VA_ARGS__, { 0 } }
#define RULES(...) (const struct fixture_rule[]){ __VA_ARGS__, { 0 } }
#define WORDS(...) (const struct fixture_words[]){ __VA_ARGS__, { 0 } }

/* A gate that is judged, and a way on: nothing to say about them. */
#define GATE { "a.gate", KIND_YNPU, ROLE_GATE, .gate = "P1" }
#define JUDGED { "STOP", EFFECT_STOP, .when = "it is fail", .each = "gate" }
#define WAY { "WAY", EFFECT_PATH, .when = "a.gate is fail", .path = "other-way" }

static const struct {
	const char *name;
	struct fixture f;
	const char *findings;	/* "error|warning code place: message" per line */
} rows[] = {
	{ "clean", { QUESTIONS(GATE), RULES(JUDGED, WAY), NULL }, "" },
	{ "ring of two",
	  { QUESTIONS(GATE, { "a.b", KIND_YNPU, ROLE_INFO, .when = "a.c is known" },
		      { "a.c", KIND_YNPU, ROLE_INFO, .when = "a.b is known" },
		      { "a.d", KIND_YNPU, ROLE_INFO, .when = "a.c is known" }),
	    RULES(JUDGED, WAY), NULL },
	  "error condition-ring question 1 when: the condition leads back to itself: "
	  "a.b -> a.c -> a.b\n" },
	{ "ring of one",
	  { QUESTIONS(GATE, { "a.b", KIND_YNPU, ROLE_INFO, .when = "a.b is known" }),
	    RULES(JUDGED, WAY), NULL },
	  "error condition-ring question 1 when: the condition leads back to itself: "
	  "a.b -> a.b\n" },
	{ "ring through a tag",
	  { QUESTIONS({ "a.gate", KIND_YNPU, ROLE_GATE, .gate = "P1",
			.when = "a.b is known" },
		      { "a.b", KIND_YNPU, ROLE_INFO, .when = "count(fail, gate) >= 1" }),
	    RULES(JUDGED, WAY), NULL },
	  "error condition-ring question 0 when: the condition leads back to itself: "
	  "a.gate -> a.b -> a.gate\n" },
	{ "two rings",
	  { QUESTIONS(GATE, { "a.b", KIND_YNPU, ROLE_INFO, .when = "a.b is known" },
		      { "a.c", KIND_YNPU, ROLE_INFO, .when = "a.e is known" },
		      { "a.d", KIND_YNPU, ROLE_INFO, .when = "a.c is known" },
		      { "a.e", KIND_YNPU, ROLE_INFO, .when = "a.d is known" }),
	    RULES(JUDGED, WAY), NULL },
	  "error condition-ring question 1 when: the condition leads back to itself: "
	  "a.b -> a.b\n"
	  "error condition-ring question 2 when: the condition leads back to itself: "
	  "a.c -> a.e -> a.d -> a.c\n" },
	{ "never asked",
	  { QUESTIONS(GATE, { "a.b", KIND_YNPU, ROLE_INFO,
			      .when = "a.gate is pass and a.gate is fail" },
		      { "a.n", KIND_NUMBER, ROLE_INFO, .min = 1, .max = 9 },
		      { "a.c", KIND_YNPU, ROLE_INFO, .when = "a.n > 9" },
		      { "a.d", KIND_YNPU, ROLE_INFO, .when = "a.n > 8" },
		      { "a.e", KIND_YNPU, ROLE_INFO, .when = "count(fail, gate) > 1" }),
	    RULES(JUDGED, WAY), NULL },
	  "error never-asked question 1 when: a.b can never be asked\n"
	  "error never-asked question 3 when: a.c can never be asked\n"
	  "error never-asked question 5 when: a.e can never be asked\n" },
	{ "a gate nobody passes",
	  { QUESTIONS({ "a.gate", KIND_CHOICE, ROLE_GATE, .gate = "P1",
			.choices = "x=partial y=fail" },
		      { "a.n", KIND_NUMBER, ROLE_GATE, .gate = "P2",
			.bands = "..3=fail 4..=partial" },
		      { "a.m", KIND_MULTI, ROLE_GATE, .gate = "P3", .choices = "x y",
			.grades = "x and not x = pass; x or not x = fail" }),
	    RULES(JUDGED, WAY), NULL },
	  "error never-passed question 0 choices: no answer to P1 passes\n"
	  "error never-passed question 1 bands: no answer to P2 passes\n"
	  "warning grade-unused question 2 grades 0: no answer gets this grade\n"
	  "error never-passed question 2 grades: no answer to P3 passes\n" },
	{ "everybody passes",
	  { QUESTIONS(GATE, { "a.c", KIND_CHOICE, ROLE_WEIGHTED, .weight = 1,
			      .choices = "x=pass y=pass" }),
	    RULES(JUDGED, WAY), NULL },
	  "warning never-failed question 1 choices: every answer to a.c passes\n" },
	{ "grades with gaps",
	  { QUESTIONS(GATE, { "a.m", KIND_MULTI, ROLE_WEIGHTED, .weight = 1,
			      .choices = "x y none!", .grades = "x = pass; x and y = partial" }),
	    RULES(JUDGED, WAY), NULL },
	  "warning grade-unused question 1 grades 1: no answer gets this grade\n"
	  "warning grades-incomplete question 1 grades: 3 combinations of items have no "
	  "grade and count as fail, as none of them\n" },
	{ "grades with one gap",
	  { QUESTIONS(GATE, { "a.m", KIND_MULTI, ROLE_WEIGHTED, .weight = 1, .choices = "x y",
			      .grades = "not y = pass; not x = partial" }),
	    RULES(JUDGED, WAY), NULL },
	  "warning grades-incomplete question 1 grades: 1 combination of items has no grade "
	  "and counts as fail: x, y\n" },
	{ "sentences",
	  { QUESTIONS({ "a.gate", KIND_YNPU, ROLE_GATE, .gate = "P1", .bare = true },
		      { "a.i", KIND_TEXT, ROLE_INFO, .bare = true }),
	    RULES(JUDGED, WAY), NULL },
	  "error missing-sentence question 0 -: a.gate has no text to ask\n"
	  "warning missing-sentence question 0 -: P1 has no \"why\"\n"
	  "warning missing-sentence question 0 -: P1 has no \"good\"\n"
	  "warning missing-sentence question 0 -: P1 has no \"not_an_answer\"\n"
	  "warning missing-sentence question 0 -: P1 has no \"fix\"\n"
	  "error missing-sentence question 0 choices 0: the answer \"yes\" of a.gate has no "
	  "sentence\n"
	  "error missing-sentence question 0 choices 1: the answer \"partial\" of a.gate has "
	  "no sentence\n"
	  "error missing-sentence question 0 choices 2: the answer \"no\" of a.gate has no "
	  "sentence\n"
	  "error missing-sentence question 1 -: a.i has no text to ask\n" },
	{ "labels",
	  { QUESTIONS(GATE, { "a.b", KIND_YNPU, ROLE_GATE, .gate = "p1" },
		      { "a.c", KIND_YNPU, ROLE_GATE, .gate = "a.b" }),
	    RULES(JUDGED, WAY), NULL },
	  "error duplicate-label question 1 gate: the label \"p1\" already names a.gate\n"
	  "error duplicate-label question 2 gate: the label \"a.b\" already names a.b\n" },
	{ "never judged",
	  { QUESTIONS(GATE, { "a.b", KIND_YNPU, .role = ROLE_BASELINE },
		      { "a.c", KIND_YNPU, .role = ROLE_BASELINE },
		      { "a.d", KIND_YNPU, ROLE_BASELINE, .tags = "t" }),
	    RULES(JUDGED, WAY, { "C", EFFECT_CONDITION, .when = "a.c is bad" },
		  { "D", EFFECT_CONDITION, .when = "count(bad, t) > 0" }),
	    NULL },
	  "warning never-judged question 1 role: no stop or condition rule reads a.b\n" },
	{ "rules that never or always fire",
	  { QUESTIONS(GATE, { "a.n", KIND_NUMBER, ROLE_INFO, .min = 0, .max = 5 },
		      { "a.t", KIND_TEXT, .role = ROLE_INFO }),
	    RULES(JUDGED, WAY, { "NEVER", EFFECT_SMELL, .when = "a.n > 5" },
		  { "SPLIT", EFFECT_SMELL, .when = "a.gate is pass and a.gate is not pass" },
		  { "EVER", EFFECT_STOP, .when = "a.gate is open or a.gate is known" },
		  { "OFTEN", EFFECT_CONDITION, .when = "2 > 1" },
		  { "FINE", EFFECT_CONDITION, .when = "conditions.counted > 6" },
		  { "SUM", EFFECT_CONDITION, .when = "a.n + 3 > 8 + a.n" },
		  { "WORD", EFFECT_SMELL, .when = "a.t matches w and not (a.t matches w)" },
		  { "WORDS", EFFECT_SMELL, .when = "a.t matches w" },
		  { "NOTE", EFFECT_SMELL, .when = "note(a.n) matches w" },
		  { "FIRED", EFFECT_CONDITION, .when = "fired(STOP) and stopped(STOP)" }),
	    WORDS({ "w", "one;two" }) },
	  "warning never-fires rule 2 when: NEVER can never fire\n"
	  "warning never-fires rule 3 when: SPLIT can never fire\n"
	  "error always-fires rule 4 when: EVER stops every service, whatever is answered\n"
	  "warning always-fires rule 5 when: OFTEN fires whatever is answered\n"
	  "warning never-fires rule 8 when: WORD can never fire\n" },
	{ "members",
	  { QUESTIONS(GATE, { "a.i", KIND_TEXT, ROLE_INFO, .tags = "t" }),
	    RULES(JUDGED, WAY, { "INFO", EFFECT_CONDITION, .when = "it is fail", .each = "t" },
		  { "KNOWN", EFFECT_CONDITION, .when = "it is open", .each = "t" }),
	    NULL },
	  "warning never-fires rule 2 when: INFO can never fire\n" },
	{ "sections",
	  { QUESTIONS(GATE),
	    RULES(JUDGED, WAY,
		  { "WHICH", EFFECT_CONDITION, .when = "2 * section.num < section.den" },
		  { "IT", EFFECT_CONDITION, .when = "section.num > 3 and it is fail",
		    .each = "section" },
		  { "GOOD", EFFECT_CONDITION, .when = "section.num > 3", .each = "section" }),
	    NULL },
	  "error no-section rule 2 when: WHICH reads the score of a section, but of which?\n"
	  "error no-member rule 3 when: \"it\" is a question, and IT walks through sections\n"
	  "warning never-fires rule 3 when: IT can never fire\n" },
	{ "negated facts",
	  { QUESTIONS(GATE, { "a.b", KIND_YNPU, ROLE_INFO, .when = "system.teams != 2" }),
	    RULES(JUDGED, WAY,
		  { "NOT", EFFECT_CONDITION, .when = "not (a.gate is open or team.size > 3)" },
		  { "FINE", EFFECT_CONDITION, .when = "not a.gate is pass and team.size > 3" }),
	    NULL },
	  "warning negated-fact question 1 when: a negated fact is silent while nobody has "
	  "registered it\n"
	  "warning negated-fact rule 2 when: a negated fact is silent while nobody has "
	  "registered it\n" },
	{ "paths",
	  { QUESTIONS(GATE),
	    RULES(JUDGED, WAY, { "AGAIN", EFFECT_PATH, .when = "a.gate  is fail",
				 .path = "other-way" },
		  { "NEXT", EFFECT_PATH, .when = "a.gate is fail", .path = "third-way" },
		  { "ALWAYS", EFFECT_PATH, .when = "1 < 2", .path = "third-way" },
		  { "LATE", EFFECT_PATH, .when = "a.gate is pass", .path = "third-way" }),
	    NULL },
	  "warning path-row-idle rule 2 -: AGAIN changes nothing: WAY always leads to "
	  "\"other-way\" before it\n"
	  "warning path-row-idle rule 5 -: LATE changes nothing: ALWAYS always leads to "
	  "\"third-way\" before it\n" },
	{ "unused path",
	  { QUESTIONS(GATE), RULES(JUDGED), NULL },
	  "warning unused-path path 0 -: no rule leads to the path \"other-way\"\n" },
	{ "path by section",
	  { QUESTIONS(GATE),
	    RULES(JUDGED, { "WEAK", EFFECT_PATH, .when = "points.lost > 0",
			    .path = "weakest-section" }),
	    NULL },
	  "" },
	{ "unused tags and words",
	  { QUESTIONS({ "a.gate", KIND_YNPU, ROLE_GATE, .gate = "P1", .tags = "x cost y" },
		      { "a.t", KIND_TEXT, ROLE_INFO, .tags = "y x" }),
	    RULES(JUDGED, WAY, { "Y", EFFECT_CONDITION, .when = "it is known", .each = "y" },
		  { "W", EFFECT_SMELL, .when = "a.t matches used" }),
	    WORDS({ "used", "one;--;One" }, { "idle", "two" }) },
	  "warning unused-tag question 0 tags 0: no rule reads the tag \"x\"\n"
	  "warning empty-word word-list 0 - 1: entry 2 of \"used\" holds no letter and no "
	  "digit\n"
	  "warning duplicate-word word-list 0 - 2: \"one\" stands twice in \"used\"\n"
	  "warning unused-word-list word-list 1 -: no rule reads the word list \"idle\"\n" },
};

static void test_findings(void)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(questionnaire) q = fixture_questionnaire(&rows[i].f);
		g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
		const struct lint_places places = { find_place, names };
		g_autoptr(diags) ds = diags_new();
		g_autoptr(GString) got = g_string_new(NULL);
		bool ok = questionnaire_lint(q, &places, ds);

		for (unsigned k = 0; k < ds->items->len; k++) {
			const struct diag *d = ds->items->pdata[k];

			g_string_append_printf(got, "%s %s %s: %s\n",
					       severity_name(d->severity), d->code, d->file,
					       d->message);
		}
		test_row_str(rows[i].name, got->str, rows[i].findings);
		test_row(rows[i].name, ok == !diags_has_errors(ds));
		/* Nobody to tell, and no places: the same answer. */
		test_row(rows[i].name, questionnaire_lint(q, NULL, NULL) == ok);
	}
}

/* A section that a rule asks for its path and that has none. */
static void test_section_path(void)
{
	const struct fixture f = {
		QUESTIONS(GATE, { "b.w", KIND_YNPU, ROLE_WEIGHTED, .weight = 3 }),
		RULES(JUDGED, { "ROW", EFFECT_PATH, .when = "it is fail", .each = "w3",
				.path = "section" }),
		NULL,
	};
	g_autoptr(questionnaire) q = fixture_questionnaire(&f);
	g_autoptr(diags) ds = diags_new();

	g_clear_pointer(&q->sections[0].path, g_free);	/* not asked: no w3 in it */
	g_assert_true(questionnaire_lint(q, NULL, ds));
	g_clear_pointer(&q->sections[1].path, g_free);
	g_assert_false(questionnaire_lint(q, NULL, ds));
	g_assert_nonnull(diags_find(ds, "no-path"));
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/lint/findings", test_findings);
	g_test_add_func("/lint/section-path", test_section_path);
	return test_run();
}
