# attack: More conditions than any profile has.
# bare: accepts
# heng: explain 2 H4106
. "${0%/*}/parts"
"$HENG" assess "$samples/improve-exit.xml" --panel "$samples/panels/improve-exit.panel.xml" -o honest.xml >/dev/null || :
awk '{print} /<atLeast rule=.IV-10/{for (i = 0; i < 2000; i++) print}' <honest.xml
