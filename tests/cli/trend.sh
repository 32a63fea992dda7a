# Trends from the shell: one, two and more assessments, many services, formats, refusals.

. "$top_srcdir/tests/lib/tap.sh"

SEAM_DB=$tmp/seam.db SEAM_USER=tester
export SEAM_DB SEAM_USER

at() {
	SEAM_NOW=$1T09:00:00Z
	export SEAM_NOW
	shift
	"$SEAM" -q "$@" >"$tmp/out" 2>"$tmp/err" </dev/null
}
code() {
	name=$1 expected=$2
	shift 2
	"$SEAM" "$@" >"$tmp/out" 2>"$tmp/err" </dev/null
	is "$name" "$?" "$expected"
}
prints() { ok "$1" grep -qF -- "$2" "$tmp/out"; }
says() { ok "$1" grep -qF -- "$2" "$tmp/err"; }

code "no service" 3 trend billing
at 2026-03-10 new billing --from shop
code "nothing assessed" 0 trend billing
prints "says so" "Nothing was assessed in this time."

at 2026-03-10 answer billing P1=no P2=partial
at 2026-03-10 actions add billing 'name an owner' --condition P1 --owner Dana --due 2026-04-01
at 2026-03-10 finish billing
code "one assessment" 0 trend billing -f text
prints "a trend needs two" "NO-GO, by the only assessment: a trend needs two."
says "and what starts the next" "seam assess billing --new"

at 2026-03-20 actions done billing 1
at 2026-06-09 answer billing P1=yes P2=yes
at 2026-06-09 finish billing
at 2026-09-12 answer billing P1=yes P2=no
code "three, the last a draft" 0 trend billing -f text
prints "when the verdict turned" "NO-GO. It was INCOMPLETE before a3 (2026-09-12)."
prints "when a gate turned" "ready with a2 (2026-06-09)"
prints "and when one ceased to be ready" "not ready since a3 (2026-09-12)"
prints "how long an action was open" "One is closed; it was open for 10 days."
prints "the chart" "└──"
LC_ALL=C "$SEAM" trend billing -f text >"$tmp/out" 2>/dev/null
ok "no byte above 127 in a plain locale" sh -c '! LC_ALL=C grep -q "[^ -~]" "$1"' sh "$tmp/out"
prints "dots are stars there" "**"
code "since a day" 0 trend billing --since 2026-06-01
ok "leaves out what was before" sh -c '! grep -q "2026-03-10" "$1"' sh "$tmp/out"
code "no day" 3 trend billing --since tuesdayish
code "as HTML" 0 trend billing -f html
prints "has a picture" "<svg"
code "as markdown" 0 trend billing -f md
prints "has the marks" "× ✓ ✓"

i=4
while [ $i -le 12 ]; do
	at "2026-10-$((i + 10))" answer billing P1=yes P2=no
	at "2026-10-$((i + 10))" finish billing
	i=$((i + 1))
done
code "many" 0 trend billing -f text
ok "no line is too wide" sh -c '! LC_ALL=C.UTF-8 grep -qE "^.{81}" "$1"' sh "$tmp/out"

at 2026-10-30 new ledger --from bank
code "all services" 0 trend --all -f json
prints "each once" '"service": "ledger"'
code "of one system" 0 trend --all --system shop
ok "leaves out others" sh -c '! grep -q ledger "$1"' sh "$tmp/out"
code "neither" 2 trend
code "both" 2 trend billing --all
code "as CSV" 0 trend billing -f csv
is "one row an assessment, and the head" "$(wc -l <"$tmp/out" | tr -d ' ')" 12
code "all as CSV" 0 trend --all -f csv
is "one row a service, and the head" "$(wc -l <"$tmp/out" | tr -d ' ')" 3
code "as JSON" 0 trend billing --json
if command -v python3 >/dev/null; then
	is "marks fit the assessments" "$(python3 - "$tmp/out" <<'PY'
import json, sys
d = json.load(open(sys.argv[1]))
n = len(d["assessments"])
assert all(len(g["marks"]) == n for g in d["gates"])
assert all(len(s["scores"]) == n for s in d["sections"])
g = {g["id"]: g for g in d["gates"]}
print(n, [m["state"] for m in g["P1"]["marks"]][:3], g["P2"]["turned"], d["actions"]["closed"])
PY
)" "11 ['fail', 'pass', 'pass'] {'assessment': 'a3', 'date': '2026-10-14', 'ready': False} {'count': 1, 'median_days': 10, 'longest_days': 10}"
else
	skip "marks fit the assessments" "no python3"
fi

done_testing
