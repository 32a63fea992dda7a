/* The words and signs of a condition, one at a time. Part of the parser. */
#ifndef SEAM_CORE_EXPR_LEX_H
#define SEAM_CORE_EXPR_LEX_H

#include <stdbool.h>

enum token {
	TOKEN_END,
	TOKEN_NAME,	/* letters, digits, _ and, inside, dots and hyphens */
	TOKEN_NUMBER,	/* digits */
	TOKEN_SIGN,	/* also any character that has no place in a condition */
};

struct lexer {
	const char *text;	/* borrowed */
	enum token token;	/* the one in hand */
	int offset;		/* of its first byte */
	int length;
};

/* Takes the first token in hand. */
void lexer_start(struct lexer *l, const char *text);
void lexer_next(struct lexer *l);
/* Whether the token in hand is this one, and moving on past it if so. */
bool lexer_at(const struct lexer *l, const char *token);
bool lexer_take(struct lexer *l, const char *token);
/* A word of the language, which cannot be a name. */
bool lexer_at_keyword(const struct lexer *l);
/* The token as it was written; yours to free. */
char *lexer_dup(const struct lexer *l);

#endif
