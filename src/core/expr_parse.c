/*
 * Text -> nodes: a parser by recursive descent, whose depth is limited. It stops at
 * the first mistake and says where that is. What names mean is the resolver's work.
 */
#include "config.h"

#include "core/expr.h"

#include <glib/gi18n.h>

#include <errno.h>
#include <string.h>

#include "core/expr_lex.h"
#include "core/expr_op.h"

struct parser {
	struct expr *e;
	struct lexer lex;
	const struct place *at;
	struct diags *ds;
	int depth;
};

/* What other languages write, and how it is said here. */
static const struct {
	const char *sign, *ours;
} foreign[] = {
	{ "&&", "and" },
	{ "||", "or" },
	{ "!", "not" },
	{ "=", "==" },
};

struct place expr_place_at(const struct place *at, const char *text, int offset)
{
	struct place place = { 0 };

	if (at == NULL)
		return place;
	place = *at;
	if (place.column > 0)
		place.column += g_utf8_strlen(text, offset);
	return place;
}

/* Adds the one diagnostic of a parse and returns -1. */
static int G_GNUC_PRINTF(4, 5)
	mistake(struct parser *p, int offset, const char *hint, const char *format, ...)
{
	struct place place = expr_place_at(p->at, p->lex.text, offset);
	struct diag *d;
	va_list args;

	va_start(args, format);
	d = diag_verror(p->ds, "condition", &place, format, args);
	va_end(args);
	if (hint != NULL)
		diag_hint(d, "%s", hint);
	return -1;
}

/* "expected X, found Y", at the token in hand. */
static int expected(struct parser *p, const char *what)
{
	g_autofree char *found = lexer_dup(&p->lex);
	g_autofree char *hint = NULL;

	for (unsigned i = 0; i < G_N_ELEMENTS(foreign); i++)
		if (lexer_at(&p->lex, foreign[i].sign))
			hint = g_strdup_printf(_("\"%s\" is written \"%s\""), found,
					       foreign[i].ours);
	if (p->lex.token == TOKEN_END)
		return mistake(p, p->lex.offset, NULL, _("expected %s, found the end"),
			       what);
	return mistake(p, p->lex.offset, hint, _("expected %s, found \"%s\""), what,
		       found);
}

static int add_node(struct parser *p, enum op op)
{
	struct node n = {
		.op = op, .first = -1, .next = -1, .name = -1, .ref = -1, .list = -1
	};

	g_array_append_val(p->e->nodes, n);
	return p->e->nodes->len - 1;
}

/* Keeps the word in hand and moves on. */
static int add_name(struct parser *p)
{
	struct name n = { lexer_dup(&p->lex), p->lex.offset };

	g_array_append_val(p->e->names, n);
	lexer_next(&p->lex);
	return p->e->names->len - 1;
}

/* A word that is a name, not one of the language; or -1 after a diagnostic. */
static int parse_name(struct parser *p, const char *what)
{
	if (p->lex.token != TOKEN_NAME || lexer_at_keyword(&p->lex))
		return expected(p, what);
	return add_name(p);
}

/* A stored value may look like a number. */
static bool parse_word(struct parser *p, struct node *n, const char *what)
{
	int name = p->lex.token == TOKEN_NUMBER ? add_name(p) : parse_name(p, what);

	if (name < 0)
		return false;
	if (n->n_names++ == 0)
		n->names = name;
	return true;
}

static bool parse_list(struct parser *p, struct node *n, const char *what)
{
	n->listed = true;
	do {
		if (!parse_word(p, n, what))
			return false;
	} while (lexer_take(&p->lex, ","));
	if (lexer_take(&p->lex, "]"))
		return true;
	expected(p, _("\",\" or \"]\""));
	return false;
}

/* The test whose word is in hand; OP_COUNT_OF when there is none. */
static enum op test_at(const struct parser *p)
{
	int op = 0;

	for (; op < OP_COUNT_OF; op++)
		if (expr_ops[op].shape == SHAPE_TEST &&
		    (lexer_at(&p->lex, expr_ops[op].word) ||
		     (expr_ops[op].list_word != NULL &&
		      lexer_at(&p->lex, expr_ops[op].list_word))))
			break;
	return op;
}

