"""``extractor explain --html`` as people use it."""

from __future__ import annotations

from lxml.html import document_fromstring


def test_it_writes_one_file_with_every_line_of_the_page(extractor):
    extractor.site("sites/harbour.py")
    extractor.page("fog.html", text="The bell rang at noon.")
    result = extractor(
        *("explain", "fog.html", "--url", "https://harbour.example/fog", "--plugins-dir", "sites"),
        *("--html", "why.html"),
    )
    tree = document_fromstring((extractor.folder / "why.html").read_text(encoding="utf-8"))

    assert (result.code, result.out, result.err) == (0, "", "")
    assert tree.findtext(".//h1") == "fog.html"
    assert [(p.text, p.getparent().get("class").split()[1]) for p in tree.cssselect("main .p")] == [
        ("Fog in the harbour", "outside"),
        ("The bell rang at noon.", "kept"),
    ]


def test_a_page_without_an_article_is_shown_all_the_same(extractor):
    extractor.site("sites/harbour.py")
    extractor.page("fog.html", text="prove that you are human")
    result = extractor(
        *("explain", "fog.html", "--url", "https://harbour.example/fog", "--plugins-dir", "sites"),
        *("--html", "why.html"),
    )

    assert result.code == 3
    assert "captcha" in (extractor.folder / "why.html").read_text(encoding="utf-8")


def test_the_page_itself_is_never_written_over(extractor):
    page = extractor.page("fog.html")
    before = page.read_bytes()
    result = extractor("explain", "fog.html", "--html", "./fog.html")

    assert (result.code, result.err) == (2, "extractor: ./fog.html is the page; write to another file\n")
    assert page.read_bytes() == before


def test_a_file_that_cannot_be_written_is_named(extractor):
    extractor.page("fog.html")
    result = extractor("explain", "fog.html", "--html", "nowhere/why.html")

    assert result.code == 2
    assert "nowhere/why.html cannot be written" in result.err


def test_html_and_json_are_two_forms_and_only_one_is_written(extractor):
    assert extractor("explain", "fog.html", "--html", "why.html", "--json").code == 2
