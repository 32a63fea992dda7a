/*
 * Sheets per role. The questions are those of the room in its own words; what is
 * already known stands beside them, so that nobody looks it up twice.
 */
#include "config.h"

#include "report/sheet.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/expr.h"
#include "core/kind.h"
#include "core/sheet.h"
#include "core/who.h"
#include "report/part.h"

static bool is_asked(const struct question *q, const char *role)
{
	return g_strv_contains((const char *const *)q->who, role);
}

/* What the role is asked: open questions in the order of the room, then those that
 * have an answer or a fact. */
static GArray *questions_of(const struct part *p, const struct order *o, const char *role)
{
	GArray *list = g_array_new(FALSE, FALSE, sizeof(int));
	g_autofree bool *seen = g_new0(bool, p->q->n_questions);

	for (guint i = 0; i < o->items->len; i++) {
		int question = g_array_index(o->items, struct order_item, i).question;

		seen[question] = true;
		if (is_asked(&p->q->questions[question], role))
			g_array_append_val(list, question);
	}
	for (int i = 0; i < p->q->n_questions; i++)
		if (!seen[i] && is_asked(&p->q->questions[i], role) &&
		    inputs_state(p->in, i) != STATE_HIDDEN)
			g_array_append_val(list, i);
	return list;
}

static bool is_open(const struct part *p, int question)
{
	return inputs_is_open(p->in, question);
}

/* How many nobody has answered yet, and how long they take. */
static int count_open(const struct part *p, const GArray *list, int *seconds)
{
	int n = 0;

	*seconds = 0;
	for (guint i = 0; i < list->len; i++) {
		int question = g_array_index(list, int, i);

		if (!is_open(p, question))
			continue;
		n++;
		*seconds += question_seconds(&p->q->questions[question]);
	}
	return n;
}

static void put_labelled(struct part *p, const char *label, const char *text)
{
	g_autofree char *expanded = part_expand(p, text);
	struct line *l;

	if (expanded == NULL || *expanded == '\0')
		return;
	l = doc_paragraph(p->doc, NULL);
	line_label(l, label);
	line_text(l, expanded);
}

static void put_how_to(struct part *p)
{
	struct line *l = doc_item(p->doc, NULL);

	line_text(l, _("Put an x into the box of the sentence that is nearest:"));
	line_text(l, " ");
	line_code(l, "[x]");
	doc_item(p->doc, _("What you want to add goes behind the mark of the note, over as many "
			   "lines as you like. Beside the boxes it is not read."));
	doc_item(p->doc, _("\"I don't know\" is an answer, and a useful one. What you leave blank "
			   "is asked in the room."));
	doc_item(p->doc, _("Nothing you write here counts until the room confirms it."));
	l = doc_item(p->doc, NULL);
	line_text(l, _("Leave the marks as they are, since the sheet is read back by them:"));
	line_text(l, " ");
	for (int f = 0; f < SHEET_FIELD_COUNT; f++) {
		line_text(l, f > 0 ? ", " : "");
		line_code(l, sheet_field_mark(f));
	}
}

static void put_head(struct part *p, const char *role, const GArray *list)
{
	g_autofree char *mark = sheet_head_format(p->r->service, role, p->q);
	g_autofree char *title = g_strdup_printf(_("%s: questions for %s"), p->r->service,
						 who_label(role));
	int seconds;
	int open = count_open(p, list, &seconds);

	doc_heading(p->doc, 1, title);
	line_code(doc_paragraph(p->doc, NULL), mark);
	put_labelled(p, _("What it is for:"), p->r->purpose);
	if (list->len == 0) {
		doc_paragraph(p->doc, _("There is no question for you."));
		return;
	}
	if (open > 0)
		line_textf(doc_paragraph(p->doc, NULL),
			   ngettext("Before the workshop: %d question that you can answer best, "
				    "about %d min. Please look up what you can.",
				    "Before the workshop: %d questions that you can answer best, "
				    "about %d min. Please look up what you can.",
				    (gulong)open),
			   open, order_minutes(seconds));
	if ((guint)open < list->len)
		doc_paragraph(p->doc, open > 0 ?
				      _("What is known already stands at the end: say so if it is "
					"not right.") :
				      _("All of it is known already: say so if it is not right."));
	put_how_to(p);
}

