# attack: An overlong form of <.
# bare: truncates with recover
# heng: validate 2 H1006
. "${0%/*}/parts"
printf '%s<app><name>\300\274org/></name></app>%s' "$begin" "$end"
