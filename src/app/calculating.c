/*
 * Makes commands of calculators: reads what their parameters allow, prints figures
 * with what they assume. Nothing here touches the database or knows a calculator.
 */
#include "config.h"

#include "app/calculating.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "app/printing.h"
#include "base/text.h"
#include "core/calc.h"

enum { CALCULATORS_MAX = 16 };

static const char id_prefix[] = "calc-";

/* How people see a unit. */
static const struct {
	const char *format;
	const char *behind;
	double factor;
} units[] = {
	[CALC_COUNT] = { "%.0f", "", 1 },
	[CALC_MINUTES] = { "%.1f", "", 1 },
	[CALC_HOURS] = { "%.1f", "", 1 },
	[CALC_MS] = { "%g", "", 1 },
	[CALC_PERCENT] = { "%.4f", " %", 1 },
	[CALC_SHARE] = { "%.2f", " %", 100 },
};

_Static_assert(G_N_ELEMENTS(units) == CALC_UNIT_COUNT, "a row per unit");

static bool read_real(double *out, const struct calc_param *p, const char *text,
		      struct diags *ds)
{
	g_autofree char *least = text_decimal(p->min, "%.12g");
	g_autofree char *most = text_decimal(p->max, "%.12g");
	char *end;
	struct diag *d;

	errno = 0;
	*out = g_ascii_strtod(text, &end);
	if (errno == 0 && end != text && *end == '\0' && isfinite(*out) &&
	    *out >= p->min && *out <= p->max)
		return true;
	d = diag_error(ds, "number", NULL, _("\"%s\" is no number that fits here"), text);
	diag_hint(d, _("it must be from %s to %s"), least, most);
	return false;
}

static bool read_whole(double *out, const struct calc_param *p, const char *text,
		       struct diags *ds)
{
	struct diag *d;
	gint64 number;

	if (g_ascii_string_to_signed(text, 10, (gint64)p->min, (gint64)p->max, &number, NULL)) {
		*out = (double)number;
		return true;
	}
	d = diag_error(ds, "number", NULL, _("\"%s\" is no whole number that fits here"), text);
	diag_hint(d, _("it must be from 0 to %" PRId64), (gint64)p->max);
	return false;
}

static bool read_param(struct calc *c, const struct calc_param *p, const char *text,
		       struct diags *ds)
{
	double value = 0;

	if (!(p->whole ? read_whole(&value, p, text, ds) : read_real(&value, p, text, ds)))
		return false;
	if (p->kind == CALC_LIST)
		calc_add(c, value);
	else
		calc_set(c, p->key, value);
	return true;
}

/* Words go to the parameters that are no options, in their order. */
static bool read_params(struct calc *c, const struct args *args, struct diags *ds)
{
	unsigned word = 0;

	for (const struct calc_param *p = c->of->params; p->key != NULL; p++) {
		const char *text = p->option != NULL ? args_text(args, p->option) :
						       args_word(args, word);

		if (text == NULL)
			continue;
		if (!read_param(c, p, text, ds))
			return false;
		word += p->option == NULL;
		while (p->kind == CALC_LIST && (text = args_word(args, word)) != NULL) {
			if (!read_param(c, p, text, ds))
				return false;
			word++;
		}
	}
	return true;
}

static json_t *json_number(double value, bool whole)
{
	if (isnan(value))
		return json_null();
	return whole ? json_integer((json_int_t)value) : json_real(value);
}

static json_t *json_list(const struct calc *c, bool whole)
{
	json_t *list = json_array();

	for (guint i = 0; i < c->list->len; i++)
		json_array_append_new(list,
				      json_number(g_array_index(c->list, double, i), whole));
	return list;
}

static void print_json(struct app *app, const struct calc *c)
{
	json_t *o = json_pack("{s:i}", "schema", 1);

	for (const struct calc_param *p = c->of->params; p->key != NULL; p++)
		json_object_set_new(o, p->key, p->kind == CALC_LIST ?
				    json_list(c, p->whole) :
				    json_number(calc_get(c, p->key), p->whole));
	for (const struct calc_figure *f = c->of->figures; f->key != NULL; f++)
		json_object_set_new(o, f->key,
				    json_number(calc_get(c, f->key), f->unit == CALC_COUNT));
	printing_json_take(app, o);
}

static void print_text(struct app *app, const struct calc *c)
{
	g_autofree char *assumption = calc_assumption(c);

	for (const struct calc_figure *f = c->of->figures; f->key != NULL; f++) {
		double value = calc_get(c, f->key) * units[f->unit].factor;
		g_autofree char *number = text_decimal(value, units[f->unit].format);
		g_autofree char *shown = g_strconcat(number, units[f->unit].behind, NULL);

		if (f->what != NULL && !isnan(value))
			app_printf(app, "%12s  %s\n", shown, _(f->what));
	}
	if (assumption != NULL)
		app_printf(app, "%s\n", assumption);
}

static enum exit_code run(struct app *app, const struct args *args, struct diags *ds)
{
	struct calc c;
	bool ok;

	calc_init(&c, args->action->id + strlen(id_prefix));
	ok = read_params(&c, args, ds);
	if (ok) {
		calc_compute(&c);
		if (app->format == FORMAT_JSON)
			print_json(app, &c);
		else
			print_text(app, &c);
	}
	calc_clear(&c);
	return ok ? EXIT_CODE_OK : EXIT_CODE_USAGE;
}

static void make_action(struct action *a, struct option_row *options,
			const struct calculator *c)
{
	int n_options = 0;

	*a = (struct action){
		.id = g_strconcat(id_prefix, c->name, NULL),
		.command = g_strconcat("calc ", c->name, NULL),
		.args = c->args, .summary = c->summary, .help = c->help,
		.example = c->example, .formats = AS_TEXT | AS_JSON, .run = run,
	};
	for (const struct calc_param *p = c->params; p->key != NULL; p++) {
		if (p->option != NULL) {
			options[n_options++] = (struct option_row){
				.name = p->option, .kind = OPTION_TEXT,
				.value = p->placeholder, .help = p->help,
			};
			continue;
		}
		a->min_words += p->kind != CALC_OPTIONAL;
		a->max_words = p->kind == CALC_LIST ? -1 : a->max_words + 1;
	}
	if (n_options > 0)
		a->options = options;
}

const struct action *calculating_actions(void)
{
	static struct action actions[CALCULATORS_MAX + 1];
	static struct option_row options[CALCULATORS_MAX][CALC_PARAMS_MAX + 1];
	static gsize made;
	const struct calculator *all;
	int n;

	if (!g_once_init_enter(&made))
		return actions;
	all = calculators(&n);
	g_assert(n <= CALCULATORS_MAX);
	for (int i = 0; i < n; i++)
		make_action(&actions[i], options[i], &all[i]);
	g_once_init_leave(&made, 1);
	return actions;
}
