"""The generated parts of the pages: what the code says of itself, as Markdown.

The pages hold calls in comments; cog runs them and writes what they return below::

    uv run python docs/generate.py            bring the pages up to date
    uv run python docs/generate.py --check    say which are not, and fail
"""

from __future__ import annotations

import argparse
import json
import logging
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path

import griffe
from cogapp import Cog

from extractor import Article, Extractor, cli
from extractor.document import limits as numbers

ROOT = Path(__file__).parents[1]
PAGES = {
    "Article": "article.md",
    "Kind": "documents.md",
    "Explanation": "explain.md#explanation",
    "Memory": "memory.md",
    "Site": "rules.md#site",
    "field": "rules.md#field",
    "hookimpl": "hooks.md",
    "Extraction": "hooks.md#extraction",
    "KeptSite": "hooks.md#keptsite",
    "Voice": "hooks.md#voice",
}
"""The page that says most of a public name, where it is not the one with all of them; errors are in errors.md."""

_WIDTH = 100  # characters of a line of code
_ROLE = re.compile(r":\w+:`(?:~[\w.]*?\.?(\w+)|([^<`]+?)\s<[^>]+>|([\w.]+))`")
_CODE = re.compile(r"``(.+?)``")
_LITERAL = re.compile(r"::\n\n((?:[ ]{4}.*\n?|\n)+)")


def hooks() -> str:
    """Every hook: its signature, which answers count, and what its specification says."""
    return "\n\n".join(
        _hook(item) for name, item in _package()["hookspecs"].functions.items() if name.startswith("extractor_")
    )


def module(name: str) -> str:
    """Every name that a module exports."""
    return definition(*(f"{name}.{export}" for export in _exports(name)))


def definition(*names: str) -> str:
    """Public names, given below the package (``"Extractor"``, ``"testing.Case"``)."""
    return "\n\n".join(_definition(_final(name)) for name in names)


def names() -> str:
    """A table of every public name, what it is in a sentence, and the page that says more."""
    rows = []
    for name in _exports():
        item = _final(name)
        page = "errors.md" if item.path.startswith("extractor.errors.") else PAGES.get(name, f"#{name.lower()}")
        summary = "Marks a function as the implementation of a hook." if name == "hookimpl" else _summary(item)
        rows.append((f"[`{name}`]({page})", summary))
    return _table(("name", "what it is"), rows)


def errors() -> str:
    """The tree of errors, as the module draws it."""
    docstring = _package()["errors"].docstring
    tree = _LITERAL.search(f"{docstring.value if docstring else ''}\n")
    return f"```text\n{_dedented(tree[1])}\n```" if tree else ""


def values(name: str) -> str:
    """A table of an enumeration's values, whose names are the same in upper case."""
    rows = [
        (f"`{member.name.lower()}`", _summary(member))
        for member in _final(name).members.values()
        if isinstance(member, griffe.Attribute)
    ]
    return _table(("value", "what it is"), rows)


def limits() -> str:
    """A table of the limits on a document: the name, the number, what it is of."""
    described = _package()["document.limits"].members
    rows = [
        (f"`{name}`", f"{getattr(numbers, name):,}", _line(described[name].docstring.value)) for name in numbers.__all__
    ]
    return _table(("name", "limit", "of what, and what becomes of more"), rows)


def sites() -> str:
    """A table of the bundled sites: the name articles give it, its hosts, its first line, what it was checked on."""
    rows = []
    for entry in Extractor().sites:
        if entry.layer.name == "BUNDLED":
            hosts = ", ".join(f"`{host}`" for host in entry.hosts)
            title, _, more = (import_module(entry.site_class.__module__).__doc__ or "").partition("\n")
            checked = " ".join(more.partition("Checked ")[2].split())
            rows.append((f"[`{entry.name}`](../{entry.origin})", hosts, title.rstrip("."), checked.rstrip(".")))
    return _table(("site", "hosts", "what it is", "checked"), rows)


def fields() -> str:
    """A table of what an article has: its fields, then what is made of them."""
    article = _final("Article")
    described = {entry.name: entry for section in _sections(article, "attributes") for entry in section.value}
    columns = {column.name: str(column.type) for column in Article.arrow_schema()}
    rows = [
        (name, str(entry.annotation), columns.get(name, ""), _line(entry.description))
        for name, entry in described.items()
    ]
    for name, member in article.members.items():
        if name not in described and not name.startswith("_"):
            if isinstance(member, griffe.Function):
                rows.append((f"{name}()", str(member.returns), "", _summary(member)))
            elif isinstance(member, griffe.Attribute):
                rows.append((name, str(member.annotation), "", _summary(member)))
    return _table(
        ("field", "type", "in a table", "what it is"),
        [(f"`{name}`", f"`{kind}`", column and f"`{column}`", text) for name, kind, column, text in rows],
    )


def columns() -> str:
    """A table of the columns of a row that no field of an article is called after."""
    return _table(
        ("column", "type"),
        [(f"`{c.name}`", f"`{c.type}`") for c in Article.arrow_schema() if c.name not in Article.__dataclass_fields__],
    )


def commands() -> str:
    """Every command: what it does, and its arguments."""
    return "\n\n".join(_command(name, parser) for name, parser in _commands(cli._parser()))


def file(path: str) -> str:
    """A file of the repository, as a block of code."""
    content = (ROOT / path).read_text("utf-8").rstrip()
    return f"```{ {'.py': 'python', '.toml': 'toml'}[Path(path).suffix] }\n# {path}\n{content}\n```"


# --- one thing ----------------------------------------------------------------------------------------------


