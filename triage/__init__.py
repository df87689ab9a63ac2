"""The thinking: from messages to what they say, how urgent it is and what to ask next. No clock, no database, no network."""
