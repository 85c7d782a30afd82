"""The languages in which days are said, a file each: `domain.quick_add` finds their words in what people type.

To add one, write a file like `domain.words.en`, and name it in `LANGUAGES`.
"""

from domain.words.de import GERMAN
from domain.words.en import ENGLISH

LANGUAGES = {"en": ENGLISH, "de": GERMAN}
"""All languages, by the name that the setting gives them."""
