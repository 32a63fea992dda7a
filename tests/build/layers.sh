# Checks every #include in src and tests against the layers:
#
#	base <- core <- {load, store, report} <- app <- {cli, tui} <- main.c
#
# and each foreign library against the folder that may know it. What this cannot see,
# the linker does: a test links only its layer and those to its left.

. "$top_srcdir/tests/lib/tap.sh"

# Prints each wrong include of the tree in $1.
wrong_includes() {
	(cd "$1" && find src tests -name '*.[ch]' | LC_ALL=C sort) | while read -r file; do
		awk -v file="$file" '
		BEGIN {
			left["base"] = "base"
			left["core"] = "base core"
			left["load"] = "base core load"
			left["store"] = "base core store"
			left["report"] = "base core report"
			left["app"] = "base core load store report app"
			left["cli"] = left["app"] " cli"
			left["tui"] = left["app"] " tui"
			left["main.c"] = left["app"] " cli tui"

			foreign["sqlite3.h"] = "store"
			foreign["yaml.h"] = "load"
			# app: JSON of lists whose rows are no structs of core
			foreign["jansson.h"] = "load report app"
			foreign["curses.h"] = foreign["ncurses.h"] = "tui"
			foreign["ncursesw/curses.h"] = "tui"
			foreign["getopt.h"] = "cli"
			foreign["unilbrk.h"] = foreign["uniwidth.h"] = "base"
			foreign["unigbrk.h"] = foreign["unistr.h"] = "base"

			# The domain is pure: no file, no clock, no terminal.
			split("time.h unistd.h fcntl.h dirent.h signal.h termios.h " \
			      "sys/stat.h sys/time.h glib/gstdio.h gio/gio.h", list, " ")
			for (i in list)
				impure[list[i]] = 1

			split(file, path, "/")
			tree = path[1]
			layer = path[2]
		}
		function has(words, word) {
			return index(" " words " ", " " word " ") > 0
		}
		function wrong(what) {
			printf "%s:%d: %s\n", file, NR, what
		}
		/^[ \t]*#[ \t]*include[ \t]/ {
			name = $0
			sub(/^[ \t]*#[ \t]*include[ \t]*[<"]/, "", name)
			sub(/[>"].*$/, "", name)
			if (name in foreign && tree == "src" && !has(foreign[name], layer))
				wrong("only " foreign[name] " may include " name)
			if (name in impure && tree == "src" && layer == "core")
				wrong("core is pure, it may not include " name)
			if ($0 ~ /</ || name == "config.h")
				next
			slash = index(name, "/")
			folder = substr(name, 1, slash - 1)
			if (!slash) {
				if (tree == "src")
					wrong("write the folder, too: " name)
				next
			}
			# Fixtures, fuzz targets and measurements may use all.
			if (tree == "tests" && file !~ /\/test_[^\/]*$/)
				next
			if (layer in left && folder in left && !has(left[layer], folder))
				wrong(layer " may not include " name)
			else if (!(folder in left) && tree == "src")
				wrong("there is no layer " folder)
		}
		tree == "src" && layer == "core" &&
		/(calendar_now_ms|uid_random|savefile_[a-z_]+|g_get_real_time|g_file_[a-z_]+|fopen) *\(/ {
			wrong("core is pure: " $0)
		}' "$1/$file"
	done
}

# Negative control: a tree in which each rule is broken once.
mkdir -p "$tmp/src/base" "$tmp/src/core" "$tmp/src/load" "$tmp/src/cli" "$tmp/tests/core"
printf '#include "core/verdict.h"\n' >"$tmp/src/base/up.c"
printf '#include "diag.h"\n' >"$tmp/src/base/short.c"
printf '  # include "store/store.h"\n#include "base/diag.h"\n' >"$tmp/src/load/sibling.c"
printf '#include <sqlite3.h>\n' >"$tmp/src/cli/foreign.c"
printf '#include <time.h>\n\tnow = calendar_now_ms();\n' >"$tmp/src/core/clock.c"
printf '#include "nowhere/x.h"\n' >"$tmp/src/core/nowhere.h"
printf '#include "app/app.h"\n#include "testlib.h"\n' >"$tmp/tests/core/test_up.c"
cp "$tmp/tests/core/test_up.c" "$tmp/tests/core/fixture.c"
printf '#include "config.h"\n#include "cli/cli.h"\n#include "tui/tui.h"\n' >"$tmp/src/main.c"
is "each broken rule is found" "$(wrong_includes "$tmp")" "\
src/base/short.c:1: write the folder, too: diag.h
src/base/up.c:1: base may not include core/verdict.h
src/cli/foreign.c:1: only store may include sqlite3.h
src/core/clock.c:1: core is pure, it may not include time.h
src/core/clock.c:2: core is pure: 	now = calendar_now_ms();
src/core/nowhere.h:1: there is no layer nowhere
src/load/sibling.c:1: load may not include store/store.h
tests/core/test_up.c:1: core may not include app/app.h"

is "includes point to the left" "$(wrong_includes "$top_srcdir")" ""

done_testing
