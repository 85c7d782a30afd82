"""German."""

from domain.repeat.german import GERMAN as REPEATS
from domain.words.language import Language, counted, names, table, words

GERMAN = Language(
    markers={
        **table(
            on="am an_dem",
            at="um gegen ab_um @",
            by="bis bis_zum bis_spätestens spätestens spätestens_am fällig fällig_am",
            next="nächsten nächster nächste nächstes kommenden kommende kommender",
            this="diesen dieser diese dieses",
        ),
        "für": "for",
    },
    days={"heute": 0, "morgen": 1, "übermorgen": 2},
    moments={
        "heute morgen": (0, "09:00"),
        "heute früh": (0, "09:00"),
        "heute mittag": (0, "12:00"),
        "heute nachmittag": (0, "12:00"),
        "heute abend": (0, "19:00"),
        "heute nacht": (0, "22:00"),
    },
    weekdays=counted("montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag"),
    short_weekdays=counted("mo di mi do fr sa so"),
    months=counted(
        "januar/jan/jänner februar/feb/feber märz/mär/mrz april/apr mai juni/jun juli/jul august/aug "
        "september/sept/sep oktober/okt november/nov dezember/dez",
        first=1,
    ),
    parts={
        **dict.fromkeys(("früh", "morgen", "morgens", "vormittag", "vormittags"), "09:00"),
        **dict.fromkeys(("mittag", "mittags", "nachmittag", "nachmittags"), "12:00"),
        **dict.fromkeys(("abend", "abends"), "19:00"),
        **dict.fromkeys(("nacht", "nachts"), "22:00"),
    },
    spans=table(
        next_week="nächste_woche kommende_woche in_der_nächsten_woche",
        later_this_week="später_diese_woche",
        later_next_week="später_nächste_woche",
        next_month="nächsten_monat kommenden_monat",
        next_year="nächstes_jahr",
        weekend="am_wochenende dieses_wochenende",
        next_weekend="nächstes_wochenende",
        end_of_month="am_monatsende zum_monatsende bis_monatsende ende_des_monats bis_ende_des_monats",
    ),
    within=words("in"),
    numbers=counted(
        "ein/eine/einem/einer/einen/eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf", first=1
    ),
    units=table(
        minutes="minute minuten",
        hours="stunde stunden std",
        days="tag tage tagen",
        weeks="woche wochen",
        months="monat monate monaten",
        years="jahr jahre jahren",
    ),
    ordinal=r"(\d{1,2})\.",
    joins=words("den der dem"),
    clock=r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<half>uhr)",
    articles=words("der die das den dem des ein eine einen mein meine meinen sein ihr unser alle jeder jede"),
    refers=words(
        "vom von seit nach vor zu zum zur zwischen und oder über namens wie als jeden jeder jede jedes alle "
        "letzten letzter letzte letztes vergangenen gestern betr"
    ),
    ranges=words("vom von zwischen"),
    objects=words("plane plan planen"),
    closes=words("mit für bei in im wegen und nach von zu zum zur an auf oder ob damit um dann"),
    numbered=words(
        "kapitel teil seite version wohnung zimmer raum folge staffel größe nr nummer schritt lektion frage "
        "aufgabe übung abschnitt band heft punkt ebene akt szene tabelle abbildung gleis bus linie artikel "
        "paragraph stufe klasse haus halle psalm johannes lukas markus matthäus"
    ),
    doubtful=words("mo di mi do fr sa so mai"),
    names=names(
        "freitag der 13., heute show, "
        "alle jahre wieder, heute journal, schwarzer freitag, blauer montag, guten morgen, "
        "samstag nacht fieber, heute im bundestag, 24/7, der morgen stirbt nie"
    ),
    repeats=REPEATS,
    verb_last=True,
    nouns_are_capitals=True,
)
