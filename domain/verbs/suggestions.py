"""The verb by which a person accepts suggestions: other verbs, done as one."""

from domain.clean import Invalid
from domain.edits import Edit, net
from domain.verbs.facts import SUGGESTION_OLD, VERBS, verb
from domain.verbs.intent import Here, Intent


@verb(holds=True)
def accept_suggestions(_it: Intent, here: Here, now: str) -> Edit:
    """Do the suggestions that a person accepted, as one. What cannot be done any more is left out, and counted."""
    edit: Edit = []
    for part, there in here.parts:
        try:
            edit += VERBS[part.verb].edit(part, there, now)
        except Invalid:
            here.leave(1)
    if not edit:
        raise Invalid(SUGGESTION_OLD)
    return net(edit)
