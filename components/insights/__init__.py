"""Insights: what was done, what stays open, and when it will be done."""
