"""When a list will be done, simulated from the weeks of its own history. docs/insights.md has the assumptions.

Each simulation first draws a past that could as well have happened from the weeks of the history, and then draws the
weeks to come from that past. So a short history makes a wide forecast.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from domain.days import later

WEEKS = 26
"""The most weeks of the history that count: the latest."""
LEAST = 10
"""The fewest completions from which a forecast can be made."""
SIMULATIONS = 1_000
FARTHEST = 5 * 52
"""The number of weeks after which a simulation stops."""
BAND = (0.1, 0.9)
"""Where the 80 % band begins and ends, as parts of all simulations."""
HALF, LIKELY = 0.5, 0.85


@dataclass(frozen=True)
class Forecast:
    """The days by which half and 85 % of the simulations are done; None for a day that is years away."""

    left: int
    half: str | None
    likely: str | None
    band: tuple[str | None, str | None]
    """The days between which 80 % of them are done."""


@dataclass(frozen=True)
class Fared:
    """A forecast made for a week of the past, which begins on day `week`, and how many tasks were done in that week."""

    week: str
    low: int
    high: int
    done: int

    @property
    def held(self) -> bool:
        """Return whether the forecast came true."""
        return self.low <= self.done <= self.high


def weeks_of(days: Sequence[int]) -> list[int]:
    """Return how many tasks were done in each week, the latest week first.

    `days` has how many were done on each day, the latest day last.
    """
    return [sum(days[end - 7 : end]) for end in range(len(days), 6, -7)][:WEEKS]


def can_tell(days: Sequence[int]) -> bool:
    """Return whether the history is enough for a forecast: `LEAST` completions, in more than one week."""
    weeks = weeks_of(days)
    return sum(done > 0 for done in weeks) > 1 and sum(weeks) >= LEAST


def forecast(days: Sequence[int], left: int, today: str, seed: object = "") -> Forecast | None:
    """Return when `left` open tasks will be done; None if `left` is 0, or the history is too short for a forecast.

    `days` has how many were done on each day up to the day before `today`. The same `seed` gives the same forecast.
    """
    if not left or not can_tell(days):
        return None
    random = Random(f"{seed} {today}")
    weeks = weeks_of(days)
    ends = sorted(_days_until_done(weeks, left, random) for _ in range(SIMULATIONS))

    def by(part: float) -> str | None:
        end = ends[math.ceil(part * SIMULATIONS) - 1]
        return later(today, end - 1) if end <= FARTHEST * 7 else None

    return Forecast(left, by(HALF), by(LIKELY), (by(BAND[0]), by(BAND[1])))


def fared(days: Sequence[int], today: str, seed: object = "") -> list[Fared]:
    """Return a forecast for each of the last four weeks, from what was known before it, with what was done in it."""
    found = []
    for ago in (4, 3, 2, 1):
        end = len(days) - 7 * ago
        week, before = later(today, -7 * ago), days[: max(0, end)]
        if can_tell(before):
            random = Random(f"{seed} {week}")
            history = weeks_of(before)
            done = sorted(random.choice(_drawn(history, random)) for _ in range(SIMULATIONS))
            low, high = (done[math.ceil(part * SIMULATIONS) - 1] for part in BAND)
            found.append(Fared(week, low, high, sum(days[end : end + 7])))
    return found


def _drawn(weeks: Sequence[int], random: Random) -> list[int]:
    """Return a past that could have happened. It is one week shorter, since a sample varies less than its source."""
    drawn = random.choices(weeks, k=len(weeks) - 1)
    return drawn if any(drawn) else list(weeks)


def _days_until_done(weeks: Sequence[int], left: int, random: Random) -> int:
    """Simulate once: return the day on which the last open task is done, counted from 1."""
    drawn = _drawn(weeks, random)
    for week in range(FARTHEST):
        done = random.choice(drawn)
        if done >= left:
            return 7 * week + math.ceil(7 * random.betavariate(left, done - left + 1))
        left -= done
    return FARTHEST * 7 + 1
