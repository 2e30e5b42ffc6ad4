-- Fifty rules over bench dossiers, in the style of the shipped pack; floor.lua
-- says the same in plain Lua, and bench holds the outcomes against each other.

policy {
	id = "rules50",
	version = "1.0.0",
	title = { zh = "基准规则", en = "Rules of the benchmark" },
}

norm {
	id = "b-consumer",
	title = { zh = "金融消费者权益保护办法（示例）", en = "Consumer protection (sample)" },
	versions = {
		{
			from = "2020-01-01",
			articles = {
				["access"] = "12",
				["complaints"] = "36",
			},
		},
	},
	verified = false,
}

norm {
	id = "b-csl",
	title = { zh = "网络安全（示例）", en = "Network security (sample)" },
	versions = {
		{
			from = "2020-01-01",
			articles = {
				["log-retention"] = "23",
			},
		},
	},
	verified = false,
}

norm {
	id = "b-licence",
	title = { zh = "许可管理（示例）", en = "Licensing (sample)" },
	versions = {
		{
			from = "2020-01-01",
			articles = {
				["scope"] = "7",
			},
		},
	},
	verified = false,
}

norm {
	id = "b-ops",
	title = { zh = "运行规范（示例）", en = "Operation (sample)" },
	versions = {
		{
			from = "2020-01-01",
			articles = {},
		},
	},
	verified = false,
}

norm {
	id = "b-pipl",
	title = { zh = "个人信息（示例）", en = "Personal information (sample)" },
	versions = {
		{
			from = "2020-01-01",
			articles = {
				["notice"] = "17",
				["retention"] = "19",
				["security"] = "51",
				["impact"] = "55",
			},
		},
	},
	verified = false,
}

norm {
	id = "b-plan",
	title = { zh = "发展规划（示例）", en = "Development plan (sample)" },
	versions = {
		{
			from = "2020-01-01",
			articles = {
				["innovation"] = "3",
			},
		},
	},
	verified = false,
}

norm {
	id = "b-tool",
	title = { zh = "创新监管工具（示例）", en = "Innovation tool (sample)" },
	versions = {
		{
			from = "2020-01-01",
			articles = {},
		},
	},
	verified = false,
}

rule {
	id = "IV-01",
	title = { zh = "功能与边界", en = "Functions and their bounds" },
	dimension = "innovation",
	phases = { "admission" },
	severity = "major",
	cites = { "b-tool", "b-plan#innovation" },
	remedy = {
		zh = "请补充或改正：功能与边界。",
		en = "Supplement or correct: Functions and their bounds.",
	},
	check = function(app)
		app:text "app/function"
		app:text "app/name"
		app:text "app/number"
		return pass()
	end,
}

rule {
	id = "IV-02",
	title = { zh = "新技术应用", en = "New technology" },
	dimension = "innovation",
	phases = { "admission" },
	severity = "major",
	cites = { "b-plan#innovation" },
	remedy = {
		zh = "请补充或改正：新技术应用。",
		en = "Supplement or correct: New technology.",
	},
	check = function(app)
		return app:each("app/techUse", function(item)
			item:text "@tech"
			item:text "desc"
			return pass()
		end)
	end,
}

rule {
	id = "IV-03",
	title = { zh = "创新性", en = "Novelty" },
	dimension = "innovation",
	phases = { "admission" },
	severity = "minor",
	cites = { "b-plan" },
	remedy = {
		zh = "请补充或改正：创新性。",
		en = "Supplement or correct: Novelty.",
	},
	check = function(app)
		return app:each("app/novelty", function(item)
			item:text "@aspect"
			item:text "desc"
			return pass()
		end)
	end,
}

rule {
	id = "IV-04",
	title = { zh = "预期效果", en = "Expected effect" },
	dimension = "innovation",
	phases = { "admission" },
	severity = "major",
	cites = { "b-tool" },
	remedy = {
		zh = "请补充或改正：预期效果。",
		en = "Supplement or correct: Expected effect.",
	},
	check = function(app)
		local first = app:number "app/expectedEffect/@target"
		local second = app:number "app/expectedEffect/@baseline"
		if first > second then
			return fail {
				zh = "预期效果：{first} 大于 {second}",
				en = "{first} is above {second}",
				first = first,
				second = second,
			}:at(app, "app/expectedEffect/@target")
		end
		return pass()
	end,
}

rule {
	id = "IV-05",
	title = { zh = "效果权重", en = "Weight of effects" },
	dimension = "innovation",
	phases = { "admission" },
	severity = "minor",
	cites = { "b-tool" },
	remedy = {
		zh = "请补充或改正：效果权重。",
		en = "Supplement or correct: Weight of effects.",
	},
	check = function(app)
		return app:each("app/expectedEffect", function(item)
			local value = item:integer "@weight"
			if value > 5 then
				return fail {
					zh = "效果权重：“{id}”为 {value}，限值 5",
					en = "'{id}' has {value}; the limit is 5",
					id = item:text("@metricId", "?"),
					value = value,
				}:at(item, "@weight")
			end
			return pass()
		end)
	end,
}

