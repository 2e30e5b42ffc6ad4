-- expect: error[H2013]: a policy has one policy{}; this one is 't' already
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
policy { id = "u", version = "1", title = { zh = "测", en = "T" } }
