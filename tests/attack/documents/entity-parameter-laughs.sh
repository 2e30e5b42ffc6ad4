# attack: Parameter entities that expand each other stall even the default flags.
# bare: stalls
# heng: validate 2 H1013
. "${0%/*}/parts"
printf '<!DOCTYPE dossier [<!ENTITY %% p0 "<!-- x -->">\n'
i=0
while [ $i -lt 18 ]; do
	printf '<!ENTITY %% p%d "&#37;p%d;&#37;p%d;">\n' $((i + 1)) $i $i
	i=$((i + 1))
done
printf '%%p18;]>%s%s%s' "$begin" "$app" "$end"
