"""The address of an article."""

from __future__ import annotations

import pytest
from lxml.html import fromstring

from extractor import Extractor
from extractor.fields.naming import leads_home, registrable_domain

PROSE = "The harbour master counted forty small boats before the fog came in, and none of them had a radio on board. "
EXTRACTOR = Extractor()


@pytest.mark.parametrize(
    ("canonical", "saved", "found"),
    [
        ("https://www.lake.example/1", "https://mobile.lake.example/1", "https://www.lake.example/1"),
        ("https://www.lake.co.uk/1", "https://amp.lake.co.uk/1", "https://www.lake.co.uk/1"),
        ("https://www.brook.co.uk/1", "https://www.lake.co.uk/1", "https://www.lake.co.uk/1"),
        ("https://partner.example/1", "https://lake.example/1", "https://lake.example/1"),
        ("https://www.lake.example/", "https://m.lake.example/1", "https://m.lake.example/1"),
        ("http://10.0.0.1/1", "http://20.0.0.1/1", "http://20.0.0.1/1"),
    ],
)
def test_the_canonical_address_counts_where_it_is_of_the_same_registered_domain(
    canonical: str, saved: str, found: str
) -> None:
    page = f"<html><head><link rel=canonical href='{canonical}'></head><body><article><p>{PROSE * 4}</article></body></html>"
    assert EXTRACTOR.extract(page, url=saved).url == found


def test_a_clip_has_its_source_as_its_address_and_no_date_of_its_making() -> None:
    clip = f'---\ntitle: "Fog"\nsource: "https://lake.example/fog/"\ncreated: 2024-11-14\n---\n# Fog\n\n{PROSE * 4}\n'
    article = EXTRACTOR.extract(clip)
    assert (article.url, article.source, article.published) == ("https://lake.example/fog/", None, None)
    assert article.origins["url"].rule == 'front_matter("source")'


@pytest.mark.parametrize(
    "author",
    ['"[[Lin Wang]]"', "[[Lin Wang]]", '\n  - "[[Lin Wang]]"', '"[[people/Lin Wang|Lin Wang]]"', "[[people/Lin Wang]]"],
)
def test_a_link_of_a_note_is_the_name_it_shows(author: str) -> None:
    clip = f"---\ntitle: Fog\nsource: https://lake.example/fog/\nauthor: {author}\n---\n# Fog\n\n{PROSE * 4}\n"
    assert EXTRACTOR.extract(clip).authors == ("Lin Wang",)


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.lake.example", "lake.example"),
        ("news.lake.com.cn", "lake.com.cn"),
        ("lake.example", "lake.example"),
        ("localhost", "localhost"),
        ("10.0.0.1", "10.0.0.1"),
        ("::1", "::1"),
    ],
)
def test_the_registered_domain_of_a_host(host: str, domain: str) -> None:
    assert registrable_domain(host) == domain


@pytest.mark.parametrize(
    ("href", "home"),
    [
        ("/", True),
        ("index.html", True),
        ("https://www.lake.example/", True),
        ("//lake.example", True),
        ("https://brook.example/", False),
        ("/news", False),
        ("#", False),
        ("http://[", False),
    ],
)
def test_a_link_leads_home(href: str, home: bool) -> None:
    assert leads_home(fromstring(f"<a href='{href}'>x</a>"), "lake.example") is home
