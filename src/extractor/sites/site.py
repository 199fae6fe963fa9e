"""A site plugin: the hosts it serves and a rule for each field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, ClassVar, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from extractor.document import Document
from extractor.errors import PluginError
from extractor.fields import FIELDS
from extractor.rules import Match, Rule
from extractor.rules.base import quoted
from extractor.sites.teaching import advice
from extractor.sites.teaching.locating import place_of_class

__all__ = ["RULED", "SETTINGS", "Site", "field"]

SETTINGS = ("hosts", "timezone", "recognises", "unavailable", "body")

Method = TypeVar("Method", bound=Callable[..., Any])


def field(method: Method) -> Any:
    """Mark a method of a site as the rule of the field it is named after.

    It is called with the document and returns the value or ``None``. The mark changes nothing when the site runs;
    it tells type checkers that the method may stand where the base class has a rule.
    """
    return method


class Site:
    """A site. Subclass it, name the hosts, and write a rule for each field that needs one.

    A field is a rule from :mod:`extractor.rules`, a constant (``source = "Example News"``), or a method that takes
    the document. What has no rule is filled from what every document may hold. A site is stateless: it is made
    once, and serves every document of its hosts.
    """

    hosts: ClassVar[Sequence[str]] = ()
    """Exact hosts (``"example.com"``, which stands for ``www.example.com`` too) and wildcards (``"*.example.com"``)."""

    timezone: ClassVar[str | None] = None
    """The IANA zone (``"Asia/Shanghai"``) of times the pages give without one; ``None`` where it is not known."""

    title: Any = None
    authors: Any = None
    editors: Any = None
    contributors: Any = None
    source: Any = None
    published: Any = None
    modified: Any = None
    site_name: Any = None
    description: Any = None
    language: Any = None
    url: Any = None
    images: Any = None
    tags: Any = None

    body: Any = None
    """Where the main content is: :func:`~extractor.rules.block` or :func:`~extractor.rules.between`, joined with
    ``|`` for the layouts of the site. Without it the fallback finds the body."""

    def recognises(self, document: Document) -> bool:
        """Whether a document without an address is of this site."""
        return False

    def unavailable(self, document: Document) -> str | None:
        """The reason, in one word, why the page holds no article although the site served it; else ``None``."""
        return None

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        for name, value in vars(cls).items():
            if not name.startswith("_") and (wrong := _wrong(name, value)):
                raise PluginError(f"{place_of_class(cls, name)}: site {cls.__qualname__}: {name}: {wrong}")
        cls._zone = ZoneInfo(cls.timezone) if cls.timezone else None

    _zone: ClassVar[ZoneInfo | None] = None

    @cached_property
    def name(self) -> str:
        """The class's name in lower case: what :attr:`Article.extractor <extractor.Article.extractor>` says."""
        return type(self).__name__.lower()

    @property
    def zone(self) -> ZoneInfo | None:
        """The zone :attr:`timezone` names."""
        return self._zone

    def rule(self, field: str) -> Rule | None:
        """The site's rule for a field, or for ``body``; a method or a constant is a rule like any other here."""
        given = getattr(self, field)
        if given is None or isinstance(given, Rule):
            return given
        return _Method(given, f"{type(self).__name__}.{field}()") if callable(given) else _Constant(given)


RULED = tuple(name for name in Site.__annotations__ if name in FIELDS)
"""The fields of an article that a site may have a rule for, besides ``body``, in the order a site is written in."""


class _Method(Rule):
    def __init__(self, method: Callable[[Document], Any], written: str) -> None:
        super().__init__(written)
        self._method = method

    def match(self, document: Document) -> Match | None:
        value = self._method(document)
        return value if isinstance(value, Match) or not value else Match(value, str(self), str(value))


class _Constant(Rule):
    def __init__(self, value: object) -> None:
        super().__init__(quoted(value))
        self._value = value

    def match(self, document: Document) -> Match | None:
        return Match(self._value, str(self), str(self._value)) if self._value else None


def _wrong(name: str, value: Any) -> str | None:
    """What is wrong with an attribute of a site, if anything."""
    if name not in (*RULED, *SETTINGS):
        return advice.unknown(name, value, (*RULED, *SETTINGS))
    if name == "hosts":
        return advice.hosts(value)
    if name in ("recognises", "unavailable"):
        return advice.method(name, value)
    if name != "timezone":
        return advice.rule(name, value)
    try:
        _ = value is None or ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, TypeError, OSError):
        return advice.timezone(value)
    return None
