# attack: Markup hidden by shifts of ISO-2022-JP.
# bare: accepts
# heng: validate 2 H1005
. "${0%/*}/parts"
printf '<?xml version="1.0" encoding="ISO-2022-JP"?>%s<app><name>\033$B<!\033(B</name></app>%s' "$begin" "$end"
