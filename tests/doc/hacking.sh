# doc/HACKING names files, functions, tables, constants and make targets, README and
# doc/verdict name files: each must exist, so that nobody is sent to what was renamed.
# Words with a part in capitals (part_NAME.c) stand for one's own.

. "$top_srcdir/tests/lib/tap.sh"

# The files that are named in $1 and not below $2.
missing_files() {
	grep -oE '(^|[^A-Za-z0-9_./-])((src|tests|data|po|doc|\.ci)/[A-Za-z0-9_./*-]+)' "$1" |
	sed 's/^[^A-Za-z.]//; s/[.,]*$//' | grep -vE 'NAME|FAMILY|LL' | sort -u |
	while read -r file; do
		# a test is named without the suffix of its source
		# shellcheck disable=SC2086 # a pattern
		ls -d "$2"/$file "$2/$file".c 2>/dev/null | grep -q . || echo "$file"
	done
}

# Functions f(), names `x' and CONSTANTS_WITH_LINES of $1 that no source below $2 has.
missing_names() {
	{
		grep -oE '[A-Za-z_]+\(\)' "$1" | sed 's/()$//'
		grep -oE "\`[a-z_]+:?'" "$1" | sed "s/^\`//; s/:*'\$//"
		grep -oE '\b[A-Z]+(_[A-Z0-9]+)+\b' "$1"
	} | grep -vE 'NAME' | sort -u |
	while read -r name; do
		grep -rqw --include='*.[chly]*' --include='*.sql' --include='*.ac' \
			-e "$name" "$2/src" "$2/tests" "$2/data" "$2/configure.ac" ||
			echo "$name"
	done
}

# "make TARGET" and "make -C po TARGET" of $1 for which $2 has no rule.
missing_targets() {
	grep -oE '(^|	|  |`)make (-C po )?[a-z][a-z/_-]+' "$1" | sed 's/.* //' | grep -v / |
	sort -u |
	while read -r target; do
		grep -rqE "^($target|[a-z -]* $target)[ a-z-]*:" "$2/Makefile" \
			"$2/po/Makefile" || echo "$target"
	done
}

mkdir -p "$tmp/src/core" "$tmp/po"
echo 'static int there(void);' >"$tmp/src/core/there.c"
echo 'check: all' >"$tmp/Makefile"
touch "$tmp/po/Makefile" "$tmp/configure.ac"
mkdir "$tmp/tests" "$tmp/data"
cat >"$tmp/text" <<'TEXT'
src/core/there.c and src/core/gone.c, src/core/t*.c, src/core/NAME.c (src/core/there).
there() gone() `there' `lost' GONE_TOO NAME_run()
	make check
	make vanish
TEXT
is "a file that is gone is found" "$(missing_files "$tmp/text" "$tmp")" "src/core/gone.c"
is "a name that is gone is found" "$(missing_names "$tmp/text" "$tmp" | LC_ALL=C sort)" \
	"GONE_TOO
gone
lost"
is "a target that is gone is found" "$(missing_targets "$tmp/text" "$tmp")" "vanish"

hacking=$top_srcdir/doc/HACKING
is "every file is there" "$(missing_files "$hacking" "$top_srcdir")" ""
is "every name is there" "$(missing_names "$hacking" "$top_srcdir")" ""
is "every target is there" "$(missing_targets "$hacking" "$top_builddir")" ""

for document in README NEWS doc/verdict; do
	is "every file of $document is there" \
		"$(missing_files "$top_srcdir/$document" "$top_srcdir")" ""
done

# What README calls the test is what a change has to pass.
test_command=$(sed -n 's/^	\(\.\/bootstrap check\).*/\1/p' "$top_srcdir/README")
ok ".ci/run calls the test command of README" grep -qF "${test_command:-none}" \
	"$top_srcdir/.ci/run"

done_testing
