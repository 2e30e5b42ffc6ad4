# attack: All conditions of the better outcome that were lowered.
# bare: accepts
# heng: explain 2 H4103
. "${0%/*}/parts"
"$HENG" assess "$samples/improve-exit.xml" --panel "$samples/panels/improve-exit.panel.xml" -o honest.xml >/dev/null || :
sed '/<outcome /s/ major="[0-9]*"//; /<outcome /s/minimums="true"/minimums="false"/; /<atLeast/d' <honest.xml
