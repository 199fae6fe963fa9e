"""Why the checks of a case failed: which rules are at fault, and which checks only follow from one that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from extractor.document.text import one_line
from extractor.explaining import Attempt, Explanation, explain
from extractor.host import Extractor
from extractor.sites import Site
from extractor.sites.site import RULED
from extractor.sites.teaching.locating import place_of_class
from extractor.testing.cases import Case
from extractor.testing.checks import BODY, DROPS, NO_CONTENT, SITE, Check, is_rule
from extractor.testing.nearest import described, nearest, nearest_key, selectors_of

__all__ = ["Cause", "causes"]

_OF_THE_BODY = ("images", "markdown", "html", "confidence", "removals")  # what is read from the body alone
_SHOWN = 60  # characters of a value

Fact = tuple[str, str]
"""A word, and what it is about a cause."""

Found = tuple[str, str | None, tuple[Fact, ...]]
"""The summary, the place and the facts of a cause."""


@dataclass(frozen=True)
class Cause:
    """Why a check failed.

    Attributes:
        summary: What is at fault, and where it is written, in a sentence.
        place: The plugin's file and line, where a rule of it is at fault.
        facts: What there is to know about it, each with a word before it: the rule as written, what it finds now,
            the nearest element, who answered instead.
        follows: The checks that failed because this one did.
    """

    summary: str
    place: str | None = None
    facts: tuple[Fact, ...] = ()
    follows: tuple[Check, ...] = field(default=())


def causes(case: Case, extractor: Extractor, checks: Sequence[Check]) -> Mapping[str, Cause]:
    """The causes of what failed, by the check that tells it; every failed check is one, or follows from one.

    Args:
        case: The case.
        extractor: The host that ran it.
        checks: All its checks.
    """
    failed = {check.name: check for check in checks if not check.passed}
    if not failed:
        return {}
    inquiry = _Inquiry(case, extractor)
    roots = {name: inquiry.root(check, failed) for name, check in failed.items()}
    return {
        name: inquiry.cause(check, tuple(failed[other] for other, root in roots.items() if root == name != other))
        for name, check in failed.items()
        if roots[name] == name
    }


class _Inquiry:
    """One look at a case that failed."""

    def __init__(self, case: Case, extractor: Extractor) -> None:
        self.name = case.site
        self.extractor = extractor
        self.document = extractor.read(case.input.read_bytes(), url=case.url, kind=case.kind)
        self.explanation: Explanation = explain(extractor.begin(self.document, site=case.assigned))
        chosen = next((claim for claim in self.explanation.claims if claim.chosen), None)
        self.served = chosen is not None and chosen.site == case.site
        origin = chosen.origin if chosen else None
        named = (entry for entry in extractor.sites if entry.name == case.site)
        entry = max(named, key=lambda entry: (entry.origin == origin, entry.layer), default=None)
        self.site: Site | None = entry.site if entry else None

    # --- what follows from what ---------------------------------------------------------------------------------

    def root(self, check: Check, failed: Mapping[str, Check]) -> str:
        """The name of the failed check that a failed check follows from: its own where it follows from none."""
        name = check.name
        if name == "warnings":
            return self._warned_of(check, failed)
        if SITE in failed and name != SITE:
            return name if self.served and self.explanation.article and self._is_broken(check) else SITE
        if name == BODY and DROPS in failed and not check.has_moved:
            return DROPS
        if name == DROPS and BODY in failed and failed[BODY].has_moved:
            return BODY
        if (
            BODY in failed
            and name not in (BODY, DROPS)
            and not self._is_broken(check)
            and self._is_read_from_body(check)
        ):
            return self.root(failed[BODY], failed)
        return name

    def _is_broken(self, check: Check) -> bool:
        """Whether the site has a rule for the field, and not the body's, which another answers for."""
        if check.name not in RULED or not self.site or self.site.rule(check.name) is None:
            return False
        if check.origin:
            return is_rule(check.origin) and check.has_moved
        origin = self.explanation.fields[check.name].origin
        return origin is None or origin.by != self.name

    def _is_read_from_body(self, check: Check) -> bool:
        report = self.explanation.fields.get(check.name)
        return check.name in _OF_THE_BODY or bool(report and report.origin and report.origin.by == BODY)

    def _warned_of(self, check: Check, failed: Mapping[str, Check]) -> str:
        """The failed check that all warnings that came or went are about."""
        changed = {*map(str, check.expected or ())} ^ {
            *map(str, check.actual if isinstance(check.actual, list) else ())
        }
        for other in (SITE, *failed):
            prefix = f"{self.name}.{BODY if other == SITE else other} "
            if other in failed and other != check.name and changed and all(one.startswith(prefix) for one in changed):
                return self.root(failed[other], failed)
        return SITE if SITE in failed else check.name

    # --- what is at fault ---------------------------------------------------------------------------------------

    def cause(self, check: Check, follows: tuple[Check, ...]) -> Cause:
        """The cause that a check tells."""
        if check.name == SITE:
            return Cause(*self._of_site(check, follows), follows)
        if check.name == DROPS and self.site and isinstance(check.actual, list):
            return Cause(*self._of_drops(check, self.site, follows), follows)
        if check.has_moved:
            return Cause(*self._of_origin(check), follows)
        return Cause(f"{check.name} is not what is expected", None, (), follows)

    def _of_site(self, check: Check, follows: Sequence[Check]) -> Found:
        if self.site is None:
            failures = tuple(("failed", failure.error) for failure in self.extractor.failures)
            return f"there is no plugin and no engine {self.name!r} in this run", None, failures
        if not self.served:
            return (
                f"the plugin {self.name!r} was not asked: {self.explanation.choice}",
                place_of_class(type(self.site)),
                (),
            )
        if isinstance(check.actual, dict):
            problem = self.explanation.problem or check.actual.get(NO_CONTENT)
            return f"there is no article: {problem}", place_of_class(type(self.site)), ()
        place = place_of_class(type(self.site), BODY)
        body = next((other for other in follows if other.name == BODY), None)
        meant = ((body.origin if body else None) or "").partition(": ")[2]
        facts = self._facts(self.site, BODY, meant, self._texts(body) if body else ())
        return f"{self.name}.{BODY} gives no body ({place})", place, (*facts, *self._instead(BODY))

    def _of_drops(self, check: Check, site: Site, follows: Sequence[Check]) -> Found:
        idle = [rule for rule in check.expected or () if rule not in check.actual]
        new = [rule for rule in check.actual if rule not in (check.expected or ())]
        place = place_of_class(type(site), BODY)
        if not idle:
            return f"{self.name}.{BODY} drops something with {', '.join(new)} now ({place})", place, ()
        body = next((other for other in follows if other.name == BODY), None)
        came = [] if body is None else [one for one in body.actual.split("\n") if one not in body.expected.split("\n")]
        element = nearest(self.document, idle, came[:3])
        facts = [("rule", str(site.rule(BODY)))]
        facts += [] if element is None else [("nearest", described(element))]
        return f"{self.name}.{BODY} drops nothing with {', '.join(idle)} any more ({place})", place, tuple(facts)

    def _of_origin(self, check: Check) -> Found:
        name, now = check.name, check.filled_by
        if not (self.site and check.origin and is_rule(check.origin)):
            return f"{name} was filled by {check.origin}, and is now by {now or 'nobody'}", None, ()
        rule, place = check.origin.partition(": ")[2], place_of_class(type(self.site), name)
        facts = self._facts(self.site, name, rule, self._texts(check))
        return f"{self.name}.{name} is no longer filled by {rule} ({place})", place, (*facts, *self._instead(name))

    def _facts(self, site: Site, name: str, meant: str, texts: Sequence[str]) -> Iterator[Fact]:
        """The rule as written, what its alternatives find, and the nearest element."""
        rule = site.rule(name)
        yield "rule", f"{name} = {rule}" if rule else f"there is none for {name}"
        for attempt in self._attempts(name):
            yield "finds", f"{attempt.rule}: {attempt.problem or _shown(attempt.value)}"
        asked = [one for one in (meant, *(attempt.rule for attempt in self._attempts(name) if attempt.problem)) if one]
        if key := next(filter(None, (nearest_key(self.document, one) for one in asked)), None):
            yield "nearest", key
        selectors = [selector for one in asked for selector in selectors_of(one)]
        if selectors and (element := nearest(self.document, selectors, texts)) is not None:
            yield "nearest", described(element)

    def _instead(self, name: str) -> Iterator[Fact]:
        report = self.explanation.fields[name]
        if report.origin:
            unit = " characters" if name == BODY else ""
            yield "instead", f"{report.origin.by}: {report.origin.rule}: {_shown(report.value)}{unit}"

    def _attempts(self, name: str) -> list[Attempt]:
        """What came of the site's own rule, alternative by alternative."""
        report = self.explanation.fields.get(name)
        return [attempt for attempt in report.attempts if attempt.by == self.name] if report else []

    def _texts(self, check: Check) -> list[str]:
        """What the element said that the rule is to find."""
        if check.name == BODY:
            return str(check.expected).split("\n")
        report = self.explanation.fields[check.name]
        if check.expected == check.actual and report.taken and report.taken.raw:
            return [report.taken.raw]
        values = check.expected if isinstance(check.expected, list) else [check.expected]
        return [value for value in values if isinstance(value, str)]


def _shown(value: Any) -> str:
    text = one_line(", ".join(map(str, value)) if isinstance(value, tuple) else str(value))
    return repr(text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…") if isinstance(value, str) else text
