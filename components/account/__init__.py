"""A person's own account: password, devices, data, registration."""
