"""The duty officers' page: reads, actions, templates."""
