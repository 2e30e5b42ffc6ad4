# A report as it stands in the file, one element a line: its results, profile
# and verdict, computed by other means than heng's.
#
# Outcomes 1...n_outcomes, best first; dimensions 1...5; results 1...n.

function attribute(name, at, rest)
{
	at = index($0, " " name "=\"")
	if (!at)
		return ""
	rest = substr($0, at + length(name) + 3)
	return substr(rest, 1, index(rest, "\"") - 1)
}

# What substr() gives is a string, and compares as one.
function number(name, value)
{
	value = attribute(name)
	return value == "" ? "" : value + 0
}

function half_even(a, b, q, r)
{
	q = int(a / b)
	r = a - q * b
	return q + (2 * r > b || (2 * r == b && q % 2))
}

function share(i, open)
{
	if (score[i] != "")
		return score[i]
	return outcome[i] == "not-applicable" ? 0 : open
}

function counts(i)
{
	return weight[i] > 0 && outcome[i] != "not-applicable"
}

# ds[d] and total from dp[d], dw[d].
function rescore(d, p, w)
{
	p = w = 0
	for (d = 1; d <= 5; d++) {
		ds[d] = -1
		if (!dw[d])
			continue
		ds[d] = half_even(dp[d], dw[d])
		p += set[d] * ds[d]
		w += set[d]
	}
	total = w ? half_even(p, w) : -1
}

# Adds a failure, or takes it away.
function fails(i, sign)
{
	failed["minor"] += sign
	failed["major"] += severity[i] != "minor" ? sign : 0
	failed["critical"] += severity[i] == "critical" ? sign : 0
	vetoes += veto[i] == "true" ? sign : 0
}

# dp, dw, dn, ds of d, total, failed, vetoes with open rules as `open`.
function stand(open, i, d, s)
{
	vetoes = 0
	for (s in severities)
		failed[s] = 0
	for (d = 1; d <= 5; d++)
		dp[d] = dw[d] = dn[d] = 0
	for (i = 1; i <= n; i++) {
		if (!counts(i))
			continue
		d = dim_of[i]
		s = share(i, open)
		dp[d] += weight[i] * s
		dw[d] += weight[i]
		dn[d]++
		if (s == 0)
			fails(i, 1)
	}
	rescore()
}

function least(o, d)
{
	if (minimums[o] == "true" && own[d] != "" &&
	    own[d] > least_of[o, d] - (least_of[o, d] == ""))
		return own[d]
	return least_of[o, d]
}

function met(d, minimum)
{
	return ds[d] < 0 ? empty[d] == "met" : ds[d] >= minimum
}

function named_share(rule, open)
{
	if (!(rule in by_id) ||
	    outcome[by_id[rule]] == "not-applicable")
		return -1
	return share(by_id[rule], open)
}

function meets(o, open, d, s, k)
{
	if (no_veto[o] == "true" && vetoes)
		return 0
	if (least_total[o] != "" && total < least_total[o])
		return 0
	for (d = 1; d <= 5; d++)
		if (least(o, d) != "" && !met(d, least(o, d)))
			return 0
	for (s in severities)
		if (most[o, s] != "" && failed[s] > most[o, s])
			return 0
	for (k = 1; k <= n_named[o]; k++)
		if (named_share(named[o, k], open) < named_least[o, k])
			return 0
	return 1
}

# The outcome of what stands.
function found(open, o)
{
	for (o = 1; o < n_outcomes; o++)
		if (meets(o, open))
			return o
	return n_outcomes
}

function reached(open)
{
	stand(open)
	return found(open)
}

BEGIN {
	severities["critical"]
	severities["major"]
	severities["minor"]
}

/^ *<outcome / {
	o = ++n_outcomes
	outcome_id[o] = attribute("id")
	no_veto[o] = attribute("noVeto")
	minimums[o] = attribute("minimums")
	least_total[o] = number("total")
	for (s in severities)
		most[o, s] = number(s)
}

/^ *<minimum / { wait[o, attribute("dimension")] = number("score") }

/^ *<atLeast / {
	named[o, ++n_named[o]] = attribute("rule")
	named_least[o, n_named[o]] = number("share")
}

/^ *<dimension / {
	d = ++n_dims
	dim[d] = attribute("id")
	place[dim[d]] = d
	set[d] = number("weight")
	own[d] = number("minimum")
	empty[d] = attribute("whenEmpty")
	for (o = 1; o <= n_outcomes; o++)
		least_of[o, d] = wait[o, dim[d]]
}

/^ *<result / {
	i = ++n
	id[i] = attribute("rule")
	by_id[id[i]] = i
	dim_of[i] = place[attribute("dimension")]
	outcome[i] = attribute("outcome")
	severity[i] = attribute("severity")
	weight[i] = number("weight")
	veto[i] = attribute("veto")
	score[i] = number("score")
}
