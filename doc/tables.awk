# Puts the file named by `tables' between the marks of a manual page.

/^\.\\" tables: end/ { inside = 0 }
!inside
/^\.\\" tables: begin/ {
	while ((getline line < tables) > 0)
		print line
	inside = 1
}
