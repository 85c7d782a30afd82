"""Logging in and out, and people's own accounts. No other package imports dash_auth."""
