"""Pages of the documentation as data, and followed by the letter: their files written, their commands run."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from doctest import ELLIPSIS, OutputChecker
from functools import cached_property
from itertools import pairwise, zip_longest
from pathlib import Path
from tempfile import NamedTemporaryFile

import forked
from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "examples" / "lanhu"

_PATH = re.compile(r"# ([\w./-]+\.\w+)\n")
_FOR_THE_SHELL = frozenset("|<>&;*?$`")
_GENERATED = re.compile(r"<!-- \[\[\[cog.*?\[\[\[end\]\]\] -->\n", re.S)


@dataclass(frozen=True)
class Code:
    """A block of code: its language, what it holds, and the file it is, if any."""

    language: str
    content: str

    @property
    def path(self) -> str | None:
        found = _PATH.match(self.content) if self.language in ("python", "toml", "text") else None
        return found[1] if found else None

    @property
    def recipe(self) -> str | None:
        """The file that a script or a job is."""
        found = _PATH.match(self.content) if self.language in ("sh", "yaml") else None
        return found[1] if found else None

    @property
    def commands(self) -> Iterator[tuple[str, str]]:
        """The commands of a console, each with the output shown."""
        for part in re.split(r"^\$ ", self.content, flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            yield command, output


@dataclass(frozen=True)
class Page:
    """A page, given by its path below the repository."""

    path: str

    @cached_property
    def text(self) -> str:
        return (ROOT / self.path).read_text("utf-8")

    @cached_property
    def tokens(self) -> list[Token]:
        return MarkdownIt("commonmark").enable("table").parse(self.text)

    @property
    def levels(self) -> list[str]:
        """The levels of the headings."""
        return [token.tag for token in self.tokens if token.type == "heading_open"]

    @property
    def links(self) -> list[str]:
        """Where the links lead that do not leave the repository, seen from its root, without anchors."""
        here = Path(self.path).parent
        targets = (str(token.attrs["href"]) for token in self._inline() if token.type == "link_open")
        return [
            os.path.normpath(here / target.partition("#")[0])
            for target in targets
            if not target.startswith(("http", "#"))
        ]

    @property
    def names(self) -> set[str]:
        """What is set as code in the text."""
        return {token.content for token in self._inline() if token.type == "code_inline"}

    @property
    def numbers(self) -> list[str]:
        """The numbers in the text, sorted."""
        text = " ".join(token.content for token in self._inline() if token.type == "text")
        return sorted(re.findall(r"[.]?\d+(?:[.,]\d+)*", text))

    @property
    def rows(self) -> list[list[list[str]]]:
        """The rows of the tables: for each cell what is set as code in it."""
        rows: list[list[list[str]]] = []
        for before, token in pairwise(self.tokens):
            if before.type == "tr_open":
                rows.append([])
            if before.type == "td_open":
                rows[-1].append([child.content for child in token.children or () if child.type == "code_inline"])
        return list(filter(None, rows))

    @property
    def code(self) -> list[Code]:
        """The blocks of code that somebody wrote: not those that are generated."""
        tokens = MarkdownIt("commonmark").parse(_GENERATED.sub("", self.text))
        return [Code(token.info, token.content) for token in tokens if token.type == "fence"]

    def _inline(self) -> Iterator[Token]:
        return (child for token in self.tokens for child in token.children or ())

    def follow(self, folder: Path) -> None:
        """Do what the page says, in a folder that is empty but for the example's pages; what it shows must come out."""
        shutil.copytree(PAGES, folder / "pages")
        blocks = self.code
        for block, following in zip_longest(blocks, blocks[1:]):
            if path := block.path or block.recipe:
                file = folder / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(block.content, "utf-8")
            elif block.language == "python":
                expected = following.content if following and following.language == "text" else ""
                check(block.content, expected, _forked(folder, forked.code, block.content))
            elif block.language == "console":
                for command, expected in block.commands:
                    output = run_line(folder, command)
                    if expected:
                        check(command, expected, output)
            else:
                assert block.language in ("text", "mermaid"), (
                    f"{self.path}: nothing is done with a block of {block.language!r}"
                )


def run_line(folder: Path, line: str) -> str:
    """What a line of a shell says, on both streams; it must succeed."""
    program, *arguments = shlex.split(line)
    if program == "extractor" and not set(line) & _FOR_THE_SHELL:
        return _forked(folder, forked.command, arguments)
    return run(folder, "bash", "-c", line)


def _forked(folder: Path, task: Callable[..., object], argument: object) -> str:
    with NamedTemporaryFile() as said:
        output = Path(said.name)
        streams = (Path(os.devnull), output, output)
        exit_code = forked.fork(task, argument, folder=folder, environ=_environ(), streams=streams)
        text = output.read_text("utf-8")
    assert exit_code == 0, f"{argument}\nexit code {exit_code}\n{text}"
    return text


def run(folder: Path, *command: str) -> str:
    """What a command says, on both streams; it must succeed."""
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    done = subprocess.run(command, cwd=folder, env=_environ(), encoding="utf-8", timeout=120, check=False, **streams)
    assert done.returncode == 0, f"{' '.join(command)}\nexit code {done.returncode}\n{done.stdout}"
    return done.stdout


def _environ() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "EXTRACTOR", "CI"))}
    path = os.pathsep.join([str(Path(sys.executable).parent), kept.get("PATH", "")])
    return kept | {"PATH": path, "PYTHONIOENCODING": "utf-8", "COLUMNS": "100", "NO_COLOR": "1"}


def check(what: str, expected: str, output: str) -> None:
    """Compare an output with what the page shows; ``...`` stands for anything."""
    assert OutputChecker().check_output(expected, output, ELLIPSIS), f"{what}\n--- shown\n{expected}\n--- is\n{output}"
