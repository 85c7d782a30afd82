"""Callbacks in the browser, before the server can answer: they connect controls with functions of ``assets/app``.

Rows of tasks are not Dash components, and Dash would drop a click on a row that it is just drawing again. So
``does/actions.js`` and ``pages/trash.js`` listen to the browser's own events on them.
"""

from dash import ALL, MATCH, ClientsideFunction, Input, Output, State, clientside_callback

import ids

REDRAWN = (
    ids.TRASH, ids.HISTORY, ids.PUT_AWAY_LISTS, ids.STANDING, ids.TAG_ROWS, ids.chat_lines(ALL),
    ids.DEVICES, ids.PEOPLE, ids.INVITES, ids.USER_PANEL,
)  # fmt: skip
"""The parts of pages that a callback shows again after a change, while a person may be in them. Nothing that opens by
itself belongs there, such as a menu: Dash would close it. (``screen/redrawn.js``)"""


def _in_browser(function: str, *arguments: Input | State | Output, at_start: bool = False) -> None:
    clientside_callback(ClientsideFunction("todo", function), *arguments, prevent_initial_call=not at_start)


# Without an Output, Dash would not call it for a view that arrives with a page. It has nothing to put there.
_in_browser("draw", Output(ids.LIST_TITLE, "value"), Input(ids.VIEW, "data"), at_start=True)
_in_browser("keepView", Output(ids.WORKSPACE, "title"), Input(ids.on_screen(ALL), "id"), at_start=True)
_in_browser("greet", Output(ids.GREETING, "clear_data"), Input(ids.GREETING, "data"), at_start=True)
_in_browser("start", Output(ids.BADGE, "title"), Input(ids.SHELL, "id"), at_start=True)
_in_browser("drawWindow", Input(ids.WINDOW, "data"))
_in_browser("drawWindow", Input(ids.SEARCH_WINDOW, "data"))
_in_browser("takeRows", Input(ids.ROWS, "data"))
_in_browser("clearCompleted", Input(ids.CLEAR_COMPLETED, "n_clicks"))
_in_browser("toggleCompleted", Input(ids.SHOW_COMPLETED, "n_clicks"))
_in_browser("addList", Input(ids.NEW_LIST, "n_clicks"))
_in_browser("showEarlierLists", Input(ids.EARLIER_LISTS, "n_clicks"))
_in_browser("showMoreLists", Input(ids.MORE_LISTS, "n_clicks"))
_in_browser(
    "drawCards",
    Output(ids.EARLIER_LISTS, "display"),
    Output(ids.MORE_LISTS, "display"),
    Input(ids.CARDS, "data"),
    at_start=True,
)
_in_browser("chooseOption", Input(ids.list_option(ALL), "n_clicks"))
_in_browser("deleteList", Input(ids.DELETE_CONFIRM, "n_clicks"))
_in_browser("acceptOffer", Input(ids.UNDO, "n_clicks"))
_in_browser("acceptOther", Input(ids.OR_ELSE, "n_clicks"))
_in_browser("dismiss", Input(ids.DISMISS, "n_clicks"))
_in_browser("reload", Input(ids.RELOAD, "n_clicks"))
_in_browser("copyKept", Input(ids.KEPT_COPY, "n_clicks"))
_in_browser("dismissKept", Input(ids.KEPT_DISMISS, "n_clicks"))
_in_browser("askToSignOut", Input(ids.SIGN_OUT, "n_clicks"))
_in_browser("signOutKeeping", Input(ids.SIGN_OUT_KEEP, "n_clicks"))
_in_browser("signOutRemoving", Input(ids.SIGN_OUT_REMOVE, "n_clicks"))
_in_browser("loggedIn", Input(ids.LOGGED_IN, "data"))
_in_browser("readLink", Output(ids.LOG_IN_FORM, "title"), Input(ids.LOG_IN_FORM, "id"), at_start=True)
_in_browser("logInAs", Input(ids.LOG_IN_AS, "data"), State(ids.NEW_PASSWORD, "value"))
_in_browser("loggedIn", Input(ids.REGISTERED, "data"))
_in_browser(
    "readInvite",
    Output(ids.INVITE, "data"),
    Output(ids.REGISTER_FORM, "hidden"),
    Output(ids.NEEDS_INVITE, "hidden"),
    Input(ids.INVITE, "id"),
    State(ids.INVITE, "data"),
    at_start=True,
)
_in_browser("closed", Input(ids.CLOSED, "data"))
_in_browser("arrived", Input(ids.PLACE, "pathname"))
_in_browser("askToEmpty", Input(ids.EMPTY_ASKED, "data"))
_in_browser("purge", Input(ids.PURGE_CONFIRM, "n_clicks"))
for _part in REDRAWN:
    _in_browser("shown", Input(_part, "children"))
