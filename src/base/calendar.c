/*
 * Days as numbers and the words people type for them. GDate knows the calendar;
 * time zones do not occur: everything stored and shown is UTC.
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

static const char *const weekdays[] = { "monday", "tuesday",  "wednesday", "thursday",
					"friday", "saturday", "sunday" };

static const struct {
	const char *word;
	int days;
} day_words[] = {
	{ "today", 0 },
	{ "tomorrow", 1 },
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

/* "+10d", "+2w", "+3m" from today. */
static bool parse_offset(int *day, const char *text, int today)
{
	char *end;
	long count;

	if (text[0] != '+' || !g_ascii_isdigit(text[1]) || strlen(text) > 7)
		return false;
	count = strtol(text + 1, &end, 10);
	if (*end == '\0' || end[1] != '\0')
		return false;
	switch (g_ascii_tolower(*end)) {
	case 'd':
		*day = calendar_add_days(today, count);
		return true;
	case 'w':
		*day = calendar_add_days(today, 7 * count);
		return true;
	case 'm':
		if (count > MONTHS_MAX)
			return false;
		*day = calendar_add_months(today, count);
		return true;
	}
	return false;
}

/* The first such day after today: on a Friday, "fri" is a week away. */
static bool parse_weekday(int *day, const char *text, int today)
{
	size_t length = strlen(text);
	GDate date;

	for (size_t i = 0; i < G_N_ELEMENTS(weekdays); i++) {
		bool whole = length == strlen(weekdays[i]);
		int ahead;

		if ((length != 3 && !whole) || g_ascii_strncasecmp(text, weekdays[i], length) != 0)
			continue;
		date_of_day(&date, today);
		ahead = (int)i + 1 - (int)g_date_get_weekday(&date);
		*day = calendar_add_days(today, ahead > 0 ? ahead : ahead + 7);
		return true;
	}
	return false;
}

static bool parse_word(int *day, const char *text, int today)
{
	for (size_t i = 0; i < G_N_ELEMENTS(day_words); i++) {
		if (g_ascii_strcasecmp(text, day_words[i].word) == 0) {
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
	struct diag *d;
	int parts[3];

	*day = 0;
	if (parse_offset(day, text, today) || parse_weekday(day, text, today) ||
	    parse_word(day, text, today))
		return true;
	if (strlen(text) == CALENDAR_DATE_SIZE - 1 && split_date(parts, text)) {
		if (day_from_parts(day, parts))
			return true;
		refuse_date(text, parts, ds);
		return false;
	}
	d = diag_error(ds, "date-unknown", NULL, _("\"%s\" is not a day"), text);
	diag_hint(d, _("write a date such as 2026-12-11, or +10d, +2w, +3m, fri, tomorrow"));
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
