"""One host for many documents: in threads, in processes, and in a stream that keeps its order."""

from __future__ import annotations

import copy
import io
import itertools
import multiprocessing
import os
import pickle
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from extractor import Article, Document, Extractor, Memory, NoContentError, ParseError, Site
from extractor.rules import block
from extractor.testing import load_cases

FIXTURES = Path(__file__).parent / "fixtures"
PROSE = "<p>The harbour master counted forty small boats before the fog came in, and none had a radio on board.</p>" * 4
SITE = """
from extractor import Site
from extractor.rules import block
class Pond(Site):
    hosts = ("pond.example",)
    title = "Pond"
    body = block("#story")
"""


class Lake(Site):
    hosts = ("lake.example",)
    title = "Lake"
    body = block("#story")


class Deadly(Site):
    hosts = ("deadly.example",)
    body = block("#story")

    def unavailable(self, document: Document) -> str | None:
        os._exit(9)


def page(title: str = "Fog", words: int = 1) -> str:
    return f"<html><body><h1>{title} in the harbour</h1><div id='story'>{PROSE * words}</div></body></html>"


def pages() -> list[bytes]:
    return [case.input.read_bytes() for case in load_cases(FIXTURES)]


# --- pickling -----------------------------------------------------------------------------------------------


def test_a_host_is_itself_again_with_all_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pond.py").write_text(SITE, "utf-8")
    monkeypatch.chdir(tmp_path.parent)
    memory = Extractor().learn([page()])
    host = Extractor(plugins_dir=tmp_path.name, sites=[Lake], mode="fast", memory=memory, min_confidence=0.1)
    monkeypatch.chdir("/")
    again = pickle.loads(pickle.dumps(host))
    assert {entry.name for entry in again.sites} == {entry.name for entry in host.sites}
    for url in ("https://pond.example/1", "https://lake.example/1", "https://elsewhere.example/1"):
        assert again.extract(page(), url=url) == host.extract(page(), url=url)


def test_what_a_host_was_made_with_makes_another() -> None:
    host = Extractor(mode="fast", min_confidence=0.4)
    assert Extractor(**host.settings).settings == host.settings
    assert (host.settings["mode"], host.settings["min_confidence"]) == ("fast", 0.4)


def test_a_host_that_arrives_again_is_not_made_again() -> None:
    host = Extractor()
    first, second = (pickle.loads(pickle.dumps(host)) for _ in range(2))
    assert first is second
    assert pickle.loads(pickle.dumps(first.extract)) is not None
    assert copy.copy(host).extract(page()) == host.extract(page())


def test_the_folder_that_the_environment_names_goes_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pond.py").write_text(SITE, "utf-8")
    monkeypatch.setenv("EXTRACTOR_PLUGINS_DIR", str(tmp_path))
    sent = pickle.dumps(Extractor())
    monkeypatch.delenv("EXTRACTOR_PLUGINS_DIR")
    assert "pond" in {entry.name for entry in pickle.loads(sent).sites}


# --- threads and processes ----------------------------------------------------------------------------------


def test_threads_share_a_host() -> None:
    contents = pages()
    alone = [
        outcome if isinstance(outcome, Article) else str(outcome) for outcome in Extractor().extract_many(contents)
    ]
    host = Extractor()

    def one(content: bytes) -> Article | str:
        try:
            return host.extract(content)
        except NoContentError as error:
            return str(error)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(one, contents * 3)) == alone * 3


def test_processes_are_given_a_host() -> None:
    host, contents = Extractor(sites=[Lake]), [page("Fog"), page("Sun")]
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        assert list(pool.map(host.extract, contents)) == [host.extract(content) for content in contents]


# --- many ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("jobs", [1, 2])
def test_outcomes_come_in_the_order_of_the_documents_whatever_they_are(jobs: int, tmp_path: Path) -> None:
    file = tmp_path / "file.html"
    file.write_text(page("File"), "utf-8")
    host = Extractor(sites=[Lake])
    outcomes = list(
        host.extract_many(
            [
                page("Long", words=300),
                page("Short").encode(),
                (page("Any"), "https://lake.example/1"),
                file,
                (file, "https://lake.example/2"),
                tmp_path / "none.html",
                b"%PDF-1.7",
                "<html><body></body></html>",
                None,
                io.BytesIO(file.read_bytes()),
                host.read(page("Read")),
            ],
            jobs=jobs,
        )
    )
    said = [outcome.title if isinstance(outcome, Article) else type(outcome).__name__ for outcome in outcomes]
    ours = [f"{title} in the harbour" for title in ("Long", "Short", "File", "Read")]
    assert said[:5] == [ours[0], ours[1], "Lake", ours[2], "Lake"]
    assert said[5:8] == ["FileNotFoundError", "ParseError", "NoContentError"]
    assert isinstance(outcomes[8], ParseError)
    assert said[9:] == ours[2:]
    assert outcomes[7].reason == "empty"
    assert outcomes[4].url == "https://lake.example/2"


@pytest.mark.parametrize("jobs", [1, 2])
def test_documents_are_read_as_they_are_needed(jobs: int) -> None:
    read = itertools.count()

    def endless() -> Iterator[str]:
        for number in read:
            yield page(f"Report {number}")

    stream = Extractor().extract_many(endless(), jobs=jobs)
    assert next(read) == 0
    titles = [outcome.title for outcome in itertools.islice(stream, 20) if isinstance(outcome, Article)]
    assert titles == [f"Report {number} in the harbour" for number in range(1, 21)]
    assert next(read) < 40
    stream.close()


def test_many_processes_give_what_one_gives() -> None:
    host, contents = Extractor(), pages()
    one, two = (list(host.extract_many(contents, jobs=jobs)) for jobs in (1, 2))
    assert [str(outcome) for outcome in one] == [str(outcome) for outcome in two]
    assert any(isinstance(outcome, Article) for outcome in two)


def test_a_process_that_dies_is_told() -> None:
    host = Extractor(sites=[Deadly])
    with pytest.raises(BrokenProcessPool, match=r"ended before its document was done.*__main__"):
        list(host.extract_many([(page(), "https://deadly.example/1")], jobs=2))


def test_no_jobs_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="jobs is the number of processes; 0 is none"):
        Extractor().extract_many([], jobs=0)


def test_what_was_learned_goes_along() -> None:
    memory = Memory({"lake.example": {str(i): ("follow the lake",) for i in range(3)}})
    assert pickle.loads(pickle.dumps(Extractor(memory=memory)))._memory == memory
