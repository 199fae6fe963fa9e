"""Text blocks and pictures: what a region of a page is made of.

A *text block* is the unit of boilerplate removal in the literature ("Boilerplate Detection using Shallow Text
Features", WSDM 2010): a paragraph, a heading, a list item, a table's row.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Block", "Image", "Wrapper"]


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the article.

    Attributes:
        url: Its address, absolute where the document's own address is known.
        caption: The text under it, else its ``alt`` text, else ``None``.
    """

    url: str
    caption: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A text block.

    Attributes:
        tag: ``p``, ``h1`` to ``h6``, ``li``, ``tr``, ``pre``, ``figcaption``, ``dt`` or ``dd``.
        text: Its text on one line; of ``pre``, its lines.
        html: Its inner HTML: escaped, with links and emphasis.
        linked: How many characters of the text stand in links.
        wrappers: The lists, quotations and figures around it, outermost first.
        images: Addresses and ``alt`` texts of the pictures in it.
    """

    tag: str
    text: str
    html: str
    linked: int = 0
    wrappers: tuple[Wrapper, ...] = ()
    images: tuple[Image, ...] = ()

    @property
    def is_heading(self) -> bool:
        """Whether it is ``h1`` to ``h6``."""
        return self.tag[0] == "h"


@dataclass(frozen=True, slots=True)
class Wrapper:
    """A list, quotation, figure or table around a block; the serial number tells two of them apart."""

    tag: str
    serial: int
