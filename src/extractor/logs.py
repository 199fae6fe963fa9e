"""What is logged: what plugins do wrong, under the name ``extractor``; what the libraries say is not passed on."""

from __future__ import annotations

import logging
from functools import cache

__all__ = ["PLUGINS", "hush"]

PLUGINS = logging.getLogger("extractor.plugins")
"""Takes the plugins that were not loaded, and those that raised on a document."""

logging.getLogger("extractor").addHandler(logging.NullHandler())  # else Python writes it on standard error

_LIBRARIES = (
    *("charset_normalizer", "courlan", "dateparser", "htmldate", "justext", "readability", "tld"),
    "trafilatura",
)


@cache
def hush() -> None:
    """Raise the level of the libraries' loggers above all they log, once a process.

    One that somebody has given a level or a handler is left as it is, and so is what is changed afterwards.
    """
    for name in _LIBRARIES:
        logger = logging.getLogger(name)
        if logger.level == logging.NOTSET and all(isinstance(one, logging.NullHandler) for one in logger.handlers):
            logger.setLevel(logging.CRITICAL + 1)
