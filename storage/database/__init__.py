"""The one connection to the database, its tables, and how they are brought up to date."""
