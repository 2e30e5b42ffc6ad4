-- The rules of rules50.lua as plain Lua functions over plain tables: an element
-- has its attributes under their names, its text under "_", and a list of its
-- children under each of their names. A rule gives its outcome and, where there
-- is something to say, a message in two languages.

-- By how many matters: the worst of several subjects.
local outcome = { "pass", "insufficient", "fail" }

-- Days since 0000-03-01 of an ISO day.
local function days(text)
	local y = tonumber(text:sub(1, 4))
	local m = tonumber(text:sub(6, 7))
	local d = tonumber(text:sub(9, 10))
	if m < 3 then
		y, m = y - 1, m + 12
	end
	return 365 * y + y // 4 - y // 100 + y // 400 + (153 * m - 457) // 5 + d
end

local rules = {}

rules["IV-01"] = function(d)
	do
		local e = d.app
		e = e and e[1]["function"]
		local v = e and e[1]._
		if not v then return "insufficient" end
	end
	do
		local e = d.app
		e = e and e[1].name
		local v = e and e[1]._
		if not v then return "insufficient" end
	end
	do
		local e = d.app
		e = e and e[1].number
		local v = e and e[1]._
		if not v then return "insufficient" end
	end
	return "pass"
end

rules["IV-02"] = function(d)
	local list = d.app
	list = list and list[1].techUse
	if not list then
		return "not-applicable"
	end
	for _, item in ipairs(list) do
		if not item.tech then
			return "insufficient"
		end
		if not (item.desc and item.desc[1]._) then
			return "insufficient"
		end
	end
	return "pass"
end

rules["IV-03"] = function(d)
	local list = d.app
	list = list and list[1].novelty
	if not list then
		return "not-applicable"
	end
	for _, item in ipairs(list) do
		if not item.aspect then
			return "insufficient"
		end
		if not (item.desc and item.desc[1]._) then
			return "insufficient"
		end
	end
	return "pass"
end

rules["IV-04"] = function(d)
	local e = d.app
	e = e and e[1].expectedEffect
	local v = e and e[1].target
	v = tonumber(v)
	if not v then return "insufficient" end
	local ew = d.app
	ew = ew and ew[1].expectedEffect
	local w = ew and ew[1].baseline
	w = tonumber(w)
	if not w then return "insufficient" end
	if v > w then
		return "fail", "预期效果：" .. v .. " 大于 " .. w,
			v .. " is above " .. w
	end
	return "pass"
end

rules["IV-05"] = function(d)
	local list = d.app
	list = list and list[1].expectedEffect
	if not list then
		return "not-applicable"
	end
	local worst, zh, en = 1
	for _, item in ipairs(list) do
		local v = tonumber(item.weight)
		if not v then
			worst = worst < 2 and 2 or worst
		elseif v > 5 then
			worst = 3
			local id = item.metricId or "?"
			zh = "效果权重：“" .. id .. "”为 " .. v .. "，限值 5"
			en = "'" .. id .. "' has " .. v .. "; the limit is 5"
		end
	end
	return outcome[worst], zh, en
end

rules["IV-06"] = function(d)
	local e = d.app
	e = e and e[1].expectedScale
	local v = e and e[1].customers
	v = tonumber(v)
	if not v then return "insufficient" end
	if v < 10 or v > 5000 then
		return "fail", "预期客户数为 " .. v .. "，应在 10 至 5000 之间",
			v .. ": must be from 10 to 5000"
	end
	return "pass"
end

rules["IV-07"] = function(d)
	local e = d.app
	e = e and e[1].expectedScale
	local v = e and e[1].customers
	v = tonumber(v)
	if not v then return "insufficient" end
	local ew = d.app
	ew = ew and ew[1].expectedScale
	local w = ew and ew[1].customerLimit
	w = tonumber(w)
	if not w then return "insufficient" end
	if v > w then
		return "fail", "规模不超限额：" .. v .. " 大于 " .. w,
			v .. " is above " .. w
	end
	return "pass"
end

rules["IV-08"] = function(d)
	local e = d.app
	e = e and e[1].expectedScale
	local v = e and e[1].amount
	v = tonumber(v)
	if not v then return "insufficient" end
	if v < 1 or v > 1200050000000 then
		return "fail", "预期金额为 " .. v .. "，应在 1 至 1200050000000 之间",
			v .. ": must be from 1 to 1200050000000"
	end
	return "pass"
