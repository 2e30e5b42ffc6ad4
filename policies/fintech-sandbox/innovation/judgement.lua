-- What only experts can say of an innovation.

rule {
  id = "IV-02",
  title = {
    zh = "与既有产品有实质差异",
    en = "Genuinely different from existing products",
  },
  dimension = "innovation",
  phases = { "admission" },
  severity = "major",
  kind = "expert",
  cites = { "fca-sandbox", "csrc-pilot" },
  guidance = {
    zh = "对照声明书列出的同类产品，判断差异是实质的（新数据、新机制、"
      .. "新对象），"
      .. "还是仅为包装或渠道变化。同类产品越多，要求越严。",
    en = "Compare with the products the declaration lists. Is the "
      .. "difference one of substance (new data, mechanism or "
      .. "users), or of packaging and channel? The more comparable "
      .. "products there are, the stricter.",
  },
  scale = {
    {
      at = 0,
      zh = "与市场上已有产品无实质差异",
      en = "no difference of substance from what is on the market",
    },
    {
      at = 40,
      zh = "有改进，但同类产品已普遍具备",
      en = "an improvement that comparable products already have",
    },
    {
      at = 60,
      zh = "有可辨认的实质差异，同类产品少",
      en = "a recognisable difference of substance; few comparables",
    },
    {
      at = 80,
      zh = "差异显著，仅有个别相近产品",
      en = "a marked difference; hardly any comparable product",
    },
    {
      at = 100,
      zh = "国内首创，未见同类产品",
      en = "the first in the country; no comparable product known",
    },
  },
  pass_at = 6000,
  fail_below = 4000,
  rationale = {
    zh = "测试资源留给真正的创新。",
    en = "Testing is for genuine innovation.",
  },
  remedy = {
    zh = "补充与同类产品的逐项对照，说明差异及其给用户带来的好处。",
    en = "Compare item by item with similar products and say what the "
      .. "difference gives to users.",
  },
}

rule {
  id = "IV-08",
  title = { zh = "示范可复制", en = "Exemplary and replicable" },
  dimension = "innovation",
  phases = { "admission" },
  severity = "minor",
  kind = "expert",
  cites = { "pboc-tool" },
  guidance = {
    zh = "判断该应用测试成功后，其他机构、地区能否在现有条件下采用，"
      .. "是否对行业或规则完善有示范意义。",
    en = "Once tested, could other institutions and regions adopt it "
      .. "under ordinary conditions, and would the industry or the "
      .. "rules learn from it?",
  },
  scale = {
    {
      at = 0,
      zh = "依赖单一机构独有条件，无法复制",
      en = "depends on one institution alone; cannot be copied",
    },
    {
      at = 60,
      zh = "同类机构经适当改造可以采用",
      en = "institutions of the same kind can adopt it with some work",
    },
    {
      at = 100,
      zh = "可广泛采用，且能为规则完善提供依据",
      en = "can be adopted widely and informs better rules",
    },
  },
  rationale = {
    zh = "创新应用的测试成果应可供行业借鉴。",
    en = "What a test teaches should serve the industry.",
  },
  remedy = {
    zh = "说明推广所需的数据、系统与组织条件，以及已有意向的机构。",
    en = "State the data, systems and organisation that adoption needs, "
      .. "and who is interested.",
  },
}
