"""The ears and the mouth: channels, intake, dialogue, sending, pagers, settings and the command line."""
