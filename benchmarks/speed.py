"""Whether extraction is as fast as it is meant to be: ratios, and what the fields cost.

    python benchmarks/speed.py [--check] [--limit N] [--rounds N] [CORPORA_DIR]
    python benchmarks/speed.py --growth [--check]
    python benchmarks/speed.py --flame FILE [--limit N] [CORPORA_DIR]

- A page whose site has a plugin costs about its parse: lxml's bare parse of the same bytes. Of these pages the parts
  are shown: to read one, its parse and its repairs, to choose its site, find its body, fill its fields, write its HTML.
- A page without one costs trafilatura and little more, where trafilatura finds the body; by our own engine less.
- Two thousand sites cost a document no more than the bundled ones do.
- Filling the fields of a page of 200 kB costs three milliseconds: on a tree that nobody has looked at, without an
  engine's metadata, which is only asked where all else is silent.

With ``--growth`` instead: time grows as the page does, and memory is at most twelve times its bytes besides the model.
The pages are paragraphs of a fixture, repeated up to what is read of a page; the largest has long ones, since no more
than 50,000 tags are read. Each is read in a process of its own; its memory is what Linux says.

With ``--flame`` instead: where the time of all these pages goes, with ours alone, as a page for a browser.

Page by page every contender takes its turn, so that all see the same machine weather; the first round only
warms up, and of the others each page's best counts. Only the ratios mean anything: milliseconds are the
machine's. Without the corpora it measures on the repository's own fixtures, which are few and small.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import replace
from itertools import cycle
from multiprocessing import get_context
from operator import sub
from pathlib import Path
from statistics import median

import lxml.html
import trafilatura
from corpora import CORPORA, Page, fixtures, pages

from extractor import Article, Extractor, Kind, NoContentError, Site
from extractor.fields import FIELDS
from extractor.pipeline.answers import first
from extractor.rules import block, css, meta

OF_THE_PARSE, OF_FEW_SITES = 3.0, 1.1
OF_TRAFILATURA = {"trafilatura": 1.15, "accurate": 1.4, "fast": 0.25}  # by the mode
FIELDS_MS = 3.0
GROWN = (1, 5, 20)  # MB of a page that has grown
OF_THE_SMALLEST, OF_ITS_BYTES = 1.3, 12.0  # the time a megabyte takes; memory
LARGE = range(100_000, 400_000)  # bytes of a page of about 200 kB
MANY = 2000
_SAMPLED = 0.0002  # seconds between two looks at what runs
SITED = ("gne", "magic_article", "seedlike/sina", "seedlike/archive")
OTHERS = ("aeb", "wcxb_article", "fundus", "gne")

_PARTS = ("read", "choose", "body", "fields", "write")  # reading includes the parse

Contender = Callable[[Page], object]


# --- the contenders -----------------------------------------------------------------------------------------


def extracts(extractor: Extractor) -> Contender:
    return lambda page: extractor.extract(page.content, url=page.url)


def parses(page: Page) -> object:
    """Lxml's bare parse; of what has front matter, of the markup below it."""
    header, fence, markup = page.content.lstrip().partition(b"\n---\n")
    return lxml.html.document_fromstring(markup if fence and header.startswith(b"---") else page.content)


def asks_trafilatura(page: Page) -> object:
    return trafilatura.bare_extraction(page.content, url=page.url, with_metadata=True, include_comments=False)


def with_many_sites() -> Extractor:
    """An extractor with two thousand sites more than the bundled ones, each with rules of its own."""

    def site(i: int) -> type[Site]:
        hosts = (f"news{i}.example", f"*.news{i}.example")
        rules = {"title": css(f"h1.title{i}") | meta("og:title"), "body": block(f"#text{i}", drop=".ad")}
        return type(f"Site{i}", (Site,), {"hosts": hosts, **rules})

    return Extractor(sites=[site(i) for i in range(MANY)])


# --- the course ---------------------------------------------------------------------------------------------


def race(contenders: Sequence[Contender], course: Sequence[Page], rounds: int) -> list[list[float]]:
    """For every contender the best seconds of every page."""
    best = [[float("inf")] * len(course) for _ in contenders]
    order = list(range(len(contenders)))
    gc.freeze()
    gc.disable()  # else one contender's garbage is collected in another's turn
    try:
        for turn in range(rounds + 1):
            order.reverse()  # nobody always comes first, when the processor's caches are cold
            for i, page in enumerate(course):
                for j in order:
                    start = time.perf_counter()
                    contenders[j](page)
                    seconds = time.perf_counter() - start
                    if turn:
                        best[j][i] = min(best[j][i], seconds)
                gc.collect()
    finally:
        gc.enable()
        gc.unfreeze()
    return best


