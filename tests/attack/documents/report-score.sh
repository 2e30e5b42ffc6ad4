# attack: A score above the whole.
# bare: accepts
# heng: explain 2 H1107
. "${0%/*}/parts"
"$HENG" assess "$samples/improve-exit.xml" --panel "$samples/panels/improve-exit.panel.xml" -o honest.xml >/dev/null || :
sed '/<result /s/ score="[0-9]*"/ score="10001"/' <honest.xml
