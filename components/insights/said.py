"""The sentences of Insights."""

from collections.abc import Sequence
from itertools import pairwise

from domain.days import day_in_words, later
from domain.forecast import LEAST, Fared
from domain.insights import WEEKS, Insights, together

LATELY = 4
"""How many weeks are compared with as many before them."""


def done(shown: Insights) -> str:
    """Say how much was done, and whether that was more than before."""
    weeks = together(one.weeks for one in shown.series) or (0,) * WEEKS
    total = sum(weeks)
    if not total:
        return f"Nothing was completed in the last {WEEKS} weeks."
    # This week is not over, so the weeks before it are compared.
    lately, before = sum(weeks[-LATELY - 1 : -1]), sum(weeks[-2 * LATELY - 1 : -LATELY - 1])
    compared = "as many as" if lately == before else "more than" if lately > before else "fewer than"
    said = f"{_count(total, 'task')} completed in the last {WEEKS} weeks, {weeks[-1]:,} of them this week."
    if not lately + before:
        return said
    return f"{said} The last {LATELY} whole weeks had {lately:,}, {compared} the {LATELY} before, which had {before:,}."


def days(shown: Insights) -> str:
    """Say on how many days something was done, on which the most, and how many were in a row."""
    on = sorted(shown.days)
    best = max(on, key=lambda day: (shown.days[day], day))
    longest = run = 1
    for one, following in pairwise(on):
        run = run + 1 if later(one, 1) == following else 1
        longest = max(longest, run)
    row = f" The most days in a row were {longest}." if longest > 1 else ""
    return (
        f"Something was completed on {_count(len(on), 'day')} of the last year, the most on {day_in_words(best)}: "
        f"{_count(shown.days[best], 'task')}.{row}"
    )


def flow(shown: Insights) -> str:
    """Say how many tasks are open, and how that number changed."""
    added, finished = sum(week.added for week in shown.flow), sum(week.done for week in shown.flow)
    flowed = f"{added:,} were added and {finished:,} completed"
    return f"{_count(shown.left, 'task')} open. In the last {WEEKS} weeks, {flowed}."


def forecast(shown: Insights) -> str:
    """Say when the list will be done, or why there is no forecast."""
    found = shown.forecast
    if not shown.once:
        return "Nothing is left to do but what repeats." if shown.left else "Nothing is left to do."
    if found is None:
        return (
            f"{_count(shown.once, 'task')} left. It is too early to say when they will be done: that takes {LEAST} "
            "completions, in at least two of the last 26 weeks."
        )
    if found.half is None:
        return f"{found.left:,} left. At this pace, that takes more than five years."
    half = f"{found.left:,} left: half of the simulations are done by {day_in_words(found.half)}"
    return f"{half}, 85 % by {day_in_words(found.likely)}." if found.likely else f"{half}, many take years."


def fared(weeks: Sequence[Fared]) -> str:
    """Say how the forecasts of the last month came out."""
    held = sum(one.held for one in weeks)
    return (
        f"How past forecasts fared: {held} of the last {len(weeks)} held. Each says between which numbers the tasks "
        "done in a week will be, and is meant to hold four times in five."
    )


def _count(count: int, what: str) -> str:
    return f"{count:,} {what if count == 1 else f'{what}s'}"
