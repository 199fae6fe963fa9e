"""trafilatura is asked for an author where it may find one."""

import re

import pytest
from trafilatura.xpaths import AUTHOR_XPATHS

from extractor import Extractor
from extractor.fields.engine import may_name_author

NAMES = [
    (attribute, re.sub(r"-\?|\[(.).\]", r"\1", name))
    for expression in AUTHOR_XPATHS
    for attribute, values in re.findall(r"@([\w-]+)(?:=|, )'([^']+)'", expression.path)
    for name in values.split("|")
]


def page(attribute: str, value: str) -> str:
    return f"<html><body><p>Fog over the harbour.</p><span {attribute}='{value}'>Ada Winter</span></body></html>"


@pytest.mark.parametrize(("attribute", "name"), [*NAMES, ("rel", "author")])
def test_whatever_trafilatura_takes_for_an_authors_element_is_seen(attribute: str, name: str) -> None:
    assert may_name_author(Extractor().read(page(attribute, name)))


def test_an_element_of_that_name_is_seen_and_other_elements_are_not() -> None:
    assert may_name_author(Extractor().read("<html><body><author>Ada Winter</author></body></html>"))
    assert not may_name_author(Extractor().read(page("class", "harbour") + page("id", "fog")))
