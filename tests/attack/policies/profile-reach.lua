-- attack: reads the environment in a profile
-- bare: nothing (the bare profile{} does nothing)
-- heng: refused H2201 there is no 'os' here
profile { id = os.getenv "HOME" and "x" }
