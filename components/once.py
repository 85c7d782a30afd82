"""Components that are the same for everybody, or for all to whom the same is shown, built once."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from plotly.utils import PlotlyJSONEncoder

MADE: dict[int, Any] = {}
"""Components that were built once, by their `id`: each is also drawn and written only once (``web/drawn.py``)."""


def once(build: Callable[..., Any]) -> Callable[..., Any]:
    """Build components once, or once for each of a few arguments, and return them as the browser gets them.

    These are plain dicts, which nobody may change.
    Most of the cost of a layout is building its components and turning them into JSON, one by one.
    """

    @cache
    def built(*given: bool | str) -> Any:
        made = json.loads(json.dumps(build(*given), cls=PlotlyJSONEncoder))
        MADE.update((id(one), one) for one in (made, *(made if isinstance(made, list) else [])) if one is not None)
        return made

    return built
