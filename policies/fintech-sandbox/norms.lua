-- The norms that rules cite: each with its versions by date and its articles
-- by key. A rule cites "id#key"; the report prints the article in force on the
-- dossier's asOf.
--
-- `verified` speaks for every article of an entry: true where the text of the
-- article has been read, or where the renumbering of 2025 names the number
-- itself. What is known from secondary sources, from memory or by inference
-- has an entry of its own with verified = false and is printed "unverified".
-- The mark is about articles: the days in force of the laws, except the
-- Cybersecurity Law's of 2026, are general knowledge.

-- Laws and regulations whose cited articles have been read ------------------

norm {
  id = "csl",
  title = { zh = "网络安全法", en = "Cybersecurity Law" },
  versions = {
    {
      from = "2017-06-01",
      articles = {
        ["classified-protection"] = "21",
        ["log-retention"] = "21",
        ["emergency-plan"] = "25",
      },
    },
    {
      from = "2026-01-01",
      articles = {
        ["classified-protection"] = "23",
        ["log-retention"] = "23",
        ["emergency-plan"] = "27",
      },
    },
  },
  verified = true,
}

norm {
  id = "pipl",
  title = {
    zh = "个人信息保护法",
    en = "Personal Information Protection Law",
  },
  versions = {
    {
      from = "2021-11-01",
      articles = {
        ["minimisation"] = "6",
        ["lawful-basis"] = "13",
        ["no-refusal"] = "16",
        ["notice"] = "17",
        ["joint-handling"] = "20",
        ["entrustment"] = "21",
        ["provision"] = "23",
        ["automated-decision"] = "24",
        ["sensitive-consent"] = "29",
        ["minors"] = "31",
        ["export-route"] = "38",
        ["export-consent"] = "39",
        ["localisation"] = "40",
        ["access"] = "45",
        ["deletion"] = "47",
        ["request-handling"] = "50",
        ["security-measures"] = "51",
        ["audit"] = "54",
        ["impact-assessment"] = "55",
        ["impact-contents"] = "56",
        ["breach-notice"] = "57",
      },
    },
  },
  verified = true,
}

norm {
  id = "dsl",
  title = { zh = "数据安全法", en = "Data Security Law" },
  versions = {
    {
      from = "2021-09-01",
      articles = {
        ["classification"] = "21",
        ["officer"] = "27",
        ["incident"] = "29",
        ["risk-assessment"] = "30",
      },
    },
  },
  verified = true,
}

norm {
  id = "network-data",
  title = {
    zh = "网络数据安全管理条例",
    en = "Network Data Security Regulation",
  },
  versions = {
    {
      from = "2025-01-01",
      articles = {
        ["emergency-plan"] = "11",
        ["entrustment"] = "12",
        ["notice"] = "21",
        ["deletion"] = "24",
        ["officer"] = "30",
        ["important-data-transfer"] = "31",
        ["risk-assessment"] = "33",
        ["export"] = "35",
        ["third-party"] = "40",
      },
    },
  },
  verified = true,
}

norm {
  id = "consumer",
  title = {
    zh = "消费者权益保护法",
    en = "Consumer Rights Protection Law",
  },
  versions = {
    {
      from = "2014-03-15",
      articles = {
        ["standard-terms"] = "26",
        ["financial-disclosure"] = "28",
      },
    },
  },
  verified = true,
}

norm {
  id = "securities",
  title = { zh = "证券法", en = "Securities Law" },
  versions = {
    {
      from = "2020-03-01",
      articles = {
        ["programme-trading"] = "45",
        ["suitability"] = "88",
        ["business-licence"] = "119",
        ["business-scope"] = "120",
        ["client-records"] = "137",
      },
    },
  },
  verified = true,
}

norm {
  id = "payment",
  title = {
    zh = "非银行支付机构监督管理条例",
    en = "Regulation on Non-bank Payment Institutions",
  },
  versions = {
    {
      from = "2024-05-01",
      articles = {
        ["licence"] = "6",
        ["outsourcing"] = "21",
      },
    },
  },
  verified = true,
}

norm {
  id = "credit-reporting",
  title = {
    zh = "征信业管理条例",
    en = "Regulation on the Credit Reporting Industry",
  },
  versions = {
    {
      from = "2013-03-15",
      articles = {
        ["forbidden-data"] = "14",
        ["query-consent"] = "18",
        ["use-as-agreed"] = "20",
      },
    },
  },
  verified = true,
}

