"""A list with subtasks, written and read as an outline."""

from tests.factories import instant, new_id

PARTY = """
Party
  Food
    Cake
    Drinks
  Guests
Milk
"""


def seen_by(person, list_id: str, **which) -> list[dict]:
    """Return the rows of a list as a person sees them."""
    seen = person.sees(list_id, **which)
    assert seen is not None
    return seen["rows"]


def levels(rows: list[dict]) -> list[tuple[str, int]]:
    """Return the title of each row, and how many tasks it is under."""
    return [(row["title"], row["order"].count("!")) for row in rows]


class Outline:
    """A list of a person, written and read as an outline; `ids` has its tasks by their titles."""

    def __init__(self, person, text: str):
        self.person = person
        self.ids: dict[str, str] = {}
        self.list = person.makes_list()
        line: list[str] = []
        for each in text.strip("\n").splitlines():
            title, level = each.strip(), (len(each) - len(each.lstrip())) // 2
            line = [*line[:level], self.add(title, under=line[level - 1] if level else None)]

    def add(self, title: str, under: str | None = None) -> str:
        self.ids[title] = new_id("task")
        fields = {"title": title} | ({"parent": self.ids[under]} if under else {})
        self.person.does("add_tasks", list=self.list, value=[[self.ids[title], fields]])
        return title

    def does(self, verb: str, *titles: str, now: str = instant(0), **fields) -> str:
        return self.person.does(verb, tasks=[self.ids[one] for one in titles], now=now, **fields)

    def puts(self, title: str, under: str = "", after: str = "") -> str:
        value = {"after": self.ids.get(after, ""), "parent": self.ids.get(under, "")}
        return self.does("place_task", title, list=self.list, value=value)

    def rows(self, show: str = "all") -> list[dict]:
        return seen_by(self.person, self.list, show=show)

    def row(self, title: str) -> dict:
        return next(row for row in self.rows() if row["title"] == title)

    def shows(self, show: str = "all") -> str:
        """Return the list as it is seen: two blanks for each level, x before what is completed."""
        seen = self.person.sees(self.list, show)
        assert sum(one["count"] for one in seen["sections"]) == len(seen["rows"])
        orders = [row["order"] for row in seen["rows"][: seen["sections"][0]["count"]]]
        assert show in ("completed", "hidden") or orders == sorted(orders)
        lines = [
            "  " * row["order"].count("!") + ("x " if "done_at" in row else "") + row["title"] for row in seen["rows"]
        ]
        return "\n" + "\n".join(lines) + "\n"
