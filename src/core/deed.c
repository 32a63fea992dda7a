/*
 * The rows, and finding the row of a line. A line is a row's when its fixed words are
 * there in their order; rows whose words are in those of another stand before it.
 */
#include "config.h"

#include "core/deed.h"

#include <stdbool.h>
#include <string.h>

#include <glib.h>
#include <glib/gi18n.h>

/* TRANSLATORS: what was done, in the history and behind "Undone: "; short, no full stop */
static const char *const rows[] = {
	[DEED_ANSWER] = N_("answer %s: %s"),
	[DEED_ANSWER_SEVERAL] = N_("answer %s questions"),
	[DEED_WITHDRAW_WAIVER] = N_("withdraw the waiver of %s"),
	[DEED_WITHDRAW_REASON] = N_("withdraw the reason of %s"),
	[DEED_WITHDRAW] = N_("withdraw %s"),
	[DEED_READ_SHEET] = N_("read the sheet of %s: %s prepared"),
	[DEED_VOTE_AGREED] = N_("vote %s: %s"),
	[DEED_VOTE] = N_("vote %s"),
	[DEED_START] = N_("start an assessment of %s"),
	[DEED_QUICK_TO_ROOM] = N_("go on with the quick check of %s in the room"),
	[DEED_LIFT] = N_("lift to %s %s"),
	[DEED_FINISH] = N_("finish %s"),
	[DEED_PEOPLE] = N_("say who is in the room"),
	[DEED_ROOM] = N_("say how the room is run"),
	[DEED_WAIVE] = N_("waive %s"),
	[DEED_JUSTIFY] = N_("justify %s"),
	[DEED_ACTION] = N_("action: %s"),
	[DEED_ACTION_SET] = N_("change action %s: %s"),
	[DEED_ACTION_DONE] = N_("action done: %s"),
	[DEED_ACTION_DROP] = N_("action dropped: %s"),
	[DEED_ACTION_REOPEN] = N_("action reopened: %s"),
	[DEED_TOPIC] = N_("park: %s"),
	[DEED_TOPIC_SET] = N_("change topic %s: %s"),
	[DEED_TOPIC_DONE] = N_("topic done: %s"),
	[DEED_TOPIC_DROP] = N_("topic dropped: %s"),
	[DEED_TOPIC_REOPEN] = N_("topic reopened: %s"),
	[DEED_TOPIC_TO_ACTION] = N_("topic %s to action: %s"),
	[DEED_OUTCOME] = N_("outcome %s: %s"),
	[DEED_SERVICE_ADD] = N_("add service %s"),
	[DEED_SERVICE_SET] = N_("change service %s"),
	[DEED_SERVICE_RENAME] = N_("rename service %s"),
	[DEED_SERVICE_ARCHIVE] = N_("archive service %s"),
	[DEED_SERVICE_BRING_BACK] = N_("bring back service %s"),
	[DEED_SERVICE_PURGE] = N_("purge %s"),
	[DEED_TEAM_ADD] = N_("add team %s"),
	[DEED_TEAM_SET] = N_("change team %s"),
	[DEED_TEAM_RENAME] = N_("rename team %s"),
	[DEED_TEAM_ARCHIVE] = N_("archive team %s"),
	[DEED_TEAM_BRING_BACK] = N_("bring back team %s"),
	[DEED_SYSTEM_ADD] = N_("add system %s"),
	[DEED_SYSTEM_SET] = N_("change system %s"),
	[DEED_SYSTEM_RENAME] = N_("rename system %s"),
	[DEED_SYSTEM_ARCHIVE] = N_("archive system %s"),
	[DEED_SYSTEM_BRING_BACK] = N_("bring back system %s"),
	[DEED_IMPORT_FILE] = N_("import %s"),
	[DEED_IMPORT] = N_("import"),
	[DEED_UNDO] = N_("undo"),
	[DEED_REDO] = N_("redo"),
};

G_STATIC_ASSERT(G_N_ELEMENTS(rows) == DEED_COUNT);

enum { WORDS_MAX = 2 };

/* Puts words in the places of a row, or of its translation, where they may stand in the
 * other order ("%2$s"). */
static char *fill(const char *row, const char *const *words)
{
	GString *text = g_string_new(NULL);
	int next = 0;

	for (const char *p = row; *p != '\0'; p++) {
		int word = next;

		if (*p != '%') {
			g_string_append_c(text, *p);
			continue;
		}
		p++;
		if (g_ascii_isdigit(*p) && p[1] == '$') {
			word = *p - '1';
			p += 2;
		}
		if (*p == '\0')
			break;	/* a translation may end in the middle */
		if (*p == 's' && word >= 0 && word < WORDS_MAX)
			g_string_append(text, words[word] != NULL ? words[word] : "");
		next++;
	}
	return g_string_free(text, FALSE);
}

char *deed_label(enum deed d, const char *first, const char *second)
{
	const char *const words[WORDS_MAX] = { first, second };

	return fill(rows[d], words);
}

/* The words of a line, if the row made it: the last takes all that is left. */
static bool match(const char *row, const char *label, char *words[WORDS_MAX])
{
	g_auto(GStrv) fixed = g_strsplit(row, "%s", -1);
	guint n = g_strv_length(fixed) - 1;
	const char *at = label;

	if (!g_str_has_prefix(label, fixed[0]) || !g_str_has_suffix(label, fixed[n]))
		return false;
	at += strlen(fixed[0]);
	for (guint i = 0; i < n; i++) {
		const char *end = label + strlen(label) - strlen(fixed[n]);

		if (i + 1 < n)
			end = strstr(at, fixed[i + 1]);
		if (end == NULL || end < at)
			return false;
		words[i] = g_strndup(at, (gsize)(end - at));
		at = end + strlen(fixed[i + 1]);
	}
	return *at == '\0';
}

/* The row of a line with its words, or DEED_COUNT. */
static enum deed find(const char *label, char *words[WORDS_MAX])
{
	for (enum deed d = 0; d < DEED_COUNT; d++) {
		for (int k = 0; k < WORDS_MAX; k++)
			g_clear_pointer(&words[k], g_free);
		if (match(rows[d], label, words))
			return d;
	}
	return DEED_COUNT;
}

static void free_words(char *words[WORDS_MAX])
{
	for (int k = 0; k < WORDS_MAX; k++)
		g_free(words[k]);
}

enum deed deed_of(const char *label)
{
	char *words[WORDS_MAX] = { NULL };
	enum deed d = find(label, words);

	free_words(words);
	return d;
}

char *deed_words(const char *label)
{
	char *words[WORDS_MAX] = { NULL };
	enum deed d = find(label, words);
	char *text = *label == '\0' ? g_strdup(_("something of a service that was purged")) :
		     d != DEED_COUNT ? fill(_(rows[d]), (const char *const *)words) :
				       g_strdup(label);

	free_words(words);
	return text;
}
