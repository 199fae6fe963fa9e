"""Authors and editors: two things, never one another, and never the medium."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Any

from extractor.document import Document, Kind
from extractor.document.text import HAN, letters, one_line
from extractor.fields.evidence import Candidate, Evidence, Tier
from extractor.fields.naming import registrable_domain
from extractor.fields.structured import from_front_matter
from extractor.fields.who.agencies import desk_credits, is_of_desks, opened_by, signed_by
from extractor.fields.who.bylines import beside_date, bylines, first_of, is_latin_person, reported, reporters, signed
from extractor.fields.who.credits import parse_credits
from extractor.fields.who.han import simplified
from extractor.fields.who.links import linked
from extractor.fields.who.persons import Name, is_institution, is_person, names
from extractor.fields.who.records import json_ld_names, meta_names, organisations
from extractor.fields.who.roles import roles
from extractor.fields.who.writers import at_headline, belongs_to_others, elsewhere

__all__ = ["authors", "editors", "is_feed"]


def authors(evidence: Evidence) -> Iterator[Candidate]:
    """Who wrote it: persons in the order of the evidence, then, where no person is named, organisations."""
    institutions: list[Candidate] = []
    collective = organisations(evidence.document)
    for candidate in _named(evidence):
        found = names(candidate.value)
        raw = candidate.raw if candidate.raw is not None else _joined(candidate.value)
        kept = [Name(name) for name in found if not _is_the_site(name, evidence)]
        leading = kept if candidate.by == "json-ld" else [name for name in kept[:1] if name == found[0]]
        if any(
            not (is_institution(name) or _HANDLE.fullmatch(name) or letters(name) in collective) for name in leading
        ):
            if candidate.by == "meta":  # structured data lists an agency on purpose
                kept = [name for name in kept if name == kept[0] or not _is_of_medium(name, evidence)]
            yield Candidate(kept, candidate.by, candidate.rule, raw)
        elif found:
            institutions.append(Candidate([Name(name) for name in found], candidate.by, candidate.rule, raw))
    for candidate in institutions:
        kept = [
            name for name in candidate.value if not _is_chinese(name, evidence) and _stays(name, candidate, evidence)
        ]
        if kept:
            yield Candidate(kept, candidate.by, candidate.rule, candidate.raw)


def _is_of_medium(name: str, evidence: Evidence) -> bool:
    """Whether what stands behind a person's name is what they write for: ``dpa``, the site's own desk."""
    return is_institution(name) or any(
        len(medium) > 2 and letters(name).startswith(medium) for medium in evidence.media
    )


_AUTHORS = re.compile(r"\W{0,3}authors?\s?:", re.I)
_HANDLE = re.compile(r"[a-z][\w.-]*")  # what an author logs in with, where nothing has the name


def _stays(name: str, candidate: Candidate, evidence: Evidence) -> bool:
    """Whether a name that is an institution's or the site's is the author's where no other is named."""
    if letters(name) == letters(_host(evidence)) and candidate.by in ("meta", "trafilatura"):
        return candidate.by == "meta" and "." not in name  # an engine writes an address like a name: "Quay Example"
    return (
        candidate.by in ("json-ld", "front matter")
        or _HANDLE.fullmatch(name) is not None
        or (candidate.rule == _LINE_BELOW and not is_institution(name))  # a blog that is called after its writer
        or (is_latin_person(name) if _is_the_site(name, evidence) else candidate.by == "meta")
    )


