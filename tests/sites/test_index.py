"""Host to site: the longest host wins, then the layer."""

from __future__ import annotations

import re
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import Document, PluginConflictError, Site
from extractor.sites.index import Index, Layer, SiteEntry

NUMBERS = count()


def entry(*hosts: str, layer: Layer = Layer.LOCAL, name: str = "", recognises: bool = False) -> SiteEntry:
    attributes = {"hosts": hosts} | ({"recognises": lambda self, document: True} if recognises else {})
    return SiteEntry(type(name or f"Site{next(NUMBERS)}", (Site,), attributes), layer, f"{name}.py")


def index(*entries: SiteEntry) -> Index:
    made = Index()
    for each in entries:
        made.add(each)
    return made


@pytest.mark.parametrize(
    ("claim", "host", "claimed"),
    [
        ("pond.example", "pond.example", True),
        ("pond.example", "www.pond.example", True),
        ("www.pond.example", "pond.example", True),
        ("pond.example", "pond.example.", True),
        ("pond.example", "news.pond.example", False),
        ("pond.example", "www.news.pond.example", False),
        ("pond.example", "bigpond.example", False),
        ("*.pond.example", "news.pond.example", True),
        ("*.pond.example", "a.b.pond.example", True),
        ("*.pond.example", "www.pond.example", True),
        ("*.pond.example", "www.news.pond.example", True),
        ("*.pond.example", "pond.example", False),
        ("*.pond.example", "bigpond.example", False),
        ("*.example", "pond.example", True),
        ("localhost", "localhost", True),
    ],
)
def test_a_host_is_exact_or_a_wildcard_label_by_label(claim: str, host: str, claimed: bool) -> None:
    made = entry(claim)
    assert index(made).lookup(host) == ([made] if claimed else [])


def test_the_longest_host_comes_first_whatever_the_layer() -> None:
    exact, near, far = (
        entry("money.news.pond.example", layer=Layer.BUNDLED),
        entry("*.news.pond.example", layer=Layer.INSTALLED),
        entry("*.pond.example", layer=Layer.GIVEN),
    )
    assert index(far, near, exact).lookup("money.news.pond.example") == [exact, near, far]


def test_of_two_equal_claims_the_higher_layer_comes_first() -> None:
    entries = [entry("pond.example", layer=layer) for layer in Layer]
    assert index(*entries).lookup("pond.example") == entries[::-1]
    assert [layer.name for layer in sorted(Layer, reverse=True)] == ["GIVEN", "LOCAL", "INSTALLED", "BUNDLED"]


@pytest.mark.parametrize("other", ["pond.example", "www.pond.example"])
def test_two_claims_of_one_layer_are_a_conflict_that_names_both(other: str) -> None:
    made = index(entry("pond.example", name="Pond"))
    with pytest.raises(PluginConflictError, match=rf"lake \(Lake.py\) and pond \(Pond.py\) both claim '{other}'"):
        made.add(entry("lake.example", other, name="Lake"))
    assert made.lookup("lake.example") == []
    assert [each.name for each in made.entries] == ["pond"]


def test_a_site_may_be_added_twice_and_may_claim_a_host_twice() -> None:
    made = entry("pond.example", "www.pond.example", "*.pond.example")
    assert made.site is made.site
    for host in ("pond.example", "www.pond.example", "news.pond.example"):
        assert set(index(made, made).lookup(host)) == {made}


def test_what_recognises_documents_is_asked_from_the_highest_layer_down() -> None:
    able = [entry(layer=layer, recognises=True) for layer in (Layer.BUNDLED, Layer.GIVEN, Layer.LOCAL)]
    made = index(*able, entry("pond.example", layer=Layer.GIVEN))
    assert [each.layer for each in made.recognisers] == [Layer.GIVEN, Layer.LOCAL, Layer.BUNDLED]


def test_a_site_is_made_when_it_is_first_asked_for() -> None:
    made: list[str] = []

    class Lazy(Site):
        hosts = ("lazy.example",)

        def __init__(self) -> None:
            made.append("now")

        def recognises(self, document: Document) -> bool:
            return False

    each = SiteEntry(Lazy, Layer.LOCAL, "lazy.py")
    index(each).lookup("lazy.example")
    assert (each.name, each.hosts, made) == ("lazy", ("lazy.example",), [])
    assert isinstance(each.site, Lazy)
    assert made == ["now"]


HOSTS = st.lists(st.sampled_from(["a", "b", "www"]), min_size=1, max_size=3).map(".".join)
CLAIMS = st.builds(lambda wildcard, host: wildcard + re.sub(r"^(www\.)+", "", host), st.sampled_from(["", "*."]), HOSTS)


def fits(claim: str, host: str) -> bool:
    return host.endswith(claim[1:]) if claim[0] == "*" else host.removeprefix("www.") == claim


@given(st.dictionaries(CLAIMS, st.sets(st.sampled_from(Layer), min_size=1), max_size=8), HOSTS)
def test_any_lookup_is_what_a_list_of_all_claims_would_give(claims: dict[str, set[Layer]], host: str) -> None:
    entries = [entry(claim, layer=layer) for claim, layers in claims.items() for layer in sorted(layers)]
    best = sorted(
        (each for each in entries if fits(each.hosts[0], host)),
        key=lambda each: (each.hosts[0][0] == "*", -len(each.hosts[0]), -each.layer),
    )
    assert index(*entries).lookup(host) == best
