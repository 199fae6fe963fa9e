"""What the pipeline did with a document, and why: the data behind ``extractor explain``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from extractor.article import NAMES, Article, Origin, Removal, plain
from extractor.blocks.cleaning import text_length
from extractor.blocks.rendering import to_text
from extractor.document import Kind
from extractor.document.limits import ATTEMPTS
from extractor.errors import NoContentError
from extractor.explaining.passages import Passage, Passages, Verdict
from extractor.fields import FIELDS
from extractor.pipeline import Pass
from extractor.pipeline.answers import answers
from extractor.pipeline.body import Body
from extractor.pipeline.calling import Warnings, safely
from extractor.rules import Region, Rule
from extractor.sites import Voice

__all__ = ["Attempt", "Claim", "Explanation", "FieldReport", "Passage", "Verdict", "explain"]


_TOLD = [name for name in NAMES if name not in ("markdown", "html")]


@dataclass(frozen=True, slots=True)
class Claim:
    """A site that could serve the document.

    Attributes:
        site: Its name.
        origin: The file or package it comes from.
        reason: Why it is a candidate: ``"*.example.com"``, the host it claims, ``"recognises()"``, or
            ``"named"``.
        chosen: Whether it was chosen.
    """

    site: str
    origin: str
    reason: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Attempt:
    """One answer to the question what a field is.

    Attributes:
        by: Whose it is: as :attr:`Origin.by <extractor.Origin.by>`.
        rule: The rule as written.
        value: The value in the form the field has in an article; ``None`` or empty where there is none.
        raw: The text it was read from, cut at 200 characters.
        problem: Why there is no value: ``"found nothing"``, ``"is no published"``, ``"raised ValueError: ..."``.
        passages: The passages the rule found, as indexes into :attr:`Explanation.passages`.
    """

    by: str
    rule: str
    value: Any
    raw: str | None = None
    problem: str | None = None
    passages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldReport:
    """A field, who filled it, and who else might have.

    Attributes:
        value: The value, ``None`` or empty where nobody has one.
        origin: Who filled it.
        attempts: Every answer, best first. The first that has a value is the one that was taken.
    """

    value: Any
    origin: Origin | None
    attempts: tuple[Attempt, ...]

    @property
    def taken(self) -> Attempt | None:
        """The attempt that gave the value; ``None`` where there is none, or a plugin changed it in the end."""
        first = next((attempt for attempt in self.attempts if attempt.value), None)
        same = first and self.origin and (first.by, first.rule) == (self.origin.by, self.origin.rule)
        return first if same else None


@dataclass(frozen=True)
class Explanation:
    """What the pipeline did with a document.

    Attributes:
        kind: Its kind.
        charset: The encoding it was decoded with.
        url: Its address, where one is known.
        claims: The sites that could serve it, best first.
        choice: Why the site was chosen, or why none was, in a sentence.
        article: What came out; ``None`` where there is no article.
        problem: Why there is no article.
        fields: For ``body``, ``title`` and the other fields of an article who filled it and who lost; the values
            of ``body`` are numbers of characters.
        passages: The document's text blocks in order.
        removals: What was taken out of the body's container.
        warnings: What went wrong on the way.
    """

    kind: Kind
    charset: str
    url: str | None
    claims: tuple[Claim, ...]
    choice: str
    article: Article | None = None
    problem: str | None = None
    fields: Mapping[str, FieldReport] = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()
    removals: tuple[Removal, ...] = ()
    warnings: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Everything but the article's HTML and Markdown, as what JSON can hold."""
        return {**plain(replace(self, article=None)), "article": self.article and self.article.to_dict(_TOLD)}


def explain(work: Pass) -> Explanation:
    """Do the work on a document, and say why it came out as it did."""
    article, problem = None, None
    try:
        article = work.run()
    except NoContentError as error:
        problem = str(error) if error.reason in str(error) else f"{error} ({error.reason})"
    document, body = work.document, work.body
    passages = Passages(document, body)
    taken: Mapping[str, Origin] = article.origins if article else {}  # with what a plugin changed in the end
    fields = {"body": _body(work)}
    for name in FIELDS:
        attempts = (
            Attempt(
                answer.by,
                answer.rule,
                answer.value,
                answer.raw,
                answer.problem,
                passages.read_from(answer.nodes, answer.raw),
            )
            for answer in islice(answers(name, work.site, work.evidence, body), ATTEMPTS)
        )
        fields[name] = FieldReport(getattr(article, name, None), taken.get(name), tuple(dict.fromkeys(attempts)))
    return Explanation(
        kind=document.kind,
        charset=document.charset,
        url=document.url,
        claims=_claims(work),
        choice=_choice(work),
        article=article,
        problem=problem,
        fields=fields,
        passages=passages.all,
        removals=article.removals if article else (),
        warnings=article.warnings if article else tuple(work.warnings),
    )


def _claims(work: Pass) -> tuple[Claim, ...]:
    host = work.document.host
    return tuple(
        Claim(
            entry.name,
            entry.origin,
            "named" if work.assigned else (entry.claim(host) if host else None) or "recognises()",
            chosen=entry.site is work.site,
        )
        for entry in work.entries
    )


def _choice(work: Pass) -> str:
    """Why the site was chosen, or why none was."""
    host = work.document.host
    if work.assigned:
        return f"{work.assigned.name} was named"
    if work.site and (chosen := next((claim for claim in _claims(work) if claim.chosen), None)):
        if host:
            return f"{chosen.site} claims {chosen.reason}, the longest claim that {host} fits"
        return f"{chosen.site} recognises the document, which gives no address"
    if work.site:
        return f"a plugin chose {work.site.name}"
    if host:
        return f"no site claims {host}"
    return "the document gives no address, and no site recognises it"


def _body(work: Pass) -> FieldReport:
    """Who found the body; before an engine that did, what the alternatives of the site's rule came to."""
    body, site = work.body, work.site
    rule = site.rule("body") if site else None
    attempts = [_region(site.name, alternative, work) for alternative in rule.alternatives] if rule and site else []
    if body and isinstance(site, Voice) and body.engine != site.name:
        attempts = [_lost(attempt, body) for attempt in attempts]
    if body is None:
        return FieldReport(None, None, tuple(attempts))
    if body.rule not in [attempt.rule for attempt in attempts]:  # an engine; or of a fragment, the rule as a whole
        attempts = [attempt for attempt in attempts if body.engine != attempt.by]
        attempts.append(Attempt(body.engine, body.rule, int(text_length(body.elements))))
    return FieldReport(len(to_text(body.blocks)), Origin(body.engine, body.rule), tuple(attempts))


def _lost(attempt: Attempt, body: Body) -> Attempt:
    """Why what a voice found is not the body."""
    if not attempt.value:
        return attempt
    rejected = body.rejected
    why = str(rejected) if rejected and rejected.rule == attempt.rule else "was not weighed"
    return replace(attempt, value=None, problem=why)


def _region(name: str, rule: Rule, work: Pass) -> Attempt:
    """What an alternative of a body rule finds, in characters."""
    problems = Warnings()
    found = safely(name, lambda: rule.match(work.document), problems)
    length = int(text_length(found.value.elements)) if found and isinstance(found.value, Region) else 0
    problem = None if length else problems[0] if problems else "found nothing"
    return Attempt(name, found.rule if found else str(rule), length or None, problem=problem)
