"""The source of a plugin, formatted as ruff formats it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from extractor.authoring.induction.draft import Draft
from extractor.rules.base import quoted

__all__ = ["body_rule", "field_rule", "plugin_source", "site_source"]

_WIDTH = 88  # columns, ruff's own default
_IMPORTED = re.compile(r"\b(block|css|css_all|front_matter|json_ld|label|meta|xpath)\(")


def plugin_source(draft: Draft, class_name: str) -> str:
    """The module of a site: its name, the hosts it claims, a rule a line."""
    fields = {field: finding.rules for field, finding in draft.fields.items()}
    selectors = draft.body.selectors if draft.body else ()
    drops = [drop.selector for drop in draft.drops]
    timezone = draft.zone.name if draft.zone else None
    return site_source(draft.title, draft.hosts, fields, selectors, drops, class_name, timezone)


def site_source(
    title: str,
    hosts: tuple[str, ...],
    fields: Mapping[str, Sequence[object]],
    selectors: Sequence[str],
    drops: Sequence[str],
    class_name: str,
    timezone: str | None = None,
) -> str:
    """The module of a site.

    Args:
        title: What its first line says.
        hosts: The hosts it claims.
        fields: The alternatives of each field's rule; a field without any is left out.
        selectors: Those of the body, in order; without any there is no rule for it.
        drops: The selectors of what the body drops.
        class_name: What the site is called.
        timezone: The zone of times that name none, where it is known.
    """
    assignments = [f"    hosts = {quoted(hosts)}"]
    assignments += [f"    timezone = {quoted(timezone)}"] if timezone else []
    assignments += [_assigned(field, rules) for field, rules in fields.items() if rules]
    if selectors:
        assignments.append(_body(selectors, drops))
    used = sorted(set(_IMPORTED.findall("\n".join(assignments))))
    imports = ["from extractor import Site", *([f"from extractor.rules import {', '.join(used)}"] if used else [])]
    head = [f'"""{_sentence(title)}"""', "", *imports]
    return "\n".join([*head, "", "", f"class {class_name}(Site):", *assignments]) + "\n"


def field_rule(rules: Iterable[object]) -> str:
    """Alternatives as they are written."""
    return " | ".join(map(str, rules))


def body_rule(draft: Draft) -> str:
    """The body's rule on one line, for people."""
    return f"block({', '.join(map(quoted, draft.body.selectors))})" if draft.body else ""


def _assigned(name: str, rules: Sequence[object]) -> str:
    line = f"    {name} = {field_rule(rules)}"
    if len(line) <= _WIDTH:
        return line
    if len(rules) == 1:
        return line  # a text that is too long stays so: ruff breaks no strings
    alternatives = "\n".join(f"        {'| ' if i else ''}{rule}" for i, rule in enumerate(rules))
    return f"    {name} = (\n{alternatives}\n    )"


def _body(selectors: Sequence[str], drops: Sequence[str]) -> str:
    given = ", ".join(map(quoted, selectors))
    drop = f"drop={quoted(tuple(drops))}" if drops else ""
    line = f"    body = block({', '.join(filter(None, (given, drop)))})"
    if len(line) <= _WIDTH:
        return line
    lines = [f"        {quoted(selector)}," for selector in selectors]
    if drops and len(f"        {drop},") <= _WIDTH:
        lines.append(f"        {drop},")
    elif drops:
        lines += ["        drop=(", *(f"            {quoted(selector)}," for selector in drops), "        ),"]
    return "\n".join(["    body = block(", *lines, "    )"])


def _sentence(title: str) -> str:
    """The site's name as a docstring: on one line, ending in a full stop."""
    plain = "".join(c if c.isprintable() else " " for c in title.replace("\\", " ").replace('"', "'"))
    text = " ".join(plain.split())[:60]
    return text if text.endswith((".", "。", "!", "?")) else f"{text}."
