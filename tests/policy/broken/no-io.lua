-- expect: there is no 'io' here
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
io.open("/etc/passwd")
