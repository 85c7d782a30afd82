"""Makes the sentence for a repeat, in any language. `read` understands each of these sentences."""

from collections.abc import Iterable
from functools import lru_cache

from domain.clean import Invalid
from domain.languages import FIRST, LANGUAGES
from domain.languages.language import Language, Sentences
from domain.repeat.rule import MONTH, SHORTEST, UNITS, WEEK, WORKDAYS, Rule, parse


@lru_cache(10_000)
def say(repeat: str, language: Language = LANGUAGES[FIRST]) -> str:
    """Return a repeat in words, as "every 2nd Tuesday of the month"; empty if it cannot be understood."""
    try:
        rule = parse(repeat)
    except Invalid:  # from a newer version
        return ""
    return _Says(language.sentences, rule).all()


class _Says:
    """Says one rule in the sentences of one language."""

    def __init__(self, sentences: Sentences, rule: Rule):
        self._in, self._rule = sentences, rule

    def all(self) -> str:
        return self._days() + self._end()

    def _days(self) -> str:
        rule, says = self._rule, self._in
        if rule.is_plain:
            return self._every()
        if rule.unit == WEEK:
            days = self._weekdays(says.both)
            return says.on.format(self._every(), days) if rule.every > 1 else says.each.format(days)
        which, is_counted, rest = self._which()
        if rule.unit == MONTH:
            which = says.of_month.format(which) if is_counted else which
            return (says.each.format(which) if rule.every == 1 else says.on_the.format(self._every(), which)) + rest
        months = _listed((says.months[month - 1] for month in rule.months), says.both)
        if not which:
            return says.during.format(self._every(), months)
        of = says.weekdays_of if rule.weekdays or rule.days == (-1,) else says.days_of
        return says.on_the.format(self._every(), of.format(which, months)) + rest

    def _every(self) -> str:
        once, several = self._in.every[UNITS[self._rule.unit]]
        return once if self._rule.every == 1 else several.format(self._rule.every)

    def _weekdays(self, last: str) -> str:
        if self._rule.weekdays == WORKDAYS:
            return self._in.workday
        return _listed((self._in.weekdays[day] for _, day in self._rule.weekdays), last)

    def _which(self) -> tuple[str, bool, str]:
        """Return which days of a month, whether to add that a month has them, and what is said after that."""
        rule, says = self._rule, self._in
        if rule.or_last_day:
            return says.nth(rule.days[-1]), False, says.or_last
        if rule.days == (-1,):
            return says.day.format(says.nth(-1)), True, ""
        if rule.days:
            each = (says.day.format(says.nth(day)) if day < 0 else says.nth(day) for day in rule.days)
            days = _listed(each, says.both)
            is_rare = any(SHORTEST[month - 1] < min(rule.days) for month in rule.months or range(1, 13))
            return days, False, says.left_out if is_rare else ""
        if rule.nth:
            return f"{says.nth(rule.nth)} {self._weekdays(says.either)}", True, ""
        days = _listed((f"{says.nth(nth)} {says.weekdays[day]}" for nth, day in rule.weekdays), says.both)
        is_rare = bool(rule.weekdays) and all(abs(nth) == 5 for nth, _ in rule.weekdays)
        return days, True, says.left_out if is_rare else ""

    def _end(self) -> str:
        rule, says = self._rule, self._in
        said = says.from_completion if rule.from_completion else ""
        if day := rule.until:
            said += says.until.format(says.date.format(day.day, says.months[day.month - 1], day.year))
        if rule.count:
            said += (says.once if rule.count == 1 else says.times).format(rule.count)
            said += "" if rule.from_completion else says.counting_missed
        return said


def _listed(words: Iterable[str], last: str) -> str:
    *some, end = [*words] or [""]
    return f"{', '.join(some)} {last} {end}" if some else end
