"""Does time tell a known name from an unknown one, and what does remembering a password save?

Run it with ``python -m benchmarks.login_timing``: it starts the app on a database of its own and prints two ratios.
"""

import base64
import http.client
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME, PASSWORD = "admin", "correct horse battery staple"
TRIES = 18
"""Of each kind: fewer than what a name may fail before it has to wait, which would be measured instead."""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
        free.close()
        environ = {**os.environ, "DATA_DIR": folder, "DATABASE_URL": "", "PORT": str(port), "PROXY_HOPS": "1"}
        environ |= {"ADMIN_USER": NAME, "ADMIN_PASSWORD": PASSWORD, "DEBUG": ""}
        server = subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env=environ, stdout=subprocess.DEVNULL)
        try:
            _wait_for(port)
            measure(port)
        finally:
            server.terminate()
            server.wait()


def measure(port: int) -> None:
    """Print the medians of refusals and of log-ins, and their ratios."""
    known, unknown, checked, remembered = [], [], [], []
    for number in range(TRIES):  # in turns, so that both have the machine as it is; each from an address of its own
        known.append(_seconds(port, NAME, "wrong", f"10.1.{number}.1", 401))
        unknown.append(_seconds(port, f"nobody{number}", "wrong", f"10.2.{number}.1", 401))
    for number in range(TRIES):
        checked.append(_seconds(port, NAME, PASSWORD, f"10.3.{number}.1", 200))
        remembered.append(_seconds(port, NAME, PASSWORD, f"10.3.{number}.1", 200))
    refusals, log_ins = (known, unknown), (checked, remembered)
    for title, (one, other) in (("known : unknown name", refusals), ("checked : remembered password", log_ins)):
        first, second = statistics.median(one), statistics.median(other)
        sys.stdout.write(f"{title:32}{first * 1000:8.1f} ms : {second * 1000:8.1f} ms = {first / second:6.2f}\n")


def _seconds(port: int, name: str, password: str, address: str, expected: int) -> float:
    """Return how long one request took. Ends the program when the answer is not `expected`."""
    login = "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    begin = time.perf_counter()
    connection.request("GET", "/lists", headers={"Authorization": login, "X-Forwarded-For": address})
    answer = connection.getresponse()
    answer.read()
    took = time.perf_counter() - begin
    connection.close()
    if answer.status != expected:
        sys.exit(f"The answer was {answer.status}, not {expected}.")
    return took


def _wait_for(port: int) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("The server did not start.")


if __name__ == "__main__":
    main()
