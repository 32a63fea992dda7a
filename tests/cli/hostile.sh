# Arguments and surroundings nobody means well with: no crash, no hang, a clear exit
# code, and text comes back as it was typed.

. "$top_srcdir/tests/lib/tap.sh"

SEAM_DB=$tmp/seam.db SEAM_NOW=2026-09-12T08:30:00Z SEAM_USER=tester
export SEAM_DB SEAM_NOW SEAM_USER
esc=$(printf '\033')

# sane CODE: an exit code of ours, no crash and no time limit hit
sane() { case $1 in 0 | 1 | 2 | 3 | 4) ;; *) false ;; esac; }
run() { timeout 20 "$SEAM" "$@" >"$tmp/out" 2>"$tmp/err" </dev/null; }

"$SEAM" -q new billing --from shop --team Payments 2>/dev/null

# one string a line; \ sequences are printf's
cat >"$tmp/strings" <<'LIST'

 
-
--
---
-1
--help=x
--db
@
@@
billing@
@a1
billing@a99999999999999999999
billing@-1
billing@2026-99-99
billing@'; drop table change; --
'; drop table change; --
" or 1=1 --
%s%s%s%n
../../../etc/passwd
/dev/zero
/
.
..
\\
\$(reboot)
`reboot`
<script>alert(1)</script>
\t
\033[31mred\033[0m
\033]0;title\007
\342\200\256evil
\357\273\277bom
\360\237\221\251\342\200\215\360\237\222\273
e\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201
\377\376
\300\200
NULL
null
nil
0
-0
1e999999
NaN
999999999999999999999999
P1=yes=no
=
==
:
LIST

bad=0
while IFS= read -r line; do
	text=$(printf -- "$(printf "%s" "$line" | sed 's/%/%%/g')x")
	text=${text%x}
	for words in "verdict" "new" "answer billing" "history billing" "help" "team add" \
		"service set billing --purpose" "questionnaire show" "calc latency" "check" ""; do
		# shellcheck disable=SC2086 # words on purpose
		run $words "$text"
		sane $? || { bad=$((bad + 1)); echo "# $words: $line"; }
		if LC_ALL=C grep -q "$esc" "$tmp/err" "$tmp/out"; then
			bad=$((bad + 1)); echo "# escape: $words: $line"
		fi
	done
done <"$tmp/strings"
is "strings as arguments" "$bad" 0

# what is typed is what comes back
if command -v python3 >/dev/null; then
	cat >"$tmp/round.py" <<'PY'
import json, os, subprocess, sys
seam, wrong = os.environ["SEAM"], 0
notes = ["a\tb", "\u202eevil", "\x1b[31mred", "line\nbreak", "x" * 20000, "| pipe | <b> `code`",
         "\u00e9\u0301\u0301", "\U0001f469\u200d\U0001f4bb", "'; drop table change; --", "  blanks  "]
for note in notes:
    line = json.dumps({"question": "P1", "value": "yes", "note": note})
    p = subprocess.run([seam, "-q", "answer", "billing", "--from", "-"], input=line.encode(),
                       capture_output=True)
    got = subprocess.run([seam, "-q", "history", "billing", "P1", "--json"], capture_output=True)
    if p.returncode != 0 or json.loads(got.stdout)["answers"][0]["note"] != note:
        print("#", repr(note)[:60], p.stderr.decode()[:200])
        wrong += 1
for bad in [b'{"question":"P1","value":"\xff"}', b'{"question":"P1","value":"yes","note":"a\\u0000b"}']:
    p = subprocess.run([seam, "-q", "answer", "billing", "--from", "-"], input=bad, capture_output=True)
    if p.returncode != 3:
        print("#", bad, p.returncode)
        wrong += 1
sys.exit(wrong != 0)
PY
	ok "text round trip" python3 "$tmp/round.py"
else
	skip "text round trip" "python3 is missing"
fi

# shown text cannot act
printf '{"question":"P1","value":"yes","note":"%s[31mred"}\n' '\u001b' |
	"$SEAM" -q answer billing --from - >/dev/null
is "no escape in a report" "$("$SEAM" -q report billing | LC_ALL=C tr -cd '\033' | wc -c | tr -d ' ')" 0
is "no escape in a list" "$("$SEAM" -q history billing P1 | LC_ALL=C tr -cd '\033' | wc -c | tr -d ' ')" 0

# many and long arguments
set --
i=0
while [ $i -lt 2000 ]; do
	set -- "$@" "P1=yes"
	i=$((i + 1))
done
run answer billing "$@"
is "two thousand times the same answer" $? 3
long=$(printf '%065536d' 0)
run new "$long"
is "a name of 64 KiB" $? 3
run answer billing "own.team-name=$long"
ok "an answer of 64 KiB" sane $?
run --db "$tmp/$(printf '%0300d' 0)" list
ok "a path nobody can open" sane $?

# files that are none
for file in / /dev/null "$tmp" "$top_srcdir/README"; do
	run answer billing --from "$file"
	ok "answers from $file" sane $?
	run questionnaire lint "$file"
	ok "lint of $file" sane $?
done
mkfifo "$tmp/pipe"
run questionnaire lint "$tmp/pipe"
ok "a pipe is refused without waiting" sane $?

# surroundings
env -i "$SEAM" --db "$SEAM_DB" list >"$tmp/out" 2>"$tmp/err" </dev/null
is "no environment at all" $? 0
for setting in HOME= HOME=relative HOME=/nonexistent TERM= TERM=dumb TERM=nonsense COLUMNS=-1 \
	COLUMNS=99999999 LINES=0 LC_ALL=C LC_ALL=xx_YY.UTF-8 LANG= TZ=nonsense PATH= \
	SEAM_USER= PAGER= SEAM_NOW=2026-09-12T08:30:00Z; do
	env "$setting" "$SEAM" verdict billing >"$tmp/out" 2>"$tmp/err" </dev/null
	is "$setting" $? 0
done
SEAM_NOW=tomorrow "$SEAM" list >/dev/null 2>"$tmp/err"
is "a clock that is none" $? 2
env XDG_DATA_HOME=/proc/nonexistent SEAM_DB= "$SEAM" new a --from b >/dev/null 2>"$tmp/err"
is "a data folder that cannot be made" $? 3
umask 000
SEAM_DB=$tmp/open/seam.db "$SEAM" -q new a --from b 2>/dev/null
is "umask does not open the folder" "$(stat -c %a "$tmp/open" 2>/dev/null || echo 700)" 700
is "nor the database" "$(stat -c %a "$tmp/open/seam.db" 2>/dev/null || echo 600)" 600

# line mode and what is typed there
printf '\377\376\n\033[A\n99999999999999999999\n-1\n?\n?x\n:\n:zz\nj\n\nn\n\ns s s\n1 \033[31mred\nq\n' |
	timeout 20 "$SEAM" assess billing >"$tmp/out" 2>"$tmp/err"
is "nonsense in line mode" $? 0
is "comes back without escapes" "$(LC_ALL=C tr -cd '\033' <"$tmp/out" | wc -c | tr -d ' ')" 0
head -c 300000 /dev/zero | timeout 20 "$SEAM" assess billing >"$tmp/out" 2>"$tmp/err"
ok "a flood without a line end" sane $?

done_testing
