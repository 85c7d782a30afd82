"""Measurements of what is claimed about speed: ``make bench``, or ``make bench-quick`` for three minutes of it."""
