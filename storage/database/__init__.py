"""The connection to the database, its tables, and their migrations."""
