"""Formulas in LaTeX, which Markdown and its renderers leave as they are written: ``$x_1$``, ``$$x_1 + x_2$$``."""

from __future__ import annotations

import re

__all__ = ["formula_at", "formulas"]

_FORMULA = re.compile(
    r"\$\$(?:[^$\\]|\\.){1,4000}\$\$|\$(?![\s$])(?:[^$\\\n]|\\[^\n]){0,600}(?:[^\s$\\]|\\[^\n])\$(?![\w$])", re.S
)
_LATEX = re.compile(r"[\\^_{}]")
_MARKUP = re.compile(r"\]\(|\]\[|`|<[a-z/!?]|\n[ \t]*\n|\*\*|https?:", re.I)


def formula_at(text: str, start: int) -> str | None:
    """The formula that begins at a place; ``None`` for none: two prices in a sentence are none."""
    found = _FORMULA.match(text, start)
    return found[0] if found and _is_latex(found[0]) else None


def formulas(text: str) -> list[tuple[int, int]]:
    """Where the formulas of a text begin and end."""
    return [found.span() for found in _FORMULA.finditer(text) if _is_latex(found[0])] if "$" in text else []


def _is_latex(text: str) -> bool:
    """Whether it has what only LaTeX has, and nothing that could be markup: what is verbatim must not become any."""
    return _LATEX.search(text) is not None and _MARKUP.search(text) is None
