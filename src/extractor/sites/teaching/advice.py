"""What was meant by what a plugin says and cannot: pure functions of the value, for messages that teach."""

from __future__ import annotations

import builtins
import difflib
import inspect
import re
import sys
from collections.abc import Collection, Iterable, Mapping
from types import FunctionType
from typing import Any
from zoneinfo import available_timezones

from extractor import rules
from extractor.fields import FIELDS
from extractor.rules import Rule, label
from extractor.rules.base import quoted

__all__ = ["closest", "hosts", "method", "rule", "timezone", "undefined", "unknown"]

_HOST = re.compile(r"(?:\*\.)?(?:[a-z0-9_-]+\.)*[a-z0-9_-]+")
_UNEXPECTED = re.compile(r"(\w+)\(\) got an unexpected keyword argument '(\w+)'$")
_OTHER_NAMES = {
    "date": "published", "time": "published", "updated": "modified", "headline": "title", "content": "body",
    "text": "body", "domain": "hosts", "domains": "hosts", "keywords": "tags", "summary": "description",
    "tz": "timezone", "lang": "language", "publisher": "source", "matches": "recognises",
}  # fmt: skip
_PUBLIC = ("extractor", "extractor.rules")  # the first, which names every room, is asked for and not imported here
_OTHER_ZONES = {"beijing": "Asia/Shanghai", "prc": "Asia/Shanghai", "cst": "Asia/Shanghai", "jst": "Asia/Tokyo"}


def closest(name: str, known: Collection[str], otherwise: str) -> str:
    """``did you mean 'title'?``; where nothing is near, what there is, after ``otherwise``."""
    close = difflib.get_close_matches(name, known, n=1)
    return f"did you mean {close[0]!r}?" if close else f"{otherwise} {', '.join(known)}"


def unknown(name: str, value: object, known: Collection[str]) -> str:
    """What is wrong with an attribute that no site has."""
    if (meant := _OTHER_NAMES.get(name.lower())) in known:
        return f"unknown attribute; did you mean {meant!r}?"
    if isinstance(value, FunctionType) and not difflib.get_close_matches(name, known):
        return f"unknown attribute; a method of your own begins with an underscore: {f'_{name}'!r}"
    return f"unknown attribute; {closest(name, known, 'a site has')}"


def hosts(value: object) -> str | None:
    """What is wrong with the hosts of a site, if anything."""
    if isinstance(value, str):
        return f"one text; write a tuple: hosts = ({quoted(value)},)"
    if not isinstance(value, Iterable):
        return f'{value!r} holds no hosts; write a tuple: hosts = ("example.com",)'
    for host in value:
        if not isinstance(host, str) or not _HOST.fullmatch(host):
            meant = _host(host) if isinstance(host, str) else ""
            return f"{_shown(host)} is no host" + (f"; did you mean {quoted(meant)}?" if meant else "")
    return None


def _host(text: str) -> str:
    """The host in an address, or one with a port, or in capitals; in Punycode where it is not ASCII."""
    bare = re.sub(r"^\s*(?:[a-z][a-z0-9+.-]*:)?//", "", text.lower())  # the scheme
    bare = re.split(r"[/?#]", bare)[0].rpartition("@")[2]
    bare = re.sub(r":\d*$", "", bare).strip().rstrip(".")
    bare = re.sub(r"^\*?\.?(?=[^.*])", "*." if re.match(r"\*|\.", bare) else "", bare)
    try:
        wild, name = ("*.", bare[2:]) if bare.startswith("*.") else ("", bare)
        bare = wild + name.encode("idna").decode()
    except UnicodeError:
        return ""
    return bare if _HOST.fullmatch(bare) else ""


def timezone(name: object) -> str:
    """What is wrong with a time zone that is none."""
    wrong = f"{_shown(name)} is no time zone"
    if isinstance(name, str) and name:
        zones = sorted(available_timezones())
        place = name.rpartition("/")[2].casefold().replace(" ", "_")
        meant = (
            _OTHER_ZONES.get(place)
            or next((zone for zone in zones if zone.casefold() == name.casefold()), None)
            or next((zone for zone in zones if zone.rpartition("/")[2].casefold() == place), None)
            or next(iter(difflib.get_close_matches(name, zones, n=1, cutoff=0.8)), None)
        )
        if meant:
            return f"{wrong}; did you mean {quoted(meant)}?"
    return f'{wrong}; write a place, such as "Asia/Shanghai"'


