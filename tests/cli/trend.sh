# Trends from the shell: one, two and more assessments, many services, formats, refusals.

. "$top_srcdir/tests/lib/tap.sh"

SEAM_DB=$tmp/seam.db SEAM_USER=tester
export SEAM_DB SEAM_USER

code 3 "no service" trend billing
code 0 "no service at all" trend --all
prints "says so, and no empty table" "No service is registered."
says "and what makes one" "seam new SERVICE"
on_day 2026-03-10 new billing --from shop
code 0 "nothing assessed" trend billing
prints "says so" "It was never assessed."
code 0 "none of all assessed twice" trend --all
prints "says that there is no trend" "No service was assessed twice"

on_day 2026-03-10 answer billing P1=no P2=partial
on_day 2026-03-10 actions add billing 'name an owner' --condition P1 --owner Dana --due 2026-04-01
on_day 2026-03-10 finish billing
code 0 "one assessment" trend billing -f text
prints "a trend needs two" "NO-GO, by the only assessment: a trend needs two."
says "and what starts the next" "seam assess billing --new"

on_day 2026-03-20 actions done billing 1
on_day 2026-06-09 answer billing P1=yes P2=yes
on_day 2026-06-09 finish billing
on_day 2026-09-12 answer billing P1=yes P2=no
code 0 "three, the last a draft" trend billing -f text
prints "when the verdict turned" "NO-GO. It was INCOMPLETE before a3 (2026-09-12)."
prints "when a gate turned" "ready with a2 (2026-06-09)"
prints "and when one ceased to be ready" "not ready since a3 (2026-09-12)"
prints "how long an action was open" "One is closed; it was open for 10 days."
prints "the chart" "└──"
LC_ALL=C "$SEAM" trend billing -f text >"$tmp/out" 2>/dev/null
ok "no byte above 127 in a plain locale" sh -c '! LC_ALL=C grep -q "[^ -~]" "$1"' sh "$tmp/out"
prints "dots are stars there" "**"
code 0 "since a day" trend billing --since 2026-06-01
ok "leaves out what was before" sh -c '! grep -q "2026-03-10" "$1"' sh "$tmp/out"
code 0 "since a day after all of them" trend billing --since 2026-12-01
prints "does not say never" "Nothing was assessed in this time."
code 3 "no day" trend billing --since tuesdayish
code 0 "as HTML" trend billing -f html
prints "has a picture" "<svg"
code 0 "as markdown" trend billing -f md
prints "has the marks" "× ✓ ✓"

i=4
while [ $i -le 12 ]; do
	on_day "2026-10-$((i + 10))" answer billing P1=yes P2=no
	on_day "2026-10-$((i + 10))" finish billing
	i=$((i + 1))
done
code 0 "many" trend billing -f text
ok "no line is too wide" sh -c '! LC_ALL=C.UTF-8 grep -qE "^.{81}" "$1"' sh "$tmp/out"

on_day 2026-10-30 new ledger --from bank
code 0 "all services" trend --all -f json
prints "each once" '"service": "ledger"'
code 0 "of one system" trend --all --system shop
prints "how many turned" "1 service was assessed more than once; verdicts that are better now:"
prints "what the signs are" "✓ GO, ○ CONDITIONAL, × NO-GO, ? INCOMPLETE."
code 0 "all as markdown" trend --all --since 2026-10-15 -f md
prints "how many were assessed since" "1 service was assessed more than once;"
ok "one number where as many gates are ready" sh -c '! grep -q → "$1"' sh "$tmp/out"
code 0 "all as HTML" trend --all -f html
prints "the verdict bears its colour" 'class="bad" data-head="Now">NO-GO'
code 0 "of one system again" trend --all --system shop
ok "leaves out others" sh -c '! grep -q ledger "$1"' sh "$tmp/out"
code 2 "neither" trend
code 2 "both" trend billing --all
code 0 "as CSV" trend billing -f csv
is "one row an assessment, and the head" "$(wc -l <"$tmp/out" | tr -d ' ')" 12
code 0 "all as CSV" trend --all -f csv
is "one row a service, and the head" "$(wc -l <"$tmp/out" | tr -d ' ')" 3
code 0 "as JSON" trend billing --json
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