/* "Gate P2. For all services of shop. As planned: say what shows the plan." */
static void put_kind(struct part *p, const struct question *q)
{
	g_autoptr(GString) text = g_string_new(NULL);
	const char *const tenses[] = {
		[TENSE_TODAY] = _("As it is today."),
		[TENSE_PLANNED] = _("As it is planned: name what shows the plan."),
	};

	G_STATIC_ASSERT(G_N_ELEMENTS(tenses) == TENSE_COUNT);
	if (q->role == ROLE_GATE)
		g_string_append_printf(text, _("Gate %s: it decides alone."), question_label(q));
	if (q->scope == SCOPE_SYSTEM) {
		g_string_append(text, text->len > 0 ? " " : "");
		if (p->r->system != NULL)
			g_string_append_printf(text, _("It counts for all services of %s."),
					       p->r->system);
		else
			g_string_append(text, _("It counts for all services."));
	}
	g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "", tenses[q->tense]);
	doc_paragraph(p->doc, text->str);
}

/* The question whose answer says whether this one is asked at all; -1 = always. */
static int parent_of(const struct question *q)
{
	struct expr_reads reads = { 0 };
	int parent = -1;

	if (q->when == NULL)
		return -1;
	expr_reads_collect(&reads, q->when);
	if (reads.questions != NULL && reads.questions->len > 0)
		parent = g_array_index(reads.questions, int, 0);
	expr_reads_clear(&reads);
	return parent;
}

/* What is known already, and what the question hangs on. */
static void put_standing(struct part *p, int question)
{
	const struct question *q = &p->q->questions[question];
	int parent = parent_of(q);

	if (parent >= 0) {
		g_autofree char *asked = part_question(p, parent);

		line_textf(doc_paragraph(p->doc, NULL),
			   _("It follows from \"%s\". Leave it blank if it does not apply."),
			   asked);
	}
	if (!is_open(p, question)) {
		g_autofree char *known = part_answer(p, question);
		struct line *l = doc_paragraph(p->doc, NULL);
		line_label(l, _("Known already:"));
		line_text(l, known);
		line_break(l);
		line_text(l, _("Leave it blank if that is right."));
	}
}

static void put_box(struct part *p, const char *value, const char *text)
{
	struct line *l = doc_task(p->doc, false, NULL);

	line_code(l, value);
	line_text(l, " ");
	line_text(l, text);
}

static void put_boxes(struct part *p, const struct question *q)
{
	bool exclusive = false;

	for (int i = 0; i < q->n_choices; i++) {
		g_autofree char *text = part_expand(p, q->choices[i].text);

		exclusive = exclusive || q->choices[i].exclusive;
		put_box(p, q->choices[i].value, text);
	}
	if (question_form(q) == FORM_ITEMS && !exclusive &&
	    question_find_choice(q, SHEET_NONE) < 0)
		put_box(p, SHEET_NONE, _("None of these."));
	if (question_find_choice(q, SHEET_UNKNOWN) < 0)
		put_box(p, SHEET_UNKNOWN, _("I don't know."));
	if (q->allows_na && question_find_choice(q, SHEET_NA) < 0)
		put_box(p, SHEET_NA, _("Does not apply; the reason stands in the note."));
}

static void put_field(struct part *p, enum sheet_field field, const char *label)
{
	struct line *l = doc_paragraph(p->doc, NULL);

	line_strong(l, label);
	line_text(l, " ");
	line_code(l, sheet_field_mark(field));
}

