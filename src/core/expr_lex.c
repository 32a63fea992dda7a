/*
 * Cuts a condition into tokens. Every text has some, so nothing can fail here; what
 * makes no sense is for the parser to say.
 */
#include "config.h"

#include "core/expr_lex.h"

#include <glib.h>

#include <string.h>

#include "core/expr_op.h"

/* Signs that are no operators; some are what other languages write. */
static const char *const signs[] = { "&&", "||", "=", "!", "-", "/", "(", ")", "[", "]",
	"," };

static bool is_name_char(char c)
{
	return g_ascii_isalnum(c) || c == '_' || c == '.' || c == '-';
}

/* Bytes of the name at s: no hyphen or dot at its end, so that "a- 1" takes away. */
static int name_length(const char *s)
{
	int n = 0;

	while (is_name_char(s[n]))
		n++;
	while (n > 0 && (s[n - 1] == '-' || s[n - 1] == '.'))
		n--;
	return n;
}

/* Of two signs of which one begins the other, the longer one. */
static int sign_length(const char *s)
{
	size_t longest = 0;

	for (unsigned i = 0; i < G_N_ELEMENTS(signs); i++)
		if (g_str_has_prefix(s, signs[i]))
			longest = MAX(longest, strlen(signs[i]));
	for (int op = 0; op < OP_COUNT_OF; op++)
		if (expr_ops[op].word != NULL && g_str_has_prefix(s, expr_ops[op].word))
			longest = MAX(longest, strlen(expr_ops[op].word));
	if (longest > 0)
		return longest;
	/* One character, cut short where the text is no UTF-8 and ends early. */
	return strnlen(s, g_utf8_next_char(s) - s);
}

void lexer_next(struct lexer *l)
{
	const char *s;
	int digits;

	l->offset += l->length;
	while (g_ascii_isspace(l->text[l->offset]))
		l->offset++;
	s = l->text + l->offset;
	digits = strspn(s, "0123456789");
	if (*s == '\0') {
		l->token = TOKEN_END;
		l->length = 0;
	} else if (digits > 0 && name_length(s) == digits) {
		l->token = TOKEN_NUMBER;
		l->length = digits;
	} else if (g_ascii_isalnum(*s) || *s == '_') {
		l->token = TOKEN_NAME;
		l->length = name_length(s);
	} else {
		l->token = TOKEN_SIGN;
		l->length = sign_length(s);
	}
}

void lexer_start(struct lexer *l, const char *text)
{
	*l = (struct lexer){ .text = text };
	lexer_next(l);
}

bool lexer_at(const struct lexer *l, const char *token)
{
	return l->token != TOKEN_END && (int)strlen(token) == l->length &&
	       strncmp(l->text + l->offset, token, l->length) == 0;
}

bool lexer_take(struct lexer *l, const char *token)
{
	if (!lexer_at(l, token))
		return false;
	lexer_next(l);
	return true;
}

bool lexer_at_keyword(const struct lexer *l)
{
	for (int i = 0; i < OP_COUNT_OF; i++) {
		const struct expr_op *op = &expr_ops[i];
		bool is_call = op->shape == SHAPE_WORDS || op->shape == SHAPE_NUMBERS;

		if ((!is_call && op->word != NULL && lexer_at(l, op->word)) ||
		    (op->list_word != NULL && lexer_at(l, op->list_word)))
			return true;
	}
	return false;
}

char *lexer_dup(const struct lexer *l)
{
	return g_strndup(l->text + l->offset, l->length);
}
