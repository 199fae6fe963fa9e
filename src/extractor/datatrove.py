"""Pages in pipelines of datatrove: documents whose text is a page in, documents whose text is the article's out.

It needs ``pip install 'extractor[datatrove]'``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from typing import Any

from extractor.batch import TIMEOUT
from extractor.batch.item import failure
from extractor.batch.run import FIELDS
from extractor.host import Extractor, default

try:
    from datatrove.data import Document
    from datatrove.pipeline.extractors.base import BaseExtractor, ExtractorSandbox
    from datatrove.pipeline.writers.disk_base import DiskWriter
    from datatrove.utils.typeshelper import StatHints
except ImportError as error:
    raise ImportError("datatrove is needed for this; it comes with: pip install 'extractor[datatrove]'") from error

__all__ = ["ArticleExtractor"]


class ArticleExtractor(BaseExtractor):  # type: ignore[misc]  # datatrove has no types
    """An extractor step: of each document, the article in the page that its text is.

    The text becomes the body, and the article's other fields are added to the metadata, as
    :meth:`Article.to_dict <extractor.Article.to_dict>` has them, without ``markdown`` and ``html``. The page's address
    is ``metadata["url"]``. A process of its own does the work, as for datatrove's own extractors, so that a page that
    hangs or crashes costs only itself.

    Args:
        extractor: What extracts; without it, the default one.
        timeout: Seconds for a document, by the clock.
        exclusion_writer: Writes the documents without an article, as they came, with an ``error`` in the metadata that
            has a ``type``, a ``message`` and a ``reason``, as records of batches have it; else they are only counted.
    """

    name = "📰 Article"

    def __init__(
        self,
        extractor: Extractor | None = None,
        timeout: float = TIMEOUT,
        exclusion_writer: DiskWriter | None = None,
    ) -> None:
        super().__init__(timeout)
        self.extractor = extractor or default()
        self.exclusion_writer = exclusion_writer

    def extract(self, text: str, url: str | None = None) -> dict[str, Any]:
        """The article's fields, or an ``error``."""
        try:
            return self.extractor.extract(text, url=url).to_dict(FIELDS)
        except Exception as error:  # whatever it is: one document must not cost the others
            return {"error": failure(error)}

    def run(self, data: Iterable[Document], rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        """The documents that hold an article."""
        with ExtractorSandbox(self.timeout, ("", None)) as sandbox, self.exclusion_writer or nullcontext() as writer:
            for document in data:
                self.stat_update(StatHints.total)
                with self.track_time():
                    said = self._said(sandbox, document)
                if error := said.get("error"):
                    self.stat_update(StatHints.dropped, f"dropped_{error['type']}")
                    document.metadata["error"] = error
                    if writer:
                        writer.write(document, rank)
                    continue
                document.text = said.pop("body")
                document.metadata |= said
                self.stat_update(StatHints.forwarded)
                self.update_doc_stats(document)
                yield document

    def _said(self, sandbox: ExtractorSandbox, document: Document) -> dict[str, Any]:
        try:
            said: dict[str, Any] = sandbox.process_document((document.text, document.metadata.get("url")), self.extract)
        except EOFError as error:
            return {"error": {**failure(error), "type": "WorkerDied"}}
        except TimeoutError as error:
            return {"error": failure(error)}
        return said
