"""Decides whether what was understood of a title is all that the title says of when."""

from collections.abc import Collection, Sequence

from domain.languages import LANGUAGES
from domain.languages.language import Language
from domain.words.days import Phrase
from domain.words.sense import is_object, is_subject
from domain.words.several import joint_before
from domain.words.tokens import Word

_REPEATS = frozenset[str]().union(
    *({*language.repeats.adverbs, *language.repeats.weekly} for language in LANGUAGES.values())
)
_CERTAIN = ("sure", "day", "name", "week", "year", "length", "ordinal")


def is_cut(spans: Collection[tuple[int, int]], words: Sequence[Word], left: Sequence[tuple[Phrase, Language]]) -> bool:
    """Return whether a day, a time or a repeat that is `left` stands beside what is understood, in these spans.

    Of “Monday by 8 people” and “daily or every Friday”, a part would be taken, and be wrong. The words in the spans
    are taken.
    """
    certain = [phrase for phrase, language in left if _is_certain(phrase, words, language)]
    begin, end = {phrase.first for phrase in certain}, {phrase.last for phrase in certain}

    def is_beside(span: tuple[int, int]) -> bool:
        free = [place for place, word in enumerate(words) if not word.is_taken]
        before = max((place + 1 for place in free if words[place].end <= span[0]), default=0)
        after = min((place for place in free if words[place].start >= span[1]), default=len(words))
        return (before > 0 and not words[before - 1].ends and follows(before)) or (
            after in begin and not words[after - 1].ends
        )

    def follows(place: int) -> bool:
        joint = joint_before(place, words)
        return bool({place, joint} & end) or (joint < place and words[joint - 1].key in _REPEATS)

    return any(map(is_beside, spans))


def _is_certain(phrase: Phrase, words: Sequence[Word], language: Language) -> bool:
    before = words[phrase.first - 1].key if phrase.first else ""
    if not phrase.day or "for" in (phrase.marker, language.markers.get(before)) or is_object(phrase, words, language):
        return False
    if phrase.how == "time":
        return phrase.clock
    if is_subject(phrase, words, language):
        return False
    is_dotted = phrase.how == "number" and any(word.key.endswith(".") for word in words[phrase.first : phrase.last])
    return phrase.how in _CERTAIN or is_dotted
