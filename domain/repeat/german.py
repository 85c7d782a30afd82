"""How people say repeats in German."""

import re

from domain.repeat.language import Language, named, phrases, words
from domain.repeat.rule import DAY, MONTH, WEEK, YEAR

GERMAN = Language(
    every=words("jeden jede jedes jeder alle"),
    adverbs={
        **dict.fromkeys(words("täglich taeglich"), (DAY, 1)),
        **dict.fromkeys(words("wöchentlich woechentlich"), (WEEK, 1)),
        "monatlich": (MONTH, 1),
        **dict.fromkeys(words("vierteljährlich vierteljaehrlich quartalsweise"), (MONTH, 3)),
        **dict.fromkeys(words("halbjährlich halbjaehrlich"), (MONTH, 6)),
        **dict.fromkeys(words("jährlich jaehrlich"), (YEAR, 1)),
    },
    units={
        **dict.fromkeys(words("tag tage tagen"), (DAY, 1)),
        **dict.fromkeys(words("woche wochen"), (WEEK, 1)),
        **dict.fromkeys(words("monat monate monaten"), (MONTH, 1)),
        **dict.fromkeys(words("quartal quartale"), (MONTH, 3)),
        **dict.fromkeys(words("jahr jahre jahren"), (YEAR, 1)),
    },
    finer=words("stunde stunden minute minuten sekunde sekunden stündlich"),
    numbers=named(
        *("eins ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"),
        start=1,
    ),
    ordinals=named(
        "letzten letzte letzter letztes",
        "",
        "ersten erste erster erstes",
        "zweiten zweite zweiter zweites",
        "dritten dritte dritter drittes",
        "vierten vierte vierter viertes",
        "fünften fünfte fünfter fünftes",
        start=-1,
    ),
    ordinal=re.compile(r"(\d{1,2})\."),
    other=words("anderen andere"),
    weekdays=named(
        *("montag montags mo", "dienstag dienstags di", "mittwoch mittwochs mi", "donnerstag donnerstags do"),
        *("freitag freitags fr", "samstag samstags sonnabend sonnabends sa", "sonntag sonntags so"),
    ),
    months=named(
        *("januar jänner jan", "februar feb", "märz mär mrz", "april apr", "mai", "juni jun"),
        *("juli jul", "august aug", "september sep sept", "oktober okt", "november nov", "dezember dez"),
        start=1,
    ),
    workday=words("werktag werktage arbeitstag arbeitstage"),
    weekend=words("wochenende"),
    day=words("tag"),
    also=words("und & ,"),
    on=words("am an"),
    of=words("im des"),
    small=words("dem den der jeden"),
    month=words("monats monat"),
    until=words("bis"),
    starting=words("ab beginnend"),
    times=words("mal"),
    before_times=frozenset(),
    from_completion=phrases("nach erledigung", "ab erledigung"),
    or_last_day=phrases("oder am letzten tag", "oder am letzten tag des monats"),
    left_out=(),
    counting_missed=(),
    today=words("heute"),
    tomorrow=words("morgen"),
)
