# Journeys through line mode by a pipe: what is asked, what is saved, how it ends.

. "$top_srcdir/tests/lib/tap.sh"

SEAM_NOW=2026-09-12T08:30:00Z SEAM_USER=tester
export SEAM_NOW SEAM_USER

# begin NAME: a new database with one service
begin() {
	SEAM_DB=$tmp/$1.db
	export SEAM_DB
	"$SEAM" -q new billing --from shop --team Payments 2>/dev/null
}
# walk LINES ARGUMENT...: what line mode says to these lines
walk() {
	lines=$1
	shift
	printf "$lines" | "$SEAM" assess billing "$@" >"$tmp/out" 2>"$tmp/err"
}
said() { ok "$1" grep -qF -- "$2" "$tmp/out"; }
unsaid() { ok "$1" sh -c '! grep -qF -- "$1" "$2"' sh "$2" "$tmp/out"; }
answer() { "$SEAM" -q history billing "$1" --json | sed 's/.*"answers":\[//; s/},{.*//'; }
value() { answer "$1" | sed -n 's/.*"value":"\([^"]*\)".*/\1/p'; }

begin first
walk 's\n?\n1\n'
is "end of input is no failure" "$?" 0
said "what mode it is" "Line mode"
said "what is still to decide" "can still decide"
said "help says why" "Why:"
said "and what is no answer" "Not an answer:"
said "choices are numbered, best first" "  1  Teams block each other"
said "what stops is said in words" "[stops the split]"
said "don't know" "  0  Don't know."
said "saved" "Saved: G0."
said "where it goes on" "goes on at P1"
is "it is in the database" "$(value G0)" yes
unsaid "no escape" "$(printf '\033')"
ok "lines fit 80 columns" sh -c '! grep -q ".\{81\}" "$1"' sh "$tmp/out"
walk ''
said "resumes on the same question" "P1, gate"
said "says so" "going on"

begin notes
walk 'j G0\n2 nobody has counted\nj P1\nn it is theirs\ne https://example.org/staff\nc low\n1\nq\n'
is "a note behind the answer" "$(answer G0 | grep -c '"note":"nobody has counted"')" 1
is "note, evidence and confidence go with the answer" \
	"$(answer P1 | grep -c '"note":"it is theirs","evidence":"https://example.org/staff","confidence":"low"')" 1

# What is said before its answer waits for it, wherever the room goes meanwhile.
begin early
walk 'j P1\nn who carries the pager\ne https://example.org/pager\nj P2\n1\nq\n'
said "a note before the answer is kept" "Saved; it goes with your answer."
said "leaving names what waits" "What was noted on P1 waits there for its answer."
is "it is no answer" "$(value P1)" ""
is "and none of another question's" "$(answer P2 | grep -c pager)" 0
walk 'j P1\nc low\n'
said "and is shown" "Note: who carries the pager"
said "with what it stands beside" "Evidence: https://example.org/pager"
walk 'j P1\nf\nn\n2\nb\nn they carry it\nq\n'
said "finishing asks first" "What was noted on P1 has no answer to go with. Finish without it?"
said "a confidence that waited, in words" "Confidence: low"
is "it goes with the answer, and one more note replaces it alone" "$(answer P1 |
	grep -c '"value":"partial".*"note":"they carry it","evidence":"https://example.org/pager","confidence":"low"')" 1
walk 'j P1\n1\nq\n'
is "another answer keeps what stands beside it" "$(answer P1 |
	grep -c '"value":"yes".*"note":"they carry it","evidence":"https://example.org/pager","confidence":"low"')" 1
walk 'j P2\nn gone with the draft\nf\ny\ny\n'
"$SEAM" -q answer billing G0=yes >/dev/null
walk 'j P2\nq\n'
unsaid "another draft has none of it" "gone with the draft"

# What does not fit is not taken: neither its end nor the number it starts with.
begin long
walk "j own.team-name\\n$(head -c 70000 /dev/zero | tr '\0' x)\\nq\\n"
said "a line that is too long" "too long for a line"
is "is not taken in part" "$(value own.team-name)" ""

# A pipe that says the same again and again ends; what was answered before is kept.
begin empties
"$SEAM" -q answer billing G0=yes >/dev/null
yes '' | timeout 20 "$SEAM" assess billing >"$tmp/out" 2>"$tmp/err"
is "empty lines for ever end" "$?" 3
ok "with the reason" grep -q "only empty lines come in" "$tmp/err"
is "nothing was answered by them" "$(value P1)" ""
is "and nothing was lost" "$(value G0)" yes
yes 99 | timeout 20 "$SEAM" assess billing >"$tmp/out" 2>"$tmp/err"
is "a line that is no answer ends, too" "$?" 3
ok "and is named" grep -qF '"99" comes in again and again' "$tmp/err"
begin ones
yes 1 | timeout 20 "$SEAM" assess billing >"$tmp/out" 2>"$tmp/err"
is "the same answer to every question is none of it" "$?" 0
is "and is kept" "$(value P2)" yes

