"""An article as a row of a table: one type a column, whatever the articles say."""

from __future__ import annotations

import builtins
import collections.abc
import datetime
import types
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

from extractor.article.plain import hints, is_record, plain

__all__ = ["arrow_schema", "flat", "row", "unflat"]

_KEY = "field"  # what a mapping's keys are called where it is a list of objects
_TIME, _AT = "_time", "_at"  # what the columns of a moment besides its day are called


def row(article: Any) -> dict[str, Any]:
    """An article's fields, as :meth:`Article.to_row <extractor.Article.to_row>` gives them."""
    kind = type(article)
    return flat(kind, {name: plain(getattr(article, name)) for name, _ in _flat(kind)})


def flat(kind: type, values: Mapping[str, Any]) -> dict[str, Any]:
    """Fields as JSON has them, as a row has them; what is no field stays as it is.

    Args:
        kind: :class:`~extractor.Article`.
        values: Some of its fields, and whatever else the row has.
    """
    return dict(_cells(hints(kind), values))


def unflat(kind: type, values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of which :func:`flat` made a row, as JSON has them; those that are ``None`` left out."""
    fields = hints(kind)
    moments = [name for name in values if _is_moment(fields.get(name))]
    beside = {name + part for name in moments for part in (_TIME, _AT)}
    return {
        name: _value(name, fields.get(name), values)
        for name, value in values.items()
        if value is not None and name not in beside
    }


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


def _cells(fields: Mapping[str, Any], values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        if _is_moment(fields.get(name)):
            moment = datetime.datetime.fromisoformat(value) if value else None
            has_time = moment is not None and "T" in value
            yield name, moment and moment.date()
            yield name + _TIME, moment.time() if moment and has_time else None
            yield name + _AT, moment.astimezone(datetime.UTC) if moment and has_time and moment.tzinfo else None
        elif get_origin(fields.get(name)) is Mapping:
            yield name, [{_KEY: key, **item} for key, item in (value or {}).items()]
        else:
            yield name, value


def _value(name: str, hint: Any, values: Mapping[str, Any]) -> Any:
    value = values[name]
    if get_origin(hint) is Mapping:
        return {item[_KEY]: {part: said for part, said in item.items() if part != _KEY} for item in value}
    if not _is_moment(hint):
        return value
    if (time := values.get(name + _TIME)) is None:
        return value.isoformat()
    moment = datetime.datetime.combine(value, time)
    if at := values.get(name + _AT):
        zone = datetime.timezone(moment - at.replace(tzinfo=None))
        moment = moment.replace(tzinfo=zone)
    return moment.isoformat()


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
