"""Pages in datasets of Ray: a dataset with a column of pages in, the dataset with the columns of their articles out.

It needs ``pip install 'extractor[ray]'``.
"""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from functools import lru_cache, partial
from typing import Any

from extractor.batch import MEMORY, TIMEOUT
from extractor.batch.columns import columns, row
from extractor.batch.item import Item
from extractor.batch.pool import Pool
from extractor.batch.run import FIELDS
from extractor.batch.worker import Extraction, lost, record_in
from extractor.errors import BatchError
from extractor.host import Extractor, default
from extractor.sites.teaching.advice import closest

try:
    import pyarrow
    from ray.data import Dataset
except ImportError as error:
    raise ImportError("Ray is needed for this; it comes with: pip install 'extractor[ray]'") from error

__all__ = ["extract"]


def extract(
    dataset: Dataset,
    column: str = "html",
    *,
    url: str = "url",
    extractor: Extractor | None = None,
    fields: Sequence[str] = FIELDS,
    timeout: float = TIMEOUT,
    memory_limit: int = MEMORY,
) -> Dataset:
    """The dataset with the articles in a column of pages: a row stays a row, whatever becomes of its page.

    The pages' column makes way for the columns that a Parquet file of a batch has, ``error`` among them; other columns
    stay, but for those of these names. Each task hands its pages to a process of its own, so that a page that hangs,
    crashes or takes all memory costs only itself. Nothing is done before the dataset is used.

    Args:
        dataset: Any dataset.
        column: The column of the pages: texts or bytes.
        url: The column of the addresses they were saved from, if there is one.
        extractor: What extracts; without it, the default one. Plugins are to be found on every node.
        fields: The fields of articles that become columns.
        timeout: Seconds of a processor a page may take, and ten times as many by the clock.
        memory_limit: Bytes it may take, on Linux.

    Raises:
        BatchError: The dataset is known to have no such column.
    """
    known = dataset.columns(fetch_if_missing=False)
    if known and column not in known:
        raise BatchError(f"the dataset has no column {column!r}; {closest(column, known, 'there are')}")
    work = pickle.dumps(Extraction((extractor or default()).settings, tuple(fields)))
    schema = pyarrow.schema([*columns(pyarrow, fields)])
    extracted = partial(
        _extracted, column=column, url=url, schema=schema, work=work, timeout=timeout, memory=memory_limit
    )
    # A batch is a block, which Ray bounds in bytes; of a number of rows, a task would be given many small blocks.
    return dataset.map_batches(extracted, batch_size=None, batch_format="pyarrow")


@lru_cache(1)
def _pool(work: bytes, timeout: float, memory: int) -> Pool:
    """The process that does the work for this one, and outlives a block; tasks of the same step find it again."""
    return Pool(pickle.loads(work), 1, timeout, memory, stays=True)


def _extracted(table: Any, *, column: str, url: str, schema: Any, work: bytes, timeout: float, memory: int) -> Any:
    pages = table[column].to_pylist()
    urls = table[url].to_pylist() if url in table.column_names else [None] * len(pages)
    items = (Item("", content, url=address) for content, address in zip(pages, urls, strict=True))
    outcomes = (outcome for _, outcome in _pool(work, timeout, memory).run(enumerate(items)))
    lines = (outcome if isinstance(outcome, bytes) else lost(outcome) for outcome in outcomes)
    found = pyarrow.Table.from_pylist([row(record_in(line)) for line in lines], schema)
    kept = table.drop_columns([name for name in table.column_names if name in (column, *schema.names)])
    for field in schema:
        kept = kept.append_column(field, found[field.name])
    return kept
