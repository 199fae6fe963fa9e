"""Bytes in, a document out: the charset, the front matter, the tree."""

from __future__ import annotations

import codecs
import random
import string
from contextlib import suppress

import pytest
import webencodings
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement

from extractor import Extractor, ExtractorError, Kind, LimitExceeded, NoContentError, ParseError
from extractor.document.limits import BYTES
from extractor.document.reading import read

SENTENCE = "春天的河面很安静，孩子们沿着堤岸慢慢走，远处有人在修补一只旧木船。"
PAGE = "<html><head>{head}</head><body><p>{text}</p></body></html>"


def page(text: str, charset: str | None = None) -> str:
    return PAGE.format(text=text, head=f'<meta charset="{charset}">' if charset else "")


def shown(content: bytes | str) -> str:
    return " ".join(read(content).tree.text_content().split())


# --- charset ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_comes_before_what_is_declared(mark: bytes, encoding: str) -> None:
    document = read(mark + page(SENTENCE, "big5").encode(encoding))
    assert document.charset == encoding
    assert document.tree.text_content() == SENTENCE
    assert document.text.startswith("<html>")


def test_text_needs_no_charset() -> None:
    assert read(page(SENTENCE, "big5")).charset == "str"
    assert shown("\ufeff" + page(SENTENCE)) == SENTENCE


@pytest.mark.parametrize("label", ["gb2312", "GBK", "x-gbk", "gb18030"])
def test_gb2312_means_gb18030(label: str) -> None:
    rare = "镕㐀𠮷"  # none is in GB2312, the last in GB18030 only
    document = read(page(SENTENCE + rare, label).encode("gb18030"))
    assert document.charset == "gb18030"
    assert document.tree.text_content() == SENTENCE + rare


@pytest.mark.parametrize(
    ("label", "encoding", "text"),
    [
        ("iso-8859-1", "cp1252", "“Café” for 3 €"),
        ("us-ascii", "cp1252", "“Café” for 3 €"),
        ("big5", "big5hkscs", "臺灣的春天很長，恒溫"),
        ("shift_jis", "cp932", "東京の春は短い①"),
        ("euc-kr", "cp949", "서울의 봄 똠방각하"),
        ("koi8-r", "koi8_r", "Весна в городе"),
        ("windows-1251", "cp1251", "Весна в городе"),
    ],
)
def test_a_label_means_what_browsers_take_it_to_mean(label: str, encoding: str, text: str) -> None:
    assert shown(page(text, label).encode(encoding)) == text


def test_an_xml_declaration_counts_too() -> None:
    content = f'<?xml version="1.0" encoding="gb2312"?>{page(SENTENCE)}'.encode("gbk")
    assert shown(content) == SENTENCE


def test_every_label_that_browsers_know_can_be_declared() -> None:
    for label in webencodings.LABELS:
        assert "ordinary" in shown(page("ordinary \xff words", label).encode("latin-1")), label


def test_a_page_that_can_be_read_to_find_its_declaration_is_not_utf_16() -> None:
    assert shown(page(SENTENCE, "utf-16").encode("gbk")) == SENTENCE


@pytest.mark.parametrize("label", ["gb2312", "iso-8859-1", "big5", "no-such-charset", None])
def test_what_is_valid_utf_8_is_utf_8_whatever_it_declares(label: str | None) -> None:
    document = read(page(SENTENCE, label).encode())
    assert (document.charset, document.tree.text_content()) == ("utf-8", SENTENCE)


@pytest.mark.parametrize("label", ["utf-8", "no-such-charset", None])
def test_gbk_that_is_not_declared_is_detected(label: str | None) -> None:
    document = read(page(SENTENCE * 2, label).encode("gbk"))
    assert (document.charset, document.tree.text_content()) == ("gb18030", SENTENCE * 2)


@pytest.mark.parametrize("label", ["utf-8", None])
def test_one_broken_byte_does_not_change_the_charset(label: str | None) -> None:
    document = read(page(SENTENCE, label).encode().replace("河".encode(), b"\xe6\xb2", 1))
    assert document.charset == "utf-8"
    assert SENTENCE.partition("河")[2] in document.tree.text_content()


