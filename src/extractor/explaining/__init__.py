"""Why: who filled each field and who lost, what became of each text block, and the inspector that shows it.

A document's pass comes in, an :class:`Explanation` goes out; it decides nothing, and asks those who did.
"""

from extractor.explaining.explanation import Attempt, Claim, Explanation, FieldReport, explain
from extractor.explaining.passages import Passage, Verdict

__all__ = ["Attempt", "Claim", "Explanation", "FieldReport", "Passage", "Verdict", "explain"]
