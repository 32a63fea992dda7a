/*
 * Counting votes. Hands are numbers; ballots and cards are kept one by one until they
 * are counted, because they may be changed. The kept form is in vote_form.c.
 */
#include "config.h"

#include "core/vote.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/kind.h"

static const char *const kind_names[] = {
	[VOTE_HANDS] = "hands",
	[VOTE_SECRET] = "secret",
	[VOTE_BLIND] = "blind",
};
_Static_assert(G_N_ELEMENTS(kind_names) == VOTE_KIND_COUNT, "a name per kind");

/* What a multi is answered with as a whole. */
static const struct {
	const char *value, *label;
} levels[] = {
	{ "yes", N_("yes") },
	{ "partial", N_("partly") },
	{ "no", N_("no") },
};
_Static_assert(STATE_PASS == 0 && STATE_PARTIAL == 1 && STATE_FAIL == 2,
	       "levels and steps of a spread go by the states from best to worst");

const char *vote_kind_name(enum vote_kind kind)
{
	return kind_names[kind];
}

enum vote_kind vote_kind_from_name(const char *name)
{
	enum vote_kind kind = 0;

	while (kind < VOTE_KIND_COUNT && g_strcmp0(kind_names[kind], name) != 0)
		kind++;
	return kind;
}

enum vote_kind vote_kind_default(const struct question *q)
{
	return vote_n_positions(q) > 0 ? VOTE_HANDS : VOTE_BLIND;
}

bool vote_kind_fits(enum vote_kind kind, const struct question *q)
{
	return kind == VOTE_BLIND || vote_n_positions(q) > 0;
}

/* ---- positions --------------------------------------------------------------- */

int vote_n_positions(const struct question *q)
{
	switch (question_form(q)) {
	case FORM_CHOICE:
		return q->n_choices;
	case FORM_ITEMS:
		return G_N_ELEMENTS(levels);
	default:
		return 0;
	}
}

const char *vote_position_value(const struct question *q, int position)
{
	if (position == vote_n_positions(q))
		return "unknown";
	return question_form(q) == FORM_ITEMS ? levels[position].value :
						q->choices[position].value;
}

const char *vote_position_label(const struct question *q, int position)
{
	if (position == vote_n_positions(q))
		return _("don't know");
	return question_form(q) == FORM_ITEMS ? _(levels[position].label) :
						q->choices[position].text;
}

static bool has_states(const struct question *q)
{
	for (int i = 0; i < q->n_choices; i++)
		if (q->choices[i].state > STATE_FAIL)
			return false;
	return question_form(q) == FORM_CHOICE;
}

/* Choices without states, such as what holds a team up, are kinds: none is worse. */
static bool has_order(const struct question *q)
{
	return question_form(q) == FORM_ITEMS || has_states(q);
}

/* Where a position stands between best and worst. */
static int step_of(const struct question *q, int position)
{
	return has_states(q) ? (int)q->choices[position].state : position;
}

/* ---- ballots ----------------------------------------------------------------- */

static void free_ballot(gpointer data)
{
	struct ballot *b = data;

	g_free(b->name);
	g_free(b->text);
	g_free(b);
}

struct vote *vote_new(const struct question *q, enum vote_kind kind, int people)
{
	struct vote *v = g_new0(struct vote, 1);

	g_assert(vote_kind_fits(kind, q));
	v->q = q;
	v->kind = kind;
	v->people = people;
	v->ballots = g_ptr_array_new_with_free_func(free_ballot);
	return v;
}

void vote_free(struct vote *v)
{
	if (v == NULL)
		return;
	g_ptr_array_unref(v->ballots);
	g_free(v);
}

int vote_cast_count(const struct vote *v)
{
	int n = 0;

	if (v->kind != VOTE_HANDS)
		return (int)v->ballots->len;
	for (int i = 0; i <= vote_n_positions(v->q); i++)
		n += v->tally[i];
	return n;
}

static bool check_count(const struct vote *v, int n, struct diags *ds)
{
	g_autofree char *votes = NULL;
	g_autofree char *people = NULL;

	if (n <= (v->people > 0 ? v->people : VOTE_VOTES_MAX))
		return true;
	if (v->people <= 0) {
		diag_error(ds, "votes-people", NULL, _("more than %d votes"), VOTE_VOTES_MAX);
		return false;
	}
	votes = g_strdup_printf(ngettext("%d vote", "%d votes", (unsigned long)n), n);
	people = g_strdup_printf(ngettext("%d person", "%d people",
					  (unsigned long)v->people), v->people);
	/* TRANSLATORS: "6 votes, 5 people" */
	diag_hint(diag_error(ds, "votes-people", NULL, _("%s, %s"), votes, people),
		  _("count again, or say first who has come"));
	return false;
}

