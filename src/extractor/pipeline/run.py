"""The way of one document: choose a site, find the body, fill the fields."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial

from extractor.article import Article, Origin, Removal
from extractor.blocks.absence import NOTICES
from extractor.blocks.memory import Memory
from extractor.blocks.rendering import to_text
from extractor.document import Document, Kind
from extractor.document.text import letters
from extractor.errors import NoContentError
from extractor.fields import FIELDS, Evidence
from extractor.pipeline.answers import RAW, Answer, first
from extractor.pipeline.body import Body
from extractor.pipeline.calling import Hooks, Warnings, safely
from extractor.pipeline.confidence import confidence
from extractor.pipeline.finding import Bodies
from extractor.sites import KeptSite, Rulebook, Site, Voice
from extractor.sites.index import Index, SiteEntry

__all__ = ["Pass"]


class Pass:
    """One document's pass through the host; made for it, and dropped after it.

    Attributes:
        document: The document.
        warnings: What went wrong on the way.
        entries: The sites that claim its host or recognise it, best first; those that cannot be made left out.
        assigned: The site it was given to, if it was.
        unavailable: Why the site did not serve the article, where it or a notice in its place says so.
        evidence: What the fields are filled from.
        body: The body, once it is found.
    """

    def __init__(
        self,
        hooks: Hooks,
        index: Index,
        document: Document,
        warnings: Warnings | None = None,
        memory: Memory | None = None,
        least: float = 0.0,
        rulebook: Rulebook | None = None,
    ) -> None:
        self._hooks = hooks
        self._index = index
        self._memory = memory or Memory()
        self._least = least
        self._rulebook = rulebook
        self.document = document
        self.warnings = Warnings() if warnings is None else warnings
        self.entries: list[SiteEntry | KeptSite] = []
        self.assigned: SiteEntry | None = None
        self.unavailable: str | None = None
        self.evidence = Evidence(document)
        self.body: Body | None = None

    def assign(self, entry: SiteEntry) -> None:
        """Give the document to a site, whatever its address says; before it is run.

        A site that cannot be made is warned about, and the document goes the way of one without.
        """
        site = safely(entry.name, lambda: entry.site, self.warnings)
        self.entries = [entry] if site else []
        self.assigned, self.site = entry, site

    def run(self) -> Article:
        """The article.

        Raises:
            NoContentError: There is none.
            PluginError: A plugin raised, and that is an error here.
        """
        document, site = self.document, self.site
        if site:
            self.evidence = Evidence(document, site.zone)
            reason = safely(f"{site.name}.unavailable", lambda: site.unavailable(document), self.warnings)
            if reason:
                self.unavailable = reason
                raise NoContentError(f"{site.name}: the page holds no article ({reason})", reason=reason)
        title = self._first("title")
        bodies = Bodies(document, self._hooks, self.warnings, title.value if title else "", self._memory)
        try:
            self.body = body = bodies.find(site)
        except NoContentError as error:
            if site and not isinstance(site, Voice) and (error.reason in NOTICES or not bodies.is_served):
                self.unavailable = error.reason
            raise
        sure = confidence(body)
        if sure < self._least:
            raise NoContentError(
                f"{body.engine} found a body that is right with a probability of {sure:.2f}, below {self._least}",
                reason="doubtful",
            )
        self.evidence.scope = body.scope
        self.evidence.kept = [block.text for block in body.blocks if block.text]
        self.evidence.removed = [removed.text for removed in body.removed]
        self.evidence.beside = body.beside
        taken = {"title": title}
        for name, field in FIELDS.items():
            if name not in taken:
                answer = taken[name] = self._first(name)
                if field.is_medium and answer:
                    self.evidence.media |= {letters(answer.value)}
        article = self._article(body, sure, {name: answer for name, answer in taken.items() if answer})
        if isinstance(site, Voice):
            self.warnings += safely(site.name, lambda: [*site.warnings(document)], self.warnings) or ()
        finished = self._hooks.ask("extractor_finish", self.warnings, document=document, article=article)
        if isinstance(finished, Article):
            return finished
        is_told = len(article.warnings) == len(self.warnings)
        return article if is_told else replace(article, warnings=tuple(self.warnings))

    def _first(self, name: str) -> Answer | None:
        return first(name, self.site, self.evidence, self.body, self.warnings)

    @cached_property
    def site(self) -> Site | None:
        """The site chosen, which fills :attr:`entries`."""
        host = self.document.host
        claimed = self._index.lookup(host) if host else self._index.recognisers
        self.entries = [entry for entry in claimed if self._is_candidate(entry, recognised=host is None)]
        if not self.entries and (kept := self._kept) and self._is_candidate(kept, recognised=False):
            self.entries.append(kept)
        choice = self._hooks.ask(
            "extractor_choose_site",
            self.warnings,
            document=self.document,
            candidates=[entry.site for entry in self.entries],
        )
        return choice if isinstance(choice, Site) else None

    @property
    def _kept(self) -> KeptSite | None:
        """The site whose rules somebody keeps elsewhere: they are for pages as their server sent them."""
        document = self.document
        if self._rulebook is None or document.host is None or document.is_fragment:
            return None
        return None if document.kind is Kind.MARKDOWN_POST else self._rulebook.lookup(document.host)

    def _is_candidate(self, entry: SiteEntry | KeptSite, *, recognised: bool) -> bool:
        site = safely(entry.name, lambda: entry.site, self.warnings)
        if site is None or not recognised:
            return site is not None
        return bool(safely(f"{site.name}.recognises", partial(site.recognises, self.document), self.warnings))

    def _article(self, body: Body, sure: float, taken: dict[str, Answer]) -> Article:
        origins = {"body": Origin(body.engine, body.rule)}
        origins |= {name: Origin(answer.by, answer.rule, answer.raw) for name, answer in taken.items()}
        return Article(
            **{name: answer.value for name, answer in taken.items()},
            body=to_text(body.blocks),
            kind=self.document.kind,
            extractor=body.engine,
            confidence=round(sure, 3),
            origins=origins,
            warnings=tuple(self.warnings),
            removals=tuple(Removal(removed.reason, removed.rule, removed.text[:RAW]) for removed in body.removed),
            blocks=tuple(body.blocks),
        )