end

rules["IV-09"] = function(d)
	local e = d.app
	local v = e and e[1].type
	if not v then return "insufficient" end
	if v == "financial-service" or v == "technology-product" then
		return "pass"
	end
	return "fail", "应用类型：" .. v .. " 不在允许范围",
		v .. " is not allowed"
end

rules["IV-10"] = function(d)
	local list = d.app
	list = list and list[1].novelty
	list = list and list[1].comparable
	if not list then
		return "insufficient"
	end
	if #list < 1 then
		return "fail", "可比应用：只有 " .. #list .. " 项，至少 1 项",
			#list .. " are given; 1 are needed"
	end
	return "pass"
end

rules["SQ-01"] = function(d)
	local list = d.service
	list = list and list[1].channel
	if not list then
		return "insufficient"
	end
	if #list < 2 then
		return "fail", "服务渠道：只有 " .. #list .. " 项，至少 2 项",
			#list .. " are given; 2 are needed"
	end
	return "pass"
end

rules["SQ-02"] = function(d)
	local list = d.service
	list = list and list[1].channel
	if not list then
		return "not-applicable"
	end
	for _, item in ipairs(list) do
		if not item.online then
			return "insufficient"
		end
		if not (item.name and item.name[1]._) then
			return "insufficient"
		end
	end
	return "pass"
end

rules["SQ-03"] = function(d)
	local e = d.service
	local v = e and e[1].humanFallback
	if not v then return "insufficient" end
	if v ~= "true" then
		return "fail", "人工服务：未达到要求",
			"Human fallback: not so"
	end
	return "pass"
end

rules["SQ-04"] = function(d)
	local e = d.service
	e = e and e[1].sla
	local v = e and e[1].availability
	v = tonumber(v)
	if not v then return "insufficient" end
	if v >= 9940 and v <= 9949 then
		return "partial", "可用率为 " .. v .. "，接近限值",
			v .. " is close to the limit"
	end
	if v < 9950 or v > 10000 then
		return "fail", "可用率为 " .. v .. "，应在 9950 至 10000 之间",
			v .. ": must be from 9950 to 10000"
	end
	return "pass"
end

rules["SQ-05"] = function(d)
	local e = d.service
	e = e and e[1].sla
	local v = e and e[1].latencyP95
	v = tonumber(v)
	if not v then return "insufficient" end
	if v < 0 or v > 860 then
		return "fail", "响应时延为 " .. v .. "，应在 0 至 860 之间",
			v .. ": must be from 0 to 860"
	end
	return "pass"
end

rules["SQ-06"] = function(d)
	local e = d.service
	e = e and e[1].sla
	local v = e and e[1].successRate
	v = tonumber(v)
	if not v then return "insufficient" end
	if v < 9800 or v > 10000 then
		return "fail", "成功率为 " .. v .. "，应在 9800 至 10000 之间",
			v .. ": must be from 9800 to 10000"
	end
	return "pass"
end

rules["SQ-07"] = function(d)
	local e = d.complaint
	e = e and e[1].institution
	local v = e and e[1].responseDays
	v = tonumber(v)
	if not v then return "insufficient" end
	if v < 1 or v > 60 then
		return "fail", "投诉答复期为 " .. v .. "，应在 1 至 60 之间",
			v .. ": must be from 1 to 60"
	end
	return "pass"
end

rules["SQ-08"] = function(d)
	local list = d.complaint
	list = list and list[1].institution
	list = list and list[1].channel
	local seen = {}
	for _, item in ipairs(list or {}) do
		if not item.kind then return "insufficient" end
		seen[item.kind] = true
	end
	if not seen["phone"] then
		return "fail", "投诉渠道：缺少 phone", "phone is missing"
	end
	return "pass"
end

rules["SQ-09"] = function(d)
	local list = d.complaint
	list = list and list[1].institution
	list = list and list[1].channel
	if not list then
		return "not-applicable"
	end
	for _, item in ipairs(list) do
		if not item.kind then
			return "insufficient"
		end
		if not (item.value and item.value[1]._) then
			return "insufficient"
		end
	end
	return "pass"
