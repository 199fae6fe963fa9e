"""Processes that do one task at a time and may end at any moment: tasks in, one outcome for each out.

Every worker has a pipe of its own, so that one which dies, or is ended in the middle of a message, takes nothing
with it but the task it had. It never looks into tasks or outcomes.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from extractor.errors import BatchError

__all__ = ["Loss", "Pool"]

_HELD = 64_000_000  # bytes of outcomes that wait for one before them
_AHEAD = 4096  # tasks that may have begun after one that is not done yet
_SUSPECTS, _BEHIND = 16, 256  # tasks to be done alone that are put off, and outcomes that wait for the first of them
_PRELOADED = ["extractor.batch.worker", "extractor.batch.warm", "readability"]
_STARTS = 3  # workers in a row that may die before their first task
_PAUSE = 0.5  # seconds in which a server that has been killed has certainly ended
_GRACE = 5.0  # seconds after which a worker that outlived its time and its parent ends itself
_IS_TIMED = hasattr(signal, "setitimer")  # whether the system ends a process that has used so much of a processor
_PATIENCE = 10 if _IS_TIMED else 1  # of the time that a task may use, what it may take by the clock
_LEFT = 0.25  # of the memory for a task: a worker that holds more without one may not have had enough for it
_READING = "the process that read it "
_READY, _EXHAUSTED, _FULL = b"ready", b"exhausted", b"full"

Task = Any
Work = Callable[[Task], bytes]


@dataclass(frozen=True)
class Loss:
    """A task that has no outcome.

    Attributes:
        type: ``"TimeoutError"``, ``"MemoryError"``, or ``"WorkerDied"``.
        message: What happened, for people.
        task: The task.
    """

    type: str
    message: str
    task: Any = None


@dataclass
class _Worker:
    process: BaseProcess
    pipe: Connection
    number: int | None = None
    task: Task = None
    deadline: float = float("inf")
    is_ready: bool = False
    is_spare: bool = False


@dataclass
class Pool:
    """So many processes, each with a function of its own.

    Attributes:
        prepare: Makes the function in each worker; sent there, so it is picklable.
        jobs: How many processes.
        timeout: Seconds of a processor that a task may take, and ten times as many by the clock; on Windows, where
            time is by the clock, as many. The worker is ended then.
        memory: Bytes that a worker may use beyond what it has when it is ready; on Linux only.
        in_order: Whether outcomes come in the order of the tasks.
        stays: Whether workers wait for another run when one is done, until nobody has the pool any more.
    """

    prepare: Callable[[], Work]
    jobs: int
    timeout: float
    memory: int
    in_order: bool = True
    stays: bool = False
    _workers: list[_Worker] = field(default_factory=list, init=False)
    _suspects: deque[tuple[int, Task]] = field(default_factory=deque, init=False)
    _alone: bool = field(default=False, init=False)
    _draining: bool = field(default=False, init=False)
    _failed_starts: int = field(default=0, init=False)

    def run(self, tasks: Iterable[tuple[int, Task]]) -> Iterator[tuple[int, bytes | Loss]]:
        """The outcome of every task with its number; numbers rise.

        A task that takes too long, or more memory than there is for it, is lost. One whose worker dies of anything
        else, or may have had too little memory left, is done once more by a new one while no other is at work; if
        that dies too, it is lost. Some such are put off and done one after the other, since for each the others' work
        has to end.

        Raises:
            BatchError: Workers die before they have been given anything.
        """
        waiting = iter(tasks)
        upcoming = next(waiting, None)
        pending: deque[int] = deque()  # numbers whose outcomes have not been given, in order
        held: dict[int, bytes | Loss] = {}
        size = 0
        try:
            while True:
                while upcoming is not None and (idle := self._idle(pending, size)):
                    pending.append(upcoming[0])
                    self._begin(idle, *upcoming)
                    upcoming = next(waiting, None)  # read while the workers are at work
                self._begin_suspect()
                if upcoming is None and not pending:
                    return
                for number, outcome in self._ended():
                    held[number] = outcome
                    size += len(outcome) if isinstance(outcome, bytes) else 0
                    if not self.in_order:
                        pending.remove(number)
                        yield number, held.pop(number)
                        size = 0
                while pending and pending[0] in held:
                    outcome = held.pop(number := pending.popleft())
                    size -= len(outcome) if isinstance(outcome, bytes) else 0
                    yield number, outcome
        finally:
            if pending or not self.stays:
                self._stop()

    # --- tasks ------------------------------------------------------------------------------------------------

    def _idle(self, pending: deque[int], size: int) -> _Worker | None:
        """Who may begin another task; nobody while too much waits for the first, or a suspect for the others."""
        self._fill()
        if any(worker.is_ready for worker in self._workers if worker.is_spare):
            is_waited_for = any(number == pending[0] for number, _ in self._suspects)
            much = len(pending) >= _BEHIND or size > _HELD // 2
            due = len(self._suspects) >= _SUSPECTS or (is_waited_for and much)
            self._draining = self._draining or due
        if self._draining or self._alone or (pending and size > _HELD) or len(pending) >= _AHEAD:
            return None
        idle = (worker for worker in self._workers if worker.is_ready and worker.number is None)
        return next((worker for worker in idle if not worker.is_spare), None)

    def _begin(self, worker: _Worker, number: int, task: Task) -> None:
        worker.number, worker.task, worker.deadline = number, task, time.monotonic() + self.timeout * _PATIENCE
        with suppress(OSError):  # one that has died shows by its pipe
            worker.pipe.send((task, self.timeout))

    def _begin_suspect(self) -> None:
        """Do a task again whose worker died, once nobody else is at work, in a process that has done nothing else."""
        if not self._suspects or any(worker.number is not None for worker in self._workers):
            return
        self._fill()
        spare = next((worker for worker in self._workers if worker.is_ready and worker.is_spare), None)
        if spare:
            self._alone = True
            self._begin(spare, *self._suspects.popleft())
            self._draining = bool(self._suspects)

    def _ended(self) -> Iterator[tuple[int, bytes | Loss]]:
        """Wait until a worker says something, dies, or has had its time; gives the outcomes there are."""
        now = time.monotonic()
        soonest = min((worker.deadline for worker in self._workers), default=now)
        seconds = None if soonest == float("inf") else max(0.0, soonest - now)
        heard = set(wait([worker.pipe for worker in self._workers], seconds))
        for worker in [*self._workers]:
            if worker.pipe in heard:
                yield from self._hear(worker)
            elif worker.deadline <= time.monotonic():
                clock = f"it took more than {self.timeout * _PATIENCE:g} seconds by the clock"
                yield self._outcome(worker, Loss("TimeoutError", clock))
                self._end(worker)

    def _hear(self, worker: _Worker) -> Iterator[tuple[int, bytes | Loss]]:
        try:
            said = worker.pipe.recv_bytes()
        except (EOFError, OSError):
            worker.process.join(_GRACE)
            code = worker.process.exitcode
            if _IS_TIMED and code == -signal.SIGPROF and worker.number is not None:
                used = f"it took more than {self.timeout:g} seconds of a processor"
                yield self._outcome(worker, Loss("TimeoutError", used))
                self._end(worker)
            else:
                yield from self._lost(worker, Loss("WorkerDied", f"{_READING}{_ended_by(code)}"))
            return
        limit = Loss("MemoryError", f"it needs more than {self.memory:,} bytes of memory")
        if said == _READY:
            worker.is_ready, self._failed_starts = True, 0
        elif said == _FULL:
            yield from self._lost(worker, limit)
        elif said == _EXHAUSTED:
            yield self._outcome(worker, limit)
            self._end(worker)
        else:
            yield self._outcome(worker, said)
            if worker.is_spare:
                self._end(worker)

    def _outcome(self, worker: _Worker, outcome: bytes | Loss) -> tuple[int, bytes | Loss]:
        assert worker.number is not None
        number = worker.number
        if isinstance(outcome, Loss):
            outcome = replace(outcome, task=worker.task)
        worker.number, worker.task, worker.deadline = None, None, float("inf")
        self._alone = False
        return number, outcome

    def _lost(self, worker: _Worker, loss: Loss) -> Iterator[tuple[int, bytes | Loss]]:
        """What becomes of the task of a worker that died."""
        if worker.number is not None and not self._alone:
            self._suspects.append((worker.number, worker.task))
        elif worker.number is not None:
            yield self._outcome(worker, Loss(loss.type, f"{loss.message}, twice"))
        elif not worker.is_ready:
            self._not_started(loss.message.removeprefix(_READING))
        self._end(worker)

    # --- workers ----------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        """Start who is missing, and another one that waits for the first task to be done alone."""
        spares = sum(worker.is_spare for worker in self._workers)
        for _ in range(self.jobs - len(self._workers) + spares):
            self._start()
        if self._suspects and not spares:
            self._start(is_spare=True)

    def _start(self, *, is_spare: bool = False) -> None:
        ours, theirs = _CONTEXT.Pipe()
        process = _CONTEXT.Process(target=_serve, args=(theirs, self.prepare, self.memory), daemon=True)
        try:
            process.start()
        except (OSError, EOFError) as error:  # the server that forks them has been killed; the next has another
            ours.close()
            self._not_started(f"could not be started: {error!r}")
            time.sleep(_PAUSE)
        else:
            self._workers.append(_Worker(process, ours, is_spare=is_spare))
        finally:
            theirs.close()

    def _not_started(self, why: str) -> None:
        self._failed_starts += 1
        if self._failed_starts >= _STARTS:
            raise BatchError(
                f"the processes for a batch do not start: {_STARTS} in a row ended before their first document, the"
                f" last {why}; a script that starts a batch does so below `if __name__ == '__main__':`"
            )

    def _end(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()

    def _stop(self) -> None:
        for worker in [*self._workers]:
            self._end(worker)


def _context() -> ForkServerContext | SpawnContext:
    """Workers are forked from a server that has the package's imports behind it; where there is none, started anew."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    return context


