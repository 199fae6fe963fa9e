"""XPath as rule files have it, said in CSS where CSS can say it."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["attribute_of", "css_of", "meta_of"]

_STEP = re.compile(r"(//?)([a-z][a-z0-9-]*|\*)")
_META = re.compile(r"""//meta\[@(?:name|property|itemprop)=["']([\w:.-]+)["']\]/@content""")
_ATTRIBUTE = re.compile(r"(.+?)/@([a-z][\w-]*)$")
_NAME = re.compile(r"-?[A-Za-z_][\w-]*")
_VALUE = r"""(?:'([^'"\\]*)'|"([^'"\\]*)")"""
_PADDED = r"concat\(\s*['\"] ['\"]\s*,\s*(?:normalize-space\(\s*@{}\s*\)|@{})\s*,\s*['\"] ['\"]\s*\)"
_CONDITIONS = (
    (re.compile(rf"@([a-z][\w-]*)\s*=\s*{_VALUE}"), "{0}='{1}'"),
    (re.compile(rf"contains\(\s*@([a-z][\w-]*)\s*,\s*{_VALUE}\s*\)"), "{0}*='{1}'"),
    (re.compile(rf"starts-with\(\s*@([a-z][\w-]*)\s*,\s*{_VALUE}\s*\)"), "{0}^='{1}'"),
    (re.compile(r"@([a-z][\w-]*)"), "{0}"),
)  # fmt: skip
_WORD = re.compile(rf"contains\(\s*{_PADDED.format('class', 'class')}\s*,\s*(?:' ([\w-]+) '|\" ([\w-]+) \")\s*\)")


def css_of(expression: str) -> str | None:
    """The selector of the same elements, ``None`` where CSS has none or nobody would read it.

    Steps down, names, and conditions on attributes that all hold; what counts elements, looks at their text, or goes up
    and sideways is XPath's own.
    """
    parts = [_path(part.strip()) for part in expression.split("|")]
    return ", ".join(part for part in parts if part) if all(parts) else None


def attribute_of(expression: str) -> tuple[str, str] | None:
    """The selector and the attribute that an expression reads there, where CSS can say it."""
    found = _ATTRIBUTE.fullmatch(expression.strip())
    selector = css_of(found[1]) if found and "|" not in expression else None
    return (selector, found[2]) if found and selector else None


def meta_of(expression: str) -> str | None:
    """The name of the ``<meta>`` whose content an expression reads, where it does just that."""
    found = _META.fullmatch(expression.strip())
    return found[1] if found else None


def _path(path: str) -> str | None:
    """A path from the top of the page."""
    selector, position = "", 0
    while position < len(path):
        step = _STEP.match(path, position)
        if not step:
            return None
        position = step.end()
        conditions: list[str] = []
        while path.startswith("[", position):
            end = _closing(path, position)
            found = [*_conditions(path[position + 1 : end])] if end else [None]
            if not end or None in found:
                return None
            conditions += [condition for condition in found if condition]
            position = end + 1
        if not selector and step[1] == "/":
            return None  # from the root: <html>
        name = "" if step[2] == "*" and conditions else step[2]
        selector += (" > " if step[1] == "/" else " " if selector else "") + name + "".join(conditions)
    return selector or None


def _closing(path: str, start: int) -> int:
    """Where the bracket that opens there is closed; 0 where it is not, or another one opens before."""
    quote = ""
    for i in range(start + 1, len(path)):
        if quote:
            quote = "" if path[i] == quote else quote
        elif path[i] in "'\"":
            quote = path[i]
        elif path[i] == "]":
            return i
        elif path[i] == "[":
            return 0
    return 0


def _conditions(text: str) -> Iterator[str | None]:
    """What stands in brackets, split at ``and``; ``None`` for each that CSS cannot say."""
    for part in re.split(r"\s+and\s+", text.strip()):
        yield _condition(part.strip())


def _condition(text: str) -> str | None:
    negated = re.fullmatch(r"not\(\s*(.*?)\s*\)", text)
    if negated:
        inner = _condition(negated[1])
        return f":not({inner})" if inner and not inner.startswith(":") else None
    if word := _WORD.fullmatch(text):
        name = word[1] or word[2]
        return f".{name}" if _NAME.fullmatch(name) else f"[class~='{name}']"
    for pattern, form in _CONDITIONS:
        if found := pattern.fullmatch(text):
            attribute, *values = found.groups()
            value = next((value for value in values if value is not None), "")
            if form.count("{") == 2 and not value:
                return None  # CSS finds nothing by an empty part, XPath everything
            if form == _CONDITIONS[0][1] and attribute == "id" and _NAME.fullmatch(value):
                return f"#{value}"
            return f"[{form.format(attribute, value)}]"
    return None
