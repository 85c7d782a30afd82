"""How a task comes to repeat: by words, by a rule, as a copy, and how that is taken off."""

from datetime import date, datetime

import pytest

from components.tasks.repeat import would_come
from domain.clean import Invalid
from domain.typed import moment
from storage.accounts.calendars import calendar_of, set_calendar
from tests.factories import an_intent, new_id
from tests.storage.people import field, stored
from tests.storage.repeating import NOW, TODAY, ticks, told


class TestSettingIt:
    def test_a_task_without_a_date_gets_its_first_day(self, repeats):
        assert field(repeats("every 28th"), "date") == "2027-01-28"
        assert field(repeats("every Tuesday", date=TODAY), "date") == "2027-01-19"

    def test_a_rule_says_which_days_it_means(self, repeats):
        assert (
            field(repeats("every month", date="2027-01-31"), "repeat")
            == "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"
        )

    def test_a_task_that_is_added_or_set_with_a_rule_gets_its_first_day_too(self, ada, groceries, milk):
        task = new_id("task")
        ada.does(
            "add_tasks",
            list=groceries,
            value=[[task, {"title": "Rent", "repeat": "FREQ=MONTHLY;BYMONTHDAY=28"}]],
            now=NOW,
        )
        ada.does("set_task", tasks=[milk], value={"repeat": "FREQ=DAILY"}, now=NOW)
        assert (field(task, "date"), field(milk, "date")) == ("2027-01-28", TODAY)

    def test_it_is_read_as_of_the_day_on_which_it_was_typed(self, ada, milk):
        ada.does("repeat_task", tasks=[milk], value={"text": "every day until tomorrow", "day": "2027-01-10"}, now=NOW)
        assert field(milk, "repeat") == "FREQ=DAILY;UNTIL=20270111"

    def test_a_second_week_goes_by_the_persons_week_wherever_it_is_said(self, ada, groceries, repeats):
        set_calendar(ada.id, "week_begins", "sunday")
        text, bins = "every 2 weeks on Mon and Sun", new_id("task")
        titled = [[bins, {"title": f"Bins {text}"}]]
        ada.commits(an_intent("add_tasks", list=groceries, value=titled, typed={"at": NOW}), NOW)
        for task in (bins, repeats(text)):
            assert field(task, "repeat") == "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU"
            assert field(task, "date") == "2027-01-17"

    @pytest.mark.parametrize(("text", "words"), [("every 2 hours", "once a day"), ("now and then", "Write it as")])
    def test_what_is_not_understood_is_refused_in_words(self, ada, milk, text, words):
        with pytest.raises(Invalid, match=words):
            ada.does("repeat_task", tasks=[milk], value={"text": text, "day": TODAY})

    def test_its_time_is_set_too(self, ada, milk):
        ada.does("repeat_task", tasks=[milk], value={"text": "every friday at 17:00", "day": TODAY}, now=NOW)
        is_set = {"repeat": "FREQ=WEEKLY;BYDAY=FR", "date": "2027-01-15", "time": "17:00"}
        assert {name: field(milk, name) for name in is_set} == is_set
        ada.does("repeat_task", tasks=[milk], value={"text": "every day", "day": TODAY}, now=NOW)
        assert (field(milk, "repeat"), field(milk, "time")) == ("FREQ=DAILY", "17:00")

    @pytest.mark.parametrize(
        ("text", "its", "day"),
        [
            ("every day at 7", {}, "2027-01-14"),
            ("every day", {"time": "07:00"}, "2027-01-14"),
            ("every day at 7", {"date": TODAY}, TODAY),
            ("every wed at 7", {"date": "2027-01-12"}, "2027-01-20"),
            ("every day at 9", {}, TODAY),
        ],
    )
    def test_it_begins_tomorrow_if_its_time_of_today_is_over_as_the_box_says(self, ada, milk, text, its, day):
        if its:
            ada.does("set_task", tasks=[milk], value=its)
        eight, calendar = f"{TODAY}T08:00:00+00:00", calendar_of(ada.id)
        said = would_come(text, its, moment(calendar, datetime.fromisoformat(eight)), calendar)
        first = date.fromisoformat(day)
        assert str(said[1]).startswith(f"Span(children=[Span(children='{first:%a %-d %b}, '")
        ada.does(
            "repeat_task", tasks=[milk], value={"text": text, "day": TODAY, "at": eight}, now=f"{TODAY}T10:00:00+00:00"
        )
        assert field(milk, "date") == day

    def test_it_is_taken_off(self, ada, repeats):
        task = repeats()
        ada.does("repeat_task", tasks=[task], value={"text": "", "day": TODAY})
        assert (field(task, "repeat"), field(task, "date")) == (None, TODAY)
        assert "Repeats taken off, it was every day" in told(ada, task)


class TestCopies:
    def test_a_duplicate_repeats_too(self, ada, repeats):
        task, copy = repeats("every Wed"), new_id("task")
        ada.does("duplicate_task", tasks=[task], value={task: copy})
        assert (field(copy, "repeat"), field(copy, "date")) == ("FREQ=WEEKLY;BYDAY=WE", TODAY)

    def test_of_a_template_the_first_day_of_a_repeat_is_as_far_off_and_a_day_of_it(self, ada, groceries, repeats):
        ticks(ada, repeats("every Friday until 12 February", date="2027-01-15"))
        template, made = new_id("list"), new_id("list")
        ada.does("save_template", list=template, value={"from": groceries, "day": TODAY})
        ada.does("use_template", list=made, value={"from": template, "day": "2027-02-13"})
        [plants] = [one for one in stored()["tasks"].values() if one["list"] == made and one["repeat"]]
        assert (plants["date"], plants["repeat"]) == ("2027-02-26", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20270315")
        assert plants["completed_for"] is None
