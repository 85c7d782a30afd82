"""Dash To-Do: task lists for the people of one small server. Run it with ``python app.py``."""

from functools import partial

from dash import ALL, Dash, State
from dash.development.base_component import Component
from flask import request

import config
import ids
from auth.first_account import make_first_account
from auth.login import Login, current_account, opens_page
from auth.origins import is_asked_by_another
from callbacks.account import CHANGE_PASSWORD, JUDGE_PASSWORD
from callbacks.demo import COMMIT_DEMO
from callbacks.log_in import LOG_IN
from callbacks.register import JUDGE, REGISTER
from commands import add_commands, is_command, is_migrate
from components.frame.list_nav import CARDS
from components.frame.notice import failed_logins
from components.frame.shell import shell
from storage.accounts import login_tries
from storage.accounts.calendars import calendar_of
from storage.accounts.devices import take_failed_logins
from storage.agenda import agenda_of
from storage.backup.backups import back_up_before_upgrade
from storage.database import engine
from storage.lists import first_lists
from storage.news import seq_of
from storage.smart_lists import known_smart_lists
from storage.tags import known_tags
from web import daily
from web.ahead import add_frame, add_pages
from web.answers import METAS, VERSION, prepare
from web.chat import add_chat
from web.files import add_routes
from web.print_page import add_print_page
from web.scripts import NOT_OF_DASH, WORKER
from web.serving import serve, set_up
from web.worker import add_worker

settings = config.load()
config.leave_to_us(settings)
may_upgrade = settings.database_url.startswith("sqlite") or is_migrate()
engine.connect(settings.database_url, partial(back_up_before_upgrade, settings.backup_dir) if may_upgrade else None)
if not is_command():
    login_tries.count_in(settings.throttle_url)
    make_first_account(settings)

app = Dash(
    __name__,
    title="Dash To-Do",
    update_title="",
    use_pages=True,
    routing_callback_inputs={"on_screen": State(ids.on_screen(ALL), "id")},
    requests_pathname_prefix=f"{settings.base_path}/",
    routes_pathname_prefix="/",
    meta_tags=METAS,
    # Scripts that Dash must not load (web/scripts.py, web/worker.py).
    assets_ignore=r"\.css$|signed-out\.js|first\.js|print-page\.js|worker(-off)?\.js",
    include_pages_meta=False,  # it is meant for pages that are shared, and repeats any host that a request names
    assets_path_ignore=NOT_OF_DASH,
    # Without this, Dash would write the layout of every private page into the public one.
    suppress_callback_exceptions=True,
    enable_mcp=False,
)
prepare(app, settings)
add_routes(app, settings.backup_dir)
add_print_page(app)
add_frame(app)
add_worker(app, settings.service_worker)
add_chat(app, settings)
daily.begin_with_requests(app.server, settings)
single_sign_on = None
if settings.oidc_issuer:
    from auth.single_sign_on import SingleSignOn  # here, as it takes 16 MB that few need

    single_sign_on = SingleSignOn(app, settings)
login = Login(
    app,
    public_routes=["/", "/register", WORKER],
    public_callbacks=[COMMIT_DEMO, LOG_IN, REGISTER, JUDGE],
    callbacks_before_change=[CHANGE_PASSWORD, JUDGE_PASSWORD],
    secret_key=settings.secret_key,
    version=VERSION,
    single_sign_on=single_sign_on,
    with_passwords=settings.password_login,
    prompt=settings.login_prompt,
)


def layout() -> Component:
    """Return the frame of the page for whoever asks: an account with its lists, or a visitor."""
    account = current_account()
    if account is None:
        return shell()
    with engine.reading_together():
        seq = seq_of(account.id)
        if account.must_change_password:  # only the page that changes a one-time password is shown
            return shell(account.name, account.id, account_seq=seq)
        some_lists, calendar, agenda = first_lists(account.id, CARDS), calendar_of(account.id), agenda_of(account.id)
        tags, smart_lists = known_tags(account.id), known_smart_lists(account.id)
        tells = opens_page() and not is_asked_by_another(request)
        failed = take_failed_logins(account.id) if tells else None
    return shell(
        account.name,
        account.id,
        some_lists,
        account_seq=seq,
        greeting=failed_logins(failed.count, failed.last_at, calendar) if failed else "",
        is_admin=account.is_admin,
        calendar=calendar,
        tags=tags,
        smart_lists=smart_lists,
        agenda=agenda,
        has_chat=bool(settings.chat_url),
    )


app.layout = layout
login.check_callbacks()
server = app.server
server.config["REGISTRATION"] = settings.registration
server.config["ADDRESS"] = settings.address
add_commands(server)
if not is_command():
    set_up(app)
    add_pages(app, settings.debug, settings.service_worker)

if __name__ == "__main__":
    serve(app, settings)
