/*
 * What an idea means is said by the questionnaire, in its language; this file
 * only finds the passage.
 */
#include "config.h"

#include "app/topics.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/questionnaires.h"
#include "base/near.h"
#include "base/text.h"
#include "core/placeholders.h"

#define TOPIC_PREFIX "help-"

static bool is_topic(const struct text_row *t)
{
	return g_str_has_prefix(t->id, TOPIC_PREFIX);
}

bool topics_names(struct app *app, GString *out, struct diags *ds)
{
	const struct questionnaire *q = questionnaires_default(app, ds);

	if (q == NULL)
		return false;
	for (int i = 0; i < q->n_texts; i++)
		if (is_topic(&q->texts[i]))
			g_string_append_printf(out, "%s\n",
					       q->texts[i].id + strlen(TOPIC_PREFIX));
	return true;
}

static void refuse(const struct questionnaire *q, const char *topic, struct diags *ds)
{
	struct diag *d = diag_error(ds, "no-topic", NULL, _("there is no help about \"%s\""),
				    topic);
	const char *command = action_near(topic);
	struct near n;

	near_init(&n, topic);
	for (int i = 0; i < q->n_texts; i++)
		if (is_topic(&q->texts[i]))
			near_offer(&n, q->texts[i].id + strlen(TOPIC_PREFIX));
	if (n.best != NULL)
		diag_hint(d, _("did you mean \"seam help %s\"?"), n.best);
	else if (command != NULL)
		diag_hint(d, _("did you mean \"seam help %s\"?"), command);
	else
		diag_hint(d, _("\"seam help\" lists the commands, \"seam help topics\" the topics"));
}

bool topics_write(struct app *app, const char *topic, struct diags *ds)
{
	g_autofree char *key = g_ascii_strdown(topic, -1);
	g_autofree char *id = g_strconcat(TOPIC_PREFIX, key, NULL);
	const struct questionnaire *q;
	g_autofree char *expanded = NULL;
	g_autofree char *filled = NULL;
	const char *text;

	if (strcmp(key, "topics") == 0)
		return topics_names(app, app->out, ds);
	q = questionnaires_default(app, ds);
	if (q == NULL)
		return false;
	text = questionnaire_text(q, id);
	if (text == NULL) {
		refuse(q, topic, ds);
		return false;
	}
	expanded = placeholders_expand(text, NULL);
	filled = text_fill(expanded, CLAMP(app->width_cols, 40, 90), "", "");
	g_string_append(app->out, filled);
	return true;
}
