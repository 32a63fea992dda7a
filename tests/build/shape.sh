# What the eye trips over whatever the taste: blanks at line ends, spaces for tabs,
# very long lines, a function's brace on its first line. Layout beyond that is
# .clang-format's proposal (make check-format); tables are laid out by hand.

. "$top_srcdir/tests/lib/tap.sh"

cd "$top_srcdir" || exit 99

# Columns are counted with tabs of 8; UTF-8 continuation bytes take none.
misshapen() {
	find "$@" -name '*.[ch]' | LC_ALL=C sort | while read -r file; do
		LC_ALL=C awk -v file="$file" '
		function wrong(what) {
			printf "%s:%d: %s\n", file, NR, what
		}
		/\r/ { wrong("carriage return") }
		/[ \t]$/ { wrong("blank at the end of the line") }
		/^        / { wrong("spaces for a tab") }
		/^[a-z].*\) \{$/ { wrong("the brace of a function on a line of its own") }
		/^\t+(if|for|while|switch)\(/ { wrong("no blank after the keyword") }
		{
			width = 0
			for (i = 1; i <= length($0); i++) {
				c = substr($0, i, 1)
				if (c == "\t")
					width += 8 - width % 8
				else if (c < "\200" || c > "\277")
					width++
			}
			if (width > 105)
				wrong(width " columns")
		}
		END { if (NR && $0 == "" ) wrong("empty line at the end") }' "$file"
	done
}

mkdir "$tmp/src"
printf 'int f(void) {\n        g();\n\tif(x) \n}\r\n\t/* %080d%016d */\n\n' 0 0 >"$tmp/src/bad.c"
printf '\t/* %080d */\n' 0 | sed 's/0/\xc3\xa4/g' >"$tmp/src/good.c"
is "each bad shape is found" "$(cd "$tmp" && misshapen src)" "\
src/bad.c:1: the brace of a function on a line of its own
src/bad.c:2: spaces for a tab
src/bad.c:3: blank at the end of the line
src/bad.c:3: no blank after the keyword
src/bad.c:4: carriage return
src/bad.c:5: 110 columns
src/bad.c:6: empty line at the end"
is "files are in shape" "$(misshapen src tests)" ""

done_testing
