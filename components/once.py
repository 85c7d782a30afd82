"""Components that are the same on every page for everybody, made once."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from plotly.utils import PlotlyJSONEncoder


def once(build: Callable[[], Any]) -> Callable[[], Any]:
    """Build components once, and give what the browser gets of them: plain dicts, which nobody may change.

    Most of what a layout costs is to make components and to read them out again, one by one.
    """

    @cache
    def built() -> Any:
        return json.loads(json.dumps(build(), cls=PlotlyJSONEncoder))

    return built
