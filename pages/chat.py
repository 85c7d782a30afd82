"""The chat with a language model, which can read the person's tasks but only suggest changes."""

import dash
from dash.development.base_component import Component
from flask import current_app

from auth.login import require_account
from components.chat import chat_page, no_chat

dash.register_page(__name__, path="/chat", title="Chat - Dash To-Do")


def layout(**_) -> Component:
    """Return the page or, if no model is set up, how to do that."""
    account, chat = require_account(), current_app.config["CHAT"]
    return chat_page(account.id, *chat) if chat else no_chat()
