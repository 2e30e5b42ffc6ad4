# attack: Controls in its texts.
# bare: accepts
# heng: explain 0
. "${0%/*}/parts"
"$HENG" assess "$samples/improve-exit.xml" --panel "$samples/panels/improve-exit.panel.xml" -o honest.xml >/dev/null || :
sed "s/<title xml:lang=\"zh\">/&$(printf '\302\2332J\342\200\256')/" <honest.xml
