"""Every task has one outcome, whatever becomes of its process."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from extractor.batch.pool import Loss, Pool
from extractor.errors import BatchError


def prepare() -> Callable[[str], bytes]:
    held = []

    def work(task: str) -> bytes:
        what, _, number = task.partition(" ")
        if what == "sleep":
            time.sleep(float(number))
        if what == "loop":
            while True:
                pass
        if what == "hold":
            held.append(bytearray(int(number)))
        if what == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if what == "exhaust":
            raise MemoryError
        return f"{os.getpid()}".encode() if what == "who" else task.encode() + b"x" * (200_000 if what == "long" else 0)

    return work


def prepare_badly() -> Callable[[str], bytes]:
    os._exit(3)


def pool(**options: object) -> Pool:
    return Pool(**({"prepare": prepare, "jobs": 2, "timeout": 60.0, "memory": 10**9} | options))  # type: ignore[arg-type]  # a test names any of them


def test_outcomes_come_in_order_and_at_once_where_order_does_not_matter() -> None:
    tasks = [*enumerate(["sleep 0.5", "a 1", "a 2", "a 3"])]
    assert [number for number, _ in pool().run(tasks)] == [0, 1, 2, 3]
    assert [number for number, _ in pool(in_order=False).run(tasks)] == [1, 2, 3, 0]


def test_no_tasks_are_no_outcomes() -> None:
    assert [*pool().run([])] == []


@pytest.mark.parametrize(
    ("task", "message"),
    [
        ("loop", "it took more than 0.3 seconds of a processor"),
        ("sleep 60", "it took more than 3 seconds by the clock"),
    ],
)
def test_what_takes_too_long_is_ended_and_the_others_go_on(task: str, message: str) -> None:
    outcomes = dict(pool(timeout=0.3).run(enumerate(["a", task, "b", "c"])))
    assert outcomes == {0: b"a", 1: Loss("TimeoutError", message, task), 2: b"b", 3: b"c"}


def test_time_is_that_of_each_task_and_not_what_it_waits_for() -> None:
    tasks = [*enumerate(["sleep 0.5", *["a"] * 100, "sleep 0.5"])]
    assert [outcome for _, outcome in pool(timeout=0.2).run(tasks) if isinstance(outcome, Loss)] == []


def test_a_task_that_ends_its_worker_is_tried_once_more_and_is_lost_alone() -> None:
    loss = Loss("WorkerDied", "the process that read it was ended by SIGKILL, twice", "die")
    assert dict(pool().run(enumerate(["a", "die", "b"]))) == {0: b"a", 1: loss, 2: b"b"}


def test_a_task_that_needs_too_much_memory_is_lost_at_once() -> None:
    loss = Loss("MemoryError", "it needs more than 1,000,000,000 bytes of memory", "exhaust")
    assert dict(pool().run(enumerate(["a", "exhaust", "b"]))) == {0: b"a", 1: loss, 2: b"b"}


def test_a_task_whose_worker_was_full_before_it_is_tried_once_more() -> None:
    tasks = [*enumerate(["hold 200000000"] * 7)]  # no worker can do four of them
    assert [outcome for _, outcome in pool(memory=500_000_000).run(tasks) if isinstance(outcome, Loss)] == []


def test_a_task_that_ends_its_worker_does_not_hold_the_others_up() -> None:
    tasks = ["die", "sleep 8", "a", "b", "c"]
    assert [number for number, _ in pool(in_order=False).run(enumerate(tasks))] == [2, 3, 4, 1, 0]


def test_many_tasks_that_end_their_workers_are_lost_alone() -> None:
    tasks = ["die" if number % 3 == 0 else "a" for number in range(60)]
    outcomes = dict(pool().run(enumerate(tasks)))
    assert [number for number, outcome in outcomes.items() if isinstance(outcome, Loss)] == [*range(0, 60, 3)]
    assert [*outcomes] == [*range(60)]


def test_workers_that_are_killed_at_any_moment_cost_nothing() -> None:
    used = pool()
    over = threading.Event()

    def kill() -> None:
        chance = random.Random(7)
        while not over.wait(chance.uniform(0.05, 0.3)):
            for worker in [*used._workers][:1]:
                if worker.process.pid and worker.is_ready and not used._alone:  # twice is too often
                    with suppress(ProcessLookupError):  # it has just ended by itself
                        os.kill(worker.process.pid, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    tasks = [f"long {number}" for number in range(500)]
    outcomes = [outcome for _, outcome in used.run(enumerate(tasks))]
    over.set()
    killer.join()
    assert [outcome for outcome in outcomes if isinstance(outcome, Loss)] == []
    assert outcomes == [task.encode() + b"x" * 200_000 for task in tasks]


def test_the_server_that_forks_processes_may_be_killed_too() -> None:
    used = pool(jobs=1)
    outcomes = used.run(enumerate(["a", "b", "c"]))
    assert next(outcomes) == (0, b"a")
    for pid in (server_of(used), used._workers[0].process.pid):
        os.kill(pid, signal.SIGKILL)  # type: ignore[arg-type]  # it has been started
    assert [*outcomes] == [(1, b"b"), (2, b"c")]


def server_of(used: Pool) -> int:
    """The process that a worker was forked by."""
    status = Path("/proc", str(used._workers[0].process.pid), "stat").read_text("utf-8")
    return int(status.rpartition(") ")[2].split()[1])


def test_tasks_are_taken_no_further_ahead_than_they_are_needed() -> None:
    taken = 0

    def tasks() -> Iterator[tuple[int, str]]:
        nonlocal taken
        for taken in range(1000):
            yield taken, "a"

    outcomes = pool(jobs=1).run(tasks())  # of two, one may do hundreds while the other one starts
    next(outcomes)
    assert taken < 20
    outcomes.close()  # type: ignore[attr-defined]  # it is a generator, and ends its processes here


def test_processes_that_do_not_start_are_an_error_that_says_why() -> None:
    with pytest.raises(BatchError, match=r"do not start: 3 in a row .* the last ended with exit code 3;.*__main__"):
        [*pool(prepare=prepare_badly).run([(0, "a")])]


def test_the_processes_end_with_the_run() -> None:
    used = pool()
    pids = {int(outcome) for _, outcome in used.run((n, "who") for n in range(20)) if isinstance(outcome, bytes)}
    assert not [pid for pid in pids if os.path.exists(f"/proc/{pid}")]
