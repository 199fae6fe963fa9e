"""A batch as a process, with all that it starts: what they use is read from the system while they run (Linux)."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_OFTEN = 0.1  # seconds between two looks

Watch = Callable[["Run"], object]


@dataclass
class Use:
    """What a process used so far: seconds of a processor, seconds it waited for one, bytes at most."""

    cpu: float = 0.0
    waited: float = 0.0
    peak: int = 0


@dataclass
class Run:
    """A run of ``extractor batch``.

    Attributes:
        process: The process itself.
        starting: How long it took to its first records.
        seconds: How long it took from these to its end.
        uses: What each process used, by its id.
        before: Seconds of a processor that went by until its first records: what it takes to begin.
        parent_before: Those of the process itself.
    """

    process: subprocess.Popen[bytes]
    starting: float = 0.0
    seconds: float = 0.0
    uses: dict[int, Use] = field(default_factory=dict)
    before: float = 0.0
    parent_before: float = 0.0
    written: bytes = b""

    @property
    def parent(self) -> Use:
        """What the process itself used."""
        return self.uses.get(self.process.pid, Use())

    @property
    def others(self) -> list[Use]:
        """What the processes used that it started."""
        return [use for pid, use in self.uses.items() if pid != self.process.pid]

    @property
    def summary(self) -> dict[str, Any]:
        """What it printed."""
        return dict(json.loads(self.written))

    def pids(self) -> list[int]:
        """The processes it has, itself first."""
        return sorted(_session(self.process.pid), key=lambda pid: (pid != self.process.pid, pid))

    def look(self) -> None:
        """Take down what its processes have used."""
        for pid in self.pids():
            with suppress(OSError, ValueError, IndexError):
                folder = Path("/proc", str(pid))
                spent, waited, *_ = (folder / "schedstat").read_text("ascii").split()
                status = (folder / "status").read_text("utf-8")
                peak = int(status.partition("VmHWM:")[2].split()[0]) * 1024
                self.uses[pid] = Use(int(spent) / 1e9, int(waited) / 1e9, peak)


def started(documents: Sequence[str], output: Path, *options: str) -> Run:
    """Start a batch of these documents."""
    names = output.parent / f"{output.name}.inputs"
    if not names.exists():
        names.write_text("".join(f"{document}\n" for document in documents), "utf-8")
    command = [
        sys.executable,
        "-m",
        "extractor",
        "batch",
        "--files-from",
        str(names),
        "--output",
        str(output),
        "--json",
    ]
    pipe = subprocess.PIPE
    return Run(subprocess.Popen([*command, *options], stdout=pipe, stderr=pipe, start_new_session=True))


def finished(run: Run, output: Path) -> Run:
    """Wait for a run to end by itself.

    Raises:
        RuntimeError: It was misused, or broke.
    """
    journals = output.with_name(f"{output.name}.partial")
    asked, begun = time.perf_counter(), None
    while run.process.poll() is None:
        run.look()
        if begun is None and any(file.stat().st_size for file in journals.glob("*.journal")):
            begun = time.perf_counter()
            run.before, run.parent_before = sum(use.cpu for use in run.uses.values()), run.parent.cpu
        time.sleep(_OFTEN)
    ended = time.perf_counter()
    run.starting, run.seconds = (begun or ended) - asked, ended - (begun or ended)
    run.written, said = run.process.communicate()
    if not run.written:
        raise RuntimeError(said.decode("utf-8", "replace"))
    return run


def _session(leader: int) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            _, _, behind = (folder / "stat").read_text("utf-8", "replace").rpartition(") ")
            if int(behind.split()[3]) == leader:
                found.append(int(folder.name))
    return found
