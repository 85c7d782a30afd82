"""Insights: what was done, what is still open, and when it will be done."""
