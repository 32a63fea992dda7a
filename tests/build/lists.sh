# Lists that people keep by hand and that fail late when they are wrong: sources in the
# makefiles (a tarball without them), po/POTFILES.in (texts never translated), and the
# size of files (nobody reads the longest).

. "$top_srcdir/tests/lib/tap.sh"

SIZE_MAX=600
cd "$top_srcdir" || exit 99

# Sources below $1 with strings for translators. A call whose text is elsewhere,
# _(row->help), needs no entry.
with_messages() {
	find "$1" -name '*.[ch]' -exec awk '
		/(^|[^A-Za-z0-9_])(_|N_|C_|NC_|Q_|ngettext) ?\([ \t]*("|$)/ &&
		!/^[ \t]*(\/?\*|#)/ && FILENAME != last { print last = FILENAME }
	' {} + | LC_ALL=C sort
}

# Files over the limit below the given folders. Recorded data is no source.
too_long() {
	find "$@" \( -name '*.[ch]' -o -name '*.sh' -o -name '*.py' -o -name '*.mk' \) \
		-exec awk -v max="$SIZE_MAX" 'FNR == max + 1 { print FILENAME }' {} + |
		LC_ALL=C sort
}

# Files matching the find arguments that no makefile names.
unlisted() {
	find "$@" -type f | LC_ALL=C sort | while read -r file; do
		cat Makefile.am src/local.mk data/local.mk doc/local.mk tests/local.mk \
			src/*/local.mk tests/*/local.mk |
			grep -qF "${file%.in}" || echo "$file"
	done
}

mkdir -p "$tmp/src"
printf 'x = _("text");\n' >"$tmp/src/a.c"
printf 'x = ngettext(\n\t"a", "b", 2);\n' >"$tmp/src/b.c"
printf '\t.help = N_("text"),\n' >"$tmp/src/c.h"
printf '/* marked by _("x") */\n * _("x")\nprintf(_(row->help)); g_utf8_("x");\n' >"$tmp/src/d.c"
is "texts are found" "$(cd "$tmp" && with_messages src)" "src/a.c
src/b.c
src/c.h"
is "po/POTFILES.in is complete" \
	"$(grep -v '^#' po/POTFILES.in | grep . | LC_ALL=C sort)" "$(with_messages src)"

awk -v max="$SIZE_MAX" 'BEGIN { for (i = 0; i <= max; i++) print "x" }' >"$tmp/src/long.c"
awk -v max="$SIZE_MAX" 'BEGIN { for (i = 0; i < max; i++) print "x" }' >"$tmp/src/good.c"
is "long files are found" "$(too_long "$tmp/src")" "$tmp/src/long.c"
is "no file is over $SIZE_MAX lines" "$(too_long src tests)" ""

is "unlisted files are found" "$(unlisted "$tmp/src" -name good.c)" "$tmp/src/good.c"
# A test program's source is found by automake, and named without its suffix.
is "sources are in a makefile" "$(unlisted src -name '*.[ch]')" ""
is "tests are in a makefile" "$(unlisted tests -name '*.[ch]' | sed 's/\.c$//' |
	while read -r test; do
		grep -qE "$test( |\$)" tests/*/local.mk || echo "$test"
	done; unlisted tests \( -name '*.sh' -o -name '*.py' \))" ""
is "data is in a makefile" "$(unlisted data \( -name '*.yaml' -o -name '*.json' \))" ""

done_testing