def _named(evidence: Evidence) -> Iterator[Candidate]:
    """Everybody somebody names as a writer, the best evidence first."""
    document = evidence.document
    if not is_feed(document):
        yield from _uncredited(from_front_matter(document, "authors", "author"))
    yield from _uncredited(json_ld_names(document, "author"))
    lines = evidence.below_headline
    if document.kind is Kind.MARKDOWN_POST:  # whose links may be to an account
        yield from (Candidate(who, "page", _LINE_BELOW, line) for who, line in bylines(lines) if _AUTHORS.match(line))
    yield from _of_writers(at_headline(document))
    for found, line in bylines([line for line in lines if not is_of_desks(line)]):
        yield Candidate(found, "page", _LINE_BELOW, line)
    for line in lines:
        if reporter := reported(line):
            yield Candidate(reporter[0], "page", _LINE_BELOW, line)
    yield from _no_editors(_uncredited(meta_names(document)), evidence)
    for candidate in _credited(evidence, "authors", evidence.of_body):
        found = names(candidate.value)
        if candidate.rule != _EXPLICIT and found and is_person(found[0]):
            persons = [Name(name) for name in takewhile(is_person, found)]  # and not the prose that follows them
            yield Candidate(persons, candidate.by, candidate.rule, str(candidate.value))
        elif not _is_prose(candidate.value):
            yield candidate
    if signature := reporters(evidence.kept):
        yield Candidate(signature[0], "body", "reporters()", signature[1])
    for role, found, line in desk_credits(evidence.ends):
        if role == "authors":
            yield Candidate(found, "body", "desk_credits()", line)
    yield from _labelled(evidence.ends, "authors")
    if told := opened_by(evidence.kept) or signed_by(evidence.kept):
        yield Candidate(told[0], "body", "byline()", told[1])
    for line in evidence.removed:
        if found := signed(line):
            yield Candidate(found, "body", "reporters()", line)
    for candidate in _credited(evidence, "authors", *evidence.of_page):
        found = names(candidate.value)
        is_named = candidate.rule == _EXPLICIT and not _is_prose(candidate.value)
        if found and (all(map(is_person, found)) or is_named):
            yield candidate
    for line in (*evidence.beside, *evidence.labelled):
        if found := signed(line):
            yield Candidate(found, "page", "reporters()", line)
    if document.kind is Kind.MARKDOWN_POST:
        for found, line in beside_date(lines[:_NEAREST]):
            yield Candidate(found, "page", _LINE_BELOW, line)
        yield from linked(document)
        if (found := first_of(lines)) and not _is_of_title(found[0], evidence):
            yield Candidate(found, "page", _LINE_BELOW, lines[0])
        return
    yield from _of_writers(elsewhere(document))
    if evidence.is_han:  # a name in ideographs out of an engine is the medium's
        return
    author = evidence.engine.get("author") or ""
    if guessed := [name for name in names(author.split("; ")) if _is_credible(name, evidence)]:
        yield Candidate(guessed, "trafilatura", "extract_metadata()", author)


def _is_prose(credited: str) -> bool:
    """Whether what stands behind a label is no names but the text that goes on there."""
    return len(credited) > _PROSE or "。" in credited


def _is_of_title(name: str, evidence: Evidence) -> bool:
    """Whether a word below the headline is a word of it, or leads to what is filed under it: a tag."""
    headline = evidence.document.headline
    if " " in name or headline is None:
        return False
    return letters(name) in letters(headline.text_content()) or any(
        one_line(link.text_content()) == name and _FILED.search(link.get("href") or "")
        for link in evidence.document.tree.iter("a")
    )


_FILED = re.compile(r"/(?:categor(?:y|ies|ia)|tags?|topics?|labels?|c)/", re.I)


def _is_credible(name: str, evidence: Evidence) -> bool:
    """Whether an engine's guess may be a name: people of other stories come out of it, and nicknames."""
    tiers = (evidence.of_body, *evidence.of_page)
    edited = (letters(who) for candidate in _credited(evidence, "editors", *tiers) for who in names(candidate.value))
    if belongs_to_others(evidence.document, name) or any(who in letters(name) for who in edited):
        return False
    if not _is_spelled_so(name, evidence.document):  # a sentence's words, in an engine's capitals
        return False
    if any(name in line for line in evidence.kept[:_OPENING]):  # a place, or somebody whom it is about
        return False
    return is_latin_person(name) or _WORD.fullmatch(name) is not None


def _is_spelled_so(name: str, document: Document) -> bool:
    """Whether a name has capitals wherever the page has its words, or is nowhere on it."""
    words = name.split()
    if len(words) < 2 or (name in document.text and any(word[:1].isupper() for word in words[1:])):
        return True
    said = re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", document.text, re.I)
    return not said or any(word[:1].isupper() for text in said for word in text.split()[1:])


_OPENING = 2  # paragraphs, in which no writer names themself
_EXPLICIT = 'label("作者")'  # the one label that names collectives too
_WORD = re.compile(r"[^\W\d_][\w.-]{2,20}")
_LINE_BELOW = "the line below the headline"
_PROSE = 60  # characters behind a label that are no names any more
_NEAREST = 4  # lines below the headline, where a date may have the writer beside it


