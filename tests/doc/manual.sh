# The manual pages: clean for groff, and in step with the program. COMMANDS and OPTIONS
# are its own help; exit codes and variables are compared with the source.

. "$top_srcdir/tests/lib/tap.sh"

man=$top_srcdir/doc/seam.1
pages="$man $top_srcdir/doc/seam-questionnaire.5"

# What groff has to say about a page.
roff_warnings() {
	LC_ALL=C.UTF-8 groff -ww -t -man -Tutf8 "$1" 2>&1 >/dev/null
}

if command -v groff >/dev/null && groff -t -man -Tutf8 </dev/null >/dev/null 2>&1; then
	printf '.TH A 1\n.SH NAME\na \\- b\n.BB c\n' >"$tmp/bad.1"
	is "a mistake is found" "$(roff_warnings "$tmp/bad.1" | grep -c "macro 'BB' not")" 1
	for page in $pages; do
		is "groff takes $(basename "$page")" "$(roff_warnings "$page")" ""
	done
else
	skip "groff takes the pages" "there is no groff"
fi

# $1 with the tables of file $2.
with_tables() {
	awk -v tables="$2" -f "$top_srcdir/doc/tables.awk" "$1"
}

echo '.SH NEW' >"$tmp/new"
is "stale tables are found" "$(with_tables "$man" "$tmp/new" | cmp -s - "$man" || echo stale)" \
	stale
LC_ALL=C "$SEAM" help --roff >"$tmp/tables" 2>&1
with_tables "$man" "$tmp/tables" | diff "$man" - >"$tmp/diff"
is "COMMANDS and OPTIONS are current (else: make update-man)" "$(head -n 20 "$tmp/diff")" ""

# The lines of one section, roff escapes undone.
section() {
	awk -v want=".SH $1" '/^\.SH/ { on = $0 == want } on' "$man" | sed 's/\\-/-/g'
}

is "every exit code is in EXIT STATUS" \
	"$(section 'EXIT STATUS' | sed -n 's/^\([0-9]*\)|T{$/\1/p')" \
	"$(sed -n 's/.*EXIT_CODE_[A-Z]* = \([0-9]*\),.*/\1/p' "$top_srcdir/src/base/exitcode.h")"

# Variables of ours that the program asks for, and those the manual names.
asked=$(grep -rhoE '"SEAM_[A-Z_]+"' "$top_srcdir/src" | tr -d '"' | LC_ALL=C sort -u)
is "every variable is in ENVIRONMENT" \
	"$(section ENVIRONMENT | grep -oE 'SEAM_[A-Z_]+' | LC_ALL=C sort -u)" "$asked"

# The letters of line mode: in the first columns of its tables, alone or in a row.
sed -n "s/^	{ '\(.\)', [a-z_]* },\$/\1/p" "$top_srcdir/src/cli/line_command.c" >"$tmp/letters"
ok "letters are found in the source" grep -qx q "$tmp/letters"
is "every letter is in LINE MODE" \
	"$(section 'LINE MODE' | sed -n 's/^\([?a-z, ]*\)|T{$/\1/p' | tr -s ', ' '\n\n' |
		grep -x . | LC_ALL=C sort)" "$(LC_ALL=C sort "$tmp/letters")"

for wanted in NAME SYNOPSIS DESCRIPTION COMMANDS OPTIONS 'LINE MODE' 'EXIT STATUS' ENVIRONMENT FILES \
	EXAMPLES 'SEE ALSO'; do
	grep -qxF ".SH $wanted" "$man" || echo "$wanted"
done >"$tmp/missing"
is "every section is there" "$(cat "$tmp/missing")" ""

is "the page has the version of the program" \
	"$(sed -n 's/^\.TH SEAM 1 [^ ]* "seam \([^"]*\)".*/\1/p' "$man")" \
	"$("$SEAM" --version | sed -n '1s/^seam //p')"

done_testing
