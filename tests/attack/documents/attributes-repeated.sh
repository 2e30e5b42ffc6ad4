# attack: Two attributes of a name among 900.
# bare: truncates with recover
# heng: validate 2 H1019
. "${0%/*}/parts"
printf '%s<org' "$begin$app"
count 900 ' a#="1"'
printf ' a450="2"/>%s' "$end"
