"""A language that is one more file is read, said, and offered, wherever languages are."""

import os
import subprocess
import sys
from shutil import copytree

from tests.conftest import ROOT

SPEAKS = """
from datetime import date
from components.account.dates import dates_section
from components.tasks.repeat import would_come
from domain.days import Calendar, clean_setting
from domain.quick_add import Habits, read
from domain.repeat import FIRST_WORDS
from domain.typed import habits
from domain.words.calendar import Moment
from scripts import day_words

now, mine = Moment(date(2027, 1, 13), "10:00"), Habits(("qq",))
for text in (
    "Pura feno poi", "Pura feno ke 14 hor", "Pura feno sur veno ke 9 hor", "Pura feno en duo semas", "Pura feno 3 dua",
    "Pura feno omni 2ak marto", "Pura feno omni 3 semas sur luno ed veno gis 1 fora", "Pura veno feno",
):
    found = read(text, now, mine)
    print(found.title, found.fields, *(piece.name for piece in found.pieces), sep="|")
print(would_come("omni ultim laboro", {}, now, Calendar())[0].children.strip())
print(clean_setting("words", "en de qq"), habits(Calendar(words="de qq")).languages)
print("omni" in FIRST_WORDS, '"nun": 0' in day_words.text())
print("English, German and Marsh" in str(dates_section(Calendar())))
print(read("Pura feno tomorrow", now).fields, read("Pura feno poi", now, Habits(("en", "de"))).fields)
"""

SPOKEN = """
Pura feno|{'date': '2027-01-14'}|
Pura feno|{'date': '2027-01-13', 'time': '14:00'}|
Pura feno|{'date': '2027-01-15', 'time': '09:00'}|
Pura feno|{'date': '2027-01-27'}|
Pura feno|{'date': '2027-02-03'}|
Pura feno|{'repeat': 'FREQ=MONTHLY;BYDAY=2TU', 'date': '2027-02-09'}|omni 2ak Marto del luna
Pura feno|{'repeat': 'FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR;UNTIL=20270401', 'date': '2027-01-15'}|\
omni 3 semas sur Luno ed Veno gis 1 fora 2027
Pura veno feno|{}
Omni ultim laboro del luna. Next:
en de qq ('de', 'qq')
True True
True
{'date': '2027-01-14'} {}
"""


def test_a_language_is_one_file(tmp_path):
    for folder in ("domain", "components", "scripts"):
        copytree(ROOT / folder, tmp_path / folder, ignore=lambda *_: {"__pycache__"})
    made_up = ROOT / "tests" / "made_up_language.py"
    (tmp_path / "domain" / "languages" / "qq.py").write_bytes(made_up.read_bytes())
    (tmp_path / "ids.py").write_bytes((ROOT / "ids.py").read_bytes())

    ran = subprocess.run(
        [sys.executable, "-c", SPEAKS],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )

    assert ran.returncode == 0, ran.stderr[-3_000:]
    assert ran.stdout.split("\n") == SPOKEN.removeprefix("\n").split("\n")
