"""The site of pages that do harm to whoever reads them."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable

from extractor import Document, Site

HARM: dict[str, Callable[[], object]] = {
    "loop": lambda: any(iter(int, 1)),
    "hang in C": lambda: re.match("(a+)+$", "a" * 60 + "b"),
    "kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "memory": lambda: [bytearray(10_000_000) for _ in range(1000)],
}


class Poison(Site):
    """The site."""

    hosts = ("poison.example",)

    def unavailable(self, document: Document) -> str | None:
        """Do what the page wants done."""
        for name, harm in HARM.items():
            if f"<title>{name}</title>" in document.text:
                harm()
        return None
