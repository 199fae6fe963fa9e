"""From saved pages of one site to its plugin.

A page and what is known of it (:mod:`~extractor.authoring.induction.sample`) give the container of the article, what is
dropped in it, and a rule for each field; :mod:`~extractor.authoring.induction.draft` puts them together, and
:mod:`~extractor.authoring.induction.source` writes them down.
"""
