"""What is claimed about speed, measured: ``make bench``, or ``make bench-quick`` for the two-minute part."""
