"""When a list will be done, by simulation over the weeks of its own history. What is assumed: docs/insights.md.

Each simulation draws a past of its own from the weeks of the history, as it might have been as well, and from that the
weeks to come. So a short history makes a wide forecast.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from domain.days import later

WEEKS = 26
"""Weeks of the history that count, the latest ones."""
LEAST = 10
"""Completions below which nothing can be told."""
SIMULATIONS = 1_000
FARTHEST = 5 * 52
"""Weeks after which a simulation ends."""
BAND = (0.1, 0.9)
"""The part of the simulations that the 80 % band leaves out below, and that it reaches up to."""
HALF, LIKELY = 0.5, 0.85


@dataclass(frozen=True)
class Forecast:
    """By which day half of the simulations are done, and 85 %; None for one that is years away."""

    left: int
    half: str | None
    likely: str | None
    band: tuple[str | None, str | None]
    """The days between which 80 % of them are done."""


@dataclass(frozen=True)
class Fared:
    """A forecast of the past: how many tasks were to be done in the week from a day on, and how many were."""

    week: str
    low: int
    high: int
    done: int

    @property
    def held(self) -> bool:
        """Return whether it came as it was forecast."""
        return self.low <= self.done <= self.high


def weeks_of(days: Sequence[int]) -> list[int]:
    """Return what was done in each week, the last one first, from what was done on each day, the last one last."""
    return [sum(days[end - 7 : end]) for end in range(len(days), 6, -7)][:WEEKS]


def can_tell(days: Sequence[int]) -> bool:
    """Return whether a history tells enough: `LEAST` completions, that are not all of one week."""
    weeks = weeks_of(days)
    return sum(done > 0 for done in weeks) > 1 and sum(weeks) >= LEAST


def forecast(days: Sequence[int], left: int, today: str, seed: object = "") -> Forecast | None:
    """Return when so many open tasks will be done; None if there are none, or the history is too short to tell.

    `days` are how many were done on each day of the history, up to the day before `today`. The same `seed` gives the
    same forecast.
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


def fared(days: Sequence[int], today: str, seed: object = "", weeks: int = 4) -> list[Fared]:
    """Return what would have been forecast for each of the last weeks from what was known before it, and what came."""
    found = []
    for ago in range(weeks, 0, -1):
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
    """Return a past as it might have been: one week less, as a sample varies less than what it is of."""
    drawn = random.choices(weeks, k=len(weeks) - 1)
    return drawn if any(drawn) else list(weeks)


def _days_until_done(weeks: Sequence[int], left: int, random: Random) -> int:
    """Return on which day from now on the last of the open tasks is done in one simulation; 1 is the first."""
    drawn = _drawn(weeks, random)
    for week in range(FARTHEST):
        done = random.choice(drawn)
        if done >= left:
            return 7 * week + math.ceil(7 * random.betavariate(left, done - left + 1))
        left -= done
    return FARTHEST * 7 + 1
