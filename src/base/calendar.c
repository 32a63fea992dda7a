/*
 * Days as numbers and the words people type for them, in English and in the reader's
 * language. GDate knows the calendar; time zones do not occur: everything stored and
 * shown is UTC.
 */
#include "config.h"

#include "base/calendar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>
#include <glib/gi18n.h>

enum {
	DAY_MS = 86400000,
	JULIAN_OF_1970 = 719163,
	MONTHS_MAX = 12 * 8000,	/* as long as a year still fits GDate */
};

/* TRANSLATORS: typed for a day, in any case; its first letters are understood, too, from
 * two on, as long as no other day begins with them */
static const char *const weekdays[] = { N_("monday"), N_("tuesday"), N_("wednesday"),
					N_("thursday"), N_("friday"), N_("saturday"),
					N_("sunday") };

static const struct {
	const char *word;
	int days;
} day_words[] = {
	{ N_("today"), 0 },
	{ N_("tomorrow"), 1 },
};

static void date_of_day(GDate *date, int day)
{
	g_date_clear(date, 1);
	g_date_set_julian(date, JULIAN_OF_1970 + CLAMP(day, CALENDAR_DAY_MIN, CALENDAR_DAY_MAX));
}

static int day_of_date(const GDate *date)
{
	return (int)g_date_get_julian(date) - JULIAN_OF_1970;
}

/* Exactly `count' digits; -1 when there is anything else. */
static int parse_digits(const char *s, int count)
{
	int value = 0;

	for (int i = 0; i < count; i++) {
		if (!g_ascii_isdigit(s[i]))
			return -1;
		value = value * 10 + (s[i] - '0');
	}
	return value;
}

/* Splits "YYYY-MM-DD" at the start of text; whether such a day exists is not
 * asked. */
static bool split_date(int parts[3], const char *text)
{
	if (strlen(text) < CALENDAR_DATE_SIZE - 1 || text[4] != '-' || text[7] != '-')
		return false;
	parts[0] = parse_digits(text, 4);
	parts[1] = parse_digits(text + 5, 2);
	parts[2] = parse_digits(text + 8, 2);
	return parts[0] >= 0 && parts[1] >= 0 && parts[2] >= 0;
}

static bool day_from_parts(int *day, const int parts[3])
{
	GDate date;

	*day = 0;
	if (parts[0] < 1970 || !g_date_valid_dmy(parts[2], parts[1], parts[0]))
		return false;
	g_date_clear(&date, 1);
	g_date_set_dmy(&date, parts[2], parts[1], parts[0]);
	*day = day_of_date(&date);
	return true;
}

/* Says why a well-formed date is not a day. */
static void refuse_date(const char *text, const int parts[3], struct diags *ds)
{
	if (parts[0] < 1970)
		diag_error(ds, "date-range", NULL, _("\"%s\" is before 1970"), text);
	else if (parts[1] < 1 || parts[1] > 12)
		diag_error(ds, "date-month", NULL,
			   _("\"%s\" is not a date: there is no month %d"), text, parts[1]);
	else
		diag_error(ds, "date-day", NULL,
			   _("\"%s\" is not a date: %04d-%02d has %d days"), text, parts[0],
			   parts[1], g_date_get_days_in_month(parts[1], parts[0]));
}

/* Up to `most' digits, at least one; -1 when there are none. */
static int take_digits(const char **text, int most)
{
	int count = 0;

	while (count < most && g_ascii_isdigit((*text)[count]))
		count++;
	*text += count;
	return count > 0 ? parse_digits(*text - count, count) : -1;
}

/* "11.12.2026", "11.12.26", and without a year the next such day from today on: "11.12.".
 * Whether such a day exists is not asked. */
