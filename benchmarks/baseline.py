"""The plain way to write the same app in Dash, to be measured beside it: ``python -m benchmarks.baseline TASKS``.

The whole list is a Store that goes up with each callback and comes back with all of its rows, and the login hashes the
password at each request. It is how tutorials do it, and nothing in it is made slow on purpose.
"""

import os
import sys

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash_auth import BasicAuth
from waitress import serve
from werkzeug.security import check_password_hash, generate_password_hash

from benchmarks.serve import PASSWORD, USER

PASSWORD_HASH = generate_password_hash(PASSWORD)


def row(number: int, task: dict) -> dmc.Group:
    """Return a task."""
    return dmc.Group(
        [
            dmc.Checkbox(id={"done": number}, checked=task["done"]),
            dmc.TextInput(id={"title": number}, value=task["title"], debounce=True),
            html.Button("x", id={"delete": number}),
        ],
        className="row",
    )


def make_app(tasks: int) -> Dash:
    """Return the app with so many tasks."""
    app = Dash(__name__, suppress_callback_exceptions=True, compress=True)
    BasicAuth(app, auth_func=lambda name, given: name == USER and check_password_hash(PASSWORD_HASH, given))
    seed = [{"title": f"Seed task {number}", "done": False} for number in range(tasks)]
    app.layout = dmc.MantineProvider(
        [
            dcc.Store(id="tasks", data=seed),
            dmc.TextInput(id="add", debounce=True),
            dmc.Button("Add", id="add-button"),
            html.Div(id="rows"),
        ]
    )

    @app.callback(
        Output("tasks", "data"),
        Input("add-button", "n_clicks"),
        Input({"done": ALL}, "checked"),
        Input({"title": ALL}, "value"),
        Input({"delete": ALL}, "n_clicks"),
        State("add", "value"),
        State("tasks", "data"),
        prevent_initial_call=True,
    )
    def change(_, done, titles, deleted, new, kept):
        """Change the whole list as asked."""
        if ctx.triggered_id == "add-button":
            return [*kept, {"title": new, "done": False}]
        if any(deleted):
            return [task for task, gone in zip(kept, deleted, strict=True) if not gone]
        now = [{"title": title, "done": ticked} for title, ticked in zip(titles, done, strict=True)]
        return no_update if now == kept else now

    @app.callback(Output("rows", "children"), Input("tasks", "data"))
    def show(kept):
        """Draw the whole list."""
        return [row(number, task) for number, task in enumerate(kept)]

    return app


if __name__ == "__main__":
    serve(make_app(int(sys.argv[1])).server, host="127.0.0.1", port=int(os.environ["PORT"]), threads=8)
