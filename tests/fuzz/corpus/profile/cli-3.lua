	profile {
	  inherits = "pboc-admission",
	  id = "own",
	  title = { zh = "本处", en = "Own" },
	  plugins = { "vendor/identifiers.so", "evidence" },
	}