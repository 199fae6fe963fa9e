"""A site config file as lines: a command, what stands in brackets behind it, a value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Line", "Problem", "parse"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something.

    Attributes:
        number: Where it stands, counted from 1.
        command: The command, in lower case.
        argument: What stands in brackets behind it, as in ``wrap_in(blockquote): //aside``; ``None`` without brackets.
        value: What stands behind the colon, without white space around it.
        file: The file it is read from, for people.
    """

    number: int
    command: str
    argument: str | None
    value: str
    file: str = ""

    def __str__(self) -> str:
        argument = "" if self.argument is None else f"({self.argument})"
        return f"{self.command}{argument}: {self.value}"


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that is refused.

    Attributes:
        number: Where it stands, counted from 1.
        message: What is wrong with it.
        file: The file it is read from, for people.
    """

    number: int
    message: str
    file: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.number}: {self.message}"


_COMMAND = re.compile(r"(\w+)\s*(?::|\()")
_LONGEST = 80  # characters of a line that are told


def parse(text: str, file: str = "") -> Iterator[Line | Problem]:
    """The lines of a file that are no comments, in order, and those that are no lines of such a file.

    A line in brackets ends its command at the first ``):``, so that what is found by ``replace_string(<p id="a:b">)``
    may hold a colon. A command without a value says nothing, but for ``replace_string``, which then deletes.
    """
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip().lstrip("\ufeff")
        if not line or line.startswith("#"):
            continue
        named = _COMMAND.match(line)
        argument: str | None = None
        if named and named[0].endswith("("):
            argument, closed, value = line[named.end() :].partition("):")
        elif named:
            closed, value = ":", line[named.end() :]
        if not named or not closed:
            yield Problem(number, f"{line[:_LONGEST]!r} is no command with a colon behind it", file)
        elif value.strip() or named[1].lower() == "replace_string":
            yield Line(number, named[1].lower(), argument, value.strip(), file)
