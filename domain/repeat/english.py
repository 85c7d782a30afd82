"""How people say repeats in English."""

import re

from domain.repeat.language import Language, named, phrases, words
from domain.repeat.rule import DAY, MONTH, WEEK, YEAR

ENGLISH = Language(
    every=words("every each"),
    adverbs={
        "daily": (DAY, 1),
        "weekly": (WEEK, 1),
        "fortnightly": (WEEK, 2),
        "biweekly": (WEEK, 2),
        "monthly": (MONTH, 1),
        "quarterly": (MONTH, 3),
        "yearly": (YEAR, 1),
        "annually": (YEAR, 1),
    },
    units={
        **dict.fromkeys(words("day days"), (DAY, 1)),
        **dict.fromkeys(words("week weeks wk"), (WEEK, 1)),
        **dict.fromkeys(words("fortnight fortnights"), (WEEK, 2)),
        **dict.fromkeys(words("month months mo"), (MONTH, 1)),
        **dict.fromkeys(words("quarter quarters"), (MONTH, 3)),
        **dict.fromkeys(words("year years yr"), (YEAR, 1)),
    },
    finer=words("hour hours minute minutes second seconds hourly"),
    numbers=named(
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", start=1
    ),
    ordinals=named("last", "", "first", "second", "third", "fourth", "fifth", start=-1),
    ordinal=re.compile(r"(\d{1,2})(?:st|nd|rd|th)"),
    other=words("other"),
    weekdays=named(
        "monday mondays mon",
        "tuesday tuesdays tue tues",
        "wednesday wednesdays wed",
        "thursday thursdays thu thur thurs",
        "friday fridays fri",
        "saturday saturdays sat",
        "sunday sundays sun",
    ),
    months=named(
        *("january jan", "february feb", "march mar", "april apr", "may", "june jun"),
        *("july jul", "august aug", "september sep sept", "october oct", "november nov", "december dec"),
        start=1,
    ),
    workday=words("workday workdays weekday weekdays"),
    weekend=words("weekend weekends"),
    day=words("day"),
    also=words("and & ,"),
    on=words("on"),
    of=words("of in"),
    small=words("the each every"),
    month=words("month"),
    until=words("until till ending ends"),
    starting=words("starting from beginning"),
    times=words("times time"),
    before_times=words("for"),
    from_completion=phrases("from completion", "after completion", "from when done"),
    or_last_day=phrases("or the last day of the month", "or the last day", "or last day"),
    left_out=phrases("leaving out months without one"),
    counting_missed=phrases("counting those missed"),
    today=words("today"),
    tomorrow=words("tomorrow"),
)
