"""Archived texts that the archiver read in a wrong encoding, as they were written.

An archive is UTF-8, so nothing tells of the wrong guess but the text: bytes of UTF-8 that were read as Latin-1, as one
of the encodings that detectors take them for, or twice. UTF-8 is its own proof: what is encoded back and is UTF-8 was
that.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from functools import partial

__all__ = ["as_written", "is_misread"]


def _read_again(text: str, *, encoding: str) -> str:
    return text.encode(encoding).decode("utf-8")


_SECOND = "".join(bytes((0xC2, byte)).decode("gbk") for byte in range(0x80, 0xC0))  # U+0080 to U+00BF, twice encoded
# Of an ideograph, of a quotation mark.
_AS_LATIN = re.compile("[\u00e3-\u00e9][\u0080-\u00bf]{2}|\u00e2\u0080[\u0080-\u00bf]")
_AS_CYRILLIC = "[\u0434-\u0439\u043f][^\x00-\x7f\u0430-\u044f]"  # of an ideograph; words have no such second letter
_AS_DOS = "[\u0400-\u04ff][\u2500-\u259f]"  # letters beside what draws boxes
_AS_ARABIC = "[\u0646\u0647\u0648][^\x00-\x7f\u0600-\u06ff]"
_TWICE = f"[盲氓忙莽猫茅茂][{_SECOND}]{{2}}"  # of an ideograph or a full-width mark: Latin-1, encoded and read as GBK
_MISREAD = re.compile(f"{_AS_LATIN.pattern}|{_AS_CYRILLIC}|{_AS_DOS}|{_AS_ARABIC}|{_TWICE}")
_RUN = re.compile(r"[^\x00-\x7f]+(?: [^\x00-\x7f]+)*")
_UNDO: tuple[Callable[[str], str], ...] = (
    *(partial(_read_again, encoding=encoding) for encoding in ("ptcp154", "cp1251", "cp855", "cp1256")),  # by detectors
    lambda run: _read_again(_read_again(run, encoding="gb18030"), encoding="latin-1"),
)
_NO_BREAK = "\u00a0"
_BLANKS = " " + _NO_BREAK
_OF_THREE_BYTES = re.compile("[\u0800-\uffff]")
_ENOUGH = 4  # ideographs that no text in another script has by chance
_LONGEST_LINE = 100_000  # characters of a line that is mended


def is_misread(text: str) -> bool:
    """Whether there is a sign of a wrong encoding; :func:`as_written` changes nothing where that is all."""
    return _MISREAD.search(text) is not None


def as_written(text: str) -> str:
    """The text with what was read in the wrong encoding mended."""
    undo = next((undo for undo in _UNDO if any(_proves(run, undo) for run in _RUN.findall(text))), None)
    return "\n".join(  # not splitlines(): U+0085 is a byte of many an ideograph
        line if line.isascii() or len(line) > _LONGEST_LINE else _mended(line, undo) for line in text.split("\n")
    )


def _mended(line: str, undo: Callable[[str], str] | None) -> str:
    if undo is not None:
        return _RUN.sub(lambda run: _undone(run[0], undo), line)
    if not _AS_LATIN.search(line):
        return line
    from ftfy import fix_encoding  # few archives need it

    return fix_encoding(line)


def _proves(run: str, undo: Callable[[str], str]) -> bool:
    written = _undone(run, undo)
    return written != run and len(_OF_THREE_BYTES.findall(written)) >= _ENOUGH


def _undone(run: str, undo: Callable[[str], str]) -> str:
    """What was written, where the run is UTF-8 in another encoding; else the run."""
    core = run.strip(_BLANKS)
    for whole in (core, core + _NO_BREAK):  # a last byte that is a blank in that encoding was stripped
        with suppress(UnicodeError):
            return run.replace(core, undo(whole)) if core else run
    return run
