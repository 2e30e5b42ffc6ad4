# attack: A better verdict than its results.
# bare: accepts
# heng: explain 2 H4103
. "${0%/*}/parts"
"$HENG" assess "$samples/improve-exit.xml" --panel "$samples/panels/improve-exit.panel.xml" -o honest.xml >/dev/null || :
sed '/<verdict/s/="improve"/="normal-operation"/g' <honest.xml
