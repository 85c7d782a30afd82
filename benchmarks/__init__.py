"""What is claimed about speed, measured: ``make bench``, or ``make bench-quick`` for three minutes of it."""
