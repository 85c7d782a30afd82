"""A language model's endpoint for tests: a real HTTP server that speaks OpenAI's protocol, and answers as told."""

import json
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "sk-a-secret-of-the-tests"


def says(*pieces: str, tokens: int | None = 12, ended: str = "stop") -> list[Any]:
    """Return an answer that is written in these pieces."""
    return [*({"content": piece} for piece in pieces), {"ended": ended}, {"tokens": tokens}]


def uses(tool: str, **arguments: Any) -> list[Any]:
    """Return an answer that asks for a tool, its arguments in two pieces."""
    written = json.dumps(arguments)
    begin = {"index": 0, "id": "call-1", "type": "function", "function": {"name": tool, "arguments": written[:5]}}
    return [
        {"tool_calls": [begin]},
        {"tool_calls": [{"index": 0, "function": {"arguments": written[5:]}}]},
        {"ended": "tool_calls"},
        {"tokens": 12},
    ]


class ModelServer(ThreadingHTTPServer):
    """Answers each question with the next of `answers`, the last one again and again.

    An answer is a list of pieces: a delta; ``{"ended"}``; ``{"tokens"}``; a number of seconds to wait; an `Event` to
    wait for; bytes, sent as they are; or `BREAK`, which ends the connection. A tuple is a status, with words.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.url = f"http://127.0.0.1:{self.server_address[1]}/v1"
        self.answers: list[Any] = [says("Hello.")]
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.left = threading.Event()
        """Set when somebody went away before an answer was all written."""

    def __enter__(self) -> "ModelServer":
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()

    def will(self, *answers: Any) -> None:
        """Answer so from now on."""
        self.answers, self.asked = list(answers), []
        self.left.clear()

    @property
    def settings(self) -> dict[str, str]:
        """The settings of an app that asks it."""
        return {"CHAT_URL": self.url, "CHAT_KEY": KEY, "CHAT_MODEL": "tiny"}


BREAK = object()


class _Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: ModelServer

    def do_POST(self) -> None:
        self.server.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.server.keys.append(self.headers.get("Authorization", ""))
        answers = self.server.answers
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if isinstance(answer, tuple):
            self._refuse(*answer)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        try:
            for piece in answer:
                if piece is BREAK:
                    self.close_connection = True
                    return
                self._do(piece)
            self._send(b"data: [DONE]\n\n")
            self.wfile.write(b"0\r\n\r\n")
        except OSError:
            self.server.left.set()
            self.close_connection = True

    def _refuse(self, status: int, words: str = "") -> None:
        key = self.headers.get("Authorization", "")
        body = json.dumps({"error": {"message": f"{words} {key}", "type": "refused", "code": None}}).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _do(self, piece: Any) -> None:
        if isinstance(piece, bytes):
            self._send(piece)
        elif isinstance(piece, (int, float)):
            time.sleep(piece)
        elif isinstance(piece, threading.Event):
            while not piece.wait(0.05):
                self._send(b": waiting\n\n")  # which fails once nobody reads it
        else:
            self._send(b"data: " + json.dumps(_chunk(piece)).encode() + b"\n\n")

    def _send(self, line: bytes) -> None:
        self.wfile.write(b"%x\r\n%b\r\n" % (len(line), line))
        self.wfile.flush()

    def log_message(self, *_args: object) -> None:
        pass

    def handle_one_request(self) -> None:
        with suppress(ConnectionError):
            super().handle_one_request()


def _chunk(piece: dict[str, Any]) -> dict[str, Any]:
    common = {"id": "chat-1", "object": "chat.completion.chunk", "created": 1, "model": "tiny"}
    if "tokens" in piece:
        tokens = piece["tokens"]
        usage = tokens and {
            "prompt_tokens": tokens // 2,
            "completion_tokens": tokens - tokens // 2,
            "total_tokens": tokens,
        }
        return {**common, "choices": [], "usage": usage}
    ended = piece.get("ended")
    delta = {} if ended else {"role": "assistant", **piece}
    return {**common, "choices": [{"index": 0, "delta": delta, "finish_reason": ended}]}


BAD_CALLS = {
    "no such tool": uses("rm", path="/"),
    "arguments that are no JSON": [
        {"tool_calls": [{"index": 0, "id": "a", "function": {"name": "search_tasks", "arguments": "{query:"}}]},
        {"ended": "tool_calls"},
    ],
    "arguments that are no object": [
        {"tool_calls": [{"index": 0, "id": "a", "function": {"name": "search_tasks", "arguments": "[1]"}}]},
        {"ended": "tool_calls"},
    ],
    "no such verb": uses("suggest_changes", changes=[{"verb": "empty_trash", "value": "2027"}]),
    "a verb that is not offered": uses("suggest_changes", changes=[{"verb": "delete_list", "list": "inbox-of-1"}]),
    "changes that are none": uses("suggest_changes", changes=["all", None, 7]),
    "a value that is none": uses(
        "suggest_changes", changes=[{"verb": "add_tasks", "list": "x", "value": {"title": {}}}]
    ),
}
"""Ways to use a tool wrongly."""
