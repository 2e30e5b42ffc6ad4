# Every figure of a report that follows from its results; after report.awk.

function points(bp, s)
{
	s = bp < 0 ? "-" : ""
	bp = bp < 0 ? -bp : bp
	return s int(bp / 100) "." sprintf("%02d", bp % 100)
}

function say(name, value)
{
	print name "\t" value
}

# part[] of `total` over quota[1..n], Hamilton; ties to the first.
function apportion(total, n, i, k, best, sum, left, given)
{
	sum = 0
	for (i = 1; i <= n; i++)
		sum += quota[i]
	left = total
	for (i = 1; i <= n; i++) {
		part[i] = sum ? int(total * quota[i] / sum) : 0
		rest[i] = sum ? total * quota[i] - part[i] * sum : 0
		left -= part[i]
	}
	if (!sum)
		return
	for (k = 0; k < left; k++) {
		best = 0
		for (i = 1; i <= n; i++)
			if (!((k, i) in given) && rest[i] >= 0 &&
			    (!best || rest[i] > rest[best]))
				best = i
		part[best]++
		rest[best] = -1
	}
}

function missing(name, wanted, is)
{
	say("next." name, is < 0 ? "—" : points(is < wanted ? wanted - is : 0))
}

function put_next(worst, best, o, open, d, k)
{
	worst = reached(0)
	best = reached(10000)
	if (worst == 1)
		return
	o = worst - 1
	open = worst == best ? 10000 : 0
	stand(open)
	if (no_veto[o] == "true")
		say("next.vetoes", vetoes)
	if (least_total[o] != "")
		missing("total", least_total[o], total)
	for (d = 1; d <= 5; d++) {
		if (least(o, d) == "")
			continue
		if (ds[d] < 0 && empty[d] == "met")
			say("next.minimum." dim[d], "0.00")
		else
			missing("minimum." dim[d], least(o, d), ds[d])
	}
	for (k in severities)
		if (most[o, k] != "")
			say("next.failures." k,
			    failed[k] > most[o, k] ? failed[k] - most[o, k] : 0)
	for (k = 1; k <= n_named[o]; k++)
		missing("at-least." named[o, k], named_least[o, k],
			named_share(named[o, k], open))
}

# One of the four ways to share the 100 points out.
function account(name, amount, d, i, k, m, at)
{
	for (d = 1; d <= 5; d++)
		quota[d] = high[d] < 0 ? 0 : set[d] * piece(name, low[d], high[d])
	apportion(amount, 5)
	for (d = 1; d <= 5; d++) {
		of[d] = part[d]
		say("dimension." dim[d] "." name, points(of[d]))
	}
	for (d = 1; d <= 5; d++) {
		m = 0
		for (i = 1; i <= n; i++)
			if (counts(i) && dim_of[i] == d) {
				at[++m] = i
				quota[m] = weight[i] * piece(name, share(i, 0), share(i, 10000))
			}
		apportion(of[d], m)
		for (k = 1; k <= m; k++)
			have[at[k]] = part[k]
	}
	for (i = 1; i <= n; i++)
		say("rule." id[i] "." name, points(counts(i) ? have[i] : 0))
}

function piece(name, l, h)
{
	return name == "effective" ? 1 : name == "points" ? l : \
		name == "open" ? h - l : 10000 - h
}

function scaled(value, scale, sign)
{
	sign = sub(/^-/, "", value) ? "-" : ""
	while (length(value) <= scale)
		value = "0" value
	return sign substr(value, 1, length(value) - scale) \
		(scale ? "." substr(value, length(value) - scale + 1) : "")
}

/^ *<measure / {
	value = attribute("value")
	say("measure." attribute("plugin") "." attribute("name"),
	    value == "" ? "—" : scaled(value, number("scale")))
}

END {
	for (i = 1; i <= n; i++) {
		if (outcome[i] == "not-applicable") {
			count["not-applicable"]++
		} else if (!weight[i]) {
			count["informational"]++
		} else {
			count[outcome[i]]++
			count["veto"] += outcome[i] == "fail" && \
				veto[i] == "true"
		}
	}
	split("pass partial fail insufficient pending error " \
	      "not-applicable informational veto", names, " ")
	for (k in names)
		say("count." names[k], count[names[k]] + 0)
	stand(10000)
	top = total
	for (d = 1; d <= 5; d++)
		high[d] = ds[d]
	stand(0)
	bottom = total
	for (d = 1; d <= 5; d++) {
		low[d] = ds[d]
		say("dimension." dim[d] ".applicable", dn[d])
		say("dimension." dim[d] ".low",
		    low[d] < 0 ? "—" : points(low[d]))
		say("dimension." dim[d] ".high",
		    low[d] < 0 ? "—" : points(high[d]))
	}
	say("total.low", bottom < 0 ? "—" : points(bottom))
	say("total.high", bottom < 0 ? "—" : points(top))
	account("effective", bottom < 0 ? 0 : 10000)
	account("points", bottom < 0 ? 0 : bottom)
	account("open", bottom < 0 ? 0 : top - bottom)
	account("lost", bottom < 0 ? 0 : 10000 - top)
	put_next()
	for (d = 1; d <= 5; d++) {
		say("dimension." dim[d] ".weight", set[d])
		say("dimension." dim[d] ".minimum",
		    own[d] == "" ? "—" : points(own[d]))
	}
	for (i = 1; i <= n; i++) {
		say("rule." id[i] ".weight", weight[i])
		say("rule." id[i] ".score",
		    score[i] != "" ? points(score[i]) : \
		    outcome[i] == "not-applicable" ? "—" : "0.00–100.00")
	}
}
