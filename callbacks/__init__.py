"""What happens when a person does something. Importing this package registers every callback."""

from callbacks import account, browser, data, demo, intents, news, register, users, windows  # noqa: F401
