"""German."""

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

_ORDINALS = "erst zweit dritt viert fünft"
_REPEATS = Repeats(
    every=words("jeden jede jedes jeder alle"),
    adverbs=lengths(
        days="täglich taeglich",
        weeks="wöchentlich woechentlich",
        months="monatlich",
        months_3="vierteljährlich vierteljaehrlich quartalsweise",
        months_6="halbjährlich halbjaehrlich",
        years="jährlich jaehrlich",
    ),
    finer=words("sekunde sekunden stündlich"),
    ordinals={
        f"{word}{ending}": nth
        for word, nth in {"vorletzt": -2, "letzt": -1, **counted(_ORDINALS, first=1)}.items()
        for ending in ("e", "en", "er", "es")
    },
    nth_is_apart=True,
    other=words("anderen andere"),
    weekly=counted("montags dienstags mittwochs donnerstags freitags samstags/sonnabends sonntags"),
    workday=words("werktag werktage arbeitstag arbeitstage"),
    weekend=words("wochenende"),
    day=words("tag"),
    also=words("und & / ,"),
    either=words("oder"),
    on=words("am an"),
    of=words("im des jedes jeden"),
    small=words("dem den der jeden"),
    month=words("monats monat"),
    until=words("bis"),
    starting=words("ab beginnend"),
    times=words("mal"),
    from_completion=phrases("nach erledigung", "ab erledigung"),
    or_last_day=phrases("oder am letzten tag", "oder am letzten tag des monats"),
    left_out=phrases("nur in monaten , in denen es ihn gibt"),
    counting_missed=phrases("verpasste mitgezählt"),
)


def _nth(number: int) -> str:
    if number > 0:
        return f"{number}."
    return {-1: "letzten", -2: "vorletzten"}.get(number) or f"{-number}. letzten"


_SENTENCES = Sentences(
    every={
        "days": ("jeden Tag", "alle {} Tage"),
        "weeks": ("jede Woche", "alle {} Wochen"),
        "months": ("jeden Monat", "alle {} Monate"),
        "years": ("jedes Jahr", "alle {} Jahre"),
    },
    weekdays=("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    months=(
        *("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli"),
        *("August", "September", "Oktober", "November", "Dezember"),
    ),
    workday="Werktag",
    each="jeden {}",
    on="{} am {}",
    on_the="{} am {}",
    during="{} im {}",
    of_month="{} im Monat",
    days_of="{} {}",
    weekdays_of="{} im {}",
    nth=_nth,
    day="{} Tag",
    both="und",
    either="oder",
    or_last=", oder am letzten Tag des Monats",
    left_out=", nur in Monaten, in denen es ihn gibt",
    counting_missed=", verpasste mitgezählt",
    from_completion=" nach Erledigung",
    until=" bis {}",
    date="{}. {} {}",
    once=", {} Mal",
    times=", {} Mal",
)

_WEEKDAYS = "montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag"
_PARTS = {
    **dict.fromkeys(("früh", "morgen", "morgens", "vormittag", "vormittags"), "09:00"),
    **dict.fromkeys(("mittag", "mittags", "nachmittag", "nachmittags"), "12:00"),
    **dict.fromkeys(("abend", "abends"), "19:00"),
    **dict.fromkeys(("nacht", "nachts"), "22:00"),
}
_PARTS_WITH = {
    **dict.fromkeys(("am morgen", "in der früh", "am vormittag"), "09:00"),
    **dict.fromkeys(("am mittag", "am nachmittag"), "12:00"),
    "am abend": "19:00",
    "in der nacht": "22:00",
}

