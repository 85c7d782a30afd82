"""Writers that come at the same time share one transaction of SQLite, and one wait for the disk.

SQLite lets in one writer at a time, and each commit waits for the disk, which takes longer than everything else in a
tick. So a transaction stays open for the writers of this process that are waiting, one after another, and the last of
them commits for all. What one of them writes can be undone alone. Nobody is told that anything is done before the
commit. The reasons are in docs/decisions/0011-group-commit.md.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, exc

from storage.database import on_sqlite
from storage.database.gate import MOMENT, PLACES, SHARED, enough
from storage.database.on_sqlite import PATIENCE
from storage.database.savepoints import savepoint

BUGS = (exc.IntegrityError, exc.ProgrammingError, exc.DataError, exc.NotSupportedError)
"""Errors of a single statement. They undo that statement; any other error may have undone more."""


class NotKept(Exception):
    """The shared transaction was undone, or did not begin in time."""


class _Group:
    """A transaction that several writers share: it is committed for all of them, or for none."""

    def __init__(self, connection: Connection):
        self.connection = connection
        self._transaction = connection.begin()
        on_sqlite.begin(connection, write=True)
        self.problem: exc.DBAPIError | None = None
        self.is_undone = False
        self._is_empty = True
        self._is_kept = False
        self._settled = threading.Event()

    @contextmanager
    def part(self) -> Iterator[Connection]:
        """Give the connection, and undo what the block writes if it raises, but nothing that came before it."""
        if not self._is_empty:
            with savepoint(self.connection):
                yield self.connection
            return
        # Nothing came before the first: no savepoint, for which SQLite copies each page that changes.
        try:
            yield self.connection
        except BaseException:
            self.is_undone = True
            raise
        self._is_empty = False

    def settle(self) -> None:
        """Commit, or undo everything after a problem, and tell those who wait for it."""
        try:
            if self.problem or self.is_undone:
                self._transaction.rollback()
            else:
                with self._transaction:
                    pass
            self._is_kept = not self.problem
        except exc.DBAPIError as error:
            self.problem = error
        finally:
            self._settled.set()

    def expect_kept(self) -> None:
        """Wait until it is committed. Raises `NotKept` if it was undone because of a problem."""
        self._settled.wait()
        if not self._is_kept:
            raise NotKept(str(getattr(self.problem, "orig", self.problem)))


class GroupCommit:
    """The writers of one process. They share one of the connections of `engine`, whose cache so has what they wrote."""

    def __init__(self, engine: Engine):
        self._engine = engine
        self._connection: Connection | None = None
        self._turns = threading.Condition()
        self._is_taken = False
        self._waiting = 0
        self._waiting_long = 0
        """How many of the waiting ones may wait for seconds."""
        self._members = 0
        """How many share the transaction that is open, or is being committed."""
        self._group: _Group | None = None

    def close(self) -> None:
        """Give the connection back, unless somebody is writing."""
        with self._turns:
            if not self._is_taken:
                self._let_go()

    def _let_go(self) -> None:
        """Give the connection back, which undoes what was not committed."""
        connection, self._connection = self._connection, None
        if connection:
            connection.close()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose writes are committed after the block, or undone if it raises.

        Raises `NotKept` for all who share the transaction, and for who comes when too many others wait.
        """
        group = self._take_turn()
        try:
            with group.part() as connection:
                yield connection
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
            is_early = self._waiting + self._members < PLACES
            self._waiting += 1
            self._waiting_long += is_early
            in_time = self._turns.wait_for(lambda: not self._is_taken, PATIENCE if is_early else MOMENT)
            self._waiting -= 1
            self._waiting_long -= is_early
            if not in_time:
                raise NotKept("others have been writing for too long" if is_early else enough("the database"))
            self._is_taken = True
            self._members += 1
        try:
            if self._connection is None:
                self._connection = self._engine.connect()
                on_sqlite.keep_parts_in_memory(self._connection)
            self._group = self._group or _Group(self._connection)
        except BaseException:
            try:
                self._let_go()
            finally:
                self._members = 0
                self._end_turn()
            raise
        return self._group

    def _pass_on(self, group: _Group) -> None:
        """Hand the transaction to the next writer that waits, or end it if none does, or none should have it."""
        with self._turns:  # in one step: a writer that waits may give up at any other time
            is_full = self._members + self._waiting_long >= SHARED
            if self._waiting and not is_full and not group.problem and not group.is_undone:
                self._end_turn()
                return
        self._group = None
        try:
            group.settle()
            if group.problem:
                self._let_go()
        finally:
            self._members = 0
            self._end_turn()

    def _end_turn(self) -> None:
        with self._turns:
            self._is_taken = False
            self._turns.notify()
