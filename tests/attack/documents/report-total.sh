# attack: A total better than its rules.
# bare: accepts
# heng: explain 2 H4102
. "${0%/*}/parts"
"$HENG" assess "$samples/improve-exit.xml" --panel "$samples/panels/improve-exit.panel.xml" -o honest.xml >/dev/null || :
sed '/<verdict/s/ low="[0-9]*"/ low="9999"/' <honest.xml
