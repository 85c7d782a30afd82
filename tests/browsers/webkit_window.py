#!/usr/bin/python3
"""A browser of one window with WebKitGTK, which keeps its profile in a folder: webkit_window.py FOLDER

WebKitGTK's own MiniBrowser keeps nothing while it is driven. It is run by the Python that Debian's `gi` is for.
"""

import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402


def automate(_context, session) -> None:
    about = WebKit2.ApplicationInfo()
    about.set_name("MiniBrowser")  # the one that WebDriver asks for
    session.set_application_info(about)
    session.connect("create-web-view", lambda _session: view)


def cancel(_view, prompt) -> bool:
    prompt.authenticate(None)
    return True


folder = sys.argv[1]
profile = WebKit2.WebsiteDataManager(base_data_directory=folder, base_cache_directory=folder)
profile.get_cookie_manager().set_persistent_storage(f"{folder}/cookies", WebKit2.CookiePersistentStorage.SQLITE)
context = WebKit2.WebContext.new_with_website_data_manager(profile)
view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
view.connect("authenticate", cancel)  # nobody is there to type a name and a password
context.connect("automation-started", automate)
context.set_automation_allowed(True)
window = Gtk.Window(default_width=1280, default_height=800)
window.add(view)
window.show_all()
Gtk.main()
