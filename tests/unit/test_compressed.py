"""Scripts are compressed once for all browsers, and nobody waits for it to be done as well as it can be."""

import time
from concurrent.futures import ThreadPoolExecutor

import brotli
import pytest

from web.compressed import AT_ONCE, BEST, Compressed

REAL = brotli.compress
SCRIPT = b"".join(b"export const f%d = value => value * %d + f%d(value);\n" % (n, n * n, n // 3) for n in range(500))


def made_again(compressed: Compressed, content: bytes = SCRIPT) -> bytes:
    """Wait until it is compressed again, and return that."""
    deadline, best = time.monotonic() + 20, brotli.compress(content, quality=BEST)
    while compressed.of(content) != best and time.monotonic() < deadline:
        time.sleep(0.01)
    return compressed.of(content)


def kept_in(folder) -> list:
    deadline = time.monotonic() + 20
    while not list(folder.glob("*.br")) and time.monotonic() < deadline:
        time.sleep(0.01)
    return list(folder.glob("*.br"))


def test_it_is_there_at_once_and_smaller_later_and_after_a_start(tmp_path):
    first = Compressed(tmp_path / "kept", later=0.3)
    at_once = first.of(SCRIPT)
    assert at_once == brotli.compress(SCRIPT, quality=AT_ONCE)

    best = made_again(first)
    assert best == brotli.compress(SCRIPT, quality=BEST)
    assert len(best) < len(at_once)
    assert len(kept_in(tmp_path / "kept")) == 1
    assert Compressed(tmp_path / "kept").of(SCRIPT) == best


def test_it_is_made_once_for_all_who_ask_at_the_same_time_and_for_other_processes(tmp_path, monkeypatch):
    qualities = []

    def compress(content: bytes, quality: int) -> bytes:
        qualities.append(quality)
        time.sleep(0.05)
        return REAL(content, quality=quality)

    monkeypatch.setattr("web.compressed.brotli.compress", compress)
    here, there = Compressed(tmp_path, later=0.3), Compressed(tmp_path, later=1.5)  # as in two processes
    with ThreadPoolExecutor(8) as asking:
        all_of = [*asking.map(here.of, [SCRIPT] * 8), there.of(SCRIPT)]
    assert len(set(all_of)) == 1
    best = REAL(SCRIPT, quality=BEST)
    for one in (here, there):
        deadline = time.monotonic() + 20
        while one.of(SCRIPT) != best and time.monotonic() < deadline:
            time.sleep(0.01)
        assert one.of(SCRIPT) == best
    assert qualities == [AT_ONCE, AT_ONCE, BEST]


@pytest.mark.parametrize("damage", [b"", b"no brotli", brotli.compress(b"alert('another')")])
def test_what_was_damaged_is_not_sent(tmp_path, damage):
    made_again(Compressed(tmp_path, later=0))
    [file] = kept_in(tmp_path)
    file.write_bytes(damage)
    assert brotli.decompress(Compressed(tmp_path).of(SCRIPT)) == SCRIPT


def test_where_nothing_can_be_kept_it_is_compressed_all_the_same(tmp_path):
    (tmp_path / "kept").write_text("a file, and no folder")
    made = Compressed(tmp_path / "kept", later=0)
    for content in (SCRIPT, SCRIPT[1000:]):
        assert made_again(made, content) == brotli.compress(content, quality=BEST)
