"""Rules: what a site is written in."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from contextlib import suppress

import pytest
from fog import PAGE
from hypothesis import example, given
from hypothesis import strategies as st

from extractor import Document, PluginError
from extractor.document.reading import read
from extractor.rules import (
    Match,
    Rule,
    below_headline,
    between,
    block,
    css,
    css_all,
    front_matter,
    json_ld,
    label,
    meta,
    pattern,
    xpath,
)
from extractor.rules.base import quoted

POST = "---\ntitle: Fog\ntags:\n- sea\n- fog\nempty:\n---\n"


@pytest.fixture
def page() -> Document:
    return read(PAGE)


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        (css("h1"), "Fog in the harbour"),
        (css(".by a"), "Jane"),
        (css(".by a", attribute="href"), "/jane"),
        (css("h1", attribute="id"), None),
        (css("h2"), None),
        (css("#blank"), None),
        (css("h2, .by"), "Jane John"),
        (css_all(".by a"), ["Jane", "John"]),
        (css_all(".by a", attribute="href"), ["/jane", "/john"]),
        (css_all("h2", ".by a", "h1"), ["Jane", "John", "Fog in the harbour"]),
        (css_all("h2"), None),
        (xpath("//h1"), "Fog in the harbour"),
        (xpath("//p[@class='by']/a/@href"), "/jane"),
        (xpath("string(//h1[2]/i)"), "harbour"),
        (xpath("substring-before(//p[@class='credits'], ' ')"), "来源：云溪晚报"),
        (xpath("//h2"), None),
        (meta("og:title"), "Fog"),
        (meta("none", "author"), "Jane Doe"),
        (meta("none"), None),
        (json_ld("author.name"), "John Roe"),
        (json_ld("author.none"), None),
        (json_ld("n"), None),
        (json_ld("author"), None),
        (pattern(r'var ct = "(\d+)"'), "1623911124"),
        (pattern(r'var none = "(\d+)"'), None),
        (pattern(r"var ct(xx)? ="), None),
        (css(".credits") >> label("责任编辑", "责编"), "林望舒"),
        (css_all("h1", ".credits") >> label("来源"), "云溪晚报"),
        (css(".credits") >> label("校对"), None),
        (css("h2") | meta("none") | css("h1 i"), "harbour"),
        ((css("h1") >> (lambda _: None)) | css("h1 i"), "harbour"),
        ((css("h2") | css("h1 i")) >> str.upper, "HARBOUR"),
        (css("h1") >> str.upper >> len, 18),
    ],
)
def test_a_rule_returns_what_it_finds_or_nothing(page: Document, rule: Rule, value: object) -> None:
    assert rule(page) == value


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        (front_matter("title"), "Fog"),
        (front_matter("empty", "tags"), ["sea", "fog"]),
        (front_matter("none"), None),
        (css("h1"), "Head"),
    ],
)
def test_a_rule_for_the_header_looks_at_the_header(rule: Rule, value: object) -> None:
    assert rule(read(POST + "# Head")) == value


@pytest.mark.parametrize(
    ("rule", "written"),
    [
        (css("h1.main"), 'css("h1.main")'),
        (css('a[rel="x"]', attribute="href"), 'css("a[rel=\\"x\\"]", attribute="href")'),
        (css_all("a", "b"), 'css_all("a", "b")'),
        (xpath("//h1"), 'xpath("//h1")'),
        (meta("og:title", "title"), 'meta("og:title", "title")'),
        (json_ld("author.name"), 'json_ld("author.name")'),
        (front_matter("title"), 'front_matter("title")'),
        (pattern(r'ct = "(\d+)"'), "pattern(r'ct = \"(\\d+)\"')"),
        (block("#a", "#b"), 'block("#a", "#b")'),
        (block("#a", drop=(".ad",)), 'block("#a", drop=(".ad",))'),
        (block("#a", drop=".ad"), 'block("#a", drop=(".ad",))'),
        (between(until="^End"), 'between(until="^End")'),
        (between(until="^End", skip="x"), 'between(until="^End", skip="x")'),
        (below_headline("following::p[1]"), 'below_headline("following::p[1]")'),
        (css("a") | css("b") | css("c"), 'css("a") | css("b") | css("c")'),
        (css("a") >> label("来源"), 'css("a") >> label("来源")'),
        ((css("a") | css("b")) >> str.upper, '(css("a") | css("b")) >> upper'),
    ],
)
def test_a_rule_knows_how_it_is_written(rule: Rule, written: str) -> None:
    assert str(rule) == repr(rule) == written


def test_a_match_says_which_alternative_it_was_and_what_it_read(page: Document) -> None:
    rule = css("h2") | css_all(".credits") >> label("责任编辑")
    assert rule.match(page) == Match(
        "林望舒", 'css_all(".credits") >> label("责任编辑")', "来源：云溪晚报 责任编辑：林望舒"
    )
    assert css("h2").match(page) is None


@pytest.mark.parametrize(
    ("rule", "alternatives"),
    [
        (css("h1"), ['css("h1")']),
        (css("h1") | meta("og:title", "title"), ['css("h1")', 'meta("og:title")', 'meta("title")']),
        ((css("h1") | css("h2")) >> label("来源"), ['css("h1") >> label("来源")', 'css("h2") >> label("来源")']),
        (front_matter("title", "name"), ['front_matter("title")', 'front_matter("name")']),
        (block("#a", ".b", drop=".ad"), ['block("#a")', 'block(".b")']),
    ],
)
def test_a_rule_knows_its_alternatives(rule: Rule, alternatives: list[str]) -> None:
    assert [str(alternative) for alternative in rule.alternatives] == alternatives


def test_a_function_that_refuses_what_one_alternative_found_is_given_the_next(page: Document) -> None:
    rule = (css("h1") | css(".credits")) >> label("来源")
    assert rule.match(page) == Match("云溪晚报", 'css(".credits") >> label("来源")', "来源：云溪晚报 责任编辑：林望舒")
    assert str(rule) == '(css("h1") | css(".credits")) >> label("来源")'


@pytest.mark.parametrize(
    ("rule", "tags"),
    [
        (css("h1"), ["h1"]),
        (css_all(".by a"), ["a", "a"]),
        (xpath("//h1/i/text()"), ["i"]),
        (xpath("//h1/@class"), ["h1"]),
        (xpath("string(//h1[2])"), []),
        (css(".credits") >> label("来源"), ["p"]),
        (below_headline("following-sibling::p[1]"), ["p"]),
        (block("#story"), ["div"]),
        (meta("og:title"), []),
    ],
)
def test_a_match_knows_the_elements_it_was_read_from(page: Document, rule: Rule, tags: list[str]) -> None:
    match = rule.match(page)
    assert match
    assert match.nodes is not None
    assert [node.tag for node in match.nodes] == tags


def test_what_comes_behind_the_first_match_is_not_asked(page: Document) -> None:
    def refuse(_: str) -> str:
        raise AssertionError("this alternative is not needed")

    assert (css("h1") | (css("h1") >> refuse))(page) == "Fog in the harbour"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: css("h1..main"),
            '"h1..main" is no CSS selector: \'.\' does not fit at character 4; did you mean "h1.main"?',
        ),
        (lambda: css("div##a"), 'did you mean "div#a"?'),
        (lambda: css("h1["), 'it ends too early; did you mean "h1"?'),
        (lambda: css("h1[id"), 'did you mean "h1[id]"?'),
        (lambda: css("h1[id='a]"), """did you mean "h1[id='a']"?"""),
        (lambda: css("p)"), "')' does not fit at character 2; did you mean \"p\"?"),
        (lambda: css("div >"), 'it ends too early; did you mean "div"?'),
        (lambda: css("a,,b"), 'did you mean "a,b"?'),
        (lambda: css("h1 | h2"), 'did you mean "h1, h2"?'),
        (lambda: css("div[class=a b]"), r'did you mean "div[class=\"a b\"]"?'),
        (lambda: css("a[@href]"), 'did you mean "a[href]"?'),
        (lambda: css(".3col"), r'did you mean "[class~=\"3col\"]"?'),
        (lambda: css('<div class="story main">'), 'did you mean "div.story.main"?'),
        (lambda: css("div id=story"), 'did you mean "div#story"?'),
        (lambda: css("div/p"), 'did you mean "div > p"?'),
        (lambda: css("p:first"), 'the pseudo-class :first is unknown; did you mean "p:first-child"?'),
        (lambda: css("p:frist-child"), 'did you mean "p:first-child"?'),
        (lambda: css("p::text"), 'a rule gives the text anyway; did you mean css("p")?'),
        (lambda: css("a::attr(href)"), 'did you mean css("a", attribute="href")?'),
        (lambda: css("a::before"), "pseudo-elements select nothing"),
        (lambda: css("svg|a"), '"svg|a" is no CSS selector: undefined namespace prefix'),
        (lambda: css("//div[@class='a']"), """that is XPath; did you mean xpath("//div[@class='a']")?"""),
        (lambda: css(" "), "it is empty"),
        (lambda: css("a", "b"), 'css() takes one selector; did you mean css_all("a", "b"), or css("a, b")?'),
        (lambda: css(["a", "b"]), "css(['a', 'b']): write the texts themselves: css_all(\"a\", \"b\")"),
        (lambda: css(5), "css(5): 5 is no text"),
        (lambda: css("a", attribute=5), "5 is no text"),
        (lambda: css(css("a")), 'css(css("a")): a rule is made of texts; rules are joined with |'),
        (lambda: css_all("a", ">"), '">" is no CSS selector'),
        (lambda: css_all(), 'css_all() has nothing to look for; write css_all("...")'),
        (lambda: block(["#a", "#b"]), 'write the texts themselves: block("#a", "#b")'),
        (lambda: block(), "block() has nothing to look for"),
        (lambda: block("#a", drop=("b:nope(",)), '"b:nope(" is no CSS selector'),
        (lambda: block("#a", drop=css("b")), 'block() is to drop css("b"); write the selectors: drop=("...",)'),
        (lambda: block("#a", drop=5), "block() is to drop 5"),
        (lambda: block("#a", drop=("b", None)), "block() is to drop ('b', None)"),
        (lambda: meta(["a", "b"]), 'write the texts themselves: meta("a", "b")'),
        (lambda: front_matter(None), "front_matter(None): None is no text"),
        (lambda: json_ld(5), "5 is no text"),
        (lambda: label(), "label() has nothing to look for"),
        (lambda: xpath(5), "xpath(5): 5 is no text"),
        (lambda: xpath(""), "it is empty"),
        (lambda: xpath("//h1["), '"//h1[" is no XPath expression: invalid expression'),
        (lambda: xpath("//p[@id='a'"), """did you mean "//p[@id='a']"?"""),
        (lambda: xpath("h1.main"), 'that is CSS; did you mean css("h1.main")?'),
        (lambda: xpath("#main > p"), 'that is CSS; did you mean css("#main > p")?'),
        (lambda: xpath("//div.main"), """did you mean "//div[contains(@class, 'main')]"?"""),
        (lambda: xpath("//div#main"), """did you mean "//div[@id='main']"?"""),
        (lambda: xpath("//h1 = 'a'"), "it is true or false, and no text"),
        (lambda: xpath("//p[x:h1]"), "there are no prefixes for names"),
        (lambda: xpath("//p[$x]"), "there are no variables"),
        (
            lambda: xpath("//p[contain(., 'a')]"),
            "there is no function 'contain' in XPath 1.0; did you mean 'contains'?",
        ),
        (lambda: xpath("//p[matches(., 'a')]"), "there is no function 'matches' in XPath 1.0"),
        (lambda: below_headline("following::p["), "no XPath expression"),
        (lambda: pattern("("), "no regular expression"),
        (lambda: pattern("no group"), "has no group"),
        (lambda: pattern(None), "None is no text"),
        (lambda: between(until="["), "no regular expression"),
        (lambda: between(until="x", skip="["), "no regular expression"),
        (lambda: between(until=("a",)), "write the texts themselves"),
        (lambda: css("a") | "b", '"b" is no rule and cannot stand beside |; did you mean css("b")?'),
        (lambda: "b" | css("a"), 'did you mean css("b")?'),
        (lambda: css("a") | (lambda _: "x"), "is no rule and cannot stand beside |"),
        (lambda: css("a") | label("b"), "write css(...) >> label(...)"),
        (lambda: css("a") >> "b", "must be a function"),
    ],
)
def test_a_rule_that_cannot_work_is_refused_where_it_is_written(make: Callable[[], Rule], message: str) -> None:
    with pytest.raises(PluginError) as error:
        make()
    assert message in str(error.value)


EXPRESSIONS = st.text() | st.text(alphabet="ab*.#[]()=~^$|:,>+/@'\"\\ 1-!")


@pytest.mark.parametrize("make", [css, css_all, xpath, below_headline, block])
@given(expression=EXPRESSIONS)
@example("\0")
@example("\ud800")
@example("::text")
@example("(" * 5000)
@example(":not(" * 500)
@example("a" + " a" * 3000)
@example("//a" * 3000)
def test_any_text_is_a_rule_that_works_or_is_refused(make: Callable[[str], Rule], expression: str) -> None:
    try:
        rule = make(expression)
    except PluginError as error:
        told = str(error)
    else:
        told = f"{rule} finds {rule(read(PAGE))}"
    assert re.search(r"is no CSS selector: .|is no XPath expression: .| finds ", told, re.S)


@pytest.mark.filterwarnings("ignore::FutureWarning")  # of what may become a nested set
@pytest.mark.parametrize("make", [pattern, lambda until: between(until=until)])
@given(expression=EXPRESSIONS)
@example("(" * 5000)
@example("a{9999999999}")
def test_any_text_is_a_regular_expression_or_is_refused(make: Callable[[str], Rule], expression: str) -> None:
    with suppress(PluginError):
        make(expression)


# --- bodies -------------------------------------------------------------------------------------------------


@given(st.text())
def test_any_text_is_written_as_a_literal_that_evaluates_to_it(text: str) -> None:
    literal = quoted(text)

    assert ast.literal_eval(literal) == text
    assert literal.isprintable()


@given(st.lists(st.text(alphabet="\"'\\\n\r{}rd", max_size=8)).map(tuple))
def test_a_tuple_of_texts_with_quotes_and_backslashes_is_written_as_one(texts: tuple[str, ...]) -> None:
    assert ast.literal_eval(quoted(texts)) == texts
