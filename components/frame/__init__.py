"""The frame of every page: header, sidebar, messages, dialogs."""
