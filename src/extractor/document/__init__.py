"""What came in: bytes or text become a :class:`Document`, decoded, split from its header and parsed once.

It never judges what of a document is the article, and never changes a tree that it gave away.
"""

from extractor.document.document import Document
from extractor.document.kinds import Kind

__all__ = ["Document", "Kind"]
