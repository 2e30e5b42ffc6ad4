# What heng explain --why-not says, held against all sets of up to three rules;
# after report.awk. First what it said (see whynot.sh), then the report.

# Repairs a rule, or takes that back.
function mend(i, open, s)
{
	s = was[i] = share(i, open)
	kept[i] = score[i]
	score[i] = 10000
	if (!counts(i))
		return
	dp[dim_of[i]] += weight[i] * (10000 - s)
	if (s == 0)
		fails(i, -1)
}

function unmend(i)
{
	score[i] = kept[i]
	if (!counts(i))
		return
	dp[dim_of[i]] -= weight[i] * (10000 - was[i])
	if (was[i] == 0)
		fails(i, 1)
}

function suffices(open)
{
	rescore()
	return found(open) <= aim
}

# Sets of `left` more of candidates `from` on; how many suffice.
function sets(open, left, from, k, ways)
{
	if (!left)
		return suffices(open)
	ways = 0
	for (k = from; k <= n_may; k++) {
		mend(may[k], open)
		ways += sets(open, left - 1, k + 1)
		unmend(may[k])
	}
	return ways
}

# `what`: open rules alone, those with a result besides, or all of them.
function ask(what, open, i, k, size, ways, list)
{
	n_may = 0
	for (i = 1; i <= n; i++)
		if (score[i] == "" ? outcome[i] != "not-applicable" && \
		    what != "besides" : score[i] < 10000 && what != "open")
			may[++n_may] = i
	stand(open)
	ways = 0
	for (size = 0; size <= 3 && !ways; size++)
		ways = sets(open, size, 1)
	print what, "size", ways ? size - 1 : "more"
	if (ways)
		print what, "ways", ways
	for (k = 1; k <= n_may; k++)
		mend(may[k], open)
	if (!suffices(open)) {
		print what, "never"
		return
	}
	list = ""
	for (k = 1; k <= n_may; k++) {
		unmend(may[k])
		if (!suffices(open))
			list = list " " id[may[k]]
		mend(may[k], open)
	}
	print what, "needed" list
	for (k = 1; k <= n_may; k++)
		unmend(may[k])
	for (k = 1; k <= n_said; k++)
		try(what, open, k)
}

# Whether a set that was said suffices.
function try(what, open, k, words, m, i)
{
	m = split(said[k], words, " ")
	if (words[1] != what)
		return
	for (i = 3; i <= m; i++)
		mend(by_id[words[i]], open)
	if (!suffices(open))
		print "not enough: " said[k]
	for (i = 3; i <= m; i++)
		unmend(by_id[words[i]])
}

function range(d, now, low, high)
{
	now = set[d]
	for (low = now; low > 0 && same(d, low - 1); low--)
		;
	for (high = now; high < 1000 && same(d, high + 1); high++)
		;
	print "weight", d, low, high
	beyond(d, low - 1)
	beyond(d, high + 1)
	set[d] = now
}

function outcomes(d, weight_)
{
	set[d] = weight_
	best_then = reached(10000)
	worst_then = reached(0)
}

function same(d, weight_)
{
	outcomes(d, weight_)
	return best_then == best && worst_then == worst
}

function beyond(d, weight_)
{
	if (weight_ < 0 || weight_ > 1000)
		return
	outcomes(d, weight_)
	print "beyond", d, weight_, label[worst_then], label[best_then]
}

FNR == NR {
	if ($2 == "set")
		said[++n_said] = $0
	next
}

/^ *<label xml:lang="zh">/ && n_outcomes && !(n_outcomes in label) {
	text = $0
	sub(/^[^>]*>/, "", text)
	sub(/<.*/, "", text)
	label[n_outcomes] = text
}

END {
	for (aim = 1; outcome_id[aim] != target; aim++)
		;
	best = reached(10000)
	worst = reached(0)
	for (i = 1; i <= n; i++)
		has_open += score[i] == "" && counts(i)
	if (has_open && best <= aim)
		ask("open", 0)
	else if (has_open)
		ask("besides", 10000)
	ask("certain", 0)
	for (d = 1; d <= 5; d++)
		range(d)
}