/* The rest of "SUBJECT is WORD" and its like; `subject' is filled already. */
static int parse_test(struct parser *p, struct node subject)
{
	struct node n = subject;
	const struct expr_op *op = &expr_ops[n.op = test_at(p)];
	bool wants_list = !lexer_at(&p->lex, op->word);
	int i;

	lexer_next(&p->lex);
	n.negated = op->takes_not && !wants_list && lexer_take(&p->lex, "not");
	if ((wants_list || op->takes_list) && lexer_take(&p->lex, "[")) {
		if (!parse_list(p, &n, _(op->takes[0])))
			return -1;
	} else if (wants_list) {
		return expected(p, "\"[\"");
	} else if (!parse_word(p, &n, _(op->takes[0]))) {
		return -1;
	}
	i = add_node(p, n.op);
	*expr_node(p->e, i) = n;
	return i;
}

static int parse_condition(struct parser *p);
static int parse_sum(struct parser *p);

/* A condition where a number must stand, or the reverse. */
static int want_number(struct parser *p, int node, int offset)
{
	if (node >= 0 && !op_of(expr_node(p->e, node))->is_number)
		return mistake(p, offset, NULL,
			       _("expected a number, found a condition"));
	return node;
}

/* A name alone may be the item of a grade; the resolver knows. */
static int want_condition(struct parser *p, int node, int offset)
{
	if (node < 0 || !op_of(expr_node(p->e, node))->is_number)
		return node;
	if (expr_node(p->e, node)->op != OP_NAME)
		return mistake(p, offset, _("compare it, as in \"system.teams > 2\""),
			       _("expected a condition, found a number"));
	expr_node(p->e, node)->op = OP_BARE;
	return node;
}

/* Joins operands of one level: `parent' gets `child' as its last. */
static void add_operand(struct parser *p, int parent, int *last, int child)
{
	if (*last < 0)
		expr_node(p->e, parent)->first = child;
	else
		expr_node(p->e, *last)->next = child;
	*last = child;
}

static int parse_arguments(struct parser *p, enum op op)
{
	int first = -1, last = -1, call;

	do {
		int offset = p->lex.offset;
		int child = want_number(p, parse_sum(p), offset);

		if (child < 0)
			return -1;
		if (last >= 0)
			expr_node(p->e, last)->next = child;
		else
			first = child;
		last = child;
	} while (lexer_take(&p->lex, ","));
	if (!lexer_take(&p->lex, ")"))
		return expected(p, _("\",\" or \")\""));
	call = add_node(p, op);
	expr_node(p->e, call)->first = first;
	return call;
}

/* One word, or two with a comma, up to the closing parenthesis. */
static int parse_words(struct parser *p, enum op op)
{
	struct node n = {
		.op = op, .first = -1, .next = -1, .name = -1, .ref = -1, .list = -1
	};
	const char *const *takes = expr_ops[op].takes;
	int i;

	if (!parse_word(p, &n, _(takes[0])))
		return -1;
	if (takes[1] != NULL && !lexer_take(&p->lex, ","))
		return expected(p, "\",\"");
	if (takes[1] != NULL && !parse_word(p, &n, _(takes[1])))
		return -1;
	if (!lexer_take(&p->lex, ")"))
		return expected(p, "\")\"");
	i = add_node(p, op);
	*expr_node(p->e, i) = n;
	return i;
}

static int parse_note(struct parser *p)
{
	struct node n = { .subject = SUBJECT_NOTE, .first = -1, .next = -1, .ref = -1 };

	n.name = parse_name(p, _("a question"));
	if (n.name < 0)
		return -1;
	if (!lexer_take(&p->lex, ")"))
		return expected(p, "\")\"");
	if (!lexer_at(&p->lex, "matches"))
		return expected(p, "\"matches\"");
	return parse_test(p, n);
}

static bool is_call(const struct expr_op *op)
{
	return op->shape == SHAPE_WORDS || op->shape == SHAPE_NUMBERS;
}

