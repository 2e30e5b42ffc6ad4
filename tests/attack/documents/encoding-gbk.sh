# attack: A dossier in GBK that says so.
# bare: accepts
# heng: validate 2 H1005 1:31
. "${0%/*}/parts"
printf '<?xml version="1.0" encoding="GBK"?>%s<app><name>\326\320</name></app>%s' "$begin" "$end"
