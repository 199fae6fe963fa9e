"""Site config files as text: what is understood of them, what ignored, what refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.siteconfig.config import Config
from extractor.siteconfig.expressions import cannot_match
from extractor.siteconfig.lines import Line, Problem, parse

COMMANDS = (
    "title body author date strip strip_id_or_class strip_image_src strip_attr find_string replace_string dissolve "
    "if_page_contains wrap_in(blockquote) move_into(//body) replace_string(<b>) skip_json_ld native_ad_clue "
    "single_page_link next_page_link test_url test_contains prune tidy http_header(user-agent) nonsense"
).split()
VALUES = [
    "//h1",
    "//div[@class='a']/p",
    "//p[",
    "count(//p)",
    "//a/@href",
    "//p/text()",
    "yes",
    "no",
    "<i>",
    "",
    "'",
    "$x",
]


def read(*lines: str) -> Config:
    return Config.read("\n".join(lines), "ridge.example.txt")


def problems(*lines: str) -> list[str]:
    return [str(problem) for problem in read(*lines).problems]


def test_a_line_is_a_command_and_a_value() -> None:
    assert [*parse("title: //h1[@id='a:b']\n\n  # body: //p\nTitle : //h2\r\n")] == [
        Line(1, "title", None, "//h1[@id='a:b']"),
        Line(4, "title", None, "//h2"),
    ]


def test_what_stands_in_brackets_may_hold_a_colon() -> None:
    (line,) = parse('replace_string(<p style="a:b">): <p>')
    assert line == Line(1, "replace_string", '<p style="a:b">', "<p>")


def test_a_command_without_a_value_says_nothing_but_replace_string_deletes() -> None:
    assert read("title:", "tidy:").understood == 0
    assert read("replace_string(<hr>):").replacements == [("<hr>", "")]


def test_a_line_without_a_colon_is_refused_with_its_place() -> None:
    assert problems("title: //h1", "this is prose") == [
        "ridge.example.txt:2: 'this is prose' is no command with a colon behind it"
    ]


def test_an_expression_that_does_not_compile_costs_that_line() -> None:
    config = read("body: //div[@id='a'", "body: //article")
    assert [str(line.line) for line in config.all("body")] == ["body: //article"]
    assert [str(problem) for problem in config.problems] == ["ridge.example.txt:1: body: invalid predicate"]


def test_a_function_xpath_does_not_have_is_named() -> None:
    (problem,) = problems("title: upper-case(//h1)")
    assert problem.startswith("ridge.example.txt:1: title: there is no function 'upper-case' in XPath 1.0")


def test_strings_are_replaced_in_pairs() -> None:
    assert read("find_string: <a", "replace_string: <b", "replace_string(x): y").replacements == [
        ("<a", "<b"),
        ("x", "y"),
    ]
    assert problems(
        "find_string: <a", "find_string: <b", "replace_string: <c", "replace_string: <d", "find_string: <e"
    ) == [
        "ridge.example.txt:1: find_string: there is no replace_string behind it",
        "ridge.example.txt:4: replace_string: there is no find_string before it",
        "ridge.example.txt:5: find_string: there is no replace_string behind it",
    ]


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        (["wrap_in(script): //p"], "'script' is no element to wrap anything in"),
        (["wrap_in: //p"], "what stands in brackets is missing"),
        (["strip(p): //p"], "takes no brackets"),
        (["if_page_contains: //p"], "there is no single_page_link or next_page_link before it"),
        (["tidy: perhaps"], "'perhaps' is neither yes nor no"),
        (["strip_id_or_class: ''"], "would strip everything"),
        (["test_contains: fog"], "there is no test_url before it"),
    ],
)
def test_what_makes_no_sense_is_refused(lines: list[str], wrong: str) -> None:
    (problem,) = problems(*lines)
    assert wrong in problem


def test_what_is_about_fetching_or_unknown_is_ignored_and_counted() -> None:
    config = read("http_header(user-agent): x", "login_uri: y", "sparkle: yes", "prune: no", "title: //h1")
    assert [line.command for line in config.ignored] == ["http_header", "login_uri", "sparkle"]
    assert (config.understood, config.problems) == (2, [])


def test_tests_belong_to_the_address_before_them() -> None:
    config = read("test_url: https://ridge.example/1", "test_contains: fog", "test_url: https://ridge.example/2")
    assert config.tests == {"https://ridge.example/1": ["fog"], "https://ridge.example/2": []}


@pytest.mark.parametrize(
    ("expression", "wrong"),
    [
        ("//div.story", "no element is named 'div.story'"),
        ("//DIV[@id='a']", "elements are in lower case"),
        ("//div[class='story']", "did you mean '@class'?"),
        ("//div[contains(class, 'story')]", "did you mean '@class'?"),
        ("//comment()", "comments are not in the tree"),
        ("//div[@class=' story']", "white space"),
    ],
)
def test_expressions_that_cannot_match_are_known(expression: str, wrong: str) -> None:
    assert wrong in (cannot_match(expression) or "")


@pytest.mark.parametrize(
    "expression",
    [
        "//div[@class='a.b']",
        "//nyt_byline",
        "//p[contains(., 'class=')]",
        "substring-before(//title, ' - A')",
        "//h1 | //h2",
    ],
)
def test_expressions_that_may_match_are_left_alone(expression: str) -> None:
    assert cannot_match(expression) is None


@given(st.lists(st.tuples(st.sampled_from(COMMANDS), st.sampled_from(VALUES) | st.text(max_size=30)), max_size=12))
def test_whatever_a_file_says_it_is_read_to_its_end(lines: list[tuple[str, str]]) -> None:
    text = "\n".join(f"{command}: {' '.join(value.split())}" for command, value in lines)
    config = Config.read(text, "fuzzed.txt")
    told = config.understood + len(config.ignored) + len(config.problems)
    assert told == sum(isinstance(line, (Line, Problem)) for line in parse(text))


@given(st.text())
def test_no_text_is_no_file(text: str) -> None:
    Config.read(text)
