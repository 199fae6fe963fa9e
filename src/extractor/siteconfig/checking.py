"""What can be said of rule files without a page: which are read, which lines are refused, which can never match."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import PluginError
from extractor.siteconfig import COLLECTIONS, fulltextrss
from extractor.siteconfig.config import Config
from extractor.siteconfig.expressions import cannot_match
from extractor.siteconfig.lines import Line
from extractor.sites import KeptSite

__all__ = ["CheckedFile", "check"]


@dataclass(frozen=True)
class CheckedFile:
    """A host's rules, looked at without a page.

    Attributes:
        host: The host they are for.
        file: The file they are in.
        config: What a site config file says; ``None`` of other formats, and where it cannot be read.
        problem: Why it cannot be read.
    """

    host: str
    file: str
    config: Config | None = None
    problem: str | None = None

    @property
    def unmatched(self) -> Iterator[tuple[Line, str]]:
        """The lines whose expression can match on no page, each with the reason."""
        for expression in self.config.all(*self.config.expressions) if self.config else ():
            if why := cannot_match(expression.line.value):
                yield expression.line, why


def check(path: Path) -> list[CheckedFile]:
    """The rules of every host that a folder or a file has rules for.

    Raises:
        PluginError: A collection cannot be read at all.
    """
    found = []
    for collection in COLLECTIONS.values():
        sites: Iterator[KeptSite] = collection.extractor_rules(path)  # type: ignore[attr-defined]  # a module
        found += [_checked(site, is_config=collection is fulltextrss) for site in sites]
    return found


def _checked(site: KeptSite, *, is_config: bool) -> CheckedFile:
    try:
        if is_config:
            return CheckedFile(site.host, site.origin, fulltextrss.read_config(site.origin))
        _ = site.site
    except PluginError as error:
        return CheckedFile(site.host, site.origin, problem=str(error))
    return CheckedFile(site.host, site.origin)