static int refuse_call(struct parser *p, const char *name, int offset)
{
	g_autoptr(GString) all = g_string_new(NULL);
	g_autofree char *hint = NULL;

	for (int op = 0; op < OP_COUNT_OF; op++)
		if (is_call(&expr_ops[op]))
			g_string_append_printf(all, "%s%s", all->len > 0 ? ", " : "",
					       expr_ops[op].word);
	hint = g_strdup_printf(_("there are %s and note"), all->str);
	return mistake(p, offset, hint, _("\"%s\" is no function"), name);
}

/* NAME( ... ), with the parenthesis taken. */
static int parse_call(struct parser *p, const char *name, int offset)
{
	for (int op = 0; op < OP_COUNT_OF; op++)
		if (is_call(&expr_ops[op]) && strcmp(expr_ops[op].word, name) == 0)
			return expr_ops[op].shape == SHAPE_WORDS ? parse_words(p, op) :
								   parse_arguments(p, op);
	if (strcmp(name, "note") == 0)
		return parse_note(p);
	return refuse_call(p, name, offset);
}

/* Goes one level deeper; the caller comes back up after success. */
static bool descend(struct parser *p)
{
	if (++p->depth <= EXPR_DEPTH_MAX)
		return true;
	mistake(p, p->lex.offset, NULL, _("nested deeper than %d levels"),
		EXPR_DEPTH_MAX);
	return false;
}

static int parse_named(struct parser *p)
{
	struct node n = { .first = -1, .next = -1, .ref = -1, .list = -1 };
	int offset = p->lex.offset, node, name;

	name = parse_name(p, _("a question, a fact or a number"));
	if (name < 0)
		return -1;
	if (lexer_take(&p->lex, "(")) {
		if (!descend(p))
			return -1;
		node = parse_call(p, expr_name(p->e, name)->text, offset);
		p->depth--;
		return node;
	}
	n.name = name;
	n.subject = strcmp(expr_name(p->e, name)->text, "it") == 0 ? SUBJECT_IT
								   : SUBJECT_QUESTION;
	if (test_at(p) < OP_COUNT_OF)
		return parse_test(p, n);
	node = add_node(p, OP_NAME);
	expr_node(p->e, node)->name = name;
	expr_node(p->e, node)->subject = n.subject;
	return node;
}

static int parse_number(struct parser *p, bool negative)
{
	int node = add_node(p, OP_NUMBER);
	gint64 number;

	errno = 0;
	number = g_ascii_strtoll(p->lex.text + p->lex.offset, NULL, 10);
	if (errno == ERANGE)
		return mistake(p, p->lex.offset, NULL, _("the number is too large"));
	expr_node(p->e, node)->number = negative ? -number : number;
	lexer_next(&p->lex);
	return node;
}

static int parse_operand(struct parser *p)
{
	int node;

	if (p->lex.token == TOKEN_NUMBER)
		return parse_number(p, false);
	if (lexer_take(&p->lex, "-"))
		return p->lex.token == TOKEN_NUMBER ? parse_number(p, true)
						    : expected(p, _("a number"));
	if (!lexer_at(&p->lex, "("))
		return parse_named(p);
	if (!descend(p))
		return -1;
	lexer_next(&p->lex);
	node = parse_condition(p);
	if (node >= 0 && !lexer_take(&p->lex, ")"))
		return expected(p, "\")\"");
	p->depth--;
	return node;
}

static int parse_product(struct parser *p)
{
	int offset = p->lex.offset, node = parse_operand(p), last, product;

	if (node < 0 || !lexer_at(&p->lex, "*"))
		return node;
	if (want_number(p, node, offset) < 0)
		return -1;
	product = add_node(p, OP_PRODUCT);
	expr_node(p->e, product)->first = last = node;
	while (lexer_take(&p->lex, "*")) {
		offset = p->lex.offset;
		node = want_number(p, parse_operand(p), offset);
		if (node < 0)
			return -1;
		add_operand(p, product, &last, node);
	}
	return product;
}

