-- attack: reads the environment in a profile
-- bare: nothing (the bare profile{} does nothing)
-- heng: refused H2204 not defined
profile { id = os.getenv "HOME" and "x" }
