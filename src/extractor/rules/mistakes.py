"""What was meant by an expression that does not compile: pure functions of its text."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator

from cssselect import HTMLTranslator

from extractor.rules.base import quoted

__all__ = ["css", "unknown_in_xpath", "xpath"]

Works = Callable[[str], bool]

_PSEUDO_CLASSES = sorted(
    match[1].replace("_", "-") for name in dir(HTMLTranslator) if (match := re.match(r"xpath_(\w+)_pseudo$", name))
)


def css(selector: str, error: Exception, *, css_works: Works, xpath_works: Works) -> str:
    """What is wrong with a selector that is no CSS, and what was probably meant.

    Args:
        selector: The selector.
        error: What compiling it raised.
        css_works: Whether a CSS selector compiles; only such are suggested.
        xpath_works: Whether an XPath expression does.
    """
    if not selector.strip():
        return "it is empty"
    if pseudo := re.fullmatch(r"(.+?)::?(?:text|attr\(\s*([\w-]+)\s*\)|text\(\))\s*", selector):
        attribute = f", attribute={quoted(pseudo[2])}" if pseudo[2] else ""
        what = "an attribute is asked for with attribute=" if attribute else "a rule gives the text anyway"
        return f"{what}; did you mean css({quoted(pseudo[1].strip())}{attribute})?"
    if re.match(r"\(?\.{0,2}/", selector) and xpath_works(selector):
        return f"that is XPath; did you mean xpath({quoted(selector)})?"
    return _advice(_of_cssselect(error, selector), selector, _CSS_FIXES, css_works)


def xpath(expression: str, error: Exception, *, css_works: Works, xpath_works: Works) -> str:
    """What is wrong with an expression that is no XPath, and what was probably meant; see :func:`css`."""
    if not expression.strip():
        return "it is empty"
    if "/" not in expression and css_works(expression):
        return f"that is CSS; did you mean css({quoted(expression)})?"
    return _advice(_lowered(str(error)), expression, _XPATH_FIXES, xpath_works)


def unknown_in_xpath(expression: str) -> str | None:
    """What an expression names that is nowhere, if anything: libxml2 says so only when it comes to it in a page."""
    bare = _STRINGS.sub("''", expression)
    if dotted := _DOTTED.search(bare):
        return f"no element is named {dotted[0]!r}"
    if unknown := next((name for name in _CALLED.findall(bare) if name not in _FUNCTIONS), None):
        close = difflib.get_close_matches(unknown, _FUNCTIONS, n=1)
        return f"there is no function {unknown!r} in XPath 1.0" + (f"; did you mean {close[0]!r}?" if close else "")
    if "$" in bare:
        return "there are no variables"
    return "there are no prefixes for names" if _PREFIX.search(bare) else None


_STRINGS = re.compile(r"'[^']*'|\"[^\"]*\"")
_DOTTED = re.compile(r"[A-Za-z_][\w-]*\.[A-Za-z_][\w-]*")  # h1.headline: a name in XML, a class in CSS
_CALLED = re.compile(r"(?<![\w:.-])([A-Za-z_][\w.-]*)\s*\(")
_PREFIX = re.compile(r"(?<!:):(?!:)")
_FUNCTIONS = frozenset(
    "last position count id local-name namespace-uri name string concat starts-with contains substring-before "
    "substring-after substring string-length normalize-space translate boolean not true false lang number sum floor "
    "ceiling round text node comment processing-instruction and or div mod".split()
)
"""XPath 1.0, its node tests and those of its operators that may stand before a bracket."""


_LONGEST = 300  # characters of an expression that is looked at for what was meant


def _advice(wrong: str, expression: str, fixes: tuple[Callable[[str], str], ...], works: Works) -> str:
    if len(expression) > _LONGEST:
        return wrong
    meant = next((text for text in _fixed(expression, fixes) if text != expression and works(text)), None)
    return f"{wrong}; did you mean {quoted(meant)}?" if meant else wrong


def _fixed(expression: str, fixes: tuple[Callable[[str], str], ...]) -> Iterator[str]:
    """The expression with each mistake corrected alone, then with all of them."""
    together = expression
    for fix in fixes:
        yield fix(expression)
        together = fix(together)
    yield together


def _of_cssselect(error: Exception, selector: str) -> str:
    """The error in words: "Expected ident, got <DELIM '.' at 3>" is for whoever wrote the parser."""
    message = _lowered(str(error))
    if not (found := re.search(r"got <(\w+).* at (\d+)>$", message, re.S)):
        return message
    position = int(found[2])
    return (
        "it ends too early" if found[1] == "EOF" else f"{selector[position]!r} does not fit at character {position + 1}"
    )


def _lowered(message: str) -> str:
    return message[:1].lower() + message[1:]


def _replacing(pattern: str, replacement: str) -> Callable[[str], str]:
    compiled = re.compile(pattern)
    return lambda text: compiled.sub(replacement, text)


def _from_a_tag(text: str) -> str:
    """``<div class="story main">`` as a selector."""
    text = " ".join(text.split())
    tag = re.fullmatch(r"\s*<?\s*(\w*)\s+(class|id)\s*=\s*[\"']?([\w\s-]+?)[\"']?\s*>?\s*", text)
    mark = "." if tag and tag[2] == "class" else "#"
    return tag[1] + "".join(mark + name for name in tag[3].split()) if tag else text


def _with_a_pseudo_class(text: str) -> str:
    """A pseudo-class that is misspelt, such as ``:frist-child``."""

    def known(match: re.Match[str]) -> str:
        name = match[1].lower()
        longer = [known for known in _PSEUDO_CLASSES if known.startswith(name)]  # :first is jQuery's
        close = longer or difflib.get_close_matches(name, _PSEUDO_CLASSES, n=1, cutoff=0.75)
        return f":{close[0]}" if close else match[0]

    return re.sub(r":([\w-]+)(?!\()\b", known, text)


def _balanced(text: str) -> str:
    """The text with quotes and brackets closed, and without those that close nothing."""
    kept, open_ones, quote = "", "", ""
    for character in text:
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'":
            quote = character
        elif character in "([":
            open_ones = (")" if character == "(" else "]") + open_ones
        elif character in ")]":
            if not open_ones.startswith(character):
                continue
            open_ones = open_ones[1:]
        kept += character
    return (kept.rstrip(")]") + quote if quote else kept) + open_ones


_CSS_FIXES: tuple[Callable[[str], str], ...] = (
    _replacing(r"([.#,>+~:])(?:\s*\1)+", r"\1"),  # h1..headline
    _from_a_tag,
    _replacing(r"\[\s*@", "["),  # a[@href]
    _replacing(r"\[([\w-]+)\s*([~|^$*]?=)\s*([^\"'\]]+)\]", r'[\1\2"\3"]'),  # [class=a b]
    _replacing(r"\.(\d[\w-]*)", r'[class~="\1"]'),  # .3col
    _replacing(r"\s*\|\s*", ", "),  # h1 | h2
    _replacing(r"\s*/+\s*", " > "),  # div/p
    _replacing(r"^[\s,>+~]+|[\s,>+~.#:\[(]+$", ""),  # "div >"
    _with_a_pseudo_class,
    _balanced,
)
_XPATH_FIXES: tuple[Callable[[str], str], ...] = (
    _balanced,
    _replacing(r"(?<=[\w*])\.([A-Za-z_][\w-]*)", r"[contains(@class, '\1')]"),  # //div.story
    _replacing(r"(?<=[\w*])#([A-Za-z_][\w-]*)", r"[@id='\1']"),
    _replacing(r"\[(?=\w+\s*=)", "[@"),
    _replacing(r"[\s/|]+$", ""),
)
