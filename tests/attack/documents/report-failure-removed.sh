# attack: A failure and its score that became a pass.
# bare: accepts
# heng: explain 2 H4102
. "${0%/*}/parts"
"$HENG" assess "$samples/improve-exit.xml" --panel "$samples/panels/improve-exit.panel.xml" -o honest.xml >/dev/null || :
sed '/<result /s/ outcome="fail"\(.*\) score="0"/ outcome="pass"\1 score="10000"/' <honest.xml
