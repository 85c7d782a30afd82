"""Writers that come at the same time share one transaction of SQLite, and one wait for the disk.

SQLite lets in one writer at a time, and each commit waits for the disk, which takes longer than everything else in a
tick. So a transaction stays open for the writers of this process that are waiting, one after another, each in its own
savepoint, and the last of them commits for all. Nobody is told that anything is done before that. The reasons are in
docs/decisions/0011-group-commit.md.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, exc

BUGS = (exc.IntegrityError, exc.ProgrammingError, exc.DataError, exc.NotSupportedError)
"""Errors of a single statement. They undo that statement; any other error may have undone more."""

PATIENCE = 10
"""Seconds to wait for the writers before, as long as for those of another process (`busy_timeout`): an import of the
largest size writes for half of it."""


class NotKept(Exception):
    """The shared transaction was undone, or did not begin in time."""


class _Group:
    """A transaction that several writers share: it is committed for all of them, or for none."""

    def __init__(self, engine: Engine):
        self.connection = engine.connect().execution_options(write=True)
        try:
            self._transaction = self.connection.begin()
        except BaseException:
            self.connection.close()
            raise
        self.problem: exc.DBAPIError | None = None
        self._is_kept = False
        self._settled = threading.Event()

    def settle(self) -> None:
        """Commit, or undo everything after a problem, and tell those who wait for it."""
        try:
            with self.connection, self._transaction:
                if self.problem:
                    raise self.problem
            self._is_kept = True
        except exc.DBAPIError as error:
            self.problem = error
        finally:
            self._settled.set()

    def expect_kept(self) -> None:
        """Wait until it is committed. Raises `NotKept` if it was undone."""
        self._settled.wait()
        if not self._is_kept:
            raise NotKept(str(getattr(self.problem, "orig", self.problem)))


class GroupCommit:
    """The writers of one process, which get their transaction from `engine`."""

    def __init__(self, engine: Engine):
        self._engine = engine
        self._turns = threading.Condition()
        self._is_taken = False
        self._waiting = 0
        self._group: _Group | None = None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose writes are committed after the block, or undone if it raises.

        Raises `NotKept` for all who share the transaction.
        """
        group = self._take_turn()
        try:
            with group.connection.begin_nested():
                yield group.connection
        except BUGS:
            raise
        except exc.DBAPIError as error:
            group.problem = error
            raise
        finally:
            self._pass_on(group)
            group.expect_kept()  # even if only this writer was refused: another one of the group may be the reason

    def _take_turn(self) -> _Group:
        with self._turns:
            self._waiting += 1
            in_time = self._turns.wait_for(lambda: not self._is_taken, PATIENCE)
            self._waiting -= 1
            if not in_time:
                raise NotKept("others have been writing for too long")
            self._is_taken = True
        try:
            self._group = self._group or _Group(self._engine)
        except BaseException:
            self._end_turn()
            raise
        return self._group

    def _pass_on(self, group: _Group) -> None:
        """Hand the transaction to the next writer that waits, or commit if none does."""
        with self._turns:  # in one step: a writer that waits may give up at any other time
            if self._waiting and not group.problem:
                self._end_turn()
                return
        self._group = None
        try:
            group.settle()
        finally:
            self._end_turn()

    def _end_turn(self) -> None:
        with self._turns:
            self._is_taken = False
            self._turns.notify()
