/*
 * The questionnaire: sections, questions, rules, paths and word lists as one
 * immutable value. `load` builds it from YAML, nothing changes it afterwards.
 * What a question means for a verdict is decided by its role, its tags and
 * the rules of the file; no id is known to C. The file format is described in
 * seam-questionnaire(5).
 */
#ifndef SEAM_CORE_QUESTIONNAIRE_H
#define SEAM_CORE_QUESTIONNAIRE_H

#include <glib.h>
#include <stdbool.h>

struct expr;
struct plan;
struct diags;

/* Kinds of questions. What a kind is stands in its row, kind_NAME of core/kind.h. */
#define QUESTION_KINDS(KIND) \
	KIND(YNPU, ynpu) \
	KIND(CHOICE, choice) \
	KIND(MULTI, multi) \
	KIND(NUMBER, number) \
	KIND(TEXT, text)

#define KIND_ENUM(NAME, name) KIND_##NAME,
enum question_kind { QUESTION_KINDS(KIND_ENUM) KIND_COUNT };
#undef KIND_ENUM

enum question_role { ROLE_GATE, ROLE_BASELINE, ROLE_WEIGHTED, ROLE_INFO, ROLE_COUNT };
enum question_scope { SCOPE_SERVICE, SCOPE_SYSTEM, SCOPE_COUNT };
enum tense { TENSE_TODAY, TENSE_PLANNED, TENSE_COUNT };
enum due { DUE_BEFORE_SPLIT, DUE_BEFORE_TRAFFIC, DUE_COUNT };

/*
 * What an answer means. STATE_NONE is "means nothing": info questions and the
 * items of a multi. The order of the first three is from best to worst.
 */
enum state { STATE_PASS, STATE_PARTIAL, STATE_FAIL, STATE_UNKNOWN, STATE_NA,
	STATE_UNANSWERED, STATE_HIDDEN, STATE_NONE, STATE_COUNT };

enum rule_effect { EFFECT_STOP, EFFECT_FAIL, EFFECT_CONDITION, EFFECT_SMELL, EFFECT_PATH,
	EFFECT_FINDING, EFFECT_COUNT };
enum rule_affects { AFFECTS_SERVICE, AFFECTS_MEMBERS, AFFECTS_SYSTEM, AFFECTS_COUNT };

/* What became of questions of an older version; said by the newer one. */
enum mapping_kind { MAPPING_EQUAL, MAPPING_WIDER, MAPPING_NARROWER, MAPPING_SPLIT,
	MAPPING_MERGED, MAPPING_KIND_COUNT };

enum { CHOICES_MAX = 64 };	/* of one question: they are bits of a guint64 */

/* One possible answer. All texts of this header are in the shown language. */
struct choice {
	char *value;		/* stored value: lower-case words joined by hyphens */
	char *text;		/* full sentence, or the item of a multi */
	char *remedy;		/* what is cheaper or comes first; NULL when none */
	enum state state;	/* STATE_NONE for info questions and items of a multi */
	bool exclusive;		/* multi: excludes all other items ("none of these") */
};

struct band {			/* a number in [from, to] means state */
	gint64 from, to;	/* inclusive; G_MININT64 / G_MAXINT64 when open */
	enum state state;
};

struct grade {			/* multi with ordered rules: first match wins */
	struct expr *when;	/* over the items of this question */
	char *when_text;
	enum state state;
};

struct question {
	char *id;
	int section;		/* index into sections */
	enum question_kind kind;
	enum question_role role;
	enum question_scope scope;
	enum tense tense;
	enum due due;		/* when its condition is due */
	char *gate;		/* label of a gate ("P1"), else NULL */
	int weight;		/* 1-9 of a weighted question, else 0 */
	int revision;		/* raised when the meaning changes; 1 when not given */
	char **replaces;	/* ids it had in older versions, meaning the same; never NULL */
	bool bad;		/* ynpu: yes is the bad answer */
	bool waivable;
	int ask;		/* rank of its block in the room; 0 = none given */
	int seconds;		/* advisory time */
	int quick;		/* 1-based place in the quick subset, 0 = not in it */
	char **tags;		/* of the file; never NULL */
	char **who;		/* who can answer (core/who.h); never NULL */
	char *fix_by;		/* who can fix it (core/who.h) */
	int skip_after;		/* index of the gate whose failure makes it a detail, or -1 */
	char *when_text;	/* as written; NULL = always asked */
	struct expr *when;
	int *from;		/* measures that stand in while it is open (core/measure.h) */
	int n_from;
	gint64 min, max;	/* bounds of a number, inclusive */
	char *good_value;	/* what a flip proposes where no answer is near; or NULL */
	struct choice *choices;	/* ynpu: exactly three, best first; in display order */
	int n_choices;
	struct band *bands;	/* sorted by from; number, or ynpu that takes a number */
	int n_bands;
	struct grade *grades;	/* multi with ordered rules, else none */
	int n_grades;
	char *text, *why, *good, *not_an_answer, *fix, *source, *help; /* help may be NULL */
	/* derived by questionnaire_finish() */
	guint64 tag_bits;	/* bit t = tag t of questionnaire.tags, see below */
	bool allows_na;		/* false for gates, baseline and what a weighty rule reads */
	bool feeds_rule;	/* info question read by a stop, fail or condition rule */
};

