-- Two effects: approval-hours from 72 to 24 by weight 2, of which 21 was
-- reached; first-loans from 0 to 3000 by weight 3, of which 3420 was.
test {
  rule = "IV-10",
  base = "clean-exit",
  { expect = "pass" },

  -- Two fifths from the first; what is asked of the second is two thirds.
  {
    set = { ["exitAnnex/realisedEffect[2]/@value"] = 2000 },
    expect = "pass",
    name = "exactly 80 per cent by weight",
  },
  {
    set = { ["exitAnnex/realisedEffect[2]/@value"] = 1999 },
    expect = "fail",
    message = "reached to 79.98% by weight, less than 80.00%",
    at = "exitAnnex/realisedEffect",
  },
  {
    set = {
      ["exitAnnex/realisedEffect[1]/@value"] = 72,
      ["exitAnnex/realisedEffect[2]/@value"] = 30000,
    },
    expect = "fail",
    message = "60.00%",
    name = "more than was aimed at makes up for nothing",
  },
  {
    set = { ["exitAnnex/realisedEffect[1]/@value"] = 200 },
    expect = "fail",
    message = "60.00%",
    name = "worse than before counts as nothing reached",
  },
  {
    set = { ["exitAnnex/realisedEffect[2]/@value"] = -1 },
    expect = "fail",
    message = "40.00%",
  },
  {
    set = { ["exitAnnex/realisedEffect[1]/@value"] = 72 },
    params = { attainment = 6000 },
    expect = "pass",
  },
  {
    set = { ["exitAnnex/realisedEffect[1]/@value"] = 72 },
    params = { attainment = 6001 },
    expect = "fail",
    message = "60.00% by weight, less than 60.01%",
  },
  {
    set = { ["exitAnnex/realisedEffect[1]/@value"] = 24 },
    params = { attainment = 10000 },
    expect = "pass",
    name = "everything, exactly",
  },
  {
    set = { ["exitAnnex/realisedEffect[1]/@value"] = "24.000001" },
    params = { attainment = 10000 },
    expect = "fail",
    message = "99.99%",
    name = "all but a millionth",
  },

  -- Weights.
  {
    remove = { "app/expectedEffect/@weight" },
    set = { ["exitAnnex/realisedEffect[1]/@value"] = 72 },
    expect = "fail",
    message = "50.00%",
    name = "without weights every effect counts the same",
  },
  {
    remove = { "app/expectedEffect[2]/@weight" },
    expect = "insufficient",
    at = "app/expectedEffect[2]/@weight",
    name = "weights for all or for none",
  },

  -- What is missing.
  {
    remove = { "exitAnnex/realisedEffect[2]" },
    expect = "insufficient",
    message = "metric 'first-loans' has no realised value",
    at = "exitAnnex/realisedEffect/@value",
  },
  {
    remove = { "exitAnnex/realisedEffect[2]/@metricId" },
    expect = "insufficient",
    at = "exitAnnex/realisedEffect[2]/@metricId",
  },
  {
    remove = { "exitAnnex/realisedEffect[2]/@value" },
    expect = "insufficient",
    at = "exitAnnex/realisedEffect[2]/@value",
  },
  {
    add = {
      exitAnnex = "<realisedEffect metricId='first-loans' value='3420'/>",
    },
    expect = "insufficient",
    message = "metric 'first-loans' has two realised values",
    at = "exitAnnex/realisedEffect[3]/@metricId",
  },
  {
    add = { exitAnnex = "<realisedEffect metricId='nps' value='70'/>" },
    expect = "insufficient",
    message = "metric 'nps' has a realised value, but no expected effect",
    at = "exitAnnex/realisedEffect[3]/@metricId",
  },
  {
    remove = { "app/expectedEffect[2]/@target" },
    expect = "insufficient",
    at = "app/expectedEffect[2]/@target",
  },
  {
    remove = { "app/expectedEffect[2]/@baseline" },
    expect = "insufficient",
    at = "app/expectedEffect[2]/@baseline",
  },
  {
    remove = { "app/expectedEffect[2]/@metricId" },
    expect = "insufficient",
    at = "app/expectedEffect[2]/@metricId",
  },
  {
    remove = {
      "app/expectedEffect[2]/@metricId",
      "app/expectedEffect[2]/@target",
    },
    expect = "insufficient",
    at = "app/expectedEffect[2]/@metricId",
    name = "a baseline alone wants to be measured",
  },
  {
    remove = {
      "app/expectedEffect[2]/@target",
      "app/expectedEffect[2]/@baseline",
    },
    expect = "insufficient",
    at = "app/expectedEffect[2]/@target",
    name = "a metric alone as well",
  },
  {
    remove = {
      "app/expectedEffect[2]/@metricId",
      "app/expectedEffect[2]/@baseline",
    },
    expect = "insufficient",
    at = "app/expectedEffect[2]/@metricId",
    name = "and a target alone",
  },
  {
    remove = {
      "app/expectedEffect[2]/@metricId",
      "app/expectedEffect[2]/@target",
      "app/expectedEffect[2]/@baseline",
      "exitAnnex/realisedEffect[2]",
    },
    expect = "pass",
    name = "an effect in words is not measured",
  },
  {
    remove = { "app/expectedEffect", "exitAnnex/realisedEffect" },
    expect = "insufficient",
    message = "no expected effect with a target",
    at = "app/expectedEffect/@target",
  },
}

