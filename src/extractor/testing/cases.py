"""Fixtures as data: a saved document, and what is to come out of it. Knows nothing of any test runner.

A case is a folder, ``<root>/<site>/<case>/``, named after the plugin or engine that is to give the body::

    input.html or input.md    the document, byte for byte as it was saved; or gzipped, with .gz behind its name
    case.json                 optional: "url", the address it was saved from, "kind", and "site", the plugin that is
                              asked whatever the address says
    expected.json             the fields that are compared, and no others; under "origins" who fills each
    body.txt                  the body, a line for each paragraph

An origin is the rule of a plugin as written (``pond: css("h1")``), or evidence that any document may hold
(``json-ld``); ``drops`` are the selectors with which the plugin took something out of the body.

Of a page that holds no article ``expected.json`` says ``{"no_content": "captcha"}``, the reason of the
:class:`~extractor.NoContentError`, and there is no ``body.txt``.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from extractor.article import Article
from extractor.document import Kind, reading
from extractor.document.contents import load
from extractor.errors import PluginError
from extractor.fallback import ENGINES
from extractor.host import Extractor, default
from extractor.sites.site import RULED
from extractor.testing.checks import BODY, BODY_TEXT, DROPS, EXPECTED, FILLED_BY, NO_CONTENT, ORIGINS, SITE, Check
from extractor.testing.outcome import outcome

__all__ = ["FIELDS", "Case", "load_cases"]

FIELDS = (*(item.name for item in fields(Article) if item.name not in (BODY, "blocks")), "markdown", "html", DROPS)
"""What ``expected.json`` may hold, in the order it is written in."""

_RECORDED = (*RULED, "extractor")
_EVEN_EMPTY = ("warnings", DROPS)  # a rule that has died is a warning, though the value be the same
_GZIP = b"\x1f\x8b"
_INPUTS = ("input.html", "input.md", "input.html.gz", "input.md.gz")
_CASE = "case.json"


@dataclass(frozen=True)
class Case:
    """A document and what is to come out of it.

    Attributes:
        folder: Where it is.
        site: The name of the plugin or engine that is to give the body: the name of the folder above.
        name: The name of the folder.
        input: The document.
        url: The address the document was saved from, where ``case.json`` says so.
        kind: Its kind, where ``case.json`` says so.
        assigned: The plugin that is asked whatever the address says, where ``case.json`` names one.
    """

    folder: Path
    site: str
    name: str
    input: Path
    url: str | None = None
    kind: Kind | None = None
    assigned: str | None = None

    @classmethod
    def load(cls, folder: Path) -> Case:
        """The case in a folder.

        Raises:
            PluginError: There is no input or more than one, or ``case.json`` is not as it must be.
        """
        inputs = [folder / name for name in _INPUTS if (folder / name).is_file()]
        if len(inputs) != 1:
            here = " and ".join(file.name for file in inputs) or "neither"
            raise PluginError(
                f"{folder}: a case has one input, {' or '.join(_INPUTS[:2])}, gzipped or not, and here is {here}"
            )
        file = folder / _CASE
        settings = _read_json(file) if file.is_file() else {}
        _check_names(file, settings, ("url", "kind", "site"))
        url, kind, assigned = (settings.get(name) for name in ("url", "kind", "site"))
        for name, value in (("url", url), ("site", assigned)):
            if not isinstance(value, str | None):
                raise PluginError(f"{file}: {name} is {value!r}, which is no text")
        if kind not in (None, *Kind):
            raise PluginError(f"{file}: unknown kind {kind!r}; there are {', '.join(Kind)}")
        return cls(folder, folder.parent.name, folder.name, inputs[0], url, Kind(kind) if kind else None, assigned)

    @classmethod
    def create(
        cls,
        root: Path,
        site: str,
        name: str,
        content: bytes,
        *,
        url: str | None = None,
        kind: Kind | None = None,
        assigned: str | None = None,
        force: bool = False,
    ) -> Case:
        """Save a document as a new case, ``<root>/<site>/<name>/``; what it is to give, :meth:`accept` writes.

        Args:
            root: The folder of all fixtures, which need not exist.
            site: The name of the plugin or engine that is to give the body.
            name: The name of the case.
            content: The document, byte for byte; it may be gzipped.
            url: The address it was saved from.
            kind: Its kind, where it is not to be told from the content.
            assigned: The plugin that is to be asked whatever the address says.
            force: Whether to replace a case of this name, with what was expected of it.

        Raises:
            FileExistsError: There is a case of this name, and it is not to be replaced.
            ParseError: The content is no document.
            PluginError: The site or the case has a name that no folder of a case may have.
        """
        for part in (site, name):
            if not part or part.startswith((".", "_")) or set(part) & set("/\\:\0"):
                raise PluginError(f"{part!r} is no name for the folder of a case")
        folder = root / site / name
        files = [folder / file for file in (*_INPUTS, _CASE, EXPECTED, BODY_TEXT)]
        present = [file for file in files if file.exists()]
        if present and not force:
            raise FileExistsError(f"{folder} is a case already")
        is_markdown = (kind or reading.read(load(content), url=url).kind) is Kind.MARKDOWN_POST
        for file in present:
            file.unlink()
        folder.mkdir(parents=True, exist_ok=True)
        packed = ".gz" if content.startswith(_GZIP) else ""
        (folder / f"input.{'md' if is_markdown else 'html'}{packed}").write_bytes(content)
        if settings := {key: value for key, value in (("url", url), ("kind", kind), ("site", assigned)) if value}:
            _write(folder / _CASE, json.dumps(settings, ensure_ascii=False, indent=2))
        return cls.load(folder)

    @property
    def is_new(self) -> bool:
        """Whether nobody has said yet what the fields are to be: there is no ``expected.json``."""
        return not (self.folder / EXPECTED).is_file()

    def expected(self) -> dict[str, Any]:
        """What is to come out, by the checks' names; empty without ``expected.json`` and ``body.txt``.

        Raises:
            PluginError: ``expected.json`` or ``body.txt`` is not as it must be.
        """
        file, text = self.folder / EXPECTED, self.folder / BODY_TEXT
        fields = {} if self.is_new else _read_json(file)
        _check_names(file, fields, (*FIELDS, NO_CONTENT))
        fields.pop(ORIGINS, None)
        if NO_CONTENT in fields and (len(fields) > 1 or text.is_file()):
            raise PluginError(f"{file}: where {NO_CONTENT} is expected, there is no field and no {BODY_TEXT}")
        if text.is_file():
            fields[BODY] = _read(text).removesuffix("\n")
        if fields or not self.is_new:
            fields[SITE] = self.site
        return fields

    def origins(self) -> dict[str, str]:
        """Who is to fill each field, where ``expected.json`` says so.

        Raises:
            PluginError: ``expected.json`` is not as it must be.
        """
        file = self.folder / EXPECTED
        origins = {} if self.is_new else _read_json(file).get(ORIGINS, {})
        if not isinstance(origins, dict) or not all(isinstance(origin, str) for origin in origins.values()):
            raise PluginError(f'{file}: {ORIGINS} are to be texts by field, such as {{"title": "meta"}}')
        _check_names(file, origins, (BODY, *RULED))
        return origins

    def run(self, extractor: Extractor | None = None) -> dict[str, Any]:
        """What comes out, by the checks' names, as JSON has it: every field, or ``no_content`` with the reason.

        Args:
            extractor: The host to use; without it, the one :func:`extractor.extract` uses.
        """
        host, content = extractor or default(), self.input.read_bytes()
        found = outcome(host, content, url=self.url, kind=self.kind, site=self.assigned)
        # Of a page without an article and without a site nobody is the one who says so.
        return found if found[SITE] or self.site not in ENGINES else {**found, SITE: self.site}

    def checks(self, actual: Mapping[str, Any]) -> Iterator[Check]:
        """What is expected beside what :meth:`run` gave, a check for each field.

        No article where one is expected fails every check, and an article where none is expected fails
        :data:`NO_CONTENT`.
        """
        expected, origins = self.expected(), self.origins()
        found = actual.get(FILLED_BY, {})
        for name, value in expected.items():
            if NO_CONTENT in actual and NO_CONTENT not in expected:
                yield Check(name, value, {NO_CONTENT: actual[NO_CONTENT]})
            elif name == NO_CONTENT and NO_CONTENT not in actual:
                yield Check(name, value, {key: actual[key] for key in ("extractor", "title")})
            else:
                yield Check(name, value, actual.get(name), origins.get(name), found.get(name))

    def accept(self, actual: Mapping[str, Any], names: Iterable[str] | None = None) -> list[Path]:
        """Write back what :meth:`run` gave as what is expected from now on.

        With a field's value goes who fills it. Fields that are not compared stay so. Of a new case every filled
        field is written; and likewise where there is an article now and was none before, or the other way round.
        :data:`SITE` is a folder's name, and nothing to write.

        Args:
            actual: What :meth:`run` gave.
            names: The checks to write back; without it, all.

        Returns:
            The files that were written or removed.
        """
        expected, origins = self.expected(), self.origins()
        if self.is_new or (NO_CONTENT in expected) != (NO_CONTENT in actual):
            kept = {name: actual[name] for name in (NO_CONTENT, *_RECORDED, BODY) if actual.get(name)}
            kept |= {name: actual[name] for name in _EVEN_EMPTY if name in actual}
            wanted = {*kept}
        else:
            wanted = {*(expected if names is None else names)}
            kept = {name: actual[name] if name in wanted else value for name, value in expected.items()}
            if BODY in wanted and BODY not in origins and DROPS in actual:
                kept[DROPS] = actual[DROPS]
        filled = origins | {name: by for name, by in actual.get(FILLED_BY, {}).items() if name in wanted}
        recorded = {name: filled[name] for name in (*RULED, BODY) if name in filled and kept.get(name)}
        written = []
        fields = {name: kept[name] for name in (NO_CONTENT, *FIELDS) if name in kept}
        fields |= {ORIGINS: recorded} if recorded else {}
        before = expected | ({ORIGINS: origins} if origins else {})
        if self.is_new or any(fields.get(name) != before.get(name) for name in (NO_CONTENT, *FIELDS)):
            written.append(self.folder / EXPECTED)
            _write(written[-1], json.dumps(fields, ensure_ascii=False, indent=2))
        if kept.get(BODY) != expected.get(BODY):
            written.append(self.folder / BODY_TEXT)
            _write(written[-1], kept.get(BODY))
        return written


def load_cases(root: Path) -> list[Case]:
    """Every case below a folder, by site and name; folders that begin with ``.`` or ``_`` are none.

    Raises:
        PluginError: A case is not as it must be; the message names the file.
    """
    return [Case.load(folder) for site in _folders(root) for folder in _folders(site)]


def _folders(parent: Path) -> list[Path]:
    return sorted(path for path in parent.iterdir() if path.is_dir() and not path.name.startswith((".", "_")))


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")  # with the byte order mark that some editors write
    except UnicodeDecodeError as error:
        raise PluginError(f"{file}: no valid UTF-8: {error}") from None


def _read_json(file: Path) -> dict[str, Any]:
    try:
        content = json.loads(_read(file))
    except (ValueError, RecursionError) as error:
        raise PluginError(f"{file}: no valid JSON: {error}") from None
    if not isinstance(content, dict):
        raise PluginError(f"{file}: an object is expected, not {content!r}")
    return content


def _check_names(file: Path, content: Iterable[str], known: Iterable[str]) -> None:
    for name in content:
        if name not in known:
            close = difflib.get_close_matches(name, list(known), n=1)
            hint = f"the body stands in {BODY_TEXT}" if name == BODY else f"there are {', '.join(known)}"
            raise PluginError(f"{file}: unknown field {name!r}; {f'did you mean {close[0]!r}?' if close else hint}")


def _write(file: Path, content: str | None) -> None:
    """Make the file hold the content, with a newline at its end; without content there is no file."""
    if content is None:
        file.unlink()
    else:
        file.write_text(f"{content}\n", "utf-8", newline="\n")
