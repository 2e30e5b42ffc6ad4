# attack: standalone="yes" promises that nothing outside matters, and lies.
# bare: reads with noent
# heng: validate 2 H1013 2:1
. "${0%/*}/parts"
echo '<?xml version="1.0" standalone="yes"?>'
printf '<!DOCTYPE d [<!ENTITY f SYSTEM "%s">]><d>&f;</d>' "$url"
