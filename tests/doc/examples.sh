# Runs what README and the manual pages show. In a page, a block .EX ... .EE behind the
# line .\" try is run as one script. In README, a line "<tab>$ COMMAND" is run; the
# tab-indented lines behind it are its output, where a line ... stands for any lines.
# Each document has one empty home of its own, a fixed day, and runs from top to bottom.

. "$top_srcdir/tests/lib/tap.sh"

mkdir "$tmp/bin"
ln -s "$SEAM" "$tmp/bin/seam"
PATH=$tmp/bin:$PATH
SEAM_NOW=2026-11-22T09:00:00Z SEAM_USER=Ana
unset PAGER XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME XDG_STATE_HOME
export PATH SEAM_NOW SEAM_USER

# Where the examples of one document run.
enter_home() {
	HOME=$tmp/$1
	export HOME
	mkdir "$HOME" && cd "$HOME" || exit 99
}

# Writes block 1, 2 ... of a page to $2.1, $2.2 ...
blocks_of_page() {
	awk -v name="$2" '
	/^\.\\" try$/ { wanted = 1; next }
	/^\.EX/ && wanted { file = name "." ++n; wanted = 0; printf "" >file; next }
	/^\.EE/ && file { close(file); file = ""; next }
	file {
		gsub(/\\-/, "-")
		gsub(/\\\(dq/, "\"")
		gsub(/\\\(aq/, "\047")
		gsub(/\\\(rs|\\e/, "\\")
		print >file
	}' "$1"
}

# The commands of README, numbered like the blocks of a page, each with its output.
commands_of_text() {
	awk -v name="$2" '
	/^\t\$ / {
		file = name "." ++n
		print substr($0, 4) >file
		printf "" >(file ".out")
		blanks = ""
		next
	}
	/^$/ && file { blanks = blanks "\n"; next }
	/^\t/ && file {
		printf "%s%s\n", blanks, substr($0, 2) >(file ".out")
		blanks = ""
		next
	}
	{ file = "" }' "$1"
}

# Whether file $1 is file $2, where a line ... of $2 stands for any lines.
same_output() {
	awk '
	NR == FNR { got[++n] = $0; next }
	$0 == "..." { skipping = 1; next }
	{
		while (skipping && at < n && got[at + 1] != $0)
			at++
		skipping = 0
		if (got[++at] != $0) {
			print "expected: " $0
			print "     got: " (at > n ? "(nothing)" : got[at])
			failed = 1
			exit
		}
	}
	END {
		if (!failed && !skipping && at < n) {
			print "not expected: " got[at + 1]
			failed = 1
		}
		exit failed
	}' "$1" "$2"
}

# Runs block $1; its first line names the test.
run_block() {
	if sh -e "$1" >"$tmp/out" 2>"$tmp/err" </dev/null; then
		sed 's/^/# /' "$tmp/err" | grep -E '(error|warning):'
		return 0
	fi
	sed 's/^/# /' "$1" "$tmp/out" "$tmp/err"
	return 1
}

runs_as_shown() {
	run_block "$1" || return
	[ -s "$1.out" ] || return 0
	same_output "$tmp/out" "$1.out" >"$tmp/difference" && return
	sed 's/^/# /' "$tmp/difference"
	return 1
}

# Every block of the document $1.
try_all() {
	enter_home "$1"
	n=1
	while [ -f "$tmp/$1.block.$n" ]; do
		ok "$1: $(head -n 1 "$tmp/$1.block.$n" | tr '\\' '|')" runs_as_shown "$tmp/$1.block.$n"
		n=$((n + 1))
	done
	ok "$1 has examples" [ $n -gt 1 ]
}

printf 'a\nb\nc\nd\n' >"$tmp/got"
printf 'a\n...\nd\n' >"$tmp/same"
printf 'a\n...\nc\n' >"$tmp/less"
printf 'a\n...\ne\n' >"$tmp/other"
ok "left out lines are skipped" same_output "$tmp/got" "$tmp/same"
is "a line too many is found" "$(same_output "$tmp/got" "$tmp/less")" "not expected: d"
is "another line is found" "$(same_output "$tmp/got" "$tmp/other" | head -n 1)" "expected: e"

for page in seam.1 seam-questionnaire.5; do
	blocks_of_page "$top_srcdir/doc/$page" "$tmp/$page.block"
	try_all "$page"
done

commands_of_text "$top_srcdir/README" "$tmp/README.block"
try_all README

done_testing
