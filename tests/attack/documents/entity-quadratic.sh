# attack: One entity of 100,000 letters is used 20,000 times.
# bare: exhausts with noent huge
# heng: validate 2 H1013 1:1
. "${0%/*}/parts"
printf '<!DOCTYPE dossier [<!ENTITY a "'
many 100000 x
printf '">]>%s<app><name>' "$begin"
many 20000 '&a;'
printf '</name></app>%s' "$end"
