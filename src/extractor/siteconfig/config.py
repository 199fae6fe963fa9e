"""A site config file, understood: what of it acts on a page, what there is nothing to do for, what is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement

from extractor.siteconfig.expressions import changes_texts, compiled
from extractor.siteconfig.lines import Line, Problem, parse

__all__ = ["Config", "Expression"]

FIELDS = {"title": "title", "author": "authors", "date": "published", "body": "body"}
"""The commands that say where something is, and the fields they are for."""

_EXPRESSIONS = frozenset(
    (*FIELDS, "strip", "strip_attr", "dissolve", "native_ad_clue", "single_page_link", "next_page_link",
     "wrap_in", "move_into", "if_page_contains")
)  # fmt: skip
_TEXTS = frozenset(("strip_id_or_class", "strip_image_src", "find_string", "replace_string"))
_TESTS = frozenset(("test_url", "test_contains"))
_SWITCHES = frozenset(("skip_json_ld", "prune", "tidy", "autodetect_on_failure"))
_WITH_ARGUMENT = frozenset(("wrap_in", "move_into"))
_YES, _NO = ("yes", "true"), ("no", "false")
_LINKS = ("single_page_link", "next_page_link")
_TAG = re.compile(r"[a-z][a-z0-9]*")
_UNSAFE = frozenset(("script", "style", "html", "head", "body", "iframe", "object", "embed"))


@dataclass(frozen=True, slots=True)
class Expression:
    """A line with an XPath expression.

    Attributes:
        line: The line.
        select: The expression, compiled.
        target: Of ``move_into``, where to.
        condition: What the page has to have besides, of a line that ``if_page_contains`` follows.
    """

    line: Line
    select: Callable[[HtmlElement], Any]
    target: Callable[[HtmlElement], Any] | None = None
    condition: Callable[[HtmlElement], Any] | None = None

    @property
    def changes_texts(self) -> bool:
        """Whether it strips attributes or texts."""
        return self.line.command == "strip_attr" or (self.line.command == "strip" and changes_texts(self.line.value))


@dataclass
class Config:
    """What a file says.

    Attributes:
        expressions: The lines with an expression, by their command, in order.
        replacements: What to replace in the markup by what, in order.
        replacing: The lines that say so.
        names: What is stripped by a part of its class or id.
        sources: What pictures are stripped by, a part of their address.
        skips_json_ld: Whether the page's JSON-LD is not to be believed.
        tests: The addresses it was written for, each with what its text must hold.
        understood: How many lines are acted on, or could be.
        ignored: The lines there is nothing to do for: they are about fetching or parsing, or nobody knows them.
        problems: The lines that are refused, and why.
    """

    expressions: dict[str, list[Expression]] = field(default_factory=dict)
    replacements: list[tuple[str, str]] = field(default_factory=list)
    replacing: list[Line] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    skips_json_ld: bool = False
    tests: dict[str, list[str]] = field(default_factory=dict)
    understood: int = 0
    ignored: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def read(cls, text: str, file: str = "") -> Config:
        """What the text of a file says; whatever it is, it is read to its end."""
        config = cls()
        reader = _Reader(config)
        for line in parse(text, file):
            if isinstance(line, Problem):
                config.problems.append(line)
            else:
                reader.add(line)
        reader.finish()
        return config

    def merged(self, other: Config) -> Config:
        """This one, and what another says besides; the counts are this one's alone."""
        both = {key: [*self.expressions.get(key, ()), *other.expressions.get(key, ())]
                for key in {**self.expressions, **other.expressions}}  # fmt: skip
        return Config(
            both,
            [*self.replacements, *other.replacements],
            [*self.replacing, *other.replacing],
            [*self.names, *other.names],
            [*self.sources, *other.sources],
            self.skips_json_ld,
            self.tests,
            self.understood,
            self.ignored,
            self.problems,
        )

    def all(self, *commands: str) -> Iterable[Expression]:
        """The expressions of these commands, one command after another."""
        return (expression for command in commands for expression in self.expressions.get(command, ()))


