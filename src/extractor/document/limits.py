"""How much of a document is read: every page may have been written to break its reader.

A limit is a number with a name. No real page comes near one: each says what the most was in 4,000 pages that were
looked at. What goes beyond one is left out with a warning where there may be an article still; else it is an error.
"""

from __future__ import annotations

__all__ = [
    "ATTEMPTS",
    "ATTRIBUTE",
    "ATTRIBUTES",
    "BYTES",
    "DEPTH",
    "ENGINE_ELEMENTS",
    "ENGINE_TEXT",
    "FRONT_MATTER",
    "JSON_LD",
    "JSON_LD_DEPTH",
    "LINE",
    "MARKDOWN",
    "MARKDOWN_DEPTH",
    "REASONS",
    "REFERENCES",
    "SELECTORS",
    "SPAN",
    "SPANS",
    "TAGS",
]

BYTES = 20_000_000
"""Bytes of a document before it is decoded, and after it is decompressed; a larger one is a ``LimitExceeded``. The
largest page has 4.1 million."""

TAGS = 50_000
"""Tags and comments of the markup, counted by their ``<``; what follows is not read. So there are never more elements,
links, cells or text blocks than that. The most are 21,600."""

REFERENCES = 500_000
"""Character references such as ``&amp;``, counted by their ``&``, those in scripts too; what follows is not read. The
most are 40,700."""

DEPTH = 256
"""Levels of elements; of what is deeper the text is kept, without its elements. Browsers stop at 512; the deepest page
has 55."""

LINE = 500_000
"""Characters of a text without a tag in it; the rest of it is not read. The longest of a page that is no script has
33,000."""

ATTRIBUTE = 2_000_000
"""Characters of the value of an attribute; a longer one is left out. The longest, a picture in its own address, has
1.3 million."""

ATTRIBUTES = 1_000
"""Attributes of an element; one with more is left without any. The most are 136."""

SPAN = 1_000
"""Columns or rows that a cell stretches over; more are as many. It is the limit of the HTML standard for columns."""

SPANS = 5_000
"""Places in tables that cells stretch over, of all such cells of a page; those behind them stretch no more. The most
are 282. An engine writes a cell for each of them, row by row."""

FRONT_MATTER = 65_536
"""Characters of a header; a longer one is text. The longest has 1,900. Aliases in it are never followed."""

JSON_LD = 2_000_000
"""Characters of JSON-LD; the scripts that follow are not read. The most are 310,000."""

JSON_LD_DEPTH = 64
"""Levels of lists and objects in JSON-LD; a script with more is not read."""

MARKDOWN = 1_000_000
"""Characters of Markdown; what follows is not read. The longest has 23,000."""

MARKDOWN_DEPTH = 20
"""Levels of quotations and lists in Markdown; the marks of deeper ones are left out."""

ENGINE_ELEMENTS = 15_000
"""Elements of a page that trafilatura and readability are asked about, which are other people's code; where a page has
more, our engine judges without them. The most are 10,100."""

ENGINE_TEXT = 5_000_000
"""Characters of text, scripts among them, of a page that trafilatura and readability are asked about. They take up to
25 times its bytes of memory, and a second for a million. The largest page, markup and all, has 4.1 million bytes."""

ATTEMPTS = 200
"""Answers to the question what a field is, that an explanation tells; of those that lost, later ones are left out."""

REASONS = 10_000
"""Text blocks of a page of which an explanation says what spoke for each; where there are more, of none. The most are
3,900."""

SELECTORS = 4_000_000
"""Characters of the selectors of an explanation; the passages that follow have none. They grow with the square of the
depth: 70 kB of markup had 18 million."""
