"""The channels people write on, behind one contract (`contract.py`)."""
