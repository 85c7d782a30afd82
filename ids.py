"""All component ids, each written once: constants for single components, patterns for those that there are several of.

The scripts in ``assets/`` use the same names; a test compares them.
"""


class Pattern:
    """The pattern-matching ids of the components of one kind."""

    def __init__(self, part: str, *names: str):
        self.part = part
        self.names = names

    def __call__(self, *values: object) -> dict:
        """Return the id of one, by a value for each name, in order; or of several, by Dash's ``MATCH`` or ``ALL``."""
        return {"part": self.part, **dict(zip(self.names, values, strict=True))}


WINDOW_ROWS = 60
"""The most rows on the page: a screen, and half a screen or more above and below it."""

FIRST_ROWS = 24
"""How many of these are on a page that opens before the others come: they fill most screens."""

# The frame of every page
SHELL = "shell"
MENU = "menu"
SIGN_OUT = "sign-out"
SIGN_OUT_DIALOG = "sign-out-dialog"
SIGN_OUT_WAITING = "sign-out-waiting"
SIGN_OUT_KEEP = "sign-out-keep"
SIGN_OUT_REMOVE = "sign-out-remove"
SIGNING_OUT = "signing-out"
STATUS = "status"
UNDO = "undo"
OR_ELSE = "or-else"
DISMISS = "dismiss"
BADGE = "badge"
BADGE_TEXT = "badge-text"
LOG_IN_AGAIN = "log-in-again"
RELOAD = "reload"
KEPT = "kept"
KEPT_REASON = "kept-reason"
KEPT_WORDS = "kept-words"
KEPT_MORE = "kept-more"
KEPT_COPY = "kept-copy"
KEPT_DISMISS = "kept-dismiss"
GO = "go"
SAID = "said"


def dialog_title(dialog: str) -> str:
    """Return the id of the title of a dialog."""
    return f"{dialog}-title"


def dialog_text(dialog: str) -> str:
    """Return the id of the text of a dialog."""
    return f"{dialog}-text"


# The lists in the sidebar
LISTS = "lists"
NEW_LIST = "new-list"
EARLIER_LISTS = "earlier-lists"
MORE_LISTS = "more-lists"
CARD_TEMPLATE = "card-template"

# The page of a search
SEARCH = "search"
SEARCH_WINDOW = "search-window"
SEARCH_FOUND = "search-found"
AWAY_FOUND = "away-found"
"""What stands in its place while the server is away (components/away.py)."""
AWAY_UNDERSTOOD = "away-understood"
AWAY_LOST = "away-lost"

# Smart lists: in the sidebar, on their pages, and the dialog that saves one
SMART_LISTS = "smart-lists"
SMART_LINKS = "smart-links"
SMART_TEMPLATE = "smart-template"
SMART_HEAD = "smart-head"
SMART_NAME = "smart-name"
SMART_ASKS = "smart-asks"
SMART_SHOWN = "smart-shown"
SMART_NEW = "smart-new"
SMART_EDIT = "smart-edit"
SMART_DIALOG = "smart-dialog"
SMART_TITLE = "smart-title"
SMART_QUERY = "smart-query"
SMART_SORT = "smart-sort"
SMART_GROUPING = "smart-grouping"
SMART_SAVE = "smart-save"
SMART_DELETE = "smart-delete"
smart_option = Pattern("smart-option", "option")
"""An entry in the menu of the smart list on screen."""
search_token = Pattern("search-token", "token")
"""The chip of a token of what is looked for."""
search_also = Pattern("search-also", "token")
"""The button that adds a token to what is looked for."""

