"""Tries random steps on the database, and compares everything after each of them."""

from hypothesis.stateful import RuleBasedStateMachine

from storage.database.engine import is_sqlite, reading_together


class Machine(RuleBasedStateMachine):
    """Compares in one transaction: to begin one for each thing that is read took most of the time."""

    def check_invariants(self, *how):
        with reading_together():
            super().check_invariants(*how)


def tries(on_sqlite: int) -> int:
    """Return how many random stories a test tries: a third on PostgreSQL, where the rules are the same ones."""
    return on_sqlite if is_sqlite() else on_sqlite // 3
