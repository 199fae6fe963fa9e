"""``extractor explain``: what it prints, and what it exits with."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest

URL = "https://harbour.example/1"
STORY = "The ferry waited at the pier until the evening, and the children slept at the school. " * 4
SITE = """
from extractor import Site
from extractor.rules import block

class Harbour(Site):
    hosts = ("harbour.example",)
    body = block(".story")
"""


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
        "  - Share this",
        "    share bar: its class or id says so (share)",
    ]


def test_the_body_is_shown_with_how_sure_it_is(extractor):
    extractor.page("1.html", text="The first line ends here.</p><p>The second line does not end before this.")
    lines = extractor("explain", "1.html").out.splitlines()
    body = lines.index(next(line for line in lines if line.startswith("body  ")))
    assert re.fullmatch(r"  right with a probability of \d+%", lines[body + 2])
    assert lines[body + 3 : body + 5] == [
        "  | The first line ends here.",
        "  | The second line does not end before this.",
    ]


def test_why_something_went_is_said_in_words(extractor):
    extractor.write("sites/harbour.py", SITE.replace('".story"', '".story", drop=".promo"'))
    behind = "</p><p class='promo'>Follow us</p><p>长按识别二维码，关注我们</p></div>"
    extractor.write("1.html", extractor.html().replace("</p></div>", behind))
    lines = extractor("explain", "1.html", "--url", URL, "--plugins-dir", "sites").out.splitlines()
    said = dict(pairwise(lines))
    assert said["  - Follow us"] == "    the site's rule drops it: .promo"
    assert said["  - 长按识别二维码，关注我们"].startswith("    qr code: its words say so (")
    prose = "春天的河面很安静，孩子们沿着堤岸慢慢走，远处有人在修补一只旧木船，说要赶在汛期之前把它漆成蓝色。"
    extractor.write("2.html", extractor.html(text=f"澜湖首页</p><p>澜湖新闻</p><p>{prose}</p><p>{prose * 2}"))
    lines = extractor("explain", "2.html", "--mode", "readability").out.splitlines()
    assert dict(pairwise(lines))["  - 澜湖首页"] == "    before or after the article, and no whole sentence"


def test_pictures_and_people_are_shown_as_people_write_them(extractor):
    figure = "</p><figure><img src='https://harbour.example/1.png'><figcaption>The old bell</figcaption></figure><p>It was rung again on Tuesday, when the fog came back, and by then everybody was home.</p></div>"
    extractor.write("1.html", extractor.html().replace("</p></div>", figure))
    assert "images        https://harbour.example/1.png (The old bell)" in extractor("explain", "1.html").out


@pytest.mark.parametrize("width", [60, 200])
def test_lines_are_as_wide_as_there_is_room(extractor, width):
    extractor.page("1.html", title=" ".join(f"Fog in harbour {i}" for i in range(12)), text=STORY)
    lines = extractor("explain", "1.html", env={"COLUMNS": str(width)}).out.splitlines()
    title = next(line for line in lines if line.startswith("title"))
    body = [line.removeprefix("  | ").rstrip() for line in lines if line.startswith("  | ")]
    assert len(title) == min(width, 120)
    assert " ".join(body) == STORY.strip()
    assert max(map(len, body)) <= min(width, 120) - 4


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
