"""Starts the app again and again, quickly: what it imports is loaded once, and each start is a fork.

Started as ``python -m tests.processes.zygote``; for each line that it reads it starts the app, with the settings of its
own environment, and writes the process's id.
"""

import os
import runpy
import signal
import sys

import alembic.command  # noqa: F401
import dash  # noqa: F401
import dash_iconify  # noqa: F401
import dash_mantine_components  # noqa: F401
import psycopg  # noqa: F401
import sqlalchemy.dialects.postgresql  # noqa: F401
import waitress  # noqa: F401

signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # a killed process is gone at once
for _ in sys.stdin:
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.dup2(2, 1)
        runpy.run_path("app.py", run_name="__main__")
    sys.stdout.write(f"{child}\n")
    sys.stdout.flush()
