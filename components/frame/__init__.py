"""What every page has: header, sidebar, messages, dialogs."""
