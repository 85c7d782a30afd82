"""Where people's data is kept: the only place with SQL."""
