"""How many tokens a day the chat of each account may use. Days are in UTC, so changing the time zone gives no new one.

The most that an answer may use is taken before it is asked for, and the unused part is given back. So several answers
at once, from any number of processes, stay within the budget together.
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
    """Take `tokens` of a day's `budget`, and return True, if that many are left.

    An answer that goes on past midnight takes from the new day, once another answer has begun that.
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
    """Give back tokens that were not used; a negative number takes more."""
    with writing() as connection:
        connection.execute(_GIVE_BACK, {"account": account_id, "on": day, "unused": unused})


def used(account_id: int, day: str) -> int:
    """Return how many tokens an account has used on a day."""
    which = (chat_budgets.c.account_id == account_id, chat_budgets.c.day == day)
    with reading() as connection:
        return connection.scalar(select(chat_budgets.c.tokens).where(*which)) or 0