-- A single effect, approval-hours.
test {
  rule = "IV-10",
  base = "clean-exit",
  remove = { "app/expectedEffect[2]", "exitAnnex/realisedEffect[2]" },
  {
    set = { ["exitAnnex/realisedEffect/@value"] = "33.6" },
    expect = "pass",
    name = "80 per cent of the way down",
  },
  {
    set = { ["exitAnnex/realisedEffect/@value"] = "33.600001" },
    expect = "fail",
    message = "79.99%",
  },
  {
    set = {
      ["app/expectedEffect/@baseline"] = 0,
      ["app/expectedEffect/@target"] = 20000,
      ["exitAnnex/realisedEffect/@value"] = 16000,
    },
    expect = "pass",
    name = "80 per cent of a long way",
  },
  {
    set = {
      ["app/expectedEffect/@baseline"] = 0,
      ["app/expectedEffect/@target"] = 20000,
      ["exitAnnex/realisedEffect/@value"] = "15999.9",
    },
    expect = "fail",
    message = "79.99%",
  },
  {
    set = {
      ["app/expectedEffect/@baseline"] = -500000000,
      ["app/expectedEffect/@target"] = 500000000,
      ["exitAnnex/realisedEffect/@value"] = 300000000,
    },
    expect = "pass",
    name = "numbers far too big to be multiplied",
  },
  {
    set = {
      ["app/expectedEffect/@baseline"] = -500000000,
      ["app/expectedEffect/@target"] = 500000000,
      ["exitAnnex/realisedEffect/@value"] = 299999990,
    },
    expect = "fail",
    message = "79.99%",
  },

  {
    set = {
      ["app/expectedEffect/@baseline"] = 0,
      ["app/expectedEffect/@target"] = 1,
      ["exitAnnex/realisedEffect/@value"] = "0.8",
    },
    expect = "pass",
    name = "80 per cent of a short way",
  },
  {
    set = {
      ["app/expectedEffect/@baseline"] = 0,
      ["app/expectedEffect/@target"] = "0.000002",
      ["exitAnnex/realisedEffect/@value"] = "0.000001",
    },
    expect = "fail",
    message = "50.00%",
    name = "half of the shortest way",
  },
  {
    set = {
      ["app/expectedEffect/@baseline"] = "0.000001",
      ["app/expectedEffect/@target"] = 0,
      ["exitAnnex/realisedEffect/@value"] = 0,
    },
    expect = "pass",
  },
  {
    set = {
      ["app/expectedEffect/@baseline"] = "0.000001",
      ["app/expectedEffect/@target"] = 0,
      ["exitAnnex/realisedEffect/@value"] = "0.000001",
    },
    expect = "fail",
    message = "0.00%",
    name = "nothing of it",
  },

  -- A target that equals its baseline: the value is to be kept.
  {
    set = {
      ["app/expectedEffect/@baseline"] = 24,
      ["exitAnnex/realisedEffect/@value"] = 24,
    },
    expect = "pass",
  },
  {
    set = {
      ["app/expectedEffect/@baseline"] = 24,
      ["exitAnnex/realisedEffect/@value"] = "24.000001",
    },
    expect = "fail",
    message = "0.00%",
  },
  {
    set = {
      ["app/expectedEffect/@baseline"] = 24,
      ["exitAnnex/realisedEffect/@value"] = "23.9",
    },
    expect = "pass",
  },
  {
    set = {
      ["app/expectedEffect/@baseline"] = 24,
      ["app/expectedEffect/@better"] = "higher",
      ["exitAnnex/realisedEffect/@value"] = "24.1",
    },
    expect = "pass",
  },
  {
    set = {
      ["app/expectedEffect/@baseline"] = 24,
      ["app/expectedEffect/@better"] = "higher",
      ["exitAnnex/realisedEffect/@value"] = "23.9",
    },
    expect = "fail",
    message = "0.00%",
  },
  {
    set = { ["app/expectedEffect/@baseline"] = 24 },
    remove = { "app/expectedEffect/@better" },
    expect = "insufficient",
    at = "app/expectedEffect/@better",
  },
  {
    remove = { "app/expectedEffect/@better" },
    expect = "pass",
    name = "from another baseline the target tells the direction",
  },
}

