# Turns SQL files into C at build time, so that SQL is written and read as SQL.
#
# With mode=text: the whole input as one string constant. With mode=statements: a
# line X(NAME, "...") per statement; a statement starts behind a comment line that
# is nothing but its NAME in capitals, and ends where the next one starts. Other
# comment lines and empty lines are left out of statements.

function quoted(line) {
	gsub(/\\/, "\\\\", line)
	gsub(/"/, "\\\"", line)
	gsub(/\t/, "\\t", line)
	return "\t\"" line "\\n\""
}

BEGIN { print "/* Made by sql.awk: change the SQL instead. */" }

mode == "text" { print quoted($0); next }

/^-- [A-Z][A-Z0-9_]*$/ {
	if (open) print ")"
	printf "X(%s,", $2
	open = 1
	next
}
/^--/ || /^[ \t]*$/ { next }
{
	if (!open) {
		print FILENAME ":" FNR ": text before the first statement" > "/dev/stderr"
		exit 1
	}
	sub(/^[ \t]+/, " ")
	printf "\n%s", quoted($0)
}
END { if (open) print ")" }
