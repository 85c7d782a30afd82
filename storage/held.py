"""Looks up what a verb needs whose intent holds others, such as suggestions. Each is done to what there is now."""

from sqlalchemy import Connection

from domain.clean import Invalid
from domain.lists import inbox_of
from domain.suggestions import is_as
from domain.verbs import SUGGESTION_OLD, VERBS, Intent, Verb
from storage.access import lock, lock_lists_of
from storage.here import Here


class Holding(Here):
    """Answers the questions of a verb that holds other intents. Locks, and what was read, are shared by all of them.

    Raises `Invalid` if none of them can be done any more.
    """

    def __init__(self, connection: Connection, account_id: int, intent: Intent, verb: Verb):
        super().__init__(connection, account_id, intent, verb)
        named = dict.fromkeys(task_id for part in intent.parts for task_id in part.tasks)
        if named:
            _, self.locked = lock_lists_of(connection, account_id, list(named), verb.role)
        others = {part.list for part in intent.parts if part.list} - self.locked.keys()
        self.locked |= lock(connection, account_id, others, verb.role)
        self.tree.of(task_id for part in intent.parts for task_id in (*part.expects, *part.tasks))
        self.parts = [(part, there) for part in intent.parts if (there := self._held(part))]
        self.leave(len(intent.parts) - len(self.parts))
        if not self.parts:
            raise Invalid(SUGGESTION_OLD)
        if len(self.locked) > 1:
            inbox = {inbox_of(account_id)} - self.locked.keys()
            self.locked |= lock(connection, account_id, inbox, verb.role)

    def _held(self, part: Intent) -> Here | None:
        """Return what an intent inside may look up; None if its things are gone or not as when it was suggested."""
        try:
            there = Here(self._connection, self._account_id, part, VERBS[part.verb])
        except Invalid:
            return None
        there.tree, there._last = self.tree, self._last
        self.locked |= there.locked
        return there if self._is_as_expected(part, there) else None

    def _is_as_expected(self, part: Intent, there: Here) -> bool:
        """Return whether all tasks are as the intent expects. Those of lists that it does not concern never are."""
        now = self.tree.of(part.expects)
        return all(
            task_id in now and now[task_id]["list"] in there.locked and is_as(now[task_id], fields)
            for task_id, fields in part.expects.items()
        )

    @property
    def filed_under(self) -> str:
        """Return the list under which all intents inside are filed; of several, the Inbox, which is never purged."""
        first, *others = {there.filed_under for _, there in self.parts}
        return inbox_of(self._account_id) if others else first
