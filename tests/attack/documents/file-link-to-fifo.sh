# attack: A link to a pipe that nobody writes to.
# bare: stalls
# heng: validate 2 H0013
. "${0%/*}/parts"
mkfifo pipe
ln -s pipe document.xml
