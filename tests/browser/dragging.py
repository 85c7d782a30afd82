"""The movements of the mouse when a person drags a row by its handle."""

from playwright.sync_api import expect


def handle(todo, title: str) -> tuple[float, float]:
    """Return where the handle of a row is."""
    box = todo.row(title).locator(".task-handle").bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def pick_up(todo, title: str) -> None:
    """Press the button on the handle of a row, and hold it."""
    todo.row(title).hover()
    todo.page.mouse.move(*handle(todo, title))
    todo.page.mouse.down()


def carry_below(todo, title: str) -> None:
    """Move what is held to below a row."""
    x, y = handle(todo, title)
    todo.page.mouse.move(x, y + 16, steps=4)
    expect(todo.page.locator(".landing")).to_be_visible()


def carry(todo, title: str, below: str) -> None:
    """Take a row to below another one, and hold it there."""
    pick_up(todo, title)
    carry_below(todo, below)
