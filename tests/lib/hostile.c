/* Texts that mean something to a format, a parser or a terminal. */
#include "config.h"

#include "hostile.h"

#include <glib.h>

/* Packed: one a line would be pages of it. */
/* clang-format off */
const char *const hostile_atoms[] = {
	"|", "||", "\\", "\\|", "`", "``", "```", "~~~", "~~", "*", "**", "_", "__", "#", "##",
	"# x", "<", ">", "&", "&amp;", "&#64;", "&lt;script&gt;", "<script>alert(1)</script>",
	"<!--", "-->", "<br>", "</details>", "<a href=x>", "<https://a.b>", "https://a.b/c",
	"http://a.b", "ftp://q", "www.a.bc", "WWW.a.bc", "a@b.co", "mailto:a@b.co", "@name",
	"@org/team", "#12", "org/repo#12", "[a](b)", "[a]: b", "![a](b)", "[x]", "[ ] x", "- x",
	"-", "--", "---", "+ x", "+", "=", "===", "1. x", "12) x", "1.", "2)", "  x", "    x",
	" ", "\t", "\n", "\n\n", "\r\n", "\r", "- [ ] x", "> x", ":--", "|--|", "---|---", "a|b",
	"\x1b[31m", "\x07", "\x7f", "\xc2\x9b", "\xe2\x80\xae", "\xe2\x81\xa6", "\xe2\x80\xa8",
	"\xef\xbb\xbf", "\xc2\xa0", "\xe2\x80\x8b", "\xff", "\xc3", "word", "x", "Zoë", "日本語",
	"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb", "e\xcc\x81", ".", ")", "!", "!x", ":",
	"://", "(", "{service}", "%s", "$(x)", "\"", "'", "0", "7",
};
/* clang-format on */

const int hostile_atoms_length = G_N_ELEMENTS(hostile_atoms);
