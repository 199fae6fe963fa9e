"""What trafilatura takes a page's title and author for."""

from __future__ import annotations

from collections.abc import Mapping

from extractor.document import Document, xpath

__all__ = ["title_and_author"]

# Of the names of elements it takes for an author's, parts that are in all of them: to ask these costs a tenth of what
# its regular expressions do, which Python runs for every element, and half of the pages without an author have none.
_CLASSES = (
    "uthor", "yline", "byl", "username", "BBL", "zuozhe", "bianji", "xiaobian", "channel-name", "submitted-by",
    "posted-by", "journalist-name", "screenname", "writer",
)  # fmt: skip
_NAMED = xpath.boolean(
    "boolean(//author"
    " | //@id[contains(., 'uthor') or contains(., 'zuozhe') or contains(., 'bianji') or contains(., 'xiaobian')]"
    " | //@itemprop[contains(., 'author')] | //@rel[. = 'author']"
    " | //@data-testid[contains(., 'Author')] | //@data-component[contains(., 'Byline')])"
)


def title_and_author(document: Document) -> Mapping[str, str | None]:
    """Both, as its ``extract_metadata`` finds them: nearly all of the time of that goes into a date nobody asks for."""
    if document.is_large:
        return {}
    from trafilatura import metadata  # a sixth of a second to import

    try:
        found = metadata.examine_meta(document.tree)
        found.author = found.author if " " in (found.author or "") else None
        found = metadata.extract_meta_json(document.tree, found)
        found.title = found.title or metadata.extract_title(document.tree)
        if not found.author and may_name_author(document):
            found.author = metadata.extract_author(document.tree)
        found.clean_and_trim()
    except Exception:  # other people's code on hostile input: one field less, not one article
        return {}
    return {"title": found.title, "author": found.author}


def may_name_author(document: Document) -> bool:
    """Whether any element is called as what trafilatura takes for an author's."""
    return any(map(document.index.may_have, _CLASSES)) or _NAMED(document.tree)
