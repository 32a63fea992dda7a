# For test scripts: . "$top_srcdir/tests/lib/tap.sh", then ok/is/skip, then done_testing.
# A test script is run by `make check` with $SEAM (the built program), $top_srcdir,
# $top_builddir and $SEAM_DATA_DIR set, and works in the empty folder $tmp.

set -u
: "${top_srcdir:?run this by make check}" "${top_builddir:?run this by make check}"
tests=0
failed=0
tmp=$(mktemp -d "${TMPDIR:-/tmp}/seam-test-XXXXXX") || exit 99
trap 'rm -rf "$tmp"' EXIT
trap 'exit 99' HUP INT TERM

# ok NAME COMMAND...: passes when the command does
ok() {
	name=$1
	shift
	tests=$((tests + 1))
	if "$@"; then
		echo "ok $tests - $name"
	else
		echo "not ok $tests - $name"
		failed=$((failed + 1))
	fi
}

# is NAME GOT EXPECTED
is() {
	tests=$((tests + 1))
	if [ "$2" = "$3" ]; then
		echo "ok $tests - $1"
	else
		echo "not ok $tests - $1"
		failed=$((failed + 1))
		printf 'got:\n%s\nexpected:\n%s\n' "$2" "$3" | sed 's/^/# /'
	fi
}

# skip NAME REASON
skip() {
	tests=$((tests + 1))
	echo "ok $tests - $1 # SKIP $2"
}

# skip_all REASON: for a missing tool, before any test
skip_all() {
	echo "1..0 # SKIP $1"
	exit 0
}

# code EXPECTED NAME ARGUMENT...: seam's exit code; $tmp/out and $tmp/err keep the rest
code() {
	expected=$1
	name=$2
	shift 2
	"$SEAM" "$@" >"$tmp/out" 2>"$tmp/err" </dev/null
	is "$name" "$?" "$expected"
}

# on_day DAY ARGUMENT...: seam quietly, on that day, which stays
on_day() {
	SEAM_NOW=$1T09:00:00Z
	export SEAM_NOW
	shift
	"$SEAM" -q "$@" >"$tmp/out" 2>"$tmp/err" </dev/null
}

# NAME TEXT: what the last of these printed on stderr, and on stdout
says() { ok "$1" grep -qF -- "$2" "$tmp/err"; }
prints() { ok "$1" grep -qF -- "$2" "$tmp/out"; }

done_testing() {
	echo "1..$tests"
	exit 0
}
