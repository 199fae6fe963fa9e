"""Libraries that only some inputs and outputs need, which are no dependencies of the package itself."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from extractor.errors import BatchError

__all__ = ["library"]


def library(module: str, extra: str) -> Any:
    """A module of an optional library.

    Raises:
        BatchError: It is not installed; says which of this package's extras brings it.
    """
    try:
        return import_module(module)
    except ImportError as error:
        name = module.partition(".")[0]
        raise BatchError(f"{name} is needed for this; it comes with: pip install 'extractor[{extra}]'") from error
