"""Facts that are kept twice agree, in any order of intents."""

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule, run_state_machine_as_test
from sqlalchemy import delete

from callbacks.agenda import agenda_after
from domain.clean import Invalid
from domain.edits import apply
from domain.lists import inbox_of
from storage.agenda import agenda_of
from storage.database.engine import writing
from storage.database.tables import accounts
from tests.factories import a_part, an_intent, instant, new_id, steady
from tests.storage.agreements import Agreements
from tests.storage.copies import WholeCopy
from tests.storage.machines import tries
from tests.storage.people import Person, stored

some = st.integers(0, 5)
DAY = "2026-01-02"
HELD = {"move_task": None, "delete_task": None, "tick_task": True, "set_task": {"title": "Oat milk"}}
several = st.lists(some, min_size=1, max_size=3)


class AnyOrder(Agreements):
    """An account at work, which does what it may in any order."""

    @initialize()
    def begin(self):
        with writing() as connection:  # remove what the previous run left
            connection.execute(delete(accounts))
        self.ada = Person("ada")
        self.begun, self.copy = stored(), stored()
        self.whole, self.counted = WholeCopy(self.ada), agenda_of(self.ada.id)
        kinds = ("list", "section", "tag", "smart_list", "task", "intent")
        self.ids = {kind: [] for kind in kinds} | {"list": [inbox_of(self.ada.id)]}
        self.second = 0
        self.add_list()
        self.add_tag("home")
        self.add_smart_list()
        self.add_tasks(0, 3)
        self.add_section(0)
        self.put_into_section([0, 1], 0)

    def one(self, kind: str, number: int) -> str:
        return self.ids[kind][-1 - number % len(self.ids[kind])]

    def do(self, verb: str, **fields):
        intent = an_intent(verb, **fields)
        self.second += 600
        try:
            done = self.ada.commits(intent, instant(self.second))
        except Invalid:
            return
        self.ids["intent"].append(intent.id)
        apply(done.edit, self.copy)
        counted, self.counted = self.counted, agenda_of(self.ada.id)
        assert self.counted in (agenda_after(self.ada.id, done.edit, planned=done.planned), counted)

    @rule()
    def add_list(self):
        self.ids["list"].append(new_id("list"))
        self.do("add_list", list=self.ids["list"][-1])

    @rule(number=some, count=st.integers(1, 3))
    def add_tasks(self, number, count):
        self.ids["task"] += [new_id("task") for _ in range(count)]
        self.do("add_tasks", list=self.one("list", number), value=[[one, "Milk"] for one in self.ids["task"][-count:]])

    def those(self, numbers: list[int]) -> list[str]:
        return [self.one("task", number) for number in numbers]

    @rule(number=some)
    def add_section(self, number):
        self.ids["section"].append(new_id("section"))
        value = [self.ids["section"][-1], {"title": "Kitchen"}]
        self.do("add_section", list=self.one("list", number), value=value)

    @rule(numbers=several, number=some)
    def put_into_section(self, numbers, number):
        self.do("set_task", tasks=self.those(numbers), value={"section": self.one("section", number)})

    @rule(number=some, does=st.sampled_from(["set_section", "up", "trash", "make_list_of_section"]))
    def change_section(self, number, does):
        verb, value = ("delete_section", {"value": does}) if does in ("up", "trash") else (does, {})
        if verb == "make_list_of_section":
            self.ids["list"].append(new_id("list"))
        self.do(verb, list=self.ids["list"][-1], section=self.one("section", number), **value)

    @rule(number=some, after=st.none() | some)
    def place_section(self, number, after):
        value = {"after": "" if after is None else self.one("section", after)}
        self.do("place_section", section=self.one("section", number), value=value)

    @rule(number=some, under=some)
    def add_subtask(self, number, under):
        self.ids["task"].append(new_id("task"))
        fields = {"title": "Oat", "parent": self.one("task", under)}
        self.do("add_tasks", list=self.one("list", number), value=[[self.ids["task"][-1], fields]])

    @rule(numbers=several, done=st.booleans() | st.just({"leave_open": True}))
    def tick_task(self, numbers, done):
        self.do("tick_task", tasks=self.those(numbers), value=done)

    @rule(numbers=several, text=st.sampled_from(["every day", "every! 2 weeks", "every week, 2 times", ""]))
    def repeat_task(self, numbers, text):
        self.do("repeat_task", tasks=self.those(numbers), value={"text": text, "day": DAY})

    @rule(numbers=several, verb=st.sampled_from(["tick_task", "skip_task"]), seen=st.booleans(), late=some)
    def move_on(self, numbers, verb, seen, late):
        tasks = self.those(numbers)
        of = {one: self.copy["tasks"][one]["date"] for one in tasks if one in self.copy["tasks"] and seen}
        self.do(verb, tasks=tasks, value={"day": f"2026-01-0{late + 1}", "of": of})

    @rule(numbers=several, value=st.sampled_from([{"title": "Milk"}, {"title": "Oat milk"}, {"deadline": DAY}]))
    def set_task(self, numbers, value):
        self.do("set_task", tasks=self.those(numbers), value=value)

    @rule(numbers=several, day=some, order=st.sampled_from([None, "V", "a0V"]))
    def plan_task(self, numbers, day, order):
        tasks = self.those(numbers)
        value = {one: {"date": f"2026-01-0{day + 1}", "day_order": order} for one in tasks}
        self.do("plan_task", tasks=tasks, value=value)

    @rule(before=some, to=some, number=some)
    def carry_over(self, before, to, number):
        value = {"before": f"2026-01-0{before + 1}", "to": f"2026-01-0{to + 1}"}
        self.do("carry_over", list=self.one("list", number), value=value)

    @rule(numbers=several, to=some)
    def move_task(self, numbers, to):
        self.do("move_task", tasks=self.those(numbers), list=self.one("list", to))

    @rule(numbers=several, to=some, after=st.none() | some, section=st.none() | some, under=st.none() | some)
    def place_task(self, numbers, to, after, section, under):
        place = {"after": "" if after is None else self.one("task", after)}
        place |= {} if section is None else {"section": self.one("section", section)}
        place |= {} if under is None else {"parent": self.one("task", under) if under else ""}
        self.do("place_task", tasks=self.those(numbers), list=self.one("list", to), value=place)

    @rule(numbers=several)
    def duplicate_task(self, numbers):
        copies = {one: new_id("task") for one in self.those(numbers)}
        self.do("duplicate_task", tasks=list(copies), value=copies)
        self.ids["task"] += copies.values()

    @rule(title=st.sampled_from(["home", "Home", "errands"]))
    def add_tag(self, title):
        self.ids["tag"].append(new_id("tag"))
        self.do("add_tag", tags=[self.ids["tag"][-1]], value={"title": title})

    @rule(numbers=several, add=some, remove=some, title=st.none() | st.sampled_from(["home", "Office"]))
    def tag_task(self, numbers, add, remove, title):
        value: dict[str, Any] = {"add": [self.one("tag", add)], "remove": [self.one("tag", remove)]}
        if title:
            self.ids["tag"].append(new_id("tag"))
            value["make"] = {self.ids["tag"][-1]: title}
        self.do("tag_task", tasks=self.those(numbers), value=value)

    @rule(number=some, other=some, verb=st.sampled_from(["set_tag", "delete_tag", "restore_tag", "merge_tags"]))
    def change_tag(self, number, other, verb):
        given = {"value": self.one("tag", other)} if verb == "merge_tags" else {}
        self.do(verb, tags=[self.one("tag", number)], **given)

    @rule()
    def add_smart_list(self):
        self.ids["smart_list"].append(new_id("smart-list"))
        self.do("add_smart_list", smart_list=self.ids["smart_list"][-1])

    @rule(number=some, verb=st.sampled_from(["set_smart_list", "delete_smart_list", "restore_smart_list"]))
    def change_smart_list(self, number, verb):
        self.do(verb, smart_list=self.one("smart_list", number))

    @rule(numbers=several, verb=st.sampled_from(["delete_task", "restore_task"]))
    def delete_or_restore_task(self, numbers, verb):
        self.do(verb, tasks=self.those(numbers))

    @rule(numbers=several, verbs=st.lists(st.sampled_from(sorted(HELD)), min_size=3, max_size=3), number=some)
    def accept(self, numbers, verbs, number):
        to = self.one("list", number)
        parts = [
            a_part(self.one("task", one), verb, HELD[verb], list=to) for one, verb in zip(numbers, verbs, strict=False)
        ]
        self.do("accept_suggestions", value=parts)

    @rule(
        number=some,
        verb=st.sampled_from(["set_list", "clear_completed", "untick_all", "delete_list", "restore_list"]),
    )
    def change_list(self, number, verb):
        self.do(verb, list=self.one("list", number))

    @rule(number=some, archived=st.booleans())
    def archive_list(self, number, archived):
        self.do("archive_list", list=self.one("list", number), value=archived)

    @rule(number=some, after=some)
    def place_list(self, number, after):
        self.do("place_list", list=self.one("list", number), value={"after": self.one("list", after)})

    @rule(number=some, verb=st.sampled_from(["duplicate_list", "save_template", "use_template"]))
    def copy_list(self, number, verb):
        copied = self.one("list", number)
        self.ids["list"].append(new_id("list"))
        self.do(verb, list=self.ids["list"][-1], value={"from": copied, "day": "2026-01-05"})

    @rule(numbers=several, intent=some)
    def put_back(self, numbers, intent):
        self.do("put_back", tasks=self.those(numbers), value=self.one("intent", intent))

    @rule(number=some)
    def undo(self, number):
        self.do("undo", value=self.one("intent", number))


def test_any_order_of_intents_keeps_fields_history_and_counts_in_agreement():
    run_state_machine_as_test(AnyOrder, settings=settings(steady, max_examples=tries(10), stateful_step_count=25))
