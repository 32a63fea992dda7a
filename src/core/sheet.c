/*
 * Marks of sheets: formatting and taking apart. Nothing here knows markdown.
 */
#include "config.h"

#include "core/sheet.h"

#include <stdlib.h>
#include <string.h>

enum { HASH_DIGITS = 12, HEAD_WORDS = 6 };

static const char *const marks[] = {
	[SHEET_ANSWER] = "answer:",
	[SHEET_NOTE] = "note:",
	[SHEET_EVIDENCE] = "evidence:",
};
_Static_assert(G_N_ELEMENTS(marks) == SHEET_FIELD_COUNT, "a mark per field");

const char *sheet_field_mark(enum sheet_field f)
{
	return marks[f];
}

void sheet_head_clear(struct sheet_head *h)
{
	g_free(h->service);
	g_free(h->role);
	g_free(h->questionnaire);
	g_free(h->hash);
	g_free(h->version);
	*h = (struct sheet_head){ 0 };
}

char *sheet_head_format(const char *service, const char *role,
			const struct questionnaire *q)
{
	return g_strdup_printf(SHEET_HEAD " %d %s %s %s %.*s %s", SHEET_FORMAT, service, role,
			       q->id, HASH_DIGITS, questionnaire_hash(q), q->version);
}

bool sheet_head_parse(struct sheet_head *h, const char *text)
{
	g_auto(GStrv) words = NULL;
	guint64 format;

	*h = (struct sheet_head){ 0 };
	if (!g_str_has_prefix(text, SHEET_HEAD " "))
		return false;
	words = g_strsplit(text + strlen(SHEET_HEAD " "), " ", HEAD_WORDS);
	if (words[0] == NULL || !g_ascii_string_to_unsigned(words[0], 10, 1, 999, &format, NULL))
		return false;
	/* what follows in a form to come is not ours to read */
	if (format == SHEET_FORMAT && g_strv_length(words) != HEAD_WORDS)
		return false;
	h->format = (int)format;
	if (format != SHEET_FORMAT)
		return true;
	h->service = g_strdup(words[1]);
	h->role = g_strdup(words[2]);
	h->questionnaire = g_strdup(words[3]);
	h->hash = g_strdup(words[4]);
	h->version = g_strdup(words[5]);
	return true;
}

bool sheet_head_fits(const struct sheet_head *h, const struct questionnaire *q)
{
	return strlen(h->hash) == HASH_DIGITS &&
	       g_str_has_prefix(questionnaire_hash(q), h->hash);
}

char *sheet_question_format(const struct question *q)
{
	return q->revision > 1 ? g_strdup_printf("%s %d", q->id, q->revision)
			       : g_strdup(q->id);
}

int sheet_question_find(const struct questionnaire *q, const char *mark)
{
	g_auto(GStrv) words = g_strsplit(mark, " ", 2);
	int i = words[0] != NULL ? questionnaire_find(q, words[0]) : -1;
	int revision = words[0] != NULL && words[1] != NULL ? atoi(words[1]) : 1;

	return i >= 0 && MAX(q->questions[i].revision, 1) == revision ? i : -1;
}

bool sheet_question_is_mark(const char *text)
{
	const char *p = text;

	while (g_ascii_isalnum(*p) || (*p != '\0' && strchr(".-_", *p) != NULL))
		p++;
	if (p == text)
		return false;
	return *p == '\0' || (*p == ' ' && p[1] != '\0' &&
			      p[1 + strspn(p + 1, "0123456789")] == '\0');
}
