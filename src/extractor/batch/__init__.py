"""Many documents at once: inputs in, one record for each document out, whatever the documents do.

``sources/`` names the documents, ``pool.py`` hands them to processes that may end at any moment, ``worker.py`` is what
these do, ``journal.py`` and ``output.py`` keep what came of it, and ``run.py`` puts them together. It never keeps more
in memory than a bounded number of documents, and never looks into one outside of a worker.
"""

from extractor.batch.run import MEMORY, TIMEOUT, run
from extractor.batch.sources import Keys
from extractor.batch.summary import Summary, Tally

__all__ = ["MEMORY", "TIMEOUT", "Keys", "Summary", "Tally", "run"]
