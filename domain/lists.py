"""Lists without their tasks, as the sidebar shows them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Summary:
    """A list without its tasks. `seq` counts its changes."""

    id: str
    title: str
    open_count: int
    done_count: int
    seq: int

    @property
    def progress(self) -> int:
        """Return how much of it is done, in whole percent: 100 only when nothing is open, 0 when it is empty."""
        total = self.open_count + self.done_count
        return self.done_count * 100 // total if total else 0


@dataclass(frozen=True)
class SomeLists:
    """Consecutive lists of an account, in their order, as many as a sidebar shows, however many there are."""

    lists: tuple[Summary, ...]
    earlier: bool = False
    """Whether there are lists before these."""
    more: bool = False
    """Whether there are lists after these."""

    @property
    def all(self) -> bool:
        """Return whether these are all that there are."""
        return not self.earlier and not self.more
