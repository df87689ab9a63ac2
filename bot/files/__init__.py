"""Files that people sent: fetched, told apart by their content, looked at behind a wall, and never trusted."""
