# attack: Another reason than its results give.
# bare: accepts
# heng: explain 2 H4101
. "${0%/*}/parts"
"$HENG" assess "$samples/improve-exit.xml" --panel "$samples/panels/improve-exit.panel.xml" -o honest.xml >/dev/null || :
sed '/<because/s/IV-10/IV-02/' <honest.xml
