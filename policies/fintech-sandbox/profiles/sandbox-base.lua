-- What all profiles of this pack share. Nobody is assessed with it.
profile {
  id = "sandbox-base",
  abstract = true,
  title = { zh = "本包各方案的共同部分", en = "What all profiles share" },
  policies = { "fintech-sandbox" },
  plugins = { "identifiers", "evidence" },
  -- What the report says of the plugins' rules if they cannot be used.
  wants = {
    evidence = {}, -- measures only
    identifiers = {
      ["LC-03"] = {
        title = {
          zh = "统一社会信用代码校验",
          en = "Unified social credit codes have the right "
            .. "check digit",
        },
        dimension = "legality",
        phases = { "admission" },
        severity = "major",
      },
      ["LC-04"] = {
        title = {
          zh = "法人识别编码（LEI）校验",
          en = "LEIs have the right check digits",
        },
        dimension = "legality",
        phases = { "admission" },
        severity = "minor",
      },
      ["LC-05"] = {
        title = {
          zh = "应用编号一致",
          en = "The application number agrees with lead "
            .. "and year",
        },
        dimension = "legality",
        phases = { "admission" },
        severity = "major",
      },
    },
  },
  undetermined = {
    label = { zh = "待补正", en = "To be supplemented" },
  },
}
