"""Marsh, a language that nobody speaks: all that the app has to know of it is in this file."""

from domain.languages.language import Language, Repeats, Sentences, counted, lengths, table, words

_MONTHS = "una dua tria fora fiva siksa seva okta nina desa onza doza"
_DAYS = "luno marto merko jovo veno sato solo"

LANGUAGE = Language(
    name="Marsh",
    markers=table(on="sur", at="ke", by="ante", next="sekva"),
    days={"nun": 0, "poi": 1},
    weekdays=counted(_DAYS),
    months=counted(_MONTHS, first=1),
    within=words("en"),
    numbers=counted("uno duo trio", first=1),
    units=lengths(days="diem diems", weeks="sema semas", months="luna lunas", years="ano anos"),
    ordinal_endings=words("ak"),
    clock=r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<half>hor)",
    repeats=Repeats(
        every=words("omni"),
        ordinals={"ultim": -1},
        day=words("diem"),
        workday=words("laboro"),
        also=words("ed ,"),
        on=words("sur"),
        of=words("del"),
        month=words("luna"),
        until=words("gis"),
        times=words("vez"),
    ),
    sentences=Sentences(
        every={
            "days": ("omni diem", "omni {} diems"),
            "weeks": ("omni sema", "omni {} semas"),
            "months": ("omni luna", "omni {} lunas"),
            "years": ("omni ano", "omni {} anos"),
        },
        weekdays=tuple(_DAYS.title().split()),
        months=tuple(_MONTHS.split()),
        workday="laboro",
        each="omni {}",
        on="{} sur {}",
        on_the="{} sur {}",
        during="{} del {}",
        of_month="{} del luna",
        days_of="{} del {}",
        weekdays_of="{} del {}",
        nth=lambda number: f"{number}ak" if number > 0 else "ultim",
        day="{} diem",
        both="ed",
        either="o",
        or_last=" o ultim",
        left_out="",
        counting_missed="",
        from_completion=" fin",
        until=" gis {}",
        date="{} {} {}",
        once=", {} vez",
        times=", {} vez",
    ),
)
