# attack: A weight above the highest.
# bare: accepts
# heng: explain 2 H1107
. "${0%/*}/parts"
"$HENG" assess "$samples/improve-exit.xml" --panel "$samples/panels/improve-exit.panel.xml" -o honest.xml >/dev/null || :
sed '/<result /s/ weight="[0-9]*"/ weight="999999999999999999"/' <honest.xml
