# attack: A result that counts twice.
# bare: accepts
# heng: explain 2 H4101
. "${0%/*}/parts"
"$HENG" assess "$samples/improve-exit.xml" --panel "$samples/panels/improve-exit.panel.xml" -o honest.xml >/dev/null || :
awk '/<result /&&!n{k=1} k{t=t $0 "\n"} {print} k&&/<\/result>/{printf "%s", t; k=0; n=1}' <honest.xml
