"""axe, which finds on a page what is in the way of people with disabilities."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

RULES_OF_LOOKS = ["color-contrast", "scrollable-region-focusable", "button-name", "link-name", "label"]
"""The rules whose result can differ in other colours, and on another screen, where other controls show."""


def violations(page: Page, of: str = "", rules: list[str] | None = None) -> list[dict[str, Any]]:
    """Return what axe finds on a page: in the element that the selector `of` finds, if any, by all its rules or these.

    Its script comes into each page once, where the app's CSP lets it (`bypass_csp`).
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options = {"resultTypes": ["violations"], **({"runOnly": rules} if rules else {})}
    run = "([of, options]) => axe.run(of || document, options).then(found => found.violations)"
    return page.evaluate(run, [of, options])
