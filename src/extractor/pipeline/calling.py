"""Calling plugins: one that raises is named and left out, and the others answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import CodeType
from typing import Any, TypeVar

import pluggy

from extractor.errors import LimitExceeded, NoContentError, ParseError, PluginError
from extractor.logs import PLUGINS

__all__ = ["Hooks", "Warnings", "safely"]

Result = TypeVar("Result")


class Warnings(list[str]):
    """What went wrong on the way of a document, a sentence each.

    Args:
        strict: Whether it is an error where a plugin raises.
    """

    def __init__(self, *, strict: bool = False) -> None:
        super().__init__()
        self._strict = strict

    def raised(self, who: str, error: Exception, did: str = "raised") -> None:
        """Take down that a plugin raised, or what else it did with that error.

        Raises:
            PluginError: That is an error here.
        """
        sentence = f"{who} {did} {type(error).__name__}: {error}"
        PLUGINS.warning("%s", sentence)
        if self._strict:
            raise PluginError(sentence) from error
        self.append(sentence)


def safely(who: str, call: Callable[[], Result], warnings: Warnings) -> Result | None:
    """The call's result; where it raises, a warning that says who did, and ``None``."""
    try:
        return call()
    except MemoryError:  # what others hold may be the most of it, and who answers next would have no more
        raise
    except Exception as error:  # a plugin is somebody else's code: its failure is its own
        warnings.raised(who, error)
        return None


class Hooks:
    """The hooks of a plugin manager, called so that one plugin's failure is its own."""

    def __init__(self, manager: pluggy.PluginManager) -> None:
        self._manager = manager

    def ask(self, name: str, warnings: Warnings, *, without: Sequence[str] = (), **arguments: Any) -> Any:
        """The hook's result.

        Args:
            name: The hook.
            warnings: Takes a sentence for every implementation that raised.
            without: The names of plugins that are not to be asked.
            arguments: What the hook takes.

        Raises:
            PluginError: An implementation raised, and that is an error here.
            NoContentError: An implementation says that there is no article.
            ParseError: An implementation says that the input is not text.
            LimitExceeded: An implementation says that the input is too large.
            MemoryError: There is no memory left.
        """
        hook = getattr(self._manager.hook, name)
        removed = {self._manager.get_plugin(name) for name in without}
        while True:
            caller = self._manager.subset_hook_caller(name, removed) if removed else hook
            try:
                return caller(**arguments)
            except (NoContentError, ParseError, LimitExceeded, MemoryError):
                raise
            except Exception as error:  # a plugin is somebody else's code
                culprit = self._culprit(hook, error)
                who = f"{culprit.plugin_name}: {name}" if culprit else name
                warnings.raised(who, error)
                if culprit is None or culprit.plugin in removed:
                    return None
                removed.add(culprit.plugin)

    def _culprit(self, hook: pluggy.HookCaller, error: Exception) -> pluggy.HookImpl | None:
        """The implementation that the error went through."""
        by_code: dict[CodeType, pluggy.HookImpl] = {
            code: impl for impl in hook.get_hookimpls() if (code := getattr(impl.function, "__code__", None))
        }
        frame = error.__traceback__
        while frame:
            if impl := by_code.get(frame.tb_frame.f_code):
                return impl
            frame = frame.tb_next
        return None
