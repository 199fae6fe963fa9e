"""An article as a row of a table: one type a column, whatever the articles say."""

from __future__ import annotations

import builtins
import collections.abc
import datetime
import types
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

from extractor.article.plain import hints, is_record, plain

__all__ = ["arrow_schema", "row"]

_KEY = "field"  # what a mapping's keys are called where it is a list of objects
_TIME, _AT = "_time", "_at"  # what the columns of a moment besides its day are called


def row(article: Any) -> dict[str, Any]:
    """An article's fields, as :meth:`Article.to_row <extractor.Article.to_row>` gives them."""
    return dict(_cells(article))


def arrow_schema(kind: type) -> Any:
    """The columns of rows of :class:`~extractor.Article` and their types, a ``pyarrow.Schema``.

    Raises:
        ImportError: pyarrow is not installed.
    """
    try:
        import pyarrow
    except ImportError as error:
        raise ImportError("Arrow's types are pyarrow's: pip install 'extractor[arrow]'") from error
    return pyarrow.schema(list(_columns(kind, pyarrow)))


def _flat(kind: type) -> Iterator[tuple[str, Any]]:
    """The fields that have a column; blocks have none, since the body is what they say."""
    return ((name, hint) for name, hint in hints(kind).items() if name != "blocks")


def _cells(article: Any) -> Iterator[tuple[str, Any]]:
    for name, hint in _flat(type(article)):
        value = getattr(article, name)
        if _is_moment(hint):
            has_time = isinstance(value, datetime.datetime)
            yield name, value.date() if has_time else value
            yield name + _TIME, value.time() if has_time else None
            yield name + _AT, value.astimezone(datetime.UTC) if has_time and value.tzinfo else None
        elif isinstance(value, Mapping):
            yield name, [{_KEY: key, **plain(item)} for key, item in value.items()]
        else:
            yield name, plain(value)


def _columns(kind: type, arrow: Any) -> Iterator[tuple[str, Any]]:
    for name, hint in _flat(kind):
        if _is_moment(hint):
            yield name, arrow.date32()
            yield name + _TIME, arrow.time64("us")
            yield name + _AT, arrow.timestamp("us", tz="UTC")
        else:
            yield name, _arrow(hint, arrow)


def _is_moment(hint: Any) -> bool:
    return datetime.date in get_args(hint)


def _arrow(hint: Any, arrow: Any) -> Any:
    parts = get_args(hint)
    match get_origin(hint):
        case types.UnionType:
            return _arrow(parts[0], arrow)  # the other is None, and every column may be empty
        case builtins.tuple:
            return arrow.list_(_arrow(parts[0], arrow))
        case collections.abc.Mapping:
            return arrow.list_(arrow.struct([(_KEY, arrow.string()), *_arrow(parts[1], arrow)]))
    if is_record(hint):
        return arrow.struct([(name, _arrow(part, arrow)) for name, part in hints(hint).items()])
    return arrow.string() if issubclass(hint, str) else arrow.float64()
