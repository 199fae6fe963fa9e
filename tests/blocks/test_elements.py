"""Names are hints: what they take out, and what says too much to be taken out."""

import time

import pytest
from lxml.html import HtmlElement

from extractor.blocks import read_blocks
from extractor.blocks.elements import Elements, boilerplate_element
from extractor.document.kinds import Kind
from extractor.document.reading import read

ONE = "The harbour board of Norrbay met on Tuesday to decide how the old ferry landing should be mended."
TWO = f"{ONE} Two of the seven piles were hollow, and a third leaned by four degrees."
LONG = f"<p>{TWO}</p><p>{TWO.upper()}</p><p>{TWO.title()}</p>"


def element(html: str) -> HtmlElement:
    body = read(f"<body>{html}", kind=Kind.FRAGMENT).tree.find("body")
    assert body is not None
    return body[0]


def kept(html: str) -> list[str]:
    body = read(f"<body>{html}", kind=Kind.FRAGMENT).tree.find("body")
    elements = Elements([body])
    return [block.text for block in read_blocks([body], lambda node: elements.reason(node) is not None)]


@pytest.mark.parametrize(
    "html",
    [
        f"<p class=social-Paragraph>{ONE}</p>",
        f"<section id=related-work><h2>Others who mend landings</h2><p>{TWO}</p></section>",
        f"<section id=sharing><h2>Sharing the ferry</h2><p>{TWO}</p></section>",
        f"<section id=newsletter-of-1931><h2>Newsletter of 1931</h2><p>{TWO}</p></section>",
        f"<div class=sidebar-layout><p>{TWO} <a href='#1'>1</a></p></div>",
    ],
)
def test_what_says_sentences_is_no_boilerplate_whatever_it_is_called(html: str) -> None:
    assert boilerplate_element(element(html)) is None


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<div class=social-bar>Share this. Tweet that.</div>", "share bar"),
        (f"<section id=related-work><h2>Related articles</h2><p>{TWO}</p></section>", "related links"),
        (f"<section class=related><h3><a href='/1'>A ferry</a></h3><p>{TWO}</p></section>", "related links"),
        (f"<div class=related><p><a href='/1'>{TWO}</a></p></div>", "related links"),
        (f"<div class=newsletter><p>{TWO}</p></div>", "subscription"),
        (f"<div class=author-bio><p>{TWO}</p></div>", "author card"),
        (f"<div class=comments><p>{TWO}</p></div>", "comments"),
        (f"<div role=dialog><p>{TWO}</p></div>", "dialog"),
        (f"<div id=cookie-consent><p>{TWO}</p></div>", "consent"),
        ("<div role=tablist><span>Python</span><span>Go</span></div>", "navigation"),
    ],
)
def test_links_headings_and_fields_say_that_a_name_is_right(html: str, reason: str) -> None:
    found = boilerplate_element(element(html))
    assert found is not None
    assert found[0] == reason


@pytest.mark.parametrize(
    "names",
    [
        "has-sidebar", "content-with-sidebar", "no-ads", "enableAdSlots", "page-layout_hasLeadingAd", "sidebar-enabled",
        "category-social-media", "tag-advertising", "elementor-element-eefe4ad", "ad6ed79d-88fd-4c8e", "social-embed",
    ],
)  # fmt: skip
def test_states_topics_and_checksums_are_no_names(names: str) -> None:
    assert boilerplate_element(element(f"<div class='{names}'>Ferries</div>")) is None


@pytest.mark.parametrize("names", ["sidebar", "menu-item", "ad-slot", "promo"])
def test_what_holds_paragraphs_side_by_side_is_no_boilerplate_by_its_name(names: str) -> None:
    links = "".join(f"<h3><a href='/{i}'>Ferry {i} of the harbour is late again</a></h3>" for i in range(40))
    assert boilerplate_element(element(f"<div class={names}><div>{LONG}</div>{links}<input name=q></div>")) is None
    assert boilerplate_element(element(f"<div class={names}>{links}<p>{TWO}</p><input name=q></div>")) is not None


def test_a_whole_letter_is_more_than_the_box_to_subscribe_to_it() -> None:
    assert boilerplate_element(element(f"<div class=newsletter>{LONG * 3}</div>")) is None
    assert boilerplate_element(element(f"<div class=newsletter><h1>Ferries</h1><p>{TWO}</p></div>")) is None
    assert boilerplate_element(element(f"<div class=newsletter>{LONG}</div>")) is not None