_in_browser("insights", Output(ids.INSIGHTS_OF, "clear_data"), Input(ids.INSIGHTS_OF, "data"), at_start=True)
for _name in ("done", "days", "flow"):
    _in_browser("insights", Input(ids.chart_table(_name), "children"))
_in_browser("toggleMenu", Output(ids.SHELL, "navbar"), Input(ids.MENU, "opened"), State(ids.SHELL, "navbar"))
_in_browser("keepAnew", Input(ids.CALENDAR_SAID, "children"))
_in_browser("browserFacts", Output(ids.BROWSER_FACTS, "children"), Input(ids.BROWSER_FACTS, "id"), at_start=True)
_in_browser("keepForGood", Input(ids.KEEP_FOR_GOOD, "n_clicks"))
_in_browser("chooseFile", Input(ids.IMPORT_FILE, "n_clicks"))
_in_browser("confirmImport", Input(ids.IMPORT_CONFIRM, "n_clicks"))
_in_browser("cancelImport", Input(ids.IMPORT_CANCEL, "n_clicks"))
_in_browser("undoImport", Input(ids.IMPORT_UNDO, "n_clicks"))
_in_browser("giveBack", Input(ids.GIVE_BACK, "n_clicks"))
_in_browser("forgetCopy", Input(ids.FORGET_CONFIRM, "n_clicks"))
_in_browser("drawPanel", Input(ids.PANEL_TASK, "data"))
_in_browser("setFields", Input(ids.task_field(ALL, ALL), "value"))
_in_browser("deleteShown", Input(ids.PANEL_DELETE, "n_clicks"))
_in_browser("restoreShown", Input(ids.PANEL_RESTORE, "n_clicks"))
_in_browser("takeTags", Output(ids.TAGS, "clear_data"), Input(ids.TAGS, "data"), at_start=True)
_in_browser("setTags", Input(ids.task_tags(ALL), "value"))
_in_browser("searched", Input(ids.SEARCH, "value"))
_in_browser("countAgenda", Output(ids.AGENDA, "clear_data"), Input(ids.AGENDA, "data"), at_start=True)
_in_browser("takeSmartLists", Output(ids.SMART_LISTS, "clear_data"), Input(ids.SMART_LISTS, "data"), at_start=True)
_in_browser("chooseSmartOption", Input(ids.smart_option(ALL), "n_clicks"), State(ids.SMART_SHOWN, "data"))
_in_browser("newSmartList", Input(ids.SMART_NEW, "n_clicks"))
_in_browser("editSmartList", Input(ids.SMART_EDIT, "n_clicks"), State(ids.SMART_SHOWN, "data"))
_in_browser(
    "saveSmartList",
    Input(ids.SMART_SAVE, "n_clicks"),
    State(ids.SMART_SORT, "value"),
    State(ids.SMART_GROUPING, "value"),
)
_in_browser("deleteSmartList", Input(ids.SMART_DELETE, "n_clicks"))
_in_browser("chooseInto", Input(ids.TAG_INTO, "value"))
_in_browser("saveTag", Input(ids.TAG_SAVE, "n_clicks"), State(ids.TAG_TITLE, "value"), State(ids.TAG_COLOUR, "value"))
_in_browser("mergeTag", Input(ids.TAG_MERGE, "n_clicks"))
_in_browser("deleteTag", Input(ids.TAG_DELETE, "n_clicks"))
_in_browser("takeReading", Input(ids.READING, "data"))
_in_browser("answerPiece", Input(ids.piece(ALL, ALL, ALL), "n_clicks"))
_in_browser("said", Input(ids.SAID, "data"))
_in_browser("itsTurn", Input(ids.TURN, "data"))
_in_browser("keepChat", Input(ids.chat(ALL), "data"), at_start=True)
_in_browser("fillChat", Input(ids.CHAT_LOG, "children"))
_in_browser("askChat", Input(ids.CHAT_SEND, "n_clicks"))
_in_browser("stopChat", Input(ids.CHAT_STOP, "n_clicks"))
_in_browser("clearChat", Input(ids.CHAT_CLEAR_CONFIRM, "n_clicks"))
_in_browser("doSuggested", Input(ids.chat_do(ALL), "n_clicks"))
_in_browser(
    "countSuggested",
    Output(ids.chat_do(MATCH), "children"),
    Output(ids.chat_do(MATCH), "disabled"),
    Output(ids.chat_do(MATCH), "display"),
    Output(ids.chat_all(MATCH), "checked"),
    Output(ids.chat_all(MATCH), "indeterminate"),
    Output(ids.chat_all(MATCH), "display"),
    Input(ids.chat_line(MATCH, ALL), "checked"),
    Input(ids.chat_line(MATCH, ALL), "disabled"),
)
