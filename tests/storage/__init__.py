"""What is kept, in a real database."""
