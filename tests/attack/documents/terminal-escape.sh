# attack: An escape sequence that clears the screen.
# bare: shows with recover print
# heng: validate 2 H1007
. "${0%/*}/parts"
printf '%s<app><name>\033[2J\033]0;title\007pass</name></app>%s' "$begin" "$end"
