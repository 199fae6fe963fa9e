"""Where an article's values came from, and what became of the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NoReturn

__all__ = ["Origin", "Origins", "Removal"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Who filled a field.

    Attributes:
        by: The name of the site or engine (``"sina"``, ``"trafilatura"``), or the kind of evidence that any
            document may hold: ``"front matter"``, ``"json-ld"``, ``"meta"``, ``"page"``, ``"body"``.
        rule: The rule as written, for instance ``css("h1.main-title")`` or ``label("责任编辑")``.
        raw: The text the value was read from, cut at 200 characters; ``None`` for a body.
    """

    by: str
    rule: str
    raw: str | None = None


@dataclass(frozen=True, slots=True)
class Removal:
    """Something that stood in the body's container and is not in the body.

    Attributes:
        reason: Why, in a word or two: ``"advertisement"``, ``"qr code"``, ``"editor line"``, ``"site"``, ...
        rule: The rule that matched, as written.
        text: What it said, cut at 200 characters; empty for what has no text.
    """

    reason: str
    rule: str
    text: str


class Origins(dict[str, Origin]):
    """Who filled each field, by its name; nobody changes it.

    It is a ``dict``, since what writes dataclasses (``asdict``, msgspec, cattrs, pickle) knows no read-only mapping.
    """

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("the origins of an article cannot be changed; make another with dataclasses.replace")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[Any, ...]:
        return Origins, (dict(self),)
