"""Days such as 2027-01-13. They are the same in every time zone; which of them is today depends on the person."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import combinations
from zoneinfo import ZoneInfo, available_timezones

from domain.clean import Invalid
from domain.languages import LANGUAGES

SOON = 14
"""The most days that are counted down to a deadline."""


@dataclass(frozen=True)
class Calendar:
    """How a person counts and writes days and hours, as chosen on the account page."""

    time_zone: str = ""
    """Such as Europe/Berlin; empty until the browser has told it."""
    week_begins: str = "monday"
    clock: str = "24"
    day_begins: str = "0"
    """The hour at which a day begins. For those who work at night, the day before lasts until then."""
    date_order: str = "ask"
    """Whether 10/01 means 10 January (``dmy``) or 1 October (``mdy``)."""
    words: str = "en de"
    """The languages in which typed dates are understood, or ``none``."""
    symbols: str = "todoist"
    """The signs by which typed lists, tags and priorities are recognised."""

    @property
    def first_weekday(self) -> int:
        """Return the day on which a week begins; Monday is 0."""
        return {"monday": 0, "saturday": 5, "sunday": 6}[self.week_begins]

    def today(self, now: datetime) -> str:
        """Return which day it is for this person."""
        return today(now, self.time_zone, int(self.day_begins))

    def begins(self, day: str) -> str:
        """Return the instant at which a day begins for this person."""
        at = datetime.combine(date.fromisoformat(day), time(int(self.day_begins)), self._zone)
        return at.astimezone(UTC).isoformat()

    def day_with_bounds(self, now: datetime) -> str:
        """Return which day it is, the instants at which it begins and ends, and by whose calendar, for a browser.

        To find that out itself takes a browser 17 ms.
        """
        day = self.today(now)
        return " ".join([day, self.begins(day), self.begins(later(day, 1)), self.time_zone, self.day_begins])

    def in_words(self, instant: str, exact: bool = True) -> str:
        """Return an instant (ISO 8601 in UTC) by this person's clock: "4 Nov 2026, 09:05"; unless `exact`, its day."""
        at = datetime.fromisoformat(instant).astimezone(self._zone)
        day = f"{at.day} {at:%b %Y}"
        return f"{day}, {self.time_in_words(f'{at:%H:%M}')}{'' if self._known_zone else ' UTC'}" if exact else day

    @property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self._known_zone or "UTC")

    @property
    def _known_zone(self) -> str:
        return self.time_zone if self.time_zone in time_zones() else ""

    def time_in_words(self, at: str) -> str:
        """Return a time of day by this person's clock: "14:00", or "2 pm"."""
        if self.clock != "12":
            return at
        hour, minute = int(at[:2]), at[2:]
        return f"{hour % 12 or 12}{'' if minute == ':00' else minute} {'am' if hour < 12 else 'pm'}"


SOME_LANGUAGES = tuple(
    " ".join(some) for count in range(len(LANGUAGES), 0, -1) for some in combinations(LANGUAGES, count)
)
"""All possible choices of languages, those with the most languages first."""
CHOICES: dict[str, tuple[str, ...]] = {
    "week_begins": ("monday", "sunday", "saturday"),
    "clock": ("24", "12"),
    "day_begins": tuple("0123456"),
    "date_order": ("ask", "dmy", "mdy"),
    "words": (*SOME_LANGUAGES, "none"),
    "symbols": ("todoist", "vikunja", "todotxt"),
}
"""The values that each field of `Calendar` can have. The time zones are in `time_zones`."""

_REFUSED = {
    "time_zone": "There is no such time zone. Choose one from the list, such as Europe/Berlin.",
    "week_begins": "A week begins on Monday, Sunday or Saturday. Choose one of them.",
    "clock": "A clock has 24 or 12 hours. Choose one of them.",
    "day_begins": "A day begins at midnight, or up to six hours later. Choose one from the list.",
    "date_order": "10/01 is a day in January or in October, or you are asked. Choose one of them.",
    "words": "Dates are read in the languages of the list, or not at all. Choose one of them.",
    "symbols": "The signs are those of Todoist, Vikunja or todo.txt. Choose one of them.",
}


