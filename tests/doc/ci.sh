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

# What git shows of an export after one more answer: what was said, and nothing else.
git add . && git commit -qm exported
seam -q --db "$db" answer invoices P1=yes >/dev/null
export_shop
is "an answer is a few new lines" "$(git diff --numstat assessments/shop.seam | cut -f2)" 0
is "and an undo is one" "$(git commit -qam answered; seam -q --db "$db" undo invoices >/dev/null
	export_shop; git diff --numstat assessments/shop.seam | cut -f1,2)" "$(printf '1\t0')"
seam -q --db "$tmp/ben.db" import assessments/shop.seam >"$tmp/said"
is "a colleague takes it in" "$(seam -q --db "$tmp/ben.db" service list --json | grep -o '"service":' | wc -l)" 2

done_testing
