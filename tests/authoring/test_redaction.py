"""Invented words in the place of a document's own."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import Extractor
from extractor.authoring.redaction.invention import Inventor
from extractor.authoring.redaction.labels import labels
from extractor.authoring.redaction.likeness import behaviour, differences, redact_alike
from extractor.authoring.redaction.markup import pieces, rewritten
from extractor.authoring.redaction.redact import Redacted, redact
from extractor.document import Kind
from extractor.document.reading import read
from extractor.fields.who.persons import is_medium, is_person

NAMES = st.text(alphabet=st.characters(categories=["Lu", "Ll", "Lo"]), min_size=1, max_size=12)
PROSE = (
    "秋天的第一场雨落在山谷里，村民们把晒在院子里的谷子收进仓库。孩子们在屋檐下数雨滴，老人说今年的收成比去年好。"
    "邻村的木匠送来两张新做的桌子，晚饭以后大家围着桌子讲了许多从前的故事，直到灯油烧完才散去。"
)
PAGE = f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>山谷里的秋雨_青溪新闻网</title>
<meta property="og:title" content="山谷里的秋雨"><meta name="author" content="周木兰">
<script type="application/ld+json">{{"@type": ["NewsArticle", "Article"], "headline": "山谷里的\\u79cb雨", "datePublished": "2023-09-14T06:30:00+08:00",
 "author": {{"@type": "Person", "name": "周木兰"}}, "url": "https://news.example.cn/valley/rain.html"}}</script>
<script>var secret = "绝密的话"; var ct = "1710115200";</script><style>.a {{ background: url(secret.png) }}</style></head>
<body><!-- 绝密的批注 --><h1>山谷里的秋雨</h1>
<p class="info">2023年09月14日 06:30 来源：青溪新闻网 作者：周木兰</p>
<div class="story"><p>{PROSE}</p><p>{PROSE[::-1].lstrip("。")}。</p><img src="/holidays/rainy-valley.jpg" alt="雨中的山谷">
<p>责任编辑：罗青禾</p></div></body></html>"""


SITE = """
from extractor import Site
from extractor.rules import block, css, css_all, label, pattern

class Valley(Site):
    hosts = ("news.example.cn",)
    title = css("h1")
    published = pattern(r'var ct = "(\\d{10})"')
    editors = css_all(".story p") >> label("责任编辑")
    body = block(".story")
"""


@pytest.fixture(scope="module")
def extractor(tmp_path_factory: pytest.TempPathFactory) -> Extractor:
    folder = tmp_path_factory.mktemp("sites")
    (folder / "valley.py").write_text(SITE, encoding="utf-8")
    return Extractor(plugins_dir=folder)


def redacted(
    extractor: Extractor, content: bytes, url: str | None = "https://news.example.cn/2023/valley.html"
) -> Redacted:
    result, problems = redact_alike(extractor, content, url=url)
    assert not problems
    assert result
    return result


def test_no_word_but_labels_and_the_like_is_left(extractor: Extractor) -> None:
    text = redacted(extractor, PAGE.encode()).content.decode()
    for word in (
        "山谷",
        "秋雨",
        "村民",
        "周木兰",
        "罗青禾",
        "青溪",
        "绝密",
        "rain",
        "holidays",
        "secret",
        "u79cb",
        "valley",
    ):
        assert word not in text
    for kept in (
        "责任编辑：",
        "来源：",
        "作者：",
        "2023年09月14日 06:30",
        "2023-09-14T06:30:00+08:00",
        "NewsArticle",
        "1710115200",
    ):
        assert kept in text


def test_structure_stays(extractor: Extractor) -> None:
    text = redacted(extractor, PAGE.encode()).content.decode()
    tags = re.compile(r"</?\w+|class=\"\w+\"|property=\"[\w:]+\"")
    assert tags.findall(text) == tags.findall(PAGE)


