"""Logging in, out and accounts of one's own. This is the one package that imports dash_auth."""
