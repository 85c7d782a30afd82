"""Works out which day a person means by words such as “Friday”, as of the moment when they typed them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

_FAR = 50
"""How many years ahead a date with its year can be."""


@dataclass(frozen=True)
class Moment:
    """The moment when something was typed, by the person's calendar and clock."""

    today: date
    time: str = "00:00"
    week_begins: int = 0
    """The first day of a week; Monday is 0."""
    day_begins: int = 0
    """The hour at which a day begins. Until then, `today` is still the day before."""

    def since_began(self, at: str) -> timedelta:
        """Return how long after the beginning of the person's day its clock shows a time."""
        clock = time.fromisoformat(at)
        return timedelta(hours=(clock.hour - self.day_begins) % 24, minutes=clock.minute)

    def is_over(self, at: str) -> bool:
        """Return whether the clock has shown a time on this day, and shows a later one now."""
        return self.since_began(at) < self.since_began(self.time)


def full(now: Moment, year: int, month: int, number: int) -> date | None:
    """Return a day with its year, or None if it is past or too far away to be meant."""
    try:
        day = date(year, month, number)
    except ValueError:
        return None
    return day if now.today <= day and year <= now.today.year + _FAR else None


def coming(now: Moment, month: int, number: int) -> date | None:
    """Return the next such day, beginning with today."""
    years = range(now.today.year, now.today.year + 9)  # long enough for a 29 February
    return next(filter(None, (full(now, year, month, number) for year in years)), None)


def last_of(now: Moment, month: int, year: int = 0) -> date | None:
    """Return the last day of the next such month, or of that month in a year; None if it is past."""
    this = year or now.today.year
    days = (date(one, month, monthrange(one, month)[1]) for one in ((year,) if year else (this, this + 1)))
    return next((day for day in days if day >= now.today), None)


def weekday(now: Moment, which: int, marker: str) -> date:
    """Return the next such weekday after today; after “next”, the one in the next week."""
    day = now.today + timedelta(days=(which - now.today.weekday() - 1) % 7 + 1)
    return next_week(now) + timedelta(days=(which - now.week_begins) % 7) if marker == "next" else day


def weekday_in(now: Moment, which: int, weeks: int) -> date | None:
    """Return such a weekday in the week that is so many weeks away, or None if it is past."""
    day = next_week(now) + timedelta(days=7 * (weeks - 1) + (which - now.week_begins) % 7)
    return day if day >= now.today else None


def next_week(now: Moment) -> date:
    """Return the first day of the next week."""
    return now.today + timedelta(days=(now.week_begins - now.today.weekday() - 1) % 7 + 1)


def span(now: Moment, rule: str) -> date:
    """Return the day that a week, a weekend or a month stands for (`spans` of `domain.languages.language`)."""
    today = now.today
    first = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    saturday = today + timedelta(days=(5 - today.weekday()) % 7)
    weekend = today if today.weekday() == 6 else saturday
    later = today + timedelta(days=0 if today.weekday() in (4, 5, 6) else 2)
    return {
        "next_week": next_week(now),
        "later_this_week": later,
        "later_next_week": later + timedelta(days=7),
        "next_month": first,
        "next_year": date(today.year + 1, 1, 1),
        "weekend": weekend,
        "next_weekend": saturday + timedelta(days=7 if weekend == saturday < next_week(now) else 0),
        "end_of_month": first - timedelta(days=1),
    }[rule]


def soon(now: Moment, minutes: int) -> tuple[date, str]:
    """Return the day and the time on the local clock that many minutes from now."""
    then = datetime.combine(now.today, time()) + now.since_began(now.time) + timedelta(minutes=minutes)
    return then.date(), f"{then + timedelta(hours=now.day_begins):%H:%M}"


def months_later(day: date, months: int) -> date:
    """Return the same day that many months later, or the last day of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def clock_time(hour: int, minute: int, half: str) -> str | None:
    """Return a time of day as it is kept, or None if there is no such time. `half` is ``a`` or ``p`` for am and pm."""
    if half in ("a", "p"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
