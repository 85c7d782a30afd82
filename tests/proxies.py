"""The proxies of docs/deployment.md, really run: the blocks are taken out of it as they stand there."""

import os
import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.serving import ROOT, ByPath, free_port

DOCS = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
INSTALL = {"nginx": "apt install nginx openssl", "caddy": "apt install caddy"}

NGINX = """\
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/proxy.log;
{user}
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{block}
}}
"""
CADDY = """\
{{
    admin off
    auto_https disable_redirects
    skip_install_trust
    storage file_system {folder}
}}
{block}
"""


def block_of(program: str, host: str) -> str:
    """Return the block of the docs for a proxy that serves `host`."""
    blocks = re.findall(r"^```(?:nginx)?\n(.*?)^```$", DOCS, re.DOTALL | re.MULTILINE)
    begins = {"nginx": rf"server {{.*server_name {re.escape(host)};", "caddy": rf"{re.escape(host)} {{"}
    (found,) = [block for block in blocks if re.match(begins[program], block, re.DOTALL)]
    return found


@contextmanager
def running(program: str, host: str, ports: Mapping[str, int], folder: Path) -> Iterator[str]:
    """Run the proxy `program` by its block for `host`, and give where it is.

    `ports` has where each app is, by its base path, of which "" or "/todo" is the one in the block.
    """
    if program == "python":
        proxy = ByPath(free_port(), ports)
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{proxy.server_port}"
        proxy.shutdown()
        proxy.server_close()
        return
    tools = [program, "openssl"] if program == "nginx" else [program]
    if not all(map(_found, tools)):
        pytest.skip(f"No {program} here to run the block of docs/deployment.md with: {INSTALL[program]}")
    port, block = free_port(), _for_all(block_of(program, host), ports)
    folder.mkdir()
    command = {"nginx": _nginx, "caddy": _caddy}[program](block, host, port, folder)
    with (folder / "proxy.log").open("ab") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, "HOME": str(folder)})
    try:
        _wait_for(port, process, folder / "proxy.log")
        yield f"https://localhost:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def _found(program: str) -> str | None:
    return shutil.which(program, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


def _for_all(block: str, ports: Mapping[str, int]) -> str:
    """Return the block with what it has for one app written again for each, at its own port."""
    for_one = "".join(re.findall(r"^    (?:location [^}]*}|redir .*|reverse_proxy .*)\n", block, re.MULTILINE))
    each = [for_one.replace("/todo", base).replace("127.0.0.1:8050", f"127.0.0.1:{at}") for base, at in ports.items()]
    return block.replace(for_one, "".join(each))


def _nginx(block: str, host: str, port: int, folder: Path) -> list[str]:
    certificate, key = folder / "fullchain.pem", folder / "privkey.pem"
    self_signed = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    subprocess.run([*self_signed, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    block = block.replace("listen 443", f"listen 127.0.0.1:{port}").replace(
        f"server_name {host}", "server_name localhost"
    )
    block = block.replace(f"/etc/letsencrypt/live/{host}", str(folder))
    config = folder / "nginx.conf"
    config.write_text(NGINX.format(folder=folder, block=block, user="user root;" if os.geteuid() == 0 else ""))
    return [str(_found("nginx")), "-p", str(folder), "-e", str(folder / "proxy.log"), "-c", str(config)]


def _caddy(block: str, host: str, port: int, folder: Path) -> list[str]:
    block = block.replace(f"{host} {{", f"https://localhost:{port} {{\n    bind 127.0.0.1\n    tls internal", 1)
    config = folder / "Caddyfile"
    config.write_text(CADDY.format(folder=folder / "data", block=block))
    return [str(_found("caddy")), "run", "--config", str(config), "--adapter", "caddyfile"]


def _wait_for(port: int, process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
            return
        time.sleep(0.1)
    pytest.fail(f"The proxy did not start:\n{log.read_text()}")
