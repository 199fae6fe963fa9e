"""Who has a value for a field: the site's rule, then what any document may hold, best first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from extractor.blocks.rendering import images
from extractor.document.text import without_controls
from extractor.fields import FIELDS, Candidate, Context, Evidence
from extractor.pipeline.body import Body
from extractor.pipeline.calling import Warnings
from extractor.sites import Site, Voice

__all__ = ["RAW", "Answer", "answers", "by_site", "first"]

RAW = 200
"""Characters of raw text that an origin or a removal carries."""

_GUESSES = ("trafilatura",)
"""Whose evidence is worth less than a voice's: of pages that site config files have a rule for, these got 150 titles of
195 right, 72 authors of 81 and 113 dates of 120, and the page's own evidence 168, 77 and 120 of the same."""

_UNSEEN = ("meta", "json-ld", "front matter", "caller")  # evidence that no element of the page shows


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to the question what a field is.

    Attributes:
        by: The site, the kind of evidence or the engine.
        rule: The rule as written.
        value: The value in the form the field has in an article; ``None`` or empty where there is none.
        raw: The text it was read from, cut at :data:`RAW` characters.
        problem: Why there is no value.
        nodes: The elements it was read from; empty where it was read from none, ``None`` where that is not known.
        error: What the rule raised.
    """

    by: str
    rule: str
    value: Any = None
    raw: str | None = None
    problem: str | None = None
    nodes: tuple[HtmlElement, ...] | None = None
    error: Exception | None = None


def answers(name: str, site: Site | None, evidence: Evidence, body: Body | None = None) -> Iterator[Answer]:
    """Every answer to the question what a field is, best first; each is only looked for when it is asked for.

    A site's come first; a voice's behind all that the page says itself, before the guess of an engine.
    """
    told = by_site(name, site, evidence) if site else iter(())
    if not isinstance(site, Voice):
        yield from told
    if name == "images" and body and (found := tuple(images([*body.blocks]))):
        yield Answer(body.engine, body.rule, found, found[0].url)
    for candidate in FIELDS[name].candidates(evidence):
        if candidate.by in _GUESSES:
            yield from told
        if isinstance(site, Voice) and candidate.by in site.distrusts:
            continue
        value = _normal(name, candidate.value, evidence)
        problem, nodes = None if value else f"is no {name}", () if candidate.by in _UNSEEN else None
        yield Answer(candidate.by, candidate.rule, value, _raw(candidate), problem, nodes)
    yield from told


def by_site(name: str, site: Site, evidence: Evidence) -> Iterator[Answer]:
    """What the alternatives of a site's rule for a field answer, one after another."""
    rule = site.rule(name)
    for alternative in rule.alternatives if rule else ():
        try:
            found = alternative.match(evidence.document)
            value = _normal(name, found.value, evidence) if found else None
        except Exception as error:  # a plugin is somebody else's code: its failure is its own
            yield Answer(site.name, str(alternative), problem=f"raised {type(error).__name__}: {error}", error=error)
            continue
        if found:
            raw, problem = without_controls(str(found.raw or ""))[:RAW], None if value else f"is no {name}"
            yield Answer(site.name, found.rule, value, raw, problem, found.nodes)
        else:
            yield Answer(site.name, str(alternative), problem="found nothing")


def first(name: str, site: Site | None, evidence: Evidence, body: Body | None, warnings: Warnings) -> Answer | None:
    """The first answer that has a value; takes down where the site's own rule failed."""
    failed: list[Answer] = []
    for answer in answers(name, site, evidence, body):
        if answer.value:
            warnings += _complaints(name, site, failed, answer) if failed else ()
            return answer
        if answer.error:
            warnings.raised(f"{answer.by}.{name}", answer.error)
        failed.append(answer)
    warnings += _complaints(name, site, failed, None)
    return None


def _complaints(name: str, site: Site | None, failed: Sequence[Answer], taken: Answer | None) -> Iterator[str]:
    """What to warn about: a rule that missed what the page says, or what every page has; not one that raised."""
    own = [answer for answer in failed if site and answer.by == site.name]
    raised = any(answer.error for answer in own)
    is_expected = (taken is not None or FIELDS[name].on_every_page) and not isinstance(site, Voice)
    if own and not raised and is_expected and site and (taken is None or taken.by != site.name):
        garbage = next((answer for answer in own if answer.raw is not None), None)
        problem = f"found {garbage.raw!r}, which is no {name}" if garbage else f"found nothing: {site.rule(name)}"
        yield f"{site.name}.{name} {problem}"


def _normal(name: str, value: Any, evidence: Evidence) -> Any:
    return FIELDS[name].normalise(_visible(value), Context(evidence.zone, evidence.document.address, evidence.language))


def _visible(value: Any) -> Any:
    """A value without control characters: escapes in JSON and in a header may be anything."""
    match value:
        case str():  # of its own kind: a name is not split again
            return value if value.isprintable() else type(value)(without_controls(value))
        case list() | tuple():
            return type(value)(map(_visible, value)) if type(value) in (list, tuple) else value
        case dict():
            return {key: _visible(item) for key, item in value.items()}
    return value


def _raw(candidate: Candidate) -> str:
    raw = candidate.raw if candidate.raw is not None else candidate.value
    text = "; ".join(map(str, raw)) if isinstance(raw, Sequence) and not isinstance(raw, str) else str(raw)
    return without_controls(text)[:RAW]
