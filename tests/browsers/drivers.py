"""Firefox and WebKit, driven by WebDriver, each with its profile in a folder."""

import json
import shutil
import socket
import subprocess
import time
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.command import Command
from selenium.webdriver.remote.remote_connection import RemoteConnection

WEBKIT_WINDOW = Path(__file__).with_name("webkit_window.py")
PROGRAMS = {"firefox-esr": "firefox-esr", "WebKitWebDriver": "webkit2gtk-driver", "Xvfb": "xvfb"}
GI = ["/usr/bin/python3", "-c", "import gi; gi.require_version('WebKit2', '4.1')"]


def missing() -> list[str]:
    """Return Debian's packages that are needed and not there."""
    packages = [package for program, package in PROGRAMS.items() if not shutil.which(program)]
    if not Path(GI[0]).exists() or subprocess.run(GI, stderr=subprocess.DEVNULL, check=False).returncode:
        packages += ["python3-gi", "gir1.2-webkit2-4.1"]
    return packages


COMMANDS = {
    Command.NEW_SESSION: "WebDriver:NewSession",
    Command.QUIT: "Marionette:Quit",
    Command.GET: "WebDriver:Navigate",
    Command.REFRESH: "WebDriver:Refresh",
    Command.GET_CURRENT_URL: "WebDriver:GetCurrentURL",
    Command.GET_PAGE_SOURCE: "WebDriver:GetPageSource",
    Command.FIND_ELEMENT: "WebDriver:FindElement",
    Command.FIND_ELEMENTS: "WebDriver:FindElements",
    Command.GO_BACK: "WebDriver:Back",
    Command.W3C_GET_ACTIVE_ELEMENT: "WebDriver:GetActiveElement",
    Command.GET_ELEMENT_ARIA_LABEL: "WebDriver:GetComputedLabel",
    Command.GET_ELEMENT_TEXT: "WebDriver:GetElementText",
    Command.GET_ELEMENT_PROPERTY: "WebDriver:GetElementProperty",
    Command.IS_ELEMENT_SELECTED: "WebDriver:IsElementSelected",
    Command.CLICK_ELEMENT: "WebDriver:ElementClick",
    Command.SEND_KEYS_TO_ELEMENT: "WebDriver:ElementSendKeys",
    Command.W3C_EXECUTE_SCRIPT: "WebDriver:ExecuteScript",
    Command.DELETE_ALL_COOKIES: "WebDriver:DeleteAllCookies",
    Command.SCREENSHOT: "WebDriver:TakeScreenshot",
}


class Marionette(RemoteConnection):
    """What Firefox itself understands of WebDriver; geckodriver, which Debian does not have, would pass it on."""

    def __init__(self, port: int):
        super().__init__(client_config=ClientConfig(f"http://127.0.0.1:{port}"))
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._answers = self._socket.makefile("rb")
        self._read()  # how it introduces itself

    def execute(self, command: str, params: dict) -> dict:
        """Have Firefox do a command of Selenium's, and answer as a driver does."""
        if command == Command.NEW_SESSION:  # a driver would match them first
            params = params["capabilities"]["alwaysMatch"]
        message = json.dumps([0, 0, COMMANDS[command], params]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._read()
        if error:
            return {"status": error["error"], "value": error}
        return result if "value" in result else {"value": result}

    def _read(self):
        length = b"".join(iter(lambda: self._answers.read(1), b":"))
        return json.loads(self._answers.read(int(length)))

    def close(self) -> None:
        self._answers.close()
        self._socket.close()


class Firefox(webdriver.Remote):
    """Firefox without a window. It is `patient` if what it is told to do next waits until all of a page has come."""

    def __init__(self, profile: Path, patient: bool = True):
        port = profile / "MarionetteActivePort"
        port.unlink(missing_ok=True)
        (profile / "user.js").write_text('user_pref("marionette.port", 0);\n')
        command = ["firefox-esr", "--headless", "--marionette", "--profile", str(profile)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            options = webdriver.FirefoxOptions()
            options.page_load_strategy = "normal" if patient else "none"
            super().__init__(Marionette(self._number_in(port)), options=options)
        except BaseException:
            self.process.kill()
            raise

    def _number_in(self, port: Path) -> int:
        deadline = time.monotonic() + 60
        while not port.exists() or not port.read_text():
            assert time.monotonic() < deadline, "Firefox did not start."
            time.sleep(0.05)
        return int(port.read_text())

    def quit(self) -> None:
        """Close it, and wait until it has left its profile."""
        super().quit()
        self.process.wait(timeout=60)


class WebKit(webdriver.WebKitGTK):
    """WebKitGTK in a window on the display. `patient` is as in `Firefox`."""

    def __init__(self, profile: Path, patient: bool = True):
        options = webdriver.WebKitGTKOptions()
        options.page_load_strategy = "normal" if patient else "none"
        options.binary_location = str(WEBKIT_WINDOW)
        options.add_argument(str(profile))
        super().__init__(options)


BROWSERS = {"firefox": Firefox, "webkit": WebKit}
