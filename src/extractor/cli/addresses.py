"""Where saved pages are from, and whose they are: what ``--urls`` and ``--site`` say."""

from __future__ import annotations

import argparse
import csv
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from extractor.cli.inputs import Input, is_among
from extractor.cli.messages import MisuseError
from extractor.document.folders import absolute
from extractor.document.saved import is_public
from extractor.host import Extractor
from extractor.pipeline import Pass
from extractor.sites.teaching import advice

__all__ = ["ADVICE", "addressed", "begun", "listed", "named_site", "offer_site", "offer_urls"]

ADVICE = "--urls FILE says where pages are from, --site NAME whose they are"
"""What to do where pages do not say where they are from."""

_FILE_COLUMNS = ("file", "path", "filename", "name", "document", "page")
_URL_COLUMNS = ("url", "address", "link", "source_url", "href")


# --- options ------------------------------------------------------------------------------------------------


def offer_urls(parser: argparse.ArgumentParser) -> None:
    """Declare ``--urls``."""
    parser.add_argument(
        "--urls",
        metavar="FILE",
        help="where pages are from: CSV or two columns of file and address, or JSON Lines with path and url",
    )


def offer_site(parser: argparse.ArgumentParser) -> None:
    """Declare ``--site``."""
    parser.add_argument("--site", metavar="NAME", help="the plugin to ask, whatever the address says, if there is one")


def named_site(extractor: Extractor, name: str | None) -> str | None:
    """The name of the site of ``--site``.

    Raises:
        MisuseError: There is none of that name.
    """
    if name is None:
        return None
    names = sorted({entry.name for entry in extractor.sites})
    if name.lower() not in names:
        raise MisuseError(f"there is no site {name!r}; {advice.closest(name.lower(), names, 'there are')}")
    return name.lower()


def begun(extractor: Extractor, document: Input, site: str | None, *, url: str | None = None) -> Pass:
    """A document's pass through the host, with the address and the site that are known for it.

    Raises:
        ExtractorError: It cannot be read.
        OSError: Likewise.
    """
    known = document.settings()
    return extractor.begin(document.read(), url=url or known.url, kind=known.kind, site=site or known.site)


# --- lists --------------------------------------------------------------------------------------------------


def addressed(documents: Sequence[Input], file: str | None, folders: Sequence[str] = ()) -> list[Input]:
    """The documents with the addresses that a list gives them, and without the list.

    Args:
        documents: The documents.
        file: The list: CSV, or two columns parted by tabs or blanks, file and address; or JSON Lines, of which
            those of ``extractor extract`` are some. A file is named from the working directory, from where the list
            lies, or from one of ``folders``. Without a list the documents stay as they are.
        folders: The folders that were searched for the documents.

    Raises:
        MisuseError: The list cannot be read, or names none of the documents.
    """
    if file is None:
        return [*documents]
    documents = [document for document in documents if not is_among(file, [document])]  # it may lie among them
    known = listed(file, folders)
    found = [replace(document, url=known.get(absolute(document.path))) for document in documents]
    if documents and not any(document.url for document in found):
        example = next(iter(known), None)
        names = f"; it names {os.path.relpath(example)}, for one" if example else ", and nothing else"
        raise MisuseError(f"{file} has no address for {documents[0].name}{' or any other' * (len(found) > 1)}{names}")
    return found


def listed(file: str, folders: Sequence[str] = ()) -> dict[str, str]:
    """The addresses that a list gives, by the absolute paths that its names may stand for.

    Takes what :func:`addressed` takes.

    Raises:
        MisuseError: The list cannot be read.
    """
    rows = dict(_rows(file))
    bases = ("", os.path.dirname(file), *(folder for folder in folders if os.path.isdir(folder)))
    known: dict[str, str] = {}
    for base in bases:  # what is named from the working directory counts first
        for name, url in rows.items():
            known.setdefault(absolute(os.path.join(base, name)), url)
    return known


def _rows(file: str) -> Iterator[tuple[str, str]]:
    try:
        with open(file, encoding="utf-8-sig", newline="") as stream:
            lines: Iterator[tuple[int, str]] = enumerate(stream, 1)
            first = next(((number, line) for number, line in lines if line.strip()), None)
            if first is None:
                return
            lines = chain([first], lines)
            for number, name, url in _objects(lines) if first[1].lstrip().startswith("{") else _columns(first, lines):
                if not name or not is_public(url):
                    raise MisuseError(f"{file}:{number}: {name or '-'} {url or '-'} is no file and its address")
                yield name, url
    except OSError as error:
        raise MisuseError(f"{file} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise MisuseError(f"{file} is no list of addresses: {error}") from error


def _objects(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str, str]]:
    for number, line in lines:
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise ValueError(f"line {number} is no JSON: {error}") from None
        if not isinstance(record, dict):
            raise ValueError(f"line {number} is no object")
        if url := _first(record, _URL_COLUMNS):  # a page whose address nobody knew either says nothing
            yield number, _first(record, _FILE_COLUMNS), url


def _columns(first: tuple[int, str], lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str, str]]:
    rows = csv.reader((line for _, line in lines), delimiter=_delimiter(first[1]), skipinitialspace=True)
    header: Sequence[str] = ()
    for row in rows:
        if not any(row):
            continue
        if not header:
            names = [cell.strip().lower() for cell in row]
            has_header = any(name in _URL_COLUMNS for name in names)
            header = names if has_header else ("file", "url")
            if has_header:
                continue
        record = dict(zip(header, (cell.strip() for cell in row), strict=False))
        url = _first(record, _URL_COLUMNS)
        if url or len(header) == 2:
            yield first[0] + rows.line_num - 1, _first(record, _FILE_COLUMNS), url


def _delimiter(line: str) -> str:
    """What parts the columns; an address may hold a comma itself."""
    words = line.split()
    if "\t" in line or (len(words) == 2 and is_public(words[1]) and not words[0].endswith((",", ";"))):
        return "\t" if "\t" in line else " "
    return next((mark for mark in ",;" if mark in line), " ")


def _first(record: Mapping[str, Any], names: Sequence[str]) -> str:
    return next((str(record[name]) for name in names if record.get(name)), "")
