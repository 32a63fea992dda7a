/*
 * How a closed round is written down and read back. The form is told in vote.h; it is
 * read by programs of other versions and in other languages, so nothing of it is
 * translated and what is not known is passed over.
 */
#include "config.h"

#include "core/vote.h"

#include <string.h>

#include <glib/gi18n.h>

static void add_field(GString *out, const char *key, const char *of, const char *value)
{
	g_autofree char *name = of != NULL ? g_uri_escape_string(of, NULL, TRUE) : NULL;
	g_autofree char *text = g_uri_escape_string(value, NULL, TRUE);

	g_string_append_printf(out, "%s%s%s%s=%s", out->len > 0 ? " " : "", key,
			       name != NULL ? ":" : "", name != NULL ? name : "", text);
}

static void add_number(GString *out, const char *key, const char *of, int n)
{
	char number[16];

	g_snprintf(number, sizeof(number), "%d", n);
	add_field(out, key, of, number);
}

char *vote_format(const struct vote *v, bool names)
{
	GString *out = g_string_new("v=1");
	struct vote_result r;

	if (!vote_result(v, &r))
		g_assert_not_reached();
	if (v->people > 0)
		add_number(out, "people", NULL, v->people);
	for (int i = 0; v->kind != VOTE_BLIND && i <= r.n_positions; i++)
		add_number(out, "choice", vote_position_value(v->q, i), r.counts[i]);
	for (guint i = 0; r.texts != NULL && i < r.texts->len; i++) {
		const struct vote_text *t = &g_array_index(r.texts, struct vote_text, i);

		add_number(out, "card", t->text, t->cards);
	}
	for (guint i = 0; names && i < v->ballots->len; i++) {
		const struct ballot *b = v->ballots->pdata[i];

		if (b->name != NULL)
			add_field(out, "by", b->name, b->text != NULL ? b->text :
				  vote_position_value(v->q, b->position));
	}
	vote_result_clear(&r);
	return g_string_free(out, FALSE);
}

/* ---- reading ----------------------------------------------------------------- */

struct field {
	char *key, *of, *value;		/* of NULL = none */
};

static void field_clear(struct field *f)
{
	g_clear_pointer(&f->key, g_free);
	g_clear_pointer(&f->of, g_free);
	g_clear_pointer(&f->value, g_free);
}

/* False: not of the form KEY[:OF]=VALUE. */
static bool field_read(struct field *f, const char *word)
{
	const char *equals = strchr(word, '=');
	const char *colon = strchr(word, ':');

	*f = (struct field){ 0 };
	if (equals == NULL)
		return false;
	if (colon != NULL && colon > equals)
		colon = NULL;
	f->key = g_strndup(word, (gsize)((colon != NULL ? colon : equals) - word));
	f->value = g_uri_unescape_string(equals + 1, NULL);
	if (colon != NULL)
		f->of = g_uri_unescape_segment(colon + 1, equals, NULL);
	return f->value != NULL && (colon == NULL || f->of != NULL);
}

static int find_position(const struct question *q, const char *value)
{
	int n = vote_n_positions(q);

	for (int i = 0; i <= n; i++)
		if (strcmp(vote_position_value(q, i), value) == 0)
			return i;
	return -1;
}

static bool read_count(const struct field *f, int *n)
{
	gint64 number;

	*n = 0;
	if (!g_ascii_string_to_signed(f->value, 10, 0, VOTE_VOTES_MAX, &number, NULL))
		return false;
	*n = (int)number;
	return true;
}

/* Kept aside while ballots are read back: what was accepted then is not refused now. */
struct reading {
	struct vote *v;
	int people;
};

static bool read_people(struct reading *in, const struct field *f)
{
	return read_count(f, &in->people);
}

static bool read_choice(struct reading *in, const struct field *f)
{
	struct vote *v = in->v;
	int n, position = f->of != NULL ? find_position(v->q, f->of) : -1;

	if (v->kind == VOTE_BLIND || position < 0 || !read_count(f, &n) ||
	    vote_cast_count(v) + n > VOTE_VOTES_MAX)
		return false;
	v->tally[position] = n;
	for (int i = 0; v->kind == VOTE_SECRET && i < n; i++)
		vote_cast(v, -1, NULL, position, NULL);
	return true;
}

static bool read_card(struct reading *in, const struct field *f)
{
	struct vote *v = in->v;
	int n;

	if (v->kind != VOTE_BLIND || f->of == NULL || !read_count(f, &n) ||
	    vote_cast_count(v) + n > VOTE_VOTES_MAX)
		return false;
	for (int i = 0; i < n; i++)
		if (!vote_write(v, -1, NULL, f->of, NULL))
			return false;
	return true;
}

/* Puts a name on one of the ballots that say so; they were counted before. */
static bool read_by(struct reading *in, const struct field *f)
{
	struct vote *v = in->v;
	int position = v->kind == VOTE_BLIND ? 0 : find_position(v->q, f->value);

	for (guint i = 0; f->of != NULL && i < v->ballots->len; i++) {
		struct ballot *b = v->ballots->pdata[i];

		if (b->name != NULL || (b->text != NULL ? strcmp(b->text, f->value) != 0 :
							  b->position != position))
			continue;
		b->name = g_strdup(f->of);
		return true;
	}
	return f->of != NULL;	/* spelled another way than the first such card */
}

static const struct {
	const char *key;
	bool (*read)(struct reading *in, const struct field *f);
} fields[] = {
	{ "people", read_people },
	{ "choice", read_choice },
	{ "card", read_card },
	{ "by", read_by },
};

static bool read_field(struct reading *in, const struct field *f)
{
	for (gsize i = 0; i < G_N_ELEMENTS(fields); i++)
		if (strcmp(fields[i].key, f->key) == 0)
			return fields[i].read(in, f);
	return true;
}

static bool read_all(struct vote *v, const char *stored)
{
	g_auto(GStrv) words = g_strsplit(stored, " ", -1);
	struct reading in = { .v = v };
	bool ok = true;

	for (char **w = words; ok && *w != NULL; w++) {
		struct field f;

		if (**w == '\0')
			continue;
		ok = field_read(&f, *w) && read_field(&in, &f);
		field_clear(&f);
	}
	v->people = in.people;
	return ok;
}

bool vote_parse(struct vote **out, const struct question *q, enum vote_kind kind,
		const char *stored, struct diags *ds)
{
	g_autoptr(vote) v = NULL;

	*out = NULL;
	if (vote_kind_fits(kind, q))
		v = vote_new(q, kind, 0);
	if (v != NULL && read_all(v, stored) && vote_close(v, NULL)) {
		*out = g_steal_pointer(&v);
		return true;
	}
	diag_error(ds, "stored-vote", NULL, _("a stored vote about \"%s\" cannot be read"), q->id);
	return false;
}
