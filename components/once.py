"""Components that are the same on every page for everybody, made once."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from plotly.utils import PlotlyJSONEncoder

MADE: dict[int, Any] = {}
"""What was made, by which it is known when it comes again: it is also drawn once (``web/drawn.py``)."""


def once(build: Callable[[], Any]) -> Callable[[], Any]:
    """Build components once, and give what the browser gets of them: plain dicts, which nobody may change.

    Most of what a layout costs is to make components and to read them out again, one by one.
    """

    @cache
    def built() -> Any:
        made = json.loads(json.dumps(build(), cls=PlotlyJSONEncoder))
        MADE.update((id(one), one) for one in (made, *(made if isinstance(made, list) else [])) if one is not None)
        return made

    return built
