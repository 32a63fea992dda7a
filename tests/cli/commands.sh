# The command line from outside: exit codes, what goes to stdout and what to stderr,
# and what happens when output cannot be written.

. "$top_srcdir/tests/lib/tap.sh"

SEAM_DB=$tmp/seam.db SEAM_NOW=2026-09-12T08:30:00Z SEAM_USER=tester
export SEAM_DB SEAM_NOW SEAM_USER

silent() { is "$1: nothing on stdout" "$(cat "$tmp/out")" ""; }

# nothing there yet
code 0 "seam on nothing"
silent "seam on nothing"
says "it names the next steps" "seam demo"
ok "and makes no database" test ! -e "$SEAM_DB"
code 3 "a service nobody registered" answer nosuch P1=yes
says "how to register it" '"seam new nosuch"'
code 3 "nor assessed" assess nosuch
code 3 "nor a team that is not there" team set nosuch --size 3
code 3 "nor a system" system archive nosuch
ok "no database for a name that is not in it" test ! -e "$SEAM_DB"
code 0 "help" --help
prints "help names a command" "verdict"
code 0 "version" --version
prints "version names a library" "sqlite 3"
code 0 "help of a command" verdict --help
prints "with its options" "--explain"

# what cannot be parsed: 2, and a suggestion
code 2 "misspelled command" anwser
says "names the near one" '"seam answer"'
code 2 "unknown command with words" frobnicate it
silent "unknown command"
code 2 "misspelled option" list --sytem x
says "names the near option" '"--system"'
code 2 "unknown letter" list -z
code 2 "an unknown letter among others" list --archived -zq
says "names the letter, not the option before" '"-z"'
code 2 "an option without its value" list --system
code 2 "an option of one command before another" --system shop verdict billing
says "says where it belongs" "stands behind it"
code 3 "a system that is not there" --system nosuch
code 2 "a value for a flag" list --archived=yes
code 2 "a value that is none" list --color maybe
code 2 "a format it has not" verdict billing -f junit
code 2 "too few words" verdict
code 2 "too many words" verdict a b
code 2 "half a command" team ad
says "names the near half" '"seam team add"'
code 2 "not UTF-8" "$(printf 'ne\377w')"
code 2 "not UTF-8 further on" verdict "$(printf '\377')"

# what does not exist, or may not be: 3
code 3 "no such service" billing
code 3 "no such service, asked for" verdict billing
code 3 "no system to take it from" new billing
code 0 "a service, its system and team" new billing --from shop --team Payments
silent "new"
says "what was made is said" '"shop"'
says "and the next command" "next: seam assess billing"
code 0 "quiet" -q new ledger
is "quiet says nothing" "$(cat "$tmp/err")" ""
code 3 "a taken name" new BILLING
code 3 "a command's name" new list
code 3 "near names are listed" verdict biling
says "the near service" '"billing"'

# votes
code 0 "who is there" people ledger --count 5
code 0 "a vote" vote ledger P1 1 3 1 0
prints "both ends speak" "hear both ends"
code 3 "more votes than people" vote ledger P1 1 3 2 0
says "both numbers" "6 votes, 5 people"
code 2 "a kind of vote there is not" vote ledger P1 --kind loud 1 3 1
code 2 "an empty edit" actions set ledger 1
code 0 "undo of a vote" -q undo ledger
code 0 "and of the people" -q undo ledger

# answers: the verdict is the data
code 0 "answers" answer billing P1=yes "P2=no:waits for the train"
prints "the headline" "NO-GO"
ok "and one line of it" test "$(wc -l <"$tmp/out")" -eq 1
code 3 "one bad answer" answer billing P3=no P9=yes
code 0 "nothing of it was stored" history billing P3 --json
prints "empty" '"answers":[]'
code 0 "in words" history billing P3
prints "and no head of a table" "Nobody has answered this question yet."
printf 'P3\tyes\tkept inside\n' | "$SEAM" -q answer billing --from - >/dev/null
code 0 "from stdin" history billing P3 --json
prints "with its note" '"note":"kept inside"'
printf 'P3\tyes\tkept inside' >"$tmp/answers"
code 0 "from a file without a last line end" answer billing --from "$tmp/answers"
code 3 "a file that is not there" answer billing --from "$tmp/nothing"
code 2 "no answers at all" answer billing