norm {
  id = "aml",
  title = { zh = "反洗钱法", en = "Anti-Money Laundering Law" },
  versions = {
    {
      from = "2025-01-01",
      articles = {
        ["due-diligence"] = "28",
        ["diligence-measures"] = "29",
        ["record-keeping"] = "34",
        ["new-technology"] = "36",
      },
    },
  },
  verified = true,
}

norm {
  id = "anti-fraud",
  title = {
    zh = "反电信网络诈骗法",
    en = "Anti-Telecom and Online Fraud Law",
  },
  versions = {
    {
      from = "2022-12-01",
      articles = {
        ["account-monitoring"] = "15",
        ["transaction-monitoring"] = "18",
      },
    },
  },
  verified = true,
}

norm {
  id = "algorithm-recommendation",
  title = {
    zh = "互联网信息服务算法推荐管理规定",
    en = "Provisions on Algorithmic Recommendation",
  },
  versions = {
    {
      from = "2022-03-01",
      articles = {
        ["transparency"] = "16",
        ["opt-out"] = "17",
        ["fair-price"] = "21",
      },
    },
  },
  verified = true,
}

-- These two are for rules that wait for their plugins (LC-27, DS-18).
norm {
  id = "e-signature",
  title = { zh = "电子签名法", en = "Electronic Signature Law" },
  versions = {
    {
      from = "2019-04-23",
      articles = {
        ["reliable"] = "13",
        ["effect"] = "14",
        ["certification"] = "16",
      },
    },
  },
  verified = true,
}

norm {
  id = "cryptography",
  title = { zh = "密码法", en = "Cryptography Law" },
  versions = {
    { from = "2020-01-01", articles = { ["critical-systems"] = "27" } },
  },
  verified = true,
}

-- Known from secondary sources, from memory or by inference ----------------

-- The numbers of 2026 follow the shift by two of the neighbouring articles.
norm {
  id = "csl-inferred",
  title = {
    zh = "网络安全法（2026 年条号为推断）",
    en = "Cybersecurity Law (numbers of 2026 inferred)",
  },
  versions = {
    {
      from = "2017-06-01",
      articles = {
        ["localisation"] = "37",
        ["minimisation"] = "41",
        ["complaints"] = "49",
      },
    },
    {
      from = "2026-01-01",
      articles = {
        ["localisation"] = "39",
        ["minimisation"] = "43",
        ["complaints"] = "51",
      },
    },
  },
  verified = false,
}

norm {
  id = "commercial-banks",
  title = { zh = "商业银行法", en = "Commercial Bank Law" },
  versions = { { from = "2015-10-01" } },
  verified = false,
}

norm {
  id = "pboc-2020-5",
  title = {
    zh = "金融消费者权益保护实施办法（人民银行令〔2020〕第5号）",
    en = "Measures for Financial Consumer Protection "
      .. "(PBoC Order 2020 No. 5)",
  },
  versions = { { from = "2020-11-01" } },
  verified = false,
}

norm {
  id = "pboc-2025-3",
  title = {
    zh = "人民银行业务领域数据安全管理办法（人民银行令〔2025〕第3号）",
    en = "Measures for Data Security in the PBoC's Fields "
      .. "(PBoC Order 2025 No. 3)",
  },
  versions = { { from = "2025-06-30" } },
  verified = false,
}

norm {
  id = "pi-audit",
  title = {
    zh = "个人信息保护合规审计管理办法",
    en = "Measures for Personal Information Compliance Audits",
  },
  versions = { { from = "2025-05-01" } },
  verified = false,
}

norm {
  id = "mlps",
  title = {
    zh = "信息安全技术 网络安全等级保护基本要求（GB/T 22239-2019）",
    en = "Baseline for Classified Protection of Cybersecurity "
      .. "(GB/T 22239-2019)",
  },
  versions = { { from = "2019-12-01" } },
  verified = false,
}

norm {
  id = "jrt-0198",
  title = {
    zh = "金融科技创新应用测试规范（JR/T 0198-2020）",
    en = "Testing of Fintech Innovation Applications "
      .. "(JR/T 0198-2020)",
  },
  versions = { { from = "2020-10-21" } },
  verified = false,
}

norm {
  id = "jrt-0199",
  title = {
    zh = "金融科技创新安全通用规范（JR/T 0199-2020）",
    en = "General Security of Fintech Innovation (JR/T 0199-2020)",
  },
  versions = {
    {
      from = "2020-10-21",
      articles = {
        ["transactions"] = "5",
        ["service-quality"] = "6",
        ["continuity"] = "7",
        ["network"] = "11",
      },
    },
  },
  verified = false,
}

