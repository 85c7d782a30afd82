"""The callbacks of Dash. Importing this package registers all of them."""

from callbacks import (  # noqa: F401
    account,
    agenda,
    browser,
    calendar,
    data,
    demo,
    devices,
    history,
    intents,
    log_in,
    news,
    put_away,
    register,
    repeats,
    search,
    tags,
    task_panel,
    trash,
    users,
    windows,
)
