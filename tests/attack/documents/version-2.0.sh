# attack: XML 2.0, whose characters and lines are others.
# bare: truncates with recover
# heng: validate 2 H1023 1:16
. "${0%/*}/parts"
printf '<?xml version="2.0"?>%s' "$begin$app$end"
