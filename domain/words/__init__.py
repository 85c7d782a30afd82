"""Finds days, times and repeats in a title, for `domain.quick_add`."""
