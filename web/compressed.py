"""Compressed scripts and styles, made once for all browsers: well compressed at first, and later as well as brotli can.

The latter takes seconds for Dash's scripts, so nobody waits for it: a thread of the lowest priority begins a minute
or two after the first request. The results are kept in the data folder, for the next start and other processes.
"""

import logging
import os
import random
import sys
import tempfile
import threading
import time
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from queue import SimpleQueue

import brotli
from flask import request

LATER = 60
"""The seconds until files are compressed again, or up to twice as many: not while somebody first looks at the app."""

AT_ONCE, BEST = 9, 11
"""Qualities of brotli: for now, and for good."""

UNUSED_DAYS = 60
"""The days after which a kept file that no start has read is deleted."""

log = logging.getLogger(__name__)


def takes_brotli() -> bool:
    """Return whether the browser takes an answer in brotli's format. To name it with a quality of 0 is to refuse it."""
    return request.accept_encodings["br"] > 0


class Compressed:
    """Compresses files, and keeps the results in `folder`, which is made when there is something to keep."""

    def __init__(self, folder: Path, later: float | None = None):
        self._folder = folder
        self._later = LATER if later is None else later
        self._made: dict[str, bytes] = {}
        self._making: dict[str, threading.Lock] = {}
        self._wanted: SimpleQueue[tuple[str, bytes]] = SimpleQueue()
        self._lock = threading.Lock()
        self._worker: threading.Thread | None = None

    def of(self, content: bytes) -> bytes:
        """Return `content` in brotli's format, as small as possible without waiting."""
        name = blake2b(content, digest_size=16).hexdigest()
        if name not in self._made:
            with self._lock:
                making = self._making.setdefault(name, threading.Lock())
            with making:  # others that ask for the same meanwhile get this result
                if name not in self._made:
                    kept = self._kept(name, content)
                    self._made[name] = kept or brotli.compress(content, quality=AT_ONCE)
                    if not kept:
                        self._wants(name, content)
        return self._made[name]

    def _kept(self, name: str, content: bytes) -> bytes:
        file = self._folder / f"{name}.br"
        try:
            kept = file.read_bytes()
            if brotli.decompress(kept) != content:
                return b""
        except (OSError, brotli.error):
            return b""
        with suppress(OSError):  # it is good all the same
            os.utime(file)
        return kept

    def _wants(self, name: str, content: bytes) -> None:
        self._wanted.put((name, content))
        with self._lock:
            if not self._worker:
                self._worker = threading.Thread(target=self._compress_again, name="compressed", daemon=True)
                self._worker.start()

    def _compress_again(self) -> None:
        time.sleep(self._later * random.uniform(1, 2))  # so that processes that started together take turns
        if sys.platform == "linux":  # where this sets the priority of this thread alone
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 19)
        while True:
            name, content = self._wanted.get()
            kept = self._kept(name, content)  # by another process meanwhile
            self._made[name] = kept or brotli.compress(content, quality=BEST)
            if not kept:
                self._keep(name, self._made[name])

    def _keep(self, name: str, best: bytes) -> None:
        try:
            self._folder.mkdir(exist_ok=True)
            for old in self._folder.iterdir():
                with suppress(FileNotFoundError):  # another process has taken it away, or given it its name
                    if old.stat().st_mtime < time.time() - UNUSED_DAYS * 86_400:
                        old.unlink()
            with tempfile.NamedTemporaryFile(dir=self._folder, prefix=name, delete=False) as part:
                part.write(best)
            os.replace(part.name, self._folder / f"{name}.br")
        except OSError as problem:
            log.info("What was compressed is not kept: %s", problem)