def answered(extractor: Extractor, candidates: Iterable[Page]) -> list[tuple[Page, Article]]:
    """The pages that hold an article."""
    found = []
    for page in candidates:
        with suppress(NoContentError):
            found.append((page, extractor.extract(page.content, url=page.url)))
    return found


def sample(found: Iterable[Page], size: int) -> list[Page]:
    """Evenly spread, the same every time."""
    everything = list(found)
    return everything[:: max(1, len(everything) // size)][:size]


def parts(extractor: Extractor, page: Page, rounds: int) -> dict[str, float]:
    """The best seconds of each part of a page's way; what is asked for once is not in the next part any more."""
    best: dict[str, float] = {}
    for _ in range(rounds):
        times = [time.perf_counter()]
        work = extractor.begin(page.content, url=page.url)
        times.append(time.perf_counter())
        _ = work.site
        times.append(time.perf_counter())
        article = work.run()
        times.append(time.perf_counter())
        _ = article.html
        times.append(time.perf_counter())
        taken = dict(zip(("read", "choose", "body, fields", "write"), map(sub, times[1:], times), strict=True))
        best = {name: min(seconds, best.get(name, seconds)) for name, seconds in taken.items()}
    best["fields"] = fields_cost(extractor, page, rounds)
    best["body"] = best.pop("body, fields") - best["fields"]
    return best


def fields_cost(extractor: Extractor, page: Page, rounds: int) -> float:
    """The best seconds that all fields of a page take, its body being found."""
    work = extractor.begin(page.content, url=page.url)
    work.run()
    best = float("inf")
    for _ in range(rounds):
        evidence = replace(work.evidence, document=replace(work.document))
        start = time.perf_counter()
        for name in FIELDS:
            first(name, work.site, evidence, work.body, [])
        best = min(best, time.perf_counter() - start)
    return best


# --- growth -------------------------------------------------------------------------------------------------


def grown(megabytes: int, paragraph: int) -> bytes:
    """A page of so many megabytes, in paragraphs of so many bytes or more."""
    largest = max((page.content for page in fixtures() if b"<p" in page.content), key=len)
    said = cycle([" ".join(p.text_content().split()) for p in lxml.html.document_fromstring(largest).iter("p")])
    pieces, size, number = ["<html><head><title>Grown</title></head><body><h1>Grown</h1><article>"], 0, 0
    while size < megabytes * 1_000_000 - 2 * paragraph:
        text = f"{number}: {next(said)}"
        while len(text.encode()) < paragraph:
            text += f" {next(said)}"
        pieces.append(f"<p>{text}</p>")
        size, number = size + len(pieces[-1].encode()), number + 1
    return "".join([*pieces, "</article></body></html>"]).encode()


def read_grown(mode: str, page: bytes) -> tuple[float, int, int]:
    """The seconds that a page takes, the bytes of memory besides those before it, and the characters of its body."""
    extractor = Extractor(mode=mode)
    extractor.extract(grown(1, 400)[:100_000])  # loads the model
    before = _memory("VmRSS")
    Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew
    start = time.perf_counter()
    article = extractor.extract(page)
    return time.perf_counter() - start, _memory("VmHWM") - before, len(article.body)


def _memory(field: str) -> int:
    status = Path("/proc/self/status").read_text()
    return 1024 * int(status.partition(f"{field}:")[2].split()[0])


def growth() -> bool:
    """Print how time and memory grow; whether they are within their limits."""
    ok = True
    for mode in ("fast", "accurate"):
        smallest = 0.0
        for megabytes in GROWN:
            page = grown(megabytes, 400 if megabytes < max(GROWN) else 2000)
            with ProcessPoolExecutor(1, get_context("spawn")) as alone:
                seconds, memory, body = alone.submit(read_grown, mode, page).result()
            smallest = smallest or seconds / len(page)
            print(f"{mode}, {len(page) / 1e6:.0f} MB, {body:,} characters of body, {seconds:.1f} s:")
            ok &= held("of the time a byte of 1 MB takes", seconds / len(page) / smallest, OF_THE_SMALLEST)
            ok &= held("memory, of the page's bytes", memory / len(page), OF_ITS_BYTES)
    return ok


# --- where it goes ------------------------------------------------------------------------------------------


def flame(extractor: Extractor, course: Iterable[Page], file: Path) -> None:
    """Write the flame graph of pages: of each, what it costs once everything is loaded."""
    from pyinstrument import Profiler

    profiler = Profiler(interval=_SAMPLED, async_mode="disabled")
    with profiler:
        for page in course:
            extractor.extract(page.content, url=page.url)
    file.write_text(profiler.output_html(), "utf-8")
    print(f"{file}: {profiler.last_session.sample_count if profiler.last_session else 0:,} samples")


# --- the figures --------------------------------------------------------------------------------------------


def times(ours: Sequence[float], other: Sequence[float]) -> list[float]:
    """For every page how many times as long it took."""
    return [a / b for a, b in zip(ours, other, strict=True)]


def held(what: str, ratio: float, limit: float) -> bool:
    """Print a ratio; whether it is within its limit."""
    print(f"    {what:<34}{ratio:7.2f}   limit {limit:<5} {'ok' if ratio <= limit else 'over'}")
    return ratio <= limit


def ms(seconds: Sequence[float]) -> str:
    return f"{1000 * median(seconds):.2f} ms"


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("corpora", nargs="?", type=Path, default=CORPORA, metavar="CORPORA_DIR")
    cli.add_argument("--check", action="store_true", help="exit with 1 where a ratio is over its limit")
    cli.add_argument("--limit", type=int, default=40, help="other pages of each corpus (default: %(default)s)")
    cli.add_argument("--rounds", type=int, default=5, help="rounds after the warm-up (default: %(default)s)")
    cli.add_argument("--growth", action="store_true", help="measure how time and memory grow with a page instead")
    cli.add_argument("--flame", type=Path, metavar="FILE", help="write where the time goes instead, an HTML page")
    args = cli.parse_args()
    if args.growth:
        return int(not growth() and args.check)

    few, many = Extractor(), with_many_sites()
    names = {site.name for site in few.sites}
    if args.corpora.is_dir():
        mixed = answered(few, (page for name in SITED for page in pages(args.corpora / name)))
        others = answered(few, (p for name in OTHERS for p in sample(pages(args.corpora / name), args.limit)))
    else:
        print(f"{args.corpora} is not there: measuring on the repository's own fixtures")
        mixed = others = answered(few, fixtures())
    sited = [(page, article.kind) for page, article in mixed if article.extractor in names]
    html = [page for page, kind in sited if kind is Kind.PAGE]
    posts = {
        "feed fragments": [page for page, kind in sited if kind in (Kind.FRAGMENT, Kind.HTML_POST)],
        "pages archived as Markdown": [page for page, kind in sited if kind is Kind.MARKDOWN_POST],
    }
    generic = [page for page, article in others if article.extractor not in names]
    if args.flame:
        flame(few, [*(page for page, _ in sited), *generic], args.flame)
        return 0
    ok = True

    if html:
        ours, crowded, parse = race([extracts(few), extracts(many), parses], html, args.rounds)
        print(f"{len(html)} pages with a site, {ms(ours)} by the median:")
        each = [parts(few, page, args.rounds) for page in html]
        costs = {"parse": parse} | {name: [part[name] for part in each] for name in _PARTS}
        print(f"    {', '.join(f'{name} {ms(seconds)}' for name, seconds in costs.items())}")
        ok &= held(f"of lxml's bare parse ({ms(parse)})", median(times(ours, parse)), OF_THE_PARSE)
        ok &= held(f"with {MANY:,} sites more, median", median(times(crowded, ours)), OF_FEW_SITES)
        ok &= held(f"with {MANY:,} sites more, in all", sum(crowded) / sum(ours), OF_FEW_SITES)
    if generic:
        modes = [extracts(Extractor(mode=mode)) for mode in OF_TRAFILATURA]
        *ours_by_mode, theirs = race([*modes, asks_trafilatura], generic, args.rounds)
        print(f"{len(generic)} pages without a site, trafilatura with metadata {ms(theirs)} by the median:")
        for (mode, limit), ours in zip(OF_TRAFILATURA.items(), ours_by_mode, strict=True):
            ok &= held(f"{mode} ({ms(ours)}), median", median(times(ours, theirs)), limit)
            ok &= held(f"{mode}, in all", sum(ours) / sum(theirs), limit)
    if large := [page for page in generic if len(page.content) in LARGE]:
        costs = [1000 * fields_cost(few, page, args.rounds) for page in large]
        print(f"{len(large)} pages of {median(len(page.content) for page in large) / 1000:.0f} kB by the median:")
        ok &= held("milliseconds for all fields, median", median(costs), FIELDS_MS)
        print(f"    {'the slowest tenth from':<34}{sorted(costs)[len(costs) * 9 // 10]:7.2f}")
    for what, course in posts.items():
        if course:  # a few kilobytes parse in no time: what they cost is reading the header, or the Markdown
            (ours,) = race([extracts(few)], course, args.rounds)
            print(f"{len(course)} {what}, {ms(ours)} by the median")
    return int(args.check and not ok)


if __name__ == "__main__":
    sys.exit(main())
