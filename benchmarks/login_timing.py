"""Measure whether time tells a known name from an unknown one, and how much remembering a password saves.

Run it alone with ``python -m benchmarks.login_timing``; `make bench` runs it too.
"""

import http.client
import statistics
import time
from urllib.parse import urlsplit

from benchmarks.serve import USER
from benchmarks.servers import Running, login, serving

TRIES = 18
"""Tries of each kind: so few that no name has to wait. Otherwise the wait would be measured."""


def measure() -> dict[str, float]:
    """Return the median milliseconds of refusals and of log-ins, and their ratios."""
    known, unknown, checked, remembered = [], [], [], []
    with serving("benchmarks.serve", PROXY_HOPS="1") as server:
        for number in range(TRIES):  # in turns, so that both have the machine as it is; each from an address of its own
            known.append(_milliseconds(server, login(USER, "wrong"), f"10.1.{number}.1", 401))
            unknown.append(_milliseconds(server, login(f"nobody{number}", "wrong"), f"10.2.{number}.1", 401))
        for number in range(TRIES):
            checked.append(_milliseconds(server, login(), f"10.3.{number}.1", 200))
            remembered.append(_milliseconds(server, login(), f"10.3.{number}.1", 200))
    waits = {"known name": known, "unknown name": unknown, "password checked": checked, "remembered": remembered}
    found = {f"{name}: ms": statistics.median(took) for name, took in waits.items()}
    found["known : unknown name"] = found["known name: ms"] / found["unknown name: ms"]
    found["checked : remembered"] = found["password checked: ms"] / found["remembered: ms"]
    return {name: round(value, 2) for name, value in found.items()}


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
