# The example in the help of each command works as it stands: in a place where a
# workshop is under way, or, for what makes things, where they are not there yet.

. "$top_srcdir/tests/lib/tap.sh"

mkdir "$tmp/bin"
ln -s "$SEAM" "$tmp/bin/seam"
PATH=$tmp/bin:$PATH
SEAM_NOW=2026-11-22T09:00:00Z SEAM_USER=Ana
unset PAGER XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME XDG_STATE_HOME
export PATH SEAM_NOW SEAM_USER

# Makes the home $1 and runs the script on standard input in it.
make_home() {
	HOME=$tmp/$1
	export HOME
	mkdir "$HOME" && cd "$HOME" && sh -e >"$tmp/out" 2>&1 ||
		{ sed 's/^/# /' "$tmp/out"; exit 99; }
}

make_home empty </dev/null

make_home bare <<'SCRIPT'
seam new ledger --from shop
SCRIPT

make_home workshop <<'SCRIPT'
seam new ledger --from shop
seam new AuthService
seam new invoices
seam answer invoices P1=no
seam finish invoices
seam answer invoices P1=yes
seam new billing --team Payments --calls ledger,ext:bank --purpose 'bill customers'
seam assess billing --quick
seam answer billing S1=6 P1=yes B2=yes
seam actions add billing 'write the contract down' --condition P4 --owner Dana --due +2w
seam actions add billing 'count the waiting days'
seam topic add billing 'who pays for the event bus?'
seam answer billing P3=yes
seam undo billing
seam export -o shop.seam
seam questionnaire new my-checks -o my-checks.yaml
sed 's/^version: 1/version: 9/' "$SEAM_DATA_DIR/questionnaires/split-readiness.yaml" >newer.yaml
SCRIPT

# Runs the example in copies of the homes, the first one that takes it; $2 = further
# exit codes that are no failure.
works() {
	for home in workshop bare empty; do
		rm -rf "$tmp/copy"
		cp -R "$tmp/$home" "$tmp/copy"
		HOME=$tmp/copy
		cd "$HOME" || exit 99
		sh -c "$1" >"$tmp/$home.out" 2>&1 </dev/null
		status=$?
		case " 0 $2 " in
		*" $status "*) return 0 ;;
		esac
	done
	sed 's/^/# /' "$tmp/workshop.out" "$tmp/bare.out" "$tmp/empty.out"
	return 1
}

LC_ALL=C seam help --roff >"$tmp/roff"
sed -n 's/^\.B seam \([^\\]*\).*/\1/p' "$tmp/roff" | sed 's/ *$//' >"$tmp/commands"
ok "commands are found" [ "$(wc -l <"$tmp/commands")" -gt 40 ]

# Its own name first, and nothing that would be lost behind a pipe.
helped() {
	# shellcheck disable=SC2086 # one or two words
	LC_ALL=C seam $1 --help >"$tmp/help" 2>"$tmp/said" </dev/null &&
		head -n 1 "$tmp/help" | grep -qF "seam $1" && [ ! -s "$tmp/said" ]
}

while read -r command; do
	ok "$command --help goes to stdout" helped "$command"
	# shellcheck disable=SC2086 # one or two words
	example=$(LC_ALL=C seam help $command | sed -n '/^Example:$/{n;s/^ *//p;}')
	# A check may come out against the service.
	[ "$command" = check ] && may='1 4' || may=
	ok "${example:-$command has an example}" works "${example:-false}" "$may"
done <"$tmp/commands"

done_testing