struct section {
	char *id, *title, *purpose;	/* purpose may be NULL */
	char *path;			/* the way on when this section is what is missing */
	int first, n_questions;		/* range in questions; file order */
};

struct rule {
	char *id;
	enum rule_effect effect;
	enum rule_affects affects;
	char *when_text;
	struct expr *when;
	char *each;		/* tag, role, "section", or NULL: evaluated for each member
				   with `it` bound; ids are then the members' */
	int each_tag;		/* index of that tag, RULE_EACH_SECTION or RULE_EACH_NONE */
	bool counted;		/* a condition that counts towards conditions.counted */
	char *count_as;		/* all conditions of one group count once; or NULL */
	bool soft_if_waived;	/* a waiver on this id turns the stop into a condition */
	int *on;		/* fail: questions whose state becomes fail */
	int n_on;
	char *path;		/* token, "section" (of the member) or "weakest-section" */
	struct expr *path_if;	/* when true, path_if_path is the path instead */
	char *path_if_text;
	char *path_if_path;
	enum due due;
	char *title, *text;	/* short name; sentence for the report; may be NULL */
	char *fix;		/* what to do about it; may be NULL */
};
enum { RULE_EACH_NONE = -1, RULE_EACH_SECTION = -2 };

struct path_text {		/* a way on */
	char *id;		/* token: "form-team-first" */
	char *title;		/* "Form the team first" */
	char *text;		/* one paragraph: why this is a good result */
	char **steps;		/* what to do, in order; never NULL */
};

/* Tags that reports read; all others are read by rules. A gate with the first stops
 * a split that nobody needs; the next two are either side of the balance, and the gate
 * with the first two asks for the reason; the last is the number question that says how
 * many remote calls a request makes. */
#define TAG_GOOD_NEWS "good-news"
#define TAG_BENEFIT "benefit"
#define TAG_COST "cost"
#define TAG_CALLS "calls-per-request"

struct word_list {
	char *id;
	char **words;		/* entries; folded by questionnaire_index(); several words =
				   a sequence */
	char *initials;		/* derived by words_index() */
};

struct text_row {		/* a named passage or table row of the file */
	char *id;
	char **cells;		/* as many as the table has columns */
};

struct mapping {		/* what core/qdiff.h goes by beside ids */
	enum mapping_kind kind;
	char **from;		/* ids in an older version; need not be in this one */
	char **to;		/* ids in this one */
};

struct source_ref {
	char *key, *title, *url;
};

struct questionnaire {
	char *id, *version, *status, *language, *title, *description, *licence;
	char *based_on;		/* id of the questionnaire whose ids mean the same here, or NULL */
	char *file;		size_t file_length;	/* its bytes; NULL = made in memory */
	char *known_hash;	/* of them, or NULL: ask questionnaire_hash() */
	char *shown_language;	/* language of the texts after a sidecar, else `language` */
	char **authors, **changelog;
	struct section *sections;	int n_sections;
	struct question *questions;	int n_questions;	/* file order */
	struct rule *rules;		int n_rules;		/* file order */
	struct path_text *paths;	int n_paths;
	struct word_list *word_lists;	int n_word_lists;
	struct source_ref *sources;	int n_sources;
	struct mapping *mappings;	int n_mappings;
	struct text_row *texts;		int n_texts;	/* passages: one cell each */
	struct text_row *costs;		int n_costs;	/* id, aspect, function call,
							   network call, question id or "" */
	/* derived by questionnaire_finish() */
	char **tags;		int n_tags;	/* roles, w1..w9, then the file's tags; <= 64 */
	int *quick;		int n_quick;	/* questions of the quick subset, in its order */
	int *order;		/* all questions, each after those its `when' reads */
	struct plan *plan;	/* what the engine looks up; core/plan.h */
	GHashTable *index;	/* question id -> GINT_TO_POINTER(index + 1) */
};

