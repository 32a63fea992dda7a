# What people read in another language holds no English but names, tokens and their own
# words. Whole pages are written in both; three words in a row that stand in both must
# come from the data. No locale of that language is needed. What else is asked of a
# language is asked of German.

. "$top_srcdir/tests/lib/tap.sh"

SEAM_NOW=2026-11-20T09:00:00Z
export SEAM_NOW
"$SEAM" demo --db "$tmp/demo.db" 2>/dev/null >/dev/null || exit 99

# The pages people read, in language $1.
pages() {
	for page in "report OrderService" "report billing -f text" "report Pricing --names" \
		"report Fulfilment" "report AuthService --brief" "verdict checkout" \
		"verdict Returns --explain" "list" "check --all" "actions" \
		"history OrderService" "service list" "service show OrderService" "system show shop-monolith" \
		"team show Orders" "questionnaire list" "questionnaire show split-readiness" \
		"calc availability 10" "calc latency 5 20" "calc surface 10 15 3" \
		"cases check" "cases list" "cases show segment" "matrix --system city-library -f text" \
		"matrix --system shop-monolith" "report --system city-library" \
		"report --system shop-monolith" "report --system six-services-one-team" "help"; do
		# shellcheck disable=SC2086 # several words
		"$SEAM" --lang "$1" --db "$tmp/demo.db" $page 2>/dev/null
	done
	printf '1\n2 wartet\n?\nv\nl\nq\n' |
		"$SEAM" --lang "$1" --db "$tmp/demo.db" assess Returns --plain 2>/dev/null
}

# Runs of three words that stand in both files and not in the data.
common() {
	find "$top_srcdir/data" -name '*.yaml' ! -name '*.*.yaml' -exec cat {} + >"$tmp/data"
	LC_ALL=C awk '
		function add(line, kind, parts, words, i, j, n, m, run) {
			gsub(/seam [a-z]+( [a-z]+)?/, ",", line)
			n = split(line, parts, /[^A-Za-z\200-\377 ]+|  +|\302\267|\342\206\222/)
			for (i = 1; i <= n; i++) {
				m = split(parts[i], words, " ")
				for (j = 1; j + 2 <= m; j++) {
					run = words[j] " " words[j + 1] " " words[j + 2]
					seen[kind, run] = 1
					if (kind == 2)
						runs[run] = 1
				}
			}
		}
		FNR == 1 { file++ }
		file < 3 { add($0, file) }
		file == 3 { sub(/^ +/, ""); data = data " " $0 }
		END {
			add(data, 3)
			for (run in runs)
				if ((1, run) in seen && !((3, run) in seen))
					print run
		}' "$1" "$2" "$tmp/data" | LC_ALL=C sort
}

# What programs read, in language $1.
records() {
	for page in "verdict billing" "verdict Catalogue" "list" "check --all" "actions" \
		"service show OrderService" "system show shop-monolith" "history OrderService" \
		"questionnaire show split-readiness" "cases list" "calc availability 10" \
		"matrix --system six-services-one-team" "report --system shop-monolith"; do
		# shellcheck disable=SC2086 # several words
		"$SEAM" --lang "$1" --db "$tmp/demo.db" $page --json 2>/dev/null
	done
}
pages en >"$tmp/en"
for language in $(sed '/^#/d' "$top_srcdir/po/LINGUAS"); do
	pages "$language" >"$tmp/$language"
	records en >"$tmp/en.json"	# again: a page gives answers
	records "$language" >"$tmp/$language.json"
	ok "the pages are there in $language" test "$(wc -l <"$tmp/$language")" -gt 1000
	is "no English sentence stands in pages in $language" \
		"$(common "$tmp/en" "$tmp/$language")" ""
	ok "JSON says the same in $language" cmp "$tmp/en.json" "$tmp/$language.json"
done
ok "without the translations there are some" test \
	"$(SEAM_LOCALE_DIR="$tmp" pages de >"$tmp/none"; common "$tmp/en" "$tmp/none" | wc -l)" -gt 500

is "the language comes from the environment" \
	"$(LANGUAGE=de "$SEAM" --db "$tmp/demo.db" verdict nix 2>&1 | head -n 1)" \
	"seam: es gibt keinen Service „nix“"
is "decimals have a comma" \
	"$("$SEAM" --lang de calc availability 10 | sed -n '1s/^ *\([0-9,]*\) .*/\1/p')" "99,0045"

# Days are typed as people of that language type them, and in English as everywhere.
# 2026-11-20 is a Friday.
for day in fr=2026-11-27 Mittwoch=2026-11-25 so=2026-11-22 MORGEN=2026-11-21 heute=2026-11-20 \
	+10t=2026-11-30 +2w=2026-12-04 +1m=2026-12-20 fri=2026-11-27 sun=2026-11-22 \
	tomorrow=2026-11-21 +10d=2026-11-30 11.12.=2026-12-11; do
	is "the day ${day%=*} in German" "$("$SEAM" -q --lang de --db "$tmp/demo.db" actions add billing \
		"until ${day%=*}" --due "${day%=*}" 2>&1 >/dev/null;
		"$SEAM" --db "$tmp/demo.db" actions billing --json |
		grep -c "until ${day%=*}\".*\"due\":\"${day#*=}\"")" 1
done
# Line mode takes roles and confidence as they are called in that language, and as tokens.
"$SEAM" -q --db "$tmp/words.db" new billing --from shop 2>/dev/null
printf 'w 4, Betrieb\nj P1\n1\nb\nc niedrig\nw PRODUKT\nw product, keine\nw keine\nq\n' |
	"$SEAM" --lang de --db "$tmp/words.db" assess billing --plain >"$tmp/out" 2>/dev/null
says_out() { ok "$1" grep -qF -- "$2" "$tmp/out"; }
says_out "a role in German" "es fehlen: Betrieb"
says_out "in any case" "es fehlen: Produkt"
says_out "no role is missing" "keine Rolle fehlt"
is "confidence in German" "$("$SEAM" -q --db "$tmp/words.db" history billing P1 --json |
	grep -c '"confidence":"low"')" 1
code 3 "a German word for a day in English" --lang en --db "$tmp/demo.db" actions add billing what --due morgen
says "is told what is understood" "11.12., +10d, +2w, +3m, fri, tomorrow"

done_testing
