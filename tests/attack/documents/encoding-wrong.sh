# attack: UTF-8 that declares itself UTF-16.
# bare: truncates with recover
# heng: validate 2 H1005
. "${0%/*}/parts"
printf '<?xml version="1.0" encoding="UTF-16"?>%s' "$begin$app$end"
