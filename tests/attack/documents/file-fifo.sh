# attack: A pipe that nobody writes to.
# bare: stalls
# heng: validate 2 H0013
. "${0%/*}/parts"
mkfifo document.xml
