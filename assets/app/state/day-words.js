// The words for days in all languages, made from domain/languages by scripts/day_words.py.
/** @type {import('./typed-days.js').Names} */
export const DAY_WORDS = {
  days: {
    "today": 0, "tomorrow": 1, "tmr": 1, "tmrw": 1, "tomorow": 1, "tommorow": 1, "tommorrow": 1, "day after tomorrow": 2,
    "the day after tomorrow": 2, "heute": 0, "morgen": 1, "übermorgen": 2, "yesterday": -1, "day before yesterday": -2,
    "the day before yesterday": -2, "gestern": -1, "vorgestern": -2
  },
  weekdays: {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6, "mon": 0, "tue": 1,
    "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6, "montag": 0,
    "dienstag": 1, "mittwoch": 2, "donnerstag": 3, "freitag": 4, "samstag": 5, "sonnabend": 5, "sonntag": 6, "mo": 0,
    "di": 1, "mi": 2, "do": 3, "fr": 4, "sa": 5, "so": 6
  },
  months: {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6,
    "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10,
    "november": 11, "nov": 11, "december": 12, "dec": 12, "januar": 1, "jänner": 1, "februar": 2, "feber": 2, "märz": 3,
    "mär": 3, "mrz": 3, "mai": 5, "juni": 6, "juli": 7, "oktober": 10, "okt": 10, "dezember": 12, "dez": 12
  },
  numbers: {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "ein": 1, "eine": 1, "einem": 1, "einer": 1, "einen": 1, "eins": 1, "zwei": 2,
    "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12
  },
  parts: {
    "morning": "09:00", "in the morning": "09:00", "noon": "12:00", "midday": "12:00", "afternoon": "12:00",
    "in the afternoon": "12:00", "evening": "19:00", "in the evening": "19:00", "night": "22:00", "at night": "22:00",
    "früh": "09:00", "morgen": "09:00", "morgens": "09:00", "vormittag": "09:00", "vormittags": "09:00", "mittag": "12:00",
    "mittags": "12:00", "nachmittag": "12:00", "nachmittags": "12:00", "abend": "19:00", "abends": "19:00",
    "nacht": "22:00", "nachts": "22:00", "am morgen": "09:00", "in der früh": "09:00", "am vormittag": "09:00",
    "am mittag": "12:00", "am nachmittag": "12:00", "am abend": "19:00", "in der nacht": "22:00", "midnight": "00:00",
    "mitternacht": "00:00"
  },
  markers: {
    "on": "on", "on the": "on", "📅": "on", "next": "next", "this": "this", "this coming": "this", "coming": "this",
    "am": "on", "an dem": "on", "nächsten": "next", "nächster": "next", "nächste": "next", "nächstes": "next",
    "nächstem": "next", "kommenden": "next", "kommende": "next", "kommender": "next", "kommendem": "next", "diesen": "this",
    "dieser": "this", "diese": "this", "dieses": "this"
  },
  by: [
    "by", "by the", "due", "due 📅", "due on", "due by", "no later than", "deadline", "bis", "bis um", "bis zum",
    "bis spätestens", "spätestens", "spätestens am", "spätestens um", "fällig", "fällig am", "fällig 📅"
  ],
  at: {
    "at": true, "@": true, "at about": true, "around": true, "at around": true, "by": true, "by the": true, "due": true,
    "due 📅": true, "due on": true, "due by": true, "no later than": true, "deadline": true, "um": false, "gegen": false,
    "so gegen": false, "so um": false, "ab um": false, "ab": false, "bis": false, "bis um": false, "bis zum": false,
    "bis spätestens": false, "spätestens": false, "spätestens am": false, "spätestens um": false, "fällig": false,
    "fällig am": false, "fällig 📅": false
  },
  clocks: [
    ["^(?:(?<hour>\\d{1,2})(?:[:.](?<minute>\\d\\d))? ?(?:(?<half>[ap])\\.?m\\.?|o'clock))$", true],
    ["^(?:(?<hour>\\d{1,2})(?:[:.](?<minute>\\d\\d))? ?(?<half>uhr)(?: (?<more>[0-5]\\d))?)$", false]
  ],
  spans: {
    "next week": "next_week", "later this week": "later_this_week", "later next week": "later_next_week",
    "next month": "next_month", "next year": "next_year", "this weekend": "weekend", "at the weekend": "weekend",
    "on the weekend": "weekend", "over the weekend": "weekend", "next weekend": "next_weekend",
    "end of month": "end_of_month", "end of the month": "end_of_month", "at the end of the month": "end_of_month",
    "by the end of the month": "end_of_month", "month end": "end_of_month", "nächste woche": "next_week",
    "nächster woche": "next_week", "kommende woche": "next_week", "kommender woche": "next_week",
    "in der nächsten woche": "next_week", "später diese woche": "later_this_week",
    "später nächste woche": "later_next_week", "nächsten monat": "next_month", "nächstem monat": "next_month",
    "kommenden monat": "next_month", "kommendem monat": "next_month", "nächstes jahr": "next_year",
    "nächstem jahr": "next_year", "am wochenende": "weekend", "dieses wochenende": "weekend",
    "nächstes wochenende": "next_weekend", "am monatsende": "end_of_month", "zum monatsende": "end_of_month",
    "monatsende": "end_of_month", "ende des monats": "end_of_month"
  },
  moments: {
    "tonight": [0, "21:00"], "tonite": [0, "21:00"], "this morning": [0, "09:00"], "this afternoon": [0, "12:00"],
    "this evening": [0, "19:00"], "heute morgen": [0, "09:00"], "heute früh": [0, "09:00"], "heute mittag": [0, "12:00"],
    "heute nachmittag": [0, "12:00"], "heute abend": [0, "19:00"], "heute nacht": [0, "22:00"]
  },
  timedWeekdays: {
    "montagfrüh": [0, "09:00"], "montagmorgen": [0, "09:00"], "montagmorgens": [0, "09:00"],
    "montagvormittag": [0, "09:00"], "montagvormittags": [0, "09:00"], "montagmittag": [0, "12:00"],
    "montagmittags": [0, "12:00"], "montagnachmittag": [0, "12:00"], "montagnachmittags": [0, "12:00"],
    "montagabend": [0, "19:00"], "montagabends": [0, "19:00"], "montagnacht": [0, "22:00"], "montagnachts": [0, "22:00"],
    "dienstagfrüh": [1, "09:00"], "dienstagmorgen": [1, "09:00"], "dienstagmorgens": [1, "09:00"],
    "dienstagvormittag": [1, "09:00"], "dienstagvormittags": [1, "09:00"], "dienstagmittag": [1, "12:00"],
    "dienstagmittags": [1, "12:00"], "dienstagnachmittag": [1, "12:00"], "dienstagnachmittags": [1, "12:00"],
    "dienstagabend": [1, "19:00"], "dienstagabends": [1, "19:00"], "dienstagnacht": [1, "22:00"],
    "dienstagnachts": [1, "22:00"], "mittwochfrüh": [2, "09:00"], "mittwochmorgen": [2, "09:00"],
    "mittwochmorgens": [2, "09:00"], "mittwochvormittag": [2, "09:00"], "mittwochvormittags": [2, "09:00"],
    "mittwochmittag": [2, "12:00"], "mittwochmittags": [2, "12:00"], "mittwochnachmittag": [2, "12:00"],
    "mittwochnachmittags": [2, "12:00"], "mittwochabend": [2, "19:00"], "mittwochabends": [2, "19:00"],
    "mittwochnacht": [2, "22:00"], "mittwochnachts": [2, "22:00"], "donnerstagfrüh": [3, "09:00"],
    "donnerstagmorgen": [3, "09:00"], "donnerstagmorgens": [3, "09:00"], "donnerstagvormittag": [3, "09:00"],
    "donnerstagvormittags": [3, "09:00"], "donnerstagmittag": [3, "12:00"], "donnerstagmittags": [3, "12:00"],
    "donnerstagnachmittag": [3, "12:00"], "donnerstagnachmittags": [3, "12:00"], "donnerstagabend": [3, "19:00"],
    "donnerstagabends": [3, "19:00"], "donnerstagnacht": [3, "22:00"], "donnerstagnachts": [3, "22:00"],
    "freitagfrüh": [4, "09:00"], "freitagmorgen": [4, "09:00"], "freitagmorgens": [4, "09:00"],
    "freitagvormittag": [4, "09:00"], "freitagvormittags": [4, "09:00"], "freitagmittag": [4, "12:00"],
    "freitagmittags": [4, "12:00"], "freitagnachmittag": [4, "12:00"], "freitagnachmittags": [4, "12:00"],
    "freitagabend": [4, "19:00"], "freitagabends": [4, "19:00"], "freitagnacht": [4, "22:00"],
    "freitagnachts": [4, "22:00"], "samstagfrüh": [5, "09:00"], "samstagmorgen": [5, "09:00"],
    "samstagmorgens": [5, "09:00"], "samstagvormittag": [5, "09:00"], "samstagvormittags": [5, "09:00"],
    "samstagmittag": [5, "12:00"], "samstagmittags": [5, "12:00"], "samstagnachmittag": [5, "12:00"],
    "samstagnachmittags": [5, "12:00"], "samstagabend": [5, "19:00"], "samstagabends": [5, "19:00"],
    "samstagnacht": [5, "22:00"], "samstagnachts": [5, "22:00"], "sonnabendfrüh": [5, "09:00"],
    "sonnabendmorgen": [5, "09:00"], "sonnabendmorgens": [5, "09:00"], "sonnabendvormittag": [5, "09:00"],
    "sonnabendvormittags": [5, "09:00"], "sonnabendmittag": [5, "12:00"], "sonnabendmittags": [5, "12:00"],
    "sonnabendnachmittag": [5, "12:00"], "sonnabendnachmittags": [5, "12:00"], "sonnabendabend": [5, "19:00"],
    "sonnabendabends": [5, "19:00"], "sonnabendnacht": [5, "22:00"], "sonnabendnachts": [5, "22:00"],
    "sonntagfrüh": [6, "09:00"], "sonntagmorgen": [6, "09:00"], "sonntagmorgens": [6, "09:00"],
    "sonntagvormittag": [6, "09:00"], "sonntagvormittags": [6, "09:00"], "sonntagmittag": [6, "12:00"],
    "sonntagmittags": [6, "12:00"], "sonntagnachmittag": [6, "12:00"], "sonntagnachmittags": [6, "12:00"],
    "sonntagabend": [6, "19:00"], "sonntagabends": [6, "19:00"], "sonntagnacht": [6, "22:00"], "sonntagnachts": [6, "22:00"]
  },
  joins: [
    "dem", "den", "der", "of", "the"
  ],
  endings: [
    ".", "nd", "rd", "st", "th"
  ],
  monthParts: {
    "beginning of": 1, "the beginning of": 1, "start of": 1, "the start of": 1, "mid": 15, "middle of": 15,
    "the middle of": 15, "end of": -1, "the end of": -1, "anfang": 1, "mitte": 15, "ende": -1
  },
  finer: {
    "min": 1, "mins": 1, "minute": 1, "minutes": 1, "hour": 60, "hours": 60, "h": 60, "hr": 60, "hrs": 60, "minuten": 1,
    "stunde": 60, "stunden": 60, "std": 60
  },
  stretches: {
    "half an hour": 30, "a quarter of an hour": 15, "an hour and a half": 90, "einer halben stunde": 30,
    "einer viertelstunde": 15, "anderthalb stunden": 90
  },
  nextWeek: [
    "next week", "nächste woche", "nächster woche", "kommende woche", "kommender woche", "in der nächsten woche",
    "der nächsten woche"
  ],
  within: [
    "in", "in"
  ],
  units: {
    "day": ["days", 1], "days": ["days", 1], "week": ["days", 7], "weeks": ["days", 7], "wk": ["days", 7],
    "fortnight": ["days", 14], "fortnights": ["days", 14], "month": ["months", 1], "months": ["months", 1],
    "mo": ["months", 1], "quarter": ["months", 3], "quarters": ["months", 3], "year": ["months", 12],
    "years": ["months", 12], "yr": ["months", 12], "tag": ["days", 1], "tage": ["days", 1], "tagen": ["days", 1],
    "woche": ["days", 7], "wochen": ["days", 7], "monat": ["months", 1], "monate": ["months", 1], "monaten": ["months", 1],
    "quartal": ["months", 3], "quartale": ["months", 3], "quartalen": ["months", 3], "jahr": ["months", 12],
    "jahre": ["months", 12], "jahren": ["months", 12]
  },
};