rule {
	id = "IV-06",
	title = { zh = "预期客户数", en = "Expected customers" },
	dimension = "innovation",
	phases = { "admission" },
	severity = "major",
	cites = { "b-tool" },
	params = {
		low = { type = "integer", default = 10, min = 0, max = 100000000000000 },
		high = { type = "integer", default = 5000, min = 0, max = 100000000000000 },
	},
	remedy = {
		zh = "请补充或改正：预期客户数。",
		en = "Supplement or correct: Expected customers.",
	},
	check = function(app, p)
		local value = app:integer "app/expectedScale/@customers"
		if value < p.low or value > p.high then
			return fail {
				zh = "预期客户数为 {value}，应在 {low} 至 {high} 之间",
				en = "{value}: must be from {low} to {high}",
				value = value,
				low = p.low,
				high = p.high,
			}:at(app, "app/expectedScale/@customers")
		end
		return pass()
	end,
}

rule {
	id = "IV-07",
	title = { zh = "规模不超限额", en = "Scale within the limit" },
	dimension = "innovation",
	phases = { "admission" },
	severity = "critical",
	cites = { "b-tool", "b-plan" },
	remedy = {
		zh = "请补充或改正：规模不超限额。",
		en = "Supplement or correct: Scale within the limit.",
	},
	check = function(app)
		local first = app:integer "app/expectedScale/@customers"
		local second = app:integer "app/expectedScale/@customerLimit"
		if first > second then
			return fail {
				zh = "规模不超限额：{first} 大于 {second}",
				en = "{first} is above {second}",
				first = first,
				second = second,
			}:at(app, "app/expectedScale/@customers")
		end
		return pass()
	end,
}

rule {
	id = "IV-08",
	title = { zh = "预期金额", en = "Expected amount" },
	dimension = "innovation",
	phases = { "admission" },
	severity = "minor",
	cites = { "b-tool" },
	params = {
		low = { type = "integer", default = 1, min = 0, max = 100000000000000 },
		high = { type = "integer", default = 1200050000000, min = 0, max = 100000000000000 },
	},
	remedy = {
		zh = "请补充或改正：预期金额。",
		en = "Supplement or correct: Expected amount.",
	},
	check = function(app, p)
		local value = app:money "app/expectedScale/@amount"
		if value < p.low or value > p.high then
			return fail {
				zh = "预期金额为 {value}，应在 {low} 至 {high} 之间",
				en = "{value}: must be from {low} to {high}",
				value = value,
				low = p.low,
				high = p.high,
			}:at(app, "app/expectedScale/@amount")
		end
		return pass()
	end,
}

rule {
	id = "IV-09",
	title = { zh = "应用类型", en = "Type of application" },
	dimension = "innovation",
	phases = { "admission" },
	severity = "major",
	cites = { "b-tool" },
	remedy = {
		zh = "请补充或改正：应用类型。",
		en = "Supplement or correct: Type of application.",
	},
	check = function(app)
		local value = app:text "app/@type"
		if value == "financial-service" or value == "technology-product" then
			return pass()
		end
		return fail {
			zh = "应用类型：{value} 不在允许范围",
			en = "{value} is not allowed",
			value = value,
		}:at(app, "app/@type")
	end,
}

rule {
	id = "IV-10",
	title = { zh = "可比应用", en = "Comparable applications" },
	dimension = "innovation",
	phases = { "admission" },
	severity = "minor",
	cites = { "b-plan" },
	remedy = {
		zh = "请补充或改正：可比应用。",
		en = "Supplement or correct: Comparable applications.",
	},
	check = function(app)
		if not app:exists "app/novelty/comparable" then
			return insufficient {
				zh = "可比应用：未提供",
				en = "none is given",
			}:at(app, "app/novelty/comparable")
		end
		local n = app:count "app/novelty/comparable"
		if n < 1 then
			return fail {
				zh = "可比应用：只有 {n} 项，至少 1 项",
				en = "{n} are given; 1 are needed",
				n = n,
			}:at(app, "app/novelty/comparable")
		end
		return pass()
	end,
}

rule {
	id = "SQ-01",
	title = { zh = "服务渠道", en = "Channels of service" },
	dimension = "service",
	phases = { "admission" },
	severity = "major",
	cites = { "b-consumer" },
	remedy = {
		zh = "请补充或改正：服务渠道。",
		en = "Supplement or correct: Channels of service.",
	},
	check = function(app)
		if not app:exists "service/channel" then
			return insufficient {
				zh = "服务渠道：未提供",
				en = "none is given",
			}:at(app, "service/channel")
		end
		local n = app:count "service/channel"
		if n < 2 then
			return fail {
				zh = "服务渠道：只有 {n} 项，至少 2 项",
				en = "{n} are given; 2 are needed",
				n = n,
			}:at(app, "service/channel")
		end
		return pass()
	end,
}

