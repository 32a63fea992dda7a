# Forty things a good full-screen program does, and the test that holds each. A row is
# the number, what it is, and where it is tested: "tui" for tests named
# /tui/points/NUMBER-..., else a file and the name of a test in it. What no program can see
# says why.

. "$top_srcdir/tests/lib/tap.sh"

cd "$top_srcdir" || exit 99

cat >"$tmp/points" <<'EOF'
01|an empty database: home at once, three next steps, no question|tui
02|the last row has keys that are valid, and ?|tui
03|help lists the screen's own keys first, and can be searched|tui
04|a key does what it says; one that means nothing says so|tui
05|j and Down, g and Home are the same in every list|tui
06|a search that finds nothing names what was sought|tui
07|Esc leads to the first screen and never out|tui
08|commands by name, with completion and their key|tui
09|a whole assessment by digits and Space|tui
10|killed: the answer, the question, the timer and the half-typed note are there|tui
11|undo and redo over restarts, named|tui
12|the question with all that belongs to it on one screen|tui
13|a secret ballot is on no screen before the reveal|tui
14|a tally that does not fit the room is refused in its place|tui
15|the timer takes neither cursor nor key|tui
16|park and act from a question; days in short|tui
17|who comes late is counted from then on|tui
18|what is skipped is listed with its reason and comes back|tui
19|not applicable needs a reason; open gates are asked about once|tui
20|mistakes in a form stand beside their field and keep the text|tui
21|the verdict follows each key, and what would turn it does|tui
21|what would turn it does|tests/load/test_verdict_flips.c:/flips/applied
22|a comparison of equals says so; what got worse comes first|tui
23|trends of one, few and many assessments|tui
24|who owns, writes and is called, side by side; Enter shows what is behind a cell|tui
25|archive asks with the name, and can be undone|tui
26|resized at any moment|tui
27|names and notes of any script, aligned and harmless|tui
28|no colour where it is not wanted|tui
29|nothing but ASCII where the locale has no more|tui
30|line mode for dumb terminals and screen readers|tests/cli/line_mode.sh:lines fit 80 columns
30|a terminal that cannot show the full screen gets lines|tests/tui/test_loop.c:/tui/loop/unable
31|presenter view|tui
32|the mouse belongs to the terminal until asked for|tui
33|the terminal is given back on every way out|tui
34|two terminals on one database|tui
35|a full disk says so and keeps what was typed|tui
35|a damaged database is left as it is|tests/store/test_broken.c:/store/broken/mutations
35|so is one of a newer program|tests/store/test_open.c:newer
36|a report in a pipe|tests/cli/commands.sh:a closed pipe is quiet
36|without escapes|tests/cli/commands.sh:no escapes unless asked for
36|the same bytes on two runs|tests/cli/commands.sh:the same bytes twice
37|what was typed is inert in a report|tests/report/test_markdown.c:/markdown/hostile/mixes
37|how a forge shows it|nobody: needs a forge
38|help of every command goes to stdout|tests/doc/help.sh:$command --help goes to stdout
38|a wrong option is no success, and the near one is named|tests/cli/commands.sh:names the near option
38|the manual has all sections|tests/doc/manual.sh:every section is there
39|exit codes|tests/cli/commands.sh:a service nobody registered
39|JSON as its schemas say|tests/cli/test_schemas.c:/schemas/results
40|five hundred services|tui
EOF

# What the tests of a folder are called.
names() {
	cat "$1"/test_*.c | grep -o '"/tui/points/[^"]*"' | tr -d '"'
}

# The rows of $1 that nothing holds; $2 has names of tests.
missing() {
	while IFS='|' read -r number what where; do
		case $where in
		tui) grep -q "^/tui/points/$number-" "$2" || echo "$number $what" ;;
		nobody:*) ;;
		*) grep -qF "\"${where#*:}\"" "${where%%:*}" || echo "$number $what: $where" ;;
		esac
	done <"$1"
}

names tests/tui >"$tmp/names"
printf '02|x|tui\n41|y|tui\n42|z|README:no such word\n43|w|nobody: why\n' >"$tmp/wrong"
is "what is missing is found" "$(missing "$tmp/wrong" "$tmp/names")" "41 y
42 z: README:no such word"
is "every point has its test" "$(missing "$tmp/points" "$tmp/names")" ""
is "all forty are listed" "$(cut -d'|' -f1 "$tmp/points" | sort -u | tr '\n' ' ')" \
	"$(seq -w 1 40 | tr '\n' ' ')"
is "a test of a point has a number of the list" \
	"$(sed 's,/tui/points/\([0-9]*\)-.*,\1,' "$tmp/names" | sort -u |
		grep -vxF "$(cut -d'|' -f1 "$tmp/points")")" ""

done_testing
