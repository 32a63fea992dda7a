# doc/ci-example as a team would use it: in a repository, with the program and no
# database. The commands of the pipeline are taken from its file.

. "$top_srcdir/tests/lib/tap.sh"

command -v git >/dev/null || skip_all "no git"

mkdir "$tmp/bin" "$tmp/home"
ln -s "$SEAM" "$tmp/bin/seam"
PATH=$tmp/bin:$PATH HOME=$tmp/home
SEAM_NOW=2026-11-22T09:00:00Z SEAM_USER=Ana
GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
GIT_AUTHOR_NAME=Ana GIT_AUTHOR_EMAIL=ana@example.org
GIT_COMMITTER_NAME=Ana GIT_COMMITTER_EMAIL=ana@example.org
export PATH HOME SEAM_NOW SEAM_USER GIT_CONFIG_GLOBAL GIT_CONFIG_NOSYSTEM
export GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL
unset SEAM_DB XDG_DATA_HOME

mkdir "$tmp/repo" && cp "$top_srcdir"/doc/ci-example/* "$tmp/repo" && cd "$tmp/repo" || exit 99
chmod +x guard.sh
mkdir assessments
git init -q . && git add . && git commit -qm start

commit() {
	mkdir -p "$(dirname "$1")" && echo "$2" >>"$1" && git add . && git commit -qm "$2"
}

# The exit code of the pipeline's command about $1 is $2.
pipeline() {
	line=$(sed -n "s/^    - \(.*$1.*\)/\1/p" pipeline.yml | head -1)
	CI_MERGE_REQUEST_DIFF_BASE_SHA=HEAD~1 sh -c "$line" >"$tmp/said" 2>&1
	got=$?
	[ $got -eq "$2" ] && return
	sed 's/^/# /' "$tmp/said"
	echo "# exit $got"
	return 1
}

db=$tmp/ana.db
export_shop() {
	seam --db "$db" export --system shop -o assessments/shop.seam 2>/dev/null
}

seam -q --db "$db" new billing --from shop >/dev/null
seam -q --db "$db" new invoices --from shop >/dev/null
seam -q --db "$db" answer billing G0=yes S1=6 P1=no >/dev/null
seam -q --db "$db" finish billing >/dev/null 2>&1
export_shop
commit lib/x.c 'something shared'
ok "a change of nothing that is deployed passes" pipeline guard.sh 0
commit services/billing/main.c 'a service'
ok "a service that should not be split stops it" pipeline guard.sh 1
is "and the reason is told" "$(grep -c '^billing@a1: failed' "$tmp/said")" 1
commit services/invoices/main.c 'another'
ok "one that was never judged, too" pipeline guard.sh 4
ok "the weekly job" pipeline no-overdue 1
ok "writes what the pipeline shows" grep -q '<testsuite' late.xml
is "and nobody made a database" "$(find "$HOME" -type f | wc -l | tr -d ' ')" 0

# ---- the README, command by command ----------------------------------------------------

# Its commands behind the line that has the words $1.
block() {
	awk -v words="$1" 'index($0, words) { on = 1; next }
		on && /^\t/ { print substr($0, 2); some = 1; next }
		on && some { exit }' README
}

# Runs them as $2; they end with the exit code $3.
follow() {
	block "$1" >"$tmp/block"
	[ -s "$tmp/block" ] || { echo "# nothing behind: $1"; return 1; }
	SEAM_DB=$tmp/$2.db sh -e "$tmp/block" >"$tmp/said" 2>&1
	got=$?
	[ $got -eq "$3" ] && return
	sed 's/^/# /' "$tmp/said"
	echo "# exit $got"
	return 1
}

answer() {
	SEAM_NOW=2026-11-22T$2:00:00Z SEAM_USER=$1 seam -q --db "$tmp/$1.db" answer "$3" "$4" >/dev/null
}

rm -rf "$tmp/fresh" && mkdir "$tmp/fresh" && cp deployables guard.sh pipeline.yml README "$tmp/fresh"
cd "$tmp/fresh" && git init -q -b main . 2>/dev/null || exit 99
echo README >>.git/info/exclude
db=$tmp/Ana.db
seam -q --db "$db" new billing --from shop >/dev/null
seam -q --db "$db" answer billing G0=yes S1=6 P1=no >/dev/null
ok "README: to begin with" follow 'Git shall not merge' Ana 0
answer Ana 10 billing P1=yes
ok "README: after a workshop" follow 'After a workshop' Ana 0
is "README: new lines at the end" "$(git show --format= --numstat | cut -f2)" 0
answer Ana 11 billing P1=no
seam -q --db "$db" export --system shop -o undone.seam
seam -q --db "$db" undo billing >/dev/null
seam -q --db "$db" export --system shop -o again.seam
is "an undo is one" "$(git diff --no-index --numstat undone.seam again.seam | cut -f1,2)" \
	"$(printf '1\t0')"
rm undone.seam again.seam
ok "README: who has pulled" follow 'Who has pulled' Ben 0
is "has all of it" "$(seam -q --db "$tmp/Ben.db" service list --json | grep -o '"service":' | wc -l)" 1
git checkout -q -b ben
answer Ben 12 billing P2=yes
ok "README: Ben, too" follow 'After a workshop' Ben 0
git checkout -q main
answer Ana 13 billing P2=no
ok "and Ana" follow 'After a workshop' Ana 0
git merge -q ben >/dev/null 2>&1
is "git merge stops at the file" $? 1
ok "README: when two branches have exported" follow 'When two branches' Ana 0
is "and nothing is left over" "$(git status --porcelain)" ''
is "what came last holds" "$(seam -q --db "$db" history billing P2 --json |
	grep -o '"value":"[a-z]*"' | head -1)" '"value":"no"'
ok "README: the others take that in" follow 'Who has pulled' Ben 0
is "and see the same" "$(seam -q --db "$tmp/Ben.db" verdict billing --json)" \
	"$(seam -q --db "$db" verdict billing --json)"
git checkout -q -b change
commit services/billing/main.c 'a service'
ok "README: the guard" follow 'The guard stands' nobody 4
is "which needs no database" "$(ls "$tmp/nobody.db" 2>/dev/null)" ''

done_testing
