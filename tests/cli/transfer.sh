# Exports and imports as people and pipelines use them: without loss, twice as once,
# two sides that went on, files that mean us no good, and a program that is killed.

. "$top_srcdir/tests/lib/tap.sh"

SEAM_NOW=2026-11-22T09:00:00Z SEAM_USER=Ana
export SEAM_NOW SEAM_USER
unset SEAM_DB
cd "$tmp" || exit 99

# seam on the database $1, at hour $2 of the day, by $3.
at() {
	db=$1 hour=$2 who=$3
	shift 3
	SEAM_NOW=2026-11-22T$hour:00:00Z SEAM_USER=$who "$SEAM" --db "$db" "$@" 2>err
}

seam() {
	db=$1
	shift
	"$SEAM" --db "$db" "$@" 2>err
}

quietly() {
	"$@" >/dev/null
}

# What counts now: the newest of the history.
value_of() {
	"$SEAM" --db "$1" history billing "$2" --json | grep -o '"value":"[a-z-]*"' | head -1 |
		cut -d'"' -f4
}

# Whether the command ends with the exit code $1.
status() {
	wanted=$1
	shift
	"$@" >/dev/null 2>>err
	[ $? -eq "$wanted" ]
}

# ---- without loss ----------------------------------------------------------------------

seam demo.db demo --quiet >/dev/null
systems=$(seam demo.db system list --json | grep -o '"system":"[^"]*"' | cut -d'"' -f4)
for system in $systems; do
	ok "$system is exported" quietly seam demo.db export --system $system -o $system.seam
	ok "and imported into nothing" quietly seam $system.db import $system.seam
	ok "and exported again" quietly seam $system.db export -o again.seam
	ok "byte for byte" cmp $system.seam again.seam
	is "and importing it twice changes nothing" "$(seam $system.db import $system.seam |
		grep -c ' 0 new')" 2
	ok "and the database is sound" quietly seam $system.db doctor
	seam $system.db export >stdout.seam
	ok "to stdout the same" cmp $system.seam stdout.seam
done
is "judged the same" "$(seam demo.db verdict billing --json)" \
	"$(seam six-services-one-team.db verdict billing --json)"
is "listed the same" "$(seam demo.db list --system ticket-shop)" \
	"$(seam ticket-shop.db list --system ticket-shop)"
is "with the same history" "$(seam demo.db history billing)" \
	"$(seam six-services-one-team.db history billing)"
is "frozen assessments are what they were" "$(seam demo.db trend Seating --json)" \
	"$(seam ticket-shop.db trend Seating --json)"
is "one file takes all systems" "$(for s in $systems; do
	seam all.db import $s.seam -q >/dev/null || echo "$s"; done; seam all.db list)" \
	"$(seam demo.db list)"
ok "several systems: one must be named" status 3 seam demo.db export
is "and which there are is said" "$(grep -c 'several systems: .*, ticket-shop' err)" 1

# Everything else a log can hold, undone and brought back, with texts nobody expects.
seam odd.db new billing --from shop --team Pay --team Ops --calls ledger,ext:bank \
	--listens-to orders --writes a --writes B --purpose 'a "b" \ c' >/dev/null
seam odd.db new ledger --from shop --team Pay >/dev/null
seam odd.db service set billing --calls ledger >/dev/null
seam odd.db answer billing 'P1=yes:tab	and "quotes" \n' P2=no >/dev/null
seam odd.db undo billing >/dev/null
seam odd.db redo billing >/dev/null
seam odd.db answer billing 'own.single-team=Pay' >/dev/null
seam odd.db undo billing >/dev/null
seam odd.db people billing Ana:product --count 3 --missing operations >/dev/null
seam odd.db vote billing P3 1 3 1 0 --agreed partial >/dev/null
seam odd.db topic add billing "$(printf 'bidi \342\200\256 and \302\233 marks')" >/dev/null
seam odd.db actions add billing what --condition P4 --owner Dana --due +2w >/dev/null
seam odd.db waive billing P2 --by Dana --reason x --until +2m >/dev/null
seam odd.db outcome billing kept --note 'so far' >/dev/null
seam odd.db service archive ledger >/dev/null
seam odd.db export -o odd.seam
is "no byte of it acts on a terminal" "$(LC_ALL=C tr -d '\n -~' <odd.seam | LC_ALL=C grep -c \
	"$(printf '[\001-\037\177\233]')")" 0
seam odd2.db import odd.seam >/dev/null
seam odd2.db export -o odd2.seam
ok "votes, people, waivers, outcomes, undone ones: byte for byte" cmp odd.seam odd2.seam
is "what was undone can be brought back" "$(seam odd2.db redo billing >/dev/null
	seam odd.db redo billing >/dev/null
	seam odd2.db verdict billing --json)" "$(seam odd.db verdict billing --json)"