@pytest.mark.parametrize("missing", [1, 2])
def test_utf_8_cut_off_inside_a_character_loses_that_character_only(missing: int) -> None:
    document = read(f"<p>{SENTENCE}".encode()[:-missing])
    assert document.charset == "utf-8"
    assert document.text == f"<p>{SENTENCE[:-1]}"
    assert document.tree.text_content() == SENTENCE[:-1]


def test_a_last_letter_that_is_not_utf_8_takes_nothing_with_it() -> None:
    assert read(b"<p>A letter from Ren\xe9e").text.endswith("e")


def test_gbk_cut_off_inside_a_character_is_still_gbk() -> None:
    assert SENTENCE[:-1] in shown(f"<p>{SENTENCE}".encode("gbk")[:-1])


# --- what is no text ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("binary", [b"\x89PNG\r\n\x1a\n" + bytes(4096), random.Random(7).randbytes(20_000)])
def test_what_is_binary_is_an_error(binary: bytes) -> None:
    with pytest.raises(ParseError):
        read(binary)


@pytest.mark.parametrize("content", [b"a" * (BYTES + 1), "a" * (BYTES + 1)])
def test_what_is_too_large_is_an_error_that_names_the_limit(content: bytes | str) -> None:
    with pytest.raises(LimitExceeded, match="20,000,000"):
        read(content)


@pytest.mark.parametrize("kind", [None, *Kind])
@pytest.mark.parametrize("content", ["", b"", b" \r\n\t", "\ufeff", b"\0\0\0", "---\ntitle: x\n---\n"])
def test_what_is_empty_is_a_document_without_an_article(content: bytes | str, kind: Kind | None) -> None:
    document = read(content, kind=kind)
    with pytest.raises(NoContentError) as error:
        Extractor().extract(document)
    assert error.value.reason == "empty"


def test_null_bytes_are_no_text() -> None:
    assert shown(b"<p>The ri\0ver\0</p>") == "The river"
    assert shown("# The ri\0ver") == "The river"


LABELS = st.sampled_from(sorted(webencodings.LABELS))


@given(st.binary(max_size=300) | st.builds(lambda label, tail: page("x", label).encode() + tail, LABELS, st.binary()))
def test_no_bytes_raise_anything_but_our_own_errors(content: bytes) -> None:
    with suppress(ExtractorError):
        read(content)


@given(st.text(max_size=300) | st.text(alphabet="-\n:<>[]()|*#`&; tak'\"{}!%@\\", max_size=120))
def test_no_text_raises_anything_but_our_own_errors(content: str) -> None:
    for text in (content, f"---\n{content}\n---\n<p>x"):
        with suppress(ExtractorError):
            read(text)


# --- front matter -------------------------------------------------------------------------------------------


def header(*lines: str) -> dict[str, object]:
    return dict(read("\n".join(["---", *lines, "---", "<p>text</p>"])).front_matter)


@pytest.mark.parametrize(
    "title",
    [
        "Foo: bar",
        "[x] y",
        "'Foo' bar",
        '"Foo" bar',
        "Foo\tbar",
        "&#x5b;x&#x5d; y",
        "{x} y",
        "@someone",
        "`code`",
        "%d",
        "* star",
        "- dash",
        "? why",
        "C #2",
        "[a]",
        "{a}",
        "null",
        "2021-06-17",
        "yes",
        "# one",
        "#one",
        "!important x",
        "&amp x",
    ],
)
def test_a_title_is_read_as_it_is_written(title: str) -> None:
    assert header("url: https://a.example/1#top", f"title: {title}", "tail: x") == {
        "url": "https://a.example/1#top",
        "title": title,
        "tail": "x",
    }


def test_quotes_around_a_value_are_no_part_of_it() -> None:
    assert header('title: "Foo: \\"bar\\""', "source: 'it''s'") == {"title": 'Foo: "bar"', "source": "it's"}
    assert header("title: Foo: bar", 'source: "it is"') == {"title": "Foo: bar", "source": "it is"}


def test_a_blank_of_a_title_that_lost_its_backslash_is_one() -> None:
    assert header("title: 河湾xa0| 水闸")["title"] == "河湾\xa0| 水闸"
    assert header("title: 《河湾》u200b译文")["title"] == "《河湾》\u200b译文"
    assert header("title: Boot to xa0b1 and menu200b")["title"] == "Boot to xa0b1 and menu200b"


