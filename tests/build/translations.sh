# Every message has its translation, and each translation keeps what must not be
# translated: formats, options, commands, blanks at the ends. What a translation says
# is for its readers to judge; tests/cli/languages.sh looks at whole pages.

. "$top_srcdir/tests/lib/tap.sh"

for tool in xgettext msgfmt msgcmp msgcat; do
	command -v "$tool" >/dev/null || skip_all "$tool is not installed"
done
cd "$top_srcdir" || exit 99
unset MAKEFLAGS MAKELEVEL
LANGUAGE=en
export LANGUAGE

# The template as po/Makefile makes it: the options are in po/Makevars.
options=$(printf 'include po/Makevars\nall: ; @echo "$(XGETTEXT_OPTIONS)"\n' |
	"${MAKE:-make}" -s -f -)
# shellcheck disable=SC2086 # several options
xgettext $options --files-from=po/POTFILES.in -o "$tmp/seam.pot" 2>"$tmp/errors"
is "the template can be made" "$(cat "$tmp/errors")" ""

# Messages of template $2 that $1 does not translate, or only roughly (fuzzy).
untranslated() {
	msgcmp "$1" "$2" 2>&1 | grep -v 'warning: this message is not used'
}

# Translations that lost a command or an option of their message, or a blank at an end.
# A plural's forms count as one text.
unfaithful() {
	msgcat --no-wrap --no-location "$1" | awk '
		# The words in text that are no words of a language, each once.
		function fixed(text, list, word) {
			list = ""
			while (match(text, /--[a-z][a-z-]+|\$[A-Z_]+|("|\047|: )seam [a-z]+/)) {
				word = substr(text, RSTART, RLENGTH)
				text = substr(text, RSTART + RLENGTH)
				sub(/^.*seam/, "seam", word)
				list = list word "\n"
			}
			return list
		}
		function compare(n, words, i) {
			if (id == "" || to == "")
				return
			n = split(fixed(id), words, "\n")
			for (i = 1; i < n; i++)
				if (index(to, words[i]) == 0)
					print id ": " words[i]
			if ((id ~ /^ /) != (to ~ /^ /) || (id ~ / $/) != (to ~ / $/))
				print id ": a blank at an end"
		}
		function quoted(line) {
			sub(/^[^"]*"/, "", line)
			sub(/"$/, "", line)
			return line
		}
		/^msgid / { compare(); id = quoted($0); to = ""; in_id = 1; next }
		/^msgid_plural / { in_id = 0; in_to = 0; next }
		/^msgstr/ { to = to quoted($0); in_id = 0; in_to = 1; next }
		/^"/ { if (in_id) id = id quoted($0); else if (in_to) to = to quoted($0) }
		/^(#|$)/ { in_to = 0 }
		END { compare() }'
}

# A number's format that xgettext does not know ends the message there.
is "no message is cut off at a macro" "$(grep -E '%[ 0-9.]*"$' "$tmp/seam.pot")" ""

cat >"$tmp/small.pot" <<'END'
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"

msgid "one"
msgstr ""

msgid "two"
msgstr ""

msgid "next: seam list --all "
msgstr ""
END
sed 's/^msgstr ""/msgstr "x"/' "$tmp/small.pot" >"$tmp/bad.po"
sed 's/^msgid "two"/#, fuzzy\n&/; /^msgid "one"/,/^$/d' "$tmp/bad.po" >"$tmp/rough.po"
is "a missing and a fuzzy translation are found" \
	"$(untranslated "$tmp/rough.po" "$tmp/small.pot" | grep -c 'small.pot:[0-9]*: \|rough.po:[0-9]*: ')" 2
is "lost words are found" "$(unfaithful "$tmp/bad.po")" \
	"next: seam list --all : seam list
next: seam list --all : --all
next: seam list --all : a blank at an end"

for language in $(cat po/LINGUAS); do
	is "po/$language.po has every message" \
		"$(untranslated "po/$language.po" "$tmp/seam.pot")" ""
	is "po/$language.po has sound formats" \
		"$(msgfmt --check -o "$tmp/seam.mo" "po/$language.po" 2>&1)" ""
	is "po/$language.po keeps commands, options and blanks" \
		"$(unfaithful "po/$language.po")" ""
done
is "German quotes as German does" "$(grep '^msgstr.*\\"' po/de.po)" ""

done_testing
