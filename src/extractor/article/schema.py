"""What a dataclass looks like as JSON, as JSON Schema has it."""

from __future__ import annotations

import builtins
import collections.abc
import datetime
import inspect
import re
import types
from enum import Enum
from typing import Any, get_args, get_origin

from extractor.article.plain import hints, is_record

__all__ = ["schema_of"]

_TYPES: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    float: {"type": "number"},
    int: {"type": "integer"},
    types.NoneType: {"type": "null"},
    datetime.date: {"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"},
    datetime.datetime: {
        "type": "string",
        "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?([+-]\d\d:\d\d(:\d\d)?)?$",
    },
}
_DESCRIBED = re.compile(r"^ {4}(\w+): (.*(?:\n {8}.*)*)", re.M)  # in a docstring's list of attributes


def schema_of(kind: Any) -> dict[str, Any]:
    """The schema of what :func:`~extractor.article.plain.plain` makes of a value of that type."""
    parts = get_args(kind)
    match get_origin(kind):
        case types.UnionType:
            return {"anyOf": [schema_of(part) for part in parts]}
        case builtins.tuple:
            return {"type": "array", "items": schema_of(parts[0])}
        case collections.abc.Mapping:
            return {"type": "object", "additionalProperties": schema_of(parts[1])}
    if is_record(kind):
        said = {
            name: " ".join(text.replace("``", "`").split())
            for name, text in _DESCRIBED.findall(inspect.getdoc(kind) or "")
        }
        properties = {
            name: schema_of(part) | ({"description": said[name]} if name in said else {})
            for name, part in hints(kind).items()
        }
        return {"type": "object", "properties": properties, "required": [*properties]}
    if issubclass(kind, Enum):
        return {"enum": [item.value for item in kind]}
    return dict(_TYPES[kind])
