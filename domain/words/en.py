"""English."""

from domain.repeat.english import ENGLISH as REPEATS
from domain.words.language import Language, counted, names, table, words

ENGLISH = Language(
    markers={
        **table(on="on on_the", at="at @", by="by by_the due due_on due_by no_later_than deadline", next="next this"),
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
        "day after tomorrow": 2,
        "the day after tomorrow": 2,
    },
    moments={
        "tonight": (0, "21:00"),
        "this morning": (0, "09:00"),
        "this afternoon": (0, "12:00"),
        "this evening": (0, "19:00"),
    },
    weekdays=counted("monday tuesday wednesday thursday friday saturday sunday"),
    short_weekdays=counted("mon tue/tues wed thu/thur/thurs fri sat sun"),
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
    within=words("in"),
    numbers=counted("a/an/one two three four five six seven eight nine ten eleven twelve", first=1),
    units=table(
        minutes="min mins minute minutes",
        hours="hour hours",
        days="day days",
        weeks="week weeks",
        months="month months",
        years="year years",
    ),
    ordinal=r"(\d{1,2})(?:st|nd|rd|th)",
    joins=words("of the"),
    clock=r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<half>[ap])\.?m\.?",
    articles=words("the a an my your his her its our their that these those some any all each"),
    refers=words(
        "of from since until till to before after than about versus vs called named between and or like every "
        "each ev last past previous re regarding"
    ),
    ranges=words("from between"),
    objects=words("plan prepare review discuss survive enjoy skip"),
    closes=words("for with at in about to from and if after before because then via re"),
    numbered=words(
        "chapter ch part page p pp version v unit flat room episode ep season score size ratio no number nr "
        "step lesson question problem exercise section volume vol issue item level act scene track table "
        "figure fig gate platform bus line route highway apartment apt act rev revision release article psalm "
        "john matthew mark luke genesis"
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
            "freaky friday, every day carry"
        ),
        "tomorrow, and tomorrow, and tomorrow",
    ),
    repeats=REPEATS,
)