-- Twelve months from 2025-07: 17950 customers of 20000 in the end, 29940
-- transactions of 48000, 7335300000.00 yuan of 12000000000.00.
test {
  rule = "IV-11",
  base = "operation-full",
  { expect = "pass" },
  { base = "clean-exit", expect = "pass", name = "at exit as well" },
  {
    remove = { "operation/volume" },
    expect = "insufficient",
    message = "no monthly volume",
    at = "operation/volume",
  },
  {
    remove = { "operation/volume[3]/@month" },
    expect = "insufficient",
    at = "operation/volume[3]/@month",
  },

  -- Customers: those of the last month.
  { set = { ["operation/volume[12]/@customers"] = 24000 }, expect = "pass" },
  {
    set = { ["operation/volume[12]/@customers"] = 24001 },
    expect = "fail",
    message = "customers: 24001, which is 120.01% of the declared 20000; "
      .. "the limit is 120.00%",
    at = "operation/volume[12]",
    name = "a trifle over the limit",
  },
  {
    set = { ["operation/volume[12]/@customers"] = 30000 },
    expect = "fail",
    message = "150.00%",
  },
  { set = { ["operation/volume[12]/@customers"] = 4000 }, expect = "pass" },
  {
    set = { ["operation/volume[12]/@customers"] = 3999 },
    expect = "fail",
    message = "customers: 3999, only 19.99% of the declared 20000",
    at = "operation/volume[12]",
  },
  {
    set = { ["operation/volume[12]/@customers"] = 0 },
    expect = "fail",
    message = "customers: 0, only 0.00%",
  },
  {
    set = { ["operation/volume[12]/@customers"] = 0 },
    params = { least = 0 },
    expect = "pass",
  },
  {
    set = { ["operation/volume[12]/@customers"] = -1 },
    expect = "insufficient",
    message = "-1 against the declared 20000 cannot be compared",
    at = "operation/volume[12]",
  },
  {
    set = { ["app/expectedScale/@customers"] = 0 },
    expect = "insufficient",
    message = "17950 against the declared 0 cannot be compared",
  },
  {
    set = {
      ["operation/volume[12]/@customers"] = 1,
      ["app/expectedScale/@customers"] = 1,
    },
    expect = "pass",
    name = "one of one",
  },
  {
    remove = { "app/expectedScale/@customers" },
    expect = "insufficient",
    at = "app/expectedScale/@customers",
  },
  {
    remove = { "operation/volume[12]/@customers" },
    expect = "insufficient",
    at = "operation/volume[12]/@customers",
  },
  {
    remove = { "operation/volume[11]/@customers" },
    expect = "pass",
    name = "those of earlier months do not matter",
  },
  {
    add = {
      operation = [[<volume month="2025-06-01" customers="1"
        transactions="999999" amount="99999999999999"/>]],
    },
    expect = "pass",
    name = "only the last twelve months count, wherever the others stand",
  },
  {
    set = { ["operation/volume[12]/@customers"] = 20000 },
    params = { most = 10000 },
    expect = "pass",
  },
  {
    set = { ["operation/volume[12]/@customers"] = 20001 },
    params = { most = 10000 },
    expect = "fail",
    message = "which is 100.01% of the declared 20000; the limit is 100.00%",
  },

  {
    set = {
      ["operation/volume[12]/@customers"] = 10000,
      ["app/expectedScale/@customers"] = 9999,
    },
    params = { most = 10001 },
    expect = "fail",
    message = "which is 100.02%",
    name = "the smallest trifle",
  },

  -- Transactions: the declared number is what varies here.
  {
    set = { ["app/expectedScale/@transactionsPerYear"] = 24950 },
    expect = "pass",
    name = "exactly 120 per cent",
  },
  {
    set = { ["app/expectedScale/@transactionsPerYear"] = 24949 },
    expect = "fail",
    message = "transactions a year: 29940, which is 120.01%",
    at = "operation/volume[12]",
  },
  {
    set = { ["app/expectedScale/@transactionsPerYear"] = 149700 },
    expect = "pass",
    name = "exactly 20 per cent",
  },
  {
    set = { ["app/expectedScale/@transactionsPerYear"] = 149701 },
    expect = "fail",
    message = "年交易笔数 29940，仅为声明的 149701 的 19.99%",
    at = "operation/volume[12]",
  },
  { params = { least = 6112 }, expect = "pass" },
  {
    params = { least = 6113 },
    expect = "fail",
    message = "amount a year in fen: 733530000000, only 61.12%",
  },
  {
    params = { least = 6238 },
    expect = "fail",
    message = "transactions a year: 29940, only 62.37%",
  },
  {
    remove = { "app/expectedScale/@transactionsPerYear" },
    expect = "insufficient",
    at = "app/expectedScale/@transactionsPerYear",
    name = "reported, but not declared",
  },
  {
    remove = { "operation/volume/@transactions" },
    expect = "insufficient",
    at = "operation/volume[1]/@transactions",
    name = "declared, but not reported",
  },
  {
    remove = { "operation/volume[7]/@transactions" },
    expect = "insufficient",
    at = "operation/volume[7]/@transactions",
  },
  {
    remove = {
      "app/expectedScale/@transactionsPerYear",
      "operation/volume/@transactions",
    },
    expect = "pass",
    name = "a service without transactions",
  },
  {
    set = { ["operation/volume/@transactions"] = "999999999999999999" },
    expect = "fail",
    message = "transactions a year: 120000000000000000",
    name = "numbers that no sum can hold",
  },
  {
    set = { ["operation/volume/@transactions"] = "-999999999999999999" },
    expect = "insufficient",
    message = "transactions a year: -12 against",
  },
  {
    set = {
      ["operation/volume/@transactions"] = "10000000000000000",
      ["app/expectedScale/@transactionsPerYear"] = "100000000000000000",
    },
    expect = "pass",
    name = "exactly 120 per cent of a number that no product can hold",
  },
  {
    set = {
      ["operation/volume/@transactions"] = "10000000000000000",
      ["app/expectedScale/@transactionsPerYear"] = 1,
    },
    expect = "fail",
    message = "which is 1200000000000000.00% of the declared 1;",
  },
  {
    set = {
      ["operation/volume/@transactions"] = "10000000000000000",
      ["app/expectedScale/@transactionsPerYear"] = "99900000000000000",
    },
    expect = "fail",
    message = "which is 120.12% of the declared 99900000000000000;",
  },

  -- Amounts.
  {
    set = { ["app/expectedScale/@amount"] = 611275000000 },
    expect = "pass",
    name = "exactly 120 per cent",
  },
  {
    set = { ["app/expectedScale/@amount"] = 611274999999 },
    expect = "fail",
    message = "amount a year in fen: 733530000000, which is 120.01%",
    at = "operation/volume[12]",
  },
  {
    set = { ["app/expectedScale/@amount"] = 3667650000000 },
    expect = "pass",
    name = "exactly 20 per cent",
  },
  {
    set = { ["app/expectedScale/@amount"] = 3667650000001 },
    expect = "fail",
    message = "年交易金额（分） 733530000000，仅为",
    at = "operation/volume[12]",
  },
  {
    remove = { "app/expectedScale/@amount" },
    expect = "insufficient",
    at = "app/expectedScale/@amount",
    name = "reported, but not declared",
  },
  {
    remove = { "operation/volume/@amount" },
    expect = "insufficient",
    at = "operation/volume[1]/@amount",
    name = "declared, but not reported",
  },
  {
    remove = { "operation/volume[7]/@amount" },
    expect = "insufficient",
    at = "operation/volume[7]/@amount",
  },
  {
    remove = { "app/expectedScale/@amount", "operation/volume/@amount" },
    expect = "pass",
    name = "a service that moves no money",
  },
  {
    set = { ["operation/volume[7]/@currency"] = "USD" },
    expect = "insufficient",
    message = "different currencies",
    at = "operation/volume[7]/@currency",
  },
  {
    remove = { "operation/volume/@currency" },
    expect = "pass",
    name = "yuan unless another currency is named",
  },
  {
    remove = { "app/expectedScale/@currency" },
    expect = "pass",
    name = "on the other side as well",
  },
  {
    set = {
      ["app/expectedScale/@currency"] = "USD",
      ["operation/volume/@currency"] = "USD",
    },
    expect = "pass",
    name = "another currency on both sides",
  },
}