def _hook(item: griffe.Function) -> str:
    options = str(item.decorators[0].value)
    calls = {
        "historic": "Called once, when the plugin is loaded.",
        "firstresult": "The first answer that is not `None` counts.",
    }
    said = next((text for option, text in calls.items() if option in options), "Every answer counts.")
    return f"{_definition(item)}\n\n{said}"


def _commands(parser: argparse.ArgumentParser, prefix: str = "") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """The commands below a parser by name; one that has tasks is its tasks."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                tasks = [*_commands(command, f"{prefix}{name} ")]
                yield from tasks or [(prefix + name, command)]


def _command(name: str, parser: argparse.ArgumentParser) -> str:
    formatter = parser._get_formatter()
    rows = []
    for action in parser._actions:
        if not isinstance(action, argparse._HelpAction):
            value = "{" + ",".join(action.choices) + "}" if action.choices else action.metavar or action.dest.upper()
            words = [*action.option_strings[:1], *([str(value)] if action.nargs != 0 else [])]
            rows.append((f"`{' '.join(words)}`", formatter._expand_help(action)))
    description = " ".join((parser.description or "").split())
    return f"## extractor {name}\n\n{description}\n\n{_table(('argument', 'what it is'), rows)}"


def _definition(item: griffe.Object) -> str:
    parts = [f"### {item.name}"]
    if "(" in (signature := _signature(item)):
        parts.append(f"```python\n{signature}\n```")
    parts += _described(item)
    if isinstance(item, griffe.Class):
        parts += filter(None, [_members(item)])
    return "\n\n".join(parts)


def _signature(item: griffe.Object) -> str:
    signature = str((item.signature() if isinstance(item, griffe.Function | griffe.Class) else "") or item.name)
    if len(signature) <= _WIDTH:
        return signature
    command = [sys.executable, "-m", "ruff", "format", "--line-length", str(_WIDTH), "-"]
    done = subprocess.run(command, input=f"def {signature}: ...", capture_output=True, encoding="utf-8", check=True)
    return done.stdout.strip().removeprefix("def ").removesuffix(": ...")


def _described(item: griffe.Object) -> Iterator[str]:
    """What a docstring says, section by section."""
    for section in _sections(item):
        match section.kind.value:
            case "text":
                yield _markdown(section.value)
            case "parameters" | "attributes":
                yield "\n".join(f"- `{entry.name}`: {_line(entry.description)}" for entry in section.value)
            case "returns":
                yield f"Returns: {_line(' '.join(entry.description for entry in section.value))}"
            case "raises":
                lines = (f"- `{entry.annotation}`: {_line(entry.description)}" for entry in section.value)
                yield "Raises:\n\n" + "\n".join(lines)


def _members(item: griffe.Class) -> str:
    """A list of what the class has besides, where it says what it is."""
    attributes = {entry.name for section in _sections(item, "attributes") for entry in section.value}
    lines = [
        f"- `{member.signature() if isinstance(member, griffe.Function) else name}`: {_summary(member)}"
        for name, member in item.members.items()
        if not name.startswith("_") and name not in attributes and member.docstring
    ]
    return "\n".join(["Attributes and methods:", "", *lines]) if lines else ""


def _sections(item: griffe.Object, kind: str = "") -> list[griffe.DocstringSection]:
    sections = item.docstring.parse("google", returns_multiple_items=False) if item.docstring else []
    return [section for section in sections if kind in ("", section.kind.value)]


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |".replace("| --- ", "|---").replace("---| ", "---|") for line in lines)


# --- docstrings as Markdown ---------------------------------------------------------------------------------


def _markdown(text: str) -> str:
    text = _LITERAL.sub(lambda block: f":\n\n```python\n{_dedented(block[1])}\n```\n", f"{text}\n").strip()
    text = _ROLE.sub(lambda role: f"`{role[1] or role[2] or role[3]}`", text)
    return _CODE.sub(r"`\1`", text)


def _dedented(block: str) -> str:
    return "\n".join(line.removeprefix("    ") for line in block.strip("\n").splitlines())


def _line(text: str) -> str:
    return " ".join(_markdown(text).split())


def _summary(item: griffe.Object | griffe.Alias) -> str:
    """The first paragraph of what it says of itself."""
    return _line(item.docstring.value.partition("\n\n")[0]) if item.docstring else ""


# --- the package --------------------------------------------------------------------------------------------


@cache
def _package() -> griffe.Module:
    logging.getLogger("griffe").setLevel(logging.ERROR)
    loaded = griffe.load("extractor", search_paths=[ROOT / "src"], docstring_parser="google", resolve_aliases=True)
    assert isinstance(loaded, griffe.Module)
    return loaded


def _final(name: str) -> griffe.Object:
    item = _package()[name]
    return item.final_target if isinstance(item, griffe.Alias) else item


def _exports(module: str = "") -> list[str]:
    exports = (_package()[module] if module else _package()).exports
    return [str(name) for name in exports or ()]


def _schema(*, check: bool) -> bool:
    """Whether the JSON Schema beside the pages is up to date; writes it, unless it is only to be checked."""
    file, schema = ROOT / "docs" / "article.schema.json", Article.json_schema()
    text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    if file.is_file() and file.read_text("utf-8") == text:
        return True
    if check:
        print(f"{file.relative_to(ROOT)} is not up to date")
        return False
    file.write_text(text, "utf-8")
    return True


if __name__ == "__main__":
    is_check = sys.argv[1:] == ["--check"]
    is_up_to_date = _schema(check=is_check)
    pages = sorted(map(str, (ROOT / "docs").glob("*.md")))
    mode = ["--check", "--diff"] if is_check else ["-r"]
    sys.exit(not is_up_to_date or Cog().main(["cog", *mode, "-I", str(ROOT / "docs"), "-p", "import generate", *pages]))
