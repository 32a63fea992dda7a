#!/bin/sh
# doc/coverage: every statement of the essay has a row, and everything a row
# names exists. The questionnaire is read by its layout, which data/ keeps.

file=$top_srcdir/doc/coverage
data=$top_srcdir/data
behaviour=$top_srcdir/tests/load/test_coverage_behaviour.c
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT

# Everything that can be named, one a line, as doc/coverage writes it.
awk '
function value(line, key)
{
	if (!match(line, key ": *[^,}]*"))
		return ""
	line = substr(line, RSTART, RLENGTH)
	sub(key ": *", "", line)
	gsub(/"/, "", line)
	return line
}
/^[a-z_]+:/ { top = $1; sub(/:.*/, "", top); list = "" }
top == "sections" && /^- id: / { print "section:" $3 }
top == "sections" && /^  - id: / { question = $3; print "question:" question }
top == "sections" && /^    - \{value: / {
	print "choice:" question "=" value($0, "value")
}
top == "rules" && /^- (\{)?id: / { print "rule:" value($0, "id") }
top == "costs" && /^- id: / { print "cost:" $3 }
top == "paths" && /^- id: / { path = $3; step = 0; print "path:" path }
top == "paths" && /^  - / { print "path:" path "/" ++step }
top == "texts" && /^  [a-z][A-Za-z0-9-]*: / { id = $1; sub(/:/, "", id); print "text:" id }
top == "word_lists" && /^  [a-z]/ { list = $1; sub(/:/, "", list) }
top == "word_lists" && list != "" {
	line = $0
	sub(/^  [a-z][a-z-]*: \[/, "", line)
	gsub(/\]/, "", line)
	n = split(line, words, / *, */)
	for (i = 1; i <= n; i++) {
		sub(/^ */, "", words[i])
		if (words[i] != "")
			print "list:" list "=" words[i]
	}
}' "$data/questionnaires/split-readiness.yaml" > "$tmp/known"

for case in "$data"/cases/*.yaml; do
	case ${case##*/} in *.*.yaml) continue ;; esac	# words of another language
	echo "case:$(basename "$case" .yaml)"
done >> "$tmp/known"
sed -n 's/^static void test_\([a-z0-9_]*\)(.*/behaviour:\1/p' "$behaviour" >> "$tmp/known"
sed -n 's/^\([0-9][0-9]*\) | .* | \(.*\)$/\1 \2/p' "$file" > "$tmp/rows"

echo 1..5

seq 181 | sort > "$tmp/want"
cut -d' ' -f1 "$tmp/rows" | sort > "$tmp/have"
if diff "$tmp/want" "$tmp/have" > "$tmp/diff"; then
	echo 'ok 1 - one row for each of the 181 statements'
else
	echo 'not ok 1 - one row for each of the 181 statements'
	sed 's/^/# /' "$tmp/diff"
fi

report()	# number name: what stands in $tmp/bad is wrong
{
	if [ -s "$tmp/bad" ]; then
		echo "not ok $1 - $2"
		sed 's/^/# /' "$tmp/bad"
	else
		echo "ok $1 - $2"
	fi
}

# "later:" may hold blanks; it ends a row.
awk '{ sub(/ *later:.*/, ""); if (NF < 2) print "row " $1 " names nothing that is there" }' \
	"$tmp/rows" > "$tmp/bad"
report 2 'every row names something that is there'

awk 'NR == FNR { known[$0] = 1; next }
{
	sub(/ *later:.*/, "")
	for (i = 2; i <= NF; i++)
		if ($i !~ /^(calc|command):/ && !($i in known))
			print "row " $1 ": no " $i
}' \
	"$tmp/known" "$tmp/rows" > "$tmp/bad"
report 3 'everything a row names exists'

# A behaviour that no row names proves nothing about the essay.
grep '^behaviour:' "$tmp/known" | while read -r name; do
	grep -q " $name\( \|$\)" "$tmp/rows" || echo "no row names $name"
done > "$tmp/bad"
[ -s "$behaviour" ] || echo "$behaviour is missing" >> "$tmp/bad"
report 4 'every tested behaviour belongs to a row'

# Calculators and commands are asked of the program.
if "$SEAM" help calc > "$tmp/calc" 2> /dev/null; then
	tr ' ' '\n' < "$tmp/rows" | grep -E '^(calc|command):' | sort -u |
	while IFS=: read -r kind name; do
		case $kind in
		calc) grep -qw "$name" "$tmp/calc" ;;
		command) "$SEAM" help "$name" > /dev/null 2>&1 ;;
		esac || echo "there is no $kind $name"
	done > "$tmp/bad"
	report 5 'every command and calculator a row names exists'
else
	echo 'ok 5 - every command and calculator a row names exists # SKIP there is no seam calc'
fi
