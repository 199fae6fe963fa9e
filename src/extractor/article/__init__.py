"""What goes out: an article, for every field who filled it, and its forms: a dictionary and back, a row, a schema.

Values come in as the pipeline found them; it never looks at the document they came from.
"""

from extractor.article.article import DERIVED, NAMES, Article
from extractor.article.plain import plain
from extractor.article.provenance import Origin, Removal

__all__ = ["DERIVED", "NAMES", "Article", "Origin", "Removal", "plain"]
