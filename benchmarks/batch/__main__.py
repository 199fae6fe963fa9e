"""Whether a batch loses nothing, whatever happens to it, and what a document of one costs.

    python benchmarks/batch kills  [--documents N] [--kills N] [FOLDER]
    python benchmarks/batch poison [--documents N] [--poisoned N] [FOLDER]
    python benchmarks/batch cost   [--documents N...] [--rounds N] [FOLDER]

``kills`` ends the run with SIGKILL at random moments, and its other processes too, resumes it, and compares what comes
out with what an undisturbed run writes, byte by byte. ``poison`` puts documents that do harm among the others: each is
to be one record with the right error, and the others are to lose nothing by it. ``cost`` runs with one process and with
two, and with more and more documents: ``cost --documents 1000 60000`` takes some six minutes. FOLDER holds
documents, which are repeated as often as it takes, or taken evenly spread, so that few are like many; by default it is
the repository's own fixtures. Exits with 1 where something does not hold.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))  # what the other benchmarks share

import cost
import kills
import poison
from corpora import ROOT

from extractor.document.folders import files


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = cli.add_subparsers(dest="command", required=True)
    for name, module, counts in (("kills", kills, [3000]), ("poison", poison, [3000]), ("cost", cost, [1000, 4000])):
        command = commands.add_parser(name)
        command.add_argument("folder", nargs="?", type=Path, default=ROOT / "tests" / "fixtures", metavar="FOLDER")
        command.add_argument("--documents", type=int, nargs="+" if module is cost else 1, default=counts, metavar="N")
        command.add_argument("--seed", type=int, default=1)
        command.set_defaults(check=module.check)
        if module is kills:
            command.add_argument("--kills", type=int, default=20, metavar="N")
        if module is poison:
            command.add_argument("--poisoned", type=int, default=200, metavar="N")
            command.add_argument("--timeout", type=float, default=2.0, metavar="SECONDS")
        if module is cost:
            command.add_argument("--rounds", type=int, default=3, metavar="N")
    arguments = cli.parse_args()
    found = list(files(str(arguments.folder.resolve())))
    if not found:
        cli.error(f"{arguments.folder} holds no documents")
    with TemporaryDirectory(prefix="batch-") as folder:
        holds: bool = arguments.check(arguments, Path(folder), [_taken(found, count) for count in arguments.documents])
    print("holds" if holds else "does not hold")
    return int(not holds)


def _taken(found: Sequence[str], count: int) -> list[str]:
    """So many documents of those found."""
    within = min(count, len(found))
    return [found[i % within * len(found) // within] for i in range(count)]


if __name__ == "__main__":
    sys.exit(main())