# ---- two sides -------------------------------------------------------------------------

at left.db 08 Ana new billing --from shop >/dev/null
at left.db 08 Ana answer billing P1=no P2=no >/dev/null
seam left.db export -o base.seam
seam right.db import base.seam >/dev/null
at left.db 09 Ana answer billing P1=yes >/dev/null
at right.db 10 Ben answer billing P1=partial:later P4=yes >/dev/null
at left.db 11 Ana answer billing P2=yes >/dev/null
at right.db 10 Ben answer billing P2=partial >/dev/null
seam left.db export -o left.seam
seam right.db export -o right.seam

cp left.db before.db
ok "--dry-run says" quietly seam left.db import right.seam --dry-run
is "and does nothing" "$(seam before.db export)" "$(seam left.db export)"
ok "a database that is not there: --dry-run, too" quietly seam none.db import right.seam --dry-run
ok "and makes none" [ ! -e none.db ]

is "what was said here and there is counted" "$(seam left.db import right.seam --json |
	sed 's/.*"conflicts":\([0-9]*\),"kept":\([0-9]*\).*/\1 \2/')" '2 1'
is "and said" "$(grep -c 'is newer and holds' err)" 2
is "what is newer in the file holds" "$(value_of left.db P1)" partial
is "what is newer here does, too" "$(value_of left.db P2)" yes
is "what only the file knows is there" "$(value_of left.db P4)" yes
is "and nothing is lost" "$(seam left.db history billing P2 --json | grep -o '"value":"[a-z]*"' |
	sort -u | wc -l)" 3
ok "the other side takes all of it" quietly seam right.db import left.seam
seam left.db export -o left.seam
ok "in turn" quietly seam right.db import left.seam
is "and comes to the same P1" "$(value_of right.db P1)" partial
is "and the same P2" "$(value_of right.db P2)" yes
ok "and is sound" quietly seam right.db doctor
is "again changes nothing" "$(seam right.db import left.seam | grep -c ' 0 new')" 2

# What cannot go together.
at one.db 08 Ana new billing --from shop >/dev/null
seam one.db export -o start.seam
seam two.db import start.seam >/dev/null
at one.db 09 Ana answer billing P1=yes >/dev/null
at two.db 09 Ben answer billing P1=no >/dev/null
seam two.db export -o two.seam
ok "two drafts of one service are refused" status 3 seam one.db import two.seam
is "by name" "$(grep -c '"billing" would have two drafts' err)" 1
at other.db 09 Ben new billing --from shop >/dev/null
seam other.db export -o other.seam
ok "and two things of one name" status 3 seam one.db import other.seam
is "which is told" "$(grep -c 'would be the name of two' err)" 1
is "and nothing of it is here" "$(seam one.db service list --json | grep -o '"service"' | wc -l)" 1
at one.db 10 Ana finish billing >/dev/null
seam one.db export -o finished.seam
seam three.db import finished.seam >/dev/null
ok "a finished one comes with its verdict" quietly seam three.db verdict billing@a1
is "actions get numbers of their own" "$(
	at one.db 11 Ana actions add billing left >/dev/null
	at three.db 11 Ben actions add billing right >/dev/null
	seam three.db export -o three.seam; seam one.db import three.seam >/dev/null
	seam one.db actions billing --json | grep -o '"number":[0-9]*' | tr '\n' ' ')" \
	'"number":1 "number":2 '

# ---- files that mean us no good --------------------------------------------------------

last=$(sed -n '/^{"change"/s/.*"uid":"\([^"]*\)".*/\1/p' base.seam | tail -1)
line=$(grep -n '^{"answer"' base.seam | head -1 | cut -d: -f1)

# Changes base.seam by the sed script $1; it is refused with the text $2, nothing is kept.
refused() {
	sed "$1" base.seam >bad.seam
	rm -f bad.db
	status 3 seam bad.db import bad.seam || return 1
	grep -F -- "$2" err >/dev/null || { sed 's/^/# /' err; return 1; }
	[ ! -e bad.db ]
}

ok "a line that is cut" refused "$line,\$d;${line}s/.\$//" "bad.seam:"
ok "the end is cut off" refused '$d' 'the line that ends an export is missing'
ok "half a line" refused "${line}s/.....\$//" "bad.seam:$line:"
ok "no JSON" refused "${line}s/.*/no/" "bad.seam:$line:"
ok "another type" refused "${line}s/\"value\":\"[a-z]*\"/\"value\":7/" 'must be of the type string'
ok "whose column is told" refused "${line}s/\"value\":\"[a-z]*\"/\"value\":7/" \
	"bad.seam:$line:$(sed -n "${line}p" base.seam | sed 's/"value".*//' | wc -c | tr -d ' '):"
