"""Where in a plugin's file something is written: file and line, for messages that somebody has to act on.

Nothing is run: a file is parsed once, and only when there is a mistake to tell.
"""

from __future__ import annotations

import ast
import inspect
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

__all__ = ["line_of", "own_frames", "place_of_class", "place_of_function", "place_of_line", "statement_at"]


def place_of_line(file: str, line: int | None) -> str:
    """``sites/example.py:12``: below the working directory as seen from there, elsewhere the whole path."""
    path = Path(file)
    with_line = f":{line}" if line else ""
    return f"{path.relative_to(os.getcwd()) if path.is_relative_to(os.getcwd()) else path}{with_line}"


def place_of_class(cls: type, attribute: str | None = None) -> str:
    """Where a class, or an attribute of it, is written; of a class made in a console, its module."""
    try:
        file = inspect.getfile(cls)
    except (TypeError, OSError):
        return cls.__module__
    return place_of_line(file, line_of(file, cls.__qualname__, attribute))


def place_of_function(function: Callable[..., Any]) -> str | None:
    """Where a function begins, its decorators included; ``None`` of what is none, such as a class."""
    code = getattr(inspect.unwrap(function), "__code__", None)
    return place_of_line(code.co_filename, code.co_firstlineno) if code else None


def line_of(file: str, qualified_name: str, attribute: str | None = None) -> int | None:
    """The line of an attribute of a class, else of the class; ``None`` where the file does not show it."""
    node = next((found for name, found in _classes(file) if name == qualified_name), None)
    if node is None:
        return None
    return next((line.lineno for line in reversed(node.body) if attribute in {*_names(line)}), node.lineno)


def statement_at(file: str, line: int) -> tuple[str, str] | None:
    """The class and the attribute whose statement stands in a line, where one does."""
    for name, node in _classes(file):
        for statement in node.body:
            if statement.lineno <= line <= (statement.end_lineno or 0):
                return next(((name, attribute) for attribute in _names(statement)), None)
    return None


def own_frames(trace: TracebackType | None) -> list[TracebackType]:
    """Where an exception came through a plugin's own code, last first.

    That is the module that was imported, and the rest of its package where it is in one.
    """
    root, found = "", []
    while trace:
        module = str(trace.tb_frame.f_globals.get("__name__"))
        if not root and not _is_machinery(module):
            root = module if module.startswith("extractor.") else module.partition(".")[0]
        if root and (module == root or module.startswith(f"{root}.")):
            found.append(trace)
        trace = trace.tb_next
    return found[::-1]


def _is_machinery(module: str) -> bool:
    """Whether a module only carries out the import: Python's, this package's, or pluggy's."""
    return module.startswith(("importlib", "extractor.", "pluggy")) and not module.startswith("extractor.plugins.")


def _classes(file: str) -> Iterator[tuple[str, ast.ClassDef]]:
    """Every class statement of a file, with its qualified name."""
    try:
        waiting: list[tuple[str, ast.AST]] = [("", ast.parse(Path(file).read_bytes()))]
    except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):  # whatever a file may hold
        return
    while waiting:
        scope, node = waiting.pop()
        if isinstance(node, ast.ClassDef):
            yield f"{scope}{node.name}", node
            scope += f"{node.name}."
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            scope += f"{node.name}.<locals>."
        waiting += [(scope, child) for child in ast.iter_child_nodes(node) if not isinstance(child, ast.expr)]


def _names(statement: ast.stmt) -> Iterator[str]:
    """What a statement of a class body defines."""
    match statement:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            yield name
        case ast.Assign(targets=targets):
            yield from (target.id for target in targets if isinstance(target, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=name)):
            yield name
