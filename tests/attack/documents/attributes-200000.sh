# attack: An element with 200,000 attributes.
# bare: stalls
# heng: validate 2 H1011
. "${0%/*}/parts"
printf '<dossier'
count 200000 ' a#=""'
printf '/>' 
