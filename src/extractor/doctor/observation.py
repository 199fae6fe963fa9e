"""What a document shows of its site's rules.

An explanation knows as much and more, and costs up to three times what the article costs: it looks for every other
answer to every field, and aligns each with the document's lines. Here only the site's own rules are asked once more (an
archived WeChat post takes 6 ms to extract, 7 ms here and 18 ms to explain; a Sina page 1.1, 1.8 and 3.5 ms), and a
document without a site goes through no engine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.article import Article
from extractor.document import Kind
from extractor.errors import NoContentError
from extractor.fields import FIELDS
from extractor.pipeline import Pass
from extractor.pipeline.answers import by_site
from extractor.pipeline.calling import Warnings, safely
from extractor.pipeline.confidence import DOUBTFUL
from extractor.rules import Region, Rule
from extractor.sites import Site, Voice

__all__ = ["DROP", "Observation", "Trial", "observe"]

DROP = "drop"
"""Stands for a field's name where the rule is a selector of what the body rule drops."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of one alternative of a rule.

    Attributes:
        field: The field, ``"body"``, or :data:`DROP`.
        rule: The alternative as written.
        matched: Whether it found a value that the field can have; of a selector to drop, whether it dropped anything.
        used: Whether the value is what was taken, no earlier alternative having one.
    """

    field: str
    rule: str
    matched: bool
    used: bool


@dataclass(frozen=True, slots=True)
class Observation:
    """What a document shows of its site.

    Attributes:
        site: The site chosen for it, if any.
        host: The host it is from, where its address is known.
        kind: Its kind.
        unavailable: Why it holds no article, where the site says so; nothing below is known then.
        problem: Why nothing was extracted all the same, in a word.
        fallback: Whether the body is an engine's.
        length: The characters of the body; ``None`` where there is no article.
        doubtful: Whether the body is rather wrong than right, by its confidence.
        filled: The fields that have a value, whoever gave it.
        trials: What came of each alternative of the site's rules.
    """

    site: str | None
    host: str | None
    kind: Kind
    unavailable: str | None = None
    problem: str | None = None
    fallback: bool = False
    length: int | None = None
    doubtful: bool = False
    filled: tuple[str, ...] = ()
    trials: tuple[Trial, ...] = ()


def observe(work: Pass) -> Observation:
    """What a document shows of its site; goes down the pipeline where it has one.

    Raises:
        ExtractorError: A plugin refuses to read it.
    """
    site, document = work.site, work.document
    if site is None:
        return Observation(None, document.host, document.kind)
    article, problem = None, None
    try:
        article = work.run()
    except NoContentError as error:
        problem = error.reason
    if work.unavailable:
        return Observation(site.name, document.host, document.kind, unavailable=work.unavailable)
    return Observation(
        site.name,
        document.host,
        document.kind,
        problem=problem,
        fallback=article is not None and article.extractor != site.name,
        length=len(article.body) if article else None,
        doubtful=article is not None and (article.confidence or 0) < DOUBTFUL,
        filled=_filled(article),
        trials=(*_body_trials(site, work), *_field_trials(site, work, article)),
    )


def _filled(article: Article | None) -> tuple[str, ...]:
    return tuple(name for name in FIELDS if getattr(article, name, None))


def _field_trials(site: Site, work: Pass, article: Article | None) -> Iterator[Trial]:
    for name in FIELDS:
        rule, used = site.rule(name), _is_outdone(name, site, article)
        given = by_site(name, site, work.evidence)
        for alternative, answer in zip(rule.alternatives if rule else (), given, strict=True):
            yield Trial(name, str(alternative), bool(answer.value), bool(answer.value) and not used)
            used = used or bool(answer.value)


def _is_outdone(name: str, site: Site, article: Article | None) -> bool:
    """Whether somebody whose answers stand before a voice's has filled the field; before a plugin's stand none."""
    origin = article.origins.get(name) if article else None
    return isinstance(site, Voice) and (origin is None or origin.by != site.name)


def _body_trials(site: Site, work: Pass) -> Iterator[Trial]:
    """The alternatives of the body rule, and what the one that was used drops.

    A fragment is the inside of whatever container a rule names, and shows nothing of the rule.
    """
    rule = site.rule("body")
    if rule is None or work.document.is_fragment:
        return
    taken = work.body is not None and work.body.engine == site.name
    for alternative in rule.alternatives:
        region = _region(site, alternative, work)
        yield Trial("body", str(alternative), region is not None, region is not None and taken)
        if region is not None and taken:
            dropped = set(region.drop.values())
            declared: Sequence[str] = getattr(alternative, "drop", ())  # other rules say it as they find it
            yield from (Trial(DROP, one, one in dropped, one in dropped) for one in declared)
            taken = False


def _region(site: Site, rule: Rule, work: Pass) -> Region | None:
    """What an alternative of a body rule finds; what it raises the pipeline has told already."""
    found = safely(site.name, lambda: rule.match(work.document), Warnings())
    return found.value if found and isinstance(found.value, Region) and found.value.elements else None
