# What people read, word for word: help and lists. A difference is either a
# mistake or has to be read and accepted: SEAM_ACCEPT=1 writes the files anew.

. "$top_srcdir/tests/lib/tap.sh"

SEAM_DB=$tmp/seam.db SEAM_NOW=2026-09-12T08:30:00Z SEAM_USER=tester
export SEAM_DB SEAM_NOW SEAM_USER
golden=$top_srcdir/tests/cli/golden

# same NAME COMMAND...: its stdout is golden/NAME
same() {
	name=$1
	shift
	"$@" >"$tmp/$name" 2>/dev/null </dev/null
	if [ -n "${SEAM_ACCEPT:-}" ]; then
		cp "$tmp/$name" "$golden/$name"
	fi
	is "$name" "$(cat "$tmp/$name")" "$(cat "$golden/$name")"
}

same help.txt "$SEAM" help
same help-answer.txt "$SEAM" help answer
same help-team.txt "$SEAM" help team
"$SEAM" -q new billing --from shop --team Payments 2>/dev/null
same list.txt "$SEAM" list

done_testing