static void put_question(struct part *p, int question)
{
	const struct question *q = &p->q->questions[question];
	enum answer_form form = question_form(q);
	g_autofree char *mark = sheet_question_format(q);
	g_autofree char *text = part_expand(p, q->text);
	struct line *l = doc_heading(p->doc, 2, NULL);

	line_text(l, text);
	line_text(l, " ");
	line_code(l, mark);
	put_kind(p, q);
	put_labelled(p, _("Look up, for example:"), q->good);
	put_labelled(p, _("Not an answer:"), q->not_an_answer);
	put_labelled(p, _("More:"), q->help);
	put_standing(p, question);
	if (form == FORM_ITEMS)
		doc_paragraph(p->doc, _("Tick all that hold."));
	put_boxes(p, q);
	if (form == FORM_TEXT)
		put_field(p, SHEET_ANSWER, _("Answer"));
	else if (form == FORM_NUMBER)
		put_field(p, SHEET_ANSWER, _("Answer, a whole number"));
	else if (q->n_bands > 0)
		put_field(p, SHEET_ANSWER, _("Or the number itself"));
	put_field(p, SHEET_NOTE, _("Note, why you say so"));
	put_field(p, SHEET_EVIDENCE, _("Evidence, a link or a place"));
}

struct doc *report_sheet(const struct report_input *r, const struct order *o,
			 const char *role)
{
	struct doc *doc = doc_new();
	struct part p;
	g_autoptr(GArray) list = NULL;

	part_init(&p, r, doc);
	list = questions_of(&p, o, role);
	put_head(&p, role, list);
	for (guint i = 0; i < list->len; i++)
		put_question(&p, g_array_index(list, int, i));
	return doc;
}

/* ---- the invitation ------------------------------------------------------------ */

struct share { int questions, gates, alone; };

/* What a role is needed for; alone: gates that nobody else can answer. */
static struct share share_of(const struct part *p, const struct order *o, const char *role)
{
	g_autoptr(GArray) list = questions_of(p, o, role);
	struct share s = { .questions = (int)list->len };

	for (guint i = 0; i < list->len; i++) {
		const struct question *q = &p->q->questions[g_array_index(list, int, i)];

		if (q->role != ROLE_GATE)
			continue;
		s.gates++;
		s.alone += g_strv_length(q->who) == 1;
	}
	return s;
}

static void put_count(struct part *p, int column, int n)
{
	g_autofree char *text = g_strdup_printf("%d", n);

	doc_cell(p->doc, column, text);
}

static void put_people(struct part *p, const struct order *o)
{
	const char *const heads[] = { _("Role"), _("Questions"), _("Gates"),
				      _("Gates only they can answer"), _("Sheet"), NULL };
	static const enum text_align aligns[] = { TEXT_LEFT, TEXT_RIGHT, TEXT_RIGHT, TEXT_RIGHT,
						  TEXT_LEFT };

	doc_heading(p->doc, 2, _("Who must be there"));
	doc_paragraph(p->doc, _("Somebody of each role who can speak for it; one person may have "
				"several. A gate that nobody in the room can answer stays open, and "
				"with an open gate nothing is decided."));
	doc_table(p->doc, heads, aligns);
	for (int i = 0; who_answers[i] != NULL; i++) {
		struct share s = share_of(p, o, who_answers[i]);
		g_autofree char *file = g_strdup_printf("%s-%s.md", p->r->service, who_answers[i]);

		if (s.questions == 0)
			continue;
		doc_row(p->doc);
		doc_cell(p->doc, 0, who_label(who_answers[i]));
		put_count(p, 1, s.questions);
		put_count(p, 2, s.gates);
		put_count(p, 3, s.alone);
		doc_cell(p->doc, 4, file);
	}
	if (p->r->team != NULL)
		line_textf(doc_paragraph(p->doc, NULL),
			   _("Without somebody of %s this is a talk about them."), p->r->team);
}

