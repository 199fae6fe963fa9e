"""Messages that teach: where in a plugin a mistake is written, what is wrong with it, and what was meant.

:mod:`~extractor.teaching.locating` finds file and line, :mod:`~extractor.teaching.advice` what was meant, and
:mod:`~extractor.teaching.telling` makes a sentence of both where loading a plugin failed.
"""
