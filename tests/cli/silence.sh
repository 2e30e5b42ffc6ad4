#!/bin/sh
# What a dossier does not say is never read as "none": without the statement
# that there was nothing, rules about incidents, changes, rectifications,
# opinions and violations are insufficient; with it they are not.
. "$(dirname "$0")/setup.sh"

# outcome DOSSIER RULE: the outcome of a rule, from a report of its own.
outcome()
{
	"$heng" assess "$1" -o report.xml >/dev/null 2>&1
	sed -n "s/.*<result rule=\"$2\".* outcome=\"\([a-z-]*\)\".*/\1/p" \
		report.xml
}

# silent SAMPLE ATTRIBUTE ELEMENT RULE...: takes the elements away, once with
# the statement "none" and once without any.
silent()
{
	sample=$1
	attribute=$2
	element=$3
	shift 3
	sed -e "/<$element[ >].*<\/$element>/d" -e "/<$element [^>]*\/>/d" \
		-e "/<$element[ >]/,/<\/$element>/d" \
		-e 's/ incident="[^"]*"//; s/ explainedBy="[^"]*"//' \
		"$samples/$sample.xml" >bare.xml
	sed "s/ $attribute=\"[a-z]*\"/ $attribute=\"none\"/" bare.xml >none.xml
	sed "s/ $attribute=\"[a-z]*\"//" bare.xml >silent.xml
	run 0 validate none.xml silent.xml
	for rule; do
		checks=$((checks + 1))
		said=$(outcome none.xml "$rule")
		kept=$(outcome silent.xml "$rule")
		case $said in
		pass | not-applicable) ;;
		*) fail "$sample without <$element>, stated none: $rule is" \
			"'$said'" ;;
		esac
		[ "$kept" = insufficient ] ||
			fail "$sample without <$element>, nothing said:" \
				"$rule is '$kept', not insufficient"
	done
}

# A field of which nothing can be seen is not filled in.
unseen()
{
	sed "s|<$1>[^<]*</$1>|<$1>$3</$1>|" "$samples/clean-admission.xml" \
		>unseen.xml
	checks=$((checks + 1))
	found=$(outcome unseen.xml "$2")
	[ "$found" = insufficient ] ||
		fail "<$1> with nothing to be seen: $2 is '$found'"
}
unseen acceptDept SQ-05 '　'
unseen acceptDept SQ-05 '​ 　'

silent clean-admission violations violation LC-08
silent clean-exit incidents incident RC-14 RC-15
silent clean-exit rectifications rectification RC-22
silent clean-admission opinions publicOpinion SQ-17
silent operation-full changes change LC-28
finish