rule {
	id = "SQ-02",
	title = { zh = "渠道名称", en = "Names of channels" },
	dimension = "service",
	phases = { "admission" },
	severity = "minor",
	cites = { "b-consumer" },
	remedy = {
		zh = "请补充或改正：渠道名称。",
		en = "Supplement or correct: Names of channels.",
	},
	check = function(app)
		return app:each("service/channel", function(item)
			item:text "@online"
			item:text "name"
			return pass()
		end)
	end,
}

rule {
	id = "SQ-03",
	title = { zh = "人工服务", en = "Human fallback" },
	dimension = "service",
	phases = { "admission" },
	severity = "major",
	cites = { "b-consumer#access" },
	remedy = {
		zh = "请补充或改正：人工服务。",
		en = "Supplement or correct: Human fallback.",
	},
	check = function(app)
		if not app:bool "service/@humanFallback" then
			return fail {
				zh = "人工服务：未达到要求",
				en = "Human fallback: not so",
			}:at(app, "service/@humanFallback")
		end
		return pass()
	end,
}

rule {
	id = "SQ-04",
	title = { zh = "可用率", en = "Availability" },
	dimension = "service",
	phases = { "admission" },
	severity = "major",
	cites = { "b-ops" },
	params = {
		low = { type = "integer", default = 9950, min = 0, max = 100000000000000 },
		high = { type = "integer", default = 10000, min = 0, max = 100000000000000 },
	},
	remedy = {
		zh = "请补充或改正：可用率。",
		en = "Supplement or correct: Availability.",
	},
	check = function(app, p)
		local value = app:percent "service/sla/@availability"
		if value >= 9940 and value <= 9949 then
			return partial(5000, {
				zh = "可用率为 {value}，接近限值",
				en = "{value} is close to the limit",
				value = value,
			}):at(app, "service/sla/@availability")
		end
		if value < p.low or value > p.high then
			return fail {
				zh = "可用率为 {value}，应在 {low} 至 {high} 之间",
				en = "{value}: must be from {low} to {high}",
				value = value,
				low = p.low,
				high = p.high,
			}:at(app, "service/sla/@availability")
		end
		return pass()
	end,
}

rule {
	id = "SQ-05",
	title = { zh = "响应时延", en = "Latency" },
	dimension = "service",
	phases = { "admission" },
	severity = "minor",
	cites = { "b-ops" },
	params = {
		low = { type = "integer", default = 0, min = 0, max = 100000000000000 },
		high = { type = "integer", default = 860, min = 0, max = 100000000000000 },
	},
	remedy = {
		zh = "请补充或改正：响应时延。",
		en = "Supplement or correct: Latency.",
	},
	check = function(app, p)
		local value = app:integer "service/sla/@latencyP95"
		if value < p.low or value > p.high then
			return fail {
				zh = "响应时延为 {value}，应在 {low} 至 {high} 之间",
				en = "{value}: must be from {low} to {high}",
				value = value,
				low = p.low,
				high = p.high,
			}:at(app, "service/sla/@latencyP95")
		end
		return pass()
	end,
}

rule {
	id = "SQ-06",
	title = { zh = "成功率", en = "Success rate" },
	dimension = "service",
	phases = { "admission" },
	severity = "minor",
	cites = { "b-ops" },
	params = {
		low = { type = "integer", default = 9800, min = 0, max = 100000000000000 },
		high = { type = "integer", default = 10000, min = 0, max = 100000000000000 },
	},
	remedy = {
		zh = "请补充或改正：成功率。",
		en = "Supplement or correct: Success rate.",
	},
	check = function(app, p)
		local value = app:percent "service/sla/@successRate"
		if value < p.low or value > p.high then
			return fail {
				zh = "成功率为 {value}，应在 {low} 至 {high} 之间",
				en = "{value}: must be from {low} to {high}",
				value = value,
				low = p.low,
				high = p.high,
			}:at(app, "service/sla/@successRate")
		end
		return pass()
	end,
}

