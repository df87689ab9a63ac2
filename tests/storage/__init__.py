"""What was said and done, on both databases."""
