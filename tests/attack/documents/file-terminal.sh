# attack: A link to standard input, on which nothing ever comes.
# bare: stalls
# heng: validate 2 H0013
. "${0%/*}/parts"
ln -s /dev/stdin document.xml