def clean_setting(name: object, value: object) -> str:
    """Return the value of a field of `Calendar`, cleaned, or raise `Invalid`."""
    if not isinstance(name, str) or name not in _REFUSED:
        raise Invalid("There is no such setting. Reload the page and try again.")
    choices: Collection[str] = time_zones() if name == "time_zone" else CHOICES[name]
    if not isinstance(value, str) or value not in choices:
        raise Invalid(_REFUSED[name])
    return value


@cache
def time_zones() -> frozenset[str]:
    """Return the names of all time zones."""
    return frozenset(available_timezones())


def today(now: datetime, time_zone: str, day_begins: int) -> str:
    """Return which day it is at an instant, if days begin at this hour of the local clock."""
    on_the_wall = now.astimezone(ZoneInfo(time_zone if time_zone in time_zones() else "UTC")).replace(tzinfo=None)
    return (on_the_wall - timedelta(hours=day_begins)).date().isoformat()


def later(day: str, days: int) -> str:
    """Return the day `days` after `day`, or before it if negative."""
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


def day_in_words(day: str) -> str:
    """Return a day in words: "Wed 13 Jan 2027"."""
    return f"{date.fromisoformat(day):%a %-d %b %Y}"


def near_day(day: str, today: str) -> str:
    """Return a day in words as seen from another: "Today", "Tomorrow", "Fri 15 Jan"; in another year, with the year."""
    far = days_between(today, day)
    if far in (0, 1):
        return ("Today", "Tomorrow")[far]
    said = day_in_words(day)
    return said.rpartition(" ")[0] if day[:4] == today[:4] else said


def days_between(day: str, other: str) -> int:
    """Return how many days there are from one day to another."""
    return (date.fromisoformat(other) - date.fromisoformat(day)).days


def say_date(day: str, today: str) -> str:
    """Return a day in words that stay true: "3 Mar", with the year if it is another one than today's."""
    said = f"{date.fromisoformat(day):%-d %b}"
    return said if day[:4] == today[:4] else f"{said} {int(day[:4])}"


def say_day(day: str, today: str) -> str:
    """Return a day in words: "Today", "Fri" within the next six days, or "3 Mar"."""
    far = days_between(today, day)
    if abs(far) < 2:
        return ("Yesterday", "Today", "Tomorrow")[far + 1]
    return f"{date.fromisoformat(day):%a}" if 0 < far < 7 else say_date(day, today)


def say_on(day: str, today: str) -> str:
    """Return a day in words, with its weekday: "Fri 3 Mar"."""
    return f"{date.fromisoformat(day):%a} {say_date(day, today)}"


def say_next(day: str, today: str) -> str:
    """Say on which day a task comes next."""
    return "tomorrow" if days_between(today, day) == 1 else say_on(day, today)


def say_when(day: str | None, at: str | None, today: str, calendar: Calendar, *, done: bool) -> str:
    """Return a day and a time, either of which may be missing, in words: "Tomorrow 14:00".

    A past day gets no reproach.
    """
    far = days_between(today, day) if day else 0
    if day and far < -1 and not done:
        return f"from {f'{date.fromisoformat(day):%A}' if far > -7 else say_date(day, today)}"
    return " ".join([*([say_day(day, today)] if day else []), *([calendar.time_in_words(at)] if at else [])])


def say_deadline(day: str, today: str, *, done: bool) -> str:
    """Return a deadline in words. If the task is done, it is not late, and no days are counted."""
    far = days_between(today, day)
    if not done and 1 < far <= SOON:
        return f"deadline in {far} days"
    if not done and far > SOON:
        return f"deadline {say_date(day, today)}"
    return f"deadline {'was ' if not done and far < 0 else ''}{within_sentence(say_day(day, today))}"


def say_hidden(day: str, today: str) -> str:
    """Say until when a task is hidden."""
    return f"hidden until {within_sentence(say_day(day, today))}"


def within_sentence(said: str) -> str:
    """Return words as they are within a sentence."""
    return said.lower() if said in ("Today", "Tomorrow", "Yesterday") else said
