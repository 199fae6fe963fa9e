"""Sites whose rules somebody keeps elsewhere: taken as far as they prove right, and looked up by host."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from extractor.document import Document
from extractor.errors import PluginError
from extractor.rules import Rule
from extractor.sites.site import RULED, Site

__all__ = ["KeptSite", "Rulebook", "Voice"]


def _nothing(document: Document) -> Iterable[str]:
    return ()


class Voice(Site):
    """A site whose rules are a voice and no verdict: many are older than the pages they meet.

    Its body answers where our engine is surer of it than of its own; its fields are candidates like any other.

    Args:
        name: What articles call it by; the host, as a rule.
        rules: By field, or ``"body"``.
        distrusts: Evidence that is not to be believed on its pages, such as ``"json-ld"``.
        warnings: Gives the sentences that are to be warned of with every article of a document.

    Raises:
        PluginError: There is no field of such a name.
    """

    def __init__(
        self,
        name: str,
        rules: Mapping[str, Rule],
        *,
        distrusts: Iterable[str] = (),
        warnings: Callable[[Document], Iterable[str]] = _nothing,
    ) -> None:
        if unknown := next((field for field in rules if field not in (*RULED, "body")), None):
            raise PluginError(f"{name}: there is no field {unknown!r}")
        self.name = name
        for field, rule in rules.items():
            setattr(self, field, rule)
        self.distrusts = frozenset(distrusts)
        self.warnings = warnings


@dataclass(frozen=True)
class KeptSite:
    """A site whose rules somebody keeps elsewhere, not read yet.

    Attributes:
        host: A host (``"example.com"``, which stands for ``www.example.com`` too), or those below one
            (``"*.example.com"``).
        origin: The file its rules are in.
        load: Reads them; raises :class:`~extractor.PluginError` where that is impossible.
    """

    host: str
    origin: str
    load: Callable[[], Site]

    @property
    def name(self) -> str:
        """The host."""
        return self.host

    @cached_property
    def site(self) -> Site:
        """The site itself, read when it is first asked for."""
        return self.load()

    def claim(self, host: str) -> str | None:
        """The host it claims, as written, where that is this one."""
        own, bare = _key(self.host), _key(host)
        below = own.startswith("*.") and bare.endswith(own[1:])
        return self.host if below or bare == own else None


class Rulebook:
    """Which kept site serves a host: the exact one, else the nearest above it.

    Of two for one host the first counts: two collections may well know the same site.
    """

    def __init__(self, sites: Iterable[KeptSite] = ()) -> None:
        self._sites: dict[str, KeptSite] = {}
        for site in sites:
            self._sites.setdefault(_key(site.host), site)

    def __len__(self) -> int:
        return len(self._sites)

    def __iter__(self) -> Iterator[KeptSite]:
        return iter(self._sites.values())

    def lookup(self, host: str) -> KeptSite | None:
        """The site that serves a host; ``*.example.com`` serves all that is below it, ``www.`` not among them."""
        host = _key(host)
        if host in self._sites:
            return self._sites[host]
        while host:
            host = host.partition(".")[2]
            if found := self._sites.get(f"*.{host}"):
                return found
        return None


def _key(host: str) -> str:
    return host.lower().rstrip(".").removeprefix("www.")
