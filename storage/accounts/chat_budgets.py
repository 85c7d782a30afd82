"""How many tokens a day the chat of each account may use. Days are those of UTC, so no time zone brings another one.

What an answer may use at most is taken before it is asked for, and what it did not use is given back: so several at
once, of however many processes, stay within the budget together.
"""

from sqlalchemy import bindparam, case, select, update

from storage.database.engine import insert_or_else, reading, writing
from storage.database.tables import chat_budgets

_GIVE_BACK = (
    update(chat_budgets)
    .where(chat_budgets.c.account_id == bindparam("account"), chat_budgets.c.day == bindparam("on"))
    .values(tokens=chat_budgets.c.tokens - bindparam("unused"))
)


def take(account_id: int, day: str, tokens: int, budget: int) -> bool:
    """Take so many tokens of a day's `budget`, if there are as many left. Returns whether they are taken.

    What is taken for a day after another one has begun, by an answer that goes on over midnight, is of the new one.
    """
    if tokens > budget:
        return False
    used = case((chat_budgets.c.day >= day, chat_budgets.c.tokens), else_=0)
    latest = case((chat_budgets.c.day > day, chat_budgets.c.day), else_=day)
    with writing() as connection:
        taken = (
            insert_or_else(connection, chat_budgets)
            .values(account_id=account_id, day=day, tokens=tokens)
            .on_conflict_do_update(
                index_elements=["account_id"],
                set_={"day": latest, "tokens": used + tokens},
                where=used + tokens <= budget,
            )
            .returning(chat_budgets.c.tokens)
        )
        return connection.execute(taken).one_or_none() is not None


def give_back(account_id: int, day: str, unused: int) -> None:
    """Give tokens back that were not used after all; a number below nothing takes more of them."""
    with writing() as connection:
        connection.execute(_GIVE_BACK, {"account": account_id, "on": day, "unused": unused})


def used(account_id: int, day: str) -> int:
    """Return how many tokens an account has used on a day."""
    which = (chat_budgets.c.account_id == account_id, chat_budgets.c.day == day)
    with reading() as connection:
        return connection.scalar(select(chat_budgets.c.tokens).where(*which)) or 0
