# seam-questionnaire(5) against the loader: every key, kind, role, effect, state and
# measure it knows is named there, and the examples of the tutorial are read by it.

. "$top_srcdir/tests/lib/tap.sh"

page=$top_srcdir/doc/seam-questionnaire.5

# The words of the page, roff's own left out.
words_of_page() {
	sed 's/\\f[BIR]//g; s/\\-/-/g' "$1" | tr -c 'A-Za-z0-9_.\n-' ' ' | tr -s ' ' '\n' |
		sed 's/[.,]*$//' | LC_ALL=C sort -u
}

# Lines of standard input that are no word of the page.
not_named() {
	LC_ALL=C sort -u | LC_ALL=C comm -23 - "$tmp/words"
}

words_of_page "$page" >"$tmp/words"
printf 'kind\nno-such-key\n' >"$tmp/keys"
is "a key that is missing is found" "$(not_named <"$tmp/keys")" no-such-key

# A row of a field table: { "key", FIELD_... or a macro around ("key", or (type, "key",
sed -nE 's/.*\{ "([a-z_]+)", FIELD_.*/\1/p; s/.*[A-Z]\(([a-z_]+, )?"([a-z_]+)", FIELD_.*/\2/p' \
	"$top_srcdir"/src/load/load_*.c "$top_srcdir/src/load/questionnaire_load.c" \
	"$top_srcdir/src/load/sidecar.c" >"$tmp/keys"
ok "keys are found in the source" [ "$(wc -l <"$tmp/keys")" -gt 60 ]
is "every key of a file is there" "$(not_named <"$tmp/keys")" ""

# Words of the tables of tokens in the questionnaire; "none" is in no file.
awk '/^static const char \*const [a-z]*_names\[\]/ { on = 1 } on; /};/ { on = 0 }' \
	"$top_srcdir/src/core/questionnaire.c" | grep -oE '"[a-z-]+"' | tr -d '"' >"$tmp/keys"
ok "tokens are found in the source" grep -qx weighted "$tmp/keys"
is "every role, effect and state is there" \
	"$(grep -vxE 'none|unanswered' "$tmp/keys" | not_named)" ""

sed -nE 's/^	\.name = "([a-z]+)",$/\1/p' "$top_srcdir"/src/core/kind_*.c >"$tmp/keys"
ok "kinds are found in the source" grep -qx ynpu "$tmp/keys"
is "every kind is there" "$(not_named <"$tmp/keys")" ""
while read -r kind; do
	grep -q "\"$kind\"" "$top_srcdir/data/schema/questionnaire-show.schema.json" ||
		echo "$kind"
done <"$tmp/keys" >"$tmp/missing"
is "and in the schema of \`seam questionnaire show'" "$(cat "$tmp/missing")" ""

sed -nE 's/.*"([a-z]+\.[a-z_]+)",.*/\1/p; s/^[	 ]*"([a-z]+\.[a-z_]+)",$/\1/p' \
	"$top_srcdir/src/core/measure.c" >"$tmp/keys"
ok "measures are found in the source" grep -qx team.size "$tmp/keys"
is "every measure is there" "$(not_named <"$tmp/keys")" ""

sed -nE 's/^	\{ "([a-z]+)", (BIT|.*EVAL_).*/\1/p' "$top_srcdir/src/core/expr_resolve.c" \
	>"$tmp/keys"
ok "states of conditions are found in the source" grep -qx waived "$tmp/keys"
is "every state of a condition is there" "$(not_named <"$tmp/keys")" ""

# The block behind the line .\" WORD, indented by $2.
example() {
	awk -v word="$1" -v indent="$2" '
	$0 == ".\\\" " word { wanted = 1; next }
	/^\.EX/ && wanted { on = 1; wanted = 0; next }
	/^\.EE/ { on = 0 }
	on { gsub(/\\-/, "-"); print indent $0 }' "$page"
}

{
	cat <<'HEAD'
schema: 1
id: mine
version: 1.0.0
title: A test
paths:
- {id: form-team-first, title: Form the team first, text: Because.}
sections:
- id: own
  title: Ownership
  questions:
HEAD
	example question '  '
	echo 'rules:'
	example rule ''
	echo '- {id: WAY, effect: path, when: it is fail, each: gate, path: form-team-first}'
} >"$tmp/mine.yaml"
example sidecar '' >"$tmp/mine.de.yaml"

"$SEAM" questionnaire lint "$tmp/mine.yaml" >"$tmp/out" 2>&1
is "the question and the rule are taken" "$(grep -c 'error:' "$tmp/out"; cat "$tmp/out")" \
	"0
no findings"

# Other texts are missing; this one is there and has the hash of its source.
"$SEAM" questionnaire lint "$tmp/mine.de.yaml" >"$tmp/out" 2>&1
ok "texts that are missing are listed" grep -q '"own.named-team/why" is not translated' "$tmp/out"
is "the translation is taken" \
	"$(grep -E 'error:|has changed|"own.named-team/text"|has no text' "$tmp/out")" ""

done_testing