def _uncredited(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates without the texts that credit somebody else: ``责任编辑：张三`` in the author's place."""
    for candidate in candidates:
        texts = [candidate.value] if isinstance(candidate.value, str) else list(candidate.value)
        kept = [text for text in texts if all(role == "authors" for role, _, _ in parse_credits(str(text)))]
        if kept:
            yield Candidate(kept, candidate.by, candidate.rule, _joined(texts))


def _no_editors(candidates: Iterable[Candidate], evidence: Evidence) -> Iterator[Candidate]:
    """The candidates without whom the page says to have edited it: Chinese systems write them into the author's place."""
    for candidate in candidates:
        found = names(candidate.value)
        if any(map(_HAN.search, found)):
            edited = [letters(who) for each in editors(evidence) for who in names(each.value)]
            found = tuple(name for name in found if not letters(name).endswith(tuple(edited)))
            if found:
                yield Candidate([Name(name) for name in found], candidate.by, candidate.rule, _joined(candidate.value))
        else:
            yield candidate


def _of_writers(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates without the elements that credit only others: ``责编：张三`` in an element marked as the author's."""
    for candidate in candidates:
        roles = {role for role, _, _ in parse_credits(str(candidate.raw or ""))}
        if not roles or "authors" in roles:
            yield candidate


def _joined(value: Any) -> str:
    return value if isinstance(value, str) else "; ".join(map(str, value))


def _is_chinese(name: str, evidence: Evidence) -> bool:
    """Whether a name is a Chinese medium's: their sites write it into the author's place whoever wrote."""
    return _HAN.search(name) is not None and not str(evidence.document.tree.get("lang")).startswith("ja")


def _is_the_site(name: str, evidence: Evidence) -> bool:
    """Whether a name is that of the medium credited or of the site: Chinese sites write it into the author's place."""
    written, host = letters(name), _host(evidence)
    return (
        written in evidence.media
        or written == letters(host)
        or written in (letters(part.partition(".")[0]) for part in (host, registrable_domain(host)))
        or (_HAN.search(name) is not None and written in letters(evidence.document.head_title)[-30:])
    )


def _host(evidence: Evidence) -> str:
    return (evidence.document.host or "").removeprefix("www.")


_HAN = re.compile(f"[{HAN}]")


def editors(evidence: Evidence) -> Iterator[Candidate]:
    """Who edited it."""
    yield from from_front_matter(evidence.document, "editors", "editor")
    yield from json_ld_names(evidence.document, "editor")
    yield from _credited(evidence, "editors", evidence.of_body, *evidence.of_page)
    for role, found, line in desk_credits(evidence.ends):
        if role == "editors":
            yield Candidate(found, "body", "desk_credits()", line)
    yield from _labelled((*evidence.below_headline, *evidence.ends), "editors")


def _labelled(lines: Iterable[str], wanted: str) -> Iterator[Candidate]:
    """The persons whom lines credit with a role in languages other than Chinese."""
    for line in lines:
        for role, label, value in roles(line):
            persons = [Name(name) for name in names(value) if is_latin_person(name) or _is_of_japan(name)]
            if role == wanted and persons:
                yield Candidate(persons, "page", f'label("{label}")', line)


def _is_of_japan(name: str) -> bool:
    return _JAPANESE.fullmatch(name) is not None and not is_institution(name)


_JAPANESE = re.compile(rf"[{HAN}々ぁ-んァ-ヶー]{{2,6}}(?: [{HAN}々ぁ-んァ-ヶー]{{1,5}})?|[가-힣]{{2,4}}")  # or of Korea


def is_feed(document: Document) -> bool:
    """Whether the header's author is no person but the feed: feed archives file it among the categories too."""
    author, categories = document.front_matter.get("author"), document.front_matter.get("categories")
    return bool(author) and isinstance(categories, list) and author in categories


def _credited(evidence: Evidence, role: str, *tiers: Tier) -> Iterator[Candidate]:
    """What labels credit with a role in the lines of each tier; whoever edited in one tier did so together."""
    for by, lines in tiers:
        found: dict[str, str] = {}
        for line in lines:
            for kind, label, value in parse_credits(line):
                if kind == role and value not in found and not (role == "editors" and _is_prose(value)):
                    found[value] = label
        if role == "editors" and lines is not evidence.labelled:
            if found and not any(simplified(label) in _RESPONSIBLE for label in found.values()):
                found |= _responsible(evidence)
            if found:
                yield Candidate(list(found), by, f'label("{next(iter(found.values()))}")')
        else:
            for value, label in found.items():
                yield Candidate(value, by, f'label("{label}")')


def _responsible(evidence: Evidence) -> dict[str, str]:
    """Who the page itself names as 责任编辑: of a text that came with its own editor, the portal's is another."""
    found = (credit for line in evidence.labelled for credit in parse_credits(line))
    return {value: label for role, label, value in found if role == "editors" and simplified(label) in _RESPONSIBLE}


_RESPONSIBLE = ("责任编辑", "责编")
