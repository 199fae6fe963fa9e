"""A page with invented words in the place of its own, that goes the same way through the host.

:mod:`~extractor.authoring.redaction.likeness` tries until it does; :mod:`~extractor.authoring.redaction.redact` knows
the formats, :mod:`~extractor.authoring.redaction.words` what becomes of a text.
"""
