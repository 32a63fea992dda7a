# ./bootstrap without a network: stand-ins for the package manager say what they were
# asked. That the packages suffice on a bare machine is tried by hand before a release.

. "$top_srcdir/tests/lib/tap.sh"

# A machine with small tools and apt, but without a compiler or library.
machine() {
	rm -rf "$tmp/bin" && mkdir "$tmp/bin"
	for tool in sh dirname getconf cat mkdir env; do
		ln -s "$(command -v $tool)" "$tmp/bin/$tool"
	done
	printf '#!/bin/sh\necho %s\n' "$1" >"$tmp/bin/id"
	printf '#!/bin/sh\nexit %s\n' "$2" >"$tmp/bin/apt-cache"
	printf '#!/bin/sh\necho "$@" >>"%s/asked"\n' "$tmp" >"$tmp/bin/apt-get"
	chmod +x "$tmp/bin/id" "$tmp/bin/apt-cache" "$tmp/bin/apt-get"
	rm -f "$tmp/asked"
}

bootstrap() {
	PATH=$tmp/bin "$tmp/bin/sh" "$top_srcdir/bootstrap" "$@" </dev/null \
		>"$tmp/out" 2>"$tmp/err"
}

options='-q -o DPkg::Lock::Timeout=300'
packages='gcc libc6-dev make mawk autoconf automake autopoint gettext pkg-config
libglib2.0-dev libncurses-dev libsqlite3-dev libyaml-dev libjansson-dev libunistring-dev'
packages=$(echo $packages)

machine 0 0
bootstrap deps build
is "root is not asked" "$?" 0
is "one install" "$(cat "$tmp/asked")" \
	"$options install -y --no-install-recommends $packages"

machine 0 1
bootstrap deps build
is "empty lists are refreshed first" "$(cat "$tmp/asked")" "$options update
$options install -y --no-install-recommends $packages"

machine 1000 0
bootstrap deps build
is "without root and terminal it stops with 3" "$?" 3
ok "and shows the command" grep -q "apt-get .* install .* libglib2.0-dev" "$tmp/err"
ok "and installs nothing" test ! -e "$tmp/asked"

machine 0 0
printf '#!/bin/sh\necho "$@" >>"%s/asked"\nexit 100\n' "$tmp" >"$tmp/bin/apt-get"
bootstrap deps build
is "a failing install ends with 3" "$?" 3
is "after one more try with fresh lists" "$(sed 's/.*Timeout=300 \([a-z]*\).*/\1/' \
	"$tmp/asked" | tr '\n' ' ')" "install update "

machine 0 0
rm "$tmp/bin/apt-get"
bootstrap deps build
is "without a package manager it stops with 3" "$?" 3
ok "and says what is needed" grep -q "pc:glib-2.0" "$tmp/err"

machine 0 0
bootstrap
is "no action is a usage error" "$?" 2
bootstrap nonsense
is "an unknown action is a usage error" "$?" 2
bootstrap --help
is "help" "$? $(head -n 1 "$tmp/out")" \
	"0 usage: ./bootstrap run [ARGUMENT...] [-- CONFIGURE-ARGUMENT...]"

if command -v shellcheck >/dev/null; then
	ok "shellcheck has no complaint" shellcheck "$top_srcdir/bootstrap" "$top_srcdir/.ci/run"
else
	skip "shellcheck has no complaint" "shellcheck is not installed"
fi

done_testing