ok "an unknown key" refused "${line}s/\"value\"/\"valeu\"/" 'did you mean "value"'
ok "a missing one" refused "${line}s/,\"value\":\"[a-z]*\"//" '"value" is missing'
ok "a key that comes twice" refused "${line}s/,\"value\"/,\"value\":\"no\",\"value\"/" 'bad.seam:'
ok "an unknown line" refused "${line}s/{\"answer\"/{\"anwser\"/" 'there are no lines about "anwser"'
ok "a word that is none" refused "${line}s/\"room\"/\"rome\"/" 'is none of: room quick'
ok "an unknown assessment" refused "${line}s/\"assessment\":\"0/\"assessment\":\"1/" 'no line above has the assessment'
ok "an answer that comes twice" refused "${line}p" 'this answer is there already'
ok "a change that comes twice" refused "/\"uid\":\"$last\"/p" 'stands in a line above already'
ok "another format" refused '1s/"format":1/"format":2/' 'format 2'
ok "no head" refused 1d 'this is no export'
ok "two heads" refused 1p 'a file begins once'
ok "something behind the end" refused '${p;}' 'more behind the end'
ok "a questionnaire that was edited" refused '/^{"text":"title/s/:"title/:"tltle/' 'not what its hash says'
ok "text of nothing" refused "${line}s/.*/{\"text\":\"x\"}/" 'this text belongs to nothing'
ok "another system" refused '/^{"system"/s/"system":"0/"system":"1/' 'bad.seam:'
ok "a slug that is a command" refused 's/"slug":"billing"/"slug":"list"/' '"list" is a command'
ok "a slug that is none" refused 's/"slug":"billing"/"slug":"..\/x"/' 'is no slug'
ok "an uid that is none" refused '/^{"service"/s/"service":"[^"]*"/"service":"x"/' 'bad.seam:'
ok "a time that is none" refused '/^{"change"/s/"at":"[^"]*"/"at":"soon"/' '"soon" is no time'
uid=$(sed -n '/^{"change"/{s/.*"uid":"\([^"]*\)".*/\1/p;q;}' base.seam)
ok "a change that takes itself back" refused "/\"uid\":\"$uid\"/s/,\"who\"/,\"undoes\":\"$uid\"&/" \
	'no line above has the change'
ok "one that takes a later one back" refused \
	"/\"uid\":\"$uid\"/s/,\"who\"/,\"undoes\":\"$last\"&/" 'no line above has the change'
ok "bytes that are no UTF-8" refused "${line}s/\"value\":\"/&$(printf '\377')/" 'bad.seam:'
ok "an empty file" refused 1,\$d 'bad.seam:'
head -c 40000000 /dev/zero | tr '\0' x >long.seam
ok "a line without end" status 3 seam bad.db import long.seam
is "is too long" "$(grep -c 'too long' err)" 1
ok "a folder" status 3 seam bad.db import .
ok "no file" status 3 seam new.db import nothing.seam
ok "and no database for it" [ ! -e new.db ]
sed "${line}s/\"value\":\"[a-z]*\"/\"value\":\"partial\"/" base.seam >edited.seam
ok "an answer edited by hand, under a change that is known" status 3 seam left.db import edited.seam
is "differs, and that is told" "$(grep -c "edited.seam:$line: .*under this change" err)" 1

# ---- no file ---------------------------------------------------------------------------

mkfifo pipe
ok "a pipe nobody writes to does not keep us" status 3 seam bad.db import pipe
is "and is said to be none" "$(grep -c '^pipe: .*no regular file' err)" 1
is "nor one that somebody does" "$(cat base.seam | seam bad.db import /dev/stdin; echo $?)" 3
ok "a file on stdin is one" quietly seam stdin.db import /dev/stdin <base.seam
ok "what is piped in is one by the name of -" \
	sh -c 'cat base.seam | "$SEAM" -q --db piped.db import - >/dev/null'
is "with all of it" "$(seam piped.db export -o - | cksum)" "$(cksum <base.seam)"
is "and is judged without a database" \
	"$(cat base.seam | seam none.db check --all --from - 2>/dev/null; echo $?)" \
	"$(seam none.db check --all --from base.seam 2>/dev/null; echo $?)"
