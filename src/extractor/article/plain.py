"""Values as what JSON can hold, and back by their types."""

from __future__ import annotations

import builtins
import collections.abc
import datetime
import types
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

__all__ = ["hints", "is_record", "plain", "typed", "typed_at"]

_SHOWN = 60  # characters of a value that is of the wrong type
_PLAIN = frozenset({str, int, float, bool})


def plain(value: Any) -> Any:
    """A value as what JSON can hold: dates in ISO 8601, tuples as lists, dataclasses as objects."""
    if value is None or type(value) in _PLAIN:  # most are; an explanation has hundreds of thousands
        return value
    match value:
        case datetime.date():  # a datetime is one
            return value.isoformat()
        case Enum():
            return value.value
        case tuple():
            return [plain(item) for item in value]
        case Mapping():
            return {key: plain(item) for key, item in value.items()}
    if is_dataclass(value):
        return {name: plain(getattr(value, name)) for name in _names(value.__class__)}
    return value


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(item.name for item in fields(kind))


def typed(kind: Any, value: Any) -> Any:
    """What :func:`plain` was given, where it was of that type; a value of the type stays as it is.

    Args:
        kind: ``str``, a number, a date, an enumeration, a dataclass, or a tuple, a mapping or a union of such.
        value: What JSON holds. Keys of an object that are no fields of the dataclass are passed over.

    Raises:
        ValueError: It is of another type; the message says where and what.
    """
    parts = get_args(kind)
    match get_origin(kind):
        case types.UnionType:
            return _one_of(parts, value)
        case builtins.tuple if isinstance(value, list | tuple):
            return tuple(typed_at(number, parts[0], item) for number, item in enumerate(value))
        case collections.abc.Mapping if isinstance(value, Mapping):
            return {key: typed_at(key, parts[1], item) for key, item in value.items()}
        case None if type(value) is kind:
            return value
        case None if is_record(kind) and isinstance(value, Mapping):
            known = hints(kind)
            return kind(**{name: typed_at(name, known[name], item) for name, item in value.items() if name in known})
        case None if isinstance(value, str) and (kind is datetime.datetime if "T" in value else kind is datetime.date):
            return kind.fromisoformat(value)
        case None if issubclass(kind, Enum):
            return kind(value)
        case None if kind is float and type(value) is int:
            return float(value)
    shown = repr(value)
    shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
    raise ValueError(f"{shown} is no {'list' if parts else kind.__name__}")


def is_record(kind: object) -> bool:
    """Whether it is a dataclass."""
    return is_dataclass(kind)


@cache
def hints(kind: Any) -> Mapping[str, Any]:
    """The types of a dataclass's fields, by their names."""
    return get_type_hints(kind)


def _one_of(kinds: Sequence[Any], value: Any) -> Any:
    if value is None and types.NoneType in kinds:
        return None
    problems = []
    for kind in kinds:
        try:
            return typed(kind, value)
        except ValueError as error:
            problems.append(error)
    raise problems[0]


def typed_at(place: object, kind: Any, value: Any) -> Any:
    """:func:`typed`, whose errors begin with the name or the number of the place."""
    try:
        return typed(kind, value)
    except (ValueError, TypeError) as error:  # a type error is a dataclass's, of a key that is missing
        raise ValueError(f"{place}: {error}") from None
