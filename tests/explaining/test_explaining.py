"""Explanations: who filled a field, and who lost."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest

from extractor import Document, Explanation, Extractor, LimitExceeded, Site, field
from extractor.document.limits import BYTES
from extractor.rules import block, css, css_all, label, meta

SENTENCE = "The harbour master counted forty small boats before the fog came in, and none had a radio on board."
PAGE = f"""<html lang="en"><head><title>Fog in the harbour - Pond News</title>
<meta property="og:title" content="Fog in the harbour"><meta name="author" content="Jane Doe"></head><body>
<h1>Fog in the harbour</h1><p class="by">来源：云溪晚报 责任编辑：林望舒</p><p class="when">2021-06-07 16:05</p>
<div id="story"><p>{SENTENCE}</p><p>{SENTENCE}</p></div></body></html>"""
URL = "https://news.pond.example/1"


class Pond(Site):
    hosts = ("pond.example", "*.pond.example")
    title = css("h2") | css("h1") | meta("og:title")
    published = css(".by") | css(".when")
    editors = css_all(".by") >> label("责任编辑")
    body = block("#article", "#story")

    @field
    def description(self, document: Document) -> str:
        raise ValueError("no harbour")

    def recognises(self, document: Document) -> bool:
        return "云溪晚报" in document.text


def explain(page: str = PAGE, *, url: str | None = URL, sites: Sequence[type[Site]] = (Pond,)) -> Explanation:
    return Extractor(sites=sites).explain(page, url=url)


def test_an_explanation_has_the_article_that_extracting_gives() -> None:
    assert explain().article == Extractor(sites=[Pond]).extract(PAGE, url=URL)


def test_every_answer_is_listed_best_first_and_the_first_with_a_value_counts() -> None:
    report = explain().fields["title"]
    assert (report.value, report.origin and report.origin.rule) == ("Fog in the harbour", 'css("h1")')
    assert [(attempt.by, attempt.rule, attempt.problem) for attempt in report.attempts] == [
        ("pond", 'css("h2")', "found nothing"),
        ("pond", 'css("h1")', None),
        ("pond", 'meta("og:title")', None),
        ("page", 'css("h1")', None),
        ("meta", 'meta("og:title")', None),
        ("page", 'css("title")', None),
        ("trafilatura", "extract_metadata()", None),
    ]


def test_an_alternative_that_finds_something_else_says_so_and_the_next_one_counts() -> None:
    report = explain().fields["published"]
    assert report.value == datetime(2021, 6, 7, 16, 5)
    first, second, *_ = report.attempts
    assert (first.rule, first.problem, first.raw) == (
        'css(".by")',
        "is no published",
        "来源：云溪晚报 责任编辑：林望舒",
    )
    assert (second.rule, second.value) == ('css(".when")', report.value)


def test_a_method_that_raises_is_an_answer_without_a_value() -> None:
    explanation = explain()
    (attempt,) = explanation.fields["description"].attempts
    assert (attempt.rule, attempt.problem) == ("Pond.description()", "raised ValueError: no harbour")
    assert explanation.warnings == ("pond.description raised ValueError: no harbour",)


def test_the_alternatives_of_the_body_say_how_much_they_hold() -> None:
    report = explain().fields["body"]
    assert report.value == 2 * len(SENTENCE) + 1
    assert [(attempt.rule, attempt.value, attempt.problem) for attempt in report.attempts] == [
        ('block("#article")', None, "found nothing"),
        ('block("#story")', 2 * len(SENTENCE), None),
    ]


def test_of_a_fragment_the_rule_as_a_whole_finds_the_body() -> None:
    attempts = explain(f"<p>{SENTENCE}</p><p>云溪晚报</p>", url=None).fields["body"].attempts
    assert [(attempt.by, attempt.rule) for attempt in attempts] == [("pond", 'block("#article", "#story")')]


def test_an_engine_that_had_to_answer_comes_behind_the_rule_that_found_nothing() -> None:
    explanation = explain(PAGE.replace("story", "tale"))
    assert explanation.article
    assert [attempt.by for attempt in explanation.fields["body"].attempts] == [
        *("pond", "pond", explanation.article.extractor)
    ]


def test_an_answer_knows_the_passages_it_was_read_from() -> None:
    explanation = explain()

    def texts(name: str, position: int) -> list[str]:
        return [explanation.passages[i].text for i in explanation.fields[name].attempts[position].passages]

    assert texts("title", 1) == ["Fog in the harbour"]
    assert texts("title", 4) == []
    assert texts("editors", 0) == ["来源：云溪晚报 责任编辑：林望舒"]
    assert texts("published", 1) == ["2021-06-07 16:05"]


@pytest.mark.parametrize(
    ("url", "page", "choice"),
    [
        (URL, PAGE, "pond claims *.pond.example, the longest claim that news.pond.example fits"),
        ("https://www.pond.example/", PAGE, "pond claims pond.example, the longest claim that www.pond.example fits"),
        ("https://sea.example/1", PAGE, "no site claims sea.example"),
        (None, PAGE, "pond recognises the document, which gives no address"),
        (None, PAGE.replace("云溪", "溪边"), "the document gives no address, and no site recognises it"),
    ],
)
def test_the_choice_of_the_site_has_a_reason(url: str | None, page: str, choice: str) -> None:
    assert explain(page, url=url).choice == choice


def test_every_candidate_is_named_with_its_claim() -> None:
    class News(Pond):
        hosts = ("news.pond.example",)

    claims = explain(sites=[Pond, News]).claims
    assert [(claim.site, claim.reason, claim.chosen) for claim in claims] == [
        ("news", "news.pond.example", True),
        ("pond", "*.pond.example", False),
    ]


def test_a_page_without_an_article_is_explained_too() -> None:
    class Gone(Pond):
        def unavailable(self, document: Document) -> str:
            return "deleted"

    explanation = explain(sites=[Gone])
    assert (explanation.article, explanation.problem) == (None, "gone: the page holds no article (deleted)")
    assert explanation.fields["title"].attempts[1].value == "Fog in the harbour"
    assert explain("<html><body></body></html>", sites=[]).problem == (
        "nothing was found that reads like an article (empty)"
    )


def test_what_a_plugin_changes_in_the_end_is_what_the_report_says(tmp_path: Path) -> None:
    (tmp_path / "last.py").write_text(
        "from dataclasses import replace\nfrom extractor import hookimpl\n\n\n@hookimpl\n"
        "def extractor_finish(article):\n    return replace(article, title='Something else')\n"
    )
    report = Extractor(plugins_dir=tmp_path).explain(PAGE, url=URL).fields["title"]
    assert report.value == "Something else"
    assert "Something else" not in [attempt.value for attempt in report.attempts]


def test_an_explanation_is_an_object_in_json() -> None:
    written = json.loads(json.dumps(explain().to_dict()))
    assert written["kind"] == "page"
    assert written["fields"]["published"]["value"] == "2021-06-07T16:05:00"
    assert written["article"]["title"] == "Fog in the harbour"
    assert written["passages"][0] == {
        **{"tag": "h1", "text": "Fog in the harbour", "verdict": "outside", "reason": "outside the body"},
        **{"rule": 'block("#story")', "selector": "body > h1"},
    }


def test_what_cannot_be_read_is_not_explained() -> None:
    with pytest.raises(LimitExceeded):
        explain("x" * (BYTES + 1))