# The list on screen
WORKSPACE = "workspace"
LAST_LIST = "list-shown-last"
"""The cookie with the list that this browser last showed."""
LIST_TITLE = "list-title"
LOOK_DIALOG = "look-dialog"
HELP_DIALOG = "help-dialog"
HELP_CLOSE = "help-close"
HELP_SAID = "help-said"
HELP_SINGLE = "help-single"
HELP_CHANGE = "help-change"
HELP_USUAL = "help-usual"
CHANGE_KEYS = "change-keys"
CHOOSER = "chooser"
CHOOSER_FIND = "chooser-find"
CHOOSER_OPTIONS = "chooser-options"
CHOOSER_NONE = "chooser-none"
PUT_AWAY = "put-away"
DELETE_DIALOG = "delete-dialog"
DELETE_CONFIRM = "delete-confirm"
ADD_TASK = "add-task"
QUICK_DIALOG = "quick-dialog"
QUICK_ADD = "quick-add"
"""The box that adds tasks to the Inbox from anywhere."""
PASTE_DIALOG = "paste-dialog"
ITEMS_LEFT = "items-left"
HIDDEN_COUNT = "hidden-count"
NOTHING_LEFT = "nothing-left"
SHOW_COMPLETED = "show-completed"
CLEAR_COMPLETED = "clear-completed"
TASKS = "tasks"
DATE_DIALOG = "date-dialog"
DATE_PRESETS = "date-presets"
DATE_TYPED = "date-typed"
DATE_PICKED = "date-picked"
DATE_SAID = "date-said"
DATE_SET = "date-set"
ROW_TEMPLATE = "row-template"
ROW_MENU = "row-menu"
SELECTION = "selection"
SELECTION_SAID = "selection-said"
SELECTED_COUNT = "selected-count"
SELECTED = "selected"
"""What screen readers say about a selected row."""
PRIORITY_MENU = "priority-menu"
ROWS_WANTED = "rows-wanted"
ROWS = "rows"
NEW_SECTION = "new-section"
SECTION_TEMPLATE = "section-template"
SECTION_MENU = "section-menu"
DELETE_SECTION_DIALOG = "delete-section-dialog"
list_option = Pattern("list-option", "option")
"""What the list's menu offers, as ``rename``."""
understood = Pattern("understood", "box")
"""The place for what is understood in a box. Boxes of sections have that of ``ADD_TASK``."""
task_done = Pattern("task-done", "task")
"""A task's checkbox."""
task_fold = Pattern("task-fold", "task")
"""The button that shows or hides a task's subtasks."""
task_title = Pattern("task-title", "task")
"""A task's title box."""
task_delete = Pattern("task-delete", "task")
"""A task's delete button."""
task_more = Pattern("task-more", "task")
"""The button that opens the menu of a task."""
task_details = Pattern("task-details", "task")
"""The button that opens a task's panel."""
on_screen = Pattern("on-screen", "view")
"""The part of a page that shows a view, which is named by its address."""
piece = Pattern("piece", "at", "does", "value")
"""A button at a piece of a text that is understood. It does ``reject``, ``choose`` or ``make``."""

# The panel of a task
PANEL = "panel"
PANEL_TASK = "panel-task"
"""The store with the task as the server has it."""
PANEL_WANTED = "panel-wanted"
PANEL_HISTORY = "panel-history"
PANEL_CLOSE = "panel-close"
PANEL_MORE = "panel-more"
PANEL_LIST = "panel-list"
PANEL_SECTION = "panel-section"
PANEL_ABOVE = "panel-above"
PANEL_GONE = "panel-gone"
"""What is said of a task that was deleted while its panel was open."""
PANEL_GONE_WORDS = "panel-gone-words"
PANEL_RESTORE = "panel-restore"
SUBTASKS = "subtasks"
SUBTASKS_COUNT = "subtasks-count"
SUBTASKS_MORE = "subtasks-more"
SUBTASK_TEMPLATE = "subtask-template"
SUBTASK_DONE = "subtask-done"
ADD_SUBTASK = "add-subtask"
REPEAT_TYPED = "repeat-typed"
"""What is typed as a repeat, for the server to say what it means."""
REPEAT_SAID = "repeat-said"
REPEAT_SKIP = "repeat-skip"
REPEAT_PRESETS = "repeat-presets"
PANEL_DUPLICATE = "panel-duplicate"
PANEL_DELETE = "panel-delete"
NOTES_SHOWN = "notes-shown"
page_task = Pattern("page-task", "task")
"""The part of a page that opens the panel of a task."""
task_field = Pattern("task-field", "task", "field")
"""The control for a field of a task in its panel."""

# Insights
INSIGHTS_OF = "insights-of"
"""The list that they show; empty for all lists."""
DAY_MAP = "day-map"
STANDING = "standing"
"""The tasks that are still open."""


def chart(shows: object) -> str:
    """Return the id of a chart, by what it shows."""
    return f"{shows}-chart"


def chart_details(name: object) -> str:
    """Return the id of the part that opens the table of a chart."""
    return f"{name}-details"


def chart_table(name: object) -> str:
    """Return the id of the place for the table of a chart."""
    return f"{name}-table"