static int find_name(const struct vote *v, const char *name)
{
	g_autofree char *folded = name != NULL ? g_utf8_casefold(name, -1) : NULL;

	for (guint i = 0; folded != NULL && i < v->ballots->len; i++) {
		const struct ballot *b = v->ballots->pdata[i];
		g_autofree char *other = g_utf8_casefold(b->name != NULL ? b->name : "", -1);

		if (b->name != NULL && strcmp(folded, other) == 0)
			return (int)i;
	}
	return -1;
}

/* The ballot to fill in, or NULL when there is none to be had. */
static struct ballot *take_ballot(struct vote *v, int index, const char *name,
				  struct diags *ds)
{
	struct ballot *b;

	g_assert(!v->closed && index < (int)v->ballots->len);
	if (index < 0)
		index = find_name(v, name);
	if (index >= 0)
		return v->ballots->pdata[index];
	if (!check_count(v, (int)v->ballots->len + 1, ds))
		return NULL;
	b = g_new0(struct ballot, 1);
	b->name = g_strdup(name);
	g_ptr_array_add(v->ballots, b);
	return b;
}

bool vote_cast(struct vote *v, int index, const char *name, int position,
	       struct diags *ds)
{
	struct ballot *b;

	g_assert(v->kind == VOTE_SECRET && position >= 0 &&
		 position <= vote_n_positions(v->q));
	b = take_ballot(v, index, name, ds);
	if (b == NULL)
		return false;
	b->position = position;
	return true;
}

/* Without blanks around, and single ones inside. */
static char *trim(const char *text)
{
	g_auto(GStrv) words = g_strsplit_set(text, " \t\r\n", -1);
	GString *out = g_string_new(NULL);

	for (char **w = words; *w != NULL; w++)
		if (**w != '\0')
			g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", *w);
	return g_string_free(out, FALSE);
}

bool vote_write(struct vote *v, int index, const char *name, const char *text,
		struct diags *ds)
{
	g_autofree char *trimmed = trim(text);
	struct ballot *b;

	g_assert(v->kind == VOTE_BLIND);
	if (*trimmed == '\0' || strlen(trimmed) > VOTE_TEXT_MAX) {
		diag_error(ds, "card", NULL, *trimmed == '\0' ?
			   _("a card without text is no vote") : _("this is too long for a card"));
		return false;
	}
	b = take_ballot(v, index, name, ds);
	if (b == NULL)
		return false;
	g_free(b->text);
	b->text = g_steal_pointer(&trimmed);
	return true;
}

void vote_take_back(struct vote *v, int index)
{
	g_assert(!v->closed);
	g_ptr_array_remove_index(v->ballots, (guint)index);
}

/* ---- the tally --------------------------------------------------------------- */

/* Only digits count: "3", not "3x"; -1 when it is no number. */
static int read_number(const char *word)
{
	guint64 n;

	if (!g_ascii_string_to_unsigned(word, 10, 0, VOTE_VOTES_MAX, &n, NULL))
		return -1;
	return (int)n;
}

char *vote_tally_example(const struct question *q)
{
	int n = vote_n_positions(q);
	GString *out = g_string_new("1 3");

	for (int i = 2; i <= n; i++)
		g_string_append(out, i < n ? " 1" : " 0");
	return g_string_free(out, FALSE);
}

static void refuse_form(const struct vote *v, const char *typed, struct diags *ds)
{
	g_autofree char *example = vote_tally_example(v->q);

	diag_hint(diag_error(ds, "tally", NULL, _("\"%s\" is no tally of %s"), typed,
			     question_label(v->q)),
		  _("write a number for each choice in their order, and one more for \"don't "
		    "know\": %s"), example);
}

/* Numbers into counts; how many there were, or -1. */
static int read_tally(int counts[VOTE_POSITIONS_MAX], int n_positions, const char *typed)
{
	g_auto(GStrv) words = g_strsplit_set(typed, " ,/\t", -1);
	int n = 0;

	for (char **w = words; *w != NULL; w++) {
		if (**w == '\0')
			continue;
		if (n > n_positions)
			return -1;
		counts[n] = read_number(*w);
		if (counts[n++] < 0)
			return -1;
	}
	return n;
}

bool vote_set_tally(struct vote *v, const char *typed, struct diags *ds)
{
	int counts[VOTE_POSITIONS_MAX] = { 0 };
	int n = vote_n_positions(v->q), total = 0;

	g_assert(!v->closed && v->kind != VOTE_BLIND);
	if (read_tally(counts, n, typed) < n) {
		refuse_form(v, typed, ds);
		return false;
	}
	for (int i = 0; i <= n; i++)
		total += counts[i];
	if (!check_count(v, total, ds))
		return false;
	if (total == 0) {
		diag_error(ds, "no-votes", NULL, _("nobody has voted"));
		return false;
	}
	if (v->kind == VOTE_HANDS) {
		memcpy(v->tally, counts, sizeof(counts));
		return true;
	}
	g_ptr_array_set_size(v->ballots, 0);
	for (int i = 0; i <= n; i++)
		for (int k = 0; k < counts[i]; k++)
			vote_cast(v, -1, NULL, i, NULL);
	return true;
}

