-- expect: error[H2301]: '2026-02-30' is no date
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
norm { id = "n", title = { zh = "规", en = "N" }, versions = { { from = "2026-02-30" } } }
