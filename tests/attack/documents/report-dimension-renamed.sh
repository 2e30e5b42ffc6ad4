# attack: A dimension that is there twice.
# bare: accepts
# heng: explain 2 H4101
. "${0%/*}/parts"
"$HENG" assess "$samples/improve-exit.xml" --panel "$samples/panels/improve-exit.panel.xml" -o honest.xml >/dev/null || :
sed '/<dimension /s/id="service"/id="innovation"/' <honest.xml
