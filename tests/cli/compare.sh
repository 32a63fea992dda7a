# Comparing from the shell: what is compared with what, formats, exit codes, refusals.

. "$top_srcdir/tests/lib/tap.sh"

SEAM_DB=$tmp/seam.db SEAM_USER=tester
export SEAM_DB SEAM_USER

# at DAY COMMAND...: quietly, on that day
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

at 2026-03-10 new billing --from shop
code "nothing to compare" 3 compare billing
says "says what starts it" "seam assess billing"

at 2026-03-10 answer billing P1=no P2=no B2=yes
code "only one" 3 compare billing
says "says why" '"billing" has only one assessment; comparing needs two'
says "and what starts the next" 'seam assess billing --new'

at 2026-03-10 actions add billing 'name an owner' --condition P1 --owner Dana --due 2026-04-01
at 2026-03-10 actions add billing 'leave the train' --condition P2 --owner Dana --due 2026-05-01
at 2026-03-10 people billing Ann Bo
at 2026-03-10 finish billing --name spring
at 2026-06-09 actions done billing 1
at 2026-06-09 answer billing P1=yes P2=no B2=yes
at 2026-06-09 people billing Bo Cy Di
code "the last two, the draft included" 1 compare billing --exit-code
prints "which they are" "a1, finished on 2026-03-10; a2, draft of 2026-06-09."
prints "gates before scores" "## Gates"
prints "what became better" "improved, nothing shown"
prints "actions done and carried over" "Done: 1. Carried over: 1. New: 0. Dropped: 0."
prints "what is overdue" "was due 2026-05-01"
prints "who came, without names" "2 people"
ok "no name" sh -c '! grep -q Cy "$1"' sh "$tmp/out"
code "with names" 0 compare billing --names
prints "who came" "Cy, Di"
prints "who left" "Ann"

at 2026-06-09 finish billing
at 2026-09-12 answer billing P1=yes P2=no B2=yes
code "equal assessments" 0 compare billing --exit-code
prints "say so" "No differences."
code "a name with an assessment: against the current one" 0 compare billing@spring
prints "from that one" "a1, finished on 2026-03-10; a3, draft of 2026-09-12."
code "the current one: against the one before" 0 compare billing@a3
prints "from the one before" "a2, finished on 2026-06-09; a3"
code "two of one service" 0 compare billing@a2 @a1
prints "in the order given" "a2, finished on 2026-06-09; a1, finished on 2026-03-10."
code "no such assessment" 3 compare billing@a9
says "lists those there are" "a1"

# two services, two questionnaires
at 2026-09-12 new ledger --from shop
at 2026-09-12 answer ledger P1=yes
code "two services" 0 compare billing ledger
prints "each is named" "billing: NO-GO. ledger: INCOMPLETE."
code "three of them" 2 compare billing@a1 billing@a2 ledger
at 2026-09-12 new empty --from shop
code "one without an assessment" 3 compare billing empty
says "says which" '"empty" has no assessment yet'
at 2026-09-12 new traffic --from shop
at 2026-09-12 assess traffic --questionnaire "$SEAM_DATA_DIR/questionnaires/starter.yaml"
code "other questionnaires" 0 compare billing traffic
prints "say why not" "that have nothing in common, split-readiness and starter"
prints "and what can be compared" "No answer can be compared."
prints "and no cause is named" "cannot say what makes the difference."
code "their JSON" 0 compare billing traffic -f json
prints "has no total like for like" '"like_for_like": null'

code "as CSV" 0 compare billing@a1 @a2 -f csv
prints "one row a question" 'own.single-team'
is "and one head" "$(wc -l <"$tmp/out" | tr -d ' ')" 62
code "as JSON" 0 compare billing@a1 @a2 -f json
if command -v python3 >/dev/null; then
	is "parts add up" "$(python3 - "$tmp/out" <<'PY'
import json, sys
d = json.load(open(sys.argv[1]))
for parts in d["parts"], d["parts_in_reverse"]:
    at = d["first"]
    for p in parts:
        assert p["from"]["score"] == at["score"] and p["from"]["verdict"] == at["verdict"]
        at = p["to"]
    assert at["score"] == d["second"]["score"] and at["verdict"] == d["second"]["verdict"]
    assert sum(p["low"] for p in parts) == d["second"]["score"]["low"] - d["first"]["score"]["low"]
print(d["schema"], d["equal"], d["comparable"], sum(d["counts"].values()) == len(d["answers"]))
PY
)" "1 False {'extent': 'fully', 'questions': 61, 'compared': 61, 'left_out': 0} True"
else
	skip "parts add up" "no python3"
fi

done_testing
