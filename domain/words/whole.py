"""Decides whether what was understood of a title is all that the title says of when."""

from collections.abc import Collection, Sequence

from domain.languages import in_any
from domain.languages.language import Language
from domain.words.days import Phrase
from domain.words.sense import is_object, is_subject
from domain.words.several import joint_after, joint_before
from domain.words.tokens import Word

_REPEATS = in_any(lambda language: {*language.repeats.adverbs, *language.repeats.weekly})
_WEEKLY = in_any(lambda language: {*language.repeats.weekdays, *language.repeats.weekly})
_LEADS = in_any(lambda language: language.repeats.starting)
_PARTS = in_any(lambda language: language.parts)
_LONGEST = max(len(part.split()) for part in _PARTS)
_CERTAIN = ("sure", "day", "name", "week", "year", "length", "ordinal")


def is_cut(
    spans: Collection[tuple[int, int]],
    words: Sequence[Word],
    left: Sequence[tuple[Phrase, Language]],
    *,
    repeated: bool,
) -> bool:
    """Return whether a day, a time or a repeat that is `left` stands beside what is understood, in these spans.

    `repeated` means that a repeat is understood: then “starting”, too, belongs to what follows it.

    Of “Monday by 8 people” and “daily or every Friday”, a part would be taken, and be wrong. The words in the spans
    are taken.
    """
    certain = [phrase for phrase, language in left if is_certain(phrase, words, language)]
    begin, end = {phrase.first for phrase in certain}, {phrase.last for phrase in certain}

    def is_beside(span: tuple[int, int]) -> bool:
        free = [place for place, word in enumerate(words) if not word.is_taken]
        before = max((place + 1 for place in free if words[place].end <= span[0]), default=0)
        after = min((place for place in free if words[place].start >= span[1]), default=len(words))
        return (before > 0 and not words[before - 1].ends and follows(before)) or (
            after < len(words) and not words[after - 1].ends and leads(after)
        )

    def follows(place: int) -> bool:
        last = words[place - 1].key
        if last in _WEEKLY or (repeated and last in _LEADS):  # “Mondays at 8”
            return True
        joint = joint_before(place, words)
        return bool({place, joint} & end) or (joint < place and words[joint - 1].key in _REPEATS)

    def leads(place: int) -> bool:
        joint = joint_after(place, words)
        said = [" ".join(word.key for word in words[joint : joint + many]) for many in range(1, _LONGEST + 1)]
        return place in begin or (joint > place and not _PARTS.isdisjoint(said))  # “tomorrow morning and evening”

    return any(map(is_beside, spans))


def is_certain(phrase: Phrase, words: Sequence[Word], language: Language) -> bool:
    """Return whether a phrase that was not taken says a day, or a time, and is no thing of the title."""
    before = words[phrase.first - 1].key if phrase.first else ""
    if not phrase.day or "for" in (phrase.marker, language.markers.get(before)) or is_object(phrase, words, language):
        return False
    if phrase.how == "time":
        return phrase.clock and not phrase.is_span
    if is_subject(phrase, words, language):
        return False
    is_dotted = phrase.how == "number" and any(word.key.endswith(".") for word in words[phrase.first : phrase.last])
    return phrase.how in _CERTAIN or is_dotted
