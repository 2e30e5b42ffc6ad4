-- expect: error[H2024]: the file is not valid UTF-8 text
policy { id = "t", version = "ÿ" }