@pytest.mark.parametrize("lines", [("title: one", "  two"), ("title: >", "  one", "  two"), ('title: "one', '  two"')])
def test_a_title_may_go_on_in_the_next_line(lines: tuple[str, ...]) -> None:
    assert str(header(*lines)["title"]).split() == ["one", "two"]
    broken = header(*lines, "source: [x] y")
    assert str(broken["title"]).strip('"> \n').split() == ["one", "two"]


def test_lists_are_lists_even_in_a_header_that_is_no_yaml() -> None:
    for title in ("x", "Foo: bar"):
        assert header(f"title: {title}", "tags:", "- one", "- two")["tags"] == ["one", "two"]


def test_dates_and_numbers_stay_what_was_written() -> None:
    assert header("date: 2021-06-17", "id: 007", "top: yes") == {"date": "2021-06-17", "id": "007", "top": "yes"}


def test_keys_of_any_script_end_the_value_above_them() -> None:
    assert header("title: Foo: bar", "标题: 河边", "source: x")["title"] == "Foo: bar"


KEYS = st.from_regex(r"[A-Za-z_][A-Za-z0-9_-]{0,12}", fullmatch=True)
VALUES = (
    st.text(alphabet=string.ascii_letters + "0123 \t:[]'\"#,-中文。", min_size=1, max_size=24)
    .map(str.strip)
    .filter(lambda value: value and value[0] not in "'\"")
)


@given(st.dictionaries(st.sampled_from(["title", "url", "source", "date"]), VALUES, min_size=1))
def test_every_text_field_is_read_as_it_is_written(fields: dict[str, str]) -> None:
    assert header(*(f"{key}: {value}" for key, value in fields.items())) == fields


@given(st.dictionaries(KEYS, VALUES.filter(lambda value: value[0] != "["), min_size=1))
def test_no_field_of_a_header_loses_a_letter(fields: dict[str, str]) -> None:
    found = header(*(f"{key}: {value}" for key, value in fields.items()))
    assert list(found) == list(fields)
    for key, value in fields.items():
        assert [c for c in value if c.isalnum()] == [c for c in str(found[key]) if c.isalnum()]


def test_every_element_is_a_plain_one_of_lxml_html() -> None:
    tree = read("<html><body><form><input name=a><a href=/b>c</a></form></body></html>").tree

    assert {type(element) for element in tree.iter()} == {HtmlElement}


def test_lines_that_were_archived_in_the_wrong_encoding_are_read_as_they_were_written() -> None:
    written = "渡口的柳树今年又绿了一回，全村的孩子们放学以后都来给它浇水。"
    wrong = written.encode().decode("latin-1")
    post = read(f"---\ntitle: {wrong}\n---\n\n# {wrong}\n\nÉlan vital – «café» stays.\n")
    assert post.front_matter["title"] == written
    assert written in post.tree.text_content()
    assert "Élan vital – «café» stays." in post.tree.text_content()


@pytest.mark.parametrize("taken_for", ["ptcp154", "cp1251", "cp855", "cp1256"])
def test_a_post_that_was_archived_in_the_wrong_encoding_is_read_whole(taken_for: str) -> None:
    written = "渡口的柳树今年又绿了一回，孩子们放学以后都来给它浇水、松土。", "© 云溪晚报 保留权利", "文章"
    wrong = [line.encode().decode(taken_for, "replace").rstrip() for line in written]
    whole = [i for i, line in enumerate(wrong) if "\ufffd" not in line]  # not every encoding has every byte
    post = read("---\ntitle: Willow\n---\n\n" + "\n\n".join(wrong[i] for i in whole))
    assert whole
    assert [node.text for node in post.tree.iter("p")] == [written[i] for i in whole]


def test_a_post_that_was_read_as_latin_1_and_then_as_gbk_is_read_as_it_was_written() -> None:
    written = "渡口的柳树今年又绿了一回。"
    wrong = written.encode().decode("latin-1").encode().decode("gbk")
    assert read(f"---\ntitle: Willow\n---\n\n{wrong}\n").tree.find(".//p").text == written


@pytest.mark.parametrize("line", ["Ні, то й… «так» — дід", "«А и В» – й», е“", "و“"])
def test_letters_beside_quotation_marks_are_no_sign_of_a_wrong_encoding(line: str) -> None:
    assert read(f"---\ntitle: Willow\n---\n\n{line}\n").tree.find(".//p").text == line