-- A month in several records is one month.
test {
  rule = "IV-11",
  base = "operation-full",
  {
    set = { ["operation/volume[12]/@customers"] = 12000 },
    add = {
      operation = [[<volume month="2026-06-01" customers="12000"
        transactions="0" amount="0"/>]],
    },
    expect = "pass",
  },
  {
    set = { ["operation/volume[12]/@customers"] = 12000 },
    add = {
      operation = [[<volume month="2026-06-30" customers="12001"
        transactions="0" amount="0"/>]],
    },
    expect = "fail",
    message = "customers: 24001, which is 120.01%",
    at = "operation/volume[12]",
    name = "each half is within, the month is not",
  },
  {
    add = {
      operation = [[<volume month="2026-06-01" customers="-1"
        transactions="0" amount="0"/>]],
    },
    expect = "insufficient",
    message = "-1 against the declared 20000",
    at = "operation/volume[12]",
    name = "a half below zero takes nothing off",
  },
  {
    set = { ["operation/volume[12]/@customers"] = 0 },
    add = {
      operation = [[<volume month="2026-06-01" customers="24001"
        transactions="0" amount="0"/>]],
    },
    expect = "fail",
    message = "customers: 24001",
    at = "operation/volume[12]",
    name = "nothing in the first half",
  },
  {
    add = { operation = "<volume month='2026-06-01'/>" },
    expect = "insufficient",
    at = "operation/volume[13]/@customers",
  },
  {
    set = {
      ["operation/volume[12]/@customers"] = "999999999999999999",
      ["app/expectedScale/@customers"] = "999999999999999999",
    },
    params = { most = 10000 },
    add = {
      operation = [[<volume month="2026-06-01" customers="1"
        transactions="0" amount="0"/>
        <volume month="2026-06-01" customers="999999999999999999"
        transactions="0" amount="0"/>]],
    },
    expect = "fail",
    message = "customers: 1000000000000000000, which is 100.01%",
    name = "a sum that no figure can tell",
  },
  {
    set = { ["app/expectedScale/@transactionsPerYear"] = 24951 },
    add = {
      operation = [[<volume month="2025-07-01" customers="0"
        transactions="1" amount="0"/>]],
    },
    expect = "pass",
  },
  {
    set = { ["app/expectedScale/@transactionsPerYear"] = 24950 },
    add = {
      operation = [[<volume month="2025-07-01" customers="0"
        transactions="1" amount="0"/>]],
    },
    expect = "fail",
    message = "transactions a year: 29941, which is 120.01%",
    at = "operation/volume[12]",
    name = "a record more is no month more: none falls out of the year",
  },
  {
    set = { ["app/expectedScale/@amount"] = 611275000000 },
    add = {
      operation = [[<volume month="2025-07-01" customers="0"
        transactions="0" amount="0"/>]],
    },
    expect = "pass",
  },
  {
    set = { ["app/expectedScale/@amount"] = 611275000000 },
    add = {
      operation = [[<volume month="2025-07-01" customers="0"
        transactions="0" amount="1"/>]],
    },
    expect = "fail",
    message = "amount a year in fen: 733530000001, which is 120.01%",
  },
  {
    add = {
      operation = [[<volume month="2025-07-01" customers="0"
        transactions="0" amount="1" currency="USD"/>]],
    },
    expect = "insufficient",
    message = "different currencies",
    at = "operation/volume[13]/@currency",
  },
}