def test_what_agreed_before_agrees_after(extractor: Extractor) -> None:
    before = extractor.extract(PAGE, url="https://news.example.cn/2023/valley.html")
    result = redacted(extractor, PAGE.encode())
    after = extractor.extract(result.content, url=result.url)
    assert after.title != before.title
    assert result.content.decode().count(str(after.title)) == 3  # <title>, og:title and <h1>; JSON-LD has it escaped
    assert after.origins["editors"].rule == before.origins["editors"].rule
    assert after.published == before.published
    assert [len(block.text) for block in after.blocks] == [len(block.text) for block in before.blocks]
    assert after.authors != before.authors
    assert is_person(after.authors[0])
    assert is_medium(str(after.source))


def test_the_same_document_is_redacted_alike_and_another_is_not(extractor: Extractor) -> None:
    first, second = redacted(extractor, PAGE.encode()), redacted(extractor, PAGE.encode())
    assert first == second
    other = redacted(extractor, PAGE.replace("仓库", "粮仓").encode())
    title = re.compile(r"<h1>(.*)</h1>")
    assert title.findall(other.content.decode()) != title.findall(first.content.decode())


def test_addresses_keep_host_date_and_ending(extractor: Extractor) -> None:
    url = "https://news.example.cn/valley/2023/09/14/rain-story.html?from=rainfall"
    result = redacted(extractor, PAGE.encode(), url)
    assert re.fullmatch(r"https://news\.example\.cn/\w{6}/2023/09/14/\w{4}-\w{5}\.html\?from=\w{8}", str(result.url))
    assert "valley" not in str(result.url)


@pytest.mark.parametrize("charset", ["gbk", "big5", "utf-8"])
def test_the_encoding_stays(charset: str) -> None:
    page = PAGE.replace('charset="utf-8"', f'charset="{charset}"')
    if charset == "big5":  # has no simplified characters
        page = re.sub("[\u3400-\u9fff]", "雨", page)
    content = page.encode(charset)
    document = read(content)
    result = redact(content, document, None, labels([]))
    assert read(result.content).charset == document.charset
    assert b"&#" not in result.content
    assert ("雨雨" if charset == "big5" else "山谷") not in result.content.decode(charset)


def test_markdown_keeps_its_marks_and_its_header_its_keys() -> None:
    source = (
        b"---\ntitle: Harvest: a story\nurl: https://blog.example/2024/05/harvest-moon\ndate: 2024-05-02\n---\n"
        b"# Harvest: a story\n\nBy Willow Marsh\n\n1. **Golden** [fields](/fields/golden.html)\n\n> Quoted `code`\n"
    )
    document = read(source)
    result = redact(source, document, None, labels([]))
    lines = result.content.decode().split("\n")
    assert re.fullmatch(r"title: [A-Z]\w{6}: \w \w{5}", lines[1])
    assert re.fullmatch(r"url: https://blog\.example/2024/05/\w{7}-\w{4}", lines[2])
    assert lines[3] == "date: 2024-05-02"
    assert lines[5].removeprefix("# ") == lines[1].removeprefix("title: ")
    assert re.fullmatch(r"By [A-Z]\w{5} [A-Z]\w{4}", lines[7])
    assert re.fullmatch(r"1\. \*\*[A-Z]\w{5}\*\* \[\w{6}\]\(/\w{6}/\w{6}\.html\)", lines[9])
    assert read(result.content).kind is Kind.MARKDOWN_POST
    assert result.url == lines[2].removeprefix("url: ")


def test_a_difference_is_named(extractor: Extractor) -> None:
    one, _ = behaviour(extractor, extractor.read(PAGE, url="https://news.example.cn/1"))
    other, _ = behaviour(
        extractor, extractor.read(PAGE.replace("责任编辑", "青青草草"), url="https://news.example.cn/1")
    )
    assert any(text.startswith("rule of editors: valley: ") for text in differences(one, other))
    assert differences(one, one) == []


def test_words_that_broken_quotes_made_names_of_are_replaced_too() -> None:
    source = '<p>草木</p><meta name="description" content="The "golden harvest" 山谷里的"秋雨 is late">'
    text = redact(source.encode(), read(source), None, labels([])).content.decode()
    assert not any(word in text for word in ("golden", "harvest", "山谷", "秋雨", "late"))
    assert text.count('"') == source.count('"')


