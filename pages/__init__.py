"""The pages, a file each. Private ones ask for the account themselves, whatever protects the address."""