end

rules["SQ-10"] = function(d)
	do
		local e = d.complaint
		e = e and e[1].selfRegulatory
		e = e and e[1].body
		local v = e and e[1]._
		if not v then return "insufficient" end
	end
	return "pass"
end

rules["LC-01"] = function(d)
	local list = d.org
	local seen = {}
	for _, item in ipairs(list or {}) do
		if not item.role then return "insufficient" end
		seen[item.role] = true
	end
	if not seen["lead"] then
		return "fail", "申报主体：缺少 lead", "lead is missing"
	end
	return "pass"
end

rules["LC-02"] = function(d)
	local list = d.org
	if not list then
		return "not-applicable"
	end
	for _, item in ipairs(list) do
		if not item.role then
			return "insufficient"
		end
		if not (item.uscc and item.uscc[1]._) then
			return "insufficient"
		end
		if not (item.nameZh and item.nameZh[1]._) then
			return "insufficient"
		end
	end
	return "pass"
end

rules["LC-03"] = function(d)
	local e = d.org
	e = e and e[1].licence
	local v = e and e[1].validTo
	if not v then return "insufficient" end
	if v < d.asOf then
		return "fail", "许可证有效：已于 " .. v .. " 到期",
			"it ended on " .. v
	end
	return "pass"
end

rules["LC-04"] = function(d)
	do
		local e = d.org
		e = e and e[1].licence
		e = e and e[1].name
		local v = e and e[1]._
		if not v then return "insufficient" end
	end
	do
		local e = d.org
		e = e and e[1].licence
		e = e and e[1].code
		local v = e and e[1]._
		if not v then return "insufficient" end
	end
	return "pass"
end

rules["LC-05"] = function(d)
	local e = d.legal
	local v = e and e[1].date
	if not v then return "insufficient" end
	local age = days(d.asOf) - days(v)
	if age < 0 or age > 365 then
		return "fail", "合法性评估时效：日期 " .. v .. " 距基准日 " .. age .. " 天，上限 365 天",
			v .. " is " .. age .. " days ago; the limit is 365"
	end
	return "pass"
end

rules["LC-06"] = function(d)
	local e = d.legal
	local v = e and e[1].validTo
	if not v then return "insufficient" end
	if v < d.asOf then
		return "fail", "评估有效期：已于 " .. v .. " 到期",
			"it ended on " .. v
	end
	return "pass"
end

rules["LC-07"] = function(d)
	local e = d.legal
	local v = e and e[1].conclusion
	if not v then return "insufficient" end
	if v == "pass" then
		return "pass"
	end
	return "fail", "评估结论：" .. v .. " 不在允许范围",
		v .. " is not allowed"
end

rules["LC-08"] = function(d)
	local e = d.legal
	local v = e and e[1].assessor
	if not v then return "insufficient" end
	if v == "external" then
		return "pass"
	end
	return "fail", "评估方：" .. v .. " 不在允许范围",
		v .. " is not allowed"
end

rules["LC-09"] = function(d)
	local list = d.legal
	list = list and list[1].openIssue
	if not list then
		return "not-applicable"
	end
	for _, item in ipairs(list) do
		if not item.severity then
			return "insufficient"
		end
		if not item.due then
			return "insufficient"
		end
	end
	return "pass"
end

rules["LC-10"] = function(d)
	local e = d.milestone
	local v = e and e[1].date
	if not v then return "insufficient" end
	local ew = d.app
	local w = ew and ew[1].plannedLive
	if not w then return "insufficient" end
	if v > w then
		return "fail", "公示期：" .. v .. " 大于 " .. w,
			v .. " is above " .. w
	end
	return "pass"
end

rules["DS-01"] = function(d)
	local list = d.data
	list = list and list[1].item
	if not list then
		return "not-applicable"
	end
	for _, item in ipairs(list) do
		if not item.category then
			return "insufficient"
		end
		if not item.level then
			return "insufficient"
		end
		if not (item.name and item.name[1]._) then
			return "insufficient"
		end
	end
	return "pass"
end

