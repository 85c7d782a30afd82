"""The load that the server bears: requests and ticks a second, how long people wait, and the memory that it takes."""

import heapq
import random
import statistics
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from benchmarks.client import Client
from benchmarks.servers import Running, serving

CONNECTIONS = 16
"""The number of clients that ask again as soon as they are answered."""
TICK_EVERY = {"a tick a second": 1.0, "a tick in 5 seconds": 5.0}
"""Seconds between two ticks of a person: as fast as anybody can, and at a lively pace."""
NEWS_EVERY = 1.5
"""Seconds between two questions of a browser for news."""
PORTIONS = 10


def measure_ours(seconds: float, people: int, ticks: int) -> dict[str, float]:
    """Return the load that the app bears, from `people` with an account each, and its memory over so many `ticks`."""
    with serving("benchmarks.serve", "--tasks", 10, "--accounts", people) as server:
        everybody = [Client(server.url, account) for account in range(people)]
        with ThreadPoolExecutor(CONNECTIONS) as pool:
            list(pool.map(Client.tick, everybody))  # the passwords are checked, a quarter of a second of CPU each
        found = measure_operations(server, everybody[:CONNECTIONS], seconds)
        found["ticks/s, 20 a request"] = 20 * at_once(everybody[:CONNECTIONS], seconds, lambda one: one.tick(20))
        for pace, every in TICK_EVERY.items():
            waits = _at_their_pace(everybody, every, 3 * seconds)
            found[f"{people} people, {pace} each: median ms"] = statistics.median(waits)
            found[f"{people} people, {pace} each: p99 ms"] = statistics.quantiles(waits, n=100)[98]
        found |= _memory(server, everybody[:CONNECTIONS], ticks)
    return {name: round(value, 1) for name, value in found.items()}


def measure_baseline(seconds: float) -> dict[str, float]:
    """Return the load that the plain way bears."""
    with serving("benchmarks.baseline", 10) as server:
        clients = [Client(server.url) for _ in range(CONNECTIONS)]
        found = measure_operations(server, clients, seconds, Client.tick_in_the_plain_way)
        found["memory MB"] = server.megabytes()
    return {name: round(value, 1) for name, value in found.items()}


def measure_operations(
    server: Running, clients: list[Client], seconds: float, tick: Callable[[Client], object] = Client.tick
) -> dict[str, float]:
    """Return how often a second a server answers, and what it costs."""
    found = {}
    operations = {"requests/s": ("a request", Client.open), "ticks/s, one a request": ("a tick", tick)}
    for name, (one, operation) in operations.items():
        cpu = server.cpu()
        found[name] = at_once(clients, seconds, operation)
        found[f"server ms CPU {one}"] = (server.cpu() - cpu) / (found[name] * seconds) * 1000
    return found


def at_once(clients: list[Client], seconds: float, do: Callable[[Client], object]) -> float:
    """Return how often a second the clients did it, all at the same time, each without a pause."""
    until = time.monotonic() + seconds

    def again(client: Client) -> int:
        count = 0
        while time.monotonic() < until:
            do(client)
            count += 1
        return count

    with ThreadPoolExecutor(len(clients)) as pool:
        return sum(pool.map(again, clients)) / seconds


def _at_their_pace(people: list[Client], every: float, seconds: float) -> list[float]:
    """Return how many ms people waited for each tick, while their browsers asked for news."""
    begin = time.monotonic() + 1

    def live(person: Client) -> list[float]:
        first, waits = begin + random.random() * every, []
        ticks, news = _due(first, every, seconds, person.tick), _due(first, NEWS_EVERY, seconds, person.ask_for_news)
        for due, do in heapq.merge(ticks, news, key=lambda one: one[0]):
            time.sleep(max(0, due - time.monotonic()))
            do()
            if do == person.tick:
                waits.append((time.monotonic() - due) * 1000)  # a person who waits begins the next one late
        return waits

    with ThreadPoolExecutor(len(people)) as pool:
        return [wait for of_one in pool.map(live, people) for wait in of_one]


def _due(first: float, every: float, seconds: float, do: Callable[[], object]) -> Iterator[tuple[float, Callable]]:
    return ((first + number * every, do) for number in range(int(seconds / every)))


def _memory(server: Running, clients: list[Client], ticks: int) -> dict[str, float]:
    """Return what memory the server has before and after so many ticks, each with a question for news."""

    def some(client: Client, count: int) -> None:
        for _ in range(count):
            client.tick()
            client.ask_for_news()

    held = [server.megabytes()]
    with ThreadPoolExecutor(len(clients)) as pool:
        for _ in range(PORTIONS):
            list(pool.map(partial(some, count=ticks // PORTIONS // len(clients)), clients))
            held.append(server.megabytes())
    late = held[PORTIONS // 2 :]  # by then the server has made everything that it makes once
    slope = statistics.linear_regression(range(len(late)), late).slope
    return {
        f"memory MB before {ticks:,} ticks": held[0],
        "memory MB": held[-1],
        "memory MB more an hour (20,000 ticks)": slope * PORTIONS / ticks * 20_000,
    }
