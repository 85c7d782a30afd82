"""The app as processes: several at once, killed, upgraded, and its commands."""