rule {
	id = "SQ-07",
	title = { zh = "投诉答复期", en = "Replies to complaints" },
	dimension = "service",
	phases = { "admission" },
	severity = "critical",
	veto = true,
	cites = { "b-consumer#complaints", "b-tool" },
	params = {
		low = { type = "integer", default = 1, min = 0, max = 100000000000000 },
		high = { type = "integer", default = 60, min = 0, max = 100000000000000 },
	},
	remedy = {
		zh = "请补充或改正：投诉答复期。",
		en = "Supplement or correct: Replies to complaints.",
	},
	check = function(app, p)
		local value = app:integer "complaint/institution/@responseDays"
		if value < p.low or value > p.high then
			return fail {
				zh = "投诉答复期为 {value}，应在 {low} 至 {high} 之间",
				en = "{value}: must be from {low} to {high}",
				value = value,
				low = p.low,
				high = p.high,
			}:at(app, "complaint/institution/@responseDays")
		end
		return pass()
	end,
}

rule {
	id = "SQ-08",
	title = { zh = "投诉渠道", en = "Channels for complaints" },
	dimension = "service",
	phases = { "admission" },
	severity = "major",
	cites = { "b-consumer#complaints" },
	remedy = {
		zh = "请补充或改正：投诉渠道。",
		en = "Supplement or correct: Channels for complaints.",
	},
	check = function(app)
		local seen = {}
		for _, item in ipairs(app:all "complaint/institution/channel") do
			seen[item:text "@kind"] = true
		end
		if not seen["phone"] then
			return fail {
				zh = "投诉渠道：缺少 phone",
				en = "phone is missing",
			}:at(app, "complaint/institution/channel")
		end
		return pass()
	end,
}

rule {
	id = "SQ-09",
	title = { zh = "投诉号码", en = "Numbers for complaints" },
	dimension = "service",
	phases = { "admission" },
	severity = "minor",
	cites = { "b-consumer" },
	remedy = {
		zh = "请补充或改正：投诉号码。",
		en = "Supplement or correct: Numbers for complaints.",
	},
	check = function(app)
		return app:each("complaint/institution/channel", function(item)
			item:text "@kind"
			item:text "value"
			return pass()
		end)
	end,
}

rule {
	id = "SQ-10",
	title = { zh = "自律投诉", en = "Self-regulatory complaints" },
	dimension = "service",
	phases = { "admission" },
	severity = "minor",
	cites = { "b-consumer" },
	remedy = {
		zh = "请补充或改正：自律投诉。",
		en = "Supplement or correct: Self-regulatory complaints.",
	},
	check = function(app)
		app:text "complaint/selfRegulatory/body"
		return pass()
	end,
}

rule {
	id = "LC-01",
	title = { zh = "申报主体", en = "Applicants" },
	dimension = "legality",
	phases = { "admission" },
	severity = "critical",
	veto = true,
	cites = { "b-tool" },
	remedy = {
		zh = "请补充或改正：申报主体。",
		en = "Supplement or correct: Applicants.",
	},
	check = function(app)
		local seen = {}
		for _, item in ipairs(app:all "org") do
			seen[item:text "@role"] = true
		end
		if not seen["lead"] then
			return fail {
				zh = "申报主体：缺少 lead",
				en = "lead is missing",
			}:at(app, "org")
		end
		return pass()
	end,
}

rule {
	id = "LC-02",
	title = { zh = "机构标识", en = "Identity of institutions" },
	dimension = "legality",
	phases = { "admission" },
	severity = "major",
	cites = { "b-tool" },
	remedy = {
		zh = "请补充或改正：机构标识。",
		en = "Supplement or correct: Identity of institutions.",
	},
	check = function(app)
		return app:each("org", function(item)
			item:text "@role"
			item:text "uscc"
			item:text "nameZh"
			return pass()
		end)
	end,
}

rule {
	id = "LC-03",
	title = { zh = "许可证有效", en = "Licence is valid" },
	dimension = "legality",
	phases = { "admission" },
	severity = "critical",
	veto = true,
	cites = { "b-licence#scope" },
	remedy = {
		zh = "请补充或改正：许可证有效。",
		en = "Supplement or correct: Licence is valid.",
	},
	check = function(app, p)
		local to = app:date "org/licence/@validTo"
		if to < app.as_of then
			return fail {
				zh = "许可证有效：已于 {to} 到期",
				en = "it ended on {to}",
				to = to,
			}:at(app, "org/licence/@validTo")
		end
		return pass()
	end,
}

rule {
	id = "LC-04",
	title = { zh = "许可证内容", en = "Licence is complete" },
	dimension = "legality",
	phases = { "admission" },
	severity = "major",
	cites = { "b-licence" },
	remedy = {
		zh = "请补充或改正：许可证内容。",
		en = "Supplement or correct: Licence is complete.",
	},
	check = function(app)
		app:text "org/licence/name"
		app:text "org/licence/code"
		return pass()
	end,
}

