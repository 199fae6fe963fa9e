"""What stands between the paragraphs of articles and behind the last, made up: most belongs, some does not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lxml.html import HtmlElement
from lxml.html.builder import E
from saying import Said, letters

from extractor.document.text import is_mostly_han

__all__ = ["BELONGING", "ENDS", "STRANGE"]


def _listed(said: Said) -> list[HtmlElement]:
    def item(line: str) -> HtmlElement:
        return {
            0: E.li(line),
            1: E.li(E.span(line)),
            2: E.li(E.div(line)),
            3: E.li(E.a(line, href="/" + letters(chance))),
        }[form]

    chance = said.chance
    form = chance.choice((0, 0, 1, 2, 3))
    items = [item(line) for line in said.lines()]
    of_items = chance.choice((E.ul, E.ul, E.ol))(*items, **said.called("list"))
    return [*_maybe(said, E.h2, E.h3, E.p), of_items]


def _maybe(said: Said, *above: Callable[..., HtmlElement]) -> list[HtmlElement]:
    """A heading, or nothing."""
    return [said.chance.choice(above)(said.heading())] if said.chance.random() < 0.7 else []


def _rows(said: Said) -> list[HtmlElement]:
    tag, inner = said.chance.choice((E.div, E.section)), said.called("row", "step", "item")
    nested = said.chance.random() < 0.5
    rows = [E.div(E.div(line) if nested else line, **inner) for line in said.lines()]
    if said.chance.random() < 0.4:
        rows = [E.div(E.div(str(i)), E.div(line), **inner) for i, line in enumerate(said.lines(), 1)]
    return [tag(E.div(said.heading(), **said.called("title", "box-title")), *rows, **said.called("box-facts", "steps"))]


def _numbered(said: Said) -> list[HtmlElement]:
    mark = said.chance.choice(("{}. ", "{}) ", "（{}）", "{}、"))
    return [*_maybe(said, E.p, E.h3), *(E.p(mark.format(i) + line) for i, line in enumerate(said.lines(), 1))]


def _described(said: Said) -> list[HtmlElement]:
    items = [tag(said.line()) for _ in said.lines() for tag in (E.dt, E.dd)]
    return [E.dl(*items, **said.called("facts"))]


def _folded(said: Said) -> list[HtmlElement]:
    """Sections that open when their heading is clicked."""
    chance = said.chance
    form, hides = chance.randint(0, 3), chance.choice(({"hidden": "hidden"}, {"style": "display:none"}, {}))

    def section() -> list[HtmlElement]:
        inside = [E.ul(*map(E.li, said.lines()))] if chance.random() < 0.5 else [E.p(said.sentence()) for _ in range(2)]
        if form == 0:
            return [E.details(E.summary(said.heading()), *inside)]
        button = E.button(said.heading(), **{"aria-expanded": "false"})
        head = button if form == 1 else chance.choice((E.h3, E.h4, E.dt))(button)
        return [head, E.div(*inside, **named, **hides)]

    named = said.called("panel", "accordion-content", "collapse")
    sections = [element for _ in range(chance.randint(1, 4)) for element in section()]
    return [*_maybe(said, E.h2), E.div(*sections, **said.called("accordion"))]


def _headed(said: Said) -> list[HtmlElement]:
    head = said.heading()
    form = said.chance.choice((
        lambda: E.p(E.strong(head)), lambda: E.div(head, **said.called("subhead")), lambda: E.p(E.span(head)),
        lambda: E.h2(head), lambda: E.h4(head), lambda: E.div(E.h3(head), **said.called("head")),
    ))  # fmt: skip
    short = [E.p(said.line() + ("。" if is_mostly_han(head) else "."))] if said.chance.random() < 0.4 else []
    return [form(), *short]


def _noted(said: Said) -> list[HtmlElement]:
    tag = said.chance.choice((E.aside, E.section, E.div))
    inside = [E.p(said.sentence()) for _ in range(said.chance.randint(1, 3))]
    head = said.chance.choice((E.h3, E.h4, E.p, E.div))(said.heading())
    return [tag(head, *inside, **said.called("note", "infobox", "tip", "callout"))]


def _quoted(said: Said) -> list[HtmlElement]:
    sentence, who = said.sentence(), said.some(2, 4)
    return [
        said.chance.choice((
            lambda: E.blockquote(sentence), lambda: E.blockquote(E.p(sentence), E.cite(who)),
            lambda: E.figure(E.blockquote(E.p(sentence)), E.figcaption(who), **said.called("quote")),
            lambda: E.aside(E.p(sentence), E.cite(who), **said.called("pullquote")),
            lambda: E.div(E.span("“"), E.div(sentence), E.div(who), **said.called("article-quote")),
            lambda: E.div(E.div(who), E.div(E.p(sentence)), E.a(said.line(), href="/" + letters(said.chance)),
                          **said.called("embed-social", "card")),
        ))()
    ]  # fmt: skip


def _tabled(said: Said) -> list[HtmlElement]:
    width = said.chance.randint(2, 4)
    rows = [E.tr(*(E.td(said.some(1, 3)) for _ in range(width))) for _ in range(said.chance.randint(2, 5))]
    head = [E.tr(*(E.th(said.some(1, 2)) for _ in range(width)))] if said.chance.random() < 0.6 else []
    return [E.table(E.tbody(*head, *rows), **said.called("table"))]


def _labelled(said: Said) -> list[HtmlElement]:
    """Lines of a label and a value: where, when, how much."""
    pairs = [(said.some(1, 2), said.line()) for _ in range(said.chance.randint(2, 4))]
    colon = "：" if is_mostly_han(pairs[0][1]) else ": "
    if said.chance.random() < 0.4:
        return [E.p(*(piece for label, value in pairs for piece in (E.b(label), colon + value, E.br())))]
    tag = said.chance.choice((E.p, E.div))
    lines = [tag(E.strong(label), colon + value) for label, value in pairs]
    return lines if said.chance.random() < 0.5 else [E.div(*lines, **said.called("event", "facts"))]


def _thread(said: Said) -> list[HtmlElement]:
    """What readers answer."""
    chance = said.chance
    tag, around = chance.choice((E.li, E.div, E.section)), said.called()
    of_name, of_date = chance.choice((E.b, E.span, E.div, E.h4, E.a)), chance.choice((E.span, E.div, E.p, E.i))

    def one() -> HtmlElement:
        date = f"{chance.randint(1, 28)}.{chance.randint(1, 12)}.{chance.randint(2010, 2026)}"
        when = [of_date(date)] if has_dates else []
        words = [E.p(said.sentence()) for _ in range(chance.randint(1, 2))]
        return tag(
            of_name(said.some(1, 2)),
            *when,
            *words,
            *([E.a(said.phrase("reply"), href="#")] if answers else []),
            **around,
        )

    has_dates, answers = chance.random() < 0.6, chance.random() < 0.8
    entries = [one() for _ in range(chance.randint(1, 6))]
    held = E.ul(*entries) if tag is E.li else E.div(*entries)
    head = [chance.choice((E.h3, E.h2, E.div, E.p))(said.phrase("comments"))] if chance.random() < 0.8 else []
    return [E.div(*head, held, **said.called())]


def _cards(said: Said) -> list[HtmlElement]:
    """Teasers of other articles."""
    chance = said.chance
    of_title, with_text = chance.choice((E.h3, E.h4, E.div, E.span)), chance.random() < 0.5

    def card() -> HtmlElement:
        link = E.a(of_title(said.line()), href="/" + letters(chance))
        return E.div(link, *([E.p(said.sentence())] if with_text else []), **around)

    around = said.called()
    cards = [card() for _ in range(chance.randint(2, 6))]
    return [E.div(E.h3(said.phrase("read")), *cards, **said.called())]


def _linked(said: Said) -> list[HtmlElement]:
    """A line that leads elsewhere."""
    phrase = said.phrase(said.chance.choice(("read", "subscribe")))
    more = said.line() if said.chance.random() < 0.4 else ""
    return [said.chance.choice((E.p, E.p, E.div))(E.a(f"{phrase} {more}".strip(), href="/" + letters(said.chance)))]


def _box(said: Said) -> list[HtmlElement]:
    """A box that asks for an address, or for money."""
    inside = [E.p(said.phrase("subscribe")) for _ in range(said.chance.randint(1, 2))]
    asks = said.chance.choice((
        lambda: E.form(E.input(type="email"), E.button("OK")), lambda: E.button(said.phrase("subscribe")),
        lambda: E.a(said.phrase("subscribe"), href="/" + letters(said.chance)),
    ))  # fmt: skip
    return [E.div(E.h3(said.phrase("subscribe")), *inside, asks(), **said.called())]


BELONGING: Sequence[Callable[[Said], list[HtmlElement]]] = (
    _listed, _listed, _rows, _rows, _numbered, _described, _folded, _folded, _headed, _headed, _noted, _noted, _quoted,
    _quoted, _tabled, _labelled,
)  # fmt: skip
STRANGE: Sequence[Callable[[Said], list[HtmlElement]]] = (_linked, _linked, _box, _cards)
ENDS: Sequence[Callable[[Said], list[HtmlElement]]] = (_thread, _thread, _cards, _box)