static int parse_sum(struct parser *p)
{
	int offset = p->lex.offset, node = parse_product(p), last, sum;

	if (node < 0 || !(lexer_at(&p->lex, "+") || lexer_at(&p->lex, "-")))
		return node;
	if (want_number(p, node, offset) < 0)
		return -1;
	sum = add_node(p, OP_SUM);
	expr_node(p->e, sum)->first = last = node;
	while (lexer_at(&p->lex, "+") || lexer_at(&p->lex, "-")) {
		bool negated = lexer_at(&p->lex, "-");

		lexer_next(&p->lex);
		offset = p->lex.offset;
		node = want_number(p, parse_product(p), offset);
		if (node < 0)
			return -1;
		expr_node(p->e, node)->negated = negated;
		add_operand(p, sum, &last, node);
	}
	return sum;
}

/* The comparison whose sign is in hand; OP_COUNT_OF when there is none. */
static enum op comparison_at(const struct parser *p)
{
	int op = 0;

	while (op < OP_COUNT_OF && !(expr_ops[op].shape == SHAPE_COMPARISON &&
				     lexer_at(&p->lex, expr_ops[op].word)))
		op++;
	return op;
}

static int parse_comparison(struct parser *p)
{
	int offset = p->lex.offset, left = parse_sum(p), right, node;
	enum op op = comparison_at(p);

	if (left < 0 || op == OP_COUNT_OF)
		return left;
	if (want_number(p, left, offset) < 0)
		return -1;
	lexer_next(&p->lex);
	offset = p->lex.offset;
	right = want_number(p, parse_sum(p), offset);
	if (right < 0)
		return -1;
	if (comparison_at(p) < OP_COUNT_OF)
		return mistake(p, p->lex.offset, _("join two comparisons with \"and\""),
			       _("comparisons do not chain"));
	node = add_node(p, op);
	expr_node(p->e, node)->first = left;
	expr_node(p->e, left)->next = right;
	return node;
}

static int parse_not(struct parser *p)
{
	int offset, operand, node;

	if (!lexer_take(&p->lex, "not"))
		return parse_comparison(p);
	if (!descend(p))
		return -1;
	offset = p->lex.offset;
	operand = want_condition(p, parse_not(p), offset);
	if (operand < 0)
		return -1;
	p->depth--;
	node = add_node(p, OP_NOT);
	expr_node(p->e, node)->first = operand;
	return node;
}

/* One level of `or' or `and'. */
static int parse_joined(struct parser *p, const char *word, enum op op,
			int (*parse)(struct parser *p))
{
	int offset = p->lex.offset, node = parse(p), last, joined;

	if (node < 0 || !lexer_at(&p->lex, word))
		return node;
	if (want_condition(p, node, offset) < 0)
		return -1;
	joined = add_node(p, op);
	expr_node(p->e, joined)->first = last = node;
	while (lexer_take(&p->lex, word)) {
		offset = p->lex.offset;
		node = want_condition(p, parse(p), offset);
		if (node < 0)
			return -1;
		add_operand(p, joined, &last, node);
	}
	return joined;
}

static int parse_and(struct parser *p)
{
	return parse_joined(p, "and", OP_AND, parse_not);
}

static int parse_condition(struct parser *p)
{
	return parse_joined(p, "or", OP_OR, parse_and);
}

static int parse_whole(struct parser *p)
{
	int root;

	if (strlen(p->lex.text) > EXPR_LENGTH_MAX)
		return mistake(p, 0, NULL, _("the condition is longer than %d bytes"),
			       EXPR_LENGTH_MAX);
	if (p->lex.token == TOKEN_END)
		return mistake(p, 0, NULL, _("the condition is empty"));
	root = want_condition(p, parse_condition(p), 0);
	if (root >= 0 && p->lex.token != TOKEN_END)
		return expected(p, _("\"and\", \"or\" or the end"));
	return root;
}

bool expr_parse(struct expr **out, const char *text, const struct place *at,
		struct diags *ds)
{
	struct parser p = { .at = at, .ds = ds };
	g_autoptr(expr) e = g_new0(struct expr, 1);

	*out = NULL;
	e->nodes = g_array_new(FALSE, FALSE, sizeof(struct node));
	e->names = g_array_new(FALSE, FALSE, sizeof(struct name));
	e->args = g_array_new(FALSE, FALSE, sizeof(int));
	e->text = g_strdup(text);
	p.e = e;
	lexer_start(&p.lex, text);
	e->root = parse_whole(&p);
	if (e->root < 0)
		return false;
	*out = g_steal_pointer(&e);
	return true;
}
