# Colours of HTML reports that meet differ enough to be read: 4.5 : 1 for text, by the
# formula of WCAG 2.1 (relative luminance), in light and in dark.

. "$top_srcdir/tests/lib/tap.sh"

# Prints "MODE TEXT PANEL RATIO" of the pairs in $2 for the style sheet $1.
contrasts() {
	awk -v pairs="$2" '
	function channel(hex,    c) {
		c = (index("0123456789abcdef", substr(hex, 1, 1)) - 1) * 16
		c = (c + index("0123456789abcdef", substr(hex, 2, 1)) - 1) / 255
		return c <= 0.03928 ? c / 12.92 : exp(2.4 * log((c + 0.055) / 1.055))
	}
	function luminance(hex) {
		return 0.2126 * channel(substr(hex, 2, 2)) + 0.7152 * channel(substr(hex, 4, 2)) \
			+ 0.0722 * channel(substr(hex, 6, 2))
	}
	/prefers-color-scheme: dark/ { dark = 1 }
	/^\t*--[a-z0-9-]+: #[0-9a-f]+;$/ {
		name = $1
		gsub(/^--|:$/, "", name)
		sub(/;$/, "", $2)
		colour[dark ? "dark" : "light", name] = $2
	}
	END {
		split("light dark", modes, " ")
		n = split(pairs, list, " ")
		for (m = 1; m <= 2; m++)
			for (i = 1; i <= n; i++) {
				split(list[i], pair, "/")
				a = colour[modes[m], pair[1]]
				b = colour[modes[m], pair[2]]
				if (a == "" || b == "") {
					print modes[m], pair[1], pair[2], "missing"
					continue
				}
				a = luminance(a)
				b = luminance(b)
				ratio = a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05)
				printf "%s %s %s %.2f\n", modes[m], pair[1], pair[2], ratio
			}
	}' "$1"
}

too_low() {
	awk '$4 == "missing" || $4 < 4.5'
}

printf ':root {\n\t--a: #ffffff;\n\t--b: #000000;\n\t--c: #777777;\n}\n' >"$tmp/plain.css"
is "known contrasts" "$(contrasts "$tmp/plain.css" "a/b c/a a/d" | head -3)" "light a b 21.00
light c a 4.48
light a d missing"
is "low contrast is found" "$(contrasts "$tmp/plain.css" "a/b c/a" | too_low)" "light c a 4.48
dark a b missing
dark c a missing"

text="ink/page quiet/page link/page ink/panel good/page mixed/page bad/page open/page"
panels="good/good-panel mixed/mixed-panel bad/bad-panel ink/good-panel ink/mixed-panel
	ink/bad-panel ink/open-panel quiet/open-panel open/open-panel"
pictures="line-1/page line-2/page line-3/page line-4/page line-5/page"
is "colours that meet can be told apart" \
	"$(contrasts "$top_srcdir/src/report/html.css" "$text $panels $pictures" | too_low)" ""

# A colour that is no variable would be the same in light and in dark.
is "colours are variables" "$(grep -nE '#[0-9a-f]{3,8}|rgba?\(' \
	"$top_srcdir/src/report/html.css" | grep -vE '^[0-9]+:	+--')" ""

done_testing
