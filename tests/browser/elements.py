"""The parts of a page, by the roles and names that people find them by. Selectors are in here, not in the stories."""

from playwright.sync_api import Page


class Elements:
    """Whatever the page of one tab shows."""

    page: Page

    @property
    def add_box(self):
        return self.page.get_by_role("textbox", name="Add a task", exact=True)

    @property
    def list_title(self):
        return self.page.get_by_role("textbox", name="List title")

    @property
    def message(self):
        return self.page.get_by_role("status")

    @property
    def badge(self):
        """The badge that is shown while the server is away."""
        return self.page.locator("#badge-text")

    @property
    def kept(self):
        """Words that could not be saved."""
        return self.page.get_by_role("region", name="Not saved")

    @property
    def rows(self):
        return self.page.locator("#tasks").get_by_role("listitem")

    @property
    def nav(self):
        return self.page.get_by_role("navigation", name="Lists")

    @property
    def panel(self):
        """The panel of a task: a dialog on a phone."""
        return self.page.locator("#panel[data-drawn]")

    def fact(self, name: str):
        """Return a box in the panel."""
        return self.panel.get_by_label(name, exact=True)

    @property
    def repeat_said(self):
        """The words in the panel about how a task repeats."""
        return self.panel.locator("#repeat-said")

    def chips(self, title: str):
        return self.row(title).locator(".chip")

    @property
    def hidden_link(self):
        """The link to what is hidden until its day."""
        return self.page.get_by_role("navigation", name="Show").get_by_role("link", name="Hidden", include_hidden=True)

    def button(self, name: str):
        return self.page.get_by_role("button", name=name, exact=True)

    def row(self, title: str):
        return self.rows.filter(has=self.page.get_by_role("textbox", name=f"Title {title}", exact=True))

    def title_box(self, title: str):
        return self.row(title).get_by_role("textbox")

    def checkbox(self, title: str):
        return self.row(title).get_by_role("checkbox", name="Done")

    @property
    def cards(self):
        """The cards of the lists that the person made: not that of the Inbox."""
        return self.nav.locator('.list-card:not([data-list^="inbox-of-"])')

    @property
    def inbox(self):
        """The card of the Inbox."""
        return self.nav.get_by_role("link", name="Inbox")

    @property
    def current_card(self):
        return self.nav.locator("[aria-current=page]")

    def card(self, title: str):
        return self.cards.filter(has=self.page.get_by_text(title, exact=True))