# verdict and report exit 0 whatever they say
code 0 "verdict" verdict billing
prints "in words" "NO-GO"
code 0 "explain" verdict billing --explain
code 0 "verdict as JSON" verdict billing --json
code 0 "report" report billing
prints "is markdown where nobody looks" "# billing"
code 0 "report as text" report billing -f text
code 0 "report as HTML" report billing -f html
prints "is one page" "<main id="
code 0 "brief" report billing --brief
ok "brief is at most twelve lines" test "$(wc -l <"$tmp/out")" -le 12
code 2 "brief is plain text" report billing --brief --json
silent "brief as JSON"
code 3 "an assessment that is not there" report billing@a7
code 0 "a list as CSV" team list -f csv
is "has the names of JSON, and lines end as they should" "$(head -1 "$tmp/out")" \
	"id,team,size,archived,services$(printf '\r')"
cp "$tmp/out" "$tmp/english.csv"
code 0 "in German, too" team list -f csv --lang de
ok "CSV speaks one language" cmp -s "$tmp/out" "$tmp/english.csv"
code 0 "a report as CSV is its answers" report billing -f csv
is "under the names of JSON" "$(head -1 "$tmp/out" | tr -d '\r')" \
	"question,state,value,note,evidence,confidence,contested,day"
is "a row a question" "$(sed 1d "$tmp/out" | wc -l)" \
	"$("$SEAM" -q report billing --json | grep -o '"question": "[^"]*", "state": "[a-z]*", "value"' | wc -l)"
prints "with what was said" ",fail,no,waits for the train,"
code 0 "that of a system" report --system shop -f csv
is "has a row a service" "$(cut -d, -f1-5 "$tmp/out")" "service,assessment,state,date,verdict
billing,a1,draft,2026-09-12,no-go
ledger,,,,"
prints "the names behind them" "roles_missing,waiver_ended,reason,order,findings"
code 2 "a summary for a chat has no rows" report billing --brief -f csv
code 0 "a list without rows" topic list -f csv
silent "no rows, no names"
if command -v python3 >/dev/null; then
	for what in "verdict billing" "report billing" "list" "service show billing" \
		"team list" "system show shop" "actions" "history billing" "doctor" \
		"questionnaire show split-readiness" "cases check" "calc surface 10 15 3"; do
		# shellcheck disable=SC2086 # words on purpose
		ok "JSON of $what" sh -c '"$SEAM" $1 --json 2>/dev/null |
			python3 -c "import json, sys; assert json.load(sys.stdin)[\"schema\"] == 1"
		' sh "$what"
	done
else
	skip "JSON of every command" "python3 is missing"
fi

# - is what is piped in, and on the other side standard output
for what in "questionnaire lint -" "questionnaire show -" "questionnaire diff - split-readiness"; do
	# shellcheck disable=SC2086 # words on purpose
	"$SEAM" -q $what <"$SEAM_DATA_DIR/questionnaires/starter.yaml" >"$tmp/out" 2>"$tmp/err"
	is "$what" "$?" 0
done
"$SEAM" -q cases check - <"$SEAM_DATA_DIR/cases/shopify.yaml" >"$tmp/out" 2>"$tmp/err"
is "cases check -" "$? $(grep -c '^shopify' "$tmp/out")" "0 1"
printf 'id: [' | "$SEAM" -q questionnaire lint - 2>"$tmp/err"
is "a mistake has a place" "$? $(grep -c '^stdin:1' "$tmp/err")" "1 1"
"$SEAM" -q report billing >"$tmp/plain"
(cd "$tmp" && "$SEAM" -q report billing -o - >out)
ok "-o -" cmp -s "$tmp/plain" "$tmp/out"
ok "makes no file of that name" test ! -e "$tmp/-"
code 3 "a backup is a file" backup -
says "and an export a stream" "seam export"

# what does not go together, and what there is none of
code 2 "a system of a service that is there" assess billing --from shop
says "--quick" "goes with --quick"
code 2 "one of a trend" trend billing --system shop
says "--all" "goes with --all"
code 3 "a questionnaire without a name" questionnaire new ""
code 3 "a file without a name" cases check ""
says "is shown" '"": error'
code 2 "more than a calculator takes" calc latency x
says "says how much" "from 0 to 1000000000"
code 2 "nobody in the room" people ledger --count 0
says "how many may be" "from 1 to"
code 2 "no minutes" room ledger --timebox soon
says "how many there are" "from 0 to"
code 2 "an assessment without a command" billing@a1
says "the command that shows it" "seam verdict billing@a1"
code 3 "no team at all" --db "$tmp/none.db" team show x
says "how to add one" '"seam team add"'
code 3 "a database without a name" --db "" list
says "how to name one" "SEAM_DB"
code 3 "a database is no export" import "$SEAM_DB"
says "how to make one" "export"

# writing a file
code 0 "to a file" report billing -o "$tmp/billing.md"
silent "to a file"
ok "which is there" grep -q NO-GO "$tmp/billing.md"
mask=$(umask)
umask 022
"$SEAM" report billing -o "$tmp/handed-on.md" 2>"$tmp/err"
umask "$mask"
is "others may read it" "$(stat -c %a "$tmp/handed-on.md" 2>/dev/null || echo 644)" 644
code 3 "to a folder that is not there" report billing -o "$tmp/no/billing.md"
echo kept >"$tmp/kept"
code 2 "a refused command with a file for its output" check -o "$tmp/kept"
code 3 "one that fails" verdict nobody -o "$tmp/kept"
is "leave the file as it was" "$(cat "$tmp/kept")" "kept"
is "the same bytes twice" "$("$SEAM" report billing 2>/dev/null | cksum)" \
	"$("$SEAM" report billing 2>/dev/null | cksum)"

# output that cannot be written
code 0 "an empty file of answers" answer billing --from -
says "says so" "holds no answers"
(ulimit -f 1 && "$SEAM" answer billing "P5=no:$(printf '%04000d' 1)" >"$tmp/out" 2>"$tmp/err")
is "a file that may not grow" "$?" 3
says "says so" "nothing was stored"
if test -c /dev/full; then
	"$SEAM" list >/dev/full 2>"$tmp/err"
	is "a full disk" "$?" 3
	says "is said" "cannot write"
	"$SEAM" answer billing P1=yes >/dev/full 2>"$tmp/err"
	is "of what was stored" "$?" 3
	says "that it is" "what was to be stored is stored"
else
	skip "a full disk" "there is no /dev/full"
fi
"$SEAM" list >&- 2>"$tmp/err"
is "a closed stdout" "$?" 3
is "a closed pipe is quiet" "$({ "$SEAM" -q report billing 2>"$tmp/err"; } | head -1 | wc -l; cat "$tmp/err")" "1"
"$SEAM" list >"$tmp/out" 2>&- <&-
is "closed stdin and stderr" "$?" 0

# databases
code 3 "an empty name" --db "" list
code 3 "a file that is none of ours" --db "$top_srcdir/README" list
code 3 "a folder" --db "$tmp" list
is "private database" "$(stat -c %a "$SEAM_DB" 2>/dev/null || echo 600)" 600
code 0 "backup" backup "$tmp/copy.db"
code 3 "a backup over a file" backup "$tmp/copy.db"
code 0 "the copy opens" --db "$tmp/copy.db" verdict billing
code 0 "doctor" doctor

# finish, undo, purge
code 0 "undo" undo billing
code 0 "redo" redo billing
code 0 "finish" finish billing --name spring
says "open gates are named" "P4"
code 3 "finish again" finish billing
code 1 "check" check billing
prints "one line a service" "billing@a1"
code 4 "check without a finished one" check ledger
code 3 "check of nothing" check nosuch
code 3 "purge needs a yes" purge billing
code 0 "purge" purge billing --yes
code 3 "purged" verdict billing

# language and characters
code 0 "ASCII" report ledger
is "no byte over 127" "$(LC_ALL=C "$SEAM" -q verdict ledger -f text | LC_ALL=C tr -d '\000-\177' | wc -c | tr -d ' ')" 0
is "no escapes unless asked for" "$(TERM=xterm "$SEAM" -q list | LC_ALL=C tr -cd '\033' | wc -c | tr -d ' ')" 0
is "colour when asked for" "$("$SEAM" -q --color always list | grep -c "$(printf '\033')")" 1
code 0 "in German" --lang de report ledger
prints "texts of the questionnaire" "Wer"

# calculators
code 0 "availability" calc availability 3
prints "three parts" "99.7003 %"
prints "minutes" "129.5"
code 0 "surface" calc surface 10 15 3
prints "total" "151"
code 0 "coordination" calc coordination 12
prints "pairs" "66"
code 0 "latency" calc latency 5 20 --budget 100
prints "left" "75"
code 0 "debug" calc debug 6
prints "hours" "10.0"
code 2 "no number" calc coordination many

# knowledge
code 0 "questionnaire list" questionnaire list
code 0 "questionnaire show" questionnaire show split-readiness P1
code 0 "questionnaire new" questionnaire new my-checks -o "$tmp/my-checks.yaml"
code 0 "which lints" questionnaire lint "$tmp/my-checks.yaml"
code 0 "a draft with it" assess ledger --questionnaire "$tmp/my-checks.yaml"
code 0 "what the database keeps" questionnaire list
ok "is listed with its title" grep -q 'my-checks .*real traffic' "$tmp/out"
code 0 "names to complete help with" completion topics
ok "are ideas" grep -qx gates "$tmp/out"
ok "and commands" grep -qx team "$tmp/out"
code 2 "half a family" calc
says "says what is missing" "needs a second word"
printf 'schema: 1\nid: x\nwieght: 3\n' >"$tmp/bad.yaml"
code 1 "lint finds" questionnaire lint "$tmp/bad.yaml"
says "with its place" "bad.yaml:3:"
code 3 "no file to lint" questionnaire lint "$tmp/none.yaml"
code 0 "cases check" cases check
code 0 "cases list" cases list
code 0 "cases show" cases show shopify
code 3 "no such case" cases show shoppify
code 0 "help topics" help topics
code 0 "a topic" help gates
code 3 "no topic" help gats
says "a near topic" '"seam help gates"'
code 0 "completion" completion bash
if command -v bash >/dev/null; then
	"$SEAM" completion bash >"$tmp/seam.bash"
	mkdir "$tmp/seam"
	ln -s "$SEAM" "$tmp/seam/seam"
	# complete WORD...: what bash offers for the last word
	complete() {
		(cd "$tmp/seam" && PATH=$tmp/seam:$PATH bash -c '. "$0"; COMP_WORDS=(seam "$@")
			COMP_CWORD=$#; _seam; echo "${COMPREPLY[@]}"' "$tmp/seam.bash" "$@")
	}
	is "a command" "$(complete verd)" verdict
	is "its second word" "$(complete team sh)" show
	is "a service" "$(complete verdict led)" ledger
	is "a system after --from" "$(complete new x --from sh)" shop
	is "a file after --from" "$(complete answer billing --from se)" seam
	is "a fixed word" "$(complete check billing --require g)" go
	is "a word of every command" "$(complete team list --color al)" always
fi
code 0 "names for it" completion services
prints "services" "ledger"
code 2 "no shell" completion tcsh

# a questionnaire that asks for no reason has none in its reports
code 0 "a service for it" new traffic --from shop
code 0 "the starter" assess traffic \
	--questionnaire "$SEAM_DATA_DIR/questionnaires/starter.yaml"
code 0 "its report" report traffic
prints "costs something" "What it costs, every month"
ok "and says nothing of a reason" sh -c '! grep -q "What the split buys" "$1"' sh "$tmp/out"
"$SEAM" -q new reasoned --from shop
"$SEAM" -q answer reasoned G0=yes >/dev/null
code 0 "the other report" report reasoned
prints "has it" "What the split buys"

# a demo that fails leaves nothing that would block the next one
cp -R "$SEAM_DATA_DIR" "$tmp/data"
chmod -R u+w "$tmp/data"
printf '%s\n' '- {day: 1, by: Robin, service: nowhere, answers: {G0: "no"}}' \
	>>"$tmp/data/demo/demo.yaml"
demo="$tmp/it's a demo.db"
good=$SEAM_DATA_DIR
SEAM_DATA_DIR=$tmp/data
code 3 "a demo that cannot be played" demo --db "$demo"
says "why" '"nowhere"'
ok "nothing of it stays" test ! -e "$demo"
SEAM_DATA_DIR=$good
code 0 "the next try" demo --db "$demo"
is "what it says runs in a shell" \
	"$(eval "set -- $(cat "$tmp/out")" && printf '%s|' "$@")" "seam|--db|$demo|"
code 3 "a demo that is there already" demo --db "$demo"
ok "is left" test -s "$demo"
code 0 "a plain name" demo --db "$tmp/plain.db"
prints "stays as it is" "seam --db $tmp/plain.db"

done_testing
