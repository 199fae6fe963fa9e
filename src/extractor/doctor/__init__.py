"""How sites and their rules fare on recent pages, and whether they fared better before.

Passes of many documents come in, counts and alarms go out; it mends nothing, and looks at no page twice.

:mod:`~extractor.doctor.observation` looks at one document, :mod:`~extractor.doctor.survey` counts over many,
:mod:`~extractor.doctor.baseline` keeps the counts as JSON, and :mod:`~extractor.doctor.comparison` says what moved
from one survey to another, by the test in :mod:`~extractor.doctor.exact`.
"""
