"""Saved pages for LlamaIndex: a file in, a document with the article's text out.

It needs ``pip install 'extractor[llama-index]'``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from extractor.host import Extractor, default
from extractor.metadata import metadata

try:
    from llama_index.core.readers.base import BaseReader
    from llama_index.core.schema import Document
except ImportError as error:
    raise ImportError(
        "llama-index-core is needed for this; it comes with: pip install 'extractor[llama-index]'"
    ) from error

__all__ = ["ArticleReader"]

_UNSAID = ("kind", "extractor", "confidence")  # of the page, not of what it says: no part of an embedding or a prompt


class ArticleReader(BaseReader):
    """Makes a document of a saved page: its text is the article's, its metadata the article's other fields.

    ``SimpleDirectoryReader`` takes it for the endings that it is named for in ``file_extractor``, and passes over files
    that have no article.

    Args:
        extractor: What extracts; without it, the default one.
    """

    def __init__(self, extractor: Extractor | None = None) -> None:
        self._extractor = extractor or default()

    def lazy_load_data(
        self,
        file: str | os.PathLike[str],
        extra_info: Mapping[str, Any] | None = None,
        fs: Any = None,
    ) -> Iterator[Document]:
        """The document of a page, just one.

        Args:
            file: The file.
            extra_info: Metadata to add; ``url`` in it is the address that the page was saved from.
            fs: The ``fsspec`` file system that the file is on; without it, this machine's.

        Raises:
            ExtractorError: There is no article, as :meth:`Extractor.extract <extractor.Extractor.extract>` says.
            OSError: The file cannot be read.
        """
        added = dict(extra_info or {})
        content = fs.cat_file(os.fspath(file)) if fs else Path(file)
        article = self._extractor.extract(content, url=added.get("url"))
        yield Document(
            text=article.body,
            metadata={**metadata(article), **added},
            excluded_embed_metadata_keys=[*_UNSAID],
            excluded_llm_metadata_keys=[*_UNSAID],
        )
