"""What tries random steps on the database, and compares all after each of them."""

from hypothesis.stateful import RuleBasedStateMachine

from storage.database.engine import reading_together


class Machine(RuleBasedStateMachine):
    """Compares in one transaction: to begin one for each thing that is read took most of the time."""

    def check_invariants(self, *how):
        with reading_together():
            super().check_invariants(*how)