norm {
  id = "jrt-0200",
  title = {
    zh = "金融科技创新风险监控规范（JR/T 0200-2020）",
    en = "Risk Monitoring of Fintech Innovation (JR/T 0200-2020)",
  },
  versions = { { from = "2020-10-21" } },
  verified = false,
}

norm {
  id = "jrt-0171",
  title = {
    zh = "个人金融信息保护技术规范（JR/T 0171-2020）",
    en = "Protection of Personal Financial Information "
      .. "(JR/T 0171-2020)",
  },
  versions = {
    {
      from = "2020-02-13",
      articles = {
        ["technical"] = "6",
        ["management"] = "7",
        ["masking"] = "A",
      },
    },
  },
  verified = false,
}

norm {
  id = "jrt-0197",
  title = {
    zh = "金融数据安全 数据安全分级指南（JR/T 0197-2020）",
    en = "Guide to Levels of Financial Data Security "
      .. "(JR/T 0197-2020)",
  },
  versions = { { from = "2020-09-23" } },
  verified = false,
}

norm {
  id = "jrt-0221",
  title = {
    zh = "人工智能算法金融应用评价规范（JR/T 0221-2021）",
    en = "Evaluation of AI Algorithms in Finance (JR/T 0221-2021)",
  },
  versions = {
    {
      from = "2021-03-26",
      articles = {
        ["traceability"] = "6.4",
        ["internal-control"] = "6.5",
        ["explainability"] = "7",
      },
    },
  },
  verified = false,
}

norm {
  id = "jrt-0193",
  title = {
    zh = "区块链技术金融应用 评估规则（JR/T 0193-2020）",
    en = "Evaluation of Blockchain in Finance (JR/T 0193-2020)",
  },
  versions = { { from = "2020-07-10" } },
  verified = false,
}

norm {
  id = "jrt-0184",
  title = {
    zh = "金融分布式账本技术安全规范（JR/T 0184-2020）",
    en = "Security of Distributed Ledgers in Finance (JR/T 0184-2020)",
  },
  versions = { { from = "2020-02-05" } },
  verified = false,
}

norm {
  id = "gb-32100",
  title = {
    zh = "法人和其他组织统一社会信用代码编码规则（GB 32100-2015）",
    en = "Coding of the Unified Social Credit Code (GB 32100-2015)",
  },
  versions = { { from = "2015-10-01" } },
  verified = false,
}

norm {
  id = "iso-17442",
  title = {
    zh = "法人机构识别编码（ISO 17442）",
    en = "Legal Entity Identifier (ISO 17442)",
  },
  versions = { { from = "2012-06-01" } },
  verified = false,
}

norm {
  id = "jrt-0167",
  title = {
    zh = "云计算技术金融应用规范 安全技术要求（JR/T 0167-2020）",
    en = "Cloud Computing in Finance: Security (JR/T 0167-2020)",
  },
  versions = { { from = "2020-10-16" } },
  verified = false,
}

norm {
  id = "plan-2019",
  title = {
    zh = "金融科技（FinTech）发展规划（2019—2021年）",
    en = "FinTech Development Plan (2019-2021)",
  },
  versions = { { from = "2019-08-22" } },
  verified = false,
}

-- What the press and the published calls say of the PBoC's tool.
norm {
  id = "pboc-tool",
  title = {
    zh = "金融科技创新监管工具实施要求（公开报道）",
    en = "Fintech innovation regulatory tool (public reports)",
  },
  versions = { { from = "2019-12-05" } },
  verified = false,
}

norm {
  id = "csrc-pilot",
  title = {
    zh = "资本市场金融科技创新试点（公开报道）",
    en = "Capital-market fintech pilot (public reports)",
  },
  versions = { { from = "2021-11-19" } },
  verified = false,
}

norm {
  id = "hkma-fss",
  title = {
    zh = "香港金管局金融科技监管沙盒",
    en = "HKMA Fintech Supervisory Sandbox",
  },
  versions = { { from = "2016-09-06" } },
  verified = false,
}

norm {
  id = "fca-sandbox",
  title = {
    zh = "英国 FCA 监管沙盒准入标准",
    en = "FCA regulatory sandbox eligibility criteria",
  },
  versions = { { from = "2016-05-09" } },
  verified = false,
}
