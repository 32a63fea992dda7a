# Comparing from the shell: what is compared with what, formats, exit codes, refusals.

. "$top_srcdir/tests/lib/tap.sh"

SEAM_DB=$tmp/seam.db SEAM_USER=tester
export SEAM_DB SEAM_USER

on_day 2026-03-10 new billing --from shop
code 3 "nothing to compare" compare billing
says "says what starts it" "seam assess billing"

on_day 2026-03-10 answer billing P1=no P2=no B2=yes
code 3 "only one" compare billing
says "says why" '"billing" has only one assessment; comparing needs two'
says "and what starts the next" 'seam assess billing --new'

on_day 2026-03-10 actions add billing 'name an owner' --condition P1 --owner Dana --due 2026-04-01
on_day 2026-03-10 actions add billing 'leave the train' --condition P2 --owner Dana --due 2026-05-01
on_day 2026-03-10 people billing Ann Bo
on_day 2026-03-10 finish billing --name spring
on_day 2026-06-09 actions done billing 1
on_day 2026-06-09 answer billing P1=yes P2=no B2=yes
on_day 2026-06-09 people billing Bo Cy Di
code 1 "the last two, the draft included" compare billing --exit-code
prints "which they are" "a1, finished on 2026-03-10; a2, draft of 2026-06-09."
prints "gates before scores" "## Gates"
prints "what became better" "improved, nothing shown"
prints "actions done and carried over" "Done: 1. Carried over: 1. New: 0. Dropped: 0."
prints "what is overdue" "was due 2026-05-01"
prints "who came, without names" "2 people"
ok "no name" sh -c '! grep -q Cy "$1"' sh "$tmp/out"
code 0 "with names" compare billing --names
prints "who came" "Cy, Di"
prints "who left" "Ann"

on_day 2026-06-09 finish billing
on_day 2026-09-12 answer billing P1=yes P2=no B2=yes
code 0 "equal assessments" compare billing --exit-code
prints "say so" "No differences."
code 0 "a name with an assessment: against the current one" compare billing@spring
prints "from that one" "a1, finished on 2026-03-10; a3, draft of 2026-09-12."
code 0 "the current one: against the one before" compare billing@a3
prints "from the one before" "a2, finished on 2026-06-09; a3"
code 0 "two of one service" compare billing@a2 @a1
prints "in the order given" "a2, finished on 2026-06-09; a1, finished on 2026-03-10."
code 3 "no such assessment" compare billing@a9
says "lists those there are" "a1"

# two services, two questionnaires
on_day 2026-09-12 new ledger --from shop
on_day 2026-09-12 answer ledger P1=yes
code 0 "two services" compare billing ledger
prints "each is named" "billing: NO-GO. ledger: INCOMPLETE."
code 2 "three of them" compare billing@a1 billing@a2 ledger
on_day 2026-09-12 new empty --from shop
code 3 "one without an assessment" compare billing empty
says "says which" '"empty" has no assessment yet'
on_day 2026-09-12 new traffic --from shop
on_day 2026-09-12 assess traffic --questionnaire "$SEAM_DATA_DIR/questionnaires/starter.yaml"
code 3 "an assessment there is not" compare billing@a9
says "lists the near ones" "did you mean one of: a1, a2"
code 0 "backwards" compare billing@a2 @a1
prints "says that it looks back" "This looks back: a1 is the earlier one of the two."
code 0 "forwards" compare billing@a1 @a2
ok "does not" sh -c '! grep -q "looks back" "$1"' sh "$tmp/out"
code 0 "other questionnaires" compare billing traffic
prints "say why not" "that have nothing in common, split-readiness and starter"
prints "and what can be compared" "No answer can be compared."
prints "and no cause is named" "cannot say what makes the difference."
code 0 "their JSON" compare billing traffic -f json
prints "has no total like for like" '"like_for_like": null'

code 0 "as CSV" compare billing@a1 @a2 -f csv
prints "one row a question" 'own.single-team'
is "and one head" "$(wc -l <"$tmp/out" | tr -d ' ')" 62
code 0 "as JSON" compare billing@a1 @a2 -f json
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
