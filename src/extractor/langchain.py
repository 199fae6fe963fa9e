"""Saved pages for LangChain: a blob or files in, documents with the article's text out.

It needs ``pip install 'extractor[langchain]'``.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from extractor.batch.item import failure
from extractor.host import Extractor, default
from extractor.metadata import metadata

try:
    from langchain_core.document_loaders import BaseBlobParser, BaseLoader, Blob
    from langchain_core.documents import Document
except ImportError as error:
    raise ImportError("langchain-core is needed for this; it comes with: pip install 'extractor[langchain]'") from error

__all__ = ["ArticleLoader", "ArticleParser"]


class ArticleParser(BaseBlobParser):
    """Makes a document of a saved page: its text is the article's, its metadata the article's other fields.

    As LangChain has it, ``source`` is where the page came from; the medium that the article credits is ``medium``.

    Args:
        extractor: What extracts; without it, the default one.
    """

    def __init__(self, extractor: Extractor | None = None) -> None:
        self._extractor = extractor or default()

    def lazy_parse(self, blob: Blob) -> Iterator[Document]:
        """The document of a page, just one; its address is the blob's metadata ``url``, else its source.

        Raises:
            ExtractorError: There is no article, as :meth:`Extractor.extract <extractor.Extractor.extract>` says.
            OSError: The file cannot be read.
        """
        content = Path(blob.path or "") if blob.data is None else blob.data
        article = self._extractor.extract(content, url=_address(blob))
        said = metadata(article)
        if medium := said.pop("source", None):
            said["medium"] = medium
        source = {"source": blob.source} if blob.source else {}
        yield Document(page_content=article.body, metadata={**said, **source, **blob.metadata})


class ArticleLoader(BaseLoader):
    """Makes documents of files with saved pages, as they are asked for; a file without an article costs no other.

    Args:
        paths: The files.
        extractor: What extracts; without it, the default one.

    Attributes:
        errors: The files that gave no document when they were last loaded, each with its ``path`` and an ``error``
            that has a ``type``, a ``message`` and a ``reason``, as records of batches have it.
    """

    def __init__(self, paths: Iterable[str | os.PathLike[str]], *, extractor: Extractor | None = None) -> None:
        self._paths = [os.fspath(path) for path in paths]
        self._parser = ArticleParser(extractor)
        self.errors: list[dict[str, Any]] = []

    def lazy_load(self) -> Iterator[Document]:
        """The documents, in the order of the files."""
        self.errors = []
        for path in self._paths:
            try:
                yield from self._parser.parse(Blob.from_path(path))
            except MemoryError:
                raise
            except Exception as error:  # whatever it is: one document must not cost the others
                self.errors.append({"path": path, "error": failure(error)})


def _address(blob: Blob) -> str | None:
    said = str(blob.metadata.get("url") or blob.source or "")
    return said if said.startswith(("http://", "https://")) else None