begin moves
walk 's\nj P2\n1?\nb\n2\nj own.team-name\nthe backend team\n\nu\ns\nl\nv\na write it down\nDana\n+2w\np who pays?\nq\n'
is "skipped stays open" "$(value G0)" ""
is "a guess" "$(answer P2 | grep -c '"confidence":')" 1
is "back and again" "$(value P2)" partial
said "a smell is asked at once" "Who exactly can be called at"
said "and the answer is kept" "The answer is kept."
said "undo" "Undone: answer own.team-name: the backend team."
said "the list" "own.team-size: not asked"
said "the verdict" "Gates:"
is "an action" "$("$SEAM" -q actions billing --json | grep -c '"owner":"Dana","due":"2026-09-26"')" 1
is "a topic" "$("$SEAM" -q topic list billing --json | grep -c 'who pays?')" 1

begin smell
walk 'j own.team-name\nbackend\nit really is its name\nq\n'
is "a reason settles it" "$("$SEAM" -q verdict billing --json | grep -c '"justified": *true')" 1

# What the room votes and who is in it, in lines; counted hands are not lost on a slip.
begin room
walk 'w 5, operations, Ana:product\nw 5, ops\nj P1\nn early\nh 1 3 1 0\n\nh 9 9 9 9\nh 0 5 0 0\n7\n2 the cards said so\nj own.team-name\n:h Payments, payments, Orders\nPayments\nw none\nq\n'
said "who is here" "Ana (product)"
said "and who is missing" "missing: operations"
said "what is no role" '"ops" is no role'
said "a vote is revealed at once" "  2  3 votes"
said "with how far apart" "the room is split"
said "and who speaks first" "First to speak: who voted 3, then who voted 1."
said "without an answer it is kept" "Saved: the votes."
said "more hands than people" "36 votes, 5 people"
said "a slip is asked again" '"7" is no answer to it'
is "what is agreed is the answer, with what was noted on it" "$(answer P1 |
	grep -c '"value":"partial".*"note":"the cards said so"')" 1
is "both rounds are kept" "$("$SEAM" -q vote billing P1 --json | grep -o '"round":' | wc -l | tr -d ' ')" 2
said "cards fold" "  Payments: 2"
is "and one of them is the answer" "$(value own.team-name)" Payments
is "nobody is missing when that is said" \
	"$("$SEAM" -q people billing | grep -c 'no role is missing')" 1
walk 'j P2\nn kept\nh 1 1 1\n\n\nq\n'
said "Enter says the question again" "? explains, s skips, q leaves"
said "what waits for the answer is not taken by votes alone" "Note: kept"

begin na
walk 'j why.measure\n-\nnothing to measure\nj P1\n-\nq\n'
is "not applicable, with its reason" "$(answer why.measure | grep -c '"value":"na","note":"nothing to measure"')" 1
said "not on gates" "always applies"

begin kinds
walk 'j zzz\nj why.trigger\n1,3 said by all\nj dep.repos-per-change\n2\nj S1\n#7\n\nj dst.sync-depth\nx\nunknown\nj ops.logging\nall\nj P1\n9\nq\n'
is "several items" "$(value why.trigger)" teams-block-each-other,end-of-life-platform
is "a number" "$(value dep.repos-per-change)" 2
is "the number itself" "$(value S1)" 7
is "unknown" "$(value dst.sync-depth)" unknown
is "all items" "$(value ops.logging)" service,version,environment,trace_id,span_id
said "an unknown question names a near one" "has no question"
said "no such choice" 'no choice "9"'

begin decided
walk '1\n3\n'
said "settled" "NO-GO is settled."
said "what is left" "gates open, about"
said "offers to finish" "  1  Finish now"
walk '3\n1\ny\n'
said "finishing asks about open gates" "Open gates:"
said "frozen" "Finished and saved as a1."
said "the brief report closes it" "NO-GO"
is "it is frozen" "$("$SEAM" -q verdict billing --json | grep -c '"state": *"finished"')" 1

# a question mark is no Enter, and what is finished can have a name
begin named
walk 'j P1\n3\n?\nwhat\n3\nq\n'
said "the menu explains itself" "Finishing freezes the assessment"
said "and asks again" "Type a number from 1 to 3, or Enter."
unsaid "without taking it for Enter" "The boundary. P2"
begin settled
walk 'j P1\n3\n1 before the split\ny\n'
said "finished with a name" "Finished and saved as a1, billing@before the split."
is "by which it is found" "$("$SEAM" -q verdict "billing@before the split" --json | grep -c '"state": *"finished"')" 1
# what was chosen holds after a restart: nobody is asked twice
begin chosen
walk 'j P1\n3\n3\nq\n'
walk '3\n'
unsaid "the choice holds" "Finish now"
begin lettered
walk 'j P1\n3\n3\nf latest\ny\nf first\ny\n'
said "a name that cannot be one" "latest"
said "another by the letter" "Finished and saved as a1, billing@first."

