"""Why a plugin could not be loaded, in a sentence: ``sites/example.py:12: site ExampleNews: title: ...``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from extractor.errors import PluginError
from extractor.sites.site import RULED, SETTINGS
from extractor.sites.teaching import advice, locating

__all__ = ["told"]


def told(error: BaseException, origin: str) -> str:
    """Where in a plugin's own code an error comes from, what is written there, what is wrong, and what was meant.

    Args:
        error: What loading the plugin raised.
        origin: The file or package it comes from; said where no line of its own is to blame.
    """
    if isinstance(error, SyntaxError) and error.filename and Path(error.filename).is_file():
        return f"{locating.place_of_line(error.filename, error.lineno)}: {type(error).__name__}: {error.msg}"
    frames = locating.own_frames(error.__traceback__)
    if not frames:
        return str(error) if isinstance(error, PluginError) else f"{origin}: {type(error).__name__}: {error}"
    frame, file = frames[0].tb_frame, frames[0].tb_frame.f_code.co_filename
    place = locating.place_of_line(file, frames[0].tb_lineno)
    if not isinstance(error, PluginError):
        meant = advice.undefined(error, {**frame.f_globals, **frame.f_locals})
        return f"{place}: {_site_in(frames)}{type(error).__name__}: {error}{meant}"
    told_by_site = re.match(rf"{re.escape(locating.place_of_line(file, None))}(:\d+)?: (.*)", str(error), re.S)
    if told_by_site:  # it knows the line of an attribute, unless the class was made by a call
        return str(error) if told_by_site[1] else f"{place}: {told_by_site[2]}"
    return f"{place}: {_site_in(frames)}{error}"


def _site_in(frames: Sequence[TracebackType]) -> str:
    """``site ExampleNews: title: `` where a frame stands in a field of a site."""
    for frame in frames:
        found = locating.statement_at(frame.tb_frame.f_code.co_filename, frame.tb_lineno)
        if found and found[1] in (*RULED, *SETTINGS):
            return f"site {found[0]}: {found[1]}: "
    return ""
