"""Messages that teach: where in a plugin a mistake is written, what is wrong with it, and what was meant.

``locating`` finds file and line, ``advice`` what was meant, and ``telling`` makes a sentence of both where loading a
plugin failed.
"""