# --- words --------------------------------------------------------------------------------------------------


def script(character: str) -> str:
    return unicodedata.name(character, "?").split(" ")[0]


@given(NAMES)
def test_a_word_becomes_one_of_the_same_length_scripts_and_case(word: str) -> None:
    inventor = Inventor(b"key")
    invented = inventor.word(word)
    assert len(invented) == len(word)
    assert inventor.word(word) == invented
    for old, new in zip(word, invented, strict=True):
        assert script(new) == script(old)
        assert new.isalpha()
        if len(old.upper()) == len(old.lower()) == 1 and old.upper() != old.lower() and new != old:
            assert new.isupper() == old.isupper()


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=20))
def test_a_run_of_han_becomes_another_that_is_a_person_if_the_first_was(run: str) -> None:
    invented = Inventor(b"key").han(run)
    assert len(invented) == len(run)
    assert re.fullmatch("[\u4e00-\u9fa5]+", invented)
    assert is_person(invented) == is_person(run)
    if len(run) <= 12:
        assert is_medium(invented) or not is_medium(run) or not re.search("[网报社台]$", run)


def test_words_agree_whatever_their_case_and_are_not_written_letter_by_letter() -> None:
    inventor = Inventor(b"key")
    assert inventor.word("Harbour").lower() == inventor.word("harbour")
    assert inventor.word("HARBOUR") == inventor.word("harbour").upper()
    letters = [inventor.word(word)[0] for word in ("harbour", "hill", "house", "heron", "hazel", "hedge", "hound")]
    assert len(set(letters)) > 1
    assert Inventor(b"another key").word("harbour") != inventor.word("harbour")


def test_what_is_taken_is_not_invented() -> None:
    inventor = Inventor(b"key")
    assert Inventor(b"key", taken={inventor.word("harbour")}).word("harbour") != inventor.word("harbour")


@given(st.text(alphabet="0123456789", min_size=4, max_size=12))
def test_a_number_becomes_none_that_reads_as_a_date(run: str) -> None:
    invented = Inventor(b"key").digits(run)
    assert len(invented) == len(run)
    assert invented[0] not in "12"


# --- markup -------------------------------------------------------------------------------------------------


@given(st.text(alphabet="<>/!-ab =\"'\n", max_size=60) | st.text(max_size=40))
@settings(max_examples=300)
def test_the_pieces_of_a_source_are_the_source(source: str) -> None:
    assert "".join(piece.source for piece in pieces(source)) == source


@given(st.text(alphabet="<>/!-ab =\"'&;\n", max_size=60))
def test_a_tag_whose_values_stay_is_written_as_it_was(source: str) -> None:
    for piece in pieces(source):
        if piece.kind == "tag":
            assert (
                rewritten(piece.source, str, lambda tag, attributes: lambda attribute: attribute.value) == piece.source
            )


@given(st.text(alphabet=st.sampled_from("<>/!-p=\"' &;草木ab12\n"), max_size=80))
def test_any_markup_is_redacted_and_keeps_its_elements(source: str) -> None:
    content = f"<p>{source}</p>".encode()
    document = read(content)
    again = read(redact(content, document, None, labels([])).content)
    before, after = (
        [re.match("[a-z0-9]*", str(node.tag)) for node in tree.iter()] for tree in (document.tree, again.tree)
    )
    assert [match and match[0] for match in after] == [match and match[0] for match in before]


@pytest.mark.parametrize("piece", ["<!--", "<a b='", '<a b="', "<script>", "<a ", "<", "&", "</", "<![CDATA["])
def test_broken_markup_takes_no_longer_than_its_length(piece: str) -> None:
    start = time.perf_counter()
    assert sum(len(found.source) for found in pieces(piece * 40_000)) == 40_000 * len(piece)
    assert time.perf_counter() - start < 5
