"""What happens when a person does something. Importing this package registers every callback."""

from callbacks import (  # noqa: F401
    account,
    browser,
    data,
    demo,
    devices,
    history,
    intents,
    log_in,
    news,
    register,
    trash,
    users,
    windows,
)
