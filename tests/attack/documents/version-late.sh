# attack: An XML declaration that does not come first.
# bare: truncates with recover
# heng: validate 2 H1023 2:1
. "${0%/*}/parts"
printf '\n<?xml version="1.0" encoding="GBK"?>%s' "$begin$app$end"
