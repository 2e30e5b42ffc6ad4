# attack: Markup hidden by UTF-7.
# bare: accepts
# heng: validate 2 H1005
. "${0%/*}/parts"
printf '<?xml version="1.0" encoding="UTF-7"?>%s<app><name>+ADw-b/+AD4-</name></app>%s' "$begin" "$end"