rule {
	id = "LC-05",
	title = { zh = "合法性评估时效", en = "Legal assessment is recent" },
	dimension = "legality",
	phases = { "admission" },
	severity = "major",
	cites = { "b-tool" },
	params = {
		max_age = { type = "integer", unit = "days", default = 365, min = 1, max = 3660 },
	},
	remedy = {
		zh = "请补充或改正：合法性评估时效。",
		en = "Supplement or correct: Legal assessment is recent.",
	},
	check = function(app, p)
		local day = app:date "legal/@date"
		local age = app.as_of - day
		if age < 0 or age > p.max_age then
			return fail {
				zh = "合法性评估时效：日期 {day} 距基准日 {age} 天，上限 {limit} 天",
				en = "{day} is {age} days ago; the limit is {limit}",
				day = day,
				age = age,
				limit = p.max_age,
			}:at(app, "legal/@date")
		end
		return pass()
	end,
}

rule {
	id = "LC-06",
	title = { zh = "评估有效期", en = "Assessment is valid" },
	dimension = "legality",
	phases = { "admission" },
	severity = "major",
	cites = { "b-tool" },
	remedy = {
		zh = "请补充或改正：评估有效期。",
		en = "Supplement or correct: Assessment is valid.",
	},
	check = function(app, p)
		local to = app:date "legal/@validTo"
		if to < app.as_of then
			return fail {
				zh = "评估有效期：已于 {to} 到期",
				en = "it ended on {to}",
				to = to,
			}:at(app, "legal/@validTo")
		end
		return pass()
	end,
}

rule {
	id = "LC-07",
	title = { zh = "评估结论", en = "Conclusion" },
	dimension = "legality",
	phases = { "admission" },
	severity = "critical",
	veto = true,
	cites = { "b-tool", "b-plan" },
	remedy = {
		zh = "请补充或改正：评估结论。",
		en = "Supplement or correct: Conclusion.",
	},
	check = function(app)
		local value = app:text "legal/@conclusion"
		if value == "pass" then
			return pass()
		end
		return fail {
			zh = "评估结论：{value} 不在允许范围",
			en = "{value} is not allowed",
			value = value,
		}:at(app, "legal/@conclusion")
	end,
}

rule {
	id = "LC-08",
	title = { zh = "评估方", en = "Assessor" },
	dimension = "legality",
	phases = { "admission" },
	severity = "minor",
	cites = { "b-tool" },
	remedy = {
		zh = "请补充或改正：评估方。",
		en = "Supplement or correct: Assessor.",
	},
	check = function(app)
		local value = app:text "legal/@assessor"
		if value == "external" then
			return pass()
		end
		return fail {
			zh = "评估方：{value} 不在允许范围",
			en = "{value} is not allowed",
			value = value,
		}:at(app, "legal/@assessor")
	end,
}

rule {
	id = "LC-09",
	title = { zh = "未决事项", en = "Open issues" },
	dimension = "legality",
	phases = { "admission" },
	severity = "major",
	cites = { "b-tool" },
	remedy = {
		zh = "请补充或改正：未决事项。",
		en = "Supplement or correct: Open issues.",
	},
	check = function(app)
		return app:each("legal/openIssue", function(item)
			item:text "@severity"
			item:text "@due"
			return pass()
		end)
	end,
}

rule {
	id = "LC-10",
	title = { zh = "公示期", en = "Publicity" },
	dimension = "legality",
	phases = { "admission" },
	severity = "minor",
	cites = { "b-tool" },
	remedy = {
		zh = "请补充或改正：公示期。",
		en = "Supplement or correct: Publicity.",
	},
	check = function(app)
		local first = app:date "milestone/@date"
		local second = app:date "app/@plannedLive"
		if first > second then
			return fail {
				zh = "公示期：{first} 大于 {second}",
				en = "{first} is above {second}",
				first = first,
				second = second,
			}:at(app, "milestone/@date")
		end
		return pass()
	end,
}

rule {
	id = "DS-01",
	title = { zh = "数据清单", en = "Inventory of data" },
	dimension = "data-security",
	phases = { "admission" },
	severity = "major",
	cites = { "b-pipl#notice" },
	remedy = {
		zh = "请补充或改正：数据清单。",
		en = "Supplement or correct: Inventory of data.",
	},
	check = function(app)
		return app:each("data/item", function(item)
			item:text "@category"
			item:text "@level"
			item:text "name"
			return pass()
		end)
	end,
}

rule {
	id = "DS-02",
	title = { zh = "存储加密", en = "Encrypted at rest" },
	dimension = "data-security",
	phases = { "admission" },
	severity = "critical",
	cites = { "b-pipl#security", "b-ops" },
	remedy = {
		zh = "请补充或改正：存储加密。",
		en = "Supplement or correct: Encrypted at rest.",
	},
	check = function(app)
		return app:each("data/item", function(item)
			if item:bool "@encryptedAtRest" then
				return pass()
			end
			return fail {
				zh = "存储加密：“{id}”不符合",
				en = "'{id}' does not",
				id = item:text("@id", "?"),
			}:at(item, "@encryptedAtRest")
		end)
	end,
}

