"""What decided a record besides the document: whose rules, in which state, and what answered where they did not."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from functools import cache, cached_property
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from extractor.host import Extractor
from extractor.pipeline import Pass
from extractor.sites import KeptSite
from extractor.sites.index import SiteEntry

__all__ = ["Rules", "digest", "digest_of"]


class Rules:
    """The rules that a host has now.

    Args:
        extractor: The host.
        site: The name of the site that all documents are of, whatever their addresses say.
    """

    def __init__(self, extractor: Extractor, site: str | None = None) -> None:
        self._extractor = extractor
        self._site = site

    def of(self, passed: Pass, engine: str | None) -> dict[str, str | None]:
        """What decided the record of a document, given who found its body, or that there is none."""
        chosen = passed.site
        entry = next((entry for entry in passed.entries if chosen is not None and entry.site is chosen), None)
        name = chosen.name if chosen else None
        return self._said(name, entry, engine)

    def hold(self, record: Mapping[str, Any]) -> bool:
        """Whether a record, which was written by other rules perhaps, would be the same by those there are now.

        One that failed may not be: what was at fault need not have been the document.
        """
        said = record.get("rules")
        if not said or (record.get("error") and not record["error"]["reason"]):
            return False
        claiming = self._extractor.claiming(record["url"]) if record.get("url") and not self._site else []
        expected = self._site or (claiming[0].name if claiming else said["site"])
        return bool(expected == said["site"] and said == self._said(said["site"], self._entry(expected), said["by"]))

    def _entry(self, name: str | None) -> SiteEntry | KeptSite | None:
        if name is None:
            return None
        found = [entry for entry in self._extractor.sites if entry.name == name]
        return max(found, key=lambda entry: entry.layer) if found else self._extractor.rulebook.lookup(name)

    def _said(self, name: str | None, entry: SiteEntry | KeptSite | None, engine: str | None) -> dict[str, str | None]:
        is_own = name is not None and engine == name
        return {
            "site": name,
            "hash": digest_of(entry) if entry else None,
            "by": engine,
            "model": None if is_own else self._model,
        }

    @cached_property
    def _model(self) -> str:
        return digest(files("extractor.fallback.learned").joinpath("model.npz").read_bytes())


@cache
def digest_of(entry: SiteEntry | KeptSite) -> str:
    """The hash of a site's rules: of the files that its class and those it is made from are in, or of the one kept."""
    if isinstance(entry, KeptSite):
        return digest(Path(entry.origin).read_bytes())
    own = (kind for kind in entry.site_class.__mro__ if not kind.__module__.startswith(("builtins", "extractor.sites")))
    return digest(b"".join(Path(file).read_bytes() for file in dict.fromkeys(map(inspect.getfile, own))))


def digest(content: bytes) -> str:
    """A hash of some bytes, in sixteen characters."""
    return sha256(content).hexdigest()[:16]