static void put_duration(struct part *p, const struct order *o)
{
	g_autofree char *left = order_summary(o);
	int seconds = o->skipped_seconds;

	for (int c = 0; c < ORDER_CLASS_COUNT; c++)
		seconds += o->seconds[c];
	doc_heading(p->doc, 2, _("How long"));
	if (p->v->decided)
		line_textf(doc_paragraph(p->doc, NULL),
			   _("%s is settled already; what is left looks for the way out."),
			   verdict_word(p->v->best));
	if (o->gates > 0)
		line_textf(doc_paragraph(p->doc, NULL),
			   ngettext("%d gate takes about %d min, everything about %d min. We stop as "
				    "soon as nothing left can change the verdict.",
				    "%d gates take about %d min, everything about %d min. We stop as "
				    "soon as nothing left can change the verdict.",
				    (gulong)o->gates),
			   o->gates, order_minutes(o->gates_seconds), order_minutes(seconds));
	if (*left != '\0')
		doc_paragraph(p->doc, left);
}

static void put_outcome(struct part *p)
{
	const struct { enum verdict_token token; const char *text; } ends[] = {
		{ VERDICT_GO, _("it can be split out.") },
		{ VERDICT_CONDITIONAL, _("it can, once named conditions are met, each with an "
					 "owner and a day.") },
		{ VERDICT_NO_GO, _("not now; with the reason, and the shortest way to change it, "
				   "which may well be to stay as you are.") },
		{ VERDICT_INCOMPLETE, _("not decided; with what has to be found out.") },
	};

	doc_heading(p->doc, 2, _("What the first page decides"));
	for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
		struct line *l = doc_item(p->doc, NULL);

		line_label(l, verdict_word(ends[i].token));
		line_text(l, ends[i].text);
	}
}

static void put_rules(struct part *p)
{
	doc_heading(p->doc, 2, _("What holds in the room"));
	doc_item(p->doc, _("Votes and answers are anonymous: the report names roles at most, unless "
			   "the room decides otherwise. Who takes on an action is named."));
	doc_item(p->doc, _("What your sheets say is shown as prepared by a role, and counts only "
			   "when the room confirms it."));
	doc_item(p->doc, _("\"Nobody knows\" is an answer. Nothing has to be decided that is not "
			   "known."));
}

/* Facts that stand in for answers, as they are registered. */
static void put_facts(struct part *p)
{
	bool any = false;

	for (int i = 0; i < p->q->n_questions; i++) {
		g_autofree char *text = NULL;
		g_autofree char *known = NULL;
		struct line *l;

		if (inputs_stand_in(p->in, i) == NULL)
			continue;
		if (!any) {
			doc_heading(p->doc, 2, _("What is registered"));
			doc_paragraph(p->doc, _("This stands in for answers that nobody gives. Say "
						"so if it is wrong."));
		}
		any = true;
		text = part_expand(p, p->q->questions[i].text);
		known = part_answer(p, i);
		l = doc_item(p->doc, NULL);
		line_textf(l, "%s ", text);
		line_strong(l, known);
	}
}

struct doc *report_invitation(const struct report_input *r, const struct order *o)
{
	struct doc *doc = doc_new();
	struct part p;
	g_autofree char *title = NULL;

	part_init(&p, r, doc);
	title = r->system != NULL ?
			g_strdup_printf(_("Should %s be split out of %s?"), r->service, r->system) :
			g_strdup_printf(_("Should %s be split out?"), r->service);
	doc_heading(doc, 1, title);
	put_labelled(&p, _("What it is for:"), r->purpose);
	put_labelled(&p, _("Owned by:"), r->team);
	put_labelled(&p, _("Called by:"), r->consumers);
	put_people(&p, o);
	put_duration(&p, o);
	put_outcome(&p);
	put_rules(&p);
	put_facts(&p);
	return doc;
}
