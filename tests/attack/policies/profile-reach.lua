-- attack: reads the environment in a profile
-- bare: nothing (the bare profile{} does nothing)
-- heng: refused H2204 there is no
profile { id = os.getenv "HOME" and "x" }