struct questionnaire *questionnaire_new(void);
void questionnaire_free(struct questionnaire *q);
typedef struct questionnaire questionnaire;	/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(questionnaire, questionnaire_free)

/*
 * A loader builds a questionnaire in this order. Every string and array is one
 * GLib allocation of its own (char ** as g_strfreev wants it), so that
 * questionnaire_free() frees also what is half built.
 *  1. Fill sections, questions, rules and tables; parse conditions (expr_parse).
 *  2. questionnaire_index(): builds `index` and `tags`, sets every tag_bits, folds
 *     the word lists. Fails only when there are more than 64 tags or choices of one
 *     question. Ids are unique by then.
 *  3. Look up what names a question or a tag (skip_after, on, each_tag), and
 *     expr_resolve() every condition, with its place.
 *  4. questionnaire_finish(): builds `quick` from question.quick and derives
 *     allows_na, feeds_rule and the plan from what the conditions read. Cannot fail.
 *  5. questionnaire_lint() (core/lint.h): refuses what makes no sense, such as a
 *     `when` that leads back to its own question.
 */
bool questionnaire_index(struct questionnaire *q, struct diags *ds);
void questionnaire_finish(struct questionnaire *q);

/* Index of the question with this id, or -1. */
int questionnaire_find(const struct questionnaire *q, const char *id);
/* Index of the gate with this label ("P1"; case-insensitive), or of the id; -1 if none. */
int questionnaire_find_label(const struct questionnaire *q, const char *label);
/* The label or id nearest to what was typed, or NULL when none is near. */
const char *questionnaire_near_label(const struct questionnaire *q, const char *typed);
/* Whether a role (core/who.h) can answer any of its questions. */
bool questionnaire_asks(const struct questionnaire *q, const char *role);
int questionnaire_find_tag(const struct questionnaire *q, const char *tag);
/* SHA-256 of the file's bytes, hex. Computed when first asked for: it takes a quarter
 * of the time that loading does. */
const char *questionnaire_hash(const struct questionnaire *q);
/* For who knows it: a database keeps files under their hashes. */
void questionnaire_set_hash(struct questionnaire *q, const char *hash);

const struct path_text *questionnaire_path(const struct questionnaire *q, const char *id);
const struct word_list *questionnaire_word_list(const struct questionnaire *q, const char *id);
/* First rule with this id (and effect), or NULL. */
const struct rule *questionnaire_rule(const struct questionnaire *q, const char *id,
		enum rule_effect effect);
/* Whether failing this gate is a stop: of some gates it is a condition. False for what is
 * no gate. */
bool questionnaire_gate_stops(const struct questionnaire *q, int question);
/* The passage with this id, or NULL when the file has none. */
const char *questionnaire_text(const struct questionnaire *q, const char *id);

static inline bool question_has_tag(const struct question *q, int tag)
{
	return tag >= 0 && (q->tag_bits >> tag & 1);
}

/* Which of two versions is the newer: negative, 0, positive as in strcmp(). A suffix
 * ("1.0.0-rc1") comes before the version without it. */
int questionnaire_compare_versions(const char *a, const char *b);

/* Index of the choice with this stored value, or -1. Exact. */
int question_find_choice(const struct question *q, const char *value);
/* The state of the band this number falls into; STATE_NONE when in none. */
enum state question_band_state(const struct question *q, gint64 number);

/* The label people use in the room: the gate label, else the id. */
const char *question_label(const struct question *q);

/* Tokens as they stand in files and JSON; never translated. */
const char *question_kind_name(enum question_kind kind);
const char *question_role_name(enum question_role role);
const char *question_scope_name(enum question_scope scope);
const char *state_name(enum state state);
const char *tense_name(enum tense tense);
const char *due_name(enum due due);
const char *rule_effect_name(enum rule_effect effect);
const char *rule_affects_name(enum rule_affects affects);
const char *mapping_kind_name(enum mapping_kind kind);

#endif
