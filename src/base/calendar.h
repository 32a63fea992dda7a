/*
 * Days and times in UTC, and the words people type for a day. A day is a number
 * (1970-01-01 is 0), so the days between two are their difference. Nothing here
 * looks at a clock but calendar_now_ms(), which callers take as a parameter.
 */
#ifndef SEAM_BASE_CALENDAR_H
#define SEAM_BASE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"

enum {
	CALENDAR_DAY_MIN = 0,	    /* 1970-01-01 */
	CALENDAR_DAY_MAX = 2932896, /* 9999-12-31 */
	CALENDAR_DATE_SIZE = 11,    /* "2026-12-11" with the NUL */
	CALENDAR_TIME_SIZE = 21,    /* "2026-12-11T09:30:00Z" with the NUL */
};

/* Milliseconds since 1970 by the system's clock. */
int64_t calendar_now_ms(void);

/* The UTC day of a time. */
int calendar_day_of(int64_t unix_ms);

/*
 * What a person types for a day: "2026-12-11", "11.12.2026", "11.12." (the next one),
 * "+10d", "+2w", "+3m", "today", "tomorrow", "fri" or "friday" (the first one after
 * today). Words and letters are understood in English and in the reader's language; case
 * does not matter.
 */
bool calendar_parse_day(int *day, const char *text, int today, struct diags *ds);

/* What we stored: "2026-12-11" and nothing else. False leaves *day 0. */
bool calendar_parse_date(int *day, const char *text);

/* What we stored: "2026-12-11T09:30:00Z", also with a fraction of a second. */
bool calendar_parse_time(int64_t *unix_ms, const char *text);

/* Days and times outside the years 1970 to 9999 are shown as the nearest end. */
void calendar_format_date(char out[CALENDAR_DATE_SIZE], int day);
void calendar_format_time(char out[CALENDAR_TIME_SIZE], int64_t unix_ms);

/* Kept within CALENDAR_DAY_MIN and CALENDAR_DAY_MAX. */
int calendar_add_days(int day, int days);
/* The same day so many months later (not before); in a shorter month its last. */
int calendar_add_months(int day, int months);

/* Whole days from one stored date to another; false when one is not a date. */
bool calendar_days_between(int *days, const char *from, const char *to);

#endif
