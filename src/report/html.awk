# Turns the style sheet of HTML reports into one C string constant at build time, so
# that it is written and read as a style sheet. Comments, indentation and empty lines
# stay behind: they would be in every report.

BEGIN { print "/* Made by html.awk: change the style sheet instead. */" }

/^\/\*/ { comment = 1 }
comment {
	if (/\*\/$/)
		comment = 0
	next
}
/^[ \t]*$/ { next }
{
	sub(/^[ \t]+/, "")
	gsub(/\\/, "\\\\")
	gsub(/"/, "\\\"")
	print "\"" $0 "\\n\""
}
