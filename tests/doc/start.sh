# The first command of README, ./bootstrap run, behind what it installs and builds: tools
# and libraries are stand-ins that are there, the build is done, seam is the built one.

. "$top_srcdir/tests/lib/tap.sh"

mkdir -p "$tmp/bin" "$tmp/build/src"
for tool in sh env dirname getconf cat mkdir mktemp rm id; do
	ln -s "$(command -v $tool)" "$tmp/bin/$tool"
done
for tool in gcc make awk autoconf automake autopoint msgfmt pkg-config; do
	printf '#!/bin/sh\nexit 0\n' >"$tmp/bin/$tool"
	chmod +x "$tmp/bin/$tool"
done
ln -s "$SEAM" "$tmp/build/src/seam"
touch "$tmp/build/Makefile"

# No terminal here: what a pipe gets.
HOME=$tmp/home SEAM_BUILD=$tmp/build
unset SEAM_DATA_DIR XDG_DATA_HOME
export HOME SEAM_BUILD
mkdir "$HOME"
PATH=$tmp/bin "$tmp/bin/sh" "$top_srcdir/bootstrap" run >"$tmp/out" 2>"$tmp/err" </dev/null
status=$?
is "./bootstrap run" "$status" 0
[ $status -eq 0 ] || sed 's/^/# /' "$tmp/err"
is "without a terminal it prints a report of the demo" "$(head -n 1 "$tmp/out")" \
	"# OrderService: not yet. Redraw the boundary (NO-GO)"
is "and leaves no database behind" "$(find "$HOME" -type f)" ""

PATH=$tmp/bin "$tmp/bin/sh" "$top_srcdir/bootstrap" run calc coordination 12 >"$tmp/out" \
	2>"$tmp/err" </dev/null
is "arguments go to seam" "$(cat "$tmp/out")" "          66  pairs who have to talk"

done_testing
