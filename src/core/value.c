/*
 * Values of answers: from what a person typed to struct value, back to the stored
 * form, and to what it means. Which answer counts (stand-ins, conditions, waivers)
 * is decided in core/inputs and above.
 */
#include "config.h"

#include "core/value.h"

#include <glib/gi18n.h>

#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "base/near.h"
#include "core/expr.h"

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

/* Stored values are compared without case; blanks and _ stand for hyphens. */
static char *fold(const char *text)
{
	g_autofree char *lower = g_utf8_strdown(text, -1);
	GString *folded = g_string_new(NULL);

	g_strstrip(lower);
	for (const char *p = lower; *p != '\0'; p++) {
		if (*p != ' ' && *p != '\t' && *p != '_')
			g_string_append_c(folded, *p);
		else if (p[1] != ' ' && p[1] != '\t')
			g_string_append_c(folded, '-');
	}
	return g_string_free(folded, FALSE);
}

static int find_choice(const struct question *q, const char *folded)
{
	for (int i = 0; i < q->n_choices; i++) {
		g_autofree char *value = fold(q->choices[i].value);

		if (strcmp(value, folded) == 0)
			return i;
	}
	return -1;
}

static int find_level(const char *folded)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(levels); i++)
		if (strcmp(levels[i].word, folded) == 0)
			return i;
	return -1;
}

/* "no answer to X": with the nearest value, or all there are. */
static void refuse_word(const struct question *q, const char *typed, struct diags *ds)
{
	g_autoptr(GString) all = g_string_new(NULL);
	struct diag *d;
	struct near near;

	near_init(&near, typed);
	for (int i = 0; i < q->n_choices; i++) {
		near_offer(&near, q->choices[i].value);
		g_string_append_printf(all, "%s, ", q->choices[i].value);
	}
	near_offer(&near, "unknown");
	d = diag_error(ds, "bad-value", NULL, _("\"%s\" is no answer to %s"), typed,
		       q->id);
	if (near.best != NULL)
		diag_hint(d, _("did you mean \"%s\"?"), near.best);
	else if (q->kind == KIND_MULTI)
		diag_hint(d, _("it takes some of %sall, none or unknown"), all->str);
	else if (q->n_bands > 0)
		diag_hint(d, _("it takes %sa whole number or unknown"), all->str);
	else
		diag_hint(d, _("it takes %sor unknown"), all->str);
}

static bool refuse_na(const struct question *q, struct diags *ds)
{
	diag_hint(diag_error(ds, "na-refused", NULL,
			     _("%s cannot be answered with \"na\": the verdict needs it"),
			     q->id),
		  _("answer \"unknown\" when nobody knows"));
	return false;
}

/* Whether the text has the shape of a whole number; its size is another matter. */
static bool is_whole_number(const char *text)
{
	const char *digits = text + (*text == '-' || *text == '+');

	return *digits != '\0' && digits[strspn(digits, "0123456789")] == '\0';
}

static bool parse_number(struct value *out, const struct question *q, const char *text,
			 struct diags *ds)
{
	bool has_bounds = q->max > q->min;
	gint64 number;

	if (!is_whole_number(text)) {
		diag_hint(diag_error(ds, "bad-value", NULL,
				     _("\"%s\" is no answer to %s"), text, q->id),
			  _("it takes a whole number or unknown"));
		return false;
	}
	errno = 0;
	number = g_ascii_strtoll(text, NULL, 10);
	if (errno == ERANGE || (has_bounds && (number < q->min || number > q->max))) {
		diag_hint(diag_error(ds, "bad-value", NULL,
				     _("%s is out of range for %s"), text, q->id),
			  _("it takes %" PRId64 " to %" PRId64),
			  has_bounds ? q->min : G_MININT64,
			  has_bounds ? q->max : G_MAXINT64);
		return false;
	}
	if (q->n_bands > 0 && question_band_state(q, number) == STATE_NONE) {
		diag_hint(diag_error(ds, "bad-value", NULL,
				     _("%s is out of range for %s"), text, q->id),
			  _("no band of the question says what it means"));
		return false;
	}
	out->kind = VALUE_NUMBER;
	out->number = number;
	return true;
}

static bool parse_choice(struct value *out, const struct question *q, const char *typed,
			 const char *folded, struct diags *ds)
{
	int choice = find_choice(q, folded);

	if (choice < 0 && q->n_bands > 0 && is_whole_number(folded))
		return parse_number(out, q, folded, ds);
	if (choice < 0) {
		refuse_word(q, typed, ds);
		return false;
	}
	out->kind = VALUE_CHOICE;
	out->choice = choice;
	return true;
}

static guint64 plain_items(const struct question *q)
{
	guint64 items = 0;

	for (int i = 0; i < q->n_choices; i++)
		if (!q->choices[i].exclusive)
			items |= G_GUINT64_CONSTANT(1) << i;
	return items;
}

