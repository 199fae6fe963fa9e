"""Pages that do harm, and the plugin by which they do it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PLUGIN = '''
import ctypes, os, re, signal, time
from pathlib import Path
from extractor import Site

def once(document):
    """The first time only: what happens to the process, and not to the document."""
    mark = Path(document.url.partition("#")[2])
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)

HARM = {
    "loop": lambda document: any(iter(int, 1)),
    "sleep": lambda document: time.sleep(1000),
    "hang in C": lambda document: re.match("(a+)+$", "a" * 60 + "b"),
    "kill": lambda document: os.kill(os.getpid(), signal.SIGKILL),
    "segfault": lambda document: ctypes.string_at(0),
    "exit": lambda document: os._exit(7),
    "memory": lambda document: b"x" * 10_000_000_000,
    "leak": lambda document: [bytearray(1_000_000) for _ in range(100_000)],
    "once": once,
}

class Poison(Site):
    hosts = ("poison.example",)
    def unavailable(self, document):
        for name, harm in HARM.items():
            if f"<title>{name}</title>" in document.text:
                harm(document)
'''
_WORDS = "The ferry {} left the quay at dawn with forty crates of apples on board, and nobody was there to see it off."


@dataclass(frozen=True)
class Desk:
    """A folder to work in, with a folder of plugins, one of them harmful."""

    folder: Path

    @property
    def plugins(self) -> Path:
        return self.folder / "sites"

    def page(self, name: str, harm: str = "", url: str = "https://poison.example/1") -> str:
        text = _WORDS.format(name)
        title = f"<title>{harm or name}</title><link rel='canonical' href='{url}'>"
        return f"<html><head>{title}</head><body><h1>{name}</h1><p>{text}</p><p>{text} Again.</p></body></html>"

    def pages(self, harms: dict[int, str], count: int, folder: str = "pages") -> Path:
        """A folder of so many pages, some of them harmful, by their number."""
        path = self.folder / folder
        path.mkdir()
        for number in range(count):
            harm = harms.get(number, "")
            url = f"https://poison.example/1#{self.folder / 'mark'}" if harm == "once" else "https://poison.example/1"
            page = self.page(f"{number:04}", harm, url)
            (path / f"{number:04}.html").write_text(page, "utf-8")
        return path

    def rows(self, rows: list[dict[str, Any]], name: str = "pages.jsonl") -> Path:
        path = self.folder / name
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        return path


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]