rule {
	id = "DS-03",
	title = { zh = "保存期限", en = "Retention" },
	dimension = "data-security",
	phases = { "admission" },
	severity = "major",
	cites = { "b-pipl#retention" },
	remedy = {
		zh = "请补充或改正：保存期限。",
		en = "Supplement or correct: Retention.",
	},
	check = function(app)
		return app:each("data/item", function(item)
			local value = item:integer "@retentionDays"
			if value > 7300 then
				return fail {
					zh = "保存期限：“{id}”为 {value}，限值 7300",
					en = "'{id}' has {value}; the limit is 7300",
					id = item:text("@id", "?"),
					value = value,
				}:at(item, "@retentionDays")
			end
			return pass()
		end)
	end,
}

rule {
	id = "DS-04",
	title = { zh = "数据级别", en = "Level of data" },
	dimension = "data-security",
	phases = { "admission" },
	severity = "minor",
	cites = { "b-ops" },
	remedy = {
		zh = "请补充或改正：数据级别。",
		en = "Supplement or correct: Level of data.",
	},
	check = function(app)
		return app:each("data/item", function(item)
			local value = item:integer "@level"
			if value > 4 then
				return fail {
					zh = "数据级别：“{id}”为 {value}，限值 4",
					en = "'{id}' has {value}; the limit is 4",
					id = item:text("@id", "?"),
					value = value,
				}:at(item, "@level")
			end
			return pass()
		end)
	end,
}

rule {
	id = "DS-05",
	title = { zh = "敏感信息标识", en = "Sensitive data is marked" },
	dimension = "data-security",
	phases = { "admission" },
	severity = "major",
	cites = { "b-pipl" },
	remedy = {
		zh = "请补充或改正：敏感信息标识。",
		en = "Supplement or correct: Sensitive data is marked.",
	},
	check = function(app)
		return app:each("data/item", function(item)
			if item:bool "@sensitive" then
				return pass()
			end
			return fail {
				zh = "敏感信息标识：“{id}”不符合",
				en = "'{id}' does not",
				id = item:text("@id", "?"),
			}:at(item, "@sensitive")
		end)
	end,
}

rule {
	id = "DS-06",
	title = { zh = "处理人数", en = "Persons concerned" },
	dimension = "data-security",
	phases = { "admission" },
	severity = "major",
	cites = { "b-pipl" },
	params = {
		low = { type = "integer", default = 0, min = 0, max = 100000000000000 },
		high = { type = "integer", default = 9000, min = 0, max = 100000000000000 },
	},
	remedy = {
		zh = "请补充或改正：处理人数。",
		en = "Supplement or correct: Persons concerned.",
	},
	check = function(app, p)
		local value = app:integer "data/@persons"
		if value < p.low or value > p.high then
			return fail {
				zh = "处理人数为 {value}，应在 {low} 至 {high} 之间",
				en = "{value}: must be from {low} to {high}",
				value = value,
				low = p.low,
				high = p.high,
			}:at(app, "data/@persons")
		end
		return pass()
	end,
}

rule {
	id = "DS-07",
	title = { zh = "日志留存", en = "Logs are kept" },
	dimension = "data-security",
	phases = { "admission" },
	severity = "critical",
	cites = { "b-csl#log-retention" },
	params = {
		low = { type = "integer", default = 180, min = 0, max = 100000000000000 },
		high = { type = "integer", default = 3650, min = 0, max = 100000000000000 },
	},
	remedy = {
		zh = "请补充或改正：日志留存。",
		en = "Supplement or correct: Logs are kept.",
	},
	check = function(app, p)
		local value = app:integer "network/@logRetentionDays"
		if value < p.low or value > p.high then
			return fail {
				zh = "日志留存为 {value}，应在 {low} 至 {high} 之间",
				en = "{value}: must be from {low} to {high}",
				value = value,
				low = p.low,
				high = p.high,
			}:at(app, "network/@logRetentionDays")
		end
		return pass()
	end,
}

rule {
	id = "DS-08",
	title = { zh = "多因素认证", en = "Several factors" },
	dimension = "data-security",
	phases = { "admission" },
	severity = "major",
	cites = { "b-csl" },
	remedy = {
		zh = "请补充或改正：多因素认证。",
		en = "Supplement or correct: Several factors.",
	},
	check = function(app)
		if not app:bool "network/@mfa" then
			return fail {
				zh = "多因素认证：未达到要求",
				en = "Several factors: not so",
			}:at(app, "network/@mfa")
		end
		return pass()
	end,
}

