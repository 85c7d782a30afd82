"""One task, as its panel shows it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OneTask:
    """A task with all its fields, and where it stands."""

    id: str
    fields: dict[str, str | None]
    list_title: str
    sections: tuple[tuple[str, str], ...] = ()
    """The sections of its list, in their order: the id and the title of each."""

    @property
    def title(self) -> str:
        """Return its title."""
        return self.fields["title"] or ""
