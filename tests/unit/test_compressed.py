"""Scripts are compressed once for all browsers, and nobody waits for it to be done as well as it can be."""

import time

import brotli
import pytest

from web.compressed import AT_ONCE, BEST, Compressed

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