static bool split_dotted(int parts[3], const char *text, int today)
{
	const char *year;
	GDate date;
	int day;

	parts[2] = take_digits(&text, 2);
	if (parts[2] < 0 || *text++ != '.' || (parts[1] = take_digits(&text, 2)) < 0)
		return false;
	if (*text == '.')
		text++;
	year = text;
	parts[0] = take_digits(&text, 4);
	if (*text != '\0' || (year != text && (year[-1] != '.' || (text - year) % 2 != 0)))
		return false;
	if (year != text) {
		parts[0] += text - year == 2 ? 2000 : 0;
		return true;
	}
	date_of_day(&date, today);
	parts[0] = g_date_get_year(&date);
	/* the 29th of February may be eight years away */
	for (int i = 0; i <= 8; i++, parts[0]++)
		if (day_from_parts(&day, parts) && day >= today)
			return true;
	parts[0] = g_date_get_year(&date);
	return true;
}

/* Which of the letters of `units' it is, or -1. */
static int unit_of(char letter, const char *units)
{
	const char *at = strchr(units, letter);

	return letter != '\0' && at != NULL ? (int)(at - units) : -1;
}

/* "+10d", "+2w", "+3m" from today. */
static bool parse_offset(int *day, const char *text, int today)
{
	/* TRANSLATORS: the first letters of day, week and month, in this order, typed as in
	 * +10d, +2w, +3m; the English ones are understood, too */
	static const char *const units = N_("dwm");
	char *end;
	long count;
	int unit;

	if (text[0] != '+' || !g_ascii_isdigit(text[1]) || strlen(text) > 7)
		return false;
	count = strtol(text + 1, &end, 10);
	if (*end == '\0' || end[1] != '\0')
		return false;
	unit = unit_of(g_ascii_tolower(*end), _(units));
	if (unit < 0)
		unit = unit_of(g_ascii_tolower(*end), units);
	if (unit < 0 || (unit == 2 && count > MONTHS_MAX))
		return false;
	*day = unit == 2 ? calendar_add_months(today, count) :
			   calendar_add_days(today, unit == 1 ? 7 * count : count);
	return true;
}

static bool begins_with(const char *word, const char *folded)
{
	g_autofree char *all = g_utf8_casefold(word, -1);

	return g_str_has_prefix(all, folded);
}

/* Which of them begins like that, and no other does; -1 else. */
static int find_weekday(const char *folded, bool translated)
{
	int found = -1;

	for (int i = 0; i < (int)G_N_ELEMENTS(weekdays); i++) {
		if (!begins_with(translated ? _(weekdays[i]) : weekdays[i], folded))
			continue;
		if (found >= 0)
			return -1;
		found = i;
	}
	return found;
}

/* The first such day after today: on a Friday, "fri" is a week away. */
static bool parse_weekday(int *day, const char *folded, int today)
{
	GDate date;
	int which, ahead;

	if (g_utf8_strlen(folded, -1) < 2)
		return false;
	which = find_weekday(folded, true);
	if (which < 0)
		which = find_weekday(folded, false);
	if (which < 0)
		return false;
	date_of_day(&date, today);
	ahead = which + 1 - (int)g_date_get_weekday(&date);
	*day = calendar_add_days(today, ahead > 0 ? ahead : ahead + 7);
	return true;
}

static bool parse_word(int *day, const char *folded, int today)
{
	for (size_t i = 0; i < G_N_ELEMENTS(day_words); i++) {
		g_autofree char *word = g_utf8_casefold(_(day_words[i].word), -1);

		if (strcmp(folded, word) == 0 || strcmp(folded, day_words[i].word) == 0) {
			*day = calendar_add_days(today, day_words[i].days);
			return true;
		}
	}
	return false;
}

int64_t calendar_now_ms(void)
{
	return g_get_real_time() / 1000;
}

int calendar_day_of(int64_t unix_ms)
{
	int64_t day = unix_ms / DAY_MS - (unix_ms % DAY_MS < 0);

	return CLAMP(day, CALENDAR_DAY_MIN, CALENDAR_DAY_MAX);
}