rules["DS-02"] = function(d)
	local list = d.data
	list = list and list[1].item
	if not list then
		return "not-applicable"
	end
	local worst, zh, en = 1
	for _, item in ipairs(list) do
		local v = item.encryptedAtRest
		if not v then
			worst = worst < 2 and 2 or worst
		elseif v ~= "true" then
			worst = 3
			local id = item.id or "?"
			zh = "存储加密：“" .. id .. "”不符合"
			en = "'" .. id .. "' does not"
		end
	end
	return outcome[worst], zh, en
end

rules["DS-03"] = function(d)
	local list = d.data
	list = list and list[1].item
	if not list then
		return "not-applicable"
	end
	local worst, zh, en = 1
	for _, item in ipairs(list) do
		local v = tonumber(item.retentionDays)
		if not v then
			worst = worst < 2 and 2 or worst
		elseif v > 7300 then
			worst = 3
			local id = item.id or "?"
			zh = "保存期限：“" .. id .. "”为 " .. v .. "，限值 7300"
			en = "'" .. id .. "' has " .. v .. "; the limit is 7300"
		end
	end
	return outcome[worst], zh, en
end

rules["DS-04"] = function(d)
	local list = d.data
	list = list and list[1].item
	if not list then
		return "not-applicable"
	end
	local worst, zh, en = 1
	for _, item in ipairs(list) do
		local v = tonumber(item.level)
		if not v then
			worst = worst < 2 and 2 or worst
		elseif v > 4 then
			worst = 3
			local id = item.id or "?"
			zh = "数据级别：“" .. id .. "”为 " .. v .. "，限值 4"
			en = "'" .. id .. "' has " .. v .. "; the limit is 4"
		end
	end
	return outcome[worst], zh, en
end

rules["DS-05"] = function(d)
	local list = d.data
	list = list and list[1].item
	if not list then
		return "not-applicable"
	end
	local worst, zh, en = 1
	for _, item in ipairs(list) do
		local v = item.sensitive
		if not v then
			worst = worst < 2 and 2 or worst
		elseif v ~= "true" then
			worst = 3
			local id = item.id or "?"
			zh = "敏感信息标识：“" .. id .. "”不符合"
			en = "'" .. id .. "' does not"
		end
	end
	return outcome[worst], zh, en
end

rules["DS-06"] = function(d)
	local e = d.data
	local v = e and e[1].persons
	v = tonumber(v)
	if not v then return "insufficient" end
	if v < 0 or v > 9000 then
		return "fail", "处理人数为 " .. v .. "，应在 0 至 9000 之间",
			v .. ": must be from 0 to 9000"
	end
	return "pass"
end

rules["DS-07"] = function(d)
	local e = d.network
	local v = e and e[1].logRetentionDays
	v = tonumber(v)
	if not v then return "insufficient" end
	if v < 180 or v > 3650 then
		return "fail", "日志留存为 " .. v .. "，应在 180 至 3650 之间",
			v .. ": must be from 180 to 3650"
	end
	return "pass"
end

rules["DS-08"] = function(d)
	local e = d.network
	local v = e and e[1].mfa
	if not v then return "insufficient" end
	if v ~= "true" then
		return "fail", "多因素认证：未达到要求",
			"Several factors: not so"
	end
	return "pass"
end

rules["DS-09"] = function(d)
	local e = d.data
	e = e and e[1].pia
	local v = e and e[1].date
	if not v then return "insufficient" end
	local age = days(d.asOf) - days(v)
	if age < 0 or age > 365 then
		return "fail", "影响评估：日期 " .. v .. " 距基准日 " .. age .. " 天，上限 365 天",
			v .. " is " .. age .. " days ago; the limit is 365"
	end
	return "pass"
end

rules["DS-10"] = function(d)
	local found = 0
	local list = d.data
	list = list and list[1].item
	for _, item in ipairs(list or {}) do
		if item.category == "c3" then
			if not item.personal then return "insufficient" end
			if item.personal == "true" then
				found = found + 1
				local v = tonumber(item.retentionDays)
				if not v then return "insufficient" end
				if v > 30 then
					local name = item.name and item.name[1]._
					if not name then return "insufficient" end
					return "fail", name .. "保存 " .. v .. " 天，应及时删除",
						name .. " is kept for " .. v .. " days"
				end
			end
		end
	end
	if found == 0 then
		return "not-applicable"
	end
	return "pass"
end

