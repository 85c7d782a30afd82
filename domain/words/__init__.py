"""Where a day, a time or a repeat is said in a title, and which it is: `domain.quick_add` asks for it."""
