"""The reader that needs no model: what a tip says, each field with the words it came from."""
