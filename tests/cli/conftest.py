"""The command line as people use it: through its entry point, in a process of its own, in a folder of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from forked import command, fork
from yunxi import PARAGRAPHS, news_page

TEXT = (
    "The harbour master counted forty small boats before the fog came in, and none of them had a radio on "
    "board. By noon the lighthouse crew had rung the old bell for the first time in eleven years, she said."
)
SITE = """
from extractor import Site
from extractor.rules import block

class {name}(Site):
    hosts = ("{host}",)
    body = block(".story")
    def unavailable(self, document):
        return "captcha" if "prove that you are human" in document.text else None
"""


@dataclass(frozen=True)
class Result:
    """What a run of the command came to."""

    code: int
    raw: bytes
    err: str

    @property
    def out(self) -> str:
        return self.raw.decode()

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True)
class CommandLine:
    """The command ``extractor``, and the folder it runs in."""

    folder: Path
    streams: Path

    def write(self, path: str, content: str | bytes) -> Path:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    def page(self, path: str, title: str = "Fog in the harbour", text: str = TEXT) -> Path:
        return self.write(path, self.html(title, text))

    @staticmethod
    def html(title: str = "Fog in the harbour", text: str = TEXT) -> str:
        return (
            f"<!doctype html><html><head><meta charset='utf-8'><title>{title}</title></head>"
            f"<body><h1>{title}</h1><div class='story'><p>{text}</p></div></body></html>"
        )

    def site(self, path: str, name: str = "Harbour", host: str = "harbour.example") -> Path:
        return self.write(path, SITE.format(name=name, host=host))

    def start(self, *arguments: str | bytes, env: dict[str, str] | None = None, **options: Any) -> Any:
        """Start the command, with pipes unless told otherwise."""
        command = [sys.executable, "-m", "extractor", *arguments]
        streams = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        return subprocess.Popen(command, cwd=self.folder, env={**os.environ, **(env or {})}, **(streams | options))

    def __call__(self, *arguments: str | bytes, stdin: bytes = b"", **options: Any) -> Result:
        """Run the command to its end: forked, unless it is to have other streams or another environment."""
        if not options:
            return self._forked([os.fsdecode(argument) for argument in arguments], stdin)
        with self.start(*arguments, **options) as process:
            out, err = process.communicate(stdin, timeout=60)
        return Result(process.returncode, out, err.decode())

    def _forked(self, arguments: list[str], stdin: bytes) -> Result:
        given, out, err = (self.streams / name for name in ("in", "out", "err"))
        given.write_bytes(stdin)
        for stream in (out, err):
            stream.write_bytes(b"")
        code = fork(command, arguments, folder=self.folder, environ=os.environ, streams=(given, out, err))
        return Result(code, out.read_bytes(), err.read_text("utf-8"))


@pytest.fixture
def extractor(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    for name in ("EXTRACTOR_PLUGINS_DIR", "EXTRACTOR_RULES_DIR", "PYTHONIOENCODING", "PYTHONUTF8"):
        monkeypatch.delenv(name, raising=False)
    return CommandLine(tmp_path, tmp_path_factory.mktemp("streams"))


@pytest.fixture
def saved(extractor: Any) -> Callable[..., list[str]]:
    """Save pages of the site; gives their paths."""

    def save(*names: str, **options: Any) -> list[str]:
        for name in names or tuple(PARAGRAPHS):
            extractor.write(f"{name}.html", news_page(name, **options))
        return [f"{name}.html" for name in names or tuple(PARAGRAPHS)]

    return save
