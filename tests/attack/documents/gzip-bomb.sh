# attack: A megabyte of elements in a few kilobytes, and two hundred in a tree.
# bare: exhausts
# heng: validate 2 H1004
. "${0%/*}/parts"
{
	printf '%s%s' "$begin" "$app"
	many 2000000 '<a/>'
	printf '%s' "$end"
} | gzip -c1
