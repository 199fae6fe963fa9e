"""What every rule is: a callable that knows how it is written, and what joins two of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from lxml.html import HtmlElement

from extractor.document import Document
from extractor.errors import PluginError

__all__ = ["Alternatives", "Match", "Rule", "check_texts", "quoted", "written"]


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule found.

    Attributes:
        value: The value.
        rule: The rule as written; of alternatives, the one that matched.
        raw: The text it was read from, before any function changed it.
        nodes: The elements it was read from; empty where it was read from none, ``None`` where that is not known.
    """

    value: Any
    rule: str
    raw: str
    nodes: tuple[HtmlElement, ...] | None = field(default=None, compare=False)


class Rule(ABC):
    """A rule. Subclasses say what they find; calling, joining and piping are the same for all."""

    finds: Literal["text", "texts", "body"] | None = None
    """What a rule is good for, where that is known before it runs: a field, or the body."""

    def __init__(self, written: str) -> None:
        self._written = written

    @abstractmethod
    def match(self, document: Document) -> Match | None:
        """What the rule finds in the document, or ``None``; blank text is nothing."""

    @property
    def alternatives(self) -> tuple[Rule, ...]:
        """The rules that are tried in order: of ``a | b`` both, of most rules the rule itself."""
        return (self,)

    def __call__(self, document: Document) -> Any:
        """The value the rule finds in the document, or ``None``."""
        found = self.match(document)
        return found.value if found else None

    def __or__(self, other: Rule) -> Rule:
        return Alternatives(self, _checked(other))

    def __ror__(self, other: object) -> Rule:
        return Alternatives(_checked(other), self)

    def __rshift__(self, function: Callable[[Any], Any]) -> Rule:
        if not callable(function):
            raise PluginError(f"{self} >> {function!r}: what stands right of >> must be a function")
        return _Piped(self, function)

    def __str__(self) -> str:
        return self._written

    __repr__ = __str__


class Alternatives(Rule):
    """Rules in order, of which the first that matches counts."""

    def __init__(self, *rules: Rule, written: str | None = None) -> None:
        super().__init__(written or " | ".join(map(str, rules)))
        self._rules = tuple(part for rule in rules for part in rule.alternatives)

    @property
    def alternatives(self) -> tuple[Rule, ...]:
        """The rules, those that are alternatives themselves taken apart."""
        return self._rules

    def match(self, document: Document) -> Match | None:
        """What the first rule that matches finds."""
        return next((found for rule in self._rules if (found := rule.match(document))), None)

    def __rshift__(self, function: Callable[[Any], Any]) -> Rule:
        piped = [rule >> function for rule in self._rules]
        return Alternatives(*piped, written=f"({self}) >> {_name(function)}")


class _Piped(Rule):
    def __init__(self, rule: Rule, function: Callable[[Any], Any]) -> None:
        self.rule, self.function = rule, function
        self.finds = "text" if rule.finds == "text" else None  # of a region a function may make a text
        super().__init__(f"{rule} >> {_name(function)}")

    def match(self, document: Document) -> Match | None:
        found = self.rule.match(document)
        value = self.function(found.value) if found else None
        return replace(found, value=value, rule=str(self)) if found and value else None


def _name(function: Callable[[Any], Any]) -> str:
    return function.__name__ if hasattr(function, "__name__") else str(function)


def _checked(rule: object) -> Rule:
    if isinstance(rule, Rule):
        return rule
    if isinstance(rule, str):
        raise PluginError(f"{quoted(rule)} is no rule and cannot stand beside |; did you mean css({quoted(rule)})?")
    hint = "write css(...) >> label(...)" if type(rule).__name__ == "label" else "write css(...), meta(...) or the like"
    raise PluginError(f"{rule!r} is no rule and cannot stand beside |; {hint}")


def check_texts(name: str, *arguments: object) -> None:
    """Refuse a call of a rule with nothing, or with anything but texts.

    Raises:
        PluginError: Says what was given, and how it is written.
    """
    if not arguments:
        raise PluginError(f'{name}() has nothing to look for; write {name}("...")')
    for argument in arguments:
        if isinstance(argument, Rule):
            raise PluginError(f"{name}({argument}): a rule is made of texts; rules are joined with |")
        if isinstance(argument, (list, tuple)) and argument and all(isinstance(text, str) for text in argument):
            several = "css_all" if name == "css" else name
            raise PluginError(f"{name}({argument!r}): write the texts themselves: {written(several, *argument)}")
        if not isinstance(argument, str):
            raise PluginError(f"{name}({argument!r}): {argument!r} is no text")


def written(name: str, *arguments: object, **options: object) -> str:
    """A call as it is written in a plugin, with the quotes of the house."""
    parts = [quoted(argument) for argument in arguments]
    parts += [f"{key}={quoted(value)}" for key, value in options.items() if value]
    return f"{name}({', '.join(parts)})"


def quoted(value: object) -> str:
    """A value as it is written in a plugin: a Python literal that evaluates to it.

    A text with backslashes, such as a regular expression, is a raw literal where one can say it.
    """
    if isinstance(value, tuple):
        return f"({', '.join(map(quoted, value))}{',' if len(value) == 1 else ''})"
    if not isinstance(value, str):
        return repr(value)
    quote = next((quote for quote in ('"', "'") if quote not in value), None)
    if quote and "\\" in value and value.isprintable() and not value.endswith("\\"):
        return f"r{quote}{value}{quote}"
    plain = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else repr(c)[1:-1] for c in plain) + '"'
