"""The app, where requests for ``/?wait`` are answered once a file is there, and others wait for a thread only shortly.

Run as a program: ``python -m tests.made_up_wait``.
"""

import os
import time
from pathlib import Path

from web import serving

GO_ON = "go-on"
"""The name of the file in the data folder."""


def main() -> None:
    """Serve."""
    from app import app, server, settings

    answer = server.wsgi_app

    def answer_later(environ, start_response):
        while environ["QUERY_STRING"] == "wait" and not (Path(os.environ["DATA_DIR"]) / GO_ON).exists():
            time.sleep(0.01)
        return answer(environ, start_response)

    server.wsgi_app = answer_later
    serving.LONGEST_WAIT = 0.3
    serving.serve(app, settings)


if __name__ == "__main__":
    main()
