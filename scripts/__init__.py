"""Programs that developers run now and then."""
