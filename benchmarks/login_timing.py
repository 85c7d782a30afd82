"""Measure whether time tells a known name from an unknown one, and what a request costs by each way to be logged in.

Run it alone with ``python -m benchmarks.login_timing``; `make bench` runs it too.
"""

import http.client
import statistics
import time
from urllib.parse import urlencode, urlsplit

from benchmarks.serve import PASSWORD, USER
from benchmarks.servers import Running, login, serving

REQUESTS = 200
TRIES = 18
"""Tries of each kind: so few that no name has to wait. Otherwise the wait would be measured."""


def measure() -> dict[str, float]:
    """Return the median milliseconds of refusals and of log-ins, and their ratios."""
    known, unknown, checked, remembered, by_session = [], [], [], [], []
    with serving("benchmarks.serve", PROXY_HOPS="1") as server:
        for number in range(TRIES):  # in turns, so that both have the machine as it is; each from an address of its own
            known.append(_milliseconds(server, login(USER, "wrong"), f"10.1.{number}.1", 401))
            unknown.append(_milliseconds(server, login(f"nobody{number}", "wrong"), f"10.2.{number}.1", 401))
        for number in range(TRIES):
            checked.append(_milliseconds(server, login(), f"10.3.{number}.1", 200))
            remembered.append(_milliseconds(server, login(), f"10.3.{number}.1", 200))
        session = _session(server)
        for _ in range(REQUESTS):
            remembered.append(_milliseconds(server, login(), "10.4.1.1", 200))
            by_session.append(_milliseconds(server, session, "10.4.1.1", 200))
    waits = {"known name": known, "unknown name": unknown, "password checked": checked, "remembered": remembered}
    waits["session"] = by_session
    found = {f"{name}: ms": statistics.median(took) for name, took in waits.items()}
    found["known : unknown name"] = found["known name: ms"] / found["unknown name: ms"]
    found["session : remembered"] = found["session: ms"] / found["remembered: ms"]
    found["checked : remembered"] = found["password checked: ms"] / found["remembered: ms"]
    return {name: round(value, 2) for name, value in found.items()}


def _session(server: Running) -> dict[str, str]:
    """Log in by the form, and return the header with the session's cookie."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=60)
    form = {"Content-Type": "application/x-www-form-urlencoded", "X-Forwarded-For": "10.4.1.1"}
    connection.request("POST", "/log-in", urlencode({"name": USER, "password": PASSWORD}), form)
    cookie = connection.getresponse().headers["Set-Cookie"].partition(";")[0]
    connection.close()
    return {"Cookie": cookie}


def _milliseconds(server: Running, headers: dict[str, str], address: str, expected: int) -> float:
    """Return how long one request took; raises `RuntimeError` when the answer is not `expected`."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=60)
    began = time.perf_counter()
    connection.request("GET", "/lists", headers={**headers, "X-Forwarded-For": address})
    answer = connection.getresponse()
    answer.read()
    took = (time.perf_counter() - began) * 1000
    connection.close()
    if answer.status != expected:
        raise RuntimeError(f"The answer was {answer.status}, not {expected}.")
    return took


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name}: {value}")
