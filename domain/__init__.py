"""Task lists as plain data: the rules, without Dash, a database or a clock."""
