-- expect: error[H2040]: the key '1' is given twice in one table
-- expect: double-item.lua:8:28
-- expect: an item without a key has it already
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
rule {
  id = "T-01",
  title = { zh = "测", en = "T" },
  phases = { "admission", [1] = "exit" },
}
