# Before the room: sheets are written, ticked, read back and confirmed, and nobody's
# work is overwritten.

. "$top_srcdir/tests/lib/tap.sh"

SEAM_NOW=2026-09-12T08:30:00Z SEAM_USER=tester SEAM_DB=$tmp/seam.db
export SEAM_NOW SEAM_USER SEAM_DB
sheets=$tmp/sheets

verdict() { "$SEAM" -q verdict billing --json | sed 's/.*"verdict": *"\([^"]*\)".*/\1/'; }
# tick FILE ID VALUE: an x into that box under that question
tick() {
	sed "/^## .*\`$2\`\$/,/^## /s/^- \[ \] \`$3\` /- [x] \`$3\` /" "$1" >"$1.new" &&
		mv "$1.new" "$1"
}

code 3 "no service to prepare" prepare billing -o "$sheets"
ok "and no folder" test ! -e "$sheets"
"$SEAM" -q new billing --from shop --team Payments --purpose 'All bills' 2>/dev/null
code 0 "prepare" prepare billing -o "$sheets"
is "its files" "$(cd "$sheets" && ls | tr '\n' ' ')" \
	"billing-developers.md billing-invitation.md billing-leadership.md billing-operations.md billing-product.md "
prints "they are what it prints" "$sheets/billing-product.md"
says "and what comes next" "seam answer billing --from"
ok "a sheet asks only its role" sh -c '! grep -q own.team-name "$1"' sh "$sheets/billing-product.md"
ok "names are filled in" sh -c '! grep -q "{service}\|{team}" "$1"/*.md' sh "$sheets"
ok "the invitation says who" grep -q "billing-operations.md" "$sheets/billing-invitation.md"
ok "how long" grep -q "12 gates take about [0-9]* min" "$sheets/billing-invitation.md"
ok "and that votes are anonymous" grep -q "anonymous" "$sheets/billing-invitation.md"
ok "facts are shown as registered" grep -q "Payments (registered)" "$sheets/billing-leadership.md"
(cd "$tmp" && "$SEAM" -q prepare billing >/dev/null)
ok "without -o into the current folder" test -f "$tmp/billing-invitation.md"

# an empty sheet, and a written one
code 0 "an empty sheet says nothing" answer billing --from "$sheets/billing-product.md"
says "and is told so" "holds no answers"
before=$(verdict)
tick "$sheets/billing-leadership.md" why.org-problem no
code 0 "a filled sheet" answer billing --from "$sheets/billing-leadership.md"
says "whose it is, and what it counts" "1 answer prepared by leadership, not yet confirmed by the room"
is "it does not count" "$(verdict)" "$before"
code 0 "what waits" confirm billing
prints "with its sentence" "Nobody waits for another team because of this part."
prints "and who prepared it" "prepared by leadership"
is "as JSON" "$("$SEAM" -q confirm billing --json | grep -c '"question":"why.org-problem","value":"no","source":"prepared","by":"leadership"')" 1
code 0 "confirmed" confirm billing G0
is "it decides" "$(verdict)" no-go
code 0 "nothing waits any more" confirm billing
says "and says so" "nothing waits to be confirmed"
code 2 "ids and --all contradict" confirm billing G0 --all
code 3 "what is no offer" confirm billing G0

# nobody's work is overwritten
cp "$sheets/billing-leadership.md" "$tmp/kept"
code 3 "somebody filled one in" prepare billing -o "$sheets"
says "which" "billing-leadership.md\" is there already"
says "and the way out" "--force"
ok "it is as it was" cmp -s "$sheets/billing-leadership.md" "$tmp/kept"
code 0 "another folder" prepare billing -o "$tmp/others"
code 0 "untouched ones are written anew" prepare billing -o "$tmp/others"
code 0 "by force" prepare billing -o "$sheets" --force
ok "all of them" cmp -s "$sheets/billing-leadership.md" "$tmp/others/billing-leadership.md"
echo "Bring coffee." >>"$sheets/billing-invitation.md"
code 3 "nor a changed invitation" prepare billing -o "$sheets"
echo mine >"$tmp/a" && mkdir "$tmp/held" && mv "$tmp/a" "$tmp/held/billing-product.md"
code 3 "nor anything else of that name" prepare billing -o "$tmp/held"
is "and nothing beside it" "$(ls "$tmp/held")" billing-product.md

# what makes no sense is said at its place, and nothing of it is stored
sheet=$tmp/others/billing-product.md
cp "$sheet" "$tmp/blank"
tick "$sheet" bnd.business yes
tick "$sheet" bnd.everyone-calls no
tick "$sheet" bnd.everyone-calls yes
line=$(grep -n 'x\] `yes`' "$sheet" | tail -1 | cut -d: -f1)
code 3 "two boxes" answer billing --from "$sheet"
says "where" "billing-product.md:$line:3: error: two boxes of \"bnd.everyone-calls\""
code 0 "nothing was stored" confirm billing
says "not even the other" "nothing waits"
code 3 "another service" answer ledger --from "$sheet"
"$SEAM" -q new ledger 2>/dev/null
code 3 "a sheet for another service" answer ledger --from "$sheet"
says "for which" 'this sheet is about "billing", not about "ledger"'
sed 's/split-readiness/other/' "$tmp/blank" >"$tmp/b"
code 3 "a sheet of another questionnaire" answer billing --from "$tmp/b"
says "of which" 'of the questionnaire "other"'
code 2 "a sheet and other answers" answer billing P1=yes --from "$tmp/blank"

# another version, from stdin
sed 's/`seam-sheet: 1 billing product split-readiness [0-9a-f]*/`seam-sheet: 1 billing product split-readiness 000000000000/
	s/`bnd.business`$/`bnd.gone`/' "$tmp/blank" >"$tmp/b"
tick "$tmp/b" bnd.gone yes
tick "$tmp/b" bnd.everyone-calls no
"$SEAM" answer billing --from - <"$tmp/b" >/dev/null 2>"$tmp/err"
is "a sheet of another version" "$?" 0
says "what was left out" "of the sheet did: bnd.gone"
says "and what was not" "1 answer prepared by product"

# in any language
"$SEAM" -q --lang de prepare billing -o "$tmp/de" >/dev/null
ok "German" grep -q 'Fragen für' "$tmp/de/billing-operations.md"
tick "$tmp/de/billing-operations.md" mono.no-ops-team yes
code 0 "is read back" --lang de answer billing --from "$tmp/de/billing-operations.md"
says "in German" "vom Raum noch nicht bestätigt"
code 0 "confirmed" confirm billing --all
is "and counts" "$("$SEAM" -q history billing S3 --json | sed 's/.*"answers":\[//; s/},{.*//' |
	grep -c '"value":"yes"')" 1

done_testing
