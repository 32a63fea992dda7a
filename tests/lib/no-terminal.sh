# Stands in for all tests that need a terminal when configure found no libvterm.

. "$top_srcdir/tests/lib/tap.sh"

skip_all "no terminal was tested: libvterm is not installed"
