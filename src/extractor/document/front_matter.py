"""The YAML header of a post, read leniently: programs write headers that are no YAML, and nothing of them is lost."""

from __future__ import annotations

import re
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from extractor.document.limits import FRONT_MATTER

__all__ = ["load", "load_simple", "load_yaml", "split"]

_HANDLER = YAMLHandler()
_KEY = re.compile(r"^([^\W\d][\w-]{0,40}):(?:[ \t](.*))?$")
_NOTE_LINK = re.compile(r"\[\[([^\[\]|]{1,200})(?:\|([^\[\]]{1,200}))?\]\]")
_QUOTED = ("'", '"', "|", ">", "")  # what YAML itself takes to begin a text
_UNESCAPED = re.compile(r"(?<![0-9A-Za-z\\])(?:x(a0)|u(200[b-f]|2028|3000|feff))(?![0-9a-z])")
"""A blank, or nothing, as a program wrote it that lost its backslash: ``案例xa0| 分析``."""
_ONE_LINE = frozenset("title url link permalink source date description summary excerpt lang language".split())


def split(text: str) -> tuple[str | None, str]:
    """The header and what follows it; the header is None where the text has none."""
    if not _HANDLER.detect(text[:FRONT_MATTER]):
        return None, text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        header, _ = _HANDLER.split(text[:FRONT_MATTER])
    except ValueError:  # no second boundary
        return None, text
    if not any(_KEY.match(line) for line in header.splitlines()):
        return None, text
    _, markup = _HANDLER.split(text)
    return header, markup


class _Loader(yaml.BaseLoader):
    """Strings, lists and mappings, and no aliases: a few lines of them unfold to gigabytes."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not read")
        return super().compose_node(parent, index)


def load(header: str) -> dict[str, Any]:
    """The header's fields.

    The loader makes nothing but strings, lists and mappings: safe, and a date stays what was written.
    Headers are written by programs that do not quote, so that a title may be a list, a comment or no YAML
    at all to the parser; what is on a text field's line is its value whatever YAML makes of it.
    """
    fields = {key: value if key in _ONE_LINE else _unlinked(value) for key, value in _load(header).items()}
    if isinstance(title := fields.get("title"), str):
        fields["title"] = _UNESCAPED.sub(lambda lost: chr(int(lost[1] or lost[2], 16)), title)
    return fields


def _load(header: str) -> dict[str, Any]:
    simple = load_simple(header)
    return load_yaml(header) if simple is None else simple


_TEXT = (
    r"(?:\"(?P<{0}double>[^\"\\\n]*)\"|'(?P<{0}single>[^'\n]*)'"
    r"|(?P<{0}plain>(?:[^\W_]|[/.(（《“【_])(?:[^\s:#]|:(?=\S)|(?<=\S)#|[ ](?=[^\s#]))*))"
)
_SIMPLE = re.compile(
    rf"(?P<key>[^\W\d][\w-]{{0,40}}):(?:[ ]+(?:{_TEXT.format('')}|\[(?P<flow>[^\[\]{{}}\"'#:&*!|>%@`?\n-]*)\]))?[ ]*"
    rf"|[ ]*-[ ]+{_TEXT.format('item_')}[ ]*"
)
_PRINTABLE = re.compile("[ \\n!-~\xa0-\u1fff\u2030-\ud7ff\u2010-\u2027\uff00-\uffef]+")


def load_simple(header: str) -> dict[str, Any] | None:
    """The header as YAML reads it, where every line is simple; ``None`` where one is not.

    A line is a key with a text or a list on it, or an item of the list below a key. Seven of eight real headers are
    so, and YAML's loader takes longer for one than the renderer does for the text below it.
    """
    if not _PRINTABLE.fullmatch(header):
        return None
    fields: dict[str, Any] = {}
    key, indent = "", -1
    for line in header.split("\n"):
        if not line:
            continue
        found = _SIMPLE.fullmatch(line)
        if found is None:
            return None
        if found["key"]:
            key, indent = found["key"], -1
            if found["flow"] is None:
                fields[key] = found["double"] or found["single"] or found["plain"] or ""
            else:
                fields[key] = items = [item.strip() for item in found["flow"].split(",")]
                if items == [""]:
                    fields[key] = []
                elif "" in items or key in _ONE_LINE:
                    return None
            quoted = found["double"] is not None or found["single"] is not None
            continue
        at = line.index("-")
        if not key or quoted or not (indent == at or (indent < 0 and fields[key] == "")):
            return None
        indent = at
        items = fields[key] = fields[key] or []
        items.append(found["item_double"] or found["item_single"] or found["item_plain"] or "")
    return fields


def load_yaml(header: str) -> dict[str, Any]:
    """The header as YAML reads it; line by line where that cannot, or would lose some of a line."""
    as_written = _read_lines(header)
    try:
        loaded = _HANDLER.load(header, Loader=_Loader)
    except (yaml.YAMLError, RecursionError, ValueError):
        loaded = None
    if not isinstance(loaded, dict):
        return {key: _unquoted(value) for key, value in as_written.items()}
    for key, value in loaded.items():
        raw = as_written.get(key)
        if not isinstance(raw, str) or raw[:1] in _QUOTED:
            continue
        if "".join(str(value).split()) != "".join(raw.split()) and (isinstance(value, str) or key in _ONE_LINE):
            loaded[key] = raw
    return {str(key): value for key, value in loaded.items()}


def _unlinked(value: Any) -> Any:
    """A value with the links of note-takers as text: ``[[Jane Doe]]``, ``[[people/Jane Doe|Jane Doe]]``.

    Without quotes one is a list in a list to YAML.
    """
    if isinstance(value, str):
        return _NOTE_LINK.sub(lambda link: link[2] or link[1].rpartition("/")[2], value)
    if isinstance(value, list):
        match value:
            case [[str(text)]]:
                return _unlinked(f"[[{text}]]")
        return [_unlinked(item) if isinstance(item, str) else item for item in value]
    return value


def _unquoted(value: Any) -> Any:
    quoted = isinstance(value, str) and len(value) > 1 and value[0] == value[-1] and value[0] in "'\""
    return value[1:-1] if quoted else value


def _read_lines(header: str) -> dict[str, Any]:
    """``key: value`` line by line; other lines go on with the value before them, ``- item`` makes a list."""
    fields: dict[str, Any] = {}
    key = None
    for line in header.splitlines():
        if match := _KEY.match(line):
            key = match[1]
            fields[key] = (match[2] or "").strip()
        elif key and line.strip():
            item = line.strip()
            if item.startswith("- ") and (isinstance(fields[key], list) or not fields[key]):
                fields[key] = [*(fields[key] or []), item[2:].strip().strip("'\"")]
            elif isinstance(fields[key], str):
                fields[key] = f"{fields[key]}\n{item}".strip()
    return fields
