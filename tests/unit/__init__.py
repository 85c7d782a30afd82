"""Rules, without a server, a browser or a database."""
