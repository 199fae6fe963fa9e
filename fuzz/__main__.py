"""A long run over hostile documents, with a tally by kind of input.

::

    uv run python fuzz --minutes 60 --seed 1
    uv run python fuzz --kinds markdown fixture --failures build/failures

Each round grows some documents of each kind from a seed of its own, so that runs with one seed grow the same; what
fails is made as small as it gets, written to a file and printed. The run ends with 1 where anything failed.
"""

from __future__ import annotations

import argparse
import faulthandler
import resource
import signal
import sys
import time
import warnings
from collections import Counter
from itertools import count
from pathlib import Path

from documents import DOCUMENTS
from holding import check
from hypothesis import HealthCheck, Phase, given, seed, settings

from extractor import Extractor

ROUND = 25  # documents of a kind
STUCK = 60  # seconds of a processor after which a document in a loop ends the run, with a traceback of where it is
WAYS = ("accurate", "fast", "explain")


def main() -> int:
    """Run until the time is over."""
    parser = argparse.ArgumentParser(prog="fuzz", description="Extract documents that were grown to break it.")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", nargs="+", choices=DOCUMENTS, default=list(DOCUMENTS))
    parser.add_argument("--failures", type=Path, default=Path("build/fuzz"), help="where what fails is written")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    faulthandler.register(signal.SIGPROF, chain=True)  # then it does what it does without: it ends the process
    extractors = {mode: Extractor(mode=mode) for mode in ("accurate", "fast")}
    tally: dict[str, Counter[str]] = {kind: Counter() for kind in options.kinds}
    failed: set[str] = set()
    end = time.monotonic() + 60 * options.minutes
    for number in count():
        for kind in options.kinds:
            if time.monotonic() > end:
                print(_table(tally))
                return 1 if failed else 0
            way = WAYS[number % len(WAYS)]
            content = _round(
                kind, options.seed + number, extractors["fast" if way == "fast" else "accurate"], way, tally[kind]
            )
            if content is not None:
                name = f"{kind}-{way}-{options.seed + number}"
                failed.add(name)
                options.failures.mkdir(parents=True, exist_ok=True)
                (options.failures / name).write_bytes(content)
        if number % 10 == 0:
            print(_table(tally), flush=True)
    return 0


def _round(kind: str, number: int, extractor: Extractor, way: str, tally: Counter[str]) -> bytes | None:
    """Some documents of a kind; the smallest that fails, if one does."""
    last: list[bytes | str] = []

    @seed(number)
    @settings(
        max_examples=ROUND,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(DOCUMENTS[kind])
    def run(content: bytes | str) -> None:
        last[:] = [content]
        started = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, STUCK)
        try:
            check(extractor, content, explain=way == "explain")
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            tally["documents"] += 1
            tally["slowest, ms"] = max(tally["slowest, ms"], round(1000 * (time.process_time() - started)))

    try:
        run()
    except Exception as error:  # whatever it is: that is what is looked for
        tally["failures"] += 1
        print(
            f"{kind}, {way}, seed {number}: {type(error).__name__}: {str(error)[:300]}\n{last[0][:300]!r}", flush=True
        )
        return last[0] if isinstance(last[0], bytes) else last[0].encode("utf-8", "surrogatepass")
    return None


def _table(tally: dict[str, Counter[str]]) -> str:
    columns = ("documents", "failures", "slowest, ms")
    lines = [f"{'':10}" + "".join(f"{column:>14}" for column in columns)]
    lines += [f"{kind:10}" + "".join(f"{counts[column]:>14,}" for column in columns) for kind, counts in tally.items()]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
    return "\n".join([*lines, f"most memory {memory:,} MB"])


if __name__ == "__main__":
    sys.exit(main())