LANGUAGE = Language(
    name="German",
    markers={
        **table(
            on="am an_dem 📅",
            at="um gegen so_gegen so_um ab_um @",
            around="ab",
            by="bis bis_um bis_zum bis_spätestens spätestens spätestens_am spätestens_um fällig fällig_am fällig_📅",
            next="nächsten nächster nächste nächstes nächstem kommenden kommende kommender kommendem",
            this="diesen dieser diese dieses",
        ),
        "für": "for",
    },
    days={"heute": 0, "morgen": 1, "übermorgen": 2},
    past_days={"gestern": -1, "vorgestern": -2},
    moments={
        "heute morgen": (0, "09:00"),
        "heute früh": (0, "09:00"),
        "heute mittag": (0, "12:00"),
        "heute nachmittag": (0, "12:00"),
        "heute abend": (0, "19:00"),
        "heute nacht": (0, "22:00"),
    },
    weekdays=counted(_WEEKDAYS),
    timed_weekdays={
        f"{day}{part}": (number, time) for day, number in counted(_WEEKDAYS).items() for part, time in _PARTS.items()
    },
    short_weekdays=counted("mo di mi do fr sa so"),
    months=counted(
        "januar/jan/jänner februar/feb/feber märz/mär/mrz april/apr mai juni/jun juli/jul august/aug "
        "september/sept/sep oktober/okt november/nov dezember/dez",
        first=1,
    ),
    parts={**_PARTS, **_PARTS_WITH},
    parts_after={**_PARTS_WITH, **{part: at for part, at in _PARTS.items() if part == "früh" or part[-1] == "s"}},
    midnight=words("mitternacht"),
    spans=table(
        next_week="nächste_woche nächster_woche kommende_woche kommender_woche in_der_nächsten_woche",
        later_this_week="später_diese_woche",
        later_next_week="später_nächste_woche",
        next_month="nächsten_monat nächstem_monat kommenden_monat kommendem_monat",
        next_year="nächstes_jahr nächstem_jahr",
        weekend="am_wochenende dieses_wochenende",
        next_weekend="nächstes_wochenende",
        end_of_month="am_monatsende zum_monatsende monatsende ende_des_monats",
    ),
    weeks={
        **dict.fromkeys(("diese woche", "dieser woche", "in dieser woche"), 0),
        **dict.fromkeys(("nächste woche", "nächster woche", "kommende woche", "kommender woche"), 1),
        **dict.fromkeys(("in der nächsten woche", "der nächsten woche"), 1),
        **dict.fromkeys(("übernächste woche", "übernächster woche"), 2),
    },
    month_parts={"anfang": 1, "mitte": 15, "ende": -1},
    within=words("in"),
    numbers=counted(
        "ein/eine/einem/einer/einen/eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf", first=1
    ),
    units=lengths(
        minutes="minute minuten min",
        hours="stunde stunden std h",
        days="tag tage tagen",
        weeks="woche wochen",
        months="monat monate monaten",
        months_3="quartal quartale quartalen",
        years="jahr jahre jahren",
    ),
    stretches={"einer halben stunde": 30, "einer viertelstunde": 15, "anderthalb stunden": 90},
    ordinal_endings=words("."),
    joins=words("den der dem"),
    clock=r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<half>uhr)",
    minutes_follow=True,
    articles=words("der die das den dem des ein eine einen mein meine meinen sein ihr unser alle jeder jede"),
    refers=words(
        "vom von seit nach vor zu zum zur zwischen und oder über namens wie als jeden jeder jede jedes alle "
        "letzten letzter letzte letztes vergangenen gestern betr mit"
    ),
    ranges=words("vom von zwischen"),
    between=words("und oder sowie"),
    to=words("bis"),
    then=words("dann danach"),
    excepting=words("außer ausgenommen ohne nicht aber nie"),
    objects=words("plane plan planen"),
    closes=words("mit für bei in im wegen und nach von zu zum zur an auf oder ob damit um dann"),
    numbered=words(
        "kapitel teil seite version wohnung zimmer raum folge staffel größe nr nummer schritt lektion frage "
        "aufgabe übung abschnitt band heft punkt ebene akt szene tabelle abbildung gleis bus linie artikel "
        "paragraph stufe klasse haus halle psalm johannes lukas markus matthäus bewertung"
    ),
    doubtful=words("mo di mi do fr sa so mai"),
    names=names(
        "freitag der 13., heute show, "
        "alle jahre wieder, heute journal, schwarzer freitag, blauer montag, guten morgen, "
        "samstag nacht fieber, heute im bundestag, 24/7, der morgen stirbt nie, in 80 tagen um die welt, sonntags nie"
    ),
    repeats=_REPEATS,
    sentences=_SENTENCES,
    verb_last=True,
    nouns_are_capitals=True,
)