def rule(name: str, value: object) -> str | None:
    """What is wrong with what a field or ``body`` is set to, if anything."""
    if isinstance(value, Rule):
        return _misplaced(name, value)
    if isinstance(value, label):
        return f'{value} is a function for what a rule finds; write css("...") >> {value}'
    if isinstance(value, (list, tuple)) and any(isinstance(item, Rule) for item in value):
        if len(value) == 1:
            return f"a {type(value).__name__} of one rule; write it without the comma or brackets: {value[0]}"
        return f"a {type(value).__name__} of rules; join them with |: {' | '.join(map(str, value))}"
    if callable(value) and str(getattr(value, "__module__", "")).startswith(f"{rules.__name__}."):
        called = getattr(value, "__name__", "")
        return f'{called} is a function to call; write {called}("...")'
    if name == "body" and isinstance(value, str):
        return f"{quoted(value)} is a text; write block({quoted(value)})"
    if isinstance(value, (str, type(None))):
        return None
    if name != "body" and isinstance(value, (tuple, list)) and all(isinstance(item, str) for item in value):
        return None
    return method(
        name, value, otherwise="no rule and no method" if name == "body" else "no rule, no text and no method"
    )


def _misplaced(name: str, value: Rule) -> str | None:
    for part in value.alternatives:
        if name in FIELDS and FIELDS[name].form.is_one_text and part.finds == "texts":
            meant = _renamed(part, "css_all", "css") if str(part).count('", "') == 0 else ""
            return f"{part} finds a list, and {name} is one text; {meant or 'write css(...)'}"
        if name == "body" and part.finds in ("text", "texts"):
            meant = _renamed(part, "css_all|css", "block")
            return f"{part} finds a text, and no part of the page; {meant or 'write block(...) or between(...)'}"
        if name != "body" and part.finds == "body":
            meant = _renamed(part, "block", "css")
            return f"{part} finds a part of the page, and no text; {meant or 'write css(...)'}"
    return None


def _renamed(value: Rule, old: str, new: str) -> str:
    """The rule with another function, where that takes the same: no option, no function behind it."""
    meant, changed = re.subn(rf"^(?:{old})\(", f"{new}(", str(value))
    return "" if not changed or re.search(r"\w=|>>", meant) else f"did you mean {meant}?"


def method(name: str, value: object, otherwise: str = "no method") -> str | None:
    """What is wrong with a method that takes the document, if anything."""
    right = f"def {name}(self, document)"
    if isinstance(value, property):
        return f"a property; write a method: {right}"
    if not isinstance(value, (FunctionType, staticmethod, classmethod)):
        return f"{_shown(value)} is {otherwise}; a method is {right}"
    bound = value.__get__(object(), object)
    try:
        inspect.signature(bound).bind(None)
    except TypeError:
        function: Any = getattr(value, "__func__", value)
        return f"the method takes {inspect.signature(function)}; write {right}"
    return None


def undefined(error: BaseException, names: Mapping[str, Any]) -> str:
    """What was meant by a name or argument that is not there; nothing where that cannot be told.

    Python says this itself only when it prints a traceback, and of imports only since 3.12.

    Args:
        error: What was raised.
        names: The global names where it was.
    """
    name, known, cutoff = getattr(error, "name", None), [*names, *dir(builtins)], 0.6
    if isinstance(error, NameError):
        pass
    elif isinstance(error, ModuleNotFoundError):
        known, cutoff = [*_PUBLIC], 0.85
    elif isinstance(error, AttributeError):
        known = dir(error.obj)
    elif isinstance(error, ImportError) and (missing := re.match(r"cannot import name '(\w+)'", str(error))):
        name, known = missing[1], dir(sys.modules.get(error.name or ""))
    elif (called := _UNEXPECTED.search(str(error))) and called[1] in rules.__all__:
        name, known = called[2], [*inspect.signature(getattr(rules, called[1])).parameters]
    else:
        return ""
    for module in _PUBLIC:
        if name in sys.modules[module].__all__:
            return f'; write "from {module} import {name}"'
    close = difflib.get_close_matches(
        name or "", [other for other in known if isinstance(other, str)], n=1, cutoff=cutoff
    )
    return f"; did you mean {close[0]!r}?" if close else ""


def _shown(value: object) -> str:
    return quoted(value) if isinstance(value, str) else repr(value)
