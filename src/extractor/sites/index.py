"""Host to site: a dictionary, whatever the number of sites."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from extractor.errors import PluginConflictError
from extractor.sites.outline import Outline
from extractor.sites.site import Site

__all__ = ["Index", "Layer", "SiteEntry"]


class Layer(IntEnum):
    """Where a site came from. Of two claims to the same host, the higher layer's wins."""

    BUNDLED = 0
    """Shipped with this package."""
    INSTALLED = 1
    """An installed package's entry point."""
    LOCAL = 2
    """A file in the plugins folder."""
    GIVEN = 3
    """A class given to :class:`~extractor.Extractor`."""


@dataclass(frozen=True)
class SiteEntry:
    """A site in the index.

    Attributes:
        plugin: The plugin's class, or what its file says of it.
        layer: Which layer it came with.
        origin: The file, package or object it came from, for people.
    """

    plugin: type[Site] | Outline
    layer: Layer
    origin: str

    @cached_property
    def site_class(self) -> type[Site]:
        """The plugin. Of what is only an outline the file is run on first use."""
        return self.plugin.load() if isinstance(self.plugin, Outline) else self.plugin

    @cached_property
    def site(self) -> Site:
        """The site itself, made on first use."""
        return self.site_class()

    @property
    def name(self) -> str:
        """The site's name, for instance ``"sina"``."""
        return (self.plugin.name if isinstance(self.plugin, Outline) else self.plugin.__name__).lower()

    @property
    def hosts(self) -> tuple[str, ...]:
        """The hosts it claims, as written."""
        return tuple(self.plugin.hosts)

    @property
    def recognises(self) -> bool:
        """Whether it can tell documents that no host tells."""
        if isinstance(self.plugin, Outline):
            return self.plugin.recognises
        return self.plugin.recognises is not Site.recognises

    def claim(self, host: str) -> str | None:
        """Which of its hosts, as written, claims this one: an exact one, else the longest wildcard."""
        exact = (claim for claim in self.hosts if _key(claim) == _key(host))
        fitting = (claim for claim in self.hosts if claim.startswith("*") and host.endswith(claim[1:]))
        return next(exact, None) or max(fitting, key=len, default=None)


class Index:
    """Which site serves a host, and which can recognise a document that has no address."""

    def __init__(self) -> None:
        self._claims: dict[str, list[SiteEntry]] = {}
        self._entries: list[SiteEntry] = []
        self._recognisers: list[SiteEntry] = []

    def add(self, entry: SiteEntry) -> None:
        """Take a site in.

        Raises:
            PluginConflictError: Another site of the same layer claims one of its hosts.
        """
        for host in entry.hosts:
            for other in self._claims.get(_key(host), ()):
                if other.layer == entry.layer and other.plugin is not entry.plugin:
                    raise PluginConflictError(
                        f"{entry.name} ({entry.origin}) and {other.name} ({other.origin}) both claim {host!r}"
                    )
        self._entries.append(entry)
        if entry.recognises:
            self._recognisers.append(entry)
            self._recognisers.sort(key=lambda able: -able.layer)
        for host in entry.hosts:
            claims = self._claims.setdefault(_key(host), [])
            claims.append(entry)
            claims.sort(key=lambda claim: -claim.layer)

    @property
    def entries(self) -> tuple[SiteEntry, ...]:
        """Every site, in the order it was added."""
        return tuple(self._entries)

    @property
    def recognisers(self) -> tuple[SiteEntry, ...]:
        """The sites that can tell a document without an address, highest layer first."""
        return tuple(self._recognisers)

    def named(self, name: str) -> SiteEntry | None:
        """The site of a name, of several the one whose layer wins; ``None`` where there is none."""
        return max((entry for entry in self._entries if entry.name == name), key=lambda one: one.layer, default=None)

    def lookup(self, host: str) -> list[SiteEntry]:
        """The sites that claim a host, best first: the longest host wins, then the highest layer."""
        parent = host.rstrip(".")
        found = list(self._claims.get(_key(parent), ()))
        while parent:
            parent = parent.partition(".")[2]
            found += self._claims.get(f"*.{parent}", ())
        return found


def _key(host: str) -> str:
    return host.removeprefix("www.")
