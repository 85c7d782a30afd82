"""The pages, one file each. Private ones ask for the account themselves, even if their address is protected."""