def about_standing(does: object, row: object) -> dict:
    """Return the id of a button that does something about a task that is still open."""
    return {"part": does, "row": row}


# Tags
TAGS = "tags"
NEW_TAG = "new-tag"
TAG_ROWS = "tag-rows"
TAG_DIALOG = "tag-dialog"
TAG_TITLE = "tag-title"
TAG_COLOUR = "tag-colour"
TAG_INTO = "tag-into"
TAG_MERGE = "tag-merge"
TAG_SAVE = "tag-save"
TAG_DELETE = "tag-delete"
task_tags = Pattern("task-tags", "task")
"""The box for the tags of a task, in its panel."""
edit_tag = Pattern("edit-tag", "tag")
"""The button that opens the dialog for a tag."""


def tag_row(tag: object) -> str:
    """Return the id of a tag's line on the page of all tags."""
    return f"tag-{tag}"


# The account
ACCOUNT_NAME = "account-name"
OLD_PASSWORD = "old-password"
NEW_PASSWORD = "new-password"
PASSWORD_STRENGTH = "password-strength"
CHANGE_PASSWORD = "change-password"
LOG_IN_AS = "log-in-as"
DEVICES = "devices"
END_OTHERS = "end-others"
CLOSE_DIALOG = "close-dialog"
CLOSE_NAME = "close-name"
CLOSE_PASSWORD = "close-password"
CLOSE_CONFIRM = "close-confirm"
CLOSED = "closed"
CALENDAR_SAID = "calendar-said"
calendar_setting = Pattern("calendar-setting", "setting")
"""The control for a field of an account's calendar."""
device_name = Pattern("device-name", "session")
"""The box for the name of a device."""
end_device = Pattern("end-device", "session")
"""The button that signs a device out."""

# Logging in
LOG_IN_FORM = "log-in-form"
LOG_IN_NAME = "log-in-name"
LOG_IN_PASSWORD = "log-in-password"
LOG_IN_STAYS = "log-in-stays"
LOG_IN_NEXT = "log-in-next"
LOG_IN_GIVEN = "log-in-given"
LOG_IN_REFUSED = "log-in-refused"
LOGGED_IN = "logged-in"

# Making an account
REGISTER_FORM = "register-form"
REGISTER_NAME = "register-name"
REGISTER_PASSWORD = "register-password"
REGISTER_STRENGTH = "register-strength"
REGISTER_REFUSED = "register-refused"
REGISTER = "register"
REGISTERED = "registered"
INVITE = "invite"
NEEDS_INVITE = "needs-invite"

# Where is my data
SERVER_FACTS = "server-facts"
BROWSER_FACTS = "browser-facts"
KEEP_FOR_GOOD = "keep-for-good"
IMPORT_FILE = "import-file"
IMPORT_RESULT = "import-result"
IMPORT_CONFIRM = "import-confirm"
IMPORT_CANCEL = "import-cancel"
IMPORT_UNDO = "import-undo"
TEST_BACKUP = "test-backup"
TEST_RESULT = "test-result"

# A server that has less than this browser
LOST = "lost"
LOST_TEXT = "lost-text"
LOST_RESULT = "lost-result"
GIVE_BACK = "give-back"
FORGET_DIALOG = "forget-dialog"
FORGET_CONFIRM = "forget-confirm"

# The users, for admins
FIND_PERSON = "find-person"
PEOPLE = "people"
MORE_PEOPLE = "more-people"
LAST_PERSON = "last-person"
NEW_USER_NAME = "new-user-name"
ADD_USER = "add-user"
NEW_USER = "new-user"
FOR_WHOM = "for-whom"
MAKE_INVITE = "make-invite"
NEW_INVITE = "new-invite"
INVITES = "invites"
LOG = "log"
MORE_LOG = "more-log"
LAST_ENTRY = "last-entry"
USER = "user"
USER_PANEL = "user-panel"
RESET_PASSWORD = "reset-password"
NEW_PASSWORD_SHOWN = "new-password-shown"
REMOVE_DIALOG = "remove-dialog"
REMOVE_CONFIRM = "remove-confirm"
user_action = Pattern("user-action", "action")
"""The button by which an admin changes an account: disable, enable, make-admin or make-member."""
revoke_invite = Pattern("revoke-invite", "invite")
"""The button that takes an invitation back."""