-- No month may be left out that began after the service went live on
-- 2025-07-01 and is over on 2026-06-30, the day of assessment.
test {
  rule = "IV-11",
  base = "operation-full",
  {
    remove = { "operation/volume[@month='2025-07-01']" },
    expect = "insufficient",
    message = "nothing is told of 2025-07",
    at = "operation/volume",
  },
  {
    remove = { "operation/volume[@month='2025-12-01']" },
    expect = "insufficient",
    message = "nothing is told of 2025-12",
  },
  {
    remove = { "operation/volume[@month='2026-01-01']" },
    expect = "insufficient",
    message = "nothing is told of 2026-01",
  },
  {
    remove = { "operation/volume[@month='2026-05-01']" },
    expect = "insufficient",
    message = "nothing is told of 2026-05",
  },
  {
    remove = { "operation/volume[@month='2026-06-01']" },
    expect = "pass",
    name = "June is not over on its last day",
  },
  {
    remove = { "operation/volume[@month='2026-06-01']" },
    as_of = "2026-07-01",
    expect = "insufficient",
    message = "nothing is told of 2026-06",
  },
  { as_of = "2026-07-31", expect = "pass" },
  {
    as_of = "2026-08-01",
    expect = "insufficient",
    message = "nothing is told of 2026-07",
  },
  {
    remove = { "operation/volume[@month='2025-07-01']" },
    set = { ["milestone[@type='live']/@date"] = "2025-07-02" },
    expect = "pass",
    name = "the month in which it went live is not whole",
  },
  {
    remove = { "operation/volume[@month='2026-01-01']" },
    set = { ["milestone[@type='live']/@date"] = "2025-12-02" },
    expect = "insufficient",
    message = "nothing is told of 2026-01",
    name = "live in December, whole months from January",
  },
  {
    remove = { "milestone[@type='live']" },
    expect = "insufficient",
    at = "milestone[@type='live']/@date",
  },
  {
    remove = {
      "operation/volume[@month='2026-04-01']",
      "operation/volume[@month='2026-05-01']",
      "operation/volume[@month='2026-06-01']",
    },
    add = { ["."] = "<milestone type='completion' date='2026-04-30'/>" },
    expect = "pass",
    name = "after completion nothing is told",
  },
  {
    remove = {
      "operation/volume[@month='2026-04-01']",
      "operation/volume[@month='2026-05-01']",
      "operation/volume[@month='2026-06-01']",
    },
    add = { ["."] = "<milestone type='completion' date='2026-05-01'/>" },
    expect = "insufficient",
    message = "nothing is told of 2026-04",
  },
  {
    add = { ["."] = "<milestone type='completion' date='2026-09-01'/>" },
    expect = "pass",
    name = "what is yet to come is not asked for",
  },
  {
    remove = { "operation/volume[@month='2025-07-01']" },
    set = { ["operation/volume[11]/@customers"] = 24001 },
    expect = "fail",
    message = "120.01%",
    name = "what is missing hides no failure",
  },
}

