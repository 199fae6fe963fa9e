"""Crawled pages for Scrapy: an item with a page in, the item with the article's fields out.

It needs ``pip install 'extractor[scrapy]'``.
"""

from __future__ import annotations

from typing import Any

from extractor.article.article import DERIVED, NAMES
from extractor.batch.item import failure
from extractor.batch.run import FIELDS
from extractor.host import Extractor, default

try:
    from itemadapter.adapter import ItemAdapter
    from scrapy.crawler import Crawler
    from scrapy.exceptions import DropItem
except ImportError as error:
    raise ImportError("Scrapy is needed for this; it comes with: pip install 'extractor[scrapy]'") from error

__all__ = ["ArticlePipeline"]

_PAGE, _URL, _ERROR = "page", "url", "error"


class ArticlePipeline:
    """An item pipeline that replaces an item's page by the fields of the article in it.

    An item has its page under ``page``, as text or bytes, and its address under ``url``; one without a page is left
    as it is. A ``dict`` gets every field but ``markdown`` and ``html``, an item that declares its fields those that it
    declares, and ``page`` is emptied. Where there is no article, it gets an ``error`` with a ``type``, a ``message``
    and a ``reason``, as records of batches have it.

    The setting ``EXTRACTOR`` holds what :class:`~extractor.Extractor` is made with, by the names of its arguments.

    Args:
        extractor: What extracts; without it, the default one.
    """

    def __init__(self, extractor: Extractor | None = None) -> None:
        self._extractor = extractor or default()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ArticlePipeline:
        """The pipeline of a crawl, as its settings say.

        Raises:
            PluginError: The setting names a folder or a mode that does not exist, say.
        """
        said = crawler.settings.getdict("EXTRACTOR")
        return cls(Extractor(**said) if said else None)

    def process_item(self, item: Any) -> Any:
        """The item, with the article in place of its page.

        Raises:
            DropItem: There is no article, and the item declares no ``error``.
        """
        fields = ItemAdapter(item)
        page, url = fields.get(_PAGE), fields.get(_URL)
        if page is None:
            return item
        if isinstance(item, dict):
            del fields[_PAGE]
            names = [*FIELDS]
        else:
            fields[_PAGE] = None
            names = [name for name in fields.field_names() if name in (*NAMES, *DERIVED)]
        try:
            fields.update(self._extractor.extract(page, url=url).to_dict(names))
        except MemoryError:
            raise
        except Exception as error:  # whatever it is: one page must not cost the others
            said = failure(error)
            if not isinstance(item, dict) and _ERROR not in fields.field_names():
                raise DropItem(f"{url}: {said['type']}: {said['message']}") from error
            fields[_ERROR] = said
        return item
