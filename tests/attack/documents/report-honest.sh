# attack: No attack: this report is explained, so that the others fail for their own reasons.
# bare: accepts
# heng: explain 0
. "${0%/*}/parts"
"$HENG" assess "$samples/improve-exit.xml" --panel "$samples/panels/improve-exit.panel.xml" -o honest.xml >/dev/null || :
cat <honest.xml
