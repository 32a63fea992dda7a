/*
 * Values of answers: from what a person typed to struct value, back to the stored
 * form, and to what it means. Which answer counts (stand-ins, conditions, waivers)
 * is decided in core/inputs and above.
 */
#include "config.h"

#include "core/value.h"

#include <glib/gi18n.h>

#include <string.h>

#include "core/expr.h"
#include "core/kind.h"

/* The words that answer a multi as a whole, as case files do. */
static const struct {
	const char *word;
	const char *shown;
	enum state state;
} levels[] = {
	{ "yes", N_("yes"), STATE_PASS },
	{ "partial", N_("partly"), STATE_PARTIAL },
	{ "no", N_("no"), STATE_FAIL },
};

void value_clear(struct value *v)
{
	g_free(v->text);
	*v = (struct value){ 0 };
}

void value_copy(struct value *to, const struct value *from)
{
	*to = *from;
	to->text = g_strdup(from->text);
}

static bool refuse_na(const struct question *q, struct diags *ds)
{
	diag_hint(diag_error(ds, "na-refused", NULL,
			     _("%s cannot be answered with \"na\": the verdict needs it"),
			     q->id),
		  _("answer \"unknown\" when nobody knows"));
	return false;
}

bool value_parse(struct value *out, const struct question *q, const char *typed,
		 struct diags *ds)
{
	g_autofree char *folded = value_fold(typed);

	*out = (struct value){ 0 };
	if (*folded == '\0')
		return true;
	if (strcmp(folded, "unknown") == 0 || strcmp(folded, "?") == 0) {
		out->kind = VALUE_UNKNOWN;
		return true;
	}
	if (strcmp(folded, "na") == 0 || strcmp(folded, "n/a") == 0) {
		if (!q->allows_na)
			return refuse_na(q, ds);
		out->kind = VALUE_NA;
		return true;
	}
	return kind_ops(q->kind)->parse(out, q, typed, folded, ds);
}

/* The items' values or texts in the order of the file. */
static char *join_items(const struct value *v, const struct question *q, bool as_text)
{
	GString *s = g_string_new(NULL);

	for (int i = 0; i < q->n_choices; i++) {
		const struct choice *c = &q->choices[i];

		if (!(v->items >> i & 1))
			continue;
		if (s->len > 0)
			g_string_append(s, as_text ? ", " : ",");
		g_string_append(s, as_text ? c->text : c->value);
	}
	return g_string_free(s, FALSE);
}

static int level_row(enum state state)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(levels); i++)
		if (levels[i].state == state)
			return i;
	g_return_val_if_reached(0);
}

bool value_level(enum state *level, const char *folded)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(levels); i++)
		if (strcmp(levels[i].word, folded) == 0) {
			*level = levels[i].state;
			return true;
		}
	return false;
}

/* How many of how many items; an exclusive one ("none of these") is none of them. */
static void count_items(const struct value *v, const struct question *q, int *ticked,
			int *of)
{
	guint64 plain = question_plain_items(q);

	*ticked = __builtin_popcountll(v->items & plain);
	*of = __builtin_popcountll(plain);
}

static enum state items_state(const struct value *v, const struct question *q)
{
	int ticked, of;

	for (int i = 0; i < q->n_grades; i++)
		if (expr_eval_items(q->grades[i].when, v->items))
			return q->grades[i].state;
	/* What no grade covers is the worst; lint warns about it. */
	if (q->n_grades > 0)
		return STATE_FAIL;
	count_items(v, q, &ticked, &of);
	return ticked == 0 ? STATE_FAIL : ticked == of ? STATE_PASS : STATE_PARTIAL;
}

/* ---- what a value is made of ---- */

static char *format_choice(const struct value *v, const struct question *q)
{
	return g_strdup(q->choices[v->choice].value);
}

static char *display_choice(const struct value *v, const struct question *q)
{
	return g_strdup(q->choices[v->choice].text);
}