def test_names_alone_take_out_no_more_than_half_of_a_text() -> None:
    paragraphs = [f"{TWO} {number}." for number in ("One", "Two", "Three", "Four")]
    assert kept("".join(f"<p class=promo-text>{text}</p>" for text in paragraphs)) == paragraphs
    assert kept(f"<p class=promo-text>{ONE}</p>{LONG}") == kept(LONG)


def test_comments_go_even_where_they_are_long() -> None:
    assert kept(f"{LONG}<div class=comments>{LONG[:-30]}</p></div>") == kept(LONG)


@pytest.mark.parametrize(
    "panel",
    [
        "<div role=tabpanel hidden>{}</div>",
        "<div class=accordion-panel style='display:none'>{}</div>",
        "<div class=tab-pane hidden>{}</div>",
        "<button>More</button><div hidden>{}</div>",
        "<h3><button aria-expanded=false>More</button></h3><div style='display: none'>{}</div>",
        "<div hidden=until-found>{}</div>",
        "<a href='#more'>Read more</a><div id=more hidden>{}</div>",
        '<div hidden id="S:0">{}</div>',
    ],
)
def test_what_a_reader_unfolds_is_text(panel: str) -> None:
    said = "<ul><li>Oak, 1612, rotten</li></ul>"
    assert "Oak, 1612, rotten" in kept(LONG + panel.format(said))


@pytest.mark.parametrize(
    "hidden",
    [
        "<div hidden>{}</div>",
        "<div class=modal-content style='display:none'>{}</div>",
        "<div class='tab-pane search' hidden><input name=q>{}</div>",
        "<div class=collapse hidden><a href='/1'>{}</a><a href='/2'>Ferries</a></div>",
    ],
)
def test_other_hidden_things_are_none(hidden: str) -> None:
    assert kept(LONG + hidden.format("Oak, 1612, rotten")) == kept(LONG)


def test_an_articles_own_aside_and_footer_are_part_of_it() -> None:
    assert kept(f"<article>{LONG}<aside><p>{ONE} {ONE}</p></aside></article>")[-1] == f"{ONE} {ONE}"
    assert kept(f"<article>{LONG}<footer><p>{ONE} {ONE}</p></footer></article>")[-1] == f"{ONE} {ONE}"
    assert kept(f"<div><article>{LONG}</article><aside><p>{ONE} {ONE}</p></aside></div>") == kept(LONG)
    assert kept(f"<article>{LONG}<footer><a href='/1'>{ONE} {ONE}</a></footer></article>") == kept(LONG)


@pytest.mark.parametrize(
    "box",
    [
        "<div class=piano-offer><h3>Keep reading the Courier</h3><p>Subscribe now for one crown a week.</p></div>",
        "<div class=js-PaywallInfo><p>Weiterlesen mit Plus</p><p>Nur 2,45 Euro im Monat</p></div>",
        "<div><h3>Read on?</h3><p>Subscribe for 2 € a month.</p><a href='/s'>Subscribe</a></div>",
        "<form action='/letter'><p>Get our letter every week.</p><input type=email></form>",
        "<section class=login-box><p>Already a subscriber? Sign in.</p></section>",
    ],
)
def test_offers_go_where_names_and_words_agree(box: str) -> None:
    assert kept(LONG + box) == kept(LONG)
    assert kept(f"<p>{ONE}</p>{box}") == [ONE]


def test_a_form_around_a_page_is_none() -> None:
    assert kept(f"<form><input name=q>{LONG}</form>") == kept(LONG)


def test_the_text_behind_a_pay_wall_is_no_offer() -> None:
    assert kept(f"<p>{ONE}</p><div class=paywall><p>{TWO}</p></div>") == [ONE, TWO]


@pytest.mark.parametrize("tag", ["<div class=ad>", "<div role=navigation>", "<aside>", "<div class=tab-pane hidden>"])
def test_names_a_thousand_levels_deep_take_linear_time(tag: str) -> None:
    start = time.process_time()
    kept(tag * 1000 + f"<p>{TWO}</p>" * 3000)
    assert time.process_time() - start < 10
