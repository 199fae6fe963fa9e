"""The HTML view of an explanation, as a document."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from explanations import HARBOUR, PASSAGES, passage
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement, document_fromstring

from extractor.article import Article, Origin
from extractor.blocks import Image
from extractor.document import Kind
from extractor.explaining import Attempt, Explanation, FieldReport, Verdict
from extractor.explaining.inspector import render
from extractor.explaining.inspector.view import View, shown

NOTHING = Explanation(Kind.PAGE, "utf-8", None, (), "no site claims it", problem="captcha")
HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "\"'><a href='javascript:alert(1)'>x</a>",
    "<!--",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt;&amp;",
]
PRINTABLE = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1)  # others are no HTML, however written


def page(explanation: Explanation, name: str = "fog.html") -> HtmlElement:
    return document_fromstring(render(explanation, name=name))


def texts(tree: HtmlElement, selector: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in tree.cssselect(selector)]


# --- what it says -------------------------------------------------------------------------------------------


def test_every_passage_is_there_in_order_with_its_rule_and_selector() -> None:
    found = page(HARBOUR).cssselect("main .p")

    assert [element.text_content() for element in found] == [passage.text for passage in PASSAGES]
    assert [element.get("data-rule") for element in found] == [passage.rule for passage in PASSAGES]
    assert [element.get("data-selector") for element in found] == [passage.selector for passage in PASSAGES]
    assert [element.get("id") for element in found] == [f"p{i}" for i in range(len(PASSAGES))]


def test_removed_passages_say_why_once_a_run_and_kept_ones_are_plain() -> None:
    tree = page(HARBOUR)

    assert texts(tree, "main .label") == [
        "outside the body",
        "dropped by the site",
        "boilerplate: qr code",
        "boilerplate: advertisement",
        "fallback: trafilatura left it out",
    ]
    assert not tree.cssselect("main .kept .label")


def test_a_long_run_is_laid_out_in_parts_and_labelled_once() -> None:
    menu = tuple(passage(f"Menu {i}", Verdict.OUTSIDE, "outside the body") for i in range(1000))
    tree = page(replace(HARBOUR, passages=menu))

    assert len(tree.cssselect("main .run")) == 10
    assert texts(tree, "main .label") == ["outside the body"]


def test_filters_count_the_passages_of_each_reason() -> None:
    assert texts(page(HARBOUR), "#filters label") == [
        "kept 2",
        "dropped by the site 1",
        "qr code 1",
        "advertisement 1",
        "outside the body 3",
        "trafilatura left it out 1",
    ]


def test_rare_reasons_share_a_filter() -> None:
    rare = [passage(f"line {i}", Verdict.BOILERPLATE, f"reason {i}") for i in range(1000)]
    groups = [group for groups in View.of(replace(HARBOUR, passages=(*PASSAGES, *rare))).groups for group in groups]

    assert len(groups) < 30
    assert sum(group.count for group in groups) == len(PASSAGES) + len(rare)
    assert "other reasons" in [group.reason for group in groups]


def test_the_header_says_what_the_document_is_and_who_serves_it() -> None:
    tree = page(HARBOUR)

    assert texts(tree, "h1, .choice") == ["fog.html", "harbour claims harbour.example"]
    facts = " ".join(texts(tree, ".facts"))
    assert "page" in facts
    assert "gb18030" in facts
    assert "sites/harbour.py" in facts
    assert "88 of 182 characters, 48 %" in facts
    assert texts(tree, ".claims li") == [
        "harbour (chosen): harbour.example sites/harbour.py",
        "coast: recognises() coast-news 1.2",
    ]
    assert texts(tree, ".warnings li") == ["Warning harbour.published found nothing: css('time')"]


def test_a_document_without_an_article_says_why() -> None:
    tree = page(NOTHING)

    assert texts(tree, ".problem") == ["No article: captcha"]
    assert "0 of 0 characters" in " ".join(texts(tree, ".facts"))
    assert texts(tree, "main") == ["The document has no text."]


def test_a_field_says_who_filled_it_and_who_lost() -> None:
    title, published, _, editors = page(HARBOUR).cssselect(".field")

    assert texts(title, "summary") == ["title harbour Fog in the harbour"]
    assert texts(title, "dl dd") == ['css("h1.headline")', "Fog in the harbour – The Tide"]
    assert [link.get("data-passages") for link in title.cssselect("a")] == ["2", "3"]
    assert texts(title, "li") == [
        'harbour css("h2.old-headline") found nothing',
        'meta meta("og:title") Fog from “Fog | The Tide” another answer counts Show 1 passage',
    ]
    assert "Read from no passage" in published.text_content()
    assert texts(editors, "summary") == ["editors nothing found"]
    assert texts(editors, "h3, li") == ["Tried", 'page label("editor") from “by 12” is no editors Show 1 passage']


def test_the_body_was_read_from_the_passages_that_were_kept() -> None:
    body = page(HARBOUR).cssselect(".field[data-field=body]")[0]

    assert texts(body, "summary") == ["body harbour 1,234 characters"]
    assert [(link.text, link.get("data-passages")) for link in body.cssselect("a")] == [("Read from 2 passages", "3 5")]


def test_a_field_that_a_plugin_changed_in_the_end_was_given_by_no_rule() -> None:
    report = replace(HARBOUR.fields["title"], value="Fog!", origin=Origin("tide", "extractor_finish"))
    (title,) = page(replace(HARBOUR, fields={"title": report})).cssselect(".field")

    assert "Given by a plugin in the end" in title.text_content()
    assert len(title.cssselect("li")) == len(report.attempts)


def test_what_was_taken_out_is_listed_with_what_has_no_text() -> None:
    assert texts(page(HARBOUR), "#removals li") == ["qr code img.qr (no text)", "site .inline-ad Buy a lantern today"]


def test_values_are_shown_for_people() -> None:
    assert shown(("Ann", "Bo")) == "Ann\nBo"
    assert shown(FieldReport(None, None, ()).value) == ""
    assert shown((Image("https://a.example/1.png", "Fog"),)) == "https://a.example/1.png (Fog)"
    assert shown("x" * 1000) == "x" * 300 + "… (1,000 characters)"
    assert shown(tuple("abcdefghijklmnop")).splitlines()[-1] == "… and 4 more"


def test_the_text_has_the_language_of_the_article_and_no_other() -> None:
    assert page(HARBOUR).cssselect("main")[0].get("lang") == "en-GB"
    assert page(replace(HARBOUR, article=Article())).cssselect("main")[0].get("lang") == ""


# --- what it must not do ------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_page_says_is_text(text: str) -> None:
    attempt = Attempt(text, text, text, text, passages=(0,))
    lost = replace(attempt, problem=text)
    explanation = Explanation(
        Kind.PAGE,
        text,
        text,
        (HARBOUR.claims[0], replace(HARBOUR.claims[0], site=text, reason=text, origin=text)),
        text,
        Article(extractor=text, language=text),
        text,
        {text: FieldReport(text, Origin(text, text, text), (attempt, lost))},
        (replace(PASSAGES[0], text=text, reason=text, rule=text, selector=text, tag=text),),
        HARBOUR.removals,
        (text,),
    )
    harmless, hostile = page(HARBOUR), page(explanation, text)

    for name in ("script", "style", "img"):
        assert len(hostile.cssselect(name)) == len(harmless.cssselect(name))
    assert hostile.cssselect("main .p")[0].text_content() == text
    assert hostile.cssselect("main .p")[0].get("data-rule") == text
    assert {name for element in hostile.iter() for name in element.attrib if name.startswith("on")} == set()
    assert all(link.get("href").startswith("#") for link in hostile.cssselect("[href]"))


@given(PRINTABLE)
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    shown_text = page(replace(NOTHING, passages=(passage(text),))).cssselect("main .p")[0].text_content()

    assert shown_text == text


def test_nothing_may_run_or_load_but_the_own_style_and_script() -> None:
    html = render(HARBOUR, name="fog.html")
    policy = document_fromstring(html).cssselect("meta[http-equiv]")[0].get("content")

    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (source,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.S)
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "style=" not in html
