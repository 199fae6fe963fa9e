"""What a plugin is called, and the hosts it claims."""

from __future__ import annotations

import keyword
import re
from collections.abc import Sequence

__all__ = ["check_name", "claimed", "class_name", "registrable", "suggested"]

_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_HOST = re.compile(r"(?:[a-z0-9_-]+\.)+[a-z0-9_-]+")
_TAKEN = frozenset(("site", "extractor"))


def check_name(name: str) -> str | None:
    """What is wrong with a plugin's name, for people; ``None`` where nothing is.

    It is the name of a Python module, in lower case; its class and its folder of fixtures are named after it.
    """
    if _NAME.fullmatch(name) and not keyword.iskeyword(name) and name not in _TAKEN:
        return None
    if name in _TAKEN:
        return f"a plugin cannot be called {name!r}, which is the package's own name for something"
    return f"{name!r} is no name for a Python module: lower-case letters and digits, joined with _, a letter first"


def suggested(name: str) -> str | None:
    """A name for a plugin that is like the one given; ``None`` where there is nothing to make one of."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", re.sub(r"^(?:https?://)?(?:www\.)?|\.py$", "", name.strip()))
    base = re.sub(r"[^a-z0-9]+", "_", spaced.lower()).strip("_")
    if not base:
        return None
    base = f"site_{base}" if base[0].isdigit() else base
    return f"{base}_news" if check_name(base) else base


def class_name(name: str) -> str:
    """The name of the site's class: ``example_news`` makes ``ExampleNews``."""
    return "".join(part[0].upper() + part[1:] for part in name.split("_"))


def is_host(host: str) -> bool:
    """Whether it may stand in a plugin as the host it claims: what a page says of itself may be anything."""
    return _HOST.fullmatch(host) is not None


def registrable(host: str) -> str:
    """The part of a host that somebody registered: ``example.com`` of ``news.example.com``."""
    from tld import get_fld  # loads the list of public suffixes

    found: str | None = get_fld(f"https://{host}/", fail_silently=True, search_private=True)
    return found or ".".join(host.split(".")[-2:])


def claimed(hosts: Sequence[str]) -> tuple[str, ...]:
    """The hosts a plugin claims for pages of these hosts: the one they share, or all of one site's.

    Returns:
        Hosts as :attr:`Site.hosts <extractor.Site.hosts>` has them; empty where the pages are of different sites.
    """
    bare = sorted({host.removeprefix("www.") for host in hosts})
    if len(bare) == 1:
        return (bare[0],)
    roots = {registrable(host) for host in bare}
    return (root := roots.pop(), f"*.{root}") if len(roots) == 1 else ()
