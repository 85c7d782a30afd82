"""The list on screen and its rows."""