static enum state choice_state(const struct value *v, const struct question *q)
{
	return q->choices[v->choice].state;
}

static char *format_level(const struct value *v, const struct question *q)
{
	(void)q;
	return g_strdup(levels[level_row(v->level)].word);
}

static char *display_level(const struct value *v, const struct question *q)
{
	(void)q;
	return g_strdup(_(levels[level_row(v->level)].shown));
}

static enum state level_state(const struct value *v, const struct question *q)
{
	(void)q;
	return v->level;
}

static char *format_items(const struct value *v, const struct question *q)
{
	return v->items == 0 ? g_strdup("none") : join_items(v, q, false);
}

static char *display_items(const struct value *v, const struct question *q)
{
	return v->items == 0 ? g_strdup(_("none of them")) : join_items(v, q, true);
}

static int items_share(const struct value *v, const struct question *q)
{
	int ticked, of;

	count_items(v, q, &ticked, &of);
	return of > 0 ? 1000 * ticked / of : 0;
}

static char *format_number(const struct value *v, const struct question *q)
{
	(void)q;
	return g_strdup_printf("%" G_GINT64_FORMAT, v->number);
}

static enum state number_state(const struct value *v, const struct question *q)
{
	return question_band_state(q, v->number);
}

static char *format_text(const struct value *v, const struct question *q)
{
	(void)q;
	return g_strdup(v->text);
}

static enum state text_state(const struct value *v, const struct question *q)
{
	(void)v, (void)q;
	return STATE_NONE;
}

/* Answers of no kind: one word, one state. */
static const struct {
	const char *stored, *shown;
	enum state state;
} unvalued[] = {
	[VALUE_NONE] = { "", N_("not answered"), STATE_UNANSWERED },
	[VALUE_UNKNOWN] = { "unknown", N_("nobody knows"), STATE_UNKNOWN },
	[VALUE_NA] = { "na", N_("does not apply"), STATE_NA },
};

static const struct {
	char *(*format)(const struct value *v, const struct question *q);
	char *(*display)(const struct value *v, const struct question *q);
	enum state (*state)(const struct value *v, const struct question *q);
	int (*share)(const struct value *v, const struct question *q);	/* else by state */
} values[] = {
	[VALUE_CHOICE] = { format_choice, display_choice, choice_state, NULL },
	[VALUE_LEVEL] = { format_level, display_level, level_state, NULL },
	[VALUE_ITEMS] = { format_items, display_items, items_state, items_share },
	[VALUE_NUMBER] = { format_number, format_number, number_state, NULL },
	[VALUE_TEXT] = { format_text, format_text, text_state, NULL },
};

G_STATIC_ASSERT(G_N_ELEMENTS(values) == VALUE_COUNT);

static bool is_valued(const struct value *v)
{
	return v->kind >= G_N_ELEMENTS(unvalued);
}

char *value_format(const struct value *v, const struct question *q)
{
	return is_valued(v) ? values[v->kind].format(v, q)
			    : g_strdup(unvalued[v->kind].stored);
}

char *value_display(const struct value *v, const struct question *q)
{
	return is_valued(v) ? values[v->kind].display(v, q)
			    : g_strdup(_(unvalued[v->kind].shown));
}

enum state value_state(const struct value *v, const struct question *q)
{
	if (!is_valued(v))
		return unvalued[v->kind].state;
	return q->role == ROLE_INFO ? STATE_NONE : values[v->kind].state(v, q);
}

int value_share(const struct value *v, const struct question *q)
{
	/* Grades say what items are worth together; then no item earns alone. */
	if (is_valued(v) && values[v->kind].share != NULL && q->n_grades == 0 &&
	    q->role != ROLE_INFO)
		return values[v->kind].share(v, q);
	switch (value_state(v, q)) {
	case STATE_PASS:
		return 1000;
	case STATE_PARTIAL:
		return 500;
	default:
		return 0;
	}
}
