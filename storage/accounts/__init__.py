"""Accounts, where they log in from, invitations, and the log of what was done to them."""
