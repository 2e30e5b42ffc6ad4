# attack: More results than any run has.
# bare: accepts
# heng: explain 2 H4106
. "${0%/*}/parts"
"$HENG" assess "$samples/improve-exit.xml" --panel "$samples/panels/improve-exit.panel.xml" -o honest.xml >/dev/null || :
awk '{print} /<results>/{for (i = 0; i < 30000; i++) printf "<result rule=\"A%05d\" dimension=\"innovation\" outcome=\"pending\" severity=\"major\" weight=\"0\" effectiveWeight=\"0\" veto=\"false\" kind=\"automatic\" source=\"policy\" owner=\"x\"/>\n", i}' <honest.xml
