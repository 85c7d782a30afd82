"""Backups of the whole database: making, checking, keeping and restoring them."""