rule {
	id = "DS-09",
	title = { zh = "影响评估", en = "Impact assessment" },
	dimension = "data-security",
	phases = { "admission" },
	severity = "critical",
	cites = { "b-pipl#impact" },
	params = {
		max_age = { type = "integer", unit = "days", default = 365, min = 1, max = 3660 },
	},
	remedy = {
		zh = "请补充或改正：影响评估。",
		en = "Supplement or correct: Impact assessment.",
	},
	check = function(app, p)
		local day = app:date "data/pia/@date"
		local age = app.as_of - day
		if age < 0 or age > p.max_age then
			return fail {
				zh = "影响评估：日期 {day} 距基准日 {age} 天，上限 {limit} 天",
				en = "{day} is {age} days ago; the limit is {limit}",
				day = day,
				age = age,
				limit = p.max_age,
			}:at(app, "data/pia/@date")
		end
		return pass()
	end,
}

rule {
	id = "DS-10",
	title = { zh = "人脸信息", en = "Face images" },
	dimension = "data-security",
	phases = { "admission" },
	severity = "minor",
	cites = { "b-pipl" },
	remedy = {
		zh = "请补充或改正：人脸信息。",
		en = "Supplement or correct: Face images.",
	},
	check = function(app)
		local found = 0
		for _, item in ipairs(app:all "data/item") do
			if item:text("@category", "none") == "c3" and item:bool "@personal" then
				found = found + 1
				if item:integer "@retentionDays" > 30 then
					return fail {
						zh = "{name}保存 {days} 天，应及时删除",
						en = "{name} is kept for {days} days",
						name = item:text "name",
						days = item:integer "@retentionDays",
					}:at(item, "@retentionDays")
				end
			end
		end
		if found == 0 then
			return not_applicable()
		end
		return pass()
	end,
}

rule {
	id = "RC-01",
	title = { zh = "风险清单", en = "List of risks" },
	dimension = "risk-control",
	phases = { "admission" },
	severity = "major",
	cites = { "b-tool" },
	remedy = {
		zh = "请补充或改正：风险清单。",
		en = "Supplement or correct: List of risks.",
	},
	check = function(app)
		return app:each("risk/item", function(item)
			item:text "@kind"
			item:text "point"
			return pass()
		end)
	end,
}

rule {
	id = "RC-02",
	title = { zh = "剩余风险", en = "Residual risk" },
	dimension = "risk-control",
	phases = { "admission" },
	severity = "critical",
	cites = { "b-tool" },
	remedy = {
		zh = "请补充或改正：剩余风险。",
		en = "Supplement or correct: Residual risk.",
	},
	check = function(app)
		return app:each("risk/item", function(item)
			local value = item:integer "@residual"
			if value > 3 then
				return fail {
					zh = "剩余风险：“{id}”为 {value}，限值 3",
					en = "'{id}' has {value}; the limit is 3",
					id = item:text("@id", "?"),
					value = value,
				}:at(item, "@residual")
			end
			return pass()
		end)
	end,
}

rule {
	id = "RC-03",
	title = { zh = "风险措施", en = "Measures against risks" },
	dimension = "risk-control",
	phases = { "admission" },
	severity = "major",
	cites = { "b-tool" },
	remedy = {
		zh = "请补充或改正：风险措施。",
		en = "Supplement or correct: Measures against risks.",
	},
	check = function(app)
		return app:each("risk/item", function(item)
			item:text "measure"
			return pass()
		end)
	end,
}

rule {
	id = "RC-04",
	title = { zh = "补偿金额", en = "Compensation" },
	dimension = "risk-control",
	phases = { "admission" },
	severity = "major",
	cites = { "b-consumer" },
	params = {
		low = { type = "integer", default = 1, min = 0, max = 100000000000000 },
		high = { type = "integer", default = 6000005000, min = 0, max = 100000000000000 },
	},
	remedy = {
		zh = "请补充或改正：补偿金额。",
		en = "Supplement or correct: Compensation.",
	},
	check = function(app, p)
		local value = app:money "risk/compensation/@amount"
		if value < p.low or value > p.high then
			return fail {
				zh = "补偿金额为 {value}，应在 {low} 至 {high} 之间",
				en = "{value}: must be from {low} to {high}",
				value = value,
				low = p.low,
				high = p.high,
			}:at(app, "risk/compensation/@amount")
		end
		return pass()
	end,
}

