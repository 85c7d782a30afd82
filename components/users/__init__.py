"""The users of the server, for admins."""
