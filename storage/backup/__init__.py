"""Copies of the whole database: how they are made, tested, kept and restored."""
