"""The verb by which a person takes what was suggested: other verbs, done as one."""

from domain.clean import Invalid
from domain.edits import Edit, net
from domain.verbs.facts import VERBS, Here, Intent, verb


@verb(holds=True)
def accept_suggestions(_it: Intent, here: Here, now: str) -> Edit:
    """Do what was suggested, and taken, as one; what cannot be done any more is left alone, and that is counted."""
    edit: Edit = []
    for part, there in here.parts:
        try:
            edit += VERBS[part.verb].edit(part, there, now)
        except Invalid:
            here.leave(1)
    return net(edit)
