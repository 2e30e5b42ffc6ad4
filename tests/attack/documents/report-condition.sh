# attack: A condition of the better outcome that was lowered.
# bare: accepts
# heng: explain 2 H4101
. "${0%/*}/parts"
"$HENG" assess "$samples/improve-exit.xml" --panel "$samples/panels/improve-exit.panel.xml" -o honest.xml >/dev/null || :
sed '/<outcome /s/ major="[0-9]*"/ major="999999999999999999"/' <honest.xml