# The trash, and the history of a task
TRASH = "trash"
TRASH_FROM = "trash-from"
EMPTY_TRASH = "empty-trash"
EMPTY_ASKED = "empty-asked"
PURGE_DIALOG = "purge-dialog"
PURGE_CONFIRM = "purge-confirm"
HISTORY = "history"
HISTORY_FROM = "history-from"
restore_list = Pattern("restore-list", "row")
"""The button that restores a list."""
restore_task = Pattern("restore-task", "row")
"""The button that restores a task."""
restore_tag = Pattern("restore-tag", "row")
"""The button that restores a tag."""
purge_list = Pattern("purge-list", "row")
"""The button that deletes a list for good."""
purge_task = Pattern("purge-task", "row")
"""The button that deletes a task for good."""
restore_smart_list = Pattern("restore-smart-list", "row")
"""The button that restores a smart list."""
purge_smart_list = Pattern("purge-smart-list", "row")
"""The button that deletes a smart list for good."""
purge_tag = Pattern("purge-tag", "row")
"""The button that deletes a tag for good."""
unfolds = Pattern("unfolds", "change")
"""What unfolds the text from before a change."""
put_back = Pattern("put-back", "row")
"""The button that puts back the values from before an intent."""


def trash_row(row: object) -> str:
    """Return the id of a line in the trash, the archive or the templates."""
    return f"trash-{row}"


# The chat
CHAT = "chat"
CHAT_LOG = "chat-log"
CHAT_SHOWN = "chat-shown"
"""The store with the ids of the messages that have been drawn."""
CHAT_LOOKED = "chat-looked"
CHAT_LIVE = "chat-live"
"""The answer that is being written."""
CHAT_LOOKS = "chat-looks"
CHAT_TYPED = "chat-typed"
CHAT_SEND = "chat-send"
CHAT_STOP = "chat-stop"
CHAT_CLEAR = "chat-clear"
CHAT_CLEAR_DIALOG = "chat-clear-dialog"
CHAT_CLEAR_CONFIRM = "chat-clear-confirm"
chat = Pattern("chat", "account")
"""This browser's conversation with the chat of an account. It is also its key in localStorage."""
chat_lines = Pattern("chat-lines", "message")
"""The lines of a message's suggestion."""
chat_line = Pattern("chat-line", "message", "line")
"""The box at a line of a message's suggestion."""
chat_all = Pattern("chat-all", "message")
"""The box for all lines of a message's suggestion."""
chat_do = Pattern("chat-do", "message")
"""The button that accepts the ticked lines of a message's suggestion."""

# The archive and the templates
PUT_AWAY_LISTS = "put-away-lists"
PUT_AWAY_FROM = "put-away-from"
bring_back = Pattern("bring-back", "row")
"""The button that brings a list back from the archive."""
use_template = Pattern("use-template", "row")
"""The button that makes a list from a template."""
delete_put_away = Pattern("delete-put-away", "row")
"""The button that puts an archived list, or a template, into the trash."""

# A page before Dash is there (web/ahead.py)
AHEAD = "ahead"
GIVEN = "given"
DASH_SCRIPTS = "dash-scripts"
ENTRY = "react-entry-point"
"""Dash's own: where it draws the page."""

# What the browser and the server exchange
PAGE = "_pages_content"
"""Dash's own: the content of the page at the address."""
PLACE = "_pages_location"
"""Dash's own: the address that is shown."""
VIEW = "view"
WANTED = "wanted"
WORDS = "words"
READING = "reading"
WINDOW = "window"
TODAY_COUNT = "today-count"
UPCOMING_COUNT = "upcoming-count"
CARDS = "cards"
CARDS_CHANGED = "cards-changed"  # no component: only a name in answers
CARDS_WANTED = "cards-wanted"
OUTBOX = "outbox"  # no component: only a name in requests, as are the next one and the demo's
ASKED = "asked"
FIRST_ZONE = "first-zone"
NEWS = "news"
ANSWER = "answer"
DEMO_OUTBOX = "demo-outbox"  # no component
DEMO_ANSWER = "demo-answer"  # no component
GREETING = "greeting"
TURN = "turn"
"""Comes round when Dash has done what was asked of it before (``afterDash`` in ``lib/dash.js``)."""
AGENDA_WANTED = "agenda-wanted"
AGENDA = "agenda"
DEMO_COPY = "demo-copy"
copy = Pattern("lists-copy", "account")
"""This browser's copy of an account's lists. It is also its key in localStorage."""