rules["RC-01"] = function(d)
	local list = d.risk
	list = list and list[1].item
	if not list then
		return "not-applicable"
	end
	for _, item in ipairs(list) do
		if not item.kind then
			return "insufficient"
		end
		if not (item.point and item.point[1]._) then
			return "insufficient"
		end
	end
	return "pass"
end

rules["RC-02"] = function(d)
	local list = d.risk
	list = list and list[1].item
	if not list then
		return "not-applicable"
	end
	local worst, zh, en = 1
	for _, item in ipairs(list) do
		local v = tonumber(item.residual)
		if not v then
			worst = worst < 2 and 2 or worst
		elseif v > 3 then
			worst = 3
			local id = item.id or "?"
			zh = "剩余风险：“" .. id .. "”为 " .. v .. "，限值 3"
			en = "'" .. id .. "' has " .. v .. "; the limit is 3"
		end
	end
	return outcome[worst], zh, en
end

rules["RC-03"] = function(d)
	local list = d.risk
	list = list and list[1].item
	if not list then
		return "not-applicable"
	end
	for _, item in ipairs(list) do
		if not (item.measure and item.measure[1]._) then
			return "insufficient"
		end
	end
	return "pass"
end

rules["RC-04"] = function(d)
	local e = d.risk
	e = e and e[1].compensation
	local v = e and e[1].amount
	v = tonumber(v)
	if not v then return "insufficient" end
	if v < 1 or v > 6000005000 then
		return "fail", "补偿金额为 " .. v .. "，应在 1 至 6000005000 之间",
			v .. ": must be from 1 to 6000005000"
	end
	return "pass"
end

rules["RC-05"] = function(d)
	local e = d.risk
	e = e and e[1].compensation
	local v = e and e[1].deadlineDays
	v = tonumber(v)
	if not v then return "insufficient" end
	if v >= 31 and v <= 40 then
		return "partial", "赔付期限为 " .. v .. "，接近限值",
			v .. " is close to the limit"
	end
	if v < 0 or v > 30 then
		return "fail", "赔付期限为 " .. v .. "，应在 0 至 30 之间",
			v .. ": must be from 0 to 30"
	end
	return "pass"
end

rules["RC-06"] = function(d)
	do
		local e = d.risk
		e = e and e[1].exit
		e = e and e[1].trigger
		local v = e and e[1]._
		if not v then return "insufficient" end
	end
	do
		local e = d.risk
		e = e and e[1].exit
		local v = e and e[1].userNotice
		if not v then return "insufficient" end
	end
	return "pass"
end

rules["RC-07"] = function(d)
	local e = d.risk
	e = e and e[1].emergency
	local v = e and e[1].rtoMinutes
	v = tonumber(v)
	if not v then return "insufficient" end
	if v < 0 or v > 60 then
		return "fail", "恢复时间为 " .. v .. "，应在 0 至 60 之间",
			v .. ": must be from 0 to 60"
	end
	return "pass"
end

rules["RC-08"] = function(d)
	local e = d.risk
	e = e and e[1].emergency
	e = e and e[1].drill
	local v = e and e[1].date
	if not v then return "insufficient" end
	local age = days(d.asOf) - days(v)
	if age < 0 or age > 365 then
		return "fail", "应急演练：日期 " .. v .. " 距基准日 " .. age .. " 天，上限 365 天",
			v .. " is " .. age .. " days ago; the limit is 365"
	end
	return "pass"
end

rules["RC-09"] = function(d)
	local e = d.security
	e = e and e[1].penTest
	local v = e and e[1].date
	if not v then return "insufficient" end
	local age = days(d.asOf) - days(v)
	if age < 0 or age > 180 then
		return "fail", "渗透测试：日期 " .. v .. " 距基准日 " .. age .. " 天，上限 180 天",
			v .. " is " .. age .. " days ago; the limit is 180"
	end
	return "pass"
end

rules["RC-10"] = function(d)
	local e = d.security
	e = e and e[1].penTest
	local v = e and e[1].medium
	v = tonumber(v)
	if not v then return "insufficient" end
	if v < 0 or v > 50 then
		return "fail", "中危漏洞为 " .. v .. "，应在 0 至 50 之间",
			v .. ": must be from 0 to 50"
	end
	return "pass"
end

return rules
