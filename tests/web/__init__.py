"""The server as another program sees it: raw requests, honest and hostile."""
