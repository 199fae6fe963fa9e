"""A plugin from a site config file: what CSS and the rules of a site can say of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.authoring.conversion.css import attribute_of, css_of, meta_of
from extractor.authoring.induction.hosts import class_name
from extractor.authoring.induction.source import site_source
from extractor.errors import PluginError
from extractor.rules import Rule, css, css_all, meta, xpath
from extractor.siteconfig.config import FIELDS, Config
from extractor.siteconfig.expressions import cannot_match
from extractor.siteconfig.lines import Line

__all__ = ["Conversion", "convert"]

_CARRIED = (*FIELDS, "strip", "next_page_link", "single_page_link")


@dataclass
class Conversion:
    """A site config file as a plugin.

    Attributes:
        hosts: The hosts it claims.
        fields: The rules of each field.
        body: The selectors of the body, in order.
        drop: The selectors of what is dropped in it.
        left: What the plugin does not do, each line with the reason.
    """

    hosts: tuple[str, ...]
    fields: dict[str, list[Rule]] = field(default_factory=dict)
    body: list[str] = field(default_factory=list)
    drop: list[str] = field(default_factory=list)
    left: list[tuple[Line, str]] = field(default_factory=list)

    def source(self, name: str) -> str:
        """The plugin's module."""
        return site_source(self.hosts[0], self.hosts, self.fields, self.body, self.drop, class_name(name))


def convert(host: str, config: Config) -> Conversion:
    """What of a file a plugin can do.

    Args:
        host: The host it is for, as :class:`~extractor.KeptSite` has it.
        config: What the file says.
    """
    made = Conversion((host,))
    for command, name in FIELDS.items():
        for expression in config.all(command):
            line = expression.line
            if why := cannot_match(line.value):
                made.left.append((line, why))
            elif command == "body":
                _select(line, made.body, made)
            elif rule := _rule(line, made):
                made.fields.setdefault(name, []).append(rule)
    for expression in config.all("strip"):
        _select(expression.line, made.drop, made)
    made.drop += [f"[class*='{name}'], [id*='{name}']" for name in config.names]
    made.drop += [f"img[src*='{source}']" for source in config.sources]
    made.left += [(line, "a plugin has no such rule") for line in _others(config)]
    made.left += [(line, "a plugin changes no markup") for line in config.replacing]
    return made


def _select(line: Line, selectors: list[str], made: Conversion) -> None:
    if selector := css_of(line.value):
        selectors.append(selector)
    else:
        made.left.append((line, "CSS cannot say it"))


def _rule(line: Line, made: Conversion) -> Rule | None:
    """The rule of a field: of authors, every text counts."""
    value = line.value
    every = line.command == "author"
    if name := meta_of(value):
        return meta(name)
    if read := attribute_of(value):
        return css_all(read[0], attribute=read[1]) if every else css(read[0], attribute=read[1])
    if selector := css_of(value):
        return css_all(selector) if every else css(selector)
    try:
        return xpath(value)
    except PluginError as error:
        made.left.append((line, str(error)))
        return None


def _others(config: Config) -> Iterator[Line]:
    """The lines that change a page, or say something of it that no rule says."""
    commands = (command for command in config.expressions if command not in _CARRIED)
    yield from (expression.line for expression in config.all(*commands))
