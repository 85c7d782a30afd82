"""The two apps that are compared: where their parts are on a page (selectors), and what holds when (JavaScript)."""

LONG, SHORT = "list-00000-00000", "list-00000-00001"  # as benchmarks/serve.py calls them

OURS = {
    "module": "benchmarks.serve",
    "path": f"/lists/{LONG}",
    "rows": "#tasks li",
    "ready": "document.activeElement?.id === 'add-task' && document.querySelectorAll('#tasks li').length",
    "modules": "window.todo?.list.now() && rows().length",
    "dash": "!document.getElementById('ahead') && rows().length",
    "title": "textarea",
    "delete": ".task-delete",
    "add": "#add-task",
    "button": "",
    "pending": "todo.outbox.pending()",
}
BASELINE = {
    "module": "benchmarks.baseline",
    "path": "/",
    "rows": ".row",
    "ready": "document.querySelectorAll('.row').length",
    "modules": "rows().length",  # Dash draws nothing that does not work
    "dash": "rows().length",
    "title": "input:not([type=checkbox])",
    "delete": "button",
    "add": "#add",
    "button": "#add-button",
    "pending": "0",
}
