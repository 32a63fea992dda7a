/*
 * Reads figures, calls core/calc, prints results with their assumptions. Nothing
 * here touches the database.
 */
#include "config.h"

#include "app/calculating.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include <glib/gi18n.h>

#include "app/printing.h"
#include "base/text.h"
#include "core/calc.h"

const struct option_row calculating_availability_options[] = {
	{ "retries", 0, OPTION_TEXT, N_("N"), NULL, NAMED_NOTHING,
	  N_("calls are tried again so often") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

const struct option_row calculating_latency_options[] = {
	{ "budget", 0, OPTION_TEXT, N_("MS"), NULL, NAMED_NOTHING,
	  N_("what a request may take") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

const struct option_row calculating_debug_options[] = {
	{ "across", 0, OPTION_TEXT, N_("MINUTES"), NULL, NAMED_NOTHING,
	  N_("a bug that crosses services (120)") },
	{ "within", 0, OPTION_TEXT, N_("MINUTES"), NULL, NAMED_NOTHING,
	  N_("a bug inside one application (20)") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

static bool read_real(double *out, const char *text, double min, double max,
		      struct diags *ds)
{
	g_autofree char *least = text_decimal(min, "%g");
	g_autofree char *most = text_decimal(max, "%g");
	char *end;
	struct diag *d;

	errno = 0;
	*out = g_ascii_strtod(text, &end);
	if (errno == 0 && end != text && *end == '\0' && isfinite(*out) && *out >= min &&
	    *out <= max)
		return true;
	d = diag_error(ds, "number", NULL, _("\"%s\" is no number that fits here"), text);
	diag_hint(d, _("it must be from %s to %s"), least, most);
	return false;
}

static bool read_whole(gint64 *out, const char *text, gint64 max, struct diags *ds)
{
	struct diag *d;

	if (g_ascii_string_to_signed(text, 10, 0, max, out, NULL))
		return true;
	d = diag_error(ds, "number", NULL, _("\"%s\" is no whole number that fits here"), text);
	diag_hint(d, _("it must be from 0 to %" PRId64), max);
	return false;
}

enum { COUNT_MAX = 1000000 };

/* One line of a result: figure and what it is. */
static void print_line(struct app *app, const char *what, const char *figure)
{
	app_printf(app, "%12s  %s\n", figure, what);
}

static void print_figure(struct app *app, const char *what, const char *format, double figure)
{
	g_autofree char *shown = text_decimal(figure, format);

	print_line(app, what, shown);
}

static void print_percent(struct app *app, const char *what, const char *format, double share)
{
	g_autofree char *number = text_decimal(100 * share, format);
	g_autofree char *shown = g_strdup_printf("%s %%", number);

	print_line(app, what, shown);
}

static void print_count(struct app *app, const char *what, gint64 count)
{
	g_autofree char *shown = g_strdup_printf("%" G_GINT64_FORMAT, count);

	print_line(app, what, shown);
}

enum exit_code calculating_availability(struct app *app, const struct args *args,
					struct diags *ds)
{
	const char *retries_text = args_text(args, "retries");
	double percent = CALC_AVAILABILITY * 100, one, all;
	gint64 parts, retries = 0;

	if (!read_whole(&parts, args_word(args, 0), COUNT_MAX, ds) ||
	    (args_word(args, 1) != NULL &&
	     !read_real(&percent, args_word(args, 1), 0, 100, ds)) ||
	    (retries_text != NULL && !read_whole(&retries, retries_text, 100, ds)))
		return EXIT_CODE_USAGE;
	one = calc_availability_retried(percent / 100, retries);
	all = calc_availability(one, parts);
	if (app->format == FORMAT_JSON) {
		printing_json_take(app, json_pack("{s:i, s:I, s:f, s:I, s:f, s:f}", "schema", 1,
						  "parts", (json_int_t)parts, "percent_each",
						  percent, "retries", (json_int_t)retries,
						  "percent", all * 100, "minutes_down_per_30_days",
						  calc_minutes_down(all)));
		return EXIT_CODE_OK;
	}
	print_percent(app, _("of the time available"), "%.4f", all);
	print_figure(app, _("minutes down in 30 days"), "%.1f", calc_minutes_down(all));
	print_figure(app, _("minutes down in 30 days, one part alone"), "%.1f",
		     calc_minutes_down(percent / 100));
	if (retries > 0)
		app_printf(app, "%s\n", _("optimistic: as if failures were independent"));
	return EXIT_CODE_OK;
}

enum exit_code calculating_latency(struct app *app, const struct args *args,
				   struct diags *ds)
{
	const char *budget_text = args_text(args, "budget");
	g_autofree char *inside = text_decimal(CALC_IN_PROCESS_MS, "%g");
	g_autofree char *network = text_decimal(CALC_NETWORK_MS, "%g");
	double sum = 0, slowest = 0, budget = 0, share;

	for (unsigned i = 0; i < args->words->len; i++) {
		double ms;

		if (!read_real(&ms, args->words->pdata[i], 0, 1e9, ds))
			return EXIT_CODE_USAGE;
		sum += ms;
		slowest = MAX(slowest, ms);
	}
	if (budget_text != NULL && !read_real(&budget, budget_text, 0, 1e9, ds))
		return EXIT_CODE_USAGE;
	share = calc_slow_share(args->words->len);
	if (app->format == FORMAT_JSON) {
		printing_json_take(app,
				   json_pack("{s:i, s:i, s:f, s:f, s:o, s:f}", "schema", 1,
					     "calls", (int)args->words->len, "serial_ms", sum,
					     "parallel_ms", slowest, "budget_left_ms",
					     budget_text != NULL ? json_real(budget - sum) :
								   json_null(),
					     "slow_share", share));
		return EXIT_CODE_OK;
	}
	print_figure(app, _("ms, one call after the other"), "%g", sum);
	print_figure(app, _("ms, side by side"), "%g", slowest);
	if (budget_text != NULL)
		print_figure(app, _("ms of the budget left"), "%g", budget - sum);
	print_percent(app, _("of requests meet a call slower than its 99th percentile"), "%.2f",
		      share);
	app_printf(app, _("a function call takes about %s ms, a call over the network about %s ms\n"),
		   inside, network);
	return EXIT_CODE_OK;
}

enum exit_code calculating_surface(struct app *app, const struct args *args,
				   struct diags *ds)
{
	gint64 n[3] = { 0, 0, 0 };
	struct calc_surface s;

	for (unsigned i = 0; i < args->words->len; i++)
		if (!read_whole(&n[i], args->words->pdata[i], COUNT_MAX, ds))
			return EXIT_CODE_USAGE;
	s = calc_surface(n[0], n[1], n[2]);
	if (app->format == FORMAT_JSON) {
		printing_json_take(
			app, json_pack("{s:i, s:I, s:I, s:I, s:I, s:I, s:I, s:I}", "schema", 1,
				       "per_service", (json_int_t)s.per_service, "per_call",
				       (json_int_t)s.per_call, "runbooks", (json_int_t)s.runbooks,
				       "shared", (json_int_t)s.shared, "total", (json_int_t)s.total,
				       "fallacies", (json_int_t)s.fallacies, "monolith",
				       (json_int_t)s.monolith));
		return EXIT_CODE_OK;
	}
	print_count(app, _("for the services themselves"), s.per_service);
	print_count(app, _("for the calls between them"), s.per_call);
	print_count(app, _("runbooks across services"), s.runbooks);
	print_count(app, _("shared"), s.shared);
	print_count(app, _("things to keep running in all"), s.total);
	print_count(app, _("for one application"), s.monolith);
	print_count(app, _("places where a fallacy of distribution applies"), s.fallacies);
	return EXIT_CODE_OK;
}

enum exit_code calculating_coordination(struct app *app, const struct args *args,
					struct diags *ds)
{
	gint64 people;

	if (!read_whole(&people, args_word(args, 0), COUNT_MAX, ds))
		return EXIT_CODE_USAGE;
	if (app->format == FORMAT_JSON)
		printing_json_take(app, json_pack("{s:i, s:I, s:I}", "schema", 1, "people",
						  (json_int_t)people, "pairs",
						  (json_int_t)calc_pairs(people)));
	else
		print_count(app, _("pairs who have to talk"), calc_pairs(people));
	return EXIT_CODE_OK;
}

enum exit_code calculating_debug(struct app *app, const struct args *args,
				 struct diags *ds)
{
	const char *across_text = args_text(args, "across");
	const char *within_text = args_text(args, "within");
	double across = 120, within = 20, hours;
	gint64 bugs;

	if (!read_whole(&bugs, args_word(args, 0), COUNT_MAX, ds) ||
	    (across_text != NULL && !read_real(&across, across_text, 0, 1e6, ds)) ||
	    (within_text != NULL && !read_real(&within, within_text, 0, 1e6, ds)))
		return EXIT_CODE_USAGE;
	hours = calc_debug_hours(bugs, across, within);
	if (app->format == FORMAT_JSON)
		printing_json_take(app, json_pack("{s:i, s:I, s:f, s:f, s:f}", "schema", 1, "bugs",
						  (json_int_t)bugs, "minutes_across", across,
						  "minutes_within", within, "extra_hours", hours));
	else
		print_figure(app, _("extra hours a month"), "%.1f", hours);
	return EXIT_CODE_OK;
}
