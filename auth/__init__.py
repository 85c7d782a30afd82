"""Logging in and out, and people's own accounts. No other package imports dash_auth."""

import sys

# dash_auth loads Authlib where that is installed, which takes 16 MB. Only single sign-on needs it, and loads it itself.
if "authlib" not in sys.modules:
    sys.modules["authlib"] = None  # type: ignore[assignment]
    import dash_auth as dash_auth

    del sys.modules["authlib"]