bool vote_close(struct vote *v, struct diags *ds)
{
	if (vote_cast_count(v) == 0) {
		diag_error(ds, "no-votes", NULL, _("nobody has voted"));
		return false;
	}
	v->closed = true;
	return true;
}

/* ---- results ----------------------------------------------------------------- */

static void count_positions(const struct vote *v, struct vote_result *r)
{
	int chosen = 0;

	if (v->kind == VOTE_HANDS)
		memcpy(r->counts, v->tally, sizeof(r->counts));
	for (guint i = 0; v->kind == VOTE_SECRET && i < v->ballots->len; i++)
		r->counts[((const struct ballot *)v->ballots->pdata[i])->position]++;
	r->unknown = r->counts[r->n_positions];
	r->ordered = has_order(v->q);
	for (int i = 0; i < r->n_positions; i++) {
		if (r->counts[i] == 0)
			continue;
		chosen++;
		if (!r->ordered)
			continue;
		if (r->highest < 0 || step_of(v->q, i) < step_of(v->q, r->highest))
			r->highest = i;
		if (r->lowest < 0 || step_of(v->q, i) >= step_of(v->q, r->lowest))
			r->lowest = i;
	}
	if (r->highest >= 0)
		r->spread = step_of(v->q, r->lowest) - step_of(v->q, r->highest);
	r->contested = r->ordered ? r->spread >= VOTE_SPLIT : chosen > 1;
}

/* What makes two cards the same: case and the way a letter was typed make no other. */
static char *fold(const char *text)
{
	g_autofree char *plain = g_utf8_normalize(text, -1, G_NORMALIZE_ALL_COMPOSE);
	g_autofree char *folded = g_utf8_casefold(plain != NULL ? plain : text, -1);

	return trim(folded);
}

static gint more_cards_first(gconstpointer a, gconstpointer b)
{
	const struct vote_text *x = a, *y = b;

	return x->cards != y->cards ? y->cards - x->cards : strcmp(x->text, y->text);
}

static void count_texts(const struct vote *v, struct vote_result *r)
{
	g_autoptr(GHashTable) places = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
							     NULL);

	r->texts = g_array_new(FALSE, FALSE, sizeof(struct vote_text));
	for (guint i = 0; i < v->ballots->len; i++) {
		const struct ballot *b = v->ballots->pdata[i];
		char *folded = fold(b->text);
		int place = GPOINTER_TO_INT(g_hash_table_lookup(places, folded));

		if (place > 0) {
			g_array_index(r->texts, struct vote_text, place - 1).cards++;
			g_free(folded);
		} else {
			struct vote_text t = { b->text, 1 };

			g_array_append_val(r->texts, t);
			g_hash_table_insert(places, folded, GINT_TO_POINTER(r->texts->len));
		}
	}
	g_array_sort(r->texts, more_cards_first);
	r->contested = r->texts->len > 1;
}

bool vote_result(const struct vote *v, struct vote_result *out)
{
	*out = (struct vote_result){ .highest = -1, .lowest = -1 };
	if (!v->closed)
		return false;
	out->cast = vote_cast_count(v);
	out->people = v->people;
	out->n_positions = v->kind == VOTE_BLIND ? 0 : vote_n_positions(v->q);
	if (v->kind == VOTE_BLIND)
		count_texts(v, out);
	else
		count_positions(v, out);
	return true;
}

void vote_result_clear(struct vote_result *r)
{
	g_clear_pointer(&r->texts, g_array_unref);
}

/* Names on the ballots that a test lets through. */
static char **collect_names(const struct vote *v,
			    bool (*is_wanted)(const struct ballot *b, const void *what),
			    const void *what)
{
	GPtrArray *names = g_ptr_array_new();

	for (guint i = 0; v->closed && i < v->ballots->len; i++) {
		const struct ballot *b = v->ballots->pdata[i];

		if (b->name != NULL && is_wanted(b, what))
			g_ptr_array_add(names, g_strdup(b->name));
	}
	g_ptr_array_add(names, NULL);
	return (char **)g_ptr_array_free(names, FALSE);
}

static bool is_at(const struct ballot *b, const void *what)
{
	return b->text == NULL && b->position == *(const int *)what;
}

char **vote_names_at(const struct vote *v, int position)
{
	return collect_names(v, is_at, &position);
}

static bool is_on(const struct ballot *b, const void *what)
{
	g_autofree char *folded = b->text != NULL ? fold(b->text) : NULL;

	return g_strcmp0(folded, what) == 0;
}

char **vote_names_on(const struct vote *v, const char *text)
{
	g_autofree char *folded = fold(text);

	return collect_names(v, is_on, folded);
}