is "half of it is not" "$(head -c 2000 base.seam | seam bad.db import - 2>err; echo $?)" 3
is "and has a name" "$(grep -c '^stdin:' err)" 1
sh -c 'exec "$SEAM" -q --db bad.db import - <&-' 2>err
is "nothing to read" "$? $(grep -c '^stdin: ' err)" "3 1"
ok "a device" status 3 seam bad.db import /dev/zero
ok "and nothing of it is left" [ ! -e bad.db ]

# ---- interrupted, killed, no room ------------------------------------------------------

cp left.db merged.db
seam merged.db export -o left.before
at right.db 12 Ben answer billing P1=unknown P2=unknown P4=no >/dev/null
seam right.db export -o news.seam

# Imports into the database $2, sends the signal $1 after a moment, of $3 steps.
stopped() {
	"$SEAM" --db "$2" import "$4" >/dev/null 2>&1 &
	pid=$!
	perl -e "select undef, undef, undef, $3 * 0.003" 2>/dev/null
	kill "-$1" $pid 2>/dev/null
	wait $pid 2>/dev/null
}

cp merged.db after.db
seam after.db import news.seam >/dev/null
lines=$(seam after.db export | wc -l)
for signal in KILL INT TERM; do
	round=0 broken=0 left=0
	while [ $round -lt 12 ]; do
		round=$((round + 1))
		rm -f killed.db killed.db-journal
		stopped $signal killed.db $round shop-monolith.seam
		if [ -e killed.db ]; then
			n=$(seam killed.db service list --json 2>/dev/null | grep -o '"service":' | wc -l)
			[ "$n" -eq 6 ] || broken=$((broken + 1))
			seam killed.db doctor >/dev/null || broken=$((broken + 1))
		fi
		cp merged.db killed.db
		stopped $signal killed.db $round news.seam
		seam killed.db export >killed.seam
		cmp -s killed.seam left.before || [ "$(wc -l <killed.seam)" -eq "$lines" ] ||
			broken=$((broken + 1))
	done
	is "$signal at any moment: all or nothing" $broken 0
done
rm -f .seam-copy-*	# what a copy leaves that is killed

if [ -n "$(cd / && (ulimit -f 1; echo yes) 2>/dev/null)" ]; then
	(ulimit -f 40; seam small.db import shop-monolith.seam >/dev/null)
	is "no room for a new database" $? 3
	ok "which is not there then" [ ! -e small.db ]
	cp merged.db small.db
	(ulimit -f 1; seam small.db import shop-monolith.seam >/dev/null)
	is "no room in one that is" $? 3
	seam small.db export >small.seam
	ok "which is what it was" cmp -s small.seam left.before
	cp left.before kept.seam
	(ulimit -f 1; seam demo.db export --system shop-monolith -o kept.seam)
	is "no room for an export" $? 3
	ok "and the old one is whole" cmp -s kept.seam left.before
else
	skip "no room" "the shell has no ulimit -f"
fi
if [ -c /dev/full ]; then
	seam demo.db export --system shop-monolith >/dev/full
	is "a full disk behind stdout" $? 3
fi

# ---- without a database ----------------------------------------------------------------

mkdir home
HOME=$tmp/home
export HOME
"$SEAM" check --all --from shop-monolith.seam >from.out 2>err
from=$?
seam demo-shop.db import shop-monolith.seam >/dev/null
seam demo-shop.db check --all >db.out
db=$?
is "check --from ends like check" "$from" "$db"
ok "and says the same" cmp from.out db.out
ok "an incomplete one is 4" status 4 "$SEAM" check billing --from finished.seam
ok "an unknown service is 3" status 3 "$SEAM" check nothing --from finished.seam
ok "a broken file is 3" status 3 "$SEAM" check --all --from bad.seam
ok "a file without a finished one is 4" status 4 "$SEAM" check --all --from base.seam
is "and nothing is left behind" "$(find home -type f | wc -l | tr -d ' ')" 0

# ---- outcomes --------------------------------------------------------------------------

ok "an outcome" quietly seam demo.db outcome Catalogue grown --on 2026-11-21 --note 'took over search'
ok "another" quietly seam demo.db outcome billing regretted
ok "no outcome" status 2 seam demo.db outcome billing great
ok "one that is still to come" status 3 seam demo.db outcome billing kept --on +3d
seam demo.db report Catalogue >report.md
is "the report names it" "$(grep -c 'grown (2026-11-21): took over search' report.md)" 1
is "and says when to look again" "$(grep -c 'Assess again' report.md)" 1
is "outcomes count" "$(seam demo.db outcomes --json | grep -o '"grown":1' | wc -l)" 1
is "no share of so few" "$(seam demo.db outcomes -f text | grep -c '%')" 0

done_testing
