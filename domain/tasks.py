"""One task, as its panel shows it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OneTask:
    """A task with all its fields, and the title of its list."""

    id: str
    fields: dict[str, str | None]
    list_title: str

    @property
    def title(self) -> str:
        """Return its title."""
        return self.fields["title"] or ""