-- Three months only, scaled up to a year: 11400 transactions are 45600.
test {
  rule = "IV-11",
  base = "operation-full",
  set = { ["milestone[@type='live']/@date"] = "2026-04-01" },
  remove = {
    "operation/volume[1]", "operation/volume[1]", "operation/volume[1]",
    "operation/volume[1]", "operation/volume[1]", "operation/volume[1]",
    "operation/volume[1]", "operation/volume[1]", "operation/volume[1]",
  },
  {
    set = { ["app/expectedScale/@transactionsPerYear"] = 38000 },
    expect = "pass",
  },
  {
    set = { ["app/expectedScale/@transactionsPerYear"] = 38000 },
    add = {
      operation = [[<volume month="2026-05-01" customers="0"
        transactions="0" amount="0"/>]],
    },
    expect = "pass",
    name = "scaled up by months, not by records",
  },
  {
    set = { ["app/expectedScale/@transactionsPerYear"] = 37999 },
    add = {
      operation = [[<volume month="2026-05-01" customers="0"
        transactions="0" amount="0"/>]],
    },
    expect = "fail",
    message = "transactions a year: 45600, which is 120.01%",
  },
  {
    set = { ["app/expectedScale/@transactionsPerYear"] = 37999 },
    expect = "fail",
    message = "transactions a year: 45600, which is 120.01%",
  },
  {
    set = { ["app/expectedScale/@amount"] = 931000000000 },
    expect = "pass",
  },
  {
    set = { ["app/expectedScale/@amount"] = 930999999999 },
    expect = "fail",
    message = "amount a year in fen: 1117200000000, which is 120.01%",
  },
}

-- Figures so large that they are made smaller first: at the border both ways
-- give the same share.
equivalent { operator = "compare", code = "part > 100000000000000",
  reason = "at the border both ways give the same share" }
equivalent { operator = "threshold", code = "part > 100000000000000",
  reason = "at the border both ways give the same share" }
equivalent { operator = "compare", code = "while way > 9000000000",
  reason = "at the border both ways give the same share" }
equivalent { operator = "threshold", code = "while way > 9000000000",
  reason = "at the border both ways give the same share" }
equivalent { operator = "compare", code = "if way < 0",
  reason = "a way of 0 has been dealt with before" }
equivalent { operator = "threshold", code = "if way < 0",
  reason = "a way of 0 has been dealt with before" }
equivalent { operator = "compare", code = "ends > app.as_of",
  reason = "both ways the earlier of two equal days" }
equivalent { rule = "IV-11", operator = "compare",
  code = "return a.number < b.number",
  reason = "no two months are equal" }
