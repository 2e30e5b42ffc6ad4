# attack: A failure that became a pass, but for its score.
# bare: accepts
# heng: explain 2 H4101
. "${0%/*}/parts"
"$HENG" assess "$samples/improve-exit.xml" --panel "$samples/panels/improve-exit.panel.xml" -o honest.xml >/dev/null || :
sed '/<result /s/ outcome="fail"/ outcome="pass"/' <honest.xml
