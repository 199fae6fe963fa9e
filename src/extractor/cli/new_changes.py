"""What ``extractor new`` says of what the plugin changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.article import Article
from extractor.authoring.induction.draft import Draft
from extractor.authoring.induction.effect import Effect, plain
from extractor.authoring.induction.mending import mending_drops
from extractor.cli.tables import print_table
from extractor.document.text import printable
from extractor.rules.base import quoted

__all__ = ["show_changes"]

_LINES = 6  # gained or lost lines of a page that are shown
_LONGEST = 60  # characters of one
_LITTLE = """
One page tells little: not what comes back on every page and is to be dropped, nor whether a rule finds anything on the
next. Give two or more, of other sections and years."""


def show_changes(draft: Draft, effects: Sequence[Effect], held_out: int) -> bool:
    """Print what the plugin changes, page by page, and what would mend what is worse.

    Args:
        draft: The plugin's rules.
        effects: The pages with it and without, those that it was not made from last.
        held_out: How many of them those are.

    Returns:
        Whether any page fares worse with the plugin.
    """
    print("\nwhat it changes\n")
    print_table(("page", "", "without the plugin", "with it"), list(_rows(effects, held_out)))
    if draft.total == 1:
        print(_LITTLE if held_out else f"{_LITTLE} Keep one back with --check.")
    worse = [effect for effect in effects if effect.worse]
    if worse:
        print("\nworse with the plugin\n")
        for effect in worse:
            for sentence in effect.worse:
                print(printable(f"  {effect.name}: {_cut(sentence, 2 * _LONGEST)}"))
        _propose(draft, effects)
    return bool(worse)


def _rows(effects: Sequence[Effect], held_out: int) -> Iterator[tuple[str, str, str, str]]:
    for i, effect in enumerate(effects):
        name = f"{effect.name}{' (held out)' if i >= len(effects) - held_out else ''}"
        yield (name, "body", _body(effect.without), _body(effect.article))
        yield from (("", "lost", _cut(line), "") for line in _few(effect.lost))
        yield from (("", "gained", "", _cut(line)) for line in _few([block.text for block in effect.gained]))
        yield from (("", field, _cut(plain(one)), _cut(plain(other))) for field, (one, other) in effect.fields.items())


def _body(article: Article | None) -> str:
    if article is None:
        return "no article"
    lines = article.body.count("\n") + 1
    return f"{article.extractor}, {lines:,} line{'s' * (lines != 1)}"


def _few(lines: Sequence[str]) -> list[str]:
    return [*lines] if len(lines) <= _LINES else [*lines[: _LINES - 1], f"... and {len(lines) - _LINES + 1} more"]


def _cut(text: str, longest: int = _LONGEST) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _propose(draft: Draft, effects: Sequence[Effect]) -> None:
    """Print the drops that would mend the bodies, and the lines that none would."""
    drops, left = mending_drops(effects)
    if drops:
        print(f"\nwhat would mend the body: drop={quoted((*(drop.selector for drop in draft.drops), *drops))}")
    if left:
        print()
        print(printable(f"no selector finds these lines alone: {', '.join(map(_cut, left[:_LINES]))}"))
