# attack: A weight that does not fit into 64 bits.
# bare: accepts
# heng: explain 2 H1107
. "${0%/*}/parts"
"$HENG" assess "$samples/improve-exit.xml" --panel "$samples/panels/improve-exit.panel.xml" -o honest.xml >/dev/null || :
sed '/<result /s/ weight="[0-9]*"/ weight="18446744073709551617"/' <honest.xml
