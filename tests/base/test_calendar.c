/* What people type for a day, and what is refused with which reason. */
#include "config.h"

#include "base/calendar.h"

#include <string.h>

#include "testlib.h"

/* 2026-11-20 is a Friday. */
static const char today_text[] = "2026-11-20";

static int today(void)
{
	int day;

	g_assert_true(calendar_parse_date(&day, today_text));
	return day;
}

static void test_parse_day(void)
{
	static const struct {
		const char *text;
		const char *date; /* NULL: refused */
		const char *code;
	} rows[] = {
		{ "2026-12-11", "2026-12-11", NULL },
		{ "2024-02-29", "2024-02-29", NULL },
		{ "2000-02-29", "2000-02-29", NULL },
		{ "1970-01-01", "1970-01-01", NULL },
		{ "9999-12-31", "9999-12-31", NULL },
		{ "+0d", "2026-11-20", NULL },
		{ "+10d", "2026-11-30", NULL },
		{ "+2w", "2026-12-04", NULL },
		{ "+2W", "2026-12-04", NULL },
		{ "+3m", "2027-02-20", NULL },
		{ "+99999d", "2300-09-04", NULL },
		{ "+99999w", "3943-05-28", NULL },
		{ "fri", "2026-11-27", NULL },
		{ "sat", "2026-11-21", NULL },
		{ "Mon", "2026-11-23", NULL },
		{ "thursday", "2026-11-26", NULL },
		{ "today", "2026-11-20", NULL },
		{ "Tomorrow", "2026-11-21", NULL },
		{ "2026-02-30", NULL, "date-day" },
		{ "2025-02-29", NULL, "date-day" },
		{ "1900-02-29", NULL, "date-range" },
		{ "2100-02-29", NULL, "date-day" },
		{ "2026-04-31", NULL, "date-day" },
		{ "2026-01-00", NULL, "date-day" },
		{ "2026-13-01", NULL, "date-month" },
		{ "2026-00-10", NULL, "date-month" },
		{ "1969-12-31", NULL, "date-range" },
		{ "0000-01-01", NULL, "date-range" },
		{ "", NULL, "date-unknown" },
		{ "+", NULL, "date-unknown" },
		{ "+2", NULL, "date-unknown" },
		{ "+w", NULL, "date-unknown" },
		{ "+ 2w", NULL, "date-unknown" },
		{ "+-2w", NULL, "date-unknown" },
		{ "-2w", NULL, "date-unknown" },
		{ "+2wx", NULL, "date-unknown" },
		{ "+2y", NULL, "date-unknown" },
		{ "+99999999999999999999d", NULL, "date-unknown" },
		{ "fr", "2026-11-27", NULL },
		{ "frid", "2026-11-27", NULL },
		{ "t", NULL, "date-unknown" },
		{ "fridays", NULL, "date-unknown" },
		{ "morgen", NULL, "date-unknown" },
		{ "11.12.2026", "2026-12-11", NULL },
		{ "1.2.27", "2027-02-01", NULL },
		{ "11.12.", "2026-12-11", NULL },
		{ "11.12", "2026-12-11", NULL },
		{ "20.11.", "2026-11-20", NULL },
		{ "19.11.", "2027-11-19", NULL },
		{ "29.2.", "2028-02-29", NULL },
		{ "31.2.", NULL, "date-day" },
		{ "11.13.2026", NULL, "date-month" },
		{ "11.12.1969", NULL, "date-range" },
		{ "11.12.202", NULL, "date-unknown" },
		{ "11.122026", NULL, "date-unknown" },
		{ "11.12.2026.", NULL, "date-unknown" },
		{ "11..2026", NULL, "date-unknown" },
		{ ".12.2026", NULL, "date-unknown" },
		{ "11", NULL, "date-unknown" },
		{ "11.", NULL, "date-unknown" },
		{ "2026-12-11 ", NULL, "date-unknown" },
		{ " 2026-12-11", NULL, "date-unknown" },
		{ "2026-12-1", NULL, "date-unknown" },
		{ "2026/12/11", NULL, "date-unknown" },
		{ "2026-1a-11", NULL, "date-unknown" },
		{ "next week", NULL, "date-unknown" },
		{ "\xff\xff\xff", NULL, "date-unknown" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(diags) ds = diags_new();
		char date[CALENDAR_DATE_SIZE] = "";
		int day = -1;
		bool ok = calendar_parse_day(&day, rows[i].text, today(), ds);

		if (ok)
			calendar_format_date(date, day);
		test_row(rows[i].text, ok == (rows[i].date != NULL));
		test_row(rows[i].text, diags_is_empty(ds) == ok);
		test_row_str(rows[i].text, date, rows[i].date != NULL ? rows[i].date : "");
		if (rows[i].code != NULL)
			test_row(rows[i].text, diags_find(ds, rows[i].code) != NULL);
		test_row(rows[i].text, ok || day == 0);
	}
}

static void test_reason(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autofree char *text = NULL;
	int day;

	calendar_parse_day(&day, "2026-02-30", 0, ds);
	calendar_parse_day(&day, "2026-14-01", 0, ds);
	text = diags_format(ds, DIAGS_PLAIN);
	g_assert_cmpstr(text, ==,
			"seam: \"2026-02-30\" is not a date: 2026-02 has 28 days\n"
			"seam: \"2026-14-01\" is not a date: there is no month 14\n");
}

static void test_months(void)
{
	static const struct {
		const char *from;
		const char *offset;
		const char *date;
	} rows[] = {
		{ "2026-01-31", "+1m", "2026-02-28" },
		{ "2024-01-31", "+1m", "2024-02-29" },
		{ "2026-11-30", "+3m", "2027-02-28" },
		{ "9999-12-01", "+3m", "9999-12-31" },
		{ "9999-12-30", "+9d", "9999-12-31" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		char date[CALENDAR_DATE_SIZE];
		int from, day;

		g_assert_true(calendar_parse_date(&from, rows[i].from));
		test_row(rows[i].from, calendar_parse_day(&day, rows[i].offset, from, NULL));
		calendar_format_date(date, day);
		test_row_str(rows[i].from, date, rows[i].date);
	}
}

/* Every day there is: there and back, one after the other. */
static void test_all_days(void)
{
	char last[CALENDAR_DATE_SIZE] = "";
	int step = test_is_long() ? 1 : 97;

	for (int day = CALENDAR_DAY_MIN; day <= CALENDAR_DAY_MAX && !g_test_failed(); day += step) {
		char date[CALENDAR_DATE_SIZE];
		int back;

		calendar_format_date(date, day);
		g_assert_cmpstr(last, <, date);
		g_assert_true(calendar_parse_date(&back, date));
		g_assert_cmpint(back, ==, day);
		memcpy(last, date, sizeof(last));
	}
}

static void test_times(void)
{
	static const struct {
		const char *text;
		int64_t unix_ms; /* -1: refused */
		const char *shown;
	} rows[] = {
		{ "1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00Z" },
		{ "2026-12-11T09:30:05Z", 1796981405000, "2026-12-11T09:30:05Z" },
		{ "2026-12-11T09:30:05.678Z", 1796981405678, "2026-12-11T09:30:05Z" },
		{ "2026-12-11T09:30:05.6Z", 1796981405600, "2026-12-11T09:30:05Z" },
		{ "2026-12-11T09:30:05.6789999999999Z", 1796981405678, "2026-12-11T09:30:05Z" },
		{ "9999-12-31T23:59:59Z", 253402300799000, "9999-12-31T23:59:59Z" },
		{ "2026-12-11", -1, NULL },
		{ "2026-12-11T09:30Z", -1, NULL },
		{ "2026-12-11T09:30:05", -1, NULL },
		{ "2026-12-11T09:30:05+01:00", -1, NULL },
		{ "2026-12-11 09:30:05Z", -1, NULL },
		{ "2026-12-11T24:00:00Z", -1, NULL },
		{ "2026-12-11T09:60:00Z", -1, NULL },
		{ "2026-12-11T09:30:60Z", -1, NULL },
		{ "2026-12-11T09:30:05.Z", -1, NULL },
		{ "2026-12-11T09:30:05Zx", -1, NULL },
		{ "2026-02-30T09:30:05Z", -1, NULL },
		{ "", -1, NULL },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		char shown[CALENDAR_TIME_SIZE];
		int64_t ms = -7;
		bool ok = calendar_parse_time(&ms, rows[i].text);

		test_row(rows[i].text, ok == (rows[i].unix_ms >= 0));
		test_row(rows[i].text, ms == (ok ? rows[i].unix_ms : 0));
		if (!ok)
			continue;
		calendar_format_time(shown, ms);
		test_row_str(rows[i].text, shown, rows[i].shown);
	}
}

static void test_day_of(void)
{
	g_assert_cmpint(calendar_day_of(0), ==, 0);
	g_assert_cmpint(calendar_day_of(86399999), ==, 0);
	g_assert_cmpint(calendar_day_of(86400000), ==, 1);
	g_assert_cmpint(calendar_day_of(-1), ==, CALENDAR_DAY_MIN);
	g_assert_cmpint(calendar_day_of(INT64_MAX), ==, CALENDAR_DAY_MAX);
	g_assert_cmpint(calendar_add_days(CALENDAR_DAY_MAX, 1), ==, CALENDAR_DAY_MAX);
	g_assert_cmpint(calendar_add_days(3, -9), ==, CALENDAR_DAY_MIN);
	g_assert_cmpint(calendar_add_days(3, INT_MAX), ==, CALENDAR_DAY_MAX);
	g_assert_cmpint(calendar_add_months(CALENDAR_DAY_MAX, 1), ==, CALENDAR_DAY_MAX);
	g_assert_cmpint(calendar_add_months(0, INT_MAX), ==, CALENDAR_DAY_MAX);
	g_assert_cmpint(calendar_add_months(3, -1), ==, 3);
	g_assert_cmpint(calendar_add_months(0, 1), ==, 31);
	/* The clock runs, and not in the past. */
	g_assert_cmpint(calendar_day_of(calendar_now_ms()), >, 20000);
}

static void test_between(void)
{
	int days;

	g_assert_true(calendar_days_between(&days, "2026-11-20", "2027-01-01"));
	g_assert_cmpint(days, ==, 42);
	g_assert_true(calendar_days_between(&days, "2027-01-01", "2026-11-20"));
	g_assert_cmpint(days, ==, -42);
	g_assert_false(calendar_days_between(&days, "2027-01-01", "2027-02-30"));
	g_assert_cmpint(days, ==, 0);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/calendar/parse-day", test_parse_day);
	g_test_add_func("/calendar/reason", test_reason);
	g_test_add_func("/calendar/months", test_months);
	g_test_add_func("/calendar/all-days", test_all_days);
	g_test_add_func("/calendar/times", test_times);
	g_test_add_func("/calendar/day-of", test_day_of);
	g_test_add_func("/calendar/between", test_between);
	return test_run();
}
