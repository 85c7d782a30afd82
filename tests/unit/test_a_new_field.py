"""A field that is declared, and named nowhere else, comes through everything that fields come through."""

import os
import subprocess
import sys

from tests.conftest import ROOT


def test_a_field_that_is_only_declared_comes_through_everything():
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "tests.made_up_field"]
    command += ["-n", "0", "tests/storage/test_fields.py", "-k", "sqlite"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ})

    assert ran.returncode == 0, ran.stdout[-3_000:]
    assert ran.stdout.count(".") > 10, ran.stdout