bool calendar_parse_day(int *day, const char *text, int today, struct diags *ds)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	g_autofree char *folded = g_utf8_casefold(valid, -1);
	struct diag *d;
	int parts[3];

	*day = 0;
	if (parse_offset(day, text, today) || parse_word(day, folded, today) ||
	    parse_weekday(day, folded, today))
		return true;
	if ((strlen(text) == CALENDAR_DATE_SIZE - 1 && split_date(parts, text)) ||
	    split_dotted(parts, text, today)) {
		if (day_from_parts(day, parts))
			return true;
		refuse_date(text, parts, ds);
		return false;
	}
	d = diag_error(ds, "date-unknown", NULL, _("\"%s\" is not a day"), text);
	diag_hint(d, _("write a date such as 2026-12-11, or 11.12., +10d, +2w, +3m, fri, tomorrow"));
	return false;
}

bool calendar_parse_date(int *day, const char *text)
{
	int parts[3];

	*day = 0;
	return strlen(text) == CALENDAR_DATE_SIZE - 1 && split_date(parts, text) &&
	       day_from_parts(day, parts);
}

bool calendar_parse_time(int64_t *unix_ms, const char *text)
{
	int parts[3], hour, minute, second, day;
	int64_t ms = 0;
	const char *p;

	*unix_ms = 0;
	if (!split_date(parts, text) || !day_from_parts(&day, parts))
		return false;
	p = text + CALENDAR_DATE_SIZE - 1;
	if (strlen(p) < strlen("T00:00:00Z") || p[0] != 'T' || p[3] != ':' || p[6] != ':')
		return false;
	hour = parse_digits(p + 1, 2);
	minute = parse_digits(p + 4, 2);
	second = parse_digits(p + 7, 2);
	if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
		return false;
	p += strlen("T00:00:00");
	if (*p == '.') {
		int scale = 100;

		if (!g_ascii_isdigit(*++p))
			return false;
		for (; g_ascii_isdigit(*p); p++, scale /= 10)
			ms += scale * (*p - '0');
	}
	if (strcmp(p, "Z") != 0)
		return false;
	*unix_ms = (int64_t)day * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000 + ms;
	return true;
}

void calendar_format_date(char out[CALENDAR_DATE_SIZE], int day)
{
	GDate date;

	date_of_day(&date, day);
	g_snprintf(out, CALENDAR_DATE_SIZE, "%04u-%02u-%02u", (unsigned)g_date_get_year(&date),
		   (unsigned)g_date_get_month(&date), (unsigned)g_date_get_day(&date));
}

void calendar_format_time(char out[CALENDAR_TIME_SIZE], int64_t unix_ms)
{
	int64_t last = (int64_t)CALENDAR_DAY_MAX * DAY_MS + DAY_MS - 1;
	int64_t ms = CLAMP(unix_ms, 0, last);
	int second = ms % DAY_MS / 1000;

	calendar_format_date(out, calendar_day_of(ms));
	g_snprintf(out + CALENDAR_DATE_SIZE - 1, CALENDAR_TIME_SIZE - CALENDAR_DATE_SIZE + 1,
		   "T%02d:%02d:%02dZ", second / 3600, second / 60 % 60, second % 60);
}

int calendar_add_days(int day, int days)
{
	return CLAMP((int64_t)day + days, CALENDAR_DAY_MIN, CALENDAR_DAY_MAX);
}

int calendar_add_months(int day, int months)
{
	GDate date;

	if (months > MONTHS_MAX)
		return CALENDAR_DAY_MAX;
	date_of_day(&date, day);
	g_date_add_months(&date, MAX(months, 0));
	return CLAMP(day_of_date(&date), CALENDAR_DAY_MIN, CALENDAR_DAY_MAX);
}

bool calendar_days_between(int *days, const char *from, const char *to)
{
	int a, b;

	*days = 0;
	if (!calendar_parse_date(&a, from) || !calendar_parse_date(&b, to))
		return false;
	*days = b - a;
	return true;
}
