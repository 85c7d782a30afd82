"""What happens when a person does something. Importing this package registers every callback."""

from callbacks import account, browser, demo, intents, news, register, windows  # noqa: F401
