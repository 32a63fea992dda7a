#!/bin/sh
# One table of all figures, from one run: whole commands against the sqlite3 shell,
# parts of the program in their own processes, peak memory on a big database. It
# reports; what is grossly off, or fails, makes its exit code 1. `make bench` runs it in the build folder
# with srcdir set. The big database takes a minute to make and is kept.
set -eu

srcdir=${srcdir:-.}
here=tests/bench
big=$here/big.db
demo=$here/demo.db
work=$here/work.db
rival=$here/rival.db
long=$here/long.db
judged=$here/judged.db
rounds=20

export TZ=UTC LC_ALL=C.UTF-8 SEAM_USER=bench
SEAM_DATA_DIR=$(cd "$srcdir" && pwd)/data
export SEAM_DATA_DIR
unset SEAM_DB SEAM_NOW

# It stays as long as what it is made by does.
if [ -z "$(find $big -newer "$srcdir/$here/mkdb.c" -newer "$srcdir/src/store/schema.sql" \
		2>/dev/null)" ]; then
	echo "making $big ..." >&2
	rm -f $big $big.new
	$here/mkdb $big.new
	mv $big.new $big
fi
for n in 1000 10000; do
	[ -n "$(find $here/wide-$n.db -newer "$srcdir/$here/mkwide.c" \
		-newer "$srcdir/src/store/schema.sql" 2>/dev/null)" ] && continue
	rm -f $here/wide-$n.db $here/wide-$n.new
	$here/mkwide $here/wide-$n.new $n
	mv $here/wide-$n.new $here/wide-$n.db
done
rm -f $demo $work $rival $long $judged
$here/mkdb $long 1 1 100
$here/mkdb $judged 1 1000 1 5
src/seam demo --quiet --db $demo >/dev/null
cp $demo $work
cp $demo $rival

# What the list reads, word for word; an unbound parameter is NULL: all systems.
lines=$(awk '/^-- [A-Z_]+$/ { on = $2 == "LINES"; next } on && !/^--/' \
	"$srcdir/src/store/list.sql")
[ -n "$lines" ] || { echo "bench: list.sql has no LINES" >&2; exit 1; }
answers='SELECT * FROM answer; SELECT * FROM system_answer'
commit="PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA;
	INSERT INTO change (uid, at, who, label)
	VALUES (hex(randomblob(16)), '2026-11-22T09:00:00Z', 'bench', 'one row')"

pair() {
	$here/pair $rounds "$@"
}

# Rows of a program of ours, without what the test library says.
status=0
rows() {
	"$@" >$here/rows.out || status=1
	grep -v '^#' $here/rows.out || status=1
}

printf '%-44s %9s %9s %6s %8s %6s\n' "median of $rounds" 'ms' 'of ms' ratio limit MiB
if command -v sqlite3 >/dev/null; then
	pair 'verdict, small / shell counting answers' 3 src/seam verdict billing --db $demo \
		-- sqlite3 $demo 'SELECT count(*) FROM answer'
	pair 'list of 1,000 services / shell, same rows' 2 src/seam list --db $big \
		-- sqlite3 $big "$lines"
	pair 'compare, 100 assessments / shell, their answers' 4 \
		src/seam compare service-0000 --db $long -- sqlite3 $long "$answers"
	pair 'trend, 100 assessments / shell, their answers' 4 \
		src/seam trend service-0000 --db $long -- sqlite3 $long "$answers"
	pair 'answer / shell committing one row' 2 src/seam answer Fulfilment P1=yes --db $work \
		-- sqlite3 $rival "$commit"
else
	echo "no sqlite3: nothing to hold commands against"
fi
pair 'verdict, big / small' 1.5 src/seam verdict service-0000 --db $big \
	-- src/seam verdict billing --db $demo
pair 'verdict of a draft, big / small' 1.5 src/seam verdict service-0001 --db $big \
	-- src/seam verdict Fulfilment --db $demo
pair 'matrix of 1,000 services, 5,000 calls' '100 ms' src/seam matrix --json --db $judged
pair 'page of 1,000 services as HTML' '1 s' src/seam report --system system-00 \
	--format html --db $judged
# The last: it writes, and judges those again whose facts have changed.
pair 'a purpose, one of 1,000 services' '100 ms' src/seam service set service-0001 \
	--purpose sells --db $judged
$here/pair 3 'matrix, 10,000 services / 1,000' 12 src/seam matrix --json \
	--db $here/wide-10000.db -- src/seam matrix --json --db $here/wide-1000.db
# A system of its own with 100,000 answers, each a change, and one with a tenth of them.
# The limit is in milliseconds of CPU; 50,000 answers a second take 2050.
for size in 9 84; do
	rm -f $here/move-$size.db
	$here/mkdb $here/move-$size.db 1 20 $size
done
spent() {
	for round in 1 2 3; do
		rm -f $here/moved.db
		( "$@" >/dev/null 2>&1 || echo failed >&2; times ) | awk 'NR == 2 {
			split($1, user, "[ms]"); split($2, sys, "[ms]")
			printf "%d\n", 1000 * (user[1] * 60 + user[2] + sys[1] * 60 + sys[2]) }'
	done | sort -n | head -1
}
for size in 9 84; do
	src/seam export --quiet --db $here/move-$size.db -o $here/move-$size.seam
done
answers=$(grep -c '^{"\(system_\)\{0,1\}answer"' $here/move-84.seam)
limit=$((answers / 50))
for what in export import; do
	case $what in
	export) ms=$(spent src/seam export --db $here/move-84.db) ;;
	import) ms=$(spent src/seam import $here/move-84.seam --db $here/moved.db) ;;
	esac
	printf '%-44s %9s %9s %6s %8s %6s\n' "$what of $answers answers, CPU" "$ms" - - "$limit ms" ''
	[ "$ms" -lt $((limit * 3)) ] || status=1
done
for size in 9 84; do
	rm -f $here/moved.db
	$here/pair 1 "peak of export, $size assessments a service" '24 MiB' \
		src/seam export --db $here/move-$size.db -o $here/moved.seam
	$here/pair 1 "peak of import, $size assessments a service" '24 MiB' \
		src/seam import $here/move-$size.seam --db $here/moved.db
done
rm -f $here/move-9.* $here/move-84.* $here/moved.*
rows $here/bench_load
rows $here/bench_verdict
rows $here/bench_order
rows $here/bench_store $big

# The commands that read most; the limit is that of every command.
for command in 'list --json' 'report service-0000' 'check --all' 'history service-0000' \
		'service list --json' 'team list' 'actions --json'; do
	# The words of a command have no blanks.
	# shellcheck disable=SC2086
	$here/pair 1 "peak of $command" '24 MiB' src/seam $command --db $big
done

"${SHELL:-sh}" "$srcdir/$here/screens.sh" || status=1
exit $status
