"""Maps of one selector for each host."""

from __future__ import annotations

from pathlib import Path

import pytest
from ridge import PAGE, URL, Rules

from extractor import Extractor


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("map.json", '{"ridge.example": ".promo", "*.valley.example": "article"}'),
        ("map.yaml", "ridge.example: .promo\n'*.valley.example': article\n"),
    ],
)
def test_a_map_is_one_more_collection(rules: Rules, name: str, content: str) -> None:
    made = rules({name: content, "other.example.txt": "body: //p"})
    assert sorted(site.host for site in made.rulebook) == ["*.valley.example", "other.example", "ridge.example"]
    (lost, _) = made.explain(PAGE, url=URL).fields["body"].attempts
    assert (lost.by, lost.rule) == ("ridge.example", 'block(".promo")')


def test_a_map_may_be_given_by_itself(tmp_path: Path) -> None:
    file = tmp_path / "map.json"
    file.write_text('{"ridge.example": ".story"}')
    assert len(Extractor(rules=file).rulebook) == 1


@pytest.mark.parametrize(
    "content", ["[1, 2]", '{"ridge.example": 3}', "{", "a: b: c", "\x00", "!!python/object:os.x {}"]
)
def test_what_is_no_map_is_named_and_costs_no_other(rules: Rules, content: str) -> None:
    files = {"map.yaml": content, "zebra.yaml": "zebra.example: p", "other.example.txt": "body: //p"}
    made = rules(files)
    (failure,) = made.failures
    assert "map.yaml is no map of hosts to selectors" in failure.error
    assert [site.host for site in made.rulebook] == ["other.example", "zebra.example"]


def test_a_selector_that_is_none_is_named_when_its_host_comes(rules: Rules) -> None:
    article = rules({"map.json": '{"ridge.example": "div..story"}'}).extract(PAGE, url=URL)
    assert article.title == "Fog in the harbour"
    (warning,) = article.warnings
    assert "map.json: ridge.example:" in warning
    assert "is no CSS selector" in warning


def test_of_two_collections_the_first_knows_the_host(rules: Rules) -> None:
    made = rules({"map.json": '{"ridge.example": ".story"}', "ridge.example.txt": "body: //p"})
    found = made.rulebook.lookup("ridge.example")
    assert found
    assert found.origin.endswith("ridge.example.txt")
