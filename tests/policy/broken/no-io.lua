-- expect: 'io' is not defined
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
io.open("/etc/passwd")