_CONTEXT = _context()


def _ended_by(code: int | None) -> str:
    if code is None or code >= 0:
        return f"ended with exit code {code}"
    with suppress(ValueError):
        return f"was ended by {signal.Signals(-code).name}"
    return f"was ended by signal {-code}"


# --- in the worker --------------------------------------------------------------------------------------------


def _serve(pipe: Connection, prepare: Callable[[], Work], memory: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and ends everybody
    if _IS_TIMED:
        signal.signal(signal.SIGPROF, signal.SIG_DFL)  # which ends the process
    work = prepare()
    begun = _size()
    if begun is not None:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (begun + memory,) * 2)
    with suppress(EOFError, OSError), open(os.devnull, "w") as nowhere:  # the parent is gone
        pipe.send_bytes(_READY)
        try:
            while True:
                task, timeout = pipe.recv()
                # The parent kills what takes too long by the clock. Should it be dead itself, a thread in C, which
                # nothing holds up, ends the process.
                faulthandler.dump_traceback_later(timeout * _PATIENCE + _GRACE, exit=True, file=nowhere)
                _limit(timeout)
                outcome = work(task)
                _limit(0)
                faulthandler.cancel_dump_traceback_later()
                pipe.send_bytes(outcome)
        except MemoryError:
            _limit(0)
        held = _size()
        had_enough = held is not None and begun is not None and held - begun < _LEFT * memory
        pipe.send_bytes(_EXHAUSTED if had_enough else _FULL)


def _limit(seconds: float) -> None:
    """Have the system end this process when it has used so much of a processor from now on, or never, if that is 0."""
    if _IS_TIMED:
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _size() -> int | None:
    """The bytes of address space that this process has; ``None`` where the system does not say."""
    if sys.platform != "linux":
        return None
    return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
