# attack: A dossier in Latin-1 that says so.
# bare: accepts
# heng: validate 2 H1005
. "${0%/*}/parts"
printf '<?xml version="1.0" encoding="ISO-8859-1"?>%s<app><name>\344</name></app>%s' "$begin" "$end"
