# attack: Controls in a dossier that is well written: in its title and where rules quote it.
# bare: shows with print
# heng: validate 0
# heng: assess 3 verdict=undetermined
. "${0%/*}/parts"
printf '%s<region>\302\2332J</region><app><name>\302\2332J\342\200\256title\177</name></app>' "$begin"
printf '<org role="lead"><nameZh>\342\201\246\177</nameZh></org>%s' "$end"
