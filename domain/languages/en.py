"""English."""

from domain.languages.language import (
    Language,
    Repeats,
    Sentences,
    counted,
    lengths,
    names,
    phrases,
    table,
    words,
)

_REPEATS = Repeats(
    every=words("every each"),
    adverbs=lengths(
        days="daily everyday",
        weeks="weekly",
        weeks_2="fortnightly biweekly",
        months="monthly",
        months_3="quarterly",
        years="yearly annually",
    ),
    finer=words("second seconds hourly"),
    ordinals={"last": -1, **counted("first second third fourth fifth", first=1)},
    other=words("other"),
    weekdays=counted("mondays tuesdays wednesdays thursdays fridays saturdays sundays"),
    workday=words("workday workdays weekday weekdays"),
    weekend=words("weekend weekends"),
    day=words("day"),
    also=words("and & / ,"),
    either=words("or"),
    on=words("on"),
    of=words("of in"),
    small=words("the each every"),
    month=words("month"),
    until=words("until till ending ends"),
    starting=words("starting from beginning"),
    times=words("times time"),
    before_times=words("for"),
    from_completion=phrases("from completion", "after completion", "from when done", "after done"),
    or_last_day=phrases("or the last day of the month", "or the last day", "or last day"),
    left_out=phrases("leaving out months without one"),
    counting_missed=phrases("counting those missed"),
)


def _nth(number: int) -> str:
    if number < 0:
        return "last" if number == -1 else f"{_nth(-number)} last"
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_SENTENCES = Sentences(
    every={unit: (f"every {unit[:-1]}", f"every {{}} {unit}") for unit in ("days", "weeks", "months", "years")},
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    months=(
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    ),
    workday="workday",
    each="every {}",
    on="{} on {}",
    on_the="{} on the {}",
    during="{} in {}",
    of_month="{} of the month",
    days_of="{} of {}",
    weekdays_of="{} of {}",
    nth=_nth,
    day="{} day",
    both="and",
    either="or",
    or_last=", or the last day of the month",
    left_out=", leaving out months without one",
    counting_missed=", counting those missed",
    from_completion=" from completion",
    until=" until {}",
    date="{} {} {}",
    once=", {} time",
    times=", {} times",
)

LANGUAGE = Language(
    name="English",
    markers={
        **table(
            on="on on_the 📅",
            at="at @ at_about",
            around="around at_around",
            by="by by_the due due_📅 due_on due_by no_later_than deadline",
            next="next this",
        ),
        "for": "for",
        "this coming": "this",
        "coming": "this",
        "this": "this",
    },
    days={
        "today": 0,
        "tomorrow": 1,
        "tmr": 1,
        "tmrw": 1,
        **dict.fromkeys(("tomorow", "tommorow", "tommorrow"), 1),
        "day after tomorrow": 2,
        "the day after tomorrow": 2,
    },
    past_days={"yesterday": -1, "day before yesterday": -2, "the day before yesterday": -2},
    moments={
        **dict.fromkeys(("tonight", "tonite"), (0, "21:00")),
        "this morning": (0, "09:00"),
        "this afternoon": (0, "12:00"),
        "this evening": (0, "19:00"),
    },
    weekdays=counted("monday tuesday wednesday thursday friday saturday sunday"),
    short_weekdays=counted("mon tue/tues wed/weds thu/thur/thurs fri sat sun"),
    months=counted(
        "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct "
        "november/nov december/dec",
        first=1,
    ),
    parts={
        **dict.fromkeys(("morning", "in the morning"), "09:00"),
        **dict.fromkeys(("noon", "midday", "afternoon", "in the afternoon"), "12:00"),
        **dict.fromkeys(("evening", "in the evening"), "19:00"),
        **dict.fromkeys(("night", "at night"), "22:00"),
    },
    parts_after={
        "in the morning": "09:00",
        "in the afternoon": "12:00",
        "in the evening": "19:00",
        "at night": "22:00",
    },
    midnight=words("midnight"),
    spans=table(
        next_week="next_week",
        later_this_week="later_this_week",
        later_next_week="later_next_week",
        next_month="next_month",
        next_year="next_year",
        weekend="this_weekend at_the_weekend on_the_weekend over_the_weekend",
        next_weekend="next_weekend",
        end_of_month="end_of_month end_of_the_month at_the_end_of_the_month by_the_end_of_the_month month_end",
    ),
    weeks={"this week": 0, "next week": 1, "the week after next": 2},
    month_parts={
        **dict.fromkeys(("beginning of", "the beginning of", "start of", "the start of"), 1),
        **dict.fromkeys(("mid", "middle of", "the middle of"), 15),
        **dict.fromkeys(("end of", "the end of"), -1),
    },
    within=words("in"),
    numbers=counted("a/an/one two three four five six seven eight nine ten eleven twelve", first=1),
    units=lengths(
        minutes="min mins minute minutes",
        hours="hour hours h hr hrs",
        days="day days",
        weeks="week weeks wk",
        weeks_2="fortnight fortnights",
        months="month months mo",
        months_3="quarter quarters",
        years="year years yr",
    ),
    stretches={"half an hour": 30, "a quarter of an hour": 15, "an hour and a half": 90},
    ordinal_endings=words("st nd rd th"),
    joins=words("of the"),
    clock=r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?:(?P<half>[ap])\.?m\.?|o'clock)",
    articles=words("the a an my your his her its our their that these those some any all each"),
    refers=words(
        "of from since until till to before after than about versus vs called named between and or "
        "like every each ev last past previous re regarding with dated"
    ),
    ranges=words("from between"),
    between=words("and or plus"),
    to=words("to till until through thru"),
    shifts=words("move change shift push reschedule postpone"),
    then=words("then"),
    excepting=words("except excepting excluding unless but without not never counting"),
    objects=words("plan prepare review discuss survive enjoy skip"),
    closes=words("for with at in about to from and if after before because then via re"),
    numbered=words(
        "chapter ch part page p pp version v unit flat room episode ep season score size ratio no number nr "
        "step lesson question problem exercise section volume vol issue item level act scene track table "
        "figure fig gate platform bus line route highway apartment apt act rev revision release article psalm "
        "john matthew mark luke genesis it rate rated scored"
    ),
    doubtful=words("sun sat wed mar may march sec second"),
    names=(
        *names(
            "usa today, psychology today, history today, tomorrow never dies, tomorrow people, friday night lights, "
            "black friday, good friday, cyber monday, ruby tuesday, fat tuesday, ash wednesday, easter monday, "
            "easter sunday, palm sunday, bloody sunday, friday the 13th, manic monday, blue monday, man friday, "
            "girl friday, happy friday, casual friday, saturday night live, saturday night fever, tuesdays with, "
            "around the world in 80 days, edge of tomorrow, 24/7, 9/11, 7/11, 50/50, world of tomorrow, "
            "any given sunday, super tuesday, giving tuesday, whit monday, spy wednesday, maundy thursday, "
            "freaky friday, every day carry, today show, today i learned, tonight show"
        ),
        "tomorrow, and tomorrow, and tomorrow",
    ),
    repeats=_REPEATS,
    sentences=_SENTENCES,
)
