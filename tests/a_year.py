"""A year of somebody's tasks, done through the app's own verbs, day after day: the same each time it is asked for."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

from storage.commit import commit
from storage.database.engine import together
from tests.factories import an_intent

LISTS = {
    "Home": ("Sort the post", "Mend the tap", "Wash the curtains", "Pay the electrician", "Air the beds"),
    "Work": ("Answer the auditors", "Plan the week", "Read the draft", "Order toner", "Prepare the review"),
    "Garden": ("Water the beds", "Cut the hedge", "Sow the lettuce", "Turn the compost"),
    "Reading": ("A book about rivers", "The long article", "Letters from the sea"),
}
PACE = {"Home": 6, "Work": 9, "Garden": 3, "Reading": 1}
"""About how many tasks of each list are done in a week."""
PUT_OFF = "Call the insurance"
OLD = "Sort the photos of 2019"


Doing = tuple[datetime, str, dict]
"""When somebody does something, the verb, and the other fields of the intent."""


def live_a_year(account_id: int, until: datetime, days: int = 365, busy: float = 1) -> dict[str, str]:
    """Do what somebody does in so many days up to an instant; return the ids of the lists by their titles.

    Who is half as `busy` does half as much.
    """
    begun = until - timedelta(days)
    ids = {title: f"year-{title.lower()}-{account_id:04}" for title in LISTS}
    stays = _what_stays(ids["Home"], begun + timedelta(30), account_id)
    doings = [*_doings(ids, begun, days, busy, account_id), *stays]
    with together():
        for at, verb, fields in sorted(doings, key=lambda one: one[0]):
            commit(account_id, an_intent(verb, **fields), at.isoformat())
    return ids


def _doings(ids: dict[str, str], begun: datetime, days: int, busy: float, account_id: int) -> Iterator[Doing]:
    random = Random(7)
    for number, (title, list_id) in enumerate(ids.items()):
        yield begun + timedelta(seconds=number), "add_list", {"list": list_id, "value": title}
    added = 0
    for day in range(days):
        for title, list_id in ids.items():
            season = 1 + (0.6 if title == "Garden" and 120 < day < 280 else -0.2)
            for _ in range(_count(random, 1.05 * season * busy * PACE[title] / 7)):
                added += 1
                at = begun + timedelta(day, seconds=10 + added % 50, hours=random.uniform(0, 14))
                task = f"year-task-{added:05}-{account_id}"
                yield at, "add_tasks", {"list": list_id, "value": [[task, {"title": random.choice(LISTS[title])}]]}
                done = at + timedelta(random.expovariate(0.2) + 0.1)
                if done < begun + timedelta(days) and random.random() < 0.93:
                    yield done, "tick_task", {"tasks": [task], "value": True}


def _what_stays(list_id: str, at: datetime, account_id: int) -> Iterator[Doing]:
    """Give what comes of a task that is put off five times, and of one that nobody touches."""
    put_off = f"year-put-off-{account_id}"
    tasks = [[put_off, {"title": PUT_OFF, "date": f"{at:%Y-%m-%d}"}], [f"year-oldest-{account_id}", {"title": OLD}]]
    yield at, "add_tasks", {"list": list_id, "value": tasks}
    for week in range(1, 6):
        later = at + timedelta(14 * week)
        yield later, "set_task", {"tasks": [put_off], "value": {"date": f"{later + timedelta(7):%Y-%m-%d}"}}


def _count(random: Random, mean: float) -> int:
    """Return how many things happen on a day on which so many do on average."""
    count, at = 0, random.expovariate(mean)
    while at < 1:
        count, at = count + 1, at + random.expovariate(mean)
    return count


def a_year_until_now(account_id: int) -> dict[str, str]:
    """Do what somebody did in the year that ends now."""
    return live_a_year(account_id, datetime.now(UTC))