static bool check_exclusive(const struct question *q, guint64 items, struct diags *ds)
{
	for (int i = 0; i < q->n_choices; i++) {
		guint64 bit = G_GUINT64_CONSTANT(1) << i;

		if (!q->choices[i].exclusive || !(items & bit) || items == bit)
			continue;
		diag_hint(diag_error(ds, "bad-value", NULL,
				     _("\"%s\" of %s excludes all other items"),
				     q->choices[i].value, q->id),
			  _("give it alone, or leave it out"));
		return false;
	}
	return true;
}

static bool parse_items(struct value *out, const struct question *q, const char *typed,
			struct diags *ds)
{
	g_auto(GStrv) words = g_strsplit(typed, ",", -1);
	guint64 items = 0;

	for (int w = 0; words[w] != NULL; w++) {
		g_autofree char *folded = fold(words[w]);
		int item = find_choice(q, folded);

		if (*folded == '\0')
			continue;	/* a comma too many */
		if (item < 0) {
			refuse_word(q, g_strstrip(words[w]), ds);
			return false;
		}
		items |= G_GUINT64_CONSTANT(1) << item;
	}
	if (!check_exclusive(q, items, ds))
		return false;
	out->kind = VALUE_ITEMS;
	out->items = items;
	return true;
}

static bool parse_multi(struct value *out, const struct question *q, const char *typed,
			const char *folded, struct diags *ds)
{
	int level = find_level(folded);

	/* An item of the same name wins over a word of ours. */
	if (find_choice(q, folded) >= 0)
		return parse_items(out, q, typed, ds);
	if (level >= 0) {
		out->kind = VALUE_LEVEL;
		out->level = levels[level].state;
		return true;
	}
	if (strcmp(folded, "all") == 0 || strcmp(folded, "none") == 0) {
		out->kind = VALUE_ITEMS;
		out->items = *folded == 'a' ? plain_items(q) : 0;
		return true;
	}
	return parse_items(out, q, typed, ds);
}

bool value_parse(struct value *out, const struct question *q, const char *typed,
		 struct diags *ds)
{
	g_autofree char *folded = fold(typed);

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
	switch (q->kind) {
	case KIND_YNPU:
	case KIND_CHOICE:
		return parse_choice(out, q, typed, folded, ds);
	case KIND_MULTI:
		return parse_multi(out, q, typed, folded, ds);
	case KIND_NUMBER:
		return parse_number(out, q, folded, ds);
	default:
		out->kind = VALUE_TEXT;
		out->text = g_strdup(typed);
		return true;
	}
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

char *value_format(const struct value *v, const struct question *q)
{
	switch (v->kind) {
	case VALUE_UNKNOWN:
		return g_strdup("unknown");
	case VALUE_NA:
		return g_strdup("na");
	case VALUE_CHOICE:
		return g_strdup(q->choices[v->choice].value);
	case VALUE_LEVEL:
		return g_strdup(levels[level_row(v->level)].word);
	case VALUE_ITEMS:
		return v->items == 0 ? g_strdup("none") : join_items(v, q, false);
	case VALUE_NUMBER:
		return g_strdup_printf("%" G_GINT64_FORMAT, v->number);
	case VALUE_TEXT:
		return g_strdup(v->text);
	default:
		return g_strdup("");
	}
}

char *value_display(const struct value *v, const struct question *q)
{
	switch (v->kind) {
	case VALUE_NONE:
		return g_strdup(_("not answered"));
	case VALUE_UNKNOWN:
		return g_strdup(_("nobody knows"));
	case VALUE_NA:
		return g_strdup(_("does not apply"));
	case VALUE_CHOICE:
		return g_strdup(q->choices[v->choice].text);
	case VALUE_LEVEL:
		return g_strdup(_(levels[level_row(v->level)].shown));
	case VALUE_ITEMS:
		return v->items == 0 ? g_strdup(_("none of them")) : join_items(v, q, true);
	default:
		return value_format(v, q);
	}
}

/* How many of how many items; an exclusive one ("none of these") is none of them. */
static void count_items(const struct value *v, const struct question *q, int *ticked,
			int *of)
{
	guint64 plain = plain_items(q);

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

enum state value_state(const struct value *v, const struct question *q)
{
	switch (v->kind) {
	case VALUE_NONE:
		return STATE_UNANSWERED;
	case VALUE_UNKNOWN:
		return STATE_UNKNOWN;
	case VALUE_NA:
		return STATE_NA;
	default:
		break;
	}
	if (q->role == ROLE_INFO)
		return STATE_NONE;
	switch (v->kind) {
	case VALUE_CHOICE:
		return q->choices[v->choice].state;
	case VALUE_LEVEL:
		return v->level;
	case VALUE_ITEMS:
		return items_state(v, q);
	case VALUE_NUMBER:
		return question_band_state(q, v->number);
	default:
		return STATE_NONE;
	}
}

int value_share(const struct value *v, const struct question *q)
{
	int ticked, of;

	if (v->kind == VALUE_ITEMS && q->n_grades == 0 && q->role != ROLE_INFO) {
		count_items(v, q, &ticked, &of);
		return of > 0 ? 1000 * ticked / of : 0;
	}
	switch (value_state(v, q)) {
	case STATE_PASS:
		return 1000;
	case STATE_PARTIAL:
		return 500;
	default:
		return 0;
	}
}