class _Reader:
    """Takes one line after another; some belong to the one before them."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._found: Line | None = None
        self._link: Expression | None = None
        self._tested: str | None = None
        self._autodetects = True

    def add(self, line: Line) -> None:
        """Take a line in, where it says what can be understood."""
        try:
            known = self._add(line)
        except ValueError as error:
            self._config.problems.append(Problem(line.number, f"{line.command}: {error}", line.file))
            return
        if known:
            self._config.understood += 1
        else:
            self._config.ignored.append(line)

    def finish(self) -> None:
        """Refuse what waits for a line that did not come."""
        if self._found:
            self._unpaired(self._found)

    def _add(self, line: Line) -> bool:
        if line.command in _EXPRESSIONS:
            self._expression(line)
        elif line.command in _TEXTS:
            self._text(line)
        elif line.command in _TESTS:
            self._test(line)
        elif line.command in _SWITCHES:
            if line.value.lower() not in (*_YES, *_NO):
                raise ValueError(f"{line.value[:40]!r} is neither yes nor no")
            if line.command == "skip_json_ld":
                self._config.skips_json_ld = line.value.lower() in _YES
        else:
            return False
        return True

    def _expression(self, line: Line) -> None:
        if (line.argument is None) == (line.command in _WITH_ARGUMENT):
            raise ValueError("what stands in brackets is missing" if line.argument is None else "takes no brackets")
        if line.command == "wrap_in" and (not _TAG.fullmatch(line.argument or "") or line.argument in _UNSAFE):
            raise ValueError(f"{line.argument!r} is no element to wrap anything in")
        select = compiled(line.value)
        if line.command == "if_page_contains":
            self._condition(select)
            return
        target = compiled(line.argument) if line.command == "move_into" and line.argument else None
        expression = Expression(line, select, target)
        self._config.expressions.setdefault(line.command, []).append(expression)
        self._link = expression if line.command in _LINKS else None

    def _condition(self, select: Callable[[HtmlElement], Any]) -> None:
        """The condition is the link's before it."""
        if self._link is None:
            raise ValueError("there is no single_page_link or next_page_link before it")
        of_kind = self._config.expressions[self._link.line.command]
        of_kind[-1] = Expression(self._link.line, self._link.select, condition=select)

    def _text(self, line: Line) -> None:
        value = line.value
        if line.command == "strip_id_or_class":
            self._config.names.append(_unquoted(value))
        elif line.command == "strip_image_src":
            self._config.sources.append(_unquoted(value))
        elif line.command == "find_string":
            if self._found:
                self._unpaired(self._found)
            self._found = line
        elif line.argument is not None:
            if not line.argument:
                raise ValueError("there is nothing to find")
            self._config.replacements.append((line.argument, value))
            self._config.replacing.append(line)
        elif self._found is None:
            raise ValueError("there is no find_string before it")
        else:
            self._config.replacements.append((self._found.value, value))
            self._config.replacing.append(line)
            self._found = None

    def _unpaired(self, line: Line) -> None:
        """Take back that a line was understood."""
        self._config.understood -= 1
        message = "find_string: there is no replace_string behind it"
        self._config.problems.append(Problem(line.number, message, line.file))

    def _test(self, line: Line) -> None:
        if line.command == "test_url":
            self._tested = line.value
            self._config.tests.setdefault(line.value, [])
        elif self._tested is None:
            raise ValueError("there is no test_url before it")
        else:
            self._config.tests[self._tested].append(line.value)


def _unquoted(value: str) -> str:
    """Quotes are not part of it, as for the programs these files are written for."""
    bare = value.replace("'", "").replace('"', "").strip()
    if not bare:
        raise ValueError(f"{value!r} would strip everything")
    return bare
