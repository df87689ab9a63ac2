"""The ears and the mouth."""
