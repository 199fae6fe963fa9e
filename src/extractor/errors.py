"""Every error the package raises on purpose.

::

    ExtractorError
    ├── ParseError            the input cannot be read as a document
    ├── NoContentError        the document was read, and holds no article
    ├── LimitExceeded         the input is larger than we are willing to read
    ├── BatchError            many documents cannot be gone through as was asked for
    └── PluginError           a plugin is at fault: it says which, and why
        └── PluginConflictError   two plugins claim the same host with equal right
"""

from __future__ import annotations

__all__ = [
    "BatchError",
    "ExtractorError",
    "LimitExceeded",
    "NoContentError",
    "ParseError",
    "PluginConflictError",
    "PluginError",
]


class ExtractorError(Exception):
    """The root of every error of ours: catch it to catch them all."""


class ParseError(ExtractorError):
    """The input is no document of any kind: it is binary, say, or an archive, an address, or ``None``.

    An empty text is a document, in which there is no article: a :class:`NoContentError`.
    """


class NoContentError(ExtractorError):
    """The document was read, and there is no article in it.

    Attributes:
        reason: One word for machines: ``"empty"`` where there is no text, or none is left after cleaning,
            ``"pictures"`` where the article is nothing but pictures, ``"challenge"``, ``"login"`` or ``"notice"``
            where that stands in its place, ``"listing"`` where there are only teasers or links, ``"cut"`` where an
            archived copy ends before the article begins; ``"captcha"``, ``"deleted"``, ``"expired"``,
            ``"violation"``, ``"blocked"``, ``"moved"`` and ``"closed"`` where a platform says so of an account's
            article; sites may add their own.
    """

    def __init__(self, message: str, *, reason: str) -> None:
        super().__init__(message)
        self.reason = reason

    def __reduce__(self) -> tuple[object, ...]:
        return _no_content, (str(self), self.reason)


def _no_content(message: str, reason: str) -> NoContentError:
    """Rebuild the error in another process: pickle cannot pass keywords."""
    return NoContentError(message, reason=reason)


class LimitExceeded(ExtractorError):  # noqa: N818 - it says what happened, as the built-in KeyboardInterrupt does
    """The input has more than ``extractor.document.limits.BYTES`` bytes."""


class BatchError(ExtractorError):
    """Many documents cannot be gone through as was asked for.

    Inputs, output and an unfinished run do not go together, a library is missing, or processes do not start.
    """


class PluginError(ExtractorError):
    """A plugin is at fault: it cannot be loaded, or it is not written as a plugin must be."""


class PluginConflictError(PluginError):
    """Two plugins of the same layer claim the same host; the message names both."""
