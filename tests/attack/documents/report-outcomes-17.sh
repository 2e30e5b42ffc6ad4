# attack: More outcomes than any profile has.
# bare: accepts
# heng: explain 2 H4101
. "${0%/*}/parts"
"$HENG" assess "$samples/improve-exit.xml" --panel "$samples/panels/improve-exit.panel.xml" -o honest.xml >/dev/null || :
awk '/<outcome id=.stop/{for (i = 0; i < 14; i++) print "<outcome id=\"o" i "\" noVeto=\"false\" minimums=\"false\"/>"} {print}' <honest.xml