begin gates-answered
"$SEAM" -q answer billing G0=yes P1=yes P2=yes P3=yes P4=yes P5=yes B1=yes B2=yes S1=no \
	S2=no S3=no S4=yes >/dev/null
walk "$(printf '1\\n%.0s' $(seq 60))"
said "all gates answered, and more that can change the way out" \
	"is settled, and all gates were asked."
unsaid "no gate is left to ask" "Ask all gates"

begin gates
walk '1\n3\n\n1\n1\n1\nq\n'
said "all gates go on" "The boundary"

begin follow
walk 'j P2\n3\n\n1\nq\n'
is "a follow-up comes directly after" "$(value dep.blocker)" release-train

begin conflict
walk 'u\nr\nq\n'
said "nothing to redo" "There is nothing to redo."
walk '1\n' --new
is "--new with a draft" "$?" 3
walk '' --resume
is "--resume with one" "$?" 0
"$SEAM" -q finish billing >/dev/null 2>&1
walk '' --resume
is "--resume without one" "$?" 3
walk '' --new --resume
is "both" "$?" 2

# quick: what is missing is made, ten questions, one of three endings
SEAM_DB=$tmp/quick.db
printf '13\n1\n1\n1\n1\n1\n1\n1\n1\n1?\n' |
	"$SEAM" assess search --quick --from shop >"$tmp/out" 2>"$tmp/err"
is "quick" "$?" 0
is "asks ten questions" "$(grep -c '^Saved' "$tmp/out")" 10
said "worth it" "Worth 90 minutes: invite"
is "what was guessed, and who knows it comes first" "$(tr '\n' ' ' <"$tmp/out" |
	sed 's/.*: invite \(.*S3\)\..*/\1/')" \
	"developers, operations, leadership, product; you guessed at S3"
said "never GO" "it does not ask P4, S4"
is "counts while it is quick" "$("$SEAM" -q history search P1 --json | grep -c '"source":"quick"')" 1
printf '1\n' | "$SEAM" assess search >"$tmp/out" 2>/dev/null
said "in the room it is an offer, after the reveal" "The quick check said:"
is "and counts no more" "$("$SEAM" -q list --json | sed 's/.*"ready":\([0-9]*\).*/\1/')" 1
"$SEAM" -q confirm search --all >/dev/null 2>&1
is "until it is confirmed" "$("$SEAM" -q list --json | sed 's/.*"ready":\([0-9]*\).*/\1/')" 10
SEAM_DB=$tmp/asked.db
printf 'shop\nwhatever\n1\n' | "$SEAM" assess payments --quick >"$tmp/out" 2>&1
said "a pipe is asked for the application, too" 'made the system "shop"'
said "a word that is no choice" 'There is no choice "whatever"; take one of 1 to 3, or 0.'
said "and the answer behind it counts" "Saved: S1."
SEAM_DB=$tmp/quick.db
printf '1\n3\n' | "$SEAM" assess basket --quick --from shop >"$tmp/out" 2>/dev/null
said "no workshop" "No workshop needed:"
printf '0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n' | "$SEAM" assess cart --quick >"$tmp/out" 2>/dev/null
said "not yet" "Not yet: first find out"
said "from whom" "from leadership"

# what cannot start makes nothing
SEAM_DB=$tmp/nothing.db
"$SEAM" assess search --quick --from shop --questionnaire nosuch >/dev/null 2>"$tmp/err" </dev/null
is "a questionnaire that is not there" "$?" 3
"$SEAM" assess search --quick --from shop --resume >/dev/null 2>>"$tmp/err" </dev/null
is "nothing to go on with" "$?" 3
"$SEAM" new other --from there >/dev/null 2>&1 && "$SEAM" -q assess other >/dev/null 2>&1 </dev/null
{ cat "$SEAM_DATA_DIR/questionnaires/split-readiness.yaml"; echo "# edited"; } >"$tmp/edited.yaml"
"$SEAM" assess search --quick --from shop --questionnaire "$tmp/edited.yaml" 2>>"$tmp/err" </dev/null
is "a questionnaire that is kept in other words" "$?" 3
is "is none to make a service for" "$("$SEAM" -q service list --json | grep -c search)" 0
rm -f "$SEAM_DB"
"$SEAM" new search --from shop --calls nosuch 2>>"$tmp/err"
is "a call to nobody" "$?" 3
is "leave nothing behind" "$("$SEAM" -q system list --json)$("$SEAM" -q list --json)" \
	'{"schema":1,"systems":[]}{"schema":1,"services":[]}'
ok "and say nothing of it" sh -c '! grep -q "made the" "$1"' sh "$tmp/err"

# another person answered meanwhile: nothing is overwritten
begin race
walk '1\nq\n'
"$SEAM" -q answer billing P1=no >/dev/null
walk 'j P1\n1\nq\n'
is "the newest counts" "$(value P1)" yes

SEAM_DB=$tmp/sections.db
begin sections
walk '1\n\n' --by-section
said "file order" "What started the talk"

done_testing
