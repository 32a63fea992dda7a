# HTML as a browser sees it: the report of the demo, read by a parser of HTML and by
# headless Chromium, which draws it light, dark and small, prints it, and has nothing to
# complain about. That the policy holds is shown by a page that breaks it.

. "$top_srcdir/tests/lib/tap.sh"

SEAM_DB=$tmp/demo.db SEAM_NOW=2026-11-22T09:00:00Z
export SEAM_DB SEAM_NOW
"$SEAM" --db "$SEAM_DB" demo >"$tmp/out" 2>&1 || { cat "$tmp/out"; exit 99; }

for language in C de; do
	ok "a report is written ($language)" "$SEAM" report billing -q --lang "$language" \
		-f html -o "$tmp/$language.html"
done
"$SEAM" matrix -q --system city-library -f html -o "$tmp/matrix.html"
"$SEAM" report -q --system city-library -f html -o "$tmp/system.html"
ok "its language is said" grep -q '<html lang="de">' "$tmp/de.html"
ok "and the other one" grep -q '<html lang="en">' "$tmp/C.html"
is "the same again" "$("$SEAM" report billing -q -f html | cksum)" "$(cksum <"$tmp/C.html")"

# What an independent parser says: every element closed where it should, no address
# that is loaded, no attribute that acts, heads for columns and rows, one h1.
cat >"$tmp/check.py" <<'PYTHON'
import html.parser, sys

VOID = {"meta", "br"}
problems = []

class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.seen, self.ids, self.targets = [], [], set(), []

    def handle_starttag(self, tag, attributes):
        self.seen.append(tag)
        for name, value in attributes:
            if name.startswith("on") or name in ("style", "src", "srcset", "action"):
                problems.append(f"{tag} has {name}")
            if name == "id":
                if value in self.ids:
                    problems.append(f"id {value} twice")
                self.ids.add(value)
            if name in ("href", "aria-labelledby") and not value.startswith("http"):
                self.targets += value.replace("#", "").split()
        if tag == "th" and "scope" not in dict(attributes):
            problems.append("th without scope")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            problems.append(f"</{tag}> closes {self.open[-1:]}")
        else:
            self.open.pop()

page = Page()
page.feed(open(sys.argv[1], encoding="utf-8").read())
page.close()
for tag in ("h1", "header", "nav", "main", "footer", "title", "style"):
    if page.seen.count(tag) < 1 or tag != "title" and page.seen.count(tag) != 1:
        problems.append(f"{page.seen.count(tag)} of {tag}")
for tag in {"script", "iframe", "object", "link", "img", "form"} & set(page.seen):
    problems.append(f"there is a {tag}")
problems += [f"{t} is nowhere" for t in page.targets if t not in page.ids]
problems += [f"{tag} stays open" for tag in page.open]
print("\n".join(problems))
PYTHON
if command -v python3 >/dev/null; then
	for page in C matrix system; do
		is "an HTML parser finds no fault in $page" \
			"$(python3 "$tmp/check.py" "$tmp/$page.html")" ""
	done
	sed 's/<p>/<p onclick="x()">/; s/<.h1>//' "$tmp/C.html" >"$tmp/bad.html"
	ok "and would find one" sh -c 'python3 "$1" "$2" | grep onclick >/dev/null' - "$tmp/check.py" \
		"$tmp/bad.html"
else
	skip "an HTML parser finds no fault" "python3 is not installed"
fi

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
if [ -z "$browser" ]; then
	skip "as a browser sees it" "Chromium is not installed"
	done_testing
fi
[ "$(id -u)" = 0 ] && sandbox=--no-sandbox || sandbox=
HOME=$tmp/browser
export HOME
mkdir "$HOME"

# browse PAGE ARGUMENT...: leaves what the page had to say in $tmp/console
browse() {
	page=$1
	shift
	"$browser" --headless $sandbox --disable-gpu --no-first-run --hide-scrollbars \
		--user-data-dir="$HOME/profile" --enable-logging=stderr "$@" "file://$page" \
		>"$tmp/browser.log" 2>&1 || { sed 's/^/# /' "$tmp/browser.log"; return 1; }
	grep CONSOLE "$tmp/browser.log" >"$tmp/console"
	return 0
}

bytes() {
	wc -c <"$1"
}

echo '<!DOCTYPE html><title>x</title>' >"$tmp/blank.html"
browse "$tmp/blank.html" --screenshot="$tmp/blank.png" --window-size=1280,2000 ||
	{ skip "as a browser sees it" "Chromium does not start here"; done_testing; }

while read -r view size more; do
	# shellcheck disable=SC2086 # none or one argument
	ok "$view is drawn" browse "$tmp/C.html" --screenshot="$tmp/$view.png" \
		--window-size="$size" $more
	ok "$view is no empty page" [ "$(bytes "$tmp/$view.png")" -gt \
		$(($(bytes "$tmp/blank.png") * 5)) ]
	is "$view: no word on the console" "$(cat "$tmp/console")" ""
done <<'VIEWS'
light 1280,2000
dark 1280,2000 --blink-settings=preferredColorScheme=0
small 500,2000
VIEWS
for page in matrix system; do
	ok "$page is drawn" browse "$tmp/$page.html" --screenshot="$tmp/$page.png" \
		--window-size=1280,2000
	is "$page: no word on the console" "$(cat "$tmp/console")" ""
done
ok "dark is not light" [ "$(cksum <"$tmp/light.png")" != "$(cksum <"$tmp/dark.png")" ]

ok "it is printed" browse "$tmp/C.html" --print-to-pdf="$tmp/report.pdf"
is "on paper" "$(head -c 5 "$tmp/report.pdf")" "%PDF-"
ok "on more than a page" [ "$(bytes "$tmp/report.pdf")" -gt 50000 ]

# One changed byte in the style sheet, or a script, and the browser refuses.
sed 's/--page: #ffffff/--page: #fffffe/; s/<main/<script>alert(1)<\/script><main/' "$tmp/C.html" \
	>"$tmp/changed.html"
browse "$tmp/changed.html" --screenshot="$tmp/changed.png" --window-size=1280,2000
is "the policy refuses what is not ours" "$(grep -c 'Content Security Policy' "$tmp/console")" 2

done_testing
