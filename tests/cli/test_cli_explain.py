"""``extractor explain``: what it prints, and what it exits with."""

from __future__ import annotations

import json

URL = "https://harbour.example/1"


def test_it_says_who_was_chosen_who_filled_each_field_and_what_went(extractor):
    extractor.site("sites/harbour.py")
    page = extractor.html().replace("</p></div>", '</p><div class="share">Share this</div></div>')
    extractor.write("1.html", page)
    result = extractor("explain", "1.html", "--url", URL, "--plugins-dir", "sites")
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[:3] == [
        f"document  page, utf-8, from {URL}",
        "site      harbour claims harbour.example, the longest claim that harbour.example fits",
        "          * harbour (sites/harbour.py): harbour.example",
    ]
    title = lines.index("title         Fog in the harbour")
    assert lines[title + 1 : title + 4] == [
        '  by page: css("h1")',
        "  read from 'Fog in the harbour'",
        '  lost: page: css("title"): Fog in the harbour',
    ]
    assert lines[-3:] == [
        "kept          203 of 231 characters (88%)",
        "  - share bar: Share this",
        "    by [class or id ~ share]",
    ]


def test_everything_can_be_had_as_an_object(extractor):
    extractor.page("1.html")
    result = extractor("explain", "1.html", "--url", URL, "--json")
    explanation = json.loads(result.out)
    assert (result.code, explanation["url"], explanation["choice"]) == (0, URL, "no site claims harbour.example")
    assert explanation["fields"]["title"]["value"] == "Fog in the harbour"


def test_a_page_without_an_article_is_explained_and_has_an_exit_code_of_its_own(extractor):
    extractor.site("sites/harbour.py")
    extractor.page("1.html", text="First prove that you are human")
    result = extractor("explain", "1.html", "--url", URL, "--plugins-dir", "sites")
    assert result.code == 3
    assert "article   none: harbour: the page holds no article (captcha)" in result.out.splitlines()


def test_standard_input_is_a_page_too(extractor):
    result = extractor("explain", "-", stdin=extractor.html().encode())
    assert (result.code, result.out.splitlines()[0]) == (0, "document  page, utf-8")


def test_a_mistake_is_named(extractor):
    (extractor.folder / "folder").mkdir()
    extractor.write("binary.html", bytes(range(256)) * 40)
    result = extractor("explain", "folder")
    assert (result.code, result.err) == (2, "extractor: folder is a folder; name one document\n")
    result = extractor("explain", "missing.html")
    assert (result.code, result.err) == (1, "extractor: missing.html: FileNotFoundError: No such file or directory\n")
    result = extractor("explain", "binary.html")
    assert (result.code, result.err) == (1, "extractor: binary.html: ParseError: the document is binary, not text\n")


def test_what_a_page_says_cannot_steer_the_terminal(extractor):
    extractor.write("1.html", extractor.html("Fog \x1b[31mred \u202ehidden"))
    result = extractor("explain", "1.html", "--url", f"{URL}?\x1b[2J")
    assert result.code == 0
    assert all(character.isprintable() for character in result.out.replace("\n", ""))


def test_a_name_cannot_steer_the_terminal_either(extractor):
    result = extractor("explain", "a\x1b[31mb.html")
    assert result.err == "extractor: a [31mb.html: FileNotFoundError: No such file or directory\n"
