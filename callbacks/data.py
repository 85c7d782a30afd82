"""Where is my data: checks the newest backup."""

from typing import Any

from dash import Input, Output, callback, no_update
from flask import current_app

import ids
from auth.login import require_account
from components.account.backup_check import backup_compared, backup_failed
from storage.accounts.calendars import calendar_of
from storage.backup.backup_check import Busy, compare_newest_backup
from storage.backup.backups import BackupFailed, BadBackup


@callback(
    Output(ids.TEST_RESULT, "children"),
    Input(ids.TEST_BACKUP, "n_clicks"),
    running=[(Output(ids.TEST_BACKUP, "loading"), True, False)],
    prevent_initial_call=True,
)
def test_backup(clicks: Any) -> Any:
    """Restore the newest backup into a scratch database, and say how it compares with the present one."""
    account = require_account()
    if not clicks:
        return no_update
    try:
        found = compare_newest_backup(account.id, current_app.config["BACKUP_DIR"])
        return backup_compared(found, calendar_of(account.id))
    except Busy:
        return backup_failed("A backup is being tested right now. Try again in a moment.")
    except (BackupFailed, BadBackup):
        return backup_failed("The backup cannot be restored. Tell the person who runs this server; the log says more.")