rule {
	id = "RC-05",
	title = { zh = "赔付期限", en = "Deadline of compensation" },
	dimension = "risk-control",
	phases = { "admission" },
	severity = "major",
	cites = { "b-consumer" },
	params = {
		low = { type = "integer", default = 0, min = 0, max = 100000000000000 },
		high = { type = "integer", default = 30, min = 0, max = 100000000000000 },
	},
	remedy = {
		zh = "请补充或改正：赔付期限。",
		en = "Supplement or correct: Deadline of compensation.",
	},
	check = function(app, p)
		local value = app:integer "risk/compensation/@deadlineDays"
		if value >= 31 and value <= 40 then
			return partial(4000, {
				zh = "赔付期限为 {value}，接近限值",
				en = "{value} is close to the limit",
				value = value,
			}):at(app, "risk/compensation/@deadlineDays")
		end
		if value < p.low or value > p.high then
			return fail {
				zh = "赔付期限为 {value}，应在 {low} 至 {high} 之间",
				en = "{value}: must be from {low} to {high}",
				value = value,
				low = p.low,
				high = p.high,
			}:at(app, "risk/compensation/@deadlineDays")
		end
		return pass()
	end,
}

rule {
	id = "RC-06",
	title = { zh = "退出机制", en = "Exit mechanism" },
	dimension = "risk-control",
	phases = { "admission" },
	severity = "critical",
	cites = { "b-tool" },
	remedy = {
		zh = "请补充或改正：退出机制。",
		en = "Supplement or correct: Exit mechanism.",
	},
	check = function(app)
		app:text "risk/exit/trigger"
		app:text "risk/exit/@userNotice"
		return pass()
	end,
}

rule {
	id = "RC-07",
	title = { zh = "恢复时间", en = "Time to recover" },
	dimension = "risk-control",
	phases = { "admission" },
	severity = "minor",
	cites = { "b-ops" },
	params = {
		low = { type = "integer", default = 0, min = 0, max = 100000000000000 },
		high = { type = "integer", default = 60, min = 0, max = 100000000000000 },
	},
	remedy = {
		zh = "请补充或改正：恢复时间。",
		en = "Supplement or correct: Time to recover.",
	},
	check = function(app, p)
		local value = app:integer "risk/emergency/@rtoMinutes"
		if value < p.low or value > p.high then
			return fail {
				zh = "恢复时间为 {value}，应在 {low} 至 {high} 之间",
				en = "{value}: must be from {low} to {high}",
				value = value,
				low = p.low,
				high = p.high,
			}:at(app, "risk/emergency/@rtoMinutes")
		end
		return pass()
	end,
}

rule {
	id = "RC-08",
	title = { zh = "应急演练", en = "Drill" },
	dimension = "risk-control",
	phases = { "admission" },
	severity = "major",
	cites = { "b-ops" },
	params = {
		max_age = { type = "integer", unit = "days", default = 365, min = 1, max = 3660 },
	},
	remedy = {
		zh = "请补充或改正：应急演练。",
		en = "Supplement or correct: Drill.",
	},
	check = function(app, p)
		local day = app:date "risk/emergency/drill/@date"
		local age = app.as_of - day
		if age < 0 or age > p.max_age then
			return fail {
				zh = "应急演练：日期 {day} 距基准日 {age} 天，上限 {limit} 天",
				en = "{day} is {age} days ago; the limit is {limit}",
				day = day,
				age = age,
				limit = p.max_age,
			}:at(app, "risk/emergency/drill/@date")
		end
		return pass()
	end,
}

rule {
	id = "RC-09",
	title = { zh = "渗透测试", en = "Penetration test" },
	dimension = "risk-control",
	phases = { "admission" },
	severity = "major",
	cites = { "b-csl" },
	params = {
		max_age = { type = "integer", unit = "days", default = 180, min = 1, max = 3660 },
	},
	remedy = {
		zh = "请补充或改正：渗透测试。",
		en = "Supplement or correct: Penetration test.",
	},
	check = function(app, p)
		local day = app:date "security/penTest/@date"
		local age = app.as_of - day
		if age < 0 or age > p.max_age then
			return fail {
				zh = "渗透测试：日期 {day} 距基准日 {age} 天，上限 {limit} 天",
				en = "{day} is {age} days ago; the limit is {limit}",
				day = day,
				age = age,
				limit = p.max_age,
			}:at(app, "security/penTest/@date")
		end
		return pass()
	end,
}

rule {
	id = "RC-10",
	title = { zh = "中危漏洞", en = "Medium findings" },
	dimension = "risk-control",
	phases = { "admission" },
	severity = "major",
	cites = { "b-csl" },
	params = {
		low = { type = "integer", default = 0, min = 0, max = 100000000000000 },
		high = { type = "integer", default = 50, min = 0, max = 100000000000000 },
	},
	remedy = {
		zh = "请补充或改正：中危漏洞。",
		en = "Supplement or correct: Medium findings.",
	},
	check = function(app, p)
		local value = app:integer "security/penTest/@medium"
		if value < p.low or value > p.high then
			return fail {
				zh = "中危漏洞为 {value}，应在 {low} 至 {high} 之间",
				en = "{value}: must be from {low} to {high}",
				value = value,
				low = p.low,
				high = p.high,
			}:at(app, "security/penTest/@medium")
		end
		return pass()
	end,
}
