# attack: The first and the last day, the largest and the smallest number, wherever rules compute.
# bare: harmless
# heng: validate 0
# heng: assess 3 verdict=undetermined
. "${0%/*}/parts"
m=999999999999999999
printf '%s' "$begin" | sed 's/2026-06-30/9999-12-31/'
printf '<milestone type="publicity-start" date="0001-01-01"/>'
printf '<milestone type="publicity-end" date="9999-12-31"/>'
printf '<milestone type="registration" date="0001-01-01"/>'
printf '<app plannedLive="0001-01-01"><name>x</name>'
printf '<expectedEffect baseline="-999999999999.999999" target="999999999999.999999" better="lower"/>'
printf '<expectedScale customers="%s" transactionsPerYear="-%s" amount="%s" customerLimit="-%s" transactionLimit="-%s" monthlyTransactions="%s" monthlyAmount="%s"/>' $m $m $m $m $m $m $m
printf '</app><org role="lead"><licence validTo="0001-01-01"/></org>%s' "$end"
