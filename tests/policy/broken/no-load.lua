-- expect: there is no 'load' here
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
load("return 1")()
