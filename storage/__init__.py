"""What was said and done: tables, one unit of work, keys, audit and migrations."""
