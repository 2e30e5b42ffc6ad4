# attack: XML 1.1, whose characters and lines are others.
# bare: accepts
# heng: validate 2 H1023 1:16
. "${0%/*}/parts"
printf '<?xml version="1.1"?>%s' "$begin$app$end"
