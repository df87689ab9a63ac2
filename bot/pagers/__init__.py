"""Ways to wake an officer, behind one contract (`contract.py`)."""
